/** Lends the tables of one or several datasets to one query, and notes who read what. */
import { Failure } from '../../../law/failure.ts'
import type { Commons, Opened } from '../commons.ts'
import { type Dataset, type Mode, slug, type VersionTable } from '../dataset.ts'
import { quoteName } from '../../../kernel/duckdb/index.ts'
import type { TableSource } from '../engine/index.ts'
import type { Asker } from '../policy.ts'
import type { Door } from '../dataset.ts'
import { consoleWords as words } from '../console/messages.ts'

export const mostDatasets = 5

/** The addresses of datasets in a text, such as `astana/schools, qazstat/regions`. Throws a `Failure` for what is none. */
export function addressesIn(texts: readonly string[]): readonly string[] {
  const found = [...new Set(texts.flatMap((text) => text.split(/[\s,;]+/)).filter((one) => one !== ''))]
  if (found.length > mostDatasets) throw new Failure('invalid', words.tooMany, [{ field: 'datasets', text: words.tooMany }])
  for (const one of found) {
    const parts = one.split('/')
    if (parts.length !== 2 || !parts.every((part) => slug.test(part))) throw new Failure('invalid', words.badAddress, [{ field: 'datasets', text: words.badAddress }])
  }
  return found
}

/** Opens the newest version of each dataset. Throws a `Failure` that says why one is closed. */
export async function openAll({ datasets, access }: Commons, asker: Asker, addresses: readonly string[], mode: Mode): Promise<readonly Opened[]> {
  return Promise.all(addresses.map(async (address) => {
    const [namespace = '', name = ''] = address.split('/')
    return access.open(asker, await datasets.at(namespace, name), { mode })
  }))
}

/** A table as the query names it. */
export interface NamedTable extends Pick<VersionTable, 'columns' | 'rows'> {
  readonly name: string
  readonly dataset: Dataset
}

/** Words of DuckDB's SQL that are no names without quotes. */
const reserved = new Set(`all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default deferrable desc describe
  distinct do else end except false fetch for foreign from group having in initially intersect into lambda lateral leading limit not null offset on only or order pivot
  placing primary qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot using variadic when where window
  with`.split(/\s+/))

/** A name as SQL wants it: bare where it can be. */
export const named = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reserved.has(name.toLowerCase()) ? name : quoteName(name))

const word = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, '')

/** The name of a table in SQL: its own when one dataset is asked, else with its dataset's name before it. */
function namer(opened: readonly Opened[]): (dataset: Dataset, table: string) => string {
  if (opened.length < 2) return (_, table) => table
  const taken = new Set<string>()
  return ({ name }, table) => {
    const base = `${word(name)}_${word(table)}`
    let found = base
    for (let n = 2; taken.has(found); n += 1) found = `${base}_${n}`
    taken.add(found)
    return found
  }
}

/** The tables that a query over these datasets may name, without lending them. */
export async function namedTables(commons: Pick<Commons, 'reader'>, opened: readonly Opened[]): Promise<readonly NamedTable[]> {
  return lend(commons, opened, async (_, tables) => tables)
}

/** Lends the tables of all of them, each cut as its own verdict says, for as long as `use` runs. */
export function lend<T>({ reader }: Pick<Commons, 'reader'>, opened: readonly Opened[], use: (sources: readonly TableSource[], tables: readonly NamedTable[]) => Promise<T>): Promise<T> {
  const nameOf = namer(opened)
  const step = (at: number, sources: readonly TableSource[], tables: readonly NamedTable[]): Promise<T> => {
    const one = opened[at]
    if (one === undefined) return use(sources, tables)
    return reader.tables(one, (own, of) => {
      const names = own.map(({ name }) => nameOf(one.dataset, name))
      return step(at + 1, [...sources, ...own.map((source, i) => ({ ...source, name: names[i] ?? source.name }))],
        [...tables, ...of.map(({ columns, rows, name }, i) => ({ columns, rows, name: names[i] ?? name, dataset: one.dataset }))])
    })
  }
  return step(0, [], [])
}

/** Notes a query as a read of every dataset that it was lent. */
export async function noteAll({ reads }: Pick<Commons, 'reads'>, opened: readonly Opened[], { door, mode, what, rows }: {
  readonly door: Door; readonly mode: Mode; readonly what: string; readonly rows?: number
}): Promise<void> {
  for (const { dataset, version, verdict, asker } of opened) {
    await reads.note({ dataset: dataset.id, version: version.number, door, mode, by: verdict.by, asker, what, ...(rows !== undefined && { rows }) })
  }
}
