/** Specifies what the first page tells of the programme: asked once for many, and honest where there is nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { homePage } from '../pages/home.ts'
import { latestNews } from '../pages/latest.ts'
import { testPortal } from '../testing.ts'
import { route } from '../routes.ts'
import { page } from '../layout.ts'
import { type Doing, doingSection, openDoing } from './doing.ts'
import { kept } from './kept.ts'

test('an answer is asked for once for all who look, serves while it is asked for anew, and a failure is not kept', async () => {
  let [at, asked, fails] = [Date.parse('2026-12-01T05:00:00Z'), 0, false]
  const answer = kept(() => new Date(at).toISOString() as never, async () => { asked += 1; if (fails) throw new Error('down'); return asked })
  assert.deepEqual(await Promise.all([answer(), answer(), answer()]), [1, 1, 1])
  at += 11_000
  assert.equal(await answer(), 1, 'nobody waits for the new one')
  await Promise.resolve()
  assert.equal(await answer(), 2)
  at += 11_000
  fails = true
  assert.equal(await answer(), 2, 'what failed behind leaves what is kept')
  at += 300_000
  await assert.rejects(answer(), /down/)
  fails = false
  assert.equal(await answer(), 5, 'too old an answer is not told')
})

test('what is nought or not known says why, and a bar needs no colour to be read', async () => {
  const nothing: Doing = { where: { regions: [], registers: [], totals: new Map() }, pictures: [{ question: same('Is it done?'), answer: same('No measure has been entered yet.'), bars: [], path: '/strategy' }], late: { things: [], total: 0, path: '/strategy/check' } }
  const { app } = testPortal({ routes: [route({ method: 'GET', path: '/', kind: 'page', permission: 'everyone', handle: (visit) => page({ visit, title: 'x', body: doingSection(visit, nothing) }) })] })
  const said = await (await app.request('http://localhost/en')).text()
  for (const why of ['No entry of an open register says in which region it is yet.', 'No measure has been entered yet.', 'There is no example yet', 'Nothing is late']) assert.ok(said.includes(why), why)
  assert.doesNotMatch(said, /<svg class="tiles"|class="bars"/)
})

test('an institution that cannot tell what it does takes nothing else off the first page; news of which more were not read say so', async () => {
  const entries = Array.from({ length: 20 }, (_, index) => ({ type: 'decision.issued', at: '2026-12-01T05:00:00.000Z', body: {}, subject: 'decision:1', index }))
  const kernel = {
    now: () => '2026-12-01T06:00:00.000Z', country: { calendar: { zone: 'Asia/Almaty' } }, cases: { procedures: [] },
    journal: { list: async ({ type }: { type: string }) => ({ entries: type === 'decision.issued' ? entries : [] }) },
  } as unknown as Parameters<typeof latestNews>[0]
  const { app } = testPortal({ routes: [homePage({
    country: same('Land'), offered: { services: async () => [], besides: [] }, figures: async () => [{ title: same('Things'), value: '1', source: same('Books') }], latest: latestNews(kernel),
    doing: async () => { throw new Error('down') }, awaiting: async () => [],
  })] })
  const answer = await app.request('http://localhost/en')
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Things[^]*\(20\+\)/)
})

test('the first page tells the three that take place next, whoever holds them, the first one first', async () => {
  const event = (name: string, begins: string) => ({ name: same(name), begins: begins as Day, ends: begins as Day, venue: 'Hall', path: `/events/${name}` })
  const kernel = { now: () => '2026-12-01T06:00:00.000Z', country: { regions: [] }, registers: { listed: [] } } as unknown as Parameters<typeof openDoing>[0]
  const doing = openDoing(kernel, [{ toCome: async () => [event('d', '2027-03-01'), event('b', '2027-01-07')] }, { toCome: async () => [event('c', '2027-02-01'), event('a', '2026-12-20')] }])
  assert.deepEqual((await doing()).toCome?.map(({ path }) => path), ['/events/a', '/events/b', '/events/c'])
  const { app } = testPortal({ routes: [homePage({ country: same('Land'), offered: { services: async () => [], besides: [] }, figures: async () => [], latest: async () => [], doing, awaiting: async () => [] })] })
  assert.match(await (await app.request('http://localhost/en')).text(), /Next events[^]*\/en\/events\/a"[^]*20 December 2026<\/time>, Hall/)
})
