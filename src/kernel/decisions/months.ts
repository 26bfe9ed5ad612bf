/** Counts what bodies have decided, month by month: for their pages, which everybody sees. */
import { sql } from 'kysely'
import { addMonths, type Day, firstOfMonth, startOfDay } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

/** Decisions of one month, which begins on `month`, by what they did. */
export interface MonthOfDecisions {
  readonly month: Day
  readonly granted: number
  readonly refused: number
  /** Those that neither granted nor refused: revoked, reopened, dismissed. */
  readonly others: number
}

/** Which decisions: those with numbers of these registers, among the decisions of these procedures. */
export interface DecidedBy {
  readonly registers: readonly string[]
  readonly procedures: readonly string[]
}

/** The last twelve months, the present one last; those without a decision too. */
export async function decidedByMonth(db: Db, { registers, procedures }: DecidedBy, { today, zone }: { readonly today: Day; readonly zone: string }): Promise<readonly MonthOfDecisions[]> {
  const first = addMonths(firstOfMonth(today), -11)
  const { rows } = await sql<{ month: Day; granted: bigint; refused: bigint; others: bigint }>`
    with decided as (
      select date_trunc('month', decided_at at time zone ${zone})::date as month, effect from decision
      where procedure = any(${procedures}) and decided_at >= ${startOfDay(first, zone)} and split_part(number, '-', 1) = any(${registers})
    ) select months.month::date as month, count(*) filter (where effect = 'grant') as granted, count(*) filter (where effect = 'refuse') as refused,
        count(*) filter (where effect not in ('grant', 'refuse')) as others
      from generate_series(${first}::date, ${today}::date, interval '1 month') as months(month) left join decided on decided.month = months.month::date
      group by 1 order by 1`.execute(db)
  return rows.map(({ month, granted, refused, others }) => ({ month, granted: Number(granted), refused: Number(refused), others: Number(others) }))
}
