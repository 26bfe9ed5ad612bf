import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, integer, property } from 'fast-check'
import {
  addWorkdays, type Calendar, isProvisional, isWorkday, nextWorkday, specialDayOn, specialDaysOf, workdayFrom, workdaysBetween,
} from './calendar.ts'
import { type Act, assumed } from './citation.ts'
import { addDuration, days, dueDay, months, workdays, years } from './duration.ts'
import { same } from './text.ts'
import { addDays } from './time.ts'

const act: Act = { id: 'sample', title: same('Sample Act'), short: same('Sample Act'), dividedInto: 'articles' }
const basis = assumed(act)
const calendar: Calendar = {
  zone: 'Asia/Almaty',
  workweek: [1, 2, 3, 4, 5],
  set: [2026],
  days: [
    { day: '2026-11-25', kind: 'holiday', name: same('Wednesday off'), basis },
    { day: '2026-11-28', kind: 'moved work', name: same('Saturday on'), basis },
    { day: '2027-05-17', kind: 'holiday', name: same('Known early'), basis },
  ],
  yearly: [
    { on: '05-01', name: same('Moves'), basis, moves: basis },
    { on: '05-02', name: same('Stays'), basis },
  ],
}
const anyDay = integer({ min: 0, max: 1500 }).map((offset) => addDays('2025-01-01', offset))
const count = integer({ min: 0, max: 120 })

test('holidays rest, moved Saturdays work', () => {
  assert.ok(!isWorkday(calendar, '2026-11-25'))
  assert.ok(isWorkday(calendar, '2026-11-28'))
  assert.ok(!isWorkday(calendar, '2026-11-29'))
  assert.equal(addWorkdays(calendar, '2026-11-24', 2), '2026-11-27')
  assert.equal(addWorkdays(calendar, '2026-11-24', 3), '2026-11-28')
  assert.equal(addWorkdays(calendar, '2026-11-28', -2), '2026-11-26')
  assert.equal(specialDayOn(calendar, '2026-11-25')?.name.en, 'Wednesday off')
})

test('a year that is set has the days listed and no others', () => {
  assert.ok(isWorkday(calendar, '2026-05-01'))
})

test('a year that is not set is foreseen: yearly holidays, those that move, and days known early', () => {
  assert.deepEqual(specialDaysOf(calendar, 2027).map(({ day, kind }) => [day, kind]), [
    ['2027-05-01', 'holiday'], ['2027-05-02', 'holiday'], ['2027-05-03', 'moved rest'], ['2027-05-17', 'holiday'],
  ])
  assert.ok(isProvisional(calendar, '2026-12-31', '2027-01-01'))
  assert.ok(!isProvisional(calendar, '2026-01-01', '2026-12-31'))
})

test('adding working days lands on a working day and counts back to the number', () => {
  check(property(anyDay, count, (day, n) => {
    const end = addWorkdays(calendar, day, n)
    assert.equal(workdaysBetween(calendar, day, end), n)
    if (n > 0) assert.ok(isWorkday(calendar, end))
  }), { numRuns: 2000 })
})

test('working days add up', () => {
  check(property(anyDay, count, count, (day, a, b) => {
    assert.equal(addWorkdays(calendar, addWorkdays(calendar, day, a), b), addWorkdays(calendar, day, a + b))
  }), { numRuns: 2000 })
  check(property(anyDay, anyDay, anyDay, (a, b, c) => {
    assert.equal(workdaysBetween(calendar, a, b) + workdaysBetween(calendar, b, c), workdaysBetween(calendar, a, c))
  }), { numRuns: 300 })
})

test('a working day before goes back to a working day', () => {
  check(property(anyDay, count, (day, n) => {
    const from = workdayFrom(calendar, day)
    assert.equal(addWorkdays(calendar, addWorkdays(calendar, from, n), -n), from)
  }), { numRuns: 500 })
  assert.equal(nextWorkday(calendar, '2026-11-24'), '2026-11-26')
  assert.throws(() => addWorkdays(calendar, '2026-11-24', 1.5), RangeError)
})

test('durations end where their unit says, and deadlines never end on a day of rest', () => {
  assert.equal(addDuration(calendar, '2026-11-24', workdays(1)), '2026-11-26')
  assert.equal(addDuration(calendar, '2026-11-24', days(1)), '2026-11-25')
  assert.equal(dueDay(calendar, '2026-11-24', days(1)), '2026-11-26')
  assert.equal(addDuration(calendar, '2026-08-31', months(1)), '2026-09-30')
  assert.equal(addDuration(calendar, '2028-02-29', years(3)), '2031-02-28')
  assert.throws(() => workdays(-1), RangeError)
  check(property(anyDay, integer({ min: 0, max: 400 }), (day, n) => {
    assert.ok(isWorkday(calendar, dueDay(calendar, day, days(n))))
  }), { numRuns: 500 })
})
