/** Checks steps in which somebody is heard before a decision: they can object, time passes, and what they say is answered. */
import type { HearingLintRule } from './lint-hearing.messages.ts'
import { findingsFor, findingsIn, type Outcome, type Procedure, type Step } from './procedure.ts'

export interface HearingFault { readonly rule: HearingLintRule; readonly place: string; readonly names: readonly [string, string] }

/** What is wrong with the hearings of a procedure, each with its step and what it names. */
export function* lintHearings({ steps, decisions }: Procedure): Generator<HearingFault> {
  for (const [name, step] of Object.entries<Step>(steps)) {
    const { hearing, outcomes, by, late } = step
    if (hearing === undefined) continue
    const fault = (rule: HearingLintRule, member: string, about = name): HearingFault => ({ rule, place: `steps.${name}.hearing${member && `.${member}`}`, names: [name, about] })
    if (by !== 'applicant') yield fault('hearing-of-nobody', '')
    if (late === 'escalate') yield fault('hearing-never-ends', '')
    if (hearing.notice.count < 1) yield fault('hearing-at-once', 'notice')
    for (const decision of hearing.before) {
      const effect = decisions[decision]?.effect
      if (effect === undefined || effect === 'grant' || effect === 'reopen') yield fault('hearing-burdens-nobody', 'before', decision)
    }
    if (hearing.waives !== undefined && (outcomes[hearing.waives] === undefined || outcomes[hearing.waives]!.byClock || (late !== 'escalate' && late.outcome === hearing.waives))) yield fault('hearing-not-waived', 'waives', hearing.waives)
    if (!findingsIn(step).some((field) => field.name === hearing.objection && field.kind === 'text')) yield fault('hearing-without-objection', 'objection', hearing.objection)
    const held = hearing.minutes === undefined ? undefined : steps[hearing.minutes]
    if (hearing.minutes !== undefined && !(held?.sign && typeof held.by === 'object' && 'role' in held.by)) yield fault('hearing-without-minutes', 'minutes', hearing.minutes)
    for (const [other, deciding] of Object.entries<Step>(steps)) {
      for (const [outcome, { decides, byClock }] of Object.entries<Outcome>(deciding.outcomes)) {
        if (decides === undefined || !hearing.before.includes(decides)) continue
        if (byClock || deciding.by === 'rules') yield fault('hearing-decided-by-nobody', 'before', `${other}.${outcome}`)
        else if (!findingsFor(deciding, outcome).some((field) => field.name === hearing.answer && field.kind === 'text')) yield fault('hearing-unanswered', 'answer', `${other}.${outcome}`)
      }
    }
  }
}
