import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Share } from '../../law/share.ts'
import { same } from '../../law/text.ts'
import { type Instant, instantOf } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { type Indicator, openIndicators } from './index.ts'

const indicator = (id: string, unit: Indicator['unit'], compute: Indicator['compute']): Indicator => ({ id, unit, compute, title: same(id), definition: same(id), source: same('books') })

async function opened(t: TestContext) {
  const { db, listen, close } = await testDatabase()
  let now: Instant = instantOf('2026-03-02T05:00:00.000Z')
  const indicators = await openIndicators({ db, listen, now: () => now, zone: 'Asia/Almaty' })
  t.after(async () => { await indicators.close(); await close() })
  return { db, indicators, on: (day: string) => { now = instantOf(`${day}T05:00:00.000Z`) } }
}

test('a share is kept with what it rests on, and of nothing no share is kept', async (t) => {
  const { indicators } = await opened(t)
  let refused: Share = { part: 0, whole: 0 }
  indicators.offer(indicator('office.refused', 'percent', async () => refused), indicator('office.cases', 'count', async () => '7'))
  await indicators.record()
  const latest = async () => (await indicators.latest()).map(({ value }) => value && [value.value, value.of])
  assert.deepEqual(await latest(), [undefined, ['7', undefined]])
  refused = { part: 1, whole: 4 }
  await indicators.record()
  assert.deepEqual(await latest(), [['25.0', { part: 1, whole: 4 }], ['7', undefined]])
  assert.deepEqual((await indicators.series('office.refused')).values.map(({ day, of }) => [day, of]), [['2026-03-02', { part: 1, whole: 4 }]])
})

test('where there is no value on a day that is kept, and no day before stands for it', async (t) => {
  const { indicators, on } = await opened(t)
  const said: Record<string, Awaited<ReturnType<Indicator['compute']>>> = { '2026-03-02': { month: '2026-02', figure: { part: 600, whole: 1000 } }, '2026-04-01': undefined, '2026-07-01': { month: '2026-06', figure: { part: 0, whole: 0 } }, '2026-08-01': { month: '2026-07', figure: '5' } }
  let today = ''
  indicators.offer(indicator('office.served', 'percent', async () => said[today]))
  const told: unknown[] = []
  for (today of Object.keys(said)) {
    on(today)
    await indicators.record()
    const [[latest], { values, none }] = [await indicators.latest(), await indicators.series('office.served')]
    assert.deepEqual([latest!.none, latest!.value], [none, none ? undefined : values.at(-1)])
    told.push([latest!.value?.value, latest!.value?.month, none?.day, (await indicators.lastIn('2026-01-01', '2026-12-31')).size])
  }
  assert.deepEqual(told, [['60.0', '2026-02', undefined, 1], [undefined, undefined, '2026-04-01', 0], [undefined, undefined, '2026-07-01', 0], ['5', '2026-07', undefined, 1]])
  assert.deepEqual((await indicators.series('office.served')).values.map(({ day }) => day), ['2026-03-02', '2026-08-01'])
  assert.deepEqual((await indicators.since('2026-03-03')).get('office.served')?.map(({ day }) => day), ['2026-08-01'])
})

test('the values since a day are told of all indicators at once, the oldest first', async (t) => {
  const { indicators, on } = await opened(t)
  let count = 0
  indicators.offer(indicator('office.a', 'count', async () => String(count)), indicator('office.b', 'count', async () => (count > 1 ? '5' : undefined)))
  for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
    on(day)
    await indicators.record()
    count += 1
  }
  const since = await indicators.since('2026-03-03')
  assert.deepEqual([...since].map(([id, values]) => [id, values.map(({ day, value }) => `${day} ${value}`)]), [
    ['office.a', ['2026-03-03 1', '2026-03-04 2']], ['office.b', ['2026-03-04 5']],
  ])
})

test('a thing that an act puts into a set while the set is deleted goes with it', async (t) => {
  const { db, indicators } = await opened(t)
  await sql`insert into counted_set (what, size) values ('of a declaration that is gone', 0)`.execute(db)
  const recorded = await transact(db, async (tx) => {
    await sql`select from counted_set for update`.execute(tx)
    const recording = indicators.record()
    for (let waits = false; !waits;) waits = (await sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%counted_set%'`.execute(db)).rows.length > 0
    await sql`insert into counted_thing (of_set, thing) select number, 'entry:1' from counted_set`.execute(tx)
    return { recording }
  })
  await recorded.recording
  assert.deepEqual((await sql`select what from counted_set union all select thing from counted_thing`.execute(db)).rows, [])
})
