/**
 * Lineage: the thread that anyone can follow both ways, from a thing to what it was made from and to what was made from it.
 *
 * Promises: each thing has a title in three languages and is entered once; a link, once made, stays. Each link is of a kind: what derives
 * from a thing, or was permitted by it, bears the consequences when that is taken back; what holds, uses or calls it does not. An act that
 * rests on a thing's sources and one that takes something back never pass each other unseen.
 * Never: makes a thing its own source, follows the thread in circles, or goes from one thing that a party holds to another.
 */
import { type Selectable, sql } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, JsonColumn, Tx } from '../database/index.ts'

interface ThingTable { id: string; kind: string; title: JsonColumn<Text>; path: string | null; at: Instant }
interface SourceTable { thing: string; source: string; relation: string; kind: RelationKind; at: Instant }

declare module '../database/index.ts' {
  interface Tables { thing: ThingTable; thing_source: SourceTable }
}

/** Kinds of relations. The first two carry consequences. */
export type RelationKind = 'derives' | 'permits' | 'holds' | 'uses' | 'calls'

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
  /** When the link was made by which it was reached. */
  readonly since: Instant
}

/** What whoever walks does at a thing: goes on from it, ends there, or passes by as if it were not there. */
export type Footing = 'on' | 'end' | 'not there'

/** How a side is walked: as it stood at a moment, and by relations that carry consequences alone. */
export interface Walked { readonly until?: Instant; readonly carrying?: true }

/** One side of a thing before anybody's sight was asked: whoever walks it says of each thing what they do there. */
export interface Side {
  /** When the thing itself was entered; undefined of one that is not on the thread. */
  readonly began?: Instant
  /** Everything that could be reached, as far as it was walked. */
  readonly things: readonly Thing[]
  /** Whether there is more: what is farther was left out. */
  readonly cut: boolean
  /** What is reached so, by the shortest way that is left, nearest first. Asks nothing anew. */
  reached(footing: (thing: string) => Footing, so?: Walked): readonly Reached[]
}

export interface Lineage {
  /** Enters a thing, or renews its title and path. */
  put(tx: Tx, thing: Thing): Promise<void>
  /** Puts many things that are new on the thread at once. */
  putNew(tx: Tx, things: readonly Thing[]): Promise<void>
  /** Says that a thing comes from another: `derives` and `permits` carry consequences. Saying it twice changes nothing. */
  link(tx: Tx, thing: string, source: string, kind: RelationKind, relation: string): Promise<void>
  thing(id: string): Promise<Thing | undefined>
  /** Those of these things that are on the thread, by their ids. */
  things(ids: readonly string[]): Promise<ReadonlyMap<string, Thing>>
  /** All that stands on the thread before a thing, nearest first: what it was made from, and what it is held by, uses or calls. */
  sources(id: string): Promise<readonly Reached[]>
  /** All that stands on the thread behind a thing, nearest first. */
  made(id: string): Promise<readonly Reached[]>
  /** What each of these things rests on, nearest first, one walk for all: if any of it is taken back, that concerns the thing. */
  restsOn(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Reached[]>>
  /** What a thing reaches when it is taken back, nearest first: what derives from it or was permitted by it, and so on. */
  reaches(id: string): Promise<readonly Reached[]>
  /** What `sources` or `made` would tell, for whoever leaves out what a reader may not see before it is walked: the nearest things, so many at most. */
  side(id: string, way: 'sources' | 'made'): Promise<Side>
  /** The newest things of these kinds that have a page and are joined to any other: so many of each. */
  newest(kinds: readonly string[], each: number): Promise<readonly Thing[]>
}

type Column = 'thing' | 'source'
type Row = Omit<Selectable<ThingTable>, 'at'>
type Places = ReadonlyMap<string, Place>
/** A step of the thread: whither, by which relation, and of which kind that is. */
type Link = readonly [to: string, relation: string, kind: RelationKind, since: Instant]
/** A thing that a walk comes by, with the steps on from it. */
type Place = Row & { readonly at: Instant; readonly links: readonly Link[]; /** Times that the walk stood on anything. */ readonly stood: number }

const everyKind: readonly RelationKind[] = ['derives', 'permits', 'holds', 'uses', 'calls']
const carrying: readonly RelationKind[] = ['derives', 'permits']

const thingOf = (row: Row): Thing => ({ id: row.id, kind: row.kind, title: row.title, ...(row.path !== null && { path: row.path }) })

/** Things that are walked for a reader on one side: strangers ask too. */
const mostWalked = 2_000

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

/** `most` things are walked for a reader on one side. */
export function openLineage({ db, now, most = mostWalked }: { readonly db: Db; readonly now: () => Instant; readonly most?: number }): Lineage {
  /**
   * Walks the thread from several things at once; `from` is the column one stands on, `to` the one that is stepped to. Each thing is
   * stood on at most twice (come to by holding, or otherwise) and told once, however many ways lead to it: the cost grows with the links
   * between what is reached, not with the ways over them. `limit`: so many places, the nearest first, after which the database walks no further.
   */
  async function placesFrom(starts: readonly string[], from: Column, to: Column, kinds: readonly RelationKind[], limit?: number): Promise<Places> {
    const { rows } = await sql<Place>`
      with recursive stand(id, held) as (
        select unnest(${[...starts]}::text[]), false
        union
        select s.${sql.ref(to)}, s.kind = 'holds' from stand join thing_source s on s.${sql.ref(from)} = stand.id
        where s.kind = any(${[...kinds]}) and not (stand.held and s.kind = 'holds')
      ), walked as materialized (select id from stand ${limit === undefined ? sql`` : sql`limit ${limit}`}), here as materialized (select distinct id from walked)
      select t.id, t.kind, t.title, t.path, t.at, coalesce(l.links, '[]') as links, (select count(*)::integer from walked) as stood
      from here join thing t on t.id = here.id left join lateral (
        select json_agg(json_build_array(s.${sql.ref(to)}, s.relation, s.kind, to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as links from thing_source s
        where s.${sql.ref(from)} = here.id and s.kind = any(${[...kinds]}) ${limit === undefined ? sql`` : sql`and s.${sql.ref(to)} in (select id from here)`}
      ) l on true`.execute(db)
    return new Map(rows.map((row) => [row.id, row]))
  }

  async function walk(starts: readonly string[], from: Column, to: Column, kinds: readonly RelationKind[]): Promise<ReadonlyMap<string, readonly Reached[]>> {
    const places = await placesFrom(starts, from, to, kinds)
    return new Map(starts.map((start) => [start, reachedFrom(start, places)]))
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
    putNew: async (tx, fresh) => {
      if (fresh.length > 0) await tx.insertInto('thing').values(fresh.map(({ id, kind, title, path }) => ({ id, kind, title: JSON.stringify(title), path: path ?? null, at: now() }))).execute()
    },
    link: async (tx, thing, source, kind, relation) => {
      await tx.insertInto('thing_source').values({ thing, source, relation, kind, at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
    },
    thing: async (id) => (await things([id])).get(id),
    things,
    sources: async (id) => (await walk([id], 'thing', 'source', everyKind)).get(id)!,
    made: async (id) => (await walk([id], 'source', 'thing', everyKind)).get(id)!,
    restsOn: (ids) => walk(ids, 'thing', 'source', carrying),
    reaches: async (id) => (await walk([id], 'source', 'thing', carrying)).get(id)!,
    async side(id, way) {
      // One more than is told, and the thing itself: whether there is more.
      const places = await (way === 'sources' ? placesFrom([id], 'thing', 'source', everyKind, most + 2) : placesFrom([id], 'source', 'thing', everyKind, most + 2))
      const start = places.get(id)
      return {
        ...(start && { began: start.at }), things: [...places.values()].filter((one) => one.id !== id).map(thingOf), cut: (start?.stood ?? 0) > most + 1,
        reached: (footing, so) => reachedFrom(id, places, footing, so),
      }
    },
    async newest(kinds, each) {
      const { rows } = await sql<Row>`
        select id, kind, title, path from (
          select t.*, row_number() over (partition by t.kind order by t.at desc, t.id) as place from thing t
          where t.kind = any(${[...kinds]}) and t.path is not null and (exists (select from thing_source where thing = t.id) or exists (select from thing_source where source = t.id))
        ) one where place <= ${each} order by place`.execute(db)
      return rows.map(thingOf)
    },
  }
}

/**
 * What is reached over links, by the shortest way, nearest first. Two links of holding in a row are not a way: what a party holds does not
 * come from what else it holds. Pure.
 */
function reachedFrom(start: string, places: Places, footing: (thing: string) => Footing = () => 'on', { until, carrying: consequences }: Walked = {}): readonly Reached[] {
  const reached = new Map<string, Reached>()
  /** Where one stood; whoever came by holding may still come otherwise, and go on from there by holding. */
  const stood = new Set([`false ${start}`])
  let here: readonly { readonly id: string; readonly held: boolean }[] = [{ id: start, held: false }]
  for (let distance = 1; here.length > 0; distance++) {
    const next: { readonly id: string; readonly held: boolean }[] = []
    for (const { id: by, held } of here) {
      for (const [id, relation, kind, since] of (places.get(by)?.links ?? []).toSorted(inOrder)) {
        if ((until !== undefined && since > until) || (consequences && !carrying.includes(kind))) continue
        const holding = kind === 'holds'
        if ((held && holding) || stood.has(`false ${id}`) || stood.has(`${holding} ${id}`)) continue
        const does = id === start ? 'on' : footing(id)
        if (does === 'not there') continue
        stood.add(`${holding} ${id}`)
        if (does === 'on') next.push({ id, held: holding })
        if (id === start || reached.has(id)) continue
        reached.set(id, { ...thingOf(places.get(id)!), distance, by, relation, since })
      }
    }
    here = next
  }
  return [...reached.values()].toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
}

/** By the thing that is stepped to, then by the relation. */
const inOrder = ([a, relation]: Link, [b, other]: Link): number => (a < b ? -1 : a > b ? 1 : relation < other ? -1 : 1)
