/** Every fault that the linter finds, by its rule, and what it says of one. */
import type { BodyLintRule, CalendarLintRule } from './lint-bodies.messages.ts'
import { actFaults } from './lint-acts.messages.ts'
import { allocationFaults } from './lint-allocation.messages.ts'
import { callFaults } from './lint-call.messages.ts'
import { coreActFaults } from './lint-core-acts.messages.ts'
import { dutyFaults } from './lint-duties.messages.ts'
import { eitherFaults } from './lint-either.messages.ts'
import { entryFaults } from './lint-entries.messages.ts'
import { exampleFaults } from './lint-examples.messages.ts'
import { feeFaults } from './lint-fees.messages.ts'
import { findingFaults } from './lint-findings.messages.ts'
import { hearingFaults } from './lint-hearing.messages.ts'
import { hourFaults } from './lint-hours.messages.ts'
import { manyFaults } from './lint-many.messages.ts'
import { outsiderFaults } from './lint-outsiders.messages.ts'
import { registerFaults } from './lint-register.messages.ts'
import { scopeFaults } from './lint-scopes.messages.ts'
import { termFaults } from './lint-terms.messages.ts'
import { draftFaults } from './lint-drafts.messages.ts'
import { valueFaults } from './lint-values.messages.ts'
import { worldFaults } from './lint-world.messages.ts'
import { faults, type Severity } from './lint.messages.ts'
import type { Text } from './text.ts'

/** The faults of procedures and registers, with their words. Those of bodies and calendars are worded where they are found. */
export const allFaults = {
  ...faults, ...actFaults, ...allocationFaults, ...callFaults, ...coreActFaults, ...dutyFaults, ...eitherFaults, ...entryFaults, ...exampleFaults, ...feeFaults, ...findingFaults, ...hearingFaults, ...hourFaults, ...manyFaults, ...outsiderFaults, ...registerFaults, ...scopeFaults, ...termFaults, ...draftFaults, ...valueFaults, ...worldFaults,
} as const

/** The rules of the linter. */
export type Rule = keyof typeof allFaults | BodyLintRule | CalendarLintRule
  /** Not of the text itself: what the publisher of an act answered about its address. */
  | 'dead-link'

/** One thing that is wrong, doubtful or not yet known in a declaration. */
export interface Finding {
  /** The id of the procedure, or of whatever else is declared. */
  readonly procedure: string
  /** The path in the declaration, such as `steps.decision.notBy`. */
  readonly place: string
  readonly rule: Rule
  readonly words: Text
  /** The names of the declaration that the words mention, for whoever says them by their titles (`spokenFinding`). */
  readonly names?: readonly [name?: string, other?: string]
  readonly severity: Severity
}
