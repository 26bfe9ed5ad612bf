/** What must hold at the end, whatever happened: found by looking at the database with a kernel of our own, on an undisturbed connection. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { assertWhole, type Whole } from '../e2e/whole.ts'
import type { Kernel } from '../src/kernel/index.ts'
import type { Wish } from './orders.ts'

/** An act that was acknowledged, and what was answered. */
export interface Acknowledged { readonly wish: Wish; readonly result: unknown }

/** Throws at the first thing that does not hold. */
export async function assertInvariants(kernel: Kernel, acknowledged: readonly Acknowledged[]): Promise<Whole> {
  for (const one of acknowledged) await assertInJournal(kernel, one)
  const whole = await assertWhole(kernel) // the journal is whole, the tables say what it says, the books balance
  await none(kernel, sql`
    select a.id, a.act ->> 'type' as type from case_action a
    left join signature s on s.id::text = a.act ->> 'signature'
    left join signing_certificate c on c.person = a.person
      and regexp_replace(encode(c.der, 'base64'), '\\s', '', 'g') = regexp_replace(s.certificate, '-----[^-]+-----|\\s', '', 'g')
    where a.act ? 'signature' and (s.id is null or c.id is null)`, 'every signed act was signed with a certificate of the person whose act it is')
  await none(kernel, sql`
    select a.id from case_action a where a.person is not null and not exists (select 1 from person p where p.id = a.person)`, 'every act of a person has a person')
  await none(kernel, sql`
    select a.id from case_action a where a.act ->> 'type' = 'filed' and not a.act ? 'signature'`, 'nothing is filed without a signature')
  await none(kernel, sql`
    select id from suspension where lifted_by is not null and not (
      issuer = 'role:administrator' and lifted_by in (select 'person:' || person from role_assignment where role = 'administrator'))`, 'no order is lifted but by its issuer')
  await none(kernel, sql`
    select type, at from journal_entry where at > clock_timestamp() + interval '5 minutes' or at < clock_timestamp() - interval '1 day'`, 'no entry carries a time that never was')
  await none(kernel, sql`select id from case_action where act ->> 'type' in ('lapsed', 'escalated')`, 'nothing lapsed that was not due')
  await none(kernel, sql`select id from obligation`, 'no period opened that is not over')
  await none(kernel, sql`select name from job_schedule where next_at > clock_timestamp() + every_seconds * interval '1 second' + interval '5 minutes'`, 'nothing recurs later than it should')
  return whole
}

const none = async ({ db }: Kernel, query: ReturnType<typeof sql>, message: string): Promise<void> => {
  assert.deepEqual((await query.execute(db)).rows, [], message)
}

/** An act that was acknowledged is in the journal, once. */
async function assertInJournal({ db }: Kernel, { wish, result }: Acknowledged): Promise<void> {
  const times = async (query: ReturnType<typeof sql<{ times: bigint }>>): Promise<bigint> => (await query.execute(db)).rows[0]!.times
  const once = async (query: ReturnType<typeof sql<{ times: bigint }>>): Promise<void> => { assert.equal(await times(query), 1n, `${JSON.stringify(wish).slice(0, 300)} is in the journal once`) }
  switch (wish.act) {
    case 'register': return once(sql`select count(*) as times from journal_entry j join person p on j.subject = 'person:' || p.id where j.type = 'person.registered' and p.email = ${wish.email}`)
    case 'found': return once(sql`select count(*) as times from journal_entry j join organisation o on j.subject = 'organisation:' || o.id where j.type = 'organisation.added' and o.identifier = ${wish.bin}`)
    case 'file': return once(sql`select count(*) as times from journal_entry j join case_action a on a.journal_id = j.id where a.key = ${`file:${wish.draft}`} and a.case_id = ${String(result)}`)
    case 'perform': return once(sql`select count(*) as times from journal_entry j join case_action a on a.journal_id = j.id where a.key = ${wish.key} and a.case_id = ${wish.case} and a.person = ${wish.actor.person}`)
    case 'suspend': return once(sql`select count(*) as times from journal_entry where type = 'order.suspended' and subject = ${wish.subject} and body::jsonb ->> 'order' = ${String(result)}`)
    case 'lift': return once(sql`select count(*) as times from journal_entry where type = 'order.lifted' and body::jsonb ->> 'order' = ${wish.order}`)
    case 'import': return once(sql`select count(*) as times from journal_entry where type = 'statement.imported' and subject = ${`bank-statement:${String(result)}`}`)
    case 'prepare': case 'sign': case 'read': case 'round': case 'standing': // leave nothing in the journal that people rely on
  }
}
