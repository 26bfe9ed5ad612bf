/** How the owners of entries answer whoever asks them in a step of a procedure: counted by owner, by what was asked, and by what came of it; and who was asked before something was entered. */
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

/** An owner as the log of a case names whom it asked. */
export interface OwnerAsked { readonly kind: OwnerKind; readonly id: string }

/**
 * Whom the cases asked whose decisions entered these entries, in the order in which they were asked: the last is who answered, or did not. It stays so whose ever the thing is by now that they were asked about, and though it
 * is there no more. What a case entered that asked nobody is left out.
 */
export async function ownersAsked(db: Db, entries: readonly string[]): Promise<ReadonlyMap<string, readonly OwnerAsked[]>> {
  const { rows } = await sql<{ entry: string; whom: string }>`
    select v.entry, a.act ->> 'whom' as whom from entry_version v join decision d on d.id = v.decision join case_action a on a.case_id = d.case_id
    where v.entry = any(${entries}) and v.seq = 0 and a.act ->> 'type' = 'asked' and a.act ->> 'whom' is not null order by v.entry, a.seq`.execute(db)
  const ownerIn = (whom: string): OwnerAsked => ({ kind: whom.slice(0, whom.indexOf(':')) as OwnerKind, id: whom.slice(whom.indexOf(':') + 1) })
  return new Map([...Map.groupBy(rows, ({ entry }) => entry)].map(([entry, asked]) => [entry, asked.map(({ whom }) => ownerIn(whom))]))
}
