import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { ColumnProfile, Profile } from '../ingest/index.ts'
import { columnCard, veiled } from './profile-pictures.ts'

const column = (more: Partial<ColumnProfile>): ColumnProfile => ({ name: 'жасы', type: 'BIGINT', kind: 'integer', nulls: 0, distinct: 40, ...more })
const profile = (...columns: readonly ColumnProfile[]): Profile => ({ rows: 100, duplicates: 0, bytes: 1000, columns })
const veil = (one: ColumnProfile): ColumnProfile => veiled(profile(one)).columns[0]!

it('shows a stranger no group of fewer than ten rows, and not where values end', () => {
  const seen = veil(column({ min: 3, max: 97, mean: 40, histogram: { edges: [0, 20, 40, 60, 80, 100], counts: [2, 30, 4, 60, 4] } }))
  assert.deepEqual(seen.histogram, { edges: [20, 40, 60, 80], counts: [30, 0, 60] })
  assert.equal(seen.min, undefined)
  assert.equal(seen.max, undefined)
  assert.deepEqual(veil(column({ kind: 'category', top: [{ value: 'Астана', count: 70 }, { value: 'сирек', count: 3 }] })).top, [{ value: 'Астана', count: 70 }])
})

it('tells a stranger no value of a column that is lent to nobody', () => {
  const known = veiled(profile(column({ kind: 'category', top: [{ value: 'Астана', count: 70 }] })), ['басқа']).columns[0]!
  assert.deepEqual(known, { name: 'жасы', type: 'BIGINT', kind: 'category', nulls: 0, distinct: 40 })
})

it('shows a stranger nothing of identifiers but how many there are', () => {
  assert.deepEqual(veil(column({ kind: 'identifier', min: 1, max: 100, top: [{ value: '1', count: 50 }] })), { name: 'жасы', type: 'BIGINT', kind: 'identifier', nulls: 0, distinct: 40 })
})

it('says with each picture what it shows', () => {
  const card = columnCard('en', column({ histogram: { edges: [0, 10, 20], counts: [25, 75] } }), { rows: 100, label: 'Age' }).source
  assert.match(card, /aria-label="most lie from 10 to 20: 75 rows"/)
  assert.match(card, /<h3>Age<\/h3><p><code>жасы<\/code><\/p>/)
})

it('writes under a picture the smallest and the largest value, and not the edges of its bars', () => {
  const ends = (more: Partial<ColumnProfile>): string => /<p class="ends">.*<\/p>/.exec(columnCard('ru', column(more), { rows: 100 }).source)?.[0].replaceAll(/<[^>]*>/g, ' ').trim() ?? ''
  const years = { name: 'жыл', histogram: { edges: [2020, 2021, 2022, 2023], counts: [30, 30, 40] } }
  assert.equal(ends({ ...years, min: 2021, max: 2023 }), '2021  2023')
  assert.equal(ends(years), '2021  2023', 'a stranger is told no ends, and sees the first and the last bar')
  assert.equal(ends({ name: 'сома', min: 900, max: 1_146_470, histogram: { edges: [900, 573_685, 1_146_470], counts: [50, 50] } }), '900  1\u00a0146\u00a0470')
  const card = columnCard('en', column(years), { rows: 100 }).source
  assert.match(card, /aria-label="the most frequent is 2023: 40 rows"/)
})

it('escapes what the data say', () => {
  assert.match(columnCard('en', column({ kind: 'category', top: [{ value: '<script>', count: 9 }] }), { rows: 9 }).source, /&lt;script&gt;/)
})
