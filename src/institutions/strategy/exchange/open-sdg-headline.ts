/** The headline of the data of an Open SDG indicator: its values of the whole by year. Pure. */
import type { Table, Tally } from './open-sdg-files.ts'

/** Columns that are no disaggregation. */
const plainColumns = ['Year', 'Value', 'Units', 'Series', 'GeoCode', 'Progress'] as const

const isDecimal = (text: string): boolean => /^-?\d{1,15}(\.\d{1,12})?$/.test(text)

/** `unit` and `series`: those of `wanted` that the data have. */
export interface Headline { readonly values: readonly { readonly year: number; readonly value: string }[]; readonly unit?: string; readonly series?: string }

/** The values of the whole, of one unit and one series: those that are wanted, else the first; undefined where the table names no years or no values. What else it has is told to be left. */
export function headlineOf({ head, rows }: Table, wanted: { readonly unit?: string; readonly series?: string }, leave: Tally['leave']): Headline | undefined {
  const places = Object.fromEntries(plainColumns.map((column) => [column, head.indexOf(column)])) as Record<typeof plainColumns[number], number>
  if (rows.length === 0) return { values: [] }
  if (places.Year === -1 || places.Value === -1) return undefined
  const cell = (row: readonly string[], column: typeof plainColumns[number]): string => row[places[column]] ?? ''
  const plain = new Set<number>(Object.values(places))
  const whole = rows.filter((row) => row.every((text, at) => plain.has(at) || text === '') && cell(row, 'GeoCode') === '')
  leave('data: disaggregation', rows.length - whole.length)
  const one = (column: 'Units' | 'Series', asked: string | undefined, of: typeof rows): { readonly kept: typeof rows; readonly found: string | undefined } => {
    const kinds = new Set(of.map((row) => cell(row, column)))
    const found = asked !== undefined && kinds.has(asked) ? asked : undefined
    const chosen = found ?? [...kinds][0]
    const kept = of.filter((row) => cell(row, column) === chosen)
    leave(`data: ${column}`, of.length - kept.length)
    return { kept, found }
  }
  const { kept: ofUnit, found: unit } = one('Units', wanted.unit, whole)
  const { kept: ours, found: series } = one('Series', wanted.series, ofUnit)
  leave('data: Progress', ours.filter((row) => cell(row, 'Progress') !== '').length)
  const read = new Map<number, string>()
  for (const row of ours) {
    const [year, value] = [cell(row, 'Year'), cell(row, 'Value')]
    if (value === '') continue // by its documentation: missing
    if (/^\d{4}$/.test(year) && isDecimal(value) && !read.has(Number(year))) read.set(Number(year), value)
    else leave(/^\d{4}$/.test(year) ? 'data: Value' : 'data: Year')
  }
  return { values: [...read].map(([year, value]) => ({ year, value })).toSorted((a, b) => a.year - b.year), ...(unit !== undefined && { unit }), ...(series !== undefined && { series }) }
}
