/** The calendar of a country as data: which days are worked, by which act, and how far that is known. */
import { beforeAll } from './body.ts'
import type { Citation } from './citation.ts'
import type { Text } from './text.ts'
import { addDays, type Day, parseDay, type Weekday, weekdayOf, yearOf } from './time.ts'

/** A day that differs from its weekday: a holiday, a rest day moved here, or a working day moved here. */
export interface CalendarDay {
  readonly day: Day
  readonly kind: 'holiday' | 'moved rest' | 'moved work'
  readonly name: Text
  readonly basis: Citation
}

/** A holiday of every year, from which the days of a year that is not set yet are foreseen. */
export interface YearlyHoliday {
  /** Month and day, as `12-16`. */
  readonly on: string
  readonly name: Text
  readonly basis: Citation
  readonly firstYear?: number
  readonly lastYear?: number
  /** When it falls on a weekly rest day, the next working day is a rest day by this law; without it nothing moves. */
  readonly moves?: Citation
}

/**
 * In the years that are `set`, the days listed are all there are. In any other year they are foreseen from the yearly holidays
 * and whatever days are already listed, and everything computed from them is provisional: lunar feasts and days that the
 * government moves are not known before they are published.
 */
export interface Calendar {
  readonly zone: string
  readonly workweek: readonly Weekday[]
  readonly days: readonly CalendarDay[]
  readonly yearly: readonly YearlyHoliday[]
  readonly set: readonly number[]
  /** The days on which it is reckoned by; a pack that names none says what was so before the house began. */
  readonly inForce?: { readonly from: Day; readonly until?: Day }
}

/** The calendar as the house keeps it: in versions, each with the days on which what is computed is computed by it. There is one. */
export type DeclaredCalendar = Calendar & Required<Pick<Calendar, 'inForce'>> & { readonly id: typeof workingDays }

/** The id of the calendar of a house. */
export const workingDays = 'working-days'

/** The calendar as a declaration, with the first day of all where it names none. */
export const calendarAsDeclared = (calendar: Calendar): DeclaredCalendar => ({ ...calendar, id: workingDays, inForce: calendar.inForce ?? { from: beforeAll } })

interface Year {
  readonly special: ReadonlyMap<Day, CalendarDay>
  /** Every working day of the year, in order. */
  readonly workdays: readonly Day[]
}

const years = new WeakMap<Calendar, Map<number, Year>>()

/** The days of a year. A calendar never changes, so each year is worked out once. */
function yearIn(calendar: Calendar, year: number): Year {
  let known = years.get(calendar)
  if (known === undefined) years.set(calendar, known = new Map())
  let found = known.get(year)
  if (found === undefined) known.set(year, found = workOut(calendar, year))
  return found
}

function workOut(calendar: Calendar, year: number): Year {
  const listed = calendar.days.filter(({ day }) => yearOf(day) === year)
  const days = calendar.set.includes(year) ? listed : [...foreseen(calendar, year), ...listed]
  const special = new Map(days.map((day) => [day.day, day]))
  const workdays: Day[] = []
  const first = parseDay(`${String(year).padStart(4, '0')}-01-01`)
  for (let day: Day = first; yearOf(day) === year; day = addDays(day, 1)) {
    const kind = special.get(day)?.kind
    if (kind === undefined ? calendar.workweek.includes(weekdayOf(day)) : kind === 'moved work') workdays.push(day)
  }
  return { special, workdays }
}

/** How many working days of its year lie up to and with a day. */
function rank({ workdays }: Year, day: Day): number {
  let low = 0
  let high = workdays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (workdays[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** What the yearly holidays alone say of a year, moved rest days included. */
export function foreseen(calendar: Calendar, year: number): readonly CalendarDay[] {
  const holidays = calendar.yearly
    .filter(({ firstYear, lastYear }) => (firstYear ?? year) <= year && year <= (lastYear ?? year))
    .map(({ on, ...holiday }) => ({ ...holiday, day: parseDay(`${String(year).padStart(4, '0')}-${on}`) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const taken = new Set(holidays.map(({ day }) => day))
  const moved: CalendarDay[] = []
  for (const { day, name, moves } of holidays) {
    if (moves === undefined || calendar.workweek.includes(weekdayOf(day))) continue
    let next = addDays(day, 1)
    while (taken.has(next) || !calendar.workweek.includes(weekdayOf(next))) next = addDays(next, 1)
    taken.add(next)
    moved.push({ day: next, kind: 'moved rest', name, basis: moves })
  }
  return [...holidays.map(({ day, name, basis }) => ({ day, kind: 'holiday' as const, name, basis })), ...moved]
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** The special days of a year, in order, for a page that shows them. */
export const specialDaysOf = (calendar: Calendar, year: number): readonly CalendarDay[] =>
  [...yearIn(calendar, year).special.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))

/** Why a day differs from its weekday; undefined for an ordinary day. */
export const specialDayOn = (calendar: Calendar, day: Day): CalendarDay | undefined =>
  yearIn(calendar, yearOf(day)).special.get(day)

/** Whether a span touches a year whose calendar is not set. */
export function isProvisional(calendar: Calendar, from: Day, to: Day): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.set.includes(year)) return true
  return false
}

export function isWorkday(calendar: Calendar, day: Day): boolean {
  const year = yearIn(calendar, yearOf(day))
  return year.workdays[rank(year, day) - 1] === day
}

/** The first working day after a day. */
export const nextWorkday = (calendar: Calendar, day: Day): Day => addWorkdays(calendar, day, 1)

/** The day itself when it is worked, otherwise the next working day: where a term that ends on a day of rest ends. */
export const workdayFrom = (calendar: Calendar, day: Day): Day => (isWorkday(calendar, day) ? day : nextWorkday(calendar, day))

/** The n-th working day after a day, or before it when n is negative; the day itself is not counted. Zero gives the day. */
export function addWorkdays(calendar: Calendar, day: Day, count: number): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a number of days: ${count}`)
  if (count === 0) return day
  let number = yearOf(day)
  let year = yearIn(calendar, number)
  // The place of the day we look for among the working days of the year, counted from one; it may lie beyond either end.
  let place = rank(year, day) + count + (count < 0 && !isWorkday(calendar, day) ? 1 : 0)
  while (place > year.workdays.length) {
    place -= year.workdays.length
    year = yearIn(calendar, number += 1)
  }
  while (place < 1) {
    year = yearIn(calendar, number -= 1)
    place += year.workdays.length
  }
  return year.workdays[place - 1]!
}

/** How many working days lie after the first day up to and with the second; negative when the second is earlier. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  if (to < from) return 0 - workdaysBetween(calendar, to, from)
  const last = yearOf(to)
  let count = rank(yearIn(calendar, last), to) - rank(yearIn(calendar, yearOf(from)), from)
  for (let year = yearOf(from); year < last; year += 1) count += yearIn(calendar, year).workdays.length
  return count
}
