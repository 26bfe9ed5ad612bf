/**
 * The orders that stand on an entry and on whatever it rests on, for whoever looks at it, at what was given for it, or offers something by it.
 *
 * Promises: from the commit of an order until that of its end, as memory knows it (`Orders`). Never: stores anything, so that a lifting leaves nothing behind.
 */
import type { Lineage, Thing } from './lineage/index.ts'
import type { Order, Orders } from './orders/index.ts'
import type { Registers } from './registers/index.ts'

/** An order with what it is on, and its number: the entry itself, or what that rests on. How much of it a reader is told whoever shows it asks of their sight of that entry. */
export interface StandingOrder { readonly order: Order; readonly on: Pick<Thing, 'id' | 'title' | 'path'>; readonly entry: string; readonly itself: boolean }

type Reading = { readonly orders: Pick<Orders, 'allStanding' | 'restricting'>; readonly lineage: Pick<Lineage, 'things' | 'restsOn'>; readonly registers: Pick<Registers, 'ofAct'> }

/** Those on an entry, suspensions before restrictions, its own before those of what it rests on. */
export async function ordersOnEntry({ orders, lineage }: Reading, number: string): Promise<readonly StandingOrder[]> {
  const id = `entry:${number}`
  const [own, rests] = await Promise.all([lineage.things([id]), lineage.restsOn([id])])
  const things: readonly Thing[] = [...own.values(), ...(rests.get(id) ?? []).filter(({ kind }) => kind === 'entry')]
  const of = (read: (subject: string) => readonly Order[]): readonly StandingOrder[] => things.flatMap((on) => read(on.id).map((order) => ({ order, on, entry: on.id.slice('entry:'.length), itself: on.id === id })))
  return [...of(orders.allStanding), ...of(orders.restricting)]
}

/** What restricts the use of what a decision was given for: a certificate stays in force, within what these leave open. */
export async function restrictionsOnDecision(kernel: Reading, decision: string): Promise<readonly StandingOrder[]> {
  const entry = await kernel.registers.ofAct({ decision })
  return entry === undefined ? [] : (await ordersOnEntry(kernel, entry.number)).filter(({ order }) => order.restricts !== undefined)
}
