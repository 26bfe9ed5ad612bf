/** Tells whether the seal of the data folder is the one with which the decisions of the database were sealed. */
import { decodeProtectedHeader } from 'jose'
import type { Db } from '../database/index.ts'
import type { Seal } from '../seal/index.ts'
import './tables.ts'

/** Whether the newest sealed decision, if there is one, was sealed with a key of this seal. */
export async function isOwnSeal(db: Db, { keys }: Pick<Seal, 'keys'>): Promise<boolean> {
  const newest = await db.selectFrom('decision').select('credential').where('credential', 'is not', null).orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (!newest?.credential) return true
  const { kid = '' } = decodeProtectedHeader(newest.credential)
  return keys.some((key) => kid.endsWith(`#${key.kid}`))
}
