/** The things that are counted, as they stand in the tables to which the acts have led. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { isId } from '../parties/index.ts'
import type { Counting } from './counting.ts'

const prefixes = { entries: 'entry:', decisions: 'decision:', events: '' } as const satisfies Record<Counting['over'], string>

/** Whether it can count such a thing at all. */
export const mayCount = ({ over }: Counting, thing: string): boolean => thing.startsWith(prefixes[over])

/**
 * The things that are counted, each once, by their ids on the thread; of some alone where those are named. What was issued or told this year is known by the moment of its
 * entry in the journal, as strangers know it.
 */
export function membersOf(what: Counting, newYear: Instant, among?: readonly string[]): RawBuilder<unknown> {
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
