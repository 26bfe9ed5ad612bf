/** Compares tables with what the journal says of them: a row that no entry speaks of was not written by the portal. */
import { type RawBuilder, sql } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Tx } from '../database/index.ts'

/** Compares one thing that a folder keeps with the entries about it, and says in words what differs; nothing when all agrees. */
export type Comparison = (tx: Tx) => Promise<readonly Text[]>

/** Of one kind, so many differences are told: who looks into them begins with these. */
const most = 20

/** A comparison by a query whose rows are what differs, and the words for one of them. */
export const differing = <Row>(query: RawBuilder<Row>, words: (row: Row) => Text): Comparison => async (tx) => {
  const { rows } = await sql<Row>`select * from (${query}) as differing limit ${most}`.execute(tx)
  return rows.map(words)
}

/**
 * What an entry says under a name that is of a person: apart from its body, by a commitment; in the body in entries of before people stood apart. Null
 * once it was erased.
 */
export const saidOf = (name: string, entry = 'entry'): RawBuilder<string | null> =>
  sql<string | null>`coalesce(${sql.ref(entry)}.personal ->> ${sql.lit(name)}, ${sql.ref(entry)}.body ->> ${sql.lit(name)})`

/** The entries of these types, to be read by their index, with those that wait for their place. */
export const entriesOf = (...types: readonly [string, ...string[]]): RawBuilder<unknown> => sql`(
  select id, at, actor, type, subject, body, personal, erased_by from journal_entry where type in (${sql.join(types)}) and leaf_index is not null
  union all select id, at, actor, type, subject, body, personal, erased_by from journal_entry where type in (${sql.join(types)}) and leaf_index is null)`
