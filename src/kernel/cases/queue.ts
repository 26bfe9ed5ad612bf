/** The officer's queue: the cases of an office, what of them waits for whoever asks, in the order of the day that binds, and the one that comes next. */
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import { addWorkdays } from '../../law/calendar.ts'
import { isOutsider } from '../../law/outsiders.ts'
import { feeOf } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import type { Tables } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { alikeTo, onceAmong } from './alike.ts'
import { officeSteps } from './awaits.ts'
import type { Ground } from './ground.ts'
import { deskOf, type DeskProcedure, ofDesk } from './desk.ts'
import { type CaseSummary, type Page, summary } from './read.ts'

/** By what a queue is put in order; the day that binds unless given. */
export type QueueOrder = 'due' | '-due' | 'filed' | '-filed' | 'number' | '-number'

export interface QueueFilter {
  readonly procedure?: string
  readonly step?: string
  /** `mine`: assigned to the actor; `free`: to nobody; anything else is the id of whoever it is assigned to. */
  readonly assigned?: string
  /**
   * Only what waits for the actor themself, as their cabinet tells it: to act, to vote or to sign in time, or `late` of it; `me` is all of these. Such cases are
   * open, whatever `state` says.
   */
  readonly waits?: 'me' | 'act' | 'vote' | 'sign' | 'late'
  /** Open ones unless given. `applicant`: those in which the office waits for the applicant, a fee or somebody outside. */
  readonly state?: 'open' | 'late' | 'applicant' | 'closed' | 'all'
  /** Due within so many working days, what is late included; 0 is today. */
  readonly withinWorkdays?: number
  /** Code of the region that the application names. */
  readonly region?: string
  /** Part of a case number, of a company's name or its whole BIN. */
  readonly search?: string
  /** `once`: of cases that say the same the first alone. Anything else is the id of a case: those that say what it says. */
  readonly alike?: string
  readonly order?: QueueOrder
}

/** How many cases stand in each part of the queue; `late` and `act` to `sign` are the actor's own, `officeLate` is of the whole office. */
export interface QueueCounts {
  readonly act: number
  readonly vote: number
  readonly sign: number
  readonly late: number
  readonly applicant: number
  readonly open: number
  readonly officeLate: number
}

/** The cases that actors of the office may see: those of its procedures, and what is or was referred to it. */
function visibleTo(desk: readonly DeskProcedure[], actor: Actor) {
  const [conducted, referred] = [desk.filter((one) => !one.referred), desk.filter((one) => one.referred)]
  const apart = [...new Set(desk.flatMap(({ procedure: { id }, apart: steps }) => steps.map((step) => `${id} ${step}`)))]
  return (expression: ExpressionBuilder<Tables, 'case_record'>) => expression.and([
    expression.or([
      ...(conducted.length > 0 ? [ofDesk(conducted)] : []),
      ...referred.map((one) => expression.and([ofDesk([one]), expression.or([expression('step', 'in', one.steps), sql<boolean>`exists (
        select from case_action where case_id = case_record.id and person = ${actor.person} and act ->> 'step' = any(${one.steps}))`])])),
    ]),
    // Whoever declared a conflict where they judge apart sees the case no more, whatever else they hold.
    ...(apart.length === 0 ? [] : [sql<boolean>`not exists (select from case_action where case_id = case_record.id and person = ${actor.person} and act ->> 'type' = 'recused' and case_record.procedure || ' ' || (act ->> 'step') = any(${apart}))`]),
  ])
}

/** The steps, each behind its version, in which an office waits for the applicant, a fee or somebody outside. */
function stepsWithApplicant({ versions }: Ground, desk: readonly DeskProcedure[]): readonly string[] {
  const ids = new Set(desk.map(({ procedure: { id } }) => id))
  return versions.withHashes().filter(({ declaration: { id } }) => ids.has(id)).flatMap(({ hash, declaration: { steps } }) => Object.entries(steps)
    .flatMap(([name, { by }]) => (by === 'applicant' || feeOf(by) || isOutsider(by) ? [`${hash} ${name}`] : [])))
}

/** Whether the office waits for one of these. */
const withApplicant = (ground: Ground, desk: readonly DeskProcedure[]): RawBuilder<boolean> => sql<boolean>`version || ' ' || step = any(${[...stepsWithApplicant(ground, desk)]})`

/** Whether the last day of the case or of its step is over or, of a term in hours, its moment. */
const isLate = ({ now, calendar }: Ground): RawBuilder<boolean> => sql<boolean>`(least(step_due_day, due_day) < ${dayOf(now(), calendar.zone)}::date or least(step_due_at, due_at) < ${now()})`

/** What waits for the actor, with the columns of `officeSteps`. */
const waiting = (ground: Ground, actor: Actor): RawBuilder<unknown> => sql`(select id, way, coalesce(due < ${dayOf(ground.now(), ground.calendar.zone)}::date or due_at < ${ground.now()}, false) as late
  from (${officeSteps(ground, actor)}) as step (id, way, about, due, since, due_at)) as waiting`

const day = sql`least(step_due_day, due_day)`
const moment = sql`least(step_due_at, due_at)`
const orders: Readonly<Record<QueueOrder, RawBuilder<unknown>>> = {
  due: sql`${day} asc nulls last, ${moment} asc nulls last, id`, '-due': sql`${day} desc nulls last, ${moment} desc nulls last, id desc`,
  filed: sql`filed_at, id`, '-filed': sql`filed_at desc, id desc`, number: sql`number`, '-number': sql`number desc`,
}

async function conditionOf(ground: Ground, actor: Actor, filter: QueueFilter) {
  const { waits, state } = filter
  const desk = deskOf(ground, actor).filter(({ procedure: { id } }) => filter.procedure === undefined || id === filter.procedure)
  if (desk.length === 0 && waits === undefined) return undefined
  const { calendar } = ground
  const found = filter.search ? await ground.parties.findOrganisations(filter.search, 200) : []
  const visible = visibleTo(desk, actor)
  const narrowed = (expression: ExpressionBuilder<Tables, 'case_record'>) => expression.and([
    ...(waits === undefined ? [visible(expression)] : filter.procedure ? [expression('procedure', '=', filter.procedure)] : []),
    ...(waits === undefined && state === 'all' ? [] : [expression('closed_at', waits === undefined && state === 'closed' ? 'is not' : 'is', null)]),
    ...(waits === undefined ? state === 'late' ? [isLate(ground)] : state === 'applicant' ? [withApplicant(ground, desk)] : []
      : [sql<boolean>`id::text in (select id from ${waiting(ground, actor)} where ${waits === 'me' ? sql`true` : waits === 'late' ? sql`late` : sql`not late and way = ${waits}`})`]),
    ...(filter.withinWorkdays === undefined ? [] : [sql<boolean>`${day} <= ${addWorkdays(calendar, dayOf(ground.now(), calendar.zone), filter.withinWorkdays)}::date`]),
    ...(filter.alike && filter.alike !== 'once' ? [alikeTo(filter.alike)] : []),
    ...(filter.region ? [expression('region', '=', filter.region)] : []),
    ...(filter.step ? [expression('step', '=', filter.step)] : []),
    ...(filter.assigned === 'free' ? [expression('assignee', 'is', null)] : filter.assigned ? [expression('assignee', '=', filter.assigned === 'mine' ? actor.person : filter.assigned)] : []),
    ...(filter.search ? [expression.or([
      expression('number', 'like', `%${filter.search.replaceAll(/[%_\\]/g, '')}%`),
      ...(found.length > 0 ? [expression('organisation', 'in', found.map((organisation) => organisation.id))] : []),
    ])] : []),
  ])
  // The first is the first of those that the list holds: one that another office sees, or that waits in another step, hides none here.
  return filter.alike === 'once' ? () => onceAmong(sql`${ground.db.selectFrom('case_record').select('id').where(narrowed)}`) : narrowed
}

/** How a list is put in order; one in which some are closed has these behind the open ones where the day binds. What waits is open. */
function orderOf({ order, state, waits }: QueueFilter): RawBuilder<unknown> {
  const among = waits === undefined ? state : 'open'
  if (order === undefined && among === 'closed') return sql`closed_at desc, id`
  const by = orders[order ?? 'due']
  return among === 'all' && (order === undefined || order.endsWith('due')) ? sql`closed_at is not null, ${by}` : by
}

/** What a filter may name and the list still has all open cases of the office. */
const narrowsNothing: readonly string[] = ['order', 'procedure', 'state'] satisfies readonly (keyof QueueFilter)[]

/** Whether a list has all open cases of the office: as long as it is, its first cases are found in the order of an index. */
const isWhole = (filter: QueueFilter): boolean =>
  (filter.state ?? 'open') === 'open' && Object.entries(filter).every(([name, value]) => narrowsNothing.includes(name) || value === undefined || value === '')

/** Which cases of a list are read: from `offset` on; `total` where it is known how many there are, which are then not counted. */
interface Part { readonly offset: number; readonly limit: number; readonly total?: number }

/** A part of the list, and how long all of it is: one statement, unless it begins behind the end. */
async function listed({ db }: Ground, where: NonNullable<Awaited<ReturnType<typeof conditionOf>>>, filter: QueueFilter, { offset, limit, total: known }: Part): Promise<Page<CaseSummary>> {
  const by = orderOf(filter)
  const all = db.selectFrom('case_record').where(where)
  // All that match are put in order by their ids, for whole cases are wide; those of the page alone are then read.
  const total = known !== undefined ? sql<bigint>`${known}::bigint`.as('total') : isWhole(filter) ? all.select(sql<bigint>`count(*)`.as('total')).as('total') : sql<bigint>`count(*) over ()`.as('total')
  const asked = all.select(['id as listed', total]).orderBy(by).limit(limit).offset(offset).as('asked')
  const rows = await db.selectFrom(asked).innerJoin('case_record', 'case_record.id', 'asked.listed').selectAll('case_record').select('asked.total').orderBy(by).execute()
  if (rows[0] !== undefined) return { rows: rows.map(summary), total: Number(rows[0].total) }
  if (offset === 0 || known !== undefined) return { rows: [], total: known ?? 0 }
  const { total: none } = await all.select(sql<bigint>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { rows: [], total: Number(none) }
}

/** Cases of the procedures that the actor's office takes part in, or that are or were referred to it, the most urgent first; pages count from 1. */
export async function queue(ground: Ground, actor: Actor, { page, size, ...filter }: QueueFilter & { readonly page: number; readonly size: number }): Promise<Page<CaseSummary>> {
  const where = await conditionOf(ground, actor, filter)
  return where === undefined ? { rows: [], total: 0 } : listed(ground, where, filter, { offset: (page - 1) * size, limit: size })
}

/** The part of the office's queue that a filter asks for and nothing beside, whatever the order. What waits for the actor alone is read whole to be put in order: it is counted on the way. */
function partIn({ state = 'open', ...more }: QueueFilter): 'officeLate' | 'open' | 'applicant' | undefined {
  if (Object.entries(more).some(([name, value]) => name !== 'order' && value !== undefined && value !== '')) return undefined
  return state === 'late' ? 'officeLate' : state === 'open' || state === 'applicant' ? state : undefined
}

/** A page of the queue beside the counts of its parts: a list that is one of the office's parts is as long as that was counted, and is not counted again. */
export async function queueWithCounts(ground: Ground, actor: Actor, { page, size, ...filter }: QueueFilter & { readonly page: number; readonly size: number }): Promise<Page<CaseSummary> & { readonly counts: QueueCounts }> {
  const part = partIn(filter)
  const counting = queueCounts(ground, actor)
  if (part === undefined) {
    const [listing, counts] = await Promise.all([queue(ground, actor, { page, size, ...filter }), counting])
    return { ...listing, counts }
  }
  const [where, counts] = await Promise.all([conditionOf(ground, actor, filter), counting])
  const total = counts[part]
  return { ...where === undefined || total === 0 ? { rows: [], total: 0 } : await listed(ground, where, filter, { offset: (page - 1) * size, limit: size, total }), counts }
}

/** How many cases stand in each part of the actor's queue, in two statements. */
async function queueCounts(ground: Ground, actor: Actor): Promise<QueueCounts> {
  const desk = deskOf(ground, actor)
  const [office, { rows: [own] }] = await Promise.all([
    desk.length === 0 ? [] : ground.db.selectFrom('case_record').select(['version', 'step', sql<bigint>`count(*)`.as('open'), sql<bigint>`count(*) filter (where ${isLate(ground)})`.as('late')])
      .where('closed_at', 'is', null).where(visibleTo(desk, actor)).groupBy(['version', 'step']).execute(),
    sql<Record<'act' | 'vote' | 'sign' | 'late', bigint>>`select count(*) filter (where not late and way = 'act') as act, count(*) filter (where not late and way = 'vote') as vote,
      count(*) filter (where not late and way = 'sign') as sign, count(*) filter (where late) as late from ${waiting(ground, actor)}`.execute(ground.db),
  ])
  const { act, vote, sign, late } = own!
  const theirs = new Set(stepsWithApplicant(ground, desk))
  const sum = (rows: typeof office, of: 'open' | 'late'): number => rows.reduce((all, row) => all + Number(row[of]), 0)
  return {
    act: Number(act), vote: Number(vote), sign: Number(sign), late: Number(late), applicant: sum(office.filter(({ version, step }) => theirs.has(`${version} ${step}`)), 'open'), open: sum(office, 'open'), officeLate: sum(office, 'late'),
  }
}

/** Where somebody stands in a view of the queue. */
export interface Beside {
  /** The case that comes next, and its place, counted from 0. */
  readonly next?: { readonly case: CaseSummary; readonly at: number }
  readonly previous?: { readonly case: CaseSummary; readonly at: number }
  /** How many cases the view holds now. */
  readonly total: number
}

/**
 * What stands beside a case in a view of the queue, when its reader found it at the place `at`. A case that has left the view leaves its place to the one
 * behind it; behind the last comes the first.
 */
export async function besideInQueue(ground: Ground, actor: Actor, filter: QueueFilter, { id, at }: { readonly id: string; readonly at: number }): Promise<Beside> {
  const where = await conditionOf(ground, actor, filter)
  if (where === undefined) return { total: 0 }
  const from = Math.max(0, at - 1)
  const { rows, total } = await listed(ground, where, filter, { offset: from, limit: 3 })
  const placed = rows.map((one, place) => ({ case: one, at: from + place }))
  const here = placed.findIndex((one) => one.case.id === id)
  const previous = here >= 0 ? placed[here - 1] : placed.find((one) => one.at < at)
  const next = here >= 0 ? placed[here + 1] : placed.find((one) => one.at >= at)
  const shown = { ...(previous && { previous }), total }
  if (next !== undefined || total === 0) return { ...shown, ...(next && { next }) }
  const first = (await listed(ground, where, filter, { offset: 0, limit: 2 })).rows
  const again = first.findIndex((one) => one.id !== id)
  return { ...shown, ...(again >= 0 && { next: { case: first[again]!, at: again } }) }
}
