import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measured, measuredBetween } from './measure.ts'

test('a share is printed in per cent, other measures in their own digits, with the separators of the language', () => {
  assert.deepEqual(['accuracy', 'bits per byte', 'exposure'].map((metric) => measured(metric, 0.28333).kk), ['28,3\u00A0%', '0,283', '0,28'])
  assert.equal(measured('F1', 0.28333).en, '28.3\u00A0%')
  assert.equal(measuredBetween('accuracy', { low: 0.1851, high: 0.4077 }).ru, '18,5\u00A0% – 40,8\u00A0%')
})

test('a small exposure is not printed as nothing', () => {
  assert.equal(measured('exposure', 0.0145).ru, '0,01')
})

test('an interval stays within what the measure can be, and one without width is not shown as certainty', () => {
  assert.equal(measuredBetween('chrF', { low: -0.001, high: 0.003 }).en, '0\u00A0% – 0.3\u00A0%')
  assert.equal(measuredBetween('accuracy', { low: 0.9, high: 1.02 }).en, '90\u00A0% – 100\u00A0%')
  assert.equal(measuredBetween('bits per byte', { low: 1.1, high: 1.3 }).en, '1.1 – 1.3')
  assert.equal(measuredBetween('F1', { low: 0, high: 0 }).ru, 'интервал не рассчитан')
})

test('of fewer than five items right answers are counted, and nobody is told a share or an interval of them', () => {
  assert.equal(measured('accuracy', 0.25, 4).en, '1 of 4')
  assert.equal(measured('accuracy', 0.375, 4).ru, '1,5 из 4', 'the mean of several runs')
  assert.equal(measured('accuracy', 0.2, 5).en, '20\u00A0%')
  assert.equal(measured('F1', 0.25, 4).en, '25\u00A0%', 'a score is not counted one by one')
  assert.equal(measuredBetween('accuracy', { low: 0.1, high: 0.6, items: 4 }).en, 'no interval')
  assert.equal(measuredBetween('bits per byte', { low: 1.1, high: 1.3, items: 4 }).en, '1.1 – 1.3')
})
