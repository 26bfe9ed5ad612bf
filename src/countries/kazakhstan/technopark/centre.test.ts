/** The centre's rooms and events, as a company, a guest and an officer live through them: from the register to the badge. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { reconcile } from '../../../kernel/reconcile.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import { bookingRoutes } from '../../../portal/bookings/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { enterOwn, enterSampleCentre, sampleRooms } from './sample-centre.ts'
import { technoparkPortal, visitor } from './testing.ts'
import { decidedBy as decidedIn, filed as filedIn, guest as guestOf, own, saying } from './testing-centre.ts'

let world: World
let [officer, head]: Actor[] = []
let [hall, desks, forum]: string[] = []

let seated: ReturnType<typeof technoparkPortal> | undefined
const portal = () => (seated ??= technoparkPortal(world))

const guest = (): Promise<Actor> => guestOf(world)

// It is Monday, 2 February 2026, ten in the morning in Astana.
before(async () => {
  world = await openWorld()
  officer = await world.officer('technopark.officer')
  head = await world.officer('technopark.head')
  await enterSampleCentre(world.kernel, head, world.sign)
  const rooms = await world.kernel.registers.standing('technopark.rooms')
  hall = rooms.find(({ values }) => values['kind'] === 'hall')!.number
  desks = rooms.find(({ values }) => values['kind'] === 'desks')!.number
  const [entered] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі кездесу', about: 'Үлгі.', begins: '2026-02-10', ends: '2026-02-11', venue: 'Үлгі зал', places: 2 }])
  forum = entered!
})
after(() => world.close())

const filed = (by: Actor, procedure: string, answers: Submitted, about?: string, subject?: string): Promise<string> => filedIn(world, by, procedure, answers, about, subject)
const booking = (by: Actor, room: string, hour: string, guests = '4'): Promise<string> => filed(by, 'technopark.room-booking', { room, guests, hour })
const decidedBy = (by: Actor, id: string) => decidedIn(world, by, id)

test('rooms of eight floors are entered by one signature, and an officer and the head enter one by its procedure', async () => {
  const { cases, db, registers } = world.kernel
  assert.equal((await registers.standing('technopark.rooms')).length, sampleRooms.length)
  const facts = { name: 'Үлгі: 305', floor: 3, kind: 'meeting', people: 5, atOnce: 1, x: 0, y: 300, width: 90, depth: 60 }
  const id = await transact(db, (tx) => cases.openOfItself(tx, officer!, { procedure: 'technopark.room', facts, key: 'room' }))
  const doing = { type: 'complete', outcome: 'enter' } as const
  await cases.perform(head!, { case: id, key: 'enter', doing, signature: await world.sign(head!, await cases.document(id, doing)) })
  assert.ok((await registers.standing('technopark.rooms')).some(({ title }) => title.kk === 'Үлгі: 305'))
})

test('a room is one company’s for an hour, another room or hour is still free, and shared desks have as many places as desks', async () => {
  const { allocations } = world.kernel
  const [one, other] = [await world.founder(), await world.founder()]
  const id = await booking(one, hall!, '2026-02-03T10:00')
  assert.equal((await decidedBy(one, id)).length, 1, 'the rules book at once')
  await assert.rejects(booking(other, hall!, '2026-02-03T10:00'), saying(/taken this time/))
  await booking(other, hall!, '2026-02-03T11:00')
  for (const by of [one, other]) await booking(by, desks!, '2026-02-03T10:00', '1')
  const resource = await allocations.resource(`technopark.room:${desks}`)
  assert.ok(resource?.kind === 'interval')
  assert.deepEqual((await allocations.free(resource, '2026-02-03', 1)).slice(0, 2).map(({ free }) => free), [12, 10])
  assert.match((await allocations.own(one)).find(({ case: of }) => of === id)!.resource.title.kk, /^Үлгі: «Ұлытау» залы$/)
  const crowd = await booking(one, desks!, '2026-02-03T12:00', '900')
  assert.deepEqual([(await decidedBy(one, crowd)).length, (await world.kernel.cases.view(one, crowd)).state.step], [0, 'look'], 'an officer looks at more people than it holds')
})

test('whoever chooses another room after the time is kept that room’s hour, and the first one is free again', async () => {
  const { allocations, cases } = world.kernel
  const [one, other] = [await world.founder(), await world.founder()]
  const draft = await cases.begin(one, { procedure: 'technopark.room-booking' })
  const [room, time] = (await cases.draft(one, draft)).pages
  await cases.savePage(one, draft, room!, { room: hall!, guests: '4' })
  assert.deepEqual(await cases.savePage(one, draft, time!, { hour: '2026-02-04T10:00' }), [])
  await cases.savePage(one, draft, room!, { room: desks!, guests: '4' })
  await cases.file(one, { draft })
  assert.deepEqual((await allocations.own(one)).filter(({ state }) => state === 'firm').map(({ resource }) => resource.id), [`technopark.room:${desks}`])
  await booking(other, hall!, '2026-02-04T10:00')
})

test('hours of all rooms together are bounded for one company', async () => {
  const one = await world.founder()
  for (const hour of ['09', '10', '11', '12']) await booking(one, hour < '11' ? hall! : desks!, `2026-02-05T${hour}:00`)
  await assert.rejects(booking(one, desks!, '2026-02-05T13:00'), saying(/4/))
})

test('of bookings of several rooms that one company sends at once no more than its limit are taken, and its drafts keep no more than one room', async () => {
  const { allocations, cases, db } = world.kernel
  const one = await world.founder()
  const rooms = (await world.kernel.registers.standing('technopark.rooms')).slice(0, 8).map(({ number }) => number)
  const drafts: string[] = []
  for (const room of rooms) {
    const draft = await cases.begin(one, { procedure: 'technopark.room-booking' })
    for (const page of (await cases.draft(one, draft)).pages) assert.deepEqual(await cases.savePage(one, draft, page, { room, guests: '1', hour: '2026-02-06T10:00' }), [])
    drafts.push(draft)
  }
  const { rows } = await sql<{ resource: string }>`select resource from allocation where state = 'held' and person = ${one.person}`.execute(db)
  assert.deepEqual(rows.map(({ resource }) => resource), [`technopark.room:${rooms.at(-1)}`])
  await Promise.allSettled(drafts.map((draft) => cases.file(one, { draft })))
  assert.equal((await allocations.own(one)).filter(({ state }) => state === 'firm').length, 4)
})

test('a room is booked for the same hour of each week, of all weeks or of none, and each week is moved, given back and received by itself', async () => {
  const { allocations, cases, decisions, db } = world.kernel
  const [one, other] = [await world.founder(), await world.founder()]
  const studio = (await world.kernel.registers.standing('technopark.rooms')).find(({ values }) => values['kind'] === 'studio')!.number
  const weekly = (hour: string, until: string) => filed(one, 'technopark.room-booking', { room: studio, guests: '2', hour, weekly: until })
  await booking(other, studio, '2026-02-16T15:00', '2')
  await assert.rejects(weekly('2026-02-09T15:00', '2026-02-24'), saying(/16 February 2026, 15:00 \(it is taken\)\. Nothing was booked/))
  await assert.rejects(weekly('2026-02-09T18:00', '9999-12-31'), saying(/the next 30 days only/), 'further ahead than can be asked for')
  await assert.rejects(weekly('2026-02-09T19:00', '2026-02-08'), saying(/before the first booking/))
  assert.deepEqual((await allocations.own(one)).filter(({ state }) => state === 'firm'), [])

  // Whoever takes an hour between the page and the filing leaves nothing half booked.
  const draft = await cases.begin(one, { procedure: 'technopark.room-booking' })
  for (const page of (await cases.draft(one, draft)).pages) assert.deepEqual(await cases.savePage(one, draft, page, { room: studio, guests: '2', hour: '2026-02-09T17:00', weekly: '2026-02-23' }), [])
  await booking(other, studio, '2026-02-23T17:00', '2')
  await assert.rejects(cases.file(one, { draft }), saying(/23 February 2026, 17:00 \(it is taken\)/))
  assert.deepEqual((await allocations.own(one)).filter(({ case: filedAs }) => filedAs !== undefined), [])

  const id = await weekly('2026-02-09T16:00', '2026-02-23')
  const firm = async () => (await allocations.own(one)).filter(({ state }) => state === 'firm').map(({ at }) => at).toSorted()
  assert.deepEqual(await firm(), ['2026-02-09T16:00', '2026-02-16T16:00', '2026-02-23T16:00'])
  const second = (await allocations.own(one)).find(({ at }) => at === '2026-02-16T16:00')!
  const { record: { number } } = (await decisions.find((await decidedBy(one, id))[0]!.id))!
  await assert.rejects(allocations.checkInBy(officer!, { number, code: allocations.badgeCode(second.id), at: second.resource.id }), saying(/on the day itself/), 'each week has a badge of its own')
  await allocations.release(one, second.id)
  assert.deepEqual(await firm(), ['2026-02-09T16:00', '2026-02-23T16:00'])
  await transact(db, (tx) => allocations.giveBack(tx, one, id))
  assert.deepEqual(await firm(), [])
})

test('two have a place at an event, the third waits undecided and has it when one is given back; a badge counts its holder once, and whoever came has a certificate', async () => {
  const { allocations, cases, decisions } = world.kernel
  const [first, second, third] = [await guest(), await guest(), await guest()]
  const register = (by: Actor) => filed(by, 'technopark.event-registration', { event: forum!, guest: 'visitor' })
  const [id, , waiting] = [await register(first), await register(second), await register(third)]
  await assert.rejects(register(first), saying(/1|one|most/))
  assert.deepEqual([(await decidedBy(third, waiting)).length, (await allocations.own(third))[0]!.state], [0, 'waiting'])
  await allocations.release(second, (await allocations.own(second))[0]!.id)
  await world.kernel.round()
  assert.deepEqual([(await decidedBy(third, waiting)).length, (await allocations.own(third))[0]!.state], [1, 'firm'])

  const [place] = await decidedBy(first, id)
  const { record: { number } } = (await decisions.find(place!.id))!
  const held = (await allocations.own(first))[0]!
  const badge = { number, code: allocations.badgeCode(held.id), at: held.resource.id }
  await assert.rejects(allocations.checkInBy(officer!, badge), saying(/on the day itself/))
  await assert.rejects(allocations.checkInBy(await guest(), badge), saying(/do not fit/))
  const early = await filed(first, 'technopark.attendance', {}, place!.id)
  assert.equal((await cases.view(first, early)).state.step, 'look', 'nobody has seen them yet')
  await cases.perform(officer!, { case: early, key: 'early', doing: { type: 'complete', outcome: 'decline', reasons: 'Іс-шара әлі өткен жоқ.' } })

  world.at('2026-02-11T05:00:00.000Z')
  assert.equal((await allocations.checkInBy(officer!, badge)).again, false, 'the second day of the event')
  world.at('2026-02-11T06:00:00.000Z')
  assert.deepEqual(await allocations.checkInBy(officer!, badge), { id: (await allocations.own(first))[0]!.id, again: true, since: '2026-02-11T05:00:00.000Z' })
  assert.deepEqual(await allocations.standing('technopark.event-place').then((all) => all.find(({ resource }) => resource.endsWith(forum!))), { resource: `technopark.event-place:${forum}`, taken: 2, waiting: 0, attended: 1, missed: 0 })
  await assert.rejects(allocations.checkInBy(officer!, { ...badge, code: allocations.badgeCode(id) }), saying(/do not fit/), 'the number alone opens nothing')
  await assert.rejects(allocations.checkInBy(officer!, { ...badge, at: `technopark.event-place:EVT-2026-999999` }), saying(/for something else: Үлгі кездесу/))
  assert.equal((await allocations.checkInBy(officer!, { ...badge, at: 'technopark.event-place' })).again, true)
  await allocations.undoCheckIn(officer!, held.id)
  assert.equal((await allocations.own(first))[0]!.state, 'firm')
  world.at('2026-02-11T05:00:00.000Z')
  await allocations.checkIn(officer!, held.id)
  const desk = testPortal({ routes: bookingRoutes(world.kernel), session: { actor: officer! } })
  const shown = await (await desk.ask(`/en/desk/bookings?resource=technopark.event-place&day=2026-02-11&done=${held.id}`)).text()
  assert.match(shown, new RegExp(`Checked in\\.</p><p><strong>${first.name}</strong>: Үлгі кездесу, `))
  const listed = (more: object) => allocations.day(officer!, 'technopark.event-place', '2026-02-11', more).then(({ rows, total }) => [rows.length, total])
  assert.deepEqual([await listed({}), await listed({ most: 1, skip: 1 }), await listed({ name: '%' }), await listed({ entry: 'technopark.event-place:EVT-2026-999999' })], [[2, 2], [1, 2], [0, 0], [0, 0]])
  const herself = { ...officer!, person: first.person }
  await assert.rejects(allocations.checkIn(herself, held.id), saying(/another officer/))
  await assert.rejects(allocations.undoCheckIn(herself, held.id), saying(/another officer/))
  const certified = await filed(first, 'technopark.attendance', {}, place!.id)
  const certificate = (await decisions.find((await decidedBy(first, certified))[0]!.id))!
  assert.deepEqual([certificate.record.credentialType, certificate.record.facts['eventName']], ['EventAttendance', 'Үлгі кездесу'])
  await assert.rejects(allocations.undoCheckIn(officer!, held.id), saying(/certificate/))
  await assert.rejects(filed(first, 'technopark.attendance', {}, place!.id), saying(/already open/), 'one certificate of one place')

  world.at('2026-02-12T05:00:00.000Z')
  await world.kernel.round()
  assert.equal((await allocations.own(third))[0]!.state, 'missed')
  await assert.rejects(register(await guest()), saying(/over/))
})

test('what a phone tells twice is one arrival, the badge that two phones let in counts once, and no office but the one that receives keeps its list', async () => {
  const { allocations, decisions } = world.kernel
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [{ name: 'Үлгі: екі есік', about: 'Үлгі.', begins: '2026-02-12', ends: '2026-02-12', venue: 'Үлгі зал', places: 5 }])
  const door = `technopark.event-place:${number}`
  const badgeOf = async (by: Actor, procedure = 'technopark.event-registration') => {
    const [place] = await decidedBy(by, await filed(by, procedure, { event: number!, guest: 'visitor' }))
    const { id } = (await allocations.own(by))[0]!
    return { id, number: (await decisions.find(place!.id))!.record.number, code: allocations.badgeCode(id) }
  }
  const one = await guest()
  const [badge, mine] = [await badgeOf(one), await badgeOf(own(officer!))]
  const shown = ({ number: said, code }: Awaited<ReturnType<typeof badgeOf>>, at: string) => ({ id: randomUUID(), number: said, code, at: `2026-02-12T${at}:00.000Z` as const })
  const arrival = shown(badge, '05:10')
  const tell = async (...all: Parameters<typeof allocations.tellArrivals>[2]) => (await allocations.tellArrivals(officer!, door, all)).map(({ outcome, since }) => [outcome, since])

  world.at('2026-02-12T06:00:00.000Z')
  const { expected, came, salt, title } = await allocations.doorList(officer!, door)
  assert.deepEqual([expected.length, came, title.kk], [2, [], 'Үлгі: екі есік'])
  const marked = (said: string, code: string) => createHash('sha256').update(`${salt} ${said} ${code}`).digest().subarray(0, 9).toString('base64url')
  assert.deepEqual([badge.number, 'WHATEVER'].map((said) => expected.includes(marked(said, badge.code))), [true, false], 'the right code is let in with its number alone')
  assert.deepEqual(await Promise.all([tell(arrival), tell(arrival)]), [[['in', undefined]], [['in', undefined]]], 'told twice at once')
  assert.deepEqual(await tell(arrival, shown(badge, '05:20')), [['in', undefined], ['again', '2026-02-12T05:10:00.000Z']])
  assert.deepEqual(await tell(shown(mine, '05:30'), { ...shown(badge, '05:40'), code: '0'.repeat(16), asks: true }, { ...shown(mine, '05:50'), at: '2026-02-11T05:00:00.000Z', code: badge.code }), [['own', undefined], ['unknown', undefined], ['unknown', undefined]])
  assert.deepEqual((await allocations.tellArrivals(officer!, `technopark.event-place:${forum}`, [{ ...shown(mine, '05:50'), asks: true }])).map(({ outcome }) => outcome), ['elsewhere'])
  assert.deepEqual((await allocations.doubtfulArrivals(officer!, 'technopark.event-place', '2026-02-12')).rows.map(({ outcome, by }) => [outcome, by]), [['own', officer!.name], ['again', officer!.name]], 'what was only asked is not kept')

  const stranger = await world.officer('oversight.officer')
  for (const act of [() => allocations.doorList(stranger, door), () => allocations.tellArrivals(stranger, door, [arrival]), () => allocations.doubtfulArrivals(stranger, door, '2026-02-12')]) await assert.rejects(act(), saying(/no such/i))
  const asked = (actor: Actor) => testPortal({ routes: bookingRoutes(world.kernel), session: { actor } })
  assert.deepEqual(await Promise.all([one, stranger, officer!].map(async (actor) => (await asked(actor).ask(`/en/desk/entrance/list?at=${door}`)).status)), [403, 403, 200])
  assert.equal((await asked(officer!).ask('/en/desk/entrance/arrivals', { form: { at: door, arrivals: '[{"id":1}]' } })).status, 422)

  const helper = await world.officer('technopark.entrance')
  const list = await allocations.doorList(helper, door)
  assert.deepEqual([list.expected.length, list.came.length], [1, 1], 'whoever only lets in judges badges')
  assert.deepEqual((await allocations.tellArrivals(helper, door, [shown(mine, '05:55')])).map(({ outcome }) => outcome), ['in'])
  const { id: theirs, case: of } = (await allocations.own(one))[0]!
  const shut = [
    () => allocations.day(helper, 'technopark.event-place', '2026-02-12'), () => allocations.received(helper, theirs), () => allocations.checkIn(helper, theirs), () => allocations.undoCheckIn(helper, theirs),
    () => allocations.checkInBy(helper, { ...badge, at: door }), () => allocations.doubtfulArrivals(helper, 'technopark.event-place', '2026-02-12'), () => world.kernel.cases.view(helper, of!), () => allocations.doorList(helper, `technopark.room:${hall}`),
  ]
  for (const act of shut) await assert.rejects(act(), Failure)
  const doors = await asked(helper).ask('/en/desk/bookings')
  const shows = await doors.text()
  assert.match(shows, /Үлгі: екі есік/)
  assert.doesNotMatch(shows, new RegExp(one.name), 'and is shown nobody by name')
  const seated: Actor = { ...helper, roles: [...helper.roles, 'technopark.commission'] }
  assert.match(await (await asked(seated).ask('/en/desk/bookings')).text(), /Үлгі: екі есік/, 'whatever other office they hold')
  assert.match(await (await asked({ ...helper, roles: [...helper.roles, 'oversight.officer'] }).ask('/en/desk/bookings')).text(), /Үлгі: екі есік/)
  for (const path of ['/en/desk/bookings', '/en/desk/entrance']) assert.equal((await asked(await world.officer('technopark.commission')).ask(path)).status, 403, 'who receives nobody has no door')
  assert.equal((await asked(helper).ask(`/en/desk/bookings/${theirs}/check-in`, { form: {} })).status, 403)
})

test('an arrival that cannot be read or is told too late holds up no other, nobody comes before they booked, and the journal says when it was told', async () => {
  const { allocations, db, decisions } = world.kernel
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [{ name: 'Үлгі: кеш хабар', about: 'Үлгі.', begins: '2026-02-12', ends: '2026-02-12', venue: 'Үлгі зал', places: 1 }])
  const door = `technopark.event-place:${number}`
  const one = await guest()
  const [place] = await decidedBy(one, await filed(one, 'technopark.event-registration', { event: number!, guest: 'visitor' }))
  const { id } = (await allocations.own(one))[0]!
  const badge = { number: (await decisions.find(place!.id))!.record.number, code: allocations.badgeCode(id) }
  world.at('2026-02-12T07:00:00.000Z')
  const page = testPortal({ routes: bookingRoutes(world.kernel), session: { actor: officer! } })
  const told = async (...arrivals: readonly Record<string, unknown>[]) => (await (await page.ask('/en/desk/entrance/arrivals', { form: { at: door, arrivals: JSON.stringify(arrivals.map((said) => ({ id: randomUUID(), ...badge, at: '2026-02-12T06:50:00.000Z', ...said }))) } })).json()).told.map(({ outcome }: { outcome: string }) => outcome)
  assert.deepEqual(await told({ number: 'N'.repeat(41) }, { number: 'TP\u0000' }, { code: 7 }, { at: 'yesterday' }, { at: '2026-02-04T06:50:00.000Z' }, { at: '2026-02-11T06:00:00.000Z' }, {}), ['unreadable', 'unreadable', 'unreadable', 'unreadable', 'too old', 'in', 'again'])

  const attended = () => db.selectFrom('journal_entry').select(['type', 'body']).where('subject', '=', `allocation:${id}`).orderBy('id', 'desc').executeTakeFirstOrThrow()
  const booked = (await db.selectFrom('allocation').select('made_at').where('id', '=', id).executeTakeFirstOrThrow()).made_at
  const { type, body } = await attended()
  assert.deepEqual([type, (body as Record<string, unknown>)['since'], (body as Record<string, unknown>)['toldAt']], ['allocation.attended', booked, '2026-02-12T07:00:00.000Z'])
  await allocations.undoCheckIn(officer!, id)
  assert.deepEqual(await told({ at: '2026-02-12T06:55:00.000Z' }, { at: '2026-02-12T06:52:00.000Z' }), ['in', 'again'])
  assert.deepEqual([(await attended()).type, (await allocations.own(one))[0]!.changedAt], ['allocation.came-earlier', '2026-02-12T06:52:00.000Z'], 'of two phones the earlier time counts')
  await allocations.undoCheckIn(officer!, id)
  assert.deepEqual(await told({ at: '2026-02-12T23:55:00.000Z' }), ['in'])
  assert.equal((await allocations.own(one))[0]!.changedAt, '2026-02-12T07:00:00.000Z', 'by a phone whose clock is ahead nobody came later than it was told')

  for (const at of [`${door}:${'x'.repeat(5000)}`, 'technopark.event-place:EVT-2026-999999']) await assert.rejects(allocations.tellArrivals(officer!, at, []), saying(/no such/i))
  assert.equal((await allocations.doubtfulArrivals(officer!, 'technopark.event-place', '2026-02-12')).rows.filter((row) => row.outcome === 'unreadable').length, 4, 'the one without a time stands on the day it was told')
  await db.updateTable('arrival').set({ told_at: '2025-11-13T07:00:00.000Z' }).execute()
  await allocations.round()
  assert.equal(await db.selectFrom('arrival').select('id').executeTakeFirst(), undefined, 'after ninety days what phones told is gone')
})

test('no event is signed that ends before it begins, or is over', async () => {
  const { cases, db } = world.kernel
  for (const [begins, ends] of [['2026-03-12', '2026-03-11'], ['2026-01-12', '2026-01-13']]) {
    const facts = { name: 'Үлгі', about: 'Үлгі.', begins: begins!, ends: ends!, venue: 'Үлгі зал', places: 5 }
    const id = await transact(db, (tx) => cases.openOfItself(tx, officer!, { procedure: 'technopark.event', facts, key: `event ${begins}` }))
    const doing = { type: 'complete', outcome: 'enter' } as const
    await assert.rejects(async () => cases.perform(head!, { case: id, key: `sign ${begins}`, doing, signature: await world.sign(head!, await cases.document(id, doing)) }), Failure)
  }
})

test('a talk that is taken stands in the programme on a day of the event, and on no other', async () => {
  const { cases, registers } = world.kernel
  const upcoming = (await registers.standing('technopark.events')).find(({ values }) => values['places'] === 400)!
  const by = await guest()
  const id = await filed(by, 'technopark.talk', { event: upcoming.number, title: 'Үлгі баяндама', abstract: 'Үлгі.', speaker: 'Үлгі', track: 'models' })
  const propose = (day: string) => cases.perform(officer!, { case: id, key: `propose ${day}`, doing: { type: 'complete', outcome: 'propose', findings: { hall: 'Үлгі зал', day, from: '15:00', until: '15:45' } } })
  const take = { type: 'complete', outcome: 'take' } as const
  await propose('2026-02-20')
  await assert.rejects(async () => cases.perform(head!, { case: id, key: 'take', doing: take, signature: await world.sign(head!, await cases.document(id, take)) }))
  await cases.perform(head!, { case: id, key: 'back', doing: { type: 'complete', outcome: 'return', reasons: 'Күні дұрыс емес.' }, ...await signed({ type: 'complete', outcome: 'return', reasons: 'Күні дұрыс емес.' }) })
  await propose(String(upcoming.values['ends']))
  await cases.perform(head!, { case: id, key: 'take again', doing: take, ...await signed(take) })
  assert.ok((await registers.standing('technopark.sessions')).some(({ values }) => values['title'] === 'Үлгі баяндама' && values['day'] === upcoming.values['ends']))

  async function signed(doing: Parameters<typeof cases.document>[1]) {
    return { signature: await world.sign(head!, await cases.document(id, doing)) }
  }
})

test('pages show the plan with what is free, the event with its programme and what came of it, and the badge as a paper', async () => {
  const stranger = await visitor(world, portal())
  assert.equal((JSON.parse(await (await stranger.get('/api/technopark/decisions')).text()) as { total: number }).total, 0, 'a room that is booked and a place that is given are no like cases')
  const plan = await (await stranger.get('/en/technopark/space?floor=1&day=2026-02-12&hour=12:00')).text()
  assert.match(plan, /<svg class="plan" role="group"[^>]*aria-label="Floor 1"/)
  assert.match(plan, /<a href="[^"]*room-booking\/apply\?room=ROM-[^"]+"><rect class="free"[^>]*\/><svg[^>]*><text[^>]*><tspan[^>]*>Үлгі: «Ұлытау» залы <\/tspan><tspan class="said"[^>]*>free<\/tspan>/)
  assert.match(plan, /12 of 12 free/)
  assert.match(await (await stranger.get('/en/technopark/space/occupancy')).text(), /Use of the rooms/)
  assert.match(await (await stranger.get('/technopark/space/occupancy.csv')).text(), /^\uFEFF?room,day,bookings,minutes,attended,missed\r?\nROM-\d{4}-\d+,2026-02-03,/)
  const { days } = JSON.parse(await (await stranger.get('/api/technopark/space/occupancy')).text()) as { days: { room: string; name: { kk: string }; minutes: number }[] }
  assert.ok(days.some(({ room, name, minutes }) => room === hall && name.kk === 'Үлгі: «Ұлытау» залы' && minutes > 0))
  const figures = (JSON.parse(await (await stranger.get('/api/technopark/events')).text()) as { events: { number: string; registered: number; came: number; talks: number }[] }).events
  assert.deepEqual(figures.filter(({ number }) => number === forum).map(({ registered, came }) => [registered, came]), [[2, 1]])
  assert.match(await (await stranger.get('/technopark/events.csv')).text(), new RegExp(`${forum},Үлгі кездесу,2026-02-10,2026-02-11,\\w+,2,2,\\d+,1,`))
  for (const [path, register] of [['space', 'rooms'], ['events', 'events'], [`events/${(await world.kernel.registers.standing('technopark.events')).find(({ values }) => values['places'] === 400)!.number}`, 'sessions'], ['network', 'needs']]) {
    const text = await (await stranger.get(`/en/technopark/${path}`)).text()
    for (const kind of ['csv', 'json']) assert.ok(text.includes(`/registers/technopark.${register}/entries.${kind}`), `${path} leads to its entries as ${kind}`)
  }
  assert.match(await (await stranger.get('/en/technopark/events')).text(), /events\.csv[\s\S]*\/api\/technopark\/events/)
  assert.match(await (await stranger.get('/en/technopark/space/occupancy')).text(), /occupancy\.csv[\s\S]*\/api\/technopark\/space\/occupancy/)
  const event = await (await stranger.get(`/en/technopark/events/${forum}`)).text()
  assert.match(event, /What came of it[\s\S]*Registered[\s\S]*2[\s\S]*Came[\s\S]*1/)
  const coming = (await world.kernel.registers.standing('technopark.events')).find(({ values }) => values['places'] === 400)!.number
  assert.match(await (await stranger.get(`/en/technopark/events/${coming}`)).text(), /Үлгі: «Ұлытау» залы/)
  assert.match(await (await stranger.get(`/en/technopark/events/${coming}/programme.ics`)).text(), /BEGIN:VEVENT/)
  for (const page of ['', '/screen', '/agenda', '/agenda.ics']) assert.equal((await stranger.get(`/en/technopark/events/EVT-2026-999999${page}`)).status, 404)
  const screen = await stranger.get(`/ru/technopark/events/${coming}/screen`)
  assert.equal(screen.headers.get('refresh'), null, 'a script renews it: an answer that is none must not take its place')
  assert.match(await (await stranger.get(`/ru/technopark/events/${coming}/screen?hall=Нет`)).text(), /Такого зала в программе нет[\s\S]*screen\?hall=/)
  assert.match(await screen.text(), /screen\.[^"]*js[\s\S]*<noscript><meta http-equiv="refresh" content="60">[\s\S]*<main[\s\S]*<h2>Үлгі: «Баянауыл» залы<\/h2>[\s\S]*Далее[\s\S]*10:00–10:45 · Үлгі Баяндамашы 2[\s\S]*Обновлено: \d\d:\d\d/)
  const sessions = (await world.kernel.registers.standing('technopark.sessions')).filter(({ values }) => values['event'] === coming && values['from'] === '10:00').map((one) => one.number)
  const chosen = new URLSearchParams(sessions.map((one) => ['talk', one])).toString()
  assert.match(await (await stranger.get(`/ru/technopark/events/${coming}/agenda?${chosen}&talk=SES-2026-999999`)).text(), /Часть выбранного исключена[\s\S]*Эти доклады идут одновременно[\s\S]*agenda\.ics\?talk=/)
  assert.equal((await (await stranger.get(`/ru/technopark/events/${coming}/agenda.ics?${chosen}`)).text()).match(/BEGIN:VEVENT/g)!.length, 2)

  const came = await guest()
  await filed(came, 'technopark.event-registration', { event: coming, guest: 'press' })
  const [place] = await world.kernel.allocations.own(came)
  const { ask } = testPortal({ routes: bookingRoutes(world.kernel), session: { actor: came } })
  const paper = Buffer.from(await (await ask(`/kk/bookings/${place!.id}/badge.pdf`)).arrayBuffer())
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-')
  const desk = testPortal({ routes: bookingRoutes(world.kernel), session: { actor: officer! } })
  assert.match(await (await desk.ask('/en/desk/bookings/check-in', { form: { badge: '', back: '' } })).text(), /Type the number and the code on the badge/)
  assert.match(await (await desk.ask('/en/desk/bookings/check-in', { form: { badge: 'http://localhost/en/verify/TP-2026-999999#0123456789ABCDEF', back: '' } })).text(), /do not fit/)
})

test('who waits in vain for an event is told when it is over, also who was offered a place in its last minutes, and the round goes on', async () => {
  const { allocations, cases } = world.kernel
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [{ name: 'Үлгі: бір орын', about: 'Үлгі.', begins: '2026-02-12', ends: '2026-02-12', venue: 'Үлгі зал', places: 1 }])
  const [has, late, waits] = [await guest(), await guest(), await guest()]
  const ids: string[] = []
  for (const by of [has, late, waits]) ids.push(await filed(by, 'technopark.event-registration', { event: number!, guest: 'student' }))
  world.at('2026-02-12T18:59:00.000Z')
  await allocations.release(has, (await allocations.own(has))[0]!.id)
  assert.equal((await allocations.own(late))[0]!.state, 'reserved')
  world.at('2026-02-12T19:01:00.000Z')
  await world.kernel.round()
  for (const [by, id] of [[late, ids[1]!], [waits, ids[2]!]] as const) {
    const { state, log } = await cases.view(by, id)
    assert.deepEqual([(await allocations.own(by))[0]!.state, state.step, state.decisions.length, log.at(-1)!.act.type], ['released', undefined, 0, 'lapsed'])
  }
  await world.kernel.journal.settle()
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from message where person = ${waits.person} and (subject ->> 'en') like 'No place became free: Үлгі: бір орын%'`.execute(world.kernel.db)
  assert.equal(rows[0]!.n, 1)
})

test('what the journal says agrees with the bookings', async () => {
  await world.kernel.journal.settle()
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

/** The representative of the fund says what is to become of an entry, an officer looks at it, and the head signs. */
async function become(procedure: string, subject: string, answers: Submitted = {}): Promise<void> {
  const { cases } = world.kernel
  const representative = await world.officer('technopark.representative')
  const draft = await cases.begin(representative, { procedure, subject })
  for (const page of (await cases.draft(representative, draft)).pages) assert.deepEqual(await cases.savePage(representative, draft, page, { why: 'Үлгі себеп.', ...answers }), [])
  const id = await cases.file(representative, { draft })
  await cases.perform(officer!, { case: id, key: `${id} check`, doing: { type: 'complete', outcome: 'propose' } })
  const doing = { type: 'complete', outcome: 'enter' } as const
  await cases.perform(head!, { case: id, key: `${id} sign`, doing, signature: await world.sign(head!, await cases.document(id, doing)) })
}

test('an event on other days keeps every place, tells who has or awaits one, and when it is called off nobody has a place or waits any more', async () => {
  const { allocations, cases } = world.kernel
  const event = { name: 'Үлгі шеберхана', about: 'Үлгі.', begins: '2026-04-07', ends: '2026-04-07', venue: 'Үлгі зал', places: 1 }
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [event])
  const [first, second] = [await guest(), await guest()]
  const register = (by: Actor) => filed(by, 'technopark.event-registration', { event: number!, guest: 'visitor' })
  const [, waiting] = [await register(first), await register(second)]
  await world.letters()
  await become('technopark.event-changed', number!, { ...event, places: '1', begins: '2026-04-14', ends: '2026-04-15' })
  await world.kernel.round()
  const held = (await allocations.own(first))[0]!
  assert.deepEqual([held.state, held.from, held.until], ['firm', '2026-04-13T19:00:00.000Z', '2026-04-15T19:00:00.000Z'])
  const told = async (words: RegExp) => (await world.letters()).filter(({ subject }) => words.test(subject)).length
  assert.equal(await told(/Күндері өзгерді: Үлгі шеберхана/), 2)
  await world.kernel.round()
  assert.equal(await told(/Күндері өзгерді/), 0, 'once')

  await enterOwn(world.kernel, head!, world.sign, 'technopark.sessions', [{ event: number!, title: 'Үлгі сабақ', abstract: 'Үлгі.', speaker: 'Үлгі', track: 'people', hall: 'Үлгі зал', day: '2026-04-14', from: '10:00', until: '11:00' }])
  const page = async (path: string) => (await visitor(world, portal())).get(path)
  assert.doesNotMatch(await (await page(`/en/technopark/events/${number}/programme.ics`)).text(), /CANCELLED/)

  await become('technopark.event-called-off', number!)
  const shown = await page(`/en/technopark/events/${number}`)
  assert.equal(shown.status, 200)
  const html = await shown.text()
  assert.match(html, /The event is called off[\s\S]*verify\/[A-Z]+-2026-\d+/)
  assert.doesNotMatch(html, /event-registration\/apply/)
  assert.match(await (await page(`/en/technopark/events/${number}/programme.ics`)).text(), /STATUS:CANCELLED/)
  await world.kernel.round()
  await world.kernel.round()
  for (const by of [first, second]) assert.equal((await allocations.own(by))[0]!.state, 'released')
  assert.equal((await cases.view(second, waiting)).state.step, undefined, 'whoever waited waits no more')
  assert.equal(await told(/Брондау жойылды: Үлгі шеберхана/), 2)
  await assert.rejects(register(await guest()), (error: unknown) => error instanceof Failure)
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

const registerPage = async (actor: Actor | null, register: string, number: string): Promise<string> =>
  (await testPortal({ routes: registerRoutes(world.kernel), session: actor === null ? { actor } : { actor, hats: [] } }).ask(`/en/registers/${register}/${number}`)).text()

test('of the fund’s rooms and events nobody but its representative is offered anything or may say anything, and an open room is not offered to be opened', async () => {
  const { cases } = world.kernel
  const [own, other] = [await world.officer('technopark.representative'), await world.officer('university.representative')]
  for (const [procedure, subject] of [['technopark.event-called-off', forum!], ['technopark.room-closed', hall!]] as const) {
    await assert.rejects(cases.begin(other, { procedure, subject }), saying(/Only the body that keeps the register applies/))
  }
  const offered = (page: string) => [...page.matchAll(/services\/(technopark\.[a-z-]+)\/apply/g)].map(([, id]) => id)
  for (const looker of [null, await guest(), other]) assert.deepEqual(offered(await registerPage(looker, 'technopark.rooms', hall!)), [])
  assert.deepEqual(offered(await registerPage(own, 'technopark.rooms', hall!)), ['technopark.room-changed', 'technopark.room-closed'])
  assert.deepEqual(offered(await registerPage(own, 'technopark.events', forum!)), ['technopark.event-changed', 'technopark.event-called-off'])
})

test('hours of a room that is closed are given back, and it can be booked again when it is open', async () => {
  const { allocations } = world.kernel
  const one = await world.founder()
  world.at('2026-02-16T05:00:00.000Z')
  await booking(one, hall!, '2026-02-17T10:00')
  await world.letters()
  await become('technopark.room-closed', hall!)
  await world.kernel.round()
  assert.equal((await allocations.own(one))[0]!.state, 'released')
  assert.equal((await world.letters()).filter(({ subject }) => /Брондау жойылды: Үлгі: «Ұлытау» залы/.test(subject)).length, 1)
  await assert.rejects(booking(one, hall!, '2026-02-17T11:00'), (error: unknown) => error instanceof Failure)
  const stranger = await visitor(world, portal())
  assert.match(await (await stranger.get('/en/technopark/space?floor=1&day=2026-02-17&hour=10:00')).text(), /«Ұлытау» залы <\/tspan><tspan class="said"[^>]*>closed for now</)
  assert.match(await (await stranger.get('/en/technopark/space/occupancy')).text(), /«Ұлытау» залы/, 'what it was used for stays')
  await become('technopark.room-reopened', hall!)
  await booking(one, hall!, '2026-02-17T10:00')
})

test('a talk that somebody proposed is taken out by the fund, or withdrawn by its speaker and by nobody else', async () => {
  const { cases, db, registers } = world.kernel
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [{ name: 'Үлгі бағдарлама', about: 'Үлгі.', begins: '2026-05-12', ends: '2026-05-12', venue: 'Үлгі зал', places: 10 }])
  const acts = async (by: Actor, id: string, doing: Parameters<typeof cases.document>[1]) => cases.perform(by, { case: id, key: `${id} ${by.person}`, doing, ...by === head && { signature: await world.sign(by, await cases.document(id, doing)) } })
  const taken = async (by: Actor, from: string) => {
    const id = await filed(by, 'technopark.talk', { event: number!, title: `Үлгі ${from}`, abstract: 'Үлгі.', speaker: 'Үлгі', track: 'models' })
    await acts(officer!, id, { type: 'complete', outcome: 'propose', findings: { hall: 'Үлгі зал', day: '2026-05-12', from, until: from.replace(':00', ':45') } })
    await acts(head!, id, { type: 'complete', outcome: 'take' })
    const [decision] = await decidedBy(by, id)
    return { decision: decision!.id, session: (await registers.ofAct({ decision: decision!.id }))!.number }
  }
  const programme = async () => (await registers.standing('technopark.sessions')).filter(({ values }) => values['event'] === number).map(({ title }) => title.kk)
  const by = await guest()
  const [first, second] = [await taken(by, '10:00'), await taken(by, '11:00')]
  await assert.rejects(cases.begin(await guest(), { procedure: 'technopark.talk-withdrawn', subject: first.session }), Failure)
  const draft = await cases.begin(by, { procedure: 'technopark.talk-withdrawn', subject: first.session })
  for (const page of (await cases.draft(by, draft)).pages) assert.deepEqual(await cases.savePage(by, draft, page, { sure: 'true' }), [])
  await cases.file(by, { draft })
  assert.deepEqual(await programme(), ['Үлгі 11:00'])
  await world.letters()
  const id = await transact(db, (tx) => cases.openByOffice(tx, officer!, { procedure: 'technopark.talk-taken-out', about: second.decision, facts: { why: 'Зал жабық.' }, reasons: 'Зал жабық.', key: 'taken out' }))
  await acts(head!, id, { type: 'complete', outcome: 'strike', reasons: 'Зал жабық.' })
  assert.deepEqual(await programme(), [])
  assert.ok((await world.letters()).length > 0, 'the speaker is told')
})

test('no two talks of an event are held in one hall at one time, and the hall is free when the first is taken out', async () => {
  const { registers } = world.kernel
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [{ name: 'Үлгі күн', about: 'Үлгі.', begins: '2026-05-05', ends: '2026-05-05', venue: 'Үлгі зал', places: 10 }])
  const talk = { event: number!, title: 'Үлгі баяндама', abstract: 'Үлгі.', speaker: 'Үлгі Баяндамашы', track: 'models', hall: 'Үлгі зал', day: '2026-05-05', from: '10:00', until: '10:45' }
  const [session] = await enterOwn(world.kernel, head!, world.sign, 'technopark.sessions', [talk])
  const another = (changes: object) => enterOwn(world.kernel, head!, world.sign, 'technopark.sessions', [{ ...talk, title: 'Үлгі екінші', ...changes }])
  for (const [from, until] of [['10:00', '10:45'], ['10:44', '11:30'], ['09:00', '10:01'], ['09:00', '12:00'], ['10:15', '10:30']]) await assert.rejects(another({ from, until }), saying(new RegExp(`${session} holds at this time`)))
  await assert.rejects(another({ hall: ' үлгі  ЗАЛ' }), saying(new RegExp(`${session} holds at this time`)), 'written otherwise it is the same hall')
  await assert.rejects(another({ from: '12:00', until: '11:00' }), saying(/end must be after/))
  await assert.rejects(world.kernel.db.transaction().execute(async (tx) => {
    await sql`insert into entry_time select number, 'technopark.sessions', alike, tsrange('2026-05-05 10:30', '2026-05-05 11:00') from entry_time, (select number from entry where number <> ${session} limit 1) as other where entry = ${session}`.execute(tx)
  }), /exclusion constraint/, 'the database holds it by itself')
  await Promise.all([another({ title: 'Үлгі келесі', from: '10:45', until: '11:30' }), another({ title: 'Үлгі басқа зал', hall: 'Үлгі екінші зал' })])
  const comes = await guest()
  await filed(comes, 'technopark.event-registration', { event: number!, guest: 'visitor' })
  await world.letters()
  const told = async () => {
    await world.kernel.journal.settle()
    await world.kernel.jobs.settle()
    return (await world.letters()).filter(({ subject }) => subject.startsWith('Бағдарлама өзгерді: Үлгі күн'))
  }
  const [next] = (await registers.standing('technopark.sessions')).filter(({ values }) => values['title'] === 'Үлгі келесі')
  await assert.rejects(become('technopark.talk-moved', next!.number, { hall: 'Үлгі зал', day: '2026-05-05', from: '10:30', until: '11:30' }))
  await become('technopark.talk-moved', next!.number, { hall: 'Үлгі зал', day: '2026-05-05', from: '14:00', until: '14:45' })
  assert.match((await told()).map(({ body }) => body).join(), /Үлгі зал, 2026 ж\. 5 мамыр, 14:00–14:45/)
  const [old] = await another({ title: 'Үлгі ескі', hall: 'Үлгі үшінші зал' })
  // As two that overlap from before the register said so.
  await sql`update entry set facts = facts || '{"hall": "Үлгі зал"}' where number = ${old}`.execute(world.kernel.db)
  await sql`delete from entry_time where entry = ${old}`.execute(world.kernel.db)
  const does = async (what: 'suspend' | 'restore') => transact(world.kernel.db, async (tx) => registers.act(tx, head!, what, { entry: old!, act: { signature: (await sql<{ id: string }>`select signature as id from entry_version where entry = ${old} and seq = 0`.execute(tx)).rows[0]!.id } }))
  await does('suspend')
  assert.match((await told()).map(({ body }) => body).join(), /«Үлгі ескі» баяндамасы кейінге қалдырылды/)
  await does('restore')
  assert.match((await told()).map(({ body }) => body).join(), /«Үлгі ескі» баяндамасының орны мен уақыты: Үлгі зал/)
  await become('technopark.talk-called-off', old!)
  await sql`update entry set facts = facts || '{"hall": "Үлгі үшінші зал"}' where number = ${old}`.execute(world.kernel.db)
  await told()
  await become('technopark.talk-called-off', session!)
  assert.match((await told()).map(({ body }) => body).join(), /«Үлгі баяндама» баяндамасы өткізілмейді/)
  assert.deepEqual(await told(), [], 'once')
  await enterOwn(world.kernel, head!, world.sign, 'technopark.sessions', [{ ...talk, title: 'Үлгі екінші' }])
  assert.deepEqual((await registers.standing('technopark.sessions')).filter(({ values }) => values['event'] === number).map(({ title }) => title.kk).toSorted(), ['Үлгі басқа зал', 'Үлгі екінші', 'Үлгі келесі'])
})

/** An event of the sample with so many places. */
async function announced(places: number, begins: string, ends = begins, name = `Үлгі ${begins}`) {
  const event = { name, about: 'Үлгі.', begins, ends, venue: 'Үлгі зал', places }
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [event])
  return {
    number: number!, change: (more: Submitted) => become('technopark.event-changed', number!, { ...event, places: String(places), ...more }),
    register: async (by: Actor) => filed(by, 'technopark.event-registration', { event: number!, guest: 'visitor' }),
  }
}

const heldBy = async (by: Actor) => {
  const { state, place, from } = (await world.kernel.allocations.own(by))[0]!
  return [state, place, from]
}

test('whoever registers after the days of an event have changed and before its places have followed has none of theirs, and the round moves them all', async () => {
  const event = await announced(2, '2026-03-05')
  const [first, second, third, late] = [await guest(), await guest(), await guest(), await guest()]
  for (const by of [first, second, third]) await event.register(by)
  await world.letters()
  await event.change({ begins: '2026-03-12', ends: '2026-03-12' })
  await event.register(late)
  assert.deepEqual(await heldBy(late), ['waiting', undefined, '2026-03-11T19:00:00.000Z'])
  await world.kernel.allocations.round()
  assert.deepEqual([await heldBy(first), await heldBy(second)], [['firm', 1, '2026-03-11T19:00:00.000Z'], ['firm', 2, '2026-03-11T19:00:00.000Z']])
  assert.deepEqual(await heldBy(third), ['waiting', undefined, '2026-03-11T19:00:00.000Z'])
  const told = (await world.letters()).filter(({ subject }) => /Күндері өзгерді: Үлгі 2026-03-05/.test(subject)).map(({ body }) => [/Орныңыз сақталады/.test(body), /сіз кезектесіз/.test(body)])
  assert.deepEqual(told, [[true, false], [true, false], [false, true]], 'whoever waits is not told that they have a place')

  await event.change({ begins: '2026-03-19', ends: '2026-03-19', places: '3' })
  await event.register(await guest())
  await world.kernel.allocations.round()
  assert.deepEqual((await heldBy(third)).slice(0, 2), ['reserved', 3], 'nobody goes past the waiting list')
  await world.kernel.round()
  assert.deepEqual(await heldBy(third), ['firm', 3, '2026-03-18T19:00:00.000Z'])
})

test('whom a decision gave a place keeps one on the new days, also where somebody has come with it on days that were named before', async () => {
  const event = await announced(1, '2026-02-16', '2026-02-17')
  const [came, next] = [await guest(), await guest()]
  await event.register(came)
  await world.kernel.allocations.checkIn(officer!, (await world.kernel.allocations.own(came))[0]!.id)
  await event.change({ begins: '2026-02-24', ends: '2026-02-25' })
  await event.register(next)
  assert.deepEqual((await heldBy(next)).slice(0, 2), ['firm', 1])
  await event.change({ begins: '2026-02-17', ends: '2026-02-18' })
  await world.kernel.allocations.round()
  assert.deepEqual(await heldBy(next), ['firm', 2, '2026-02-16T19:00:00.000Z'])
  assert.deepEqual((await heldBy(came)).slice(0, 2), ['attended', 1])
})

test('places of an event that cannot be read stay with their holders, and those of one that is called off end the case of whoever was offered one', async () => {
  const { db, allocations, cases } = world.kernel
  const event = await announced(1, '2026-03-24')
  const [has, offered] = [await guest(), await guest()]
  await event.register(has)
  const id = await event.register(offered)
  const { rows: [kept] } = await sql<{ facts: object }>`select facts from entry where number = ${event.number}`.execute(db)
  await sql`update entry set facts = facts - 'begins' where number = ${event.number}`.execute(db)
  await allocations.round()
  assert.deepEqual([(await heldBy(has))[0], (await heldBy(offered))[0]], ['firm', 'waiting'])
  await sql`update entry set facts = ${JSON.stringify(kept!.facts)}::jsonb where number = ${event.number}`.execute(db)

  await allocations.release(has, (await allocations.own(has))[0]!.id)
  assert.equal((await heldBy(offered))[0], 'reserved')
  await become('technopark.event-called-off', event.number)
  await world.kernel.round()
  assert.deepEqual([(await heldBy(offered))[0], (await cases.view(offered, id)).state.step], ['released', undefined])
})

test('a round moves what differs from its entry, however many they are, and touches nothing else', async () => {
  const { db, allocations } = world.kernel
  const [event, other] = [await announced(1, '2026-03-26'), await announced(1, '2026-03-27')]
  for (const { register } of [event, other]) await register(await guest())
  await sql`insert into allocation (id, resource, procedure, place, during, state, draft, person, made_at, changed_at) select gen_random_uuid(), resource, procedure, null, during, 'waiting', gen_random_uuid(), person, made_at, changed_at
    from allocation, generate_series(1, 450) where resource = ${`technopark.event-place:${event.number}`}`.execute(db)
  const locked = async () => (await sql<{ xmax: string }>`select xmax::text from allocation where resource = ${`technopark.event-place:${other.number}`}`.execute(db)).rows
  const before = await locked()
  await event.change({ begins: '2026-03-30', ends: '2026-03-30' })
  await allocations.round()
  const { rows } = await sql`select distinct lower(during)::text as begins from allocation where resource = ${`technopark.event-place:${event.number}`}`.execute(db)
  assert.equal(rows.length, 1)
  assert.deepEqual(await locked(), before)
  await sql`delete from allocation where draft is not null and resource = ${`technopark.event-place:${event.number}`}`.execute(db)
})

test('a company hears of its hours that are cancelled, and so does whoever booked them for it', async () => {
  const founder = await world.founder()
  const deputy = await world.representative(founder)
  await booking(deputy, desks!, '2026-02-18T10:00', '1')
  await world.letters()
  await become('technopark.room-closed', desks!)
  await world.kernel.allocations.round()
  const { rows } = await sql<{ person: string | null; organisation: string | null }>`select person, organisation from message where (subject ->> 'kk') like 'Брондау жойылды%' and (organisation = ${founder.organisation!.id} or person = ${deputy.person})`.execute(world.kernel.db)
  assert.deepEqual(new Set(rows.map(({ person, organisation }) => organisation ?? person)), new Set([founder.organisation!.id, deputy.person]))
  await become('technopark.room-reopened', desks!)
})

test('whoever has or awaits a place is told once when the event is held elsewhere', async () => {
  const event = await announced(1, '2026-03-31')
  const [has, waits] = [await guest(), await guest()]
  for (const by of [has, waits]) await event.register(by)
  await world.kernel.allocations.round()
  await event.change({ venue: 'Үлгі алаң' })
  await world.kernel.allocations.round()
  await event.register(await guest())
  await world.kernel.allocations.round()
  const { rows } = await sql<{ person: string; body: string }>`select person, body ->> 'kk' as body from message where (subject ->> 'kk') like 'Өтетін жері өзгерді: Үлгі 2026-03-31%'`.execute(world.kernel.db)
  assert.deepEqual(new Set(rows.map(({ person }) => person)), new Set([has.person, waits.person]))
  assert.deepEqual(rows.map(({ body }) => /Үлгі алаң/.test(body)), [true, true])
})

test('an event that is put off on its last day keeps its guests, and the days of one that is over are changed no more', async () => {
  const [today, over] = [await announced(1, '2026-02-16', '2026-02-16', 'Үлгі бүгін'), await announced(1, '2026-02-16', '2026-02-16', 'Үлгі кеше')]
  const by = await guest()
  await today.register(by)
  world.at('2026-02-16T18:55:00.000Z')
  await today.change({ begins: '2026-02-26', ends: '2026-02-26' })
  world.at('2026-02-16T19:05:00.000Z')
  await world.kernel.allocations.round()
  assert.deepEqual(await heldBy(by), ['firm', 1, '2026-02-25T19:00:00.000Z'])
  await assert.rejects(over.change({ begins: '2026-02-27', ends: '2026-02-27' }), (error: unknown) => error instanceof Failure)
})

test('what is decided after an event has changed says what its entry says: a place given late, a certificate, and a talk that its author confirms', async () => {
  const { allocations, cases, decisions } = world.kernel
  const event = await announced(1, '2026-02-18')
  const [first, second, speaker] = [await guest(), await guest(), await guest()]
  const [early, id] = [await event.register(first), await event.register(second)]
  const talk = await filed(speaker, 'technopark.talk', { event: event.number, title: 'Үлгі: жылжыған', abstract: 'Үлгі.', speaker: 'Үлгі', track: 'models' })
  await event.change({ begins: '2026-02-19', ends: '2026-02-20', places: '2' })
  await world.kernel.round()
  const [late] = await decidedBy(second, id)
  const given = (await decisions.find(late!.id))!.record
  assert.deepEqual([given.facts['begins'], given.facts['ends']], ['2026-02-19', '2026-02-20'])
  assert.deepEqual(Object.keys(given.claims ?? {}).filter((claim) => claim === 'begins' || claim === 'ends'), [], 'a badge that moves with its event states no days')

  const act = async (by: Actor, key: string, doing: Parameters<typeof cases.document>[1]) => cases.perform(by, { case: talk, key, doing, ...by === head && { signature: await world.sign(head, await cases.document(talk, doing)) } })
  const propose = (key: string) => act(officer!, key, { type: 'complete', outcome: 'propose', findings: { hall: 'Үлгі зал', day: '2026-02-20', from: '10:00', until: '10:45' } })
  await act(officer!, 'talk ask', { type: 'complete', outcome: 'ask', reasons: 'Іс-шараның күндері өзгерді.' })
  await act(speaker, 'talk confirm', { type: 'complete', outcome: 'confirm', corrections: { event: event.number, title: 'Үлгі: жылжыған', abstract: 'Үлгі.', speaker: 'Үлгі', track: 'models' } })
  await propose('talk propose')
  await act(head!, 'talk take', { type: 'complete', outcome: 'take' })
  assert.ok((await world.kernel.registers.standing('technopark.sessions')).some(({ values }) => values['title'] === 'Үлгі: жылжыған' && values['day'] === '2026-02-20'))

  world.at('2026-02-19T05:00:00.000Z')
  await allocations.checkIn(officer!, (await allocations.own(first))[0]!.id)
  const [place] = await decidedBy(first, early)
  const certified = await filed(first, 'technopark.attendance', {}, place!.id)
  const { record } = (await decisions.find((await decidedBy(first, certified))[0]!.id))!
  assert.deepEqual([record.facts['begins'], record.facts['ends']], ['2026-02-19', '2026-02-20'])
})

test('what the journal says agrees with the bookings that have followed their entries', async () => {
  await world.kernel.journal.settle()
  assert.deepEqual(await reconcile(world.kernel.db), [])
})
