/** Exact aggregates that show no small group: for registered users, where noise would be in the way and the risk is accepted. */
import type { DecimalText } from '../../../law/decimal.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { quoteName } from '../engine/sql-text.ts'
import { answerMessages as say } from './aggregate.messages.ts'
import { type AggregateQuery, type AggregateTable, binCount } from './aggregate-request.ts'
import {
  cellIn, type CellName, cellsOf, chosenRowsSql, decimalOf, dimensionsOf, directions, queryKey, questionColumns, selectedSql,
} from './aggregate-sql.ts'
import { relationOf, type ResultRow, wholeIn } from './source.ts'

/**
 * How many subjects a shown cell has at least, and how much of a sum one of them may make up, in per cent (75 unless told). With
 * a k of 1 and 100 per cent nothing is hidden: for whoever may see the rows.
 */
export interface Protection { readonly k: number; readonly dominance?: number }

export interface GuardedPlan {
  readonly key: string
  readonly sql: string
  /** One row with `rest`: how many subjects the conditions leave out; absent when there are no conditions. */
  readonly restSql?: string
  readonly query: AggregateQuery
  readonly protection: Required<Protection>
  readonly unit: AggregateTable['unit']
  readonly notes: readonly Text[]
}

/** A cell is shown, hidden (few subjects, one that dominates, or needed to hide another: which of them is not told), or empty. */
export type GuardedCell = CellName & (
  | { readonly status: 'shown'; readonly value: DecimalText }
  | { readonly status: 'hidden' | 'empty' }
)

/** An exact answer with its small groups hidden. JSON. */
export interface GuardedAnswer {
  readonly key: string
  readonly cells: readonly GuardedCell[]
  readonly notes: readonly Text[]
}

/** Plans a question. Bounds are not applied: the numbers are exact. Throws a RangeError for a k below 1. */
export function planGuarded(query: AggregateQuery, table: AggregateTable, protection: Protection, version: string): GuardedPlan {
  const { k, dominance = 75 } = protection
  if (!Number.isSafeInteger(k) || k < 1) throw new RangeError('A group has at least one subject')
  const exact = withoutBounds(query)
  const columns = questionColumns(exact)
  const summed = columns['v'] !== undefined
  const where = summed ? `${selectedSql(query.where)} AND ${columns['v']} IS NOT NULL` : selectedSql(query.where)
  const chosen = chosenRowsSql({ source: table.source, unit: table.unit, columns, where })
  const group = directions(exact)
  const select = group === '' ? '' : `${group}, `
  const by = group === '' ? '' : ` GROUP BY ${group}`
  const subjects = table.unit === 'row'
    ? `SELECT ${select}1 AS n${summed ? ', v AS s' : ''} FROM (${chosen})`
    : `SELECT ${select}count(*) AS n${summed ? ', sum(v) AS s' : ''} FROM (${chosen}) GROUP BY ${select}u`
  const unit = table.unit === 'row' ? '*' : `DISTINCT ${quoteName(table.unit.column)}`
  return {
    key: queryKey(version, table, exact, { k, dominance }),
    sql: `SELECT ${select}CAST(count(*) AS VARCHAR) AS subjects, CAST(sum(n) AS VARCHAR) AS n`
      + (summed ? ', CAST(sum(s) AS VARCHAR) AS s, CAST(max(abs(s)) AS VARCHAR) AS largest, CAST(sum(abs(s)) AS VARCHAR) AS whole' : '')
      + ` FROM (${subjects})${by}`,
    ...k > 1 && query.where.length > 0 && {
      restSql: `SELECT CAST(count(${unit}) AS VARCHAR) AS rest FROM ${relationOf(table.source)} WHERE NOT `
        + `${selectedSql(query.where)}`,
    },
    query: exact, protection: { k, dominance }, unit: table.unit, notes: k > 1 ? [say.hidden(k), say.limits] : [],
  }
}

function withoutBounds(query: AggregateQuery): AggregateQuery {
  const { measure } = query
  return measure.of === 'sum' || measure.of === 'mean' ? { ...query, measure: { ...measure, bounds: null } } : query
}

interface Tally { readonly subjects: bigint; readonly count: bigint; readonly sum: bigint; readonly dominated: boolean }

const nobody: Tally = { subjects: 0n, count: 0n, sum: 0n, dominated: false }

/**
 * Turns the rows of the plan's statements into the answer. Throws a Failure of the kind `refused` when the conditions select fewer
 * than k subjects, or leave fewer than k out: their difference from the whole would name them.
 */
export function answerGuarded(plan: GuardedPlan, rows: readonly ResultRow[], rest: readonly ResultRow[] = []): GuardedAnswer {
  const { query, protection } = plan
  const dimensions = dimensionsOf(query)
  const names = cellsOf(query)
  const tallies = names.map(() => nobody)
  const summed = query.measure.of === 'sum' || query.measure.of === 'mean'
  for (const row of rows) {
    const dominated = summed && wholeIn(row, 'largest') * 100n > BigInt(protection.dominance) * wholeIn(row, 'whole')
    tallies[cellIn(row, dimensions)] = {
      subjects: wholeIn(row, 'subjects'), count: wholeIn(row, 'n'), sum: summed ? wholeIn(row, 's') : 0n, dominated,
    }
  }
  if (plan.restSql !== undefined) refuseNarrow(plan, tallies, rest)
  const hidden = hide(tallies, dimensions.map(({ bins }) => binCount(bins)), plan)
  return {
    key: plan.key, notes: plan.notes,
    cells: names.map((name, index): GuardedCell => {
      if (hidden.has(index)) return { ...name, status: 'hidden' }
      const tally = tallies[index]!
      return tally.subjects === 0n ? { ...name, status: 'empty' } : { ...name, status: 'shown', value: valueOf(query, tally) }
    }),
  }
}

function refuseNarrow({ protection: { k } }: GuardedPlan, tallies: readonly Tally[], rest: readonly ResultRow[]): void {
  const [row] = rest
  if (row === undefined) throw new TypeError('The statement of those left out was not run')
  const outside = wholeIn(row, 'rest')
  const inside = tallies.reduce((sum, { subjects }) => sum + subjects, 0n)
  if (inside < k || (outside > 0n && outside < k)) throw new Failure('refused', say.tooFew(k))
}

function valueOf({ measure }: AggregateQuery, { count, sum }: Tally): DecimalText {
  if (measure.of === 'sum') return decimalOf(sum, measure.places).toString()
  if (measure.of !== 'mean') return count.toString()
  return decimalOf(sum, measure.places).dividedBy(decimalOf(count, 0), measure.places + 2).toString()
}

/**
 * Which cells are hidden. First the small and the dominated; then, along every line of the table whose total somebody may ask for,
 * as many of the smallest others as it takes that the total minus what is shown holds at least k subjects in at least two cells.
 * Of units with many rows one may stand in several cells, so there one hidden cell must have k by itself.
 */
function hide(tallies: readonly Tally[], sizes: readonly number[], { protection: { k }, unit }: GuardedPlan): ReadonlySet<number> {
  const least = BigInt(k)
  const subjects = (cell: number): bigint => tallies[cell]!.subjects
  const hidden = new Set(tallies.keys().filter((cell) => subjects(cell) > 0n && (subjects(cell) < least || tallies[cell]!.dominated)))
  const covered = (cells: readonly number[]): boolean => cells.length > 1 && (unit === 'row'
    ? cells.reduce((sum, cell) => sum + subjects(cell), 0n) >= least : cells.some((cell) => subjects(cell) >= least))
  const lines = linesOf(sizes)
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size
    for (const line of lines) {
      const inside = line.filter((cell) => hidden.has(cell))
      const shown = line.filter((cell) => !hidden.has(cell) && subjects(cell) > 0n)
        .toSorted((a, b) => (subjects(a) < subjects(b) ? -1 : 1))
      while (inside.length > 0 && shown.length > 0 && !covered(inside)) {
        const next = shown.shift()!
        inside.push(next)
        hidden.add(next)
      }
    }
  }
  return hidden
}

/** All straight lines through a table of these sizes: the cells that differ in one direction only. */
function linesOf(sizes: readonly number[]): readonly (readonly number[])[] {
  const whole = sizes.reduce((product, size) => product * size, 1)
  let stride = whole
  return sizes.flatMap((size) => {
    stride /= size
    const starts = Array.from({ length: whole }, (_, cell) => cell).filter((cell) => Math.floor(cell / stride) % size === 0)
    return starts.map((start) => Array.from({ length: size }, (_, step) => start + step * stride))
  })
}
