/** The two clocks of a case: of the whole procedure and of the present step. */
import type { Calendar } from '../../law/calendar.ts'
import { clockOf, type Clock } from '../../law/clock.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Instant } from '../../law/time.ts'
import type { Action } from './action.ts'
import { type CaseState, procedureEvents, stepEvents, stepOf } from './state.ts'

export interface CaseClocks {
  /** The legal time of the whole procedure. */
  readonly whole: Clock
  /** The time of the present step; absent where the step has none of its own. */
  readonly step?: Clock
}

export function clocksOf(calendar: Calendar, declaration: Procedure, state: CaseState, log: readonly Action[], now: Instant): CaseClocks {
  const within = stepOf(declaration, state)?.within
  return {
    whole: clockOf({ calendar, within: declaration.clock.within, events: procedureEvents(declaration, state, log), now }),
    ...(within && { step: clockOf({ calendar, within, events: stepEvents(state), now }) }),
  }
}
