/** What a country tells of its shared compute. Registers and procedures are its declarations. */
import type { Citation } from '../../law/citation.ts'
import type { Dated } from '../../law/dated.ts'
import type { OwedMoney } from '../../portal/money/index.ts'

export interface ComputeOptions {
  /** The acts on which the sharing of compute rests. */
  readonly rests: readonly Citation[]
  /**
   * The registers of partitions of clusters, of programmes of hours, and of logins that the operator confirmed: `login` on the cluster of a `partition`, of the organisation whose the entry is;
   * and of reservations: so many `nodes` of a `partition` for the jobs of a `grant` by its number, until the end of the day `until`.
   */
  readonly registers: { readonly partitions: string; readonly programmes: string; readonly logins: string; readonly reservations: string }
  /** The type of the credential that a grant of hours is, and the procedure in which it is asked for. */
  readonly credential: string
  readonly request: string
  /** The procedure in which an organisation has a login confirmed. */
  readonly login: string
  /** The procedure that the clock opens about a grant of hours that nobody used for as many days as it states; its `idle` is how many they are. */
  readonly reclaim: string
  /** Who is paid for hours that are not free, and how its invoices are made: the account of income, and the days from issue to due day. */
  readonly money: OwedMoney
  readonly invoice: { readonly income: string; readonly dueDays: number }
  /** Grams of carbon dioxide for a kilowatt-hour of the grid, by days; unset where no factor is cited. */
  readonly grid: Dated<number>
  /** The offices that see every grant. */
  readonly office: readonly string[]
}
