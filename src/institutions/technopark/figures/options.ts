/** What of a report tells the figures of the park. */
import type { Term } from '../../../law/rule.ts'

export interface ReportFigures {
  readonly revenue: Term
  /** Names of the fields in which a company declares them, and the file that stands behind it. */
  readonly region: string
  readonly jobs: string
  readonly relief: string
  readonly evidence: string
}
