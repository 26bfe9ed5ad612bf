/** The work of connectors: finds what is due, runs it, writes the history, and asks a source that fails ever more seldom. */
import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../../../kernel/database/index.ts'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { transact } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import type { Commons } from '../commons.ts'
import { harvestJob } from './connectors.ts'
import { type Harvested, harvest } from './harvest.ts'
import * as say from './messages.ts'
import { hostOf } from './source.ts'

const dueJob = 'commons.harvest-due'
/** How often it is looked what is due, in seconds. */
const lookEvery = 300
/** Connectors that are enqueued at one look. */
const mostAtOnce = 100
/** How long one run may take, in milliseconds. */
const longestRun = 3 * 3_600_000
const attempts = 3

const week = 7 * 24

/** When a connector is due next: at its interval; after failures at twice, four times … the interval, a week at most where that is longer. Pure. */
function nextAt(now: Instant, { hours, failures }: { readonly hours: number; readonly failures: number }): Instant {
  const wait = failures === 0 ? hours : Math.min(hours * 2 ** Math.min(failures, 10), Math.max(hours, week))
  return instantAt(Date.parse(now) + wait * 3_600_000)
}

/** What is due; a time that is further away than any interval was noted under a clock that was ahead. */
const isDue = (now: Instant) => sql<boolean>`(next_at <= ${now} or next_at > ${now}::timestamptz + greatest(hours, ${week}) * interval '1 hour')`

/** Defines the jobs of connectors. Said once in every process. */
export function connectorWork(commons: Commons): void {
  const { kernel } = commons
  const { db, jobs, now, settings } = kernel

  jobs.define(dueJob, {
    async run() {
      const due = await db.selectFrom('connector').select('id').where('paused', '=', false).where(isDue(now())).orderBy('next_at').limit(mostAtOnce).execute()
      await transact(db, async (tx) => {
        for (const { id } of due) await jobs.enqueue(tx, harvestJob, { connector: id }, { key: id, by: 'system:commons' })
      })
    },
  })
  jobs.every(dueJob, lookEvery)

  jobs.define(harvestJob, {
    attempts,
    async run(context, payload) {
      const { connector } = z.object({ connector: z.string() }).parse(payload)
      const row = await db.selectFrom('connector').selectAll().where('id', '=', connector).executeTakeFirst()
      if (row === undefined) return
      const startedAt = now()
      const tooLong = new AbortController()
      const clock = setTimeout(() => tooLong.abort(say.noAnswer(hostOf(row.source))), longestRun)
      try {
        const ground = { mayReach: settings.connectorsMayReach, signal: AbortSignal.any([context.signal, tooLong.signal]) }
        await record(context, connector, startedAt, await harvest(commons, context, row, ground))
      } catch (error) {
        if (context.signal.aborted) throw context.signal.reason
        if (!(error instanceof Failure) && context.attempt < attempts) throw error
        await record(context, connector, startedAt, error instanceof Failure ? error.text : say.fault)
        if (!(error instanceof Failure)) throw error
      } finally {
        clearTimeout(clock)
      }
    },
  })

  async function record(context: JobContext, connector: string, startedAt: Instant, ended: Harvested | Text): Promise<void> {
    const harvested = 'versions' in ended ? ended : undefined
    const failure = 'versions' in ended ? undefined : ended
    await context.transact(async (tx) => {
      const row = await tx.selectFrom('connector').select(['hours', 'failures']).where('id', '=', connector).forUpdate().executeTakeFirst()
      if (row === undefined) return
      const failures = failure === undefined ? 0 : row.failures + 1
      const endedAt = now()
      await tx.insertInto('connector_run').values({
        id: newId(), connector, started_at: startedAt, ended_at: endedAt, outcome: harvested === undefined ? 'failed' : harvested.versions > 0 ? 'new' : 'unchanged',
        versions: harvested?.versions ?? 0, bytes: BigInt(harvested?.bytes ?? 0), notes: JSON.stringify(harvested?.notes ?? []), failure: failure === undefined ? null : JSON.stringify(failure),
      }).execute()
      await tx.updateTable('connector').set({ failures, next_at: nextAt(endedAt, { hours: row.hours, failures }) }).where('id', '=', connector).execute()
    })
  }
}
