/** Fills the register with invented companies, thousands at once, for tests and measurements. */
import { sql } from 'kysely'
import { generateBin } from '../../law/identifier.ts'
import type { Db } from '../database/index.ts'

/** What the n-th company of the fill is called and says of itself; its number counts from 0. */
export const filledName = (n: number): string => `«Үлгі компания ${String(n + 1).padStart(5, '0')}» ЖШС`
/** Every second serial: one without a check digit gives way to the next. */
export const filledNumber = (n: number): string => generateBin({ registered: `20${String(10 + Math.floor(n / 9000)).padStart(2, '0')}-05`, serial: 10_000 + (n % 9000) * 2 })

/**
 * Copies a decision that gives a credential to `count` invented companies. The copies read like any decision, but nothing seals
 * them and the journal does not know them. `claims` changes those of the n-th copy.
 */
export async function fillRegister(
  db: Db, { like, count, claims = () => ({}) }: { like: string; count: number; claims?: (n: number) => Readonly<Record<string, string>> },
): Promise<void> {
  const companies = Array.from({ length: count }, (_, n) => ({ n, number: filledNumber(n), name: filledName(n), claims: { ...claims(n), bin: filledNumber(n), companyName: filledName(n) } }))
  await sql`
    with copy as (
      select d.*, gen_random_uuid() as new_id, c.n, c.number as identifier, 'TP-1999-' || lpad((c.n + 1)::text, 6, '0') as new_number,
        jsonb_set(jsonb_set(d.record::jsonb, '{holder,organisation}', jsonb_build_object('bin', c.number, 'name', c.name)),
          '{claims}', coalesce(d.record::jsonb -> 'claims', '{}') || c.claims) as new_record
      from decision d, jsonb_to_recordset(${JSON.stringify(companies)}::jsonb) as c(n integer, number text, name text, claims jsonb)
      where d.id = ${like}
    ), added as (
      insert into decision (id, number, institution, procedure, kind, effect, case_id, organisation_identifier, record, hash, entry, decided_at)
      select new_id, new_number, institution, procedure, kind, effect, case_id, identifier,
        (new_record || jsonb_build_object('id', new_id, 'number', new_number))::text, encode(sha256(convert_to(new_number, 'UTF8')), 'hex'), entry, decided_at
      from copy returning id
    )
    insert into decision_status (decision) select id from added`.execute(db)
}
