/**
 * An event: registrations with a place each, and check-ins by badge, beside what PostgreSQL alone takes to give places of one event and to mark who came.
 *
 * `node --import ./src/country.ts bench/event.ts [registrations] [check-ins] [taken]`. So many places of the event are taken before the first registration that is measured: the
 * search of a free one grows with them. Then two phones that were without a line tell of whomever they let in, both at once, a hundred at a time as their page does; a third of them
 * were seen by both. Goals: 50,000 registrations in an hour (13.9 a second), also the last of them, and 300 check-ins a minute (5 a second).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { enterOwn } from '../src/countries/kazakhstan/technopark/sample-centre.ts'
import { newId } from '../src/kernel/database/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import type { Instant } from '../src/law/time.ts'
import { figure, inParallel, progress, report, Times } from './measure.ts'
import { clear, server } from './place.ts'

const registrations = Number(process.argv[2] ?? 2000)
const checkIns = Math.min(registrations, Number(process.argv[3] ?? 600))
const taken = Number(process.argv[4] ?? 0)
const workers = 8
/** Each of two phones let in so many while it had no line, of whom the other saw so many too. */
const [letIn, both] = [300, 100]
if (registrations < checkIns + 2 * letIn - both) throw new Error(`too few registrations for ${checkIns} check-ins and two phones`)

const { url } = await server()
process.env['TEST_DATABASE_URL'] = url
const world = await openWorld({ connections: workers + 4 })
const { kernel } = world
const { cases, allocations, decisions, registers, db } = kernel
const [officer, head] = [await world.officer('technopark.officer'), await world.officer('technopark.head')]
const [entered] = await enterOwn(kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі: өлшем', about: 'Үлгі.', begins: '2026-02-03', ends: '2026-02-03', venue: 'Үлгі зал', places: registrations + taken + 1 }])
if (entered === undefined || registers.declared.length === 0) throw new Error('The event was not entered')
const event: string = entered

async function person(nth: number): Promise<Actor> {
  const [id, name] = [newId(), `Үлгі ${nth}`]
  await sql`insert into person (id, name, email, locale, created_at) values (${id}, ${name}, ${`${id}@ulgi.example`}, 'kk', now())`.execute(db)
  return { person: id, name, roles: [] }
}

/** Works through so many, and says how long all and each of them took. */
async function timed(count: number, work: (nth: number) => Promise<unknown>): Promise<{ readonly rate: number; readonly each: Times }> {
  const each = new Times()
  const from = performance.now()
  await inParallel(workers, count, (nth) => each.of(() => work(nth)).then(() => undefined))
  return { rate: count / ((performance.now() - from) / 1000), each }
}

const row = (name: string, { rate, each }: { readonly rate: number; readonly each: Times }): readonly string[] => [name, figure(rate), figure(each.at(0.5)), figure(each.at(0.95))]

async function register(guest: Actor): Promise<string> {
  const draft = await cases.begin(guest, { procedure: 'technopark.event-registration' })
  for (const page of (await cases.draft(guest, draft)).pages) await cases.savePage(guest, draft, page, { event, guest: 'visitor' })
  return cases.file(guest, { draft })
}

// The first registers as everybody does; those before the rest are put beside it, without their cases.
await register(await person(registrations))
await sql`insert into allocation (id, resource, procedure, place, during, state, draft, person, made_at, changed_at)
  select gen_random_uuid(), resource, procedure, nth, during, 'firm', gen_random_uuid(), gen_random_uuid(), made_at, changed_at from allocation, generate_series(2, ${taken + 1}::integer) as nth where resource = ${`technopark.event-place:${event}`}`.execute(db)
await sql`analyze allocation`.execute(db)

const guests: Actor[] = []
for (let nth = 0; nth < registrations; nth += 1) guests.push(await person(nth))
const filed: string[] = []
const from = performance.now()
const registered = await timed(registrations, async (nth) => {
  filed[nth] = await register(guests[nth]!)
  if (nth > 0 && nth % 5000 === 0) progress(`${nth} registered after ${Math.round((performance.now() - from) / 1000)} s`)
})
const took = Math.round((performance.now() - from) / 1000)
const given = (await allocations.standing('technopark.event-place')).find(({ resource }) => resource.endsWith(event))
if (given?.taken !== registrations + taken + 1) throw new Error(`${given?.taken} places are taken, not ${registrations + taken + 1}`)

const badgeOf = async (nth: number) => {
  const [booking] = await allocations.own(guests[nth]!)
  const [decision] = (await cases.view(guests[nth]!, filed[nth]!)).state.decisions
  return { number: (await decisions.find(decision!.id))!.record.number, code: allocations.badgeCode(booking!.id), at: `technopark.event-place:${event}` }
}
const badges: Awaited<ReturnType<typeof badgeOf>>[] = []
for (let nth = 0; nth < checkIns + 2 * letIn - both; nth += 1) badges.push(await badgeOf(nth))
world.at('2026-02-03T05:00:00.000Z')
const came = await timed(checkIns, (nth) => allocations.checkInBy(officer, badges[nth]!))

// Two phones have a line again at one moment, each with whomever it let in.
const seenBy = (first: number) => badges.slice(checkIns + first, checkIns + first + letIn).map(({ number, code }, nth) => ({ id: randomUUID(), number, code, at: `2026-02-03T04:${String(10 + Math.floor(nth / 10)).padStart(2, '0')}:00.000Z` as Instant }))
const atDoor = `technopark.event-place:${event}`
const outcomes: string[] = []
const telling = performance.now()
await Promise.all([seenBy(0), seenBy(letIn - both)].map(async (arrivals) => {
  for (let at = 0; at < arrivals.length; at += 100) outcomes.push(...(await allocations.tellArrivals(officer, atDoor, arrivals.slice(at, at + 100))).map(({ outcome }) => outcome))
}))
const toldIn = (performance.now() - telling) / 1000
progress(`${outcomes.length} told by two phones in ${figure(toldIn)} s; registrations ${figure(registered.rate)} a second, check-ins ${figure(came.rate)} a second`)
const [counted, again] = [outcomes.filter((one) => one === 'in').length, outcomes.filter((one) => one === 'again').length]
const { attended } = (await allocations.standing('technopark.event-place')).find(({ resource }) => resource === atDoor)!
if (counted !== 2 * letIn - both || again !== both || attended !== checkIns + counted) throw new Error(`${counted} counted, ${again} again, ${attended} came`)

// The lists of whoever receives: all that were taken before are of people with names, and of one case.
const [one] = (await sql<{ of: string }>`select case_id as of from allocation where case_id is not null and resource = ${`technopark.event-place:${event}`} limit 1`.execute(db)).rows
await sql`with people as (insert into person (id, name, email, locale, created_at) select gen_random_uuid(), 'Үлгі қонақ ' || nth, 'q' || nth || '@ulgi.example', 'kk', now() from generate_series(1, ${taken}::integer) as nth returning id),
  numbered as (select id, row_number() over () as nth from people), bare as (select id, row_number() over (order by id) as nth from allocation where case_id is null)
  update allocation set person = numbered.id, draft = null, case_id = ${one!.of}::uuid, occurrence = nth from numbered join bare using (nth) where allocation.id = bare.id`.execute(db)
await sql`analyze allocation`.execute(db)
await sql`analyze person`.execute(db)
const day = '2026-02-03' as const
const listed = (listing: object) => timed(40, () => allocations.day(officer, 'technopark.event-place', day as never, { entry: atDoor, most: 100, ...listing }))
const lists = [
  row('list of the day, its first page', await listed({})), row('list of the day, its last page', await listed({ skip: Math.max(0, taken - 100) })), row('list of the day, by a name', await listed({ name: taken > 0 ? `қонақ ${taken - 1}` : `Үлгі ${registrations - 1}` })),
  row('list of an entrance, as a phone reads it', await timed(10, () => allocations.doorList(officer, atDoor))),
]
progress(`${(await allocations.doorList(officer, atDoor)).expected.join('').length} letters of marks`)
const countedAlone = await timed(10, () => sql`select count(*) from allocation where resource = ${atDoor} and state in ('firm', 'missed', 'attended') and during && tstzrange('2026-02-03', '2026-02-04')`.execute(db))

// PostgreSQL alone: the row of a place under its exclusion constraint, in its turn by an index, beside as many, and the mark of who came.
await sql`create table bench_place (id uuid primary key, resource text not null, place integer not null, during tstzrange not null, state text not null, exclude using gist (resource with =, place with =, during with &&))`.execute(db)
await sql`create index bench_place_turn on bench_place (resource, place)`.execute(db)
await sql`insert into bench_place select gen_random_uuid(), 'event', nth, tstzrange('2026-02-03', '2026-02-04'), 'firm' from generate_series(1, ${taken + 1}::integer) as nth`.execute(db)
const ids = Array.from({ length: registrations }, () => newId())
const alone = await timed(registrations, (nth) => db.transaction().execute(async (tx) => {
  await sql`select pg_advisory_xact_lock(4711)`.execute(tx)
  await sql`insert into bench_place select ${ids[nth]!}, 'event', coalesce(max(place), 0) + 1, tstzrange('2026-02-03', '2026-02-04'), 'firm' from bench_place where resource = 'event'`.execute(tx)
}))
const marked = await timed(checkIns, (nth) => sql`update bench_place set state = 'attended' where id = ${ids[nth]!}`.execute(db))

report({
  title: 'An event: registrations and check-ins', about: `${registrations} guests register for one event of which ${taken + 1} places are taken, each with a draft, its page, the filing and the decision of the rules that gives a place; then ${checkIns} badges are checked in. Eight at a time, in one process, on the embedded server. Beside them the least that PostgreSQL does to give a place in its turn and to mark who came.`,
  columns: ['what', 'a second', 'median, ms', 'p95, ms'],
  rows: [row('registrations', registered), row('PostgreSQL alone: a place in its turn', alone), row('check-ins by badge', came), row('PostgreSQL alone: the mark of who came', marked), ...lists, row('PostgreSQL alone: how many come on the day', countedAlone)],
  findings: [`All ${registrations} registered in ${took} s.`, `Two phones told of ${2 * letIn} whom they had let in without a line, both at once, in ${figure(toldIn)} s (${figure(outcomes.length / toldIn)} a second): ${counted} counted, ${again} seen by both and counted once.`, `Goals: 50 000 registrations in an hour (13.9 a second): ${registered.rate >= 13.9 ? 'met' : 'not met'}; 300 check-ins a minute (5 a second): ${came.rate >= 5 ? 'met' : 'not met'}.`, `Places given: ${registrations} beside ${taken + 1}, none twice.`],
})
await world.close()
clear()
