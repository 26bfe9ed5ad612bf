/** Checks declared registers, and what the outcomes of procedures do to their entries. */
import { openTo } from './open-to.ts'
import { isAboutThoseOf } from './about.ts'
import { hasAddresses } from './address.ts'
import { canonical } from './canonical.ts'
import type { Act } from './citation.ts'
import type { Computed } from './computed.ts'
import { choosesEntries } from './entry-field.ts'
import { toldToOrder } from './entry-order.ts'
import { type Field, holdsPersonal, whoseNumber } from './field.ts'
import { type Fault, fault } from './lint.messages.ts'
import type { RegisterLintRule } from './lint-register.messages.ts'
import type { ScopeLintRule } from './lint-scopes.messages.ts'
import { mayHoldWithout } from './lint-forms.ts'
import { onlyGivesUp } from './lint-revival.ts'
import { lintDaysOfCase, lintField, lintRule, repeated } from './lint-rules.ts'
import { lintScopesOfColumns } from './lint-scopes.ts'
import { lintTexts } from './lint-texts.ts'
import { conditionsIn, type DecisionKind, type Effect, fieldsOf, findingsIn, findingsOfPart, type Outcome, partsOf, type Procedure, waysOf } from './procedure.ts'
import { type EntryDoes, type EntryEffect, type OwnerKind, plainFields, refers, type Register, type RegisterField } from './register.ts'
import { regions } from './places.ts'
import { factsOf, factsOfTerm, type RuleData } from './rule.ts'
import { isDay } from './time.ts'

/** A fault in a register, or in an effect on one. */
export interface RegisterFault extends Omit<Fault, 'rule'> { readonly rule: Fault['rule'] | RegisterLintRule | ScopeLintRule }

const found = (rule: RegisterLintRule, place: string, ...names: Fault['names']): RegisterFault => ({ rule, place, names })

/** One register, beside the others and the procedures. */
export function* lintRegister(
  declaration: Register, registers: readonly Register[], procedures: readonly Procedure[], acts?: readonly Act[],
): Generator<RegisterFault> {
  const { id, numbers, fields, owner, inForce } = declaration
  for (const day of [inForce.from, ...(inForce.until === undefined ? [] : [inForce.until])]) if (!isDay(day)) yield fault('not-a-day', 'inForce', day)
  const taken = registers.find((other) => other.id !== id && other.numbers === numbers)?.id ?? procedures.find(({ body }) => body.register === numbers)?.id
  if (taken !== undefined) yield found('prefix-taken', 'numbers', numbers, taken)
  if (owner.length === 0) yield found('owned-by-nobody', 'owner')
  if (fields.length === 0) yield found('register-of-nothing', 'fields')
  for (const name of repeated(fields.map((field) => field.name))) yield fault('duplicate-field', `fields.${name}`, name)
  for (const field of fields) yield* lintRegisterField(field, registers)
  yield* lintColumnConditions(declaration)
  yield* lintScopesOfColumns(declaration)
  yield* lintShown(declaration)
  const called = fields.find(({ name }) => name === declaration.calledBy)
  if (declaration.calledBy !== undefined && (called?.kind !== 'text' || called.optional || called.personal || called.when !== undefined)) {
    yield found('unfit-title-field', 'calledBy', declaration.calledBy)
  }
  for (const name of declaration.unique ?? []) {
    const column = fields.find((field) => field.name === name)
    if (column === undefined || refersToMany(column) || ['rows', 'choices', 'address'].includes(column.kind) || isPersonal(column)) yield found('unfit-unique', 'unique', name)
  }
  yield* lintApart(declaration)
  yield* lintHolds(declaration, procedures)
  yield* lintTexts(declaration, acts)
}

/** What never holds at one time is told by columns that tell one thing, and by a day and two times of it, or by two days. */
function* lintApart({ apart, fields }: Register): Generator<RegisterFault> {
  if (apart === undefined) return
  const { of, ...times } = apart
  for (const name of of) {
    const column = fields.find((field) => field.name === name)
    if (column === undefined || refersToMany(column) || ['rows', 'choices', 'address'].includes(column.kind) || isPersonal(column)) yield found('unfit-apart', 'apart.of', name)
  }
  for (const [place, name] of Object.entries(times)) {
    const column = fields.find((field) => field.name === name)
    if (column?.kind !== (place === 'day' || apart.day === undefined ? 'date' : 'time') || isPersonal(column)) yield found('unfit-apart', `apart.${place}`, name)
  }
}

/** What is held is the entry that a column refers to, by the name of a resource that some procedure gives out. A house that is empty yet has none. */
function* lintHolds({ holds, fields }: Register, procedures: readonly Procedure[]): Generator<RegisterFault> {
  if (holds === undefined) return
  const { resource, ...columns } = holds
  const kinds = { entry: 'reference', day: 'date', from: 'time', until: 'time' } as const
  for (const [place, name] of Object.entries(columns)) {
    const column = fields.find((field) => field.name === name)
    if (column?.kind !== kinds[place as keyof typeof kinds] || isPersonal(column)) yield found('unfit-holds', `holds.${place}`, name)
  }
  if (procedures.length > 0 && !procedures.some(({ allocates }) => allocates?.resource.id === resource && allocates.resource.kind === 'interval' && allocates.ofEach !== undefined)) yield found('holds-nothing', 'holds.resource', resource)
}

const refersToMany = ({ kind }: RegisterField): boolean => kind === 'references'

/** A place that the country of this process can name. */
export function* lintPlace({ kind, name }: Pick<RegisterField | Field, 'kind' | 'name'>, place: string): Generator<RegisterFault> {
  if (kind === 'region' && regions().length === 0) yield found('region-of-no-country', place, name)
  if (kind === 'address' && !hasAddresses()) yield found('address-of-no-country', place, name)
}

/** Marks of a form that say nothing in a register. */
const formMarks = ['from', 'public'] as const

function* lintRegisterField(field: RegisterField, registers: readonly Register[]): Generator<RegisterFault> {
  const place = `fields.${field.name}`
  yield* lintField(field, place)
  yield* lintPlace(field, place)
  for (const mark of formMarks) if (mark in field) yield found('not-a-register-mark', place, mark, field.name)
  if (refers(field)) {
    if (!registers.some(({ id }) => id === field.register)) yield found('unknown-register', `${place}.register`, field.register)
  } else if (field.kind === 'rows') {
    for (const name of repeated(field.columns.map((column) => column.name))) yield fault('duplicate-field', `${place}.${name}`, name)
    for (const column of field.columns) yield* lintField(column, `${place}.${column.name}`)
  }
}

/** A condition reads columns that stand before its own, and none that will be erased: what an entry states must not come to hang on what is gone. */
function* lintColumnConditions(declaration: Register): Generator<RegisterFault> {
  const columns = new Map<string, Field>()
  const all = new Map(declaration.fields.map((field) => [field.name, field]))
  for (const field of declaration.fields) {
    if (field.when !== undefined) {
      const place = `fields.${field.name}.when`
      const faults = factsOf(field.when).flatMap((fact): readonly RegisterFault[] => {
        const read = all.get(fact)
        if (read !== undefined && isPersonal(read)) return [found('column-on-personal', place, field.name, fact)]
        return read !== undefined && !refers(read) && !columns.has(fact) ? [found('column-before-its-condition', place, field.name, fact)] : []
      })
      yield* faults
      if (faults.length === 0) yield* lintRule(field.when, place, columns, { parameters: {}, ...(declaration.scopes && { scopes: declaration.scopes }) })
      yield* lintDaysOfCase(field.when, place, [])
    }
    if (!refers(field)) columns.set(field.name, field)
  }
}

/** Whether a field holds personal data: a person's number says by itself who somebody is. */
export const isPersonal = (field: RegisterField): boolean =>
  field.personal === true || whoseNumber(field.kind) === 'person' || (field.kind === 'rows' && field.columns.some(({ personal }) => personal))

function* lintShown(declaration: Register): Generator<RegisterFault> {
  for (const name of Object.keys(declaration.names ?? {})) if (!plainFields(declaration).some((field) => field.name === name && field.kind === 'text')) yield found('unknown-register-field', `names.${name}`, name, declaration.id)
  for (const name of declaration.onlyOwn ?? []) if (!Object.hasOwn(declaration.names ?? {}, name)) yield found('own-of-nothing-named', `onlyOwn.${name}`, name)
  const { to, fellow, fields, stub } = declaration.shown
  const column = declaration.fields.find(({ name }) => name === fellow)
  if (to === 'fellows' ? column === undefined || column.optional || column.when !== undefined || isPersonal(column) : fellow !== undefined) yield found('fellows-of-nothing', 'shown.fellow', fellow ?? '', declaration.id)
  for (const name of fields) {
    const field = declaration.fields.find((one) => one.name === name)
    if (field === undefined) yield found('unknown-shown-field', `shown.fields.${name}`, name)
    else if (to !== 'office' && to !== 'fellows' && isPersonal(field)) yield found('personal-field-shown', `shown.fields.${name}`, name, to)
  }
  for (const name of stub?.fields ?? []) if (!fields.includes(name)) yield found('unknown-shown-field', `shown.stub.fields.${name}`, name)
  if (stub) yield* lintRule(stub.when, 'shown.stub.when', new Map(plainFields(declaration).map((field) => [field.name, field])), { parameters: {} })
}

/** What the outcomes of a procedure do to entries: to registers that exist, by a decision, with everything that an entry must state. */
export function* lintEffects(declaration: Procedure, procedures: readonly Procedure[], registers: readonly Register[]): Generator<RegisterFault> {
  const prefix = registers.find(({ numbers }) => numbers === declaration.body.register)
  if (prefix !== undefined) yield found('prefix-taken', 'body.register', declaration.body.register, prefix.id)
  yield* lintSubject(declaration, registers)
  for (const { place, way } of waysOf(declaration)) {
    yield* lintTakenBack(declaration, way, `${place}.effect`, procedures)
    if ('order' in way && way.order !== undefined) yield* lintOrder(declaration, way, `${place}.order`, procedures)
    if (way.effect !== undefined) yield* lintEffect(declaration, { name: place.split('.').at(-1)!, place: `${place}.effect`, outcome: way, effect: way.effect }, procedures, registers)
  }
}

/** Whether a decision with one of these effects orders something of an entry. */
const ordersIn = (declaration: Procedure, effects: readonly Effect[]): boolean => waysOf(declaration).some(({ way }) =>
  'order' in way && way.order !== undefined && way.order.does !== 'lift' && way.decides !== undefined && effects.includes(declaration.decisions[way.decides]?.effect ?? 'dismiss'))

/** An order is a decision's, about an entry, and says why in words that the country has in every language. */
function* lintOrder(declaration: Procedure, { order, decides, findings = [] }: Outcome, place: string, procedures: readonly Procedure[]): Generator<RegisterFault> {
  if (order === undefined) return
  if (order.does === 'lift' && !procedures.some((one) => isAboutThoseOf(declaration, one) && ordersIn(one, declaration.about?.effects ?? []))) yield found('lift-of-no-order', place, place.split('.').at(-2)!)
  if (decides === undefined || (declaration.about === undefined && declaration.subject === undefined)) yield found('order-on-nothing', place, place.split('.').at(-2)!)
  for (const { name, field, kinds } of toldToOrder(order)) {
    if (![...fieldsOf(declaration), ...findings].some((one) => one.name === field && kinds.includes(one.kind))) yield found('order-untold', `${place}.${name}`, name, kinds.join(', '))
  }
}

/** What fields take from the entry that an application concerns: of a declared register, its number, its state or something that it says, and personal where it is so there. */
function* lintSubject({ form, subject }: Procedure, registers: readonly Register[]): Generator<RegisterFault> {
  const register = registers.find(({ id }) => id === subject?.register)
  if (register === undefined) return
  for (const { id, fields } of form) for (const field of fields) {
    const asked = /^subject\.(.+)$/.exec(field.from ?? '')?.[1]
    if (asked === undefined || asked === 'number') continue
    const [place, source] = [`form.${id}.${field.name}.from`, register.fields.find(({ name }) => name === asked)]
    if (source === undefined && asked !== 'state') yield found('unsaid-by-entry', place, asked, register.id)
    else if (source !== undefined && isPersonal(source) && !holdsPersonal(field)) yield fault('personal-answer-taken', place, field.name, asked)
  }
}

/**
 * What takes back a decision says what becomes of the entry that the decision had acted on: what was entered is suspended or struck, what
 * was suspended or struck is restored. Otherwise the entry would stand as it does without its act.
 */
function* lintTakenBack(declaration: Procedure, { decides, effect }: Outcome, place: string, procedures: readonly Procedure[]): Generator<RegisterFault> {
  const { about, decisions } = declaration
  const kind = decides === undefined ? undefined : decisions[decides]
  if (decides === undefined || about === undefined || (kind?.effect !== 'revoke' && kind?.effect !== 'reopen')) return
  const done = procedures.filter((one) => isAboutThoseOf(declaration, one)).flatMap((one) => effectsOf(one)
    .filter(({ decision }) => about.effects.includes(one.decisions[decision]?.effect ?? 'dismiss') && !(kind.effect === 'reopen' && onlyGivesUp(one, decision))).map((found) => found.effect))
  for (const { register, does } of done) {
    if (does === 'change') continue // what was changed stays so until it is changed again
    const answers: readonly EntryDoes[] = does === 'enter' || does === 'restore' ? ['suspend', 'strike'] : ['restore']
    if (effect?.register === register && answers.includes(effect.does)) continue
    // What ends on a day may go on to stand until it: the entry says so.
    if (kind.endsOn !== undefined && effect?.register === register && effect.does === 'change' && Object.values(effect.fields).includes(kind.endsOn)) continue
    return void (yield found('entry-outlives-decision', place, decides, register)) // once, of however many procedures
  }
}

/** What the decisions of a procedure do to entries, those by silence too. */
const effectsOf = (declaration: Procedure): readonly { readonly decision: string; readonly effect: EntryEffect }[] =>
  waysOf(declaration).flatMap(({ way: { decides, effect } }) => (decides && effect ? [{ decision: decides, effect }] : []))

interface Placed { readonly name: string; readonly place: string; readonly outcome: Outcome; readonly effect: EntryEffect }

function* lintEffect(
  declaration: Procedure, { name, place, outcome, effect }: Placed, procedures: readonly Procedure[], registers: readonly Register[],
): Generator<RegisterFault> {
  const kind: DecisionKind | undefined = outcome.decides === undefined ? undefined : declaration.decisions[outcome.decides]
  if (outcome.decides === undefined) yield found('effect-without-decision', place, name)
  else if (effect.does === 'enter' && kind?.effect === 'refuse') yield found('effect-against-refusal', place, outcome.decides)
  const register = registers.find(({ id }) => id === effect.register)
  if (register === undefined) {
    yield found('unknown-register', `${place}.register`, effect.register)
    return
  }
  if (effect.does === 'enter') {
    for (const owner of ownersOf(declaration)) if (!register.owner.includes(owner)) yield found('entry-of-nobody', place, register.id, owner)
  } else if (!isAbout(declaration, effect.register, procedures)) yield found('effect-on-no-entry', place, name, register.id)
  if ('fields' in effect) yield* lintFilling(declaration, effect, place, register)
}

/** Whose an entry is that a case of this procedure enters: what anyone reported is the body's. */
export const ownersOf = ({ opens }: Pick<Procedure, 'opens'>): readonly OwnerKind[] =>
  openTo(opens).map((kind) => ({ company: 'organisation', person: 'person', body: 'body', anyone: 'body', office: 'body', clock: 'body' } as const)[kind])

/** Whether a case concerns an entry of the register: by its subject, or by a decision that acted on it. */
const isAbout = (declaration: Procedure, register: string, procedures: readonly Procedure[]): boolean =>
  declaration.subject?.register === register || procedures.some((one) => isAboutThoseOf(declaration, one) && effectsOf(one).some(({ effect }) => effect.register === register))

function* lintFilling(
  declaration: Procedure, { does, fields }: Extract<EntryEffect, { readonly fields: unknown }>, place: string, register: Register,
): Generator<RegisterFault> {
  const conditions = conditionsIn(declaration)
  const unsure = (field: Field): Field => ({ ...field, optional: true })
  // What may not be asked, or cannot be computed while something is not known or not set, is no more certain than what may stay empty.
  const facts = new Map([
    ...fieldsOf(declaration).map((field) => (conditions.has(field.name) ? unsure(field) : field)),
    ...(declaration.computed ?? []).map((one) => ('version' in one ? one.field : unsure(one.field))),
  ].map((field) => [field.name, field]))
  const unfound = unfoundAt(declaration, place)
  const asDeclared = (fact: string): Field => fieldsOf(declaration).find(({ name }) => name === fact)!
  for (const [name, fact] of Object.entries<string>(fields)) {
    const [field, answer] = [register.fields.find((one) => one.name === name), facts.get(fact)]
    if (field === undefined) yield found('unknown-register-field', `${place}.fields.${name}`, name, register.id)
    if (answer === undefined) yield fault('unknown-fact', `${place}.fields.${name}`, fact)
    if (field === undefined || answer === undefined) continue
    if (unfound.has(fact) && !field.optional) yield found('unfound-register-field', `${place}.fields.${name}`, name, fact)
    else if (!fits(holdsOnlyWhereAsked(declaration, register, field, fields) ? asDeclared(fact) : answer, field)) yield found('unfit-register-field', `${place}.fields.${name}`, name, fact)
    else if (holdsPersonal(answer) && !isPersonal(field)) yield found('personal-fact-entered', `${place}.fields.${name}`, fact, name)
  }
  for (const { name, optional, when } of register.fields) {
    // A change must fill what it can bring to hold; what holds whatever comes was filled when the entry was made.
    const needed = does === 'enter' || (when !== undefined && factsOf(when).some((column) => column in fields))
    if (needed && !optional && !(name in fields)) yield found('register-field-unfilled', `${place}.fields`, name, register.id)
  }
}

/**
 * Whether a column holds only for entries of cases in which the fact that fills it was asked: its condition, read on the answers that fill the columns it speaks
 * of, leaves no case in which it holds and the fact was not asked.
 */
function holdsOnlyWhereAsked(declaration: Procedure, register: Register, { name, when }: RegisterField, filled: Readonly<Record<string, string>>): boolean {
  const conditions = conditionsIn(declaration)
  const asked = conditions.get(filled[name] ?? '')
  if (when === undefined || asked === undefined) return false
  // A column that is empty because nobody was asked says "no"; a fact that nobody was asked says nothing. Only where the column goes with its fact are both the same.
  const isAlike = (column: string): boolean => filled[column] !== undefined && (!conditions.has(filled[column]) || register.fields.find((one) => one.name === column)?.when !== undefined)
  if (!factsOf(when).every(isAlike)) return false
  return !mayHoldWithout(onFacts(when, filled, scopesAlike(declaration, register)), asked, new Map(fieldsOf(declaration).map((field) => [field.name, field])))
}

/** How the procedure calls what a register means by a scope: the territory that is the same in both. Two pilots are never alike, being read on two days. */
const scopesAlike = ({ scopes: ofProcedure = {} }: Procedure, { scopes: ofRegister = {} }: Register): ReadonlyMap<string, string> => new Map(Object.entries(ofRegister).flatMap(([name, { regions, pilot }]) => {
  const alike = Object.entries(ofProcedure).find(([, other]) => pilot === undefined && other.pilot === undefined && other.bodies === undefined && canonical([...other.regions ?? []].sort()) === canonical([...regions ?? []].sort()))
  return alike ? [[name, alike[0]] as const] : []
}))

/** A rule on columns as a rule on the facts that fill them. */
const onFacts = (when: RuleData, filled: Readonly<Record<string, string>>, scopes: ReadonlyMap<string, string>): RuleData => {
  const renamed = (data: unknown): unknown => {
    if (Array.isArray(data)) return data.map(renamed)
    if (typeof data !== 'object' || data === null) return data
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key,
      key === 'fact' && typeof value === 'string' ? filled[value] ?? value : key === 'scope' && typeof value === 'string' ? scopes.get(value) ?? `${value} of the register` : renamed(value)]))
  }
  return renamed(when) as RuleData
}

/** What officers may not have found, and what is computed from it: where silence takes this way, and where another's opinion is not waited for. */
function unfoundAt(declaration: Procedure, place: string): ReadonlySet<string> {
  const names = Object.entries(declaration.steps).flatMap(([name, step]): readonly Field[] => {
    const late = step.late !== 'escalate' && place.startsWith(`steps.${name}.outcomes.${step.late.outcome}.`)
    if (late || place.startsWith('clock.silence.')) return findingsIn(step)
    const { needs } = typeof step.by === 'object' && 'together' in step.by ? step.by.together : { needs: 'all' }
    return Object.values(partsOf(step.by)).filter(({ silence }) => needs !== 'all' || silence !== 'escalate').flatMap(findingsOfPart)
  }).map(({ name }) => name)
  const reads = (one: Computed): readonly string[] => ('version' in one ? [] : factsOfTerm('amount' in one ? one.amount : one.band.of, declaration.questionnaires))
  const computed = (declaration.computed ?? []).filter((one) => reads(one).some((fact) => names.includes(fact))).map(({ field }) => field.name)
  return new Set([...names, ...computed])
}

/** Whether every right answer to a question is a right value of a field. Entries are chosen, or their numbers asked as a text. */
export function fits(asked: Field, field: RegisterField): boolean {
  if (asked.optional && !field.optional) return false
  if (refers(field)) return asked.kind === 'text' || (choosesEntries(asked) && asked.register === field.register && (asked.kind === 'entry' || (field.kind === 'references' && asked.most <= field.most)))
  if (asked.kind !== field.kind) return false
  const within = (of: { readonly min?: number | string; readonly max?: number | string }, limits: typeof of): boolean =>
    (limits.min === undefined || (of.min !== undefined && Number(of.min) >= Number(limits.min)))
    && (limits.max === undefined || (of.max !== undefined && Number(of.max) <= Number(limits.max)))
  switch (asked.kind) {
    case 'text': return field.kind === 'text' && asked.maxLength <= field.maxLength
    case 'choices': return field.kind === 'choices' && asked.choices.every(({ value }) => field.choices.some((one) => one.value === value)) && (asked.min ?? 1) >= (field.min ?? 1) && (asked.max ?? asked.choices.length) <= (field.max ?? field.choices.length)
    case 'choice': return field.kind === 'choice' && asked.choices.every(({ value }) => field.choices.some((one) => one.value === value))
    case 'integer': case 'decimal': return (field.kind === 'integer' || field.kind === 'decimal') && within(asked, field)
    case 'rows': return field.kind === 'rows' && asked.minRows >= field.minRows && asked.maxRows <= field.maxRows
      && field.columns.every((column) => column.kind !== 'file' && !choosesEntries(column) && asked.columns.some((one) => one.name === column.name && fits(one, column)))
    default: return true
  }
}
