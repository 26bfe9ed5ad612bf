/** What a database consists of, as a backup needs to know it: tables, the columns to copy, sequences and references. */
import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** A table with the columns that hold data of their own (computed ones do not). */
export interface TableShape {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

/** The tables of the portal, partitions one by one; those of extensions and the list of migrations are left out. */
export async function tablesOf(db: Db): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape>`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.oid, c.relname order by c.relname`.execute(db)
  return rows
}

/** Where a sequence stands. */
export interface SequencePosition {
  readonly name: string
  readonly value: string
  /** False when `value` itself was not given out yet. */
  readonly used: boolean
}

/** The sequences, those of identity columns among them. */
export async function sequencesOf(db: Db): Promise<readonly SequencePosition[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname`.execute(db)
  const found: SequencePosition[] = []
  for (const { name } of rows) {
    const { rows: [at] } = await sql<{ value: string; used: boolean }>`
      select last_value::text as value, is_called as used from ${sql.table(name)}`.execute(db)
    if (at) found.push({ name, ...at })
  }
  return found
}

/** A reference between tables, with the words that make it anew. */
export interface Reference {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/** The references between tables. */
export async function referencesOf(db: Db): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select r.relname as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and c.conparentid = 0 and r.relnamespace = current_schema()::regnamespace order by 1, 2`.execute(db)
  return rows
}
