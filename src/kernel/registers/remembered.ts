/** Remembers the entries of a view that tells when it changes, and the lists of them that are asked for. */
import { sql } from 'kysely'
import { type Day, dayOf } from '../../law/time.ts'
import { type Db, remember } from '../database/index.ts'
import { comparing, counted, type HeldEntry, narrowed, type Sorted, sorted } from './held.ts'
import type { EntryCounts } from './counts.ts'
import type { EntryPage, Stretch } from './list.ts'
import type { EntryQuery } from './narrowing.ts'
import { type Place, readCursor, usualOrder, writeCursor } from './order.ts'
import { viewOf } from './read.ts'
import type { EntryRow } from './tables.ts'
import { readingEntries, type RegisterView } from './views.ts'

/** How many pages, and how many lists in their orders, are remembered: the first pages of a few orders are what most visitors see. */
const [mostPages, mostLists] = [256, 32]
/** Rows of a page that is remembered: a longer one is a part of a file, which is read once. */
const mostRows = 500
/** Letters of a question whose answer is remembered: a longer one was made up, and is not asked again. */
const mostLetters = 4000
/** How many entries are held: a longer view is read from the database each time. */
const mostEntries = 50_000

/** What is remembered of a view as it was at one version, on one day: nothing of it outlives a change. */
interface Remembered {
  readonly version: bigint
  readonly day: Day
  readonly entries: Promise<readonly HeldEntry[] | undefined>
  readonly pages: Map<string, Promise<EntryPage>>
  readonly counts: Map<string, Promise<EntryCounts>>
  readonly lists: Map<string, Promise<readonly Sorted[]>>
}

export interface RememberedLists {
  /** As `pageOf` answers, and at the number of a page in every order; the very same object while nothing changes. Undefined where the view has too many entries. */
  page(view: RegisterView, query: EntryQuery & Stretch): Promise<EntryPage | undefined>
  /** As `countsIn` answers; the very same object while nothing changes. Undefined where the view has too many entries. */
  counted(view: RegisterView, query: EntryQuery): Promise<EntryCounts | undefined>
}

/** Opens the memory of views. What they list is for everyone, so that all are answered the same. */
export function openRememberedLists(db: Db, zone: string, today: () => Day): RememberedLists {
  const known = new WeakMap<RegisterView, Remembered>()

  async function read(view: RegisterView, day: Day): Promise<readonly HeldEntry[] | undefined> {
    const { rows } = await sql<EntryRow>`${readingEntries(view, day)} select * from entry limit ${mostEntries + 1}`.execute(db)
    if (rows.length > mostEntries) return undefined
    return rows.flatMap((row) => {
      const entry = viewOf(view.listing, row, null, zone)
      return entry === undefined ? [] : [{ entry, look: row.look, year: dayOf(row.entered_at, zone).slice(0, 4) }]
    })
  }

  const asked = new Map<RegisterView, Promise<bigint>>()

  /** A page and its counts are asked for in one breath, and are told one version. */
  function versionOf(view: RegisterView): Promise<bigint> {
    const before = asked.get(view)
    if (before) return before
    const version = view.version!()
    asked.set(view, version)
    queueMicrotask(() => asked.delete(view))
    return version
  }

  /** The version is asked before anything is read: what is remembered may be newer than its version says, never older. */
  async function rememberedOf(view: RegisterView): Promise<Remembered> {
    const day = today()
    const version = await versionOf(view)
    const before = known.get(view)
    if (before && before.version >= version && before.day === day) return before
    const entries = read(view, day)
    const fresh: Remembered = { version, day, entries, pages: new Map(), counts: new Map(), lists: new Map() }
    entries.catch(() => { if (known.get(view) === fresh) known.delete(view) })
    known.set(view, fresh)
    return fresh
  }

  async function cut(
    { listing }: RegisterView, entries: readonly HeldEntry[], { order = usualOrder, cursor, offset = 0, limit, ...query }: EntryQuery & Stretch, { lists }: Remembered,
  ): Promise<EntryPage> {
    const place = cursor === undefined ? undefined : readCursor(listing, order, cursor)
    const list = await remember(lists, JSON.stringify([query, order]), mostLists, async () => sorted(listing, narrowed(listing, entries, query), order))
    const compare = comparing(listing, order)
    const there = ({ entry: { number }, key }: Sorted): Pick<Place, 'key' | 'number'> => ({ number, key })
    /** How many stand before a place, and with the entry at it. */
    const before = (at: Place): number => countWhile(list, (one) => compare(there(one), at) < 0)
    const upTo = (at: Place): number => countWhile(list, (one) => compare(there(one), at) <= 0)
    const end = place?.towards === 'before' ? before(place) : undefined
    const from = end === undefined ? (place ? upTo(place) : offset) : Math.max(end - limit, 0)
    const stretch = list.slice(from, end ?? from + limit)
    const cursorAt = (towards: Place['towards'], one: Sorted | undefined): string | undefined => one && writeCursor(order, { towards, ...there(one) })
    const next = from + stretch.length < list.length ? cursorAt('after', stretch.at(-1)) : undefined
    const previous = from > 0 ? cursorAt('before', stretch[0]) : undefined
    return { held: true, entries: stretch.map(({ entry }) => entry), ...(next && { next }), ...(previous && { previous }) }
  }

  return {
    async page(view, query) {
      const remembered = await rememberedOf(view)
      const entries = await remembered.entries
      if (entries === undefined) return undefined
      const key = JSON.stringify(query)
      return query.limit > mostRows || key.length > mostLetters ? cut(view, entries, query, remembered) : remember(remembered.pages, key, mostPages, () => cut(view, entries, query, remembered))
    },
    async counted(view, query) {
      const remembered = await rememberedOf(view)
      const entries = await remembered.entries
      return entries && remember(remembered.counts, JSON.stringify(query), mostLists, async () => counted(view.listing, entries, query))
    },
  }
}

/** How many at the beginning of a list that is in order hold: halved until it is found. */
function countWhile<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [least, most] = [0, list.length]
  while (least < most) {
    const middle = (least + most) >> 1
    if (holds(list[middle]!)) least = middle + 1
    else most = middle
  }
  return least
}
