/** The periods of a duty: calendar months, quarters and years. Pure. */
import type { Obligation } from '../../law/procedure.ts'
import { addDays, addMonths, type Day, firstOfMonth } from '../../law/time.ts'

export interface Period { readonly from: Day; readonly to: Day }

const monthsIn = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Obligation['every'], number>

/** The calendar period that holds a day. */
export function periodOf(every: Obligation['every'], day: Day): Period {
  const length = monthsIn[every]
  const from = addMonths(firstOfMonth(day), -((Number(day.slice(5, 7)) - 1) % length))
  return { from, to: addDays(addMonths(from, length), -1) }
}

/** The first day after a period. */
export const after = ({ to }: Period): Day => addDays(to, 1)
