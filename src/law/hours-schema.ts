/** The schema of terms in hours and of the hours in which a body works. */
import { z } from 'zod'
import type { Citation } from './citation.ts'
import type { ClockTerm, WorkingHours } from './hours.ts'

/** A term that a clock runs by: days, or hours and minutes. */
export const clockTerm = z.strictObject({ unit: z.enum(['minute', 'hour', 'workhour', 'workday', 'day', 'month', 'year']), count: z.int().min(0) })
  .readonly().meta({ id: 'ClockTerm' }) satisfies z.ZodType<ClockTerm>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).meta({ description: 'a time of day, such as 09:00' })

export const workingHours = (citation: z.ZodType<Citation>) => z.strictObject({
  spans: z.array(z.strictObject({ from: time, until: time }).readonly()).min(1).max(6).readonly(), basis: citation,
}).readonly() satisfies z.ZodType<WorkingHours>
