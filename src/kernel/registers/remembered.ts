/** Remembers lists of a view that tells when it changes: a list is put in order and counted once, and its pages are cut from it. */
import { sql } from 'kysely'
import type { Day } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { remember } from '../remember.ts'
import { countsIn, type EntryCounts, type EntryPage, type EntryQuery, type Listed, orderOf, pageOf, type StandsAt, type Stretch } from './list.ts'
import { readCursor, usualOrder, writeCursor, type Place } from './order.ts'
import { type EntryView, viewOf } from './read.ts'
import type { EntryRow } from './tables.ts'
import { readingEntries, readingView, type RegisterView } from './views.ts'

/** How many pages of a view are remembered: the first pages of a few orders are what most visitors see. */
const mostPages = 256
/** Rows of a page that is remembered: a longer one is a part of a file, which is read once. */
const mostRows = 500
/** How many orders are remembered, and of how many entries at most: a longer list is read from the database by its place. */
const [mostLists, longestList] = [32, 10_000]

/** What is remembered of a view as it was at one version, on one day: nothing of it outlives a change. */
interface Remembered {
  readonly version: bigint
  readonly day: Day
  readonly pages: Map<string, Promise<EntryPage>>
  readonly counts: Map<string, Promise<EntryCounts>>
  readonly lists: Map<string, Promise<readonly StandsAt[] | undefined>>
  readonly entries: Map<string, EntryView>
}

export interface RememberedLists {
  /** As `pageOf` answers, and at the number of a page in every order; the very same object while nothing changes. */
  page(view: RegisterView, query: EntryQuery & Stretch): Promise<EntryPage>
  /** As `countsIn` answers; the very same object while nothing changes. */
  counted(view: RegisterView, query: EntryQuery): Promise<EntryCounts>
}

/** Opens the memory of views. What they list is for everyone, so that all are answered the same. */
export function openRememberedLists(db: Db, zone: string, today: () => Day): RememberedLists {
  const known = new WeakMap<RegisterView, Remembered>()

  /** The version is asked before anything is read: what is remembered may be newer than its version says, never older. */
  async function rememberedOf(view: RegisterView): Promise<Remembered> {
    const day = today()
    const version = await view.version!()
    const before = known.get(view)
    if (before && before.version >= version && before.day === day) return before
    const fresh: Remembered = { version, day, pages: new Map(), counts: new Map(), lists: new Map(), entries: new Map() }
    known.set(view, fresh)
    return fresh
  }

  /** Reads a whole view. Nothing is known beforehand of the values in it, and what is joined entry by entry would take minutes where they are thousands. */
  const whole = <T>(read: (tx: Db) => Promise<T>): Promise<T> => db.transaction().execute(async (tx) => {
    await sql`set local enable_nestloop = off`.execute(tx)
    await sql`set local jit = off`.execute(tx)
    return read(tx)
  })

  const listed = (view: RegisterView, day: Day): Listed => ({ register: view.listing, from: readingView(view, day), zone })

  /** The entries with these numbers, in their order: those that nobody has asked for yet are read. */
  async function entriesAt(view: RegisterView, { day, entries }: Remembered, wanted: readonly string[]): Promise<readonly EntryView[]> {
    const found = new Map(wanted.flatMap((number) => { const entry = entries.get(number); return entry ? [[number, entry] as const] : [] }))
    const missing = wanted.filter((number) => !found.has(number))
    const { rows } = missing.length === 0 ? { rows: [] } : await sql<EntryRow>`${readingEntries(view, day)} select * from entry where number = any(${missing}::text[])`.execute(db)
    if (entries.size > longestList) entries.clear()
    for (const row of rows) {
      const entry = viewOf(view.listing, row, null)
      if (entry === undefined) continue
      found.set(row.number, entry)
      entries.set(row.number, entry)
    }
    return wanted.flatMap((number) => found.get(number) ?? [])
  }

  async function read(view: RegisterView, asked: EntryQuery & Stretch, remembered: Remembered): Promise<EntryPage> {
    const { order = usualOrder, cursor, offset = 0, limit, ...query } = asked
    const all = listed(view, remembered.day)
    const place = cursor === undefined ? undefined : readCursor(view.listing, order, cursor)
    const remembers = await remember(remembered.lists, JSON.stringify([query, order]), mostLists, async () => {
      const found = await whole((tx) => orderOf(tx, all, query, order, longestList + 1))
      return found.length > longestList ? undefined : found
    })
    const list = remembers ?? (place === undefined && offset > 0 ? await whole((tx) => orderOf(tx, all, query, order, offset + limit + 1)) : undefined)
    const at = place === undefined ? undefined : list?.findIndex(({ number, key }) => number === place.number && key === place.key)
    // A place that has moved meanwhile is found by what stands around it.
    if (list === undefined || at === -1) return whole((tx) => pageOf(tx, all, query, { order, ...(cursor !== undefined && { cursor }), offset, limit }, null))
    const from = place === undefined ? offset : place.towards === 'after' ? at! + 1 : Math.max(at! - limit, 0)
    const stretch = list.slice(from, place?.towards === 'before' ? at : from + limit)
    const cursorAt = (towards: Place['towards'], one: StandsAt | undefined) => one && writeCursor(order, { towards, ...one })
    const next = from + stretch.length < list.length ? cursorAt('after', stretch.at(-1)) : undefined
    const previous = from > 0 ? cursorAt('before', stretch[0]) : undefined
    return { entries: await entriesAt(view, remembered, stretch.map(({ number }) => number)), ...(next && { next }), ...(previous && { previous }) }
  }

  return {
    async page(view, query) {
      const remembered = await rememberedOf(view)
      return query.limit > mostRows ? read(view, query, remembered) : remember(remembered.pages, JSON.stringify(query), mostPages, () => read(view, query, remembered))
    },
    async counted(view, query) {
      const remembered = await rememberedOf(view)
      return remember(remembered.counts, JSON.stringify(query), mostLists, () => whole((tx) => countsIn(tx, listed(view, remembered.day), query)))
    },
  }
}
