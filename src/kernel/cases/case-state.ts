/** Where a case stands: what the fold over its log comes to, and what an act says that moved it to another version. */
import type { Facts } from '../../law/field.ts'
import type { Mark } from '../../law/mark.ts'
import type { Instant } from '../../law/time.ts'

/** One passage through a step. */
export interface Passage {
  readonly step: string
  readonly entered: Instant
  readonly left?: Instant
  readonly outcome?: string
  readonly reasons?: string
  /** What was marked to be corrected when the passage ended. */
  readonly marks?: readonly Mark[]
  /** What those said who performed the step together. */
  readonly opinions?: readonly Opinion[]
  /** Everyone who did something of substance here: the second pair of eyes must be another. */
  readonly people: readonly string[]
  /** Those who were to judge apart and declared a conflict of interest: they see nothing of the case any more. */
  readonly conflicted?: readonly string[]
}

/** What one of those said who perform a step together; `silent` where the clock took it for them. */
export interface Opinion {
  readonly part: string
  readonly answer: string
  readonly at: Instant
  readonly reasons?: string
  readonly person?: string
  readonly silent?: true
}

interface Vote { readonly person: string; readonly vote: string; readonly reasons?: string }

export interface CaseState {
  /** The step the case is in; absent once it is closed. */
  readonly step?: string
  /** Answers of the form and findings of the officers, the latest of each. */
  readonly facts: Facts
  readonly passages: readonly Passage[]
  readonly assignee?: string
  readonly votes: readonly Vote[]
  readonly recused: readonly string[]
  /** What was said in the present step, by those who perform it together. */
  readonly opinions: readonly Opinion[]
  /** Who outside was asked in the present step, by part: the empty one is the whole step. The last one is asked now. */
  readonly asked: readonly { readonly part: string; readonly whom?: string; readonly at: Instant }[]
  /** The parts whose silence was told. */
  readonly reminded: readonly string[]
  readonly extended: boolean
  readonly decisions: readonly { readonly id: string; readonly kind: string; readonly number: string; readonly at: Instant }[]
  readonly filedAt: Instant
  readonly closedAt?: Instant
  readonly escalated: boolean
  /** An invoice was issued in the present step, and the case waits for its payment. */
  readonly charged?: true
  /** What the silence of the whole means was done: once in a case. */
  readonly expired?: true
}
