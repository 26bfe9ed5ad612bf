/** Recurring jobs: one table says when each is due next, so one run is made whatever the number of processes. */
import { sql } from 'kysely'
import { type Instant, instantAt } from '../../law/time.ts'
import { transact, type Db } from '../database/index.ts'
import { enqueue, scheduler } from './queue.ts'

/** A job that recurs. */
export interface Recurrence {
  readonly seconds: number
  /** Whether it waits while the clock is doubted. */
  readonly inDoubt: 'waits' | 'runs'
}

const after = (at: Instant, seconds: number): Instant => instantAt(Date.parse(at) + seconds * 1000)

/** Notes that a job recurs: the first run is due at once, later ones at the interval; an interval that changed holds from now. */
export async function openSchedule(db: Db, now: () => Instant, name: string, { seconds }: Recurrence): Promise<void> {
  const soonest = after(now(), seconds)
  await db.insertInto('job_schedule').values({ name, every_seconds: seconds, next_at: now() })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({
      every_seconds: seconds, next_at: sql<Instant>`least(job_schedule.next_at, ${soonest}::timestamptz)`,
    })).execute()
}

/**
 * Enqueues the recurring jobs that are due. Runs that were missed while no worker was there become one; a run that still
 * goes on when the next is due takes its place. One that is due later than its interval and a minute from now was noted under a clock
 * that was ahead: it is due. Less than that is how long ago another process read the time.
 */
export async function enqueueDue(db: Db, now: () => Instant, recurrences: ReadonlyMap<string, Recurrence>): Promise<void> {
  if (recurrences.size === 0) return
  await transact(db, async (tx) => {
    const at = now()
    const due = await tx.selectFrom('job_schedule').selectAll().where('name', 'in', [...recurrences.keys()])
      .where(({ or, eb }) => or([
        eb('next_at', '<=', at), eb('next_at', '>', sql<Instant>`${at}::timestamptz + (every_seconds + 60) * interval '1 second'`),
      ])).forUpdate().skipLocked().execute()
    for (const { name, next_at, every_seconds } of due) {
      const from = next_at <= at ? next_at : at
      const missed = Math.floor((Date.parse(at) - Date.parse(from)) / (every_seconds * 1000))
      await enqueue(tx, now, name, null, { key: 'recurring', by: scheduler })
      await tx.updateTable('job_schedule').set({ next_at: after(from, (missed + 1) * every_seconds) })
        .where('name', '=', name).execute()
    }
  })
}
