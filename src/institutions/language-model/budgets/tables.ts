/** The rows of the tables of budgets. */
import type { Generated } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Kind, Limit, Period, Scope } from './budget.ts'

export interface LimitTable { scope: Scope; kind: Kind; period: Period; by_office: boolean; most: bigint; set_by: string; set_at: Instant }

interface WindowTable {
  id: string; scope: Scope; kind: Kind; period: Period; starts_at: Instant; ends_at: Instant
  spent: Generated<bigint>; leased: Generated<bigint>; lost: Generated<bigint>; alerted: Generated<number>
}

interface HolderTable { id: string; seen_at: Instant; batch: Generated<bigint>; reclaimed: Generated<boolean> }

interface LeaseTable { holder: string; budget: string; amount: bigint }

interface DecisionTable {
  id: string; scope: Scope; limits: JsonColumn<readonly (Omit<Limit, 'most'> & { readonly most: string })[]>; reason: string; decided_by: string; decided_at: Instant
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { budget_limit: LimitTable; budget_window: WindowTable; budget_holder: HolderTable; budget_lease: LeaseTable; budget_decision: DecisionTable }
}
