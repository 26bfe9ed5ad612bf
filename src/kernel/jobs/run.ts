/** One run of one job: its context, its heartbeat, and what becomes of it at the end. */
import type { Json } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { transact, type Db, type Tx } from '../database/index.ts'
import { defaultAttempts, defaultBackoff, longestBackoff, type JobContext, type JobDefinition } from './job.ts'
import { announce, change, holds, renew, type Taken } from './queue.ts'

/** Milliseconds between two writes of progress. */
const progressBeat = 250

/** Why a run was interrupted. */
class Interrupted extends Error {
  readonly because: 'cancelled' | 'stopping' | 'lost'

  constructor(because: 'cancelled' | 'stopping' | 'lost') {
    super({ cancelled: 'the job was cancelled', stopping: 'the worker stops', lost: 'another worker has the job now' }[because])
    this.because = because
  }
}

/** A run under way. */
export interface Run {
  readonly id: string
  /** Resolves when the run has ended and its end is written. Rejects only when the database is away. */
  readonly ended: Promise<void>
  interrupt(because: 'cancelled' | 'stopping'): void
  /** Gives the job back at once, for another worker; what this run still writes is refused. */
  release(): Promise<void>
}

interface Means {
  readonly db: Db
  readonly now: () => Instant
  readonly lease: number
  readonly report: (error: unknown) => void
}

/** Progress as it is written: the latest, a few times a second. */
class Progress {
  readonly #write: (values: { done: bigint; total: bigint | null; note: string | null }) => Promise<void>
  #latest: { done: bigint; total: bigint | null; note: string | null } | undefined
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(write: (values: { done: bigint; total: bigint | null; note: string | null }) => Promise<void>) {
    this.#write = write
  }

  set(done: number, total?: number, note?: Text): void {
    this.#latest = {
      done: BigInt(Math.floor(done)),
      total: total === undefined ? null : BigInt(Math.floor(total)),
      note: note ? JSON.stringify(note) : null,
    }
    if (this.#timer === undefined) this.#beat()
  }

  #beat(): void {
    const values = this.#latest
    this.#latest = undefined
    this.#timer = values && setTimeout(() => this.#beat(), progressBeat)
    if (values) this.#writing = this.#writing.then(() => this.#write(values))
  }

  /** Writes what is not yet written. */
  end(): Promise<void> {
    clearTimeout(this.#timer)
    this.#beat()
    clearTimeout(this.#timer)
    return this.#writing
  }
}

/** Starts a run of a job that was taken. */
export function startRun(means: Means, taken: Taken, definition: JobDefinition<Json>): Run {
  const { db, lease, report } = means
  const controller = new AbortController()
  const interrupt = (because: Interrupted['because']): void => {
    if (!controller.signal.aborted) controller.abort(new Interrupted(because))
  }
  if (taken.cancelRequested) interrupt('cancelled')
  let cancelRequested = taken.cancelRequested

  const hold = async (): Promise<void> => {
    const cancel = await renew(db, taken, lease)
    if (cancel) cancelRequested = true
    if (cancel !== false) interrupt(cancel ? 'cancelled' : 'lost')
  }
  const beat = setInterval(() => void hold().catch(report), lease / 3)

  const progress = new Progress(async (values) => {
    try {
      if (!(await change(db, taken, values))) interrupt('lost')
      else await announce(db, taken.id)
    } catch (error) {
      report(error)
    }
  })

  const guarded = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => transact(db, async (tx) => {
    const result = await act(tx)
    if (!(await holds(tx, taken))) throw new Interrupted('lost')
    return result
  })

  const ctx: JobContext = {
    id: taken.id,
    attempt: taken.attempt,
    state: taken.state,
    signal: controller.signal,
    cancelled: () => cancelRequested,
    progress: (done, total, note) => progress.set(done, total, note),
    transact: guarded,
    async checkpoint(state, tx = undefined) {
      if (!(await change(tx ?? db, taken, { state: JSON.stringify(state) }))) throw new Interrupted('lost')
    },
  }

  async function run(): Promise<void> {
    const attempts = definition.attempts ?? defaultAttempts
    let failure: { error: unknown } | undefined
    try {
      // One that was taken too often was always lost in the middle: it may be what kills the workers.
      if (taken.attempt > attempts) throw new Error('The worker died in the middle of each attempt.')
      if (!taken.cancelRequested) await definition.run(ctx, taken.payload)
    } catch (error) {
      failure = { error }
    } finally {
      clearInterval(beat)
    }
    await progress.end()
    const { reason } = controller.signal
    const interrupted = reason instanceof Interrupted && reason.because !== 'cancelled'
    await end(means, taken, definition, { cancelRequested, interrupted, failure })
  }

  return {
    id: taken.id,
    ended: run(),
    interrupt(because) {
      if (because === 'cancelled') cancelRequested = true
      interrupt(because)
    },
    async release() {
      clearInterval(beat)
      await change(db, taken, { status: 'waiting', attempts: taken.attempt - 1 })
    },
  }
}

/** Writes what became of a run; nothing when the job is no longer its own. */
async function end(
  { db, now }: Means,
  taken: Taken,
  { attempts = defaultAttempts, backoff = defaultBackoff }: JobDefinition<Json>,
  { cancelRequested, interrupted, failure }: {
    cancelRequested: boolean
    interrupted: boolean
    failure: { error: unknown } | undefined
  },
): Promise<void> {
  const finished_at = now()
  const last_failure = failure && textOf(failure.error)
  if (cancelRequested) await change(db, taken, { status: 'cancelled', finished_at, last_failure: last_failure ?? null })
  else if (last_failure === undefined) await change(db, taken, { status: 'done', finished_at, last_failure: null })
  else if (interrupted) await change(db, taken, { status: 'waiting', attempts: taken.attempt - 1 })
  else if (taken.attempt >= attempts) await change(db, taken, { status: 'failed', finished_at, last_failure })
  else {
    const run_at = instantAt(Date.parse(finished_at) + Math.min(backoff(taken.attempt), longestBackoff))
    await change(db, taken, { status: 'waiting', run_at, last_failure })
  }
  await announce(db, taken.id)
}

const textOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4_000)
