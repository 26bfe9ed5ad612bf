/** The rows of the tables that the clock owns. */
import type { Generated } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Doubt } from './reckoning.ts'

interface WatchTable {
  process: string
  host: string
  at: Instant
  machine_at: Instant
  database_at: Instant
  doubts: Doubt[]
  doubted_since: Instant | null
}

interface ConfirmationTable {
  id: Generated<bigint>
  at: Instant
  database_at: Generated<Instant>
  confirmed_by: string
  journal_id: bigint
}

declare module '../database/index.ts' {
  interface Tables {
    clock_watch: WatchTable
    clock_confirmation: ConfirmationTable
  }
}
