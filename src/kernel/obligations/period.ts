/** The periods of a duty: calendar months, quarters and years. Pure. */
import type { Obligation } from '../../law/procedure.ts'
import type { Day } from '../../law/time.ts'

export interface Period { readonly from: Day; readonly to: Day }

const monthsIn = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Obligation['every'], number>

/** The calendar period that holds a day. */
export function periodOf(every: Obligation['every'], day: Day): Period {
  const { year, month } = Temporal.PlainDate.from(day)
  const length = monthsIn[every]
  const from = Temporal.PlainDate.from({ year, month: month - ((month - 1) % length), day: 1 })
  return { from: from.toString(), to: from.add({ months: length }).subtract({ days: 1 }).toString() }
}

/** The first day after a period. */
export const after = ({ to }: Period): Day => Temporal.PlainDate.from(to).add({ days: 1 }).toString()
