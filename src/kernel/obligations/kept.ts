/** Reads the reports of many duties at once, as they are kept: for the institution that watches over them. */
import { sql } from 'kysely'
import type { Period } from '../../law/duty.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { ObligationsGround } from './ground.ts'
import type { Assessment, TestResult } from './tables.ts'

/** Which reports: those of a duty that follows these decisions, of periods that end on a day or later; or those with these ids. */
export type KeptWhich =
  | { readonly duty: string; readonly decisions: readonly string[]; readonly from: Day }
  | { readonly ids: readonly string[] }

/** A report, made or still owed, with the declaration under which it is read. */
export interface KeptReport {
  readonly id: string
  readonly decision: string
  readonly procedure: Procedure
  readonly declared: Obligation
  readonly period: Period
  readonly dueDay: Day
  /** It is owed no more and was not made. */
  readonly ended: boolean
  readonly reportedAt?: Instant
  readonly report?: Facts
  readonly tests: readonly TestResult[]
  readonly assessment?: Assessment
  readonly invoice?: string
}

/** The reports, in the order of their periods. Who may see them is the caller's to say. */
export async function keptReports({ db, declarationOf }: ObligationsGround, which: KeptWhich, within: Db = db): Promise<readonly KeptReport[]> {
  const all = within.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty')
    .select(['obligation.id', 'duty.decision', 'duty.kind', 'period_from', 'period_to', 'due_day', 'reported_at', 'report', 'tests', 'assessment', 'invoice', 'ended_at'])
    .select(({ fn }) => fn.coalesce('obligation.version', 'duty.version').as('version')).where('duty.decision', 'is not', null)
  const rows = await ('ids' in which ? all.where(sql<boolean>`obligation.id = any(${[...which.ids]}::uuid[])`)
    : all.where('duty.kind', '=', which.duty).where(sql<boolean>`duty.decision = any(${[...which.decisions]}::uuid[])`).where('period_to', '>=', which.from))
    .orderBy('period_from').orderBy('obligation.id').execute()
  const versions = new Map(await Promise.all([...new Set(rows.map(({ version }) => version))].map(async (version) => [version, await declarationOf(version)] as const)))
  return rows.map((row): KeptReport => {
    const procedure = versions.get(row.version)!
    return {
      id: row.id, decision: row.decision!, procedure, declared: procedure.obligations[row.kind]!, period: { from: row.period_from, to: row.period_to }, dueDay: row.due_day,
      ended: row.ended_at !== null && row.reported_at === null, tests: row.tests ?? [],
      ...(row.reported_at !== null && { reportedAt: row.reported_at }), ...(row.report !== null && { report: row.report }), ...(row.assessment !== null && { assessment: row.assessment }), ...(row.invoice !== null && { invoice: row.invoice }),
    }
  })
}
