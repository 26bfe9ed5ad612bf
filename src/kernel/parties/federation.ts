/** Signing in through an outside OpenID Connect provider: authorization code with PKCE, state and nonce. */
import type { Configuration } from 'openid-client'
import { Failure } from '../../law/failure.ts'
import { type Identifier, readIdentifier } from '../../law/identifier-scheme.ts'
import type { Locale } from '../../law/text.ts'
import { transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import { askOnce, takeAnswer } from './challenges.ts'
import type { Means, ProviderSettings } from './means.ts'
import { words } from './messages.ts'
import { createPerson, isEmail, normalEmail } from './people.ts'
import { proveNumber } from './proofs.ts'
import { startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'

/** Where to send the browser, and the secret that it must still have when it comes back (a short-lived cookie). */
export interface OutsideSignIn {
  readonly redirect: string
  readonly flow: string
}

/** Who asks to be connected, if anybody, and where whoever signs in wants to go then. */
export interface AskedOutside {
  readonly person?: string | undefined
  readonly to?: string | undefined
}

/** The provider, as configured; it is discovered at the first sign-in and remembered. */
export interface Provider {
  readonly settings: ProviderSettings
  configuration(): Promise<Configuration>
}

/** Read at the first sign-in through a provider: most portals have none. */
const client = () => import('openid-client')

/** Prepares a provider; nothing is fetched until the first sign-in. Plain HTTP only for a provider on this machine. */
export function openProvider(settings: ProviderSettings): Provider {
  let found: Promise<Configuration> | undefined
  const issuer = new URL(settings.issuer)
  const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  return {
    settings,
    async configuration() {
      found ??= client().then(({ discovery, allowInsecureRequests }) =>
        discovery(issuer, settings.clientId, settings.clientSecret, undefined, local ? { execute: [allowInsecureRequests], timeout: 10 } : { timeout: 10 }))
      try {
        return await found
      } catch {
        found = undefined // so that the next sign-in tries again
        throw new Failure('unavailable', words.providerUnreachable)
      }
    },
  }
}

const minutes = 10

/** The address to which the provider sends the browser back. */
export const returnAddress = (publicUrl: string): string => `${publicUrl}/sign-in/outside/return`

/**
 * Begins a sign-in, or, for a person signed in, the connection of an outside identity to their account.
 *
 * @param asked the person signed in who asks for the connection; and where whoever signs in wants to go then
 */
export async function beginOutside(means: Means, provider: Provider, { person, to = '' }: AskedOutside = {}): Promise<OutsideSignIn> {
  const configuration = await provider.configuration()
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } = await client()
  const verifier = randomPKCECodeVerifier()
  const state = randomState()
  const nonce = randomNonce()
  const redirect = buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(means.settings.publicUrl),
    scope: 'openid profile email',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const flow = await askOnce(means, 'oidc', { verifier, state, nonce, to }, minutes, person)
  return { redirect: redirect.href, flow }
}

/**
 * Finishes what `beginOutside` began, with the address to which the browser came back. A person is known by issuer and
 * subject only; an e-mail address never connects an outside identity to an account that exists.
 *
 * @throws Failure 'unauthenticated' when the answer does not fit, 'conflict' when the address or the identity is taken
 */
export async function finishOutside(
  means: Means, provider: Provider, answer: { readonly flow: string; readonly url: string; readonly locale: Locale }, browser: Browser,
): Promise<OpenedSession & { readonly to: string | null }> {
  const asked = await takeAnswer(means, 'oidc', answer.flow)
  if (asked === undefined) throw new Failure('unauthenticated', words.providerFailed)
  const claims = await claimsOf(means, provider, answer.url, asked.content)
  return transact(means.db, async (tx) => {
    const person = await personOfClaims(means, tx, claims, asked.person, answer.locale)
    await proveByClaims(means, tx, claims, person, asked.person !== null)
    return { ...await startSession(means, tx, person, 'oidc', browser), to: asked.content['to'] || null }
  })
}

interface Claims {
  readonly issuer: string
  readonly subject: string
  readonly name?: string
  readonly verifiedEmail?: string
  readonly identifier?: Identifier
}

async function claimsOf({ schemes }: Means, provider: Provider, url: string, asked: Readonly<Record<string, string>>): Promise<Claims> {
  const configuration = await provider.configuration()
  const { authorizationCodeGrant } = await client()
  const tokens = await authorizationCodeGrant(configuration, new URL(url), {
    pkceCodeVerifier: asked['verifier'] ?? '',
    expectedState: asked['state'] ?? '',
    expectedNonce: asked['nonce'] ?? '',
    idTokenExpected: true,
  }).catch(() => undefined)
  const claims = tokens?.claims()
  if (claims === undefined) throw new Failure('unauthenticated', words.providerFailed)
  const { iss, sub, name, email, email_verified: verified } = claims
  const address = typeof email === 'string' && verified === true ? normalEmail(email) : undefined
  const claimed = provider.settings.numberClaim === undefined ? undefined : claims[provider.settings.numberClaim]
  const number = typeof claimed === 'string' ? readIdentifier(schemes, 'person', claimed) : undefined
  return {
    issuer: iss, subject: sub,
    ...(number && 'identifier' in number ? { identifier: number.identifier } : {}),
    ...(typeof name === 'string' && name.trim() !== '' ? { name: name.trim().slice(0, 200) } : {}),
    ...(address !== undefined && isEmail(address) ? { verifiedEmail: address } : {}),
  }
}

async function personOfClaims(means: Means, tx: Tx, claims: Claims, connecting: string | null, locale: Locale): Promise<string> {
  const known = await tx
    .selectFrom('federated_identity').select('person')
    .where('issuer', '=', claims.issuer).where('subject', '=', claims.subject).executeTakeFirst()
  if (connecting !== null) {
    if (known && known.person !== connecting) throw new Failure('conflict', words.identityTaken)
    if (!known) await connect(means, tx, claims, connecting)
    return connecting
  }
  if (known) return known.person
  const unclaimed = claims.identifier && await tx.selectFrom('person').select('id').where('identifier', '=', claims.identifier.value).where('identifier_scheme', '=', claims.identifier.scheme).where('without_account', '=', true).executeTakeFirst()
  if (unclaimed) {
    // They were served at a counter without an account: the provider proves that the number is theirs.
    await connect(means, tx, claims, unclaimed.id)
    return unclaimed.id
  }
  if (claims.verifiedEmail !== undefined) {
    const holder = await tx.selectFrom('person').select('id').where('email', '=', claims.verifiedEmail).executeTakeFirst()
    if (holder) throw new Failure('conflict', words.providerEmailTaken)
  }
  const person = await createPerson(means, tx, {
    name: claims.name ?? claims.verifiedEmail ?? claims.subject.slice(0, 100), locale, email: claims.verifiedEmail, confirmed: claims.verifiedEmail !== undefined,
  })
  await connect(means, tx, claims, person)
  return person
}

/**
 * The provider knows whose number it is, when it names one and the operator has said in which claim. Whoever asked to connect
 * it is told that it does not fit; whoever only signs in is let in.
 */
async function proveByClaims(means: Means, tx: Tx, { identifier, name }: Claims, person: string, connecting: boolean): Promise<void> {
  if (identifier === undefined || name === undefined) return
  try {
    await proveNumber(means, tx, { person, identifier, name, proof: 'outside provider' })
  } catch (error) {
    if (connecting || !(error instanceof Failure)) throw error
  }
}

async function connect(means: Means, tx: Tx, { issuer, subject }: Claims, person: string): Promise<void> {
  await tx.insertInto('federated_identity').values({ issuer, subject, person, created_at: means.now() }).execute()
  await means.journal.append(tx, actorString({ person }), { type: 'person.identity-connected', subject: `person:${person}`, body: { issuer } })
}
