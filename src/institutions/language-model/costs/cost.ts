/** What hours cost: by the price of the day on which they were used. Pure. */
import type { Citation } from '../../../law/citation.ts'
import { type Dated, entryOn } from '../../../law/dated.ts'
import type { Tiyn } from '../../../law/money.ts'
import type { Day } from '../../../law/time.ts'
import type { Stage } from './tables.ts'

/** What the country sets for an hour of one processor, and of one accelerator. */
export interface HourPrices { readonly processor: Dated<Tiyn>; readonly accelerator: Dated<Tiyn> }

/** What was taken on one day. Undefined is what was not measured. */
export interface Used {
  readonly stage: Stage
  readonly day: Day
  readonly clockSeconds: number
  readonly processorSeconds: number | undefined
  readonly acceleratorSeconds: number
  readonly joules: number | undefined
}

/** Sums over days; a sum of which a part was not measured is not measured. */
export interface Taken extends Omit<Used, 'stage' | 'day'> {
  /** Whole tiyn, rounded once, half up. */
  readonly cost: Tiyn | 'not set' | 'not measured'
  /** The prices by which it was worked out, each once. */
  readonly prices: readonly { readonly of: keyof HourPrices; readonly price: Tiyn; readonly from: Day; readonly basis: Citation }[]
}

const millisecondsOfHour = 3_600_000n

export function takenBy(uses: readonly Used[], hours: HourPrices): Taken {
  const all = (of: (one: Used) => number | undefined): number | undefined =>
    uses.reduce<number | undefined>((sum, one) => { const more = of(one); return sum === undefined || more === undefined ? undefined : sum + more }, 0)
  const parts = uses.flatMap(({ day, processorSeconds, acceleratorSeconds }) => ([['processor', processorSeconds], ['accelerator', acceleratorSeconds]] as const)
    .filter(([, seconds]) => seconds !== 0).map(([of, seconds]) => ({ of, seconds, entry: entryOn(hours[of], day) })))
  const prices = new Map<string, Taken['prices'][number]>()
  for (const { of, entry } of parts) if (entry && entry.value !== null) prices.set(`${of} ${entry.from}`, { of, price: entry.value, from: entry.from, basis: entry.basis })
  return {
    clockSeconds: all((one) => one.clockSeconds) ?? 0, processorSeconds: all((one) => one.processorSeconds), acceleratorSeconds: all((one) => one.acceleratorSeconds) ?? 0,
    joules: all((one) => one.joules), prices: [...prices.values()], cost: costOf(parts),
  }
}

function costOf(parts: readonly { readonly seconds: number | undefined; readonly entry: { readonly value: Tiyn | null } | undefined }[]): Taken['cost'] {
  let sum = 0n
  for (const { seconds, entry } of parts) {
    if (seconds === undefined) return 'not measured'
    if (entry === undefined || entry.value === null) return 'not set'
    sum += BigInt(Math.round(seconds * 1000)) * entry.value
  }
  return (2n * sum + millisecondsOfHour) / (2n * millisecondsOfHour)
}
