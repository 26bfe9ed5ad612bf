/** Checks when duties fall due and who owes them: a duty that can never begin or is never reminded of is found before anybody owes it. */
import type { Duration } from './duration.ts'
import { timeOf } from './duty.ts'
import { concernsNobody, lintEntitlements, surelyKnown } from './lint-entitlements.ts'
import type { DutyLintRule } from './lint-duties.messages.ts'
import type { Fault } from './lint.messages.ts'
import { fieldsOf, type Obligation, type Outcome, type Procedure } from './procedure.ts'
import type { Register } from './register.ts'

export interface DutyFault { readonly rule: DutyLintRule | Fault['rule']; readonly place: string; readonly names: Fault['names'] }

const found = (rule: DutyFault['rule'], place: string, ...names: Fault['names']): DutyFault => ({ rule, place, names })

/** With the registers at hand, who can own the entry that a case is about is known too. */
export function* lintDuties(declaration: Procedure, registers: readonly Register[] = []): Generator<DutyFault> {
  yield* lintEntitlements(declaration, registers)
  yield* endings(declaration)
  const nobody = concernsNobody(declaration, registers)
  for (const [name, duty] of Object.entries(declaration.obligations)) {
    const place = `obligations.${name}`
    if (timeOf(duty) === undefined) yield found('duty-without-time', place, name)
    if (duty.owedBy === undefined && nobody !== undefined) yield found('duty-of-nobody', place, name, nobody)
    yield* begins(declaration, name, duty)
    yield* reminders(name, duty, place)
    yield* named(declaration, duty, place)
    yield* charged(declaration, name, duty)
    yield* stops(declaration, name, duty, registers)
    for (const [role, at] of [[roleOwing(duty), 'owedBy.role'], [duty.late.tells?.role, 'late.tells.role']] as const) {
      if (role !== undefined && declaration.offices[role] === undefined) yield found('unknown-office', `${place}.${at}`, role)
    }
    if (duty.pays !== undefined && isOwedByBody(declaration, duty)) yield found('body-pays-nothing', `${place}.pays`, name)
    if (duty.late.opens !== undefined && duty.after === undefined) yield found('opens-about-nothing', `${place}.late.opens`, name)
    else if (duty.late.opens !== undefined && duty.owedBy !== undefined) yield found('opens-about-another', `${place}.late.opens`, name)
  }
}

/** The day until or before which a revoked decision charges is a question of a day, and there is one of them; where nobody answers it, it is the day of the decision. */
function* endings(declaration: Procedure): Generator<DutyFault> {
  for (const [name, { effect, endsOn, endsBefore }] of Object.entries(declaration.decisions)) {
    for (const [member, question] of Object.entries({ endsOn, endsBefore })) {
      if (question === undefined) continue
      const field = fieldsOf(declaration).find((one) => one.name === question)
      if (effect !== 'revoke' || field?.kind !== 'date' || (member === 'endsBefore' && endsOn !== undefined)) yield found('unfit-fact', `decisions.${name}.${member}`, question, field?.kind ?? 'date')
    }
  }
}

/** The office whose body owes a duty, where the declaration names one. */
const roleOwing = ({ owedBy }: Pick<Obligation, 'owedBy'>): string | undefined => (owedBy !== undefined && 'role' in owedBy ? owedBy.role : undefined)

/** Whether surely a body owes it: that of an office, or one of those that an answer chooses among. */
const isOwedByBody = (declaration: Procedure, { owedBy }: Obligation): boolean =>
  owedBy !== undefined && ('role' in owedBy || fieldsOf(declaration).find(({ name }) => name === owedBy.fact)?.kind === 'choice')

/** Whoever a case names, and its day, are surely known when the duty begins. */
function* named(declaration: Procedure, { after, owedBy, on, upon }: Obligation, place: string): Generator<DutyFault> {
  const fields = new Map(fieldsOf(declaration).map((field) => [field.name, field]))
  const known = after !== undefined ? surelyKnown(declaration, (way) => way.decides === after)
    : upon !== undefined && 'act' in upon ? surelyKnown(declaration, (_, at) => at === `steps.${upon.act.step}.outcomes.${upon.act.outcome}`) : new Set<string>()
  for (const [fact, kinds, at] of [
    ...(owedBy !== undefined && 'fact' in owedBy ? [[owedBy.fact, ['choice', 'entry'], 'owedBy.fact'] as const] : []), ...(on !== undefined && 'fact' in on ? [[on.fact, ['date'], 'on.fact'] as const] : []),
  ]) {
    const field = fields.get(fact)
    if (field === undefined) yield found('unknown-fact', `${place}.${at}`, fact)
    else if (!(kinds as readonly string[]).includes(field.kind) || !known.has(fact)) yield found('unfit-fact', `${place}.${at}`, fact, field.kind)
  }
}

/** What is charged by itself is a payment by periods that asks nothing, from and until days that are surely known. */
function* charged(declaration: Procedure, name: string, { charged: days, every, after, pays, form, tests, sign }: Obligation): Generator<DutyFault> {
  if (days === undefined) return
  const place = `obligations.${name}.charged`
  if (every === undefined || after === undefined || pays === undefined || form.length > 0 || Object.keys(tests).length > 0 || sign) yield found('charged-unfit', place, name)
  const known = surelyKnown(declaration, (way) => way.decides === after)
  for (const fact of [days.from, days.until]) {
    const field = fact === undefined ? undefined : fieldsOf(declaration).find((one) => one.name === fact)
    if (fact !== undefined && (field?.kind !== 'date' || !known.has(fact))) yield found('unfit-fact', place, fact, field?.kind ?? 'date')
  }
}

/** What stops with an entry is about one, which comes to say a day in the columns named. */
function* stops({ subject }: Procedure, name: string, { charged: days }: Obligation, registers: readonly Register[]): Generator<DutyFault> {
  if (days?.stops === undefined) return
  const place = `obligations.${name}.charged.stops`
  if (subject === undefined) return void (yield found('charged-unfit', place, name))
  const register = registers.find(({ id }) => id === subject.register)
  for (const column of register ? days.stops : []) {
    const field = register?.fields.find((one) => one.name === column)
    if (field?.kind !== 'date') yield found('unfit-fact', place, column, field?.kind ?? 'date')
  }
}

/** Whether the reports upon which a duty follows lead back to its own. */
function isUponItself({ obligations }: Procedure, name: string): boolean {
  const behind = new Set<string>()
  for (let upon = obligations[name]?.upon; upon !== undefined && 'report' in upon && !behind.has(upon.report); upon = obligations[upon.report]?.upon) behind.add(upon.report)
  return behind.has(name)
}

/** Something brings the duty about: a decision, the declaration, or an event that can happen. */
function* begins(declaration: Procedure, name: string, { after, owedBy, on, once, upon, again }: Obligation): Generator<DutyFault> {
  const place = `obligations.${name}`
  const never = (at: string, why: string) => found('duty-never-begins', `${place}${at}`, name, why)
  const ofAct = upon !== undefined && 'act' in upon
  if (after === undefined && owedBy === undefined && !ofAct) yield never('', 'after, owedBy')
  // Of a declaration, which owes by itself, there is no case that could name anybody.
  if (after === undefined && !ofAct && owedBy !== undefined && 'fact' in owedBy) yield never('.owedBy.fact', owedBy.fact)
  if (after === undefined && on !== undefined && 'fact' in on) yield never('.on.fact', on.fact)
  if (ofAct) {
    if (after !== undefined) yield found('duty-of-two', `${place}.upon.act`, name)
    if (declaration.steps[upon.act.step]?.outcomes[upon.act.outcome] === undefined) yield never('.upon.act', `${upon.act.step}.${upon.act.outcome}`)
  }
  if (upon !== undefined && 'report' in upon) {
    const other = declaration.obligations[upon.report]
    if (other === undefined || other.after !== after || isUponItself(declaration, name)) yield never('.upon.report', upon.report)
  }
  if (again !== undefined) {
    const judges = declaration.obligations[again]
    if (after === undefined || judges === undefined || judges.after !== after || Object.keys(judges.tests).length === 0 || (once === undefined && upon === undefined)) yield never('.again', again)
  }
  if (upon !== undefined && 'entry' in upon) {
    const enters = Object.values(declaration.steps).flatMap(({ outcomes }) => Object.values<Outcome>(outcomes))
      .some(({ decides, effect }) => decides === after && effect?.does === 'enter' && effect.register === upon.entry.register)
    if (!enters || upon.entry.does.length === 0) yield never('.upon.entry', upon.entry.register)
  }
  if (on === undefined || 'fact' in on) return
  const day = `${String(on.month).padStart(2, '0')}-${String(on.day).padStart(2, '0')}`
  if (on.day > Temporal.PlainDate.from({ year: 2024, month: on.month, day: 1 }).daysInMonth) yield found('no-such-day', `${place}.on`, name, day)
  else if (on.year !== undefined && `${on.year}-${day}` < declaration.inForce.from) yield never('.on.year', `${on.year}-${day}`)
}

/** Surely longer: the shortest that one may be beyond the longest that the other may be. */
const longer = (one: Duration, other: Duration): boolean =>
  (one.unit === other.unit ? one.count > other.count : one.count * shortest[one.unit] > other.count * longest[other.unit])
const shortest = { workday: 1, day: 1, month: 28, year: 365 } as const satisfies Record<Duration['unit'], number>
const longest = { workday: 3, day: 1, month: 31, year: 366 } as const satisfies Record<Duration['unit'], number>

function* reminders(name: string, { on, within, remind = [], late }: Obligation, place: string): Generator<DutyFault> {
  const open = on?.opens ?? within
  if (open !== undefined && remind.some((time) => longer(time, open))) yield found('reminder-never-sent', `${place}.remind`, name, 'remind')
  const { opens } = late
  if (opens !== undefined && late.remind.some((time) => longer(time, opens.after))) yield found('reminder-never-sent', `${place}.late.remind`, name, 'late')
}
