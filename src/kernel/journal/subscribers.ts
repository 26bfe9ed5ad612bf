/** Hands entries to those who act on them: in order, each at least once, its effects exactly once, one's failure its own. */
import { sql } from 'kysely'
import { type Instant, instantAt } from '../../law/time.ts'
import { transact, type Db, type Tx } from '../database/index.ts'
import { recorded, type Recorded } from './entry.ts'

/** Who wants to hear of entries. `handle` writes only through `tx`: with it, the cursor moves or nothing does. */
export interface Subscriber {
  /** Types to hear of; `case.*` stands for all that begin with `case.`, `*` for all. */
  readonly types: readonly string[]
  handle(tx: Tx, entry: Recorded): Promise<void>
  /** Where a subscriber that is new begins: at the first entry (the default), or after those that are there already. */
  readonly from?: 'start' | 'now'
}

/** Entries handled in one transaction when all goes well. */
const batch = 50

/** Milliseconds of patience after the n-th failure in a row: 1 s, 2 s, 4 s … 5 min. */
const patience = (failures: number): number => Math.min(1000 * 2 ** (failures - 1), longestPatience)
const longestPatience = 300_000

/** A handler's failure, with how many entries of the batch went well before it. */
class Stumbled extends Error {
  readonly after: number
  /** PostgreSQL's code, so that a collision of transactions is simply run again. */
  readonly code: unknown

  constructor(after: number, cause: unknown) {
    super('a subscriber failed', { cause })
    this.after = after
    this.code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  }
}

/** What became of one round: whether there may be more to do now, or when to try again. */
type Round = { readonly handled: number; readonly more: boolean; readonly retryAt?: Instant }

/** Makes sure that a subscriber has a cursor. */
export async function openCursor(db: Db, name: string, { from = 'start' }: Subscriber): Promise<void> {
  await sql`insert into journal_cursor (subscriber, next_index)
    values (${name}, case when ${from} = 'now' then coalesce((select size from journal_head), 0) else 0 end)
    on conflict do nothing`.execute(db)
}

/** Handles what a subscriber has not read, until nothing is left or it fails. Answers how many entries it handled. */
export async function deliver(
  db: Db,
  now: () => Instant,
  name: string,
  subscriber: Subscriber,
  stopped: () => boolean,
): Promise<{ handled: number; retryAt?: Instant }> {
  for (let handled = 0, limit = batch; ;) {
    let round: Round
    try {
      round = await transact(db, (tx) => handleNext(tx, now, name, subscriber, limit))
    } catch (error) {
      if (!(error instanceof Stumbled)) throw error
      if (error.after > 0) {
        limit = error.after // what went well before the failure is done again, without what failed
        continue
      }
      return { handled, retryAt: await recordFailure(db, now, name, error.cause) }
    }
    handled += round.handled
    limit = batch
    if (!round.more || stopped()) return { handled, ...(round.retryAt && { retryAt: round.retryAt }) }
  }
}

async function handleNext(tx: Tx, now: () => Instant, name: string, subscriber: Subscriber, limit: number): Promise<Round> {
  const cursor = await tx.selectFrom('journal_cursor').select(['next_index', 'retry_at'])
    .where('subscriber', '=', name).forUpdate().skipLocked().executeTakeFirst()
  if (!cursor) return { handled: 0, more: false } // another process is at it
  const wait = cursor.retry_at === null ? 0 : Date.parse(cursor.retry_at) - Date.parse(now())
  // Longer than the longest patience: that was noted under a clock that was ahead.
  if (cursor.retry_at !== null && wait > 0 && wait <= longestPatience) return { handled: 0, more: false, retryAt: cursor.retry_at }
  const head = await tx.selectFrom('journal_head').select('size').executeTakeFirst()
  const size = head?.size ?? 0n
  if (cursor.next_index >= size) return { handled: 0, more: false }
  const rows = await tx.selectFrom('journal_entry').selectAll()
    .where('leaf_index', '>=', cursor.next_index).where('leaf_index', '<', size)
    .where(({ or, eb }) => or(subscriber.types.map((type) =>
      type.endsWith('*') ? eb(sql<boolean>`starts_with(type, ${type.slice(0, -1)})`, '=', true) : eb('type', '=', type))))
    .orderBy('leaf_index').limit(limit).execute()
  for (const [at, row] of rows.entries()) {
    try {
      await subscriber.handle(tx, recorded(row))
    } catch (error) {
      throw new Stumbled(at, error)
    }
  }
  // A page that is not full reached the head; what is placed after it wakes the loop by itself.
  const last = rows.length === limit ? rows.at(-1)?.leaf_index : undefined
  await tx.updateTable('journal_cursor')
    .set({ next_index: last == null ? size : last + 1n, failures: 0, retry_at: null, last_failure: null })
    .where('subscriber', '=', name).execute()
  return { handled: rows.length, more: last != null }
}

async function recordFailure(db: Db, now: () => Instant, name: string, error: unknown): Promise<Instant> {
  const text = (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4_000)
  const { failures } = await db.updateTable('journal_cursor')
    .set((eb) => ({ failures: eb('failures', '+', 1), last_failure: text }))
    .where('subscriber', '=', name).returning('failures').executeTakeFirstOrThrow()
  const retryAt = instantAt(Date.parse(now()) + patience(failures))
  await db.updateTable('journal_cursor').set({ retry_at: retryAt }).where('subscriber', '=', name).execute()
  return retryAt
}
