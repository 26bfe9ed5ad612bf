import assert from 'node:assert/strict'
import { test } from 'node:test'
import { always, dated, unset } from '../../../law/dated.ts'
import type { Citation } from '../../../law/citation.ts'
import { type HourPrices, takenBy, type Used } from './cost.ts'

const basis = { act: { id: 'act', title: { kk: '', ru: '', en: '' }, dividedInto: 'items' }, confidence: 'assumed' } as unknown as Citation
const hours: HourPrices = {
  processor: dated([{ from: '2026-01-01', value: 2_000n, basis }, { from: '2026-03-01', value: 3_000n, basis }]), accelerator: always<bigint>(unset, basis),
}
const used = (more: Partial<Used>): Used => ({ stage: 'corpus', day: '2026-02-01', clockSeconds: 10, processorSeconds: 0, acceleratorSeconds: 0, joules: 0, ...more })

test('hours cost what an hour cost on their day, and the sum is rounded once', () => {
  const { cost, processorSeconds, prices } = takenBy([used({ processorSeconds: 5_400 }), used({ day: '2026-03-02', processorSeconds: 1_800 }), used({ day: '2026-03-03', processorSeconds: 0.5 })], hours)
  assert.deepEqual([cost, processorSeconds], [3_000n + 1_500n, 7_200.5])
  assert.deepEqual(prices.map(({ of, price, from }) => [of, price, from]), [['processor', 2_000n, '2026-01-01'], ['processor', 3_000n, '2026-03-01']])
})

test('hours without a price are not free, and no price is asked for what was not used', () => {
  assert.equal(takenBy([used({ processorSeconds: 60, acceleratorSeconds: 60 })], hours).cost, 'not set')
  assert.equal(takenBy([used({ day: '2025-12-31', processorSeconds: 60 })], hours).cost, 'not set')
  assert.equal(takenBy([used({ processorSeconds: 3_600 })], hours).cost, 2_000n)
})

test('a sum of which a part was not measured is not measured', () => {
  const taken = takenBy([used({ processorSeconds: 60, joules: 36 }), used({ day: '2026-02-02', processorSeconds: undefined, joules: undefined })], hours)
  assert.deepEqual([taken.processorSeconds, taken.joules, taken.cost, taken.clockSeconds], [undefined, undefined, 'not measured', 20])
})
