/** The shelf: entries that a subscriber could not take. They are tried again with growing waits, then wait for a person; the subscriber goes on. */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { append } from './append.ts'
import { behindAnother, cannotTry, noSubscriber, notOnShelf, triedAlready } from './messages.ts'
import { channel } from './sequence.ts'
import type { ShelfTable } from './tables.ts'

/** So often an entry is tried: with the waits between, of 1, 2, 4 … 64 s, for two minutes. Then a person is asked, and written to. */
export const mostTries = 8

/** When so many entries of one subscriber are on the shelf, it is the subscriber that is at fault: it stands until it is mended. */
const mostShelved = 1_000

/** An entry that a subscriber could not take. */
export interface Shelved {
  readonly subscriber: string
  readonly entry: bigint
  /** Its place in the journal. */
  readonly index: number
  readonly type: string
  readonly subject: string
  /** The last error, for whoever mends it; empty of what was not tried. */
  readonly fault: string
  readonly tries: number
  readonly since: Instant
  /** `trying`: by itself, at `retryAt`; `failed`: for a person; `behind`: once the one before it of its subject is taken or dismissed. */
  readonly state: 'trying' | 'failed' | 'behind' | 'dismissed'
  readonly retryAt?: Instant
  readonly reason?: string
}

/** A subscriber that takes nothing until its next entry can be taken. */
export interface Standing {
  readonly subscriber: string
  readonly fault: string
  readonly tries: number
  /** How many entries of the journal came after the one that it cannot take; also those that are of no concern to it. */
  readonly behind: bigint
}

export interface Shelf {
  /** A page of what is on the shelf, the oldest entry of the journal first, with what was dismissed in the last months at the end; how many there are, and how many of each subscriber wait for a person; and who stands. */
  list(part?: { readonly page: number; readonly size: number }): Promise<{ readonly entries: readonly Shelved[]; readonly total: number; readonly failed: ReadonlyMap<string, number>; readonly standing: readonly Standing[] }>
  /** One entry that is on the shelf and not dismissed; undefined where there is none. */
  find(subscriber: string, entry: bigint): Promise<Shelved | undefined>
  /** How many entries and subscribers wait for a person. */
  waiting(): Promise<number>
  /** Has a subscriber try again what waits for a person: one entry, or all, and where it stands. Throws a `Failure`: not found when there is none, conflict when it is tried already, waits behind another, or no process has the subscriber. */
  again(tx: Tx, actor: string, subscriber: string, entry?: bigint): Promise<void>
  /** Takes an entry off for good, untaken, for a reason that is kept. Throws a `Failure` (not found, conflict). */
  dismiss(tx: Tx, actor: string, subscriber: string, entry: bigint, reason: string): Promise<void>
  /** What waits for a person and nobody was written to about: whose, with the entries, none of a subscriber that stands. Each is answered once. */
  untold(tx: Tx): Promise<readonly { readonly subscriber: string; readonly entries: number }[]>
  /** Forgets what was dismissed before a moment. */
  sweep(before: Instant): Promise<void>
}

const open = (within: Db | Tx, subscriber: string) => within.selectFrom('journal_shelf').where('subscriber', '=', subscriber).where('dismissed_at', 'is', null)

/** Locks a subscriber's cursor: whoever delivers, or changes its shelf, does it one after the other. */
export const lockCursor = (tx: Tx, subscriber: string) => tx.selectFrom('journal_cursor').select(['next_index', 'failures']).where('subscriber', '=', subscriber).forUpdate().executeTakeFirst()

/** The subjects of which something is on the shelf. */
export const shelvedSubjects = async (tx: Tx, subscriber: string): Promise<ReadonlySet<string>> =>
  new Set((await open(tx, subscriber).select('subject').distinct().execute()).map(({ subject }) => subject))

/** Whether one more fits. */
export const hasRoom = async (tx: Tx, subscriber: string): Promise<boolean> =>
  Number((await open(tx, subscriber).select(({ fn }) => fn.countAll().as('all')).executeTakeFirstOrThrow()).all) < mostShelved

export const putOnShelf = async (tx: Tx, row: Pick<Selectable<ShelfTable>, 'subscriber' | 'entry' | 'place' | 'subject' | 'since'> & Partial<Selectable<ShelfTable>>): Promise<void> => {
  await tx.insertInto('journal_shelf').values(row).onConflict((conflict) => conflict.doNothing()).execute()
}

/** Lets the next of its subject be tried, where that is behind the one that is gone. */
export async function letNextGo(tx: Tx, subscriber: string, subject: string, now: Instant): Promise<void> {
  const next = await open(tx, subscriber).select(['entry', 'held']).where('subject', '=', subject).orderBy('place').limit(1).executeTakeFirst()
  if (next?.held) await tx.updateTable('journal_shelf').set({ held: false, retry_at: now }).where('subscriber', '=', subscriber).where('entry', '=', next.entry).execute()
}

const stateOf = ({ dismissed_at: dismissed, held, retry_at: retry }: Pick<Selectable<ShelfTable>, 'dismissed_at' | 'held' | 'retry_at'>): Shelved['state'] =>
  dismissed !== null ? 'dismissed' : held ? 'behind' : retry !== null ? 'trying' : 'failed'

const shelved = (row: Selectable<ShelfTable> & { readonly type: string }): Shelved => ({
  subscriber: row.subscriber, entry: row.entry, index: Number(row.place), type: row.type, subject: row.subject, fault: row.fault, tries: row.tries, since: row.since, state: stateOf(row),
  ...(row.retry_at !== null && { retryAt: row.retry_at }), ...(row.reason !== null && { reason: row.reason }),
})

/** `names` are the subscribers of this process: a cursor that is left of another stands for nobody. */
export function openShelf({ db, now, names }: { readonly db: Db; readonly now: () => Instant; readonly names: () => readonly string[] }): Shelf {
  const standing = () => db.selectFrom('journal_cursor').where('failures', '>=', mostTries).where('subscriber', '=', sql<string>`any(${names()}::text[])`)
  const wake = (tx: Tx) => sql`select pg_notify(${channel}, coalesce((select size from journal_head), 0)::text)`.execute(tx)
  const rows = () => db.selectFrom('journal_shelf').innerJoin('journal_entry', 'journal_entry.id', 'journal_shelf.entry').selectAll('journal_shelf').select('journal_entry.type')
  const failed = (within: Db | Tx) => within.selectFrom('journal_shelf').where('dismissed_at', 'is', null).where('held', '=', false).where('retry_at', 'is', null)

  return {
    async list({ page, size } = { page: 1, size: 1_000 }) {
      const [entries, { total }, failures, stands] = await Promise.all([
        rows().orderBy(sql`journal_shelf.dismissed_at is not null`).orderBy('journal_shelf.place').orderBy('journal_shelf.subscriber').limit(size).offset((page - 1) * size).execute(),
        db.selectFrom('journal_shelf').select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow(),
        failed(db).select(['subscriber']).select(({ fn }) => fn.countAll().as('all')).groupBy('subscriber').orderBy('subscriber').execute(),
        standing().select(['subscriber', 'last_failure', 'failures', sql<bigint>`greatest(coalesce((select size from journal_head), 0) - next_index - 1, 0)`.as('behind')]).orderBy('subscriber').execute(),
      ])
      return {
        entries: entries.map(shelved), total: Number(total), failed: new Map(failures.map(({ subscriber, all }) => [subscriber, Number(all)])),
        standing: stands.map(({ subscriber, last_failure: fault, failures: tries, behind }) => ({ subscriber, fault: fault ?? '', tries, behind })),
      }
    },

    async find(subscriber, entry) {
      const row = await rows().where('subscriber', '=', subscriber).where('entry', '=', entry).where('dismissed_at', 'is', null).executeTakeFirst()
      return row && shelved(row)
    },

    async waiting() {
      const count = async (rows: { executeTakeFirstOrThrow(): Promise<{ all: string | number | bigint }> }): Promise<number> => Number((await rows.executeTakeFirstOrThrow()).all)
      const [entries, stands] = await Promise.all([count(failed(db).select(({ fn }) => fn.countAll().as('all'))), count(standing().select(({ fn }) => fn.countAll().as('all')))])
      return entries + stands
    },

    async again(tx, actor, subscriber, entry) {
      const cursor = await lockCursor(tx, subscriber)
      if (!names().includes(subscriber)) throw cursor === undefined ? cannotTry() : noSubscriber()
      const one = entry === undefined ? undefined : await open(tx, subscriber).select(['held', 'retry_at']).where('entry', '=', entry).executeTakeFirst()
      if (one?.held) throw behindAnother()
      if (one?.retry_at != null) throw triedAlready()
      const tried = await tx.updateTable('journal_shelf').set({ retry_at: now(), tries: 0, told_at: null }).where('subscriber', '=', subscriber).where('dismissed_at', 'is', null).where('held', '=', false)
        .where('retry_at', 'is', null).$if(entry !== undefined, (some) => some.where('entry', '=', entry!)).returning('entry').execute()
      const stood = entry === undefined && cursor !== undefined && cursor.failures > 0
      if (tried.length === 0 && !stood) throw cannotTry()
      if (stood) await tx.updateTable('journal_cursor').set({ retry_at: null, failures: 0, told_at: null }).where('subscriber', '=', subscriber).execute()
      await append(tx, now, actor, { type: 'shelf.taken-again', subject: `subscriber:${subscriber}`, body: { entries: tried.length, ...(entry !== undefined && { entry: Number(entry) }) } })
      await wake(tx)
    },

    async dismiss(tx, actor, subscriber, entry, reason) {
      await lockCursor(tx, subscriber)
      const row = await open(tx, subscriber).select('subject').where('entry', '=', entry).executeTakeFirst()
      if (row === undefined) throw notOnShelf(entry)
      await tx.updateTable('journal_shelf').set({ dismissed_at: now(), reason, retry_at: null, held: false, fault: '' }).where('subscriber', '=', subscriber).where('entry', '=', entry).execute()
      await letNextGo(tx, subscriber, row.subject, now())
      await append(tx, now, actor, { type: 'shelf.dismissed', subject: `subscriber:${subscriber}`, body: { entry: Number(entry) }, personal: { reason } })
      await wake(tx)
    },

    async untold(tx) {
      const entries = await tx.updateTable('journal_shelf').set({ told_at: now() }).where('told_at', 'is', null).where('dismissed_at', 'is', null).where('held', '=', false).where('retry_at', 'is', null).returning('subscriber').execute()
      const stands = await tx.updateTable('journal_cursor').set({ told_at: now() }).where('told_at', 'is', null).where('failures', '>=', mostTries).where('subscriber', '=', sql<string>`any(${names()}::text[])`).returning('subscriber').execute()
      const counted = new Map([...Map.groupBy(entries, ({ subscriber }) => subscriber)].map(([subscriber, all]) => [subscriber, all.length]))
      return [...new Set([...counted.keys(), ...stands.map(({ subscriber }) => subscriber)])].map((subscriber) => ({ subscriber, entries: counted.get(subscriber) ?? 0 }))
    },

    async sweep(before) {
      await db.deleteFrom('journal_shelf').where('dismissed_at', '<', before).execute()
    },
  }
}
