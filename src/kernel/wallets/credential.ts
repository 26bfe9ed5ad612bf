/** A decision's certificate as an SD-JWT VC, and the token status lists in which its place stands: signed by the seal of the body that decided. */
import { deflateSync } from 'node:zlib'
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import type { Json, JsonObject } from '../../law/canonical.ts'
import { endOfDay, startOfDay, type Instant } from '../../law/time.ts'
import { type Decision, holderName, holderNumber, type Issuer, type Issuers, listLength, paths, type StatusPlace } from '../decisions/index.ts'
import { disclosedName, hide, joined } from '../sd-jwt/index.ts'
import { typePath } from './kinds.ts'

/** The name of an issuer in certificates: an address, below whose well-known one its keys stand. */
const issuerAddress = ({ url, body }: Pick<Issuer, 'url' | 'body'>): string => (body === undefined ? url : `${url}${paths.body(body)}`)

/** JWT VC Issuer Metadata: every key that the seal ever had. */
export const issuerMetadata = (issuer: Issuer): JsonObject => ({
  issuer: issuerAddress(issuer), jwks: { keys: issuer.seal.keys.map(({ kid, jwk }) => ({ ...jwk, kid })) },
})

/** Where the list of an issuer stands. */
export const listPath = (list: number, body?: string): string => `${body === undefined ? '' : paths.body(body)}/status/token/${list}`

export const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

/** Signs a JWT of this type by a seal. */
export const sealToken = ({ seal }: Issuer, typ: string, payload: JsonObject, more: { readonly x5c?: string[] } = {}): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: 'ES256', typ, kid: seal.current.kid, ...more }).sign(seal.current.privateKey)

/** What a certificate in a wallet can say: each of it hidden for itself. */
export function claimsOf({ record, hash }: Pick<Decision, 'record' | 'hash'>): JsonObject {
  const [name, number] = [holderName(record.holder), holderNumber(record.holder)]
  const claimed = Object.fromEntries(Object.entries(record.claims ?? {}).map(([claim, value]) => [disclosedName(claim), value]))
  return { ...claimed, ...(name !== undefined && { name }), ...(number !== undefined && { organisationNumber: number }), decision: { number: record.number, hash } }
}

/** The public part of a key, and nothing else of what was sent with it. */
export const publicPart = ({ kty, crv, x, y }: JWK): JWK => ({ ...(kty && { kty }), ...(crv && { crv }), ...(x && { x }), ...(y && { y }) })

/** Makes the certificate of a decision for the holder of a key. The day of issue and not the second: nothing in it tells when it was taken. */
export async function walletCertificate(decision: Decision, issuer: Issuer, { key, place, now }: { readonly key: JWK; readonly place: StatusPlace; readonly now: Instant }): Promise<string> {
  const { record } = decision
  const { payload, disclosures } = hide({
    iss: issuerAddress(issuer), vct: `${issuer.url}${typePath(record.credentialType!)}`,
    iat: Math.floor(seconds(now) / 86_400) * 86_400, nbf: seconds(startOfDay(record.validFrom, issuer.timeZone)),
    ...(record.validUntil !== undefined && { exp: seconds(endOfDay(record.validUntil, issuer.timeZone)) }),
    cnf: { jwk: { ...publicPart(key) } as JsonObject }, status: { status_list: { idx: place.index, uri: `${issuer.url}${listPath(place.list, issuer.body)}` } },
  }, claimsOf(decision))
  return joined(await sealToken(issuer, 'dc+sd-jwt', payload), disclosures)
}

/** What a place says: two bits each (Token Status List, 7.1). */
export const standings = { valid: 0, ended: 1, suspended: 2 } as const

/** A token status list: good for a day, to be asked for anew after an hour. */
export function statusListToken(entries: readonly { readonly index: number; readonly standing: keyof typeof standings }[], { list, now }: { readonly list: number; readonly now: Instant }, issuer: Issuer): Promise<string> {
  const bytes = new Uint8Array(listLength / 4)
  for (const { index, standing } of entries) bytes[index >> 2]! |= standings[standing] << ((index & 3) * 2)
  return sealToken(issuer, 'statuslist+jwt', {
    iss: issuerAddress(issuer), sub: `${issuer.url}${listPath(list, issuer.body)}`, iat: seconds(now), exp: seconds(now) + 86_400, ttl: 3600,
    status_list: { bits: 2, lst: deflateSync(bytes, { level: 9 }).toString('base64url') },
  })
}

const payloadShape = z.looseObject({
  iss: z.string(), vct: z.string(), nbf: z.number().optional(), exp: z.number().optional(), cnf: z.looseObject({ jwk: z.looseObject({ kty: z.string() }) }),
  status: z.looseObject({ status_list: z.looseObject({ idx: z.int().min(0), uri: z.string() }) }),
})

/** The part of a certificate that its seal covers. */
export type CertificatePayload = z.output<typeof payloadShape>

/** Reads what a seal of ours covers, with whose it is; a word for what is wrong where it is none of ours. */
export async function openCertificate(jws: string, issuers: Issuers): Promise<{ readonly payload: CertificatePayload & JsonObject; readonly issuer: Issuer } | 'no certificate' | 'foreign' | 'bad signature'> {
  let header: ReturnType<typeof decodeProtectedHeader>
  let claimed: unknown
  try {
    header = decodeProtectedHeader(jws)
    claimed = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return 'no certificate'
  }
  const said = z.looseObject({ iss: z.string() }).safeParse(claimed)
  if (header.typ !== 'dc+sd-jwt' || header.alg !== 'ES256' || !said.success) return 'no certificate'
  const issuer = issuers.all.find((one) => issuerAddress(one) === said.data.iss)
  const key = issuer?.seal.keys.find(({ kid }) => kid === header.kid)
  if (issuer === undefined || key === undefined) return 'foreign'
  const verified = await compactVerify(jws, await importJWK(key.jwk, 'ES256'), { algorithms: ['ES256'] }).catch(() => undefined)
  if (verified === undefined) return 'bad signature'
  const read = payloadShape.safeParse(claimed)
  return read.success ? { payload: read.data as CertificatePayload & Record<string, Json>, issuer } : 'no certificate'
}
