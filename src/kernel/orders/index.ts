/**
 * Orders: suspensions that take effect at once, in every process.
 *
 * Promises: a suspension is in force, and its end too, from the commit of its transaction: the process that acts knows it at once, the
 * others within a second. It carries its reason in three languages, in whose name it stands, and who ordered and who lifted it. Several
 * stand on one subject, which is free when none does. Each is appealable: a granted appeal lifts it. Never: expires by itself, is lifted
 * by whom it binds, or ruled on by them or by whoever gave it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { afterCommit, type Database, type Db, type JsonColumn, newId, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { takingBack } from '../lineage/index.ts'
import { type Actor, actorString, insider, isId, type SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'
import { type Issuer, issuerOf, mayLift, type Order, type Party } from './order.ts'

interface SuspensionTable {
  id: string; subject: string; issuer: Issuer; also_lifted_by: readonly Issuer[]; reason: JsonColumn<Text>
  ordered_by: string; ordered_at: Instant; lifted_by: string | null; lifted_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables { suspension: SuspensionTable }
}

/** What is ordered. */
interface Wanted {
  /** Such as `organisation:…`. */
  readonly subject: string
  readonly reason: Text
  /** The role in whose name it is ordered, of those that the actor wears; absent for a company, a person for themself, the system. */
  readonly office?: string
  /** The decision by which it is ordered, where a declared procedure orders. */
  readonly decision?: string
  /** Roles that may lift it besides its issuer. */
  readonly alsoLiftedBy?: readonly string[]
}

export { messages as orderMessages } from './messages.ts'
export { ordersAwait } from './awaits.ts'
export { ordersAgree } from './reconcile.ts'

/** The name under which procedures know orders as a register: an application that concerns one is an appeal against it. */
export const orderRegister = 'orders'

export interface Orders {
  /** Suspends a subject, and answers the order's id. A second standing order of one issuer on one subject is a conflict. */
  suspend(tx: Tx, by: Actor | SystemActor, wanted: Wanted): Promise<string>
  /** Lifts one order, or the one that the actor's own side has on a subject. @throws Failure 'refused' for everybody but its issuer and whom it names, 'not found' */
  lift(tx: Tx, by: Actor | SystemActor, which: { readonly order: string; readonly decision?: string } | { readonly subject: string; readonly office?: string }): Promise<void>
  /**
   * Lifts an order that an appeal was granted against, whoever its issuer is; nothing when it was lifted meanwhile. `by` ruled on the appeal.
   * @throws Failure 'refused' for whoever gave the order, or is bound by it
   */
  liftOnAppeal(tx: Tx, by: Actor | SystemActor, which: { readonly order: string; readonly decision: string }): Promise<void>
  /** The oldest order that stands on a subject, from memory: cheap enough to ask at every request and in the middle of a stream. */
  standing(subject: string): Order | undefined
  /** All that stand on a subject, the oldest first, from memory. */
  allStanding(subject: string): readonly Order[]
  /**
   * Whether `standing` knows of every order that was given a second ago or longer. False when notifications do not come and the
   * database cannot be asked either: whoever lets somebody in by memory alone must then refuse.
   */
  current(): boolean
  /** Those in force, the oldest first, from the database: what another process ordered a moment ago is there. */
  list(within?: Db): Promise<readonly Order[]>
  /** One that is in force, from the database. */
  find(order: string): Promise<Order | undefined>
  /** Whom an order on each of these subjects binds: a person, an organisation, or whose the thing is. What is nobody's is left out. */
  owners(subjects: readonly string[], within?: Db): Promise<ReadonlyMap<string, Party>>
  /** Why a person may not deal with an appeal against an order: they gave it, or it binds them; undefined when neither is so. Asked of lifted ones too. */
  barred(order: string, person: string, within?: Db): Promise<Text | undefined>
  /** Calls back when orders change; answers how to stop listening. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const channel = 'suspension'

type Row = Pick<SuspensionTable, 'id' | 'subject' | 'issuer' | 'also_lifted_by' | 'ordered_at'> & { readonly reason: Text }

const orderOf = ({ id, subject, issuer, also_lifted_by, reason, ordered_at }: Row): Order =>
  ({ id, subject, issuer, alsoLiftedBy: also_lifted_by, reason, orderedAt: ordered_at })

/** While no notification comes, orders are read anew this often, in milliseconds. */
const askAgainMs = 300
/** So old may be what was read. */
const oldestMs = 1000

/** `ownersOf` tells whose things are; a process that lifts no orders does without. */
export async function openOrders({ db, listen, hears, now, journal, ownersOf = async () => new Map(), report = console.error }: {
  db: Db; listen: Database['listen']; hears: Database['hears']; now: () => Instant; journal: Journal; report?: (error: unknown) => void
  ownersOf?: (within: Db, things: readonly string[]) => Promise<ReadonlyMap<string, Party>>
}): Promise<Orders> {
  let known: ReadonlyMap<string, readonly Order[]> = new Map()
  const listeners = new Set<() => void>()

  async function list(within: Db = db): Promise<readonly Order[]> {
    const rows = await within.selectFrom('suspension').selectAll().where('lifted_at', 'is', null).orderBy('ordered_at').orderBy('id').execute()
    return rows.map(orderOf)
  }

  const know = (orders: readonly Order[]): void => {
    known = Map.groupBy(orders, ({ subject }) => subject)
    for (const listener of listeners) listener()
  }

  /** When the reading began of which the answer is known. */
  let readAt = 0
  let loads = 0
  let closed = false
  async function load(): Promise<void> {
    const turn = loads += 1
    const began = performance.now()
    const orders = await list()
    if (turn !== loads) return // a later one knows more, whichever comes back first
    readAt = began
    know(orders)
  }

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

  /** Tells all processes; this one knows it as soon as it is committed. What was being read meanwhile may be older, and is read again. */
  async function announce(tx: Tx, change: (orders: readonly Order[]) => readonly Order[]): Promise<void> {
    await sql`select pg_notify(${channel}, '')`.execute(tx)
    afterCommit(tx, () => {
      if (closed) return
      know(change([...known.values()].flat()))
      void reload()
    })
  }

  /** Ends an order that is locked, in the journal and in memory. */
  async function end(tx: Tx, by: Actor | SystemActor, { id, subject, issuer }: Pick<SuspensionTable, 'id' | 'subject' | 'issuer'>, ruling: Readonly<Record<string, string>> = {}): Promise<void> {
    await tx.updateTable('suspension').set({ lifted_by: actorString(by), lifted_at: now() }).where('id', '=', id).execute()
    await journal.append(tx, actorString(by), { type: 'order.lifted', subject, body: { order: id, issuer, ...ruling } })
    await announce(tx, (orders) => orders.filter((order) => order.id !== id))
  }

  async function owners(subjects: readonly string[], within: Db = db): Promise<ReadonlyMap<string, Party>> {
    const things = subjects.filter((subject) => !isParty(subject))
    return new Map<string, Party>([...subjects.filter(isParty).map((party) => [party, party] as const), ...(things.length > 0 ? await ownersOf(within, things) : [])])
  }

  /** Whether whom an order binds is the person, or an organisation for which they may act; what one orders for oneself one may take back. */
  async function binds(within: Db, person: string, { subject, issuer }: Pick<Order, 'subject' | 'issuer'>): Promise<boolean> {
    const owner = (await owners([subject], within)).get(subject)
    if (owner === undefined || issuer === owner) return false
    if (owner.startsWith('person:')) return owner === `person:${person}`
    const { rows } = await sql<{ inside: boolean }>`select ${insider(person, now(), sql`${owner.slice('organisation:'.length)}::uuid`)} as inside`.execute(within)
    return rows[0]?.inside === true
  }

  async function barred(order: string, person: string, within: Db = db): Promise<Text | undefined> {
    const row = isId(order) ? await within.selectFrom('suspension').select(['subject', 'issuer', 'ordered_by']).where('id', '=', order).executeTakeFirst() : undefined
    if (row === undefined) return undefined
    if (row.ordered_by.startsWith(`person:${person}`)) return messages.yourOwnOrder
    return await binds(within, person, row) ? messages.bindsYou : undefined
  }

  const stop = await listen(channel, () => { void reload() })
  await load()
  let asking = false
  const poll = setInterval(() => {
    if (hears() || asking) return
    asking = true
    load().catch(() => undefined).finally(() => { asking = false })
  }, askAgainMs).unref()

  return {
    async suspend(tx, by, { subject, reason, office, decision, alsoLiftedBy = [] }) {
      const order: Order = { id: newId(), subject, issuer: issuerOf(by, office), alsoLiftedBy: alsoLiftedBy.map((role): Issuer => `role:${role}`), reason, orderedAt: now() }
      const made = await tx.insertInto('suspension').values({
        id: order.id, subject, issuer: order.issuer, also_lifted_by: order.alsoLiftedBy, reason: JSON.stringify(reason),
        ordered_by: actorString(by), ordered_at: order.orderedAt, lifted_by: null, lifted_at: null,
      }).onConflict((conflict) => conflict.columns(['subject', 'issuer']).where('lifted_at', 'is', null).doNothing()).returning('id').executeTakeFirst()
      if (!made) throw new Failure('conflict', messages.alreadySuspended)
      await takingBack(tx)
      await journal.append(tx, actorString(by), {
        type: 'order.suspended', subject, body: { order: order.id, issuer: order.issuer, alsoLiftedBy: [...order.alsoLiftedBy], reason: { ...reason }, ...(decision !== undefined && { decision }) },
      })
      await announce(tx, (orders) => [...orders.filter(({ id }) => id !== order.id), order])
      return order.id
    },

    async lift(tx, by, which) {
      const row = 'order' in which && !isId(which.order) ? undefined : await tx.selectFrom('suspension').selectAll().where('lifted_at', 'is', null)
        .where((e) => ('order' in which ? e('id', '=', which.order) : e.and([e('subject', '=', which.subject), e('issuer', '=', issuerOf(by, which.office))])))
        .forUpdate().executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.notSuspended)
      if (!mayLift(by, orderOf(row))) throw new Failure('refused', messages.notYourOrder)
      if ('person' in by && await binds(tx, by.person, row)) throw new Failure('refused', messages.bindsYou)
      await end(tx, by, row, 'order' in which && which.decision !== undefined ? { decision: which.decision } : {})
    },

    async liftOnAppeal(tx, by, { order, decision }) {
      const row = isId(order) ? await tx.selectFrom('suspension').selectAll().where('id', '=', order).where('lifted_at', 'is', null).forUpdate().executeTakeFirst() : undefined
      if (row === undefined) return
      const bar = 'person' in by ? await barred(order, by.person, tx) : undefined
      if (bar) throw new Failure('refused', bar)
      await end(tx, by, row, { decision })
    },

    standing: (subject) => known.get(subject)?.[0],
    allStanding: (subject) => known.get(subject) ?? [],
    current: () => hears() || performance.now() - readAt < oldestMs,
    list, owners, barred,
    async find(order) {
      const row = isId(order) ? await db.selectFrom('suspension').selectAll().where('id', '=', order).where('lifted_at', 'is', null).executeTakeFirst() : undefined
      return row && orderOf(row)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    async close() {
      closed = true
      clearInterval(poll)
      await stop()
    },
  }
}

/** A person or an organisation is bound by an order on itself. */
const isParty = (subject: string): subject is Party => /^(?:person|organisation):/.test(subject) && isId(subject.slice(subject.indexOf(':') + 1))

export { mayLift }
export type { Issuer, Order, Party }
