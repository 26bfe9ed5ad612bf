/** Checks who opens a case, and what it takes from elsewhere: nobody is asked what nobody knows, and what is taken over exists. */
import { isAboutThoseOf } from './about.ts'
import { type Field, holdsPersonal } from './field.ts'
import { conditionsOf } from './form.ts'
import { type Fault, fault } from './lint.messages.ts'
import { isOfManyBodies, isOpenedByBodies, officesOfBody } from './in-body.ts'
import type { Office } from './office.ts'
import { addresseeOf, type OpeningByClock, type SeenFrom } from './opening.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import type { Register } from './register.ts'

/** What every decision says of itself, for fields `from: about.…`, with the kind of its value. */
const aboutItself: Readonly<Record<string, Field['kind']>> = { number: 'text', decidedOn: 'date', validUntil: 'date' }
/** What became of what the case of the decision was given: a choice among the states of a booking. Only a procedure that allocates says so. */
const booking = 'booking'
/** The first and the last day of that, where places are given for the days of an entry: those for which it is given by now, whatever the decision says. */
const bookedDays: readonly string[] = ['bookedFrom', 'bookedUntil']
const saysDays = ({ allocates }: Procedure, asked: string): boolean => allocates?.ofEach?.from !== undefined && bookedDays.includes(asked)

export function* lintOpening(declaration: Procedure, world: readonly Procedure[], registers: readonly Register[]): Generator<Fault> {
  const { opens } = declaration
  for (const page of declaration.form) for (const field of page.fields) yield* takenOver(declaration, field, `form.${page.id}.${field.name}.from`, world)
  if (opens.by === 'anyone') yield* unnamed(declaration)
  if (opens.by === 'office' && opens.takes !== undefined) yield* atOnce(declaration, opens, opens.takes)
  if (opens.by === 'office' && opens.seenFrom !== undefined) yield* seen(declaration, opens.seenFrom)
  yield* byBodies(declaration)
  if (opens.by === 'clock') {
    yield* byClock(declaration, opens, registers)
    yield* unsure(declaration, world, registers)
  }
}

/** What is taken at once is an outcome of the first step, which the opener's own office performs, and asks nothing that the form has not asked. */
function* atOnce({ starts, steps, about }: Procedure, { role, ofBody }: Office, takes: string): Generator<Fault> {
  const step = steps[starts]
  const outcome = step?.outcomes[takes]
  const own = typeof step?.by === 'object' && 'role' in step.by && !('body' in step.by) && step.by.role === role && ofBody?.name === ('ofBody' in step.by ? step.by.ofBody?.name : undefined)
  if (outcome === undefined) yield fault('unknown-outcome', 'opens.takes', takes, starts)
  else if (!own || about !== undefined || step?.sign || step?.findings || outcome.findings || outcome.reasons || outcome.byClock) yield fault('not-taken-at-once', 'opens.takes', takes, starts)
}

/** Where whom a case concerns sees it later, the step is one of the procedure, and the answer one of its form. */
function* seen({ form, steps }: Procedure, { step, where }: SeenFrom): Generator<Fault> {
  if (steps[step] === undefined) yield fault('unknown-step', 'opens.seenFrom.step', step)
  if (where === undefined) return
  const field = form.flatMap(({ fields }) => fields).find(({ name }) => name === where.fact)
  if (field === undefined) yield fault('unknown-fact', 'opens.seenFrom.where', where.fact)
  else if (field.kind !== 'choice') yield fault('unfit-fact', 'opens.seenFrom.where', where.fact, field.kind)
  else if (!field.choices.some(({ value }) => value === where.is)) yield fault('unknown-value', 'opens.seenFrom.where', where.is, where.fact)
}

/** An office of whichever body is named where a body opens, for itself and about nothing earlier, or where an applicant chooses to whom they turn. */
function* byBodies(declaration: Procedure): Generator<Fault> {
  if (isOpenedByBodies(declaration) && declaration.about !== undefined) yield fault('body-not-of-itself', 'opens.ofBody', declaration.id)
  if (!isOfManyBodies(declaration)) for (const [{ name }, place] of officesOfBody(declaration)) yield fault('opened-by-no-body', place, name)
  const addressee = addresseeOf(declaration.opens)
  if (addressee !== undefined) yield* addressed(declaration, addressee)
}

/** An applicant chooses a body in a question of the form, and some step is of that body: else the choice would lead nowhere. */
function* addressed(declaration: Procedure, addressee: string): Generator<Fault> {
  const field = declaration.form.flatMap(({ fields }) => fields).find(({ name }) => name === addressee)
  if (field === undefined) yield fault('unknown-fact', 'opens.addressee', addressee)
  else if (field.kind !== 'choice') yield fault('unfit-fact', 'opens.addressee', addressee, field.kind)
  else if ([...officesOfBody(declaration)].length === 0) yield fault('addressed-in-vain', 'opens.addressee', addressee)
}

/** Where anyone opens, nothing is asked of an account, and nobody must sign or bear a duty. */
function* unnamed({ form, steps, obligations }: Procedure): Generator<Fault> {
  for (const page of form) {
    for (const { name, from } of page.fields) if (/^(organisation|person|body)\./.test(from ?? '')) yield fault('unnamed-known', `form.${page.id}.${name}.from`, name)
  }
  for (const [name, { by, sign }] of Object.entries(steps)) if (by === 'applicant' && sign) yield fault('unnamed-signs', `steps.${name}.sign`, name)
  for (const [name, { owedBy }] of Object.entries(obligations)) if (owedBy === undefined) yield fault('unnamed-duty', `obligations.${name}`, name)
}

/** What the clock opens has a day that exists, something that ages, and every answer that the form needs. */
function* byClock({ id, form, about, subject }: Procedure, { when, states = {} }: OpeningByClock, registers: readonly Register[]): Generator<Fault> {
  if (('age' in when && about === undefined && subject === undefined) || ('over' in when && (subject === undefined || about !== undefined))) yield fault('clock-of-nothing', 'opens.when', id)
  if ('over' in when) {
    const kept = registers.find((one) => one.id === subject?.register)
    const column = kept?.fields.find(({ name }) => name === when.over)
    if (kept !== undefined && column?.kind !== 'date') yield fault(column === undefined ? 'unknown-fact' : 'unfit-fact', 'opens.when.over', when.over, column?.kind ?? '')
  }
  if ('yearly' in when && when.yearly.day > new Date(Date.UTC(2024, when.yearly.month, 0)).getUTCDate()) {
    yield fault('not-a-day', 'opens.when.yearly', `${when.yearly.month}-${when.yearly.day}`)
  }
  const fields = form.flatMap((page) => page.fields)
  const conditional = conditionsOf(form)
  for (const name of Object.keys(states)) if (!fields.some((field) => field.name === name)) yield fault('unknown-fact', 'opens.states', name)
  for (const { name, optional, from } of fields) if (!optional && !conditional.has(name) && from === undefined && states[name] === undefined) yield fault('unstated-fact', 'opens.states', name, id)
}

/** A field that takes over what an earlier decision said: there is such a decision, and it says such a thing. */
function* takenOver(declaration: Procedure, field: Field, place: string, world: readonly Procedure[]): Generator<Fault> {
  const [{ about, opens }, { name, kind, from }] = [declaration, field]
  if (from === 'opening.day' && (opens.by !== 'clock' || kind !== 'date')) yield fault('day-of-no-opening', place, name)
  if (from?.startsWith('overdue.') && kind !== 'money') yield fault('unfit-fact', place, name, kind)
  const asked = /^about\.(.+)$/.exec(from ?? '')?.[1]
  if (asked === undefined) return
  if (about === undefined) return yield fault('about-of-nothing', place, name)
  for (const earlier of world.filter((one) => isAboutThoseOf(declaration, one))) {
    const source = asked in aboutItself ? undefined : fieldsOf(earlier).find((one) => one.name === asked)
    const said = asked === booking && earlier.allocates ? 'choice' : saysDays(earlier, asked) ? 'date' : aboutItself[asked] ?? source?.kind
    // A document belongs to the case that brought it: whoever reads the later case may not be of the earlier one.
    // What was chosen in a register is taken over as its number.
    if ((said === 'entry' ? kind !== 'text' : said !== kind) || kind === 'file') yield fault('about-unsaid', place, asked, earlier.id)
    else if (source && holdsPersonal(source) && !holdsPersonal(field)) yield fault('personal-answer-taken', place, name, asked)
  }
}

/** Nobody is there whom the clock could ask: what a required field takes over has an answer in every earlier case and in every entry. */
function* unsure(declaration: Procedure, world: readonly Procedure[], registers: readonly Register[]): Generator<Fault> {
  const { form, about, subject } = declaration
  const earlier = world.filter((one) => isAboutThoseOf(declaration, one))
  const register = registers.find(({ id }) => id === subject?.register)
  for (const page of form) for (const { name, from, optional } of page.fields) {
    if (optional || from === undefined) continue
    const [of, asked = ''] = from.split('.', 2)
    const place = `form.${page.id}.${name}.from`
    if (of === 'about') for (const one of earlier) if (!isAlwaysSaid(one, about?.effects ?? [], asked)) yield fault('unsure-answer', place, asked, one.id)
    if (of !== 'subject' || register === undefined || asked === 'number') continue
    const kept = register.fields.find((field) => field.name === asked)
    if (kept === undefined || kept.optional || kept.personal || kept.when !== undefined) yield fault('unsure-answer', place, asked, register.id)
  }
}

/** What was optional, was not asked of everybody, is erased in its time or was found by an officer may be missing. */
function isAlwaysSaid(one: Procedure, effects: readonly string[], asked: string): boolean {
  const { form, decisions, allocates } = one
  if (asked === 'validUntil') return Object.values(decisions).every(({ effect, credential }) => !effects.includes(effect) || credential?.validFor !== undefined)
  if (asked in aboutItself || (asked === booking && allocates) || saysDays(one, asked)) return true
  const field = form.flatMap((page) => page.fields).find(({ name }) => name === asked)
  return field !== undefined && !field.optional && !holdsPersonal(field) && !conditionsOf(form).has(asked)
}
