/** Answers in the XML of S3. */
import { XMLBuilder } from 'fast-xml-parser'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { Refusal, Visit } from '../../../portal/index.ts'
import { Denied } from '../access.ts'
import { words } from './messages.ts'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true })

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** An answer in a namespace of Amazon's. It may hold a secret, so that nobody keeps it. */
export const built = (name: string, namespace: string, content: Readonly<Record<string, unknown>>, status = 200): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [name]: { '@xmlns': namespace, ...content } })}`, {
    status, headers: { 'content-type': 'application/xml', 'cache-control': 'private, no-store' },
  })

export const xml = (name: string, content: Readonly<Record<string, unknown>>): Response => built(name, namespace, content)

/** Errors by which the clients of S3 tell what is wrong. */
type Code = 'AccessDenied' | 'InternalError' | 'MethodNotAllowed' | 'ExpiredToken' | 'InvalidAccessKeyId' | 'InvalidArgument' | 'InvalidToken' | 'NoSuchBucket' | 'NoSuchKey' | 'RequestTimeTooSkewed' | 'SignatureDoesNotMatch' | 'SlowDown'

export class S3Failure extends Failure {
  readonly code: Code

  constructor(code: Code, kind: Failure['kind'], text: Failure['text']) {
    super(kind, text)
    this.code = code
  }
}

const byKind = {
  invalid: ['InvalidArgument', 400], unauthenticated: ['AccessDenied', 403], refused: ['AccessDenied', 403], 'not found': ['NoSuchKey', 404],
  conflict: ['InvalidArgument', 409], limited: ['SlowDown', 503], unavailable: ['SlowDown', 503],
} as const satisfies Record<Failure['kind'], readonly [Code, number]>

/** The answer to a failure; anything else is thrown on. */
export function errorAnswer(visit: Visit, error: unknown): Response {
  if (!(error instanceof Failure)) throw error
  const [code, status] = byKind[error.kind]
  const told = error instanceof S3Failure ? error.code : error instanceof Denied && error.code === 'not found' ? 'NoSuchKey' : code
  return answerOf(visit, told, status, error.text, error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) })
}

/** What the portal refuses before the door is asked: what the door has no method for, what comes too often, and what went wrong. */
export function refusal(visit: Visit, { kind, status, text, headers = {} }: Refusal): Response {
  if (kind === 'method not allowed') return answerOf(visit, 'MethodNotAllowed', status, words.readOnly, headers)
  if (kind === 'fault') return answerOf(visit, 'InternalError', status, text, headers)
  const [code, told] = byKind[kind]
  return answerOf(visit, code, told, text, headers)
}

const typeOf = (path: string): string => ['SERVICE', 'BUCKET'][path.split('/').filter((part) => part !== '').length - 1] ?? 'OBJECT'

function answerOf(visit: Visit, code: Code, status: number, message: Text, headers: Readonly<Record<string, string>>): Response {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ Error: {
    Code: code, Message: visit.text(message), ...(code === 'MethodNotAllowed' && { Method: visit.request.method, ResourceType: typeOf(visit.url.pathname) }), Resource: visit.url.pathname, RequestId: visit.id } })}`
  return new Response(visit.request.method === 'HEAD' ? null : text, { status, headers: { ...headers, 'content-type': 'application/xml', 'x-amz-request-id': visit.id } })
}
