/** What a call is refused with, in the form of the OpenAI API; what callers are to mend is said in every language. */
import type { Text } from '../../../../law/text.ts'
import { tooLong as tooLongText } from './messages.ts'

export class ApiError extends Error {
  readonly status: number
  readonly type: string
  readonly param: string | null
  readonly code: string | null
  readonly texts: Text | undefined

  constructor(status: number, words: string | Text, { type = status < 500 ? 'invalid_request_error' : 'server_error', param = null, code = null }: { readonly type?: string; readonly param?: string | null; readonly code?: string | null } = {}) {
    super(typeof words === 'string' ? words : words.en)
    this.status = status
    this.type = type
    this.param = param
    this.code = code
    this.texts = typeof words === 'string' ? undefined : words
  }

  /** `texts` are for who speaks to people: the gateway takes that of its caller. */
  get body(): object { return { error: { message: this.message, type: this.type, param: this.param, code: this.code, ...(this.texts && { texts: this.texts }) } } }
}

/** A request that its caller can mend; names the field. */
export const invalid = (param: string, text: Text, code: string | null = null): ApiError => new ApiError(400, text, { param, code })

/** A request that asks for what this model cannot do; names the field. */
export const unsupported = (param: string, text: Text): ApiError => invalid(param, text, 'unsupported_parameter')

/** Names the answer's limit where the text alone would fit. */
export function tooLong(contextLength: number, prompt: number, answer: number, input: string, limit: string | undefined): ApiError {
  const limited = limit !== undefined && prompt < contextLength
  return invalid(limited ? limit : input, tooLongText(contextLength, prompt, answer, input, limited ? { field: limit, most: contextLength - prompt } : undefined), 'context_length_exceeded')
}
