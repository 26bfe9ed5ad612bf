/** Specifies how units are called after numbers. Pure. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unitAfter, unitNamed } from './unit.ts'

test('a unit has the form that its language wants after the number', () => {
  const unit = { kk: 'жүйе', ru: 'система | системы|систем', en: 'system|systems' }
  assert.deepEqual([1, 2, 5, 11, 21, 2.5, 5_000_000].map((value) => unitAfter(unit, value, 'ru')), ['система', 'системы', 'систем', 'систем', 'система', 'системы', 'систем'])
  assert.deepEqual([1, 5, 1.5].map((value) => unitAfter(unit, value, 'en')), ['system', 'systems', 'systems'])
  assert.deepEqual([1, 5].map((value) => unitAfter(unit, value, 'kk')), ['жүйе', 'жүйе'])
  assert.equal(unitAfter({ kk: '%', ru: '%', en: '%' }, 5, 'ru'), '%')
  assert.equal(unitNamed(unit).ru, 'система')
})
