/** Days that rules compare: answers, fixed days, the days of a case, and days so long after or before another. */
import type { Facts } from './field.ts'
import type { DayTerm } from './rule-data.ts'
import { addDays, addMonths, addYears, type Day, isDay } from './time.ts'

export type { CivilDuration, DayTerm } from './rule-data.ts'

/** The days of a case: on which the law is read, and on which it is decided where that is another day. */
export interface DaysOfCase { readonly on: Day; readonly decidedOn?: Day }

const add = { day: addDays, month: addMonths, year: addYears } as const

/** The day that is meant, or the facts that are missing to tell; none is missing where it lies outside the years 0 to 9999. */
export function dayOfTerm(term: DayTerm, facts: Facts, days: DaysOfCase): Day | { readonly missing: readonly string[] } {
  switch (term.day) {
    case 'fact': {
      const answer = facts[term.fact]
      return typeof answer === 'string' && isDay(answer) ? answer : { missing: [term.fact] }
    }
    case 'fixed': return term.on
    case 'filing': case 'periodEnd': return days.on
    case 'decision': return days.decidedOn ?? days.on
    case 'later': case 'earlier': {
      const from = dayOfTerm(term.of, facts, days)
      if (typeof from !== 'string') return from
      const { unit, count } = term.duration
      const day = add[unit](from, term.day === 'later' ? count : -count)
      return isDay(day) ? day : { missing: [] }
    }
  }
}

/** The facts that a day is read from. */
export function factsOfDay(term: DayTerm): readonly string[] {
  switch (term.day) {
    case 'fact': return [term.fact]
    case 'later': case 'earlier': return factsOfDay(term.of)
    default: return []
  }
}
