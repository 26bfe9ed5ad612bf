/** Turns DuckDB's values into cells: what JSON can say without losing digits. */
import {
  DuckDBArrayValue, DuckDBBlobValue, DuckDBDateValue, DuckDBDecimalValue, DuckDBListValue, DuckDBMapValue, DuckDBStructValue,
  DuckDBTimestampMillisecondsValue, DuckDBTimestampNanosecondsValue, DuckDBTimestampSecondsValue, DuckDBTimestampTZValue,
  DuckDBTimestampValue, DuckDBUnionValue, type DuckDBValue, DuckDBVariantValue,
} from '@duckdb/node-api'
import type { Cell } from './protocol.ts'

/** Values nested deeper than this are shown as text. */
const deepest = 64

const whole = (value: bigint): Cell =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString()

const moment = (text: string): string => text.replace(' ', 'T').replace(/\+00(?::00)?$/, 'Z')

export function toCell(value: DuckDBValue, depth = 0): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'bigint') return whole(value)
  if (value instanceof DuckDBDecimalValue) {
    const digits = value.value.toString().replace('-', '').length
    return digits <= 15 ? Number(value.toString()) : value.toString()
  }
  if (value instanceof DuckDBDateValue) return value.toString()
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue
    || value instanceof DuckDBTimestampSecondsValue || value instanceof DuckDBTimestampMillisecondsValue
    || value instanceof DuckDBTimestampNanosecondsValue) return moment(value.toString())
  if (value instanceof DuckDBBlobValue) return value.bytes.toBase64()
  if (depth >= deepest) return String(value)
  const inner = (nested: DuckDBValue): Cell => toCell(nested, depth + 1)
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(inner)
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, nested]) => [name, inner(nested)]))
  }
  if (value instanceof DuckDBMapValue) return value.entries.map(({ key, value: of }) => ({ key: inner(key), value: inner(of) }))
  if (value instanceof DuckDBUnionValue || value instanceof DuckDBVariantValue) return inner(value.value)
  return String(value)
}

/** Ends a cell at so many characters, and says whether it did; a nested value that is too long becomes the start of its JSON. */
export function cutCell(cell: Cell, most: number): { readonly cell: Cell; readonly size: number; readonly cut: boolean } {
  if (cell === null || typeof cell === 'boolean' || typeof cell === 'number') return { cell, size: 8, cut: false }
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell)
  if (text.length <= most) return { cell, size: text.length + 2, cut: false }
  // Not between the halves of a character outside the basic plane.
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
  return { cell: text.slice(0, end), size: end + 2, cut: true }
}
