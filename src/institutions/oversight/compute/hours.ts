/** What accelerators were used for: the hours that there were, those of which somebody told, and the days in which what is missing could reach so many operations. Exact and pure. */
import { Decimal } from '../../../law/decimal.ts'
import { addDays, type Day, daysBetween } from '../../../law/time.ts'
import { countOn, type Holding } from './balance.ts'
import { type Interval, interval, minus, times } from './interval.ts'

/** What one report says of the accelerators of a holding, in accelerator-hours. */
export interface Hours {
  readonly training: Decimal
  readonly other: Decimal
  readonly idle: Decimal
  /** Of the three together, in per cent. */
  readonly error: Decimal
}

const [one, two, hundred, hoursInDay, operationsInHour] = ['1', '2', '100', '24', '3600000000000000'].map((text) => Decimal.from(text)) as [Decimal, Decimal, Decimal, Decimal, Decimal]

/** Accelerator-hours that there were from one day to another, both counted: within a time in which their number changed it lies between the least and the most of it. */
export function capacityOf(holding: Holding, from: Day, to: Day): Interval {
  const days = [addDays(from, -1), ...holding.changes.map(({ day }) => day), ...holding.counts.map(({ day }) => day)].filter((day) => day >= addDays(from, -1) && day <= to)
  const numbers = days.map((day) => countOn(holding, day)).toSorted((a, b) => (a < b ? -1 : 1))
  const [least, most] = [numbers[0]!, numbers.at(-1)!].map((count) => Decimal.from(count < 0n ? 0n : count)) as [Decimal, Decimal]
  return times(interval(least, least.plus(most).dividedBy(two, 1), most), Decimal.from(BigInt(daysBetween(from, to) + 1)).times(hoursInDay))
}

/** What was told of them, within its error. */
export function declaredOf({ training, other, idle, error }: Hours): Interval {
  const sum = training.plus(other).plus(idle)
  const share = error.dividedBy(hundred, 8)
  const least = one.minus(share)
  return interval(least.sign() < 0 ? Decimal.zero : sum.times(least), sum, sum.times(one.plus(share)))
}

/** Accelerator-hours of which nobody has told; less than nothing where more was told of than there was. */
export const unaccountedHours = (capacity: Interval, hours: Hours): Interval => minus(capacity, declaredOf(hours))

/** Days in which so many accelerators reach ten to a power of operations at their peak, rounded down; undefined where there are none. */
export function daysTo(tenTo: number, count: bigint, peak: Decimal): bigint | undefined {
  if (count <= 0n || peak.sign() <= 0) return undefined
  return Decimal.from(10n ** BigInt(tenTo)).dividedBy(Decimal.from(count).times(peak).times(operationsInHour).times(hoursInDay), 0, 'down').toBigInt()
}
