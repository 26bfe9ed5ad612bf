/** Bodies: who decides, appoints and seals. Each has offices of its own, numbers of its own and, in the kernel, a seal of its own. */
import { isOpenTo } from './open-to.ts'
import type { Citation } from './citation.ts'
import type { Identifier } from './identifier-scheme.ts'
import { inFirstLanguage, type Text } from './text.ts'
import type { Day } from './time.ts'

/** Where a payment is sent; what is not set is absent. */
export interface PayTo {
  readonly name: string
  readonly identifier: Identifier
  readonly iban: string
  readonly bank?: string
  readonly bic?: string
  /** Code of the beneficiary (КБе). */
  readonly kbe?: string
  /** Code of the purpose of the payment (КНП). */
  readonly knp?: string
}

/** An account at which a body is paid. */
export interface BodyAccount extends PayTo {
  /** What is paid there: codes of accounts of income. */
  readonly incomes: readonly string[]
}

/** A counter of a body, at which its officers fill in applications in the name of people who are there. */
export interface Counter {
  /** Those of its offices whose holders sit at the counter. */
  readonly offices: readonly string[]
  /** Ids of other bodies whose services it receives besides its own; every body's where it says so. */
  readonly receivesFor?: 'every body' | readonly string[]
  /** The resource whose hours people book here: whoever comes, with a booking or without, is called from one queue, open in these hours. Without it the counter has no queue. */
  readonly appointments?: string
  /** Within how many minutes whoever waits is called, where that is promised. */
  readonly calledWithin?: { readonly minutes: number; readonly basis: Citation }
  /** How many matters may be brought under one number of the queue, where that is more than one: each takes its time in the forecast, and all of them are done in one visit. */
  readonly matters?: { readonly most: number; readonly basis: Citation }
  readonly basis: Citation
}

/** A body of the state, or one to which a law has given its tasks. */
export interface Body {
  /** Small letters, digits and hyphens. It stands in the address of the body's keys, and so in all that it seals: never changed. */
  readonly id: string
  readonly name: Text
  /** Empty while they are not known. */
  readonly identifiers: readonly Identifier[]
  readonly address?: Text
  readonly site?: string
  readonly phone?: string
  readonly email?: string
  /** Its offices: each role with the title of whoever holds it. */
  readonly roles: Readonly<Record<string, Text>>
  /** Those of its offices whose holders lead it, the highest first: they are named to everybody. Of all others only how many there are is public. */
  readonly leadership?: readonly string[]
  /** Its counter, where it has one. */
  readonly counter?: Counter
  /** The prefixes of the numbers of its decisions: what is numbered so, it decides and seals. */
  readonly registers: readonly string[]
  /** Where it is paid, as far as that is set. */
  readonly accounts?: readonly BodyAccount[]
  /** The days on which it is so; a pack that names none says what was so before the house began. */
  readonly inForce?: { readonly from: Day; readonly until?: Day }
}

/** A body as the house keeps it: in versions, each with its days. */
export type DeclaredBody = Body & Required<Pick<Body, 'inForce'>>

/** The body as a declaration, with the first day of all where it names none. */
export const asDeclared = (body: Body): DeclaredBody => ({ ...body, inForce: body.inForce ?? { from: beforeAll } })

/** Before anything that a house can know. */
export const beforeAll: Day = '0001-01-01'

/** The role of whoever appoints and dismisses in this body, and in no other. */
export const administratorOf = ({ id }: Pick<Body, 'id'>): string => `${id}.administrator`

/** The role of whoever acts for this body before other bodies: files, corrects and appeals in its name. Its administrator appoints them. */
export const representativeOf = ({ id }: Pick<Body, 'id'>): string => `${id}.representative`

/** The roles that every body has, whatever else it declares. */
export const ownRolesOf = (body: Pick<Body, 'id'>): readonly string[] => [administratorOf(body), representativeOf(body)]

/** The bodies for which whoever holds these roles acts. */
export const representedBy = (bodies: readonly Body[], roles: readonly string[]): readonly Body[] => bodies.filter((body) => roles.includes(representativeOf(body)))

/** Whether whoever holds these roles sits at the counter of this body. */
export const servesAt = (bodies: readonly Body[], body: string, roles: readonly string[]): boolean =>
  bodies.find(({ id }) => id === body)?.counter?.offices.some((office) => roles.includes(office)) ?? false

/** The bodies at whose counters whoever holds these roles sits. */
export const countersOf = (bodies: readonly Body[], roles: readonly string[]): readonly Body[] => bodies.filter(({ id }) => servesAt(bodies, id, roles))

/** Whether a body receives at its counter what is decided under a number of this register. */
function receivesAt(bodies: readonly Body[], body: string, register: string): boolean {
  const at = bodies.find(({ id }) => id === body)
  if (at?.counter === undefined) return false
  const { receivesFor = [] } = at.counter
  return at.registers.includes(register) || receivesFor === 'every body' || bodies.some(({ id, registers }) => registers.includes(register) && receivesFor.includes(id))
}

/** Whether a body receives a service at its counter: one for which a person applies, about no decision, and that it or a body for which it receives decides. */
export const receivesService = (bodies: readonly Body[], body: string, { opens, about, body: { register } }: Received): boolean =>
  isOpenTo(opens, 'person') && about === undefined && receivesAt(bodies, body, register)

/** Whether any counter receives a service. */
export const receivedSomewhere = (bodies: readonly Body[], procedure: Received): boolean => bodies.some(({ id }) => receivesService(bodies, id, procedure))

/** What says of a procedure whether a counter receives it. */
interface Received { readonly opens: Parameters<typeof isOpenTo>[0]; readonly about?: unknown; readonly body: { readonly register: string } }

/** The body to which an office belongs; undefined for the programme's own, such as its administrator. */
export const bodyOfRole = (bodies: readonly Body[], role: string): Body | undefined =>
  bodies.find((body) => ownRolesOf(body).includes(role) || Object.hasOwn(body.roles, role))

/** Where money for an account of income is sent; undefined while no body has said it. */
export function payeeOf(bodies: readonly Body[], income: string): PayTo | undefined {
  const account = bodies.flatMap(({ accounts = [] }) => accounts).find(({ incomes }) => incomes.includes(income))
  if (account === undefined) return undefined
  const { incomes: _, ...payTo } = account
  return payTo
}

/** The body that keeps a register: that of the office which does, or the one of the name that it gives; undefined where the house has no such body. */
export const keeperOf = (bodies: readonly Body[], { office, body: { name } }: { readonly office?: { readonly role: string }; readonly body: { readonly name: Text } }): Body | undefined =>
  (office && bodyOfRole(bodies, office.role)) ?? bodies.find((body) => inFirstLanguage(body.name) === inFirstLanguage(name))
