/** When a duty falls due: in periods, once, on a day of the calendar, or upon an event; and who owes it. Pure. */
import type { Calendar } from './calendar.ts'
import { addDuration, dueDay, type Duration } from './duration.ts'
import type { Facts } from './field.ts'
import type { EntryDoes } from './register.ts'
import { addDays, addMonths, type Day, firstOfMonth, isDay, laterOf, parseDay, yearOf } from './time.ts'

/** Calendar months, quarters, halves and years; or so many months, counted from the day on which the duty began. */
export type Every = 'month' | 'quarter' | 'halfYear' | 'year' | { readonly months: number }

/**
 * A day of the calendar: each year, or in one year. It is due on that very day, worked or not; 29 February is the last day of February
 * in a common year. `opens`: how long before the day the report can be made.
 */
export interface CalendarDue { readonly month: number; readonly day: number; readonly year?: number; readonly opens: Duration }

/** The day that the case names, in an answer or a finding. It is due on that very day, worked or not. `opens`: how long before it; from the decision on where absent. */
export interface NamedDue { readonly fact: string; readonly opens?: Duration }

/** What brings a duty about each time that it happens: an outcome taken in the case, a change of the entry, the report of another duty, with `holds` one whose tests all hold. */
export type DutyEvent =
  | { readonly act: { readonly step: string; readonly outcome: string } }
  | { readonly entry: { readonly register: string; readonly does: readonly EntryDoes[] } }
  | { readonly report: string; readonly holds?: true }

/** Of `every`, `once`, `on` and `upon` a duty has exactly one; `within` counts from the end of the period, the beginning or the event. */
export interface DutyTimes {
  readonly every?: Every
  readonly once?: true
  readonly on?: CalendarDue | NamedDue
  readonly upon?: DutyEvent
  readonly within?: Duration
  /** A period that is charged `ahead` opens on its first day, and `within` counts from there. */
  readonly charged?: { readonly ahead?: true }
}

export interface Period { readonly from: Day; readonly to: Day }

/** One time that a duty falls due: what it covers, from which day it can be fulfilled, and its last day. */
export interface Occasion extends Period { readonly opens: Day; readonly due: Day }

const monthsIn = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const satisfies Record<Extract<Every, string>, number>

/** The period that holds a day. `since` is the day from which periods of so many months are counted; the others are those of the calendar. */
export function periodOf(every: Every, day: Day, since: Day = day): Period {
  if (typeof every === 'string') {
    const length = monthsIn[every]
    const from = addMonths(firstOfMonth(day), -((Number(day.slice(5, 7)) - 1) % length))
    return { from, to: addDays(addMonths(from, length), -1) }
  }
  // Each is counted from the first day, so that a period that began on the 31st comes back to the 31st.
  const passed = Temporal.PlainDate.from(since).until(day, { largestUnit: 'month' }).months
  for (let number = Math.max(0, Math.floor(passed / every.months) - 1); ; number += 1) {
    const next = addMonths(since, (number + 1) * every.months)
    if (day < next) return { from: addMonths(since, number * every.months), to: addDays(next, -1) }
  }
}

/** The day in a year; 29 February is the 28th in a common one. */
export const dayInYear = ({ month, day }: Pick<CalendarDue, 'month' | 'day'>, year: number): Day =>
  parseDay(Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString())

/** The day from which the term of a period counts: its first where it is charged ahead, else its last. */
export const countsFrom = ({ charged }: Pick<DutyTimes, 'charged'>, { from, to }: Period): Day => (charged?.ahead ? from : to)

/** A period with its days: it opens when it is over, or on its first day where it is charged ahead. */
function opened(calendar: Calendar, times: Pick<DutyTimes, 'charged' | 'within'>, period: Period): Occasion {
  const counts = countsFrom(times, period)
  return { ...period, opens: times.charged?.ahead ? counts : addDays(counts, 1), due: times.within === undefined ? counts : dueDay(calendar, counts, times.within) }
}

/** So long before a day. Working days are counted back over days of rest. */
export const before = (calendar: Calendar, day: Day, { unit, count }: Duration): Day =>
  addDuration(calendar, day, { unit, count: -count })

/** How a duty's time is declared, as one of five; undefined where it says none or several. */
export function timeOf({ every, once, on, upon, within }: DutyTimes):
  | { readonly kind: 'every'; readonly every: Every; readonly within: Duration }
  | { readonly kind: 'once'; readonly within: Duration }
  | { readonly kind: 'on'; readonly on: CalendarDue }
  | { readonly kind: 'named'; readonly on: NamedDue }
  | { readonly kind: 'upon'; readonly upon: DutyEvent; readonly within: Duration }
  | undefined {
  if ([every, once, on, upon].filter((one) => one !== undefined).length !== 1 || (within === undefined) !== (on !== undefined)) return undefined
  if (on) return 'fact' in on ? { kind: 'named', on } : { kind: 'on', on }
  if (every) return { kind: 'every', every, within: within! }
  return upon ? { kind: 'upon', upon, within: within! } : { kind: 'once', within: within! }
}

/**
 * The first occasion of a duty that began on a day, or the one after the last that was opened; undefined when none follows. What an event brings
 * about has none: see `occasionUpon`. `named` is the day that the case names; one that is over when the duty begins is late at once.
 */
export function nextOccasion(calendar: Calendar, times: DutyTimes, since: Day, last?: Period, named?: Day): Occasion | undefined {
  const time = timeOf(times)
  switch (time?.kind) {
    case 'every': {
      const first = last === undefined ? since : addDays(last.to, 1)
      const { from, to } = periodOf(time.every, first, since)
      return opened(calendar, times, { from: laterOf(from, first), to })
    }
    case 'once': return last === undefined ? { from: since, to: since, opens: since, due: dueDay(calendar, since, time.within) } : undefined
    case 'on': {
      const from = last === undefined ? since : addDays(last.to, 1)
      const first = dayInYear(time.on, yearOf(from))
      const due = time.on.year !== undefined ? dayInYear(time.on, time.on.year) : first >= from ? first : dayInYear(time.on, yearOf(from) + 1)
      return due < from ? undefined : { from, to: due, opens: laterOf(before(calendar, due, time.on.opens), from), due }
    }
    case 'named': {
      if (last !== undefined || named === undefined) return undefined
      const { opens } = time.on
      return { from: named < since ? named : since, to: named, opens: opens === undefined ? since : laterOf(before(calendar, named, opens), since), due: named }
    }
    default: return undefined
  }
}

/** The day that a question of the case says; undefined where it says none. */
export function dayAnswered(facts: Facts, question: string | undefined): Day | undefined {
  const answer = question === undefined ? undefined : facts[question]
  return typeof answer === 'string' && isDay(answer) ? answer : undefined
}

/** The last day that is owed where a decision takes back what is charged by periods, as the case answers it; undefined where it answers none. The day before what it charges from is that of nothing at all. */
export function lastDayOwed({ endsOn, endsBefore }: { readonly endsOn?: string; readonly endsBefore?: string }, facts: Facts): Day | undefined {
  const first = dayAnswered(facts, endsBefore)
  return first === undefined ? dayAnswered(facts, endsOn) : addDays(first, -1)
}

/** An occasion as far as a last day allows; undefined where it begins after that. */
export function untilDay(calendar: Calendar, times: DutyTimes, occasion: Occasion | undefined, until: Day | undefined): Occasion | undefined {
  if (occasion === undefined || until === undefined || occasion.to <= until) return occasion
  return occasion.from > until ? undefined : opened(calendar, times, { from: occasion.from, to: until })
}

/** The occasion that an event brings about on its day. */
export const occasionUpon = (calendar: Calendar, within: Duration, day: Day): Occasion =>
  ({ from: day, to: day, opens: day, due: dueDay(calendar, day, within) })
