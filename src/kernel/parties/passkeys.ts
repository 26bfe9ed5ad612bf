/** Passkeys (WebAuthn): registering one, and signing in with one, without a name to type. */
import type { AuthenticationResponseJSON, AuthenticatorTransport, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Selectable } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { askOnce, takeAnswer } from './challenges.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'
import type { PasskeyTable } from './tables.ts'

export type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** A passkey in its owner's list. */
export interface Passkey {
  readonly id: string
  readonly label: string
  readonly createdAt: Instant
  readonly usedAt?: Instant
}

/** What the browser is asked, and the secret under which its answer is expected, once, within 5 minutes. */
export interface Asked<Options> {
  readonly challenge: string
  readonly options: Options
}

const minutes = 5

/** Read when somebody first uses a passkey: it is large, and many processes never need it. */
const webauthn = () => import('@simplewebauthn/server')

/** Asks the browser of a person signed in for a new passkey. */
export async function askForPasskey(means: Means, actor: Actor): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const own = await means.db.selectFrom('passkey').select(['credential', 'transports']).where('person', '=', actor.person).execute()
  const person = await means.db.selectFrom('person').select(['email', 'name']).where('id', '=', actor.person).executeTakeFirst()
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Shanyraq',
    rpID: party(means).id,
    userID: new TextEncoder().encode(actor.person),
    userName: person?.email ?? actor.name,
    userDisplayName: actor.name,
    attestationType: 'none',
    excludeCredentials: own.map((key) => ({ id: key.credential, transports: key.transports.filter(isTransport) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challenge = await askOnce(means, 'passkey registration', { challenge: options.challenge }, minutes, actor.person)
  return { challenge, options }
}

/** Keeps the passkey that the browser made. @throws Failure 'invalid' when the answer does not fit what was asked */
export async function addPasskey(
  means: Means, actor: Actor, answer: { readonly challenge: string; readonly response: RegistrationResponseJSON; readonly label: string },
): Promise<void> {
  const asked = await takeAnswer(means, 'passkey registration', answer.challenge)
  if (asked?.person !== actor.person) throw new Failure('invalid', words.passkeyFailed)
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await unlessRejected(
    verifyRegistrationResponse({
      response: answer.response,
      expectedChallenge: asked.content['challenge'] ?? '',
      expectedOrigin: party(means).origin,
      expectedRPID: party(means).id,
      requireUserVerification: true,
    }),
  )
  if (registrationInfo === undefined) throw new Failure('invalid', words.passkeyFailed)
  const { credential } = registrationInfo
  await transact(means.db, async (tx) => {
    const id = newId()
    const added = await tx
      .insertInto('passkey')
      .values({
        id, credential: credential.id, person: actor.person, public_key: Buffer.from(credential.publicKey),
        counter: BigInt(credential.counter), transports: credential.transports ?? [],
        label: answer.label.normalize('NFC').trim().slice(0, 100) || 'Passkey', created_at: means.now(), used_at: null,
      })
      .onConflict((on) => on.column('credential').doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) throw new Failure('conflict', words.passkeyFailed)
    await means.journal.append(tx, actorString(actor), {
      type: 'passkey.added', subject: `person:${actor.person}`, body: { passkey: id },
    })
  })
}

/** Asks a browser for any passkey of this portal. */
export const askForSignIn = (means: Means): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> => askForAny(means, 'passkey sign-in', {})

/** The same at a counter: the answer signs nobody in, and counts for this visit and this hash alone. */
export const askAtCounter = (means: Means, of: AtVisit): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> => askForAny(means, 'counter', { visit: of.visit, about: of.about })

/** What a passkey answers at a counter: in which visit, and to what (its hash; empty for that its owner is there). */
interface AtVisit { readonly visit: string; readonly about: string }

async function askForAny(means: Means, purpose: 'passkey sign-in' | 'counter', about: Readonly<Record<string, string>>): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({ rpID: party(means).id, userVerification: 'required' })
  const challenge = await askOnce(means, purpose, { ...about, challenge: options.challenge }, minutes)
  return { challenge, options }
}

/** Signs in by the browser's answer. @throws Failure 'unauthenticated' when it does not fit, 'limited' */
export async function signInByPasskey(
  means: Means, answer: { readonly challenge: string; readonly response: AuthenticationResponseJSON }, browser: Browser,
): Promise<OpenedSession> {
  const { key } = await answeredBy(means, 'passkey sign-in', answer)
  return transact(means.db, async (tx) => startSession(means, tx, key.person, 'passkey', browser))
}

/** The passkey of the actor that gave an answer. @throws Failure 'unauthenticated' when it does not fit, or is another person's */
export async function provePasskey(
  means: Means, actor: Actor, answer: { readonly challenge: string; readonly response: AuthenticationResponseJSON },
): Promise<Passkey> {
  const { key } = await answeredBy(means, 'passkey sign-in', answer)
  if (key.person !== actor.person) throw new Failure('unauthenticated', words.passkeyFailed)
  return presented(key)
}

/** Throws a `Failure` (unauthenticated) unless a passkey of this person answered what was asked in this visit about this. */
export async function proveAtCounter(
  means: Means, person: string, of: AtVisit, answer: { readonly challenge: string; readonly response: AuthenticationResponseJSON },
): Promise<void> {
  const { key, content } = await answeredBy(means, 'counter', answer)
  if (key.person !== person || content['visit'] !== of.visit || content['about'] !== of.about) throw new Failure('unauthenticated', words.passkeyFailed)
}

/** The passkey that answered what was asked for this, marked as used now. */
async function answeredBy(
  means: Means, purpose: 'passkey sign-in' | 'counter', answer: { readonly challenge: string; readonly response: AuthenticationResponseJSON },
): Promise<{ readonly key: Selectable<PasskeyTable>; readonly content: Readonly<Record<string, string>> }> {
  const asked = await takeAnswer(means, purpose, answer.challenge)
  const key = asked && (await means.db.selectFrom('passkey').selectAll().where('credential', '=', answer.response.id).executeTakeFirst())
  if (asked === undefined || key === undefined) throw new Failure('unauthenticated', words.passkeyFailed)
  const { verifyAuthenticationResponse } = await webauthn()
  const { verified, authenticationInfo } = await unlessRejected(
    verifyAuthenticationResponse({
      response: answer.response,
      expectedChallenge: asked.content['challenge'] ?? '',
      expectedOrigin: party(means).origin,
      expectedRPID: party(means).id,
      credential: {
        id: key.credential, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter),
        transports: key.transports.filter(isTransport),
      },
      requireUserVerification: true,
    }),
  )
  if (!verified) throw new Failure('unauthenticated', words.passkeyFailed)
  await means.db
    .updateTable('passkey')
    .set({ counter: BigInt(authenticationInfo.newCounter), used_at: means.now() })
    .where('id', '=', key.id)
    .execute()
  return { key, content: asked.content }
}

const presented = (row: Selectable<PasskeyTable>): Passkey => ({
  id: row.id, label: row.label, createdAt: row.created_at, ...(row.used_at === null ? {} : { usedAt: row.used_at }),
})

/** The passkeys of a person, newest first. */
export async function passkeysOf(means: Means, person: string): Promise<readonly Passkey[]> {
  const rows = await means.db.selectFrom('passkey').selectAll().where('person', '=', person).orderBy('id', 'desc').execute()
  return rows.map(presented)
}

/** Removes one of the actor's own passkeys. @throws Failure 'conflict' when it is the last way into the account */
export async function removePasskey(means: Means, tx: Tx, actor: Actor, id: string): Promise<void> {
  const person = await tx.selectFrom('person').select(['password', 'identifier']).where('id', '=', actor.person).forUpdate().executeTakeFirst()
  const keys = await tx.selectFrom('passkey').select('id').where('person', '=', actor.person).execute()
  if (!isId(id) || !keys.some((key) => key.id === id)) throw new Failure('not found', words.passkeyUnknown)
  const outside = await tx.selectFrom('federated_identity').select('subject').where('person', '=', actor.person).executeTakeFirst()
  if (keys.length === 1 && !person?.password && !person?.identifier && !outside) throw new Failure('conflict', words.lastWayIn)
  await tx.deleteFrom('passkey').where('id', '=', id).execute()
  await means.journal.append(tx, actorString(actor), {
    type: 'passkey.removed', subject: `person:${actor.person}`, body: { passkey: id },
  })
}

/** The relying party of WebAuthn: the host of the public address. */
const party = (means: Means) => {
  const { hostname, origin } = new URL(means.settings.publicUrl)
  return { id: hostname, origin }
}

/** The library throws for every answer that does not fit; to us each is a failed sign-in, not a bug. */
async function unlessRejected<Result>(verification: Promise<Result>): Promise<Result> {
  try {
    return await verification
  } catch {
    throw new Failure('unauthenticated', words.passkeyFailed)
  }
}

const transports: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']
const isTransport = (value: string): value is AuthenticatorTransport => transports.includes(value)
