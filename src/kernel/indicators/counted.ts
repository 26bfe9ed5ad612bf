/** An indicator that is declared as data: counted from the tables that the acts have led to, and the same from the journal by anybody. */
import { type RawBuilder, sql } from 'kysely'
import { dayOf, type Instant, startOfDay } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { isId } from '../parties/index.ts'
import { beginOfYear, type Counting, type DeclaredCounting } from './counting.ts'
import type { Indicator } from './indicator.ts'

/** What a country declares: what is counted as data, beside its words. */
export type CountedIndicator = Omit<Indicator, 'compute' | 'counting' | 'unit'> & { readonly counting: DeclaredCounting }

interface Ground { readonly db: Db; readonly now: () => Instant; readonly country: { readonly calendar: { readonly zone: string } } }

export function countedIndicator({ db, now, country }: Ground, { counting, ...words }: CountedIndicator): Indicator {
  const { count, of } = counting
  const newYear = (): Instant => { const { zone } = country.calendar; return startOfDay(beginOfYear(dayOf(now(), zone)), zone) }
  const counted = async (what: Counting): Promise<number> => {
    const { rows: [row] } = await sql<{ n: string }>`select count(*)::text as n from (${membersOf(what, newYear())}) member`.execute(db)
    return Number(row!.n)
  }
  return {
    ...words, counting, unit: of === undefined ? 'count' : 'percent',
    compute: async () => (of === undefined ? String(await counted(count)) : { part: await counted(count), whole: await counted(of) }),
    async among(things) {
      const found = await Promise.all([count, ...of ? [of] : []].map(async (what) => {
        const own = things.filter((thing) => mayCount(what, thing))
        return own.length === 0 ? [] : (await sql<{ thing: string }>`${membersOf(what, newYear(), own)}`.execute(db)).rows
      }))
      return new Set(found.flat().map(({ thing }) => thing))
    },
  }
}

const prefixes = { entries: 'entry:', decisions: 'decision:', events: '' } as const satisfies Record<Counting['over'], string>

/** Whether it can count such a thing at all. */
const mayCount = ({ over }: Counting, thing: string): boolean => thing.startsWith(prefixes[over])

/**
 * The things that are counted, each once, by their ids on the thread; of some alone where those are named. What was issued or told this year is known by the moment of its
 * entry in the journal, as strangers know it.
 */
function membersOf(what: Counting, newYear: Instant, among?: readonly string[]): RawBuilder<unknown> {
  const ids = among?.map((thing) => thing.slice(prefixes[what.over].length))
  switch (what.over) {
    case 'entries': {
      const conditions = Object.entries(what.where ?? {}).map(([name, values]) => sql`and facts ->> ${name}::text = any(${values})`)
      return sql`select 'entry:' || number as thing from entry where register = ${what.register} and state = any(${what.states}) ${conditions.length === 0 ? sql`` : sql`and not restricted ${sql.join(conditions, sql` `)}`} ${ids ? sql`and number = any(${ids})` : sql``}`
    }
    case 'decisions': return sql`select 'decision:' || d.id as thing from decision d ${what.by !== undefined || what.thisYear ? sql`join journal_entry j on j.id = d.entry` : sql``} ${what.standing ? sql`join decision_status s on s.decision = d.id` : sql``}
      where true ${what.procedures ? sql`and d.procedure = any(${what.procedures})` : sql``} ${what.effects ? sql`and d.effect = any(${what.effects})` : sql``} ${what.by === undefined ? sql`` : sql`and (j.actor like 'system:%') = ${what.by === 'rules'}`}
        ${what.standing ? sql`and s.revoked_at is null and s.suspended_at is null` : sql``} ${what.thisYear ? sql`and j.at >= ${newYear}` : sql``} ${ids ? sql`and d.id = any(${ids.filter(isId)}::uuid[])` : sql``}`
    case 'events': return sql`select distinct j.subject as thing from journal_entry j where j.type = any(${what.types}) and j.leaf_index is not null ${what.thisYear ? sql`and j.at >= ${newYear}` : sql``} ${ids ? sql`and j.subject = any(${ids})` : sql``}
      ${what.ends ? sql`and not exists (select from journal_entry later where later.subject = j.subject and later.type = any(${what.ends}) and later.leaf_index > j.leaf_index)` : sql``}`
  }
}
