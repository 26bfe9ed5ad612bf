/** Procedures of many bodies: the same declaration, with the offices of whichever body opened the case for itself, or was turned to. */
import { administratorOf, type Body, representativeOf } from './body.ts'
import type { Office, OfficeOfBody } from './office.ts'
import { bodyOffice } from './office.messages.ts'
import { addresseeOf } from './opening.ts'
import type { Performer, Procedure, Step } from './procedure.ts'
import { scopesIn } from './scope.ts'
import type { Text } from './text.ts'

/** Every office of a body with its title: first that of its administrator, last that of whoever acts for it before other bodies. */
export const officesOf = (body: Body): Readonly<Record<string, Text>> => ({
  [administratorOf(body)]: bodyOffice.administrator(body.name), ...body.roles, [representativeOf(body)]: bodyOffice.representative(body.name),
})

/** Whether a body may apply by a procedure. None decides on its own application; but of what a body keeps of its own (`keepers-own`) it alone may say what is to become: its representative applies, and others of it decide. */
export const mayApply = ({ body: { register }, subject }: Pick<Procedure, 'body' | 'subject'>, { registers }: Pick<Body, 'registers'>): boolean => registers.includes(register) === (subject?.whose === 'keepers-own')

/** The role of an office in a body; undefined where the body has none of that name. */
export const roleIn = (body: Body, name: string): string | undefined => Object.keys(officesOf(body)).find((role) => role.slice(role.lastIndexOf('.') + 1) === name)

/** The offices of whichever body a case is of that a procedure names, with their places. */
export function* officesOfBody({ opens, steps }: Procedure): Generator<readonly [office: OfficeOfBody, place: string]> {
  if (opens.by === 'office' && opens.ofBody) yield [opens.ofBody, 'opens.ofBody']
  for (const [name, { by }] of Object.entries<Step>(steps)) {
    if (isOffice(by) && by.ofBody) yield [by.ofBody, `steps.${name}.by.ofBody`]
  }
}

const isOffice = (by: Performer): by is Office => typeof by === 'object' && 'role' in by && !('body' in by)

/** Whether bodies open cases of this procedure for themselves. */
export const isOpenedByBodies = ({ opens }: Procedure): boolean => opens.by === 'office' && opens.ofBody !== undefined

/** Whether each case of this procedure is of one body among many: of that which opened it for itself, or of that to which the applicant turned. */
export const isOfManyBodies = (declaration: Procedure): boolean => isOpenedByBodies(declaration) || addresseeOf(declaration.opens) !== undefined

const made = new WeakMap<Procedure, Map<Body, Procedure>>()

/**
 * The procedure as it is in a case of one body: its offices are that body's, and it is that body which decides. It numbers and seals that itself where it has a
 * register of its own; else its decisions are numbered and sealed by the declared body. Without a body it is as declared. Made once for each.
 */
export function inBody(declaration: Procedure, body: Body | undefined): Procedure {
  if (body === undefined || !isOfManyBodies(declaration)) return declaration
  const known = made.get(declaration) ?? new Map<Body, Procedure>()
  made.set(declaration, known)
  const before = known.get(body)
  if (before) return before
  const { opens, steps, offices } = declaration
  const titles = officesOf(body)
  const own: Record<string, Text> = {}
  const bound = <O extends Office>({ ofBody, ...office }: O): Omit<O, 'ofBody'> => {
    if (ofBody === undefined) return office
    // A body that has lost the office since: nobody holds it, and whoever appoints is told.
    const role = roleIn(body, ofBody.name) ?? `${body.id}.${ofBody.name}`
    own[role] = titles[role] ?? ofBody.title
    return { ...office, role }
  }
  const [register = declaration.body.register] = body.registers
  const concrete: Procedure = {
    ...declaration, opens: opens.by === 'office' ? bound(opens) : withoutChoice(opens),
    steps: Object.fromEntries(Object.entries<Step>(steps).map(([name, step]) => [name, isOffice(step.by) ? { ...step, by: bound(step.by) } : step])),
    body: { name: body.name, register }, ...(declaration.scopes && { scopes: scopesIn(declaration.scopes, body.id) }),
    offices: { ...offices, ...own },
  }
  known.set(body, concrete)
  return concrete
}

/** Once the body is chosen nothing is left to choose. */
function withoutChoice(opens: Procedure['opens']): Procedure['opens'] {
  if (opens.by !== 'person' && opens.by !== 'personOrCompany') return opens
  const { addressee: _, ...chosen } = opens
  return chosen
}

/** The procedure as it is in the cases of the programme and, where some are of single bodies, of each of them. */
export const inEveryBody = (declaration: Procedure, bodies: readonly Body[]): readonly { readonly body: Body | undefined; readonly own: Procedure }[] =>
  [undefined, ...isOfManyBodies(declaration) ? bodies : []].map((body) => ({ body, own: inBody(declaration, body) }))

/** The bodies for which whoever holds these roles opens cases of a procedure; `undefined` among them stands for the programme. */
export function opensFor({ opens }: Procedure, bodies: readonly Body[], roles: readonly string[]): readonly (Body | undefined)[] {
  if (opens.by !== 'office') return []
  const { ofBody } = opens
  const own = ofBody === undefined ? [] : bodies.filter((body) => roles.includes(roleIn(body, ofBody.name) ?? ''))
  return [...(roles.includes(opens.role) ? [undefined] : []), ...own]
}
