/** Signing in with a password, or with a digital signature that somebody else has verified. */
import { Failure } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import { transact } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { knownDevice } from './devices.ts'
import { guess } from './guesses.ts'
import { countTry } from './limits.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { compareWithNobody, passwordMatches } from './passwords.ts'
import { createPerson, normalEmail } from './people.ts'
import { proveNumber, type VerifiedSigner } from './proofs.ts'
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

/** Makes sure that whoever is signed in knows the account's password; every try counts. @throws Failure 'invalid', 'limited' */
export async function provePassword(means: Means, { person }: Actor, password: string): Promise<void> {
  await countTry(means, 'pin', { account: `password ${person}` })
  const row = await means.db.selectFrom('person').select('password').where('id', '=', person).executeTakeFirst()
  if (row?.password && await passwordMatches(password, row.password)) return
  throw new Failure('invalid', words.wrongPresentPassword, [{ field: 'password', text: words.wrongPresentPassword }])
}

/**
 * Signs in by a verified signature; registers the person at their first visit. The caller has verified the signature over
 * a nonce of this browser: nothing is verified here.
 */
export async function signInBySignature(
  means: Means, verified: VerifiedSigner, browser: Browser & { readonly locale: Locale },
): Promise<OpenedSession> {
  const { scheme, value } = verified.identifier
  return transact(means.db, async (tx) => {
    const known = await tx.selectFrom('person').select(['id', 'without_account']).where('identifier', '=', value).where('identifier_scheme', '=', scheme).executeTakeFirst()
    if (known?.without_account) await proveNumber(means, tx, { person: known.id, ...verified, proof: 'signature' })
    const person = known?.id ?? (await createPerson(means, tx, { name: verified.name, identifier: verified.identifier, locale: browser.locale }))
    return startSession(means, tx, person, 'signature', browser)
  })
}
