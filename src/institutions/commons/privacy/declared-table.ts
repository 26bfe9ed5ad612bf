/** What a table offers to aggregates, read from what its page tells everybody of it: never from its rows. Pure. */
import type { DatasetVersion, VersionTable } from '../dataset.ts'
import type { ColumnProfile } from '../ingest/index.ts'
import { syntheticColumns } from '../synthetic-columns.ts'
import type { AggregateColumn, AggregateTable } from './aggregate-request.ts'

/** How much of the data the asker may know otherwise: nothing, exact numbers without small groups, or the rows themselves. */
export type Knowledge = 'noise' | 'groups' | 'rows'

/** Values of fewer rows are not shown to strangers to the data, and so are no categories either. */
export const fewest = 10
/** How many rows of one subject count where a subject has several. */
const rowsOfOne = 4
/** Whole numbers that are years are grouped by, not added up. */
const years = { from: 1900, to: 2100, most: 60 }

/**
 * Declares a table. Its subjects are those whom a column with a keyed hash names – that is what the gate made of numbers of people –
 * unless nobody stands in two rows; otherwise each row is one. `lent` are the columns that the asker may learn of, absent for all.
 */
export function declareTable(
  { name, columns, profile }: Pick<VersionTable, 'name' | 'columns' | 'profile'>, { gate }: Pick<DatasetVersion, 'gate'>, knowledge: Knowledge, lent?: readonly string[],
): AggregateTable {
  const bounded = new Map(syntheticColumns(profile).map((column) => [column.name, column]))
  const offered = columns.flatMap((column): [string, AggregateColumn][] => {
    const told = profile.columns.find((one) => one.name === column.name)
    if (told === undefined || (lent !== undefined && !lent.includes(column.name))) return []
    const made = columnOf(told, bounded.get(column.name), knowledge)
    return made === undefined ? [] : [[column.name, made]]
  })
  const hashed = knowledge === 'rows' ? undefined : profile.columns.find((column) => column.distinct < profile.rows - column.nulls
    && gate?.actions.some((one) => one.action === 'keyed-hash' && one.table === name && one.column === column.name))
  return {
    name, source: { table: name }, columns: Object.fromEntries(offered.filter(([column]) => column !== hashed?.name)),
    ...(hashed === undefined ? { unit: 'row', maxRows: 1 } : { unit: { column: hashed.name }, maxRows: rowsOfOne }),
  }
}

function columnOf(told: ColumnProfile, made: ReturnType<typeof syntheticColumns>[number] | undefined, knowledge: Knowledge): AggregateColumn | undefined {
  const { kind, type, min, max, top = [] } = told
  // By narrow limits of numbers and days, exact answers could be told apart until one subject is left.
  const open = knowledge !== 'groups'
  if (kind === 'category' || kind === 'boolean') {
    const categories = top.filter(({ count }) => knowledge === 'rows' || count >= fewest).map(({ value }) => value)
    return categories.length > 0 ? { kind: 'category', categories, public: true } : undefined
  }
  if (kind === 'date' && type === 'DATE') return { kind: 'day', public: open }
  if (kind !== 'number' && kind !== 'integer') return undefined
  if (kind === 'integer' && typeof min === 'number' && typeof max === 'number' && min >= years.from && max <= years.to && max - min < years.most) {
    return { kind: 'category', categories: yearsAround(min, max), public: true }
  }
  const bounds = made?.kind === 'number' ? made.bounds : undefined
  // Without bounds there is nothing to scale noise by.
  if (bounds === undefined && knowledge === 'noise') return undefined
  return { kind: 'number', places: placesOf(type, made), ...(bounds && { bounds }), public: open }
}

/** Every year from a round one before the first to a round one after the last, so that the ends do not tell of single rows. */
function yearsAround(min: number, max: number): readonly string[] {
  const [from, to] = [Math.floor(min / 5) * 5, Math.ceil(max / 5) * 5]
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
}

/** Places after the point that count: those of the type, of floating numbers two more than the width of the values needs. */
function placesOf(type: string, made: ReturnType<typeof syntheticColumns>[number] | undefined): number {
  if (/INT(?:EGER)?$/.test(type)) return 0
  const scale = /^DECIMAL\(\d+,\s*(\d+)\)$/.exec(type)?.[1]
  if (scale !== undefined) return Math.min(6, Number(scale))
  return Math.min(6, (made?.kind === 'number' ? made.places : 0) + 2)
}
