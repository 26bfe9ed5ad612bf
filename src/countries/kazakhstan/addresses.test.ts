/** Specifies addresses: their parts are the country's, what is wrong with one is told beside it, and rules compare their region. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { conventions as kazakhstan } from './conventions.ts'
import { regions as kazakhstansRegions } from './regions.ts'
import { conventions as kyrgyzstan } from '../kyrgyzstan/conventions.ts'
import { hasAddresses, printAddress } from '../../law/address.ts'
import { readAnswers, writeAnswers } from '../../law/answers.ts'
import { type Conventions, keepTo } from '../../law/conventions.ts'
import { evaluate } from '../../law/evaluate.ts'
import type { AddressParts } from '../../law/address-part.ts'
import { type AddressField, isEmpty } from '../../law/field.ts'
import { keepRegions } from '../../law/places.ts'
import { printAnswer } from '../../law/print-answer.ts'

const home: AddressField = { kind: 'address', name: 'home', label: { kk: 'Мекенжай', ru: 'Адрес', en: 'Address' } }

/** A test in a country; whatever runs next in this process is of the former one again. */
function inCountry(name: string, country: Conventions, regions: typeof kazakhstansRegions, body: () => void): void {
  test(name, () => {
    const [former, places] = [keepTo(country), keepRegions(regions)]
    try {
      body()
    } finally {
      keepTo(former)
      keepRegions(places)
    }
  })
}
const read = (parts: Readonly<Record<string, string>>, field = home) => {
  const { facts, problems } = readAnswers([field], Object.fromEntries(Object.entries(parts).map(([part, value]) => [`home.${part}`, value])))
  return { answer: facts['home'], wrong: problems.map((problem) => problem.field) }
}

inCountry('an address is what was said of its parts; a village is needed unless the region is a city', kazakhstan, kazakhstansRegions, () => {
  assert.deepEqual(read({ region: '75', street: ' Абай  даңғылы ', house: '10', flat: '' }), { answer: { region: '75', street: 'Абай даңғылы', house: '10' }, wrong: [] })
  assert.deepEqual(read({ region: '19', house: '10' }), { answer: undefined, wrong: ['home.settlement'] })
  assert.deepEqual(read({ region: 'Алматы', house: 'x'.repeat(101) }), { answer: undefined, wrong: ['home.region', 'home.house'] })
  assert.deepEqual(read({ region: '75', house: '10', tower: 'B' }).wrong, ['home'], 'and no part that there is not')
})

inCountry('an address that may be left out is known to be empty, and one that may not is missing as a whole', kazakhstan, kazakhstansRegions, () => {
  assert.deepEqual(read({}, { ...home, optional: true }), { answer: '', wrong: [] })
  assert.deepEqual(read({ region: '', house: ' ' }), { answer: undefined, wrong: ['home'] })
  assert.deepEqual(read({ house: '5' }, { ...home, optional: true }).wrong, ['home.region'], 'half an address is none')
  assert.deepEqual([isEmpty({}), isEmpty({ region: '75' })], [true, false])
})

inCountry('what was read is shown again and read as the same', kazakhstan, kazakhstansRegions, () => {
  const texts = fc.stringMatching(/^[A-Za-zА-Яа-я0-9 ]{0,20}$/)
  const parts = fc.record({ region: fc.constantFrom('75', '11', '47'), district: texts, settlement: texts, street: texts, house: texts, flat: texts })
  fc.assert(fc.property(parts, (sent) => {
    const { answer } = read(sent)
    if (answer === undefined) return
    const again = readAnswers([home], writeAnswers([home], { home: answer }))
    assert.deepEqual(again, { facts: { home: answer }, problems: [] })
  }))
})

inCountry('an address is printed on one line in the order and the words of the country', kazakhstan, kazakhstansRegions, () => {
  const address: AddressParts = { house: '10', region: '75', flat: '5', street: 'Абай даңғылы' }
  assert.deepEqual(printAddress(address), { kk: 'Алматы қаласы, Абай даңғылы, 10-үй, 5-пәтер (кеңсе)', ru: 'Город Алматы, Абай даңғылы, д. 10, кв. (офис) 5', en: 'Almaty, Абай даңғылы, 10, flat (office) 5' })
  assert.equal(printAnswer(home, { region: '75', house: '1', tower: 'B' }).en, 'Almaty, 1, B', 'also what an earlier law asked')
  assert.equal(printAnswer(home, '75').en, 'Almaty', 'rules speak of its region')
})

inCountry('a rule compares the region of an address', kazakhstan, kazakhstansRegions, () => {
  const verdict = (rule: Parameters<typeof evaluate>[0], answer?: AddressParts | '') => {
    const { verdict: said, trace } = evaluate(rule, answer === undefined ? {} : { home: answer }, { parameters: {}, on: '2026-06-01' })
    return [said, trace.values['home']]
  }
  assert.deepEqual(verdict({ rule: 'is', fact: 'home', value: '75' }, { region: '75', house: '1' }), [true, '75'])
  assert.deepEqual(verdict({ rule: 'oneOf', fact: 'home', values: ['11', '47'] }, { region: '75', house: '1' }), [false, '75'])
  assert.deepEqual(verdict({ rule: 'oneOf', fact: 'home', values: ['11'] }), ['unknown', undefined])
  assert.deepEqual(verdict({ rule: 'given', fact: 'home' }, ''), [false, ''])
})

inCountry('a country without a classifier has addresses of texts alone', kyrgyzstan, [], () => {
  assert.equal(hasAddresses(), true)
  assert.deepEqual(read({ province: 'Чүй', house: '3' }).answer, { province: 'Чүй', house: '3' })
})

inCountry('a country that declares parts of which one is a region, and no regions, has none', kazakhstan, [], () => {
  assert.equal(hasAddresses(), false)
})
