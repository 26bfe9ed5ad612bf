/** Durations as data, and where they end. */
import { addWorkdays, type Calendar, workdayFrom } from './calendar.ts'
import { addDays, addMonths, addYears, type Day } from './time.ts'

export interface Duration {
  readonly unit: 'workday' | 'day' | 'month' | 'year'
  readonly count: number
}

/** A duration whose count is an answer: a whole number of the form. */
export interface AnsweredDuration {
  readonly unit: Duration['unit']
  readonly fact: string
}

/** As many months as a field says. */
export const monthsIn = ({ name }: { readonly kind: 'integer'; readonly name: string }): AnsweredDuration => ({ unit: 'month', fact: name })

const durationIn = <const U extends Duration['unit']>(unit: U) => (count: number): Duration & { readonly unit: U } => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a duration: ${count}`)
  return { unit, count }
}

/** Working days of the calendar of the country. */
export const workdays = durationIn('workday')
/** Calendar days. */
export const days = durationIn('day')
export const months = durationIn('month')
export const years = durationIn('year')

/**
 * The last day of a duration that begins after a day: the day itself is not counted. Calendar days, months and years may end on
 * a day of rest, as the validity of a certificate does; for a deadline use `dueDay`.
 */
export function addDuration(calendar: Calendar, day: Day, { unit, count }: Duration): Day {
  switch (unit) {
    case 'workday': return addWorkdays(calendar, day, count)
    case 'day': return addDays(day, count)
    case 'month': return addMonths(day, count)
    case 'year': return addYears(day, count)
  }
}

/** The day on which something is due: as `addDuration`, moved to the next working day when it ends on a day of rest. */
export const dueDay = (calendar: Calendar, day: Day, duration: Duration): Day =>
  workdayFrom(calendar, addDuration(calendar, day, duration))
