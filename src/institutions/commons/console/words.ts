/** The words that the console completes: tables, columns, and the words of SQL. Pure. */
import { named, type NamedTable } from '../lending/lending.ts'

const keywords = [
  'SELECT', 'FROM', 'WHERE', 'GROUP BY', 'GROUP BY ALL', 'ORDER BY', 'ORDER BY ALL', 'HAVING', 'LIMIT', 'OFFSET', 'AS', 'AND', 'OR', 'NOT', 'IN', 'IS NULL', 'IS NOT NULL', 'LIKE', 'ILIKE',
  'BETWEEN', 'JOIN', 'LEFT JOIN', 'FULL JOIN', 'ON', 'USING', 'UNION ALL', 'WITH', 'DISTINCT', 'CASE WHEN', 'THEN', 'ELSE', 'END', 'CAST', 'TRY_CAST', 'ASC', 'DESC', 'SUMMARIZE', 'DESCRIBE',
  'QUALIFY', 'OVER (PARTITION BY', 'EXCLUDE', 'PIVOT', 'UNPIVOT', 'USING SAMPLE',
] as const

const functions = [
  'count(*)', 'count(DISTINCT', 'sum(', 'avg(', 'min(', 'max(', 'median(', 'mode(', 'stddev(', 'quantile_cont(', 'round(', 'abs(', 'coalesce(', 'lower(', 'upper(', 'length(', 'trim(', 'left(', 'right(',
  'replace(', 'regexp_matches(', 'regexp_replace(', 'strip_accents(', 'contains(', 'starts_with(', 'string_agg(', 'list(', 'unnest(', 'year(', 'month(', 'date_trunc(', 'date_diff(', 'strftime(',
  'row_number()', 'rank()', 'lag(', 'lead(', 'approx_count_distinct(', 'arg_max(', 'arg_min(', 'histogram(', 'corr(',
] as const

/** What is offered, what stands nearest to the data first. */
export function completions(tables: readonly NamedTable[]): readonly string[] {
  const columns = tables.flatMap((table) => table.columns.slice(0, 500).map(({ name }) => named(name)))
  return [...new Set([...columns, ...tables.map(({ name }) => named(name)), ...keywords, ...functions])].slice(0, 3000)
}
