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
