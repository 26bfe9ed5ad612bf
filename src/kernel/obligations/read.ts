/** Reads obligations for those whom they concern, and for the office that follows them. */
import { sql } from 'kysely'
import { type Clock, clockOf } from '../../law/clock.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import { atTime, type Day, dayOf, type Instant } from '../../law/time.ts'
import type { Actor } from '../parties/index.ts'
import type { ObligationsGround } from './ground.ts'
import { messages } from './messages.ts'
import type { Period } from './period.ts'
import type { Assessment, TestResult } from './tables.ts'

export interface ObligationView {
  readonly id: string
  readonly kind: string
  readonly declared: Obligation
  readonly procedure: Procedure
  readonly decision: string
  readonly organisation: string
  readonly period: Period
  readonly dueDay: Day
  readonly state: 'open' | 'late' | 'reported' | 'ended'
  /** Days of work left until the due day, while the report is open. */
  readonly clock: Clock
  readonly draft: Facts
  readonly report?: Facts
  readonly reportedAt?: Instant
  readonly tests?: readonly TestResult[]
  readonly assessment?: Assessment
  readonly invoice?: string
  readonly reminders: number
  readonly ledTo?: string
}

const joined = ({ db }: ObligationsGround) =>
  db.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty').selectAll('obligation').select(['duty.decision', 'duty.kind', 'duty.version'])

type Joined = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number]

async function viewOf(ground: ObligationsGround, row: Joined): Promise<ObligationView> {
  const procedure = await ground.declarationOf(row.version)
  const declared = procedure.obligations[row.kind]!
  const now = ground.now()
  const state = row.reported_at ? 'reported' : row.ended_at ? 'ended' : row.due_day < dayOf(now, ground.calendar.zone) ? 'late' : 'open'
  const ends = row.reported_at ?? row.ended_at
  return {
    id: row.id, kind: row.kind, declared, procedure, decision: row.decision, organisation: row.organisation,
    period: { from: row.period_from, to: row.period_to }, dueDay: row.due_day, state, draft: row.draft, reminders: row.reminders,
    clock: clockOf({
      calendar: ground.calendar, within: declared.within, now,
      events: [{ at: endOfPeriod(ground, row.period_to), kind: 'start' }, ...(ends ? [{ at: ends, kind: 'finish' as const }] : [])],
    }),
    ...(row.report && { report: row.report }), ...(row.reported_at && { reportedAt: row.reported_at }), ...(row.tests && { tests: row.tests }),
    ...(row.assessment && { assessment: row.assessment }), ...(row.invoice && { invoice: row.invoice }), ...(row.led_to && { ledTo: row.led_to }),
  }
}

const endOfPeriod = ({ calendar }: ObligationsGround, day: Day): Instant =>
  atTime(day, '23:59:59', calendar.zone)

/** One obligation of the organisation that the actor acts for. */
export async function obligation(ground: ObligationsGround, actor: Actor, id: string): Promise<ObligationView> {
  const row = await joined(ground).where('obligation.id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('not found', messages.noObligation)
  const view = await viewOf(ground, row)
  const office = Object.keys(view.procedure.offices).some((role) => actor.roles.includes(role))
  if (row.organisation !== actor.organisation?.id && !office) throw new Failure('not found', messages.noObligation)
  return view
}

export async function ofOrganisation(ground: ObligationsGround, actor: Actor): Promise<readonly ObligationView[]> {
  if (!actor.organisation) return []
  const rows = await joined(ground).where('obligation.organisation', '=', actor.organisation.id).orderBy('due_day', 'desc').limit(200).execute()
  return Promise.all(rows.map((row) => viewOf(ground, row)))
}

export interface ObligationOverview { readonly rows: readonly ObligationView[]; readonly total: number }

export async function overview(
  ground: ObligationsGround, { state, page, size, procedures }: { state: 'open' | 'late' | 'reported'; page: number; size: number; procedures: readonly string[] },
): Promise<ObligationOverview> {
  if (procedures.length === 0) return { rows: [], total: 0 }
  const today = dayOf(ground.now(), ground.calendar.zone)
  const chosen = joined(ground).where('duty.procedure', 'in', procedures).where((expression) => expression.and([
    expression('obligation.reported_at', state === 'reported' ? 'is not' : 'is', null),
    ...(state === 'reported' ? [] : [expression('obligation.ended_at', 'is', null), expression('due_day', state === 'late' ? '<' : '>=', today)]),
  ]))
  const [rows, count] = await Promise.all([
    chosen.orderBy('due_day', 'desc').orderBy('obligation.id').limit(size).offset((page - 1) * size).execute(),
    ground.db.selectFrom(chosen.as('chosen')).select(sql<bigint>`count(*)`.as('n')).executeTakeFirstOrThrow(),
  ])
  return { rows: await Promise.all(rows.map((row) => viewOf(ground, row))), total: Number(count.n) }
}
