/** Compares what a Parquet file says of its values with the values of its rows: entries of dictionaries, least and greatest values. */
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { type Duck, numberOf } from './duck.ts'
import { columnsOf } from './sample.ts'

/** What is said of the values of a chunk. */
export interface SaidOfChunk {
  readonly group: number
  readonly path: readonly string[]
  /** Of its dictionary, where all its values are places in that; else 0. */
  readonly entries: number
  readonly texts: ReadonlySet<string>
}

export interface Compared {
  /** Columns with a dictionary of which no row has some entries. */
  readonly unused: readonly string[]
  /** Columns with a dictionary that could not be compared. */
  readonly uncompared: readonly string[]
  /** Texts that are no value of their column. */
  readonly unseen: readonly string[]
}

interface Column {
  readonly name: string
  /** What the engine reads its values by; `each`: a list of them for each row. */
  readonly values: string
  readonly each: boolean
  readonly chunks: SaidOfChunk[]
}

/** Columns whose values are counted in one reading, and texts that are looked for in one. */
const [together, textsTogether] = [50, 5_000]

/** What the format puts between a list or a map and its values. */
const ofMany = new Set(['list', 'array', 'bag', 'key_value', 'map'])

/** How the engine reads what a path of the file names; undefined for what is nested in ways of its own. */
function valuesOf([name = '', ...nested]: readonly string[], type: string | undefined): Pick<Column, 'values' | 'each'> | undefined {
  const column = `r.${quoteName(name)}`
  if (type === undefined) return undefined
  if (nested.length === 0) return { values: column, each: false }
  if (nested.length === 2 && nested[0] === 'list' && /^[^[\]]+\[\]$/.test(type)) return { values: column, each: true }
  if (type.startsWith('MAP(') && nested.length === 2) return nested[1] === 'key' ? { values: `map_keys(${column})`, each: true } : nested[1] === 'value' ? { values: `map_values(${column})`, each: true } : undefined
  return type.startsWith('STRUCT(') && !nested.some((one) => ofMany.has(one)) ? { values: [column, ...nested.map(quoteName)].join('.'), each: false } : undefined
}

/** What the engine cannot name, hold or count is not compared; that it was stopped, or that a disk is full, is no matter of the file. */
function isBeyondEngine(error: unknown): boolean {
  return error instanceof Error && /^(?:Binder|Out of Memory|Not implemented) Error/.test(error.message)
}

/** Compares. `rows`: of each group of the file. */
export async function comparedWithValues(duck: Duck, path: string, rows: readonly number[], said: readonly SaidOfChunk[]): Promise<Compared> {
  const types = new Map((await columnsOf(duck, path)).map(({ name, type }) => [name, type]))
  const columns = new Map<string, Column>()
  const [unused, uncompared, unseen] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const passOver = (name: string, { entries, texts }: SaidOfChunk): void => {
    if (entries > 0) uncompared.add(name)
    for (const text of texts) unseen.add(text)
  }
  for (const chunk of said) {
    const name = chunk.path.join('.')
    const values = valuesOf(chunk.path, types.get(chunk.path[0] ?? ''))
    if (values === undefined) passOver(name, chunk)
    else columns.set(name, { name, ...values, chunks: [...columns.get(name)?.chunks ?? [], chunk] })
  }
  const groups = groupedRows(path, rows, [...types.keys()])

  async function compare(some: readonly Column[], source: string, valueOf: (column: Column) => string): Promise<void> {
    const asked = some.flatMap((column, index) => [
      ...(column.chunks.some(({ entries }) => entries > 0) ? [`count(distinct ${valueOf(column)}) as n${index}`] : []),
      ...(column.chunks.some(({ texts }) => texts.size > 0) ? [`min(cast(${valueOf(column)} as varchar)) as a${index}`, `max(cast(${valueOf(column)} as varchar)) as z${index}`] : []),
    ])
    const found = new Map((await duck.rows(`select s.g as g, ${asked.join(', ')} from ${source} group by s.g`)).map((row) => [numberOf(row['g']), row]))
    for (const [index, column] of some.entries()) {
      const left = new Set<string>()
      for (const { group, entries, texts } of column.chunks) {
        const row = found.get(group) ?? {}
        if (entries > (row[`n${index}`] === undefined ? 0 : numberOf(row[`n${index}`]))) unused.add(column.name)
        const shown = [row[`a${index}`], row[`z${index}`]].map(String)
        for (const text of texts) if (!shown.some((value) => value.includes(text))) left.add(text)
      }
      for (const text of await noValues(column, [...left])) unseen.add(text)
    }
  }

  /** Those of the texts that are no value in any row. */
  async function noValues({ values, each }: Column, texts: readonly string[]): Promise<readonly string[]> {
    const none: string[] = []
    for (let from = 0; from < texts.length; from += textsTogether) {
      const some = texts.slice(from, from + textsTogether).map((text) => `(${quoteText(text)})`).join(', ')
      const all = `select cast(${each ? `unnest(${values})` : values} as varchar) as value from read_parquet(${quoteText(path)}) as r`
      for (const { t } of await duck.rows(`select t from (values ${some}) as v(t) where not exists (select 1 from (${all}) as w where w.value = v.t)`)) none.push(String(t))
    }
    return none
  }

  const plain = [...columns.values()].filter(({ each }) => !each)
  const readings = [
    ...Array.from({ length: Math.ceil(plain.length / together) }, (_, turn) => plain.slice(turn * together, (turn + 1) * together)).map((some) => [some, groups, ({ values }: Column) => values] as const),
    ...[...columns.values()].filter(({ each }) => each).map((one) => [[one], `(select s.g as g, unnest(${one.values}) as value from ${groups}) as s`, () => 's.value'] as const),
  ]
  for (const [some, source, valueOf] of readings) {
    try {
      await compare(some, source, valueOf)
    } catch (error) {
      if (!isBeyondEngine(error)) throw error
      for (const { name, chunks } of some) for (const chunk of chunks) passOver(name, chunk)
    }
  }
  return { unused: [...unused], uncompared: [...uncompared], unseen: [...unseen] }
}

/** The rows of a file as `r`, each with the group that it is of as `s.g`. */
function groupedRows(path: string, rows: readonly number[], names: readonly string[]): string {
  const file = quoteText(path)
  if (rows.length === 1) return `read_parquet(${file}) as r, (values (0)) as s(g)`
  const starts: number[] = []
  rows.reduce((start, count) => (starts.push(start), start + count), 0)
  // A file may have a column of the name that the engine gives to its numbers.
  let number = 'file_row_number'
  const isTaken = names.some((name) => name.toLowerCase() === number)
  while (names.some((name) => name.toLowerCase() === number)) number += '_'
  const numbered = isTaken ? `(select *, row_number() over () - 1 as ${number} from read_parquet(${file}))` : `read_parquet(${file}, file_row_number = true)`
  return `${numbered} as r asof join (values ${starts.map((start, group) => `(${group}, ${start})`).join(', ')}) as s(g, b) on r.${number} >= s.b`
}
