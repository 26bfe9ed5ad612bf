/**
 * When what waits begins: a forecast by a stated method. Pure.
 *
 * The method: what runs, runs to its limit; what waits begins in the order of the queue, each as soon as so many accelerators of its partition are free, and none
 * passes one that stands before it. Jobs mostly end before their limits, and a scheduler lets short ones pass, so nothing begins later than this unless something that
 * comes later is put before it or machines are lost.
 */
import type { Queued } from '../cluster/index.ts'

/** When a job that waits begins at the latest, in seconds since 1970; absent where nobody can say: its partition has too few accelerators, or those before it may run without an end. */
export interface Forecast extends Queued { readonly begins?: number }

export function forecast(queue: readonly Queued[], capacity: ReadonlyMap<string, number>, now: number): readonly Forecast[] {
  const partitions = new Map<string, { at: number; free: number; ends: { at: number; accelerators: number }[] }>()
  for (const [name, accelerators] of capacity) {
    const ends = queue.filter((one) => one.queue === name && one.state === 'running').flatMap(({ began = now, limit, accelerators: mine }) => (limit === undefined ? [] : [{ at: Math.max(now, began + limit), accelerators: mine }]))
    partitions.set(name, { at: now, free: accelerators - queue.filter((one) => one.queue === name && one.state === 'running').reduce((sum, one) => sum + one.accelerators, 0), ends })
  }
  return queue.map((one) => {
    const partition = partitions.get(one.queue)
    if (one.state === 'running') return one
    if (partition === undefined || one.accelerators > (capacity.get(one.queue) ?? 0)) return one
    const { ends } = partition
    ends.sort((a, b) => a.at - b.at)
    while (partition.free < one.accelerators && ends.length > 0) {
      const { at, accelerators } = ends.shift()!
      partition.at = Math.max(partition.at, at)
      partition.free += accelerators
    }
    if (partition.free < one.accelerators) return one
    partition.free -= one.accelerators
    if (one.limit !== undefined) ends.push({ at: partition.at + one.limit, accelerators: one.accelerators })
    return { ...one, begins: partition.at }
  })
}
