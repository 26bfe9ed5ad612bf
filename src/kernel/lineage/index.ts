/**
 * Lineage: the thread that anyone can follow both ways, from a thing to what it was made from and to what was made from it.
 *
 * Promises: each thing has a title in three languages and is entered once; a link, once made, stays; an act that rests on a thing's sources
 * and one that takes something back never pass each other unseen.
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
  /** Those of these things that are on the thread, by their ids. */
  things(ids: readonly string[]): Promise<ReadonlyMap<string, Thing>>
  /** What a thing was made from, nearest first. */
  sources(id: string): Promise<readonly Reached[]>
  /** What each of these things was made from, nearest first: one walk for all. */
  sourcesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Reached[]>>
  /** What was made from a thing, nearest first. */
  made(id: string): Promise<readonly Reached[]>
}

type Column = 'thing' | 'source'
type Row = Omit<Selectable<ThingTable>, 'at'>

const thingOf = (row: Row): Thing => ({ id: row.id, kind: row.kind, title: row.title, ...(row.path !== null && { path: row.path }) })

const taking = 'lineage.taking-back'

/**
 * Said in the transaction of each act that takes something back (an order, a withdrawal, an opt-out), before it commits: any number go on
 * at once, but none beside an act that rests on sources, whose end they wait for.
 */
export async function takingBack(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext(${taking}))`.execute(tx)
}

/**
 * Said in the transaction of an act that rests on what its sources are, before it reads them: whatever is being taken back is committed
 * before this returns, and nothing more is until the transaction ends. What a statement of the transaction read before may be older.
 */
export async function restingOnSources(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${taking}))`.execute(tx)
}

export function openLineage({ db, now }: { db: Db; now: () => Instant }): Lineage {
  /**
   * Walks the thread from several things at once; `from` is the column one stands on, `to` the one that is stepped to. Each link is read
   * once, however many ways lead over it: the cost grows with the links that are reached, not with the ways through them.
   */
  async function walk(starts: readonly string[], from: Column, to: Column): Promise<ReadonlyMap<string, readonly Reached[]>> {
    const { rows } = await sql<Row & { from: string; relation: string }>`
      with recursive link(thing, source, relation) as (
        select thing, source, relation from thing_source where ${sql.ref(from)} = any(${[...starts]})
        union
        select s.thing, s.source, s.relation from thing_source s join link l on s.${sql.ref(from)} = l.${sql.ref(to)}
      )
      select l.${sql.ref(from)} as "from", l.relation, t.id, t.kind, t.title, t.path
      from link l join thing t on t.id = l.${sql.ref(to)} order by t.id, l.relation`.execute(db)
    const links = Map.groupBy(rows, (row) => row.from)
    return new Map(starts.map((start) => [start, reachedFrom(start, links)]))
  }

  async function things(ids: readonly string[]): Promise<ReadonlyMap<string, Thing>> {
    if (ids.length === 0) return new Map()
    const rows = await db.selectFrom('thing').select(['id', 'kind', 'title', 'path']).where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, thingOf(row)]))
  }

  return {
    put: async (tx, { id, kind, title, path }) => {
      await tx.insertInto('thing').values({ id, kind, title: JSON.stringify(title), path: path ?? null, at: now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ title: JSON.stringify(title), path: path ?? null })).execute()
    },
    link: async (tx, thing, source, relation) => {
      await tx.insertInto('thing_source').values({ thing, source, relation, at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
    },
    thing: async (id) => (await things([id])).get(id),
    things,
    sources: async (id) => (await walk([id], 'thing', 'source')).get(id)!,
    sourcesOf: (ids) => walk(ids, 'thing', 'source'),
    made: async (id) => (await walk([id], 'source', 'thing')).get(id)!,
  }
}

/** What is reached over links, by the shortest way, nearest first. Pure. */
function reachedFrom(start: string, links: ReadonlyMap<string, readonly (Row & { readonly relation: string })[]>): readonly Reached[] {
  const seen = new Set([start])
  const reached: Reached[] = []
  let here = [start]
  for (let distance = 1; here.length > 0; distance++) {
    const found: Reached[] = []
    for (const by of here) {
      for (const { relation, ...row } of links.get(by) ?? []) {
        if (seen.has(row.id)) continue
        seen.add(row.id)
        found.push({ ...thingOf(row), distance, by, relation })
      }
    }
    reached.push(...found.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    here = found.map(({ id }) => id)
  }
  return reached
}
