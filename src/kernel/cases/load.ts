/** What the head of an office asks: who has how much, and whether more comes in than is done. */
import { sql } from 'kysely'
import { inEveryBody } from '../../law/in-body.ts'
import { addMonths, type Day, dayOf, firstOfMonth } from '../../law/time.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { deskOf, ofDesk } from './desk.ts'
import { rolesOf } from './permit.ts'

/** Open cases of one person; of those that nobody has taken, when `person` is absent. */
export interface Load { readonly person?: string; readonly open: number; readonly late: number }

/** How many cases came in and were closed in a month, which begins on `month`. */
export interface MonthOfCases { readonly month: Day; readonly filed: number; readonly closed: number }

export interface OfficeLoad { readonly people: readonly Load[]; readonly months: readonly MonthOfCases[] }

/** Whether an actor answers for what an office decides: they sign its acts, or chair its commission. */
export const isHead = (ground: Ground, actor: Actor): boolean => deskOf(ground, actor).some(({ procedure, referred }) => !referred
  && inEveryBody(procedure, ground.parties.bodies).flatMap(({ own }) => Object.values(own.steps)).some(({ sign, by }) =>
    (typeof by === 'object' && 'commission' in by ? actor.roles.includes(by.commission.chair) : sign === true && rolesOf(by).some((role) => actor.roles.includes(role)))))

/** The load of the actor's office now, the greatest first, and its last twelve months, the present one last. */
export async function officeLoad(ground: Ground, actor: Actor): Promise<OfficeLoad> {
  const desk = deskOf(ground, actor).filter(({ referred }) => !referred)
  if (desk.length === 0) return { people: [], months: [] }
  const { zone } = ground.calendar
  const now = ground.now()
  const today = dayOf(now, zone)
  const first = addMonths(firstOfMonth(today), -11)
  const theirs = ofDesk(desk)
  const [people, months] = await Promise.all([
    sql<{ person: string | null; open: bigint; late: bigint }>`
      select assignee as person, count(*) as open, count(*) filter (where least(step_due_day, due_day) < ${today}::date or least(step_due_at, due_at) < ${now}) as late
      from case_record where closed_at is null and ${theirs} group by assignee order by open desc, assignee limit 50`.execute(ground.db),
    sql<{ month: Day; filed: bigint; closed: bigint }>`
      with happened as (
        select date_trunc('month', filed_at at time zone ${zone})::date as month, 1 as filed, 0 as closed from case_record
          where ${theirs} and filed_at at time zone ${zone} >= ${first}::date
        union all select date_trunc('month', closed_at at time zone ${zone})::date, 0, 1 from case_record
          where ${theirs} and closed_at is not null and closed_at at time zone ${zone} >= ${first}::date
      ) select months.month::date as month, coalesce(sum(filed), 0)::bigint as filed, coalesce(sum(closed), 0)::bigint as closed
        from generate_series(${first}::date, ${today}::date, interval '1 month') as months(month) left join happened on happened.month = months.month::date
        group by 1 order by 1`.execute(ground.db),
  ])
  return {
    people: people.rows.map(({ person, open, late }) => ({ ...(person !== null && { person }), open: Number(open), late: Number(late) })),
    months: months.rows.map(({ month, filed, closed }) => ({ month, filed: Number(filed), closed: Number(closed) })),
  }
}
