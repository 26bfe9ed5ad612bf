/** What the tests of badges are made of: a plain badge, keys, signatures of both kinds, and a web of documents. */
import { KeyObject, sign } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import signatures from 'jsonld-signatures'
import { badgeContext, keptLoader, w3c2 } from './contexts.ts'
import { type Ask, multibaseOf } from './keys.ts'
import type { Json } from './opened.ts'
import { type Checked, verifyBadge } from './verify.ts'

export const now = '2026-11-30T00:00:00Z' as Parameters<typeof verifyBadge>[1]['now']
export const issuer = 'did:web:issuer.example'
export const issuerDocument = 'https://issuer.example/.well-known/did.json'
export const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

/** A badge without a signature; `more` stands beside or over what it has. */
export const plain = (more: object = {}): Json => ({
  '@context': [w3c2, badgeContext], id: 'urn:uuid:1', type: ['VerifiableCredential', 'OpenBadgeCredential'], issuer: { id: issuer, type: ['Profile'], name: 'I' }, validFrom: '2026-01-01T00:00:00Z', name: 'B',
  credentialSubject: { id: 'urn:uuid:2', type: ['AchievementSubject'], achievement: { id: 'urn:uuid:3', type: ['Achievement'], name: 'A', description: 'D', criteria: { narrative: 'C' } } }, ...more,
})
/** The same, of another issuer. */
export const by = (id: string, more: object = {}): Json => plain({ issuer: { id, type: ['Profile'], name: 'I' }, ...more })

/** What stands at which address; an `Error` is an address that does not answer, and there is nothing anywhere else. */
export const web = (documents: Readonly<Record<string, unknown>> = {}): Ask => async (url) => {
  const document = Object.hasOwn(documents, url) ? documents[url] : undefined
  if (document instanceof Error) throw document
  return document === undefined ? undefined : bytes(document)
}

export const check = (value: unknown, ask: Ask = web()): Promise<Checked> => verifyBadge(bytes(value), { ask, now })
export const says = async (value: unknown, ask?: Ask): Promise<string> => (await check(value, ask)).findings.map(({ says: { en } }) => en).join(' ')

type Alg = 'ES256' | 'EdDSA'
export interface Pair { readonly alg: Alg; readonly jwk: JWK; readonly multibase: string; readonly privateKey: CryptoKey }

export async function pairOf(alg: Alg): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  return { alg, jwk, multibase: multibaseOf({ jwk })!, privateKey }
}

/** A token by `pair`; `header` names the key. */
export const token = ({ alg, privateKey }: Pair, credential: object, header: object): Promise<string> => new SignJWT(credential as never).setProtectedHeader({ alg, ...header }).sign(privateKey)

/** The document in which `id` publishes a key; `more` stands in the method. */
export const documentOf = (id: string, { jwk }: Pair, kid = `${id}#1`, more: object = {}): object =>
  ({ id, verificationMethod: [{ id: kid, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk, ...more }], assertionMethod: [kid] })

/** A token of `issuer`, and the web on which its key stands. */
export async function signed(alg: Alg, credential: object, header: object = {}): Promise<{ readonly token: string; readonly ask: Ask }> {
  const pair = await pairOf(alg)
  return { token: await token(pair, credential, { kid: `${issuer}#1`, ...header }), ask: web({ [issuerDocument]: documentOf(issuer, pair) }) }
}

/** A credential with a proof inside it by an Ed25519 key, which may end. */
export const sealed = ({ privateKey }: Pair, credential: Json, method: string, expires?: string): Promise<Json> => signatures.sign(credential, {
  suite: new DataIntegrityProof({ signer: { id: method, algorithm: 'Ed25519', sign: async ({ data }: { readonly data: Uint8Array }) => new Uint8Array(sign(null, data, KeyObject.from(privateKey as never))) }, cryptosuite }),
  purpose: { update: async (proof: Json) => ({ ...proof, proofPurpose: 'assertionMethod', ...(expires !== undefined && { expires }) }) }, documentLoader: keptLoader(),
})
