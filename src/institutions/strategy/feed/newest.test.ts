/** Specifies what the feed tells: what was entered last, one item of each indicator. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Figure, PlannedIndicator } from '../plan/index.ts'
import { guidOf, type Known, newestOf } from './newest.ts'

const indicator = (number: string): PlannedIndicator => ({ number, path: '', name: same(number), changedOn: '2026-01-01', goal: 'G', definition: { text: same('d'), inEach: true }, unit: { text: same('u'), inEach: true }, dataSource: 's', method: 'linear@1', direction: 'up', yearly: new Map() })
const figure = (of: string, knownAt: Instant, more: Partial<Figure> = {}): Known => ({ indicator: of, year: 2025, kind: 'fact', value: 1, source: same('s'), responsible: 'r', toldOn: '2026-01-15', knownAt, ...more })

test('what was entered last comes first, of whichever day it is', () => {
  const plan = { indicators: [indicator('A'), indicator('B')], figures: [figure('A', '2026-03-01T00:00:00.000Z', { toldOn: '2026-02-28' }), figure('B', '2026-04-01T00:00:00.000Z', { toldOn: '2020-01-01' }), figure('C', '2026-05-01T00:00:00.000Z')] }
  assert.deepEqual(newestOf(plan).map((one) => one.indicator.number), ['B', 'A'], 'and what is of no indicator is left out')
})

test('each indicator has one item: its latest, and of what was entered at once the later entry', () => {
  const at = '2026-03-01T00:00:00.000Z'
  const figures = [figure('A', '2026-04-01T00:00:00.000Z', { number: 'FIG-1' }), figure('B', at, { number: 'FIG-2' }), figure('B', at, { number: 'FIG-3' }), figure('A', at, { number: 'FIG-4' })]
  assert.deepEqual(newestOf({ indicators: [indicator('A'), indicator('B')], figures }).map((one) => one.figure.number), ['FIG-1', 'FIG-3'])
})

test('what the portal counts is news when its value changes, and not each day', () => {
  const at = '2026-03-01T00:00:00.000Z'
  assert.equal(guidOf(figure('A', at, { toldOn: '2026-03-01' })), guidOf(figure('A', at, { toldOn: '2026-03-02' })))
  assert.notEqual(guidOf(figure('A', at)), guidOf(figure('A', at, { value: 2 })))
  assert.equal(guidOf(figure('A', at, { number: 'FIG-1' })), 'FIG-1')
})
