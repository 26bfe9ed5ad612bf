/** Terms of a step that are others in some cases: in a territory, in a pilot, or by what was answered. Pure. */
import type { Citation } from './citation.ts'
import { evaluate, type Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import type { ClockTerm } from './hours.ts'
import type { RuleData } from './rule.ts'

/** The term where a rule about the application holds, by this law. */
export interface OtherTerm { readonly when: RuleData; readonly within: ClockTerm; readonly basis: Citation }

/** What has a term, and other ones where rules hold. */
export interface Timed {
  readonly within?: ClockTerm
  /** The first whose rule holds takes the place of `within`. What is not known holds nowhere. */
  readonly otherTerms?: readonly OtherTerm[]
}

/** The term in a case with these answers; undefined where there is none. */
export const termOf = ({ within, otherTerms = [] }: Timed, facts: Facts, reading: Reading): ClockTerm | undefined =>
  (within === undefined ? undefined : otherTerms.find(({ when }) => evaluate(when, facts, reading).verdict === true)?.within ?? within)
