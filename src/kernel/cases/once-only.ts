/** How many answers nobody is asked for because they are known, counted when an application is filed: for everybody to see. */
import { sql } from 'kysely'
import type { Facts } from '../../law/field.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

/** The answers of the applications of one procedure that were filed in a time. */
export interface KnownAnswers { readonly applications: number; readonly answers: number; readonly known: number }

/** Of an application: its answers, and those that were known. What was left empty is no answer. */
export function countAnswers(facts: Facts, known: readonly string[]): Omit<KnownAnswers, 'applications'> {
  const answered = Object.keys(facts).filter((name) => facts[name] !== '' && facts[name] !== undefined)
  return { answers: answered.length, known: answered.filter((name) => known.includes(name)).length }
}

/** By the id of the procedure; of those alone of which anything was filed since this was counted. */
export async function knownAnswers(db: Db, { from, before }: { readonly from: Instant; readonly before: Instant }): Promise<ReadonlyMap<string, KnownAnswers>> {
  const { rows } = await sql<KnownAnswers & { readonly procedure: string }>`
    select procedure, count(*)::integer as applications, sum(answers)::integer as answers, sum(known_answers)::integer as known from case_record
    where answers is not null and filed_at >= ${from} and filed_at < ${before} group by procedure`.execute(db)
  return new Map(rows.map(({ procedure, applications, answers, known }) => [procedure, { applications, answers, known }]))
}
