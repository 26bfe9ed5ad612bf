import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, bigInt, constantFrom, integer, property } from 'fast-check'
import { Decimal } from './decimal.ts'
import { explainMoney, formatMoney, parseMoney, Rate, roundMoney, tengeOf } from './money.ts'
import { locales } from './text.ts'

const spaced = (text: string) => text.replaceAll(/\s/g, ' ')

test('amounts are read as people here write them', () => {
  const samples = [
    ['1 234 567,89', 123456789n], ['1234567.89', 123456789n], ['1\u00a0234\u202f567,8', 123456780n], ['1,234,567.89', 123456789n],
    ['0,05', 5n], ['12', 1200n], [' 12 ₸ ', 1200n], ['12 тг.', 1200n], ['12,50 теңге', 1250n], ['-12', -1200n], ['−0,01', -1n],
    ['1,234,567', 123456700n], ['1,234.50', 123450n],
  ] as const
  for (const [text, amount] of samples) assert.equal(parseMoney(text), amount, text)
})

test('what cannot be read for sure is not guessed, and the words say how to mend it', () => {
  const samples = [
    ['', 'Enter'], ['abc', 'digits only'], ['1e5', 'digits only'], ['12,345', 'at most two'], ['1,234.567', 'at most two'],
    ['1 23 456', 'in this form'], ['12 34', 'in this form'], ['1.2.3', 'in this form'], ['--1', 'in this form'],
  ] as const
  for (const [text, words] of samples) {
    assert.equal(parseMoney(text), undefined, text)
    assert.ok(explainMoney(text)?.en.includes(words), text)
  }
  assert.equal(explainMoney('1 000'), undefined)
})

test('amounts print in each language with the sign of the tenge', () => {
  assert.equal(spaced(formatMoney(123456789n, 'kk')), '1 234 567,89 ₸')
  assert.equal(spaced(formatMoney(123456789n, 'ru')), '1 234 567,89 ₸')
  assert.equal(formatMoney(123456789n, 'en'), '₸1,234,567.89')
  assert.equal(spaced(formatMoney(432500n, 'ru')), '4 325 ₸')
  assert.equal(spaced(formatMoney(-50n, 'ru')), '-0,50 ₸')
})

test('amounts beyond the reach of floats print every digit', () => {
  assert.equal(formatMoney(90071992547409931234n, 'en'), '₸900,719,925,474,099,312.34')
})

test('a printed amount is read back, whatever the language', () => {
  check(property(bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), constantFrom(...locales), (amount, locale) => {
    assert.equal(parseMoney(tengeOf(amount)), amount)
    // A sum of English thousands without tiyn reads like a decimal comma, so it is written with its tiyn.
    const printed = formatMoney(amount, locale).replace('₸', '')
    assert.equal(parseMoney(/^-?\d{1,3},\d{3}$/.test(printed) ? `${printed}.00` : printed), amount, printed)
  }), { numRuns: 500 })
})

test('one per cent is exact and rounded half away from zero', () => {
  assert.equal(Rate.percent('1').of(123456789n), 1234568n)
  assert.equal(Rate.percent('1').of(50n), 1n)
  assert.equal(Rate.percent('1').of(-50n), -1n)
  assert.equal(Rate.percent('1').of(123456789n, 'tenge'), 1234600n)
  assert.equal(Rate.percent('1').of(5000n, 'tenge'), 100n)
  assert.equal(JSON.stringify(Rate.percent('16')), '"0.16"')
  assert.equal(Rate.percent('1.5').inPercent(), '1.5')
  assert.equal(roundMoney(Decimal.from('149.99'), 'tenge'), 100n)
})

test('a share of a sum and the sum of shares differ by at most half a tiyn for each part', () => {
  const amounts = array(bigInt({ min: 0n, max: 10n ** 13n }), { minLength: 1, maxLength: 20 })
  check(property(amounts, integer({ min: 1, max: 10000 }), (parts, basisPoints) => {
    const rate = new Rate(Decimal.from(BigInt(basisPoints)).times(Decimal.from('0.0001')))
    const off = rate.of(parts.reduce((sum, part) => sum + part, 0n)) - parts.reduce((sum, part) => sum + rate.of(part), 0n)
    assert.ok((off < 0n ? -off : off) * 2n <= BigInt(parts.length) + 1n)
  }), { numRuns: 1000 })
})
