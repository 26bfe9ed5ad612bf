/** An indicator that is declared as data: counted from the tables that the acts have led to, and the same from the journal by anybody. */
import { type RawBuilder, sql } from 'kysely'
import { dayOf, type Instant, startOfDay } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { beginOfYear, type Counting, type DeclaredCounting } from './counting.ts'
import type { Indicator } from './indicator.ts'

/** What a country declares: what is counted as data, beside its words. */
export type CountedIndicator = Omit<Indicator, 'compute' | 'counting' | 'unit'> & { readonly counting: DeclaredCounting }

interface Ground { readonly db: Db; readonly now: () => Instant; readonly country: { readonly calendar: { readonly zone: string } } }

export function countedIndicator({ db, now, country }: Ground, { counting, ...words }: CountedIndicator): Indicator {
  const { count, of } = counting
  const counted = async (what: Counting): Promise<number> => {
    const { zone } = country.calendar
    const { rows: [row] } = await sql<{ n: string }>`${countOf(what, startOfDay(beginOfYear(dayOf(now(), zone)), zone))}`.execute(db)
    return Number(row!.n)
  }
  return {
    ...words, counting, unit: of === undefined ? 'count' : 'percent',
    compute: async () => (of === undefined ? String(await counted(count)) : { part: await counted(count), whole: await counted(of) }),
  }
}

/** The number of what is counted, as `n`. What was issued or told this year is known by the moment of its entry in the journal, as strangers know it. */
function countOf(what: Counting, newYear: Instant): RawBuilder<unknown> {
  switch (what.over) {
    case 'entries': {
      const conditions = Object.entries(what.where ?? {}).map(([name, values]) => sql`and facts ->> ${name}::text = any(${values})`)
      return sql`select count(*)::text as n from entry where register = ${what.register} and state = any(${what.states}) ${conditions.length === 0 ? sql`` : sql`and not restricted ${sql.join(conditions, sql` `)}`}`
    }
    case 'decisions': return sql`select count(*)::text as n from decision d ${what.by !== undefined || what.thisYear ? sql`join journal_entry j on j.id = d.entry` : sql``} ${what.standing ? sql`join decision_status s on s.decision = d.id` : sql``}
      where true ${what.procedures ? sql`and d.procedure = any(${what.procedures})` : sql``} ${what.effects ? sql`and d.effect = any(${what.effects})` : sql``} ${what.by === undefined ? sql`` : sql`and (j.actor like 'system:%') = ${what.by === 'rules'}`}
        ${what.standing ? sql`and s.revoked_at is null and s.suspended_at is null` : sql``} ${what.thisYear ? sql`and j.at >= ${newYear}` : sql``}`
    case 'events': return sql`select count(distinct j.subject)::text as n from journal_entry j where j.type = any(${what.types}) and j.leaf_index is not null ${what.thisYear ? sql`and j.at >= ${newYear}` : sql``}
      ${what.ends ? sql`and not exists (select from journal_entry later where later.subject = j.subject and later.type = any(${what.ends}) and later.leaf_index > j.leaf_index)` : sql``}`
  }
}
