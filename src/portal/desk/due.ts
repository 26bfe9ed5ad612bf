/** When a case is due, in few words for a column: how many working days are left or have passed, or that the clock stands. */
import { type Calendar, workdaysBetween } from '../../law/calendar.ts'
import { type Clock, runsByHour } from '../../law/clock.ts'
import { type Deadline, deadlineOf } from '../../law/deadline.ts'
import type { Procedure, Step } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import type { Tone } from '../components/index.ts'
import { dueWords } from './messages.ts'

export interface Due {
  /** The earlier of the due days of the step and of the whole procedure. */
  readonly day?: Day
  /** The moment itself, where that time is in hours. */
  readonly at?: Instant
  readonly text: Text
  readonly tone: Tone
}

/** What is said of a due day on a day. */
export function dueOn(calendar: Calendar, due: Day, today: Day): Due {
  if (today > due) return { day: due, text: dueWords.overdue(workdaysBetween(calendar, due, today)), tone: 'late' }
  const left = workdaysBetween(calendar, today, due)
  return left === 0 ? { day: due, text: dueWords.today, tone: 'wait' } : { day: due, text: dueWords.left(left), tone: left <= 1 ? 'wait' : 'plain' }
}

/** What is said of an open case; undefined when nothing is due. */
export function dueOf(
  calendar: Calendar, procedure: Procedure | undefined,
  summary: { readonly step?: string; readonly dueDay?: Day; readonly stepDueDay?: Day; readonly dueAt?: Instant; readonly stepDueAt?: Instant }, now: Instant,
): Due | undefined {
  const { step, dueDay, stepDueDay, dueAt, stepDueAt } = summary
  const [due] = [{ day: dueDay, at: dueAt }, { day: stepDueDay, at: stepDueAt }]
    .flatMap(({ day, at }) => (day === undefined ? [] : [{ day, at }])).sort((one, other) => (order(one) < order(other) ? -1 : 1))
  if (due?.at !== undefined) return { ...due, at: due.at, ...(now > due.at ? { text: dueWords.over, tone: 'late' as const } : { text: dueWords.byTheHour, tone: 'wait' as const }) }
  if (due !== undefined) return dueOn(calendar, due.day, dayOf(now, calendar.zone))
  return step !== undefined && procedure?.clock.stopsIn.includes(step) ? { text: dueWords.stopped, tone: 'plain' } : undefined
}

/** Which of the clocks of a case at a step ends first, and what its end is called; that of the whole where the step has none, or has not begun to run. */
export function firstDue(step: Pick<Step, 'by' | 'corrects'>, { whole, step: own }: { readonly whole: Clock; readonly step?: Clock | undefined }): { readonly which: Deadline; readonly clock: Clock } {
  const end = (clock: Clock): string => (clock.state === 'running' ? order({ day: clock.dueDay, at: runsByHour(clock) ? clock.dueAt : undefined }) : '~')
  return own?.state === 'running' && end(own) <= end(whole) ? { which: deadlineOf(step), clock: own } : { which: 'decision', clock: whole }
}

/** A moment comes before the end of its day. */
const order = ({ day, at }: { readonly day: Day; readonly at: Instant | undefined }): string => `${day} ${at ?? '~'}`
