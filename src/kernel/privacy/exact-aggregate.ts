/** Exact aggregates: for whoever may see the rows, and could count them by a query as well. */
import type { DecimalText } from '../../law/decimal.ts'
import type { Text } from '../../law/text.ts'
import type { AggregateQuery, AggregateTable } from './aggregate-request.ts'
import { cellIn, type CellName, cellsOf, chosenRowsSql, decimalOf, dimensionsOf, directions, queryKey, questionColumns, selectedSql } from './aggregate-sql.ts'
import { type ResultRow, wholeIn } from '../duckdb/index.ts'

export interface ExactPlan {
  readonly key: string
  readonly sql: string
  readonly query: AggregateQuery
}

/** A cell with its number, or one in which no row is. */
export type ExactCell = CellName & ({ readonly status: 'shown'; readonly value: DecimalText } | { readonly status: 'empty' })

/** An exact answer. JSON; it has no notes, as nothing was done to the numbers. */
export interface ExactAnswer {
  readonly key: string
  readonly cells: readonly ExactCell[]
  readonly notes: readonly Text[]
}

/** Plans a question. Bounds are not applied: the numbers are exact. */
export function planExactly(asked: AggregateQuery, table: AggregateTable, data: string): ExactPlan {
  const query = withoutBounds(asked)
  const columns = questionColumns(query)
  const summed = columns['v'] !== undefined
  const where = summed ? `${selectedSql(query.where)} AND ${columns['v']} IS NOT NULL` : selectedSql(query.where)
  const group = directions(query)
  return {
    key: queryKey(data, table, query, { exact: true }), query,
    sql: `SELECT ${group === '' ? '' : `${group}, `}CAST(count(*) AS VARCHAR) AS n${summed ? ', CAST(sum(v) AS VARCHAR) AS s' : ''} `
      + `FROM (${chosenRowsSql({ source: table.source, unit: 'row', columns, where })})${group === '' ? '' : ` GROUP BY ${group}`}`,
  }
}

function withoutBounds(query: AggregateQuery): AggregateQuery {
  const { measure } = query
  return measure.of === 'sum' || measure.of === 'mean' ? { ...query, measure: { ...measure, bounds: null } } : query
}

/** Turns the rows of the plan's statement into the answer. */
export function answerExactly({ key, query }: ExactPlan, rows: readonly ResultRow[]): ExactAnswer {
  const dimensions = dimensionsOf(query)
  const summed = query.measure.of === 'sum' || query.measure.of === 'mean'
  const found = new Map(rows.map((row) => [cellIn(row, dimensions), { count: wholeIn(row, 'n'), sum: summed ? wholeIn(row, 's') : 0n }]))
  return {
    key, notes: [],
    cells: cellsOf(query).map((name, index): ExactCell => {
      const tally = found.get(index)
      return tally === undefined || tally.count === 0n ? { ...name, status: 'empty' } : { ...name, status: 'shown', value: valueOf(query, tally) }
    }),
  }
}

function valueOf({ measure }: AggregateQuery, { count, sum }: { readonly count: bigint; readonly sum: bigint }): DecimalText {
  if (measure.of === 'sum') return decimalOf(sum, measure.places).toString()
  if (measure.of !== 'mean') return count.toString()
  return decimalOf(sum, measure.places).dividedBy(decimalOf(count, 0), measure.places + 2).toString()
}
