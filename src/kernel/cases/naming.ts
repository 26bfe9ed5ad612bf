/** Cases by what their filing names, such as an entry that people ask about: how many go on, and what became of those that are over. */
import { sql } from 'kysely'
import type { Day, Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

/** The cases of some procedures whose filing answers any of these questions so. */
export interface Naming { readonly procedures: readonly string[]; readonly questions: readonly string[]; readonly value: string }

/** Those that go on: how many, how many of them are late, and which day is the next by which one has to be over; absent where no day is set. */
export interface OpenCount { readonly open: number; readonly late: number; readonly next?: Day }

/** A case that is over; `decided` is the kind of its last decision by the word of its procedure, null where it ended without one. */
export interface ClosedCase { readonly id: string; readonly procedure: string; readonly filedAt: Instant; readonly closedAt: Instant; readonly decided: string | null }

/** By the index of filings: what is asked about one thing is found without those about others. */
const named = ({ procedures, questions, value }: Naming) => sql`c.procedure = any(${[...procedures]}) and c.id in (
  select filed.case_id from case_action filed where filed.seq = 0 and (${sql.join(questions.map((question) => sql`filed.act -> 'facts' @> ${JSON.stringify({ [question]: value })}::jsonb`), sql` or `)}))`

/** `today`: whoever was to be over before it is late. */
export async function countOpenNaming(db: Db, naming: Naming, today: Day): Promise<OpenCount> {
  const { rows: [row] } = await sql<{ open: number; late: number; next: Day | null }>`select count(*)::integer as open, count(*) filter (where c.due_day < ${today}::date)::integer as late,
    min(c.due_day) filter (where c.due_day >= ${today}::date) as next from case_record c where ${named(naming)} and c.closed_at is null`.execute(db)
  const { open, late, next } = row!
  return { open, late, ...(next !== null && { next }) }
}

/** A page of those that are over, the last first, and how many there are. */
export async function closedNaming(db: Db, naming: Naming, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly rows: readonly ClosedCase[]; readonly total: number }> {
  const [{ rows }, { rows: [count] }] = await Promise.all([
    sql<ClosedCase>`select c.id, c.procedure, c.filed_at as "filedAt", c.closed_at as "closedAt", (select kind from decision where case_id = c.id order by id desc limit 1) as decided
      from case_record c where ${named(naming)} and c.closed_at is not null order by c.closed_at desc, c.id desc limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from case_record c where ${named(naming)} and c.closed_at is not null`.execute(db),
  ])
  return { rows, total: count!.total }
}
