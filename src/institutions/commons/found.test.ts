import assert from 'node:assert/strict'
import { it } from 'node:test'
import { description, dataset, table, terms, version } from './catalogue/testing.ts'
import type { Dataset, DatasetVersion } from './dataset.ts'
import { documentOf } from './found.ts'

const wordsOf = (change: Partial<Dataset>, changed: Partial<DatasetVersion> = {}): readonly string[] => documentOf({ ...dataset, ...change }, { ...version, ...changed }).words ?? []

it('finds an open dataset by the values of its categories', () => {
  assert.ok(wordsOf({}).includes('Абай'))
})

it('tells the search no value of what is not open, not lent, or looked like personal data', () => {
  assert.ok(!wordsOf({ terms: { ...terms, tier: 'registered' } }).includes('Абай'))
  assert.ok(!wordsOf({ terms: { ...terms, tier: 'restricted' } }).includes('Абай'))
  assert.ok(!wordsOf({ terms: { ...terms, mode: 'aggregates' } }).includes('Абай'))
  assert.ok(!wordsOf({ terms: { ...terms, columns: ['pupils'] } }).includes('Абай'))
  assert.ok(!wordsOf({ terms: { ...terms, rows: { column: 'region', values: ['Астана'] } } }).includes('Абай'))
  assert.ok(!wordsOf({}, { suspects: [{ table: 'train', column: 'region', findings: [], proposed: 'keep', possible: ['keep'] }] }).includes('Абай'))
})

it('tells it no more than fifty values', () => {
  const columns = table.profile.columns.map((column) => (column.name === 'region' ? { ...column, top: Array.from({ length: 80 }, (_, i) => ({ value: `мән-${i}`, count: 80 - i })) } : column))
  assert.equal(wordsOf({}, { tables: [{ ...table, profile: { ...table.profile, columns } }] }).filter((word) => word.startsWith('мән-')).length, 50)
})

it('leaves out the paragraph that says what the data are not', () => {
  const disclaimer = { kk: 'Компанияға қатысы жоқ.', ru: 'К компаниям не относится.', en: 'Not about any company.' }
  const summary = { kk: `Мектептер.\n\n${disclaimer.kk}`, ru: `Школы.\n\n${disclaimer.ru}`, en: `Schools.\n\n${disclaimer.en}` }
  assert.deepEqual(documentOf({ ...dataset, description: { ...description, summary } }, version, disclaimer).about, { kk: 'Мектептер.', ru: 'Школы.', en: 'Schools.' })
})
