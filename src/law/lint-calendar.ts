/** Checks a declared calendar beside the one that it follows. */
import { type DeclaredCalendar, isWorkday } from './calendar.ts'
import { calendarFaultWords as words } from './lint-bodies.messages.ts'
import type { Finding } from './lint.ts'
import { addDays, addYears, type Day, daysBetween, parseDay } from './time.ts'

/** What is wrong with a calendar. `zone` is that in which the house reckons; `before` the calendar in force, whose past days stay what they were. Pure. */
export function lintCalendar(calendar: DeclaredCalendar, zone: string, before?: DeclaredCalendar): readonly Finding[] {
  const fault = (place: string, rule: keyof typeof words, ...[day, own = '']: readonly [string, string?]): Finding =>
    ({ procedure: calendar.id, place, rule, severity: 'error', words: words[rule](day, own) })
  const listed = calendar.days.map(({ day }) => day)
  return [
    ...(calendar.zone === zone ? [] : [fault('zone', 'other-zone', calendar.zone, zone)]),
    ...listed.flatMap((day, place) => (listed.indexOf(day) === place ? [] : [fault(`days.${place}`, 'day-twice', day)])),
    ...changedPast(calendar, before).slice(0, 1).map((day) => fault('days', 'past-changed', day)),
  ]
}

function changedPast(calendar: DeclaredCalendar, before: DeclaredCalendar | undefined): readonly Day[] {
  if (before === undefined) return []
  return before.set.flatMap(daysOf).filter((day) => day < calendar.inForce.from && isWorkday(before, day) !== isWorkday(calendar, day)).toSorted()
}

function daysOf(year: number): readonly Day[] {
  const first = parseDay(`${year}-01-01`)
  return Array.from({ length: daysBetween(first, addYears(first, 1)) }, (_, place) => addDays(first, place))
}
