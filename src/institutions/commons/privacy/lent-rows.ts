/**
 * Reads the rows of a table that are lent: for the answer to a question, and for what a table offers to whoever is lent some of its rows
 * only. A profile is of all rows, so that its categories and ends would tell of those that are not lent.
 */
import { canonical } from '../../../law/canonical.ts'
import type { Commons, Opened } from '../commons.ts'
import type { VersionTable } from '../dataset.ts'
import { quoteName, type ResultRow } from '../../../kernel/duckdb/index.ts'
import { recordsOf } from '../engine/index.ts'
import type { ColumnProfile } from '../ingest/index.ts'
import { callerOf } from '../ownership.ts'

type Ground = Pick<Commons, 'engine' | 'reader'>

/** Which rows are lent; undefined for all. What the owner lends to nobody is in no answer either. */
export const lentRows = ({ dataset, verdict }: Opened): Opened['verdict']['rows'] => (verdict.by === 'owner' ? undefined : verdict.rows ?? dataset.terms.rows)

/** Runs our statement over the rows that are lent; undefined for a table with none. All columns are there: which may be named, the declaration says. */
export async function readLentRows({ reader, engine }: Ground, opened: Opened, table: VersionTable, sql: string): Promise<readonly ResultRow[] | undefined> {
  const rows = lentRows(opened)
  const { columns: _, ...verdict } = opened.verdict
  return reader.tables({ ...opened, verdict: { ...verdict, ...(rows && { rows }) } }, async (sources) => {
    const source = sources.find(({ name }) => name === table.name)
    if (source === undefined) return undefined
    const page = await engine.query([source], sql, { limit: 10_000, deadlineMs: 60_000, caller: callerOf(opened.asker, '') })
    if (page.truncated) throw new RangeError('An aggregate has more cells than a page')
    return recordsOf(page)
  })
}

/** Columns that are looked at in one statement, and in all; those beyond offer neither categories nor ends. */
const [atOnce, mostColumns] = [40, 200]
/** As many of a category as a profile shows, as long as it shows them. */
const [mostValues, longestValue] = [20, 200]

const isCategory = ({ kind }: ColumnProfile): boolean => kind === 'category' || kind === 'boolean'
const isNumber = ({ kind }: ColumnProfile): boolean => kind === 'number' || kind === 'integer'

/** What was found of the columns, by content and cut: a content never changes, while tables of several names may have it. */
const found = new Map<string, Promise<readonly ColumnProfile[]>>()
const mostFound = 200

/** The table with categories and ends of the rows that are lent, instead of those of all rows. */
export async function lentPart(ground: Ground, opened: Opened, table: VersionTable, columns: readonly string[] | undefined): Promise<VersionTable> {
  const key = canonical({ data: table.file.hash, rows: lentRows(opened) ?? null, columns: columns ?? null })
  const looked = found.get(key) ?? look(ground, opened, table, columns)
  if (!found.has(key)) {
    found.set(key, looked)
    looked.catch(() => found.delete(key))
    const oldest = found.size > mostFound ? found.keys().next().value : undefined
    if (oldest !== undefined) found.delete(oldest)
  }
  return { ...table, profile: { ...table.profile, columns: await looked } }
}

async function look(ground: Ground, opened: Opened, table: VersionTable, lent: readonly string[] | undefined): Promise<readonly ColumnProfile[]> {
  const bare = table.profile.columns.map(({ name, type, kind }): ColumnProfile => ({ name, type, kind, nulls: 0, distinct: 0 }))
  const asked = bare.filter((column) => (isCategory(column) || isNumber(column)) && lent?.includes(column.name) !== false).slice(0, mostColumns)
  const told = new Map<string, Partial<ColumnProfile>>()
  for (let from = 0; from < asked.length; from += atOnce) {
    const part = asked.slice(from, from + atOnce)
    const [row] = await readLentRows(ground, opened, table, `select ${part.map((column, at) => valuesSql(table.name, column, at)).join(', ')}`) ?? []
    if (row) for (const [at, column] of part.entries()) told.set(column.name, valuesIn(row, at))
  }
  return bare.map((column) => ({ ...column, ...told.get(column.name) }))
}

/** The most frequent values of a category as `c0`, or the ends of a number as `a0` and `z0`. */
function valuesSql(table: string, column: ColumnProfile, at: number): string {
  const [name, from] = [quoteName(column.name), quoteName(table)]
  if (isCategory(column)) {
    return `(select list(v order by n desc, v) from (select left(cast(${name} as varchar), ${longestValue}) as v, count(*) as n from ${from} where ${name} is not null `
      + `group by 1 order by n desc, v limit ${mostValues})) as c${at}`
  }
  const number = `cast(${name} as double)`
  return (['min', 'max'] as const).map((end) => `(select ${end}(${number}) filter (isfinite(${number})) from ${from}) as ${end === 'min' ? 'a' : 'z'}${at}`).join(', ')
}

function valuesIn(row: ResultRow, at: number): Partial<ColumnProfile> {
  const [values, min, max] = [row[`c${at}`], row[`a${at}`], row[`z${at}`]]
  if (Array.isArray(values)) return { top: values.map((value) => ({ value: String(value), count: 0 })) }
  return typeof min === 'number' && typeof max === 'number' ? { min, max } : {}
}
