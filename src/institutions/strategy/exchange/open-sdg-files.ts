/** The files of the data repository of an Open SDG site, each at its place and as what it says. What stands anywhere else is told, and never read as something that it is not. */
import { setImmediate as others } from 'node:timers/promises'
import { CsvError, parse as parseCsv } from 'csv-parse/sync'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { readPiece } from '../../../law/yaml.ts'
import { words } from './messages.ts'

/** A mapping, by its names: `fields` of an object would not hold each name there is. */
export type Fields = ReadonlyMap<string, unknown>

/** `language` of translations alone. */
export interface Page { readonly path: string; readonly folder: 'meta' | 'indicator-config' | 'translations' | ''; readonly base: string; readonly language: string; readonly fields: Fields }
/** The data of the indicator whose page has the name `of`. */
export interface Table { readonly path: string; readonly of: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
export interface Repository { readonly pages: readonly Page[]; readonly tables: readonly Table[]; readonly left: Tally; readonly faults: readonly { readonly key: string; readonly text: Text }[] }

/** Counts what is left, by what it is called; what is called in too many ways is counted together, for nobody reads a list without end. */
export interface Tally { readonly counts: ReadonlyMap<string | Text, number>; leave(what: string | Text, often?: number): void }

const mostNames = 300
export function openTally(): Tally {
  const counts = new Map<string | Text, number>()
  return {
    counts,
    leave(what, often = 1) {
      if (often <= 0) return
      const named = typeof what === 'string' && what.length > 100 ? `${what.slice(0, 100)}…` : what
      const name = counts.has(named) || counts.size < mostNames ? named : words.openSdg.more
      counts.set(name, (counts.get(name) ?? 0) + often)
    },
  }
}

/** Of one file, in characters. One is read without a pause. */
const [longestYaml, longestTable] = [100_000, 2_000_000]
/** Of all files of a kind together, in bytes. */
const [mostYaml, mostTables] = [8_000_000, 20_000_000]

const invalid = (said: Text): Failure => new Failure('invalid', said, [{ field: 'file', text: said }])

const folders: ReadonlySet<string> = new Set(['meta', 'indicator-config', 'translations', 'data'])
const isYaml = (name: string): boolean => /\.ya?ml$/.test(name)
const isPage = (name: string): boolean => /\.(ya?ml|md)$/.test(name)
/** What an archive of macOS has beside each file. */
const isOfMac = (parts: readonly string[]): boolean => parts.includes('__MACOSX') || parts.at(-1)!.startsWith('._') || parts.at(-1) === '.DS_Store'
const isReadme = (name: string): boolean => /^readme(\.\w+)?$/i.test(name)

/** Where the repository begins: above the first of its folders of pages that no other one is above; undefined where there is none. */
function rootOf(paths: Iterable<string>): readonly string[] | undefined {
  let root: readonly string[] | undefined
  for (const path of paths) {
    const parts = path.split('/')
    if ((parts.at(-2) === 'meta' || parts.at(-2) === 'indicator-config') && isPage(path) && !isOfMac(parts) && !isReadme(parts.at(-1)!) && (root === undefined || parts.length - 2 < root.length)) root = parts.slice(0, -2)
  }
  return root
}

/** Which page a file is by its place; undefined where it is none. */
function pageAt(within: readonly string[]): Pick<Page, 'folder' | 'base' | 'language'> | undefined {
  const name = within.at(-1)!
  const base = name.replace(/\.\w+$/, '')
  const [folder, second = ''] = within
  if (within.length === 1) return isYaml(name) && ['_config', 'site_config', 'config'].includes(base) ? { folder: '', base, language: '' } : undefined
  if (within.length === 2 && (folder === 'meta' || folder === 'indicator-config') && isPage(name)) return { folder, base, language: '' }
  return within.length === 3 && folder === 'translations' && isYaml(name) ? { folder, base, language: second } : undefined
}

/** Reads the files of a repository, each of which gives its bytes when it is asked. Throws a `Failure` (invalid) where there is none, or too much of it. */
export async function readRepository(files: ReadonlyMap<string, () => Promise<Uint8Array>>): Promise<Repository> {
  const root = rootOf(files.keys())
  if (root === undefined) throw invalid(words.openSdg.none)
  const { counts, leave } = openTally()
  const faults: { key: string; text: Text }[] = []
  const [pages, tables]: [Page[], Table[]] = [[], []]

  /** Text of a file; a fault where it is none, or too long. Others have their turn before each. */
  async function textOf(path: string, sizes: { left: number }, longest: number, tooLong: Text): Promise<string | undefined> {
    await others()
    const bytes = await files.get(path)!()
    sizes.left -= bytes.length
    if (sizes.left < 0) throw invalid(words.openSdg.tooMuch)
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      if (text.length <= longest) return text
      faults.push({ key: path, text: tooLong })
    } catch {
      faults.push({ key: path, text: words.notUtf8 })
    }
    return undefined
  }

  const csv = new Map<string, string>()
  const ofYaml = { left: mostYaml }
  for (const path of files.keys()) {
    const parts = path.split('/')
    const within = parts.slice(root.length)
    const inside = root.every((part, at) => parts[at] === part)
    const page = inside ? pageAt(within) : undefined
    if (isOfMac(parts)) leave('__MACOSX, ._*, .DS_Store')
    else if (isReadme(parts.at(-1)!)) leave('README')
    else if (page !== undefined) {
      const text = await textOf(path, ofYaml, longestYaml, words.openSdg.longYaml(longestYaml))
      const read = text === undefined ? undefined : fieldsOf(path, text)
      if (read === undefined) continue
      if (read.fault !== undefined) faults.push({ key: path, text: read.fault })
      else if (read.fields === undefined) leave(within.join('/'))
      else pages.push({ path, ...page, fields: read.fields })
      if (read.body) leave(words.openSdg.body)
    } else if (inside && within.length === 2 && within[0] === 'data' && path.endsWith('.csv')) csv.set(path, within[1]!.slice(0, -4))
    else leave(!inside || within.length === 1 || !folders.has(within[0]!) ? words.openSdg.otherFiles : within.length === 2 ? within.join('/') : `${within.slice(0, -1).join('/')}/*${/\.\w+$/.exec(path)?.[0] ?? ''}`)
  }

  const known = new Set(pages.flatMap(({ folder, base }) => (folder === 'meta' || folder === 'indicator-config' ? [base] : [])))
  const taken = new Set<string>()
  const ofTables = { left: mostTables }
  for (const [path, base] of [...csv].toSorted(([, a], [, b]) => Number(b.startsWith('indicator_')) - Number(a.startsWith('indicator_')))) {
    const of = [base.replace(/^indicator_/, ''), base].find((id) => known.has(id))
    if (of === undefined || taken.has(of)) {
      leave(path.split('/').slice(root.length).join('/'))
      continue
    }
    taken.add(of)
    const text = await textOf(path, ofTables, longestTable, words.openSdg.longTable)
    const read = text === undefined ? undefined : rowsOf(text)
    if (Array.isArray(read)) tables.push({ path, of, head: read[0] ?? [], rows: read.slice(1) })
    else if (read !== undefined) faults.push({ key: path, text: read.fault })
  }
  return { pages, tables, left: { counts, leave }, faults }
}

interface ReadPage { readonly fields?: Fields; readonly fault?: Text; readonly body?: boolean }

/** What a page says; of Markdown what stands between its dashes, and whether there is more. Without `fields` and `fault` it says nothing. */
function fieldsOf(path: string, text: string): ReadPage {
  const [whole = '', front = ''] = path.endsWith('.md') ? /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?=\n|$)/.exec(text) ?? [] : [text, text]
  const body = text.slice(whole.length).trim() !== ''
  if (front.trim() === '') return {}
  const read = readPiece(front, { longest: longestYaml, mostAliases: 20 })
  if (read.problems !== undefined) return { fault: words.openSdg.line(read.problems[0]!.line + (path.endsWith('.md') ? 1 : 0), read.problems[0]!.text) }
  const { value } = read
  if (value === null) return { body }
  return typeof value === 'object' && !Array.isArray(value) ? { fields: new Map(Object.entries(value as object)), body } : { fault: words.openSdg.noYaml }
}

/** The rows of a table, each with as many cells as the first. */
function rowsOf(text: string): string[][] | { readonly fault: Text } {
  try {
    return parseCsv(text, { skip_empty_lines: true, trim: true })
  } catch (error) {
    return { fault: error instanceof CsvError && error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' && typeof error['lines'] === 'number' ? words.openSdg.uneven(error['lines']) : words.openSdg.noTable }
  }
}
