import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import { chargeOf, type Fee, type Refund, refundOf } from './fee.ts'
import { gardenRules } from './testing.ts'
import { same } from './text.ts'

const basis = assumed(gardenRules)
const reading = (unit: string | null) => ({ on: '2026-02-02' as const, parameters: { unit: [{ from: '2026-01-01' as const, value: unit, basis }] } })
const readings = (unit: string | null) => ({ today: reading(unit), filing: reading(unit) })
const units = (count: string): Fee => ({
  title: same('Fee'), income: 'fees', basis, amount: { term: 'times', left: { term: 'number', value: count }, right: { term: 'parameter', parameter: 'unit' } },
  free: [{ title: same('veterans'), when: { rule: 'is', fact: 'veteran', value: true }, basis }],
})
const back = (value?: string): Refund => ({ of: 'payment', account: 'account', expense: 'refunds', within: { unit: 'day', count: 5 }, basis, ...(value !== undefined && { amount: { term: 'number', value } }) })

test('a fee is a decimal times the unit of the day, exactly, in whole smallest units', () => {
  fc.assert(fc.property(fc.nat({ max: 999_999 }), fc.nat({ max: 10_000_000 }), (hundredths, unit) => {
    const owed = chargeOf(units((hundredths / 100).toFixed(2)), { veteran: false }, readings(String(unit)))
    const exact = BigInt(hundredths) * BigInt(unit)
    const amount = owed.status === 'due' ? owed.amount : 0n
    const off = amount * 100n - exact
    assert.ok(off >= -50n && off <= 50n, `${hundredths} × ${unit} is not ${amount}`)
    assert.equal(owed.status, amount === 0n ? 'free' : 'due')
  }))
})

test('only what is known to hold frees of a fee, and what the law has not set is owed by nobody', () => {
  assert.deepEqual(chargeOf(units('2'), { veteran: true }, readings(null)), { status: 'free', by: units('2').free![0] })
  assert.deepEqual(chargeOf(units('2'), {}, readings('100')), { status: 'due', amount: 200n })
  assert.equal(chargeOf(units('2'), { veteran: false }, readings(null)).status, 'not set')
})

test('never more goes back than was paid, nor less than nothing', () => {
  fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.bigInt({ min: 0n, max: 1_000_000n }), (part, paid) => {
    const goes = refundOf(back(String(part)), {}, reading('1'), paid)!
    assert.ok(goes >= 0n && goes <= paid && (BigInt(part) > paid || goes === BigInt(Math.max(part, 0))))
    assert.equal(refundOf(back(), {}, reading('1'), paid), paid)
  }))
})
