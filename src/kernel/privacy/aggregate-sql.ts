/** Turns a checked question into SQL that answers whole numbers only; no word of the asker reaches the text unquoted. */
import { canonical, hashOf } from '../../law/canonical.ts'
import { Decimal, type DecimalText } from '../../law/decimal.ts'
import { placeIn, quoteName, quoteText, relationOf, type ResultRow, type Source } from '../duckdb/index.ts'
import { type AggregateQuery, type AggregateTable, type Bins, type Condition, sizeOf } from './aggregate-request.ts'

/** One direction of the answer's table: a grouped column, or the bins of a histogram; the last place of a group is "the rest". */
export interface Dimension { readonly column: string; readonly bins: Bins }

/** The directions of an answer: groups in the order of their names, then the histogram. */
export function dimensionsOf({ groupBy, measure }: AggregateQuery): readonly Dimension[] {
  const groups = groupBy.map(({ column, categories }) => ({ column, bins: { kind: 'category', categories } as const }))
  return measure.of === 'histogram' ? [...groups, { column: measure.column, bins: measure.bins }] : groups
}

/** A place in a histogram for readers. `null` is the rest: no declared category, or a value that is missing or unreadable. */
export type Bin = string | null | { readonly from: string | null; readonly below: string | null }

/** The words of a cell: a value for each group, and the bin. */
export interface CellName { readonly group: Readonly<Record<string, string | null>>; readonly bin?: Bin }

/** All cells of an answer, also those without rows, in one order. */
export function cellsOf(query: AggregateQuery): readonly CellName[] {
  let places: readonly (readonly number[])[] = [[]]
  const dimensions = dimensionsOf(query)
  for (const { bins } of dimensions) {
    places = places.flatMap((place) => Array.from({ length: sizeOf(bins) }, (_, index) => [...place, index]))
  }
  return places.map((place) => {
    const group: Record<string, string | null> = {}
    for (const [index, { column, categories }] of query.groupBy.entries()) group[column] = categories[place[index]!] ?? null
    const last = dimensions.at(-1)
    return query.measure.of === 'histogram' && last !== undefined ? { group, bin: binAt(last.bins, place.at(-1)!) } : { group }
  })
}

function binAt(bins: Bins, place: number): Bin {
  if (bins.kind === 'category') return bins.categories[place] ?? null
  return place > bins.edges.length ? null : { from: bins.edges[place - 1] ?? null, below: bins.edges[place] ?? null }
}

/** The cell that a row of the result belongs to. */
export function cellIn(row: ResultRow, dimensions: readonly Dimension[]): number {
  return dimensions.reduce((cell, { bins }, index) => cell * sizeOf(bins) + placeIn(row, `d${index}`, sizeOf(bins)), 0)
}

/** A number of a column, exact to so many places; what is no number is NULL. */
const numberSql = (column: string, places: number): string => `TRY_CAST(${quoteName(column)} AS DECIMAL(38, ${places}))`

/** Cast like the values: a comparison in a wider type would fail for some rows, and a failure tells of them. */
const literalSql = (number: string, places: number): string => `CAST(${quoteText(number)} AS DECIMAL(38, ${places}))`
const daySql = (column: string): string => `TRY_CAST(${quoteName(column)} AS DATE)`
const dayLiteralSql = (day: string): string => `DATE ${quoteText(day)}`

/** The value in units of its last place, within the bounds when there are any; NULL when it is missing or too large to add. */
function unitsSql(column: string, places: number, bounds: readonly [string, string] | null): string {
  const number = numberSql(column, places)
  // least and greatest pass over NULL, so that a missing value would become the bound.
  const kept = bounds === null ? number
    : `CASE WHEN ${number} IS NULL THEN NULL ELSE least(greatest(${number}, ${literalSql(bounds[0], places)}), ${literalSql(bounds[1], places)}) END`
  return `CAST(TRY_CAST(${kept} AS DECIMAL(18, ${places})) * CAST(${10 ** places} AS DECIMAL(10, 0)) AS HUGEINT)`
}

/** The place of a value among the bins, from 0; the rest has the last. */
export function placeSql(column: string, bins: Bins): string {
  if (bins.kind === 'category') {
    const rest = bins.categories.length
    if (rest === 0) return '0'
    const list = bins.categories.map(quoteText).join(', ')
    return `coalesce(nullif(list_position([${list}], CAST(${quoteName(column)} AS VARCHAR)), 0) - 1, ${rest})`
  }
  const value = bins.kind === 'number' ? numberSql(column, 6) : daySql(column)
  const edge = bins.kind === 'number' ? (text: string) => literalSql(text, 6) : dayLiteralSql
  const steps = bins.edges.map((text, index) => `WHEN ${value} < ${edge(text)} THEN ${index}`).join(' ')
  return `CASE WHEN ${value} IS NULL THEN ${bins.edges.length + 1} ${steps} ELSE ${bins.edges.length} END`
}

/** What is true of a row that the question selects; never NULL. */
export function selectedSql(conditions: readonly Condition[]): string {
  const parts = conditions.flatMap((condition) => {
    if ('is' in condition) {
      return [`CAST(${quoteName(condition.column)} AS VARCHAR) IN (${condition.is.map(quoteText).join(', ')})`]
    }
    const number = condition.kind === 'number'
    const value = number ? numberSql(condition.column, 6) : daySql(condition.column)
    const edge = number ? (text: string) => literalSql(text, 6) : dayLiteralSql
    return [
      ...condition.from === null ? [] : [`${value} >= ${edge(condition.from)}`],
      ...condition.below === null ? [] : [`${value} < ${edge(condition.below)}`],
    ]
  })
  return parts.length === 0 ? 'true' : `coalesce(${parts.join(' AND ')}, false)`
}

/** What of each row enters an answer, under the names that the rest of the statement uses: `u` is the unit, `v` the value. */
export interface Chosen {
  readonly source: Source
  readonly unit: AggregateTable['unit']
  readonly columns: Readonly<Record<string, string>>
  readonly where: string
}

/** The rows of a question, each unit with at most `maxRows` of them. */
export function boundedRowsSql({ source, unit, columns, where }: Chosen, maxRows: number): string {
  const chosen = chosenRowsSql({ source, unit, columns, where })
  if (unit === 'row') return chosen
  const names = Object.keys(columns)
  // Which rows of a unit stay depends on its own rows alone, so that no other unit's answer moves with it; rows that tie are equal
  // in all that counts. The unit stands in the hash, or the same values would win for everybody.
  const order = names.length === 0 ? '' : ` ORDER BY hash(u, ${names.join(', ')}), ${names.join(', ')}`
  return `SELECT * FROM (${chosen}) QUALIFY row_number() OVER (PARTITION BY u${order}) <= ${maxRows}`
}

/** The rows of a question; those that name no unit cannot be bounded and are left out. */
export function chosenRowsSql({ source, unit, columns, where }: Chosen): string {
  const fields = Object.entries(columns).map(([name, expression]) => `${expression} AS ${name}`)
  if (unit === 'row') return `SELECT ${fields.length === 0 ? '1 AS one' : fields.join(', ')} FROM ${relationOf(source)} WHERE ${where}`
  const column = quoteName(unit.column)
  return `SELECT ${[`${column} AS u`, ...fields].join(', ')} FROM ${relationOf(source)} WHERE ${column} IS NOT NULL AND ${where}`
}

/** The columns of a question: its directions `d0`, `d1` … and its value `v`. */
export function questionColumns(query: AggregateQuery): Readonly<Record<string, string>> {
  const { measure } = query
  const columns: Record<string, string> = {}
  for (const [index, { column, bins }] of dimensionsOf(query).entries()) columns[`d${index}`] = placeSql(column, bins)
  if (measure.of === 'sum' || measure.of === 'mean') columns['v'] = unitsSql(measure.column, measure.places, measure.bounds)
  return columns
}

/** The names of the directions, joined for SELECT and GROUP BY. */
export const directions = (query: AggregateQuery): string => dimensionsOf(query).map((_, index) => `d${index}`).join(', ')

/**
 * The name of a question: SHA-256 of the version, the table's declaration, the question in its one form and how it is protected.
 * Equal questions have equal names: keep the answer under it and give it again, so that repeating averages nothing.
 */
export function queryKey(version: string, table: AggregateTable, query: AggregateQuery, protection: object): string {
  const { unit, maxRows, columns } = table
  // Through JSON, so that what is absent and what is undefined are one.
  return hashOf({ version, query, unit, maxRows, columns: canonical(JSON.parse(JSON.stringify(columns))), protection })
}

/** A whole number of units as a decimal with so many places. */
export const decimalOf = (units: bigint, places: number): Decimal =>
  Decimal.from(units).dividedBy(Decimal.from(10n ** BigInt(places)), places)

/** A decimal in units of its last place. Throws a RangeError when it has more places. */
export function unitsOf(text: DecimalText, places: number): bigint {
  const [whole = '', fraction = ''] = text.split('.')
  if (fraction.length > places) throw new RangeError(`${text} has more than ${places} places`)
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/** Units of the last place as a decimal with all its places: `10.50`. */
export function textOf(units: bigint, places: number): DecimalText {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${units < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`
}
