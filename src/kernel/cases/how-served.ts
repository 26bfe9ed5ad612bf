/** How far services serve by themselves, counted from the cases for everybody to see: what rules decided at once, what officers did, what came on paper, and what nobody was asked. */
import { sql } from 'kysely'
import type { Facts } from '../../law/field.ts'
import { isOutsider } from '../../law/outsiders.ts'
import { partsOf } from '../../law/procedure.ts'
import type { Instant } from '../../law/time.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import type { Versions } from './versions.ts'

/** The answers of the applications that were filed in a time. */
export interface KnownAnswers { readonly applications: number; readonly answers: number; readonly known: number }

/** Of an application: its answers, and those that were known. What was left empty is no answer. */
export function countAnswers(facts: Facts, known: readonly string[]): Omit<KnownAnswers, 'applications'> {
  const answered = Object.keys(facts).filter((name) => facts[name] !== '' && facts[name] !== undefined)
  return { answers: answered.length, known: answered.filter((name) => known.includes(name)).length }
}

/** How the cases came to a decision that were closed by one in a time: each is one of the four. */
export interface DecidedHow {
  /** By the rules, and after the filing no officer acted. */
  readonly byRules: number
  /** An officer opened the case, or acted in it. */
  readonly byOfficers: number
  /** Filed on a signed paper that an officer typed in at a counter, whoever decided. */
  readonly onPaper: number
  /** Nobody in office acted, and no rule decided: by the silence of the office, a payment, or an act of the applicant. */
  readonly otherwise: number
}

/** Of one procedure, and where each of its cases is of one body among many, of one body. */
export interface ServedHow extends DecidedHow, KnownAnswers {
  readonly procedure: string
  readonly body?: string
}

/** What people do in a case that is not theirs; who completes or answers says whose the step was. */
const deeds = ['opened', 'assigned', 'completed', 'answered', 'voted', 'recused', 'extended', 'noted', 'reviewed', 'reopened'] as const satisfies readonly Act['type'][]

/** The steps and parts of applicants and of those outside, as the id of the procedure and the name. */
const notOfOfficers = (versions: Pick<Versions, 'everything'>): readonly string[] => [...new Set(versions.everything().flatMap(({ id, steps }) => Object.entries(steps).flatMap(([step, { by }]) => [
  ...(by === 'applicant' || isOutsider(by) ? [`${id} ${step}`] : []), ...Object.entries(partsOf(by)).flatMap(([part, one]) => (isOutsider(one.by) ? [`${id} ${step}.${part}`] : [])),
])))]

/** Those alone of which anything was filed or decided in the time. One statement, which reads the cases that were closed or filed then. */
export async function howServed({ db, versions }: Pick<Ground, 'db' | 'versions'>, { from, before }: { readonly from: Instant; readonly before: Instant }): Promise<readonly ServedHow[]> {
  const { rows } = await sql<Omit<ServedHow, 'body'> & { readonly body: string | null }>`
    with acts as (
      select c.id, c.procedure, c.opened_in,
        coalesce(bool_or(a.seq = 0 and a.act -> 'counter' ->> 'agreed' = 'paper'), false) as paper,
        coalesce(bool_or(a.person is not null and a.act ->> 'type' = any(${deeds})
          and c.procedure || ' ' || coalesce(a.act ->> 'step', '') || coalesce('.' || split_part(a.act ->> 'part', '.', 1), '') <> all(${notOfOfficers(versions)})), false) as officers,
        (array_agg(a.actor order by a.seq desc) filter (where a.act ->> 'type' = 'issued' and a.at >= ${from} and a.at < ${before}))[1] as issuer
      from case_record c join case_action a on a.case_id = c.id where c.closed_at >= ${from} and c.closed_at < ${before} group by c.id
    ), counted as (
      select procedure, opened_in, count(*) filter (where paper) as on_paper, count(*) filter (where not paper and officers) as by_officers,
        count(*) filter (where not paper and not officers and issuer = 'system:rules') as by_rules, count(*) filter (where not paper and not officers and issuer <> 'system:rules') as otherwise,
        0 as applications, 0 as answers, 0 as known
      from acts where issuer is not null group by procedure, opened_in
      union all select procedure, opened_in, 0, 0, 0, 0, count(*), sum(answers), sum(known_answers)
      from case_record where answers is not null and filed_at >= ${from} and filed_at < ${before} group by procedure, opened_in
    )
    select procedure, opened_in as body, sum(by_rules)::integer as "byRules", sum(by_officers)::integer as "byOfficers", sum(on_paper)::integer as "onPaper", sum(otherwise)::integer as otherwise,
      sum(applications)::integer as applications, sum(answers)::integer as answers, sum(known)::integer as known
    from counted group by procedure, opened_in order by procedure, opened_in nulls first`.execute(db)
  return rows.map(({ body, ...row }) => ({ ...row, ...(body !== null && { body }) }))
}
