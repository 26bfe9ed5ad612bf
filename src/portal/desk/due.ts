/** When a case is due, in few words for a column: how many working days are left or have passed, or that the clock stands. */
import { type Calendar, workdaysBetween } from '../../law/calendar.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Tone } from '../components/index.ts'
import { dueWords } from './messages.ts'

export interface Due {
  /** The earlier of the due days of the step and of the whole procedure. */
  readonly day?: Day
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
  calendar: Calendar, procedure: Procedure | undefined, summary: { readonly step?: string; readonly dueDay?: Day; readonly stepDueDay?: Day }, today: Day,
): Due | undefined {
  const { step, dueDay, stepDueDay } = summary
  const due = [dueDay, stepDueDay].filter((day) => day !== undefined).sort()[0]
  if (due !== undefined) return dueOn(calendar, due, today)
  return step !== undefined && procedure?.clock.stopsIn.includes(step) ? { text: dueWords.stopped, tone: 'plain' } : undefined
}
