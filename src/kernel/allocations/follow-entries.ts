/**
 * What was given of an entry follows it. Hours of one that is closed, and places of one that is struck off, are given back; places that are given for days
 * move when the entry names other days; and whoever holds one is told. It compares what was given with what the entries say, so that nothing is missed and nothing done twice.
 * Between the act and this round `freePlace` counts what has not followed yet, so that nobody is given its places meanwhile.
 */
import { sql } from 'kysely'
import { readResourceKey, type Resource } from '../../law/allocation.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { addDays, dayOf, type Instant, startOfDay } from '../../law/time.ts'
import { eachApart, transact, type Tx } from '../database/index.ts'
import type { LetterParts } from '../parties/index.ts'
import { type Allocation, allocatesOf, change, columns, expireHolds, freePlace, type Ground, inTurn, rangeOf, record, type Span, taking, tell, timeOf } from './ground.ts'
import { letters } from './messages.ts'
import { type Given, isOver, resourcesNamed } from './of-entry.ts'

const open = sql`state in ('held', 'reserved', 'firm', 'waiting') and entry is null`
const clock = { system: 'clock' } as const

/** How many are locked, changed and written to in one transaction. */
const atOnce = 200

interface Followed extends Span { readonly resource: string; readonly procedure: string; readonly where: string | null }

/** Done in every round, before who waits moves up. */
export async function followEntries(ground: Ground): Promise<void> {
  // Places of a resource have the days of its entry, so that there are few kinds of rows, however many rows; hours have their own and only end with their entry.
  const { rows: procedures } = await sql<{ id: string }>`select distinct procedure as id from allocation where position(':' in resource) > 0 and ${open}`.execute(ground.db)
  const dated = procedures.flatMap(({ id }) => (allocatesOf(ground, id)?.ofEach?.from === undefined ? [] : [id]))
  const placed = procedures.flatMap(({ id }) => (allocatesOf(ground, id)?.ofEach?.where === undefined ? [] : [id]))
  const ofDays = sql`procedure = any(${dated})`
  const { rows } = await sql<Followed>`select distinct resource, procedure, case when ${ofDays} then lower(during) end as "from", case when ${ofDays} then upper(during) end as until, case when procedure = any(${placed}) then told_where end as where
    from allocation where position(':' in resource) > 0 and ${open} and (${ofDays} or upper_inf(during) or upper(during) > ${ground.now()}::timestamptz)`.execute(ground.db)
  const given = await resourcesNamed(ground, ground.db, rows)
  const differing = rows.filter((row) => {
    const now = given.get(row.resource)
    return now === undefined || (now.suspended === true && now.resource.kind === 'interval') || (dated.includes(row.procedure) && isOtherwise(row, now.span)) || (now.where !== undefined && row.where !== now.where) || isOffDays(ground, row, now)
  })
  const ones = new Map(differing.map(({ resource, procedure }) => [`${procedure} ${resource}`, { resource, procedure }]))
  await eachApart(ones.values(), async (one) => {
    while (await transact(ground.db, (tx) => follow(ground, tx, one)) === atOnce) { /* the next ones */ }
  })
}

const isOtherwise = (row: Span, span: Span): boolean => span.from !== null && (row.from !== span.from || row.until !== span.until)

/** The time of the days on which hours of an entry are open, where it states days. */
const openDays = ({ calendar: { zone } }: Ground, { resource }: Given): { readonly from: Instant; readonly until: Instant } | undefined =>
  (resource.kind === 'interval' && resource.between ? { from: startOfDay(resource.between.from, zone), until: startOfDay(addDays(resource.between.until, 1), zone) } : undefined)

/** Whether an hour lies on a day that its entry names no more. */
function isOffDays(ground: Ground, { from, until }: Span, now: Given): boolean {
  const open = openDays(ground, now)
  return open !== undefined && from !== null && until !== null && (from < open.from || until > open.until)
}

/** Lets some of them follow, and answers how many: fewer than `atOnce` when none is left. */
async function follow(ground: Ground, tx: Tx, one: { readonly resource: string; readonly procedure: string }): Promise<number> {
  const { resource, procedure } = one
  await inTurn(tx, resource)
  await expireHolds(ground, tx, resource)
  const allocates = allocatesOf(ground, procedure)
  const now = (await resourcesNamed(ground, tx, [one])).get(resource)
  const { entry = '' } = readResourceKey(resource)
  // Only what is known to be struck is given back. What cannot be read, such as an entry without days, is for the house to look at.
  if (allocates === undefined || now === undefined && !(await ground.entries.struck([entry], tx)).has(entry)) {
    ground.report(new Error(`the bookings of ${resource} by ${procedure} are left as they are: its entry does not say what is given out`))
    return 0
  }
  const { kind } = allocates.resource
  // Places of what is put off stay with their holders: its new days come with a change.
  const gone = now === undefined || (now.suspended === true && kind === 'interval')
  const ahead = kind === 'seat' ? sql`(upper_inf(during) or upper(during) > ${ground.now()}::timestamptz)` : sql`lower(during) > ${ground.now()}::timestamptz`
  // The days that were named before may be over by now: whoever has not missed them yet goes on to the new ones.
  const otherDays = now === undefined || now.span.from === null ? sql`false` : sql`during <> ${rangeOf(now.span)} ${isOver({ kind }, now.span, ground.now()) ? sql`and ${ahead}` : sql``}`
  const elsewhere = now?.where === undefined ? sql`false` : sql`told_where is distinct from ${now.where} and ${ahead}`
  const days = now && openDays(ground, now)
  const offDays = days === undefined ? sql`false` : sql`${ahead} and not during <@ ${rangeOf(days)}`
  const { rows } = await sql<Allocation>`select ${columns} from allocation where resource = ${resource} and procedure = ${procedure} and ${open} and ${gone ? ahead : sql`(${otherDays} or ${elsewhere} or ${offDays})`}
    order by place is null, made_at, id limit ${atOnce} for update`.execute(tx)
  const title = now?.resource.title ?? (await ground.entries.titles([entry], null)).get(entry) ?? allocates.resource.title
  const said = new Set<string>()
  // Whoever has places for a whole group is told once of all of them.
  const say = async (row: Allocation, letter: LetterParts): Promise<void> => {
    const key = JSON.stringify([row.case_id, letter])
    if (row.case_id === null || said.has(key)) return
    said.add(key)
    await tell(ground, tx, row, letter)
  }
  for (const row of rows) {
    if (now === undefined || gone || isOffDays(ground, row, now)) {
      await cancel(ground, tx, row, kind)
      await say(row, letters.cancelled(title, timeOf(ground, allocates.resource, row)))
    }
    else {
      if (isOtherwise(row, now.span)) await say(row, await moveDays(ground, tx, row, now))
      if (now.where !== undefined && row.told_where !== now.where && await noteWhere(ground, tx, row, now.where)) await say(row, letters.elsewhere(now.resource.title, now.where))
    }
  }
  return rows.length
}

async function cancel(ground: Ground, tx: Tx, row: Allocation, kind: 'seat' | 'interval'): Promise<void> {
  await change(ground, tx, clock, row, 'released')
  // Who waited for a place, or was offered one, waits for what is over as of now: their case ends with the next round.
  if (row.case_id !== null && kind === 'seat' && row.state !== 'firm') await sql`update allocation set during = ${rangeOf({ from: null, until: ground.now() })} where id = ${row.id}`.execute(tx)
}

/** Brings one to the days of its entry, at its own place or, where another has that for them, at a free one; answers the letter that tells what its holder has. */
async function moveDays(ground: Ground, tx: Tx, row: Allocation, { resource, span }: Given): Promise<LetterParts> {
  const place = row.place === null ? null : await placeFor(tx, row, resource, span)
  const state = place === null ? 'waiting' : row.state
  await sql`update allocation set during = ${rangeOf(span)}, place = ${place}, state = ${state}, held_until = ${state === 'waiting' ? null : row.held_until}::timestamptz, changed_at = ${ground.now()}, changes = changes + 1 where id = ${row.id}`.execute(tx)
  await record(ground, tx, clock, { ...row, ...span }, 'moved')
  if (row.state !== state) await record(ground, tx, clock, { ...row, ...span }, 'waiting')
  const { zone } = ground.calendar
  const [first, last] = [dayOf(span.from!, zone), addDays(dayOf(span.until!, zone), -1)]
  const days = inEveryLanguage((locale) => (first === last ? formatDay(first, locale) : `${formatDay(first, locale)} – ${formatDay(last, locale)}`))
  return place === null ? letters.otherDaysWaiting(resource.title, days) : letters.otherDays(resource.title, days)
}

/** Notes where it is held now, and answers whether that has changed for its holder: to whom nothing was said of it before nothing has. */
async function noteWhere(ground: Ground, tx: Tx, row: Allocation, where: string): Promise<boolean> {
  await sql`update allocation set told_where = ${where} where id = ${row.id}`.execute(tx)
  if (row.told_where === null || row.case_id === null) return false
  await sql`update allocation set changed_at = ${ground.now()}, changes = changes + 1 where id = ${row.id}`.execute(tx)
  return true
}

/** Its own place for these days, or a free one. Who has none then waits; but whom a decision gave one keeps it, beyond the places that there are. */
async function placeFor(tx: Tx, row: Allocation, resource: Resource, span: Span): Promise<number | null> {
  const isTaken = async (place: number): Promise<boolean> =>
    (await sql`select from allocation where resource = ${row.resource} and place = ${place} and id <> ${row.id} and during && ${rangeOf(span)} and ${taking}`.execute(tx)).rows.length > 0
  if (row.place !== null && !await isTaken(row.place)) return row.place
  return await freePlace(tx, resource, span) ?? (row.state === 'firm' ? await freePlace(tx, { ...resource, capacity: Infinity }, span) : undefined) ?? null
}
