/** What an order is, in whose name it stands, and who may lift it. Pure. */
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'
import type { Restriction } from './restriction.ts'

/** In whose name an order stands: an office, an organisation, a person for themself, or a part of the system. */
export type Issuer = `role:${string}` | `organisation:${string}` | `person:${string}` | `system:${string}`

/** Whom an order binds. */
export type Party = `organisation:${string}` | `person:${string}`

/** An order that stands. */
export interface Order {
  readonly id: string
  readonly subject: string
  readonly issuer: Issuer
  /** Who may lift it besides its issuer, as the order itself says. */
  readonly alsoLiftedBy: readonly Issuer[]
  readonly reason: Text
  readonly orderedAt: Instant
  /** What it acts on besides its subject. */
  readonly reaches: readonly string[]
  /** What it leaves open; absent: it suspends. */
  readonly restricts?: Restriction
  /** When it ends by itself; absent: it stands until it is lifted. */
  readonly lapsesAt?: Instant
  /** The decision by which it was ordered, and its number, where a declared procedure ordered. */
  readonly decision?: string
  readonly number?: string
}

/** A thing as one party uses it: what an order on that stops is stopped for them alone. */
export const usedBy = (thing: string, party: Party): string => `${thing}@${party}`

/** The things whose owners an order binds: what it is on, and what it stops for everybody; what it stops for one party alone concerns them by what it is on. */
export const boundThings = ({ subject, reaches }: Pick<Order, 'subject' | 'reaches'>): readonly string[] =>
  [subject, ...reaches.filter((thing) => !thing.includes('@') && !thing.startsWith('decision:'))]

/** Orders by each subject that they act on. */
export const bySubject = (orders: readonly Order[]): ReadonlyMap<string, readonly Order[]> => {
  const known = new Map<string, Order[]>()
  for (const order of orders) {
    for (const subject of new Set([order.subject, ...order.reaches])) {
      const all = known.get(subject)
      if (all) all.push(order)
      else known.set(subject, [order])
    }
  }
  return known
}

/** Of orders, which one suspends a subject, the oldest. */
export const suspending = (orders: readonly Order[]): (subject: string) => Order | undefined => {
  const known = bySubject(orders.filter(({ restricts }) => restricts === undefined))
  return (subject) => known.get(subject)?.[0]
}

type Author = Actor | SystemActor

/** In whose names an actor may give orders now: of each office that they wear, else of their organisation, else in their own. */
function namesOf(by: Author): readonly Issuer[] {
  if ('system' in by) return [`system:${by.system}`]
  if (by.organisation) return [`organisation:${by.organisation.id}`]
  return by.roles.length > 0 ? by.roles.map((role): Issuer => `role:${role}`) : [`person:${by.person}`]
}

/** The issuer of what an actor orders; whoever acts in office names the office. @throws Failure 'refused' when they do not hold it */
export function issuerOf(by: Author, office?: string): Issuer {
  const names = namesOf(by)
  const issuer = office === undefined ? names[0]! : `role:${office}` as const
  if (!names.includes(issuer)) throw new Failure('refused', messages.notYourOffice)
  if (office === undefined && issuer.startsWith('role:')) throw new TypeError('an order in office names the office')
  return issuer
}

/** Whether an actor may lift an order: in the name of its issuer, or of whom the order names. Nobody else, whatever their rank. */
export const mayLift = (by: Author, { issuer, alsoLiftedBy }: Pick<Order, 'issuer' | 'alsoLiftedBy'>): boolean =>
  namesOf(by).some((name) => name === issuer || alsoLiftedBy.includes(name))
