import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateIin } from '../../law/identifier.ts'
import { identifying } from '../../countries/kazakhstan/personal-data/identifying.ts'
import { describe } from './connectors/described.ts'
import { impersonal } from './said.ts'

const iin = generateIin({ birthday: '1990-01-01', sex: 'male', serial: 7 })

test('what a catalogue says of people is taken out of every text of a description, the rest stays, and the kinds are told', () => {
  const said = describe({
    name: 'register', title: { ru: `Реестр ${iin}` }, notes: { ru: `Владелец ${iin}, обновляется ежедневно`, kk: 'Тізілім' }, licences: [], keywords: ['реестр', iin], publisher: 'Мекеме', page: `https://data.example.kz/${iin}`,
  }, 'data.example.kz')
  const { description, kinds } = impersonal(said, identifying)
  assert.deepEqual(kinds, ['national-id'])
  assert.doesNotMatch(JSON.stringify(description), new RegExp(iin))
  assert.equal(description.title.ru, 'Реестр [ИИН]')
  assert.equal(description.title.kk, 'Реестр [ЖСН]')
  assert.match(description.summary.ru, /^Владелец \[ИИН\], обновляется ежедневно/)
  assert.equal(description.summary.kk, 'Тізілім')
  assert.equal(description.source, undefined, 'an address with a hole in it leads nowhere')
  assert.deepEqual(description.responsible, said.responsible)
})

test('a description without people stays as it was said', () => {
  const said = describe({ name: 'a', title: { ru: 'Бюджет' }, notes: { ru: 'Расходы за 2015–2024 годы' }, licences: [], keywords: ['бюджет'], page: 'https://data.example.kz/budget' }, 'data.example.kz')
  assert.deepEqual(impersonal(said, identifying), { description: said, kinds: [] })
})
