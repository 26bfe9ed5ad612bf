/** Orders as those see them whom they bind: which ones, and the register against whose entries one appeals. */
import { Failure } from '../law/failure.ts'
import { formatInstant, inEveryLanguage } from '../law/format.ts'
import type { Cases, RegisterEntry } from './cases/index.ts'
import type { Db } from './database/index.ts'
import { type Order, orderMessages as messages, orderRegister, type Orders } from './orders/index.ts'
import { type Actor, isId, type Parties } from './parties/index.ts'
import type { TakenBack } from './taken-back/index.ts'

interface AppealGround {
  readonly db: Db
  readonly zone: string
  readonly orders: Pick<Orders, 'list' | 'liftOnAppeal'>
  readonly parties: Pick<Parties, 'organisationsOf'>
  readonly takenBack: Pick<TakenBack, 'bound'>
  readonly cases: Pick<Cases, 'keepRegister'>
}

/** What one orders for one's own things one lifts oneself. */
const byOthers = ({ issuer }: Order): boolean => issuer.startsWith('role:') || issuer.startsWith('system:')

/** The orders that bind a person: on themself, on organisations for which they act, on things for which they answer. The oldest first. */
export async function ordersOn({ orders, parties, takenBack }: Pick<AppealGround, 'orders' | 'parties' | 'takenBack'>, person: string): Promise<readonly Order[]> {
  const [standing, rights] = await Promise.all([orders.list(), parties.organisationsOf(person)])
  const own = new Set([`person:${person}`, ...rights.map(({ organisation }) => `organisation:${organisation.id}`)])
  const mine: Order[] = []
  for (const order of standing.filter(byOthers)) if (own.has(order.subject) || (await takenBack.bound(order.subject)).includes(person)) mine.push(order)
  return mine
}

/** Makes orders a register: whoever is bound by one appeals against it, once at a time, and an appeal that is granted lifts it. */
export function keepOrders(ground: AppealGround): void {
  const { db, zone, orders, cases } = ground

  async function find(id: string, actor: Actor): Promise<RegisterEntry | undefined> {
    const order = isId(id) ? (await ordersOn(ground, actor.person)).find((one) => one.id === id) : undefined
    if (order === undefined || (order.subject.startsWith('organisation:') && order.subject !== `organisation:${actor.organisation?.id}`)) return undefined
    const open = await db.selectFrom('case_record').select('id').where('subject', '=', id).where('closed_at', 'is', null).executeTakeFirst()
    if (open) throw new Failure('conflict', messages.appealed)
    const title = inEveryLanguage((locale) => messages.named(formatInstant(order.orderedAt, locale, zone))[locale])
    return { title, path: '/orders', facts: { name: title.kk, reason: order.reason.kk } }
  }

  cases.keepRegister(orderRegister, find, {
    whileSuspended: true,
    granted: (tx, by, { entry, decision }) => orders.liftOnAppeal(tx, by, { order: entry, decision }),
  })
}
