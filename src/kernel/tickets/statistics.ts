/** How people waited at a counter, day by day: numbers that tell of nobody. */
import { sql } from 'kysely'
import type { Day } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

/** A day of a queue. Minutes are counted from when somebody came, or from the time that they had booked where they came before it, until they were called; whoever was called before that waited for nothing. */
export interface DayOfQueue {
  readonly day: Day
  /** How many took a number, how many of them were called, and how many of those did not come. */
  readonly taken: number
  readonly called: number
  readonly absent: number
  /** Half of those who were called waited so many minutes at most, and nine of ten; absent where nobody was called. */
  readonly median?: number
  readonly most?: number
  /** How many were called within the time that is promised; absent where none is. */
  readonly kept?: number
}

export async function daysOf(db: Db, { body, since, promised }: { readonly body: string; readonly since: Day; readonly promised: number | undefined }): Promise<readonly DayOfQueue[]> {
  const { rows } = await sql<{ day: Day; taken: number; called: number; absent: number; median: number | null; most: number | null; kept: number }>`
    select on_day as day, count(*)::integer as taken, count(waited)::integer as called, count(*) filter (where outcome = 'absent')::integer as absent,
      percentile_cont(0.5) within group (order by waited)::float8 as median, percentile_cont(0.9) within group (order by waited)::float8 as most, count(*) filter (where waited <= ${promised ?? 0})::integer as kept
    from (select on_day, outcome, case when called_at is not null then greatest(0, extract(epoch from called_at - greatest(taken_at, booked_from)) / 60) end as waited from ticket where body = ${body} and on_day >= ${since}::date) of_day
    group by on_day order by on_day desc`.execute(db)
  return rows.map(({ day, taken, called, absent, median, most, kept }) => ({
    day, taken, called, absent, ...(median !== null && most !== null && { median: Math.round(median), most: Math.round(most) }), ...(promised !== undefined && { kept }),
  }))
}
