/** The legal clock: from the events of a case, the day or the moment at which something is due and how much time is left. Pure. */
import { addWorkdays, type Calendar, isProvisional, workdayFrom, workdaysBetween } from './calendar.ts'
import { addDuration, type Duration } from './duration.ts'
import { afterTerm, type ClockTerm, type HourTerm, isByHour, lengthOf, measureOf, type WorkingHours } from './hours.ts'
import { addDays, type Day, dayOf, daysBetween, endOfDay, type Instant, laterOf, localMoment } from './time.ts'

export type ClockEvent =
  | { readonly at: Instant; readonly kind: 'start' | 'stop' | 'resume' | 'finish' }
  | { readonly at: Instant; readonly kind: 'extend'; readonly by: ClockTerm }

export type Clock = { readonly state: 'not started'; readonly dueDay?: never; readonly dueAt?: never; readonly byHour?: never } | {
  readonly state: 'running' | 'stopped' | 'finished'
  readonly startDay: Day
  /** The last day in time: always a working day. While the clock stands, it is the day that would follow a resumption today. */
  readonly dueDay: Day
  /** The last millisecond of the due day in the zone of the calendar; of a term in hours, the moment at which it is over. */
  readonly dueAt: Instant
  /** Of a term in hours or minutes only. */
  readonly byHour?: ByHour
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

/** How a term in hours stands: in whole minutes, of the time in which the body works where the term is in working hours. */
export interface ByHour {
  readonly unit: HourTerm['unit']
  /** The moment at which the term is over on the clocks of the country: `2026-11-24T14:30`. */
  readonly due: string
  readonly leftMinutes: number
  readonly overdueMinutes: number
}

/** Whether a clock that has begun runs by hours, so that its moment is told and not its day. */
export const runsByHour = (clock: Clock | undefined): clock is Exclude<Clock, { readonly state: 'not started' }> & { readonly byHour: ByHour } =>
  clock !== undefined && clock.state !== 'not started' && clock.byHour !== undefined

/**
 * Reads the clock at `now`. The rules, which are those of terms in administrative procedure:
 * - the day of an event does not count, so time runs from the first working day after the start;
 * - a stop moves the due day by the time for which it lasted, in working days for terms in working days and in calendar days
 *   for others; a stop that begins after the due day mends nothing;
 * - a stop without a resumption is taken as resumed today, so that what remains can be shown;
 * - an extension adds its duration; a term that ends on a day of rest ends on the next working day.
 * Events may come in any order; those after `now` or after the finish do not count, nor does a second start, stop or resumption.
 *
 * A term in hours runs from the moment of the start, and a stop moves its end by exactly as long as it lasted; it is over at its moment, on a day of rest too
 * unless it is in working hours. `working`: the hours of the body, which such a term needs.
 */
export function clockOf({ calendar, within, working, events, now }: {
  readonly calendar: Calendar; readonly within: ClockTerm; readonly working?: WorkingHours | undefined; readonly events: readonly ClockEvent[]; readonly now: Instant
}): Clock {
  return isByHour(within) ? byHour(calendar, within, working, events, now) : byDay(calendar, within, working, events, now)
}

/** The events up to now from the first start on. */
function since(events: readonly ClockEvent[], now: Instant): readonly ClockEvent[] {
  const past = events.filter(({ at }) => at <= now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const first = past.findIndex(({ kind }) => kind === 'start')
  return first < 0 ? [] : past.slice(first)
}

function byDay(calendar: Calendar, within: Duration, working: WorkingHours | undefined, events: readonly ClockEvent[], now: Instant): Clock {
  const [start, ...later] = since(events, now)
  if (start === undefined) return { state: 'not started' }

  const day = (at: Instant): Day => dayOf(at, calendar.zone)
  const startDay = day(start.at)
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

  for (const event of later) {
    if (event.kind === 'extend') {
      end = isByHour(event.by) ? day(afterTerm(calendar, working, endOfDay(end, calendar.zone), event.by)) : addDuration(calendar, end, event.by)
    }
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

function byHour(calendar: Calendar, within: HourTerm, working: WorkingHours | undefined, events: readonly ClockEvent[], now: Instant): Clock {
  const [start, ...later] = since(events, now)
  if (start === undefined) return { state: 'not started' }
  const { after, between } = measureOf(calendar, within.unit, working)
  const day = (at: Instant): Day => dayOf(at, calendar.zone)
  let state: 'running' | 'stopped' | 'finished' = 'running'
  let end = after(start.at, lengthOf(within))
  let stoppedAt = start.at
  let stood = 0
  let readAt = now

  const resume = (at: Instant): void => {
    stood += workdaysBetween(calendar, day(stoppedAt), day(at))
    if (stoppedAt <= end) end = after(end, between(stoppedAt, at))
  }

  for (const event of later) {
    if (event.kind === 'extend') end = afterTerm(calendar, working, end, event.by)
    else if (event.kind === 'stop' && state === 'running') [state, stoppedAt] = ['stopped', event.at]
    else if (event.kind === 'resume' && state === 'stopped') {
      state = 'running'
      resume(event.at)
    } else if (event.kind === 'finish') {
      readAt = event.at
      if (state === 'stopped') resume(readAt)
      state = 'finished'
      break
    }
  }
  if (state === 'stopped') resume(readAt)

  const [startDay, dueDay, readOn] = [day(start.at), day(end), day(readAt)]
  const inMinutes = (milliseconds: number): number => Math.floor(milliseconds / 60_000)
  return {
    state, startDay, dueDay, dueAt: end,
    byHour: {
      unit: within.unit, due: localMoment(end, calendar.zone),
      leftMinutes: inMinutes(between(readAt, end)), overdueMinutes: inMinutes(between(end, readAt)),
    },
    usedWorkdays: workdaysBetween(calendar, startDay, readOn) - stood,
    leftWorkdays: Math.max(0, workdaysBetween(calendar, readOn, dueDay)),
    overdue: readAt > end,
    overdueBy: Math.max(0, workdaysBetween(calendar, dueDay, readOn)),
    provisional: within.unit === 'workhour' && isProvisional(calendar, startDay, laterOf(dueDay, readOn)),
  }
}
