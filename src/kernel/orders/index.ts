/**
 * Orders: suspensions that take effect at once, in every process.
 *
 * Promises: a suspension is in force from the commit of its transaction and is known to all processes within a second;
 * it carries its reason in three languages, and who ordered and who lifted it. Never: expires by itself.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { sql } from 'kysely'
import { type Database, type Db, type JsonColumn, newId, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'

interface SuspensionTable {
  id: string; subject: string; reason: JsonColumn<Text>; ordered_by: string; ordered_at: Instant; lifted_by: string | null; lifted_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables { suspension: SuspensionTable }
}

interface Suspension {
  readonly id: string
  readonly subject: string
  readonly reason: Text
  readonly orderedAt: Instant
}

export interface Orders {
  /** Suspends a subject, such as `organisation:…`. Suspending what is suspended is a conflict. */
  suspend(tx: Tx, by: Actor | SystemActor, subject: string, reason: Text): Promise<string>
  lift(tx: Tx, by: Actor | SystemActor, subject: string): Promise<void>
  /** The standing suspension of a subject, from memory: cheap enough to ask at every request and in the middle of a stream. */
  standing(subject: string): Suspension | undefined
  /** Those in force, from the database: what was ordered a moment ago is there. */
  list(): Promise<readonly Suspension[]>
  /** Calls back when orders change; answers how to stop listening. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const channel = 'suspension'

const alreadySuspended: Text = { kk: 'Тоқтата тұру туралы өкім күшінде тұр.', ru: 'Распоряжение о приостановлении уже действует.', en: 'A suspension is already in force.' }
const notSuspended: Text = { kk: 'Күші жойылатын тоқтата тұру өкімі жоқ.', ru: 'Нет действующего распоряжения о приостановлении, которое можно отменить.', en: 'There is no suspension to lift.' }

export async function openOrders({ db, listen, now, journal, report = console.error }: {
  db: Db; listen: Database['listen']; now: () => Instant; journal: Journal; report?: (error: unknown) => void
}): Promise<Orders> {
  let known: ReadonlyMap<string, Suspension> = new Map()
  const listeners = new Set<() => void>()

  async function list(): Promise<readonly Suspension[]> {
    const rows = await db.selectFrom('suspension').selectAll().where('lifted_at', 'is', null).orderBy('ordered_at').orderBy('id').execute()
    return rows.map(({ id, subject, reason, ordered_at }) => ({ id, subject, reason, orderedAt: ordered_at }))
  }

  let loads = 0
  let closed = false
  async function load(): Promise<void> {
    const turn = loads += 1
    const orders = await list()
    if (turn !== loads) return // a later one knows more, whichever comes back first
    known = new Map(orders.map((order) => [order.subject, order]))
    for (const listener of listeners) listener()
  }

  const announce = (tx: Tx): Promise<unknown> => sql`select pg_notify(${channel}, '')`.execute(tx)
  /** Loads until it succeeds: an order must not wait for the next one because the database was away for a moment. */
  async function reload(): Promise<void> {
    try {
      await load()
    } catch (error) {
      if (closed) return
      report(error)
      await pause(500, undefined, { ref: false })
      await reload()
    }
  }

  const stop = await listen(channel, () => { void reload() })
  await load()

  return {
    async suspend(tx, by, subject, reason) {
      const id = newId()
      const made = await tx.insertInto('suspension').values({
        id, subject, reason: JSON.stringify(reason), ordered_by: actorString(by), ordered_at: now(), lifted_by: null, lifted_at: null,
      }).onConflict((conflict) => conflict.column('subject').where('lifted_at', 'is', null).doNothing()).returning('id').executeTakeFirst()
      if (!made) throw new Failure('conflict', alreadySuspended)
      await journal.append(tx, actorString(by), { type: 'order.suspended', subject, body: { order: id, reason: { ...reason } } })
      await announce(tx)
      return id
    },
    async lift(tx, by, subject) {
      const lifted = await tx.updateTable('suspension').set({ lifted_by: actorString(by), lifted_at: now() })
        .where('subject', '=', subject).where('lifted_at', 'is', null).returning('id').executeTakeFirst()
      if (!lifted) throw new Failure('not found', notSuspended)
      await journal.append(tx, actorString(by), { type: 'order.lifted', subject, body: { order: lifted.id } })
      await announce(tx)
    },
    standing: (subject) => known.get(subject),
    list,
    onChange(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    async close() {
      closed = true
      await stop()
    },
  }
}
