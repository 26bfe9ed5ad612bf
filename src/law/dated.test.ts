import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from './time.ts'
import { type Act, assumed, verified } from './citation.ts'
import { always, dated, entryOn, unset, valueOn } from './dated.ts'
import { same } from './text.ts'

const act: Act = { id: 'sample', title: same('Sample Act'), short: same('Sample Act'), dividedInto: 'articles' }
const first = verified(act, '1')
const second = verified(act, '2')
const from = (day: Day, until?: Day) => ({ from: day, ...(until && { until }), value: 1, basis: first })

test('a value applies from its day until the next begins', () => {
  const rate = dated([
    { from: '2026-01-01', value: '0.16', basis: second },
    { from: '2020-01-01', value: '0.12', basis: first },
  ])
  assert.equal(valueOn(rate, '2025-12-31'), '0.12')
  assert.equal(valueOn(rate, '2026-01-01'), '0.16')
  assert.equal(entryOn(rate, '2026-05-05')?.basis, second)
})

test('before the first day, after the last, and in a gap there is no value', () => {
  const rate = dated([
    { from: '2020-01-01', until: '2020-12-31', value: 1, basis: first },
    { from: '2022-01-01', until: '2022-12-31', value: 2, basis: first },
  ])
  for (const day of ['2019-12-31', '2021-01-01', '2021-12-31', '2023-01-01'] as const) assert.equal(valueOn(rate, day), unset, day)
  assert.equal(valueOn(rate, '2020-12-31'), 1)
})

test('two values on one day are a conflict', () => {
  assert.throws(() => dated([from('2020-01-01', '2020-06-30'), from('2020-06-30')]), RangeError)
  assert.throws(() => dated([from('2020-01-01'), from('2020-01-01')]), RangeError)
  assert.throws(() => dated([from('2020-02-01', '2020-01-01')]), RangeError)
  assert.throws(() => dated([from('2020-02-30')]), RangeError)
  assert.doesNotThrow(() => dated([from('2020-01-01', '2020-06-29'), from('2020-06-30')]))
})

test('a value can be unset with a note that says why, and stays so through JSON', () => {
  const note = { kk: 'Бекітілмеген', ru: 'Не утверждено', en: 'Not approved' }
  const levy = dated<string>([{ from: '2026-01-01', value: unset, basis: assumed(act), note }])
  assert.equal(valueOn(levy, '2026-02-01'), unset)
  assert.equal(valueOn(JSON.parse(JSON.stringify(levy)), '2026-02-01'), unset)
  assert.deepEqual(entryOn(levy, '2026-02-01')?.note, note)
})

test('a false or zero value is a value', () => {
  assert.equal(valueOn(always(0, first), '2026-01-01'), 0)
  assert.equal(valueOn(always(false, first), '2026-01-01'), false)
})
