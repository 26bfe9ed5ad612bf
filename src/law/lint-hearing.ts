/** Checks steps in which somebody is heard before a decision: they can object, time passes, and what they say is answered. */
import type { Hearing } from './hearing.ts'
import type { HearingLintRule } from './lint-hearing.messages.ts'
import { findingsFor, findingsIn, type Outcome, type Procedure, type Step } from './procedure.ts'

export interface HearingFault { readonly rule: HearingLintRule; readonly place: string; readonly names: readonly [string, string] }

/** What is wrong with the hearings of a procedure, each with its step and what it names. */
export function* lintHearings({ steps, decisions, reopensAt, clock: { silence } }: Procedure): Generator<HearingFault> {
  for (const [name, step] of Object.entries<Step>(steps)) {
    const { hearing, outcomes, by, late } = step
    if (hearing === undefined) continue
    const fault = (rule: HearingLintRule, member: string, about = name): HearingFault => ({ rule, place: `steps.${name}.hearing${member && `.${member}`}`, names: [name, about] })
    if (by !== 'applicant') yield fault('hearing-of-nobody', '')
    if (late === 'escalate') yield fault('hearing-never-ends', '')
    if (hearing.notice.count < 1) yield fault('hearing-at-once', 'notice')
    if (reopensAt !== undefined && steps[reopensAt] && !reachedFrom(steps, reopensAt).has(name)) yield fault('hearing-not-reopened', 'before', reopensAt)
    for (const decision of hearing.before) {
      const effect = decisions[decision]?.effect
      if (effect === undefined || effect === 'grant' || effect === 'reopen') yield fault('hearing-burdens-nobody', 'before', decision)
    }
    if (hearing.waives !== undefined && (outcomes[hearing.waives] === undefined || outcomes[hearing.waives]!.byClock || (late !== 'escalate' && late.outcome === hearing.waives))) yield fault('hearing-not-waived', 'waives', hearing.waives)
    if (!findingsIn(step).some((field) => field.name === hearing.objection && field.kind === 'text')) yield fault('hearing-without-objection', 'objection', hearing.objection)
    const held = hearing.minutes === undefined ? undefined : steps[hearing.minutes]
    if (hearing.minutes !== undefined && !(held?.sign && typeof held.by === 'object' && 'role' in held.by)) yield fault('hearing-without-minutes', 'minutes', hearing.minutes)
    if (hearing.minutes !== undefined) for (const to of unheldWays(steps, hearing, step)) yield fault('hearing-past-minutes', 'minutes', to)
    if (silence !== 'escalate' && silence.decides !== undefined && hearing.before.includes(silence.decides)) yield fault('hearing-decided-by-nobody', 'before', 'clock.silence')
    for (const [other, deciding] of Object.entries<Step>(steps)) {
      for (const [outcome, { decides, byClock }] of Object.entries<Outcome>(deciding.outcomes)) {
        if (decides === undefined || !hearing.before.includes(decides)) continue
        if (byClock || deciding.by === 'rules') yield fault('hearing-decided-by-nobody', 'before', `${other}.${outcome}`)
        else if (typeof deciding.by !== 'object' || !('role' in deciding.by)) yield fault('hearing-decided-by-several', 'before', `${other}.${outcome}`)
        else if (!findingsFor(deciding, outcome).some((field) => field.name === hearing.answer && field.kind === 'text')) yield fault('hearing-unanswered', 'answer', `${other}.${outcome}`)
      }
    }
  }
}

/** The steps to which a case may come from one, with that step. */
function reachedFrom(steps: Procedure['steps'], from: string): ReadonlySet<string> {
  const reached = new Set([from])
  for (const step of reached) for (const { to } of Object.values<Outcome>(steps[step]?.outcomes ?? {})) reached.add(to)
  return reached
}

/** Ways on which whoever objects comes to a decision past the minutes: the steps that decide it. */
function unheldWays(steps: Procedure['steps'], { before, minutes, objection }: Hearing, { outcomes }: Step): readonly string[] {
  const objecting = Object.values(outcomes).filter(({ findings = [] }) => findings.some(({ name }) => name === objection)).map(({ to }) => to)
  const seen = new Set<string>([minutes!])
  const found: string[] = []
  for (let next = objecting; next.length > 0;) {
    const [here, ...others] = next
    next = others
    const ways = seen.has(here!) ? undefined : steps[here!]?.outcomes
    seen.add(here!)
    if (Object.values(ways ?? {}).some(({ decides }) => decides !== undefined && before.includes(decides))) found.push(here!)
    next = [...next, ...Object.values(ways ?? {}).map(({ to }) => to)]
  }
  return found
}
