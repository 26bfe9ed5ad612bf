/**
 * Orders: suspensions that take effect at once, in every process.
 *
 * Promises: a suspension is in force, and its end too, from the commit of its transaction: the process that acts knows it at once, the
 * others within a second. It carries its reason in three languages, in whose name it stands, and who ordered and who lifted it. Several
 * stand on one subject, which is free when none does. An order on an entry of a register acts on what that reaches too. One that only
 * restricts suspends nothing; a provisional one ends by the clock, in every process at its moment. Each is appealable: a granted appeal
 * lifts it. Never: is lifted by whom it binds, or ruled on by them or by whoever gave it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type ColumnType, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { JsonObject } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { afterCommit, type Database, type Db, type JsonColumn, newId, transact, type Tx } from '../database/index.ts'
import type { Entry, Journal } from '../journal/index.ts'
import { takingBack } from '../lineage/index.ts'
import { type Actor, actorString, insider, isId, type SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'
import { boundThings, bySubject, type Issuer, issuerOf, mayLift, type Order, type Party } from './order.ts'
import type { Restriction } from './restriction.ts'

interface SuspensionTable {
  id: string; subject: string; issuer: Issuer; also_lifted_by: readonly Issuer[]; reason: JsonColumn<Text>
  reaches: readonly string[]; restricts: JsonColumn<Restriction> | null; restricting: ColumnType<boolean, never, never>; lapses_at: Instant | null; decision: string | null; number: string | null
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
  /** The number of that decision, which whoever is refused is told. */
  readonly number?: string
  /** Roles that may lift it besides its issuer. */
  readonly alsoLiftedBy?: readonly string[]
  /** What else it stands on: things by their names, or a thing as it is used by one party (`usedBy`). */
  readonly reaches?: readonly string[]
  /** It restricts, and suspends nothing. */
  readonly restricts?: Restriction
  /** A provisional order ends at this moment, unless it was lifted before. */
  readonly lapsesAt?: Instant
}

export { messages as orderMessages, orderTold } from './messages.ts'
export { type Restriction, restrictionWords } from './restriction.ts'
export { ordersAwait } from './awaits.ts'
export { ordersAgree } from './reconcile.ts'

/** The name under which procedures know orders as a register: an application that concerns one is an appeal against it. */
export const orderRegister = 'orders'

export interface Orders {
  /**
   * Suspends a subject, or restricts it, and answers the order's id. A second standing order of one issuer on one subject is a conflict, and so is a restriction
   * of what they have suspended, or an order by a decision that has given one.
   */
  suspend(tx: Tx, by: Actor | SystemActor, wanted: Wanted): Promise<string>
  /** Lifts one order, or the one that the actor's own side has on a subject. @throws Failure 'refused' for everybody but its issuer and whom it names, 'not found' */
  lift(tx: Tx, by: Actor | SystemActor, which: { readonly order: string; readonly decision?: string } | { readonly subject: string; readonly office?: string }): Promise<void>
  /**
   * Lifts an order that an appeal was granted against, whoever its issuer is; nothing when it was lifted meanwhile. `by` ruled on the appeal.
   * @throws Failure 'refused' for whoever gave the order, or is bound by it
   */
  liftOnAppeal(tx: Tx, by: Actor | SystemActor, which: { readonly order: string; readonly decision: string }): Promise<void>
  /**
   * Frees things of an order that stops them for everybody besides what it is on, as an appeal of their owner was granted; the rest of it stands. Nothing when it was
   * lifted meanwhile. @throws Failure 'refused' as `liftOnAppeal` does
   */
  freeOnAppeal(tx: Tx, by: Actor | SystemActor, which: { readonly order: string; readonly things: readonly string[]; readonly decision: string }): Promise<void>
  /** Records the end of provisional orders whose moment has come; answers how many. They act no longer from that moment on, also before this is done. */
  lapse(): Promise<number>
  /** The oldest order that suspends a subject, from memory: cheap enough to ask at every request and in the middle of a stream. */
  standing(subject: string): Order | undefined
  /** All that suspend a subject, the oldest first, from memory. */
  allStanding(subject: string): readonly Order[]
  /** All that restrict a subject, the oldest first, from memory. */
  restricting(subject: string): readonly (Order & { readonly restricts: Restriction })[]
  /**
   * Whether `standing` knows of every order that was given a second ago or longer. False when notifications do not come and the
   * database cannot be asked either: whoever lets somebody in by memory alone must then refuse.
   */
  current(): boolean
  /** Those in force, the oldest first, from the database: what another process ordered a moment ago is there. */
  list(within?: Db): Promise<readonly Order[]>
  /** One that is in force, from the database. */
  find(order: string): Promise<Order | undefined>
  /** An order that has ended; undefined while it stands, or where there was none. */
  ended(order: string): Promise<Order | undefined>
  /** Whom an order on each of these subjects binds: a person, an organisation, or whose the thing is. What is nobody's is left out. */
  owners(subjects: readonly string[], within?: Db): Promise<ReadonlyMap<string, Party>>
  /** Why a person may not deal with an appeal against an order: they gave it, or it binds them; undefined when neither is so. Asked of lifted ones too. */
  barred(order: string, person: string, within?: Db): Promise<Text | undefined>
  /** Calls back when orders change; answers how to stop listening. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const channel = 'suspension'

type Row = Pick<SuspensionTable, 'id' | 'subject' | 'issuer' | 'also_lifted_by' | 'ordered_at' | 'reaches' | 'lapses_at' | 'decision' | 'number'> & { readonly reason: Text; readonly restricts: Restriction | null }

/** What an entry says of an order: an office, an organisation or a part of the system that gives it by name, a person by a commitment only. */
const told = (body: JsonObject, issuer: Issuer): Pick<Entry, 'body' | 'personal'> =>
  (issuer.startsWith('person:') ? { body, personal: { issuer } } : { body: { ...body, issuer } })

const orderOf = ({ id, subject, issuer, also_lifted_by, reason, ordered_at, reaches, restricts, lapses_at, decision, number }: Row): Order => ({
  id, subject, issuer, alsoLiftedBy: also_lifted_by, reason, orderedAt: ordered_at, reaches, ...(restricts !== null && { restricts }), ...(lapses_at !== null && { lapsesAt: lapses_at }),
  ...(decision !== null && { decision }), ...(number !== null && { number }),
})

/** While no notification comes, orders are read anew this often, in milliseconds. */
const askAgainMs = 300
/** So old may be what was read. */
const oldestMs = 1000

/** `ownersOf` tells whose things are, `ended` hears of each order that ends in the transaction of its end; a process that lifts no orders does without. */
export async function openOrders({ db, listen, hears, now, journal, ownersOf = async () => new Map(), ended, report = console.error }: {
  db: Db; listen: Database['listen']; hears: Database['hears']; now: () => Instant; journal: Journal; report?: (error: unknown) => void
  ownersOf?: (within: Db, things: readonly string[]) => Promise<ReadonlyMap<string, Party>>
  ended?: (tx: Tx, by: Actor | SystemActor, order: Order) => Promise<void>
}): Promise<Orders> {
  let all: readonly Order[] = []
  let known: ReadonlyMap<string, readonly Order[]> = new Map()
  const listeners = new Set<() => void>()

  async function list(within: Db = db): Promise<readonly Order[]> {
    const rows = await within.selectFrom('suspension').selectAll().where('lifted_at', 'is', null).orderBy('ordered_at').orderBy('id').execute()
    return rows.map(orderOf).filter(acts)
  }

  /** A provisional order whose moment has come acts no longer, whether its end is recorded or not. */
  const acts = ({ lapsesAt }: Order): boolean => lapsesAt === undefined || now() < lapsesAt

  const know = (orders: readonly Order[]): void => {
    all = orders
    known = bySubject(orders)
    for (const listener of listeners) listener()
  }

  /** When the reading began of which the answer is known. */
  let readAt = 0
  /** When this process was last told of an order, and when it last heard again after it could not be told. */
  let toldAt = 0
  let deafTill = 0
  let loads = 0
  /** The latest reading of which the answer is known, and those up to it tell nothing new. */
  let knows = 0
  let closed = false
  async function load(): Promise<void> {
    const turn = loads += 1
    const began = performance.now()
    const orders = await list()
    if (turn <= knows) return
    knows = turn
    readAt = began
    know(orders)
  }

  /** Whether what was read is of a moment ago. */
  const fresh = (): boolean => performance.now() - readAt < oldestMs
  /** Whether everything was read that this process was told of, but for a moment ago, and all that it could not be told. */
  const settled = (): boolean => readAt >= deafTill && (readAt >= toldAt || performance.now() - toldAt < oldestMs)

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
    await sql`select pg_notify(${channel}, 'changed')`.execute(tx)
    afterCommit(tx, () => {
      if (closed) return
      know(change(all))
      knows = loads
      void reload()
    })
  }

  /** Ends an order that is locked, in the journal and in memory. */
  async function end(tx: Tx, by: Actor | SystemActor, row: Row, ruling: Readonly<Record<string, string | boolean>> = {}): Promise<void> {
    const { id, subject, issuer } = row
    await tx.updateTable('suspension').set({ lifted_by: actorString(by), lifted_at: now() }).where('id', '=', id).execute()
    await journal.append(tx, actorString(by), { type: 'order.lifted', subject, ...told({ order: id, ...ruling }, issuer) })
    await announce(tx, (orders) => orders.filter((order) => order.id !== id))
    await ended?.(tx, by, orderOf(row))
  }

  /** Ends those of some provisional orders whose moment has come. */
  async function endLapsed(tx: Tx, which: { readonly subject: string; readonly issuer: Issuer } | undefined): Promise<number> {
    const rows = await tx.selectFrom('suspension').selectAll().where('lifted_at', 'is', null).where('lapses_at', '<=', now())
      .$if(which !== undefined, (query) => query.where('subject', '=', which!.subject).where('issuer', '=', which!.issuer)).orderBy('id').forUpdate().execute()
    for (const row of rows) await end(tx, { system: 'orders' }, row, { lapsed: true })
    return rows.length
  }

  async function owners(subjects: readonly string[], within: Db = db): Promise<ReadonlyMap<string, Party>> {
    const things = subjects.filter((subject) => !isParty(subject))
    return new Map<string, Party>([...subjects.filter(isParty).map((party) => [party, party] as const), ...(things.length > 0 ? await ownersOf(within, things) : [])])
  }

  /** Whether one whom an order binds is the person, or an organisation for which they may act; what one orders for oneself one may take back. */
  async function binds(within: Db, person: string, order: Pick<Order, 'subject' | 'issuer' | 'reaches'>): Promise<boolean> {
    const bound = new Set((await owners(boundThings(order), within)).values())
    for (const owner of bound) {
      if (owner === order.issuer) continue
      if (owner === `person:${person}`) return true
      if (owner.startsWith('person:')) continue
      const { rows } = await sql<{ inside: boolean }>`select ${insider(person, now(), sql`${owner.slice('organisation:'.length)}::uuid`)} as inside`.execute(within)
      if (rows[0]?.inside === true) return true
    }
    return false
  }

  async function barred(order: string, person: string, within: Db = db): Promise<Text | undefined> {
    const row = isId(order) ? await within.selectFrom('suspension').select(['subject', 'issuer', 'reaches', 'ordered_by']).where('id', '=', order).executeTakeFirst() : undefined
    if (row === undefined) return undefined
    if (row.ordered_by.startsWith(`person:${person}`)) return messages.yourOwnOrder
    return await binds(within, person, row) ? messages.bindsYou : undefined
  }

  /** An order that stands, locked, of which an appeal is ruled on; whoever gave it or is bound by it does not. */
  async function appealed(tx: Tx, by: Actor | SystemActor, order: string): Promise<Row | undefined> {
    const row = isId(order) ? await tx.selectFrom('suspension').selectAll().where('id', '=', order).where('lifted_at', 'is', null).forUpdate().executeTakeFirst() : undefined
    const bar = row && 'person' in by ? await barred(order, by.person, tx) : undefined
    if (bar) throw new Failure('refused', bar)
    return row
  }

  const stop = await listen(channel, (payload) => {
    if (payload === '') deafTill = performance.now()
    else toldAt = performance.now()
    void reload()
  })
  await load()
  let asking = false
  const poll = setInterval(() => {
    if (asking || (hears() && settled())) return
    asking = true
    load().catch(() => undefined).finally(() => { asking = false })
  }, askAgainMs).unref()

  return {
    async suspend(tx, by, { subject, reason, office, decision, number, alsoLiftedBy = [], reaches = [], restricts, lapsesAt }) {
      const order: Order = {
        id: newId(), subject, issuer: issuerOf(by, office), alsoLiftedBy: alsoLiftedBy.map((role): Issuer => `role:${role}`), reason, orderedAt: now(), reaches, ...(restricts && { restricts }), ...(lapsesAt !== undefined && { lapsesAt }),
        ...(decision !== undefined && { decision }), ...(number !== undefined && { number }),
      }
      if (lapsesAt !== undefined && lapsesAt <= order.orderedAt) throw new Failure('invalid', messages.endsBefore)
      await endLapsed(tx, order)
      const stands = restricts && await tx.selectFrom('suspension').select('id').where('subject', '=', subject).where('lifted_at', 'is', null).where('restricts', 'is', null)
        .where((is) => is.or([is('lapses_at', 'is', null), is('lapses_at', '>', order.orderedAt)])).executeTakeFirst()
      if (stands) throw new Failure('conflict', messages.suspendedAlready)
      const made = await tx.insertInto('suspension').values({
        id: order.id, subject, issuer: order.issuer, also_lifted_by: order.alsoLiftedBy, reason: JSON.stringify(reason), reaches, restricts: restricts ? JSON.stringify(restricts) : null, lapses_at: lapsesAt ?? null,
        decision: decision ?? null, number: number ?? null, ordered_by: actorString(by), ordered_at: order.orderedAt, lifted_by: null, lifted_at: null,
      }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
      if (!made) throw new Failure('conflict', messages.alreadySuspended)
      await takingBack(tx)
      await journal.append(tx, actorString(by), {
        type: restricts ? 'order.restricted' : 'order.suspended', subject, ...told({
          order: order.id, alsoLiftedBy: [...order.alsoLiftedBy], reason: { ...reason }, ...(decision !== undefined && { decision }), ...(reaches.length > 0 && { reaches: [...reaches] }),
          ...(restricts && { restricts: { ...restricts } }), ...(lapsesAt !== undefined && { lapsesAt }),
        }, order.issuer),
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
      const row = await appealed(tx, by, order)
      if (row !== undefined) await end(tx, by, row, { decision })
    },

    async freeOnAppeal(tx, by, { order, things, decision }) {
      const row = await appealed(tx, by, order)
      const freed = row?.reaches.filter((thing) => things.includes(thing)) ?? []
      if (row === undefined || freed.length === 0) return
      const reaches = row.reaches.filter((thing) => !freed.includes(thing))
      await tx.updateTable('suspension').set({ reaches }).where('id', '=', row.id).execute()
      await journal.append(tx, actorString(by), { type: 'order.narrowed', subject: row.subject, ...told({ order: row.id, frees: [...freed], decision }, row.issuer) })
      await announce(tx, (all) => all.map((one) => (one.id === row.id ? { ...one, reaches } : one)))
    },

    lapse: () => transact(db, (tx) => endLapsed(tx, undefined)),
    standing: (subject) => known.get(subject)?.find((order) => order.restricts === undefined && acts(order)),
    allStanding: (subject) => known.get(subject)?.filter((order) => order.restricts === undefined && acts(order)) ?? [],
    restricting: (subject) => known.get(subject)?.filter((order): order is Order & { readonly restricts: Restriction } => order.restricts !== undefined && acts(order)) ?? [],
    current: () => fresh() || (hears() && settled()),
    list, owners, barred,
    async find(order) {
      const row = isId(order) ? await db.selectFrom('suspension').selectAll().where('id', '=', order).where('lifted_at', 'is', null).executeTakeFirst() : undefined
      const found = row && orderOf(row)
      return found && acts(found) ? found : undefined
    },
    async ended(order) {
      const row = isId(order) ? await db.selectFrom('suspension').selectAll().where('id', '=', order).where('lifted_at', 'is not', null).executeTakeFirst() : undefined
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
export { boundThings, suspending, usedBy } from './order.ts'
export type { Issuer, Order, Party }
