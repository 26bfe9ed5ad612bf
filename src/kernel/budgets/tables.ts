/** The rows of the tables of leased budgets. */
import type { Generated } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Period } from './spans.ts'

interface BudgetTable {
  id: string; keeper: string; scope: string; unit: string; period: Period; starts_at: Instant; ends_at: Instant
  spent: Generated<bigint>; leased: Generated<bigint>; lost: Generated<bigint>; alerted: Generated<number>
}

interface HolderTable { id: string; seen_at: Instant; batch: Generated<bigint>; reclaimed: Generated<boolean>; kept: Generated<boolean> }

interface SliceTable { holder: string; budget: string; amount: bigint }

declare module '../database/index.ts' {
  interface Tables { leased_budget: BudgetTable; budget_process: HolderTable; leased_slice: SliceTable }
}
