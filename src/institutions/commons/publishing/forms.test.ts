import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DatasetVersion, Description, Terms } from '../dataset.ts'
import { decisionIn } from '../gate/decide.ts'
import { type Choices, chosenIn, decisionOf, problemsIn, proposedChoices, sentChoices } from '../gate/pages/decision.ts'
import { readDescription, writeDescription } from './describe-form.ts'
import { readTerms, writeTerms } from './terms-form.ts'

const description: Description = {
  title: { kk: 'Мектептер', ru: 'Школы', en: 'Schools' }, summary: { kk: 'Үлгі.', ru: 'Образец.', en: 'A sample.' }, licence: 'CC-BY-4.0',
  responsible: { name: 'Үлгі бөлім', email: 'derek@ulgi.example' }, creator: 'Үлгі', source: 'https://ulgi.example/a?b=c', keywords: ['мектеп', 'школа'], languages: ['kk', 'ug'],
  theme: 'EDUC', spatial: 'Қазақстан', temporal: { from: '2024-01-01', to: '2024-12-31' }, updates: 'yearly', fields: { region: { label: { kk: 'Өңір', ru: 'Регион', en: 'Region' } } },
}

const terms: Terms = {
  tier: 'restricted', purposes: ['research', 'product'], duties: ['attribution'], mode: 'download', months: 24, columns: ['a', 'b'], rows: { column: 'a', values: ['x', 'y'] },
  atOnce: { purposes: ['research'], mode: 'query', months: 6 },
}

const fieldsOf = (problems: readonly { readonly field?: string }[]): readonly (string | undefined)[] => problems.map(({ field }) => field)

test('a description that is shown in the form and sent unchanged stays the same', () => {
  assert.deepEqual(readDescription(writeDescription(description), description.fields), { description, problems: [] })
})

test('what is wrong in a description is said at its field, all at once', () => {
  const { values, lists } = writeDescription(description)
  const { problems } = readDescription({
    values: { ...values, 'title.ru': ' ', licence: 'CC-BY-9', source: 'ulgi.example', otherLanguages: 'Kazakh', from: '', keywords: 'a'.repeat(61), 'responsible.email': 'derek' }, lists,
  }, {})
  assert.deepEqual(fieldsOf(problems).toSorted(), ['from', 'keywords', 'licence', 'otherLanguages', 'responsible.email', 'source', 'title.ru'])
  assert.deepEqual(fieldsOf(readDescription({ values: { ...values, from: '02.01.2025', to: '01.01.2025' }, lists }, {}).problems), ['to'])
})

test('terms that are shown in the form and sent unchanged stay the same', () => {
  assert.deepEqual(readTerms(writeTerms(terms)), { terms, problems: [] })
  const { columns: _, rows: __, atOnce: ___, ...open } = { ...terms, tier: 'open' as const }
  assert.deepEqual(readTerms(writeTerms(open)), { terms: open, problems: [] })
})

test('what is missing in terms is said at its field', () => {
  const { values, lists } = writeTerms(terms)
  const sent = { values: { ...values, mode: '', months: '121', 'rows.values': '', 'atOnce.months': 'x' }, lists: { ...lists, purposes: [], 'atOnce.purposes': ['theft'] } }
  assert.deepEqual(fieldsOf(readTerms(sent).problems).toSorted(), ['atOnce.months', 'atOnce.purposes', 'mode', 'months', 'purposes', 'rows.values'])
})

const version: Pick<DatasetVersion, 'suspects'> = {
  suspects: [
    { table: 'people', column: 'iin', findings: [], proposed: 'keyed-hash', possible: ['keyed-hash', 'drop', 'keep'] },
    { table: 'people', column: 'card', findings: [], proposed: 'block', possible: ['block', 'drop'] },
  ],
}

test('a decision is what was chosen in the form, and can be changed there again', () => {
  const choices: Choices = { actions: ['keep', 'drop'], reasons: 'Заңның 9-бабы' }
  const decision = decisionOf(version, choices)
  assert.deepEqual(decision, {
    actions: [{ table: 'people', column: 'iin', action: 'keep' }, { table: 'people', column: 'card', action: 'drop' }], reasons: 'Заңның 9-бабы',
  })
  assert.deepEqual(chosenIn(version, decision), choices)
  assert.deepEqual(problemsIn(proposedChoices(version)), [])
})

test('answers that say what is not possible for a column, or name none, are no decision', () => {
  const row = (place: number, action: string) => ({ place, column: 'x', action })
  assert.deepEqual(decisionIn(version, { columns: [row(2, 'drop'), row(1, 'keep')], reasons: '' }).actions.map(({ column }) => column), ['card', 'iin'])
  for (const columns of [[row(3, 'drop')], [row(0, 'drop')], [row(2, 'keep')], [row(1, 'burn')]]) assert.throws(() => decisionIn(version, { columns }), { kind: 'invalid' })
})

test('every column needs a choice that is possible for it, and what is kept needs reasons', () => {
  assert.deepEqual(fieldsOf(problemsIn(sentChoices(version, { 'column.0': 'keep', 'column.1': 'keep', reasons: ' ' }))), ['column.1', 'reasons'])
})
