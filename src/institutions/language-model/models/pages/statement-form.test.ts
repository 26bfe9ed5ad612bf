import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { same } from '../../../../law/text.ts'
import { statement } from '../model.ts'
import { statementFrom, valuesOf } from './statement-form.ts'

const run = { id: 'r1', title: same('Кластер'), path: '/training/r1', recipe: 'a'.repeat(64) }
const here = {
  runs: [run],
  named: async (name: string) => (name === 'ulgi/habarlar@2' ? { thing: 'dataset-version:1', title: same('Хабарлар'), path: '/commons/datasets/ulgi/habarlar?version=2' } : undefined),
}
const whole = {
  kind: 'chat', languages: 'kk, RU kk', 'base.name': 'Ulgi/base', 'base.licence': 'MIT', run: 'r1', datasets: ' ulgi/habarlar@2\n\nulgi/habarlar@2', 'other.kk': 'Веб', 'other.ru': 'Веб', 'other.en': 'Web',
  tokens: '20 000 000 000', hours: '1 250,5', hardware: '8 × H100', recipe: '',
}

describe('what is said of a model that was made elsewhere', () => {
  test('becomes a statement, and fills the form again', async () => {
    const { statement: said, problems } = await statementFrom(whole, here)
    assert.deepEqual(problems, [])
    assert.deepEqual(statement.parse(said), {
      kind: 'chat', languages: ['kk', 'ru'], data: { datasets: [{ thing: 'dataset-version:1', title: same('Хабарлар'), path: '/commons/datasets/ulgi/habarlar?version=2' }], other: { kk: 'Веб', ru: 'Веб', en: 'Web' } },
      run: { id: 'r1', title: same('Кластер'), path: '/training/r1' }, tokens: 20_000_000_000, hours: 1250.5, hardware: '8 × H100', recipe: 'a'.repeat(64), base: { name: 'Ulgi/base', licence: 'MIT' },
    })
    assert.deepEqual((await statementFrom(valuesOf(said), here)).statement, said)
  })

  for (const [field, changes] of [
    ['languages', { languages: 'қазақша' }], ['languages', { languages: '' }], ['base.licence', { 'base.licence': '' }], ['base.name', { 'base.name': '' }], ['base.licence', { 'base.licence': 'mine' }],
    ['datasets', { datasets: 'ulgi/none' }], ['datasets', { run: '', datasets: '', 'other.kk': '', 'other.ru': '', 'other.en': '' }], ['other.ru', { 'other.ru': ' ' }],
    ['tokens', { tokens: 'көп' }], ['tokens', { tokens: '-1' }], ['tokens', { tokens: '1.5' }], ['hours', { hours: 'NaN' }], ['recipe', { recipe: 'abc' }],
  ] as const) {
    test(`is refused at the field ${field} for ${JSON.stringify(changes)}`, async () => {
      assert.deepEqual((await statementFrom({ ...whole, ...changes }, here)).problems.map((one) => one.field), [field])
    })
  }
})
