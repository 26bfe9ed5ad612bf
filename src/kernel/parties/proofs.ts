/** The number of a person: written into their account by a proof. What an officer of a counter typed of somebody without an account gives way to one. */
import type { Selectable } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Db, Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor, SystemActor } from './actor.ts'
import { keptFor } from './kept-for.ts'
import { after, type Means } from './means.ts'
import { words } from './messages.ts'
import type { PersonTable } from './tables.ts'

/** Who signed, as the verified certificate names them. */
export interface VerifiedSigner {
  readonly identifier: Identifier
  readonly name: string
}

/** A proof of whose number it is. */
export interface NumberProof extends VerifiedSigner {
  readonly person: string
  /** What proves it. */
  readonly proof: 'signature' | 'outside provider' | 'sample register' | 'administrator'
  /** Who records it; the person themself unless given. */
  readonly by?: Actor | SystemActor
}

/**
 * Writes a proved number and the name that goes with it into an account; the same number again changes nothing, but for whoever comes in first after they were served
 * by their document: they are called as the proof says. A number that a counter wrote down for somebody for whom nothing was filed in order is taken over.
 *
 * @throws Failure 'conflict' when another account has the number, or the account has another number
 */
export async function proveNumber(means: Means, tx: Tx, { person, identifier: { scheme, value }, name, proof, by = { person, name, roles: [] } }: NumberProof): Promise<void> {
  const holder = await tx.selectFrom('person').select(['id', 'without_account', 'filed_by_document', 'created_at']).where('identifier', '=', value).where('identifier_scheme', '=', scheme).executeTakeFirst()
  if (holder?.id === person && !holder.without_account) return
  if (holder && holder.id !== person) {
    if (!holder.without_account) throw new Failure('conflict', words.personNumberTaken)
    await releaseNumber(means, tx, holder)
  }
  const own = await tx.selectFrom('person').select('identifier').where('id', '=', person).where('closed_at', 'is', null).forUpdate().executeTakeFirst()
  if (own === undefined) throw new Failure('not found', words.personUnknown)
  if (own.identifier !== null && holder?.id !== person) throw new Failure('conflict', words.personNumberOther)
  await tx.updateTable('person').set({ identifier_scheme: scheme, identifier: value, name }).where('id', '=', person).execute()
  const { id } = await means.journal.append(tx, actorString(by), {
    type: 'person.number-proved', subject: `person:${person}`, body: { proof, scheme }, personal: { identifier: value, name },
  })
  await tx.insertInto('personal_entry').values({ person, entry: id }).execute()
}

/**
 * Frees a number that an officer typed for somebody without an account, for whom nothing was filed, or in visits alone that another found not in order; who still serves them
 * ends. Throws a `Failure` (conflict) where anything else was filed: it stands in that account.
 */
async function releaseNumber(means: Means, tx: Tx, { id, filed_by_document: hasFiled, created_at: since }: Pick<Selectable<PersonTable>, 'id' | 'filed_by_document' | 'created_at'>): Promise<void> {
  const now = means.now()
  // Whoever files for them at this moment is waited for.
  await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute()
  const [standing] = await tx.selectFrom('counter_visit').select('id').where('person', '=', id).where('filed', '=', true).where(({ or, eb }) => or([eb('found', 'is', null), eb('found', '=', 'in order')])).limit(1).execute()
  // Of whoever was written down before the oldest visits went nobody can tell any more how those were found.
  const isWhole = since > after(now, -keptFor.counterVisitDays * 24 * 60)
  if (standing !== undefined || (hasFiled && !isWhole)) throw new Failure('conflict', words.personNumberAtCounter)
  await tx.updateTable('person').set({ identifier: null, identifier_scheme: null }).where('id', '=', id).execute()
  await tx.updateTable('counter_visit').set({ ends_at: now }).where('person', '=', id).where('ends_at', '>', now).execute()
  await means.journal.append(tx, actorString({ system: 'counter' }), { type: 'person.number-released', subject: `person:${id}`, body: {} })
}

/** Whether an account has this number. */
export const numberTaken = async (db: Db, number: string): Promise<boolean> => await personWithNumber(db, number) !== undefined

/** Whose account has this number; undefined when there is none. */
export const personWithNumber = async (db: Db | Tx, number: string): Promise<string | undefined> =>
  (await db.selectFrom('person').select('id').where('identifier', '=', number).executeTakeFirst())?.id
