/** Checks a declaration against who stands beside it: whom it concerns can appeal, offices can be held, somebody is told of lateness. */
import { isAboutThoseOf } from './about.ts'
import { bodyOfRole, type Body } from './body.ts'
import type { Field } from './field.ts'
import { officesOfBody, roleIn } from './in-body.ts'
import { missing, type WorldFault } from './lint-world.messages.ts'
import { isMediaType } from './media-type.ts'
import { addresseeOf, isByHouse } from './opening.ts'
import { isOpenTo, type OpenTo, openTo } from './open-to.ts'
import { fieldsOf, type Obligation, partsOf, type Performer, type Procedure } from './procedure.ts'

/** Whom a decision concerns can appeal, somebody is told of lateness, and a document can be given. For steps and decisions that are sound one by one. */
export function* lintWorld(declaration: Procedure, procedures: readonly Procedure[]): Generator<WorldFault> {
  yield* appeals(declaration, procedures)
  yield* escalation(declaration)
  yield* files(declaration)
}

/** With the bodies of a country: somebody can hold every office that a case waits for, and some body seals the decisions. */
export function* lintBodies(declaration: Procedure, bodies: readonly Body[]): Generator<WorldFault> {
  // Nobody looks again on the day on which a body ends: what rests on it must rest on another by then.
  const lasting = bodies.filter(({ inForce }) => inForce?.until === undefined)
  for (const [role, place] of officesOf(declaration)) {
    if (role === 'administrator' || bodyOfRole(lasting, role) !== undefined) continue
    const ending = bodyOfRole(bodies, role)
    yield ending === undefined ? missing('office-of-nobody', place, role, declaration.id) : missing('office-ends', place, role, endOf(ending))
  }
  for (const [{ name }, place] of officesOfBody(declaration)) if (!lasting.some((body) => roleIn(body, name) !== undefined)) yield missing('office-of-no-body', place, name)
  yield* bearers(declaration, bodies)
  yield* addressees(declaration, bodies)
  yield* excludedBodies(declaration, bodies)
  const { register } = declaration.body
  if (Object.keys(declaration.decisions).length === 0 || lasting.some(({ registers }) => registers.includes(register))) return
  const ending = bodies.find(({ registers }) => registers.includes(register))
  yield ending === undefined ? missing('numbers-of-no-body', 'body.register', register) : missing('numbers-end', 'body.register', register, endOf(ending))
}

/** A duty that falls on the body which an answer chooses: each choice is the id of one. */
function* bearers(declaration: Procedure, bodies: readonly Body[]): Generator<WorldFault> {
  for (const [name, { owedBy }] of Object.entries<Obligation>(declaration.obligations)) {
    const field = owedBy !== undefined && 'fact' in owedBy ? fieldsOf(declaration).find((one) => one.name === owedBy.fact) : undefined
    if (field?.kind !== 'choice') continue
    for (const { value } of field.choices) if (!bodies.some(({ id }) => id === value)) yield missing('duty-of-no-body', `obligations.${name}.owedBy.fact`, name, value)
  }
}

/** Each body to which an applicant may turn is one of the house, and has the offices that the procedure names in it. One may end: whoever chooses it then is told. */
function* addressees(declaration: Procedure, bodies: readonly Body[]): Generator<WorldFault> {
  const addressee = addresseeOf(declaration.opens)
  const field = addressee === undefined ? undefined : fieldsOf(declaration).find(({ name }) => name === addressee)
  if (field?.kind !== 'choice') return
  for (const { value } of field.choices) {
    const body = bodies.find(({ id }) => id === value)
    if (body === undefined) yield missing('addressed-to-no-body', 'opens.addressee', value)
    else for (const [{ name }, place] of officesOfBody(declaration)) if (roleIn(body, name) === undefined) yield missing('addressee-without-office', place, name, value)
  }
}

/** A body whose officers are kept from a step is one of the house: a name that nobody bears would keep nobody. */
function* excludedBodies({ steps }: Procedure, bodies: readonly Body[]): Generator<WorldFault> {
  for (const [name, { excluded = [] }] of Object.entries(steps)) {
    for (const one of excluded) if (one.of === 'body' && !bodies.some(({ id }) => id === one.body)) yield missing('excluded-of-no-body', `steps.${name}.excluded`, name, one.body)
  }
}

const endOf = ({ id, inForce }: Body): string => `${id}, ${inForce!.until!}`

/** Whom a decision concerns: whoever applied, or, where an office acts of its own motion, whoever the earlier decision was about. */
function concerned(declaration: Procedure, procedures: readonly Procedure[], seen: ReadonlySet<string> = new Set()): ReadonlySet<OpenTo> {
  const { opens } = declaration
  if (!isByHouse(opens)) return new Set(openTo(opens))
  return new Set(procedures.filter((one) => isAboutThoseOf(declaration, one) && !seen.has(one.id))
    .flatMap((one) => [...concerned(one, procedures, new Set([...seen, one.id]))]))
}

function* appeals(declaration: Procedure, procedures: readonly Procedure[]): Generator<WorldFault> {
  const parties = concerned(declaration, procedures)
  for (const [name, { appeal }] of Object.entries(declaration.decisions)) {
    const hearing = appeal && procedures.find(({ id }) => id === appeal.procedure)
    if (hearing === undefined || parties.size === 0) continue
    const unheard = [...parties].filter((kind) => !isOpenTo(hearing.opens, kind))
    // Where one hears what several kinds of applicants are told, each of them has another besides.
    if (unheard.length === parties.size || (declaration.opens.by === 'personOrCompany' && unheard.length > 0)) yield missing('appeal-for-others', `decisions.${name}.appeal.procedure`, hearing.id, declaration.opens.by === 'personOrCompany' ? declaration.opens.by : [...parties][0])
  }
}

/** The offices that perform a step by themselves. */
const rolesOf = (by: Performer): readonly string[] =>
  typeof by === 'string' ? [] : 'role' in by ? [by.role] : 'commission' in by ? [by.commission.members, by.commission.chair] : []

const isOffice = (by: Performer): boolean => [by, ...Object.values(partsOf(by)).map((part) => part.by)].some((one) => rolesOf(one).length > 0)

/** Word of lateness goes to whoever signs in an office, or else to every office that takes part. */
function* escalation({ steps }: Procedure): Generator<WorldFault> {
  if (Object.values(steps).some(({ by }) => isOffice(by))) return
  for (const [name, { late }] of Object.entries(steps)) if (late === 'escalate') yield missing('escalated-to-nobody', `steps.${name}.late`, name)
}

/** Every office that a case waits for, that owes, is told of lateness or receives whoever comes, with its place. */
function* officesOf({ opens, steps, obligations, allocates }: Procedure): Generator<readonly [role: string, place: string]> {
  if (opens.by === 'office') yield [opens.role, 'opens.role']
  if (allocates !== undefined) yield [allocates.office, 'allocates.office']
  if (allocates?.entrance !== undefined) yield [allocates.entrance.role, 'allocates.entrance.role']
  for (const [name, { owedBy, late: { tells } }] of Object.entries(obligations)) {
    if (owedBy !== undefined && 'role' in owedBy) yield [owedBy.role, `obligations.${name}.owedBy.role`]
    if (tells !== undefined) yield [tells.role, `obligations.${name}.late.tells.role`]
  }
  for (const [name, { by }] of Object.entries(steps)) {
    for (const role of rolesOf(by)) yield [role, `steps.${name}.by`]
    for (const [part, { by: performer }] of Object.entries(partsOf(by))) for (const role of rolesOf(performer)) yield [role, `steps.${name}.by.together.parts.${part}.by`]
  }
}

function* files({ form, steps, obligations }: Procedure): Generator<WorldFault> {
  const pages = [...form.map((page) => [page, 'form'] as const), ...Object.entries(obligations).flatMap(([name, duty]) => duty.form.map((page) => [page, `obligations.${name}.form`] as const))]
  const asked: readonly (readonly [Field, string])[] = [
    ...pages.flatMap(([{ id, fields }, at]) => fields.map((field) => [field, `${at}.${id}.${field.name}`] as const)),
    ...Object.entries(steps).flatMap(([name, { findings }]) => (findings ?? []).map((field) => [field, `steps.${name}.findings.${field.name}`] as const)),
  ]
  for (const [field, place] of asked) {
    if (field.kind === 'file' && !field.accept.some(isMediaType)) yield missing('file-of-no-kind', `${place}.accept`, field.name)
  }
}
