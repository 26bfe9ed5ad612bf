/** In which order those who wait at a counter are called. Pure. */
import type { Instant } from '../../law/time.ts'

export interface Waiting {
  readonly number: number
  readonly takenAt: Instant
  /** The time that was booked. */
  readonly booked?: { readonly from: Instant; readonly until: Instant }
}

/** Whoever booked comes first from their time on, if they were there before it was over; then all others as they came; then whoever is early for their time. */
function turnOf({ takenAt, booked }: Waiting, now: Instant): readonly [rank: number, since: Instant] {
  if (booked === undefined || takenAt >= booked.until) return [1, takenAt]
  return [booked.from <= now ? 0 : 2, booked.from]
}

/** Those who wait as they are called, the next one first: among equals the earlier time, then the smaller number. */
export const inOrder = <T extends Waiting>(waiting: readonly T[], now: Instant): readonly T[] => waiting
  .map((one) => ({ one, turn: turnOf(one, now) }))
  .toSorted((a, b) => a.turn[0] - b.turn[0] || a.turn[1].localeCompare(b.turn[1]) || a.one.number - b.one.number)
  .map(({ one }) => one)
