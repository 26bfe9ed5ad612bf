/** The rows of the tables of budgets. */
import type { Period } from '../../../kernel/budgets/index.ts'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Kind, Scope } from './budget.ts'

interface DecisionTable {
  id: string; scope: Scope; limits: JsonColumn<readonly { readonly kind: Kind; readonly period: Period; readonly most: string }[]>; reason: string; decided_by: string; decided_at: Instant
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { budget_decision: DecisionTable }
}
