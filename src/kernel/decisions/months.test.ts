import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSeat, sampleDraft, sampleRefusal } from './testing.ts'

test('what a body decided is counted month by month by the day of the country, months without a decision too, and what others decided is not', async (t) => {
  const seat = await openSeat()
  t.after(() => seat.close())
  await seat.issue(sampleDraft())
  await seat.issue(sampleDraft({ register: 'XY' }))
  const later = { decidedAt: '2026-11-30T19:30:00.000Z', decidedOn: '2026-12-01' } as const // in Almaty it is December
  seat.clock.now = later.decidedAt
  await seat.issue(sampleRefusal(later))
  await seat.issue(sampleDraft(later))
  const of = (registers: readonly string[], procedures: readonly string[]) => seat.decisions.byMonth({ registers, procedures })
  const months = await of(['TP'], ['sample.residency'])
  assert.deepEqual([months.length, months[0]!.month], [12, '2026-01-01'])
  assert.deepEqual(months.slice(-2), [
    { month: '2026-11-01', granted: 1, refused: 0, others: 0 }, { month: '2026-12-01', granted: 1, refused: 1, others: 0 },
  ])
  assert.ok(months.slice(0, -2).every(({ granted, refused, others }) => granted + refused + others === 0))
  for (const nothing of [await of(['ZZ'], ['sample.residency']), await of(['TP'], [])]) {
    assert.ok(nothing.length === 12 && nothing.every(({ granted, refused, others }) => granted + refused + others === 0))
  }
})
