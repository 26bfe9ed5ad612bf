/** Specifies the queue at a counter: who is called when, that nobody is called twice, that nothing is lost, and that nothing leads to a person when the day is over. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { paceOf, roomIn, waitAt } from '../../../kernel/tickets/forecast.ts'
import { inOrder } from '../../../kernel/tickets/order.ts'
import { countBefore, nextOf, presented } from '../../../kernel/tickets/seen.ts'
import { dayOf, instantAt } from '../../../law/time.ts'
import { bodyRoutes } from '../../../portal/bodies/index.ts'
import { counterRoutes } from '../../../portal/counter/index.ts'
import { testPortal, testToken } from '../../../portal/testing.ts'
import { type Administration, openAdministration } from './testing.ts'

const moment = (time: string) => `2026-02-03T${time}:00.000Z` as const
const booked = (from: string, until: string) => ({ from: moment(from), until: moment(until) })

describe('the order of a queue', () => {
  it('calls whoever has booked from their time on, then the others as they came, then whoever is early', () => {
    const waiting = [
      { number: 1, takenAt: moment('04:00') }, { number: 2, takenAt: moment('04:10'), booked: booked('06:00', '06:30') }, { number: 3, takenAt: moment('04:20'), booked: booked('05:00', '05:30') },
      { number: 4, takenAt: moment('04:55'), booked: booked('04:30', '05:00') }, { number: 5, takenAt: moment('05:01'), booked: booked('04:30', '05:00') },
    ]
    const at = (time: string) => inOrder(waiting, moment(time)).map(({ number }) => number)
    assert.deepEqual(at('05:10'), [4, 3, 1, 5, 2], 'the fifth came when their time was over')
    assert.deepEqual(at('04:56'), [4, 1, 5, 3, 2], 'before their time nobody goes before others')
    assert.deepEqual(inOrder([waiting[1]!], moment('04:56')).map(({ number }) => number), [2], 'but is called where nobody else waits')
  })
})

describe('the forecast', () => {
  it('is reckoned from who was served and the windows that work, and is unknown of fewer than five', () => {
    assert.equal(paceOf([6, 30, 5, 7], 2), undefined)
    const pace = paceOf([4, 6, 30, 5, 7], 3)!
    assert.deepEqual(pace, { minutes: 6, windows: 3 })
    assert.deepEqual([waitAt(pace, 0), waitAt(pace, 4)], [2, 10])
  })

  it('bounds how many take a number by what the hours that are left can serve', () => {
    const declared = { slot: 30, capacity: 3 }
    assert.equal(roomIn(60, declared, undefined), 6)
    assert.equal(roomIn(60, declared, { minutes: 6, windows: 5 }), 50)
    assert.equal(roomIn(60, declared, { minutes: 0, windows: 1 }), 180, 'nobody is served in no time')
    assert.equal(roomIn(0, declared, undefined), 0)
  })
})

describe('the queue at a counter', () => {
  let town: Administration
  let [officer, other]: Actor[] = []
  before(async () => {
    town = await openAdministration({ connections: 20 })
    ;[officer, other] = [await town.officer('citizens.counter'), await town.world.officer('citizens.counter')]
  })
  after(() => town.world.close())

  const queue = () => town.world.kernel.tickets
  const portalOf = (actor: Actor | null) => testPortal({ routes: [...counterRoutes(town.world.kernel), ...bodyRoutes(town.world.kernel)], session: { actor, csrf: testToken } })
  /** Somebody who has booked half an hour of this day, by the clock of the country. */
  async function bookedAt(hour: string): Promise<Actor> {
    const { actor } = await town.proved()
    await town.filed(actor, 'administration.counter', { matter: 'documents', hour })
    return actor
  }
  /** Calls and finishes whoever waits. */
  async function cleared(): Promise<void> {
    for (let called = await queue().callNext(officer!, 'citizens', '1'); called; called = await queue().callNext(officer!, 'citizens', '1')) await queue().finish(officer!, called.id, 'served')
  }

  it('gives a number to whoever comes, on a phone without an account or by an officer, in the hours of the counter alone', async () => {
    const phone = portalOf(null)
    const page = await (await phone.ask('/ru/bodies/citizens/queue')).text()
    assert.match(page, /идёт приём[\s\S]*Взять номер[\s\S]*Кто записан и взял номер/)
    const taken = await phone.ask('/ru/bodies/citizens/queue', { form: {} })
    assert.equal(taken.status, 303)
    const path = taken.headers.get('location')!
    assert.match(await (await phone.ask(path)).text(), /Ваш номер: 001[\s\S]*Перед вами<\/dt><dd>0<[\s\S]*менее пяти/)
    assert.match((await portalOf(officer!).ask('/ru/counter/queue/give', { form: { body: 'citizens' } })).headers.get('location')!, /given=2/)
    assert.match(await (await portalOf(officer!).ask('/ru/counter')).text(), /001[\s\S]*без записи[\s\S]*002/)
    assert.equal((await phone.ask(path, { form: {} })).status, 303)
    assert.match(await (await phone.ask(path)).text(), /отказ от номера/)
    assert.match(await (await phone.ask(path, { form: {} })).text(), /отказаться от него нельзя/)
    town.world.at('2026-02-02T14:00:00.000Z')
    assert.match(await (await phone.ask('/ru/bodies/citizens/queue', { form: {} })).text(), /Сейчас не время приёма/)
    assert.equal((await phone.ask('/ru/bodies/akimat/queue')).status, 404, 'a body that declares no queue has none')
    town.world.at('2026-02-02T14:00:01.000Z')
    await cleared()
    town.world.at('2026-02-03T04:00:00.000Z')
  })

  it('takes several matters under one number, as many as the counter declares, and counts each of them in the forecast', async () => {
    town.world.at('2026-02-02T14:00:02.000Z')
    await cleared()
    town.world.at('2026-02-03T04:00:00.000Z')
    assert.match(await (await portalOf(null).ask('/ru/bodies/citizens/queue')).text(), /Сколько у вас вопросов\?/)
    for (const matters of ['0', '6', 'два', '1.5', '-1']) {
      assert.match(await (await portalOf(null).ask('/ru/bodies/citizens/queue', { form: { matters } })).text(), /Укажите, сколько у вас вопросов: от 1 до 5/, matters)
    }
    const taken = (await portalOf(null).ask('/ru/bodies/citizens/queue', { form: { matters: '3' } })).headers.get('location')!
    assert.match(await (await portalOf(null).ask(taken)).text(), /Вопросов<\/dt><dd>3</)
    const next = await queue().give(officer!, 'citizens', 2)
    assert.deepEqual((({ ahead, matters }) => [ahead, matters])(await queue().view(next.id)), [1, 2])
    const { db, now } = town.world.kernel
    const row = await db.selectFrom('ticket').selectAll().where('id', '=', next.id).executeTakeFirstOrThrow()
    assert.deepEqual(await countBefore({ db, now }, row), { people: 1, matters: 3 })
    assert.match(await (await portalOf(officer!).ask('/ru/counter')).text(), /data-label="Вопросов">3</)
    await assert.rejects(queue().give(await town.officer('akimat.counter'), 'citizens', 2), { kind: 'refused' })
    const called = (await queue().callNext(officer!, 'citizens', '1'))!
    const finish = (brought: string) => portalOf(officer!).ask('/ru/counter/queue/finish', { form: { ticket: called.id, outcome: 'served', brought } })
    assert.match(await (await portalOf(officer!).ask('/ru/counter')).text(), /Сколько вопросов было на деле\?[\s\S]*name="brought"[^>]*value="3"/)
    assert.match(await (await finish('9')).text(), /id="f-brought"[\s\S]*от 1 до 5|от 1 до 5[\s\S]*id="f-brought"/)
    assert.equal((await finish('1')).status, 303)
    assert.deepEqual((({ outcome, matters }) => [outcome, matters])(await queue().view(called.id)), ['served', 1], 'the wait is reckoned by what it was')
    await cleared()
  })

  it('opens to officers of the counter alone: to nobody else, whatever they send', async () => {
    const ticket = await queue().give(officer!, 'citizens')
    for (const wrong of [await town.person(), await town.officer('citizens.officer'), await town.officer('akimat.counter')]) {
      for (const [what, form] of [['give', { body: 'citizens' }], ['next', { body: 'citizens', 'window-citizens': '1' }], ['back', { ticket: ticket.id }]] as const) {
        assert.equal((await portalOf(wrong).ask(`/ru/counter/queue/${what}`, { form })).status, 403, `${wrong.roles} ${what}`)
      }
      for (const what of ['finish', 'visit']) assert.equal((await portalOf(wrong).ask(`/ru/counter/queue/${what}`, { form: { ticket: ticket.id, outcome: 'served' } })).status, 403, `${wrong.roles} ${what}`)
    }
    assert.equal((await portalOf(null).ask('/ru/counter/queue/next', { form: { body: 'citizens', 'window-citizens': '1' } })).status, 401, 'a visitor signs in first')
    const called = (await queue().callNext(officer!, 'citizens', '1'))!
    for (const what of ['finish', 'visit']) assert.equal((await portalOf(other!).ask(`/ru/counter/queue/${what}`, { form: { ticket: called.id, outcome: 'served' } })).status, 404, 'another’s number')
    assert.match(await (await portalOf(officer!).ask('/ru/counter/queue/next', { form: { body: 'citizens', 'window-citizens': '1' } })).text(), /Сначала завершите вызванный номер: \d{3}, /)
    assert.match(await (await portalOf(other!).ask('/ru/counter/queue/next', { form: { body: 'citizens', 'window-citizens': ' ' } })).text(), /Укажите номер окна/)
    for (const outcome of [{}, { outcome: 'gone' }]) {
      assert.match(await (await portalOf(officer!).ask('/ru/counter/queue/finish', { form: { ticket: called.id, ...outcome } })).text(), /Укажите, чем закончился приём/)
    }
    assert.equal((await queue().view(called.id)).outcome, undefined, 'what nobody said came of nobody')
    await queue().finish(officer!, called.id, 'served')
    const typed = await (await portalOf(officer!).ask('/ru/counter/queue/next', { form: { body: 'citizens', 'window-citizens': 'far too long a name' } })).text()
    assert.match(typed, /id="f-window-citizens"[^>]*value="far too long a name"/, 'what was typed stands there again')
  })

  it('gives one open number to a browser, as many as the hours can serve, and a slip to whoever has no phone', async () => {
    const phone = portalOf(null)
    const first = await phone.ask('/ru/bodies/citizens/queue', { form: {} })
    const kept = first.headers.get('set-cookie')!
    assert.match(kept, /^queue=[\w-]{36}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400/)
    const again = () => phone.ask('/ru/bodies/citizens/queue', { form: {}, headers: { cookie: kept.split(';')[0]! } })
    assert.equal((await again()).headers.get('location'), first.headers.get('location'))
    await phone.ask(first.headers.get('location')!, { form: {} })
    assert.notEqual((await again()).headers.get('location'), first.headers.get('location'), 'after it was given back')
    const given = (await portalOf(officer!).ask('/ru/counter/queue/give', { form: { body: 'citizens' } })).headers.get('location')!
    const [, slip] = /href="(\/ru\/tickets\/[\w-]{36})"[^>]*>Талон для печати/.exec(await (await portalOf(officer!).ask(given)).text())!
    assert.match(await (await phone.ask(slip!)).text(), /Номер выдан[\s\S]*<svg[\s\S]*Отсканируйте код/)
    await cleared()
    town.world.at('2026-02-03T12:45:00.000Z') // a quarter of an hour is left of three windows
    let taken = 0
    await assert.rejects(async () => { for (; taken < 100; taken += 1) await queue().take('citizens') }, { kind: 'conflict', message: /hours left today/ })
    assert.ok(taken > 0, String(taken))
    await queue().give(officer!, 'citizens') // an officer knows better
    for (let count = taken; count < 51; count += 1) await queue().give(officer!, 'citizens')
    assert.match(await (await portalOf(officer!).ask('/ru/counter')).text(), /Показаны первые 50 из 52/)
    await town.world.kernel.db.deleteFrom('ticket').where('outcome', 'is', null).execute()
    town.world.at('2026-02-03T04:00:00.000Z')
  })

  it('finds the next number and how many are before one in the index of turns, by the order that is stated', async () => {
    const { db } = town.world.kernel
    const minute = (count: number) => instantAt(Date.parse('2026-02-03T04:00:00.000Z') + count * 60_000)
    // Made up by a rule: booked ones before, within and after their time, others between them, several at one moment.
    const rows = Array.from({ length: 400 }, (_, at) => ({ takenAt: minute(at * 37 % 120), from: at % 3 === 0 ? minute(at * 53 % 150) : null }))
    await db.insertInto('ticket').values(rows.map(({ takenAt, from }, at) => ({
      id: newId(), body: 'citizens', on_day: dayOf(takenAt, town.world.kernel.country.calendar.zone), number: 5000 + at, taken_at: takenAt, allocation: null, booked_from: from, booked_until: from && instantAt(Date.parse(from) + 1_800_000),
      called_at: null, called_to: null, officer: null, finished_at: null, outcome: null, by_check_in: false,
    }))).execute()
    const open = await db.selectFrom('ticket').selectAll().where('body', '=', 'citizens').where('outcome', 'is', null).where('called_at', 'is', null).execute()
    const [{ on_day: day }] = open as [(typeof open)[number]]
    for (const now of [minute(0), minute(61), minute(400)]) {
      const order = inOrder(open.map(presented), now)
      assert.equal((await nextOf(db, now, 'citizens', day))?.id, order[0]!.id)
      for (const at of [0, 1, 57, 200, order.length - 1]) assert.equal(await countBefore({ db, now: () => now }, open.find(({ id }) => id === order[at]!.id)!).then(({ people }) => people), at, `${now} ${at}`)
    }
    await db.deleteFrom('ticket').where('number', '>=', 5000).execute()
  })

  it('tells whoever has booked, once, that they are next, and whoever took a number without a booking by its page alone', async () => {
    const [one, two] = [await bookedAt('2026-02-03T10:30'), await bookedAt('2026-02-03T10:30')]
    town.world.at('2026-02-03T05:45:00.000Z')
    for (const actor of [one, two]) await queue().take('citizens', actor)
    await queue().take('citizens')
    const toldTo = async ({ person }: Actor) => (await town.world.kernel.db.selectFrom('message').select('subject').where('person', '=', person).orderBy('id').execute()).map(({ subject }) => JSON.stringify(subject))
      .flatMap((subject) => (/are next/.test(subject) ? ['next'] : /called to the counter/.test(subject) ? ['called'] : []))
    const call = async () => queue().finish(officer!, (await queue().callNext(officer!, 'citizens', '4'))!.id, 'served')
    await call()
    assert.deepEqual([await toldTo(one), await toldTo(two)], [['called'], ['next']], 'the one is called at once, the other is next')
    const again = (await queue().callNext(officer!, 'citizens', '4'))!
    await queue().putBack(officer!, again.id)
    await call()
    assert.deepEqual(await toldTo(two), ['next', 'called', 'called'], 'also whoever was told that they are next, and each time')
    await cleared()
    const [early, due, leaves] = [await bookedAt('2026-02-03T12:30'), await bookedAt('2026-02-03T11:00'), await bookedAt('2026-02-03T11:00')]
    await queue().take('citizens', early)
    await queue().take('citizens')
    await queue().take('citizens')
    await call()
    await call()
    assert.deepEqual(await toldTo(early), [], 'whoever is early has anybody put before them who comes')
    town.world.at('2026-02-03T06:10:00.000Z')
    const left = await queue().take('citizens', leaves)
    await queue().take('citizens', due)
    await queue().giveBack(left.id)
    assert.deepEqual(await toldTo(due), ['next'], 'whoever was before them has gone')
    await call()
    await call()
    assert.deepEqual([await toldTo(due), await toldTo(early)], [['next', 'called'], ['called']])
    await cleared()
    // Earlier in the day, where the next test stands, nobody was called yet.
    await town.world.kernel.db.deleteFrom('ticket').where('called_at', '>=', '2026-02-03T05:45:00.000Z').execute()
    town.world.at('2026-02-03T04:00:00.000Z')
  })

  it('tells an officer of the number that they have open at another counter, and lets them begin anew after a day that they did not finish', async () => {
    const { db } = town.world.kernel
    const [one, two] = [await queue().give(officer!, 'citizens'), await queue().give(officer!, 'citizens')]
    await queue().callNext(officer!, 'citizens', '1')
    await db.updateTable('ticket').set({ body: 'akimat' }).where('id', '=', one.id).execute()
    await assert.rejects(queue().callNext(officer!, 'citizens', '1'), { kind: 'conflict', message: new RegExp(`First finish[^:]*: 0*${one.number}, `) })
    await db.updateTable('ticket').set({ on_day: '2026-02-02' }).where('id', '=', one.id).execute()
    assert.equal((await queue().view(one.id)).outcome, 'not finished', 'also before the clock comes to it')
    await assert.rejects(queue().giveBack(one.id), { kind: 'conflict' })
    assert.equal((await queue().callNext(officer!, 'citizens', '1'))?.id, two.id)
    assert.equal((await db.selectFrom('ticket').select('outcome').where('id', '=', one.id).executeTakeFirstOrThrow()).outcome, 'not finished')
    await db.deleteFrom('ticket').where('id', 'in', [one.id, two.id]).execute()
  })

  it('of fifty officers who call at once each gets another number, and forty numbers have forty officers', async () => {
    for (let count = 0; count < 40; count += 1) await queue().give(officer!, 'citizens')
    const officers = Array.from({ length: 50 }, (): Actor => ({ ...officer!, person: newId() }))
    const called = await Promise.all(officers.map((one, window) => queue().callNext(one, 'citizens', String(window))))
    const numbers = called.flatMap((one) => one?.number ?? [])
    assert.deepEqual([numbers.length, new Set(numbers).size], [40, 40])
    for (const [at, one] of called.entries()) if (one) await queue().finish(officers[at]!, one.id, 'served')
    town.world.at('2026-02-03T04:05:00.000Z')
  })

  it('loses nothing between the call and what came of it: another officer puts the number back to its place', async () => {
    const [first, second] = [await queue().give(officer!, 'citizens'), await queue().give(officer!, 'citizens')]
    const called = (await queue().callNext(officer!, 'citizens', '3'))!
    assert.equal(called.id, first.id)
    assert.equal((await queue().queue(officer!, 'citizens')).mine?.id, first.id, 'the officer finds it again')
    assert.match(await (await portalOf(null).ask(`/kk/tickets/${first.id}`)).text(), /Сізді шақырып жатыр. Терезеге барыңыз: 3/)
    await queue().putBack(other!, first.id)
    assert.deepEqual((await queue().queue(other!, 'citizens')).waiting.map(({ id }) => id), [first.id, second.id])
    const again = (await queue().callNext(other!, 'citizens', '4'))!
    assert.equal(again.id, first.id)
    await queue().finish(other!, first.id, 'absent')
    assert.doesNotMatch(await (await portalOf(null).ask('/ru/bodies/citizens/queue/screen')).text(), new RegExp(`<h2>0*${first.number}</h2>`), 'who did not come is called no more')
    await queue().putBack(officer!, first.id)
    await assert.rejects(queue().putBack(officer!, first.id), { kind: 'conflict' })
    assert.deepEqual((await queue().queue(other!, 'citizens')).waiting.map(({ id }) => id), [first.id, second.id], 'who came after all stands where they stood')
    await cleared()
  })

  it('calls whoever has booked before all others, hands them on to their visit, and counts them as come', async () => {
    const { kernel } = town.world
    const holder = await bookedAt('2026-02-03T09:30') // 04:30 UTC
    town.world.at('2026-02-03T04:20:00.000Z')
    const walkIn = await queue().give(officer!, 'citizens')
    const own = portalOf(holder)
    assert.match(await (await own.ask('/ru/bodies/citizens/queue')).text(), /Моя запись: 09:30/)
    const path = (await own.ask('/ru/bodies/citizens/queue', { form: { by: 'booking' } })).headers.get('location')!
    assert.match(await (await own.ask('/ru/bodies/citizens/queue', { form: { by: 'booking' } })).text(), /номер по ней уже взят/)
    assert.match(await (await own.ask(path)).text(), /Вы записаны на<\/dt><dd>09:30[\s\S]*Перед вами<\/dt><dd>1</)
    town.world.at('2026-02-03T04:55:00.000Z')
    await kernel.allocations.round() // by the rule of twenty minutes they have missed it: they stood in the queue
    const called = (await queue().callNext(officer!, 'citizens', '2'))!
    assert.ok(called.booked !== undefined && called.number > walkIn.number)
    const visit = await portalOf(officer!).ask('/ru/counter/queue/visit', { form: { ticket: called.id } })
    assert.match(visit.headers.get('location')!, /\/ru\/counter\/[\w-]{36}$/)
    assert.ok(!(await (await portalOf(officer!).ask(visit.headers.get('location')!)).text()).includes(holder.name))
    await queue().finish(officer!, called.id, 'served')
    assert.equal((await kernel.allocations.own(holder))[0]!.state, 'attended')
    await cleared()
  })

  it('makes a number where a booking is checked in, and takes it back with the check-in', async () => {
    const { allocations } = town.world.kernel
    const holder = await bookedAt('2026-02-03T11:00')
    const { id } = (await allocations.own(holder))[0]!
    const desk = await town.officer('citizens.officer')
    await allocations.checkIn(desk, id)
    assert.deepEqual((await queue().queue(officer!, 'citizens')).waiting.map(({ booked: time }) => time?.from), ['2026-02-03T06:00:00.000Z'])
    await allocations.undoCheckIn(desk, id)
    assert.deepEqual((await queue().queue(officer!, 'citizens')).waiting, [])
    const own = await queue().take('citizens', holder)
    await allocations.checkIn(desk, id)
    await allocations.undoCheckIn(desk, id)
    const standing = async () => (await queue().queue(officer!, 'citizens')).waiting.map(({ id: number, booked: time }) => [number, time?.from])
    assert.deepEqual(await standing(), [[own.id, '2026-02-03T06:00:00.000Z']], 'a number that they took themselves is theirs')
    await allocations.move(holder, id, '2026-02-03T11:30')
    assert.deepEqual(await standing(), [[own.id, '2026-02-03T06:30:00.000Z']], 'a booking that was moved is called at its new time')
    await allocations.release(holder, id)
    assert.deepEqual(await standing(), [[own.id, undefined]], 'who gave their time back stands as they came')
    await cleared()
  })

  it('counts nobody as having waited less than nothing who was called before their time', async () => {
    const holder = await bookedAt('2026-02-03T17:00')
    await queue().take('citizens', holder)
    const { id } = (await queue().callNext(officer!, 'citizens', '1'))!
    await queue().finish(officer!, id, 'served')
    const { db } = town.world.kernel
    await db.updateTable('ticket').set({ on_day: '2026-01-29' }).where('id', '=', id).execute()
    const day = (await queue().days('citizens', '2026-01-29')).at(-1)!
    assert.deepEqual([day.day, day.called, day.median, day.most], ['2026-01-29', 1, 0, 0])
    await db.deleteFrom('ticket').where('id', '=', id).execute()
  })

  it('shows numbers on the screen in every language, without a script, and nobody’s name', async () => {
    const ticket = await queue().give(officer!, 'citizens')
    await queue().callNext(officer!, 'citizens', 'A1')
    const screen = await (await portalOf(null).ask('/ru/bodies/citizens/queue/screen')).text()
    assert.match(screen, new RegExp(`<h2>0*${ticket.number}</h2>[\\s\\S]*lang="kk">Терезе</span> · <span lang="ru">Окно</span> · <span lang="en">Window</span> <b>A1</b>`))
    assert.match(screen, /<noscript><meta http-equiv="refresh" content="10"><\/noscript>/)
    assert.match(screen, /aria-live="polite">.*<span data-called="[\dT:.-]+Z">\d{3}: Терезе A1\. \d{3}: Окно A1/)
    const api = await (await portalOf(null).ask('/api/bodies/citizens/queue')).json() as { called: readonly { number: number; to: string }[] }
    assert.deepEqual(api.called[0], { number: ticket.number, to: 'A1', at: '2026-02-03T04:55:00.000Z' })
    await queue().give(officer!, 'citizens')
  })

  it('closes what is open when the day ends, says so in the journal, and keeps times and nothing of a person', async () => {
    const { kernel } = town.world
    const holder = await bookedAt('2026-02-03T12:00')
    await queue().take('citizens', holder)
    town.world.at('2026-02-04T05:00:00.000Z')
    await kernel.round()
    const left = await kernel.db.selectFrom('ticket').selectAll().execute()
    assert.ok(left.every(({ allocation, officer: by, outcome }) => allocation === null && by === null && outcome !== null))
    await kernel.journal.settle()
    const listed = async (type: string) => (await kernel.journal.list({ type, page: 1, size: 200 })).entries
    assert.deepEqual((await listed('queue.day-ended')).find(({ subject }) => subject === 'queue:citizens-2026-02-03')?.body, { body: 'citizens', notCalled: 2, notFinished: 1 })
    const said = JSON.stringify([...await listed('ticket.taken'), ...await listed('ticket.called')].map(({ subject, body, actor }) => [subject, body, actor]))
    for (const { id } of left) assert.ok(!said.includes(id), 'the id of a number is its holder’s alone')
    assert.ok(!said.includes(holder.person))
    const [day] = await queue().days('citizens', '2026-02-03')
    assert.deepEqual([day!.called >= 45, day!.kept], [true, undefined], JSON.stringify(day))
    assert.match(await (await portalOf(null).ask('/ru/bodies/citizens/queue')).text(), /3 февраля 2026[\s\S]*<\/table>/)
    assert.match(await (await portalOf(null).ask('/ru/bodies/citizens/queue')).text(), /Время ожидания не обещано/)
    assert.equal((await queue().give(officer!, 'citizens')).number, 1, 'each day begins with one')
    await transact(kernel.db, (tx) => queue().forget(tx, officer!.person))
  })
})
