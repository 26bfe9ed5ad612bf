/** How the owners of entries answer whoever asks them in a step of a procedure: counted by owner, by what was asked, and by what came of it. */
import { sql } from 'kysely'
import type { OwnerKind } from '../../law/register.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { type Owner, ownerOfRow } from '../registers/index.ts'

/** Which step of which procedure, of cases filed since; `asked` is the answer by which they are told apart. */
export interface AnswersAsked { readonly procedure: string; readonly step: string; readonly asked: string; readonly since: Instant }

export interface AnswersCounted {
  readonly owner: Owner
  /** What was asked, as the answer has it; empty where it was not said. */
  readonly asked: string
  /** The outcome that the step first came to; absent while it is open. */
  readonly outcome?: string
  /** The clock took it, for nobody answered in time. */
  readonly byClock: boolean
  readonly count: number
}

/** Counts; a case about no entry is not among them. */
export async function answersOfOwners(db: Db, { procedure, step, asked, since }: AnswersAsked): Promise<readonly AnswersCounted[]> {
  const { rows } = await sql<{ owner_kind: OwnerKind; owner: string | null; owner_body: string | null; asked: string | null; outcome: string | null; by_clock: boolean; n: number }>`
    select e.owner_kind, e.owner, e.owner_body, f.act -> 'facts' ->> ${asked} as asked, d.act ->> 'outcome' as outcome, coalesce(d.act ->> 'type' = 'lapsed', false) as by_clock, count(*)::integer as n
    from case_record c join entry e on e.number = c.subject join case_action f on f.case_id = c.id and f.act ->> 'type' = 'filed'
    left join lateral (select act from case_action a where a.case_id = c.id and a.act ->> 'step' = ${step} and a.act ->> 'type' in ('completed', 'lapsed') order by a.seq limit 1) d on true
    where c.procedure = ${procedure} and c.filed_at >= ${since} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5`.execute(db)
  return rows.map((row) => ({ owner: ownerOfRow(row), asked: row.asked ?? '', ...(row.outcome !== null && { outcome: row.outcome }), byClock: row.by_clock, count: row.n }))
}
