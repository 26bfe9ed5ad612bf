/** Orders as those see them whom they bind: which ones, and the register against whose entries one appeals. */
import { formatInstant, inEveryLanguage } from '../law/format.ts'
import type { Cases, RegisterEntry } from './cases/index.ts'
import { boundThings, type Order, orderMessages as messages, orderRegister, type Orders, type Party } from './orders/index.ts'
import type { Actor, Parties } from './parties/index.ts'
import type { TakenBack } from './taken-back/index.ts'
import { inFirstLanguage } from '../law/text.ts'

interface AppealGround {
  readonly zone: string
  readonly orders: Pick<Orders, 'list' | 'find' | 'owners' | 'barred' | 'liftOnAppeal' | 'freeOnAppeal'>
  readonly parties: Pick<Parties, 'organisationsOf'>
  readonly takenBack: Pick<TakenBack, 'answering'>
  readonly cases: Pick<Cases, 'keepRegister'>
}

/** An order as somebody sees it whom it concerns. */
export interface BindingOrder extends Order {
  /** The thing by which it concerns them: what it is on, or what it stops for everybody. */
  readonly by: string
  /** Whom it binds, and who may appeal; absent where what it is on is nobody's. */
  readonly owner?: Party
}

/**
 * An order that a decision about an entry gives falls with that decision, and is appealed by an appeal against it: such an order has the decision's number. One that an
 * administrator gives is appealed by itself, whatever it is on: the decision that carries it out concerns nobody.
 */
export const isAppealedByDecision = ({ subject, number }: Pick<Order, 'subject' | 'number'>): boolean => number !== undefined && subject.startsWith('entry:')

/** What one orders for one's own things one lifts oneself. */
const byOthers = ({ issuer }: Order): boolean => issuer.startsWith('role:') || issuer.startsWith('system:')

/** The orders that concern a person: on themself, on organisations for which they act, on what is theirs or for which they answer. The oldest first; one for each side for which they act. */
export async function ordersOn({ orders, parties, takenBack }: Pick<AppealGround, 'orders' | 'parties' | 'takenBack'>, person: string): Promise<readonly BindingOrder[]> {
  const [all, rights] = await Promise.all([orders.list(), parties.organisationsOf(person)])
  const standing = all.filter(byOthers)
  const subjects = [...new Set(standing.flatMap(boundThings))]
  const owners = await orders.owners(subjects)
  const answering = await takenBack.answering(subjects.filter((subject) => !owners.has(subject)))
  const own = new Set<Party>([`person:${person}`, ...rights.map(({ organisation }): Party => `organisation:${organisation.id}`)])
  return standing.flatMap((order): readonly BindingOrder[] => {
    const things = boundThings(order)
    // Each whom it binds appeals for themselves: whoever acts for two sees it for both.
    const owned = new Map(things.flatMap((thing) => (own.has(owners.get(thing)!) ? [[owners.get(thing)!, thing] as const] : [])).toReversed())
    const answers = things.find((thing) => !owners.has(thing) && answering.get(thing)?.includes(person))
    return [...[...owned].toReversed().map(([owner, by]) => ({ ...order, by, owner })), ...(answers === undefined ? [] : [{ ...order, by: answers }])]
  })
}

/** For whom an actor appeals: an organisation in its hat, themself in none. */
const hatOf = ({ person, organisation, roles }: Actor): Party | undefined =>
  (organisation ? `organisation:${organisation.id}` : roles.length === 0 ? `person:${person}` : undefined)

/** Makes orders a register: whom one binds appeals against it in their own name, once at a time, and an appeal that is granted lifts it. */
export function keepOrders(ground: AppealGround): void {
  const { zone, orders, cases } = ground

  /** What of an order somebody may appeal against by itself: what is theirs of all that it is on and stops for everybody. Whose entry it is appeals against its decision. */
  async function thingsOf(order: Order, party: Party): Promise<readonly string[]> {
    const things = boundThings(order)
    const owners = await orders.owners(things)
    return isAppealedByDecision(order) && owners.get(order.subject) === party ? [] : things.filter((thing) => owners.get(thing) === party)
  }

  async function find(id: string, actor: Actor): Promise<RegisterEntry | undefined> {
    const order = await orders.find(id)
    if (order === undefined || !byOthers(order)) return undefined
    const hat = hatOf(actor)
    if (hat === undefined || (await thingsOf(order, hat)).length === 0) return undefined
    const title = inEveryLanguage((locale) => messages.named(formatInstant(order.orderedAt, locale, zone))[locale])
    return { title, path: '/orders', facts: { name: inFirstLanguage(title), reason: inFirstLanguage(order.reason) } }
  }

  cases.keepRegister(orderRegister, find, {
    whileSuspended: true, oneAtATime: { of: 'each', told: messages.appealed },
    barred: (within, { entry, person }) => orders.barred(entry, person, within),
    async granted(tx, by, { entry, decision, organisation, filed }) {
      const order = await orders.find(entry)
      if (order === undefined || !isAppealedByDecision(order)) return orders.liftOnAppeal(tx, by, { order: entry, decision })
      // The entry stays as its decision left it: what the order stops of somebody else's is freed alone.
      const party: Party | undefined = organisation !== undefined ? `organisation:${organisation}` : filed?.person === undefined ? undefined : `person:${filed.person}`
      if (party !== undefined) await orders.freeOnAppeal(tx, by, { order: entry, things: await thingsOf(order, party), decision })
    },
  })
}
