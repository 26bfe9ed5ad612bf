/** What only a draft is asked: titles of its rules and values, which older declarations have not, and whether a rule that a decision rests on is checked in a step. */
import { findingOf } from './lint.ts'
import type { Finding } from './lint-faults.ts'
import type { NamedRule } from './rule.ts'
import type { Procedure } from './procedure.ts'

export const lintDraft = (draft: Procedure): readonly Finding[] => [
  ...Object.entries<NamedRule>(draft.rules).flatMap(([name, { title }]) => (title ? [] : [findingOf(draft, { rule: 'untitled-rule', place: `rules.${name}`, names: [name] })])),
  ...Object.entries(draft.parameters).flatMap(([name, one]) => ('versions' in one && one.title ? [] : [findingOf(draft, { rule: 'untitled-value', place: `parameters.${name}`, names: [name] })])),
  ...unchecked(draft).map((name) => findingOf(draft, { rule: 'unchecked-rule', place: `rules.${name}`, names: [name] })),
]

/** Rules that decisions rest on and that hinder nobody: no step checks them. */
function unchecked({ steps, decisions, eligibility }: Procedure): readonly string[] {
  const checked = [...Object.values(steps).map(({ check }) => check), eligibility]
  return [...new Set(Object.values(decisions).flatMap(({ rules }) => rules))].filter((name) => !checked.includes(name))
}
