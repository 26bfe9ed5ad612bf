/** Finds the public key that a signature names: inside its own address, or published by the issuer. */
import { createPublicKey } from 'node:crypto'
import type { JWK } from 'jose'
import { type Finding, fault, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import { isObject, type Json, listOf } from './opened.ts'

/** Reads a published document. Undefined: there is none at this address. Throws: the address did not answer. */
export type Ask = (url: string) => Promise<Uint8Array | undefined>

/** A key with whoever it belongs to. `vouched` is true when its owner publishes it; otherwise only the address says whose it is. */
export interface FoundKey {
  readonly multibase?: string
  readonly jwk?: JWK
  /** Absent for a key that is nobody's but its own, as `did:key`. */
  readonly controller?: string
  readonly vouched: boolean
}

/** Ed25519 and P-256 public keys in the multibase form of base58btc begin so. */
const isKey = (text: string): boolean => /^z6Mk[1-9A-HJ-NP-Za-km-z]{40,48}$/.test(text) || /^zDna[1-9A-HJ-NP-Za-km-z]{40,50}$/.test(text)

/** The key that `method` names. */
export async function findKey(method: string, ask: Ask): Promise<FoundKey | Finding> {
  const at = '/proof/verificationMethod'
  const [address = '', fragment] = method.split('#')
  if (fragment !== undefined && isKey(fragment)) return address.startsWith('did:key:') ? { multibase: fragment, vouched: true } : vouchedBy(address, method, { multibase: fragment, controller: address, vouched: false }, ask)
  if (!/^[a-z][a-z0-9+.-]*:/i.test(method)) return fault('proof', found.methodNoScheme, at)
  if (method.startsWith('did:key:')) {
    const key = address.slice('did:key:'.length)
    return isKey(key) ? { multibase: key, vouched: true } : fault('proof', found.keyWrong, at)
  }
  if (method.startsWith('did:web:')) {
    const url = urlOfDid(address)
    if (url === undefined) return fault('proof', found.methodUnknown(method), at)
    try {
      const document = await json(url, ask)
      return (document && methodIn(document, method)) ?? fault('proof', found.keyNotFound(url), at)
    } catch {
      return undecided('proof', found.keyUnreached(url), at)
    }
  }
  if (!/^https?:/.test(method)) return fault('proof', found.methodUnknown(method), at)
  // A key whose address does not answer is not found, by the rules of 1EdTech: nobody can tell whose such a signature is.
  const document = await json(method, ask).catch(() => undefined)
  return (document && (methodIn(document, method) ?? keyOf(document))) ?? fault('proof', found.keyNotFound(method), at)
}

/** A key inside its address, and whether the document of the issuer has it as well. */
async function vouchedBy(address: string, method: string, key: FoundKey, ask: Ask): Promise<FoundKey> {
  const url = address.startsWith('did:web:') ? urlOfDid(address) : /^https?:/.test(address) ? address : undefined
  if (url === undefined) return key
  const document = await json(url, ask).catch(() => undefined)
  return (document && methodIn(document, method)?.multibase) === key.multibase ? { ...key, vouched: true } : key
}

/** `did:web:a.kz:b` is published at `https://a.kz/b/did.json`, `did:web:a.kz` below `.well-known`. */
function urlOfDid(did: string): string | undefined {
  const [host, ...path] = did.slice('did:web:'.length).split(':').map((part) => decodeURIComponent(part))
  const url = `https://${host}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`
  return host !== undefined && host !== '' && URL.canParse(url) ? url : undefined
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

/** The method of this name that a controller's document lets assert in its name. */
function methodIn(document: Json, method: string): FoundKey | undefined {
  const asserts = listOf(document['assertionMethod'])
  const embedded = asserts.filter(isObject)
  const named = (one: unknown): boolean => isObject(one) && [method, `#${method.split('#')[1]}`].includes(String(one['id']))
  const found = [...embedded, ...listOf(document['verificationMethod'])].find(named)
  if (!isObject(found)) return undefined
  const allowed = embedded.includes(found) || asserts.some((one) => one === method || one === `#${method.split('#')[1]}`)
  return allowed ? keyOf(found, String(document['id'])) : undefined
}

function keyOf({ controller, publicKeyMultibase, publicKeyJwk, kty, ...rest }: Json, document?: string): FoundKey | undefined {
  const owner = typeof controller === 'string' ? controller : document
  const whose = { ...(owner !== undefined && { controller: owner }), vouched: true }
  if (typeof publicKeyMultibase === 'string' && isKey(publicKeyMultibase)) return { multibase: publicKeyMultibase, ...whose }
  if (isObject(publicKeyJwk)) return { jwk: publicKeyJwk as JWK, ...whose }
  return typeof kty === 'string' ? { jwk: { kty, ...rest } as JWK, ...whose } : undefined
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The bytes of a multibase text of base58btc: what the names of keys are written in. */
function fromMultibase(text: string): Uint8Array {
  let value = 0n
  for (const letter of text.slice(1)) value = value * 58n + BigInt(alphabet.indexOf(letter))
  const hex = value.toString(16)
  return Uint8Array.from(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'))
}

/** Bytes as a multibase text of base58btc. */
export function toMultibase(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (; value > 0n; value /= 58n) text = alphabet[Number(value % 58n)]! + text
  return `z${text}`
}

/** The same key as a JWK; undefined when it is not of a kind that JOSE signs with here. */
export function jwkOf({ jwk, multibase }: FoundKey): JWK | undefined {
  if (jwk !== undefined) return jwk
  if (multibase === undefined || !multibase.startsWith('z6Mk')) return undefined
  const raw = fromMultibase(multibase).subarray(2)
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' }).export({ format: 'jwk' }) as JWK
}
