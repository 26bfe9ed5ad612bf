/** The rows of the tables of compute hours. */
import type { Generated } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Day, Instant } from '../../../law/time.ts'
import type { RunState } from '../cluster/index.ts'

export type JobState = 'asked' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'over-time' | 'refused'

interface GrantTable {
  decision: string; number: string; organisation: string; granted: bigint; reclaimed: Generated<bigint>; reclaimed_at: Instant | null; used_at: Instant | null
  in_step_at: Instant | null; fault: JsonColumn<Text> | null; idle_days: Generated<number>; idle_on: Day | null; reminded_on: Day | null; starts_at: Instant; ends_at: Instant
}

interface JobTable {
  id: string; grant: string; cluster: string; title: string; nodes: number; accelerators_per_node: number; minutes: number; state: JobState; remote: string | null; said: JsonColumn<Text> | null
  login: string | null; key: string | null; asked_by: string; asked_at: Instant; state_at: Instant
}

/** On which clusters a grant has an account. */
interface AccountTable { grant: string; cluster: string }

interface RunTable {
  cluster: string; run: string; grant: string; job: string | null; remote: string; state: RunState; accelerators: number; seconds: bigint; charged: bigint; uncovered: bigint; began_at: Instant | null; ended_at: Instant
  joules: bigint | null; price: bigint | null; bill: string | null; displaced: string | null
}

/** What an organisation owes for a month; `month` is such as `2026-11`. */
interface BillTable { id: string; organisation: string; month: string; seconds: bigint; amount: bigint; invoice: string | null; at: Instant }

/** What a reservation put back into the queue; `reservation` is the number of its entry, and `began_at` tells the run that it cut short. */
interface DisplacedTable { reservation: string; cluster: string; remote: string; grant: string; job: string | null; accelerators: number; began_at: Instant; at: Instant; told_at: Instant | null }

/** `missing`: it is not made; `occupied`: it stands, and other jobs may still run on its nodes; `unknown`: the cluster does not say. */
export type ReservationFaultKind = 'missing' | 'occupied' | 'unknown'

interface ReservationFaultTable { reservation: string; kind: ReservationFaultKind; fault: JsonColumn<Text>; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { compute_grant: GrantTable; compute_account: AccountTable; compute_job: JobTable; compute_run: RunTable; compute_bill: BillTable; compute_displaced: DisplacedTable; compute_reservation_fault: ReservationFaultTable }
}
