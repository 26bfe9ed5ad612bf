/** The rows that the obligations own. */
import type { Generated, Selectable } from 'kysely'
import type { Trace, Verdict } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

/** The result of a test of the report, with its trace. */
export interface TestResult { readonly name: string; readonly verdict: Verdict; readonly trace: Trace }

/** What is owed for the period: an amount in tiyn, or what the law has not set. */
export type Assessment =
  | { readonly status: 'assessed'; readonly amount: string; readonly dueDay: Day }
  | { readonly status: 'not set'; readonly missing: readonly string[] }
  | { readonly status: 'nothing due' }

/** Whose a row is: exactly one is set. */
interface Owed { organisation: string | null; person: string | null; body: string | null }

interface DutyTable extends Owed {
  id: string; decision: string | null; case_id: string | null; kind: string; procedure: string; version: string; role: string | null
  since: Day; facts: JsonColumn<Facts>; until: Generated<Day | null>; next_from: Day | null; next_to: Day | null; next_opens: Day | null; ended_on: Day | null; stops_with: Generated<string | null>; paused_on: Generated<Day | null>
}

interface ObligationTable extends Owed {
  id: string; duty: string; version: Generated<string | null>; occasion: Generated<string>; forewarned: Generated<number>; told_at: Generated<Instant | null>; period_from: Day; period_to: Day; due_day: Day; draft: JsonColumn<Facts>
  reported_at: Instant | null; reported_by: string | null; report: JsonColumn<Facts | null>; tests: JsonColumn<readonly TestResult[] | null>
  assessment: JsonColumn<Assessment | null>; invoice: string | null; signature: string | null; reminders: number; led_to: string | null; ended_at: Instant | null
}

export type DutyRow = Selectable<DutyTable>

declare module '../database/index.ts' {
  interface Tables {
    duty: DutyTable
    obligation: ObligationTable
  }
}
