/**
 * SD-JWT (RFC 9901): a signed statement of which whoever holds it shows some claims and keeps the others to themself.
 *
 * Promises: what is not shown cannot be guessed from what is; what was added, shown twice or belongs to another statement is refused; a proof
 * of the holder's key is bound to exactly what is shown, to who asks and to their question.
 * Never: signs with a key that it was not given, or takes an algorithm that was not named.
 */
import { hash, randomBytes } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import type { Json, JsonObject } from '../../law/canonical.ts'

/** The digest of a text that is shown; RFC 9901, 4.2.3 and 4.3.1. */
export const digestOf = (text: string): string => hash('sha256', text, 'base64url')

/** Claims that must be read by everybody, or that say what the statement is: they are never hidden, and never what a disclosure may state. */
const reserved: ReadonlySet<string> = new Set(['iss', 'nbf', 'exp', 'iat', 'sub', 'aud', 'jti', 'cnf', 'vct', 'vct#integrity', 'status', '_sd', '_sd_alg', '...'])

/** The name under which a claim is disclosed: one that the standard keeps for itself gets another. */
export const disclosedName = (name: string): string => (reserved.has(name) ? `${name}_stated` : name)

export interface Disclosable {
  /** The claims of the payload, with a salted digest for each hidden one, in no order that tells which is which. */
  readonly payload: JsonObject
  /** Each hidden claim as it is shown. */
  readonly disclosures: readonly string[]
}

/** Hides each of these claims, whose names are those of `disclosedName`, for itself beside those that all may read. */
export function hide(open: JsonObject, hidden: JsonObject): Disclosable {
  const disclosures = Object.entries(hidden).map(([name, value]) => Buffer.from(JSON.stringify([randomBytes(16).toString('base64url'), name, value])).toString('base64url'))
  return { payload: { ...open, _sd: disclosures.map(digestOf).sort(), _sd_alg: 'sha-256' }, disclosures }
}

/** The statement as it is handed over: `~` behind each part (RFC 9901, 4). */
export const joined = (jws: string, disclosures: readonly string[]): string => [jws, ...disclosures, ''].join('~')

/** The parts of what somebody shows, none of them believed yet. */
export interface Shown {
  readonly jws: string
  readonly disclosures: readonly string[]
  /** The proof of the holder's key, where there is one. */
  readonly keyBinding?: string
  /** What the proof covers: all before it. */
  readonly covered: string
}

const mostLetters = 65_536
const mostDisclosures = 100

/** Takes apart what was shown; undefined when it is no SD-JWT. */
export function taken(text: string): Shown | undefined {
  if (text.length > mostLetters || !/^[\w-]+\.[\w-]+\.[\w-]+~(?:[\w-]+~)*(?:[\w-]+\.[\w-]+\.[\w-]+)?$/.test(text)) return undefined
  const parts = text.split('~')
  const [jws = ''] = parts
  const disclosures = parts.slice(1, -1)
  const keyBinding = parts.at(-1)
  return disclosures.length > mostDisclosures ? undefined : { jws, disclosures, covered: `${[jws, ...disclosures].join('~')}~`, ...(keyBinding && { keyBinding }) }
}

const disclosureShape = z.tuple([z.string(), z.string().refine((name) => !reserved.has(name)), z.json()])
const digestsShape = z.looseObject({ _sd: z.array(z.string()).default([]), _sd_alg: z.literal('sha-256').default('sha-256') })

/**
 * The claims that disclosures state under a payload that was checked; undefined where one of them is none, is shown twice, has no digest there,
 * or says again what all may read (RFC 9901, 7.1).
 */
export function disclosed(payload: JsonObject, disclosures: readonly string[]): Readonly<Record<string, Json>> | undefined {
  const digests = digestsShape.safeParse(payload)
  if (!digests.success || new Set(digests.data._sd).size < digests.data._sd.length || new Set(disclosures).size < disclosures.length) return undefined
  const claims = new Map<string, Json>()
  for (const disclosure of disclosures) {
    const read = disclosureShape.safeParse(jsonIn(disclosure))
    if (!read.success || !digests.data._sd.includes(digestOf(disclosure))) return undefined
    const [, name, value] = read.data
    if (claims.has(name) || Object.hasOwn(payload, name)) return undefined
    claims.set(name, value as Json)
  }
  return Object.fromEntries(claims)
}

function jsonIn(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString())
  } catch {
    return undefined
  }
}

const bindingShape = z.looseObject({ aud: z.string(), nonce: z.string(), sd_hash: z.string(), iat: z.number() })

/** What a proof of the holder's key says. */
export type KeyBinding = z.output<typeof bindingShape>

/** Reads the proof of the holder's key (RFC 9901, 4.3); undefined where it is none or another key signed it. What it says is for the caller to judge. */
export async function keyBindingBy(key: JWK, proof: string): Promise<KeyBinding | undefined> {
  const payload = await signedBy(key, proof, 'kb+jwt')
  const read = bindingShape.safeParse(payload)
  return read.success ? read.data : undefined
}

/** By which algorithms holders of certificates sign here. */
export const holderAlgorithms = ['ES256', 'EdDSA'] as const

/** The payload of a JWT of this type that the holder of a key signed; undefined for any other. */
export async function signedBy(key: JWK, token: string, typ: string): Promise<JsonObject | undefined> {
  try {
    const { alg, typ: said } = decodeProtectedHeader(token)
    if (said !== typ || !holderAlgorithms.some((one) => one === alg)) return undefined
    const { payload } = await compactVerify(token, await importJWK(key, alg), { algorithms: [...holderAlgorithms] })
    const read: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as JsonObject : undefined
  } catch {
    return undefined
  }
}
