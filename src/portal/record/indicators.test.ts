/** Specifies the pages of indicators: a share of a few is said as it was counted, a nought says why, and a list shows how each has moved. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { testDatabase } from '../../kernel/database/testing.ts'
import { type Indicator, openIndicators } from '../../kernel/indicators/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Share } from '../../law/share.ts'
import { same } from '../../law/text.ts'
import { type Instant, instantOf } from '../../law/time.ts'
import { testPortal } from '../testing.ts'
import { indicatorRoutes } from './indicators.ts'

const zone = 'Asia/Almaty'

const indicator = (id: string, unit: Indicator['unit'], compute: Indicator['compute']): Indicator =>
  ({ id, unit, compute, title: same(`Title of ${id}`), definition: same(`What ${id} counts.`), source: same('The books') })

async function opened(t: TestContext) {
  const { db, listen, close } = await testDatabase()
  let at: Instant = instantOf('2026-03-02T05:00:00.000Z')
  const now = (): Instant => at
  const indicators = await openIndicators({ db, listen, now, zone })
  t.after(async () => { await indicators.close(); await close() })
  const portal = testPortal({ routes: indicatorRoutes({ indicators, now, country: { calendar: { zone } } } as unknown as Kernel) })
  return {
    indicators,
    recordOn: async (day: string) => { at = instantOf(`${day}T05:00:00.000Z`); await indicators.record() },
    page: async (path: string): Promise<string> => (await portal.ask(path)).text(),
  }
}

test('a share of fewer than five is said as it was counted and drawn nowhere; once there are enough it is a share, with a line', async (t) => {
  const { indicators, recordOn, page } = await opened(t)
  let refused: Share = { part: 1, whole: 4 }
  indicators.offer(indicator('office.refused', 'percent', async () => refused))
  await recordOn('2026-03-02')
  await recordOn('2026-03-03')
  for (const path of ['/en/indicators', '/en/indicators/office.refused']) {
    const few = await page(path)
    assert.match(few, /1 of 4/, path)
    assert.doesNotMatch(few, /25(\.0)?\s?%|aria-label="(Up|Down|The same)/, path)
  }
  assert.match(await page('/en/indicators/office.refused'), /fewer than five were counted/)
  assert.match(await page('/ru/indicators/office.refused'), /1 из 4/)
  refused = { part: 2, whole: 10 }
  await recordOn('2026-03-04')
  refused = { part: 3, whole: 10 }
  await recordOn('2026-03-05')
  const enough = await page('/en/indicators/office.refused')
  assert.match(enough, /Up: 20% on [^<]*, 30% on /, 'only what rests on enough is said to move')
  assert.match(enough, /1 of 4/, 'the table has the days before, as they were counted')
  assert.match(await page('/indicators/office.refused/values.csv'), /office\.refused,2026-03-05,30\.0,percent,[^,]*,3,10/)
})

test('a figure that was stated for a month says which, and one of which nothing is stated any more has no value, with its series', async (t) => {
  const { indicators, recordOn, page } = await opened(t)
  let figure: Awaited<ReturnType<Indicator['compute']>> = { month: '2026-02', figure: { part: 60, whole: 100 } }
  indicators.offer(indicator('office.served', 'percent', async () => figure))
  await recordOn('2026-03-02')
  for (const path of ['/en/indicators', '/en/indicators/office.served']) assert.match(await page(path), /60%[\s\S]*Period: 1 February 2026 – 28 February 2026/, path)
  assert.match(await page('/api/indicators'), /"month":"2026-02"/)
  figure = undefined
  await recordOn('2026-04-01')
  assert.match(await page('/ru/indicators'), /На эту дату значения нет/)
  assert.doesNotMatch((await page('/ru/indicators')).replace(/^[^]*<main/, ''), /\b60\b/)
  assert.match(await page('/kk/indicators/office.served'), /Бұл күнге мәні жоқ[\s\S]*60/)
  assert.match(await page('/api/indicators'), /"none":\{"day":"2026-04-01","computedAt":"2026-04-01T05:00:00.000Z"\}/)
})

test('a nought says why, in the list with what is counted', async (t) => {
  const { indicators, recordOn, page } = await opened(t)
  indicators.offer(indicator('office.residents', 'count', async () => '0'), indicator('office.time', 'workdays', async () => '0'))
  await recordOn('2026-03-02')
  const list = await page('/en/indicators')
  assert.match(list, /None so far\. What office\.residents counts\./)
  assert.match(list, /Less than one working day\. What office\.time counts\./)
  assert.match(await page('/kk/indicators/office.residents'), /Әзірге бірде-біреуі жоқ/)
})

test('the list shows in a small line how each has moved in ninety days, named by what it says', async (t) => {
  const { indicators, recordOn, page } = await opened(t)
  let count = 3
  indicators.offer(indicator('office.cases', 'count', async () => String(count)), indicator('office.new', 'count', async () => (count > 4 ? '1' : undefined)))
  for (const day of ['2025-10-01', '2026-03-02', '2026-03-03']) { await recordOn(day); count += 1 }
  const list = await page('/en/indicators')
  assert.equal([...list.matchAll(/<svg class="spark"/g)].length, 1, 'one value is no line')
  assert.match(list, /aria-label="Up: 4 on 2 March 2026, 5 on 3 March 2026"/, 'what is older is on the page of the indicator')
})

test('what was counted is read on until a page is full of what is open to the reader; what is not is a number, and no address names it', async () => {
  const things = Array.from({ length: 700 }, (_, at) => `entry:${String(at).padStart(3, '0')}`)
  const told = (open: (at: number) => boolean) => {
    const one: Indicator = { ...indicator('office.things', 'count', async () => '700'), counts: async (_, { offset = 0, limit }) => things.slice(offset, offset + limit) }
    const threads = { named: async (_: unknown, ids: readonly string[]) => ids.filter((id) => open(things.indexOf(id))).map((id) => ({ id, kind: 'entry', title: same(`Thing ${id.slice(6)}`), path: `/things/${id.slice(6)}`, called: same('Entry') })) }
    const portal = testPortal({ routes: indicatorRoutes({ indicators: { series: async () => ({ indicator: one, values: [] }) }, threads, now: () => instantOf('2026-03-02T05:00:00.000Z'), country: { calendar: { zone } } } as unknown as Kernel) })
    return async (query = ''): Promise<string> => (await portal.ask(`/en/indicators/office.things/counted${query}`)).text()
  }
  const late = told((at) => at >= 400)
  const first = await late()
  assert.equal(first.match(/href="\/en\/things\//g)?.length, 50)
  assert.match(first, /Not listed, as they are not open to you: 400\./)
  assert.equal(/rel="next" href="([^"]+)"/.exec(first)![1], '/en/indicators/office.things/counted?after=450')
  assert.doesNotMatch(first, /399/)
  const second = await late('?after=450')
  assert.match(second, /Thing 450[^]*Thing 499/)
  assert.doesNotMatch(second, /Not listed|Thing 500/)
  assert.match(await late('?after=650'), /Thing 699/)
  assert.doesNotMatch(await late('?after=650'), /rel="next"/)
  assert.match(await told((at) => at < 20 && at !== 3)('?after=0'), /Thing 019[^]*Not listed, as they are not open to you: 681\./)
  assert.match(await told((at) => at !== 3)(), /Fewer than five are not listed/)
})
