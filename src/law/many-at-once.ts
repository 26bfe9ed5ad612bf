/** Acts in many cases at once: which outcomes of a step whoever performs it may take so, and what the linter finds wrong in that. */
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

/** Steps in which many cases may be acted on at once. */
export function* lintMany(procedure: Procedure): Generator<ManyFault> {
  const { steps } = procedure
  for (const [name, step] of Object.entries<Step>(steps)) {
    if (step.manyAtOnce === undefined) continue
    const { by } = step
    if (typeof by !== 'object' || !('role' in by) || 'body' in by) yield { rule: 'many-by-whom', place: `steps.${name}.manyAtOnce`, names: [name] }
    else if (outcomesAtOnce(procedure, step).length === 0) yield { rule: 'many-one-by-one', place: `steps.${name}.manyAtOnce`, names: [name] }
  }
}
