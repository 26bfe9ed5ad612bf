/** The legal clock: from the events of a case, the day on which something is due and how much time is left. Pure. */
import { addWorkdays, type Calendar, isProvisional, workdayFrom, workdaysBetween } from './calendar.ts'
import { addDuration, type Duration } from './duration.ts'
import { addDays, type Day, dayOf, daysBetween, endOfDay, type Instant, laterOf } from './time.ts'

export type ClockEvent =
  | { readonly at: Instant; readonly kind: 'start' | 'stop' | 'resume' | 'finish' }
  | { readonly at: Instant; readonly kind: 'extend'; readonly by: Duration }

export type Clock = { readonly state: 'not started'; readonly dueDay?: never; readonly dueAt?: never } | {
  readonly state: 'running' | 'stopped' | 'finished'
  readonly startDay: Day
  /** The last day in time: always a working day. While the clock stands, it is the day that would follow a resumption today. */
  readonly dueDay: Day
  /** The last millisecond of the due day in the zone of the calendar. */
  readonly dueAt: Instant
  /** Working days that ran, those on which the clock stood not among them. */
  readonly usedWorkdays: number
  /** Working days from tomorrow up to and with the due day; zero on that day and after it. */
  readonly leftWorkdays: number
  readonly overdue: boolean
  /** Working days after the due day; zero on the days of rest that follow it, though it is overdue. */
  readonly overdueBy: number
  /** The time touches a year whose calendar is not set, so the due day may still change. */
  readonly provisional: boolean
}

/**
 * Reads the clock at `now`. The rules, which are those of terms in administrative procedure:
 * - the day of an event does not count, so time runs from the first working day after the start;
 * - a stop moves the due day by the time for which it lasted, in working days for terms in working days and in calendar days
 *   for others; a stop that begins after the due day mends nothing;
 * - a stop without a resumption is taken as resumed today, so that what remains can be shown;
 * - an extension adds its duration; a term that ends on a day of rest ends on the next working day.
 * Events may come in any order; those after `now` or after the finish do not count, nor does a second start, stop or resumption.
 */
export function clockOf({ calendar, within, events, now }: {
  readonly calendar: Calendar; readonly within: Duration; readonly events: readonly ClockEvent[]; readonly now: Instant
}): Clock {
  const past = events.filter(({ at }) => at <= now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const first = past.findIndex(({ kind }) => kind === 'start')
  if (first < 0) return { state: 'not started' }

  const day = (at: Instant): Day => dayOf(at, calendar.zone)
  const startDay = day(past[first]!.at)
  const inWorkdays = within.unit === 'workday'
  let state: 'running' | 'stopped' | 'finished' = 'running'
  let end = addDuration(calendar, startDay, within)
  let stoppedOn = startDay
  let stood = 0
  let readOn = day(now)

  const resume = (on: Day): void => {
    stood += workdaysBetween(calendar, stoppedOn, on)
    if (stoppedOn > workdayFrom(calendar, end)) return
    end = inWorkdays
      ? addWorkdays(calendar, end, workdaysBetween(calendar, stoppedOn, on))
      : addDays(end, daysBetween(stoppedOn, on))
  }

  for (const event of past.slice(first + 1)) {
    if (event.kind === 'extend') end = addDuration(calendar, end, event.by)
    else if (event.kind === 'stop' && state === 'running') {
      state = 'stopped'
      stoppedOn = day(event.at)
    } else if (event.kind === 'resume' && state === 'stopped') {
      state = 'running'
      resume(day(event.at))
    } else if (event.kind === 'finish') {
      readOn = day(event.at)
      if (state === 'stopped') resume(readOn)
      state = 'finished'
      break
    }
  }
  if (state === 'stopped') resume(readOn)

  const dueDay = workdayFrom(calendar, end)
  return {
    state, startDay, dueDay,
    dueAt: endOfDay(dueDay, calendar.zone),
    usedWorkdays: workdaysBetween(calendar, startDay, readOn) - stood,
    leftWorkdays: Math.max(0, workdaysBetween(calendar, readOn, dueDay)),
    overdue: readOn > dueDay,
    overdueBy: Math.max(0, workdaysBetween(calendar, dueDay, readOn)),
    provisional: isProvisional(calendar, startDay, laterOf(dueDay, readOn)),
  }
}
