/** Judges what a machine calls the time: by how much time has passed since we were last sure, and by the database's clock. Pure. */

/** What the counters of a machine say at one moment, in milliseconds. */
export interface Reading {
  /** The clock that can be set, since 1970. */
  readonly machine: number
  /** Counts on whatever the clock is set to, but not while the machine is suspended. */
  readonly running: number
  /** Counts on while the machine is suspended as well; coarser. */
  readonly up: number
}

/** A moment at which the time was known, from which it is counted on. */
export interface Anchor {
  readonly reading: Reading
  readonly time: number
  /** For how much longer than the counters say the time may have gone on: they began with the process, which was away before. */
  readonly slack: number
}

/** Why the time is doubted: the machine's clock is before or after what it can be, or the database's clock says another time. */
export type Doubt = 'ahead' | 'behind' | 'database'

/** The time of the portal, and why it is doubted; sure when there is no doubt. */
export interface Judgement {
  readonly time: number
  readonly doubts: readonly Doubt[]
}

/** Two clocks agree when they differ by less: what time servers correct at once, and the pause in which a machine is moved. */
export const tolerance = 5 * 60_000

/** How long the portal may have been away so that its start is taken for what it is, and not for a clock that is ahead. */
const longestAway = 3 * 86_400_000

/** Milliseconds between two readings. A suspended machine counts on one of its counters only, and both are wrong when the first is ahead. */
function elapsed(from: Reading, to: Reading): number {
  const [running, up] = [to.running - from.running, to.up - from.up]
  return Math.abs(up - running) > tolerance ? up : running
}

/** Whether a clock may say this at a reading. */
const fits = ({ reading, time, slack }: Anchor, now: Reading, said: number): boolean => {
  const least = time + elapsed(reading, now)
  return said >= least - tolerance && said <= least + slack + tolerance
}

/** Judges without the database: quick enough for every question. While in doubt, time goes on at its pace from when it was sure. */
export function judgeAlone(anchor: Anchor, now: Reading): Judgement {
  if (fits(anchor, now, now.machine)) return { time: now.machine, doubts: [] }
  const time = anchor.time + elapsed(anchor.reading, now)
  return { time, doubts: [now.machine > time ? 'ahead' : 'behind'] }
}

/** A clock that has agreed with all others for so long is a new point to count from; this limits what many small steps add up to. */
const anchorEvery = 3_600_000

/**
 * Judges with what the database's clock says at the same moment, and answers from where to count on.
 *
 * A witness can only raise doubt. Of two clocks that may both be right, the earlier is taken, so that time never leaps ahead.
 */
export function judge(anchor: Anchor, now: Reading, database: number): Judgement & { readonly anchor: Anchor } {
  const alone = judgeAlone(anchor, now)
  const [machineFits, databaseFits] = [alone.doubts.length === 0, fits(anchor, now, database)]
  const agree = Math.abs(database - now.machine) <= tolerance
  const doubts: readonly Doubt[] = machineFits && agree || !machineFits && databaseFits ? alone.doubts : [...alone.doubts, 'database']
  if (anchor.slack === 0) {
    const renews = doubts.length === 0 && now.running - anchor.reading.running > anchorEvery
    return { time: alone.time, doubts, anchor: renews ? { reading: now, time: alone.time, slack: 0 } : anchor }
  }
  // After a start only clocks can tell for how long we were away; as soon as one is believed, the counters know it better.
  if (!machineFits && !databaseFits) return { time: alone.time, doubts, anchor }
  const time = Math.min(machineFits ? now.machine : Infinity, databaseFits && !agree ? database : Infinity)
  return { time, doubts, anchor: { reading: now, time, slack: 0 } }
}

/** What is known when a process starts. */
export interface Known {
  /** The latest time that a process of the portal held; undefined before the first. */
  readonly seen?: number
  /** By how much the machine's clock was ahead of it; 0 when they agreed. */
  readonly ahead?: number
  /** The time of the journal's last entry. */
  readonly entry?: number
}

/** Where a process begins to count. A clock that was ahead when the last process ended is not taken for a long absence. */
export function anchorAtStart(now: Reading, { seen, ahead = 0, entry }: Known): Anchor {
  if (seen === undefined) return { reading: now, time: Math.max(now.machine, entry ?? 0), slack: 0 }
  return { reading: now, time: Math.max(seen, entry ?? 0), slack: ahead > 0 ? Math.min(longestAway, ahead / 2) : longestAway }
}
