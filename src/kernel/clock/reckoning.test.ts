/** Specifies the judgement of clocks: what is believed, what is doubted, and which time holds meanwhile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Anchor, anchorAtStart, type Doubt, judge, judgeAlone, type Reading } from './reckoning.ts'

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000]
const noon = Date.parse('2026-11-29T07:00:00.000Z')
const anchor: Anchor = { reading: { machine: noon, running: 0, up: 0 }, time: noon, slack: 0 }

/** A reading after `passed` milliseconds, of a machine whose clock is off. */
const reading = (passed: number, off = 0, suspended = 0): Reading => ({ machine: noon + passed + suspended + off, running: passed, up: passed + suspended })

/** What is doubted, and by how much the time that holds differs from the true one. */
function found(off: { machine?: number; database?: number; suspended?: number }, from = anchor): { doubts: readonly Doubt[]; wrongBy: number } {
  const passed = 20 * second
  const { machine = 0, database = 0, suspended = 0 } = off
  const { time, doubts } = judge(from, reading(passed, machine, suspended), noon + passed + suspended + database)
  return { doubts, wrongBy: time - noon - passed - suspended }
}

test('A clock that is corrected by minutes is believed', () => {
  assert.deepEqual(found({}), { doubts: [], wrongBy: 0 })
  assert.deepEqual(found({ machine: 2 * minute }), { doubts: [], wrongBy: 2 * minute })
  assert.deepEqual(found({ machine: -2 * minute }), { doubts: [], wrongBy: -2 * minute })
})

test('A clock that leaps ahead or back is doubted, and time goes on at its pace', () => {
  assert.deepEqual(found({ machine: 200 * day }), { doubts: ['ahead'], wrongBy: 0 })
  assert.deepEqual(found({ machine: -200 * day }), { doubts: ['behind'], wrongBy: 0 })
  assert.deepEqual(found({ machine: 200 * day, database: 200 * day }), { doubts: ['ahead', 'database'], wrongBy: 0 }, 'also when the database is on the same machine')
})

test('A database whose clock leaps alone is doubted, and moves nothing', () => {
  assert.deepEqual(found({ database: 200 * day }), { doubts: ['database'], wrongBy: 0 })
  assert.deepEqual(found({ database: -hour }), { doubts: ['database'], wrongBy: 0 })
})

test('A machine that slept wakes at the right time, and one whose clock leapt in its sleep is doubted', () => {
  assert.deepEqual(found({ suspended: 9 * hour }), { doubts: [], wrongBy: 0 })
  assert.deepEqual(found({ suspended: 9 * hour, machine: 40 * day }), { doubts: ['ahead'], wrongBy: 0 })
})

test('A counter that runs ahead of the other is not believed', () => {
  const now: Reading = { machine: noon + 200 * day, running: 200 * day, up: minute }
  assert.deepEqual(judgeAlone(anchor, now), { time: noon + minute, doubts: ['ahead'] })
})

test('Many small steps do not add up within the hour', () => {
  let from = anchor
  let doubts: readonly Doubt[] = []
  for (let step = 1; step <= 10 && doubts.length === 0; step += 1) ({ anchor: from, doubts } = judge(from, reading(step * 20 * second, step * minute), noon + step * 20 * second))
  assert.deepEqual(doubts, ['ahead', 'database'].filter((one) => one === 'ahead' || doubts.includes('database')))
  assert.equal(from, anchor)
})

test('A start after an evening or a weekend is believed; after a week, or before the last record, it is not', () => {
  const after = (away: number, more = {}) => found({}, anchorAtStart(reading(0), { seen: noon - away, ...more }))
  assert.deepEqual(after(10 * hour), { doubts: [], wrongBy: 0 })
  assert.deepEqual(after(2.5 * day), { doubts: [], wrongBy: 0 })
  assert.deepEqual(after(7 * day), { doubts: ['ahead', 'database'], wrongBy: -7 * day })
  assert.deepEqual(after(-2 * day), { doubts: ['behind', 'database'], wrongBy: 2 * day })
  assert.deepEqual(after(hour, { entry: noon + 2 * day }), { doubts: ['behind', 'database'], wrongBy: 2 * day })
  assert.deepEqual(found({}, anchorAtStart(reading(0), {})), { doubts: [], wrongBy: 0 }, 'a new portal has nothing to compare with')
})

test('A start with a clock that is ahead takes the time of a database that may be right', () => {
  const from = anchorAtStart(reading(0, 200 * day), { seen: noon - hour })
  assert.deepEqual(found({ machine: 200 * day }, from), { doubts: ['ahead'], wrongBy: 0 })
  assert.deepEqual(found({ machine: 2 * day }, from), { doubts: ['database'], wrongBy: 0 }, 'the earlier of two that may be right')
})

test('Doubt outlives a restart: a clock that was a day ahead is not taken for a day of absence', () => {
  const from = anchorAtStart(reading(0, day), { seen: noon, ahead: day })
  assert.deepEqual(found({ machine: day, database: day }, from).doubts, ['ahead', 'database'])
  assert.deepEqual(found({}, from), { doubts: [], wrongBy: 0 }, 'when it has come back it is believed')
})
