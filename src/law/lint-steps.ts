/** Checks the steps of a declaration: every case can move, end and be late, and every signed act is seen by two people. */
import type { Verdict } from './evaluate.ts'
import { type Fault, fault } from './lint.messages.ts'
import { lintTogether } from './lint-together.ts'
import { isByHouse } from './opening.ts'
import { isOutsider } from './outsiders.ts'
import { type Exclusion, type Outcome, partsOf, type Performer, type Procedure, type Step } from './procedure.ts'

/** The steps that can be reached from some, those included. */
function reachedFrom(declaration: Procedure, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const ahead = [...from]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const step = declaration.steps[name]
    if (step === undefined || reached.has(name)) continue
    reached.add(name)
    ahead.push(...Object.values(step.outcomes).map(({ to }) => to))
  }
  return reached
}

/** The steps from which a case can be closed. A way to a step that does not exist is a fault of its own and counts as an end. */
function closable(declaration: Procedure): ReadonlySet<string> {
  const ends = new Set<string>()
  const leads = ({ to }: Outcome): boolean => to === 'closed' || declaration.steps[to] === undefined || ends.has(to)
  for (let before = -1; before < ends.size;) {
    before = ends.size
    for (const [name, step] of Object.entries(declaration.steps)) if (Object.values(step.outcomes).some(leads)) ends.add(name)
  }
  return ends
}

/** The roles by which a step is performed. */
const rolesOf = (by: Performer): readonly string[] =>
  by === 'applicant' || by === 'rules' || 'fee' in by || isOutsider(by) ? [] : 'role' in by ? [by.role]
    : 'together' in by ? Object.values(by.together.parts).flatMap((part) => rolesOf(part.by)) : [by.commission.members, by.commission.chair]

/** Steps that exist, lead somewhere, end, and are timed. */
export function* lintSteps(declaration: Procedure): Generator<Fault> {
  const { steps, clock, starts, reopensAt } = declaration
  const known = (name: string): boolean => steps[name] !== undefined
  const silent = clock.silence === 'escalate' || clock.silence.to === 'closed' ? [] : [clock.silence.to]
  const entries = [starts, ...(reopensAt === undefined ? [] : [reopensAt]), ...silent]
  const reached = reachedFrom(declaration, entries)
  const ends = closable(declaration)
  for (const name of silent) if (!known(name)) yield fault('unknown-step', 'clock.silence.to', name)
  const startsClock = reached.has(clock.from)
  const timed = reachedFrom(declaration, [clock.from])

  if (!known(starts)) yield fault('unknown-step', 'starts', starts)
  if (reopensAt !== undefined && !known(reopensAt)) yield fault('unknown-step', 'reopensAt', reopensAt)
  if (!startsClock && known(starts)) yield fault('clock-never-starts', 'clock.from', clock.from)
  for (const name of clock.stopsIn) if (!known(name)) yield fault('unknown-step', 'clock.stopsIn', name)

  for (const [name, step] of Object.entries(steps)) {
    const place = `steps.${name}`
    if (known(starts) && !reached.has(name)) yield fault('unreachable-step', place, name)
    if (!ends.has(name)) yield fault('endless-step', place, name)
    for (const earlier of step.notBy ?? []) if (!known(earlier)) yield fault('unknown-step', `${place}.notBy`, earlier)
    const parts = Object.values(partsOf(step.by))
    const bounded = step.within !== undefined || !startsClock || (timed.has(name) && !clock.stopsIn.includes(name))
      || (parts.length > 0 && parts.every(({ within }) => within !== undefined))
    yield* lateness(name, step, bounded)
    yield* outcomes(declaration, name, step)
    if (step.check !== undefined) yield* verdicts(name, step)
    if (step.by === 'rules') yield* rulesAlone(declaration, name, step)
    if (typeof step.by === 'object' && 'commission' in step.by && step.by.commission.quorum === 'unset') yield fault('unset-quorum', `${place}.by.commission.quorum`, name)
    yield* interests(declaration, name, step)
    yield* lintTogether(declaration, name, step, bounded)
  }
}

function* lateness(name: string, step: Step, bounded: boolean): Generator<Fault> {
  const place = `steps.${name}.late`
  if (step.late === 'escalate') {
    if (!bounded) yield fault('late-without-consequence', place, name)
    return
  }
  const late = step.outcomes[step.late.outcome]
  if (late === undefined) yield fault('unknown-outcome', place, step.late.outcome, name)
  else if (late.decides !== undefined && step.late.basis === undefined) yield fault('decision-by-clock', place, late.decides)
  if (step.within === undefined) yield fault('late-without-term', place, name)
}

function* outcomes(declaration: Procedure, stepName: string, step: Step): Generator<Fault> {
  // An office that opens a case of itself has drafted it: whoever decides must not be whoever opened it.
  const secondEyes = (step.notBy ?? []).some((earlier) => earlier !== stepName) || (declaration.opens.by === 'office' && (step.excluded ?? []).some(({ of }) => of === 'opener'))
  for (const [name, outcome] of Object.entries(step.outcomes)) {
    const place = `steps.${stepName}.outcomes.${name}`
    if (outcome.to !== 'closed' && declaration.steps[outcome.to] === undefined) {
      yield fault('unknown-step', `${place}.to`, outcome.to)
    }
    if (outcome.whenCheck !== undefined && step.check === undefined) {
      yield fault('outcome-without-check', `${place}.whenCheck`, name)
    }
    if (outcome.byClock && (step.late === 'escalate' || step.late.outcome !== name)) {
      yield fault('outcome-never-taken', `${place}.byClock`, name)
    }
    if (outcome.after !== undefined) {
      const { step: earlier, outcome: ended } = outcome.after
      const known = declaration.steps[earlier]
      if (known === undefined) yield fault('unknown-step', `${place}.after`, earlier)
      else if (known.outcomes[ended] === undefined) yield fault('unknown-outcome', `${place}.after`, ended, earlier)
    }
    if (outcome.decides === undefined) continue
    if (declaration.decisions[outcome.decides] === undefined) yield fault('unknown-decision', `${place}.decides`, outcome.decides)
    if (step.by === 'rules' || outcome.byClock || isTakenAtOnce(declaration, stepName, name)) continue
    if (!step.sign) yield fault('decision-without-signature', `steps.${stepName}.sign`, outcome.decides)
    // A provisional order ends by itself unless two people confirm it.
    else if (!secondEyes && !(outcome.order?.does === 'suspend' && outcome.order.within)) yield fault('decision-without-second-eyes', `steps.${stepName}.notBy`, outcome.decides)
  }
}

/** Whether whoever opens a case of the office's own motion takes this outcome at once. */
const isTakenAtOnce = ({ opens, starts }: Procedure, step: string, outcome: string): boolean => opens.by === 'office' && opens.takes === outcome && step === starts

/** Whatever the check says, its performer must be able to go on. */
function* verdicts(name: string, step: Step): Generator<Fault> {
  const offered = Object.values(step.outcomes).filter(({ byClock }) => !byClock)
  for (const verdict of [true, false, 'unknown'] as const satisfies readonly Verdict[]) {
    if (offered.some(({ whenCheck }) => whenCheck === undefined || whenCheck.includes(verdict))) continue
    yield fault('no-outcome-offered', `steps.${name}.outcomes`, name, String(verdict))
  }
}

/** Whoever decides stands for no applicant, and no appeal comes before those who made the decision. */
function* interests({ opens, about, form }: Procedure, name: string, { by, excluded = [], outcomes }: Step): Generator<Fault> {
  const place = `steps.${name}.excluded`
  const excludes = (of: Exclusion['of']): boolean => excluded.some((one) => one.of === of)
  const represented = opens.by !== 'person' && opens.by !== 'anyone'
  if (by === 'applicant' || by === 'rules' || 'fee' in by) {
    if (excluded.length > 0) yield fault('exclusion-of-nobody', place, name)
    return
  }
  if ((excludes('authors') && about === undefined) || (excludes('opener') && opens.by !== 'office') || (excludes('representatives') && !represented)) yield fault('exclusion-of-nobody', place, name)
  for (const one of excluded) {
    // Looks are at people: their number is a text that the person who applies gives.
    if (one.of === 'looked' && (opens.by !== 'person' || !form.some(({ fields }) => fields.some(({ name: asked, kind, from }) => asked === one.fact && kind === 'text' && from === undefined)))) yield fault('exclusion-of-nobody', place, name)
  }
  const decides = Object.values(outcomes).some((outcome) => outcome.decides !== undefined)
  if (decides && represented && !excludes('representatives')) yield fault('decision-by-representatives', place, name)
  const appeals = !isByHouse(opens) && about?.effects.some((effect) => effect === 'refuse' || effect === 'revoke')
  if (appeals && !excludes('authors')) yield fault('appeal-to-its-authors', place, name)
}

/** Rules alone need no pair of eyes, so they go one way for each verdict, and what they decide is never against anybody. */
function* rulesAlone(declaration: Procedure, name: string, step: Step): Generator<Fault> {
  const place = `steps.${name}`
  const ways = Object.entries(step.outcomes)
  const ambiguous = ([true, false, 'unknown'] as const satisfies readonly Verdict[])
    .some((verdict) => ways.filter(([, { whenCheck }]) => whenCheck?.includes(verdict)).length !== 1)
  if (step.check === undefined || ambiguous) yield fault('rules-undecided', `${place}.outcomes`, name)
  for (const [outcome, { decides }] of ways) {
    const effect = decides === undefined ? undefined : declaration.decisions[decides]?.effect
    if (effect !== undefined && effect !== 'grant') yield fault('rules-against', `${place}.outcomes.${outcome}`, decides!)
  }
}

/** What steps name outside themselves: rules, pages and offices. */
export function* lintReferences(declaration: Procedure): Generator<Fault> {
  const pages = new Set(declaration.form.map(({ id }) => id))
  const offices = Object.keys(declaration.offices)
  if (declaration.eligibility !== undefined && declaration.rules[declaration.eligibility] === undefined) {
    yield fault('unknown-rule', 'eligibility', declaration.eligibility)
  }
  for (const page of declaration.form) {
    for (const { name, from } of page.fields) {
      if (from?.startsWith('subject.') && declaration.subject === undefined) yield fault('subject-of-nothing', `form.${page.id}.${name}.from`, name)
    }
  }
  if (declaration.opens.by === 'office' && !offices.includes(declaration.opens.role)) {
    yield fault('unknown-office', 'opens.role', declaration.opens.role)
  }
  for (const [name, step] of Object.entries(declaration.steps)) {
    const place = `steps.${name}`
    if (step.check !== undefined && declaration.rules[step.check] === undefined) {
      yield fault('unknown-rule', `${place}.check`, step.check)
    }
    for (const role of rolesOf(step.by)) if (!offices.includes(role)) yield fault('unknown-office', `${place}.by`, role)
    if (Array.isArray(step.corrects)) {
      for (const page of step.corrects) if (!pages.has(page)) yield fault('unknown-page', `${place}.corrects`, page)
    }
  }
}
