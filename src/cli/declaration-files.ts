/** Declarations in files: read, and every fault said with its file and line. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { versionOf } from '../kernel/declarations/index.ts'
import type { DeclaredBody } from '../law/body.ts'
import type { DeclaredCalendar } from '../law/calendar.ts'
import { type Declaration, declares, type Exported, exportedAs, readBody, readCalendar, readDeclaration, readRegister } from '../law/declaration-yaml.ts'
import { Failure, type Problem } from '../law/failure.ts'
import type { Finding } from '../law/lint.ts'
import { pathOf } from '../law/place.ts'
import type { Procedure } from '../law/procedure.ts'
import type { Register } from '../law/register.ts'
import { spoken, type Text } from '../law/text.ts'
import type { LineOf, ReadYaml } from '../law/yaml.ts'
import { UsageError } from './command.ts'

interface Source { readonly file: string; readonly declaration: Declaration; readonly lineOf: LineOf; readonly exported: Exported | undefined }

export interface DeclarationFiles {
  readonly procedures: readonly Procedure[]
  readonly registers: readonly Register[]
  readonly bodies: readonly DeclaredBody[]
  /** The calendar, where one of the files has it. */
  readonly calendars: readonly DeclaredCalendar[]
  /** Where a place of a declaration stands, as `file:line`; undefined for one that is in none of the files. */
  lineOf(id: string, place: string): string | undefined
  /** Of which versions of the house its files are exports, or the file of this version of it; none for what was written by hand. */
  exported(id: string, version?: string): readonly Exported[]
}

/** Reads files, and the `.yaml` and `.yml` files of folders. Throws a `Failure` with every file and line that is wrong. */
export function readFiles(paths: readonly string[]): DeclarationFiles {
  const files = paths.flatMap((path) => (statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(path, name)) : [path]))
  if (files.length === 0) throw new UsageError(noFiles)
  const [procedures, registers, bodies, calendars, problems]: [Procedure[], Register[], DeclaredBody[], DeclaredCalendar[], Problem[]] = [[], [], [], [], []]
  /** By id: a file for each version. */
  const sources = new Map<string, Map<string, Source>>()
  for (const file of files) {
    const source = readFileSync(file, 'utf8')
    const keep = <T extends Declaration>({ value, lineOf, problems: wrong }: ReadYaml<T> & { readonly lineOf?: LineOf }, into: T[]): void => {
      problems.push(...(wrong ?? []).map(({ line, text }) => ({ field: `${file}:${line}`, text })))
      if (value === undefined || lineOf === undefined) return
      into.push(value)
      const ofId = sources.get(value.id) ?? new Map<string, Source>()
      sources.set(value.id, ofId.set(versionOf(value), { file, declaration: value, lineOf, exported: exportedAs(source) }))
    }
    switch (declares(source)) {
      case 'register': keep(readRegister(source), registers); break
      case 'body': keep(readBody(source), bodies); break
      case 'calendar': keep(readCalendar(source), calendars); break
      case 'procedure': keep(readDeclaration(source), procedures)
    }
  }
  if (problems.length > 0) throw new Failure('invalid', notRead, problems)
  return {
    procedures, registers, bodies, calendars,
    lineOf(id, place) {
      const source = [...sources.get(id)?.values() ?? []].at(-1)
      return source && `${source.file}:${source.lineOf(...pathOf(source.declaration, place))}`
    },
    exported: (id, version) => [...sources.get(id) ?? []].flatMap(([one, { exported }]) => (exported !== undefined && (version === undefined || one === version) ? [exported] : [])),
  }
}

/** A finding with the file, the line and the place in which it stands. */
export const placed = ({ lineOf }: DeclarationFiles, { procedure, place, words }: Pick<Finding, 'procedure' | 'place' | 'words'>): Problem =>
  ({ field: `${lineOf(procedure, place) ?? procedure} ${place}`, text: words })

/** Does what enacts declarations from files, and says of each fault in which file and line it is. */
export async function withLines<T>(files: DeclarationFiles, enact: () => Promise<T>): Promise<T> {
  try {
    return await enact()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(error.kind, error.text, error.problems.map((problem) => {
      const [, id = '', place = ''] = /^(\S+) (.*)$/.exec(problem.field ?? '') ?? []
      return files.lineOf(id, place) === undefined ? problem : { ...problem, ...placed(files, { procedure: id, place, words: problem.text }) }
    }), error.retryAfterSeconds)
  }
}

export const noFiles: Text = spoken({ kk: 'YAML файлын немесе ондай файлдары бар буманы көрсетіңіз.', ru: 'Укажите файл YAML или папку с такими файлами.', en: 'Name a YAML file, or a folder of them.' })
const notRead: Text = spoken({ kk: 'Декларациялар оқылмады, қолданысқа ештеңе енгізілмеді.', ru: 'Декларации не прочитаны, ничего не введено в действие.', en: 'The declarations cannot be read; nothing was enacted.' })
