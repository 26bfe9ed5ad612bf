/** Registers whose entries stand in an institution's own tables and change by its own acts: listed as all others are, without being moved. */
import { type RawBuilder, sql } from 'kysely'
import type { EntryState, Listing } from '../../law/register.ts'
import type { Day } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

export interface RegisterView {
  /** How it is listed. It is shown to everyone. */
  readonly listing: Listing
  /**
   * Its entries on a day, each a row with what everybody may see and nothing else: `number` (unique in it), `path` (of its page, without the language),
   * `state`, `title` (a text in every language), `facts` (values by field), `entered_at` and `changed_at`.
   */
  rows(today: Day): RawBuilder<unknown>
  /** How often its rows have changed: while it answers the same, on the same day, so do they. Its lists are remembered by it; without it each is read anew. */
  version?(): Promise<bigint>
}

/** Lets a view be read under the name of the table of entries. */
export const readingEntries = ({ listing: { id }, rows }: RegisterView, today: Day): RawBuilder<unknown> => sql`with listed as (${rows(today)}), entry as (
    select number, ${id}::text as register, state, 'body'::text as owner_kind, null::uuid as owner, null::text as owner_body, facts, null::jsonb as personal, 1 as versions, title,
      lower(concat_ws(E'\n', number, (select string_agg(value, E'\n') from jsonb_each_text(title)), (select string_agg(value, E'\n') from jsonb_each_text(facts)))) as look,
      false as restricted, entered_at, changed_at, path from listed
  )`

/** Lets lists read a view under the names of the tables of entries. */
export const readingView = (view: RegisterView, today: Day): RawBuilder<unknown> => sql`${readingEntries(view, today)}, entry_value as (
    select entry.register, one.field, one.words collate "kk-x-icu" as words, one.amount, one.sorts, entry.number as entry from entry cross join lateral values_of_facts(entry.facts) one
  )`

/** How many of its entries are in each state. */
export async function countsInView(db: Db, { listing: { id }, rows }: RegisterView, today: Day): Promise<readonly { readonly register: string; readonly state: EntryState; readonly count: number }[]> {
  const found = await sql<{ state: EntryState; count: number }>`select state, count(*)::integer as count from (${rows(today)}) listed group by state order by state`.execute(db)
  return found.rows.map((row) => ({ register: id, ...row }))
}
