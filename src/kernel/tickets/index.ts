/**
 * The queue at a counter: numbers for whoever has booked and for whoever has not, called one after another.
 *
 * Promises: a number names nobody; two officers never call the same one; a number that was called stays called until somebody says what came of it; how long
 * people waited is told of each day without telling of anybody; whoever has booked is told where they want to be that they are next; what leads to a person is gone when the day ends.
 * Never: serves anybody itself, which the counter does, or shows who waits.
 */
import { sql } from 'kysely'
import { type IntervalResource, readResourceKey, slotsOn } from '../../law/allocation.ts'
import { type Body, servesAt } from '../../law/body.ts'
import type { Calendar } from '../../law/calendar.ts'
import { Failure } from '../../law/failure.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import type { AllocationView } from '../allocations/index.ts'
import { type Db, newId, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type LetterParts, type Parties, type SystemActor } from '../parties/index.ts'
import { roomIn } from './forecast.ts'
import { letters, messages } from './messages.ts'
import { type Board, boardSeen, countWaiting, nextOf, paceAt, presented, type Queue, queueSeen, type Ticket, ticketSeen, type TicketView } from './seen.ts'
import { type DayOfQueue, daysOf } from './statistics.ts'
import type { TicketOutcome, TicketRow } from './tables.ts'

export type { Board, Queue, Ticket, TicketView } from './seen.ts'
export type { DayOfQueue } from './statistics.ts'

/** A booking by which somebody stands in the queue. */
export interface Booking { readonly id: string; readonly resource: string; readonly from: Instant | null; readonly until: Instant | null }

/** All throw `Failure`: `not found` for a body without a queue, `refused` for whoever does not sit at its counter. */
export interface Tickets {
  /** A number that an officer gives to whoever came without a booking, for so many matters as the counter lets one number bring: `invalid` for more. */
  give(officer: Actor, body: string, matters?: number): Promise<Ticket>
  /** A number that somebody takes themself, in the hours of the counter: by the booking that they have for today, where `holder` says whose. `conflict` without a booking, where more wait than the hours can serve. */
  take(body: string, holder?: Actor, matters?: number): Promise<Ticket>
  /** The booking of today by which somebody would stand in this queue, and does not yet. */
  bookingOf(body: string, holder: Actor): Promise<AllocationView | undefined>
  /** The number of whoever is checked in for a booking, in the transaction of that; none where the resource is no counter's. */
  checkedIn(tx: Tx, by: Actor, booking: Booking): Promise<void>
  /** Takes back the number that a check-in made which was a mistake, unless it was called already; one that whoever booked took themself stays. */
  checkInUndone(tx: Tx, by: Actor, booking: string): Promise<void>
  /** Follows a booking that was moved, or given back (without a time): whoever waits by it stands from then on by their new time, or as they came. */
  bookingChanged(tx: Tx, booking: Omit<Booking, 'resource'>): Promise<void>
  /** Calls the next number to a window. Undefined while nobody waits; `conflict` while another one of this officer is not finished, at whatever counter. */
  callNext(officer: Actor, body: string, window: string): Promise<Ticket | undefined>
  /** Says what came of the number that the officer has called; whoever had booked and was served has come. */
  /** `matters`: how many it was in the end, where the officer says so. Throws a `Failure` (invalid) for more than one number may bring. */
  finish(officer: Actor, id: string, outcome: 'served' | 'absent', matters?: number): Promise<Ticket>
  /** Puts a number that was called, or did not come, back to its place in the queue: any officer of the counter, whoever called it. */
  putBack(officer: Actor, id: string): Promise<void>
  /** Whose booking it is that the officer has called, where it is a person's own. */
  holder(officer: Actor, id: string): Promise<{ readonly person: string; readonly body: string } | undefined>
  /** Whoever took the number goes without being called. */
  giveBack(id: string): Promise<void>
  view(id: string): Promise<TicketView>
  queue(officer: Actor, body: string): Promise<Queue>
  board(body: string): Promise<Board>
  /** How people waited on each day since one, the latest first. */
  days(body: string, since: Day): Promise<readonly DayOfQueue[]>
  /** Forgets who called, once their account is closed. */
  forget(tx: Tx, person: string): Promise<void>
  /** Ends what is open of earlier days, and takes out of it what leads to a person. */
  round(): Promise<void>
}

/** What the queue stands on. */
interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'append'>
  readonly calendar: Calendar
  readonly bodies: () => readonly Body[]
  /** What is given out by this name today. */
  readonly hours: (resource: string) => IntervalResource | undefined
  readonly parties: Pick<Parties, 'writeLetter'>
  readonly bookings: {
    own(actor: Actor): Promise<readonly AllocationView[]>
    holder(within: Db | Tx, id: string): Promise<string | undefined>
    served(tx: Tx, by: Actor, id: string): Promise<void>
  }
}

/** The longest name of a window. */
const longestWindow = 12

const self: SystemActor = { system: 'queue' }

export function openTickets(ground: Ground): Tickets {
  const { db, now, bodies, bookings } = ground
  const today = (): Day => dayOf(now(), ground.calendar.zone)
  const sight = { db, now, today }

  function queueAt(id: string): { readonly body: Body; readonly resource: string } {
    const body = bodies().find((one) => one.id === id)
    const resource = body?.counter?.appointments
    if (body === undefined || resource === undefined) throw new Failure('not found', messages.noQueue)
    return { body, resource }
  }
  function requireCounter({ roles }: Actor, body: string): void {
    queueAt(body)
    if (!servesAt(bodies(), body, roles)) throw new Failure('refused', messages.notYours)
  }
  /** @throws Failure 'invalid' for more matters than one number may bring */
  function requireMatters(body: string, matters: number): void {
    const most = queueAt(body).body.counter?.matters?.most ?? 1
    if (!Number.isInteger(matters) || matters < 1 || matters > most) throw new Failure('invalid', messages.matters(most), [{ field: 'matters', text: messages.matters(most) }])
  }
  /** What is left of the hours of today, each from now on. */
  const hoursLeft = (resource: string) => {
    const hours = ground.hours(resource)
    return hours === undefined ? [] : slotsOn(hours, ground.calendar, today()).filter(({ until }) => now() < until)
  }
  const isOpen = (resource: string): boolean => hoursLeft(resource).some(({ from }) => from <= now())
  /** How many may wait who took their number themselves: as many as the hours that are left can serve. */
  async function room(resource: string, body: string): Promise<number> {
    const minutes = hoursLeft(resource).reduce((sum, { from, until }) => sum + (Date.parse(until) - Math.max(Date.parse(from), Date.parse(now()))) / 60_000, 0)
    return roomIn(minutes, ground.hours(resource)!, await paceAt(sight, body))
  }
  /** The journal names the number and no id, by which whoever took it comes back. */
  const record = (tx: Tx, by: Actor | SystemActor, { body, on_day: day, number }: Pick<TicketRow, 'body' | 'on_day' | 'number'>, what: 'taken' | 'called' | 'served' | 'absent' | 'put-back' | 'given-back') =>
    ground.journal.append(tx, actorString(by), { type: `ticket.${what}`, subject: `ticket:${body}-${day}-${number}`, body: { body, number } })

  /** One after another at each counter: the next number is one, and the next of those who wait. */
  const inTurn = (tx: Tx, body: string) => sql`select pg_advisory_xact_lock(hashtext('ticket'), hashtext(${body}))`.execute(tx)

  async function number(tx: Tx, by: Actor | SystemActor, body: string, { booking, checkedIn = false, matters = 1 }: { readonly booking?: Booking | undefined; readonly checkedIn?: boolean; readonly matters?: number } = {}): Promise<TicketRow | undefined> {
    await inTurn(tx, body)
    const { last } = await tx.selectFrom('ticket').select(({ fn }) => fn.max('number').as('last')).where('body', '=', body).where('on_day', '=', today()).executeTakeFirstOrThrow()
    const given = await tx.insertInto('ticket').values({
      id: newId(), body, on_day: today(), number: (last ?? 0) + 1, taken_at: now(), allocation: booking?.id ?? null, booked_from: booking?.from ?? null, booked_until: booking?.until ?? null,
      called_at: null, called_to: null, officer: null, finished_at: null, outcome: null, by_check_in: checkedIn, matters,
    }).onConflict((on) => on.column('allocation').where('outcome', 'is', null).where('allocation', 'is not', null).doNothing()).returningAll().executeTakeFirst()
    if (given) await record(tx, by, given, 'taken')
    return given
  }

  async function bookingOf(body: string, holder: Actor): Promise<AllocationView | undefined> {
    const { resource } = queueAt(body)
    const own = (await bookings.own(holder)).filter((one) => one.resource.id === resource && (one.state === 'firm' || one.state === 'missed') && one.from !== undefined && dayOf(one.from, ground.calendar.zone) === today())
    if (own.length === 0) return undefined
    const standing = await db.selectFrom('ticket').select('allocation').where('allocation', 'in', own.map(({ id }) => id)).where('outcome', 'is', null).execute()
    return own.filter(({ id }) => !standing.some(({ allocation }) => allocation === id)).toSorted((a, b) => a.from!.localeCompare(b.from!))[0]
  }

  async function finish(tx: Tx, id: string, outcome: TicketOutcome): Promise<TicketRow> {
    return tx.updateTable('ticket').set({ outcome, finished_at: now() }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
  }

  /** The number that this officer has called, locked. Whoever does not sit at its counter is told so first. */
  async function calledBy(tx: Tx, officer: Actor, id: string): Promise<TicketRow> {
    const row = await tx.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row !== undefined) requireCounter(officer, row.body)
    if (row === undefined || row.officer !== officer.person || row.outcome !== null) throw new Failure('not found', messages.notCalled)
    return row
  }

  /** Writes to whoever stands in the queue by a booking of their own. A number without one has no address: whoever took it has its page. */
  async function tell(tx: Tx, { allocation }: TicketRow, letter: LetterParts): Promise<void> {
    const person = allocation === null ? undefined : await bookings.holder(tx, allocation)
    if (person !== undefined) await ground.parties.writeLetter(tx, person, letter)
  }

  /** Tells whoever is next, once, and only at their booked time: who is early, or stands as they came, has anybody put before them whose time has come. */
  async function tellNext(tx: Tx, body: string): Promise<void> {
    const next = await nextOf(tx, now(), body, today())
    if (next === undefined || next.told_next || !next.by_time || next.since > now()) return
    await tell(tx, next, letters.next)
    await tx.updateTable('ticket').set({ told_next: true }).where('id', '=', next.id).execute()
  }

  /** Ends what is open of earlier days, and takes out of it what leads to a person. */
  async function endDays(tx: Tx): Promise<void> {
    const ended = await tx.updateTable('ticket').set({ outcome: sql`case when called_at is null then 'not called' else 'not finished' end`, finished_at: now() })
      .where('on_day', '<', today()).where('outcome', 'is', null).returning(['body', 'on_day', 'outcome']).execute()
    await tx.updateTable('ticket').set({ allocation: null, officer: null }).where('on_day', '<', today()).where(({ or, eb }) => or([eb('allocation', 'is not', null), eb('officer', 'is not', null)])).execute()
    for (const [key, rows] of Map.groupBy(ended, ({ body, on_day: day }) => `${body}-${day}`)) {
      const count = (outcome: TicketOutcome): number => rows.filter((one) => one.outcome === outcome).length
      await ground.journal.append(tx, actorString(self), { type: 'queue.day-ended', subject: `queue:${key}`, body: { body: rows[0]!.body, notCalled: count('not called'), notFinished: count('not finished') } })
    }
  }

  return {
    async give(officer, body, matters = 1) {
      requireCounter(officer, body)
      requireMatters(body, matters)
      return presented((await transact(db, (tx) => number(tx, officer, body, { matters })))!)
    },
    async take(body, holder, matters = 1) {
      const { resource } = queueAt(body)
      requireMatters(body, matters)
      if (!isOpen(resource)) throw new Failure('conflict', messages.closed)
      const booking = holder && await bookingOf(body, holder)
      if (holder && booking === undefined) throw new Failure('conflict', messages.notBooked)
      const most = booking === undefined ? await room(resource, body) : Infinity
      const given = await transact(db, async (tx) => {
        await inTurn(tx, body)
        if (most < Infinity && (await countWaiting(sight, tx, body)).matters + matters > most) throw new Failure('conflict', messages.full)
        return number(tx, self, body, { booking: booking && { id: booking.id, resource, from: booking.from!, until: booking.until! }, matters })
      })
      if (given === undefined) throw new Failure('conflict', messages.notBooked)
      return presented(given)
    },
    bookingOf,
    async checkedIn(tx, by, booking) {
      const { resource } = readResourceKey(booking.resource)
      const at = bodies().find(({ counter }) => counter?.appointments === resource)
      if (at !== undefined) await number(tx, by, at.id, { booking, checkedIn: true })
    },
    async checkInUndone(tx, by, booking) {
      const row = await tx.selectFrom('ticket').selectAll().where('allocation', '=', booking).where('by_check_in', '=', true).where('outcome', 'is', null).where('called_at', 'is', null).forUpdate().executeTakeFirst()
      if (row !== undefined) await record(tx, by, await finish(tx, row.id, 'given back'), 'given-back')
    },
    async bookingChanged(tx, { id, from, until }) {
      const isToday = from !== null && until !== null && dayOf(from, ground.calendar.zone) === today()
      await tx.updateTable('ticket').set(isToday ? { booked_from: from, booked_until: until } : { allocation: null, booked_from: null, booked_until: null })
        .where('allocation', '=', id).where('outcome', 'is', null).where('called_at', 'is', null).execute()
    },
    async callNext(officer, body, window) {
      requireCounter(officer, body)
      const to = window.trim()
      if (to === '' || to.length > longestWindow) throw new Failure('invalid', messages.window, [{ field: 'window', text: messages.window }])
      return transact(db, async (tx) => {
        await inTurn(tx, body)
        await inTurn(tx, officer.person) // at another counter they may call at this moment
        const mine = await tx.selectFrom('ticket').select(['body', 'on_day', 'number']).where('officer', '=', officer.person).where('outcome', 'is', null).executeTakeFirst()
        if (mine?.on_day === today()) throw new Failure('conflict', messages.finishFirst(mine.number, bodies().find(({ id }) => id === mine.body)?.name))
        if (mine !== undefined) await endDays(tx) // the clock has not come to what they left yesterday
        const next = await nextOf(tx, now(), body, today())
        if (next === undefined) return undefined
        const row = await tx.updateTable('ticket').set({ called_at: now(), called_to: to, officer: officer.person }).where('id', '=', next.id).where('outcome', 'is', null).returningAll().executeTakeFirst()
        if (row === undefined) throw new Failure('conflict', messages.noTicket) // it was given back at this moment
        await record(tx, officer, row, 'called')
        await tell(tx, row, letters.called(to))
        await tellNext(tx, body)
        return presented(row)
      })
    },
    finish: (officer, id, outcome, matters) => transact(db, async (tx) => {
      const called = await calledBy(tx, officer, id)
      if (matters !== undefined && matters !== called.matters) {
        requireMatters(called.body, matters)
        await tx.updateTable('ticket').set({ matters }).where('id', '=', id).execute()
      }
      if (outcome === 'served' && called.allocation !== null) await bookings.served(tx, officer, called.allocation)
      const row = await finish(tx, id, outcome)
      await record(tx, officer, row, outcome)
      return presented(row)
    }),
    putBack: (officer, id) => transact(db, async (tx) => {
      const called = await tx.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (called === undefined) throw new Failure('not found', messages.noTicket)
      requireCounter(officer, called.body)
      const isOut = called.outcome === 'absent' || (called.outcome === null && called.called_at !== null)
      if (!isOut || called.on_day !== today()) throw new Failure('conflict', messages.notBack)
      const again = called.allocation !== null && await tx.selectFrom('ticket').select('id').where('allocation', '=', called.allocation).where('outcome', 'is', null).where('id', '<>', id).executeTakeFirst()
      if (again) throw new Failure('conflict', messages.notBack) // whoever had booked stands in the queue with another number
      await tx.updateTable('ticket').set({ called_at: null, called_to: null, officer: null, outcome: null, finished_at: null, told_next: false }).where('id', '=', id).execute()
      await record(tx, officer, called, 'put-back')
    }),
    async holder(officer, id) {
      const called = await transact(db, (tx) => calledBy(tx, officer, id))
      const person = called.allocation === null ? undefined : await bookings.holder(db, called.allocation)
      return person === undefined ? undefined : { person, body: called.body }
    },
    giveBack: (id) => transact(db, async (tx) => {
      const given = await tx.selectFrom('ticket').select('body').where('id', '=', id).executeTakeFirst()
      if (given !== undefined) await inTurn(tx, given.body) // before its row, as whoever calls does
      const row = await tx.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.noTicket)
      if (row.called_at !== null || row.outcome !== null || row.on_day !== today()) throw new Failure('conflict', messages.called)
      const wasNext = (await nextOf(tx, now(), row.body, today()))?.id === id
      await record(tx, self, await finish(tx, id, 'given back'), 'given-back')
      if (wasNext) await tellNext(tx, row.body)
    }),
    view: (id) => ticketSeen(sight, id),
    async queue(officer, body) {
      requireCounter(officer, body)
      return queueSeen(sight, officer.person, body)
    },
    async board(body) {
      const { resource } = queueAt(body)
      return { open: isOpen(resource), ...await boardSeen(sight, body) }
    },
    async days(body, since) {
      const { body: { counter } } = queueAt(body)
      return daysOf(db, { body, since, promised: counter?.calledWithin?.minutes })
    },
    forget: async (tx, person) => void await tx.updateTable('ticket').set({ officer: null }).where('officer', '=', person).execute(),
    round: () => transact(db, endDays),
  }
}
