/** What a country tells of tuition. */
import type { OwedMoney } from '../../../portal/money/index.ts'

export interface TuitionOptions {
  /** Who sends the invoices, and who keeps the books. */
  readonly money: OwedMoney
  /** The register of what a year costs: `programme`, `from` and `until` when the studies began, `yearly`; and that of programmes. */
  readonly terms: string
  readonly programmes: string
  /** The procedure in which a learner agrees to pay, whose duty charges the semesters. */
  readonly agreement: string
}
