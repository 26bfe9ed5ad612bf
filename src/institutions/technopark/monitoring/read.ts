/** Reads findings: the queue of the officers with its counts, one with its history, those of a company, and how findings of one rule were settled. */
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { Judged } from './options.ts'
import type { FindingState } from './watch.ts'

export interface QueueAsked { readonly state?: FindingState; readonly judged?: Judged; readonly holder?: string; readonly limit: number; readonly offset: number }

/** The findings that stand, those first that wait the longest, and how many there are. */
export async function queueOf(db: Db, { state, judged, holder, limit, offset }: QueueAsked) {
  const of = db.selectFrom('technopark_finding').where('ended_at', 'is', null)
    .$if(state !== undefined, (query) => query.where('state', '=', state!)).$if(judged !== undefined, (query) => query.where('judged', '=', judged!)).$if(holder !== undefined, (query) => query.where('holder', '=', holder!))
  const [rows, { total }] = await Promise.all([
    of.selectAll().orderBy('found_at').orderBy('id').limit(limit).offset(offset).execute(), of.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(total) }
}

export const findingOf = (db: Db, id: string) => db.selectFrom('technopark_finding').selectAll().where('id', '=', id).executeTakeFirst()

export const actsOf = (db: Db, ids: readonly string[]) =>
  db.selectFrom('technopark_finding_act').selectAll().where(sql<boolean>`finding = any(${[...ids]}::uuid[])`).orderBy('at').orderBy('id').execute()

/** The findings of a company, those that stand first, then the latest: at most so many. */
export const ownFindings = (db: Db, holder: string, most: number) =>
  db.selectFrom('technopark_finding').selectAll().where('holder', '=', holder).orderBy(sql`ended_at is not null`).orderBy('found_at', 'desc').orderBy('id').limit(most).execute()

/** How findings of one rule ended so far, the commonest first: accepted, led to a case, or put right before anything was done. What ended otherwise tells nothing. */
export async function settledLike(db: Db, { rule, judged, id }: { readonly rule: string; readonly judged: Judged; readonly id: string }): Promise<readonly { readonly end: 'accepted' | 'case' | 'kept'; readonly count: number }[]> {
  const { rows } = await sql<{ end: 'accepted' | 'case' | 'kept'; n: bigint }>`
    select case when state in ('accepted', 'case') then state else 'kept' end as end, count(*) as n from technopark_finding
    where rule = ${rule} and judged = ${judged} and id <> ${id} and (state in ('accepted', 'case') or ended_why = 'kept') group by 1 order by n desc, 1`.execute(db)
  return rows.map(({ end, n }) => ({ end, count: Number(n) }))
}

/** How many findings stand in each state. */
export async function countsOf(db: Db): Promise<ReadonlyMap<FindingState, number>> {
  const rows = await db.selectFrom('technopark_finding').select(['state', ({ fn }) => fn.countAll<bigint>().as('n')]).where('ended_at', 'is', null).groupBy('state').execute()
  return new Map(rows.map(({ state, n }) => [state, Number(n)]))
}
