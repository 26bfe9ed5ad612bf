/** Meetings between guests of an event: who sees whom, how two agree on an hour, and what ends it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { bookingRoutes } from '../../../portal/bookings/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { Failure } from '../../../law/failure.ts'
import { openWorld, type World } from '../testing.ts'
import { enterOwn } from './sample-centre.ts'
import { decidedBy as decidedIn, filed as filedIn, guest as guestOf, saying } from './testing-centre.ts'

let world: World
let head: Actor | undefined

before(async () => {
  world = await openWorld()
  head = await world.officer('technopark.head')
})
after(() => world.close())

const guest = (): Promise<Actor> => guestOf(world)
const filed = (by: Actor, procedure: string, answers: Submitted, about?: string, subject?: string): Promise<string> => filedIn(world, by, procedure, answers, about, subject)
const decidedBy = (by: Actor, id: string) => decidedIn(world, by, id)

interface Shown { readonly by: Actor; readonly number: string; readonly place: string }

const ask = (from: Shown | undefined, to: Shown | undefined, at: string): Promise<string> =>
  filed(from!.by, 'technopark.event-meeting', { mine: from!.number, letter: 'Үлгі: бірлескен жоба.', at, reach: `${from!.number}@ulgi.example` }, undefined, to!.number)

const answer = (by: Shown | undefined, id: string, outcome: string, more: object = {}) => world.kernel.cases.perform(by!.by, { case: id, key: `${id} ${outcome}`, doing: { type: 'complete', outcome, ...more } })

/** Guests of an event who have a place and show themselves to each other; each with the number of their entry. */
async function guestsShown(event: string, names: readonly string[]): Promise<readonly Shown[]> {
  const shown: Shown[] = []
  for (const name of names) {
    const by = await guest()
    const [place] = await decidedBy(by, await filed(by, 'technopark.event-registration', { event, guest: 'visitor' }))
    await filed(by, 'technopark.event-guest', { name, does: 'Үлгі: модельдер.', seeks: 'Үлгі: серіктес.', shows: 'true' }, place!.id)
    const [entry] = await world.kernel.registers.stretch('technopark.event-guests', { owner: { kind: 'person', id: by.person }, limit: 1 })
    shown.push({ by, number: entry!.number, place: place!.id })
  }
  return shown
}

test('guests see each other where they show themselves, meet where both agree, at one table and never in two meetings at a time, and neither learns how to reach the other before', async () => {
  const { cases, registers, allocations, db, journal } = world.kernel
  world.at('2026-08-10T05:00:00.000Z')
  const [number] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [{ name: 'Үлгі: кездесулер', about: 'Үлгі.', begins: '2026-08-20', ends: '2026-08-21', venue: 'Үлгі зал', places: 20, tables: 1 }])
  const [alma, berik, dana] = await guestsShown(number!, ['Үлгі Алма', 'Үлгі Берік', 'Үлгі Дана'])
  const stranger = await guest()
  const sees = async (by: Actor) => (await registers.fellows('technopark.event-guests', number!, by, 50)).map(({ values }) => values['name']).toSorted()
  assert.deepEqual(await sees(alma!.by), ['Үлгі Алма', 'Үлгі Берік', 'Үлгі Дана'])
  assert.deepEqual([await sees(stranger), await registers.find(berik!.number, stranger), await registers.find(berik!.number, null)], [[], undefined, undefined], 'to whoever does not show themselves nobody is shown')

  await assert.rejects(ask(alma, berik, '2026-08-19T10:00'), saying(/nothing is given out|Nothing is given out/), 'the event is not held on that day')
  await assert.rejects(ask(alma, alma, '2026-08-20T10:00'), saying(/your own entry/))
  await assert.rejects(cases.begin(stranger, { procedure: 'technopark.event-meeting', subject: berik!.number }), Failure)

  assert.deepEqual((await registers.fellows('technopark.event-guests', number!, alma!.by, 1)).map(({ values }) => values['name']), ['Үлгі Алма', 'Үлгі Дана'], 'one’s own, however many came since')
  assert.deepEqual((await registers.fellows('technopark.event-guests', number!, alma!.by, 1, 1)).map(({ values }) => values['name']), ['Үлгі Алма', 'Үлгі Берік'], 'and the next of the others')
  const beginning = await cases.begin(alma!.by, { procedure: 'technopark.event-meeting', subject: berik!.number })
  assert.equal((await cases.draft(alma!.by, beginning)).subject!.title.ru, 'Үлгі Берік', 'whom one asks is called by name')
  const asked = await ask(alma, berik, '2026-08-20T10:00')
  const sent = JSON.stringify(await cases.viewAsked(berik!.by, asked))
  assert.match(sent, /Үлгі Алма/)
  assert.doesNotMatch(sent, new RegExp(alma!.by.name), 'by the name that they show to guests, and no other')
  assert.doesNotMatch(sent, /@ulgi\.example/, 'how to reach who asks is not told before')
  await assert.rejects(ask(dana, berik, '2026-08-20T10:00'), saying(/Somebody else has taken/), 'there is one table')
  await assert.rejects(ask(alma, dana, '2026-08-20T10:00'), saying(/taken this time|have asked for one/))
  await world.letters()
  await answer(berik, asked, 'another', { reasons: 'Үлгі: сағат 11-де ыңғайлы.' })
  await answer(alma, asked, 'ask', { corrections: { at: '2026-08-20T11:00' } })
  await answer(berik, asked, 'agree', { findings: { theirs: 'berik@ulgi.example' } })
  const held = async (by: typeof alma) => (await allocations.own(by!.by)).filter(({ resource }) => resource.id.startsWith('technopark.event-meeting')).map(({ state, at, place, movable }) => [state, at, place, movable])
  assert.deepEqual([await held(alma), await held(berik), await held(dana)], [[['firm', '2026-08-20T11:00', 1, false]], [['firm', '2026-08-20T11:00', 1, false]], []])
  assert.match(JSON.stringify(await cases.viewAsked(berik!.by, asked)), /@ulgi\.example/)
  assert.equal((await cases.view(alma!.by, asked)).state.facts['theirs'], 'berik@ulgi.example')
  for (const view of [cases.view, cases.viewAsked]) await assert.rejects(view(dana!.by, asked), Failure)
  const letters = (await world.letters()).map(({ body }) => body).join('\n')
  for (const [by, whom] of [[alma, 'Үлгі Берік'], [berik, 'Үлгі Алма']] as const) {
    assert.ok(letters.includes(`Кездесетін адамыңыз: ${whom}.`), 'the letter says with whom')
    const portal = testPortal({ routes: bookingRoutes(world.kernel), session: { actor: by!.by } })
    const list = await (await portal.ask('/en/bookings')).text()
    assert.match(list, new RegExp(`With whom: ${whom}`))
    const [one] = (await allocations.own(by!.by)).filter(({ shared }) => shared)
    assert.match(await (await portal.ask(`/en/bookings/${one!.id}`)).text(), new RegExp(`With whom</dt><dd>${whom}[\\s\\S]*the office’s clock, UTC\\+5`))
    assert.match((await (await portal.ask(`/bookings.ics?key=${await allocations.renewFeed(by!.by)}`)).text()).replaceAll('\r\n ', ''), new RegExp(`DESCRIPTION:[^\\r]*: ${whom}`))
  }
  const { rows: told } = await sql<{ person: string }>`select person from message where (subject ->> 'en') like 'The meeting is agreed%'`.execute(db)
  assert.deepEqual(new Set(told.map(({ person }) => person)), new Set([alma!.by.person, berik!.by.person]))
  for (const { by } of [alma!, berik!]) assert.equal((await allocations.readOne(by, (await allocations.own(by)).find(({ shared }) => shared)!.id)).state, 'firm')
  await assert.rejects(ask(berik, dana, '2026-08-20T11:00'), saying(/taken this time|meeting at this time/))
  // The database itself holds it, whatever the code does.
  await assert.rejects(sql`insert into allocation_party (allocation, person, during) select other.id, party.person, party.during from allocation_party party join allocation other on other.id <> party.allocation where not party.ended limit 1`.execute(db), /exclusion constraint/)

  const declined = await ask(dana, berik, '2026-08-21T10:00')
  await answer(berik, declined, 'decline')
  assert.deepEqual([(await held(dana)).map(([state]) => state), (await held(berik)).length], [['released'], 1])
  for (const view of [cases.view, cases.viewAsked]) await assert.rejects(view(alma!.by, declined), Failure)
  await ask(alma, dana, '2026-08-21T10:00')

  await allocations.release(berik!.by, (await allocations.own(berik!.by)).find(({ shared, state }) => shared && state === 'firm')!.id)
  assert.deepEqual([(await held(alma)).map(([state]) => state).toSorted(), (await held(berik)).map(([state]) => state)], [['released', 'reserved'], ['released']])
  const { rows: off } = await sql<{ person: string }>`select person from message where (subject ->> 'en') like 'The meeting is not held%'`.execute(db)
  assert.deepEqual(off.map(({ person }) => person), [alma!.by.person])

  await filed(berik!.by, 'technopark.event-guest-taken-back', { sure: 'true' }, undefined, berik!.number)
  assert.deepEqual([await sees(dana!.by), await sees(berik!.by)], [['Үлгі Алма', 'Үлгі Дана'], []], 'at once')
  await filed(berik!.by, 'technopark.event-guest', { name: 'Үлгі Берік', does: 'Үлгі.', seeks: 'Үлгі.', shows: 'true' }, berik!.place)
  assert.equal((await sees(dana!.by)).length, 3, 'whoever took it back may come again')

  world.at('2026-08-22T05:00:00.000Z')
  await world.kernel.round()
  world.at('2026-08-24T05:00:00.000Z')
  await world.kernel.round()
  await registers.eraseKept()
  await journal.settle()
  const { rows: left } = await sql<{ left: number }>`select count(*)::integer as left from entry where register = 'technopark.event-guests' and (state <> 'struck' or personal is not null or look like '%үлгі%' or title::text like '%Үлгі%')`.execute(db)
  assert.deepEqual(left, [{ left: 0 }], 'erased with the event')
})

test('agreed meetings keep nobody from asking on, an ask that comes to nothing ends, and what the house calls off is nobody’s refusal', async () => {
  const { allocations, cases, db } = world.kernel
  world.at('2026-09-01T05:00:00.000Z')
  const [number, bare] = await enterOwn(world.kernel, head!, world.sign, 'technopark.events', [
    { name: 'Үлгі: күзгі кездесулер', about: 'Үлгі.', begins: '2026-09-08', ends: '2026-09-09', venue: 'Үлгі зал', places: 20, tables: 2 },
    { name: 'Үлгі: үстелсіз', about: 'Үлгі.', begins: '2026-09-08', ends: '2026-09-09', venue: 'Үлгі зал', places: 20, tables: 0 },
  ])
  const [asker, ...others] = await guestsShown(number!, ['Үлгі 1', 'Үлгі 2', 'Үлгі 3', 'Үлгі 4', 'Үлгі 5', 'Үлгі 6', 'Үлгі 7'])
  const [one, two, , , , last] = others
  for (const [n, other] of others.slice(0, 5).entries()) await answer(other, await ask(asker, other, `2026-09-08T1${n}:00`), 'agree', { findings: { theirs: 'ulgi' } })
  const sixth = await ask(asker, last, '2026-09-08T16:00')

  const meeting = async (by: Shown | undefined, at: string) => (await allocations.own(by!.by)).find((booking) => booking.shared && booking.at === at)!.id
  const letters = async (by: Shown | undefined, words: string) => (await sql<{ n: number }>`select count(*)::integer as n from message where person = ${by!.by.person} and subject ->> 'en' like ${words}`.execute(db)).rows[0]!.n
  await allocations.release(asker!.by, await meeting(asker, '2026-09-08T10:00'))
  assert.deepEqual([await letters(one, 'The meeting is not held%'), await letters(asker, 'The meeting is not held%')], [1, 0])
  await answer(one, await ask(asker, one, '2026-09-09T10:00'), 'decline')
  await assert.rejects(ask(asker, one, '2026-09-09T11:00'), saying(/2 applications/), 'whoever was declined does not ask for ever')

  const isOpen = async (by: Shown | undefined, id: string) => (await cases.viewAsked(by!.by, id).catch(() => ({ open: [] }))).open.length > 0
  assert.ok(await isOpen(last, sixth))
  await allocations.release(asker!.by, await meeting(asker, '2026-09-08T16:00'))
  await world.kernel.round()
  assert.deepEqual([await isOpen(last, sixth), (await cases.view(asker!.by, sixth)).state.step], [false, undefined], 'nobody is asked to agree to an hour that was given back')

  world.at('2026-09-07T05:00:00.000Z')
  const late = await ask(one, last, '2026-09-08T09:00')
  const stays = await ask(one, two, '2026-09-09T17:00')
  world.at('2026-09-08T04:05:00.000Z')
  await world.kernel.round()
  assert.deepEqual([await isOpen(last, late), await isOpen(two, stays)], [false, true], 'nobody answers about an hour that has begun')
  assert.equal(await letters(one, 'No place became free%'), 0)

  await sql`update entry set state = 'struck' where number = ${number}`.execute(db)
  await world.kernel.round()
  for (const other of others.slice(2, 5)) assert.deepEqual([await letters(other, 'The booking is cancelled%'), await letters(other, 'The meeting is not held%')], [2, 0], 'their place at the event and the meeting')
  assert.equal(await isOpen(two, stays), false)

  const [first, second] = await guestsShown(bare!, ['Үлгі 8', 'Үлгі 9'])
  await assert.rejects(ask(first, second, '2026-09-08T15:00'), saying(/No meetings are made at this event/))
})
