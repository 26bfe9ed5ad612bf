/** Open cases of people without an account whose filings say the same: known by a mark of their words, so that a queue tells a flood of one text in one line. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'

/**
 * What a filing says: what it chose, and its words in their order, so that two which differ in case, in signs or in figures alone are the same. Undefined where it says nothing in
 * words, and where it brings what no other has: a document, or a telephone. Pure.
 */
function saidInWords(fields: readonly Field[], facts: Facts): string | undefined {
  const said = (kind: Field['kind']) => fields.flatMap((field) => (field.kind === kind && facts[field.name] !== undefined ? [facts[field.name]] : []))
  if ([...said('file'), ...said('phone')].some((brought) => brought !== '')) return undefined
  const words = said('text').flatMap((text) => (typeof text === 'string' ? text.normalize('NFKC').toLowerCase().match(/\p{L}+/gu) ?? [] : []))
  return words.length === 0 ? undefined : JSON.stringify([said('choice'), words])
}

/** Marks an open case by what its filing says now, in the transaction that opens it, corrects it or opens it again. */
export async function markAlike({ secrets }: Ground, tx: Tx, id: string, { id: procedure, form }: Procedure, facts: Facts): Promise<void> {
  const said = saidInWords(form.flatMap(({ fields }) => fields), facts)
  if (said === undefined) await sql`delete from case_alike where case_id = ${id}`.execute(tx)
  else {
    await sql`insert into case_alike (case_id, alike) select id, ${secrets.mark(said, `alike ${procedure}`)} from case_record where id = ${id} and closed_at is null
      on conflict (case_id) do update set alike = excluded.alike`.execute(tx)
  }
}

/** Of the cases that a list holds otherwise, the first of those that say the same, and all that stand alone. */
export const onceAmong = (listed: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`id in (select min(id::text collate "C")::uuid from ${listed} as among left join case_alike on case_id = id group by coalesce(alike, id::text) collate "C")`

/** Those that say what one of them says, itself among them. */
export const alikeTo = (which: string): RawBuilder<boolean> => sql<boolean>`id in (select case_id from case_alike where alike = (select alike from case_alike where case_id = ${which}))`

/**
 * The number of an open case that says what this one says and goes on where this one is closed: one that is not closed beside it, else the first. Whoever closes another of them waits until this act is done, so that
 * one is always left. Throws a `Failure` (refused) where no other says it.
 */
export async function goingOn(tx: Tx, id: string, closing: readonly string[]): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('alike ' || alike, 0)) from case_alike where case_id = ${id}`.execute(tx)
  const { rows: [other] } = await sql<{ number: string }>`select number from case_alike mine join case_alike other on other.alike = mine.alike and other.case_id <> mine.case_id
    join case_record on id = other.case_id where mine.case_id = ${id} and closed_at is null order by id = any(${[...closing]}::uuid[]), id limit 1`.execute(tx)
  if (other === undefined) throw new Failure('refused', messages.lastOfAlike)
  return other.number
}

/** How many open cases say what each of these says, itself counted; those that stand alone are left out. */
export async function countAlike({ db }: Ground, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`with mine as (select case_id, alike from case_alike where case_id = any(${[...ids]}::uuid[])),
    counted as (select alike, n from (select distinct alike from mine) as said, lateral (select count(*)::integer as n from case_alike same where same.alike = said.alike) as those)
    select case_id as id, n from mine join counted using (alike) where n > 1`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
