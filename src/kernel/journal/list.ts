/** Lists what the journal has published, newest first, all of it or one type. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { recorded, type Recorded } from './entry.ts'
import type { Tree } from './tree.ts'

/** What is committed and has no place yet. */
export interface Waiting {
  readonly count: number
  /** When the oldest of them was recorded. */
  readonly since?: Instant
}

/** Which part of the published entries: `page` counts from 1, `size` is how many stand on one. */
export interface ListQuery {
  readonly type?: string
  /** Types that are left out while no type is asked for. */
  readonly without?: readonly string[]
  readonly page: number
  readonly size: number
}

/** A part of the list, and how many entries the whole list has. */
export interface Listed {
  readonly entries: readonly Recorded[]
  readonly total: number
}

/** Without a type, places tell where a page begins, so the last page is as quick as the first. */
export async function list(db: Db, tree: Tree, { type, without = [], page, size }: ListQuery): Promise<Listed> {
  const placed = db.selectFrom('journal_entry').where('leaf_index', 'is not', null)
  const past = (page - 1) * size
  if (type === undefined && without.length === 0) {
    const total = await tree.size(db)
    const rows = await placed.selectAll().where('leaf_index', '<', BigInt(Math.max(0, total - past))).orderBy('leaf_index', 'desc').limit(size).execute()
    return { entries: rows.map(recorded), total }
  }
  // What is left out is counted by the index, and the rest is what remains of the whole.
  const [counted, listed] = type === undefined ? [placed.where('type', 'in', without), placed.where('type', 'not in', without)] : [placed.where('type', '=', type), placed.where('type', '=', type)]
  const { count } = await counted.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
  const total = type === undefined ? await tree.size(db) - Number(count) : Number(count)
  const rows = await listed.selectAll().orderBy('leaf_index', 'desc').offset(past).limit(size).execute()
  return { entries: rows.map(recorded), total }
}

/** The types that published entries have, in alphabetical order: one look into the index for each, however many entries. */
export async function types(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ type: string }>`
    with recursive known as (
      (select type from journal_entry where leaf_index is not null order by type limit 1)
      union all
      select (select type from journal_entry where leaf_index is not null and type > known.type order by type limit 1)
      from known where known.type is not null
    )
    select type from known where type is not null`.execute(db)
  return rows.map(({ type }) => type)
}

/** Looks at no more than a thousand: beyond that it is late anyway. */
export async function waiting(db: Db): Promise<Waiting> {
  const rows = await db.selectFrom('journal_entry').select('at').where('leaf_index', 'is', null).orderBy('id').limit(1_000).execute()
  return { count: rows.length, ...(rows[0] && { since: rows[0].at }) }
}
