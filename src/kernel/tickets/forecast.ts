/** How long somebody will wait at a counter, from how long people were served there lately, and how many can still be served. Pure. */

/** How fast a counter works. */
export interface Pace {
  /** Minutes that each matter of half of those who were served lately took at most. */
  readonly minutes: number
  /** Windows that called or finished somebody within the last half hour, at least one. */
  readonly windows: number
}

/** So many who were served last are looked at, of so many days; and the windows of so many minutes. */
export const [lately, daysLooked, atWork] = [20, 7, 30] as const
/** Of fewer than these nothing is forecast. */
const fewest = 5

/** The pace of a counter. `served`: for how many minutes each of the last ones was, by matter. Undefined of fewer than five who were served. */
export function paceOf(served: readonly number[], windows: number): Pace | undefined {
  if (served.length < fewest) return undefined
  const minutes = served.toSorted((a, b) => a - b)
  const middle = Math.floor(minutes.length / 2)
  const median = minutes.length % 2 === 1 ? minutes[middle]! : (minutes[middle - 1]! + minutes[middle]!) / 2
  return { minutes: median, windows: Math.max(1, windows) }
}

/** The minutes until somebody is called before whom so many matters wait: these and one more, one after another, at all windows that work. Whole minutes, rounded up. */
export const waitAt = ({ minutes, windows }: Pace, ahead: number): number => Math.ceil((ahead + 1) * minutes / windows)

/**
 * How many can still be served in the minutes that are left of the hours: at the pace that was measured, or at that for which hours are given out, whichever serves more. `declared`: the
 * minutes of an hour that is booked, and how many are received in it at once. Nobody is thought to be served in less than a minute.
 */
export function roomIn(left: number, declared: { readonly slot: number; readonly capacity: number }, pace: Pace | undefined): number {
  const windows = Math.max(declared.capacity, pace?.windows ?? 1)
  return Math.ceil(left * windows / Math.max(1, Math.min(declared.slot, pace?.minutes ?? declared.slot)))
}
