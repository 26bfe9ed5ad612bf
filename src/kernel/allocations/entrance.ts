/** What an office does where people come in: checks in whoever has come, by the list or by a badge, and takes back what was a mistake. */
import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { minutesAfter, readResourceKey, type Resource } from '../../law/allocation.ts'
import { Failure } from '../../law/failure.ts'
import { type Day, dayOf, endOfDay, type Instant, startOfDay } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { type Allocation, allocatesOf, change, columns, type Ground, record } from './ground.ts'
import { guestsAt } from './guests.ts'
import { type AllocationView, viewsOf } from './held.ts'
import { messages } from './messages.ts'
import { resourcesNamed } from './of-entry.ts'

/** The procedures whose holders this actor's office receives, of a resource or of all. */
export const receivedBy = ({ versions }: Pick<Ground, 'versions'>, { roles }: Actor, resource?: string): readonly string[] => versions.today()
  .flatMap(({ id, allocates }) => (allocates && roles.includes(allocates.office) && (resource === undefined || allocates.resource.id === readResourceKey(resource).resource) ? [id] : []))

/** The procedures whose badges this actor may judge at a door: those whose holders the office receives, and those at whose entrance it lets in. */
export const letInBy = ({ versions }: Pick<Ground, 'versions'>, { roles }: Actor, resource?: string): readonly string[] => versions.today()
  .flatMap(({ id, allocates }) => (allocates && [allocates.office, allocates.entrance?.role].some((role) => role !== undefined && roles.includes(role)) && (resource === undefined || allocates.resource.id === readResourceKey(resource).resource) ? [id] : []))

/** The doors at which somebody comes in today, for whoever judges badges there: what each is, and of nobody by name. */
export async function doorsToday(ground: Ground, actor: Actor): Promise<readonly Pick<Resource, 'id' | 'title'>[]> {
  const { zone } = ground.calendar
  const today = dayOf(ground.now(), zone)
  const { rows } = await sql<{ resource: string; procedure: string }>`select distinct resource, procedure from allocation where procedure = any(${letInBy(ground, actor)}) and case_id is not null
    and state in ('firm', 'missed', 'attended') and during && tstzrange(${startOfDay(today, zone)}::timestamptz, ${endOfDay(today, zone)}::timestamptz)`.execute(ground.db)
  const found = [...(await resourcesNamed(ground, ground.db, rows)).values()].map((one) => one.resource)
  return found.filter(({ id }) => rows.some((one) => one.resource === id)).toSorted((a, b) => a.id.localeCompare(b.id))
}

/** What is seen with the name of whoever holds it. */
export type NamedView = AllocationView & { readonly name: string }

/** The same as they are seen, with the names of their holders. */
async function named(ground: Ground, rows: readonly Allocation[]): Promise<readonly NamedView[]> {
  const [people, organisations] = await Promise.all([ground.parties.namesOf(rows.map(({ person }) => person)), ground.parties.organisationsById(rows.flatMap(({ organisation }) => organisation ?? []))])
  return (await viewsOf(ground, rows)).map((view) => ({ ...view, name: (view.organisation === undefined ? people.get(view.person) : organisations.get(view.organisation)?.name) ?? '—' }))
}

/** Which of those who come on a day are listed: of one entry alone, with these words in their name, so many from the first to be shown on. */
export interface Listing { readonly entry?: string; readonly name?: string; readonly skip?: number; readonly most?: number }

/** Who comes on a day: those who are listed, how many they are together, and the entries for which anybody comes. */
export interface DayList { readonly rows: readonly NamedView[]; readonly total: number; readonly entries: readonly Resource[] }

/**
 * Who comes on a day, for the office that receives them, with their names; a seat's list is the same every day, but for one that is given for days of
 * its own. Of a resource whose entries are given out, all of them come. Throws a `Failure` (not found).
 */
export async function dayList(ground: Ground, actor: Actor, resource: string, day: Day, { entry, name = '', skip = 0, most = 100 }: Listing = {}): Promise<DayList> {
  const { zone } = ground.calendar
  const procedures = receivedBy(ground, actor, resource)
  if (procedures.length === 0) throw new Failure('not found', messages.noResource)
  const coming = sql`(resource = ${resource} or split_part(resource, ':', 1) = ${resource}) and procedure = any(${procedures}) and case_id is not null
    and state in ('reserved', 'firm', 'attended', 'missed', 'waiting') and during && tstzrange(${startOfDay(day, zone)}::timestamptz, ${endOfDay(day, zone)}::timestamptz)`
  const called = `%${name.trim().replace(/[\\%_]/g, (one) => `\\${one}`)}%`
  const listed = sql`${coming} ${entry === undefined ? sql`` : sql`and resource = ${entry}`} ${name.trim() === '' ? sql``
    : sql`and case when organisation is null then exists (select from person where person.id = allocation.person and person.name ilike ${called})
        else exists (select from organisation o where o.id = allocation.organisation and o.name ilike ${called}) end`}`
  const { rows } = await sql<Allocation>`select ${columns} from allocation where ${listed} order by lower(during) nulls first, place nulls last, made_at, id limit ${most} offset ${skip}`.execute(ground.db)
  const { rows: [counted] } = await sql<{ total: number }>`select count(*)::integer as total from allocation where ${listed}`.execute(ground.db)
  const { rows: given } = await sql<{ resource: string; procedure: string }>`select distinct resource, procedure from allocation where ${coming} and resource <> ${resource}`.execute(ground.db)
  const entries = [...(await resourcesNamed(ground, ground.db, given)).values()].map((one) => one.resource)
  return { rows: await named(ground, rows), total: counted!.total, entries: entries.filter(({ id }) => given.some((one) => one.resource === id)).toSorted((a, b) => a.id.localeCompare(b.id)) }
}

/** One that the actor's office receives, with the name of its holder. Throws a `Failure` (not found). */
export async function received(ground: Ground, actor: Actor, id: string): Promise<NamedView> {
  const { rows } = await sql<Allocation>`select ${columns} from allocation where id = ${id}`.execute(ground.db)
  const [view] = await named(ground, rows.filter(({ procedure, resource }) => receivedBy(ground, actor, resource).includes(procedure)))
  if (view === undefined) throw new Failure('not found', messages.none)
  return view
}

/** Who was checked in by now, of whom that was said already. */
export interface CheckedIn { readonly id: string; readonly again: boolean; readonly since: Instant }

/** Locks what this office receives, but for what is the actor's own: nobody says of themselves that they came. Throws a `Failure`. */
async function toReceive(ground: Ground, tx: Tx, actor: Actor, id: string): Promise<Allocation> {
  const { rows: [row] } = await sql<Allocation>`select ${columns} from allocation where id = ${id} for update`.execute(tx)
  if (row === undefined || !receivedBy(ground, actor, row.resource).includes(row.procedure)) throw new Failure('not found', messages.none)
  if (await isOwn(ground, actor, row)) throw new Failure('refused', messages.ownBooking)
  return row
}

/** Whether a booking is this person's, also as a guest, or an organisation's for which they act: nobody says of themselves that they came. */
export const isOwn = async ({ parties, db }: Ground, { person }: Actor, row: Pick<Allocation, 'id' | 'person' | 'organisation'>): Promise<boolean> =>
  (row.organisation === null ? row.person === person : (await parties.hatsOf(person)).organisations.some(({ organisation }) => organisation.id === row.organisation)
    || (await guestsAt(db, [row.id])).get(row.id)?.person === person)

/** Why whoever holds this is not let in at a moment, as one that comes for the first time; undefined when they are. */
export function barredFrom({ state, from, until }: Pick<Allocation, 'state' | 'from' | 'until'>, at: Instant, zone: string): 'again' | 'other day' | 'no place' | 'waits' | undefined {
  if (state === 'attended') return 'again'
  if (from !== null && until !== null && (at < startOfDay(dayOf(from, zone), zone) || at >= endOfDay(dayOf(minutesAfter(until, -1), zone), zone))) return 'other day'
  if (state === 'released') return 'no place'
  return state === 'firm' || state === 'missed' ? undefined : 'waits'
}

/** Checks in whoever came, on the day itself, also when they came after their time. Nobody is counted twice: a second time answers when the first was. Throws a `Failure` where it is not this office's to do. */
export const checkIn = (ground: Ground, actor: Actor, id: string): Promise<CheckedIn> => transact(ground.db, async (tx) => {
  const row = await toReceive(ground, tx, actor, id)
  const now = ground.now()
  const barred = barredFrom(row, now, ground.calendar.zone)
  if (barred === 'again') return { id, again: true, since: row.changed_at }
  if (barred !== undefined) throw new Failure('conflict', barred === 'other day' ? messages.notToday : messages.begun)
  await change(ground, tx, actor, row, 'attended')
  await ground.entrance?.checkedIn(tx, actor, row)
  return { id, again: false, since: now }
})

/** Takes a check-in back that was a mistake, while nothing rests on it: the booking is then one of whoever has not come yet. Throws a `Failure`. */
export const undoCheckIn = (ground: Ground, actor: Actor, id: string): Promise<void> => transact(ground.db, async (tx) => {
  const row = await toReceive(ground, tx, actor, id)
  if (row.state !== 'attended') throw new Failure('conflict', messages.notCheckedIn)
  // Of a group each guest's own certificate rests on their own check-in.
  const guest = allocatesOf(ground, row.procedure)?.forEachRow === undefined ? undefined : (await guestsAt(tx, [row.id])).get(row.id)?.person ?? 'nobody'
  if (row.case_id !== null && guest !== 'nobody' && await ground.restedOn(tx, row.case_id, guest)) throw new Failure('conflict', messages.certified)
  await tx.updateTable('allocation').set({ state: 'firm', changed_at: ground.now(), changes: sql`changes + 1` }).where('id', '=', id).execute()
  await record(ground, tx, actor, row, 'check-in-undone')
  await ground.entrance?.checkInUndone(tx, actor, id)
})

/** Whose a booking is that is called at a counter; undefined where it is an organisation's. */
export const holderOf = async (within: Db | Tx, id: string): Promise<string | undefined> =>
  (await within.selectFrom('allocation').select('person').where('id', '=', id).where('organisation', 'is', null).executeTakeFirst())?.person ?? undefined

/** Whoever had booked was served at the counter, and so has come, also where the clock has counted them among those who did not. */
export async function servedOne(ground: Ground, tx: Tx, by: Actor, id: string): Promise<void> {
  const { rows: [row] } = await sql<Allocation>`select ${columns} from allocation where id = ${id} and state in ('firm', 'missed') for update`.execute(tx)
  if (row !== undefined) await change(ground, tx, by, row, 'attended')
}

/** What stands on a badge beside the number of the decision: 16 digits in hexadecimal that only this house can make, of this booking alone. */
export const badgeCode = ({ secrets }: Pick<Ground, 'secrets'>, id: string): string => secrets.mark(id, 'badge').slice(0, 16).toUpperCase()

/** What a badge says, and where it is shown: at one resource, or at one of its entries. */
export interface Badge { readonly number: string; readonly code: string; readonly at: string }

/** Whether this can stand on a badge at all. */
export const isReadable = ({ number, code }: Pick<Badge, 'number' | 'code'>): boolean => [number, code].every((said) => /^[^\p{C}]{1,40}$/u.test(said))

/** What a badge is of; undefined for a number that gave no place or that another code belongs to. Whose office it is is for the caller to ask. */
export async function bookedBy(ground: Ground, { number, code }: Pick<Badge, 'number' | 'code'>): Promise<Allocation | undefined> {
  const decision = isReadable({ number, code }) ? await ground.decided(number) : undefined
  const { rows } = decision === undefined ? { rows: [] } : await sql<Allocation>`select ${columns} from allocation where case_id = ${decision} order by state = 'released', changed_at desc`.execute(ground.db)
  // One decision may have given the hours of several weeks: each has a badge of its own.
  return rows.find(({ id }) => isSame(code, badgeCode(ground, id)))
}

/** Whether what is booked is let in here: at one resource, or at one of its entries alone. */
export function standsAt({ resource }: Pick<Allocation, 'resource'>, at: string): boolean {
  const here = readResourceKey(at)
  return resource === at || (here.entry === undefined && readResourceKey(resource).resource === here.resource)
}

/** Checks in by a badge, as `checkIn` does. Throws a `Failure`: not found for a number that gave no place or that another code belongs to, which are told alike; conflict for a badge of something else. */
export async function checkInBy(ground: Ground, actor: Actor, badge: Badge): Promise<CheckedIn> {
  const row = await bookedBy(ground, badge)
  if (row === undefined || !receivedBy(ground, actor, row.resource).includes(row.procedure)) throw new Failure('not found', messages.noBadge)
  if (!standsAt(row, badge.at)) {
    const [view] = await viewsOf(ground, [row])
    throw new Failure('conflict', messages.elsewhere(view!.resource.title))
  }
  return checkIn(ground, actor, row.id)
}

const isSame = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one.padEnd(64)).subarray(0, 64), Buffer.from(other.padEnd(64)).subarray(0, 64))
