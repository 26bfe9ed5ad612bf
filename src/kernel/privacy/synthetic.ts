/**
 * Synthetic rows that anyone may see: drawn from noisy distributions of data that nobody may see, which are read once, at publication.
 * No text, number or value of a real row passes through but the categories that are public or that noise let through.
 */
import { type DecimalText } from '../../law/decimal.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { placeIn, quoteName, type ResultRow, type Source, textIn, wholeIn } from '../duckdb/index.ts'
import { type AggregateTable, type Bins, sizeOf } from './aggregate-request.ts'
import { boundedRowsSql, placeSql, textOf, unitsOf } from './aggregate-sql.ts'
import { type Cost, costOf, epsilonOf, noiseFor, type Precision, sharedBy, sumOf } from './budget.ts'
import { type Noise, tailOf } from './distribution.ts'
import { discreteGaussian } from './noise.ts'
import type { RandomSource } from './random.ts'
import { syntheticMessages as say } from './synthetic.messages.ts'

/** A column as its synthetic twin is made. Bounds and categories are public knowledge, as for aggregates. */
export type SyntheticColumn =
  | {
    readonly name: string; readonly kind: 'category'
    /** Absent: values are taken from the data, but only those that noise and a threshold let through; that costs δ. */
    readonly categories?: readonly string[]
    /** A category column with public categories that stands before this one and that this one depends on. */
    readonly given?: string
  }
  | { readonly name: string; readonly kind: 'number'; readonly bounds: readonly [DecimalText, DecimalText]; readonly places: number;
    readonly given?: string }
  | { readonly name: string; readonly kind: 'day'; readonly bounds: readonly [Day, Day]; readonly given?: string }
  | { readonly name: string; readonly kind: 'identifier'; readonly of: 'key' }
  | { readonly name: string; readonly kind: 'text' }

export interface SyntheticTable {
  readonly source: Source
  readonly unit: AggregateTable['unit']
  readonly maxRows: number
  /** In the order of the rows that are made. */
  readonly columns: readonly SyntheticColumn[]
  /** The price in ρ of all columns together. */
  readonly rho: DecimalText
  /** The probability that a rare value passes the threshold; needed when a category has no public list. */
  readonly delta?: number
  /** What finding the ends of its columns has cost already: a part of what the rows cost. */
  readonly before?: Cost
}

/** One statement for each column that is read. Its rows go to `fitSynthesis` under the same place. */
export interface SynthesisPlan {
  readonly table: SyntheticTable
  readonly reads: readonly { readonly column: string; readonly sql: string }[]
  /** To be spent once, before the statements run. */
  readonly cost: Cost
}

/** How often each bin was found, with noise; never below zero. `given` splits the counts by the bins of another column. */
export interface Marginal {
  readonly column: string
  readonly bins: Bins
  readonly given?: string
  /** One list of counts, or one for each bin of `given`. */
  readonly counts: readonly (readonly number[])[]
}

/** What is published: enough to make any number of rows, and nothing that is not private. JSON. */
export interface SyntheticModel {
  readonly columns: readonly SyntheticColumn[]
  readonly marginals: readonly Marginal[]
  readonly cost: Cost
  /** The number of rows with noise. */
  readonly rows: number
  readonly words: readonly Text[]
}

type Read = Extract<SyntheticColumn, { kind: 'category' | 'number' | 'day' }>

const isRead = (column: SyntheticColumn): column is Read =>
  column.kind === 'category' || column.kind === 'number' || column.kind === 'day'

/** Bins of a numeric or a day column: this many of equal width. */
const steps = 20
/** The most values that are taken from the data, and the longest. */
const mostValues = 1000
const longestValue = 100

/** Plans the one reading. Throws a RangeError when the declaration is not sound. */
export function planSynthesis(table: SyntheticTable): SynthesisPlan {
  const read = table.columns.filter(isRead)
  if (!Number.isSafeInteger(table.maxRows) || table.maxRows < 1 || (table.unit === 'row' && table.maxRows !== 1)) {
    throw new RangeError('A row counts once, another unit a whole number of rows')
  }
  const before = table.before ?? { rho: '0', delta: '0' }
  if (read.length === 0) return { table, reads: [], cost: before }
  const found = read.filter(isDiscovered)
  if (found.length > 0 && !(table.delta !== undefined && table.delta > 0 && table.delta < 0.01)) {
    throw new RangeError('Values that are taken from the data need a δ below 0.01')
  }
  return {
    table,
    reads: read.map((column) => ({ column: column.name, sql: readSql(table, column) })),
    cost: sumOf([before, {
      rho: sumOf(Array.from({ length: partsOf(read) }, () => costOf(shareOf(table, read)))).rho,
      delta: found.length === 0 || table.delta === undefined ? '0' : decimalText(table.delta),
    }]),
  }
}

const isDiscovered = (column: Read): boolean => column.kind === 'category' && column.categories === undefined

/** Each column is one question; where values are taken from the data, how many rows have none of them is another. */
const partsOf = (read: readonly Read[]): number => read.length + read.filter(isDiscovered).length

const shareOf = (table: SyntheticTable, read: readonly Read[]): Precision =>
  sharedBy({ mechanism: 'gaussian', rho: table.rho }, partsOf(read))

/** A price is never told smaller than it is. */
const decimalText = (value: number): DecimalText => `0.${String(BigInt(Math.ceil(value * 1e15)) + 1n).padStart(15, '0')}`

/** The bins of a column; undefined when its values are taken from the data. */
function binsOf(column: Read): Bins | undefined {
  switch (column.kind) {
    case 'category': return column.categories === undefined ? undefined : { kind: 'category', categories: column.categories }
    case 'number': return { kind: 'number', edges: numberEdges(column.bounds, column.places) }
    case 'day': return { kind: 'day', edges: dayEdges(column.bounds) }
  }
}

/** Whole units of the last place, evenly from the lower bound to one past the upper. */
function numberEdges(bounds: readonly [DecimalText, DecimalText], places: number): readonly string[] {
  const [low, high] = bounds.map((bound) => unitsOf(bound, places))
  if (low === undefined || high === undefined || low >= high || places > 6) throw new RangeError('Bounds ascend and have at most six places')
  return edgesBetween(low, high + 1n).map((units) => textOf(units, places))
}

function dayEdges([from, to]: readonly [Day, Day]): readonly string[] {
  const first = Temporal.PlainDate.from(from)
  const days = first.until(Temporal.PlainDate.from(to)).days
  if (days <= 0) throw new RangeError('Days ascend')
  return edgesBetween(0n, BigInt(days) + 1n).map((day) => first.add({ days: Number(day) }).toString())
}

const edgesBetween = (low: bigint, high: bigint): readonly bigint[] =>
  [...new Set(Array.from({ length: steps + 1 }, (_, step) => low + ((high - low) * BigInt(step)) / BigInt(steps)))]

/** The column that another depends on, with its bins. */
function givenOf(table: SyntheticTable, column: Read): { readonly name: string; readonly bins: Bins } | undefined {
  if (column.given === undefined) return undefined
  const place = table.columns.findIndex(({ name }) => name === column.given)
  const other = table.columns[place]
  if (other?.kind !== 'category' || other.categories === undefined || place >= table.columns.indexOf(column) || binsOf(column) === undefined) {
    throw new RangeError(`${column.name} can depend only on a category with public values that stands before it`)
  }
  return { name: other.name, bins: { kind: 'category', categories: other.categories } }
}

function readSql(table: SyntheticTable, column: Read): string {
  const bins = binsOf(column)
  const given = givenOf(table, column)
  const chosen = (columns: Readonly<Record<string, string>>): string =>
    boundedRowsSql({ source: table.source, unit: table.unit, columns, where: 'true' }, table.maxRows)
  if (bins === undefined) {
    return `SELECT x, CAST(count(*) AS VARCHAR) AS n FROM (${chosen({ x: `CAST(${quoteName(column.name)} AS VARCHAR)` })}) GROUP BY x`
  }
  const places = given === undefined ? { x: placeSql(column.name, bins) }
    : { g: placeSql(given.name, given.bins), x: placeSql(column.name, bins) }
  const names = Object.keys(places).join(', ')
  return `SELECT ${names}, CAST(count(*) AS VARCHAR) AS n FROM (${chosen(places)}) GROUP BY ${names}`
}

/**
 * Makes the model of the statements' rows, with fresh noise. What it returns may be published; the rows may not. Call it once for a
 * version: a second model of the same data costs as much again.
 */
export function fitSynthesis(plan: SynthesisPlan, results: readonly (readonly ResultRow[])[], random: RandomSource): SyntheticModel {
  const { table } = plan
  const read = table.columns.filter(isRead)
  const noise = read.length === 0 ? undefined : noiseFor(shareOf(table, read), BigInt(table.maxRows))
  const found = read.filter(isDiscovered).length
  const marginals = noise === undefined ? [] : read.map((column, index) => {
    const rows = results[index]
    if (rows === undefined) throw new TypeError(`The statement of ${column.name} was not run`)
    const bins = binsOf(column)
    return bins === undefined ? discovered(column, rows, { table, noise, columns: found, random })
      : declared(column, bins, rows, { table, noise, random })
  })
  const pairs = read.flatMap(({ name, given }) => (given === undefined ? [] : [[name, given] as const]))
  const first = marginals[0]?.counts.flat().reduce((sum, count) => sum + count, 0) ?? 0
  return {
    columns: table.columns, marginals, cost: plan.cost, rows: first,
    words: [
      say.method, pairs.length === 0 ? say.independent : say.dependent(pairs), say.madeUp, say.use,
      say.cost((Math.ceil(epsilonOf(plan.cost.rho, 1e-9) * 100) / 100).toFixed(2), read.length),
    ],
  }
}

interface Fitting { readonly table: SyntheticTable; readonly noise: Noise; readonly random: RandomSource }

const draw = (noise: Noise, random: RandomSource): bigint => {
  if (noise.mechanism !== 'gaussian') throw new TypeError('Synthesis draws Gaussian noise')
  return discreteGaussian(noise.variance, random)
}

/** A count with its noise, not below zero: a distribution has no negative parts. */
const noisy = (count: bigint, noise: Noise, random: RandomSource): number => {
  const value = count + draw(noise, random)
  return value < 0n ? 0 : Number(value)
}

/** Every declared bin gets noise, also the empty ones. */
function declared(column: Read, bins: Bins, rows: readonly ResultRow[], { table, noise, random }: Fitting): Marginal {
  const given = givenOf(table, column)
  const size = sizeOf(bins)
  const exact = Array.from({ length: given === undefined ? 1 : sizeOf(given.bins) }, () => Array.from({ length: size }, () => 0n))
  for (const row of rows) {
    const line = given === undefined ? 0 : placeIn(row, 'g', exact.length)
    exact[line]![placeIn(row, 'x', size)] = wholeIn(row, 'n')
  }
  return {
    column: column.name, bins, ...given !== undefined && { given: given.name },
    counts: exact.map((line) => line.map((count) => noisy(count, noise, random))),
  }
}

/**
 * Values that the data holds, where the noisy count reaches the threshold: a value that one unit alone brought has at most `maxRows`,
 * and passes with a probability of at most δ over all such values of all such columns. What is long, or looks like a number of
 * a person, an address of mail or a telephone, does not pass at all. The rest is counted anew, with noise of its own.
 */
function discovered(column: Read, rows: readonly ResultRow[], fitting: Fitting & { readonly columns: number }): Marginal {
  const { table, noise, columns, random } = fitting
  const each = (table.delta ?? 0) / columns / table.maxRows
  const threshold = BigInt(table.maxRows) + tailOf(noise, each)
  let rest = 0n
  const kept: { readonly value: string; readonly count: bigint }[] = []
  // In one order, so that the same chance falls to the same value whenever the rows are read.
  const ordered = rows.map((row) => ({ value: textIn(row, 'x'), count: wholeIn(row, 'n') })).toSorted((a, b) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
  for (const { value, count } of ordered) {
    const noisyCount = value === null ? 0n : count + draw(noise, random)
    if (value === null || noisyCount < threshold || looksPersonal(value)) rest += count
    else kept.push({ value, count: noisyCount })
  }
  const values = kept.toSorted((a, b) => (a.count === b.count ? (a.value < b.value ? -1 : 1) : a.count > b.count ? -1 : 1)).slice(0, mostValues)
  return {
    column: column.name, bins: { kind: 'category', categories: values.map(({ value }) => value) },
    counts: [[...values.map(({ count }) => Number(count)), noisy(rest, noise, random)]],
  }
}

const looksPersonal = (value: string): boolean =>
  value.length > longestValue || value.includes('@') || value.replaceAll(/\D/g, '').length >= 6
