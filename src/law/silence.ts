/** What silence means when a legal time is over: declared with the law that says so. */
import type { Citation } from './citation.ts'
import type { Refund } from './fee.ts'
import type { EntryEffect } from './register.ts'
import type { Text } from './text.ts'

/** Of a step: an outcome that the clock takes, on the law that gives silence this meaning, or a notice to the head of the office. */
export type StepSilence = { readonly outcome: string; readonly basis?: Citation } | 'escalate'

/**
 * Of the whole procedure, in whatever step it is silent: agreed, refused, lapsed, cancelled, a default regime. Taken once in a case, and only while
 * nothing was decided in it: when an appeal returns it, lateness is told to the head of the office. `escalate`: a notice to the head, and nothing else.
 */
export type WholeSilence<S extends string = string, D extends string = string> = 'escalate' | {
  readonly label: Text
  readonly to: S | 'closed'
  /** The decision that silence is taken for: issued without a person, sealed by the body that was silent. */
  readonly decides?: D
  /** What that decision does to an entry of a register. */
  readonly effect?: EntryEffect
  /** What it pays back of a fee. */
  readonly refunds?: Refund
  readonly basis: Citation
}
