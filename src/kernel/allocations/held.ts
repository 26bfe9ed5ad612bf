/** What holders and offices do with an allocation: see it, move it, give it back, check in; and what the clock does. */
import { sql } from 'kysely'
import { type Allocates, type IntervalResource, minutesAfter, readResourceKey, type Resource, type Slot, slotsOn, lastDay } from '../../law/allocation.ts'
import { delegable } from '../../law/delegable.ts'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { addDays, type Day, type Instant } from '../../law/time.ts'
import { type Db, eachApart, transact, type Tx } from '../database/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { type Allocation, allocatesOf, atOf, change, columns, expireHolds, freePlace, type Ground, inTurn, inTurnOfHolder, kindOf, moveUp, rangeOf, record, release, type Span, takingStill, tell, timeOf } from './ground.ts'
import { followHolds } from './entry-holds.ts'
import { followEntries } from './follow-entries.ts'
import { isSpan, spanOf } from './give.ts'
import { type Guest, guestIs, guestsAt } from './guests.ts'
import { overLimit } from './limits.ts'
import { letters, messages } from './messages.ts'
import { askedFor, isOver, resourceOf, resourcesNamed } from './of-entry.ts'
import { inTurnOfPeople, isShared, sharedBy, sharedProblem, sharedProcedures } from './shared.ts'
import type { AllocationState } from './tables.ts'

/** A slot with how much of it is left. */
export interface FreeSlot extends Slot { readonly free: number }

/** An allocation as its holder and its office see it. */
export interface AllocationView {
  readonly id: string
  readonly resource: Resource
  readonly procedure: string
  readonly state: AllocationState
  readonly place?: number
  /** The beginning on the clock of the country; none for a seat. */
  readonly at?: string
  readonly from?: Instant
  readonly until?: Instant
  readonly case?: string
  /** The draft that keeps it or waits for it, while it is not filed. */
  readonly draft?: string
  /** Until when a draft keeps it. */
  readonly heldUntil?: Instant
  readonly person: string
  readonly organisation?: string
  /** It is an hour for two, of which either is one. */
  readonly shared?: true
  /** Which row of the table it is for, from 0, where each has a place of its own. */
  readonly row?: number
  /** Of a place of a group: who took it over by its badge, and the number that this says. */
  readonly guest?: Guest
  /** How often it has changed, and when last. */
  readonly changes: number
  readonly changedAt: Instant
  /** What can be done with it now, by its holder. */
  readonly movable: boolean
  readonly releasable: boolean
}

/** A resource by its name, which may be that of an entry; undefined where nothing is given out by it today. */
export async function resourceCalled(ground: Ground, key: string): Promise<Resource | undefined> {
  const procedure = ground.versions.today().find(({ allocates }) => allocates?.resource.id === readResourceKey(key).resource)
  if (procedure?.allocates === undefined) return undefined
  const { entry } = readResourceKey(key)
  if (entry === undefined) return procedure.allocates.resource
  return procedure.allocates.ofEach && (await askedFor(ground, ground.db, procedure, { [procedure.allocates.ofEach.entry]: entry }))?.resource
}

/** The resources that are given out today, each once, with what allocates it. */
export const resourcesOf = ({ versions }: Pick<Ground, 'versions'>): readonly Allocates[] =>
  [...new Map(versions.today().flatMap(({ allocates }) => (allocates ? [[allocates.resource.id, allocates] as const] : []))).values()]

/** The slots of these days that are still to come, with how many places each has left. */
export async function freeSlots(ground: Ground, resource: IntervalResource, first: Day, days: number): Promise<readonly FreeSlot[]> {
  const { calendar } = ground
  const [now, last] = [ground.now(), lastDay(resource, calendar, ground.now())]
  const slots = Array.from({ length: days }, (_, n) => addDays(first, n)).filter((day) => day <= last).flatMap((day) => slotsOn(resource, calendar, day)).filter(({ from }) => from > now)
  if (slots.length === 0) return []
  const span = { from: slots[0]!.from, until: slots.at(-1)!.until }
  const { rows } = await sql<{ from: Instant; until: Instant }>`select lower(during) as "from", upper(during) as until from allocation
    where resource = ${resource.id} and during && ${rangeOf(span)} and ${takingStill(now)}`.execute(ground.db)
  return slots.map((slot) => ({ ...slot, free: Math.max(0, resource.capacity - rows.filter(({ from, until }) => from < slot.until && until > slot.from).length) }))
}

function viewOf(ground: Ground, one: Allocation, resource: Resource | undefined, guest: Guest | undefined): AllocationView | undefined {
  if (resource === undefined) return undefined
  const ahead = !isOver(resource, one, ground.now())
  const given = one.state === 'reserved' || one.state === 'firm'
  const at = timeOf(ground, resource, one)
  const shared = isShared(ground.versions.latest(one.procedure))
  return {
    id: one.id, resource, procedure: one.procedure, state: one.state, person: one.person, changes: one.changes, changedAt: one.changed_at, movable: given && ahead && resource.kind === 'interval' && !shared, releasable: (given || one.state === 'waiting' || one.state === 'held') && ahead,
    ...(guest && { guest }), ...(shared && { shared }), ...(allocatesOf(ground, one.procedure)?.forEachRow !== undefined && { row: one.occurrence }), ...(one.place !== null && { place: one.place }), ...(at !== undefined && { at }), ...(one.from !== null && { from: one.from }), ...(one.until !== null && { until: one.until }),
    ...(one.case_id !== null && { case: one.case_id }), ...(one.draft !== null && { draft: one.draft }), ...(one.held_until !== null && { heldUntil: one.held_until }), ...(one.organisation !== null && { organisation: one.organisation }),
  }
}

/** What was given as it is seen; of an entry that is struck, under the name of what was declared of all. */
export async function viewsOf(ground: Ground, rows: readonly Allocation[], within: Db = ground.db): Promise<readonly AllocationView[]> {
  const ofGroups = rows.filter(({ procedure }) => allocatesOf(ground, procedure)?.forEachRow !== undefined).map(({ id }) => id)
  const [resources, guests] = [await resourcesNamed(ground, within, rows), await guestsAt(within, ofGroups)]
  return rows.flatMap((one) => viewOf(ground, one, resources.get(one.resource)?.resource ?? allocatesOf(ground, one.procedure)?.resource, guests.get(one.id)) ?? [])
}

const mine = ({ person, organisation }: Actor) => (organisation === undefined ? sql`(person = ${person} and organisation is null or ${sharedBy(person)} or ${guestIs(person)})` : sql`organisation = ${organisation.id}`)

/** What is somebody's to see: what cases were given or wait for, and what drafts wait for, or still keep. */
const shown = (now: Instant) => sql`(case_id is not null or state = 'waiting' or (state = 'held' and held_until > ${now}::timestamptz))`

/** What the actor holds or waits for in the hat that they wear, by a case or by a draft, the newest first. */
export async function own(ground: Ground, actor: Actor): Promise<readonly AllocationView[]> {
  const { rows } = await sql<Allocation>`select ${columns} from allocation where ${mine(actor)} and ${shown(ground.now())} order by changed_at desc limit 200`.execute(ground.db)
  return viewsOf(ground, rows)
}

/** The allocation of the actor's own; throws a `Failure` (not found). */
export async function find(ground: Ground, actor: Actor, id: string): Promise<AllocationView> {
  const [view] = await viewsOf(ground, [await ownRow(ground, ground.db, actor, id)])
  if (view === undefined) throw new Failure('not found', messages.none)
  return view
}

/** All that a case has, of its first week first; where it has nothing any more what it had last. Whoever asks: who may see the case is for its page to know. */
export async function allOf(ground: Ground, id: string, within: Db = ground.db): Promise<readonly AllocationView[]> {
  const { rows } = await sql<Allocation>`select ${columns} from allocation where case_id = ${id} order by state = 'released', occurrence, made_at desc`.execute(within)
  const standing = rows.filter(({ state }) => state !== 'released')
  return viewsOf(ground, standing.length > 0 ? standing : rows.slice(0, 1), within)
}

async function ownRow({ now }: Pick<Ground, 'now'>, db: Db | Tx, actor: Actor, id: string, { lock = false } = {}): Promise<Allocation> {
  const { rows: [found] } = await sql<Allocation>`select ${columns} from allocation where id = ${id} and ${mine(actor)} and ${shown(now())} ${lock ? sql`for update` : sql``}`.execute(db)
  if (found === undefined) throw new Failure('not found', messages.none)
  return found
}

/** Locks an allocation of the actor's own, with the right to act for whoever holds it, while it can still be changed. */
async function ownToChange(ground: Ground, tx: Tx, actor: Actor, id: string, can: 'movable' | 'releasable'): Promise<Allocation> {
  const { resource, person, organisation } = await ownRow(ground, tx, actor, id)
  if (can === 'movable' && readResourceKey(resource).entry !== undefined) await inTurnOfHolder(tx, resource, { person, organisation })
  await inTurn(tx, resource)
  await expireHolds(ground, tx, resource)
  const row = await ownRow(ground, tx, actor, id, { lock: true })
  if (row.organisation !== null && !await ground.parties.mayActFor(actor, row.organisation, { act: delegable.book.id, procedure: row.procedure }, tx)) throw new Failure('refused', messages.none)
  if ((await viewsOf(ground, [row], tx))[0]?.[can] !== true) throw new Failure('conflict', messages.begun)
  return row
}

/** Moves an allocation to another slot that is free, and lets whoever waits have the one before. Throws a `Failure` and changes nothing. */
export const move = (ground: Ground, actor: Actor, id: string, at: string): Promise<void> => transact(ground.db, async (tx) => {
  const row = await ownToChange(ground, tx, actor, id, 'movable')
  const allocates = allocatesOf(ground, row.procedure)
  const resource = await resourceOf(ground, tx, row)
  const refuse = (text: Text): never => { throw new Failure('invalid', text, [{ field: 'at', text }]) }
  if (allocates === undefined || resource?.kind !== 'interval') throw new Failure('conflict', messages.begun)
  const span = spanOf(ground, resource, at)
  if (!isSpan(span)) throw new Failure('invalid', span, [{ field: 'at', text: span }])
  if (span.from === row.from) return
  const over = await overLimit(ground, tx, { ...allocates, resource }, row, span, { except: row.id })
  if (over) return refuse(over)
  await moveUp(ground, tx, row.resource, span)
  const place = await freePlace(tx, resource, span)
  if (place === undefined) return refuse(messages.taken)
  await sql`update allocation set during = ${rangeOf(span)}, place = ${place}, changed_at = ${ground.now()}, changes = changes + 1 where id = ${id}`.execute(tx)
  await record(ground, tx, actor, { ...row, ...span }, 'moved')
  await ground.entrance?.bookingChanged(tx, { id, ...span })
  await moveUp(ground, tx, row.resource, row)
})

/** Moves the hour that a case asks for, before it is firm. Throws a `Failure` (invalid) where it cannot be had then. */
export async function moveAsked(ground: Ground, tx: Tx, actor: Actor | SystemActor, { case: id, procedure, subject, at }: { readonly case: string; readonly procedure: Procedure; readonly subject?: string | undefined; readonly at: string }): Promise<void> {
  const { rows: [found] } = await sql<Allocation>`select ${columns} from allocation where case_id = ${id} and state = 'reserved'`.execute(tx)
  if (found === undefined) throw new Failure('conflict', messages.noPlace)
  await inTurn(tx, found.resource)
  await expireHolds(ground, tx, found.resource)
  const refuse = (text: Text): never => { throw new Failure('invalid', text, [{ field: procedure.allocates!.at!, text }]) }
  const resource = await resourceOf(ground, tx, found)
  if (resource?.kind !== 'interval') throw new Failure('conflict', messages.begun)
  const span = spanOf(ground, resource, at)
  if (!isSpan(span)) return refuse(span)
  if (span.from === found.from) return
  const place = await freePlace(tx, resource, span)
  if (place === undefined) return refuse(messages.taken)
  await inTurnOfPeople(tx, [found.person])
  const busy = await sharedProblem(ground, tx, { procedure, subject }, found.person, span, found.id)
  if (busy) return refuse(busy.text)
  await sql`update allocation set during = ${rangeOf(span)}, place = ${place}, changed_at = ${ground.now()}, changes = changes + 1 where id = ${found.id}`.execute(tx)
  await sql`update allocation_party set during = ${rangeOf(span)} where allocation = ${found.id}`.execute(tx)
  await record(ground, tx, actor, { ...found, ...span }, 'moved')
  await moveUp(ground, tx, found.resource, found)
}

/** Gives an allocation back, or waits no more; answers it as it then is. */
export const releaseOwn = (ground: Ground, actor: Actor, id: string): Promise<AllocationView> => transact(ground.db, async (tx) => {
  const row = await ownToChange(ground, tx, actor, id, 'releasable')
  await release(ground, tx, actor, row)
  const [view] = await viewsOf(ground, [{ ...row, state: 'released', held_until: null, changed_at: ground.now(), changes: row.changes + 1 }], tx)
  return view!
})

/** The clock's round: what drafts kept too long is free, who did not come has missed it, nobody waits for what has begun or is free. */
export const round = (ground: Ground): Promise<void> => eachApart([() => followEntries(ground), () => followHolds(ground), () => goThrough(ground)], (part) => part())

async function goThrough(ground: Ground): Promise<void> {
  const now = ground.now()
  const { rows } = await sql<{ resource: string }>`select distinct resource from allocation where (state = 'held' and held_until <= ${now}::timestamptz)
    or state = 'waiting' or (state in ('firm', 'reserved') and entry is null and lower(during) <= ${now}::timestamptz)`.execute(ground.db)
  await eachApart(rows, ({ resource }) => transact(ground.db, async (tx) => {
    await inTurn(tx, resource)
    await expireHolds(ground, tx, resource)
    // A place is given for its days and over with the last of them; an hour is over for who did not come when it has begun.
    const { rows: begun } = await sql<Allocation>`select ${columns} from allocation where resource = ${resource} and entry is null and ${kindOf(ground, resource) === 'seat' ? sql`state in ('firm', 'waiting', 'reserved') and upper(during)` : sql`(state in ('firm', 'waiting') or state = 'reserved' and procedure = any(${sharedProcedures(ground)})) and lower(during)`} <= ${now}::timestamptz for update`.execute(tx)
    const given = begun.length === 0 ? undefined : (await resourcesNamed(ground, tx, begun)).get(resource)
    // Of what was put off in time nobody has missed anything, though they have not followed it yet.
    const isPutOff = given?.resource.kind === 'seat' && given.span.until !== null && !isOver(given.resource, given.span, now)
    if (!isPutOff) for (const one of begun) await afterBeginning(ground, tx, one)
    // A newer version may have more places than were there when they began to wait.
    const { rows: waited } = await sql<Span>`select distinct lower(during) as "from", upper(during) as until from allocation where resource = ${resource} and state = 'waiting'`.execute(tx)
    for (const span of waited) await moveUp(ground, tx, resource, span)
  }))
}

async function afterBeginning(ground: Ground, tx: Tx, one: Allocation): Promise<void> {
  const clock = { system: 'clock' } as const
  // A place that was offered in the last minutes was never decided on.
  if (one.state === 'waiting' || one.state === 'reserved') {
    await change(ground, tx, clock, one, 'released')
    if (one.state === 'reserved' && isShared(ground.versions.latest(one.procedure))) return // to which nobody agreed in time: their case ends, and says so
    const title = (await resourceOf(ground, tx, one))?.title ?? allocatesOf(ground, one.procedure)?.resource.title
    if (one.case_id !== null && title !== undefined) await tell(ground, tx, one, letters.inVain(title, kindOf(ground, one.resource) === 'seat' ? undefined : atOf(ground, one)))
    return
  }
  const allocates = allocatesOf(ground, one.procedure)
  // Who was not at an event that is over is counted as such, and told nothing.
  if (allocates?.resource.kind === 'seat') return change(ground, tx, clock, one, 'missed')
  if (allocates?.missedAfter === undefined || one.from === null) return
  if (minutesAfter(one.from, allocates.missedAfter) > ground.now()) return
  await change(ground, tx, clock, one, 'missed')
  await tell(ground, tx, one, letters.missed((await resourceOf(ground, tx, one) ?? allocates.resource).title, atOf(ground, one)))
}
