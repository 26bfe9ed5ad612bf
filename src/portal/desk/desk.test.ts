import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Procedure } from '../../law/procedure.ts'
import { declarations, licence } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { csv } from '../download.ts'
import { permits } from '../permission.ts'
import { testPortal } from '../testing.ts'
import { dueOf, dueOn } from './due.ts'
import { deskRoutes } from './index.ts'
import { anyOfficer } from './parts.ts'
import { filterOf } from './view.ts'

/** Monday to Friday, without holidays. */
const calendar: Calendar = { zone: 'Asia/Almaty', workweek: [1, 2, 3, 4, 5], days: [], yearly: [], set: [2026] }

test('a due day is said in working days, and on the days of rest after it the case is late all the same', () => {
  assert.equal(dueOn(calendar, '2026-02-06', '2026-02-03').text.ru, 'осталось: 3 рабочих дня')
  assert.equal(dueOn(calendar, '2026-02-06', '2026-02-03').text.kk, '3 жұмыс күні қалды')
  assert.equal(dueOn(calendar, '2026-02-06', '2026-02-06').text.en, 'today is the last day')
  assert.deepEqual(dueOn(calendar, '2026-02-06', '2026-02-07'), { day: '2026-02-06', text: { kk: 'мерзімі өтті', ru: 'срок истёк', en: 'overdue' }, tone: 'late' })
  assert.equal(dueOn(calendar, '2026-02-06', '2026-02-10').text.en, 'overdue by 2 working days')
  assert.equal(dueOn(calendar, '2026-02-06', '2026-02-10').text.kk, '2 жұмыс күніне кешікті')
})

test('the earlier of the two due days counts', () => {
  assert.equal(dueOf(calendar, undefined, { dueDay: '2026-02-20', stepDueDay: '2026-02-06' }, '2026-02-03T05:00:00.000Z')?.day, '2026-02-06')
  assert.equal(dueOf(calendar, undefined, { step: 'review' }, '2026-02-03T05:00:00.000Z'), undefined)
})

test('the address of the queue shows open cases unless it asks for others', () => {
  const of = (query: string) => filterOf(new URL(`http://localhost/kk/desk${query}`))
  assert.deepEqual(of(''), { state: 'open' })
  assert.deepEqual(of('?state='), { state: 'all' })
  assert.deepEqual(of('?state=late&assigned=mine&step=a.b/review&q=+ab+'), { state: 'late', procedure: 'a.b', step: 'review', assigned: 'mine', search: 'ab' })
  assert.deepEqual(of('?state=other&assigned=other'), { state: 'open' })
})

test('a cell of the exported table cannot act as a formula', async () => {
  const text = await csv('a.csv', ['Name'], [['=HYPERLINK("http://example.kz")'], ['«Үлгі, Жоба»']]).text()
  assert.match(text, /"'=HYPERLINK/)
  assert.match(text, /"«Үлгі, Жоба»"/)
})

test('an office that a version enacted meanwhile gives a step to is let in at once', async (t) => {
  const before = { ...licence, offices: { ...licence.offices, ranger: same('Ranger') } }
  const world = await openGardens({ procedures: declarations.map((one) => (one.id === before.id ? before : one)) })
  t.after(() => world.close())
  const [permission, actor] = [anyOfficer(world.kernel), await world.officer('ranger')]
  assert.equal(permits(permission, { actor }), 'no')
  await world.kernel.cases.versions.enact([{
    ...before, inForce: { ...before.inForce, from: '2026-02-04', openCases: { ...before.inForce.openCases, rule: 'finish' } },
    steps: { ...before.steps, check: { ...before.steps['check']!, by: { role: 'ranger' } } },
  }])
  assert.equal(permits(permission, { actor }), 'yes')
})

test('an open case is told in the words of its own version, and found by its step, after another version has named its steps anew', async (t) => {
  const world = await openGardens()
  t.after(() => world.close())
  const { kernel, office: { officer, head } } = world
  const id = await world.filed(await world.founder())
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  const renamed: Procedure = JSON.parse(JSON.stringify(licence).replaceAll('"council"', '"board"').replaceAll('Review by the council', 'Review by the board'))
  await kernel.cases.versions.enact([{ ...renamed, title: same('Leave for a garden'), inForce: { ...renamed.inForce, from: '2026-02-04' } }])
  world.at('2026-02-04T05:00:00.000Z')
  const page = await (await testPortal({ routes: deskRoutes(kernel, {}), session: { actor: head } }).ask('/en/desk?step=sample.licence/council')).text()
  const { number } = await kernel.cases.view(head, id)
  const told = (text: string, ...words: readonly string[]): readonly boolean[] => words.map((one) => text.includes(one))
  assert.deepEqual(told(page.slice(page.indexOf('<table')), number, 'Garden licence', 'Review by the council', 'Review by the board'), [true, true, true, false])
  assert.deepEqual(told(page.slice(0, page.indexOf('<table')), 'value="sample.licence/council"', 'value="sample.licence/board"'), [true, true])
})

test('what was set aside is seen, taken again and dismissed by administrators alone, one by one or all of a subscriber, and nothing else that is asked stands for all', async (t) => {
  const world = await openGardens()
  t.after(() => world.close())
  const { kernel, office: { officer } } = world
  const { journal, db } = kernel
  const administrator = await world.officer('administrator')
  let broken = true
  journal.subscribe('test.follower', { types: ['case.filed'], holdsUp: 'itself', async handle() { if (broken) throw new Error('no such column') } })
  const founder = await world.founder()
  for (let times = 0; times < 3; times++) await world.filed(founder)
  await journal.settle()
  await db.updateTable('journal_shelf').set({ retry_at: null, tries: 8 }).where('subscriber', '=', 'test.follower').execute()
  const portal = (actor: Actor | null) => testPortal({ routes: deskRoutes(kernel, {}), session: { actor } })
  const send = async (form: Readonly<Record<string, string>>, actor: Actor | null = administrator): Promise<readonly [number, string]> => {
    const answer = await portal(actor).ask('/en/admin/shelf', { form: { subscriber: 'test.follower', ...form } })
    return [answer.status, await answer.text()]
  }
  const shelf = async () => (await journal.shelf.list()).entries.map(({ entry, state }) => [String(entry), state])
  const before = await shelf()
  const [one, other] = before.map(([entry]) => entry!)
  assert.deepEqual(before.map(([, state]) => state), ['failed', 'failed', 'failed'])
  for (const actor of [officer, founder]) {
    assert.equal((await portal(actor).ask('/en/admin/shelf')).status, 403)
    for (const form of [{ act: 'again' }, { act: 'dismiss', entry: one!, reason: 'x' }]) assert.equal((await send(form, actor))[0], 403)
  }
  assert.notEqual((await portal(null).ask('/en/admin/shelf')).status, 200)
  assert.notEqual((await send({ act: 'again' }, null))[0], 303)
  const page = await (await portal(administrator).ask('/en/admin/shelf')).text()
  for (const said of ['test.follower', 'no such column', 'Waits for a person', 'Take all of it again']) assert.ok(page.includes(said), said)

  for (const form of [{ act: 'again', entry: 'abc' }, { act: 'again', entry: '' }, { act: 'again', entry: '1234567890123456789' }, { act: 'purge' }, {}, { act: 'dismiss', reason: 'x' }] as readonly Record<string, string>[]) {
    const [status, said] = await send(form)
    assert.deepEqual([status, said.includes('Nothing was done')], [422, true], JSON.stringify(form))
  }
  const [bare, asked] = await send({ act: 'dismiss', entry: one!, reason: '' })
  assert.deepEqual([bare, asked.includes(`Dismissing entry no. ${one}`)], [422, true], 'without a reason')
  assert.deepEqual(await shelf(), before)
  assert.deepEqual([(await send({ act: 'again', subscriber: 'nobody' }))[0], (await send({ act: 'dismiss', entry: '999999', reason: 'x' }))[0]], [404, 404])

  const twice = await Promise.all([send({ act: 'dismiss', entry: one!, reason: 'Told otherwise' }), send({ act: 'dismiss', entry: one!, reason: 'Told otherwise' })])
  assert.deepEqual(twice.map(([status]) => status).toSorted(), [303, 404])
  broken = false
  assert.equal((await send({ act: 'again', entry: other! }))[0], 303)
  await journal.settle()
  assert.deepEqual(await shelf(), [[before[2]![0], 'failed'], [one, 'dismissed']], 'the one that was named, and no other')
  assert.equal((await send({ act: 'again' }))[0], 303)
  await journal.settle()
  assert.deepEqual(await shelf(), [[one, 'dismissed']])
  assert.ok((await (await portal(administrator).ask('/en/admin/shelf')).text()).includes('Told otherwise'))
})
