/** What can go wrong in the domain, as a value with words for the person concerned and the mend. */
import type { Text } from './text.ts'

export type FailureKind = 'invalid' | 'unauthenticated' | 'refused' | 'not found' | 'conflict' | 'limited' | 'unavailable'

/** One thing to mend; `field` is the name of the form field when there is one. */
export interface Problem {
  readonly field?: string
  readonly text: Text
  /** The label of the field, where the words do not name it: a list of problems away from the fields says it. */
  readonly label?: Text
  /** Where it is in the declaration that a form takes as one text. */
  readonly place?: string
}

/**
 * A failure of the domain. It is thrown so that a transaction rolls back, caught once at the edge, and shown there:
 * any other error that reaches the edge is a bug or an outage.
 */
export class Failure extends Error {
  readonly kind: FailureKind
  readonly text: Text
  readonly problems: readonly Problem[]
  /** Where it is known when the same may go well: in so many seconds. */
  readonly retryAfterSeconds: number | undefined

  constructor(kind: FailureKind, text: Text, problems: readonly Problem[] = [], retryAfterSeconds?: number) {
    super(text.en)
    this.name = 'Failure'
    this.kind = kind
    this.text = text
    this.problems = problems
    this.retryAfterSeconds = retryAfterSeconds
  }
}
