/** The private address at which a person's calendar reads their bookings: made, renewed and ended by them, and kept as a hash alone. */
import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import { addDays, dayOf, type Instant, startOfDay } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import { type Allocation, columns, type Ground } from './ground.ts'
import { guestIs } from './guests.ts'
import { type AllocationView, viewsOf } from './held.ts'
import { letters, messages } from './messages.ts'
import { sharedBy } from './shared.ts'

/** What is read at an address: the bookings that have a time, given back ones too, so that calendars take them out. */
export interface Feed { /** Whose address it is. */ readonly reader: Actor; readonly locale: Locale; readonly bookings: readonly AllocationView[] }

const hashed = (secret: string): string => hash('sha256', `bookings ${secret}`, 'base64url')

/** Makes a new address, in place of the one before, which opens nothing from now on, and tells its person; answers its secret, which is shown once. */
export const renewFeed = (ground: Ground, actor: Actor): Promise<string> => transact(ground.db, async (tx) => {
  const secret = randomBytes(32).toString('base64url')
  await sql`insert into booking_feed (person, secret_hash, made_at) values (${actor.person}, ${hashed(secret)}, ${ground.now()})
    on conflict (person) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at`.execute(tx)
  await ground.journal.append(tx, actorString(actor), { type: 'calendar.made', subject: `person:${actor.person}`, body: {} })
  await ground.parties.writeLetter(tx, actor.person, letters.feedMade())
  return secret
})

/** The address opens nothing any more. */
export const endFeed = (ground: Ground, actor: Actor): Promise<void> => transact(ground.db, (tx) => forgetFeed(ground, tx, actorString(actor), actor.person))

/** The same for whom something else ends it: whoever may have been in the account may have made it. */
export async function forgetFeed({ journal }: Pick<Ground, 'journal'>, tx: Tx, by: string, person: string): Promise<void> {
  const { rows } = await sql`delete from booking_feed where person = ${person} returning person`.execute(tx)
  if (rows.length > 0) await journal.append(tx, by, { type: 'calendar.ended', subject: `person:${person}`, body: {} })
}

/** Since when the person has an address; undefined where they have none. */
export async function feedSince({ db }: Ground, { person }: Actor): Promise<Instant | undefined> {
  const { rows: [found] } = await sql<{ since: Instant }>`select made_at as since from booking_feed where person = ${person}`.execute(db)
  return found?.since
}

/** By what readings of the address with this secret are counted: the hash of it; undefined when it opens nothing. */
export async function feedOf({ db }: Ground, secret: string): Promise<string | undefined> {
  const { rows: [found] } = await sql<{ hash: string }>`select secret_hash as hash from booking_feed where secret_hash = ${hashed(secret)}`.execute(db)
  return found?.hash
}

/** What a person's calendar holds, whatever hat they wear: their own bookings, and those of the organisations for which they may act today. */
async function readBy({ parties }: Ground, person: string) {
  const organisations = (await parties.hatsOf(person)).organisations.map(({ organisation }) => organisation.id)
  return sql`((person = ${person} and organisation is null) or ${sharedBy(person)} or ${guestIs(person)} or organisation = any(${organisations}::uuid[])) and case_id is not null`
}

/** The one booking that a letter adds to the calendar of its reader, in whichever hat they open it. Throws a `Failure` (not found). */
export async function readOne(ground: Ground, { person }: Actor, id: string): Promise<AllocationView> {
  const { rows } = await sql<Allocation>`select ${columns} from allocation where id = ${id} and ${await readBy(ground, person)}`.execute(ground.db)
  const [view] = await viewsOf(ground, rows)
  if (view === undefined) throw new Failure('not found', messages.none)
  return view
}

/** So many days of the past stay in a calendar, of which no more than so many bookings are read: first those to come, the next first, then the newest of the past. */
const kept = 90
const most = 1000

/**
 * What the address with this secret shows: the person's own bookings, and those of the organisations for which they may act today. Undefined when
 * the secret opens nothing, or its person has closed the account.
 */
export async function readFeed(ground: Ground, secret: string): Promise<Feed | undefined> {
  const { db, parties, calendar: { zone } } = ground
  const { rows: [found] } = await sql<{ person: string }>`select person from booking_feed where secret_hash = ${hashed(secret)}`.execute(db)
  const person = found && await parties.person(found.person)
  if (person === undefined || person.closedAt !== undefined) return undefined
  const since = startOfDay(addDays(dayOf(ground.now(), zone), -kept), zone)
  const { rows } = await sql<Allocation>`select ${columns} from allocation where ${await readBy(ground, person.id)}
    and state <> 'waiting' and lower(during) >= ${since}::timestamptz
    order by (upper(during) <= ${ground.now()}::timestamptz), abs(extract(epoch from lower(during) - ${ground.now()}::timestamptz)), id limit ${most}`.execute(db)
  return { reader: { person: person.id, name: person.name, roles: [] }, locale: person.locale, bookings: await viewsOf(ground, rows.toSorted((one, other) => one.from!.localeCompare(other.from!))) }
}
