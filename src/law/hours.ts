/** Terms shorter than a day: hours and minutes that pass at night too, and the working hours of the body that decides. Pure. */
import { addWorkdays, type Calendar, workdayFrom } from './calendar.ts'
import type { Citation } from './citation.ts'
import { addDuration, type Duration } from './duration.ts'
import { atTime, type Day, dayOf, endOfDay, type Instant, instantAt } from './time.ts'

/** Counted from the moment itself, not from the next day. */
export interface HourTerm {
  readonly unit: 'minute' | 'hour' | 'workhour'
  readonly count: number
}

/** A term that a clock can run by. */
export type ClockTerm = Duration | HourTerm

/**
 * When the body works, on each working day of the calendar: spans of the country's time in their order; what lies between two is a break. They are part of
 * the procedure, so that its version says them and whoever counts a term again later counts by the same hours.
 */
export interface WorkingHours {
  readonly spans: readonly { readonly from: string; readonly until: string }[]
  readonly basis: Citation
}

const termIn = <const U extends HourTerm['unit']>(unit: U) => (count: number): HourTerm & { readonly unit: U } => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a number of ${unit}s: ${count}`)
  return { unit, count }
}

export const minutes = termIn('minute')
export const hours = termIn('hour')
/** Hours in which the body works. */
export const workhours = termIn('workhour')

export const isByHour = (term: ClockTerm): term is HourTerm => term.unit === 'minute' || term.unit === 'hour' || term.unit === 'workhour'

const millisecondsIn = { minute: 60_000, hour: 3_600_000, workhour: 3_600_000 } as const satisfies Record<HourTerm['unit'], number>

/** The length of a term in milliseconds: for working hours, of the time in which the body works. */
export const lengthOf = ({ unit, count }: HourTerm): number => count * millisecondsIn[unit]

const unitsOfIso = { minute: ['T', 'M'], hour: ['T', 'H'], workhour: undefined, day: ['', 'D'], workday: undefined, month: ['', 'M'], year: ['', 'Y'] } as const satisfies Record<ClockTerm['unit'], readonly [string, string] | undefined>

/** A term as a duration of ISO 8601, as XML Schema and BPMN write them: `P10D`, `PT4H`; undefined for one in working days or hours, which that standard cannot say. */
export function isoDuration({ unit, count }: ClockTerm): string | undefined {
  const [time, letter] = unitsOfIso[unit] ?? []
  return letter === undefined ? undefined : `P${time}${count}${letter}`
}

/** By what a term passes: all the time, or the hours in which the body works on a working day. */
export interface Measure {
  /** The first moment by which so many milliseconds have passed since another. */
  readonly after: (from: Instant, milliseconds: number) => Instant
  /** How many milliseconds pass from a moment to a later one; none where it is not later. */
  readonly between: (from: Instant, to: Instant) => number
}

const allTheTime: Measure = {
  after: (from, milliseconds) => instantAt(Date.parse(from) + milliseconds),
  between: (from, to) => Math.max(0, Date.parse(to) - Date.parse(from)),
}

/** How a term of this unit passes. Throws a RangeError for working hours of a body that says none: the linter refuses such a declaration. */
export function measureOf(calendar: Calendar, unit: HourTerm['unit'], working: WorkingHours | undefined): Measure {
  if (unit !== 'workhour') return allTheTime
  if (working === undefined || working.spans.length === 0) throw new RangeError('Working hours are not declared')
  const spansOn = (day: Day): readonly (readonly [number, number])[] => working.spans.map(({ from, until }) =>
    [Date.parse(atTime(day, from, calendar.zone)), Date.parse(atTime(day, until, calendar.zone))] as const)
  const firstDay = (at: Instant): Day => workdayFrom(calendar, dayOf(at, calendar.zone))
  return {
    after(from, milliseconds) {
      let left = milliseconds
      const begun = Date.parse(from)
      if (left === 0) return from
      for (let day = firstDay(from); ; day = addWorkdays(calendar, day, 1)) {
        for (const [opens, closes] of spansOn(day)) {
          const start = Math.max(opens, begun)
          if (start >= closes) continue
          if (left <= closes - start) return instantAt(start + left)
          left -= closes - start
        }
      }
    },
    between(from, to) {
      let passed = 0
      const [begun, ended, last] = [Date.parse(from), Date.parse(to), dayOf(to, calendar.zone)]
      for (let day = firstDay(from); day <= last; day = addWorkdays(calendar, day, 1)) {
        for (const [opens, closes] of spansOn(day)) passed += Math.max(0, Math.min(closes, ended) - Math.max(opens, begun))
      }
      return passed
    },
  }
}

/** A moment moved on by a term of any kind; by days it moves to the end of the day on which they end. */
export function afterTerm(calendar: Calendar, working: WorkingHours | undefined, from: Instant, term: ClockTerm): Instant {
  if (isByHour(term)) return measureOf(calendar, term.unit, working).after(from, lengthOf(term))
  return endOfDay(workdayFrom(calendar, addDuration(calendar, dayOf(from, calendar.zone), term)), calendar.zone)
}
