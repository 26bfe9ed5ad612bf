import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { billOf, type Priced } from '../usage/bill.ts'
import { alertDue } from './alerts.ts'

test('an alert is due once at each of 50, 80 and 100 %; a large call alone raises none', () => {
  const due = (gone: number, alerted: number, refusing = false) => alertDue({ gone: BigInt(gone), most: 100n, alerted, refusing })
  assert.deepEqual([due(49, 0), due(50, 0), due(79, 50), due(80, 50), due(99, 80), due(100, 80), due(100, 100)], [undefined, 50, undefined, 80, undefined, 100, undefined])
  assert.deepEqual([due(40, 0, true), due(85, 80, true)], [undefined, 100])
})

const priced: fc.Arbitrary<Priced> = fc.record({
  promptTokens: fc.bigInt({ min: 0n, max: 10n ** 12n }), outputTokens: fc.bigInt({ min: 0n, max: 10n ** 12n }), price: fc.option(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.bigInt({ min: 0n, max: 10n ** 6n }))),
}).map(({ price, ...tokens }) => ({ ...tokens, inputPrice: price?.[0] ?? null, outputPrice: price?.[1] ?? null }))

test('a bill never owes more than list prices, nothing when all is free, and the same in any order', () => {
  fc.assert(fc.property(fc.array(priced, { maxLength: 8 }), fc.bigInt({ min: 0n, max: 10n ** 13n }), (used, free) => {
    const bill = billOf(used, free)
    assert.ok(bill.free <= bill.list && bill.freeTokens <= free && bill.due * 1_000_000n <= bill.list)
    assert.deepEqual(billOf(used.toReversed(), free), bill)
    assert.equal(billOf(used, 10n ** 14n).due, 0n)
    assert.equal(billOf(used, 0n).due, bill.list / 1_000_000n)
  }))
})
