/** Fees before a step, and what outcomes pay back of them: how much is owed, who is free of it, how much goes back. Pure; amounts in the smallest unit. */
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import type { Duration } from './duration.ts'
import { amountOf, evaluate, type Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import type { RuleData, Term } from './rule.ts'
import type { Text } from './text.ts'

/** Who is free of a fee, by which law. What is unknown frees nobody. */
export interface FeeExemption { readonly title: Text; readonly when: RuleData; readonly basis: Citation }

/**
 * What is paid in a step that waits for it. The invoice is issued when the case comes there, by the law of that day, and is due by the time of the
 * step; the payment takes the one outcome that is not the clock's, and the step says what it means that nothing was paid in time.
 */
export interface Fee {
  readonly title: Text
  /** A fixed sum, a decimal times a dated unit, a table or a rule. Not rounded but to whole smallest units. */
  readonly amount: Term
  /** The account of income that is credited, in the books of the body that is owed. */
  readonly income: string
  /** The first that holds frees whoever applies, and the case goes on at once. */
  readonly free?: readonly FeeExemption[]
  readonly basis: Citation
}

/** What an outcome pays back of a fee: all that was paid, or a part. */
export interface Refund {
  /** The step in which the fee was paid. */
  readonly of: string
  /** At most what was paid; all of it when absent. */
  readonly amount?: Term
  /** The field that says the account. */
  readonly account: string
  /** The account of expense that is charged, in the books of whoever was paid. */
  readonly expense: string
  /** How soon it is paid back. */
  readonly within: Duration
  readonly basis: Citation
}

export type Charge =
  | { readonly status: 'due'; readonly amount: bigint }
  | { readonly status: 'free'; readonly by?: FeeExemption }
  | { readonly status: 'not set'; readonly missing: readonly string[] }

const whole = (amount: Decimal): bigint => (amount.sign() <= 0 ? 0n : amount.rounded(0).toBigInt())

/** What is owed on these facts, by the law of `today`; exemptions are read as the rules are, with the day of `filing`. Free also where the amount comes to nothing. */
export function chargeOf({ amount, free = [] }: Fee, facts: Facts, { today, filing }: { readonly today: Reading; readonly filing: Reading }): Charge {
  const by = free.find(({ when }) => evaluate(when, facts, filing).verdict === true)
  if (by !== undefined) return { status: 'free', by }
  const owed = amountOf(amount, facts, today)
  if (!(owed instanceof Decimal)) return { status: 'not set', missing: owed.missing }
  return whole(owed) === 0n ? { status: 'free' } : { status: 'due', amount: whole(owed) }
}

/** How much of what was paid goes back; undefined where the law sets no value that the part needs. */
export function refundOf({ amount }: Refund, facts: Facts, reading: Reading, paid: bigint): bigint | undefined {
  if (amount === undefined) return paid
  const part = amountOf(amount, facts, reading)
  if (!(part instanceof Decimal)) return undefined
  return whole(part) < paid ? whole(part) : paid
}
