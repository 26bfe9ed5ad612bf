/** Open cases of people without an account whose filings say the same: known by a mark of their words, so that a queue tells a flood of one text in one line. */
import { type RawBuilder, sql } from 'kysely'
import type { Facts, Field } from '../../law/field.ts'
import type { Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'

/**
 * What a filing says in the words of whoever wrote it, so that two which differ in case, in signs, in figures or in the order of words are the same; undefined where it says
 * nothing in words. Pure.
 */
export function saidInWords(fields: readonly Field[], facts: Facts): string | undefined {
  const words = fields.flatMap((field) => {
    const said = field.kind === 'text' ? facts[field.name] : undefined
    return typeof said === 'string' ? said.normalize('NFKC').toLowerCase().match(/\p{L}+/gu) ?? [] : []
  })
  return words.length === 0 ? undefined : [...new Set(words)].toSorted().join(' ')
}

/** Marks a case by what its filing says, in the transaction that opens it. */
export async function markAlike({ secrets }: Ground, tx: Tx, id: string, procedure: string, said: string | undefined): Promise<void> {
  if (said !== undefined) await sql`insert into case_alike (case_id, alike) values (${id}, ${secrets.mark(said, `alike ${procedure}`)})`.execute(tx)
}

/** Of open cases that say the same the first alone; or those that say what one of them says, itself among them. */
export const alikeIn = (which: string): RawBuilder<boolean> => (which === 'once'
  ? sql<boolean>`not exists (select from case_alike mine join case_alike other on other.alike = mine.alike and other.case_id < mine.case_id where mine.case_id = case_record.id)`
  : sql<boolean>`id in (select case_id from case_alike where alike = (select alike from case_alike where case_id = ${which}))`)

/** How many open cases say what each of these says, itself counted; those that stand alone are left out. */
export async function countAlike({ db }: Ground, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`with mine as (select case_id, alike from case_alike where case_id = any(${[...ids]}::uuid[])),
    counted as (select alike, count(*)::integer as n from case_alike where alike in (select alike from mine) group by alike)
    select case_id as id, n from mine join counted using (alike) where n > 1`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
