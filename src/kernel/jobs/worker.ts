/** The worker's loop: takes what is due as long as it has hands free, and lets go of it in good order when it stops. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Json } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import type { Database, Db } from '../database/index.ts'
import type { JobDefinition } from './job.ts'
import { forget, reclaim, take, wakeChannel } from './queue.ts'
import { startRun, type Run } from './run.ts'
import { enqueueDue, openSchedule, type Recurrence } from './schedule.ts'

/** Milliseconds between two looks at what no notification tells of: due times, dead workers, recurring jobs. */
const beat = 1_000
/** Beats between two rounds of forgetting. */
const forgetEvery = 3_600

interface Means {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly sure: () => boolean
  readonly lease: number
  readonly report: (error: unknown) => void
  readonly definitions: ReadonlyMap<string, JobDefinition<Json>>
  readonly recurrences: ReadonlyMap<string, Recurrence>
}

/** How a worker works. */
export interface WorkerOptions {
  /** Jobs at once, besides those of names with hands of their own: 2 unless told otherwise. */
  readonly concurrency?: number
  /** Only jobs of these names; all that are defined unless told otherwise. */
  readonly only?: readonly string[]
}

/** A running worker. */
export interface Worker {
  /** Takes nothing more, interrupts what runs, and gives back what has not ended after `grace` milliseconds. */
  stop(grace: number): Promise<void>
}

/** Names that share so many hands: all that have none of their own are in one. */
interface Lane { readonly hands: number; has(name: string): boolean }

function lanesOf(definitions: Means['definitions'], concurrency: number): readonly Lane[] {
  const own = [...definitions].flatMap(([name, { hands }]) => (hands === undefined ? [] : [{ hands, has: (one: string) => one === name }]))
  return [...own, { hands: concurrency, has: (name) => definitions.get(name)?.hands === undefined }]
}

/** What recurs now: while the clock is doubted, only what is the same at any time. */
const timely = ({ recurrences, sure }: Pick<Means, 'recurrences' | 'sure'>): ReadonlyMap<string, Recurrence> =>
  sure() ? recurrences : new Map([...recurrences].filter(([, { inDoubt }]) => inDoubt === 'runs'))

/** What may be taken now: what was enqueued for its time before the clock was doubted waits as well. */
function runnable(means: Pick<Means, 'definitions' | 'recurrences' | 'sure'>): string[] {
  const now = timely(means)
  return [...means.definitions.keys()].filter((name) => now.has(name) || !means.recurrences.has(name))
}

export async function startWorker(means: Means, { concurrency = 2, only }: WorkerOptions): Promise<Worker> {
  const { db, now, report, definitions, recurrences } = means
  const lanes = lanesOf(definitions, concurrency)
  const runs = new Map<string, { readonly run: Run; readonly lane: Lane }>()
  const stopping = new AbortController()
  const stopped = (): boolean => stopping.signal.aborted
  let looking: Promise<void> | undefined
  let again = false
  let beats = 0

  /** Takes jobs while there are any and hands are free; calls that come meanwhile are one more look. */
  function look(): void {
    again = true
    looking ??= fill().catch(report).finally(() => (looking = undefined))
  }

  async function fill(): Promise<void> {
    while (again && !stopped()) {
      again = false
      for (const lane of lanes) await fillLane(lane)
    }
  }

  async function fillLane(lane: Lane): Promise<void> {
    const names = (): string[] => runnable(means).filter((name) => (only?.includes(name) ?? true) && lane.has(name))
    while (!stopped() && [...runs.values()].filter((one) => one.lane === lane).length < lane.hands) {
      const taken = await take(db, now, names(), means.lease)
      const definition = taken && definitions.get(taken.name)
      if (!taken || !definition) break
      const run = startRun(means, taken, definition)
      runs.set(run.id, { run, lane })
      void run.ended.catch(report).finally(() => {
        runs.delete(run.id)
        look()
      })
    }
  }

  async function tick(): Promise<void> {
    await reclaim(db, now)
    await enqueueDue(db, now, timely(means))
    if (beats++ % forgetEvery === 0) await forget(db, now)
    look()
  }

  for (const [name, recurrence] of recurrences) await openSchedule(db, now, name, recurrence)
  const unlisten = await means.listen(wakeChannel, (id) => {
    runs.get(id)?.run.interrupt('cancelled')
    look()
  })
  let ticking = tick().catch(report)
  const timer = setInterval(() => {
    ticking = ticking.then(() => (stopped() ? undefined : tick())).catch(report)
  }, beat)

  return {
    async stop(grace) {
      stopping.abort()
      clearInterval(timer)
      await unlisten()
      await ticking
      await looking
      const all = [...runs.values()].map(({ run }) => run)
      for (const run of all) run.interrupt('stopping')
      const patience = new AbortController()
      await Promise.race([
        Promise.allSettled(all.map(({ ended }) => ended)),
        pause(grace, undefined, { signal: patience.signal }).catch(() => {}),
      ])
      patience.abort()
      await Promise.all([...runs.values()].map(({ run }) => run.release()))
    },
  }
}

/** Runs what is due now, one by one, until nothing is: what a worker does by and by. */
export async function runDue(means: Means): Promise<void> {
  const { db, now, lease, definitions, recurrences } = means
  for (const [name, recurrence] of recurrences) await openSchedule(db, now, name, recurrence)
  await reclaim(db, now)
  await enqueueDue(db, now, timely(means))
  for (;;) {
    const taken = await take(db, now, runnable(means), lease)
    const definition = taken && definitions.get(taken.name)
    if (!taken || !definition) return
    await startRun(means, taken, definition).ended
  }
}
