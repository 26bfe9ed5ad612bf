/** From which amount of training computation somebody must be told: what other laws say, each with its article, its day and its term. Data. */
import type { Citation } from '../../../law/citation.ts'
import { Decimal } from '../../../law/decimal.ts'
import type { Text } from '../../../law/text.ts'
import { addDays, type Day } from '../../../law/time.ts'
import type { Interval } from './interval.ts'

export interface Threshold {
  readonly id: string
  readonly title: Text
  /** The exponent of ten. */
  readonly tenTo: number
  readonly basis: Citation
  /** The day from which it applies. */
  readonly from: Day
  /** Calendar days to notify, from when it is met or known that it will be; absent where no law that applies here sets them. */
  readonly within?: number
  /** What the law cited sets where it applies, in words: for reference. */
  readonly elsewhere?: Text
}

/** How a run stands to a threshold: above it for sure, possibly, or below it for sure. */
export type Reach = 'reached' | 'possible' | 'below'

export function reachOf({ low, high }: Interval, { tenTo }: Pick<Threshold, 'tenTo'>): Reach {
  const limit = Decimal.from(10n ** BigInt(tenTo))
  return low.compare(limit) >= 0 ? 'reached' : high.compare(limit) >= 0 ? 'possible' : 'below'
}

/** The last day to notify of a run that ended or was known to reach the threshold on a day; undefined where nobody need be told, or the law did not apply yet. */
export const notifyBy = (threshold: Threshold, work: Interval, known: Day): Day | undefined =>
  threshold.within === undefined || known < threshold.from || reachOf(work, threshold) === 'below' ? undefined : addDays(known, threshold.within)
