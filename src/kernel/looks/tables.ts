/** The table of looks, for Kysely. */
import type { ColumnType, Generated } from 'kysely'
import type { Citation } from '../../law/citation.ts'
import type { Day, Instant } from '../../law/time.ts'

/** At what: a case, an entry of a register, a decision, a person at a counter, an account, a card that its person shows, a report on a duty, letters that were sent, and who made another look. */
export type LookKind = 'case' | 'entry' | 'decision' | 'counter' | 'account' | 'card' | 'duty' | 'letters' | 'look'

interface DataLookTable {
  id: Generated<bigint>; whose: string; kind: LookKind; thing: string; about: Generated<string>; declared: Generated<string>; seen_as: string; person: string | null
  fields: string[]; basis: ColumnType<Citation | null, string | null, string | null>; on_day: Day; at: Instant; journal_ids: Generated<bigint[]>
}

declare module '../database/index.ts' {
  interface Tables { data_look: DataLookTable }
}
