/** Aggregates with differential privacy: a plan that says its price and its error before anything is read, and the noisy answer. */
import { type Decimal, type DecimalText } from '../../law/decimal.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { answerMessages as say, requestMessages } from './aggregate.messages.ts'
import type { AggregateQuery, AggregateTable, Measure } from './aggregate-request.ts'
import {
  boundedRowsSql, cellIn, type CellName, cellsOf, decimalOf, dimensionsOf, directions, queryKey, questionColumns, selectedSql,
  unitsOf,
} from './aggregate-sql.ts'
import { type Cost, costOf, noiseFor, type Precision, sharedBy, sumOf } from './budget.ts'
import { marginOf, type Noise } from './distribution.ts'
import { discreteGaussian, discreteLaplace } from './noise.ts'
import type { RandomSource } from './random.ts'
import { type Rational, rational, roundedUp } from './rational.ts'
import { type ResultRow, wholeIn } from '../duckdb/index.ts'

/** One noisy number of each cell. */
interface Part { readonly noise: Noise; readonly margin: bigint }

/** What will be read, with which noise, at which price. The statement reads only; its rows go to `answerPrivately`. */
export interface PrivatePlan {
  /** Keep the answer under this name and give it again: an equal question costs once and is never averaged. */
  readonly key: string
  readonly sql: string
  readonly cost: Cost
  readonly query: AggregateQuery
  readonly count?: Part
  readonly sum?: Part
  /** How large the noise is, and what else was done to the numbers: to be read before paying. */
  readonly notes: readonly Text[]
}

export interface PrivateCell extends CellName {
  /** The noisy number; null for a mean of too few rows to say. */
  readonly value: DecimalText | null
  /** 95 in 100 such intervals hold the number without noise. */
  readonly low: DecimalText
  readonly high: DecimalText
}

/** A noisy answer. JSON: it can be kept as it is. */
export interface PrivateAnswer {
  readonly key: string
  readonly cells: readonly PrivateCell[]
  readonly cost: Cost
  readonly notes: readonly Text[]
}

/**
 * Plans a question. `version` names the immutable version of the data. Throws a Failure of the kind `invalid` when a sum or a mean
 * has no bounds, and a RangeError when the table's declaration is not sound (a unit that is the row counts one row).
 */
export function planPrivately(query: AggregateQuery, table: AggregateTable, precision: Precision, version: string): PrivatePlan {
  const { measure } = query
  if (!Number.isSafeInteger(table.maxRows) || table.maxRows < 1 || (table.unit === 'row' && table.maxRows !== 1)) {
    throw new RangeError(`${table.name}: a row counts once, another unit a whole number of rows`)
  }
  const rows = BigInt(table.maxRows)
  const part = (share: Precision, sensitivity: bigint, alpha: number): Part => {
    const noise = noiseFor(share, sensitivity)
    return { noise, margin: marginOf(noise, alpha) }
  }
  const bounds = measure.of === 'sum' || measure.of === 'mean' ? limitsOf(measure) : undefined
  const half = sharedBy(precision, 2)
  const parts = bounds === undefined ? { count: part(precision, rows, 0.05) }
    : measure.of === 'sum' ? { sum: part(precision, rows * maxOf(magnitude(bounds.low), magnitude(bounds.high)), 0.05) }
      // A mean is a sum around the middle of the bounds, doubled to stay whole, over a count: half the price each.
      : { count: part(half, rows, 0.025), sum: part(half, rows * (bounds.high - bounds.low), 0.025) }
  const columns = questionColumns(query)
  const value = columns['v']
  const where = value === undefined ? selectedSql(query.where) : `${selectedSql(query.where)} AND ${value} IS NOT NULL`
  const group = directions(query)
  return {
    key: queryKey(version, table, query, { precision }),
    sql: `SELECT ${group === '' ? '' : `${group}, `}CAST(count(*) AS VARCHAR) AS n`
      + `${value === undefined ? '' : ', CAST(sum(v) AS VARCHAR) AS s'} `
      + `FROM (${boundedRowsSql({ source: table.source, unit: table.unit, columns, where }, table.maxRows)})`
      + (group === '' ? '' : ` GROUP BY ${group}`),
    cost: bounds !== undefined && measure.of === 'mean' ? sumOf([costOf(half), costOf(half)]) : costOf(precision),
    query, ...parts, notes: notesOf(query, table, precision, parts),
  }
}

function notesOf({ measure }: AggregateQuery, table: AggregateTable, precision: Precision,
  parts: { readonly count?: Part; readonly sum?: Part }): readonly Text[] {
  const margin = measure.of === 'mean' ? undefined : measure.of === 'sum' ? parts.sum && decimalOf(parts.sum.margin, measure.places)
    : parts.count && decimalOf(parts.count.margin, 0)
  return [
    say.noise[precision.mechanism],
    ...margin === undefined ? [] : [say.expected(margin.toString())],
    ...table.unit === 'row' ? [] : [say.bounded(table.maxRows)],
    ...(measure.of === 'sum' || measure.of === 'mean') && measure.bounds !== null ? [say.clamped(measure.bounds)] : [],
    ...measure.of === 'mean' ? [] : [say.negative],
    say.interval,
  ]
}

/** The bounds in units of the last place. */
function limitsOf(measure: Extract<Measure, { of: 'sum' | 'mean' }>): { readonly low: bigint; readonly high: bigint } {
  if (measure.bounds === null) {
    throw new Failure('invalid', requestMessages.invalid, [
      { field: 'measure.bounds', text: requestMessages.needsBounds(measure.column) },
    ])
  }
  const [low, high] = measure.bounds.map((limit) => unitsOf(limit, measure.places))
  return { low: low ?? 0n, high: high ?? 0n }
}

/**
 * Turns the rows of the plan's statement into the answer. Every declared cell gets a number with its own noise, also where no row
 * is: that a cell is empty stays as hidden as all else. Charge the cost before the statement runs.
 */
export function answerPrivately(plan: PrivatePlan, rows: readonly ResultRow[], random: RandomSource): PrivateAnswer {
  const { query } = plan
  const dimensions = dimensionsOf(query)
  const names = cellsOf(query)
  const exact = names.map(() => ({ count: 0n, sum: 0n }))
  const summed = query.measure.of === 'sum' || query.measure.of === 'mean'
  for (const row of rows) {
    exact[cellIn(row, dimensions)] = { count: wholeIn(row, 'n'), sum: summed ? wholeIn(row, 's') : 0n }
  }
  return {
    key: plan.key, cost: plan.cost, notes: plan.notes,
    cells: names.map((name, index) => ({ ...name, ...numbersOf(plan, exact[index]!, random) })),
  }
}

type Numbers = Pick<PrivateCell, 'value' | 'low' | 'high'>

function numbersOf({ query: { measure }, count, sum }: PrivatePlan, exact: { readonly count: bigint; readonly sum: bigint },
  random: RandomSource): Numbers {
  if (measure.of === 'mean' && count !== undefined && sum !== undefined) {
    const { low, high } = limitsOf(measure)
    const rows = exact.count + draw(count.noise, random)
    const around = 2n * exact.sum - (low + high) * exact.count + draw(sum.noise, random)
    return meanOf({ rows, around, low, high, places: measure.places, margins: [count.margin, sum.margin] })
  }
  const part = sum ?? count
  if (part === undefined) throw new TypeError('A plan without noise')
  const noisy = (sum === undefined ? exact.count : exact.sum) + draw(part.noise, random)
  const places = measure.of === 'sum' ? measure.places : 0
  const text = (units: bigint): DecimalText => decimalOf(units, places).toString()
  return { value: text(noisy), low: text(noisy - part.margin), high: text(noisy + part.margin) }
}

const draw = (noise: Noise, random: RandomSource): bigint => (noise.mechanism === 'laplace' ? discreteLaplace(noise.scale, random)
  : discreteGaussian(noise.variance, random))

interface NoisyMean {
  readonly rows: bigint
  /** Twice the sum of the distances from the middle of the bounds. */
  readonly around: bigint
  readonly low: bigint
  readonly high: bigint
  readonly places: number
  readonly margins: readonly [rows: bigint, around: bigint]
}

/** Two places more than the values have; an interval that the rows are too few for is the whole of the bounds. */
function meanOf({ rows, around, low, high, places, margins }: NoisyMean): Numbers {
  const unit = 10n ** BigInt(places)
  const mean = (a: bigint, r: bigint): Rational => rational(a + (low + high) * r, 2n * r * unit)
  const up = (value: Rational): Decimal => roundedUp(value, places + 2)
  const down = (value: Rational): Decimal => up({ n: -value.n, d: value.d }).negated()
  const fewest = rows - margins[0]
  if (fewest <= 0n) return { value: null, low: decimalOf(low, places).toString(), high: decimalOf(high, places).toString() }
  const most = rows + margins[0]
  const [least, largest] = [around - margins[1], around + margins[1]]
  return {
    value: nearest(mean(around, rows), places + 2).toString(),
    low: down(mean(least, least < 0n ? fewest : most)).toString(),
    high: up(mean(largest, largest < 0n ? most : fewest)).toString(),
  }
}

function nearest({ n, d }: Rational, places: number): Decimal {
  const scaled = n * 10n ** BigInt(places)
  const half = scaled < 0n ? -(d / 2n) : d / 2n
  return decimalOf((scaled + half) / d, places)
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)
const maxOf = (a: bigint, b: bigint): bigint => (a > b ? a : b)
