/** What a screen in a hall shows of a programme at a moment: in each hall the talk that is going on, and those that come next. Pure. */
import { type Day, parseDay } from '../../../law/time.ts'
import { same, type Text } from '../../../law/text.ts'
import { eventWords } from './messages.ts'
import type { Session } from './read.ts'

export interface HallNow { readonly hall: string; readonly now: readonly Session[]; readonly next: readonly Session[] }

/** So many talks to come are shown of a hall: what stands below is not read from the last row. */
const most = 3

/**
 * The day that is shown (that of the moment, or the next one of the programme that has talks) with its halls in the order of their names; undefined when
 * nothing is to come. `at` is a moment on the clock of the country, `2026-05-12T10:30`. A talk that says no end goes on until the next in its hall.
 */
export function hallsAt(programme: readonly Session[], at: string, hall?: string): { readonly day: Day; readonly halls: readonly HallNow[] } | undefined {
  const [today, time] = [parseDay(at.slice(0, 10)), at.slice(11)]
  const still = programme.filter((one) => (hall === undefined || one.hall === hall) && (one.day > today || (one.day === today && endOf(one, programme) > time)))
  const [day] = still.map((one) => one.day).toSorted()
  if (day === undefined) return undefined
  const shown = still.filter((one) => one.day === day).toSorted((a, b) => a.from.localeCompare(b.from))
  const isOn = (one: Session): boolean => day === today && one.from <= time
  return {
    day, halls: [...new Set(shown.map((one) => one.hall))].toSorted().map((name) => {
      const here = shown.filter((one) => one.hall === name)
      return { hall: name, now: here.filter(isOn), next: here.filter((one) => !isOn(one)).slice(0, most) }
    }),
  }
}

/** When a talk is over: where it says no end, when the next in its hall begins, or else with the day. */
const endOf = ({ day, hall, from, until }: Session, programme: readonly Session[]): string =>
  (until > from ? until : programme.filter((one) => one.day === day && one.hall === hall && one.from > from).map((one) => one.from).toSorted()[0] ?? '24:00')

/** Of talks of a programme that somebody has chosen, those that they cannot hear both: each pair once, in the order of time. Pure. */
export function clashesIn(chosen: readonly Session[], programme: readonly Session[] = chosen): readonly (readonly [Session, Session])[] {
  return chosen.flatMap((one, at) => chosen.slice(at + 1).flatMap((other): readonly (readonly [Session, Session])[] =>
    (one.day === other.day && one.from < endOf(other, programme) && other.from < endOf(one, programme) ? [[one, other]] : [])))
}

/** Where a talk is held, or that its hall is closed. */
export const hallSaid = ({ hall, closed }: Pick<Session, 'hall' | 'closed'>): Text => (closed === undefined ? same(hall) : eventWords.hallClosed(closed))

/** “10:00–10:45”; of a talk that says no end when it begins. */
export const hoursOf = ({ from, until }: Session): string => (until > from ? `${from}–${until}` : from)
