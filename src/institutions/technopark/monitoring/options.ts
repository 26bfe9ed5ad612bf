/** What a country says of watching over the participants of its technopark. */
import type { Citation } from '../../../law/citation.ts'
import type { Duration } from '../../../law/duration.ts'
import type { Term } from '../../../law/rule.ts'

/** Where a rule was judged: on the application, on one report, on the reports of a year, or on what is owed. */
export type Judged = 'application' | 'report' | 'year' | 'late' | 'unpaid'

export interface Monitoring {
  /** The rules of the residency that bind participants as long as they are. */
  readonly rules: readonly string[]
  /** How a report tells the amounts of the yearly test, by the names of its fields; those of a year are added up. */
  readonly yearly: Readonly<Record<string, Term>>
  /** How long a participant has to explain what an officer asks about. */
  readonly explain: { readonly within: Duration; readonly basis: Citation }
  /** The procedure that an officer opens over a finding, and the names of the facts that its form is told: a flag for each ground, and the circumstances in words. */
  readonly opens: { readonly procedure: string; readonly late: string; readonly unpaid: string; readonly broken: string; readonly circumstances: string }
}
