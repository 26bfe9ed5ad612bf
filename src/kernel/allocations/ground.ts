/** What the allocations stand on, and what every change of one does: its row, its entry in the journal, and who moves up. */
import { sql } from 'kysely'
import { type Allocates, minutesAfter, readResourceKey, type Resource, slotText } from '../../law/allocation.ts'
import type { Calendar } from '../../law/calendar.ts'
import { formatInstant, inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type LetterParts, type Parties, type SystemActor } from '../parties/index.ts'
import type { Registers } from '../registers/index.ts'
import { forgetGuest, guestsOfCase } from './guests.ts'
import { letters } from './messages.ts'
import { isOver, resourceOf, resourcesNamed, type Span } from './of-entry.ts'
import type { AllocationRow, AllocationState } from './tables.ts'

export interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly calendar: Calendar
  readonly journal: Pick<Journal, 'append'>
  readonly parties: Pick<Parties, 'writeLetter' | 'holdersOf' | 'writeLetterToOrganisation' | 'membersOf' | 'mayActFor' | 'namesOf' | 'organisationsById' | 'person' | 'hatsOf'>
  /** What entries of registers state, where each is a resource of its own. */
  readonly entries: Pick<Registers, 'stretch' | 'titles' | 'struck' | 'declared'>
  /** Tells whoever runs the house of what it has to look at. */
  readonly report: (error: unknown) => void
  /** The case of a decision, by its number. */
  readonly decided: (number: string) => Promise<string | undefined>
  /** The number of the decision that gave each of these cases what it has, as its badge says it. */
  readonly numbersOf: (given: readonly { readonly procedure: string; readonly kind: string }[], cases: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Whether a case about a decision of this one is open or has come to a decision: what became of its booking is stated there. It is so until the transaction ends. `by`: such a case of this person. */
  readonly restedOn: (tx: Tx, id: string, by?: string) => Promise<boolean>
  /** Hears who was checked in, whose check-in was taken back, and which booking has another time, or none any more. */
  readonly entrance?: {
    checkedIn(tx: Tx, by: Actor, booking: Allocation): Promise<void>
    checkInUndone(tx: Tx, by: Actor, id: string): Promise<void>
    bookingChanged(tx: Tx, booking: Span & { readonly id: string }): Promise<void>
  }
  /** Marks what only this house can write: the code of a badge. */
  readonly secrets: { mark(text: string, about: string): string }
  readonly versions: { today(): readonly Procedure[]; latest(id: string): Procedure | undefined }
}

export type By = Actor | SystemActor

export type { Span } from './of-entry.ts'

/** What a person or an organisation has; what an entry of a register holds is read in `entry-holds.ts` alone. */
export type Allocation = Omit<AllocationRow, 'during' | 'person' | 'entry'> & Span & { readonly person: string }

export const columns = sql`id, resource, procedure, place, state, draft, case_id, person, organisation, held_until, made_at, changed_at, changes, told_where, occurrence, lower(during) as "from", upper(during) as until`
export const rangeOf = ({ from, until }: Span) => sql`tstzrange(${from}::timestamptz, ${until}::timestamptz)`

/** The states in which a place is taken, in the words of the constraint that holds it. A hold that is over keeps its place until `expireHolds` takes it back. */
export const taking = sql`state in ('held', 'reserved', 'firm', 'attended', 'missed')`

/** The same for whoever only looks: to them a hold that is over is free already, though its row may still stand. */
export const takingStill = (now: Instant) => sql`(${taking} and (state <> 'held' or held_until > ${now}::timestamptz))`

/** One after another for each resource, so that whoever waits moves up in turn. That nothing is given twice does not rest on this. */
export const inTurn = (tx: Tx, resource: string) => sql`select pg_advisory_xact_lock(hashtext('allocation'), hashtext(${resource}))`.execute(tx)

/**
 * One after another for each holder of what is declared as one resource, whose entries have a turn each: limits count over all of them. Taken before any turn
 * of an entry, the organisation's before the person's, so that nobody waits for each other.
 */
export async function inTurnOfHolder(tx: Tx, resource: string, { person, organisation }: Pick<Allocation, 'person' | 'organisation'>): Promise<void> {
  for (const whose of [organisation, person]) {
    if (whose !== null) await sql`select pg_advisory_xact_lock(hashtext('allocation.holder'), hashtext(${`${readResourceKey(resource).resource} ${whose}`}))`.execute(tx)
  }
}

/** The beginning as people write it; undefined for a seat. */
export const atOf = ({ calendar }: Pick<Ground, 'calendar'>, { from }: Span): string | undefined => (from === null ? undefined : slotText(from, calendar.zone))

/** The same for a resource whose time is chosen; a place that is given for days has none. */
export const timeOf = (ground: Pick<Ground, 'calendar'>, { kind }: Pick<Resource, 'kind'>, span: Span): string | undefined => (kind === 'seat' ? undefined : atOf(ground, span))

/** What a procedure allocates; undefined when it no longer does. */
export const allocatesOf = ({ versions }: Pick<Ground, 'versions'>, procedure: string): Allocates | undefined => versions.latest(procedure)?.allocates

/** Hours, or places; undefined where nothing is given out by this name today. */
export const kindOf = ({ versions }: Pick<Ground, 'versions'>, key: string): Resource['kind'] | undefined =>
  versions.today().find(({ allocates }) => allocates?.resource.id === readResourceKey(key).resource)?.allocates?.resource.kind

/**
 * A place that is free then: the next one, or where the last is given the lowest that came free; undefined when all are taken. Places of an entry are one
 * number of places, also those that still stand at the days that it named before: their holders keep them for the new ones.
 */
export async function freePlace(tx: Tx, { id, capacity, kind }: Resource, span: Span): Promise<number | undefined> {
  const then = kind === 'seat' ? sql`(during && ${rangeOf(span)} or state in ('held', 'reserved', 'firm'))` : sql`during && ${rangeOf(span)}`
  const taken = sql`resource = ${id} and ${then} and ${taking}`
  // Of seats nearly every row takes one, so that the last stands first in the index of places; of hours few do, and the index of spans knows them.
  const { rows: [last] } = await (kind === 'seat' ? sql<{ place: number }>`select place from allocation where ${taken} order by place desc limit 1`
    : sql<{ place: number | null }>`select max(place) as place from allocation where ${taken}`).execute(tx)
  const next = (last?.place ?? 0) + 1
  if (next <= capacity) return next
  const { rows: [found] } = await sql<{ place: number | null }>`select min(p)::integer as place from generate_series(1, ${capacity}::integer) p where not exists (
    select from allocation where place = p and ${taken})`.execute(tx)
  return found?.place ?? undefined
}

/** Enters into the journal what became of an allocation: from its filing on, for a draft is nobody's business. */
export async function record(ground: Ground, tx: Tx, by: By, { id, resource, case_id, entry, ...span }: Pick<Allocation, 'id' | 'resource' | 'case_id' | 'from' | 'until'> & { readonly entry?: string }, what: Exclude<AllocationState, 'held'> | 'moved' | 'offered' | 'check-in-undone' | 'came-earlier' | 'taken-over' | 'guest-left', late?: { readonly since: Instant; readonly toldAt: Instant }): Promise<void> {
  const whose = case_id !== null ? { caseId: case_id } : entry === undefined ? undefined : { entry }
  if (whose === undefined) return
  const at = atOf(ground, span)
  await ground.journal.append(tx, actorString(by), { type: `allocation.${what}`, subject: `allocation:${id}`, body: { resource, ...whose, ...(at !== undefined && { at }), ...late } })
}

/** Brings an allocation into another state, since a moment that is past where it was told late: the journal then says both. */
export async function change(ground: Ground, tx: Tx, by: By, allocation: Allocation, state: Exclude<AllocationState, 'held' | 'waiting'>, since?: Instant): Promise<void> {
  const now = ground.now()
  await tx.updateTable('allocation').set({ state, held_until: null, changed_at: since ?? now, changes: sql`changes + 1` }).where('id', '=', allocation.id).execute()
  await record(ground, tx, by, allocation, state, since && { since, toldAt: now })
  if (state !== 'released') return
  await ground.entrance?.bookingChanged(tx, { id: allocation.id, from: null, until: null })
  await endForBoth(ground, tx, by, allocation)
}

/** An hour for two that is given back, or called off, is nobody's: whoever did not do it is told, and by whom it was ended; what the house did its holder hears as such. */
async function endForBoth(ground: Ground, tx: Tx, by: By, row: Allocation): Promise<void> {
  const { rows } = await sql<{ person: string }>`update allocation_party set ended = true where allocation = ${row.id} and not ended returning person`.execute(tx)
  if (rows.length < 2) return
  const doer = 'person' in by && rows.some(({ person }) => person === by.person) ? by.person : undefined
  const resource = await resourceOf(ground, tx, row) ?? allocatesOf(ground, row.procedure)?.resource
  if (resource === undefined) return
  const letter = doer === undefined ? letters.cancelled : letters.calledOff
  for (const { person } of rows) if (person !== (doer ?? row.person)) await ground.parties.writeLetter(tx, person, letter(resource.title, timeOf(ground, resource, row)))
}

/** To a guest of a group whose place is theirs no more. */
export const tellGuestDropped = async (ground: Ground, tx: Tx, row: Allocation, guest: string): Promise<void> =>
  ground.parties.writeLetter(tx, guest, letters.guestDropped((await resourceOf(ground, tx, row) ?? allocatesOf(ground, row.procedure)!.resource).title))

/** Gives a place back, and lets the next in line have it. The guest who had taken it over is told. */
export async function release(ground: Ground, tx: Tx, by: By, allocation: Allocation): Promise<void> {
  await change(ground, tx, by, allocation, 'released')
  const guest = await forgetGuest(tx, allocation.id)
  if (guest !== undefined) await tellGuestDropped(ground, tx, allocation, guest)
  if (allocation.place !== null) await moveUp(ground, tx, allocation.resource, allocation)
}

/** Writes to whoever has it: to the organisation for which it is, and to whoever asked for it, unless they have proved to head that and are told as it; and to the guests of a group who took their places over. */
export async function tell(ground: Ground, tx: Tx, { case_id: filed, person, organisation }: Pick<Allocation, 'case_id' | 'person' | 'organisation'>, letter: LetterParts): Promise<void> {
  // A draft is still its writer's alone.
  if (filed !== null && organisation !== null) {
    await ground.parties.writeLetterToOrganisation(tx, organisation, letter, { mailed: 'proved heads' })
    for (const guest of await guestsOfCase(tx, filed)) await ground.parties.writeLetter(tx, guest, letter)
    const isToldThere = (await ground.parties.membersOf(organisation, tx)).some((one) => one.person === person && one.capacity === 'head' && one.proved)
    if (isToldThere) return
  }
  await ground.parties.writeLetter(tx, person, letter)
}

/** Writes to so many of those who have or await something by this name, once for all that a case has of it, behind one of them; answers the last of them, and undefined when all were written to. */
export async function tellHolders(ground: Ground, tx: Tx, resource: string, letter: LetterParts, { after, most }: { readonly after?: string | undefined; readonly most: number }): Promise<string | undefined> {
  const { rows } = await sql<Allocation>`select ${columns} from allocation where resource = ${resource} and case_id is not null and state in ('reserved', 'firm', 'waiting', 'attended')
    and not exists (select from allocation other where other.case_id = allocation.case_id and other.resource = allocation.resource and other.state in ('reserved', 'firm', 'waiting', 'attended') and other.id < allocation.id)
    ${after === undefined ? sql`` : sql`and id > ${after}`} order by id limit ${most}`.execute(tx)
  for (const one of rows) await tell(ground, tx, one, letter)
  return rows.length < most ? undefined : rows.at(-1)?.id
}

const nextInLine = (tx: Tx, resource: string, span: Span) => sql<Allocation>`
  select ${columns} from allocation where resource = ${resource} and state = 'waiting' and during && ${rangeOf(span)} order by made_at, id limit 1 for update`.execute(tx)

/** While a place is free and somebody waits for it, the first in line gets it: a case firmly, a draft for as long as a draft keeps one. */
export async function moveUp(ground: Ground, tx: Tx, resource: string, span: Span): Promise<void> {
  const now = ground.now()
  // Who waits for a place waits for any, whatever days their row still names.
  const then = kindOf(ground, resource) === 'seat' ? { from: null, until: null } : span
  for (;;) {
    const { rows: [next] } = await nextInLine(tx, resource, then)
    const allocates = next && allocatesOf(ground, next.procedure)
    const found = next && (await resourcesNamed(ground, tx, [next])).get(next.resource)
    if (next === undefined || allocates === undefined || found === undefined || isOver(found.resource, found.resource.kind === 'seat' ? found.span : next, now)) return
    const given = found.resource
    const place = await freePlace(tx, given, next)
    if (place === undefined) return
    const until = next.case_id === null ? holdUntil(now, allocates.hold, next) : null
    await tx.updateTable('allocation').set({ place, state: until === null ? 'reserved' : 'held', held_until: until, changed_at: now, changes: sql`changes + 1` }).where('id', '=', next.id).execute()
    await record(ground, tx, { system: 'clock' }, next, 'offered')
    const words = until === null ? undefined : inEveryLanguage((locale) => formatInstant(until, locale, ground.calendar.zone))
    await tell(ground, tx, next, letters.offered(given.title, timeOf(ground, given, next), words, next.case_id === null ? undefined : next.id))
  }
}

/** A draft keeps a slot for so many minutes, and no longer than until it begins. */
export function holdUntil(now: Instant, minutes: number, { from }: Span): Instant {
  const until = minutesAfter(now, minutes)
  return from !== null && now < from && from < until ? from : until
}

/** Takes back what drafts kept for too long. */
export async function expireHolds(ground: Ground, tx: Tx, resource: string): Promise<void> {
  const { rows } = await sql<Allocation>`select ${columns} from allocation where resource = ${resource} and state = 'held' and held_until <= ${ground.now()}::timestamptz order by held_until for update`.execute(tx)
  for (const one of rows) await release(ground, tx, { system: 'clock' }, one)
}
