/** What everyone may rely on when a resource is given out: an hour or a place has one holder, whoever asks at once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type IntervalResource, slotAt, slotsOn } from '../../law/allocation.ts'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { Failure } from '../../law/failure.ts'
import { lint } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same, type Text } from '../../law/text.ts'
import { addDays, type Day, type Instant } from '../../law/time.ts'
import { gardens, ownHat } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { openWorldOf, password } from '../testing.ts'

const hour = readDeclaration(readFileSync(join(import.meta.dirname, '../../../docs/examples/notary-hour/appointment.yaml'), 'utf8')).value!

/** The same procedure with so many places in place of an hour. */
function seats(capacity: number): Procedure {
  const { at: _at, missedAfter: _missed, ...allocates } = hour.allocates!
  return { ...hour, id: 'registry.seat', form: [hour.form[0]!], allocates: { ...allocates, resource: { kind: 'seat', id: 'registry.reading-room', title: same('Reading room'), capacity } } }
}

test('of two hundred people who ask at once each hour has one, and the database itself would hold no second', async (t) => {
  const crowd = await openWorldOf(gardens([hour]), { connections: 20 })
  t.after(() => crowd.close())
  const { allocations, db } = crowd.kernel
  const someone = ownHat(await crowd.founder())
  const hours = ['2026-02-04T09:00', '2026-02-04T10:00', '2026-02-04T11:00', '2026-02-04T12:00']
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => transact(db, (tx) =>
    allocations.hold(tx, { ...someone, person: randomUUID() }, { draft: randomUUID(), procedure: hour, at: hours[n % 4]! }))))
  assert.equal(answers.filter((problem) => problem === undefined).length, 4)
  const { rows } = await sql<{ at: string; taken: number }>`select lower(during)::text as at, count(*)::integer as taken from allocation where state = 'held' group by 1 order by 1`.execute(db)
  assert.deepEqual(rows.map(({ taken }) => taken), [1, 1, 1, 1])
  assert.deepEqual(await allocations.free(hour.allocates!.resource as never, '2026-02-04', 1).then((free) => free.map((slot) => slot.free)), [0, 0, 0, 0])
  await assert.rejects(sql`insert into allocation select gen_random_uuid(), resource, procedure, place, during, state, gen_random_uuid(), case_id, person, organisation, held_until, made_at, changed_at
    from allocation where state = 'held' limit 1`.execute(db), /exclusion constraint/)
})

test('two places go to the first two, the third waits and moves up when one is given back', async (t) => {
  const procedure = seats(2)
  const world = await openWorldOf(gardens([procedure]))
  t.after(() => world.close())
  const { cases, allocations } = world.kernel
  const people = [ownHat(await world.founder()), ownHat(await world.founder()), ownHat(await world.founder())]
  const filed: string[] = []
  for (const person of people) {
    const draft = await cases.begin(person, { procedure: procedure.id })
    await cases.savePage(person, draft, procedure.form[0]!, { purpose: 'foreign' })
    filed.push(await cases.file(person, { draft }))
  }
  const states = async () => Promise.all(people.map(async (person) => (await allocations.own(person))[0]!.state))
  assert.deepEqual(await states(), ['reserved', 'reserved', 'waiting'])
  const officer = await world.officer('registry.officer')
  await cases.perform(officer, { case: filed[0]!, key: 'no', doing: { type: 'complete', outcome: 'decline', reasons: 'Not today.' } })
  assert.deepEqual(await states(), ['released', 'reserved', 'reserved'])
})

/** The same hour with two places. */
const pairs: Procedure = { ...hour, allocates: { ...hour.allocates!, resource: { ...hour.allocates!.resource, capacity: 2 } } }

test('two drafts that kept their places for too long at once leave them to whoever waits, and stop nothing', async (t) => {
  const world = await openWorldOf(gardens([pairs]))
  t.after(() => world.close())
  const { cases, db } = world.kernel
  const drafted = async (): Promise<{ person: Actor; draft: string }> => {
    const person = ownHat(await world.founder())
    return { person, draft: await cases.begin(person, { procedure: pairs.id }) }
  }
  const [a, b, c, waits, late] = [await drafted(), await drafted(), await drafted(), await drafted(), await drafted()]
  const keep = async ({ person, draft }: typeof a, at: string): Promise<void> => assert.deepEqual(await cases.savePage(person, draft, pairs.form[1]!, { hour: at }), [])
  await keep(a, '2026-02-04T09:00')
  await keep(b, '2026-02-04T09:00')
  await keep(a, '2026-02-04T10:00')
  world.at('2026-02-02T05:01:00.000Z')
  await keep(c, '2026-02-04T09:00')
  assert.deepEqual(await cases.waitForSlot(waits.person, waits.draft, '2026-02-04T09:00'), [])
  world.at('2026-02-02T05:30:00.000Z')
  await world.kernel.round()
  const held = async () => (await sql<{ draft: string }>`select draft from allocation where state = 'held' order by changed_at, draft`.execute(db)).rows.map(({ draft }) => draft)
  assert.deepEqual(await held(), [waits.draft])
  await keep(late, '2026-02-04T09:00')
  assert.deepEqual(new Set(await held()), new Set([waits.draft, late.draft]))
})

test('a case that the clock cannot end keeps neither the next case nor the rest of the round from being done', async (t) => {
  const { look, rules } = hour.steps
  const ended = { label: same('Over'), to: 'again', byClock: true } as const
  const granting: Procedure = { ...seats(1), steps: {
    rules: rules!, look: { ...look!, outcomes: { ...look!.outcomes, ended }, late: { outcome: 'ended' } },
    again: { ...rules!, outcomes: { book: { label: same('Book'), to: 'closed', decides: 'booked', whenCheck: [true, false, 'unknown'] } } },
  } }
  const world = await openWorldOf(gardens([granting, hour]))
  t.after(() => world.close())
  const { cases, allocations, db } = world.kernel
  const file = async (procedure: Procedure): Promise<{ person: Actor; id: string }> => {
    const person = ownHat(await world.founder())
    const draft = await cases.begin(person, { procedure: procedure.id })
    for (const page of procedure.form) assert.deepEqual(await cases.savePage(person, draft, page, { purpose: 'foreign', hour: '2026-02-12T09:00' }), [])
    return { person, id: await cases.file(person, { draft }) }
  }
  const [holds, waits] = [await file(granting), await file(granting)]
  await allocations.release(waits.person, (await allocations.own(waits.person))[0]!.id) // so that nothing can be made firm
  world.at('2026-02-03T05:00:00.000Z')
  const later = await file(hour)
  await cases.savePage(holds.person, await cases.begin(holds.person, { procedure: hour.id }), hour.form[1]!, { hour: '2026-02-12T10:00' })
  world.at('2026-02-06T05:00:00.000Z')
  await assert.rejects(world.kernel.round(), (error: unknown) => error instanceof Failure && /holds no place/.test(error.text.en))
  assert.deepEqual([(await allocations.own(holds.person))[0]!.state, (await allocations.own(waits.person))[0]!.state], ['firm', 'released'])
  assert.equal((await cases.view(later.person, later.id)).log.at(-1)!.act.type, 'escalated')
  assert.deepEqual((await sql`select from allocation where state = 'held'`.execute(db)).rows, [])
})

test('a place that a newer version adds goes to who waits, and never to whoever comes after them', async (t) => {
  const procedure = seats(1)
  const world = await openWorldOf(gardens([procedure]))
  t.after(() => world.close())
  const { cases, allocations } = world.kernel
  const file = async (): Promise<Actor> => {
    const person = ownHat(await world.founder())
    const draft = await cases.begin(person, { procedure: procedure.id })
    await cases.savePage(person, draft, procedure.form[0]!, { purpose: 'foreign' })
    await cases.file(person, { draft })
    return person
  }
  const stateOf = async (person: Actor) => (await allocations.own(person))[0]!.state
  const enact = (capacity: number, from: Day): Promise<void> => cases.versions.enact([{ ...seats(capacity), inForce: { ...procedure.inForce, from } }])
  const [first, second, third] = [await file(), await file(), await file()]
  await enact(2, '2026-02-03')
  world.at('2026-02-03T05:00:00.000Z')
  const late = await file()
  assert.deepEqual([await stateOf(first), await stateOf(second), await stateOf(third), await stateOf(late)], ['reserved', 'reserved', 'waiting', 'waiting'])
  await enact(3, '2026-02-04')
  world.at('2026-02-04T05:00:00.000Z')
  await world.kernel.round()
  assert.deepEqual([await stateOf(third), await stateOf(late)], ['reserved', 'waiting'])
})

test('a place that its holder gave back is not given by the decision, unless an appeal opened the case again after that', async (t) => {
  const { look, rules } = hour.steps
  const passed: Procedure = { ...seats(1), steps: {
    rules: rules!, look: { ...look!, outcomes: { ...look!.outcomes, on: { label: same('Pass'), to: 'again' } } },
    again: { ...rules!, outcomes: { book: { label: same('Book'), to: 'closed', decides: 'booked', whenCheck: [true, false, 'unknown'] } } },
  } }
  const world = await openWorldOf(gardens([passed]))
  t.after(() => world.close())
  const { cases, allocations, db } = world.kernel
  const person = ownHat(await world.founder())
  const draft = await cases.begin(person, { procedure: passed.id })
  await cases.savePage(person, draft, passed.form[0]!, { purpose: 'foreign' })
  const id = await cases.file(person, { draft })
  await allocations.release(person, (await allocations.own(person))[0]!.id)
  const officer = await world.officer('registry.officer')
  const noPlace = (error: unknown): boolean => error instanceof Failure && error.kind === 'conflict' && /holds no place/.test(error.text.en)
  await assert.rejects(cases.perform(officer, { case: id, key: 'on', doing: { type: 'complete', outcome: 'on' } }), noPlace)
  const granted = (reopened: Instant) => transact(db, (tx) => allocations.settle(tx, { system: 'law' }, {
    case: id, declaration: passed, facts: {}, holder: { person: person.person, organisation: null }, decided: 'booked', closed: true, reopened,
  }))
  await assert.rejects(granted('2026-02-01T05:00:00.000Z'), noPlace)
  await granted('2026-02-02T06:00:00.000Z')
  assert.deepEqual(new Set((await allocations.own(person)).map(({ state }) => state)), new Set(['released', 'firm']))
})

test('by the rules alone nobody is decided on who only waits for a place, and is when there is one', async (t) => {
  const procedure = seats(1)
  const world = await openWorldOf(gardens([procedure]))
  t.after(() => world.close())
  const { cases, allocations } = world.kernel
  const file = async (): Promise<{ person: Actor; id: string }> => {
    const person = ownHat(await world.founder())
    const draft = await cases.begin(person, { procedure: procedure.id })
    await cases.savePage(person, draft, procedure.form[0]!, { purpose: 'copy' })
    return { person, id: await cases.file(person, { draft }) }
  }
  const decided = async ({ person, id }: { person: Actor; id: string }) => (await cases.view(person, id)).state.decisions.length
  const [first, second] = [await file(), await file()]
  assert.deepEqual([await decided(first), await decided(second)], [1, 0])
  await allocations.release(first.person, (await allocations.own(first.person))[0]!.id)
  assert.equal(await decided(second), 0, 'the round takes it on')
  await world.kernel.round()
  assert.deepEqual([await decided(second), (await allocations.own(second.person))[0]!.state], [1, 'firm'])
})

test('whoever keeps an hour by one draft keeps no second one by another', async (t) => {
  const world = await openWorldOf(gardens([hour]))
  t.after(() => world.close())
  const { cases, db } = world.kernel
  const someone = ownHat(await world.founder())
  for (const at of ['2026-02-04T09:00', '2026-02-04T10:00']) {
    assert.deepEqual(await cases.savePage(someone, await cases.begin(someone, { procedure: hour.id }), hour.form[1]!, { hour: at }), [])
  }
  const { rows } = await sql<{ at: string }>`select lower(during) as at from allocation where state = 'held'`.execute(db)
  assert.deepEqual(rows.map(({ at }) => at), ['2026-02-04T05:00:00.000Z'])
})

test('the slots of a day lie within its hours, never overlap, and none in the past can be asked for', () => {
  const { calendar } = gardens()
  const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
  fc.assert(fc.property(time, time, fc.integer({ min: 5, max: 600 }), fc.integer({ min: 0, max: 60 }), (from, until, slot, ahead) => {
    const resource: IntervalResource = { kind: 'interval', id: 'a.b', title: same('x'), capacity: 1, slot, ahead: 30, opening: [{ days: [1, 2, 3, 4, 5], from, until }] }
    const day = addDays('2026-02-02', ahead)
    const slots = slotsOn(resource, calendar, day)
    for (const [n, one] of slots.entries()) {
      assert.ok(one.at >= `${day}T${from}` && Date.parse(one.until) - Date.parse(one.from) === slot * 60_000)
      assert.ok(n === 0 || slots[n - 1]!.until <= one.from)
      const asked = slotAt(resource, calendar, one.at, '2026-02-10T05:00:00.000Z')
      assert.equal(typeof asked === 'object', one.from > '2026-02-10T05:00:00.000Z' && day <= '2026-03-12')
    }
  }), { numRuns: 25 })
})

test('of forty hours that one person files for at once they have as many as one applicant may, and each of the others is told the law and the mend', async (t) => {
  const world = await openWorldOf(gardens([hour]), { connections: 20 })
  t.after(() => world.close())
  const { cases, allocations, db } = world.kernel
  const greedy = ownHat(await world.founder())
  const days: readonly Day[] = ['2026-02-04', '2026-02-05', '2026-02-06', '2026-02-09', '2026-02-10', '2026-02-12', '2026-02-13', '2026-02-16', '2026-02-17', '2026-02-18']
  const asked = await Promise.all(days.flatMap((day) => ['09', '10', '11', '12'].map(async (at) => {
    const draft = await cases.begin(greedy, { procedure: hour.id })
    await cases.savePage(greedy, draft, hour.form[0]!, { purpose: 'foreign' })
    return { draft, at: `${day}T${at}:00` }
  })))
  const told: string[] = []
  await Promise.all(asked.map(async ({ draft, at }) => {
    const problems = await cases.savePage(greedy, draft, hour.form[1]!, { hour: at })
    const failed = problems[0]?.text ?? await cases.file(greedy, { draft }).then(() => undefined, (error: unknown) => (error instanceof Failure ? error.text : Promise.reject(error)))
    if (failed) told.push(failed.en)
  }))
  const { rows: [kept] } = await sql<{ n: number }>`select count(*)::integer as n from allocation where state = 'reserved'`.execute(db)
  assert.equal(kept!.n, 2)
  assert.ok(told.some((words) => /most that are allowed at a time: 2 bookings \(Rules of the Registry House, item not set\)\. Give one back/.test(words)), told.join('\n'))
  const [one, two] = (await allocations.own(greedy)).filter(({ state }) => state === 'reserved')
  await allocations.move(greedy, one!.id, '2026-02-19T14:00')
  await allocations.release(greedy, two!.id)
  assert.deepEqual((await allocations.own(greedy)).filter(({ case: filed }) => filed !== undefined).map(({ state }) => state).sort(), ['released', 'reserved'])
  const other = ownHat(await world.founder())
  const draft = await cases.begin(other, { procedure: hour.id })
  for (const page of hour.form) assert.deepEqual(await cases.savePage(other, draft, page, { purpose: 'foreign', hour: '2026-02-20T09:00' }), [])
})

test('whoever may have no more because a draft of theirs waits finds it among what is theirs, and has room once they wait no more', async (t) => {
  const single: Procedure = { ...hour, allocates: { ...hour.allocates!, perApplicant: [{ atMost: 1, basis: hour.clock.basis }] } }
  const world = await openWorldOf(gardens([single]))
  t.after(() => world.close())
  const { cases, allocations } = world.kernel
  const [holder, waiting] = [ownHat(await world.founder()), ownHat(await world.founder())]
  const ask = async (actor: Actor, at: string) => cases.savePage(actor, await cases.begin(actor, { procedure: hour.id }), hour.form[1]!, { hour: at })
  assert.deepEqual(await ask(holder, '2026-02-04T09:00'), [])
  const draft = await cases.begin(waiting, { procedure: hour.id })
  assert.deepEqual(await cases.waitForSlot(waiting, draft, '2026-02-04T09:00'), [])
  assert.match((await ask(waiting, '2026-02-04T10:00'))[0]!.text.en, /1 booking .*Give one back on the page “My bookings”/)
  const [found, ...others] = await allocations.own(waiting)
  assert.deepEqual([found?.state, found?.draft, found?.at, found?.releasable, found?.movable, others], ['waiting', draft, '2026-02-04T09:00', true, false, []])
  await assert.rejects(allocations.release(holder, found!.id), (error: unknown) => error instanceof Failure && error.kind === 'not found')
  assert.equal((await allocations.release(waiting, found!.id)).state, 'released')
  assert.deepEqual(await allocations.own(waiting), [])
  assert.deepEqual(await ask(waiting, '2026-02-04T10:00'), [])
})

test('in a month one applicant has as many as its limit, whoever was missed included, and the next month begins anew', async (t) => {
  const monthly: Procedure = { ...hour, allocates: { ...hour.allocates!, perApplicant: [{ atMost: 1, each: 'month', basis: hour.clock.basis }] } }
  const world = await openWorldOf(gardens([monthly]))
  t.after(() => world.close())
  const { cases, allocations } = world.kernel
  const person = ownHat(await world.founder())
  const ask = async (at: string): Promise<string> => {
    const draft = await cases.begin(person, { procedure: hour.id })
    for (const page of hour.form) {
      const [problem] = await cases.savePage(person, draft, page, { purpose: 'foreign', hour: at })
      if (problem) return problem.text.en
    }
    return cases.file(person, { draft }).then(() => 'filed')
  }
  assert.equal(await ask('2026-02-26T14:00'), 'filed')
  assert.match(await ask('2026-02-27T09:00'), /1 February 2026 – 28 February 2026: 1 booking .*Choose a time in another period/)
  assert.equal(await ask('2026-03-02T09:00'), 'filed')
  const march = (await allocations.own(person)).find(({ at }) => at === '2026-03-02T09:00')
  await assert.rejects(allocations.move(person, march!.id, '2026-02-27T09:00'), (error: unknown) => error instanceof Failure && /another period/.test(error.text.en))
})

test('a limit of a week that is no lower than that of a month is lawful, for it holds in the week that lies in two months', async (t) => {
  const { basis } = hour.clock
  const weekly: Procedure = { ...hour, allocates: { ...hour.allocates!, perApplicant: [{ atMost: 2, each: 'week', basis }, { atMost: 2, each: 'month', basis }] } }
  assert.deepEqual(lint([weekly]).filter(({ severity }) => severity === 'error'), [])
  const world = await openWorldOf(gardens([weekly]))
  t.after(() => world.close())
  world.at('2026-06-24T05:00:00.000Z')
  const { cases } = world.kernel
  const person = ownHat(await world.founder())
  const ask = async (at: string): Promise<readonly string[]> => {
    const draft = await cases.begin(person, { procedure: hour.id })
    const said: string[] = []
    for (const page of hour.form) said.push(...(await cases.savePage(person, draft, page, { purpose: 'foreign', hour: at })).map(({ text }) => text.en))
    if (said.length === 0) await cases.file(person, { draft })
    return said
  }
  assert.deepEqual([await ask('2026-06-29T09:00'), await ask('2026-07-01T09:00')], [[], []])
  const [told] = await ask('2026-07-02T09:00')
  assert.match(told!, /29 June 2026 – 5 July 2026: 2 bookings/, 'July would allow a second')
})

test('whoever makes a private address for a calendar is told by letter, and it ends with a new password, with sessions that a stolen key had opened, and with the account', async (t) => {
  const world = await openWorldOf(gardens([hour]), { passwords: true })
  t.after(() => world.close())
  const { allocations, parties, db } = world.kernel
  const person = ownHat(await world.founder())
  const letters = async () => (await sql<{ subject: Text }>`select subject from message where person = ${person.person}`.execute(db)).rows.filter(({ subject }) => subject.en === 'Shanyraq: an address for calendars was made').length
  const before = await letters()
  const first = await allocations.renewFeed(person)
  assert.deepEqual([before, await letters()], [0, 1])
  assert.ok(await allocations.readFeed(first))
  await parties.changePassword(person, { present: password, password: 'сүт дүкен аспан 8', method: 'password' }, {})
  assert.equal(await allocations.readFeed(first), undefined)
  const second = await allocations.renewFeed(person)
  await transact(db, (tx) => parties.endSessions(tx, person.person))
  assert.equal(await allocations.readFeed(second), undefined)
  await allocations.renewFeed(person)
  await transact(db, (tx) => parties.closeAccount(tx, person))
  assert.deepEqual((await sql`select from booking_feed`.execute(db)).rows, [])
})

test('a calendar with more bookings than are read has those to come, and of the past the newest', async (t) => {
  const world = await openWorldOf(gardens([hour]))
  t.after(() => world.close())
  const { cases, allocations, db } = world.kernel
  const person = ownHat(await world.founder())
  const draft = await cases.begin(person, { procedure: hour.id })
  for (const page of hour.form) assert.deepEqual(await cases.savePage(person, draft, page, { purpose: 'foreign', hour: '2026-02-04T09:00' }), [])
  await cases.file(person, { draft })
  await sql`insert into allocation select gen_random_uuid(), resource, procedure, place, tstzrange(begun, begun + interval '1 hour'), 'released', draft, case_id, person, organisation, held_until, made_at, changed_at
    from allocation, generate_series(${'2026-02-02T03:00:00.000Z'}::timestamptz - interval '1000 hours', ${'2026-02-02T03:00:00.000Z'}::timestamptz, interval '1 hour') as begun`.execute(db)
  const { bookings } = (await allocations.readFeed(await allocations.renewFeed(person)))!
  assert.deepEqual([bookings.length, bookings.at(-1)!.at, bookings.at(-2)!.at, bookings[0]!.from], [1000, '2026-02-04T09:00', '2026-02-02T08:00', '2025-12-22T13:00:00.000Z'])
})

test('of twenty applications that one person files at once as many are open as one applicant may have, and no more are begun until one is closed', async (t) => {
  const { allocates: _none, ...plain } = hour
  const limited: Procedure = { ...plain, id: 'registry.limited', form: [hour.form[0]!], opens: { by: 'person', perApplicant: [{ atMost: 3, basis: hour.clock.basis }] } }
  const world = await openWorldOf(gardens([limited]), { connections: 20 })
  t.after(() => world.close())
  const { cases } = world.kernel
  const person = ownHat(await world.founder())
  const drafts = await Promise.all(Array.from({ length: 20 }, async () => {
    const draft = await cases.begin(person, { procedure: limited.id })
    await cases.savePage(person, draft, limited.form[0]!, { purpose: 'foreign' })
    return draft
  }))
  const filed = await Promise.all(drafts.map((draft) => cases.file(person, { draft }).catch((error: unknown) => (error instanceof Failure ? undefined : Promise.reject(error)))))
  const open = filed.filter((one) => one !== undefined)
  assert.equal(open.length, 3)
  await assert.rejects(cases.begin(person, { procedure: limited.id }), (error: unknown) => error instanceof Failure && error.kind === 'conflict' && /3 applications .*Wait first/.test(error.text.en))
  await cases.perform(await world.officer('registry.officer'), { case: open[0]!, key: 'no', doing: { type: 'complete', outcome: 'decline', reasons: 'Not today.' } })
  await cases.begin(person, { procedure: limited.id })
})
