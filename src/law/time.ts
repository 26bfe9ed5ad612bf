/**
 * Days and instants as text, and their arithmetic: a thin layer over Temporal in which strings go in and strings come out.
 *
 * The compiler knows them apart by their form, so that one never stands for the other, nor any text for either: a literal is read by
 * the compiler, and what comes from outside (a form, JSON, a file) passes `isDay`, `isInstant` or one of the readers below.
 */

/** A moment in UTC with milliseconds, such as `2026-11-24T09:30:00.000Z`. Instants compare as strings. */
export type Instant = `${number}-${number}-${number}T${string}Z`

/** A day of the calendar without a zone, such as `2026-11-24`. Days compare as strings. */
export type Day = `${number}-${number}-${number}`

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const date = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day, { overflow: 'reject' })

/** Temporal writes the years from 0 to 9999 in our form. */
const dayAs = (one: Temporal.PlainDate): Day => one.toString() as Day

/** Tells whether the text is a day that exists: `2026-02-29` is not. */
export function isDay(text: string): text is Day {
  // Reckoned and not asked of Temporal: whoever looks for numbers of identity in texts asks a million times a second.
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  return Number(text.slice(8)) <= (month === 2 && isLeap(Number(text.slice(0, 4))) ? 29 : daysOfMonths[month - 1]!)
}

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Reads a day. Throws a RangeError for what is none. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day: ${text}`)
  return text
}

/** Tells whether the text is a moment in our form. */
export const isInstant = (text: string): text is Instant =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))

/** Brings a moment in any ISO 8601 form to ours. Throws a RangeError for anything else. */
export const instantOf = (text: string): Instant =>
  Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3, roundingMode: 'floor' }) as Instant

/** The moment so many milliseconds after 1970 began, in UTC. Throws a RangeError for what is no number of them. */
export const instantAt = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant

/** The first day of the month in which a day or a moment lies, or of a month such as `2026-11`. */
export const firstOfMonth = (text: string): Day => `${text.slice(0, 7)}-01` as Day

/** A day in a zone with its first and last millisecond. */
interface ZonedDay { readonly day: Day; readonly from: Instant; readonly to: Instant }

/** The days asked for last, by their zone and name, and by zone and hour of UTC: every clock of every case asks for the same few. */
const zonedDays = new Map<string, ZonedDay>()

function remember(key: string, day: ZonedDay): ZonedDay {
  if (zonedDays.size >= 10_000) zonedDays.clear()
  zonedDays.set(key, day)
  return day
}

function zonedDay(day: Day, zone: string): ZonedDay {
  const key = `${zone} ${day}`
  const known = zonedDays.get(key)
  if (known !== undefined) return known
  const midnight = (of: Temporal.PlainDate): Temporal.Instant => of.toZonedDateTime(zone).toInstant()
  return remember(key, {
    day, from: instantOf(midnight(date(day)).toString()), to: instantOf(midnight(date(day).add({ days: 1 })).subtract({ milliseconds: 1 }).toString()),
  })
}

/** The day on which an instant falls in a zone, such as `Asia/Almaty`. */
export function dayOf(instant: Instant, zone: string): Day {
  const hour = `${zone} ${instant.slice(0, 13)}`
  const known = zonedDays.get(hour)
  if (known !== undefined && known.from <= instant && instant <= known.to) return known.day
  return remember(hour, zonedDay(dayAs(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate()), zone)).day
}

/** The first millisecond of a day in a zone. */
export const startOfDay = (day: Day, zone: string): Instant => zonedDay(day, zone).from

/** The last millisecond of a day in a zone. */
export const endOfDay = (day: Day, zone: string): Instant => zonedDay(day, zone).to

/** A moment on the clocks of a zone, to the minute: `2026-11-24T14:30`. */
export const localMoment = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' })

/** A time of day on a day in a zone, as `09:30`. */
export const atTime = (day: Day, time: string, zone: string): Instant =>
  instantOf(date(day).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString())

export const addDays = (day: Day, count: number): Day => dayAs(date(day).add({ days: count }))

/** Adds months; where the month is too short, its last day: 31 January and one month is 28 or 29 February. */
export const addMonths = (day: Day, count: number): Day => dayAs(date(day).add({ months: count }))

/** Adds years; 29 February becomes 28 February in a common year. */
export const addYears = (day: Day, count: number): Day => dayAs(date(day).add({ years: count }))

/** How many days lie from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => date(from).until(date(to), { largestUnit: 'day' }).days

/** How many whole months lie from one day to another: from 31 January the first is full on 1 March, for February has no 31st. */
export const monthsBetween = (from: Day, to: Day): number => date(from).until(date(to), { largestUnit: 'month' }).months

/** How many whole years lie from one day to another. Whoever was born on 29 February is a year older on 1 March of a common year. */
export const yearsBetween = (from: Day, to: Day): number => date(from).until(date(to), { largestUnit: 'year' }).years

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

export function weekdayOf(day: Day): Weekday {
  const weekday = date(day).dayOfWeek
  return ([1, 2, 3, 4, 5, 6, 7] as const)[weekday - 1]!
}

/** The later of two days. */
export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)
