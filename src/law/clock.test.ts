import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, integer, property, record } from 'fast-check'
import { addWorkdays, type Calendar, isWorkday, workdaysBetween } from './calendar.ts'
import { type Act, assumed } from './citation.ts'
import { type Clock, type ClockEvent, clockOf } from './clock.ts'
import { days, type Duration, months, workdays, years } from './duration.ts'
import { same } from './text.ts'
import { addDays, atTime, type Day } from './time.ts'

const act: Act = { id: 'sample', title: same('Sample Act'), short: same('Sample Act'), dividedInto: 'articles' }
const zone = 'Asia/Almaty'
const calendar: Calendar = {
  zone,
  workweek: [1, 2, 3, 4, 5],
  set: [2026],
  days: [
    { day: '2026-10-26', kind: 'moved rest', name: same('Republic Day'), basis: assumed(act) },
    { day: '2026-11-28', kind: 'moved work', name: same('Saturday on'), basis: assumed(act) },
    { day: '2026-12-16', kind: 'holiday', name: same('Independence Day'), basis: assumed(act) },
  ],
  yearly: [{ on: '01-01', name: same('New Year'), basis: assumed(act) }],
}
const at = (day: Day, time = '10:00') => atTime(day, time, zone)
const event = (kind: 'start' | 'stop' | 'resume' | 'finish', day: Day, time?: string): ClockEvent => ({ kind, at: at(day, time) })

type Started = Exclude<Clock, { readonly state: 'not started' }>
function read(within: Duration, events: readonly ClockEvent[], on: Day, time?: string): Started {
  const reading = clockOf({ calendar, within, events, now: at(on, time) })
  assert.ok(reading.state !== 'not started')
  return reading
}

test('a clock that nothing started has not started, and tomorrow’s start is not yet one', () => {
  assert.deepEqual(clockOf({ calendar, within: workdays(5), events: [], now: at('2026-11-02') }), { state: 'not started' })
  const events = [event('start', '2026-11-03')]
  assert.deepEqual(clockOf({ calendar, within: workdays(5), events, now: at('2026-11-02') }), { state: 'not started' })
})

test('five working days from a Thursday end on the next Thursday, whatever the hour of filing', () => {
  for (const time of ['00:00', '10:00', '23:59']) {
    const clock = read(workdays(5), [event('start', '2026-11-05', time)], '2026-11-09', '12:00')
    const { dueDay, dueAt, leftWorkdays, usedWorkdays } = clock
    assert.deepEqual({ dueDay, dueAt, leftWorkdays, usedWorkdays },
      { dueDay: '2026-11-12', dueAt: '2026-11-12T18:59:59.999Z', leftWorkdays: 3, usedWorkdays: 2 })
  }
})

test('holidays lengthen a term, moved Saturdays shorten it', () => {
  assert.equal(read(workdays(2), [event('start', '2026-10-23')], '2026-10-23').dueDay, '2026-10-28')
  assert.equal(read(workdays(2), [event('start', '2026-11-26')], '2026-11-26').dueDay, '2026-11-28')
})

test('a term in calendar days or months that ends on a day of rest ends on the next working day', () => {
  assert.equal(read(days(10), [event('start', '2026-12-06')], '2026-12-07').dueDay, '2026-12-17')
  assert.equal(read(months(1), [event('start', '2026-09-25')], '2026-10-01').dueDay, '2026-10-27')
})

test('a stop of three working days moves the due day by three, and what is left stands still meanwhile', () => {
  const start = event('start', '2026-11-02')
  const stop = event('stop', '2026-11-04')
  const stopped = read(workdays(5), [start, stop], '2026-11-06')
  assert.equal(stopped.state, 'stopped')
  assert.equal(stopped.leftWorkdays, 3)
  assert.equal(stopped.usedWorkdays, 2)
  const resumed = read(workdays(5), [start, stop, event('resume', '2026-11-09')], '2026-11-10')
  assert.equal(resumed.state, 'running')
  assert.equal(resumed.dueDay, '2026-11-12')
  assert.equal(resumed.leftWorkdays, 2)
})

test('a stop and a resumption on one day cost nothing', () => {
  const events = [event('start', '2026-11-02'), event('stop', '2026-11-04', '09:00'), event('resume', '2026-11-04', '17:00')]
  assert.equal(read(workdays(5), events, '2026-11-05').dueDay, '2026-11-09')
})

test('a stop of a term in calendar days lasts in calendar days', () => {
  const events = [event('start', '2026-11-02'), event('stop', '2026-11-04'), event('resume', '2026-11-10')]
  assert.equal(read(days(10), events, '2026-11-11').dueDay, '2026-11-18')
  assert.equal(read(months(1), events, '2026-11-11').dueDay, '2026-12-08')
})

test('an extension adds its days', () => {
  const events: ClockEvent[] = [event('start', '2026-11-02'), { kind: 'extend', at: at('2026-11-05'), by: workdays(10) }]
  assert.equal(read(workdays(5), events, '2026-11-05').dueDay, '2026-11-23')
})

test('lateness is counted in working days and ends with the finish', () => {
  const start = event('start', '2026-11-02')
  assert.equal(read(workdays(5), [start], '2026-11-09').overdue, false)
  assert.equal(read(workdays(5), [start], '2026-11-10').overdueBy, 1)
  const late = read(workdays(5), [start, event('finish', '2026-11-11')], '2026-12-30')
  assert.deepEqual([late.state, late.overdue, late.overdueBy, late.usedWorkdays], ['finished', true, 2, 7])
  const saturday = read(workdays(4), [start], '2026-11-07')
  assert.deepEqual([saturday.dueDay, saturday.overdue, saturday.overdueBy], ['2026-11-06', true, 0])
})

test('a stop after the due day mends nothing, one on the due day still does', () => {
  const start = event('start', '2026-11-02')
  const late = read(workdays(5), [start, event('stop', '2026-11-10')], '2026-11-20')
  assert.deepEqual([late.dueDay, late.overdue], ['2026-11-09', true])
  const justInTime = read(workdays(5), [start, event('stop', '2026-11-09')], '2026-11-20')
  assert.deepEqual([justInTime.dueDay, justInTime.overdue, justInTime.leftWorkdays], ['2026-11-20', false, 0])
})

test('a term that crosses into a year without a calendar is provisional', () => {
  assert.ok(!read(workdays(5), [event('start', '2026-12-20')], '2026-12-21').provisional)
  assert.ok(read(workdays(15), [event('start', '2026-12-20')], '2026-12-21').provisional)
})

const startDay = integer({ min: 0, max: 900 }).map((offset) => addDays('2025-06-01', offset))
const upTo = (max: number, min = 0) => integer({ min, max })
const term = constantFrom<(count: number) => Duration>(workdays, days, months, years).chain((unit) => upTo(unit === years ? 3 : 40, 1).map(unit))
interface Happening { readonly kind: 'stop' | 'resume' | 'extend' | 'finish'; readonly offset: number; readonly by: number }
const happenings = array(record<Happening>({
  kind: constantFrom('stop', 'resume', 'extend', 'finish'), offset: upTo(90), by: upTo(10, 1),
}), { maxLength: 8 })
const eventsFrom = (start: Day, list: readonly Happening[]): ClockEvent[] => [
  event('start', start, '08:00'),
  ...list.map(({ kind, offset, by }): ClockEvent => {
    const when = at(addDays(start, offset), '10:00')
    return kind === 'extend' ? { kind, at: when, by: workdays(by) } : { kind, at: when }
  }),
]

test('the due day is a working day, not before the start, and used, left and overdue agree with it', () => {
  check(property(startDay, term, happenings, upTo(120), (start, within, list, later) => {
    const today = addDays(start, later)
    const clock = read(within, eventsFrom(start, list), today, '12:00')
    assert.ok(isWorkday(calendar, clock.dueDay))
    assert.ok(clock.dueDay >= start && clock.usedWorkdays >= 0)
    assert.ok(clock.leftWorkdays === 0 || clock.overdueBy === 0)
    if (clock.overdueBy > 0) assert.ok(clock.overdue)
    if (clock.state === 'stopped' && !clock.overdue) assert.ok(clock.dueDay >= today)
  }), { numRuns: 3000 })
})

test('a pause of n working days moves the due day by exactly n working days', () => {
  check(property(startDay, upTo(40, 1), upTo(40), upTo(30), (start, term, before, pause) => {
    const within = workdays(term)
    const plain = read(within, [event('start', start)], addDays(start, 200))
    const stop = addWorkdays(calendar, start, Math.min(before, term))
    const resume = addWorkdays(calendar, stop, pause)
    const events = [event('start', start), event('stop', stop, '11:00'), event('resume', resume, '12:00')]
    const paused = read(within, events, addDays(start, 200))
    assert.equal(paused.dueDay, addWorkdays(calendar, plain.dueDay, pause))
    assert.equal(workdaysBetween(calendar, plain.dueDay, paused.dueDay), pause)
    assert.equal(paused.usedWorkdays, plain.usedWorkdays - pause)
  }), { numRuns: 3000 })
})

test('used and left make up the term until it is due, pauses or not', () => {
  check(property(startDay, upTo(40, 1), happenings, upTo(100), (start, term, list, later) => {
    const events = eventsFrom(start, list.filter(({ kind }) => kind === 'stop' || kind === 'resume'))
    const clock = read(workdays(term), events, addDays(start, later), '12:00')
    if (!clock.overdue) assert.equal(clock.usedWorkdays + clock.leftWorkdays, term)
  }), { numRuns: 3000 })
})

test('a later start, a longer term or an extension never makes it due sooner, and the order of events does not matter', () => {
  check(property(startDay, term, happenings, upTo(10, 1), upTo(120), (start, within, list, more, later) => {
    const today = addDays(start, later)
    const events = eventsFrom(start, list)
    const due = read(within, events, today, '12:00').dueDay
    assert.ok(read({ ...within, count: within.count + more }, events, today, '12:00').dueDay >= due)
    const extended: ClockEvent = { kind: 'extend', at: at(start, '09:00'), by: workdays(more) }
    assert.ok(read(within, [...events, extended], today, '12:00').dueDay >= due)
    const plain = read(within, [event('start', start)], addDays(start, 99)).dueDay
    assert.ok(read(within, [event('start', addDays(start, more))], addDays(start, 99)).dueDay >= plain)
    const distinct = [...new Map(events.map((each) => [each.at, each])).values()]
    assert.deepEqual(read(within, distinct.toReversed(), today, '12:00'), read(within, distinct, today, '12:00'))
  }), { numRuns: 2000 })
})

test('while the clock stands, what is left stays, and the due day moves with the working days', () => {
  check(property(startDay, upTo(30, 1), upTo(60), (start, term, later) => {
    const today = addDays(start, later)
    const { dueDay, leftWorkdays } = read(workdays(term), [event('start', start), event('stop', start, '11:00')], today, '12:00')
    assert.equal(leftWorkdays, term)
    assert.equal(dueDay, addWorkdays(calendar, start, term + workdaysBetween(calendar, start, today)))
  }), { numRuns: 500 })
})
