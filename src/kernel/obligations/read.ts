/** Reads obligations for those whom they concern, and for the office that follows them. */
import { sql } from 'kysely'
import { type Clock, clockOf } from '../../law/clock.ts'
import { Failure } from '../../law/failure.ts'
import type { Period } from '../../law/duty.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import { atTime, type Day, dayOf, daysBetween, type Instant } from '../../law/time.ts'
import type { Actor } from '../parties/index.ts'
import type { ObligationsGround } from './ground.ts'
import { messages } from './messages.ts'
import { type Party, partyOf, standsFor } from './party.ts'
import type { Assessment, TestResult } from './tables.ts'

export interface ObligationView {
  readonly id: string
  readonly kind: string
  readonly declared: Obligation
  readonly procedure: Procedure
  /** The decision that it follows; absent for a duty of a body and for one upon an act of a case. */
  readonly decision?: string
  /** The case in which an act brought it about. */
  readonly case?: string
  readonly party: Party
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
  /** When another office was told of its lateness. */
  readonly escalatedAt?: Instant
  readonly ledTo?: string
  /** The report upon which this one is owed, for whoever owes or conducts this one: what they check, or why it is owed again. */
  readonly upon?: ObligationView
}

const columns = ([
  'id', 'duty', 'organisation', 'person', 'body', 'period_from', 'period_to', 'due_day', 'draft', 'reported_at', 'reported_by', 'report', 'tests', 'assessment', 'invoice', 'reminders', 'led_to',
  'ended_at', 'told_at', 'occasion',
] as const).map((column) => `obligation.${column}` as const)

const joined = ({ db }: ObligationsGround) =>
  db.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty').select(columns).select(['duty.decision', 'duty.case_id', 'duty.kind'])
    .select(({ fn }) => fn.coalesce('obligation.version', 'duty.version').as('version'))

type Joined = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number]

async function viewOf(ground: ObligationsGround, row: Joined): Promise<ObligationView & { readonly version: string }> {
  const procedure = await ground.declarationOf(row.version)
  const declared = procedure.obligations[row.kind]!
  const now = ground.now()
  const state = row.reported_at ? 'reported' : row.ended_at ? 'ended' : row.due_day < dayOf(now, ground.calendar.zone) ? 'late' : 'open'
  const ends = row.reported_at ?? row.ended_at
  return {
    id: row.id, kind: row.kind, version: row.version, declared, procedure, party: partyOf(row), ...(row.decision && { decision: row.decision }), ...(row.case_id && { case: row.case_id }),
    period: { from: row.period_from, to: row.period_to }, dueDay: row.due_day, state, draft: row.draft, reminders: row.reminders,
    clock: clockOf({
      calendar: ends === null ? ground.calendar : ground.calendarOn(dayOf(ends, ground.calendar.zone)), within: declared.within ?? { unit: 'day', count: daysBetween(row.period_from, row.due_day) }, now,
      events: [{ at: endOfPeriod(ground, declared.within ? row.period_to : row.period_from), kind: 'start' }, ...(ends ? [{ at: ends, kind: 'finish' as const }] : [])],
    }),
    ...(row.report && { report: row.report }), ...(row.reported_at && { reportedAt: row.reported_at }), ...(row.tests && { tests: row.tests }),
    ...(row.assessment && { assessment: row.assessment }), ...(row.invoice && { invoice: row.invoice }), ...(row.led_to && { ledTo: row.led_to }),
    ...(row.told_at && { escalatedAt: row.told_at }),
  }
}

const endOfPeriod = ({ calendar }: ObligationsGround, day: Day): Instant =>
  atTime(day, '23:59:59', calendar.zone)

/**
 * One obligation of whoever the actor stands for, or of a procedure that their office conducts; also for the office that is told of its lateness.
 * Throws a `Failure` (not found).
 */
export async function obligation(ground: ObligationsGround, actor: Actor, id: string): Promise<ObligationView> {
  const row = await joined(ground).where('obligation.id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('not found', messages.noObligation)
  const view = await viewOf(ground, row)
  const { procedure, declared: { late } } = view
  const office = Object.keys(procedure.offices).some((role) => actor.roles.includes(role)) && !ground.isReferred(procedure, actor)
  const told = late.tells !== undefined && actor.roles.includes(late.tells.role)
  const own = standsFor(actor, view.party, view.declared)
  if (!own && !office && !told) throw new Failure('not found', messages.noObligation)
  const reads = (one: ObligationView): readonly string[] => ['name', ...Object.keys(one.report ?? one.draft)]
  if (!own) await lookedAt(ground, actor, [view], reads)
  const upon = own || office ? await reportUpon(ground, row) : undefined
  if (upon === undefined) return view
  if (!standsFor(actor, upon.party, upon.declared)) await lookedAt(ground, actor, [upon], reads)
  return { ...view, upon }
}

/** The report whose making brought a report about. */
async function reportUpon(ground: ObligationsGround, { occasion }: Joined) {
  const [kind, id] = occasion.split(':')
  if (kind !== 'obligation') return undefined
  return viewOf(ground, await joined(ground).where('obligation.id', '=', id!).executeTakeFirstOrThrow())
}

/** An office that is shown what people reported is noted before. What a company or a body reports is its own. */
async function lookedAt({ looks, officesIn }: ObligationsGround, actor: Actor, views: readonly (ObligationView & { readonly version: string })[], fieldsOf: (view: ObligationView) => readonly string[]): Promise<void> {
  const byOffice = Map.groupBy(views.filter(({ party }) => party.kind === 'person'), ({ procedure, declared: { late: { tells } } }) =>
    [...officesIn(procedure), ...Object.keys(procedure.offices), ...(tells ? [tells.role] : [])].find((role) => actor.roles.includes(role)))
  for (const [office, seen] of byOffice) {
    if (office === undefined) continue
    await looks.note({ person: actor.person, as: { office } }, seen.map((view) => ({ whose: view.party.id, kind: 'duty', thing: view.id, declared: view.version, fields: fieldsOf(view), basis: view.declared.basis })))
  }
}

/** The obligations of whoever the actor stands for, the latest due first. */
export async function ownOf(ground: ObligationsGround, actor: Actor): Promise<readonly ObligationView[]> {
  const own = joined(ground).orderBy('due_day', 'desc').orderBy('obligation.id').limit(200)
  const rows = await (actor.organisation ? own.where('obligation.organisation', '=', actor.organisation.id)
    : actor.roles.length > 0 ? own.where('duty.role', 'in', actor.roles) : own.where('obligation.person', '=', actor.person)).execute()
  return Promise.all(rows.map((row) => viewOf(ground, row)))
}

/** What of the obligations of these procedures was opened, reported on and ended: as long as it stays, so does their overview, but for the day. */
export async function changesOf({ db }: ObligationsGround, procedures: readonly string[]): Promise<string> {
  const { opened, reported, ended } = await db.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty').where('duty.procedure', 'in', procedures.length === 0 ? [''] : procedures)
    .select(({ fn }) => [fn.countAll<bigint>().as('opened'), fn.count<bigint>('obligation.reported_at').as('reported'), fn.count<bigint>('obligation.ended_at').as('ended')]).executeTakeFirstOrThrow()
  return `${opened} ${reported} ${ended}`
}

export interface ObligationOverview { readonly rows: readonly ObligationView[]; readonly total: number }

export async function overview(
  ground: ObligationsGround, { state, page, size, procedures, by }: { state: 'open' | 'late' | 'reported'; page: number; size: number; procedures: readonly string[]; by?: Actor },
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
  const views = await Promise.all(rows.map((row) => viewOf(ground, row)))
  // What is not reported yet is a name and a day.
  if (by !== undefined && state === 'reported') await lookedAt(ground, by, views, () => ['name', 'tests', 'assessment'])
  return { rows: views, total: Number(count.n) }
}
