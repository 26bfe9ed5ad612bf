/** Checks the conditions of what must be found: each speaks of what is known by then, and of nothing that whoever performs may not see. */
import type { Field } from './field.ts'
import type { FormField } from './form.ts'
import { type Fault, fault } from './lint.messages.ts'
import { comesAfter } from './lint-fees.ts'
import type { FindingLintRule } from './lint-findings.messages.ts'
import { lintDaysOfCase, lintRule } from './lint-rules.ts'
import { isOutsider } from './outsiders.ts'
import { conditionsIn, findingsIn, isReferral, type Outcome, partsOf, type Performer, type Procedure, type Step } from './procedure.ts'
import { questionnairesOf } from './reading.ts'
import { factsOf } from './rule.ts'
import type { Part } from './together.ts'

export interface FindingFault { readonly rule: FindingLintRule | Fault['rule']; readonly place: string; readonly names: Fault['names'] }

const found = (rule: FindingLintRule, place: string, ...names: Fault['names']): FindingFault => ({ rule, place, names })

/** Findings that are given together, those of the whole step or part before those of one way out of it. */
interface Act { readonly place: string; readonly by: Performer | Part['by']; readonly before: readonly FormField[]; readonly findings: readonly FormField[] }

export function* lintFindings(declaration: Procedure): Generator<FindingFault> {
  for (const [name, step] of Object.entries<Step>(declaration.steps)) {
    const acts = actsIn(`steps.${name}`, step)
    if (acts.every(({ findings }) => findings.every(({ when }) => when === undefined))) continue
    const knownBy = knownBefore(declaration, name)
    for (const act of acts) yield* lintAct(declaration, step, act, knownBy)
  }
  yield* lintClaims(declaration)
}

function actsIn(place: string, { by, findings = [], outcomes }: Step): readonly Act[] {
  return [
    { place: `${place}.findings`, by, before: [], findings },
    ...Object.entries<Outcome>(outcomes).map(([name, outcome]): Act => ({ place: `${place}.outcomes.${name}.findings`, by, before: findings, findings: outcome.findings ?? [] })),
    ...Object.entries(partsOf(by)).flatMap(([part, { by: performer, findings: own = [], answers }]): readonly Act[] => {
      const at = `${place}.by.together.parts.${part}`
      return [
        { place: `${at}.findings`, by: performer, before: [], findings: own },
        ...Object.entries(answers).map(([answer, one]): Act => ({ place: `${at}.answers.${answer}.findings`, by: performer, before: own, findings: one.findings ?? [] })),
      ]
    }),
  ]
}

/** What a case can know when it comes to a step: the answers of the form, and what is found in steps from which a way leads there. */
function knownBefore(declaration: Procedure, name: string): ReadonlyMap<string, Field> {
  const earlier = Object.entries<Step>(declaration.steps).flatMap(([other, step]) => (other !== name && comesAfter(declaration, other, name) ? findingsIn(step) : []))
  return new Map([...declaration.form.flatMap((page) => page.fields), ...earlier].map((field) => [field.name, field]))
}

function* lintAct(declaration: Procedure, step: Step, { place, by, before, findings }: Act, known: ReadonlyMap<string, Field>): Generator<FindingFault> {
  const seen = seenBy(declaration, by)
  const ownStep = new Set(findingsIn(step).map(({ name }) => name))
  const everywhere = new Set(Object.values<Step>(declaration.steps).flatMap((one) => findingsIn(one).map(({ name }) => name)))
  const own = new Map<string, Field>(before.map((field) => [field.name, field]))
  const later = new Set(findings.map(({ name }) => name))
  for (const field of findings) {
    if (field.when !== undefined) {
      const at = `${place}.${field.name}.when`
      const faults = factsOf(field.when, questionnairesOf(declaration)).flatMap((fact): readonly FindingFault[] => {
        if (own.has(fact)) return []
        if (later.has(fact)) return [fault('asked-before-its-condition', at, field.name, fact)]
        if (ownStep.has(fact)) return [found('finding-on-another-way', at, field.name, fact)]
        if (!known.has(fact)) return everywhere.has(fact) ? [found('finding-never-asked', at, field.name, fact)] : []
        return seen === undefined || seen.has(fact) ? [] : [found('finding-on-unseen', at, field.name, fact)]
      })
      yield* faults
      if (faults.length === 0) yield* lintRule(field.when, at, new Map([...known, ...own]), { ...declaration, from: declaration.inForce.from })
      yield* lintDaysOfCase(field.when, at, ['filing'])
    }
    own.set(field.name, field)
    later.delete(field.name)
  }
}

/** The facts of a case that whoever performs sees besides what they find themselves; undefined where they see all of them. */
function seenBy({ form }: Procedure, by: Act['by']): ReadonlySet<string> | undefined {
  if (!isReferral(by) && !isOutsider(by)) return undefined
  const { shown } = by
  return new Set(form.filter(({ id }) => shown === undefined || shown.includes(id)).flatMap((page) => page.fields.map(({ name }) => name)))
}

/** A credential does not state what was not asked. */
function* lintClaims(declaration: Procedure): Generator<FindingFault> {
  const conditions = conditionsIn(declaration)
  for (const [name, { credential }] of Object.entries(declaration.decisions)) {
    for (const claim of credential?.claims ?? []) if (conditions.has(claim)) yield found('claim-not-always', `decisions.${name}.credential.claims`, claim)
  }
}
