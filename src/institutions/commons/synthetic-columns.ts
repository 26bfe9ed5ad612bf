/** How the columns of a restricted table are made up for everybody to see: from what their profile, which is public, says of them. */
import type { ColumnProfile, Profile } from './ingest/index.ts'
import type { SyntheticColumn } from './privacy/index.ts'

/** Tables wider than this show made-up texts in the columns beyond: each column that is read makes the others less exact. */
const mostRead = 40

export const syntheticColumns = ({ columns }: Profile): readonly SyntheticColumn[] =>
  columns.map((column, index) => (index < mostRead ? columnOf(column) : { name: column.name, kind: 'text' }))

function columnOf({ name, kind, min, max, type }: ColumnProfile): SyntheticColumn {
  if (kind === 'category' || kind === 'boolean') return { name, kind: 'category' }
  if (kind === 'identifier') return { name, kind: 'identifier', of: 'key' }
  if ((kind === 'number' || kind === 'integer') && typeof min === 'number' && typeof max === 'number' && min < max) return numbers(name, kind === 'integer', min, max)
  if (kind === 'date' && type === 'DATE' && typeof min === 'string' && typeof max === 'string' && min < max) {
    return { name, kind: 'day', bounds: [`${min.slice(0, 4)}-01-01`, `${max.slice(0, 4)}-12-31`] }
  }
  return { name, kind: 'text' }
}

/** Bounds are rounded away from the data to two digits of its width, so that they do not tell the extreme values. */
function numbers(name: string, whole: boolean, min: number, max: number): SyntheticColumn {
  const digits = Math.floor(Math.log10(max - min)) - 1
  const places = whole ? 0 : Math.min(6, Math.max(0, -digits))
  const step = 10 ** Math.max(digits, -places)
  const bounds = [Math.floor(min / step) * step, Math.ceil(max / step) * step].map((bound) => bound.toFixed(places))
  return { name, kind: 'number', bounds: [bounds[0]!, bounds[1]!], places }
}
