/** The clocks of a case: of the whole procedure, of the present step and of its parts. */
import type { Calendar } from '../../law/calendar.ts'
import { clockOf, type Clock, type ClockEvent } from '../../law/clock.ts'
import { partsIn, type Procedure } from '../../law/procedure.ts'
import { termOf } from '../../law/other-terms.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf, type Instant, startOfDay } from '../../law/time.ts'
import type { Action } from './action.ts'
import type { CaseState } from './case-state.ts'
import { waitsUntil } from './hearing.ts'
import { partEvents, procedureEvents, stepEvents, stepOf } from './state.ts'

export interface CaseClocks {
  /** The legal time of the whole procedure. */
  readonly whole: Clock
  /** The time of the present step; absent where the step has none of its own. */
  readonly step?: Clock
  /** The times of the parts of the present step that have one. */
  readonly parts: Readonly<Record<string, Clock>>
}

export function clocksOf(calendar: Calendar, declaration: Procedure, state: CaseState, log: readonly Action[], now: Instant): CaseClocks {
  const step = stepOf(declaration, state)
  const [filed] = log
  const reading = readingOf(declaration, dayOf(filed?.at ?? now, calendar.zone))
  const within = step && termOf(step, state.facts, reading)
  const shared = { calendar, working: declaration.workingHours, now }
  return {
    parts: Object.fromEntries(Object.entries(partsIn(step?.by, state.facts)).flatMap(([name, part]) => {
      const term = termOf(part, state.facts, reading)
      return term === undefined ? [] : [[name, clockOf({ ...shared, within: term, events: partEvents(state, name) })]]
    })),
    whole: clockOf({ ...shared, within: declaration.clock.within, events: procedureEvents(declaration, state, log) }),
    ...(within && { step: clockOf({ ...shared, within, ...afterNotice(calendar, declaration, state, now) }) }),
  }
}

/** The time of a step that waits for a notice runs from its last day: nobody is late for keeping the law. */
function afterNotice(calendar: Calendar, declaration: Procedure, state: CaseState, now: Instant): { readonly events: readonly ClockEvent[]; readonly now: Instant } {
  const events = stepEvents(state)
  const last = waitsUntil(calendar, declaration, state)
  const from = last && startOfDay(last, calendar.zone)
  if (from === undefined || events.every(({ at }) => at >= from)) return { events, now }
  return { events: [{ at: from, kind: 'start' }], now: now > from ? now : from }
}
