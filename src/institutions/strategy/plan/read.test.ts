/** When the strategy is read from its registers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kernel } from '../../../kernel/index.ts'
import { openPlans } from './read.ts'

test('visitors of a plan that has not changed read no register, and an act is seen at once', async () => {
  let [acts, reads, computedAt, now] = [1, 0, '2026-10-05T01:00:00Z', '2026-10-05T05:00:00Z']
  const ids = { goals: 'g', indicators: 'i', measures: 'm', figures: 'f' }
  const kernel = {
    registers: { listed: Object.values(ids).map((id) => ({ id })), acts: async () => acts, page: async () => { reads += 1; return { entries: [] } } },
    indicators: { list: [], latest: async () => [{ value: { computedAt } }] }, country: { calendar: { zone: 'Asia/Almaty' } }, now: () => now,
  }
  const plans = openPlans(kernel as unknown as Kernel, ids)
  const first = await plans()
  await Promise.all([plans(), plans()])
  assert.equal(await plans(), first)
  assert.equal(reads, 4)
  for (const happens of [() => { acts = 2 }, () => { computedAt = '2026-10-05T02:00:00Z' }, () => { now = '2026-10-06T05:00:00Z' }]) {
    const before = await plans()
    happens()
    assert.notEqual(await plans(), before)
  }
  assert.equal(reads, 16)
})

test('money that the portal computes comes in the unit of the currency, and names its source in each language', async () => {
  const entry = { number: 'IND-2026-1', path: '/registers/i/IND-2026-1', values: { name: 'a', goal: 'GOL-2026-1', method: 'linear@1', direction: 'up', counts: 'x.paid' }, changedAt: '2026-10-05T05:00:00Z' }
  const ids = { goals: 'g', indicators: 'i', measures: 'm', figures: 'f' }
  const series = { values: [['2025-12-30', '100'], ['2025-12-31', '123450'], ['2026-01-01', '5'], ['2026-01-02', '7'], ['2026-01-03', '7'], ['2026-01-04', '7']].map(([day, value]) => ({ day, value, computedAt: `${day}T01:00:00Z` })) }
  const kernel = {
    registers: { listed: Object.values(ids).map((id) => ({ id })), acts: async () => 1, page: async ({ register }: { register: string }) => ({ entries: register === 'i' ? [entry] : [] }) },
    indicators: { list: [{ id: 'x.paid', unit: 'tiyn' }], latest: async () => [], series: async () => series }, country: { calendar: { zone: 'Asia/Almaty' } }, now: () => '2026-10-05T05:00:00Z',
  }
  const { figures } = await openPlans(kernel as unknown as Kernel, ids)()
  assert.deepEqual(figures.map(({ year, value }) => [year, value]), [[2025, 1234.5], [2026, 0.07]])
  assert.deepEqual(figures.map(({ toldOn, knownAt }) => [toldOn, knownAt]), [['2025-12-31', '2025-12-31T01:00:00Z'], ['2026-01-04', '2026-01-02T01:00:00Z']], 'what is counted anew day after day is known since the first')
  assert.match(figures[0]!.source.ru, /реестры/)
})

test('what a file of one language says stands in every language and is marked; what was told in three is not', async () => {
  const indicator = (values: object) => ({ number: 'IND-2026-1', path: '/registers/i/IND-2026-1', values: { name: 'a', goal: 'GOL-2026-1', method: 'linear@1', direction: 'up', ...values }, changedAt: '2026-10-05T05:00:00Z' })
  const ids = { goals: 'g', indicators: 'i', measures: 'm', figures: 'f' }
  const read = async (values: object) => (await openPlans({
    registers: { listed: Object.values(ids).map((id) => ({ id })), acts: async () => 1, page: async ({ register }: { register: string }) => ({ entries: register === 'i' ? [indicator(values)] : [] }) },
    indicators: { list: [], latest: async () => [] }, country: { calendar: { zone: 'Asia/Almaty' } }, now: () => '2026-10-05T05:00:00Z',
  } as unknown as Kernel, ids)()).indicators[0]!
  const foreign = await read({ definition: 'Plans made', unit: 'plans' })
  assert.deepEqual([foreign.unit.text.ru, foreign.unit.inEach, foreign.definition.inEach], ['plans', false, false])
  const own = await read({ definition: '—', unit: 'жүйе', unitRu: 'система|системы|систем', unitEn: 'system|systems' })
  assert.deepEqual([own.unit.text.ru, own.unit.inEach, own.definition.inEach], ['система|системы|систем', true, true])
})
