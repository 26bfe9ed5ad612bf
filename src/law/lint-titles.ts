/** Rules and values of a draft that have no title. What is in force already is not asked: older declarations have none. */
import { findingOf } from './lint.ts'
import type { Finding } from './lint-faults.ts'
import type { NamedRule } from './rule.ts'
import type { Procedure } from './procedure.ts'

export const lintTitles = (draft: Procedure): readonly Finding[] => [
  ...Object.entries<NamedRule>(draft.rules).flatMap(([name, { title }]) => (title ? [] : [findingOf(draft, { rule: 'untitled-rule', place: `rules.${name}`, names: [name] })])),
  ...Object.entries(draft.parameters).flatMap(([name, one]) => ('versions' in one && one.title ? [] : [findingOf(draft, { rule: 'untitled-value', place: `parameters.${name}`, names: [name] })])),
]
