import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { locales } from '../../../law/text.ts'
import type { Dataset, DatasetVersion, VersionTable } from '../dataset.ts'
import { ruleWords } from './readiness.messages.ts'
import { readinessOf, readinessRules } from './readiness-rules.ts'
import { dataset, description, table, version } from './testing.ts'

const points = (change: { readonly dataset?: Partial<Dataset>; readonly version?: Partial<DatasetVersion>; readonly table?: Partial<VersionTable>; readonly profile?: Partial<VersionTable['profile']> }) => {
  const tables = [{ ...table, ...change.table, profile: { ...table.profile, ...change.profile } }]
  const { points: all } = readinessOf({ ...dataset, ...change.dataset }, { ...version, tables, ...change.version })
  return Object.fromEntries(all.map(({ rule, got }) => [rule, got]))
}
const described = (change: Partial<typeof description>) => ({ dataset: { description: { ...description, ...change } } })
const columns = (change: Partial<VersionTable['profile']['columns'][number]>) => ({ profile: { columns: [{ ...table.profile.columns[0]!, ...change }, ...table.profile.columns.slice(1)] } })
const gate = (action: 'keep' | 'drop') => ({ by: 'x', at: '2026-01-01T00:00:00.000Z' as const, actions: [{ table: 'train', column: 'region', action }] })
const suspect = { table: 'train', column: 'region', findings: [], proposed: 'drop', possible: ['drop', 'keep'] } as const

test('a dataset that does everything has all points, which add up to 100, and nothing to mend', () => {
  const { score, points: all } = readinessOf(dataset, version)
  assert.equal(score, 100)
  assert.equal(readinessRules.reduce((sum, { of }) => sum + of, 0), 100)
  assert.ok(all.every(({ mend }) => mend === undefined))
})

const cases: readonly (readonly [string, Parameters<typeof points>[0], string, number])[] = [
  ['a licence that is not open', described({ licence: 'CC-BY-NC-4.0' }), 'licence', 10],
  ['terms alone', described({ licence: 'LicenseRef-terms' }), 'licence', 5],
  ['personal data that nobody decided on', { version: { suspects: [suspect] } }, 'personal', 0],
  ['personal data that was kept for a reason', { version: { suspects: [suspect], gate: gate('keep') } }, 'personal', 7],
  ['personal data that was removed', { version: { suspects: [suspect], gate: gate('drop') } }, 'personal', 15],
  ['days written as text', columns({ min: '01.02.2020', max: '31.12.2024', top: [{ value: '05.05.2021', count: 2 }] }), 'types', 7],
  ['decimals written as text', columns({ min: '1 200,5', max: '9,75', top: [] }), 'types', 7],
  ['codes with zeros, which are text', columns({ min: '000123', max: '990001', top: [] }), 'types', 10],
  ['a column that is empty', columns({ nulls: 2000 }), 'nulls', 5],
  ['some cells that are empty', columns({ nulls: 100 }), 'nulls', 10],
  ['one row in twenty twice', { profile: { duplicates: 100 } }, 'duplicates', 5],
  ['one row in a hundred rejected', { table: { rejects: { count: 20, first: [] } } }, 'rejects', 4],
  ['yearly data of three years ago', { profile: { newest: '2023-01-01' } }, 'freshness', 5],
  ['yearly data of ten years ago', { profile: { newest: '2016-01-01' } }, 'freshness', 0],
  ['old data that is never updated', { ...described({ updates: 'never' }), profile: { newest: '1990-01-01' } }, 'freshness', 10],
  ['a column without a label', described({ fields: { region: description.fields['region']! } }), 'labels', 2],
  ['no table', { version: { tables: [] } }, 'croissant', 0],
  ['languages that are not stated', described({ languages: [] }), 'languages', 0],
  ['one of two languages stated', described({ languages: ['kk-Cyrl'] }), 'languages', 2],
  ['a hundred rows', { table: { rows: 100 }, profile: { rows: 100, tokens: 900 } }, 'amount', 2],
]
for (const [name, change, rule, got] of cases) {
  test(`${name}: ${got} points for ${rule}`, () => assert.equal(points(change)[rule], got))
}

test('whoever misses points is told in three languages how to get them', () => {
  const { points: all } = readinessOf({ ...dataset, description: { ...description, licence: 'CC-BY-NC-4.0' } }, version)
  const mend = all.find(({ rule }) => rule === 'licence')?.mend
  assert.ok(mend && locales.every((locale) => mend[locale].length > 10))
})

test('a dataset of which nothing was said yet is scored too', () => {
  const { description: _, ...bare } = dataset
  assert.ok(readinessOf(bare, version).score < 70)
})

test('the published document has every rule as it is counted', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/commons-formats.md'), 'utf8')
  for (const { rule, of } of readinessRules) {
    const { title, says, mend } = ruleWords[rule]
    assert.ok(text.includes(`| ${title.en} | ${of} | ${says.en} | ${mend.en} |`), title.en)
  }
})
