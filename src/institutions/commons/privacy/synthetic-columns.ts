/**
 * How the columns of a table whose rows are not lent are made up for everybody to see. Names, types and kinds of columns are told to
 * everybody; what stands in them is taken from what the owner has said beforehand, or from a charged reading with noise, never from the profile.
 */
import type { FoundBounds, SyntheticColumn, UnboundedColumn } from '../../../kernel/privacy/index.ts'
import { parseDay } from '../../../law/time.ts'
import type { ColumnProfile, Profile } from '../ingest/index.ts'
import { type KnownColumns, knownOf } from './owner-decision.ts'

/** Tables wider than this show made-up texts in the columns beyond: each column that is read makes the others less exact. */
const mostRead = 40

/** The columns as they are known before a row is read: some still need their ends. */
export const columnsBefore = ({ columns }: Pick<Profile, 'columns'>, known: KnownColumns): readonly (SyntheticColumn | UnboundedColumn)[] =>
  columns.map((column, index) => (index < mostRead ? columnOf(column, known) : { name: column.name, kind: 'text' }))

function columnOf({ name, kind, type }: ColumnProfile, known: KnownColumns): SyntheticColumn | UnboundedColumn {
  const said = knownOf(known, name)
  if (said !== undefined && 'values' in said) return { name, kind: 'category', categories: said.values }
  if (kind === 'boolean') return { name, kind: 'category', categories: ['false', 'true'] }
  if (kind === 'category') return { name, kind: 'category' }
  if (kind === 'identifier') return { name, kind: 'identifier', of: 'key' }
  if (kind === 'number' || kind === 'integer') return said ? numberColumn(name, kind === 'integer', said.between) : { name, kind: 'unbounded', of: kind === 'integer' ? 'whole' : 'fraction' }
  return kind === 'date' && type === 'DATE' ? { name, kind: 'unbounded', of: 'day' } : { name, kind: 'text' }
}

/** The columns with the ends that were found; where none were, nothing is told of the values. */
export const columnsAfter = (columns: readonly (SyntheticColumn | UnboundedColumn)[], found: FoundBounds): readonly SyntheticColumn[] => columns.map((column) => {
  if (column.kind !== 'unbounded') return column
  const { name, of } = column
  const bounds = found.get(name)
  if (bounds === undefined) return { name, kind: 'text' }
  return of === 'day' ? { name, kind: 'day', bounds: [parseDay(bounds[0]), parseDay(bounds[1])] } : numberColumn(name, of === 'whole', bounds)
})

const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0

/** A column of numbers between two ends, with as many places as their width needs. */
function numberColumn(name: string, whole: boolean, [low, high]: readonly [string, string]): SyntheticColumn & { readonly kind: 'number' } {
  if (whole) return { name, kind: 'number', bounds: [String(Math.floor(Number(low))), String(Math.ceil(Number(high)))], places: 0 }
  const digits = Math.floor(Math.log10(Number(high) - Number(low))) - 1
  return { name, kind: 'number', bounds: [low, high], places: Math.min(6, Math.max(0, -digits, decimalsOf(low), decimalsOf(high))) }
}
