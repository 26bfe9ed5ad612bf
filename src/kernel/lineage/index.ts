/**
 * Lineage: the thread that anyone can follow both ways, from a thing to what it was made from and to what was made from it.
 *
 * Promises: each thing has a title in three languages and is entered once; a link, once made, stays.
 * Never: makes a thing its own source, or follows the thread in circles.
 */
import { type Selectable, sql } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, JsonColumn, Tx } from '../database/index.ts'

interface ThingTable { id: string; kind: string; title: JsonColumn<Text>; path: string | null; at: Instant }
interface SourceTable { thing: string; source: string; relation: string; at: Instant }

declare module '../database/index.ts' {
  interface Tables { thing: ThingTable; thing_source: SourceTable }
}

/** A thing on the thread. The id names its kind and itself: `decision:…`, `organisation:…`. */
export interface Thing {
  readonly id: string
  readonly kind: string
  readonly title: Text
  /** Path of its page without the language; absent when it has none. */
  readonly path?: string
}

/** A thing that was reached from another, in how many steps and by which relation to the one before. */
export interface Reached extends Thing {
  readonly distance: number
  readonly by: string
  readonly relation: string
}

export interface Lineage {
  /** Enters a thing, or renews its title and path. */
  put(tx: Tx, thing: Thing): Promise<void>
  /** Says that a thing was made from another. Saying it twice changes nothing. */
  link(tx: Tx, thing: string, source: string, relation: string): Promise<void>
  thing(id: string): Promise<Thing | undefined>
  /** What a thing was made from, nearest first. */
  sources(id: string): Promise<readonly Reached[]>
  /** What was made from a thing, nearest first. */
  made(id: string): Promise<readonly Reached[]>
}

const thingOf = (row: Omit<Selectable<ThingTable>, 'at'>): Thing => ({ id: row.id, kind: row.kind, title: row.title, ...(row.path !== null && { path: row.path }) })

export function openLineage({ db, now }: { db: Db; now: () => Instant }): Lineage {
  /** Walks the thread; `from` is the column one stands on, `to` the one that is stepped to. */
  async function walk(id: string, from: 'thing' | 'source', to: 'thing' | 'source'): Promise<readonly Reached[]> {
    const { rows } = await sql<Omit<Selectable<ThingTable>, 'at'> & { distance: number; by: string; relation: string }>`
      with recursive reached(id, distance, by, relation, trail) as (
        select ${sql.ref(to)}, 1, ${sql.ref(from)}, relation, array[${sql.ref(from)}, ${sql.ref(to)}] from thing_source where ${sql.ref(from)} = ${id}
        union all
        select s.${sql.ref(to)}, r.distance + 1, r.id, s.relation, r.trail || s.${sql.ref(to)}
        from thing_source s join reached r on s.${sql.ref(from)} = r.id where not s.${sql.ref(to)} = any(r.trail)
      )
      select distinct on (r.id) t.id, t.kind, t.title, t.path, r.distance, r.by, r.relation
      from reached r join thing t on t.id = r.id order by r.id, r.distance`.execute(db)
    return rows
      .map((row) => ({ ...thingOf(row), distance: row.distance, by: row.by, relation: row.relation }))
      .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
  }

  return {
    put: async (tx, { id, kind, title, path }) => {
      await tx.insertInto('thing').values({ id, kind, title: JSON.stringify(title), path: path ?? null, at: now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ title: JSON.stringify(title), path: path ?? null })).execute()
    },
    link: async (tx, thing, source, relation) => {
      await tx.insertInto('thing_source').values({ thing, source, relation, at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
    },
    thing: async (id) => {
      const row = await db.selectFrom('thing').selectAll().where('id', '=', id).executeTakeFirst()
      return row && thingOf(row)
    },
    sources: (id) => walk(id, 'thing', 'source'),
    made: (id) => walk(id, 'source', 'thing'),
  }
}
