/** What a country tells its technopark: who runs it, what the law gives and asks, and by which names the kernel knows its things. */
import type { Citation } from '../../law/citation.ts'
import type { Dated } from '../../law/dated.ts'
import type { Choice, MoneyField } from '../../law/field.ts'
import type { Rule } from '../../law/rule.ts'
import type { Text } from '../../law/text.ts'
import type { Cohorts } from './cohorts/options.ts'
import type { Events } from './events/options.ts'
import type { ParkRegime } from './gain/index.ts'
import type { ReportFigures } from './figures/options.ts'
import type { Monitoring } from './monitoring/options.ts'
import type { Network } from './network/options.ts'
import type { Space } from './space/options.ts'
import type { OwedMoney } from '../../portal/money/index.ts'

/** Something that residents gain or owe, with where the law says so. */
export interface Term {
  readonly title: Text
  readonly text: Text
  readonly basis: Citation
}

export interface TechnoparkTerms {
  readonly gains: readonly Term[]
  readonly owes: readonly Term[]
  /** What follows when a condition is broken. */
  readonly breach: readonly Term[]
}

/** A kind of income, and as what it counts in the test. */
export interface IncomeKind extends Choice { readonly counts: 'priority' | 'related' | 'other' }

/** What the columns of a file of invoices may be called, in any case of letters, the most particular name first: of several in a file it is the one that is read. */
export interface IncomeColumns {
  readonly day: readonly string[]
  readonly kind: readonly string[]
  readonly amount: readonly string[]
  readonly number: readonly string[]
  readonly description: readonly string[]
}

/** The test of income that anyone can try: its questions, its rule, and the dated share that the rule reads. */
export interface IncomeTest {
  readonly fields: { readonly priority: MoneyField; readonly related: MoneyField; readonly other: MoneyField; readonly sale: MoneyField }
  readonly rule: Rule
  /** Name of the parameter that is the least share, as a fraction of one. */
  readonly parameter: string
  readonly parameters: Readonly<Record<string, Dated<string>>>
  readonly basis: Citation
  /** The kinds that the meter of income asks for, the commonest first. */
  readonly kinds: readonly [IncomeKind, ...IncomeKind[]]
  readonly columns: IncomeColumns
  /** The share below which the meter warns, above the limit: the portal's own margin, no rule of law. */
  readonly warnsBelow: string
}

/** What the country says of its technopark. */
export interface Technopark {
  readonly roles: Readonly<Record<string, Text>>
  /** Who sends the invoices of the contribution, and who keeps the books. */
  readonly money: OwedMoney
  /** Type of the credential that makes a company a resident. */
  readonly credential: string
  /** Id of the procedure by which a company becomes a resident. */
  readonly residency: string
  /** The duty under which residents report revenue and pay the contribution. */
  readonly duty: string
  /** Names of the public facts of the residency that the register shows and filters by: a choice and a text. */
  readonly claims: { readonly activity: string; readonly project: string }
  readonly terms: TechnoparkTerms
  readonly incomeTest: IncomeTest
  /** What is watched of participants, and what officers may do about it. */
  readonly monitoring: Monitoring
  /** What of a report tells the figures of the park. */
  readonly figures: ReportFigures
  /** The regime that the calculator reckons with. */
  readonly gain: ParkRegime
  /** The rooms of the centre, and the events that it holds. */
  readonly space: Space
  readonly events: Events
  /** The cohorts of the incubation. */
  readonly cohorts: Cohorts
  /** Who needs what, and who offers it. */
  readonly network: Network
}

/** Whether somebody with these offices keeps the park's books, and so judges what the monitoring found. */
export const keepsBooks = ({ money: { bookkeepers } }: Technopark, offices: readonly string[]): boolean => bookkeepers.some((office) => offices.includes(office))
