/**
 * When what waits begins: a forecast by a stated method. Pure.
 *
 * The method: what runs, runs to its limit; what waits begins in the order of the queue, each as soon as so many accelerators of its partition are free, and none
 * passes one that stands before it. What a reservation keeps is free for its own jobs alone until its end. Jobs mostly end before their limits, and a scheduler lets
 * short ones pass, so nothing begins later than this unless something that comes later is put before it or machines are lost.
 */
import type { Kept, Queued } from '../cluster/index.ts'

/** When a job that waits begins at the latest, in seconds since 1970; absent where nobody can say: there are too few accelerators for it, those before it may run without an end, or its reservation ends first. */
export interface Forecast extends Queued { readonly begins?: number }

/** Accelerators that the same jobs wait for: those of a partition, or of a reservation in it. */
interface Pool { readonly most: number; readonly until: number; at: number; free: number; readonly ends: { readonly at: number; readonly accelerators: number }[] }

export function forecast(queue: readonly Queued[], { capacity, kept, now }: { readonly capacity: ReadonlyMap<string, number>; readonly kept: readonly Kept[]; readonly now: number }): readonly Forecast[] {
  const reserved = (one: Queued): Kept | undefined => kept.find(({ reservation, queue: partition }) => reservation === one.reservation && partition === one.queue)
  const poolOf = (most: number, { inside, away, until }: { readonly inside: readonly Queued[]; readonly away: readonly Kept[]; readonly until: number }): Pool => ({
    most, until, at: now, free: [...inside, ...away].reduce((left, { accelerators }) => left - accelerators, most),
    ends: [
      ...inside.flatMap(({ began = now, limit, accelerators }) => (limit === undefined ? [] : [{ at: Math.max(now, began + limit), accelerators }])),
      ...away.map(({ until: end, accelerators }) => ({ at: Math.max(now, end), accelerators })),
    ],
  })
  const running = queue.filter(({ state }) => state === 'running')
  const ofReservations = new Map(kept.map((one) => [one, poolOf(one.accelerators, { inside: running.filter((job) => reserved(job) === one), away: [], until: one.until })]))
  const ofPartitions = new Map([...capacity].map(([name, most]) => [name, poolOf(most, {
    inside: running.filter((job) => job.queue === name && reserved(job) === undefined), away: kept.filter(({ queue: partition }) => partition === name), until: Infinity,
  })]))
  return queue.map((one) => {
    if (one.state === 'running') return one
    const within = reserved(one)
    const pool = within === undefined ? ofPartitions.get(one.queue) : ofReservations.get(within)
    if (pool === undefined || one.accelerators > pool.most) return one
    pool.ends.sort((a, b) => a.at - b.at)
    while (pool.free < one.accelerators && pool.ends.length > 0) {
      const { at, accelerators } = pool.ends.shift()!
      pool.at = Math.max(pool.at, at)
      pool.free += accelerators
    }
    if (pool.free < one.accelerators || pool.at >= pool.until) return one
    pool.free -= one.accelerators
    if (one.limit !== undefined) pool.ends.push({ at: pool.at + one.limit, accelerators: one.accelerators })
    return { ...one, begins: pool.at }
  })
}
