/**
 * How well rows hide people: k-anonymity, l-diversity and t-closeness over chosen quasi-identifiers, as statements for DuckDB and a
 * report made of their results, with what to generalise and what that gains. A missing value is a value of its own.
 */
import type { Text } from '../../law/text.ts'
import { quoteName, relationOf, type ResultRow, type Source, textIn, wholeIn } from '../duckdb/index.ts'
import { type QuasiKind, reportMessages as say } from './anonymity.messages.ts'
import type { QuasiIdentifier } from './quasi-identifiers.ts'

export interface AnonymityQuestion {
  readonly source: Source
  readonly quasi: readonly QuasiIdentifier[]
  /** Columns whose values nobody should learn of a person who is known to be in the data. */
  readonly sensitive: readonly string[]
  /** The smallest group that is accepted. */
  readonly k: number
}

export interface AnonymityStatements {
  readonly groups: string
  /** One for each sensitive column, in their order. */
  readonly sensitive: readonly string[]
}

/** What groups there are under one choice of columns. */
export interface Grouping {
  readonly groups: number
  readonly rows: number
  /** Rows of the smallest group: the k that the data has. */
  readonly smallest: number
  readonly groupsUnder: number
  readonly rowsUnder: number
  /** Rows that are alone in their group. */
  readonly uniqueRows: number
}

/** What one column costs: the groups without it, and with it made coarser where we know how. */
export interface Gain {
  readonly column: string
  readonly without: Grouping
  readonly coarser?: { readonly how: 'year' | 'band'; readonly grouping: Grouping }
}

export interface Diversity {
  readonly column: string
  /** The fewest different values of a group (distinct l-diversity). */
  readonly l: number
  /** e to the smallest entropy of a group (entropy l-diversity). */
  readonly entropyL: number
  /** The largest distance of a group from the whole, half the sum of differences (t-closeness of categories, equal distance). */
  readonly t: number
  /** Rows of groups in which all have one value. */
  readonly alikeRows: number
}

export interface AnonymityReport extends Grouping {
  readonly k: number
  readonly columns: readonly string[]
  readonly holds: boolean
  /** In the order of the columns. */
  readonly gains: readonly Gain[]
  /** Values with many rows in small groups; only such as at least k rows have, so that the value names nobody. */
  readonly values: readonly { readonly column: string; readonly value: string; readonly rows: number; readonly rowsUnder: number }[]
  /** How many values a column has that fewer than k rows have; the values themselves are not told. */
  readonly rare: readonly { readonly column: string; readonly values: number }[]
  readonly diversity: readonly Diversity[]
  /** The finding, in the order in which one reads it, the best mends last. */
  readonly words: readonly Text[]
}

/** Kinds whose values are words of a list, not of a person. */
const listed: ReadonlySet<QuasiKind> = new Set(['sex', 'settlement', 'occupation', 'education', 'ethnicity', 'marital', 'family'])

const coarserSql: Readonly<Partial<Record<QuasiKind, { readonly how: 'year' | 'band'; readonly of: (name: string) => string }>>> = {
  birthday: { how: 'year', of: (name) => `year(TRY_CAST(${name} AS DATE))` },
  date: { how: 'year', of: (name) => `year(TRY_CAST(${name} AS DATE))` },
  age: { how: 'band', of: (name) => `floor(TRY_CAST(${name} AS DOUBLE) / 5)` },
}

const figures = (k: number): string => 'CAST(count(*) AS BIGINT) AS groups, CAST(coalesce(sum(n), 0) AS BIGINT) AS "rows", '
  + `CAST(coalesce(min(n), 0) AS BIGINT) AS smallest, CAST(count(*) FILTER (n < ${k}) AS BIGINT) AS groups_under, `
  + `CAST(coalesce(sum(n) FILTER (n < ${k}), 0) AS BIGINT) AS rows_under, CAST(count(*) FILTER (n = 1) AS BIGINT) AS unique_rows`

/** Writes the statements. They read the source once each. Throws a RangeError without a quasi-identifier or for a k below 2. */
export function anonymityStatements({ source, quasi, sensitive, k }: AnonymityQuestion): AnonymityStatements {
  if (quasi.length === 0 || !Number.isSafeInteger(k) || k < 2) throw new RangeError('At least one quasi-identifier, and a k from 2')
  const names = quasi.map((_, index) => `q${index}`)
  const fields = quasi.map(({ column }, index) => `${quoteName(column)} AS q${index}`).join(', ')
  const grouped = (part: string, item: number, by: readonly string[]): string => `SELECT '${part}' AS part, ${item} AS item, `
    + `NULL AS value, ${figures(k)} FROM (SELECT sum(n) AS n FROM classes ${by.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${by.join(', ')}`})`
  const statements = [
    `SELECT 'all' AS part, 0 AS item, NULL AS value, ${figures(k)} FROM classes`,
    ...quasi.flatMap(({ kind }, index) => {
      const own = `q${index}`
      const others = names.filter((name) => name !== own)
      const coarser = coarserSql[kind]
      return [
        grouped('without', index, others),
        ...coarser === undefined ? [] : [grouped('coarser', index, [...others, coarser.of(own)])],
        ...listed.has(kind) ? valueStatements(index, k) : [],
      ]
    }),
  ]
  return {
    groups: `WITH classes AS MATERIALIZED (SELECT ${fields}, count(*) AS n FROM ${relationOf(source)} GROUP BY `
      + `${names.join(', ')}) `
      + statements.join(' UNION ALL '),
    sensitive: sensitive.map((column) => diversitySql(source, fields, names.join(', '), quoteName(column))),
  }
}

/** Three values with the most rows in small groups, and the number of values that are too rare to be told. */
function valueStatements(index: number, k: number): readonly string[] {
  const values = `(SELECT CAST(q${index} AS VARCHAR) AS value, sum(n) AS whole, coalesce(sum(n) FILTER (n < ${k}), 0) AS under `
    + `FROM classes WHERE q${index} IS NOT NULL GROUP BY value)`
  const zeros = '0 AS smallest, 0 AS groups_under'
  return [
    `SELECT * FROM (SELECT 'value' AS part, ${index} AS item, value, 0 AS groups, CAST(whole AS BIGINT) AS "rows", ${zeros}, `
      + `CAST(under AS BIGINT) AS rows_under, 0 AS unique_rows FROM ${values} WHERE whole >= ${k} AND under > 0 `
      + 'ORDER BY under DESC, value LIMIT 3)',
    `SELECT 'rare' AS part, ${index} AS item, NULL AS value, count(*) AS groups, 0 AS "rows", ${zeros}, 0 AS rows_under, `
      + `0 AS unique_rows FROM ${values} WHERE whole < ${k}`,
  ]
}

function diversitySql(source: Source, fields: string, names: string, column: string): string {
  return `WITH cells AS MATERIALIZED (SELECT ${fields}, ${column} AS s, count(*) AS c FROM ${relationOf(source)} GROUP BY ${names}, s), `
    + 'whole AS (SELECT s, sum(c) / sum(sum(c)) OVER () AS share FROM cells GROUP BY s), '
    + `shares AS (SELECT ${names}, c, share, sum(c) OVER (PARTITION BY ${names}) AS n `
    + 'FROM cells JOIN whole ON cells.s IS NOT DISTINCT FROM whole.s), '
    // The distance of two distributions is the sum of what one has above the other: values that a group lacks add nothing to it.
    + `classes AS (SELECT count(*) AS l, any_value(n) AS n, ln(any_value(n)) - sum(c * ln(c)) / any_value(n) AS entropy, `
    + `sum(greatest(c / n - share, 0)) AS t FROM shares GROUP BY ${names}) `
    + 'SELECT CAST(coalesce(min(l), 0) AS BIGINT) AS l, coalesce(min(entropy), 0) AS entropy, coalesce(max(t), 0) AS t, '
    + 'CAST(coalesce(sum(n) FILTER (l = 1), 0) AS BIGINT) AS alike FROM classes'
}

/** Makes the report of the statements' rows: `groups` of the first, `sensitive` of the others, in their order. */
export function anonymityReport(question: AnonymityQuestion, results: {
  readonly groups: readonly ResultRow[]; readonly sensitive: readonly (readonly ResultRow[])[]
}): AnonymityReport {
  const { quasi, k } = question
  const columns = quasi.map(({ column }) => column)
  const find = (part: string, item: number): Grouping | undefined => {
    const row = results.groups.find((found) => found['part'] === part && wholeIn(found, 'item') === BigInt(item))
    return row === undefined ? undefined : groupingIn(row)
  }
  const all = find('all', 0)
  if (all === undefined) throw new TypeError('The result has no groups')
  const gains = quasi.map(({ column, kind }, index): Gain => {
    const how = coarserSql[kind]?.how
    const grouping = find('coarser', index)
    return {
      column, without: find('without', index) ?? all, ...how !== undefined && grouping !== undefined && { coarser: { how, grouping } },
    }
  })
  const values = results.groups.filter(({ part }) => part === 'value').map((row) => ({
    column: columnAt(columns, row), value: textIn(row, 'value') ?? '', rows: numberIn(row, 'rows'), rowsUnder: numberIn(row, 'rows_under'),
  })).toSorted((a, b) => b.rowsUnder - a.rowsUnder)
  const rare = results.groups.filter(({ part, groups }) => part === 'rare' && Number(groups) > 0)
    .map((row) => ({ column: columnAt(columns, row), values: numberIn(row, 'groups') }))
  const diversity = question.sensitive.map((column, index) => diversityIn(column, results.sensitive[index]?.[0]))
  const facts = { ...all, k, columns, holds: all.smallest >= k, gains, values, rare, diversity }
  return { ...facts, words: wordsOf(facts) }
}

const numberIn = (row: ResultRow, name: string): number => Number(wholeIn(row, name))
const columnAt = (columns: readonly string[], row: ResultRow): string => columns[numberIn(row, 'item')] ?? ''

const groupingIn = (row: ResultRow): Grouping => ({
  groups: numberIn(row, 'groups'), rows: numberIn(row, 'rows'), smallest: numberIn(row, 'smallest'),
  groupsUnder: numberIn(row, 'groups_under'), rowsUnder: numberIn(row, 'rows_under'), uniqueRows: numberIn(row, 'unique_rows'),
})

function diversityIn(column: string, row: ResultRow | undefined): Diversity {
  if (row === undefined) throw new TypeError(`The statement of ${column} was not run`)
  return {
    column, l: numberIn(row, 'l'), entropyL: Math.exp(Number(row['entropy'])), t: Number(row['t']), alikeRows: numberIn(row, 'alike'),
  }
}

/** The three mends that leave the fewest rows in small groups; making coarser comes before leaving out. */
function wordsOf(report: Omit<AnonymityReport, 'words'>): readonly Text[] {
  const { rows, k, smallest, columns, rowsUnder, uniqueRows } = report
  if (rows === 0) return [say.nobody]
  const mends = report.gains.flatMap(({ column, without, coarser }) => [
    ...coarser === undefined ? [] : [{ left: coarser.grouping.rowsUnder, text: say.coarser[coarser.how](column, rowsUnder, coarser.grouping.rowsUnder) }],
    ...columns.length === 1 ? [] : [{ left: without.rowsUnder, text: say.without(column, rowsUnder, without.rowsUnder) }],
  ]).filter(({ left }) => left < rowsUnder).toSorted((a, b) => a.left - b.left)
  return [
    report.holds ? say.holds(k, smallest, columns) : say.fails(k, smallest, columns),
    ...rowsUnder === 0 ? [] : [say.under(k, rowsUnder, rows)],
    ...uniqueRows === 0 ? [] : [say.unique(uniqueRows, rows)],
    ...report.diversity.map(({ column, l, alikeRows }) => (alikeRows > 0 ? say.alike(column, alikeRows, rows) : say.diverse(column, l))),
    ...report.values.slice(0, 3).map(({ column, value, rows: held, rowsUnder: under }) => say.value(column, value, held, under)),
    ...report.holds ? [] : report.rare.map(({ column, values }) => say.rare(column, values, k)),
    ...mends.slice(0, 3).map(({ text }) => text),
  ]
}
