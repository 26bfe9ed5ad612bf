/** What a job is: its definition, what it is given while it runs, and how it looks from outside. */
import type { Selectable } from 'kysely'
import type { Json } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { JobStatus, JobTable } from './tables.ts'

/** What a job is given while it runs. What it writes through `transact` and `checkpoint` is refused once it lost its lease. */
export interface JobContext {
  readonly id: string
  /** Which attempt this is, from 1. */
  readonly attempt: number
  /** What an earlier attempt saved last; undefined when nothing. */
  readonly state: Json | undefined
  /**
   * Fires when the job is cancelled, when the worker stops and when the lease is lost. Save and throw `signal.reason`:
   * a job that the worker's stop interrupted so goes on later, without counting an attempt.
   */
  readonly signal: AbortSignal
  /** Whether somebody asked to cancel; whoever sees this returns soon, and the job ends as cancelled. */
  cancelled(): boolean
  /** Tells how far the work is, in units of the job's own; written a few times a second at most. */
  progress(done: number, total?: number, note?: Text): void
  /** Saves what is needed to go on after a crash; with `tx`, in the same transaction as the work. */
  checkpoint(state: Json, tx?: Tx): Promise<void>
  /** Runs an act in a transaction that commits only while this run still holds the job. */
  transact<T>(act: (tx: Tx) => Promise<T>): Promise<T>
}

/** How a kind of job is done. */
export interface JobDefinition<P extends Json> {
  /** Does the work; throwing means to try again later. It may be run again after a crash, so it begins from `ctx.state`. */
  run(ctx: JobContext, payload: P): Promise<void>
  /** How often it is tried before it has failed: 5 unless told otherwise. A crash of the worker counts. */
  readonly attempts?: number
  /** Milliseconds to wait after the n-th attempt (from 1) failed: 2 s, 4 s, 8 s … unless told otherwise; an hour at most. */
  readonly backoff?: (attempt: number) => number
  /** How many of this name a worker runs at once, besides all others: for what somebody waits for, which no long job is to keep. Unless told otherwise they share the worker's hands. */
  readonly hands?: number
}

export const defaultAttempts = 5
/** No job waits longer to be tried again, whatever its definition says: later times are those of a clock that was ahead. */
export const longestBackoff = 3_600_000
export const defaultBackoff = (attempt: number): number => Math.min(1000 * 2 ** attempt, longestBackoff)

/** How a job is put into the queue. */
export interface EnqueueOptions {
  /** While an unfinished job of this name and key is there, no second one is made. */
  readonly key?: string
  /** Not before this moment. */
  readonly runAt?: Instant
  /** Who asked for it, as the journal names actors. */
  readonly by?: string
}

/** A job as seen from outside. */
export interface Job {
  readonly id: string
  readonly name: string
  readonly payload: Json
  readonly key?: string
  readonly status: JobStatus
  readonly runAt: Instant
  readonly enqueuedAt: Instant
  readonly by?: string
  readonly startedAt?: Instant
  readonly finishedAt?: Instant
  readonly attempts: number
  readonly progress?: { readonly done: number; readonly total?: number; readonly note?: Text }
  readonly cancelRequested: boolean
  /** The last error, for operators. */
  readonly lastFailure?: string
}

/** Reads a row. */
export const jobOf = (row: Selectable<JobTable>): Job => ({
  id: row.id,
  name: row.name,
  payload: row.payload,
  ...(row.key !== null && { key: row.key }),
  status: row.status,
  runAt: row.run_at,
  enqueuedAt: row.enqueued_at,
  ...(row.enqueued_by !== null && { by: row.enqueued_by }),
  ...(row.started_at !== null && { startedAt: row.started_at }),
  ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  attempts: row.attempts,
  ...(row.done !== null && {
    progress: {
      done: Number(row.done),
      ...(row.total !== null && { total: Number(row.total) }),
      ...(row.note !== null && { note: row.note }),
    },
  }),
  cancelRequested: row.cancel_requested,
  ...(row.last_failure !== null && { lastFailure: row.last_failure }),
})
