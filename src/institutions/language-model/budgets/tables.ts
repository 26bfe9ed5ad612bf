/** The rows of the tables of budgets. */
import type { Generated } from 'kysely'
import type { Instant } from '../../../law/time.ts'
import type { Kind, Period, Scope } from './budget.ts'

export interface LimitTable { scope: Scope; kind: Kind; period: Period; by_office: boolean; most: bigint; set_by: string; set_at: Instant }

interface WindowTable {
  id: string; scope: Scope; kind: Kind; period: Period; starts_at: Instant; ends_at: Instant
  spent: Generated<bigint>; leased: Generated<bigint>; lost: Generated<bigint>; alerted: Generated<number>
}

interface HolderTable { id: string; seen_at: Instant; batch: Generated<bigint>; reclaimed: Generated<boolean> }

interface LeaseTable { holder: string; budget: string; amount: bigint }

declare module '../../../kernel/database/index.ts' {
  interface Tables { budget_limit: LimitTable; budget_window: WindowTable; budget_holder: HolderTable; budget_lease: LeaseTable }
}
