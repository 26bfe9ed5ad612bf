/**
 * How DuckDB is spoken to: names and texts as its SQL wants them, where rows stand, and how values of its answers are read. Nothing here runs a
 * statement or starts an engine, so that a child may import it.
 */

/** A name as SQL wants it, whatever it contains. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text as SQL wants it. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Where rows stand: a table or view of the DuckDB that runs the text, or Parquet files. */
export type Source =
  | { readonly table: string }
  | { readonly parquet: readonly string[] }

/** One row as the engine gives it: whole numbers as number, bigint or text. */
export type ResultRow = Readonly<Record<string, unknown>>

/** The source as it stands after FROM. */
export const relationOf = (source: Source): string => ('table' in source ? quoteName(source.table)
  : `read_parquet([${source.parquet.map(quoteText).join(', ')}])`)

/** A whole number of a result; an absent sum (no row) is 0. Throws a TypeError when the engine answered something else. */
export function wholeIn(row: ResultRow, name: string): bigint {
  const value = row[name]
  if (value === null) return 0n
  if (typeof value === 'bigint' || typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value))) {
    return BigInt(value)
  }
  throw new TypeError(`${name} is not a whole number: ${String(value)}`)
}

/** A text of a result, or null. */
export function textIn(row: ResultRow, name: string): string | null {
  const value = row[name]
  if (value === null || typeof value === 'string') return value
  throw new TypeError(`${name} is not a text: ${String(value)}`)
}

/** A place in a list that the text of the question numbered. */
export function placeIn(row: ResultRow, name: string, size: number): number {
  const place = Number(wholeIn(row, name))
  if (place < 0 || place >= size) throw new RangeError(`${name} has no place ${place}`)
  return place
}
