/** Errors of the API in OpenAI's form: `{ error: { message, type, param, code } }`, so that official clients know them. */
import type { ServerResponse } from 'node:http'
import { outageFailure } from '../../../kernel/outage.ts'
import type { Locale, Text } from '../../../law/text.ts'
import type { Log } from '../../../portal/doors/index.ts'
import { refusals } from './messages.ts'

export interface ApiProblem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 413 | 429 | 499 | 500 | 502 | 503 | 504
  /** The kinds that official clients know: what OpenAI calls `type`. */
  readonly type: 'invalid_request_error' | 'authentication_error' | 'permission_error' | 'requests' | 'tokens' | 'insufficient_quota' | 'server_error' | 'upstream_error'
  readonly code: string | null
  readonly param?: string | null
  readonly text: Text
  readonly retryAfterSeconds?: number
}

/** Something that ends a call with words for its caller. Thrown by what reads a request; caught once, at the door. */
export class ApiError extends Error {
  readonly problem: ApiProblem

  constructor(problem: ApiProblem) {
    super(problem.text.en)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** A request that cannot be understood or is out of bounds. */
export const invalid = (text: Text, param: string | null = null, code: string | null = null): ApiError =>
  new ApiError({ status: 400, type: 'invalid_request_error', code, param, text })

export const unauthenticated = (text: Text): ApiError => new ApiError({ status: 401, type: 'authentication_error', code: 'invalid_api_key', text })

export const forbidden = (text: Text, code: string, param: string | null = null): ApiError => new ApiError({ status: 403, type: 'permission_error', code, param, text })

/** Too many requests in a time; says when to come again. */
export const tooMany = (text: Text, retryAfterSeconds: number): ApiError =>
  new ApiError({ status: 429, type: 'requests', code: 'rate_limit_exceeded', text, retryAfterSeconds })

export const upstreamFailed: ApiProblem = { status: 502, type: 'upstream_error', code: 'upstream_error', text: refusals.upstreamFailed }
export const upstreamSlow: ApiProblem = { status: 504, type: 'upstream_error', code: 'upstream_timeout', text: refusals.upstreamSlow }
/** The database is away, and with it the knowledge of what was stopped. */
export const ordersUnknown: ApiProblem = { status: 503, type: 'server_error', code: 'unavailable', text: refusals.ordersUnknown, retryAfterSeconds: 2 }
export const nothingServes: ApiProblem = { status: 503, type: 'server_error', code: 'model_unavailable', text: refusals.nothingServes, retryAfterSeconds: 5 }
/** A call that its server cannot answer because of what was asked for: another server could not either. */
export const callTooLarge: ApiProblem = { status: 413, type: 'invalid_request_error', code: 'request_too_large', text: refusals.callTooLarge }
export const answerTooLarge: ApiProblem = { status: 413, type: 'invalid_request_error', code: 'request_too_large', text: refusals.answerTooLarge }
/** The process ends. */
export const restarting: ApiProblem = { status: 503, type: 'server_error', code: 'restarting', text: refusals.closing, retryAfterSeconds: 2 }
/** Tells the log of an error that is not the caller's, and answers with what the caller is told: of an outage, that it passes. */
export function troubleOf(error: unknown, log: Log, request?: string): ApiProblem {
  const outage = outageFailure(error)
  if (!outage) {
    log.error('fault', { ...(request && { request }), error })
    return fault
  }
  log.warn('unavailable', { ...(request && { request }), because: error instanceof Error ? error.message : '' })
  return { status: 503, type: 'server_error', code: 'unavailable', text: outage.text, retryAfterSeconds: 5 }
}

const fault: ApiProblem = { status: 500, type: 'server_error', code: 'internal_error', text: refusals.fault }

/** The language of messages: what the caller's first preference says, English for all that say nothing. */
export const localeOf = (acceptLanguage: string | undefined): Locale => {
  const first = acceptLanguage?.slice(0, 2).toLowerCase()
  return first === 'kk' || first === 'ru' ? first : 'en'
}

/** The body of an error, also as it stands in a stream. */
export const errorBody = ({ text, type, param = null, code }: ApiProblem, locale: Locale): string =>
  JSON.stringify({ error: { message: text[locale], type, param, code } })

/** Headers of an answer of our own, in JSON. */
export const plainHeaders = (body: string): Readonly<Record<string, string>> => ({
  'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
})

/** Answers with an error, unless the answer has begun or the caller is gone. */
export function sendError(response: ServerResponse, problem: ApiProblem, locale: Locale, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return
  const body = errorBody(problem, locale)
  response.writeHead(problem.status, {
    ...plainHeaders(body),
    ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(problem.retryAfterSeconds))) }),
    ...headers,
  })
  response.end(body)
}
