/** What is seen of a queue: by whoever has a number of it, by the officers of its counter, and by everybody. */
import { type RawBuilder, sql } from 'kysely'
import { minutesAfter } from '../../law/allocation.ts'
import { Failure } from '../../law/failure.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { atWork, daysLooked, lately, type Pace, paceOf, waitAt } from './forecast.ts'
import { messages } from './messages.ts'
import { inOrder, type Waiting } from './order.ts'
import type { TicketOutcome, TicketRow } from './tables.ts'

/** A number of the queue. */
export interface Ticket extends Waiting {
  readonly id: string
  readonly body: string
  readonly called?: { readonly at: Instant; readonly to: string }
  readonly outcome?: TicketOutcome
  /** How many matters whoever holds it came with. */
  readonly matters: number
}

/** What whoever has taken a number sees of it: how many are before them while they wait, and the minutes until they are called, where that can be forecast. */
export interface TicketView extends Ticket { readonly ahead?: number; readonly minutes?: number }

/** What everybody may know of a queue: the numbers called today, the latest first, how many wait, and how long whoever comes now would wait. */
export interface Board {
  readonly open: boolean
  readonly called: readonly { readonly number: number; readonly to: string; readonly at: Instant }[]
  readonly waiting: number
  readonly minutes?: number
}

/** What the officers of a counter see of today: who waits in the order in which they are called, which numbers are called, and who did not come. */
export interface Queue {
  readonly waiting: readonly Ticket[]
  readonly called: readonly Ticket[]
  readonly absent: readonly Ticket[]
  /** The number that this officer has called, and the window at which they were last. */
  readonly mine?: Ticket
  readonly window?: string
}

interface Ground { readonly db: Db; readonly now: () => Instant; readonly today: () => Day }

/** Numbers that a screen shows of those that were called. */
const shownCalled = 6

export const presented = ({ id, body, number, taken_at: takenAt, booked_from: from, booked_until: until, called_at: at, called_to: to, outcome, matters }: TicketRow): Ticket => ({
  id, body, number, matters, takenAt, ...(from !== null && until !== null && { booked: { from, until } }), ...(at !== null && to !== null && { called: { at, to } }), ...(outcome !== null && { outcome }),
})

/** The numbers of a body on a day. */
const ofDay = (within: Db | Tx, body: string, day: Day) => within.selectFrom('ticket').selectAll().where('body', '=', body).where('on_day', '=', day)

/** How fast a counter works now. */
export async function paceAt({ db, now }: Ground, body: string): Promise<Pace | undefined> {
  const [since, working] = [minutesAfter(now(), -daysLooked * 24 * 60), minutesAfter(now(), -atWork)]
  const [{ rows: served }, { rows: [at] }] = await Promise.all([
    sql<{ minutes: number }>`select (extract(epoch from finished_at - called_at) / 60 / matters)::float8 as minutes from ticket
      where body = ${body} and outcome = 'served' and finished_at > ${since}::timestamptz order by finished_at desc limit ${lately}`.execute(db),
    sql<{ windows: number }>`select count(distinct called_to)::integer as windows from ticket
      where body = ${body} and called_at > ${minutesAfter(now(), -24 * 60)}::timestamptz and (called_at > ${working}::timestamptz or (outcome in ('served', 'absent') and finished_at > ${working}::timestamptz))`.execute(db),
  ])
  return paceOf(served.map(({ minutes }) => minutes), at!.windows)
}

/** How many people, and how many matters. */
export interface Waiters { readonly people: number; readonly matters: number }

/** How many wait at a counter today. */
export async function countWaiting({ today }: Pick<Ground, 'today'>, within: Db | Tx, body: string): Promise<Waiters> {
  return within.selectFrom('ticket').select([sql<number>`count(*)::integer`.as('people'), sql<number>`coalesce(sum(matters), 0)::integer`.as('matters')]).where('body', '=', body).where('on_day', '=', today()).where('outcome', 'is', null)
    .where('called_at', 'is', null).executeTakeFirstOrThrow()
}

/** Those who wait at a counter, the next one first. */
async function waitingAt({ db, now, today }: Ground, body: string): Promise<readonly Ticket[]> {
  return inOrder((await ofDay(db, body, today()).where('outcome', 'is', null).where('called_at', 'is', null).execute()).map(presented), now())
}

/** How many are called before one who waits, counted in the index of turns. */
export async function countBefore({ db, now }: Pick<Ground, 'db' | 'now'>, { body, on_day: day, by_time: byTime, since, number }: TicketRow): Promise<Waiters> {
  const waiting = sql`from ticket where body = ${body} and on_day = ${day} and outcome is null and called_at is null`
  const [earlier, due, isEarly] = [sql`(since, number) < (${since}::timestamptz, ${number})`, sql`since <= ${now()}::timestamptz`, byTime && since > now()]
  const { rows: [counted] } = await sql<Waiters>`select count(*)::integer as people, coalesce(sum(matters), 0)::integer as matters from (
      select matters ${waiting} and by_time and ${byTime ? earlier : due} ${byTime && !isEarly ? sql`` : sql`union all select matters ${waiting} and not by_time and ${isEarly ? sql`true` : earlier}`}
    ) before`.execute(db)
  return counted!
}

/** The number that is called next, if anybody waits: the first one of those whose time has come, else of those who stand by when they came, else of those who are early. */
export async function nextOf(within: Db | Tx, now: Instant, body: string, day: Day): Promise<TicketRow | undefined> {
  const first = (rank: number, of: RawBuilder<unknown>) => sql`(select ${rank}::integer as rank, ticket.* from ticket where body = ${body} and on_day = ${day} and outcome is null and called_at is null and ${of} order by since, number limit 1)`
  const { rows } = await sql<TicketRow>`${first(0, sql`by_time and since <= ${now}::timestamptz`)} union all ${first(1, sql`not by_time`)} union all ${first(2, sql`by_time and since > ${now}::timestamptz`)} order by rank limit 1`.execute(within)
  return rows[0]
}

/** A number as its holder sees it. One of an earlier day is over from midnight on, whenever the clock comes to it. Throws a `Failure` (not found). */
export async function ticketSeen(ground: Ground, id: string): Promise<TicketView> {
  const { db, now, today } = ground
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Failure('not found', messages.noTicket)
  const ticket = presented(row)
  if (ticket.outcome === undefined && row.on_day < today()) return { ...ticket, outcome: ticket.called === undefined ? 'not called' : 'not finished' }
  if (ticket.called !== undefined || ticket.outcome !== undefined) return ticket
  const [ahead, pace] = await Promise.all([countBefore(ground, row), paceAt(ground, row.body)])
  const early = ticket.booked === undefined ? 0 : Math.ceil((Date.parse(ticket.booked.from) - Date.parse(now())) / 60_000)
  return { ...ticket, ahead: ahead.people, ...(pace && { minutes: Math.max(waitAt(pace, ahead.matters), early) }) }
}

export async function queueSeen(ground: Ground, officer: string, body: string): Promise<Queue> {
  const today = ofDay(ground.db, body, ground.today())
  const [waiting, called, absent, last] = await Promise.all([
    waitingAt(ground, body), today.where('outcome', 'is', null).where('called_at', 'is not', null).execute(), today.where('outcome', '=', 'absent').orderBy('number').execute(),
    today.where('officer', '=', officer).where('called_at', 'is not', null).orderBy('called_at', 'desc').limit(1).executeTakeFirst(),
  ])
  const mine = last?.outcome === null ? presented(last) : undefined
  return { waiting, called: called.map(presented), absent: absent.map(presented), ...(mine && { mine }), ...(last && { window: last.called_to! }) }
}

export async function boardSeen(ground: Ground, body: string): Promise<Omit<Board, 'open'>> {
  const [waiting, shown, pace] = await Promise.all([
    countWaiting(ground, ground.db, body),
    ofDay(ground.db, body, ground.today()).where('called_at', 'is not', null).where(sql<boolean>`outcome is distinct from 'absent'`).orderBy('called_at', 'desc').orderBy('number', 'desc').limit(shownCalled).execute(),
    paceAt(ground, body),
  ])
  return { called: shown.map(({ number, called_to: to, called_at: at }) => ({ number, to: to!, at: at! })), waiting: waiting.people, ...(pace && { minutes: waitAt(pace, waiting.matters) }) }
}
