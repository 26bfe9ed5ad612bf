/** How the other side is asked, by the portal's guarded way out alone: its keys, an access token, and what a token opens. */
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { wire } from '../../../kernel/federation/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { z } from 'zod'
import { algorithm, type OwnKeys } from './own-keys.ts'
import { isSafe, type Platform } from './registrations.ts'

/** The other side answered with something else than what was asked for; `status` is that of HTTP. */
class OddAnswer extends Error {
  readonly status: number
  constructor(what: string, status: number) {
    super(`${what} answered ${status}`)
    this.status = status
  }
}

/** What was found wrong with a token. */
export type TokenFault = 'malformed' | 'signature' | 'unknown key' | 'expired' | 'issuer' | 'audience' | 'future' | 'keys away'

interface Sent { readonly type: string; readonly body?: string }

export interface Remote {
  /** Reads a token that the side with these keys signed. Answers its claims, or what is wrong. */
  read(token: string, from: { readonly keys: string; readonly issuer: string; readonly audience: string }): Promise<JWTPayload | TokenFault>
  /** Asks a service of a platform by an access token for these scopes. Throws an `OddAnswer`. */
  ask(platform: Platform, scopes: readonly string[], url: string, sent: Sent): Promise<unknown>
  /** Asks for a list, page after page at the same origin while there is more (RFC 8288), up to ten pages and half a minute; `cut` says that there was still more. Throws as `ask` does. */
  pages(platform: Platform, scopes: readonly string[], url: string, type: string): Promise<{ readonly pages: readonly unknown[]; readonly cut: boolean }>
}

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) })
const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().default(300) })

const keptFor = 600_000
const againAfter = 30_000
/** Seconds that two clocks may differ. */
const tolerance = 60
const mostPages = 10
const patience = 30_000

export function openRemote({ settings, now }: Kernel, own: OwnKeys): Remote {
  const ask = wire(settings.connectorsMayReach)
  const sets = new Map<string, { readonly set: JSONWebKeySet; readonly at: number }>()
  const tokens = new Map<string, { readonly token: string; readonly until: number }>()

  const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

  async function keysOf(address: string, younger: number): Promise<JSONWebKeySet> {
    const known = sets.get(address)
    if (known && performance.now() - known.at < younger) return known.set
    const { status, bytes } = await ask(address, { headers: { accept: 'application/json' }, mostBytes: 262_144, milliseconds: 10_000 })
    if (status !== 200) throw new OddAnswer('the address of keys', status)
    const set = keySet.parse(jsonOf(bytes)) as JSONWebKeySet
    sets.set(address, { set, at: performance.now() })
    return set
  }

  async function tokenFor(platform: Platform, scopes: readonly string[], fresh: boolean): Promise<string> {
    const name = `${platform.number} ${platform.clientId} ${platform.token} ${scopes.join(' ')}`
    const known = tokens.get(name)
    if (known && !fresh && performance.now() < known.until) return known.token
    const assertion = await own.sign({ iss: platform.clientId, sub: platform.clientId, aud: platform.token }, 300)
    const { status, bytes } = await ask(platform.token, {
      body: new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion, scope: scopes.join(' ') }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, mostBytes: 65_536,
    })
    if (status !== 200) throw new OddAnswer('the address of tokens', status)
    const { access_token: token, expires_in: seconds } = tokenAnswer.parse(jsonOf(bytes))
    tokens.set(name, { token, until: performance.now() + Math.max(0, seconds - 60) * 1000 })
    return token
  }

  async function read(token: string, { keys, issuer, audience }: { readonly keys: string; readonly issuer: string; readonly audience: string }, younger: number): Promise<JWTPayload> {
    const at = new Date(now())
    const { payload } = await jwtVerify(token, createLocalJWKSet(await keysOf(keys, younger)), { issuer, audience, algorithms: [algorithm], currentDate: at, clockTolerance: tolerance, requiredClaims: ['exp', 'iat'] })
    return payload
  }

  async function answerTo(platform: Platform, scopes: readonly string[], url: string, { type, body }: Sent): Promise<{ readonly value: unknown; readonly link?: string }> {
    if (!isSafe(url, settings.connectorsMayReach)) throw new OddAnswer('an address without TLS', 0)
    const once = async (fresh: boolean) => ask(url, { headers: { authorization: `Bearer ${await tokenFor(platform, scopes, fresh)}`, ...(body === undefined ? { accept: type } : { 'content-type': type, accept: 'application/json' }) }, ...(body !== undefined && { body }) })
    let answer = await once(false)
    // A token may end sooner than it was said to.
    if (answer.status === 401) answer = await once(true)
    if (answer.status < 200 || answer.status > 299) throw new OddAnswer('the service', answer.status)
    return { value: answer.bytes.length === 0 ? undefined : jsonOf(answer.bytes), ...(answer.link !== undefined && { link: answer.link }) }
  }

  return {
    async read(token, from) {
      try {
        const payload = await read(token, from, keptFor).catch((error: unknown) => {
          // The other side may have a new key since its keys were last read.
          if (error instanceof errors.JWKSNoMatchingKey) return read(token, from, againAfter)
          throw error
        })
        if ((payload.iat ?? 0) > Date.parse(now()) / 1000 + tolerance) return 'future'
        // OpenID Connect Core, 3.1.3.7: a token for several, or that names who it was made for, was made for us.
        if ((Array.isArray(payload.aud) && payload.aud.length > 1 && payload['azp'] === undefined) || (payload['azp'] !== undefined && payload['azp'] !== from.audience)) return 'audience'
        return payload
      } catch (error) {
        return faultOf(error)
      }
    },

    ask: async (platform, scopes, url, sent) => (await answerTo(platform, scopes, url, sent)).value,
    async pages(platform, scopes, url, type) {
      const pages: unknown[] = []
      const until = performance.now() + patience
      for (let at = url; ;) {
        const { value, link } = await answerTo(platform, scopes, at, { type })
        pages.push(value)
        const next = nextOf(link, at)
        if (next === undefined) return { pages, cut: false }
        // Another origin is not given the token of this one.
        if (pages.length === mostPages || performance.now() > until || new URL(next).origin !== new URL(url).origin) return { pages, cut: true }
        at = next
      }
    },
  }
}

/** The address of the next page, where an answer at this address names one. */
function nextOf(link: string | undefined, at: string): string | undefined {
  const to = /<([^<>]*)>[^<]*?;\s*rel="?next"?(?:[\s;,]|$)/i.exec(link ?? '')?.[1]
  return to === undefined ? undefined : URL.parse(to, at)?.href
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'aud' ? 'audience' : error.claim === 'iss' ? 'issuer' : error.claim === 'nbf' ? 'future' : 'malformed'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown key'
  if (error instanceof errors.JOSEError) return 'malformed'
  return 'keys away'
}
