/** The sums of a grant: what a job may use at most, what is left, and what goes back because nobody uses it. Pure, in accelerator-seconds. */
import { addDays, type Day } from '../../../law/time.ts'

export const secondsOfHours = (hours: number): bigint => BigInt(hours) * 3600n

/** The most that a job can use in one run: what is held for it before it begins. */
export const mostOf = ({ nodes, acceleratorsPerNode, minutes }: { readonly nodes: number; readonly acceleratorsPerNode: number; readonly minutes: number }): bigint => BigInt(nodes) * BigInt(acceleratorsPerNode) * BigInt(minutes) * 60n

export interface Sums {
  readonly granted: bigint
  readonly spent: bigint
  readonly held: bigint
  readonly reclaimed: bigint
}

/** What another job may still hold. */
export const leftOf = ({ granted, spent, held, reclaimed }: Sums): bigint => {
  const left = granted - reclaimed - spent - held
  return left > 0n ? left : 0n
}

/** How many days nobody used the hours, of those on which they could be used, and after how many they go back. */
interface Idle { readonly idle: number; readonly idleDays: number }

/** The last day on which the hours still stand if nobody uses them, and they can be used every day. */
export const idleUntil = (today: Day, { idle, idleDays }: Idle): Day => addDays(today, Math.max(0, idleDays - idle))

/** How many days before the last the holder is reminded: a week, or half of the days where they are fewer than two weeks. */
const remindsBefore = 7

/** Whether the holder is to be told that the hours go back soon. */
export const isNearlyIdle = (sums: Sums, { idle, idleDays }: Idle): boolean => sums.held === 0n && leftOf(sums) > 0n && idle > idleDays - Math.min(remindsBefore, Math.floor(idleDays / 2))

/**
 * What goes back to the programme by the rule that the grant states: all that is left, once nothing was used for so many days. Nothing goes back while a job
 * holds anything, for it is being used.
 */
export function reclaimedOf(sums: Sums, { idle, idleDays }: Idle): bigint {
  return sums.held > 0n || idle <= idleDays ? 0n : leftOf(sums)
}
