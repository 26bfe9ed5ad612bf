/** What runs cost by the price of their grants, and what they took of energy. Pure. */
import { type DatedValue, type Dated, entryOn } from '../../../law/dated.ts'
import type { Tiyn } from '../../../law/money.ts'
import type { Day } from '../../../law/time.ts'

/** A run as it is billed: what was charged of it, in accelerator-seconds, and the price of an accelerator-hour in tiyn; no price is free. */
export interface Billed { readonly charged: bigint; readonly price: bigint | null }

/** Whole tiyn for all of them together, rounded once, half up. */
export function costOf(runs: readonly Billed[]): Tiyn {
  const sum = runs.reduce((all, { charged, price }) => all + charged * (price ?? 0n), 0n)
  return (2n * sum + 3600n) / 7200n
}

/** What one run took, in joules by the cluster's own meters; null where they said nothing. */
export interface Metered { readonly joules: bigint | null; readonly day: Day }

export interface Energy {
  /** Of the runs of which the cluster said it; absent where it said nothing of any. */
  readonly joules?: bigint
  /** Of how many runs it said nothing. */
  readonly unmetered: number
  /** Grams of carbon dioxide; absent where no energy is known, or no factor is set for the day of one of them. */
  readonly grams?: number
  /** The factors by which they were worked out, each once. */
  readonly factors: readonly DatedValue<number>[]
}

const joulesOfKilowattHour = 3_600_000

/** `grid`: grams for a kilowatt-hour, by days. */
export function energyOf(runs: readonly Metered[], grid: Dated<number>): Energy {
  const metered = runs.flatMap(({ joules, day }) => (joules === null ? [] : [{ joules, entry: entryOn(grid, day) }]))
  const unmetered = runs.length - metered.length
  if (metered.length === 0) return { unmetered, factors: [] }
  const joules = metered.reduce((sum, one) => sum + one.joules, 0n)
  const factors = [...new Set(metered.flatMap(({ entry }) => (entry === undefined || entry.value === null ? [] : [entry])))]
  if (metered.some(({ entry }) => entry === undefined || entry.value === null)) return { joules, unmetered, factors }
  return { joules, unmetered, factors, grams: metered.reduce((sum, one) => sum + Number(one.joules) / joulesOfKilowattHour * (one.entry?.value ?? 0), 0) }
}

/** Kilowatt-hours as people read them: to a thousandth, rounded down. */
export const kilowattHoursIn = (joules: bigint): number => Number(joules / 3600n) / 1000
