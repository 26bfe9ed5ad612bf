/** The queue as a table: putting jobs in, taking the next one under a lease, asking to cancel, looking, forgetting. */
import { sql } from 'kysely'
import type { Json } from '../../law/canonical.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { newId, type Db, type Tx } from '../database/index.ts'
import { jobOf, type EnqueueOptions, type Job } from './job.ts'
import { jobHasNotFailed, jobIsFinished, jobIsMissing } from './messages.ts'
import type { JobStatus } from './tables.ts'

/** The channel that wakes workers: the payload is empty, or the id of a job to cancel. */
export const wakeChannel = 'job'
/** The channel on which a job's id is sent whenever it moved. */
export const movedChannel = 'job_moved'

const notify = async (tx: Db, channel: string, payload = ''): Promise<void> => {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx)
}

/** Tells whoever watches a job that it moved. */
export const announce = (db: Db, id: string): Promise<void> => notify(db, movedChannel, id)

/** Puts a job into the queue; answers its id, or that of the unfinished job with the same key. */
export async function enqueue(
  tx: Tx,
  now: () => Instant,
  name: string,
  payload: Json,
  { key, runAt, by }: EnqueueOptions = {},
): Promise<string> {
  for (;;) {
    const at = now()
    const made = await tx.insertInto('job').values({
      id: newId(), name, payload: JSON.stringify(payload), key: key ?? null,
      run_at: runAt ?? at, enqueued_by: by ?? null, enqueued_at: at,
      started_at: null, finished_at: null, done: null, total: null, last_failure: null, holder: null, lease_until: null,
    }).onConflict((conflict) => conflict.columns(['name', 'key'])
      .where('key', 'is not', null).where(sql<boolean>`status in ('waiting', 'running')`).doNothing())
      .returning('id').executeTakeFirst()
    if (made) {
      await notify(tx, wakeChannel)
      return made.id
    }
    const there = await tx.selectFrom('job').select('id').where('name', '=', name).where('key', '=', key ?? '')
      .where('status', 'in', ['waiting', 'running']).executeTakeFirst()
    if (there) return there.id // otherwise it finished in between
  }
}

/** A job taken by a worker. */
export interface Taken {
  readonly id: string
  readonly name: string
  readonly payload: Json
  readonly state: Json | undefined
  readonly attempt: number
  readonly cancelRequested: boolean
  /** Names this run; a later run of the same job has another. */
  readonly holder: string
}

const leaseEnd = (milliseconds: number) => sql<Instant>`clock_timestamp() + ${milliseconds} * interval '1 millisecond'`

/** Hours after which a job that failed is tried again at the latest, and for which no lease is longer. */
const longestWait = 1

/**
 * Takes the next job that is due, if any: no two workers take the same. One that is to be tried again later than it can be was
 * put off under a clock that was ahead: it is due.
 */
export async function take(db: Db, now: () => Instant, names: readonly string[], lease: number): Promise<Taken | undefined> {
  if (names.length === 0) return undefined
  const at = now()
  const holder = newId()
  const row = await db.updateTable('job')
    .set((eb) => ({
      status: 'running', holder, lease_until: leaseEnd(lease), attempts: eb('attempts', '+', 1),
      started_at: eb.fn.coalesce('started_at', eb.val(at)),
    }))
    .where('id', '=', (eb) => eb.selectFrom('job').select('id')
      .where('status', '=', 'waiting').where('name', 'in', names)
      .where(({ or, and, eb: is }) => or([
        is('run_at', '<=', at), and([is('attempts', '>', 0), is('run_at', '>', sql<Instant>`${at}::timestamptz + ${longestWait} * interval '1 hour'`)]),
      ]))
      .orderBy('run_at').orderBy('id').limit(1).forUpdate().skipLocked())
    .returningAll().executeTakeFirst()
  return row && {
    id: row.id, name: row.name, payload: row.payload, state: row.state ?? undefined, attempt: row.attempts,
    cancelRequested: row.cancel_requested, holder,
  }
}

/**
 * Puts the jobs whose worker died back into the queue. The clock of the database decides, so workers' clocks may differ; a lease
 * that is longer than any was given before that clock was set back.
 */
export async function reclaim(db: Db, now: () => Instant): Promise<void> {
  await db.updateTable('job')
    .set({
      status: 'waiting', holder: null, lease_until: null, run_at: now(),
      last_failure: 'The worker died, or lost the database, in the middle.',
    })
    .where('id', 'in', (eb) => eb.selectFrom('job').select('id')
      .where('status', '=', 'running')
        .where(({ or, eb: is }) => or([
          is('lease_until', '<', sql<Instant>`clock_timestamp()`), is('lease_until', '>', sql<Instant>`clock_timestamp() + ${longestWait} * interval '1 hour'`),
        ])).forUpdate().skipLocked())
    .execute()
}

/** Changes a job that this run holds; false when it holds it no longer, and nothing was changed. */
export async function change(
  db: Db,
  { id, holder }: Pick<Taken, 'id' | 'holder'>,
  values: { status?: JobStatus; run_at?: Instant; finished_at?: Instant; attempts?: number; last_failure?: string | null
    state?: string; done?: bigint; total?: bigint | null; note?: string | null },
): Promise<boolean> {
  const release = values.status !== undefined && { holder: null, lease_until: null }
  const { numUpdatedRows } = await db.updateTable('job').set({ ...values, ...release })
    .where('id', '=', id).where('holder', '=', holder).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Holds on to a job for longer. Undefined when it was lost; otherwise whether somebody asked to cancel it. */
export async function renew(db: Db, { id, holder }: Pick<Taken, 'id' | 'holder'>, lease: number): Promise<boolean | undefined> {
  const row = await db.updateTable('job').set({ lease_until: leaseEnd(lease) })
    .where('id', '=', id).where('holder', '=', holder).returning('cancel_requested').executeTakeFirst()
  return row?.cancel_requested
}

/** Whether this run still holds the job; locks the row, so that it stays so until the transaction ends. */
export async function holds(tx: Tx, { id, holder }: Pick<Taken, 'id' | 'holder'>): Promise<boolean> {
  const row = await tx.selectFrom('job').select('id').where('id', '=', id).where('holder', '=', holder)
    .forUpdate().executeTakeFirst()
  return row !== undefined
}

/** Cancels a waiting job at once, and asks a running one to stop. Throws a `Failure` when it is unknown or has finished. */
export async function cancel(tx: Tx, now: () => Instant, id: string): Promise<void> {
  const job = await tx.selectFrom('job').select('status').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!job) throw jobIsMissing()
  if (job.status === 'waiting') {
    await tx.updateTable('job').set({ status: 'cancelled', cancel_requested: true, finished_at: now() })
      .where('id', '=', id).execute()
    return announce(tx, id)
  }
  if (job.status !== 'running') throw jobIsFinished()
  await tx.updateTable('job').set({ cancel_requested: true }).where('id', '=', id).execute()
  await notify(tx, wakeChannel, id)
}

/** Runs a job that failed or was cancelled again, from what it saved. Throws a `Failure` when it cannot. */
export async function again(tx: Tx, now: () => Instant, id: string): Promise<void> {
  const job = await tx.selectFrom('job').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!job) throw jobIsMissing()
  if (job.status !== 'failed' && job.status !== 'cancelled') throw jobHasNotFailed()
  const same = job.key === null ? undefined : await tx.selectFrom('job').select('id')
    .where('name', '=', job.name).where('key', '=', job.key)
    .where('status', 'in', ['waiting', 'running']).executeTakeFirst()
  if (same) throw jobHasNotFailed()
  await tx.updateTable('job').set({ status: 'waiting', run_at: now(), finished_at: null, attempts: 0, cancel_requested: false })
    .where('id', '=', id).execute()
  await notify(tx, wakeChannel)
}

/** Which jobs to list; newest first, at most `limit` (100), older than the job `before`. */
export interface JobFilter {
  readonly name?: string
  readonly key?: string
  readonly status?: JobStatus
  readonly by?: string
  readonly before?: string
  readonly limit?: number
}

export async function list(db: Db, { name, key, status, by, before, limit = 100 }: JobFilter): Promise<Job[]> {
  let query = db.selectFrom('job').selectAll()
  if (name !== undefined) query = query.where('name', '=', name)
  if (key !== undefined) query = query.where('key', '=', key)
  if (status !== undefined) query = query.where('status', '=', status)
  if (by !== undefined) query = query.where('enqueued_by', '=', by)
  if (before !== undefined) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(jobOf)
}

export async function get(db: Db, id: string): Promise<Job | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  return row && jobOf(row)
}

const day = 86_400_000

/** Forgets finished jobs after 30 days, failed ones after 90, and recurring ones that went well after one. */
export async function forget(db: Db, now: () => Instant): Promise<void> {
  const ago = (days: number): Instant => instantAt(Date.parse(now()) - days * day)
  await db.deleteFrom('job').where('finished_at', '<', ago(1)).where((eb) => eb.or([
    eb.and([eb('status', '=', 'done'), eb('enqueued_by', '=', scheduler)]),
    eb.and([eb('status', '!=', 'failed'), eb('finished_at', '<', ago(30))]),
    eb('finished_at', '<', ago(90)),
  ])).execute()
}

/** Who enqueues recurring jobs. */
export const scheduler = 'system:schedule'
