/** What answers cost and what is left: zero-concentrated differential privacy (Bun and Steinke 2016) in exact decimals. */
import { Decimal, type DecimalText } from '../../law/decimal.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { messages } from './budget.messages.ts'
import type { Noise } from './distribution.ts'
import { ratioOf, type Rational, rational, rationalOf, roundedUp, timesOf } from './rational.ts'

/**
 * The price of one answer: ρ of zCDP, and δ where an answer may fail with that probability (values that were found in the
 * data above a noisy threshold). Both add up over answers. Decimals, so that `numeric` columns hold them exactly.
 */
export interface Cost { readonly rho: DecimalText; readonly delta: DecimalText }

/** Which noise an asker or a publisher wants: the discrete Gaussian for a ρ, or the discrete Laplace for a pure ε. */
export type Precision =
  | { readonly mechanism: 'gaussian'; readonly rho: DecimalText }
  | { readonly mechanism: 'laplace'; readonly epsilon: DecimalText }

/** How much may be learnt of data by one asker, or by all together, and how much has been. Immutable. */
export interface Budget {
  readonly total: Cost
  readonly spent: Cost
}

/** The row that keeps a budget of a year: one for each pair of subject and asker, and one with the asker empty for all together. */
export interface BudgetRow {
  readonly subject: string
  readonly asker: string
  readonly year: number
  readonly total_rho: DecimalText
  readonly total_delta: DecimalText
  readonly spent_rho: DecimalText
  readonly spent_delta: DecimalText
}

/** Places after the point to which a price is rounded up. */
const places = 18

/** A new budget. Throws a RangeError for less than nothing. */
export function openBudget(rho: DecimalText, delta: DecimalText = '0'): Budget {
  return { total: checked({ rho, delta }), spent: { rho: '0', delta: '0' } }
}

export const budgetOf = (row: Omit<BudgetRow, 'subject' | 'asker' | 'year'>): Budget => ({
  total: checked({ rho: row.total_rho, delta: row.total_delta }), spent: checked({ rho: row.spent_rho, delta: row.spent_delta }),
})

export const budgetColumns = ({ total, spent }: Budget): Omit<BudgetRow, 'subject' | 'asker' | 'year'> =>
  ({ total_rho: total.rho, total_delta: total.delta, spent_rho: spent.rho, spent_delta: spent.delta })

function checked({ rho, delta }: Cost): Cost {
  const exact = [Decimal.from(rho), Decimal.from(delta)] as const
  if (exact.some((value) => value.sign() < 0)) throw new RangeError('A price or a budget is not below zero')
  return { rho: exact[0].toString(), delta: exact[1].toString() }
}

export const sumOf = (costs: readonly Cost[]): Cost => costs.reduce<Cost>((sum, { rho, delta }) => ({
  rho: Decimal.from(sum.rho).plus(Decimal.from(rho)).toString(),
  delta: Decimal.from(sum.delta).plus(Decimal.from(delta)).toString(),
}), { rho: '0', delta: '0' })

/** Nothing is left where the owner has lowered the amount below what was spent. */
export const leftOf = ({ total, spent }: Budget): Cost => ({ rho: differenceOf(total.rho, spent.rho), delta: differenceOf(total.delta, spent.delta) })

function differenceOf(total: DecimalText, spent: DecimalText): DecimalText {
  const left = Decimal.from(total).minus(Decimal.from(spent))
  return left.sign() < 0 ? '0' : left.toString()
}

/** Tells whether an answer of this price may still be given. */
export function affords(budget: Budget, cost: Cost): boolean {
  const after = sumOf([budget.spent, checked(cost)])
  return Decimal.from(after.rho).compare(Decimal.from(budget.total.rho)) <= 0
    && Decimal.from(after.delta).compare(Decimal.from(budget.total.delta)) <= 0
}

/**
 * The budget after one answer. Charge first, under a lock of the row, and look at the data afterwards: a charge that was not
 * used is lost, an answer that was not charged is a leak. Throws a Failure of the kind `limited` that says how much is left
 * and what to do; `renews` is the day on which the owner opens a new budget, when there is one.
 */
export function charge(budget: Budget, cost: Cost, { renews }: { readonly renews?: Day } = {}): Budget {
  if (!affords(budget, cost)) throw exhausted(budget, cost, renews)
  return { total: budget.total, spent: sumOf([budget.spent, checked(cost)]) }
}

function exhausted(budget: Budget, cost: Cost, renews: Day | undefined): Failure {
  const left = leftOf(budget)
  const needed = percentOf(cost, budget.total, 'up')
  const remaining = percentOf(left, budget.total, 'down')
  return new Failure('limited', messages.exhausted({ needed, left: remaining ?? messages.percent('0'), renews }))
}

/** A part of the budget in per cent with one place, in the numerals of each language; undefined when there was no budget at all. */
function percentOf(part: Cost, whole: Cost, direction: 'up' | 'down'): Text | undefined {
  const shares = [[part.rho, whole.rho], [part.delta, whole.delta]].flatMap(([a = '0', b = '0']) => {
    const [of, by] = [rationalOf(a), rationalOf(b)]
    return by.n === 0n ? [] : [timesOf(ratioOf(of, by), rational(100n))]
  })
  const rounded = shares.map((share) => (direction === 'up' ? roundedUp(share, 1)
    : roundedUp({ n: -share.n, d: share.d }, 1).negated()))
  const decisive = rounded.toSorted((a, b) => (direction === 'up' ? b.compare(a) : a.compare(b)))[0]
  return decisive === undefined ? undefined : messages.percent(decisive.toString())
}

/** What a budget looks like to people: the share that is left and the guarantee in ε and δ, in words. */
export function describeBudget(budget: Budget, delta = 1e-9): Text {
  const left = percentOf(leftOf(budget), budget.total, 'down')
  const epsilon = epsilonText(budget.total, delta)
  return messages.described(left ?? messages.percent('0'), epsilon)
}

/** What one answer costs, in words: its ε for the δ, and its share of the budget. */
export function describeCost(cost: Cost, budget: Budget, delta = 1e-9): Text {
  const share = percentOf(cost, budget.total, 'up')
  const epsilon = epsilonText(cost, delta)
  return messages.cost(share ?? messages.percent('100'), epsilon)
}

/** ε for a ρ, rounded up to two places. */
export const epsilonFor = (rho: DecimalText, delta = 1e-9): DecimalText => (Math.ceil(epsilonOf(rho, delta) * 100) / 100).toFixed(2)

const epsilonText = (cost: Cost, delta: number): Text => messages.decimal(epsilonFor(cost.rho, delta))

/** The price of a question that one person changes by at most `sensitivity` (whole units; L1 for Laplace, L2 for Gaussian). */
export function costOf(precision: Precision): Cost {
  if (precision.mechanism === 'gaussian') return { rho: positive(precision.rho).toString(), delta: '0' }
  const epsilon = rationalOf(positive(precision.epsilon).toString())
  return { rho: roundedUp(timesOf(timesOf(epsilon, epsilon), rational(1n, 2n)), places).toString(), delta: '0' }
}

/** The noise that gives a question of this sensitivity this price: σ² = Δ²/2ρ, or the scale Δ/ε. Exact. */
export function noiseFor(precision: Precision, sensitivity: bigint): Noise {
  if (sensitivity <= 0n) throw new RangeError('A question that nobody changes needs no noise')
  if (precision.mechanism === 'laplace') {
    return { mechanism: 'laplace', scale: ratioOf(rational(sensitivity), rationalOf(positive(precision.epsilon).toString())) }
  }
  const doubled = timesOf(rationalOf(positive(precision.rho).toString()), rational(2n))
  return { mechanism: 'gaussian', variance: ratioOf(rational(sensitivity * sensitivity), doubled) }
}

/** One part of a precision that is shared equally by so many questions; rounded down by less than 10⁻¹⁸, so the sum never grows. */
export function sharedBy(precision: Precision, parts: number): Precision {
  const part = (text: DecimalText): DecimalText =>
    Decimal.from(text).dividedBy(Decimal.from(BigInt(parts)), places, 'down').toString()
  return precision.mechanism === 'gaussian' ? { mechanism: 'gaussian', rho: part(precision.rho) }
    : { mechanism: 'laplace', epsilon: part(precision.epsilon) }
}

/** ρ of a discrete Gaussian, Δ²/2σ², and of a discrete Laplace, ε²/2 with ε = Δ/scale, for a known noise. Exact. */
export function rhoOf(noise: Noise, sensitivity: bigint): Rational {
  if (noise.mechanism === 'gaussian') return ratioOf(rational(sensitivity * sensitivity, 2n), noise.variance)
  const epsilon = ratioOf(rational(sensitivity), noise.scale)
  return timesOf(timesOf(epsilon, epsilon), rational(1n, 2n))
}

function positive(text: DecimalText): Decimal {
  const value = Decimal.from(text)
  if (value.sign() <= 0) throw new RangeError('A precision is above zero')
  return value
}

/**
 * The smallest ε that we find for which ρ-zCDP gives (ε, δ): the infimum over α > 1 of αρ + ln(1/αδ)/(α − 1) + ln(1 − 1/α)
 * (Canonne, Kamath and Steinke 2020, proposition 12). Every α gives a true bound, so a search that stops early only says more
 * than is lost. For showing to people; accounts are kept in ρ.
 */
export function epsilonOf(rho: DecimalText, delta: number): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError('δ lies between 0 and 1')
  const r = Number(rho)
  if (r === 0) return 0
  const bound = (logarithm: number): number => {
    const beyond = Math.exp(logarithm)
    const alpha = 1 + beyond
    return alpha * r - (Math.log(alpha) + Math.log(delta)) / beyond + Math.log(beyond) - Math.log(alpha)
  }
  let [low, high] = [-12, 60]
  for (let step = 0; step < 200; step += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (bound(left) <= bound(right)) high = right
    else low = left
  }
  return Math.max(0, Math.min(bound(low), bound(high)))
}
