/** Finds the public key that a signature names, and asks the issuer whether it is theirs: what a signer says of a key proves nothing. */
import { createPublicKey, ECDH } from 'node:crypto'
import type { JWK } from 'jose'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { type Finding, fault, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import { isObject, type Json, listOf } from './opened.ts'

/** Reads a published document, or asks whether it is there: what it says is then of no account. Undefined: there is none at this address. Throws: the address did not answer. */
export type Ask = (url: string, sought?: 'whether it is there') => Promise<Uint8Array | undefined>

/** A public key. */
export interface Key { readonly jwk: JWK }

export interface FoundKey extends Key {
  /** Said where the key is taken though the issuer does not publish it. */
  readonly unvouched?: Text
}

export interface Asking {
  readonly ask: Ask
  readonly now: Instant
}

const at = '/proof/verificationMethod'
const wrong = (says: Text): Finding => fault('proof', says, at)
const open = (says: Text): Finding => undecided('proof', says, at)

/**
 * The key that `named` is (a JWK from the head of a token) or names (the address of a method).
 * An issuer that is a `did:web` is asked, and so is one at an address of the web: what it publishes decides. Where it publishes no keys, a key
 * that stands in the badge is taken with a note, and one that somebody else publishes is not.
 */
export async function findKey(named: unknown, issuer: string | undefined, asking: Asking): Promise<FoundKey | Finding> {
  const method = isObject(named) ? { key: { jwk: named as JWK } } : methodOf(named)
  if ('weight' in method) return method
  const published = await publishedBy(issuer, asking.ask)
  if (typeof published === 'object') return amongPublished(method, issuer!, published, asking.now)
  const { address } = method
  const foreign = issuer !== undefined && address !== undefined && address !== issuer && !address.startsWith('did:key:') ? wrong(found.keyOfOther(address, issuer)) : undefined
  if (issuer?.startsWith('did:')) {
    if (issuer.startsWith('did:key:')) {
      const own = methodOf(issuer)
      if ('weight' in own) return own
      return method.key && same(method.key, own.key!) ? own.key! : wrong(found.keyOfOther(address ?? 'jwk', issuer))
    }
    if (published === 'silent') return open(found.keyUnreached(urlOfDid(issuer)!))
    return foreign ?? (issuer.startsWith('did:web:') ? wrong(found.keyNotFound(urlOfDid(issuer) ?? issuer)) : open(found.methodUnknown(issuer)))
  }
  // A key inside the address of a method stands in the badge, as one of the head of a token does.
  if (method.key) return foreign ?? { ...method.key, unvouched: found.keyUnvouched }
  if (address!.startsWith('did:')) return foreign ?? wrong(found.keyNotFound(address!))
  if (address === issuer) return published === 'silent' ? open(found.keyUnreached(address!)) : wrong(found.keyNotFound(method.name!))
  return elsewhere(method.name!, address!, issuer, asking)
}

/** A key that stands at an address by itself: its owner is who rules that address, whatever is said there. */
async function elsewhere(name: string, address: string, issuer: string | undefined, { ask, now }: Asking): Promise<FoundKey | Finding> {
  let document: Json | undefined
  try {
    document = await json(address, ask)
  } catch {
    return open(found.keyUnreached(address))
  }
  const definition = document && (methodsIn(document, address).find(({ id }) => id === name)?.definition ?? (document['id'] === undefined || document['id'] === name ? document : undefined))
  if (!definition) return wrong(found.keyNotFound(name))
  const { controller } = definition
  if (issuer !== undefined && typeof controller === 'string' && controller !== issuer && controller !== address) return wrong(found.keyOfOther(controller, issuer))
  if (issuer !== undefined && URL.canParse(issuer) && /^https?:/.test(issuer) && new URL(issuer).origin !== new URL(address).origin) return wrong(found.keyOfOther(address, issuer))
  const key = keyIn(definition, now)
  return 'weight' in key ? key : { ...key, unvouched: found.keyAtAddress(address) }
}

interface Method {
  /** As it is named, and without its fragment. Absent for a key from the head of a token. */
  readonly name?: string
  readonly address?: string
  /** Present where the name is the key. */
  readonly key?: Key
}

/** Kinds of keys that are written in addresses too: P-384, P-521, secp256k1, RSA. */
const otherKinds = /^z(82L|2J9|Q3s|4MX)/

function methodOf(name: unknown): Method | Finding {
  if (typeof name !== 'string' || !/^[a-z][a-z0-9+.-]*:/i.test(name)) return wrong(found.methodNoScheme)
  const [address = '', fragment] = name.split('#')
  if (address.startsWith('did:key:')) {
    const text = address.slice('did:key:'.length)
    const key = fragment === undefined || fragment === text ? keyOf(text) : undefined
    return key ? { name, address, key } : otherKinds.test(text) ? open(found.keyKind) : wrong(found.keyWrong)
  }
  const key = fragment === undefined ? undefined : keyOf(fragment)
  if (key) return { name, address, key }
  if (address.startsWith('did:web:') ? urlOfDid(address) === undefined : !/^https?:/.test(address) || !URL.canParse(address)) return wrong(found.methodUnknown(name))
  return { name, address }
}

/** What an issuer publishes: the methods that may assert in its name, `nothing`, or nothing that was to be learnt now. */
type Published = readonly Listed[] | 'nothing' | 'silent'
interface Listed { readonly id: string; readonly definition?: Json }

async function publishedBy(issuer: string | undefined, ask: Ask): Promise<Published> {
  const url = issuer === undefined ? undefined : issuer.startsWith('did:web:') ? urlOfDid(issuer) : /^https?:/.test(issuer) && URL.canParse(issuer) ? issuer : undefined
  if (url === undefined) return 'nothing'
  try {
    const document = await json(url, ask)
    // A profile may say nothing of keys; a DID document that does so has none.
    if (document === undefined || document['id'] !== issuer || (url === issuer && document['assertionMethod'] === undefined)) return 'nothing'
    return methodsIn(document, issuer!)
  } catch {
    return 'silent'
  }
}

/** The methods that a document lets assert in the name of `owner`. */
function methodsIn(document: Json, owner: string): readonly Listed[] {
  const absolute = (id: unknown): string => (typeof id !== 'string' ? '' : id.startsWith('#') ? `${owner}${id}` : id)
  const defined = listOf(document['verificationMethod']).filter(isObject)
  return listOf(document['assertionMethod']).map((one) => {
    if (isObject(one)) return { id: absolute(one['id']), definition: one }
    const definition = defined.find(({ id }) => absolute(id) === absolute(one))
    return { id: absolute(one), ...(definition && { definition }) }
  })
}

/** The key, as the issuer publishes it: by its name, or a key from the badge that is one of those published. */
function amongPublished({ name, address, key }: Method, issuer: string, published: readonly Listed[], now: Instant): FoundKey | Finding {
  const isIt = ({ id, definition }: Listed): boolean => {
    if (name !== undefined && !address!.startsWith('did:key:')) return id === name
    if (address !== undefined && id.split('#')[0] === address) return true
    const other = definition && keyIn(definition)
    return other !== undefined && !('weight' in other) && same(other, key!)
  }
  const listed = published.find(isIt)
  if (!listed) return wrong(address === undefined || address === issuer || address.startsWith('did:key:') ? found.keyNotListed(issuer) : found.keyOfOther(address, issuer))
  if (!listed.definition) return key ?? wrong(found.keyNotFound(listed.id))
  const theirs = keyIn(listed.definition, now)
  return 'weight' in theirs || key === undefined || same(theirs, key) ? theirs : wrong(found.keyWrong)
}

/** `did:web:a.kz:b` is published at `https://a.kz/b/did.json`, `did:web:a.kz` below `.well-known`. */
function urlOfDid(did: string): string | undefined {
  try {
    const [host, ...path] = did.slice('did:web:'.length).split(':').map((part) => decodeURIComponent(part))
    const url = `https://${host}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`
    return host !== undefined && /^[a-z0-9.-]+(:\d+)?$/i.test(host) && URL.canParse(url) ? url : undefined
  } catch {
    return undefined
  }
}

async function json(url: string, ask: Ask): Promise<Json | undefined> {
  const bytes = await ask(url)
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The key of a published method. By the Controlled Identifiers of W3C nothing is verified by it once it is revoked or has expired. */
function keyIn({ controller: _owner, publicKeyMultibase, publicKeyJwk, kty, ...rest }: Json, now?: Instant): Key | Finding {
  for (const ended of [rest['revoked'], rest['expires']]) {
    if (now !== undefined && ended !== undefined && !(typeof ended === 'string' && Date.parse(ended) > Date.parse(now))) return wrong(found.keyEnded(typeof ended === 'string' ? ended : '?'))
  }
  if (isObject(publicKeyJwk)) return { jwk: publicKeyJwk as JWK }
  if (typeof kty === 'string') return { jwk: { kty, ...rest } as JWK }
  if (typeof publicKeyMultibase !== 'string') return wrong(found.keyWrong)
  return keyOf(publicKeyMultibase) ?? (otherKinds.test(publicKeyMultibase) || publicKeyMultibase.startsWith('u') ? open(found.keyKind) : wrong(found.keyWrong))
}

const same = (one: Key, other: Key): boolean => (['kty', 'crv', 'x', 'y', 'n', 'e'] as const).every((part) => one.jwk[part] === other.jwk[part])

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const ed25519 = { begins: Uint8Array.of(0xed, 0x01), length: 32 }
const p256 = { begins: Uint8Array.of(0x80, 0x24), length: 33 }
const longestKey = 60

/** An Ed25519 or P-256 public key from the multibase form of base58btc; undefined for any other text. */
function keyOf(text: string): Key | undefined {
  if (text.length > longestKey || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined
  let value = 0n
  for (const letter of text.slice(1)) value = value * 58n + BigInt(alphabet.indexOf(letter))
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  const raw = ({ begins, length }: typeof ed25519): Buffer | undefined => (bytes.length === length + 2 && bytes[0] === begins[0] && bytes[1] === begins[1] ? bytes.subarray(2) : undefined)
  try {
    const edwards = raw(ed25519)
    if (edwards) return { jwk: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: edwards.toString('base64url') }, format: 'jwk' }).export({ format: 'jwk' }) as JWK }
    const packed = raw(p256)
    if (!packed) return undefined
    const point = ECDH.convertKey(packed, 'prime256v1', undefined, undefined, 'uncompressed') as Buffer
    return { jwk: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } }
  } catch {
    return undefined // no point of the curve
  }
}

/** Bytes as a multibase text of base58btc. */
export function toMultibase(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (; value > 0n; value /= 58n) text = alphabet[Number(value % 58n)]! + text
  return `z${text}`
}

/** The key in the multibase form, in which proofs inside a credential take it; undefined for a kind that they are not made with here. */
export function multibaseOf({ jwk: { kty, crv, x, y } }: Key): string | undefined {
  const [across, up] = [x, y].map((part) => Buffer.from(typeof part === 'string' ? part : '', 'base64url'))
  if (kty === 'OKP' && crv === 'Ed25519' && across!.length === ed25519.length) return toMultibase(Buffer.concat([ed25519.begins, across!]))
  if (kty !== 'EC' || crv !== 'P-256' || across!.length !== 32 || up!.length !== 32) return undefined
  return toMultibase(Buffer.concat([p256.begins, Uint8Array.of(2 + (up![31]! & 1)), across!]))
}
