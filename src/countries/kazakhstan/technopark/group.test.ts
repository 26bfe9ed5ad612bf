/** Specifies the registration of a group for an event: each guest a place and a badge, all of them or none. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import { same } from '../../../law/text.ts'
import { sampleLetter } from '../../../kernel/parties/testing.ts'
import { lint } from '../../../law/lint.ts'
import { bookingRoutes } from '../../../portal/bookings/index.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { ownHat } from '../../../kernel/cases/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { events } from './events/event.ts'
import { groupRegistration } from './events/group.ts'
import { enterOwn } from './sample-centre.ts'

it('a group is refused where its places come from no required table', () => {
  const found = lint([{ ...groupRegistration, allocates: { ...groupRegistration.allocates!, forEachRow: 'agreed' } }], undefined, [events]).map(({ rule, place }) => `${rule} ${place}`)
  assert.ok(found.includes('not-for-each-row allocates.forEachRow'), found.join())
})

const saying = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(error.text.en)

describe('A group at an event', () => {
  let world: World
  let [head, officer, company]: [Actor, Actor, Actor] = [] as never
  let event = ''
  before(async () => {
    world = await openWorld()
    ;[head, officer, company] = [await world.officer('technopark.head'), await world.officer('technopark.officer'), await world.founder('«Үлгі Топ» ЖШС')]
    ;[event = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі: топтар', about: 'Үлгі.', begins: '2026-02-12', ends: '2026-02-12', venue: 'Үлгі зал', places: 5 }])
  })
  after(() => world.close())

  async function filed(by: Actor, procedure: string, answers: Submitted): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure })
    for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    const id = await cases.file(by, { draft })
    await world.kernel.round()
    return id
  }
  const group = (...names: readonly string[]): Submitted => ({ event, agreed: 'true', ...Object.fromEntries(names.flatMap((name, at) => [[`guests.${at}.name`, name], [`guests.${at}.position`, '']])) })

  it('has a place and a badge for each guest, and each is let in and given back by itself', async () => {
    const { allocations, cases, decisions } = world.kernel
    const id = await filed(company, groupRegistration.id, group('Үлгі Бірінші', 'Үлгі Екінші', 'Үлгі Үшінші'))
    const held = (await allocations.own(company)).toSorted((a, b) => a.row! - b.row!)
    assert.deepEqual(held.map(({ state, row, place }) => [state, row, place]), [['firm', 0, 1], ['firm', 1, 2], ['firm', 2, 3]])
    const portal = testPortal({ routes: bookingRoutes(world.kernel), session: { actor: company } })
    assert.match(await (await portal.ask('/en/bookings')).text(), /Үлгі Бірінші[\s\S]*Үлгі Үшінші|Үлгі Үшінші[\s\S]*Үлгі Бірінші/)
    assert.match(await (await portal.ask(`/en/bookings/${held[1]!.id}`)).text(), /Guest<\/dt><dd>Үлгі Екінші/)
    const badge = await portal.ask(`/en/bookings/${held[1]!.id}/badge.pdf`)
    assert.match(badge.headers.get('content-disposition')!, /-2\.pdf"/)
    const inCalendar = async () => [...(await (await portal.ask(`/bookings.ics?key=${await allocations.renewFeed(company)}`)).text()).matchAll(/UID:([^@]+)@|STATUS:(\w+)/g)].map(([, uid, status]) => uid ?? status)
    assert.deepEqual(await inCalendar(), [held[0]!.id, 'CONFIRMED'], 'a group is once in the calendar of its company')
    await allocations.release(company, held[2]!.id)
    assert.deepEqual(await inCalendar(), [held[0]!.id, 'CONFIRMED'])
    const { record: { number } } = (await decisions.find((await cases.view(company, id)).state.decisions[0]!.id))!
    world.at('2026-02-12T05:00:00.000Z')
    const shown = (at: number) => allocations.checkInBy(officer, { number, code: allocations.badgeCode(held[at]!.id), at: held[at]!.resource.id })
    assert.deepEqual([(await shown(1)).again, (await shown(0)).again, (await shown(1)).again], [false, false, true])
    await assert.rejects(shown(2), Failure, 'the place was given back')
    world.at('2026-02-02T05:00:00.000Z')
  })

  it('lets a guest take over the badge that they hold, and once checked in have a certificate of their own', async () => {
    const { allocations, cases, decisions } = world.kernel
    const [forum = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі: топтың куәлігі', about: 'Үлгі.', begins: '2026-02-14', ends: '2026-02-14', venue: 'Үлгі зал', places: 9 }])
    const host = await world.founder('«Үлгі Қонақжай» ЖШС')
    const filedGroup = await filed(host, groupRegistration.id, { ...group('Үлгі Бірінші', 'Үлгі Екінші', 'Үлгі Үшінші'), event: forum })
    const held = (await allocations.own(host)).toSorted((a, b) => a.row! - b.row!)
    const place = (await decisions.find((await cases.view(host, filedGroup)).state.decisions[0]!.id))!.record
    const badge = (at: number) => ({ number: place.number, code: allocations.badgeCode(held[at]!.id) })
    const [one, other, stranger] = [ownHat(await world.founder()), ownHat(await world.founder()), ownHat(await world.founder())]
    const at = (actor: Actor) => testPortal({ routes: [...bookingRoutes(world.kernel), ...serviceRoutes(world.kernel)], session: { actor } })

    await assert.rejects(allocations.takeOver(host, badge(0)), saying(/act for yourself/))
    await assert.rejects(allocations.takeOver(one, { ...badge(0), code: '0'.repeat(16) }), saying(/There is no such badge/))
    const mistyped = await (await at(one).ask('/en/bookings/guest', { form: { badge: `${place.number} ${'0'.repeat(16)}` } })).text()
    assert.match(mistyped, new RegExp(`There is no such badge[^]*value="${place.number} 0{16}"`), 'what was typed stands beside what is wrong with it')
    assert.match(await (await at(one).ask('/en/services/technopark.attendance/apply')).text(), /\/en\/bookings\/guest/, 'whoever has nothing yet learns where to add the badge')
    const added = await at(one).ask('/en/bookings/guest', { form: { badge: `${badge(0).number} ${badge(0).code}` } })
    assert.equal(added.headers.get('location'), `/en/bookings/${held[0]!.id}?done=guestAdded`)
    assert.equal(await allocations.takeOver(one, badge(0)), held[0]!.id, 'once more is once')
    await allocations.takeOver(other, badge(1))
    await assert.rejects(allocations.takeOver(one, badge(2)), saying(/a place at this event already/))
    await assert.rejects(allocations.takeOver(stranger, badge(0)), saying(/Somebody else has added/))
    assert.deepEqual((await allocations.own(one)).map(({ id }) => id), [held[0]!.id])
    const seen = await (await at(one).ask(`/en/bookings/${held[0]!.id}`)).text()
    assert.match(seen, /Remove the badge from my cabinet/)
    assert.doesNotMatch(seen, /badge\.pdf|Give the booking back|Open the case/)
    assert.equal((await at(one).ask(`/en/bookings/${held[0]!.id}/badge.pdf`)).status, 404)
    await assert.rejects(allocations.release(one, held[0]!.id), Failure, 'the place is the company’s to give back')
    assert.match(await (await at(host).ask(`/en/bookings/${held[0]!.id}`)).text(), new RegExp(`Added the badge to their cabinet</dt><dd>${one.name}`))

    world.at('2026-02-14T05:00:00.000Z')
    const asks = async (actor: Actor) => {
      const draft = await cases.begin(actor, { procedure: 'technopark.attendance', about: place.id })
      for (const page of (await cases.draft(actor, draft)).procedure.form) assert.deepEqual(await cases.savePage(actor, draft, page, {}), [])
      return cases.view(actor, await cases.file(actor, { draft }))
    }
    assert.deepEqual((await asks(other)).state.decisions, [], 'nobody was checked in')
    await allocations.checkInBy(officer, { ...badge(0), at: held[0]!.resource.id })
    assert.match(await (await at(one).ask('/en/services/technopark.attendance/apply')).text(), new RegExp(place.number))
    const { state: { decisions: [given] } } = await asks(one)
    const certificate = (await decisions.find(given!.id))!
    assert.deepEqual([certificate.record.holder.person?.id, certificate.record.facts['eventName'], certificate.credential !== undefined], [one.person, 'Үлгі: топтың куәлігі', true])
    await assert.rejects(asks(one), Failure, 'one certificate of one badge')
    await assert.rejects(asks(stranger), Failure, 'who has no badge has no certificate')
    await assert.rejects(allocations.undoCheckIn(officer, held[0]!.id), saying(/certificate/))
    await assert.rejects(allocations.dropGuest(host, held[0]!.id), saying(/certificate/))
    await allocations.checkInBy(officer, { ...badge(2), at: held[0]!.resource.id })
    await allocations.undoCheckIn(officer, held[2]!.id)
    world.at('2026-02-02T05:00:00.000Z')
  })

  it('takes a badge back from whoever should not have it, and tells its guests what changes', async () => {
    const { allocations, cases, decisions } = world.kernel
    const [forum = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі: бөгде қонақ', about: 'Үлгі.', begins: '2026-02-15', ends: '2026-02-15', venue: 'Үлгі зал', places: 9 }])
    const host = await world.founder('«Үлгі Сақ» ЖШС')
    const id = await filed(host, groupRegistration.id, { ...group('Үлгі Бірінші', 'Үлгі Екінші'), event: forum })
    const held = (await allocations.own(host)).toSorted((a, b) => a.row! - b.row!)
    const { number } = (await decisions.find((await cases.view(host, id)).state.decisions[0]!.id))!.record
    const badge = (at: number) => ({ number, code: allocations.badgeCode(held[at]!.id) })
    const [thief, guest, last] = [ownHat(await world.founder()), ownHat(await world.founder()), ownHat(await world.founder())]
    await allocations.takeOver(thief, badge(0))
    await assert.rejects(allocations.dropGuest(guest, held[0]!.id), Failure)
    await allocations.dropGuest(host, held[0]!.id)
    assert.deepEqual(await allocations.own(thief), [])
    await allocations.takeOver(guest, badge(0))
    await allocations.takeOver(last, badge(1))
    await world.letters()
    await transact(world.kernel.db, (tx) => allocations.tellHolders(tx, held[0]!.resource.id, sampleLetter(same('Үлгі: зал ауысты'), same('Үлгі.')), { most: 200 }))
    assert.equal((await world.letters()).filter(({ subject }) => /зал ауысты/.test(subject)).length, 3, 'the company and both guests')
    await allocations.release(host, held[1]!.id)
    assert.deepEqual([await allocations.own(last), (await world.letters()).map(({ subject }) => subject)], [[], ['Топтағы орныңыз алынды: Үлгі: бөгде қонақ']])
    await allocations.dropGuest(guest, held[0]!.id)
    assert.deepEqual(await allocations.own(guest), [])
  })

  it('has no place at all where there are not enough, and is told how many are free', async () => {
    const { allocations } = world.kernel
    const other = await world.founder('«Үлгі Көп» ЖШС')
    const names = ['А', 'Б', 'В', 'Г'].map((letter) => `Үлгі ${letter}`)
    await assert.rejects(filed(other, groupRegistration.id, group(...names)), (error) => error instanceof Failure && /3 free/.test(error.text.en) && error.problems[0]?.field === 'guests')
    assert.deepEqual(await allocations.own(other), [])
    await filed(other, groupRegistration.id, group(...names.slice(0, 3)))
    const alone = ownHat(await world.founder())
    await filed(alone, 'technopark.event-registration', { event, guest: 'visitor' })
    assert.equal((await allocations.own(alone))[0]!.state, 'waiting', 'whoever comes alone waits for one of the same places')
  })

  it('that has not agreed has no places for a minute: they are free again at once', async () => {
    const { allocations, cases } = world.kernel
    const [room = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі: келісімсіз', about: 'Үлгі.', begins: '2026-02-13', ends: '2026-02-13', venue: 'Үлгі зал', places: 5 }])
    const silent = await world.founder('«Үлгі Келісімсіз» ЖШС')
    const id = await filed(silent, groupRegistration.id, { ...group('Үлгі А', 'Үлгі Б', 'Үлгі В', 'Үлгі Г', 'Үлгі Д'), event: room, agreed: 'false' })
    assert.deepEqual([(await cases.view(silent, id)).state.step, (await allocations.own(silent)).filter(({ state }) => state !== 'released').length], [undefined, 0])
    const other = await world.founder('«Үлгі Келіскен» ЖШС')
    await filed(other, groupRegistration.id, { ...group('Үлгі Е', 'Үлгі Ж', 'Үлгі З', 'Үлгі И', 'Үлгі К'), event: room })
    assert.equal((await allocations.own(other)).filter(({ state }) => state === 'firm').length, 5)
  })

  it('is told once, and not once for each guest, that the event is on another day and elsewhere', async () => {
    const { cases } = world.kernel
    const values = { name: 'Үлгі: көшкен топ', about: 'Үлгі.', begins: '2026-02-20', ends: '2026-02-20', venue: 'Үлгі зал', places: 5 }
    const [moved = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [values])
    await world.kernel.round()
    await filed(await world.founder('«Үлгі Көшкен» ЖШС'), groupRegistration.id, { ...group('Үлгі А', 'Үлгі Б', 'Үлгі В'), event: moved })
    const representative = await world.officer('technopark.representative')
    const draft = await cases.begin(representative, { procedure: 'technopark.event-changed', subject: moved })
    for (const page of (await cases.draft(representative, draft)).pages) assert.deepEqual(await cases.savePage(representative, draft, page, { why: 'Үлгі себеп.', ...values, places: '5', begins: '2026-02-24', ends: '2026-02-24', venue: 'Басқа зал' }), [])
    const asked = await cases.file(representative, { draft })
    await cases.perform(officer, { case: asked, key: 'group-moved check', doing: { type: 'complete', outcome: 'propose' } })
    const doing = { type: 'complete', outcome: 'enter' } as const
    await cases.perform(head, { case: asked, key: 'group-moved sign', doing, signature: await world.sign(head, await cases.document(asked, doing)) })
    await world.letters()
    await world.kernel.round()
    const told = (await world.letters()).map(({ subject }) => subject)
    assert.deepEqual(told.filter((one) => /көшкен топ/.test(one)), ['Күндері өзгерді: Үлгі: көшкен топ', 'Өтетін жері өзгерді: Үлгі: көшкен топ'])
    const { rows: [place] } = await sql<{ resource: string }>`select distinct resource from allocation where resource like ${`%${moved}`}`.execute(world.kernel.db)
    await transact(world.kernel.db, (tx) => world.kernel.allocations.tellHolders(tx, place!.resource, sampleLetter(same('Үлгі: бағдарлама өзгерді'), same('Үлгі.')), { most: 200 }))
    assert.equal((await world.letters()).filter(({ subject }) => /бағдарлама өзгерді/.test(subject)).length, 1)
  })
})
