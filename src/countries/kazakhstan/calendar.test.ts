import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addWorkdays, foreseen, isProvisional, isWorkday, specialDayOn, specialDaysOf, workdaysBetween,
} from '../../law/calendar.ts'
import { isDay, weekdayOf, yearOf } from '../../law/time.ts'
import { calendar } from './calendar.ts'

test('2025 has the 246 working days of the published balance of working time', () => {
  assert.equal(workdaysBetween(calendar, '2024-12-31', '2025-12-31'), 246)
})

test('2026 has the 246 working days published in December 2025, and 31 August, which became one in March', () => {
  assert.equal(workdaysBetween(calendar, '2025-12-31', '2026-12-31'), 247)
  assert.equal(workdaysBetween(calendar, '2025-12-31', '2026-01-31'), 19)
  assert.ok(isWorkday(calendar, '2026-08-31'))
})

test('Nauryz of 2026 rests five days on end', () => {
  assert.equal(workdaysBetween(calendar, '2026-03-20', '2026-03-25'), 0)
  assert.equal(addWorkdays(calendar, '2026-03-20', 1), '2026-03-26')
})

test('15 March is Constitution Day from 2027 on, and 16 March 2026 was worked', () => {
  assert.ok(isWorkday(calendar, '2026-03-16'))
  assert.ok(!isWorkday(calendar, '2027-03-15'))
  assert.equal(specialDayOn(calendar, '2027-03-15')?.basis.confidence, 'secondary')
})

test('Sunday 5 January 2025 was worked so that Friday the 3rd could rest', () => {
  assert.equal(weekdayOf('2025-01-05'), 7)
  assert.ok(isWorkday(calendar, '2025-01-05'))
  assert.ok(!isWorkday(calendar, '2025-01-03'))
})

test('2027 is provisional, and its holidays on weekends move by the law on holidays', () => {
  assert.ok(isProvisional(calendar, '2026-12-20', '2027-01-05'))
  assert.ok(!isProvisional(calendar, '2025-01-01', '2026-12-31'))
  const moved = specialDaysOf(calendar, 2027).filter(({ kind }) => kind === 'moved rest').map(({ day }) => day)
  assert.deepEqual(moved, ['2027-01-04', '2027-03-24', '2027-05-03', '2027-05-10'])
})

test('the published years are what the yearly holidays foresee, but for the feast of Kurban Ait and days moved by order', () => {
  for (const year of calendar.set) {
    const ordinary = specialDaysOf(calendar, year).filter(({ name, basis }) =>
      name.en !== 'First day of Kurban Ait' && !(basis.act.id === 'kz.labour-code' && basis.article === '85'))
    assert.deepEqual(ordinary, foreseen(calendar, year))
  }
})

test('every listed day exists, is listed once, lies in a year that is set, and cites its act', () => {
  assert.equal(new Set(calendar.days.map(({ day }) => day)).size, calendar.days.length)
  for (const { day, basis, name } of calendar.days) {
    assert.ok(isDay(day) && calendar.set.includes(yearOf(day)), day)
    assert.ok(basis.act.title.kk !== '' && name.kk !== '')
  }
})
