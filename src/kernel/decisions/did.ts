/** The public face of issuers: their did:web documents, their JWK set, and the JSON-LD context of their credentials. */
import type { JWK } from 'jose'
import { z } from 'zod'
import type { JsonObject } from '../../law/canonical.ts'
import type { SealKey } from '../seal/index.ts'
import { paths } from './addresses.ts'

/** A did:web document: which keys may assert in the issuer's name. */
export interface DidDocument {
  readonly '@context': readonly string[]
  readonly id: string
  readonly verificationMethod: readonly {
    readonly id: string
    readonly type: string
    readonly controller: string
    readonly publicKeyJwk: JWK
  }[]
  readonly assertionMethod: readonly string[]
}

/** The did:web of an address: `https://a.kz` is `did:web:a.kz`; a port's colon is percent-encoded. */
export function didOf(url: string): string {
  const { host, pathname } = new URL(url)
  const path = pathname.split('/').filter((part) => part !== '')
  return ['did:web', host.replace(':', '%3A'), ...path].join(':')
}

/** Past keys stay in the document, so that what they sealed still verifies. */
export function didDocument(did: string, keys: readonly SealKey[]): DidDocument {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: keys.map(({ kid, jwk }) =>
      ({ id: `${did}#${kid}`, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk })),
    assertionMethod: keys.map(({ kid }) => `${did}#${kid}`),
  }
}

/** The keys of all issuers as one JWK set (RFC 7517), for those who do not read DID documents. */
export const jwks = (documents: readonly DidDocument[]): { readonly keys: readonly JWK[] } =>
  ({ keys: documents.flatMap((document) => document.verificationMethod.map(({ id, publicKeyJwk }) => ({ ...publicKeyJwk, kid: id }))) })

/**
 * The JSON-LD context that gives our terms a meaning, as VC 2.0 asks. Types of credentials and claims are open: each
 * institution declares its own, so they map into one vocabulary.
 */
export const credentialContext = (url: string): JsonObject => ({ '@context': { '@vocab': `${url}${paths.context}#` } })

const documentShape = z.object({
  '@context': z.array(z.string()),
  id: z.string(),
  verificationMethod: z.array(z.object({
    id: z.string(), type: z.string(), controller: z.string(), publicKeyJwk: z.looseObject({ kty: z.string() }),
  })),
  assertionMethod: z.array(z.string()),
})

/** Reads a DID document from JSON that came from outside; undefined when it is not one. */
export function parseDidDocument(value: unknown): DidDocument | undefined {
  const parsed = documentShape.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** The key that a DID document lets assert under this name. */
export function assertionKey(documents: readonly DidDocument[], kid: string): JWK | undefined {
  const document = documents.find(({ id }) => kid.startsWith(`${id}#`))
  if (document === undefined || !document.assertionMethod.includes(kid)) return undefined
  return document.verificationMethod.find(({ id, controller }) => id === kid && controller === document.id)?.publicKeyJwk
}
