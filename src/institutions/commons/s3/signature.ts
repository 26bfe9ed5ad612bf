/** Reads and checks AWS Signature Version 4, in the headers of a request or in its address, as Amazon's documentation of S3 has it. Pure. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { type Instant, instantAt } from '../../../law/time.ts'

export interface SignedRequest {
  readonly method: string
  /** As it was sent: the path and the query with their escapes. */
  readonly url: URL
  readonly headers: Headers
  /** The host that the signer knows us by; a proxy may have put another one into the header. */
  readonly host: string
}

export interface Signature {
  /** The id of the pair that signed. */
  readonly key: string
  /** When it was signed, as the signer writes it, and the same moment. */
  readonly date: string
  readonly at: Instant
  readonly scope: string
  readonly headers: readonly string[]
  readonly signature: string
  /** Of a presigned address: for how many seconds it is good. */
  readonly seconds?: number
}

/** By so much the clock of a signer may differ from ours; a request that is heard again later is refused. */
const skew = 15 * 60_000
const longest = 7 * 24 * 60 * 60

/** The signature of a request; `none` when it says nothing of one, `malformed` when what it says is none of S3. */
export function signatureOf({ url: { searchParams }, headers }: Pick<SignedRequest, 'url' | 'headers'>): Signature | 'none' | 'malformed' {
  const authorization = headers.get('authorization')
  const presigned = searchParams.has('X-Amz-Signature')
  if (searchParams.has('AWSAccessKeyId')) return 'malformed' // an address by the second version of these signatures
  if (authorization === null && !presigned) return 'none'
  if (authorization !== null && presigned) return 'malformed'
  const said = (name: string): string => searchParams.get(`X-Amz-${name}`) ?? ''
  const [, credential = '', names = '', signature = ''] = (presigned
    ? /^AWS4-HMAC-SHA256 (\S+) ([^,\s]+) ([0-9a-f]{64})$/.exec(['Algorithm', 'Credential', 'SignedHeaders', 'Signature'].map(said).join(' '))
    : /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(authorization ?? '')) ?? []
  const date = presigned ? said('Date') : headers.get('x-amz-date') ?? ''
  const at = momentOf(date)
  const [, key, scope] = /^([^/]+)\/(\d{8}\/[^/]+\/s3\/aws4_request)$/.exec(credential) ?? []
  const signed = names.split(';')
  if (at === undefined || key === undefined || scope === undefined || !scope.startsWith(date.slice(0, 8)) || !signed.includes('host') || !signed.every((name) => /^[a-z0-9-]+$/.test(name))) return 'malformed'
  if (!presigned) return { key, date, at, scope, headers: signed, signature }
  const seconds = /^\d{1,6}$/.test(said('Expires')) ? Number(said('Expires')) : 0
  return seconds < 1 || seconds > longest ? 'malformed' : { key, date, at, scope, headers: signed, signature, seconds }
}

function momentOf(date: string): Instant | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? []
  const [year, month, day, hour, minute, second] = parts
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(moment) ? undefined : instantAt(moment)
}

/** Whether it is time for what was signed: within a quarter of an hour, or as long as a presigned address is good. */
export function timeOf({ at, seconds }: Signature, now: Instant): 'now' | 'skewed' | 'expired' {
  const age = Date.parse(now) - Date.parse(at)
  if (age < -skew || (seconds === undefined && age > skew)) return 'skewed'
  return seconds !== undefined && age > seconds * 1000 ? 'expired' : 'now'
}

/** Whether whoever signed knows the secret. */
export function isSigned(request: SignedRequest, signature: Signature, secret: string): boolean {
  const text = ['AWS4-HMAC-SHA256', signature.date, signature.scope, hash('sha256', canonicalOf(request, signature))].join('\n')
  const key = signature.scope.split('/').reduce<Buffer | string>((from, part) => createHmac('sha256', from).update(part).digest(), `AWS4${secret}`)
  return timingSafeEqual(createHmac('sha256', key).update(text).digest(), Buffer.from(signature.signature, 'hex'))
}

const escaped = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function canonicalOf({ method, url, headers, host }: SignedRequest, { headers: signed, seconds }: Signature): string {
  const path = url.pathname.split('/').map((part) => escaped(decoded(part))).join('/')
  const query = url.search.slice(1).split('&').filter((one) => one !== '' && !one.startsWith('X-Amz-Signature=')).map((one) => {
    const [name = '', ...value] = one.split('=')
    return `${escaped(decoded(name))}=${escaped(decoded(value.join('=')))}`
  }).toSorted().join('&')
  const values = signed.map((name) => `${name}:${(name === 'host' ? host : headers.get(name) ?? '').trim().replace(/\s+/g, ' ')}\n`)
  const body = seconds === undefined ? headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD' : 'UNSIGNED-PAYLOAD'
  return [method, path, query, values.join(''), signed.join(';'), body].join('\n')
}
