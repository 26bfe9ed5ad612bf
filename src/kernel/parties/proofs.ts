/** The number of a person: written into their account by a proof, never because somebody typed it. */
import { Failure } from '../../law/failure.ts'
import type { Db, Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor, SystemActor } from './actor.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import type { VerifiedSigner } from './sign-in.ts'

/** A proof of whose number it is. */
export interface NumberProof extends VerifiedSigner {
  readonly person: string
  /** What proves it. */
  readonly proof: 'signature' | 'outside provider' | 'sample register' | 'administrator'
  /** Who records it; the person themself unless given. */
  readonly by?: Actor | SystemActor
}

/**
 * Writes a proved number and the name that goes with it into an account; the same number again changes nothing.
 *
 * @throws Failure 'conflict' when another account has the number, or the account has another number
 */
export async function proveNumber(means: Means, tx: Tx, { person, identifier: { scheme, value }, name, proof, by = { person, name, roles: [] } }: NumberProof): Promise<void> {
  const holder = await tx.selectFrom('person').select(['id', 'without_account']).where('identifier', '=', value).where('identifier_scheme', '=', scheme).executeTakeFirst()
  if (holder?.id === person) return
  if (holder?.without_account) throw new Failure('conflict', words.personNumberAtCounter)
  if (holder) throw new Failure('conflict', words.personNumberTaken)
  const own = await tx.selectFrom('person').select('identifier').where('id', '=', person).where('closed_at', 'is', null).forUpdate().executeTakeFirst()
  if (own === undefined) throw new Failure('not found', words.personUnknown)
  if (own.identifier !== null) throw new Failure('conflict', words.personNumberOther)
  await tx.updateTable('person').set({ identifier_scheme: scheme, identifier: value, name }).where('id', '=', person).execute()
  const { id } = await means.journal.append(tx, actorString(by), {
    type: 'person.number-proved', subject: `person:${person}`, body: { proof, scheme }, personal: { identifier: value, name },
  })
  await tx.insertInto('personal_entry').values({ person, entry: id }).execute()
}

/** Whether an account has this number. */
export const numberTaken = async (db: Db, number: string): Promise<boolean> => await personWithNumber(db, number) !== undefined

/** Whose account has this number; undefined when there is none. */
export const personWithNumber = async (db: Db | Tx, number: string): Promise<string | undefined> =>
  (await db.selectFrom('person').select('id').where('identifier', '=', number).executeTakeFirst())?.id
