import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, bigInt, integer, property, tuple } from 'fast-check'
import { Decimal } from './decimal.ts'

const d = (text: string): Decimal => Decimal.from(text)
const decimals = tuple(bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), integer({ min: 0, max: 12 }))
  .map(([units, scale]) => Decimal.from(units).dividedBy(Decimal.from(10n ** BigInt(scale)), scale))

test('a tenth and two tenths are three tenths', () => {
  assert.equal(d('0.1').plus(d('0.2')).toString(), '0.3')
  assert.equal(d('1234567.89').times(d('0.01')).toString(), '12345.6789')
})

test('only plain decimals are read', () => {
  const others = ['', ' 1', '1 ', '+1', '1.', '.5', '1e3', '1,5', '0x10', '--1', 'NaN', '１']
  for (const text of others) assert.equal(Decimal.parse(text), undefined, text)
  assert.throws(() => d('1e3'), TypeError)
})

test('one number has one form', () => {
  assert.equal(d('007.100').toString(), '7.1')
  assert.equal(d('-0.0').toString(), '0')
  assert.equal(d('-0.05').toString(), '-0.05')
  assert.equal(JSON.stringify({ rate: d('0.160') }), '{"rate":"0.16"}')
})

test('halves are rounded as the law says', () => {
  const cases = [
    ['2.5', '3', '2', '2'], ['3.5', '4', '4', '3'], ['-2.5', '-3', '-2', '-2'], ['-3.5', '-4', '-4', '-3'],
    ['2.51', '3', '3', '2'], ['2.49', '2', '2', '2'], ['-0.5', '-1', '0', '0'],
  ] as const
  for (const [value, away, even, down] of cases) {
    assert.equal(d(value).rounded(0).toString(), away)
    assert.equal(d(value).rounded(0, 'half even').toString(), even)
    assert.equal(d(value).rounded(0, 'down').toString(), down)
  }
})

test('division is rounded once, to the places asked for', () => {
  assert.equal(d('1').dividedBy(d('3'), 4).toString(), '0.3333')
  assert.equal(d('-2').dividedBy(d('3'), 2).toString(), '-0.67')
  assert.equal(d('0.01').dividedBy(d('0.08'), 2).toString(), '0.13')
  assert.equal(d('1234.5678').dividedBy(d('1'), 1, 'down').toString(), '1234.5')
  assert.throws(() => d('1').dividedBy(Decimal.zero, 2), RangeError)
})

test('a whole number becomes a bigint, a fraction does not', () => {
  assert.equal(d('12.00').toBigInt(), 12n)
  assert.throws(() => d('12.5').toBigInt(), RangeError)
})

test('arithmetic keeps the laws of arithmetic, and text carries every digit', () => {
  check(property(decimals, decimals, decimals, (a, b, c) => {
    assert.ok(Decimal.from(a.toString()).equals(a))
    assert.ok(a.plus(b).equals(b.plus(a)))
    assert.ok(a.plus(b).minus(b).equals(a))
    assert.ok(a.plus(b).times(c).equals(a.times(c).plus(b.times(c))))
    assert.equal(a.compare(b), b.minus(a).negated().sign())
  }), { numRuns: 1000 })
})

test('rounding moves a number by at most half of the last place', () => {
  check(property(decimals, integer({ min: 0, max: 6 }), (a, scale) => {
    const unit = Decimal.from(1n).dividedBy(Decimal.from(10n ** BigInt(scale)), scale)
    for (const rounding of ['half away', 'half even'] as const) {
      const off = a.rounded(scale, rounding).minus(a)
      const size = off.sign() < 0 ? off.negated() : off
      assert.ok(size.times(d('2')).compare(unit) <= 0)
    }
    assert.ok(a.dividedBy(d('1'), scale).equals(a.rounded(scale)))
  }), { numRuns: 1000 })
})
