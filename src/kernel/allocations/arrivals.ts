/**
 * An entrance without a line: what a phone needs to judge badges by itself, and what it tells of whoever was let in once it has a line again.
 *
 * A phone keeps marks of badges and no name, and a mark opens nothing. What it tells is judged anew here: the same badge counts once, whichever phone told first.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { minutesAfter, readResourceKey } from '../../law/allocation.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf, endOfDay, type Instant, startOfDay } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import { type Actor, keptFor } from '../parties/index.ts'
import { badgeCode, barredFrom, bookedBy, isOwn, isReadable, letInBy, receivedBy, standsAt } from './entrance.ts'
import { type Allocation, change, columns, type Ground, record } from './ground.ts'
import { resourceCalled } from './held.ts'
import { messages } from './messages.ts'
import type { ArrivalOutcome } from './tables.ts'

/**
 * What a phone keeps of a door for the rest of a day: the marks of the badges that are let in there, and of those whose holders have come. `salt` is what
 * stands before the number and the code of a badge in its mark.
 */
export interface DoorList { readonly title: Text; readonly until: Instant; readonly salt: string; readonly expected: readonly string[]; readonly came: readonly string[] }

/** The first 72 bits of the SHA-256 of a badge's number and code at one door on one day, in base64url: 12 letters, told apart among millions. */
const badgeMark = (salt: string, number: string, code: string): string => createHash('sha256').update(`${salt} ${number} ${code}`).digest().subarray(0, 9).toString('base64url')

/** Who may come in at a door today, of nobody by name. Throws a `Failure` (not found) where this actor's office lets nobody in. */
export async function doorList(ground: Ground, actor: Actor, door: string): Promise<DoorList> {
  const { zone } = ground.calendar
  const procedures = letInBy(ground, actor, door)
  const here = readResourceKey(door)
  const resource = await resourceCalled(ground, door)
  if (procedures.length === 0 || resource?.id !== door) throw new Failure('not found', messages.noResource)
  const today = dayOf(ground.now(), zone)
  const [from, until, salt] = [startOfDay(today, zone), endOfDay(today, zone), `${door} ${today}`]
  const { rows } = await sql<{ id: string; of: string; came: boolean }>`select id, case_id as of, state = 'attended' as came from allocation where ${here.entry === undefined ? sql`split_part(resource, ':', 1) = ${door}` : sql`resource = ${door}`}
    and procedure = any(${procedures}) and case_id is not null and state in ('firm', 'missed', 'attended') and during && tstzrange(${from}::timestamptz, ${until}::timestamptz)`.execute(ground.db)
  const numbers = await ground.numbersOf(ground.versions.today().flatMap(({ id, allocates }) => (allocates && procedures.includes(id) ? [{ procedure: id, kind: allocates.when }] : [])), [...new Set(rows.map((row) => row.of))])
  const marks = (came: boolean): readonly string[] => rows.flatMap((row) => {
    const number = numbers.get(row.of)
    return row.came === came && number !== undefined ? [badgeMark(salt, number, badgeCode(ground, row.id))] : []
  })
  return { title: resource.title, until, salt, expected: marks(false), came: marks(true) }
}

/**
 * Whoever a phone let in, as the phone says it: `id` is its own name of it, by which it is known when it is told again; `at` is when, none where it is not
 * to be read.
 */
export interface Arrival { readonly id: string; readonly number: string; readonly code: string; readonly at?: Instant; /** The phone asks only, and has let nobody in: an answer other than `in` is not kept. */ readonly asks?: boolean }

/** What an arrival came to. `since`: when the holder had been let in before. */
export interface ArrivalTold { readonly id: string; readonly outcome: ArrivalOutcome; readonly since?: Instant }

/** So long after it an arrival still counts. */
const minutesTold = 7 * 24 * 60

/** Whether there is such a door: a resource, or an entry of one that is given out, or was and is booked. */
const isDoor = async (ground: Ground, door: string): Promise<boolean> => (await resourceCalled(ground, door))?.id === door
  || await ground.db.selectFrom('allocation').select('id').where('resource', '=', door).limit(1).executeTakeFirst() !== undefined

/**
 * Takes in what a phone tells, one after another, each once however often it is told, and each by itself: what is wrong with one holds up no other. Throws a
 * `Failure` (not found) where this actor's office lets nobody in.
 */
export async function tellArrivals(ground: Ground, actor: Actor, door: string, arrivals: readonly Arrival[]): Promise<readonly ArrivalTold[]> {
  if (letInBy(ground, actor, door).length === 0 || !await isDoor(ground, door)) throw new Failure('not found', messages.noResource)
  const told: ArrivalTold[] = []
  for (const one of arrivals) {
    const booked = await bookedBy(ground, one)
    told.push(await transact(ground.db, (tx) => takeIn(ground, tx, actor, door, one, booked?.id)))
  }
  return told
}

async function takeIn(ground: Ground, tx: Tx, actor: Actor, door: string, arrival: Arrival, booked: string | undefined): Promise<ArrivalTold> {
  const { id, asks, at, number } = arrival
  const now = ground.now()
  const { rows: [row] } = booked === undefined ? { rows: [] } : await sql<Allocation>`select ${columns} from allocation where id = ${booked} for update`.execute(tx)
  const before = await tx.selectFrom('arrival').select(['outcome', 'since']).where('id', '=', id).executeTakeFirst()
  if (before) return { id, outcome: before.outcome, ...(before.since !== null && { since: before.since }) }
  const came = cameAt(at ?? now, row, now)
  const outcome = !isReadable(arrival) || at === undefined ? 'unreadable' : at < minutesAfter(now, -minutesTold) ? 'too old' : await judge(ground, actor, row, door, came)
  const since = outcome === 'again' ? row!.changed_at : undefined
  if (outcome === 'in') {
    await change(ground, tx, actor, row!, 'attended', came === now ? undefined : came)
    await ground.entrance?.checkedIn(tx, actor, row!)
  }
  if (since !== undefined && came < since) {
    // Of two phones the one that was told of first need not have seen them first.
    await tx.updateTable('allocation').set({ changed_at: came, changes: sql`changes + 1` }).where('id', '=', row!.id).execute()
    await record(ground, tx, actor, row!, 'came-earlier', { since: came, toldAt: now })
  }
  if (outcome === 'in' || !asks) {
    await tx.insertInto('arrival').values({ id, allocation: row?.id ?? null, door, number: number.replaceAll(/\p{C}/gu, '').slice(0, 40), came_at: came, told_at: now, told_by: actor.person, outcome, since: since ?? null })
      .onConflict((same) => same.column('id').doNothing()).execute()
  }
  return { id, outcome, ...(since !== undefined && { since }) }
}

/** A phone's clock may be wrong, and whoever holds it may say anything: nobody came later than it was told, nor before they had booked. */
function cameAt(said: Instant, booked: Pick<Allocation, 'made_at'> | undefined, now: Instant): Instant {
  if (said > now) return now
  return booked !== undefined && said < booked.made_at ? booked.made_at : said
}

async function judge(ground: Ground, actor: Actor, row: Allocation | undefined, door: string, came: Instant): Promise<ArrivalOutcome> {
  if (row === undefined || !letInBy(ground, actor, row.resource).includes(row.procedure)) return 'unknown'
  if (!standsAt(row, door)) return 'elsewhere'
  if (await isOwn(ground, actor, row)) return 'own'
  return barredFrom(row, came, ground.calendar.zone) ?? 'in'
}

/** An arrival that an officer looks at: somebody was let in who should not have been, or had been already. */
interface DoubtfulArrival { readonly number: string; readonly at: Instant; readonly outcome: Exclude<ArrivalOutcome, 'in'>; readonly since?: Instant; readonly by: string }

/** So many of them are shown at most, the newest; `total` is how many there are. */
export interface DoubtfulArrivals { readonly rows: readonly DoubtfulArrival[]; readonly total: number }

/** What phones told of a resource on a day and did not count. Throws a `Failure` (not found) for whoever does not receive there. */
export async function doubtfulArrivals(ground: Ground, actor: Actor, resource: string, day: Day): Promise<DoubtfulArrivals> {
  if (receivedBy(ground, actor, resource).length === 0) throw new Failure('not found', messages.noResource)
  const { zone } = ground.calendar
  const those = ground.db.selectFrom('arrival').where('outcome', '<>', 'in')
    .where('came_at', '>=', startOfDay(day, zone)).where('came_at', '<', endOfDay(day, zone)).where(sql<string>`split_part(door, ':', 1)`, '=', readResourceKey(resource).resource)
  const rows = await those.select(['number', 'came_at', 'outcome', 'since', 'told_by']).orderBy('came_at', 'desc').orderBy('id').limit(200).execute()
  const { total } = await those.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const names = await ground.parties.namesOf(rows.map(({ told_by: by }) => by))
  return { total, rows: rows.flatMap(({ outcome, since, ...row }) => (outcome === 'in' ? [] : [{ number: row.number, at: row.came_at, outcome, by: names.get(row.told_by) ?? '—', ...(since !== null && { since }) }])) }
}

/** What phones told goes after its term; that somebody came stays with the booking, and in the journal. */
export async function forgetArrivals({ db, now }: Pick<Ground, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('arrival').where('told_at', '<', minutesAfter(now(), -keptFor.arrivalDays * 24 * 60)).execute()
}
