/** The closed language in which aggregates are asked for, and what a table offers to it. */
import { z } from 'zod'
import { Decimal, type DecimalText } from '../../law/decimal.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { canonical } from '../../law/canonical.ts'
import { letters } from '../../law/text-schema.ts'
import type { Text } from '../../law/text.ts'
import { type Day, isDay } from '../../law/time.ts'
import { requestMessages as say } from './aggregate.messages.ts'
import type { Source } from '../duckdb/index.ts'

/**
 * A column as its owner declares it for aggregates. What is declared is public: categories and bounds come from a code list or
 * from knowledge of the subject, never from the rows. `public` columns may be grouped and filtered by.
 */
export type AggregateColumn =
  | { readonly kind: 'category'; readonly categories: readonly string[]; readonly public?: boolean }
  | {
    readonly kind: 'number'
    /** Places after the point that count, 0 to 6; what lies beyond is rounded half away from zero. */
    readonly places: number
    readonly bounds?: Bounds
    readonly public?: boolean
  }
  | { readonly kind: 'day'; readonly public?: boolean }

/** Below and above these a value counts as the bound itself. */
export type Bounds = readonly [DecimalText, DecimalText]

/** A table that answers aggregates. */
export interface AggregateTable {
  /** The name by which it is asked for. */
  readonly name: string
  readonly source: Source
  readonly columns: Readonly<Record<string, AggregateColumn>>
  /** Who is protected: the subject of each row, or whoever the values of a column name (it is not offered itself). */
  readonly unit: 'row' | { readonly column: string }
  /** How many rows of one unit count in an answer; the rest is left out. 1 when the unit is the row. */
  readonly maxRows: number
}

/** The most cells of one answer. */
const maxCells = 10_000
/** Values are below 10¹² so that exact sums of any table fit the engine's integers. */
const largest = Decimal.from('999999999999')

const name = letters(1, 200)
const literal = z.union([letters(1, 40), z.number()]).transform(String)
const bounds = z.tuple([literal, literal])

export const aggregateRequestSchema = z.strictObject({
  table: name,
  measure: z.union([
    z.literal('count'),
    z.strictObject({ sum: name, bounds: bounds.optional() }),
    z.strictObject({ mean: name, bounds: bounds.optional() }),
    z.strictObject({ histogram: name, edges: z.array(literal).min(1).max(1000).optional() }),
  ]),
  groupBy: z.union([name, z.array(name).max(4)]).optional(),
  where: z.array(z.union([
    z.strictObject({ column: name, is: z.union([z.string(), z.array(z.string()).min(1).max(1000)]) }),
    z.strictObject({ column: name, from: literal.optional(), below: literal.optional() }),
  ])).max(20).optional(),
})

/** What may be asked, as it comes over the wire. */
export type AggregateRequest = z.input<typeof aggregateRequestSchema>

export type Measure =
  | { readonly of: 'count' }
  | { readonly of: 'sum' | 'mean'; readonly column: string; readonly places: number; readonly bounds: Bounds | null }
  | { readonly of: 'histogram'; readonly column: string; readonly bins: Bins }

/** The bins of a histogram: named categories and the rest, or edges: below the first, between two, from the last, missing. */
export type Bins =
  | { readonly kind: 'category'; readonly categories: readonly string[] }
  | { readonly kind: 'number' | 'day'; readonly edges: readonly string[] }

export type Condition =
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly column: string; readonly kind: 'number' | 'day'; readonly from: string | null; readonly below: string | null }

/** A request that was checked against its table and brought to one form: equal questions are equal values. JSON. */
export interface AggregateQuery {
  readonly table: string
  readonly measure: Measure
  /** Sorted, with the declared categories of each. */
  readonly groupBy: readonly { readonly column: string; readonly categories: readonly string[] }[]
  readonly where: readonly Condition[]
}

/** Checks a request against the table. Throws a Failure of the kind `invalid` that names each field and its mend. */
export function readAggregateRequest(request: unknown, table: AggregateTable): AggregateQuery {
  const parsed = aggregateRequestSchema.safeParse(request)
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map(({ path }) => ({ field: path.join('.'), text: say.shape })))
  }
  const { measure, groupBy, where } = parsed.data
  const problems: Problem[] = []
  const problem = (field: string, text: Text): undefined => {
    problems.push({ field, text })
    return undefined
  }
  if (parsed.data.table !== table.name) problem('table', say.noTable(parsed.data.table))
  const column = (field: string, asked: string): AggregateColumn | undefined =>
    (Object.hasOwn(table.columns, asked) ? table.columns[asked] : undefined) ?? problem(field, say.noColumn(asked))
  const checkedMeasure = readMeasure(measure, column, problem)

  const names = [...new Set(typeof groupBy === 'string' ? [groupBy] : groupBy ?? [])].sort()
  const groups = names.flatMap((asked, index) => {
    const found = column(`groupBy.${index}`, asked)
    if (found === undefined) return []
    if (found.kind === 'category' && found.public === true) return [{ column: asked, categories: found.categories }]
    problem(`groupBy.${index}`, say.notGrouped(asked))
    return []
  })
  const conditions = (where ?? []).flatMap((condition, index) => readCondition(condition, `where.${index}`, column, problem) ?? [])
  const cells = groups.reduce((product, { categories }) => product * (categories.length + 1), 1)
    * (checkedMeasure?.of === 'histogram' ? sizeOf(checkedMeasure.bins) : 1)
  if (cells > maxCells) problem('groupBy', say.tooManyCells(cells, maxCells))
  if (checkedMeasure === undefined || problems.length > 0) throw invalid(problems)
  const unique = new Map(conditions.map((condition) => [canonical(condition), condition]))
  return {
    table: table.name, measure: checkedMeasure, groupBy: groups,
    where: [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, condition]) => condition),
  }
}

/** How many bins a histogram has, with those for the rest. */
export const sizeOf = (bins: Bins): number => (bins.kind === 'category' ? bins.categories.length + 1 : bins.edges.length + 2)

const invalid = (problems: readonly Problem[]): Failure => new Failure('invalid', say.invalid, problems)

type Column = (field: string, asked: string) => AggregateColumn | undefined
type Complain = (field: string, text: Text) => undefined
type Parsed = z.output<typeof aggregateRequestSchema>

function readMeasure(measure: Parsed['measure'], column: Column, problem: Complain): Measure | undefined {
  if (measure === 'count') return { of: 'count' }
  if ('histogram' in measure) {
    const found = column('measure.histogram', measure.histogram)
    if (found === undefined) return undefined
    const base = { of: 'histogram', column: measure.histogram } as const
    if (found.kind === 'category') {
      if (measure.edges !== undefined) return problem('measure.edges', say.noEdges)
      return { ...base, bins: { kind: 'category', categories: found.categories } }
    }
    const read = found.kind === 'number' ? readNumber : readDay
    const edges = (measure.edges ?? []).map(read)
    if (edges.length === 0 || edges.some((edge, index) => edge === undefined || (index > 0 && !isBelow(edges[index - 1], edge)))) {
      return problem('measure.edges', say.edges)
    }
    return { ...base, bins: { kind: found.kind, edges: edges.filter((edge) => edge !== undefined) } }
  }
  const [of, asked] = 'sum' in measure ? ['sum', measure.sum] as const : ['mean', measure.mean] as const
  const found = column(`measure.${of}`, asked)
  if (found === undefined) return undefined
  if (found.kind !== 'number') return problem(`measure.${of}`, say.notNumber(asked))
  const limits = measure.bounds ?? found.bounds
  if (limits === undefined) return { of, column: asked, places: found.places, bounds: null }
  const [low, high] = limits.map(readNumber)
  if (low === undefined || high === undefined || !isBelow(low, high)) return problem('measure.bounds', say.bounds)
  if ([low, high].some((limit) => Decimal.from(limit).scale > found.places)) return problem('measure.bounds', say.places(found.places))
  return { of, column: asked, places: found.places, bounds: [low, high] }
}

function readCondition(condition: NonNullable<Parsed['where']>[number], field: string, column: Column,
  problem: Complain): Condition | undefined {
  const found = column(`${field}.column`, condition.column)
  if (found === undefined) return undefined
  if (found.public !== true) return problem(`${field}.column`, say.notPublic(condition.column))
  if ('is' in condition) {
    const values = [...new Set([condition.is].flat())].sort()
    if (found.kind !== 'category') return problem(`${field}.is`, say.notCategory(condition.column))
    const unknown = values.find((value) => !found.categories.includes(value))
    return unknown === undefined ? { column: condition.column, is: values } : problem(`${field}.is`, say.noCategory(unknown))
  }
  if (found.kind === 'category') return problem(field, say.noRange(condition.column))
  const read = found.kind === 'number' ? readNumber : readDay
  const limit = (text: string | undefined): string | null | undefined => (text === undefined ? null : read(text))
  const [from, below] = [limit(condition.from), limit(condition.below)]
  if (from === undefined || below === undefined || (from === null && below === null)) return problem(field, say.range)
  return { column: condition.column, kind: found.kind, from, below }
}

/** An exact decimal of at most six places and twelve digits before the point, in its shortest form. */
function readNumber(text: string): DecimalText | undefined {
  const value = Decimal.parse(text)
  if (value === undefined || value.scale > 6) return undefined
  return value.compare(largest) > 0 || value.compare(largest.negated()) < 0 ? undefined : value.toString()
}

const readDay = (text: string): Day | undefined => (isDay(text) ? text : undefined)

/** Days compare as texts, numbers as decimals. */
function isBelow(a: string | undefined, b: string): boolean {
  if (a === undefined) return false
  const [x, y] = [Decimal.parse(a), Decimal.parse(b)]
  return x === undefined || y === undefined ? a < b : x.compare(y) < 0
}
