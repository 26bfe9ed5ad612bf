import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testJournal } from './testing.ts'

test('What is published is listed newest first, by pages, with the whole count', async () => {
  await using house = await testJournal()
  await house.acts(7)
  const waiting = await house.journal.waiting()
  assert.equal(waiting.count, 7)
  assert.equal(waiting.since, '2026-03-02T09:00:00.000Z')
  assert.deepEqual(await house.journal.list({ page: 1, size: 3 }), { entries: [], total: 0 })
  await house.journal.sequence()
  assert.deepEqual(await house.journal.waiting(), { count: 0 })
  const places = async (page: number) => (await house.journal.list({ page, size: 3 })).entries.map(({ index }) => index)
  assert.deepEqual([await places(1), await places(2), await places(3), await places(4)], [[6, 5, 4], [3, 2, 1], [0], []])
  assert.equal((await house.journal.list({ page: 9, size: 3 })).total, 7)
})

test('Entries of one type are listed by themselves, and the types that there are', async () => {
  await using house = await testJournal()
  assert.deepEqual(await house.journal.types(), [])
  for (const type of ['case.filed', 'case.voted', 'case.filed', 'order.lifted']) await house.act({ type })
  assert.deepEqual(await house.journal.types(), [], 'what waits is not published')
  await house.journal.sequence()
  assert.deepEqual(await house.journal.types(), ['case.filed', 'case.voted', 'order.lifted'])
  const { entries, total } = await house.journal.list({ type: 'case.filed', page: 1, size: 1 })
  assert.deepEqual([entries.map(({ index }) => index), total], [[2], 2])
  assert.deepEqual((await house.journal.list({ type: 'case.filed', page: 2, size: 1 })).entries.map(({ index }) => index), [0])
  assert.equal((await house.journal.list({ type: 'none', page: 1, size: 1 })).total, 0)
  const without = await house.journal.list({ without: ['case.filed', 'none'], page: 1, size: 9 })
  assert.deepEqual([without.entries.map(({ index }) => index), without.total], [[3, 1], 2])
})
