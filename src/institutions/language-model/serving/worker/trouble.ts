/** What a call is refused with, in the form of the OpenAI API. */

export class ApiError extends Error {
  readonly status: number
  readonly type: string
  readonly param: string | null
  readonly code: string | null

  constructor(status: number, message: string, { type = status < 500 ? 'invalid_request_error' : 'server_error', param = null, code = null }: { readonly type?: string; readonly param?: string | null; readonly code?: string | null } = {}) {
    super(message)
    this.status = status
    this.type = type
    this.param = param
    this.code = code
  }

  get body(): object { return { error: { message: this.message, type: this.type, param: this.param, code: this.code } } }
}

/** A request that asks for what this model cannot do; names the field. */
export const unsupported = (param: string, message: string): ApiError => new ApiError(400, message, { param, code: 'unsupported_parameter' })

export const tooLong = (contextLength: number, prompt: number, answer: number, param: string): ApiError => new ApiError(
  400, `This model's maximum context length is ${contextLength} tokens. However, you requested ${prompt + answer} tokens (${prompt} in the ${param}, ${answer} in the completion). `
  + `Please reduce the length of the ${param} or completion.`, { param, code: 'context_length_exceeded' })
