/** Bodies: who decides, appoints and seals. Each has offices of its own, numbers of its own and, in the kernel, a seal of its own. */
import { type Identifier, identifierFault, type IdentifierScheme } from './identifier-scheme.ts'
import type { Text } from './text.ts'

/** A body of the state, or one to which a law has given its tasks. */
export interface Body {
  /** Small letters, digits and hyphens. It stands in the address of the body's keys, and so in all that it seals: never changed. */
  readonly id: string
  readonly name: Text
  /** Empty while they are not known. */
  readonly identifiers: readonly Identifier[]
  readonly address?: Text
  readonly site?: string
  /** Its offices: each role with the title of whoever holds it. */
  readonly roles: Readonly<Record<string, Text>>
  /** The prefixes of the numbers of its decisions: what is numbered so, it decides and seals. */
  readonly registers: readonly string[]
}

/** The role of whoever appoints and dismisses in this body, and in no other. */
export const administratorOf = ({ id }: Pick<Body, 'id'>): string => `${id}.administrator`

/** The role of whoever acts for this body before other bodies: files, corrects and appeals in its name. Its administrator appoints them. */
export const representativeOf = ({ id }: Pick<Body, 'id'>): string => `${id}.representative`

/** The roles that every body has, whatever else it declares. */
const ownRolesOf = (body: Pick<Body, 'id'>): readonly string[] => [administratorOf(body), representativeOf(body)]

/** The bodies for which whoever holds these roles acts. */
export const representedBy = (bodies: readonly Body[], roles: readonly string[]): readonly Body[] => bodies.filter((body) => roles.includes(representativeOf(body)))

/** The body to which an office belongs; undefined for the programme's own, such as its administrator. */
export const bodyOfRole = (bodies: readonly Body[], role: string): Body | undefined =>
  bodies.find((body) => ownRolesOf(body).includes(role) || Object.hasOwn(body.roles, role))

/** What makes bodies unusable together: the faults, each in one line; empty when there are none. */
export function bodyFaults(bodies: readonly Body[], schemes: readonly IdentifierScheme[]): readonly string[] {
  const taken = new Map<string, string>()
  const claim = (what: string, by: string): readonly string[] => {
    const other = taken.get(what)
    taken.set(what, by)
    return other === undefined ? [] : [`${what} is of two bodies, ${other} and ${by}`]
  }
  return bodies.flatMap((body) => [
    ...(/^[a-z][a-z0-9-]{0,39}$/.test(body.id) ? [] : [`${body.id} is no id of a body: small letters, digits and hyphens, 40 at most`]),
    ...claim(`the id ${body.id}`, body.id),
    ...[...ownRolesOf(body), ...Object.keys(body.roles)].flatMap((role) => claim(`the role ${role}`, body.id)),
    ...body.registers.flatMap((register) => claim(`the register ${register}`, body.id)),
    ...body.identifiers.flatMap((identifier) => identifierFault(schemes, identifier) ?? []).map((fault) => `${body.id}: ${fault}`),
  ])
}
