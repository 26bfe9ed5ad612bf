/** Specifies the picture: sums with the entries that they are of, unknown said as unknown, and nothing of few people. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Fate, fates, type Learner } from './intakes.ts'
import { type By, pictureOf, type Read, type What } from './picture.ts'

const none = { all: 0 } as const
const nothing: Read = { reports: [], ownPlaces: undefined, learners: [], counts: { courseLearners: none, courseCompletions: none, credentials: none, hires: none, needs: none } }
const report = (number: string, region: string, year: number, told: { readonly places?: number; readonly computeHours?: number }) => ({ number, university: region, name: region, region, year, ...told })

const valuesOf = (read: Read, what: What, by: By) => pictureOf(read).filter((one) => one.what === what && one.by === by).map(({ key, value }) => [key, value])

test('a sum of reports names the entries that told it; what nobody told is unknown, and never nought', () => {
  const read = { ...nothing, reports: [report('UNR-1', '75', 2025, { places: 60 }), report('UNR-2', '75', 2026, { places: 90, computeHours: 10 }), report('UNR-3', '71', 2026, { places: 40 })] }
  const [places] = pictureOf(read).filter(({ what, by }) => what === 'places' && by === 'all')
  assert.deepEqual([places?.value, places?.year, places?.entries], [130, 2026, ['UNR-2', 'UNR-3']])
  assert.deepEqual(valuesOf(read, 'places', 'year'), [['2025', 60], ['2026', 130]])
  assert.deepEqual(valuesOf(read, 'places', 'region'), [['75', 90], ['71', 40]])
  assert.deepEqual(valuesOf(read, 'computeHours', 'year'), [['2025', 'unset'], ['2026', 10]])
  assert.deepEqual(pictureOf(read).find(({ what, by }) => what === 'computeHours' && by === 'all')?.entries, ['UNR-2'], 'of which reports it is the sum is said')
  assert.deepEqual(valuesOf(nothing, 'teachers', 'all'), [[undefined, 'unset']])
  assert.deepEqual(valuesOf(nothing, 'ownPlaces', 'all'), [[undefined, 'unset']])
  assert.deepEqual(valuesOf(nothing, 'hires', 'all'), [[undefined, 0]], 'what is counted here is nought where there is nobody')
})

test('small groups of people stand together or are not told, and needs, which are public, are told one by one', () => {
  const counts = { ...nothing.counts, hires: { all: 11, region: [{ key: '75', count: 6 }, { key: '71', count: 3 }, { key: '79', count: 2 }], skill: [{ key: 'L1', count: 3 }] }, needs: { all: 1, region: [{ key: '71', count: 1 }] }, credentials: { all: 4, skill: [{ key: 'L1', count: 3 }, { key: 'D3', count: 4 }] } }
  const read = { ...nothing, counts }
  assert.deepEqual(valuesOf(read, 'hires', 'region'), [['75', 6], [undefined, 5]])
  assert.deepEqual(valuesOf(read, 'hires', 'skill'), [[undefined, 'few']])
  assert.deepEqual(valuesOf(read, 'credentials', 'all'), [[undefined, 'few']])
  assert.deepEqual(valuesOf(read, 'credentials', 'skill'), [[undefined, 'few']], 'whoever has two badges is not two people')
  assert.deepEqual(valuesOf(read, 'needs', 'region'), [['71', 1]])
})

test('of a year’s intake it is told who learns, is on leave, graduated and left, and nothing by which few could be known', () => {
  const learners = (admitted: string, told: Partial<Record<Fate, number>>): readonly Learner[] => fates.flatMap((fate) => Array.from({ length: told[fate] ?? 0 }, () => ({ admitted, fate })))
  const read = { ...nothing, learners: [...learners('2025', { studying: 50, onLeave: 2, left: 3 }), ...learners('2024', { graduated: 40, left: 6 }), ...learners('2026', { studying: 4 })] }
  const ofYear = (year: string) => Object.fromEntries(pictureOf(read).filter(({ by, key }) => by === 'intake' && key === year).map(({ what, value }) => [what, value]))
  assert.deepEqual(ofYear('2024'), { admitted: 46, studying: 0, onLeave: 0, graduated: 40, left: 6 })
  assert.deepEqual(ofYear('2025'), { admitted: 55, studying: 50, onLeave: 'few', graduated: 0, left: 'few' })
  assert.deepEqual(ofYear('2026'), { admitted: 'few', studying: 'few', onLeave: 'few', graduated: 'few', left: 'few' })
})
