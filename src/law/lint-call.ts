/** Checks a declared call: a window that can be used, places, points from what is asked, and outcomes that somebody signs. */
import { isOpenTo } from './open-to.ts'
import { isSlotText } from './allocation.ts'
import { type Call, type CallOfEach, givenUpIn } from './call.ts'
import type { CallLintRule } from './lint-call.messages.ts'
import { type Fault, fault } from './lint.messages.ts'
import { holdsPersonal } from './field.ts'
import { lintDaysOfCase, lintRule, lintTerm, repeated } from './lint-rules.ts'
import type { ClockTerm } from './hours.ts'
import { decidedBySilence, fieldsOf, type Procedure, type Step } from './procedure.ts'
import { questionnairesOf } from './reading.ts'
import type { Register } from './register.ts'
import { factsOf, factsOfTerm } from './rule.ts'

export interface CallFault extends Omit<Fault, 'rule'> { readonly rule: Fault['rule'] | CallLintRule }

const found = (rule: CallLintRule, place: string, ...names: Fault['names']): CallFault => ({ rule, place, names })

export function* lintCall(declaration: Procedure, registers: readonly Register[]): Generator<CallFault> {
  const { call, steps, decisions, inForce, opens } = declaration
  if (call === undefined) return
  const { window, ofEach, capacity, score, ties, at, admits, refuses } = call
  if (!isOpenTo(opens, 'company') && !isOpenTo(opens, 'person')) yield found('call-of-nobody', 'call')
  if ((window === undefined) === (ofEach === undefined)) yield found('window-or-entries', 'call')
  if (window) yield* lintWindow(window, inForce)
  if (ofEach) yield* lintEach(declaration, ofEach, registers)
  if (capacity < 1) yield found('no-places', 'call.capacity')
  // Points and criteria may rest on what an officer found before the cases wait; whoever is not found yet is ranked last.
  const known = new Map(fieldsOf(declaration).map((field) => [field.name, field]))
  yield* lintTerm(score, 'call.score', known, { ...declaration, from: inForce.from })
  yield* lintDaysOfCase(score, 'call.score', ['filing'])
  // The points stand beside the number of the case for everybody to read.
  for (const fact of new Set(factsOfTerm(score, questionnairesOf(declaration)))) {
    const field = known.get(fact)
    if (field !== undefined && holdsPersonal(field)) yield fault('personal-fact-decides', 'call.score', fact)
  }
  for (const { fact } of ties) {
    const field = known.get(fact)
    if (field === undefined) yield fault('unknown-fact', 'call.ties', fact)
    else if (!['integer', 'decimal', 'money', 'date'].includes(field.kind)) yield fault('unfit-fact', 'call.ties', fact, field.kind)
  }
  const kept = call.quotas?.of ?? []
  const own = kept.reduce((all, { places }) => all + places, 0)
  if (own > capacity) yield found('quotas-over-capacity', 'call.quotas', String(own), String(capacity))
  for (const id of repeated(kept.map((one) => one.id))) yield found('repeated-quota', 'call.quotas', id)
  for (const [place, { id, places, rule }] of kept.entries()) {
    if (places < 1) yield found('empty-quota', `call.quotas.of.${place}`, id)
    yield* lintRule(rule, `call.quotas.of.${place}.rule`, known, { ...declaration, from: inForce.from })
    yield* lintDaysOfCase(rule, `call.quotas.of.${place}.rule`, ['filing'])
    // Everybody reads who took a place through a quota.
    for (const fact of factsOf(rule, questionnairesOf(declaration))) {
      const field = known.get(fact)
      if (field !== undefined && holdsPersonal(field)) yield fault('personal-fact-decides', `call.quotas.of.${place}`, fact)
    }
  }
  const step = steps[at]
  if (step === undefined) return yield fault('unknown-step', 'call.at', at)
  if (!step.sign || typeof step.by === 'string' || !('role' in step.by)) yield found('ranking-not-signed', `steps.${at}`, at)
  for (const [place, outcome, grants] of [['call.admits', admits, true], ['call.refuses', refuses, false]] as const) {
    const decided = step.outcomes[outcome]?.decides
    if (step.outcomes[outcome] === undefined) yield fault('unknown-outcome', place, outcome, at)
    else if (decided === undefined || (decisions[decided]?.effect === 'grant') !== grants) yield found('ranking-decides-nothing', place, outcome)
  }
  const ranked = [admits, refuses].map((outcome) => step.outcomes[outcome]?.decides)
  for (const { place, decides } of decidedBySilence(declaration)) if (ranked.includes(decides)) yield found('ranking-by-silence', place, decides)
  yield* lintWaiting(declaration, { ...call, at }, step)
  if (step.findings !== undefined && step.findings.length > 0) yield found('ranking-asks', `steps.${at}.findings`, at)
  for (const { step: name, outcomes } of givenUpIn(call)) {
    for (const outcome of outcomes) if (steps[name]?.outcomes[outcome] === undefined) yield fault('unknown-outcome', 'call.givenUp', outcome, name)
  }
}

function* lintWindow({ from, until }: NonNullable<Call['window']>, inForce: Procedure['inForce']): Generator<CallFault> {
  if (!isSlotText(from) || !isSlotText(until) || from >= until) yield found('empty-window', 'call.window', from, until)
  else if (until.slice(0, 10) < inForce.from || (inForce.until !== undefined && from.slice(0, 10) >= inForce.until)) yield found('window-not-in-force', 'call.window', until, inForce.from)
}

/** Days that a term lasts at the most, holidays and all: a year has some 247 working days. */
const daysIn = ({ unit, count }: ClockTerm): number => count * { minute: 0, hour: 0, workhour: 0, workday: 365 / 247, day: 1, month: 31, year: 366 }[unit]

/** Whoever applies on the first day waits for the ranking until the last: a term that runs there meanwhile is over, and nobody can do anything about it. */
function* lintWaiting({ clock }: Procedure, { window, at }: Pick<Call, 'window' | 'at'>, { within }: Step): Generator<CallFault> {
  if (window === undefined || !isSlotText(window.from) || !isSlotText(window.until)) return
  const open = Temporal.PlainDate.from(window.from.slice(0, 10)).until(Temporal.PlainDate.from(window.until.slice(0, 10))).days
  if (!clock.stopsIn.includes(at) && open > daysIn(clock.within)) yield found('call-outlasts-term', 'clock.stopsIn', at)
  if (within !== undefined && open > daysIn(within)) yield found('call-outlasts-step', `steps.${at}.within`, at)
}

/** The entry is asked of everybody, and each entry states its last day. */
function* lintEach({ form }: Procedure, { entry, until }: CallOfEach, registers: readonly Register[]): Generator<CallFault> {
  const pages = form.filter((page) => page.fields.some(({ name }) => name === entry))
  const asked = pages.flatMap((page) => page.fields).find(({ name }) => name === entry)
  if (asked?.kind !== 'entry' || asked.optional || asked.when || pages[0]!.when) return yield found('call-of-no-entry', 'call.ofEach.entry', entry)
  const register = registers.find(({ id }) => id === asked.register)
  const stated = register?.fields.find(({ name }) => name === until)
  if (register && (stated?.kind !== 'date' || stated.optional || stated.when)) yield found('entry-without-last-day', 'call.ofEach.until', until, register.id)
}
