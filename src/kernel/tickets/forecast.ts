/** How long somebody will wait at a counter, from how long people were served there lately. Pure. */
import type { Instant } from '../../law/time.ts'

/** Somebody who was served: called, done, and at which window. */
export interface Serving { readonly calledAt: Instant; readonly finishedAt: Instant; readonly window: string }

/** How fast a counter works. */
export interface Pace {
  /** Minutes for which half of those who were served lately were served at most. */
  readonly minutes: number
  /** Windows that called or finished somebody within the last half hour, at least one. */
  readonly windows: number
}

/** So many who were served last are looked at. */
export const lately = 20
/** Of fewer than these nothing is forecast. */
const fewest = 5
const atWork = 30 * 60_000

/** The pace of a counter. `served`: the last ones; `called`: the windows of those who are called now. Undefined of fewer than five who were served. */
export function paceOf(served: readonly Serving[], called: readonly string[], now: Instant): Pace | undefined {
  if (served.length < fewest) return undefined
  const minutes = served.map(({ calledAt, finishedAt }) => (Date.parse(finishedAt) - Date.parse(calledAt)) / 60_000).toSorted((a, b) => a - b)
  const middle = Math.floor(minutes.length / 2)
  const median = minutes.length % 2 === 1 ? minutes[middle]! : (minutes[middle - 1]! + minutes[middle]!) / 2
  const working = served.filter(({ finishedAt }) => Date.parse(finishedAt) > Date.parse(now) - atWork).map(({ window }) => window)
  return { minutes: median, windows: Math.max(1, new Set([...working, ...called]).size) }
}

/** The minutes until somebody is called before whom so many wait: they and those before them, one after another, at all windows that work. Whole minutes, rounded up. */
export const waitAt = ({ minutes, windows }: Pace, ahead: number): number => Math.ceil((ahead + 1) * minutes / windows)
