import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, integer, property } from 'fast-check'
import {
  addDays, addMonths, addYears, atTime, type Day, dayOf, daysBetween, endOfDay, firstOfMonth, type Instant, instantAt, instantOf, isDay, isInstant, parseDay,
  startOfDay, weekdayOf,
} from './time.ts'

test('a day never stands for a moment, nor any text for either: the compiler refuses it', () => {
  const [day, at]: [Day, Instant] = ['2026-11-24', '2026-11-24T09:30:00.000Z']
  // @ts-expect-error a moment is no day
  const wrongDay: Day = at
  // @ts-expect-error a day is no moment
  const wrongAt: Instant = day
  const text: string = day
  // @ts-expect-error not every text is a day
  const unread: Day = text
  // @ts-expect-error nor a moment
  assert.throws(() => addDays(at, 1), RangeError)
  // @ts-expect-error a literal of another form
  const local: Day = '24.11.2026'
  assert.deepEqual([wrongDay, wrongAt, unread, local].length, 4)
  assert.equal(isDay(text) && addDays(text, 1), '2026-11-25')
})

test('what comes from outside is read, or refused', () => {
  assert.equal(parseDay('2028-02-29'), '2028-02-29')
  for (const text of ['2026-02-29', '24.11.2026', '2026-11-24T09:30:00.000Z', '']) assert.throws(() => parseDay(text), RangeError, text)
  assert.ok(isInstant('2026-11-24T09:30:00.000Z'))
  for (const text of ['2026-11-24', '2026-11-24T09:30:00Z', '2026-13-24T09:30:00.000Z', '']) assert.ok(!isInstant(text), text)
  assert.equal(instantAt(0), '1970-01-01T00:00:00.000Z')
  assert.deepEqual(['2026-11', '2026-11-24', '2026-11-24T09:30:00.000Z'].map(firstOfMonth), ['2026-11-01', '2026-11-01', '2026-11-01'])
})

test('an evening in UTC is already the next day in Almaty', () => {
  assert.equal(dayOf('2026-11-24T18:59:59.999Z', 'Asia/Almaty'), '2026-11-24')
  assert.equal(dayOf('2026-11-24T19:00:00.000Z', 'Asia/Almaty'), '2026-11-25')
})

test('a day that was asked for before is the day that Temporal finds, in zones of half hours and with clocks that change at midnight', () => {
  const zones = constantFrom('Asia/Almaty', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Beirut', 'Pacific/Apia', 'UTC')
  const [from, to] = [Date.parse('2011-12-25T00:00:00Z'), Date.parse('2027-01-01T00:00:00Z')]
  const near = constantFrom(-3_600_000, -1800_000, -1, 0, 1, 1800_000, 3_600_000)
  check(property(zones, integer({ min: from, max: to }), near, (zone, moment, beside) => {
    for (const at of [moment, moment + beside, Date.parse(startOfDay(dayOf(instantAt(moment), zone), zone)) + beside].map(instantAt)) {
      assert.equal(dayOf(at, zone), Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString())
      assert.ok(startOfDay(dayOf(at, zone), zone) <= at && at <= endOfDay(dayOf(at, zone), zone))
    }
  }), { numRuns: 2000 })
})

test('Almaty was at +06 before 1 March 2024 and is at +05 since', () => {
  assert.equal(startOfDay('2024-02-29', 'Asia/Almaty'), '2024-02-28T18:00:00.000Z')
  assert.equal(startOfDay('2024-03-02', 'Asia/Almaty'), '2024-03-01T19:00:00.000Z')
})

test('a day ends one millisecond before the next begins', () => {
  assert.equal(endOfDay('2026-11-24', 'Asia/Almaty'), '2026-11-24T18:59:59.999Z')
  assert.equal(atTime('2026-11-24', '09:30', 'Asia/Almaty'), '2026-11-24T04:30:00.000Z')
})

test('instants take one form, in which they sort as text', () => {
  assert.equal(instantOf('2026-11-24T14:30+05:00'), '2026-11-24T09:30:00.000Z')
  assert.throws(() => instantOf('24.11.2026'), RangeError)
})

test('a day must exist', () => {
  assert.ok(isDay('2028-02-29'))
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00', '']) assert.ok(!isDay(text), text)
})

test('months and years end on the last day of a shorter month', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addYears('2028-02-29', 1), '2029-02-28')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(daysBetween('2026-12-31', '2026-12-01'), -30)
  assert.equal(weekdayOf('2026-11-24'), 2)
})
