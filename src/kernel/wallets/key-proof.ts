/** The proof that a wallet has the key to which a certificate will be bound: proof type `jwt` (OpenID4VCI 1.0, appendix F.1). */
import { decodeProtectedHeader, type JWK } from 'jose'
import { z } from 'zod'
import type { Instant } from '../../law/time.ts'
import { holderAlgorithms, signedBy } from '../sd-jwt/index.ts'
import { publicPart } from './credential.ts'
import { WalletRefused } from './refused.ts'

/** By how many seconds the clock of a wallet may be wrong. */
export const clockMayDiffer = 60
/** How old a proof may be, in seconds. */
const proofSeconds = 300

const headerShape = z.looseObject({
  typ: z.literal('openid4vci-proof+jwt'), alg: z.enum(holderAlgorithms), kid: z.never().exactOptional(), x5c: z.never().exactOptional(), crit: z.never().exactOptional(),
  jwk: z.union([
    z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.never().exactOptional() }),
    z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.never().exactOptional() }),
  ]),
})
const claimsShape = z.looseObject({ aud: z.string(), iat: z.number(), nonce: z.string() })

/** Checks a proof and answers with its key and its nonce, which is still to be spent. */
export async function keyProved(proof: string, { issuer, now }: { readonly issuer: string; readonly now: Instant }): Promise<{ readonly key: JWK; readonly nonce: string }> {
  const refused = (words: string): WalletRefused => new WalletRefused('invalid_proof', words)
  const header = headerShape.safeParse(headerOf(proof))
  if (!header.success) throw refused('The header of the proof must have typ openid4vci-proof+jwt, alg ES256 or EdDSA, and the public key as jwk (P-256 or Ed25519) without its private part.')
  const key = publicPart(header.data.jwk as JWK)
  const payload = await signedBy(key, proof, 'openid4vci-proof+jwt')
  if (payload === undefined) throw refused('The proof is not signed by the key in its header.')
  const claims = claimsShape.safeParse(payload)
  if (!claims.success) throw refused('The proof must have aud, iat and nonce.')
  const { aud, iat, nonce } = claims.data
  const at = Date.parse(now) / 1000
  if (aud !== issuer) throw refused(`The proof is for ${aud}; aud must be ${issuer}.`)
  if (iat > at + clockMayDiffer || iat < at - proofSeconds) throw refused('The proof is too old, or of the future: iat must be the present time.')
  return { key, nonce }
}

function headerOf(token: string): unknown {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return undefined
  }
}
