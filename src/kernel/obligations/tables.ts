/** The rows that the obligations own. */
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

interface DutyTable {
  id: string; decision: string; kind: string; procedure: string; version: string; organisation: string
  since: Day; next_from: Day; next_to: Day; ended_on: Day | null
}

interface ObligationTable {
  id: string; duty: string; organisation: string; period_from: Day; period_to: Day; due_day: Day; draft: JsonColumn<Facts>
  reported_at: Instant | null; reported_by: string | null; report: JsonColumn<Facts | null>; tests: JsonColumn<readonly TestResult[] | null>
  assessment: JsonColumn<Assessment | null>; invoice: string | null; signature: string | null; reminders: number; led_to: string | null; ended_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables {
    duty: DutyTable
    obligation: ObligationTable
  }
}
