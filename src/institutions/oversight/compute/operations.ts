/**
 * How many floating-point operations a training took, by the method that was declared: counted from the architecture, from the time of the hardware, or the
 * operator's own figure. A figure is never without its method and its bounds. Pure and exact.
 *
 * The first two methods are those of the European guidelines on general-purpose models. That six operations for each parameter and token are off by up to a
 * factor of two, and by more for half of the published models, is why bounds are asked for.
 */
import { Decimal } from '../../../law/decimal.ts'
import { type Interval, interval, times } from './interval.ts'

/** What was declared of a run. Numbers stand in the units in which people write them. */
export type DeclaredWork =
  /** Parameters and tokens in thousand millions; the true value lies within the factor `spread`, at least 1. */
  | { readonly method: 'architecture'; readonly parameters: Decimal; readonly tokens: Decimal; readonly spread: Decimal }
  /** Peak in 10¹² operations a second; utilisation in per cent of it, between two bounds. */
  | { readonly method: 'hardware'; readonly accelerators: Decimal; readonly hours: Decimal; readonly peak: Decimal; readonly utilisation: { readonly low: Decimal; readonly high: Decimal } }
  /** In 10²⁴ operations. */
  | { readonly method: 'operator'; readonly low: Decimal; readonly best: Decimal; readonly high: Decimal }

export type Method = DeclaredWork['method']

const tenTo = (exponent: number): Decimal => Decimal.from(10n ** BigInt(exponent))
const [six, two, secondsInHour, hundred] = [Decimal.from('6'), Decimal.from('2'), Decimal.from('3600'), Decimal.from('100')]

/** Operations of a run. Throws a RangeError for a spread below 1 and for bounds that do not hold the figure. */
export function operationsOf(work: DeclaredWork): Interval {
  switch (work.method) {
    case 'architecture': {
      if (work.spread.compare(Decimal.from('1')) < 0) throw new RangeError('a spread below 1')
      const best = six.times(work.parameters).times(work.tokens).times(tenTo(18))
      // Rounded away from the figure, so that the bounds hold all that the spread holds.
      return interval(best.dividedBy(work.spread, 0, 'down'), best, best.times(work.spread))
    }
    case 'hardware': {
      const { low, high } = work.utilisation
      const atPeak = work.accelerators.times(work.hours).times(secondsInHour).times(work.peak).times(tenTo(12))
      const share = (per: Decimal): Decimal => atPeak.times(per).dividedBy(hundred, 24)
      return interval(share(low), share(low.plus(high).dividedBy(two, 24)), share(high))
    }
    case 'operator': return times(interval(work.low, work.best, work.high), tenTo(24))
  }
}

/** The same in 10¹⁸ operations, of a run of our own, from what its trainer counted. */
export const countedHere = (parameters: bigint, tokens: bigint): DeclaredWork => ({
  method: 'architecture', parameters: Decimal.from(parameters).times(thousandMillionth), tokens: Decimal.from(tokens).times(thousandMillionth), spread: two,
})
const thousandMillionth = Decimal.from('0.000000001')
