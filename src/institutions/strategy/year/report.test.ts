/** Specifies what the reports tell of years that are over: the last fact with its year, forecasts beside what came, and what is still open from before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import type { Met } from '../meetings/index.ts'
import type { Plan } from '../plan/index.ts'
import { goalBrief, yearReport } from './report.ts'

const figure = (kind: 'fact' | 'forecast', year: number, value: number) => ({ number: `F-${kind}-${year}`, path: '/f', indicator: 'I-1', kind, year, value, toldOn: `${year + (kind === 'fact' ? 1 : -1)}-02-01`, source: same('Books') })
const measure = (number: string, deadline: string, doneOn?: string) => ({ number, path: `/m/${number}`, goal: 'G-1', name: same(`Measure ${number}`), executor: 'Body', deadline, ...(doneOn && { doneOn }) })
const plan = {
  goals: [{ number: 'G-1', path: '/g', name: same('Goal'), mandate: 'Decree' }],
  indicators: [{ number: 'I-1', path: '/i', goal: 'G-1', name: same('Indicator'), unit: { text: same('unit'), inEach: true }, yearly: new Map([[2025, 10]]), target: 20, targetYear: 2029, baseValue: 2, baseYear: 2023, direction: 'up', method: 'linear@1', dataSource: 'Books' }],
  figures: [figure('fact', 2025, 8), figure('forecast', 2025, 9), figure('forecast', 2026, 12)],
  measures: [measure('M-1', '2025-06-01'), measure('M-2', '2025-06-01', '2025-05-01'), measure('M-3', '2026-06-01')],
} as unknown as Plan
const met: Met = {
  council: [], commission: [], rejected: [],
  instructions: [{ number: 'INS-1', path: '/ins', what: 'Left from before', whom: same('Body'), until: '2025-12-01', meeting: 'M' }, { number: 'INS-2', path: '/ins', what: 'Answered before', whom: same('Body'), until: '2025-12-01', meeting: 'M', accepted: 'Paper', answeredAt: '2025-11-01T00:00:00.000Z' }],
} as unknown as Met

test('a brief tells the last fact with its year, and judges the forecasts of years that are over', () => {
  const [indicators, forecasts] = goalBrief(plan, 'G-1', '2026-11-30', 'en')!.sections
  assert.match(indicators!.rows[0]!.cells.join(' | '), /^Indicator \| 10 .*\(2025\) \| 8 .*\(2025\) \| (?!not known)/)
  assert.deepEqual(forecasts!.rows.map(({ cells }) => [cells[1]!.slice(0, 4), cells[3]]), [['2025', '1']])
})

test('the report of a year tells what was left from before, and the progress of no other year', () => {
  const of = (year: number) => yearReport({ plan, met, counted: [], country: same('Land'), year, today: '2026-11-30', dayIn: (at) => dayOf(at, 'UTC'), locale: 'en' }).sections
  const [indicators, , measures, , instructions] = of(2026)
  assert.equal(indicators!.rows[0]!.cells[3], '–', 'the fact of 2025 is judged, and is not in this report')
  assert.deepEqual([measures!.rows.map(({ proof }) => proof), instructions!.rows.map(({ proof }) => proof)], [['M-1', 'M-3'], ['INS-1']])
  assert.notEqual(of(2025)[0]!.rows[0]!.cells[3], '–')
})
