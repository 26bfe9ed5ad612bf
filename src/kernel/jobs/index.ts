/**
 * Jobs: work that outlives a request, with progress, cancelling, retries and resumption.
 *
 * Promises: a job enqueued with an act is there exactly when the act is; one worker at a time runs it; when that worker
 * dies, another goes on from what the job saved; a failing job is tried again ever more seldom, then shown as failed.
 * Never: lets a run write through its context after it lost the job, runs two of a key at once, or loses a job in a restart.
 */
import type { Json } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import type { Database, Db, Tx } from '../database/index.ts'
import type { EnqueueOptions, Job, JobDefinition } from './job.ts'
import { again, cancel, enqueue, get, list, type JobFilter } from './queue.ts'
import type { Recurrence } from './schedule.ts'
import { openWatch } from './watch.ts'
import { runDue, startWorker, type Worker, type WorkerOptions } from './worker.ts'

export type { EnqueueOptions, Job, JobContext, JobDefinition } from './job.ts'
export type { JobFilter } from './queue.ts'
export type { JobStatus } from './tables.ts'
export type { WorkerOptions } from './worker.ts'

/** The use cases of jobs. */
export interface Jobs {
  /** Says how jobs of this name are done. The process that runs them must, one that only enqueues need not. */
  define<P extends Json>(name: string, definition: JobDefinition<P>): void
  /** Puts a job into the queue with the act's transaction; answers its id, or that of the unfinished one with the same key. */
  enqueue(tx: Tx, name: string, payload: Json, options?: EnqueueOptions): Promise<string>
  /**
   * Runs a defined job at an interval, across all processes once; the first run is due at once. Said before `start`.
   * It waits while the clock is doubted, unless what it does is the same at any time.
   */
  every(name: string, seconds: number, inDoubt?: Recurrence['inDoubt']): void
  /** Cancels a waiting job, asks a running one to stop. Throws a `Failure`: not found, or conflict when it has finished. */
  cancel(tx: Tx, id: string): Promise<void>
  /** Runs a failed or cancelled job again, from what it saved. Throws a `Failure`: not found, or conflict. */
  again(tx: Tx, id: string): Promise<void>
  get(id: string): Promise<Job | undefined>
  /** Newest first. */
  list(filter?: JobFilter): Promise<readonly Job[]>
  /** Calls `handler` now and whenever the job moves; answers the way to stop. Nothing is called for an unknown job. */
  watch(id: string, handler: (job: Job) => void): Promise<() => void>
  /** Runs what is due now, one by one, in this process: what the worker does by and by. */
  settle(): Promise<void>
  /** Starts the worker of this process. */
  start(options?: WorkerOptions): Promise<void>
  /** Stops the worker: what it was at is given back after `grace` milliseconds (10,000) at the latest. */
  stop(grace?: number): Promise<void>
}

/**
 * Opens jobs. `lease` is how long a worker may be silent before it counts as dead, in milliseconds (30,000). `sure` says
 * whether the clock is; a clock that is turned by hand is.
 */
export function openJobs({ db, listen, now, sure = () => true, lease = 30_000, report = console.error }: {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly sure?: () => boolean
  readonly lease?: number
  readonly report?: (error: unknown) => void
}): Jobs {
  const definitions = new Map<string, JobDefinition<Json>>()
  const recurrences = new Map<string, Recurrence>()
  const means = { db, listen, now, sure, lease, report, definitions, recurrences }
  const watch = openWatch(listen)
  let worker: Worker | undefined

  return {
    define(name, definition) {
      if (definitions.has(name)) throw new Error(`the job ${name} is defined already`)
      definitions.set(name, definition)
    },
    enqueue: (tx, name, payload, options) => enqueue(tx, now, name, payload, options),
    every(name, seconds, inDoubt = 'waits') {
      if (!definitions.has(name)) throw new Error(`the job ${name} is to be defined before it recurs`)
      if (worker !== undefined) throw new Error(`the job ${name} is to recur before the worker starts, which opens the schedule`)
      recurrences.set(name, { seconds, inDoubt })
    },
    cancel: (tx, id) => cancel(tx, now, id),
    again: (tx, id) => again(tx, now, id),
    get: (id) => get(db, id),
    list: (filter = {}) => list(db, filter),

    async watch(id, handler) {
      const look = (): Promise<void> => get(db, id).then((job) => job && handler(job)).catch(report)
      const unwatch = await watch(id, () => void look())
      await look()
      return unwatch
    },

    settle: () => runDue(means),
    async start(options = {}) {
      worker ??= await startWorker(means, options)
    },
    async stop(grace = 10_000) {
      await worker?.stop(grace)
      worker = undefined
    },
  }
}
