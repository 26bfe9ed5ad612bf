/** Ties that certificates attest: whether a person still acts for an organisation as the certificate says. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'

/** As what a person signs for an organisation. */
export interface Tie {
  readonly person: string
  /** The number of the organisation. */
  readonly identifier: string
  /** `head`: as its head alone. `employee`: as whoever belongs to it. Else as its head or by delegation. */
  readonly role: 'head' | 'sign' | 'finance' | 'employee'
}

/** Told, in the transaction of the act, whose rights or ways in end: what was issued for them, or opened by whoever was in, ends too. */
export interface RightsEnd {
  /** Some right of a person to act for an organisation has ended. */
  rightEnded(tx: Tx, by: string, person: string): Promise<void>
  /** Every session of a person was ended, for others may have one: by a new password, or because a key was stolen. */
  waysInEnded(tx: Tx, by: string, person: string): Promise<void>
  /** An account is closed and what is personal in it erased; `reason` is the journal's code of why. */
  accountClosed(tx: Tx, by: string, person: string, reason: string): Promise<void>
}

/** Those of some ties that are not in force. */
export async function endedTies<T extends Tie>(db: Db | Tx, ties: readonly T[], at: Instant): Promise<readonly T[]> {
  if (ties.length === 0) return []
  const column = (name: keyof Tie) => ties.map((tie) => tie[name])
  const { rows } = await sql<{ place: bigint }>`
    select t.place from unnest(${column('person')}::uuid[], ${column('identifier')}::text[], ${column('role')}::text[]) with ordinality as t(person, identifier, role, place)
    where not exists (
      select from membership m join organisation o on o.id = m.organisation
      where m.person = t.person and o.identifier = t.identifier and m.began_at <= ${at} and (m.ends_at is null or m.ends_at > ${at}) and (m.capacity = 'head' or t.role = 'employee')
    ) and not exists (
      select from delegation d join organisation o on o.id = d.organisation
      where d.to_person = t.person and o.identifier = t.identifier and t.role <> 'head' and d.revoked_at is null and d.began_at <= ${at} and d.ends_at > ${at}
    )`.execute(db)
  return rows.map(({ place }) => ties[Number(place) - 1]!)
}
