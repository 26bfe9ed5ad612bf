/** Follows the thread back from things to what they rest on, and tells what of it was taken back. */
import { sql } from 'kysely'
import { type Day, dayOf } from '../../law/time.ts'
import type { Text } from '../../law/text.ts'
import type { Tx } from '../database/index.ts'
import { type Lineage, openLineage, type Reached, type Thing } from '../lineage/index.ts'
import { type Orders, suspending } from '../orders/index.ts'
import { isId } from '../parties/index.ts'
import type { KindGround, KindOfThings, KindsOfThings, Reason } from './kinds.ts'
import type { Mark } from './mark.ts'
import { messages } from './messages.ts'

export interface Marks {
  /** Why a thing of the thread should no longer be used; none: nothing that it rests on was taken back. */
  of(thing: string): Promise<readonly Mark[]>
  /** The same of many things, in as many queries as of one. */
  ofAll(things: readonly string[]): Promise<ReadonlyMap<string, readonly Mark[]>>
  /** The same as a transaction sees it: orders too are read from the database, not from memory, for whoever decides and records in one. */
  within(tx: Tx): Promise<Pick<Marks, 'of'>>
}

export interface MarksGround extends Omit<KindGround, 'orders'> {
  readonly lineage: Pick<Lineage, 'things' | 'restsOn'>
  readonly orders: Pick<Orders, 'standing' | 'list'>
}

/**
 * Nothing is stored: what is taken back marks everything that rests on it at once, and what is given back unmarks it. Decisions are known to
 * the kernel, an order speaks for whatever it stands on, and other kinds of things are told of by whoever keeps them.
 */
export function openMarks(ground: MarksGround, others: KindsOfThings): Marks {
  const { now, lineage, orders } = ground
  const kinds: KindsOfThings = { decision: decisions, ...others }

  async function reasonsOf(things: Iterable<Thing>): Promise<ReadonlyMap<string, readonly Reason[]>> {
    const byKind = Map.groupBy(things, ({ kind }) => kind)
    const told = await Promise.all([...byKind].map(([kind, all]) => kinds[kind]?.takenBack?.(ground, all.map(({ id }) => id)) ?? new Map<string, readonly Reason[]>()))
    return new Map(told.flatMap((one) => [...one]))
  }

  async function ofAll(things: readonly string[]): Promise<ReadonlyMap<string, readonly Mark[]>> {
    if (things.length === 0) return new Map()
    const [own, sources] = await Promise.all([lineage.things(things), lineage.restsOn(things)])
    const all = new Map<string, Thing>([...own, ...[...sources.values()].flat().map((one) => [one.id, one] as const)])
    const reasons = await reasonsOf(all.values())

    function marksOn({ id, kind, title, path }: Thing, thing: string): readonly Mark[] {
      // An order on the thing itself is no matter of what it rests on.
      const order = kinds[kind]?.answersForOrders || id === thing ? undefined : orders.standing(id)
      const found = [...(order ? [{ kind: 'withdrawn' as const, text: order.reason }] : []), ...reasons.get(id) ?? []]
      return found.map((reason) => ({ source: id, title, kind: reason.kind, reason: reason.text, ...(path !== undefined && { path }) }))
    }

    return new Map(things.map((thing) => {
      const line: readonly (Thing | Reached)[] = [...(own.has(thing) ? [own.get(thing)!] : []), ...sources.get(thing) ?? []]
      return [thing, line.flatMap((one) => marksOn(one, thing))]
    }))
  }

  return {
    ofAll,
    of: async (thing) => (await ofAll([thing])).get(thing)!,
    async within(tx) {
      const standing = suspending(await orders.list(tx))
      return openMarks({ ...ground, db: tx, lineage: openLineage({ db: tx, now }), orders: { ...orders, standing } }, others)
    },
  }
}

/**
 * Decisions as things: one that permitted something was taken back when it was revoked or suspended, or has expired. What an annulled withdrawal had revoked, and another decision of its case
 * has put in force again, is not: what rests on the first one may be used as long as that stands.
 */
const decisions: KindOfThings = {
  async takenBack({ db, now, zone }, things) {
    const ids = things.map((thing) => thing.slice('decision:'.length)).filter(isId)
    const { rows } = await sql<{ id: string; stands: boolean; reason: Text | null; until: Day }>`
      select d.id, s.revoked_at is null and s.suspended_at is null as stands, s.reason, d.record::jsonb ->> 'validUntil' as until
      from decision d join decision_status s on s.decision = d.id
      where d.id = any(${ids}::uuid[]) and not exists (
        with recursive renewed as (
          select n.id, n.record from decision n where n.about = d.id and n.case_id = d.case_id and n.effect = 'grant'
          union select n.id, n.record from decision n join renewed r on n.about = r.id where n.case_id = d.case_id and n.effect = 'grant')
        select from renewed n join decision_status ns on ns.decision = n.id
          where ns.revoked_at is null and ns.suspended_at is null and coalesce(n.record::jsonb ->> 'validUntil' >= ${dayOf(now(), zone)}, true))
        and (s.revoked_at is not null or s.suspended_at is not null or d.record::jsonb ->> 'validUntil' < ${dayOf(now(), zone)})`.execute(db)
    return new Map(rows.map(({ id, stands, reason, until }): readonly [string, readonly Reason[]] =>
      [`decision:${id}`, [{ kind: 'withdrawn', text: stands || reason === null ? messages.expired(until) : reason }]]))
  },
}
