/** Specifies terms in hours and minutes; the civil time of a zone is held against that of ICU, which Temporal does not use. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, integer, property, record } from 'fast-check'
import { type Calendar, isWorkday } from './calendar.ts'
import { assumed, type Act } from './citation.ts'
import { type Clock, type ClockEvent, clockOf } from './clock.ts'
import { days, workdays } from './duration.ts'
import { type ClockTerm, hours, type HourTerm, lengthOf, measureOf, minutes, type WorkingHours, workhours } from './hours.ts'
import { hourWords } from './hours-words.ts'
import { same } from './text.ts'
import { atTime, type Day, type Instant, instantAt, localMoment } from './time.ts'

const act: Act = { id: 'sample', title: same('Sample Act'), short: same('Sample Act'), dividedInto: 'articles' }
const calendarIn = (zone: string): Calendar => ({
  zone, workweek: [1, 2, 3, 4, 5], set: [2023, 2024, 2025, 2026], yearly: [],
  days: [
    { day: '2026-11-28', kind: 'moved work', name: same('Saturday on'), basis: assumed(act) },
    { day: '2026-12-16', kind: 'holiday', name: same('Independence Day'), basis: assumed(act) },
  ],
})
const zone = 'Asia/Almaty'
const calendar = calendarIn(zone)
const working: WorkingHours = { spans: [{ from: '09:00', until: '13:00' }, { from: '14:30', until: '18:30' }], basis: assumed(act) }
const at = (day: Day, time: string): Instant => atTime(day, time, zone)

type Started = Exclude<Clock, { readonly state: 'not started' }>
function read(within: ClockTerm, events: readonly ClockEvent[], now: Instant): Started {
  const clock = clockOf({ calendar, within, working, events, now })
  assert.ok(clock.state !== 'not started')
  return clock
}
const from = (day: Day, time: string): ClockEvent => ({ kind: 'start', at: at(day, time) })

test('twenty-four hours end at the same hour of the next day, at night and on a day of rest too, and not with the day', () => {
  const start = from('2026-11-20', '22:15') // a Friday
  const clock = read(hours(24), [start], at('2026-11-21', '22:15'))
  assert.deepEqual([clock.byHour?.due, clock.dueDay, clock.overdue, clock.byHour?.leftMinutes], ['2026-11-21T22:15', '2026-11-21', false, 0])
  const late = read(hours(24), [start], at('2026-11-21', '22:16'))
  assert.deepEqual([late.overdue, late.byHour?.overdueMinutes], [true, 1])
  assert.equal(read(minutes(30), [start], start.at).byHour?.due, '2026-11-20T22:45')
})

test('two working hours of the body pass only while it works: from the evening they end on the next working day, over a break later', () => {
  const due = (day: Day, time: string, count = 2): string | undefined => read(workhours(count), [from(day, time)], at(day, time)).byHour?.due
  assert.equal(due('2026-11-24', '09:30'), '2026-11-24T11:30')
  assert.equal(due('2026-11-24', '12:00'), '2026-11-24T15:30', 'the break does not count')
  assert.equal(due('2026-11-24', '17:30'), '2026-11-25T10:00')
  assert.equal(due('2026-11-27', '20:00'), '2026-11-28T11:00', 'a Saturday that is worked')
  assert.equal(due('2026-12-15', '18:00'), '2026-12-17T10:30', 'a holiday is not')
  assert.equal(due('2026-11-24', '09:00', 8), '2026-11-24T18:30', 'a whole day ends with it')
})

test('a stop moves the end by exactly as long as it lasted, one after the end mends nothing, and an extension adds its hours', () => {
  const start = from('2026-11-24', '10:00')
  const [stop, resume]: ClockEvent[] = [{ kind: 'stop', at: at('2026-11-24', '11:00') }, { kind: 'resume', at: at('2026-11-24', '16:20') }]
  assert.equal(read(hours(4), [start, stop!, resume!], at('2026-11-24', '17:00')).byHour?.due, '2026-11-24T19:20')
  const stands = read(hours(4), [start, stop!], at('2026-11-25', '11:00'))
  assert.deepEqual([stands.state, stands.byHour?.leftMinutes, stands.overdue], ['stopped', 180, false])
  assert.equal(read(workhours(4), [start, stop!, resume!], at('2026-11-24', '17:00')).byHour?.due, '2026-11-25T09:50', 'of the stop, three hours and fifty minutes were working time')
  const after: ClockEvent[] = [{ kind: 'stop', at: at('2026-11-24', '14:01') }, { kind: 'resume', at: at('2026-11-24', '20:00') }]
  assert.equal(read(hours(4), [start, ...after], at('2026-11-24', '21:00')).byHour?.due, '2026-11-24T14:00')
  assert.equal(read(hours(4), [start, { kind: 'extend', at: at('2026-11-24', '12:00'), by: hours(2) }], at('2026-11-24', '12:00')).byHour?.due, '2026-11-24T16:00')
  const finished = read(hours(4), [start, { kind: 'finish', at: at('2026-11-24', '15:30') }], at('2026-12-30', '10:00'))
  assert.deepEqual([finished.state, finished.overdue, finished.byHour?.overdueMinutes], ['finished', true, 90])
})

test('a term in days stays as it was: it ends with its day, has no hour, and an extension in hours lengthens it by the days they reach', () => {
  const clock = read(workdays(2), [from('2026-11-24', '10:00')], at('2026-11-24', '10:00'))
  assert.deepEqual([clock.byHour, clock.dueDay, clock.dueAt], [undefined, '2026-11-26', at('2026-11-26', '23:59').replace('00.000', '59.999')])
  assert.equal(read(days(2), [from('2026-11-24', '10:00'), { kind: 'extend', at: at('2026-11-24', '12:00'), by: hours(3) }], at('2026-11-24', '12:00')).dueDay, '2026-11-27')
})

test('hours are hours where the clocks are changed: of Almaty, which went back by one for good, and of a zone with summer time', () => {
  assert.equal(read(hours(24), [from('2024-02-29', '12:00')], at('2024-02-29', '12:00')).byHour?.due, '2024-03-01T11:00')
  const berlin = measureOf(calendarIn('Europe/Berlin'), 'hour', undefined)
  const start = atTime('2026-03-28', '12:00', 'Europe/Berlin')
  assert.equal(localMoment(berlin.after(start, lengthOf(hours(24))), 'Europe/Berlin'), '2026-03-29T13:00')
  const atWork = measureOf(calendarIn('Europe/Berlin'), 'workhour', working)
  assert.equal(localMoment(atWork.after(atTime('2026-03-27', '18:00', 'Europe/Berlin'), lengthOf(workhours(1))), 'Europe/Berlin'), '2026-03-30T09:30', 'the body opens by its own clock')
})

test('what is left and what has passed is said in hours and minutes in every language', () => {
  const left = read(workhours(4), [from('2026-11-24', '09:00')], at('2026-11-24', '09:40'))
  assert.equal(hourWords.until(left.byHour!).ru, 'до 24 ноября 2026 года, 13:00, осталось: 3 рабочих часа 20 минут')
  assert.equal(hourWords.until(left.byHour!).kk, '2026 ж. 24 қараша, 13:00 уақытына дейін, 3 жұмыс сағаты 20 минут қалды')
  const over = read(hours(1), [from('2026-11-24', '09:00')], at('2026-11-24', '12:00'))
  assert.equal(hourWords.overdue(over.byHour!).en, 'The time ended on 24 November 2026, 10:00, 2 hours ago')
})

const wordsOf = new Map<string, Intl.DateTimeFormat>()
/** Day and time of a moment in a zone by ICU. */
function civil(moment: number, name: string): { readonly day: Day; readonly time: string } {
  let format = wordsOf.get(name)
  if (format === undefined) {
    wordsOf.set(name, format = new Intl.DateTimeFormat('en-CA', { timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }))
  }
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  return { day: `${part['year']}-${part['month']}-${part['day']}` as Day, time: `${part['hour']}:${part['minute']}` }
}

test('working hours are those that somebody counts minute by minute with ICU’s clock, in any zone, whenever they begin', () => {
  const begins = record({ day: integer({ min: 0, max: 1000 }), minute: integer({ min: 0, max: 1439 }), zone: constantFrom(zone, 'Asia/Bishkek', 'Europe/Berlin', 'America/St_Johns'), count: integer({ min: 1, max: 12 }) })
  check(property(begins, ({ day, minute, zone: where, count }) => {
    const there = calendarIn(where)
    const start = Date.parse('2023-12-31T00:00:00Z') + day * 86_400_000 + minute * 60_000
    const end = Date.parse(measureOf(there, 'workhour', working).after(instantAt(start), lengthOf(workhours(count))))
    let [moment, left] = [start, count * 60]
    for (; left > 0; moment += 60_000) {
      const { day: on, time } = civil(moment, where)
      if (isWorkday(there, on) && working.spans.some(({ from: opens, until }) => opens <= time && time < until)) left -= 1
    }
    assert.equal(instantAt(end), instantAt(moment))
  }), { numRuns: 60 })
})

test('whatever stops and goes on: between start and end lies the term and the time for which the clock stood', () => {
  const term = constantFrom<HourTerm>(hours(5), hours(48), minutes(45), workhours(3), workhours(20))
  const pauses = array(record({ after: integer({ min: 1, max: 300 }), lasts: integer({ min: 0, max: 3000 }) }), { maxLength: 4 })
  check(property(term, pauses, integer({ min: 0, max: 200_000 }), (within, stops, begin) => {
    const { between } = measureOf(calendar, within.unit, working)
    let moment = Date.parse('2026-01-12T04:00:00Z') + begin * 60_000
    const events: ClockEvent[] = [{ kind: 'start', at: instantAt(moment) }]
    let [stood, end] = [0, measureOf(calendar, within.unit, working).after(instantAt(moment), lengthOf(within))]
    for (const { after, lasts } of stops) {
      const stop = instantAt(moment += after * 60_000)
      const resume = instantAt(moment += lasts * 60_000)
      events.push({ kind: 'stop', at: stop }, { kind: 'resume', at: resume })
      if (stop > end) continue
      stood += between(stop, resume)
      end = measureOf(calendar, within.unit, working).after(end, between(stop, resume))
    }
    const clock = clockOf({ calendar, within, working, events, now: instantAt(moment + 60_000) })
    assert.ok(clock.state !== 'not started')
    assert.equal(between(events[0]!.at, clock.dueAt), lengthOf(within) + stood)
    assert.equal(clock.dueAt, end)
    assert.ok(localMoment(clock.dueAt, zone).startsWith(clock.dueDay))
  }), { numRuns: 200 })
})
