/** The rows that the entitlements own. */
import type { Generated, Selectable } from 'kysely'
import type { Facts } from '../../law/field.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

/** Why nothing is ordered for a period yet. */
export type Waiting = 'suspended' | 'not set' | 'no number'

interface EntitlementTable {
  id: string; decision: string; case_id: string; kind: string; procedure: string; version: string; organisation: string | null; person: string | null; body: string | null
  facts: JsonColumn<Facts>; iban: string | null; books: string; since: Day; until: Day | null; next_from: Day | null; next_to: Day | null
  ended_on: Day | null; ended_why: 'over' | 'revoked' | null; decided_by: string; begun_at: Instant
}

interface InstalmentTable {
  id: string; entitlement: string; period_from: Day; period_to: Day; stage: number | null; amount: bigint | null; due_day: Day
  waiting: Waiting | null; lost: Generated<boolean>; /** Lost for good: no later decision of the case pays it. */ forfeited: Generated<boolean>; payment: string | null; attempt: Generated<number>; opened_at: Instant
}

export type EntitlementRow = Selectable<EntitlementTable>
export type InstalmentRow = Selectable<InstalmentTable>

declare module '../database/index.ts' {
  interface Tables {
    entitlement: EntitlementTable
    instalment: InstalmentTable
  }
}
