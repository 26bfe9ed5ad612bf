/**
 * When what waits begins: a forecast by a stated method. Pure.
 *
 * The method: what runs, runs to its limit; what waits begins in the order of the queue, each as soon as so many accelerators of its partition are free, and none
 * passes one that stands before it. What a reservation keeps is free for its own jobs alone, from its beginning to its end, and nothing else begins that would run into
 * it there. Jobs mostly end before their limits, and a scheduler lets short ones pass, so nothing begins later than this unless something that comes later is put before
 * it or machines are lost. Of nodes that stand in several partitions each is taken by itself.
 */
import type { Capacity, Kept, Queued } from '../cluster/index.ts'

/** When a job that waits begins at the latest, in seconds since 1970; absent where nobody can say: there are too few accelerators for it, those before it may run without an end, or its reservation ends first. */
export interface Forecast extends Queued { readonly begins?: number }

interface Release { readonly at: number; readonly accelerators: number }

/** Accelerators that the same jobs wait for: those of a partition, or of a reservation in it. `coming` are reservations that take some of it later. */
interface Pool { readonly most: number; readonly until: number; readonly coming: readonly Kept[]; at: number; free: number; readonly ends: Release[] }

export function forecast(queue: readonly Queued[], { partitions, kept }: Capacity, now: number): readonly Forecast[] {
  const reserved = (one: Queued): Kept | undefined => kept.find(({ reservation, queue: partition }) => partition === one.queue && one.reservations?.includes(reservation))
  const running = queue.filter(({ state }) => state === 'running')
  const heldBy = (jobs: readonly Queued[]): number => jobs.reduce((sum, { accelerators }) => sum + accelerators, 0)
  const endsOf = (jobs: readonly Queued[]): Release[] => jobs.flatMap(({ began = now, limit, accelerators }) => (limit === undefined ? [] : [{ at: Math.max(now, began + limit), accelerators }]))
  const ofReservations = new Map(kept.map((one): [Kept, Pool] => {
    const inside = running.filter((job) => reserved(job) === one)
    return [one, { most: one.accelerators, until: one.until, coming: [], at: Math.max(now, one.from), free: one.accelerators - one.foreign - heldBy(inside), ends: endsOf(inside) }]
  }))
  const ofPartitions = new Map([...partitions].map(([name, most]): [string, Pool] => {
    const [inside, away] = [running.filter((job) => job.queue === name && reserved(job) === undefined), kept.filter(({ queue: partition }) => partition === name)]
    const begun = away.filter(({ from }) => from <= now)
    return [name, {
      most, until: Infinity, coming: away.filter(({ from }) => from > now), at: now, ends: [...endsOf(inside), ...begun.map(({ until, accelerators, foreign }) => ({ at: Math.max(now, until), accelerators: accelerators - foreign }))],
      // What jobs outside it still hold of a reservation is among what they hold.
      free: begun.reduce((left, { accelerators, foreign }) => left - accelerators + foreign, most) - heldBy(inside),
    }]
  }))
  return queue.map((one) => {
    if (one.state === 'running') return one
    const within = reserved(one)
    const pool = within === undefined ? ofPartitions.get(one.queue) : ofReservations.get(within)
    if (pool === undefined || one.accelerators > pool.most) return one
    const bears = moveOnFor(pool, one)
    if (!bears) return one
    pool.free -= one.accelerators
    if (one.limit !== undefined) pool.ends.push({ at: pool.at + one.limit, accelerators: one.accelerators })
    return { ...one, begins: pool.at }
  })
}

/** Moves a pool on to when it bears a job; answers whether it ever does. */
function moveOnFor(pool: Pool, { accelerators, limit = Infinity }: Queued): boolean {
  pool.ends.sort((a, b) => a.at - b.at)
  const runsInto = (): readonly Kept[] => pool.coming.filter(({ from, until }) => until > pool.at && pool.at + limit > from)
  for (;;) {
    while (pool.ends.length > 0 && (pool.ends[0]!.at <= pool.at || pool.free < accelerators)) {
      const { at, accelerators: back } = pool.ends.shift()!
      pool.at = Math.max(pool.at, at)
      pool.free += back
    }
    if (pool.free < accelerators || pool.at >= pool.until) return false
    const ahead = runsInto()
    if (ahead.reduce((left, one) => left - one.accelerators, pool.free) >= accelerators || ahead.length === 0) return true
    pool.at = Math.min(...ahead.map(({ until }) => until))
  }
}
