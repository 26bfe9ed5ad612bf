/** Checks terms that are others in some cases: there is a term that they replace, and what they rest on is known before it runs. */
import { feeOf, fieldsOf, partsOf, type Procedure, type Step } from './procedure.ts'
import { isByHour } from './hours.ts'
import type { Fault } from './lint.messages.ts'
import { lintDaysOfCase, lintRule } from './lint-rules.ts'
import type { TermLintRule } from './lint-terms.messages.ts'
import type { Timed } from './other-terms.ts'
import { factsOf } from './rule.ts'

export interface TermFault extends Omit<Fault, 'rule'> { readonly rule: Fault['rule'] | TermLintRule }

export function* lintTerms(declaration: Procedure): Generator<TermFault> {
  for (const [name, step] of Object.entries<Step>(declaration.steps)) {
    yield* lintTerm(declaration, name, step, `steps.${name}`, feeOf(step.by) !== undefined)
    for (const [part, one] of Object.entries(partsOf(step.by))) yield* lintTerm(declaration, part, one, `steps.${name}.by.together.parts.${part}`, false)
  }
}

function* lintTerm(declaration: Procedure, name: string, { within, otherTerms = [] }: Timed, place: string, isFee: boolean): Generator<TermFault> {
  if (otherTerms.length > 0 && within === undefined) yield { rule: 'other-term-than-none', place: `${place}.otherTerms`, names: [name] }
  const asked = new Map(declaration.form.flatMap(({ fields }) => fields).map((field) => [field.name, field]))
  const known = new Set(fieldsOf(declaration).map((field) => field.name))
  for (const [index, { when, within: other }] of otherTerms.entries()) {
    const at = `${place}.otherTerms.${index}`
    const found = factsOf(when).filter((fact) => !asked.has(fact) && known.has(fact))
    for (const fact of found) yield { rule: 'term-on-finding', place: `${at}.when`, names: [name, fact] }
    if (found.length === 0) yield* lintRule(when, `${at}.when`, asked, { ...declaration, from: declaration.inForce.from })
    yield* lintDaysOfCase(when, `${at}.when`, ['filing'])
    if (isFee && isByHour(other)) yield { rule: 'fee-in-other-hours', place: `${at}.within`, names: [name] }
  }
}
