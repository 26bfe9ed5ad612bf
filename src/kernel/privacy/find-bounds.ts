/**
 * The ends between which the values of a column lie, found with noise: a histogram over fixed steps, of which the first and the last
 * that hold more than noise are taken (Wilson, Zhang, Lam, Desfontaines, Simmons-Marengo and Gipson 2020, "Differentially Private SQL
 * with Bounded User Contribution", approximate bounds). Neither the lowest nor the highest value is told.
 */
import { type DecimalText } from '../../law/decimal.ts'
import type { AggregateTable, Bins } from './aggregate-request.ts'
import { sizeOf } from './aggregate-request.ts'
import { boundedRowsSql, placeSql } from './aggregate-sql.ts'
import { type Cost, costOf, noiseFor, type Precision, sharedBy, sumOf } from './budget.ts'
import { type Noise, tailOf } from './distribution.ts'
import { discreteGaussian } from './noise.ts'
import type { RandomSource } from './random.ts'
import { placeIn, type ResultRow, type Source, wholeIn } from '../duckdb/index.ts'

/** A column whose ends are not known. */
export interface UnboundedColumn { readonly name: string; readonly kind: 'unbounded'; readonly of: 'whole' | 'fraction' | 'day' }

export interface BoundsPlan {
  readonly columns: readonly UnboundedColumn[]
  readonly reads: readonly { readonly column: string; readonly sql: string }[]
  readonly noise: Noise
  /** To be spent before the statements run. */
  readonly cost: Cost
}

export type FoundBounds = ReadonlyMap<string, readonly [low: string, high: string]>

/** One, two, five, ten …: from the smallest place that counts up to what exact sums can hold. */
const series = (places: number): readonly string[] => Array.from({ length: 12 + places }, (_, power) => power - places).flatMap((power) =>
  [1, 2, 5].map((digit) => (power >= 0 ? `${digit}${'0'.repeat(power)}` : (digit * 10 ** power).toFixed(-power))))

/** Whole numbers that are years are told to five years. */
const years = Array.from({ length: 41 }, (_, step) => String(1900 + step * 5))

const bothSides = (steps: readonly string[]): readonly string[] =>
  [...new Set([...steps.map((step) => `-${step}`), '0', ...steps])].toSorted((a, b) => Number(a) - Number(b))

const edgesFor = {
  whole: [...new Set([...bothSides(series(0)), ...years])].toSorted((a, b) => Number(a) - Number(b)),
  fraction: bothSides(series(2)),
  day: Array.from({ length: 201 }, (_, step) => `${1900 + step}-01-01`),
} as const satisfies Record<UnboundedColumn['of'], readonly string[]>

const binsOf = ({ of }: UnboundedColumn): Bins & { readonly kind: 'number' | 'day' } => ({ kind: of === 'day' ? 'day' : 'number', edges: edgesFor[of] })

/** Plans the reading of all of these columns for a ρ that they share. */
export function planBounds(
  { source, unit, maxRows }: Pick<AggregateTable, 'unit' | 'maxRows'> & { readonly source: Source }, columns: readonly UnboundedColumn[], rho: DecimalText,
): BoundsPlan {
  const share: Precision = sharedBy({ mechanism: 'gaussian', rho }, columns.length)
  return {
    columns, noise: noiseFor(share, BigInt(maxRows)), cost: sumOf(columns.map(() => costOf(share))),
    reads: columns.map((column) => ({
      column: column.name,
      sql: `SELECT x, CAST(count(*) AS VARCHAR) AS n FROM (${
        boundedRowsSql({ source, unit, columns: { x: placeSql(column.name, binsOf(column)) }, where: 'true' }, maxRows)}) GROUP BY x`,
    })),
  }
}

/** By chance, an empty step passes for a full one in at most this part of the columns. */
const chance = 0.01

/** The ends of each column in which some step holds more than noise; of the others nothing is said. */
export function findBounds({ columns, noise }: BoundsPlan, results: readonly (readonly ResultRow[])[], random: RandomSource): FoundBounds {
  if (noise.mechanism !== 'gaussian') throw new TypeError('Bounds are found with Gaussian noise')
  const { variance } = noise
  return new Map(columns.flatMap((column, index) => {
    const bins = binsOf(column)
    const exact = Array.from({ length: sizeOf(bins) }, () => 0n)
    for (const row of results[index] ?? []) exact[placeIn(row, 'x', exact.length)] = wholeIn(row, 'n')
    const least = tailOf(noise, chance / exact.length)
    // Every step gets noise, also the empty ones. What lies beyond the steps, or has no value, has no ends.
    const full = exact.map((count) => count + discreteGaussian(variance, random)).slice(1, bins.edges.length).map((count) => count >= least)
    const [first, last] = [full.indexOf(true), full.lastIndexOf(true)]
    const [low, high] = [bins.edges[first], bins.edges[last + 1]]
    if (first < 0 || low === undefined || high === undefined) return []
    return [[column.name, [low, column.of === 'day' ? dayBefore(high) : high]] as const]
  }))
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
