/** Decisions and status lists as W3C Verifiable Credentials 2.0, secured by JOSE (`vc+jwt`, ES256). */
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { z } from 'zod'
import type { JsonObject } from '../../law/canonical.ts'
import { endOfDay, type Instant, instantAt, instantOf, startOfDay } from '../../law/time.ts'
import type { Seal } from '../seal/index.ts'
import { paths } from './addresses.ts'
import { baseContext, followsModel } from './credential-model.ts'
import { assertionKey, type DidDocument } from './did.ts'
import { type DecisionRecord, holderName } from './record.ts'
import { encodeList, type StatusPurpose } from './status.ts'

/** Who issues: its DID, the portal's address, the seal, and the time zone in which its days begin. */
export interface Issuer {
  readonly did: string
  /** The body that issues; absent: the programme. */
  readonly body?: string
  readonly url: string
  readonly seal: Seal
  /** IANA name, such as `Asia/Almaty`. */
  readonly timeZone: string
}

/** A place in the status lists. */
export interface StatusPlace {
  readonly list: number
  readonly index: number
}

const context = (url: string): string[] => [baseContext, `${url}${paths.context}`]

/** The credential of a decision. It carries the claims and the hash of the record, so the two cannot be parted. */
export function decisionCredential(record: DecisionRecord, hash: string, { did, body, url, timeZone }: Issuer, place: StatusPlace): JsonObject {
  const { organisation } = record.holder
  const entry = (statusPurpose: StatusPurpose): JsonObject => ({
    type: 'BitstringStatusListEntry', statusPurpose, statusListIndex: String(place.index),
    statusListCredential: `${url}${paths.statusList(statusPurpose, place.list, body)}`,
  })
  const name = holderName(record.holder)
  return {
    '@context': context(url),
    id: `${url}${paths.decision(record.number)}`,
    type: ['VerifiableCredential', ...(record.credentialType === undefined ? [] : [record.credentialType])],
    issuer: did,
    validFrom: startOfDay(record.validFrom, timeZone),
    ...(record.validUntil !== undefined && { validUntil: endOfDay(record.validUntil, timeZone) }),
    credentialSubject: {
      ...record.claims,
      ...(name !== undefined && { name }),
      ...(organisation !== undefined && { bin: organisation.bin }),
      decision: { number: record.number, hash },
    },
    credentialStatus: [entry('revocation'), entry('suspension')],
  }
}

/** A status list as a credential, good for one day: long enough to verify offline, short enough not to hide a revocation. */
export function statusListCredential(
  bits: Uint8Array,
  { purpose, list, at }: { readonly purpose: StatusPurpose; readonly list: number; readonly at: Instant },
  { did, body, url }: Issuer,
): JsonObject {
  const id = `${url}${paths.statusList(purpose, list, body)}`
  return {
    '@context': [baseContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: did,
    validFrom: at,
    validUntil: Temporal.Instant.from(at).add({ hours: 24 }).toString(),
    credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList: encodeList(bits) },
  }
}

/** Seals a credential: VC-JOSE-COSE, the credential itself is the payload. */
export function sealCredential(credential: JsonObject, { did, seal }: Issuer): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
    .setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: `${did}#${seal.current.kid}` })
    .sign(seal.current.privateKey)
}

const stringOrList = z.union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))
const statusEntry = z.looseObject({
  type: z.literal('BitstringStatusListEntry'), statusPurpose: z.enum(['revocation', 'suspension']),
  statusListIndex: z.string().regex(/^\d+$/).transform(Number), statusListCredential: z.url(),
})

/** A moment, brought to our form. One that is finer than a nanosecond is written as ISO 8601 allows and is none that we can read. */
const moment = z.iso.datetime({ offset: true }).transform((text, context) => {
  try {
    return instantOf(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not a moment' })
    return z.NEVER
  }
})

/** What our credentials have beside what every credential must: an id and a first day. */
const common = {
  id: z.url(),
  type: stringOrList,
  issuer: z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]),
  validFrom: moment,
  validUntil: moment.exactOptional(),
}
const decisionShape = z.looseObject({
  ...common,
  credentialSubject: z.looseObject({
    name: z.string().exactOptional(), bin: z.string().exactOptional(),
    decision: z.looseObject({ number: z.string(), hash: z.string() }),
  }),
  credentialStatus: z.array(statusEntry),
})
const listShape = z.looseObject({
  ...common,
  type: stringOrList.refine((types) => types.includes('BitstringStatusListCredential')),
  credentialSubject: z.looseObject({
    type: z.literal('BitstringStatusList'), statusPurpose: z.string(), encodedList: z.string(),
  }),
})

/** A decision's credential as read. */
export type DecisionCredential = z.output<typeof decisionShape>

/** Why a token is not what it should be. */
type SealFault = 'malformed' | 'unknown key' | 'bad signature' | 'not a credential' | 'not a decision' | 'not a status list' | 'issuer differs'

export type Opened<T> = { readonly ok: true; readonly credential: T } | { readonly ok: false; readonly fault: SealFault }

/** Checks the seal of a decision's credential against the given DID documents, and reads it. */
export const openDecisionCredential = (token: string, documents: readonly DidDocument[]): Promise<Opened<DecisionCredential>> =>
  open(token, documents, decisionShape, 'not a decision')

/** The same for a status list. */
export const openStatusList = (token: string, documents: readonly DidDocument[]): Promise<Opened<z.output<typeof listShape>>> =>
  open(token, documents, listShape, 'not a status list')

async function open<S extends z.ZodType<{ issuer: string } & Dates>>(
  token: string, documents: readonly DidDocument[], shape: S, otherwise: SealFault,
): Promise<Opened<z.output<S>>> {
  const fault = (fault: SealFault) => ({ ok: false, fault }) as const
  const kid = keyName(token)
  if (kid === undefined) return fault('malformed')
  const jwk = assertionKey(documents, kid)
  if (jwk === undefined) return fault('unknown key')
  const verified = await compactVerify(token, await importJWK(jwk, 'ES256'), { algorithms: ['ES256'] }).catch(() => undefined)
  if (verified === undefined) return fault('bad signature')
  const value = jsonOf(new TextDecoder().decode(verified.payload))
  const claims = claimsShape.safeParse(value)
  if (!claims.success || !followsModel(value)) return fault('not a credential')
  const { success, data } = shape.safeParse(value)
  if (!success) return fault(otherwise)
  const did = kid.slice(0, kid.indexOf('#'))
  if ([data.issuer, claims.data.iss, verified.protectedHeader['iss']].some((one) => one !== undefined && one !== did)) return fault('issuer differs')
  return { ok: true, credential: { ...data, ...withinClaims(data, claims.data) } }
}

/** Seconds since 1970, within what a date can be. */
const seconds = z.number().min(0).max(8_640_000_000_000)

/**
 * The claims of a JWT that a credential may carry beside its own members (VC-JOSE-COSE, 3.1.3): never `vc` or `vp`, which belong
 * to the old encoding, and no other issuer or id than its own.
 */
const claimsShape = z.looseObject({
  vc: z.never().exactOptional(), vp: z.never().exactOptional(), iss: z.string().exactOptional(), jti: z.string().exactOptional(),
  exp: seconds.exactOptional(), nbf: seconds.exactOptional(), iat: seconds.exactOptional(), id: z.unknown().optional(),
}).refine(({ jti, id }) => jti === undefined || jti === id)

interface Dates { readonly validFrom: Instant; readonly validUntil?: Instant }

/** The dates of a credential, narrowed by those of its token: whichever is the stricter counts. */
function withinClaims(
  { validFrom, validUntil }: Dates, { nbf, exp }: z.output<typeof claimsShape>,
): Dates {
  const at = (seconds: number): Instant => instantAt(seconds * 1000)
  const until = [...(validUntil === undefined ? [] : [validUntil]), ...(exp === undefined ? [] : [at(exp)])]
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  return {
    validFrom: nbf !== undefined && nbf * 1000 > Date.parse(validFrom) ? at(nbf) : validFrom,
    ...(until !== undefined && { validUntil: until }),
  }
}

/** The name of the key that a token says it was sealed with; undefined unless it is a `vc+jwt` by ES256 that holds a credential. */
export function keyName(token: string): string | undefined {
  try {
    const { kid, alg, typ, cty } = decodeProtectedHeader(token)
    return alg === 'ES256' && typ === 'vc+jwt' && (cty ?? 'vc') === 'vc' && kid?.includes('#') === true ? kid : undefined
  } catch {
    return undefined
  }
}

/** Parses JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
