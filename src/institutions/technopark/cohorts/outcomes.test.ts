/** Specifies what is told of a cohort: whose year is over, from reports first, and never of few. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMonths } from '../../../law/time.ts'
import { type Member, outcomesOf, toldOf } from './outcomes.ts'

const quarters = (from: string, count: number, revenue = 100n): Member['reports'] => Array.from({ length: count }, (_, nth) => {
  const begins = addMonths(from as '2024-01-01', nth * 3)
  return { from: begins, to: addDays(addMonths(begins, 3), -1), revenue, jobs: 5 + nth }
})
const company = (number: number, more: Partial<Member> = {}): Member => ({ number: String(number), reports: [], entered: { 1: { revenue: 1000n, jobs: 4 } }, ...more })
const many = (count: number, more: (nth: number) => Partial<Member> = () => ({})): readonly Member[] => Array.from({ length: count }, (_, nth) => company(nth, more(nth)))

test('what a company reported of a whole year comes before what was entered; of a part of it the jobs alone', () => {
  const year = { from: '2023-10-02', to: '2024-10-01' } as const
  assert.deepEqual(toldOf(company(1, { reports: quarters('2023-10-01', 4) }), 1, year), { revenue: 400n, jobs: 8 })
  assert.deepEqual(toldOf(company(1, { reports: quarters('2024-01-01', 3) }), 1, year), { revenue: 1000n, jobs: 7 })
  assert.deepEqual(toldOf(company(1, { entered: {} }), 1, year), {})
})

test('a year is told once it is over: who works with revenue and jobs, who left, and of whom nothing is known', () => {
  const members = many(18, (nth) => (nth < 6 ? { left: '2024-03-01' } : nth < 12 ? { entered: {} } : {}))
  const [first, second, third] = outcomesOf('2023-10-02', members, '2025-05-01')
  assert.deepEqual(first!.told!.cells.map(({ key, count, sums }) => [key, count, sums['revenue'], sums['jobs']]), [['works', 6, 6000n, 24n], ['left', 6, 0n, 0n], ['unknown', 6, 0n, 0n]])
  assert.deepEqual([second!.told, third!.told, second!.to], [undefined, undefined, '2025-10-01'])
  assert.deepEqual(['2024-10-01', '2024-11-29', '2024-11-30'].map((day) => outcomesOf('2023-10-02', members, day as '2024-10-01')[0]!.told !== undefined), [false, false, true], 'reports of its last period are due 60 days after it')
})

test('fewer than five stand together with others, and where even that would tell of somebody nothing is told', () => {
  const [first] = outcomesOf('2023-10-02', many(9, (nth) => (nth < 2 ? { left: '2024-03-01' } : {})), '2025-05-01')
  assert.deepEqual([first!.told!.cells, first!.told!.rest?.count, first!.together], [[], 9, ['works', 'left']])
  assert.deepEqual(outcomesOf('2023-10-02', many(4), '2025-05-01')[0]!.told, { cells: [], hidden: 1 })
  const [one] = outcomesOf('2023-10-02', many(6, (nth) => (nth === 0 ? { entered: { 1: { revenue: 1_000_000n } } } : {})), '2025-05-01')
  assert.deepEqual(one!.told!.cells, [], 'one company makes nearly all of the revenue')
})
