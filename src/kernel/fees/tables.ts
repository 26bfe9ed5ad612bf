/** The rows that the fees own. */
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { FeeExemption } from '../../law/fee.ts'
import type { Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'
import type { PartyKind } from '../parties/index.ts'

interface ChargeTable {
  id: string; case_id: string; step: string; passage: number; title: JsonColumn<Text>; party_kind: PartyKind; party: string; amount: bigint
  free_by: ColumnType<Pick<FeeExemption, 'title' | 'basis'> | null, string | null>; invoice: string | null; charged_at: Instant
  ended: 'paid' | 'free' | 'dropped' | null; ended_at: Instant | null
}

interface RefundTable {
  id: string; charge: string; key: string; decision: string | null; acted_by: string; amount: bigint; due_day: Day; expense: string; iban: string | null
  waiting: 'no number' | null; payment: string | null; attempt: Generated<number>; opened_at: Instant; ended_at: Instant | null; annulled_at: ColumnType<Instant | null, Instant | null | undefined>
}

export type ChargeRow = Selectable<ChargeTable>
export type RefundRow = Selectable<RefundTable>

declare module '../database/index.ts' {
  interface Tables {
    fee_charge: ChargeTable
    fee_refund: RefundTable
  }
}
