/** The charge for paying late under instalments: each day by the terms that stood on it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Decimal } from './decimal.ts'
import { type Owed, type Plan, termsOf, unpaidOf } from './instalments.ts'
import { lateCharge, type LateCharge, type PaidOn } from './late-charge.ts'
import { roundMoney } from './money.ts'
import { spoken } from './text.ts'
import { addDays, type Day, daysBetween } from './time.ts'

const basis = { act: 'sample', title: spoken({ kk: 'Үлгі', ru: 'Образец', en: 'Sample' }), provision: '1' } as never
const rate = [{ from: '2026-01-01', value: '0.001', basis }] as never
const reckon = (own: Owed, plans: readonly Plan[], paid: readonly PaidOn[], on: Day): LateCharge => lateCharge({ terms: termsOf(own, plans), paid, rate, on })
const daysOf = (charge: LateCharge): number => (charge.status === 'reckoned' ? charge.stretches.reduce((sum, { days }) => sum + days, 0) : 0)

test('instalments that are granted forgive nothing of what was charged before them, and charge nothing while they are kept', () => {
  const own = { due: '2026-04-01', amount: 100_000n } as const
  const plan = { from: '2026-08-01', parts: [{ due: '2026-09-01', amount: 50_000n }, { due: '2026-10-01', amount: 50_000n }] } as const
  const before = reckon(own, [plan], [], '2026-07-31')
  assert.equal(daysOf(before), 121)
  for (const on of ['2026-08-01', '2026-09-01'] as const) assert.deepEqual(reckon(own, [plan], [], on), before)
  assert.equal(daysOf(reckon(own, [plan], [], '2026-09-02')), 122)
})

test('what was paid in time by one plan is not late by the next', () => {
  const own = { due: '2026-04-01', amount: 100_000n } as const
  const plans = [
    { from: '2026-03-10', parts: [{ due: '2026-05-01', amount: 40_000n }, { due: '2026-06-01', amount: 60_000n }] },
    { from: '2026-05-20', parts: [{ due: '2026-07-01', amount: 30_000n }, { due: '2026-08-01', amount: 30_000n }] },
  ] as const
  assert.deepEqual(reckon(own, plans, [{ day: '2026-04-30', amount: 40_000n }], '2026-07-01'), { status: 'none' })
  assert.equal(daysOf(reckon(own, plans, [{ day: '2026-04-30', amount: 40_000n }], '2026-07-02')), 1)
})

test('the charge is the sum of its days, each by the last plan that was granted until it', () => {
  const first = '2026-01-10'
  const after = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(first, days))
  const plan = fc.record({ from: after(120), parts: fc.array(fc.record({ due: after(240), amount: fc.bigInt({ min: 1n, max: 50_000n }) }), { minLength: 1, maxLength: 4 }) })
  fc.assert(fc.property(fc.record({ due: after(60), amount: fc.bigInt({ min: 1n, max: 200_000n }) }), fc.uniqueArray(plan, { maxLength: 3, selector: ({ from }) => from }), fc.array(fc.record({ day: after(240), amount: fc.bigInt({ min: 1n, max: 90_000n }) }), { maxLength: 4 }), after(260), (own, plans, paid, on) => {
    let exact = Decimal.zero
    for (let day: Day = first; day <= on; day = addDays(day, 1)) {
      const stood = plans.filter(({ from }) => from <= day).toSorted((a, b) => daysBetween(b.from, a.from)).at(-1)
      const sum = (of: readonly { readonly amount: bigint }[]): bigint => of.reduce((to, { amount }) => to + amount, 0n)
      const rest = stood ? own.amount - sum(stood.parts) : own.amount
      const late = (own.due < day && rest > 0n ? rest : 0n) + sum((stood?.parts ?? []).filter(({ due }) => due < day)) - sum(paid.filter((one) => one.day <= day))
      if (late > 0n) exact = exact.plus(Decimal.from(late).times(Decimal.from('0.001')))
    }
    const charge = reckon(own, plans, paid, on)
    assert.equal(charge.status === 'reckoned' ? charge.amount : 0n, roundMoney(exact, 'tiyn'))
  }), { numRuns: 200 })
})

test('what is not paid is of the parts that are due last, and all of it is somewhere', () => {
  const part = fc.record({ due: fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-01', days)), amount: fc.bigInt({ min: 1n, max: 1_000n }) })
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.bigInt({ min: -100n, max: 8_000n }), (parts, outstanding) => {
    const unpaid = unpaidOf(parts, outstanding)
    assert.equal(unpaid.reduce((sum, { amount }) => sum + amount, 0n), outstanding > 0n ? outstanding : 0n)
    assert.deepEqual(unpaid.map(({ due }) => due), parts.map(({ due }) => due).toSorted().slice(parts.length - unpaid.length))
  }))
})
