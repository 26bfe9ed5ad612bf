import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, integer, property, string } from 'fast-check'
import {
  birthdayIn, checkDigit, explainBin, explainIban, explainIin, generateBin, generateIban, generateIin,
} from './identifier.ts'
import { compactIdentifier } from './identifier-scheme.ts'
import { addDays } from './time.ts'

/** Another character of the same class: a letter stands for two digits in the checksum. */
const other = (character: string) =>
  (/\d/.test(character) ? String((Number(character) + 1) % 10) : character === 'A' ? 'B' : 'A')

const sample = generateIin({ birthday: '2006-12-11', sex: 'female', serial: 1 })

test('the check digit follows the first weights, then the second', () => {
  // A published example of the second pass, and a public number of a company for the first.
  assert.equal(checkDigit('06121160001'), 2)
  assert.equal(checkDigit('20024090009'), 5)
  assert.equal(explainIin('061211600012'), undefined)
  assert.equal(explainBin('200240900095'), undefined)
})

test('each broken rule of an IIN is named in every language', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [sample.slice(1), /11 were entered/], [`${sample.slice(0, 11)}O`, /digits only/], [`061311${sample.slice(6)}`, /not a date/],
    [`${sample.slice(0, 6)}9${sample.slice(7)}`, /seventh digit/],
    [sample.slice(0, 11) + String((Number(sample[11]) + 1) % 10), /check digit/],
    ['200240900095', /BIN of an organisation/], ['', /0 were entered/],
  ]
  for (const [text, words] of cases) {
    const said = explainIin(text)
    assert.match(said?.en ?? 'valid', words, text)
    assert.ok(said !== undefined && said.kk !== said.ru && said.kk !== '')
  }
})

test('each broken rule of a BIN is named', () => {
  assert.match(explainBin('201340900095')?.en ?? '', /month/)
  assert.match(explainBin('200270900095')?.en ?? '', /fifth digit/)
  assert.match(explainBin('200248900095')?.en ?? '', /sixth/)
  assert.match(explainBin('200240900096')?.en ?? '', /check digit/)
  assert.match(explainBin(sample)?.en ?? '', /IIN of a person/)
  assert.equal(explainBin('2002 4090 0095'), undefined)
})

test('each broken rule of an IBAN is named', () => {
  const iban = generateIban({ bank: '125', account: 'KZT5004100100' })
  assert.equal(iban, 'KZ86125KZT5004100100')
  assert.equal(explainIban('kz86 125k zt50 0410 0100'), undefined)
  assert.match(explainIban('DE89370400440532013000')?.en ?? '', /begins with KZ/)
  assert.match(explainIban(`${iban}0`)?.en ?? '', /21 were entered/)
  assert.match(explainIban(`KZ86${'Ж'}25KZT5004100100`)?.en ?? '', /Latin letters/)
  assert.match(explainIban('KZ86A25KZT5004100100')?.en ?? '', /five digits/)
  assert.match(explainIban('KZ87125KZT5004100100')?.en ?? '', /check digits/)
})

test('generated numbers are valid, and any one changed character of an IBAN is found out', () => {
  const birthday = integer({ min: 0, max: 80_000 }).map((offset) => addDays('1850-01-01', offset))
  check(property(birthday, constantFrom('male', 'female'), integer({ min: 0, max: 9999 }), (day, sex, serial) => {
    const iin = generateIin({ birthday: day, sex, serial })
    assert.equal(explainIin(iin), undefined)
    assert.equal(birthdayIn(iin), day)
  }), { numRuns: 1000 })
  const month = integer({ min: 1, max: 12 })
  const serial = integer({ min: 0, max: 99_999 })
  check(property(serial, constantFrom(4, 5, 6), constantFrom(0, 1, 2, 3), month, (serial, kind, unit, month) => {
    const bin = generateBin({ registered: `2024-${String(month).padStart(2, '0')}`, kind, unit, serial })
    assert.equal(explainBin(bin), undefined)
    assert.match(explainIin(bin)?.en ?? '', /BIN of an organisation/)
  }), { numRuns: 1000 })
  const account = string({ unit: constantFrom(...'0123456789ABCXYZ'), minLength: 13, maxLength: 13 })
  check(property(account, integer({ min: 0, max: 19 }), (account, place) => {
    const iban = generateIban({ bank: '913', account })
    assert.equal(explainIban(iban), undefined)
    const changed = iban.slice(0, place) + other(iban[place]!) + iban.slice(place + 1)
    assert.notEqual(explainIban(changed), undefined)
  }), { numRuns: 1000 })
})

test('groups are joined', () => {
  assert.equal(compactIdentifier(' kz86-125k '), 'KZ86125K')
})
