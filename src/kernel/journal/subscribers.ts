/** Hands entries to those who act on them: in order, each at least once, its effects exactly once, one's failure its own, and one entry's too. */
import { sql } from 'kysely'
import { type Instant, instantAt } from '../../law/time.ts'
import { transact, type Db, type Tx } from '../database/index.ts'
import { passes } from '../outage.ts'
import { recorded, type Recorded } from './entry.ts'
import { hasRoom, letNextGo, lockCursor, mostTries, putOnShelf, shelvedSubjects } from './shelf.ts'

/** Who wants to hear of entries. `handle` writes only through `tx`: with it, the cursor moves or nothing does. */
export interface Subscriber {
  /** Types to hear of; `case.*` stands for all that begin with `case.`, `*` for all. */
  readonly types: readonly string[]
  handle(tx: Tx, entry: Recorded): Promise<void>
  /** Where a subscriber that is new begins: at the first entry (the default), or after those that are there already. */
  readonly from?: 'start' | 'now'
  /**
   * What an entry holds up that cannot be taken. `itself`: those after it do not rest on it, and go on while it is tried again and then waits on the shelf for a person;
   * `its subject`: later ones of the same subject wait behind it; `everything`: what follows from it must not be left out by anybody, and nothing is taken until it is.
   */
  readonly holdsUp: 'itself' | 'its subject' | 'everything'
}

/** What deliveries need of the journal. `report` hears of what a person has to look at. */
export interface Delivering {
  readonly db: Db
  readonly now: () => Instant
  readonly report: (error: unknown) => void
}

/** Entries handled in one transaction when all goes well. */
const batch = 50

/** Milliseconds of patience after the n-th failure in a row: 1 s, 2 s, 4 s … 5 min. */
const patience = (failures: number): number => Math.min(1000 * 2 ** (failures - 1), longestPatience)
const longestPatience = 300_000

/** A handler's failure, with how many entries of the batch went well before it. */
class Stumbled extends Error {
  readonly after: number
  readonly entry: Recorded
  /** PostgreSQL's code, so that a collision of transactions is simply run again. */
  readonly code: unknown

  constructor(after: number, entry: Recorded, cause: unknown) {
    super('a subscriber failed', { cause })
    this.after = after
    this.entry = entry
    this.code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  }
}

/** What became of one round: whether there may be more to do now, also on the shelf, or when to try again. */
interface Round { readonly handled: number; readonly more: boolean; readonly due?: boolean; readonly retryAt?: Instant }

/** Makes sure that a subscriber has a cursor. */
export async function openCursor(db: Db, name: string, { from = 'start' }: Subscriber): Promise<void> {
  await sql`insert into journal_cursor (subscriber, next_index)
    values (${name}, case when ${from} = 'now' then coalesce((select size from journal_head), 0) else 0 end)
    on conflict do nothing`.execute(db)
}

/**
 * Which of these subscribers have something to do, in one statement: entries that they have not read, something on the shelf, or no cursor yet. Those for whom nothing came since have read all by that,
 * so that it costs nothing to have many who seldom hear of anything.
 */
export async function withWork(db: Db, subscribers: ReadonlyMap<string, Subscriber>): Promise<readonly string[]> {
  const asked = [...subscribers].map(([name, { types }]) => ({ name, types: types.filter((type) => !type.endsWith('*')), beginnings: types.flatMap((type) => (type.endsWith('*') ? [type.slice(0, -1)] : [])) }))
  const { rows } = await sql<{ name: string }>`with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as one(name text, types text[], beginnings text[])),
    head as (select coalesce((select size from journal_head), 0) as size),
    standing as (select asked.name, cursor.next_index, head.size, exists (select from journal_entry entry where entry.leaf_index >= cursor.next_index and entry.leaf_index < head.size
        and (entry.type = any(asked.types) or exists (select from unnest(asked.beginnings) as beginning where starts_with(entry.type, beginning)))) as unread,
      exists (select from journal_shelf shelf where shelf.subscriber = asked.name and shelf.retry_at is not null) as shelved
      from asked cross join head left join journal_cursor cursor on cursor.subscriber = asked.name),
    read as (update journal_cursor cursor set next_index = standing.size from standing where cursor.subscriber = standing.name and not standing.unread and cursor.next_index < standing.size)
    select name from standing where next_index is null or unread or shelved`.execute(db)
  return rows.map(({ name }) => name)
}

/**
 * Handles what a subscriber has not read, and what is due on its shelf, until nothing is left or it fails. Answers how many entries it handled.
 * What another process is at it leaves to that, unless it is `patient`: then it waits, and does what is left.
 */
export async function deliver(means: Delivering, name: string, subscriber: Subscriber, { stopped, patient = false }: { readonly stopped: () => boolean; readonly patient?: boolean }): Promise<{ handled: number; retryAt?: Instant }> {
  const { db } = means
  for (let handled = 0, limit = batch; ;) {
    let round: Round
    try {
      round = await transact(db, (tx) => handleNext(tx, means, name, subscriber, limit, patient))
    } catch (error) {
      if (!(error instanceof Stumbled)) throw error
      if (error.after > 0) {
        limit = error.after // what went well before the failure is done again, without what failed
        continue
      }
      limit = batch
      if (await setAside(means, name, subscriber, error)) continue
      return { handled, retryAt: await recordFailure(means, name, error.cause) }
    }
    handled += round.handled
    limit = batch
    if (round.due) handled += await takeFromShelf(means, name, subscriber)
    if ((!round.more && !round.due) || stopped()) return { handled, ...(round.retryAt && { retryAt: round.retryAt }) }
  }
}

async function handleNext(tx: Tx, { now }: Delivering, name: string, subscriber: Subscriber, limit: number, patient: boolean): Promise<Round> {
  const cursor = await tx.selectFrom('journal_cursor').select(['next_index', 'retry_at', sql<Instant | null>`(select min(s.retry_at) from journal_shelf s where s.subscriber = ${name})`.as('shelf_at')])
    .where('subscriber', '=', name).forUpdate().$if(!patient, (query) => query.skipLocked()).executeTakeFirst()
  if (!cursor) return { handled: 0, more: false } // another process is at it
  const at = Date.parse(now())
  // Longer than the longest patience: that was noted under a clock that was ahead.
  const waits = (until: Instant | null): until is Instant => until !== null && Date.parse(until) > at && Date.parse(until) - at <= longestPatience
  const due = cursor.shelf_at !== null && !waits(cursor.shelf_at)
  const next = [cursor.shelf_at, cursor.retry_at].filter(waits).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
  const later = { ...(due && { due }), ...(next && { retryAt: next }) }
  if (waits(cursor.retry_at)) return { handled: 0, more: false, ...later }
  const head = await tx.selectFrom('journal_head').select('size').executeTakeFirst()
  const size = head?.size ?? 0n
  if (cursor.next_index >= size) return { handled: 0, more: false, ...later }
  const rows = await tx.selectFrom('journal_entry').selectAll()
    .where('leaf_index', '>=', cursor.next_index).where('leaf_index', '<', size)
    .where(({ or, eb }) => or(subscriber.types.map((type) =>
      type.endsWith('*') ? eb(sql<boolean>`starts_with(type, ${type.slice(0, -1)})`, '=', true) : eb('type', '=', type))))
    .orderBy('leaf_index').limit(limit).execute()
  const held = subscriber.holdsUp === 'its subject' && rows.length > 0 ? await shelvedSubjects(tx, name) : new Set()
  for (const [done, row] of rows.entries()) {
    const entry = recorded(row)
    try {
      if (held.has(row.subject)) await putOnShelf(tx, { ...placeOf(name, entry), since: now(), held: true })
      else await subscriber.handle(tx, entry)
    } catch (error) {
      throw new Stumbled(done, entry, error)
    }
  }
  // A page that is not full reached the head; what is placed after it wakes the loop by itself.
  const last = rows.length === limit ? rows.at(-1)?.leaf_index : undefined
  await tx.updateTable('journal_cursor')
    .set({ next_index: last == null ? size : last + 1n, failures: 0, retry_at: null, last_failure: null, told_at: null })
    .where('subscriber', '=', name).execute()
  return { handled: rows.length, more: last != null, ...later }
}

const placeOf = (subscriber: string, { id: entry, index, subject }: Recorded) => ({ subscriber, entry, place: BigInt(index!), subject })

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4_000)
const after = (now: () => Instant, milliseconds: number): Instant => instantAt(Date.parse(now()) + milliseconds)

/** Puts an entry on the shelf, and the cursor behind it, in one transaction. False where the subscriber has to wait for it: then nothing is done. */
async function setAside({ db, now }: Delivering, name: string, { holdsUp }: Subscriber, { entry, cause }: Stumbled): Promise<boolean> {
  if (holdsUp === 'everything' || passes(cause)) return false
  return transact(db, async (tx) => {
    const cursor = await lockCursor(tx, name)
    const { place, ...row } = placeOf(name, entry)
    if (cursor === undefined || cursor.next_index > place) return true // another process was faster
    if (!await hasRoom(tx, name)) return false
    await putOnShelf(tx, { ...row, place, fault: textOf(cause), tries: 1, since: now(), retry_at: after(now, patience(1)) })
    await tx.updateTable('journal_cursor').set({ next_index: place + 1n, failures: 0, retry_at: null, last_failure: null, told_at: null }).where('subscriber', '=', name).execute()
    return true
  })
}

/** Tries the first entry on the shelf that is due. Answers how many it handled: one, or none. */
async function takeFromShelf(means: Delivering, name: string, subscriber: Subscriber): Promise<number> {
  const { db, now } = means
  let trying: bigint | undefined
  try {
    return await transact(db, async (tx) => {
      await lockCursor(tx, name)
      const due = await tx.selectFrom('journal_shelf').select(['entry', 'subject']).where('subscriber', '=', name)
        .where(({ or, eb }) => or([eb('retry_at', '<=', now()), eb('retry_at', '>', after(now, longestPatience))])).orderBy('place').limit(1).executeTakeFirst()
      if (due === undefined) return 0
      trying = due.entry
      await subscriber.handle(tx, recorded(await tx.selectFrom('journal_entry').selectAll().where('id', '=', due.entry).executeTakeFirstOrThrow()))
      await tx.deleteFrom('journal_shelf').where('subscriber', '=', name).where('entry', '=', due.entry).execute()
      await letNextGo(tx, name, due.subject, now())
      return 1
    })
  } catch (error) {
    if (trying === undefined) throw error
    await recordTry(means, name, trying, error)
    return 0
  }
}

/**
 * Notes a try that failed. What passes by itself is tried on and on; anything else waits for a person after the last try. Nothing is noted of one that was dismissed, or taken by another process,
 * since its transaction was undone.
 */
async function recordTry({ db, now, report }: Delivering, name: string, entry: bigint, error: unknown): Promise<void> {
  const failed = await transact(db, async (tx) => {
    await lockCursor(tx, name)
    const row = await tx.updateTable('journal_shelf').set((eb) => ({ tries: passes(error) ? sql`least(tries + 1, ${mostTries - 1})` : eb('tries', '+', 1), fault: textOf(error) }))
      .where('subscriber', '=', name).where('entry', '=', entry).where('dismissed_at', 'is', null).returning('tries').executeTakeFirst()
    if (row === undefined) return false
    const isLast = row.tries >= mostTries
    await tx.updateTable('journal_shelf').set({ retry_at: isLast ? null : after(now, patience(row.tries)) }).where('subscriber', '=', name).where('entry', '=', entry).execute()
    return isLast
  })
  if (failed) report(new Error(`${name} cannot take entry ${entry} of the journal: it waits on the shelf, at /admin/shelf`, { cause: error }))
}

async function recordFailure({ db, now, report }: Delivering, name: string, error: unknown): Promise<Instant> {
  const { failures } = await db.updateTable('journal_cursor')
    .set((eb) => ({ failures: eb('failures', '+', 1), last_failure: textOf(error) }))
    .where('subscriber', '=', name).returning('failures').executeTakeFirstOrThrow()
  const retryAt = after(now, patience(failures))
  await db.updateTable('journal_cursor').set({ retry_at: retryAt }).where('subscriber', '=', name).execute()
  if (failures === mostTries) report(new Error(`${name} stands: it cannot take its next entry of the journal, and takes none until it can`, { cause: error }))
  return retryAt
}
