/** A quantity that is known within bounds: exact decimals, the best figure between the least and the most that it can be. Pure. */
import { Decimal } from '../../../law/decimal.ts'

/** Never the other way round: `low` ≤ `best` ≤ `high`. */
export interface Interval { readonly low: Decimal; readonly best: Decimal; readonly high: Decimal }

/** Throws a RangeError where the bounds do not hold the figure. */
export function interval(low: Decimal, best: Decimal, high: Decimal): Interval {
  if (low.compare(best) > 0 || best.compare(high) > 0) throw new RangeError(`${low} ≤ ${best} ≤ ${high} does not hold`)
  return { low, best, high }
}

/** What is known exactly. */
const exactly = (value: Decimal): Interval => ({ low: value, best: value, high: value })

const nothing: Interval = exactly(Decimal.zero)

export const plus = (one: Interval, other: Interval): Interval => ({ low: one.low.plus(other.low), best: one.best.plus(other.best), high: one.high.plus(other.high) })

/** The least that remains is where the most is taken away. */
export const minus = (one: Interval, other: Interval): Interval => ({ low: one.low.minus(other.high), best: one.best.minus(other.best), high: one.high.minus(other.low) })

/** Of a factor that is exact and not less than nothing. */
export const times = ({ low, best, high }: Interval, factor: Decimal): Interval => {
  if (factor.sign() < 0) throw new RangeError('a factor below nothing')
  return { low: low.times(factor), best: best.times(factor), high: high.times(factor) }
}

/** Whether all that it can be lies on one side of nothing: then it is not nothing for sure. */
export const besideNothing = ({ low, high }: Interval): boolean => low.sign() > 0 || high.sign() < 0

export const total = (all: Iterable<Interval>): Interval => [...all].reduce(plus, nothing)
