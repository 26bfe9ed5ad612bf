/** Takes the same sample of a Parquet file every time: rows spread over the whole of it, chosen by their number alone. */
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import type { ColumnSample } from './contract.ts'
import { type Duck, numberOf, type Row } from './duck.ts'

/** Longest text of one value, and of one answer altogether, in characters. */
const longestValue = 2000
const longestAnswer = 16 * 2 ** 20
const mostCells = 1_000_000

/** Knuth's multiplicative step: neighbouring row numbers land far apart, and every prefix is spread evenly. */
const step = 2_654_435_761
const ring = 2 ** 32

/** The query of about so many rows (all of them where there are no more), in their order, with the columns as given. */
export function sampledRows(parquet: string, columns: readonly string[], rows: number, count: number): string {
  const chosen = count >= rows ? 'true' : `(file_row_number * ${step}) % ${ring} < ${Math.ceil(count / rows * ring)}`
  return `select ${columns.join(', ')} from read_parquet(${quoteText(parquet)}, file_row_number = true) where ${chosen} order by file_row_number`
}

/** Columns of a Parquet file with the engine's names of their types. */
export async function columnsOf(duck: Duck, parquet: string): Promise<readonly { readonly name: string; readonly type: string }[]> {
  const rows = await duck.rows(`describe select * from read_parquet(${quoteText(parquet)})`)
  return rows.map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
}

export const rowsOf = async (duck: Duck, parquet: string): Promise<number> =>
  numberOf((await duck.row(`select count(*) as n from read_parquet(${quoteText(parquet)})`))['n'])

/** So many values of a hash are counted: the number of all is then off by about half a hundredth (its standard error). */
const enough = 32_768

/** The number of different values where there are about so many: exact up to some ten thousands, else by a slice of their hashes. */
export function distinctOf(column: string, about: number): string {
  const slices = Math.max(1, Math.floor(about / enough))
  return slices === 1 ? `count(distinct ${column})` : `${slices} * count(distinct hash(${column})) filter (${column} is not null and hash(${column}) % ${slices} = 0)`
}

/** Columns in one query: a count of different values opens a table of its own, of some megabytes of the engine's memory, for each. */
const together = 20

/** Asks for the aggregates of each column, a few columns at once; answers them all as one row. */
export async function inParts(
  duck: Duck, parquet: string, aggregates: readonly (readonly string[])[], progress: (share: number) => void = () => {},
): Promise<Row> {
  const rows: Row[] = []
  for (let at = 0; at < aggregates.length; at += together) {
    progress(at / aggregates.length)
    const list = aggregates.slice(at, at + together).flat()
    if (list.length > 0) rows.push(await duck.row(`select ${list.join(', ')} from read_parquet(${quoteText(parquet)})`))
  }
  return Object.assign({}, ...rows)
}

/** Values of every column as text, without nulls, with the share of different values among all. */
export async function sampleOf(duck: Duck, parquet: string, count: number): Promise<readonly ColumnSample[]> {
  const columns = await columnsOf(duck, parquet)
  const rows = await rowsOf(duck, parquet)
  const taken = Math.max(1, Math.min(count, Math.floor(mostCells / columns.length)))
  const texts = columns.map(({ name }, index) => `left(cast(${quoteName(name)} as varchar), ${longestValue}) as c${index}`)
  const sample = await duck.rows(sampledRows(parquet, texts, rows, taken))
  const ratios = await inParts(duck, parquet, columns.map(({ name }, index) =>
    [`least(1, (${distinctOf(quoteName(name), rows)}) / nullif(count(${quoteName(name)}), 0)) as r${index}`]))
  return columns.map(({ name }, index) => {
    const values: string[] = []
    let room = longestAnswer / columns.length
    for (const row of sample) {
      const value = row[`c${index}`]
      if (typeof value !== 'string') continue
      room -= value.length
      if (room < 0) break
      values.push(value)
    }
    const ratio = numberOf(ratios[`r${index}`])
    return { name, values, distinctRatio: Number.isFinite(ratio) ? ratio : 0 }
  })
}
