/** A package of a course by cmi5 as it is sent: a ZIP with `cmi5.xml` at its root, or that file alone with addresses of the web (cmi5, 14). Pure but for the unpacking. */
import { hash } from 'node:crypto'
import { filesIn } from '../cartridge/archive.ts'
import { type Beside, type Block, type Course, type Fault, isWhole, readCourseStructure, type Unit } from './course-structure.ts'

interface PackageFile { readonly path: string; readonly type: string; readonly content: Buffer }

export interface TakenPackage { readonly course: Course; readonly files: readonly PackageFile[]; readonly sha256: string; /** What was not taken: extensions of the structure, and files of kinds that are not served. */ readonly beside: readonly Beside[]; readonly unserved: readonly string[] }

/** Kinds of files that a unit is made of, by their endings. Nothing else is served. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', htm: 'text/html; charset=utf-8', xhtml: 'application/xhtml+xml', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json', map: 'application/json',
  xml: 'application/xml', txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8', vtt: 'text/vtt; charset=utf-8', pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml',
  ico: 'image/x-icon', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf', otf: 'font/otf', mp3: 'audio/mpeg', ogg: 'audio/ogg', wav: 'audio/wav', mp4: 'video/mp4', webm: 'video/webm', wasm: 'application/wasm',
}
const typeOf = (path: string): string | undefined => types[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '']

const structureName = 'cmi5.xml'

/** The units of a course in its order, whatever blocks they stand in. */
export const unitsOf = ({ parts }: { readonly parts: readonly (Unit | Block)[] }): readonly Unit[] => parts.flatMap((part) => (part.kind === 'unit' ? [part] : unitsOf(part)))
/** The blocks of a course: each before those within it. */
export const blocksOf = ({ parts }: { readonly parts: readonly (Unit | Block)[] }): readonly Block[] => parts.flatMap((part) => (part.kind === 'block' ? [part, ...blocksOf(part)] : []))

/** The path of a unit's file in its package, without what follows it in the address. */
export const pathOf = ({ url }: Pick<Unit, 'url'>): string => decodeURIComponent(new URL(url, 'https://package.example/').pathname.slice(1))

/** Whether a file is a ZIP, by its first bytes. */
export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

/** Reads a package; answers what it holds, or all that is wrong with its structure. Throws a `NotRead` for an archive that cannot be read. */
export async function readCoursePackage(bytes: Buffer, isSafe: (address: string) => boolean): Promise<TakenPackage | { readonly faults: readonly Fault[] }> {
  const zipped = isZip(bytes)
  const all = zipped ? await filesIn(bytes) : new Map([[structureName, bytes]])
  const structure = all.get(structureName)
  if (structure === undefined) return { faults: [{ rule: 'noStructure', line: 1, what: structureName }] }
  const read = readCourseStructure(structure.toString('utf8').replace(/^\uFEFF/, ''))
  if ('faults' in read) return read
  const files = [...all].flatMap(([path, content]): readonly PackageFile[] => {
    const type = typeOf(path)
    return path === structureName || type === undefined ? [] : [{ path, type, content }]
  })
  const kept = new Set(files.map(({ path }) => path))
  const faults = unitsOf(read.course).flatMap(({ url }): readonly Fault[] => {
    if (isWhole(url)) return isSafe(url) ? [] : [{ rule: 'unsafe', line: 1, what: url }]
    if (!zipped) return [{ rule: 'notWhole', line: 1, what: url }]
    return kept.has(pathOf({ url })) ? [] : [{ rule: 'noFile', line: 1, what: url }]
  })
  if (faults.length > 0) return { faults }
  return { course: read.course, files, sha256: hash('sha256', bytes), beside: read.beside, unserved: [...all.keys()].filter((path) => path !== structureName && !kept.has(path)) }
}
