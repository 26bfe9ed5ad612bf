/** The hour of docs/examples/notary-hour: declared in YAML alone, booked, moved, given back to whoever waits, and missed. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { Failure } from '../../law/failure.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Day } from '../../law/time.ts'
import { bookingRoutes } from '../../portal/bookings/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'

const yaml = readFileSync(join(import.meta.dirname, '../../../docs/examples/notary-hour/appointment.yaml'), 'utf8')
const hour = readDeclaration(yaml).value!
let world: World

// It is Monday, 2 February 2026, 10:00 in Almaty.
before(async () => { world = await openWorldOf(gardens([hour])) })
after(() => world.close())

const person = async (): Promise<Actor> => ownHat(await world.founder())

async function draft(actor: Actor, at: string, purpose = 'copy'): Promise<{ id: string; said: readonly string[] }> {
  const { cases } = world.kernel
  const id = await cases.begin(actor, { procedure: hour.id })
  const said: string[] = []
  for (const page of (await cases.draft(actor, id)).procedure.form) said.push(...(await cases.savePage(actor, id, page, { purpose, hour: at })).map(({ text }) => text.en))
  return { id, said }
}

async function book(actor: Actor, at: string, purpose?: string): Promise<string> {
  const { id, said } = await draft(actor, at, purpose)
  assert.deepEqual(said, [])
  return world.kernel.cases.file(actor, { draft: id })
}

const freeOn = async (day: Day): Promise<readonly string[]> => {
  const { resource } = hour.allocates!
  assert.ok(resource.kind === 'interval')
  return (await world.kernel.allocations.free(resource, day, 1)).filter(({ free }) => free > 0).map(({ at }) => at.slice(11))
}

const refusedWith = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(error.text.en)

test('the YAML is sound, and its print says what is given out, when, and how it is lost', () => {
  assert.deepEqual(readDeclaration(yaml).problems, undefined)
  assert.deepEqual(lint([hour]).filter(({ severity }) => severity !== 'note'), [])
  const printed = printDeclaration(hour, 'en')
  for (const words of ['A slot lasts 60 minutes', 'Tuesday, Thursday: 14:00–18:00', 'made firm by “The hour is booked”', 'has missed it', 'at most 2 bookings at a time', 'at most 4 bookings in a month']) assert.ok(printed.includes(words), words)
})

test('only hours that are open and still to come can be chosen: none past, none on a holiday, none too far ahead', async () => {
  assert.deepEqual(await freeOn('2026-02-02'), ['11:00', '12:00'])
  assert.deepEqual(await freeOn('2026-02-03'), ['09:00', '10:00', '11:00', '12:00', '14:00', '15:00', '16:00', '17:00'])
  assert.deepEqual(await freeOn('2026-02-11'), [])
  const someone = await person()
  for (const [at, words] of [
    ['2026-02-02T09:00', /has passed/], ['2026-02-02T10:00', /has passed/], ['2026-02-11T09:00', /Nothing is given out/], ['2026-02-03T09:30', /Nothing is given out/], ['2026-03-05T09:00', /next 30 days/],
  ] as const) assert.match((await draft(someone, at)).said.join(), words, at)
})

test('an hour is kept while the application is filled in, booked by sending it, and then nobody else gets it', async () => {
  const [first, second] = [await person(), await person()]
  const kept = await draft(first, '2026-02-03T09:00')
  assert.deepEqual(kept.said, [])
  assert.match((await draft(second, '2026-02-03T09:00')).said.join(), /Somebody else has taken/)
  await world.kernel.cases.file(first, { draft: kept.id })
  assert.deepEqual((await world.kernel.allocations.own(first)).map(({ state, at }) => [state, at]), [['firm', '2026-02-03T09:00']])
  assert.ok(!(await freeOn('2026-02-03')).includes('09:00'))
})

test('what was kept for too long is free for others, and filing it says so', async () => {
  const [slow, quick] = [await person(), await person()]
  const { id } = await draft(slow, '2026-02-03T10:00')
  world.at('2026-02-02T05:15:00.000Z')
  await book(quick, '2026-02-03T10:00')
  await assert.rejects(world.kernel.cases.file(slow, { draft: id }), refusedWith(/Somebody else has taken/))
  world.at('2026-02-02T05:00:00.000Z')
})

test('its holder moves it, and whoever waited for the hour before gets it and is told', async () => {
  const { allocations, cases } = world.kernel
  const [holder, waiting, stranger] = [await person(), await person(), await person()]
  await book(holder, '2026-02-03T11:00')
  const waits = await cases.begin(waiting, { procedure: hour.id })
  const [purpose] = hour.form
  await cases.savePage(waiting, waits, purpose!, { purpose: 'copy' })
  assert.deepEqual(await cases.waitForSlot(waiting, waits, '2026-02-03T11:00'), [])
  await assert.rejects(cases.file(waiting, { draft: waits }), refusedWith(/not free yet/))
  const [mine] = await allocations.own(holder)
  await assert.rejects(allocations.move(stranger, mine!.id, '2026-02-03T12:00'), refusedWith(/not yours/))
  await assert.rejects(allocations.move(holder, mine!.id, '2026-02-03T09:00'), refusedWith(/Somebody else/))
  await allocations.move(holder, mine!.id, '2026-02-03T12:00')
  assert.deepEqual((await allocations.own(holder)).map(({ state, at }) => [state, at]), [['firm', '2026-02-03T12:00']])
  await world.kernel.journal.settle()
  assert.ok((await world.letters()).some(({ subject }) => /has become free|орын босады|освободилось/i.test(subject)))
  await cases.file(waiting, { draft: waits })
  assert.deepEqual((await allocations.own(waiting)).map(({ state, at }) => [state, at]), [['firm', '2026-02-03T11:00']])
})

test('what is given back, sent back or revoked is free again', async () => {
  const { allocations } = world.kernel
  const [holder, foreign] = [await person(), await person()]
  await book(holder, '2026-02-03T14:00')
  await allocations.release(holder, (await allocations.own(holder))[0]!.id)
  const id = await book(foreign, '2026-02-03T15:00', 'foreign')
  assert.equal((await allocations.own(foreign))[0]!.state, 'reserved')
  assert.ok(!(await freeOn('2026-02-03')).includes('15:00'))
  const officer = await world.officer('registry.officer')
  await world.kernel.cases.perform(officer, { case: id, key: 'decline', doing: { type: 'complete', outcome: 'decline', reasons: 'A translation is missing.' } })
  assert.deepEqual((await freeOn('2026-02-03')).filter((time) => time === '14:00' || time === '15:00'), ['14:00', '15:00'])
})

test('the office checks in who comes, nobody else does, and the clock says who did not come', async () => {
  const { allocations } = world.kernel
  const [comes, stays] = [await person(), await person()]
  await book(comes, '2026-02-03T16:00')
  await book(stays, '2026-02-03T17:00')
  const officer = await world.officer('registry.officer')
  const { rows: list } = await allocations.day(officer, 'registry.officer-hour', '2026-02-03')
  assert.deepEqual(list.filter(({ at }) => at! >= '2026-02-03T16:00').map(({ name, at }) => [name, at]), [[comes.name, '2026-02-03T16:00'], [stays.name, '2026-02-03T17:00']])
  await assert.rejects(allocations.day(comes, 'registry.officer-hour', '2026-02-03'), refusedWith(/no such resource/))
  const [his] = await allocations.own(comes)
  await assert.rejects(allocations.checkIn(officer, his!.id), refusedWith(/on the day itself/))
  world.at('2026-02-03T11:05:00.000Z')
  await assert.rejects(allocations.checkIn(stays, his!.id), refusedWith(/not yours/))
  await allocations.checkIn(officer, his!.id)
  await world.kernel.round()
  assert.deepEqual([(await allocations.own(comes))[0]!.state, (await allocations.own(stays))[0]!.state], ['attended', 'firm'])
  world.at('2026-02-03T12:20:00.000Z')
  await world.kernel.round()
  assert.equal((await allocations.own(stays))[0]!.state, 'missed')
  assert.deepEqual(await reconcile(world.kernel.db), [])
  world.at('2026-02-03T13:00:00.000Z')
})

test('a page without a script offers the free times, and leads to the booking, where it is moved and given back', async () => {
  const { kernel } = world
  const [someone, stranger] = [await person(), await person()]
  const routes = [...serviceRoutes(kernel), ...bookingRoutes(kernel)]
  const [portal, other, keyed] = [testPortal({ routes, session: { actor: someone } }), testPortal({ routes, session: { actor: stranger } }), testPortal({ routes, session: { actor: someone, scopes: ['cases:read', 'cases:write'] } })]
  const { id } = await draft(someone, '')
  const shown = await (await portal.ask(`/en/drafts/${id}/time`)).text()
  assert.match(shown, /Wednesday, 4 February 2026[\s\S]*type="radio"[^>]*value="2026-02-04T09:00"/)
  assert.doesNotMatch(shown, /value="2026-02-03T09:00"/)
  assert.match(shown, /Later days/)
  assert.match(await (await portal.ask(`/en/drafts/${id}/time?from=2026-02-17`)).text(), /Earlier days/)
  await kernel.cases.savePage(someone, id, hour.form[1]!, { hour: '2026-02-04T09:00' })
  const other2 = await draft(stranger, '')
  assert.match(await (await other.ask(`/en/drafts/${other2.id}/time`)).text(), /Wait for a time that is taken/)
  const wait = async () => assert.equal((await other.ask(`/en/drafts/${other2.id}/wait`, { form: { at: '2026-02-04T09:00' } })).status, 303)
  await wait()
  const [, waits] = /href="(\/en\/bookings\/[0-9a-f-]{36})"/.exec(await (await other.ask('/en/bookings')).text()) ?? []
  assert.match(await (await other.ask(waits!)).text(), new RegExp(`on the waiting list[\\s\\S]*/en/drafts/${other2.id}"[\\s\\S]*action="${waits}/release"`))
  const given = await other.ask(`${waits}/release`, { form: {} })
  assert.deepEqual([given.status, given.headers.get('location')], [303, '/en/bookings?done=released'])
  assert.doesNotMatch(await (await other.ask('/en/bookings')).text(), /on the waiting list/)
  await wait()
  const filed = await kernel.cases.file(someone, { draft: id })
  const [booking] = await kernel.allocations.own(someone)
  assert.match(await (await portal.ask(`/en/cases/${filed}`)).text(), new RegExp(`/bookings/${booking!.id}`))
  assert.match(await (await portal.ask('/en/bookings')).text(), /4 February 2026, 09:00/)
  for (const method of ['GET', 'POST'] as const) {
    const path = `/en/bookings/${booking!.id}${method === 'GET' ? '' : '/release'}`
    assert.equal((await other.ask(path, method === 'GET' ? {} : { form: {} })).status, 404, path)
  }
  assert.equal((await portal.ask(`/en/bookings/${booking!.id}/move`, { form: { at: '2026-02-03T09:00' } })).status, 422)
  assert.equal((await portal.ask(`/en/bookings/${booking!.id}/move`, { form: { at: '2026-02-04T10:00' } })).status, 303)
  const free = await (await keyed.ask('/api/resources/registry.officer-hour/slots?from=2026-02-04&days=1')).json() as { slots: { at: string; free: number }[] }
  assert.deepEqual(free.slots.filter((one) => one.free === 0).map(({ at }) => at), ['2026-02-04T09:00', '2026-02-04T10:00'])
  assert.equal((await keyed.ask('/api/bookings')).status, 200)
  const officer = testPortal({ routes, session: { actor: await world.officer('registry.officer') } })
  assert.match(await (await officer.ask('/en/desk/bookings?day=2026-02-04')).text(), new RegExp(someone.name))
  assert.equal((await portal.ask('/en/desk/bookings')).status, 403)
  assert.equal((await portal.ask(`/en/bookings/${booking!.id}/release`, { form: {} })).status, 303)
})

test('the file in a letter about a company’s hour opens for whoever may act for the company today, in whichever hat they read it, and for nobody else', async (t) => {
  const house = await openWorldOf(gardens([{ ...hour, opens: { by: 'company' } }]))
  t.after(() => house.close())
  const { cases, db, journal } = house.kernel
  await journal.settle()
  const founder = await house.founder()
  const representative = await house.representative(founder)
  const id = await cases.begin(founder, { procedure: hour.id })
  for (const page of hour.form) assert.deepEqual(await cases.savePage(founder, id, page, { purpose: 'copy', hour: '2026-02-03T09:00' }), [])
  await cases.file(founder, { draft: id })
  await journal.settle()
  const rows = await db.selectFrom('message').select('body').where('organisation', '=', founder.organisation!.id).execute()
  const [path] = rows.flatMap(({ body }) => /\/en\/bookings\/[0-9a-f-]{36}\/booking\.ics/.exec(body.en) ?? [])
  assert.ok(path, JSON.stringify(rows))
  const open = async (actor: Actor) => (await testPortal({ routes: bookingRoutes(house.kernel), session: { actor } }).ask(path)).status
  assert.deepEqual([await open(founder), await open(ownHat(founder)), await open(ownHat(representative)), await open(ownHat(await house.founder()))], [200, 200, 200, 404])
  house.at('2027-02-02T05:00:00.000Z')
  assert.deepEqual([await open(ownHat(founder)), await open(ownHat(representative))], [200, 404], 'the delegation is over')
})

test('whoever reads the calendars of many people from one address is not kept from any of them, and whoever guesses at addresses is', async () => {
  const { allocations } = world.kernel
  const visitor = testPortal({ routes: bookingRoutes(world.kernel), clock: () => 0 })
  const read = async (key: string, times: number): Promise<ReadonlySet<number>> => {
    const told = new Set<number>()
    for (let n = 0; n < times; n += 1) told.add((await visitor.ask(`/bookings.ics?key=${key}`)).status)
    return told
  }
  const [one, other] = [await allocations.renewFeed(await person()), await allocations.renewFeed(await person())]
  assert.deepEqual([await read(one, 120), await read(other, 120)], [new Set([200]), new Set([200])])
  assert.deepEqual(await read(one, 1), new Set([429]), 'one address has its own limit')
  assert.deepEqual([await read('guess', 120), await read('another', 1)], [new Set([404]), new Set([429])])
  assert.deepEqual(await read(await allocations.renewFeed(await person()), 1), new Set([200]))
})

test('the linter names what cannot work, with its place', () => {
  const { allocates: given, ...without } = hour
  const allocates = given!
  const { resource } = allocates
  assert.ok(resource.kind === 'interval')
  const found = (declaration: Procedure, ...others: Procedure[]): string => lint([declaration, ...others]).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`).join()
  const closing = { ...hour.steps['look']!, outcomes: { decline: { ...hour.steps['look']!.outcomes['decline']!, to: 'look' } } }
  const booksWhenLate = { ...hour.steps['look']!, outcomes: { ...hour.steps['look']!.outcomes, book: { label: hour.title, to: 'closed', decides: 'booked', byClock: true } }, late: { outcome: 'book', basis: hour.clock.basis } }
  for (const [declaration, fault] of [
    [without, 'slot-of-nothing form.time.hour'],
    [{ ...hour, allocates: { ...allocates, at: 'purpose' } }, 'not-a-slot allocates.at'],
    [{ ...hour, allocates: { ...allocates, resource: { ...resource, capacity: 0 } } }, 'nothing-to-allocate allocates.resource.capacity'],
    [{ ...hour, allocates: { ...allocates, resource: { ...resource, slot: 300 } } }, 'never-open allocates.resource.opening'],
    [{ ...hour, allocates: { ...allocates, perApplicant: [...allocates.perApplicant!, { atMost: 3, basis: allocates.basis }] } }, 'limit-twice allocates.perApplicant.2'],
    [{ ...hour, opens: { by: 'person', perApplicant: [{ atMost: 2, each: 'day', basis: allocates.basis }, { atMost: 2, each: 'year', basis: allocates.basis }] } }, 'limit-never-reached opens.perApplicant.1'],
    [{ ...hour, opens: { by: 'person', perApplicant: [{ atMost: 4, each: 'week', basis: allocates.basis }, { atMost: 2, each: 'month', basis: allocates.basis }] } }, 'limit-never-reached opens.perApplicant.1'],
    [{ ...hour, allocates: { ...allocates, when: 'maybe' } }, 'allocation-never-firm allocates.when'],
    [{ ...hour, steps: { ...hour.steps, look: closing } }, 'allocation-without-release allocates.when'],
    [{ ...hour, allocates: { ...allocates, office: 'nobody' } }, 'unknown-office allocates.office'],
    [{ ...hour, clock: { ...hour.clock, silence: { label: hour.title, to: 'closed', decides: 'booked', basis: hour.clock.basis } } }, 'allocation-by-silence clock.silence'],
    [{ ...hour, steps: { ...hour.steps, look: booksWhenLate } }, 'allocation-by-silence steps.look.late'],
  ] as const) assert.ok(found(declaration as Procedure).includes(fault), `${fault}: ${found(declaration as Procedure)}`)
  assert.ok(found(hour, { ...hour, id: 'registry.other', allocates: { ...allocates, resource: { ...resource, capacity: 2 } } }).includes('another-resource'))
})
