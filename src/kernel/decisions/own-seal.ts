/** Tells whether the seals of the data folder are those with which the decisions of the database were sealed. */
import { decodeProtectedHeader } from 'jose'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Seal } from '../seal/index.ts'
import './tables.ts'

/** Whether the newest credential of an issuer, if there is one, was sealed with a key of this seal. `body` is absent for the programme. */
export async function isOwnSeal(db: Db, { keys }: Pick<Seal, 'keys'>, body?: string): Promise<boolean> {
  const newest = await db.selectFrom('decision').select('credential').where('credential', 'is not', null).where('issuer', body === undefined ? 'is' : '=', body ?? null)
    .orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (!newest?.credential) return true
  const { kid = '' } = decodeProtectedHeader(newest.credential)
  return keys.some((key) => kid.endsWith(`#${key.kid}`))
}

/** The registers in which bodies issue or ever issued, by body: also of bodies that the country no longer declares. */
export async function registersEver(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('issuing_body').select(['body', 'register']).orderBy('since').orderBy('register').execute()
  return new Map([...Map.groupBy(rows, ({ body }) => body)].map(([body, all]) => [body, all.map(({ register }) => register)]))
}

/** Notes in which registers bodies issue from now on; what was noted stays. */
export async function noteRegisters(tx: Tx, bodies: readonly { readonly id: string; readonly registers: readonly string[] }[], since: Instant): Promise<void> {
  const rows = bodies.flatMap(({ id, registers }) => registers.map((register) => ({ body: id, register, since })))
  if (rows.length > 0) await tx.insertInto('issuing_body').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
}
