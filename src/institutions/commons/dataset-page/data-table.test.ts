import assert from 'node:assert/strict'
import { it } from 'node:test'
import { same } from '../../../law/text.ts'
import { dataTable } from './data-table.ts'

const cells = (locale: 'kk' | 'en', name: string, type: string, ...values: readonly (number | string | null)[]): readonly string[] =>
  [...dataTable(locale, { caption: same('t'), columns: [{ name, type }], rows: values.map((value) => [value]) }).source.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell ?? '')

it('groups numbers with the separators of the language, without rounding', () => {
  assert.deepEqual(cells('kk', 's', 'BIGINT', 1_146_470, 900), ['1\u00a0146\u00a0470', '900'])
  assert.deepEqual(cells('kk', 's', 'DOUBLE', 1234.5678), ['1\u00a0234,5678'])
  assert.deepEqual(cells('en', 's', 'DECIMAL(18,2)', '1234.50'), ['1,234.5'])
})

it('leaves years, codes and text as they are', () => {
  assert.deepEqual(cells('kk', 'жыл', 'BIGINT', 2021), ['2021'])
  assert.deepEqual(cells('kk', 'кезең', 'BIGINT', 2021, 2025), ['2021', '2025'], 'what can only be years')
  assert.deepEqual(cells('kk', 'бсн', 'BIGINT', 10_140_000_123), ['10140000123'])
  assert.deepEqual(cells('kk', 's', 'VARCHAR', '10000'), ['10000'])
})
