/** Acts in many cases at once, and cases that are closed because another says the same: which outcomes are taken so, and what the linter finds wrong in that. */
import type { ManyLintRule } from './lint-many.messages.ts'
import { returnsTo } from './mark.ts'
import type { Outcome, Procedure, Step } from './procedure.ts'

/**
 * The outcomes that may be taken in many cases at once: the step lets them be, one office performs it, and nothing is found or signed in it case by case. What
 * issues a decision, returns an application to be corrected, or is taken by the clock alone, is not among them.
 */
export function outcomesAtOnce(procedure: Pick<Procedure, 'steps'>, step: Step): readonly string[] {
  const { manyAtOnce, by, sign, findings = [], outcomes } = step
  if (manyAtOnce === undefined || typeof by !== 'object' || !('role' in by) || 'body' in by || sign || findings.length > 0) return []
  return Object.entries<Outcome>(outcomes).flatMap(([name, outcome]) => (outcome.byClock || outcome.decides !== undefined || (outcome.findings ?? []).length > 0 || returnsTo(procedure, step, name) ? [] : [name]))
}

export interface ManyFault { readonly rule: ManyLintRule; readonly place: string; readonly names: readonly [string] }

/** Steps in which many cases may be acted on at once, and outcomes that close a case because another says the same. */
export function* lintMany(procedure: Procedure): Generator<ManyFault> {
  const { steps, opens } = procedure
  for (const [name, step] of Object.entries<Step>(steps)) {
    const many = outcomesAtOnce(procedure, step)
    for (const [outcome, { to, decides, byClock, asAnother }] of Object.entries<Outcome>(step.outcomes)) {
      const place = `steps.${name}.outcomes.${outcome}`
      // What says the same is known of those alone who have no account; a person is never closed because of another.
      if (asAnother !== undefined && opens.by !== 'anyone') yield { rule: 'as-another-by-name', place: `${place}.asAnother`, names: [outcome] }
      else if (asAnother !== undefined && (to !== 'closed' || decides !== undefined || byClock || typeof step.by !== 'object' || !('role' in step.by))) yield { rule: 'as-another-goes-on', place: `${place}.asAnother`, names: [outcome] }
      else if (asAnother === undefined && opens.by === 'anyone' && to === 'closed' && many.includes(outcome)) yield { rule: 'many-closed-unsaid', place, names: [outcome] }
    }
  }
  for (const [name, step] of Object.entries<Step>(steps)) {
    if (step.manyAtOnce === undefined) continue
    const { by } = step
    if (typeof by !== 'object' || !('role' in by) || 'body' in by) yield { rule: 'many-by-whom', place: `steps.${name}.manyAtOnce`, names: [name] }
    else if (outcomesAtOnce(procedure, step).length === 0) yield { rule: 'many-one-by-one', place: `steps.${name}.manyAtOnce`, names: [name] }
  }
}
