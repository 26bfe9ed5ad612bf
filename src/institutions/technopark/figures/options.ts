/** What of a report tells the figures of the park. */
import type { Term } from '../../../law/rule.ts'

export interface ReportFigures {
  readonly revenue: Term
  /** Names of the fields in which a company declares them, and the file that stands behind it. */
  readonly region: string
  readonly jobs: string
  readonly relief: string
  readonly evidence: string
  /** The register of what was reported before the portal, where there is one. */
  readonly earlier?: EarlierReports
}

/** A register whose entries are reports from before the portal: the number of the company, the first and the last day, and what was told. */
export interface EarlierReports {
  readonly register: string
  readonly holder: string
  readonly from: string
  readonly to: string
  readonly region: string
  readonly revenue: string
  readonly contribution: string
  readonly relief: string
  readonly jobs: string
}
