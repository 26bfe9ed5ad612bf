/** The rows of the tables of budgets. */
import type { Period } from '../../../kernel/budgets/index.ts'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Kind, Limit, Scope } from './budget.ts'

export interface LimitTable { scope: Scope; kind: Kind; period: Period; by_office: boolean; most: bigint; set_by: string; set_at: Instant }

interface DecisionTable {
  id: string; scope: Scope; limits: JsonColumn<readonly (Omit<Limit, 'most'> & { readonly most: string })[]>; reason: string; decided_by: string; decided_at: Instant
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { budget_limit: LimitTable; budget_decision: DecisionTable }
}
