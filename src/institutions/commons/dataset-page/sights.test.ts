import assert from 'node:assert/strict'
import { it } from 'node:test'
import { regions } from '../../../countries/kazakhstan/regions.ts'
import type { ColumnProfile, Profile } from '../ingest/index.ts'
import { regionFinder } from './regions.ts'
import { mapPlan, seriesPlan, sightOf } from './sights.ts'

const find = regionFinder(regions)
const column = (name: string, type: string, kind: ColumnProfile['kind'], more: Partial<ColumnProfile> = {}): ColumnProfile => ({ name, type, kind, nulls: 0, distinct: 20, ...more })
const table = (...columns: readonly ColumnProfile[]): { readonly name: string; readonly profile: Profile } =>
  ({ name: 'train', profile: { rows: 100, duplicates: 0, bytes: 1, columns } })

const region = column('өңір', 'VARCHAR', 'category', { top: ['Астана қаласы', 'Ақмола облысы', 'Абай облысы'].map((value) => ({ value, count: 5 })) })
const year = column('жыл', 'BIGINT', 'integer', { min: 2020, max: 2025, distinct: 6 })
const people = column('халық', 'BIGINT', 'integer')

it('asks for the measure of the newest period by region, and for counts where that says nothing', () => {
  const [measured, counted] = mapPlan(table(region, year, people), find)
  assert.equal(measured?.measure, 'халық')
  assert.match(measured?.sql ?? '', /where "жыл" = \(select max\("жыл"\) from "train"\)/)
  assert.equal(counted?.measure, undefined)
})

it('draws the measure only where one row stands for each region', () => {
  const [measured] = mapPlan(table(region, people), find)
  const rows = (n: number) => [['Астана қаласы', n, 1500, null], ['Ақмола облысы', 1, 800, null], ['Абай облысы', 1, 600, null]]
  assert.deepEqual(sightOf(measured!, rows(1), find)?.points, [{ place: '71', value: 1500 }, { place: '11', value: 800 }, { place: '10', value: 600 }])
  assert.equal(sightOf(measured!, rows(2), find), undefined)
})

it('leaves the row of the whole country out of the map', () => {
  const [measured] = mapPlan(table(region, people), find)
  const rows = [['Қазақстан', 1, 20_000, null], ['Астана қаласы', 1, 1500, null], ['Ақмола облысы', 1, 800, null], ['Абай облысы', 1, 600, null]]
  assert.equal(sightOf(measured!, rows, find)?.points.length, 3)
})

it('draws no map of what names no regions, and no line of what has no time', () => {
  assert.deepEqual(mapPlan(table(column('сөз', 'VARCHAR', 'category', { top: [{ value: 'Астана', count: 3 }, { value: 'алма', count: 3 }] })), find), [])
  assert.deepEqual(seriesPlan(table(people)), [])
})

it('counts rows along time in steps that an eye can follow', () => {
  const days = column('күні', 'DATE', 'date', { min: '2025-01-01', max: '2025-12-31', distinct: 365 })
  assert.match(seriesPlan(table(days)).at(-1)?.sql ?? '', /date_trunc\('month', "күні"\)/)
  const plan = seriesPlan(table(days)).at(-1)!
  assert.equal(sightOf(plan, [['2025-01-01', 5, null, null], ['2025-02-01', 5, null, null], ['2025-03-01', 5, null, null]], find), undefined, 'equal counts say nothing')
  assert.equal(sightOf(plan, [['2025-01-01', 5, null, null], ['2025-02-01', 7, null, null], ['2025-03-01', 5, null, null]], find)?.points.length, 3)
})
