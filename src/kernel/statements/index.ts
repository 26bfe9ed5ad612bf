/**
 * Statements: what the portal says as a machine and signs, such as the receipt of an evaluation or of a generated text.
 *
 * Promises: whoever has the public key can check a statement without asking anybody. Never: replaces a decision, which an office
 * signs and seals.
 */
import { createPublicKey, hash, type KeyObject, sign } from 'node:crypto'
import type { JWK } from 'jose'
import { canonical, type Json, type JsonObject } from '../../law/canonical.ts'

/** A public key of this kind, named by its thumbprint. */
export interface StatementKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  /** RFC 7638, SHA-256. */
  readonly kid: string
}

export interface Statements {
  /** The key with which this portal's statements are checked. */
  readonly key: StatementKey
  /** Signs a statement: a compact JWS (RFC 7515) with EdDSA (RFC 8037). At once, in some tens of microseconds. */
  sign(statement: Json): string
  /** The statement, when this portal or the holder of one of the given keys signed it; undefined otherwise. */
  verify(jws: string, others?: readonly StatementKey[]): Promise<JsonObject | undefined>
}

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

/** The public key of a pair, with its thumbprint. */
function statementKey(privateKey: KeyObject): StatementKey {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('not an Ed25519 key')
  const kid = hash('sha256', canonical({ crv: 'Ed25519', kty: 'OKP', x }), 'base64url')
  return { kty: 'OKP', crv: 'Ed25519', x, kid }
}

/** Signs with a key of one's own; what `Statements.sign` does with the portal's. */
function signStatement(privateKey: KeyObject, key: StatementKey): (statement: Json) => string {
  const header = encoded(canonical({ alg: 'EdDSA', kid: key.kid }))
  return (statement) => {
    const signed = `${header}.${encoded(JSON.stringify(statement))}`
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
  }
}

/** The statement, when the holder of one of these keys signed it; undefined otherwise. */
export async function verifyStatement(jws: string, keys: readonly StatementKey[]): Promise<JsonObject | undefined> {
  const { compactVerify, importJWK } = await import('jose') // not for those who only sign
  try {
    const { payload } = await compactVerify(jws, async ({ kid }) => {
      const known = keys.find((one) => one.kid === kid)
      if (!known) throw new TypeError('an unknown key')
      return importJWK(known as JWK, 'EdDSA')
    }, { algorithms: ['EdDSA'] })
    const statement: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof statement === 'object' && statement !== null && !Array.isArray(statement) ? statement as JsonObject : undefined
  } catch {
    return undefined
  }
}

/** Opens the statements that are signed with a key. */
export function openStatements(privateKey: KeyObject): Statements {
  const key = statementKey(privateKey)
  return {
    key,
    sign: signStatement(privateKey, key),
    verify: (jws, others = []) => verifyStatement(jws, [key, ...others]),
  }
}
