import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spansAt } from './spans.ts'

test('days and months begin at midnight of the country, minutes with the clock', () => {
  const { minute, day, month } = spansAt('2026-01-31T19:00:30.000Z', 'Asia/Almaty')
  assert.deepEqual([minute.id, minute.endsAt], ['2026-01-31T19:00Z', '2026-01-31T19:01:00.000Z'])
  assert.deepEqual([day.id, day.startsAt, day.endsAt], ['2026-02-01', '2026-01-31T19:00:00.000Z', '2026-02-01T19:00:00.000Z'])
  assert.deepEqual([month.id, month.startsAt, month.endsAt], ['2026-02', '2026-01-31T19:00:00.000Z', '2026-02-28T19:00:00.000Z'])
})
