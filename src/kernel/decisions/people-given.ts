/** Counts the people who were given a credential: altogether, by year, and by what one claim of it says. Whatever became of it later, it was given. */
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

/** So many people of a year, or of a value of the claim. */
interface Given { readonly key: string; readonly count: number }

export interface PeopleGiven { readonly all: number; readonly years: readonly Given[]; readonly values: readonly Given[] }

/** Which credential, of which procedure, and by which claim its holders are told apart. */
export interface GivenWhich { readonly procedure: string; readonly credential: string; readonly claim: string }

/** Each person once altogether, once a year and once for each value. */
export async function peopleGiven(db: Db, { procedure, credential, claim }: GivenWhich): Promise<PeopleGiven> {
  const { rows } = await sql<{ by: 'all' | 'year' | 'value'; key: string; n: number }>`
    with given as materialized (
      select person, left(record::jsonb ->> 'decidedOn', 4) as year, record::jsonb -> 'claims' ->> ${claim} as value from decision
      where procedure = ${procedure} and person is not null and credential is not null and record::jsonb ->> 'credentialType' = ${credential})
    select 'all' as by, '' as key, count(distinct person)::integer as n from given
    union all select 'year', year, count(distinct person)::integer from given group by 2
    union all select 'value', value, count(distinct person)::integer from given where value is not null group by 2 order by 1, 2`.execute(db)
  const of = (by: 'year' | 'value'): readonly Given[] => rows.filter((row) => row.by === by).map(({ key, n }) => ({ key, count: n }))
  return { all: rows.find(({ by }) => by === 'all')?.n ?? 0, years: of('year'), values: of('value') }
}
