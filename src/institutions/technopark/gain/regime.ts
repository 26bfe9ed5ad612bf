/** What a country tells of the regime of its park, so that anyone can reckon what it would bring: the taxes of everybody, what participants are spared, and what they owe. */
import type { Citation } from '../../../law/citation.ts'
import type { Dated } from '../../../law/dated.ts'
import type { Field } from '../../../law/field.ts'
import type { Rule, Term } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'

/** A dated value that the reckoning reads. Money in the smaller unit of the currency, shares as fractions of one. */
export interface GainParameter {
  readonly title: Text
  readonly unit: 'money' | 'share' | 'count'
  readonly values: Dated<string>
}

/** One amount on the way to another, in the smaller unit; it may read the answers, the parameters and the steps before it by their names. */
export interface Step {
  readonly name: string
  readonly title: Text
  readonly of: Term
  /** What is less than nothing counts as nothing. */
  readonly notNegative?: true
  /** What is more counts as this. */
  readonly atMost?: Term
}

/** A tax or payment of everybody. Its amount is the last step. */
export interface Charge {
  readonly id: string
  readonly title: Text
  readonly basis: Citation
  readonly steps: readonly [Step, ...Step[]]
  /** Without it nothing is owed, in the words of the rule. */
  readonly when?: Rule
  /** What the figure leaves out, and why. */
  readonly note?: Text
}

/** What participants are spared. */
export interface Relief {
  readonly id: string
  readonly title: Text
  readonly text: Text
  /** The share that is spared, with the days and the law of each; a law whose article is not known makes it unsure. */
  readonly share: Dated<string>
  /** The charge that it is a share of; without one it has no amount. */
  readonly of?: string
  /** It is the staff who gain: no sum of the company's counts it. */
  readonly ofStaff?: true
  /** Where it does not hold, the law was not read to name the case: the relief is then unsure, in the words of the rule. */
  readonly sureWhen?: Rule
}

/** A rate of the contribution; the first whose conditions hold applies. */
export interface LevyRate {
  readonly share: string
  /** In the smaller unit of the currency. */
  readonly turnoverAbove?: string
  /** As a fraction of one. */
  readonly exportShareBelow?: string
}

/** What participants owe the park. What no act says is unset. */
export interface Levy { readonly rates: Dated<readonly LevyRate[]> }

export interface ParkRegime {
  readonly id: string
  readonly title: Text
  /** The questions, of one year; amounts without value added tax. */
  readonly fields: readonly Field[]
  readonly parameters: Readonly<Record<string, GainParameter>>
  readonly turnover: Term
  readonly exports: Term
  readonly charges: readonly Charge[]
  readonly reliefs: readonly Relief[]
  readonly levy: Levy
}
