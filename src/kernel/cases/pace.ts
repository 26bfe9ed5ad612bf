/** How fast a procedure is decided: for indicators, which everybody may see. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

export interface Pace {
  readonly procedure: string
  /** Cases closed by a decision from this moment on and before the other. */
  readonly from: Instant
  readonly before: Instant
}

/** The median of the working days for which the clocks of the decided cases ran; undefined when none was decided. */
export async function medianWorkdays(db: Db, { procedure, from, before }: Pace): Promise<number | undefined> {
  const { rows: [row] } = await sql<{ median: number | null }>`
    select percentile_cont(0.5) within group (order by used_workdays) as median from case_record c
    where procedure = ${procedure} and closed_at >= ${from} and closed_at < ${before}
      and exists (select from case_action a where a.case_id = c.id and a.act ->> 'type' = 'issued')`.execute(db)
  return row?.median ?? undefined
}
