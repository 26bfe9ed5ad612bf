/** Specifies that a talk holds the hall in which it is given: nobody else has it then, and one that is closed says so where the talk is read. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { reconcile } from '../../../kernel/reconcile.ts'
import { lintRegisters } from '../../../law/lint.ts'
import { openWorld, type World } from '../testing.ts'
import { sessions } from './events/index.ts'
import { roomBooking } from './space/index.ts'
import { enterOwn, enterRooms } from './sample-centre.ts'
import { technoparkPortal, visitor } from './testing.ts'
import { acts, filed, guest, saying } from './testing-centre.ts'

it('a register that says what its entries hold by columns of another kind, or of no resource, is refused', () => {
  const found = lintRegisters([{ ...sessions, holds: { ...sessions.holds!, entry: 'hall', day: 'from' } }], []).map(({ rule, place }) => `${rule} ${place}`)
  assert.deepEqual(found.filter((one) => one.includes('holds')), ['unfit-holds holds.entry', 'unfit-holds holds.day'])
  assert.ok(lintRegisters([{ ...sessions, holds: { ...sessions.holds!, resource: 'technopark.nothing' } }], [roomBooking]).some(({ rule }) => rule === 'holds-nothing'))
})

describe('The hall of a talk', () => {
  let world: World
  let [head, officer]: [Actor, Actor] = [] as never
  let [event, hall, other] = ['', '', '']
  before(async () => {
    world = await openWorld()
    ;[head, officer] = [await world.officer('technopark.head'), await world.officer('technopark.officer')]
    await enterRooms(world.kernel, head, world.sign)
    ;[hall = '', other = ''] = (await world.kernel.registers.standing('technopark.rooms')).filter(({ values }) => values['kind'] === 'hall').map(({ number }) => number).toSorted()
    ;[event = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі: залдар', about: 'Үлгі.', begins: '2026-02-10', ends: '2026-02-11', venue: 'Үлгі орталық', places: 10 }])
  })
  after(() => world.close())

  const talk = (changes: object = {}) => ({ event, title: 'Үлгі: баяндама', abstract: 'Үлгі.', speaker: 'Үлгі', track: 'models', room: hall, day: '2026-02-10', from: '10:00', until: '10:45', ...changes })
  const entered = async (changes: object = {}): Promise<string> => (await enterOwn(world.kernel, head, world.sign, 'technopark.sessions', [talk(changes)]))[0]!
  const booked = async (hour: string, room = hall) => filed(world, await world.founder(), 'technopark.room-booking', { room, guests: '2', hour })
  const has = async (entry: string) => (await sql<{ state: string; resource: string }>`select state, resource from allocation where entry = ${entry} order by state = 'released', changed_at desc limit 1`.execute(world.kernel.db)).rows[0]
  /** What the fund has an entry of its own become. */
  async function become(procedure: string, subject: string, answers: object = {}): Promise<void> {
    const id = await filed(world, await world.officer('technopark.representative'), procedure, { why: 'Үлгі себеп.', ...answers }, undefined, subject)
    await acts(world, officer, id, 'propose')
    await acts(world, head, id, 'enter', {}, { signs: true })
    await world.kernel.round()
  }
  let seated: ReturnType<typeof technoparkPortal> | undefined
  const page = async (path: string, language = 'en') => (await (await visitor(world, seated ??= technoparkPortal(world))).get(`/${language}/technopark/events/${event}${path}`)).text()

  it('is the talk’s from its beginning to its end: nobody books it, no other talk has it, and it is said which has', async () => {
    const one = await entered()
    await assert.rejects(booked('2026-02-10T10:00'), saying(/taken this time/))
    await booked('2026-02-10T11:00')
    await assert.rejects(entered({ from: '10:30', until: '11:00' }), saying(new RegExp(`the entry ${one} has it`)))
    await assert.rejects(entered({ from: '11:15', until: '11:40' }), saying(/is booked at this time/))
    await entered({ room: other, from: '10:30', until: '11:00' })
    await assert.rejects(sql`insert into allocation (id, resource, procedure, place, during, state, entry, made_at, changed_at) select gen_random_uuid(), resource, procedure, place, during, 'firm', 'SES-2026-999999', now(), now() from allocation where entry = ${one}`.execute(world.kernel.db), /exclusion constraint/)
    assert.match(await page(''), /«Ұлытау» залы/)
    assert.deepEqual((await reconcile(world.kernel.db)), [])
    await become('technopark.talk-called-off', one)
    await booked('2026-02-10T10:00')
  })

  it('is said to be taken when the hour is chosen, before anybody signs, and what the talk has itself is not against it', async () => {
    const { cases } = world.kernel
    await booked('2026-02-10T17:00')
    const id = await filed(world, await guest(world), 'technopark.talk', { event, title: 'Үлгі', abstract: 'Үлгі.', speaker: 'Үлгі', track: 'models' })
    const at = { room: hall, day: '2026-02-10', from: '17:00', until: '17:45' }
    const propose = (findings: object, key: string) => cases.perform(officer, { case: id, key, doing: { type: 'complete', outcome: 'propose', findings: { ...at, ...findings } } })
    await assert.rejects(propose({}, 'taken'), saying(/is booked at this time/))
    assert.equal((await cases.view(officer, id)).state.step, 'review')
    await propose({ room: other }, 'free')
    assert.equal((await cases.view(officer, id)).state.step, 'signing')

    const one = await entered({ from: '12:00', until: '12:45' })
    const mover = await world.officer('technopark.representative')
    const draft = await cases.begin(mover, { procedure: 'technopark.talk-moved', subject: one })
    const typed = async (times: object): Promise<readonly string[]> => {
      const said: string[] = []
      for (const page of (await cases.draft(mover, draft)).pages) said.push(...(await cases.savePage(mover, draft, page, { why: 'Үлгі.', room: hall, day: '2026-02-10', ...times })).map(({ field, text }) => `${field}: ${text.en}`))
      return said
    }
    assert.match((await typed({ from: '17:15', until: '17:45' })).join(), /^room: .*is booked at this time/)
    assert.deepEqual(await typed({ from: '12:15', until: '13:00' }), [], 'a quarter of an hour later than it is: half of that it has already')
  })

  it('goes with a talk that is moved, to a hall elsewhere as well, and is free where it was', async () => {
    const one = await entered({ from: '14:00', until: '14:45' })
    await assert.rejects(become('technopark.talk-moved', one, { room: hall, hall: 'Үлгі: басқа', day: '2026-02-10', from: '15:00', until: '15:45' }), 'one hall, not two')
    await become('technopark.talk-moved', one, { room: hall, day: '2026-02-10', from: '15:00', until: '15:45' })
    await booked('2026-02-10T14:00')
    await assert.rejects(booked('2026-02-10T15:00'), saying(/taken this time/))
    await become('technopark.talk-moved', one, { hall: 'Үлгі: басқа ғимарат', day: '2026-02-10', from: '15:00', until: '15:45' })
    await booked('2026-02-10T15:00')
    assert.match(await page(''), /Үлгі: басқа ғимарат/)
  })

  it('is lost where it is closed: the office and the speaker are told, pages and the screen say so, and it is the talk’s again when it opens', async () => {
    const speaker = await world.founder()
    const { registers, db } = world.kernel
    const { rows: [{ signature } = { signature: '' }] } = await sql<{ signature: string }>`select signature from entry_version where signature is not null limit 1`.execute(db)
    const [one = ''] = await transact(db, (tx) => registers.enterAll(tx, head, { register: 'technopark.sessions', owner: { kind: 'person', id: speaker.person }, act: { signature }, all: [talk({ day: '2026-02-11' })] }))
    await world.letters()
    await become('technopark.room-closed', hall)
    assert.equal((await has(one))!.state, 'released')
    const told = (await world.letters()).filter(({ subject }) => subject.includes('Орны жабылды'))
    assert.ok(told.length >= 2, told.map(({ subject }) => subject).join())
    assert.match(await page('', 'ru'), /Зал уточняется: «[^»]*«Ұлытау» залы» закрыт/)
    assert.match(await page('/screen', 'kk'), /Залы белгіленетін баяндамалар|Ұлытау|Баянауыл/)
    assert.match((await page('/programme.ics')).replaceAll('\r\n ', ''), /LOCATION:The hall is still to be named/)
    await assert.rejects(entered({ day: '2026-02-11', from: '16:00', until: '16:30' }), saying(/is closed/))
    await become('technopark.room-reopened', hall)
    assert.equal((await has(one))!.state, 'firm')
    assert.doesNotMatch(await page('', 'ru'), /Зал уточняется/)
  })

  it('is free when the event is called off', async () => {
    const one = await entered({ day: '2026-02-11', from: '18:00', until: '18:45' })
    await become('technopark.event-called-off', event)
    assert.equal((await has(one))!.state, 'released')
    await booked('2026-02-11T18:00')
  })
})
