/** Tells two versions of a table apart: columns that came and went, and the query for rows that did. Pure. */
import type { VersionTable } from '../../dataset.ts'
import { quoteName } from '../../../../kernel/duckdb/index.ts'
import type { Cell } from '../../engine/index.ts'

export interface SchemaChange {
  readonly name: string
  /** Types before and after; one is absent for a column that came or went. */
  readonly before?: string
  readonly after?: string
}

type Columns = VersionTable['columns']

/** Columns that are new, gone or of another type, in the order of the tables. */
export function schemaChanges(before: Columns, after: Columns): readonly SchemaChange[] {
  const [old, now] = [new Map(before.map(({ name, type }) => [name, type])), new Map(after.map(({ name, type }) => [name, type]))]
  return [
    ...after.flatMap(({ name, type }) => (old.get(name) === type ? [] : [{ name, after: type, ...(old.has(name) && { before: old.get(name)! }) }])),
    ...before.flatMap(({ name, type }) => (now.has(name) ? [] : [{ name, before: type }])),
  ]
}

export const kindsOfChange = ['added', 'removed', 'changed'] as const
export type KindOfChange = (typeof kindsOfChange)[number]

/** Names of the two tables in the queries. */
export const [beforeName, afterName] = ['before', 'after'] as const

export interface RowComparison {
  /** One row for each change: its kind, then for each column its values before and after. */
  readonly rows: string
  /** How many changes there are of each kind. */
  readonly counts: string
}

/**
 * The queries that compare the rows of `before` and `after` over the columns that both have. Rows belong together by the key;
 * without one the whole row is the key, and then nothing is changed, only added and removed. Rows with the same key are
 * counted, so that repeated rows are compared too.
 */
export function rowComparison(columns: readonly string[], key: string | undefined, kind?: KindOfChange): RowComparison {
  const names = columns.map(quoteName)
  const keys = key === undefined ? names : [quoteName(key)]
  const others = key === undefined ? [] : names.filter((name) => name !== quoteName(key))
  const numbered = (table: string): string =>
    `(select ${names.join(', ')}, row_number() over (partition by ${keys.join(', ')}${others.length > 0 ? ` order by ${others.join(', ')}` : ''}) as "#nth", true as "#there" from ${table})`
  const same = [...keys, '"#nth"'].map((name) => `b.${name} is not distinct from a.${name}`).join(' and ')
  const differs = others.length === 0 ? 'false' : others.map((name) => `b.${name} is distinct from a.${name}`).join(' or ')
  const joined = `select case when b."#there" is null then 'added' when a."#there" is null then 'removed' else 'changed' end as "#kind", ${
    names.flatMap((name, i) => [`b.${name} as "#b${i}"`, `a.${name} as "#a${i}"`]).join(', ')} from ${numbered(beforeName)} b full join ${numbered(afterName)} a on ${
    same} where b."#there" is null or a."#there" is null or ${differs}`
  const of = kind === undefined ? '' : ` where "#kind" = '${kind}'`
  const places = keys.map((name) => names.indexOf(name)).map((i) => `coalesce("#b${i}", "#a${i}")`)
  return {
    rows: `select * from (${joined})${of} order by ${[...places, '"#kind"'].join(', ')}`,
    counts: `select "#kind", count(*) from (${joined}) group by 1`,
  }
}

/** A row of the comparison, read. */
export interface RowChange {
  readonly kind: KindOfChange
  /** For each column, what it was and what it is. */
  readonly cells: readonly { readonly before: Cell; readonly after: Cell }[]
}

export function rowChange([kind, ...values]: readonly Cell[]): RowChange | undefined {
  const found = kindsOfChange.find((one) => one === kind)
  return found && {
    kind: found, cells: Array.from({ length: Math.floor(values.length / 2) }, (_, i) => ({ before: values[2 * i] ?? null, after: values[2 * i + 1] ?? null })),
  }
}
