/** Limits for each applicant: the periods of the calendar have no gaps and do not overlap, and their words say number, law and mend. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limitPeriods, limitReached, periodOf, perApplicantClauses } from './per-applicant.ts'
import { gardenRules } from './testing.ts'
import { same } from './text.ts'
import { addDays, type Day, weekdayOf } from './time.ts'

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('2000-01-01', n))

test('each day lies in one period of each kind, and the next period begins on the day on which it ends', () => {
  fc.assert(fc.property(days, fc.constantFrom(...limitPeriods), (day: Day, each) => {
    const { from, before } = periodOf(each, day)
    assert.ok(from <= day && day < before)
    assert.deepEqual(periodOf(each, addDays(before, -1)), { from, before })
    assert.equal(periodOf(each, before).from, before)
  }))
})

test('a week begins on Monday, and a leap year has its day', () => {
  assert.equal(weekdayOf(periodOf('week', '2026-11-29').from), 1)
  assert.deepEqual(periodOf('month', '2028-02-29'), { from: '2028-02-01', before: '2028-03-01' })
})

test('the print says how many, and whoever has them is told the law and what to do, in each language', () => {
  const basis = { act: gardenRules, article: '7', confidence: 'assumed' } as const
  assert.deepEqual(perApplicantClauses('bookings', [{ atMost: 2, basis }, { atMost: 5, each: 'month', basis }]).map(({ words }) => [words.kk, words.ru, words.en]), [
    ['Бір өтініш берушіге бір мезгілде ең көбі 2 брондау рұқсат етіледі.', 'На одного заявителя одновременно не более 2 броней.', 'For one applicant at most 2 bookings at a time.'],
    ['Бір өтініш берушіге бір айда ең көбі 5 брондау рұқсат етіледі.', 'На одного заявителя в месяц не более 5 броней.', 'For one applicant at most 5 bookings in a month.'],
  ])
  const told = limitReached('applications', { atMost: 1, each: 'year', basis }, { day: '2026-05-03', mend: same('Apply later.') })
  assert.match(told.en, /^You already have the most that are allowed 1 January 2026 – 31 December 2026: 1 application \(.*7.*\)\. Apply later\.$/)
})
