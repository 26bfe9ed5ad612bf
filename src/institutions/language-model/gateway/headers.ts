/** Headers of answers, flat as `writeHead` takes them fastest; and what an upstream's error becomes. */
import { locales, same, spoken, type Text } from '../../../law/text.ts'
import type { Remaining } from '../budgets/index.ts'
import { type ApiProblem, upstreamFailed, upstreamSlow } from './errors.ts'
import { overContext } from './messages.ts'
import { isFields } from './request.ts'

/** Name, value, name, value, … */
export type RawHeaders = string[]

export function* pairs(flat: RawHeaders): Iterable<readonly [string, string]> {
  for (let at = 0; at < flat.length; at += 2) yield [flat[at]!, flat[at + 1]!]
}

/** Where the limits of the minute stand, as OpenAI tells it. */
export const limitHeaders = ({ requests, tokens }: Remaining): RawHeaders => [
  'x-ratelimit-limit-requests', String(requests.limit), 'x-ratelimit-remaining-requests', String(requests.remaining), 'x-ratelimit-reset-requests', `${requests.resetSeconds}s`,
  'x-ratelimit-limit-tokens', String(tokens.limit), 'x-ratelimit-remaining-tokens', String(tokens.remaining), 'x-ratelimit-reset-tokens', `${tokens.resetSeconds}s`,
]

/**
 * What the caller is told of an upstream's error. Mistakes of the caller and 429 keep the upstream's words, in the caller's
 * language where it gives `texts`, as our own workers do; what concerns our own standing with it (its key, its address) is ours
 * to mend and is told as a failure. `called` says what the caller calls a field that the upstream names.
 */
export function errorOf(status: number, body: Buffer, retryAfterSeconds: number | undefined, called: (name: string) => string = (name) => name): ApiProblem {
  const { message, param, code, texts } = wordsOf(body)
  // 501: the server has no such thing as was asked for, as llama-server says of embeddings that it was not started with.
  if (status === 400 || status === 413 || status === 422 || (status === 501 && message !== undefined)) {
    const long = /context (length|size|window)/i.test(message ?? '')
    return {
      status: status === 413 ? 413 : 400, type: 'invalid_request_error', param: param === undefined ? null : called(param), code: long ? 'context_length_exceeded' : code ?? null,
      text: texts !== undefined ? inWordsOfCaller(texts, called) : message === undefined ? upstreamFailed.text : long ? overContext(message) : same(message),
    }
  }
  if (status === 429) {
    return {
      status, type: 'requests', code: 'rate_limit_exceeded', text: message === undefined ? upstreamFailed.text : same(message),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    }
  }
  if (status === 504) return upstreamSlow
  return status === 503 ? { ...upstreamFailed, status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) } : upstreamFailed
}

/** Fields that some callers call otherwise, where a text names them; not where they stand in a path of the caller's schema, or in quotes. */
const fieldNames = /(?<![\w/«“])(?:messages(?:\[\d+\])?|max_tokens|max_completion_tokens|response_format)(?!\w)/g

const inWordsOfCaller = ({ kk, ru, en }: Text, called: (name: string) => string): Text => {
  const said = (text: string): string => text.replaceAll(fieldNames, (name) => called(name))
  return spoken({ kk: said(kk), ru: said(ru), en: said(en) })
}

/** The words of an error in OpenAI's form, or in FastAPI's; in each language where the upstream is ours. */
function wordsOf(body: Buffer): { readonly message?: string; readonly param?: string; readonly code?: string; readonly texts?: Text } {
  try {
    const value: unknown = JSON.parse(body.toString())
    if (!isFields(value)) return {}
    const { message, param, code, texts } = isFields(value['error']) ? value['error'] : { ...value, message: value['message'] ?? value['detail'] }
    return { ...(typeof message === 'string' && { message }), ...(typeof param === 'string' && { param }), ...(typeof code === 'string' && { code }), ...(isText(texts) && { texts }) }
  } catch {
    return {}
  }
}

const isText = (value: unknown): value is Text => isFields(value) && locales.every((locale) => typeof value[locale] === 'string')
