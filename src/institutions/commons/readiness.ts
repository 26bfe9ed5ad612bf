/** The readiness of a dataset for use in AI: a score by published rules, which anyone can compute again, and the mend for each point. */
import type { Text } from '../../law/text.ts'

/** One rule, applied. */
export interface ReadinessPoint {
  readonly rule: string
  readonly title: Text
  /** Points got, of how many. */
  readonly got: number
  readonly of: number
  /** What would bring the points that are missing; absent when none is. */
  readonly mend?: Text
}

export interface Readiness {
  /** From 0 to 100. */
  readonly score: number
  readonly points: readonly ReadinessPoint[]
}
