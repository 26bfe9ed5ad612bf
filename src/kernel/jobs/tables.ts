/** The rows of the tables that jobs own. */
import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

export interface JobTable {
  id: string
  name: string
  payload: ColumnType<Json, string, never>
  key: string | null
  status: Generated<JobStatus>
  run_at: Instant
  enqueued_by: string | null
  enqueued_at: Instant
  started_at: Instant | null
  finished_at: Instant | null
  attempts: Generated<number>
  state: JsonColumn<Json>
  done: bigint | null
  total: bigint | null
  note: JsonColumn<Text | null>
  cancel_requested: Generated<boolean>
  last_failure: string | null
  holder: string | null
  lease_until: Instant | null
}

interface ScheduleTable {
  name: string
  every_seconds: number
  next_at: Instant
}

/** `waiting` for its time or a worker, `running`, or finished in one of three ways. */
export type JobStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

declare module '../database/index.ts' {
  interface Tables {
    job: JobTable
    job_schedule: ScheduleTable
  }
}
