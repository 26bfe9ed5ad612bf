/** Signing in with a password, or with a digital signature that somebody else has verified. */
import { Failure } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import { transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { knownDevice } from './devices.ts'
import { guess } from './guesses.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { compareWithNobody, passwordMatches } from './passwords.ts'
import { createPerson, normalEmail, recordPersonal } from './people.ts'
import { startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'

/**
 * Signs in with an address and a password.
 *
 * @throws Failure 'unauthenticated' with the same words whether the address or the password is wrong; 'limited' for whoever guesses
 */
export async function signInByPassword(
  means: Means, given: { readonly email: string; readonly password: string }, browser: Browser,
): Promise<OpenedSession> {
  const email = normalEmail(given.email)
  const person = await means.db.selectFrom('person').select(['id', 'password']).where('email', '=', email).executeTakeFirst()
  const stored = person?.password ?? undefined
  const device = person && stored !== undefined ? knownDevice(means, browser.devices, person.id, stored) : undefined
  const { right, wrong } = await guess(means, { email, address: browser.address, device })
  if (person === undefined || !(await (stored === undefined ? compareWithNobody(given.password) : passwordMatches(given.password, stored)))) {
    await wrong()
    throw new Failure('unauthenticated', words.wrongPassword)
  }
  await right()
  return transact(means.db, async (tx) => startSession(means, tx, person.id, 'password', browser))
}

/** Who signed, as the verified certificate names them. */
export interface VerifiedSigner {
  /** Individual identification number, twelve digits. */
  readonly iin: string
  readonly name: string
}

/**
 * Signs in by a verified signature; registers the person at their first visit. The caller has verified the signature over
 * a nonce of this browser: nothing is verified here.
 */
export async function signInBySignature(
  means: Means, verified: VerifiedSigner, browser: Browser & { readonly locale: Locale },
): Promise<OpenedSession> {
  return transact(means.db, async (tx) => {
    const known = await tx.selectFrom('person').select('id').where('iin', '=', verified.iin).executeTakeFirst()
    const person = known?.id ?? (await createPerson(means, tx, { name: verified.name, iin: verified.iin, locale: browser.locale }))
    return startSession(means, tx, person, 'signature', browser)
  })
}

/** Writes the IIN of a verified signature into the account of the person signed in. @throws Failure 'conflict' when another has it */
export async function bindSigner(means: Means, tx: Tx, actor: Actor, verified: VerifiedSigner): Promise<void> {
  const holder = await tx.selectFrom('person').select('id').where('iin', '=', verified.iin).executeTakeFirst()
  if (holder?.id === actor.person) return
  if (holder) throw new Failure('conflict', words.iinTaken)
  const own = await tx.selectFrom('person').select('iin').where('id', '=', actor.person).forUpdate().executeTakeFirst()
  if (own === undefined) throw new Failure('not found', words.personUnknown)
  if (own.iin !== null) throw new Failure('conflict', words.iinTaken)
  await tx.updateTable('person').set({ iin: verified.iin }).where('id', '=', actor.person).execute()
  await recordPersonal(means, tx, actor.person, 'person.iin-proved', { iin: verified.iin })
}
