/** Checks the signature of a request by AWS Signature Version 4 in its headers, as Amazon's documentation of S3 has it. Pure. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto'

export interface SignedRequest {
  readonly method: string
  /** As it was sent: the path and the query with their escapes. */
  readonly url: URL
  readonly headers: Headers
  /** The host that the signer knows us by; a proxy may have put another one into the header. */
  readonly host: string
}

interface Authorization { readonly key: string; readonly scope: string; readonly headers: readonly string[]; readonly signature: string }

/** What the header `Authorization` says; undefined when the request is not signed in this way. */
export function authorizationOf(headers: Headers): Authorization | undefined {
  const found = /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(headers.get('authorization') ?? '')
  if (found === null) return undefined
  const [, key = '', scope = '', names = '', signature = ''] = found
  return { key, scope, headers: names.split(';'), signature }
}

/**
 * Whether whoever signed knows the secret. The age of the request is not judged: our keys travel in the request themselves, as
 * bearers' do, and a signature adds nothing that would be lost by a repetition.
 */
export function isSigned(request: SignedRequest, { scope, headers, signature }: Authorization, secret: string): boolean {
  const at = request.headers.get('x-amz-date') ?? ''
  const text = ['AWS4-HMAC-SHA256', at, scope, hash('sha256', canonicalOf(request, headers))].join('\n')
  const key = scope.split('/').reduce<Buffer | string>((from, part) => createHmac('sha256', from).update(part).digest(), `AWS4${secret}`)
  return timingSafeEqual(createHmac('sha256', key).update(text).digest(), Buffer.from(signature, 'hex'))
}

const escaped = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function canonicalOf({ method, url, headers, host }: SignedRequest, signed: readonly string[]): string {
  const path = url.pathname.split('/').map((part) => escaped(decoded(part))).join('/')
  const query = url.search.slice(1).split('&').filter((one) => one !== '').map((one) => {
    const [name = '', ...value] = one.split('=')
    return `${escaped(decoded(name))}=${escaped(decoded(value.join('=')))}`
  }).toSorted().join('&')
  const values = signed.map((name) => `${name}:${(name === 'host' ? host : headers.get(name) ?? '').trim().replace(/\s+/g, ' ')}\n`)
  return [method, path, query, values.join(''), signed.join(';'), headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD'].join('\n')
}
