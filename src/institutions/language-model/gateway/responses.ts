/**
 * The Responses API of OpenAI, text only, on top of chats: any upstream that chats can answer it. Nothing is kept (`store` is
 * false), so there is no `previous_response_id`.
 */
import { invalid } from './errors.ts'
import { expected, missing, notOfResponses, refusals, wrongValue } from './messages.ts'
import { type Fields, isFields } from './request.ts'

/** Fields of chats and completions that a response does not have, and what it has instead: passed on, they would change the bill or go unheard. */
const foreign: Readonly<Record<string, string | undefined>> = {
  max_tokens: 'max_output_tokens', max_completion_tokens: 'max_output_tokens', messages: 'input', prompt: 'input', response_format: 'text.format', reasoning_effort: 'reasoning.effort',
  best_of: undefined, functions: undefined, function_call: undefined,
}

/** What callers of responses call a field of the chat, or a place in it: `messages[1].content` is `input[0].content` after instructions. */
export const calledInResponses = ({ instructions }: Fields) => (name: string): string => {
  const [, root = name, index, rest = ''] = /^(\w+)(?:[[.](\d+)\]?)?(.*)$/s.exec(name) ?? []
  if (root !== 'messages') return (foreign[root] ?? root) + (index === undefined ? '' : `[${index}]`) + rest
  if (index === undefined) return `input${rest}`
  const at = Number(index) - (typeof instructions === 'string' ? 1 : 0)
  return at < 0 ? 'instructions' : `input[${at}]${rest}`
}

/** The chat that a request for a response asks for. Throws an `ApiError` for what there is not. */
export function chatOf(fields: Fields): Fields {
  const {
    model, input, instructions, max_output_tokens: limit, text, previous_response_id: previous, store, background, tools, tool_choice: _, stream,
    conversation, metadata, include, truncation: __, reasoning, n, logprobs, top_logprobs: top, ...rest
  } = fields
  if (present(previous) || present(conversation)) throw invalid(refusals.noPreviousResponse, present(previous) ? 'previous_response_id' : 'conversation', 'unsupported_parameter')
  if (store === true) throw invalid(refusals.noStore, 'store', 'unsupported_parameter')
  if (background === true) throw invalid(refusals.background, 'background', 'unsupported_parameter')
  if (Array.isArray(tools) && tools.length > 0) throw invalid(refusals.noResponsesTools, 'tools', 'unsupported_parameter')
  for (const [name, instead] of Object.entries(foreign)) if (present(fields[name])) throw invalid(notOfResponses(name, instead), name, 'unsupported_parameter')
  if (present(n) && n !== 1) throw invalid(notOfResponses('n'), 'n', 'unsupported_parameter')
  const measured = present(top) && top !== 0 ? 'top_logprobs' : present(logprobs) && logprobs !== false ? 'logprobs' : Array.isArray(include) && include.includes('message.output_text.logprobs') ? 'include' : undefined
  if (measured !== undefined) throw invalid(refusals.noLogprobsOfResponses, measured, 'unsupported_parameter')
  if (!present(input)) throw invalid(missing('input'), 'input')
  if (present(instructions) && typeof instructions !== 'string') throw invalid(wrongValue('instructions', expected.text), 'instructions')
  for (const [name, value] of Object.entries({ metadata, reasoning, text })) if (present(value) && !isFields(value)) throw invalid(wrongValue(name, expected.object), name)
  const effort = isFields(reasoning) ? reasoning['effort'] : undefined
  return {
    ...rest, model, ...(present(stream) && { stream }), ...(present(limit) && { max_tokens: limit }), ...formatOf(text), ...(present(effort) && { reasoning_effort: effort }),
    messages: [...(typeof instructions === 'string' ? [{ role: 'system', content: instructions }] : []), ...messagesOf(input)],
  }
}

function messagesOf(input: unknown): readonly Fields[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }]
  if (!Array.isArray(input) || input.length === 0) throw invalid(wrongValue('input', expected.input), 'input')
  return input.map((item: unknown, index) => {
    if (!isFields(item) || (item['type'] !== undefined && item['type'] !== 'message')) throw invalid(refusals.textOnly, `input[${index}]`, 'unsupported_content')
    const { role = 'user', content } = item
    return { role: role === 'developer' ? 'system' : role, content: typeof content === 'string' ? content : partsOf(content, index) }
  })
}

function partsOf(content: unknown, index: number): readonly Fields[] {
  if (!Array.isArray(content)) throw invalid(wrongValue(`input[${index}].content`, expected.input), `input[${index}].content`)
  return content.map((part: unknown) => {
    if (!isFields(part) || (part['type'] !== 'input_text' && part['type'] !== 'output_text')) throw invalid(refusals.textOnly, `input[${index}].content`, 'unsupported_content')
    return { type: 'text', text: part['text'] }
  })
}

/** `text.format` of responses is `response_format` of chats. */
function formatOf(text: unknown): Fields {
  const format = isFields(text) ? text['format'] : undefined
  if (!present(format)) return {}
  if (!isFields(format) || !['text', 'json_object', 'json_schema'].includes(String(format['type']))) throw invalid(wrongValue('text.format', expected.format), 'text.format')
  if (format['type'] === 'text') return {}
  if (format['type'] !== 'json_schema') return { response_format: format }
  const { type, ...schema } = format
  return { response_format: { type, json_schema: schema } }
}

const present = (value: unknown): boolean => value !== undefined && value !== null

/** What the answer says of the request. */
export interface ResponseFrame { readonly id: string; readonly model: string; readonly createdAt: number; readonly asked: Fields }

const frame = ({ id, model, createdAt, asked }: ResponseFrame, more: Fields): Fields => ({
  id, object: 'response', created_at: createdAt, model, error: null, incomplete_details: null, instructions: asked['instructions'] ?? null,
  max_output_tokens: asked['max_output_tokens'] ?? null, metadata: asked['metadata'] ?? {}, parallel_tool_calls: true, previous_response_id: null,
  store: false, temperature: asked['temperature'] ?? null, top_p: asked['top_p'] ?? null, tool_choice: 'auto', tools: [], text: asked['text'] ?? { format: { type: 'text' } },
  truncation: 'disabled', ...more, // without `usage` until it is known: the published schema has no null there
})

const messageOf = (id: string, text: string, status: 'completed' | 'incomplete'): Fields => ({
  id: `msg_${id.slice(id.indexOf('_') + 1)}`, type: 'message', role: 'assistant', status, content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
})

/** Usage in the words of responses. */
const usageOf = (usage: Fields): Fields => {
  const [input, output] = [Number(usage['prompt_tokens'] ?? 0), Number(usage['completion_tokens'] ?? 0)]
  return { input_tokens: input, input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 }, output_tokens: output, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: input + output }
}

/** A response that is whole; one that reached its limit of tokens is incomplete. */
export function responseOf(of: ResponseFrame, text: string, finish: unknown, usage: Fields, more: Fields): Fields {
  const status = finish === 'length' ? 'incomplete' : 'completed'
  return frame(of, {
    status, ...(finish === 'length' && { incomplete_details: { reason: 'max_output_tokens' } }), output: [messageOf(of.id, text, status)], usage: usageOf(usage), ...more,
  })
}

/** The typed events of a response that is streamed. */
export class ResponseEvents {
  readonly #of: ResponseFrame
  readonly #item: string
  #number = 0
  #begun = false
  #finish: unknown

  constructor(of: ResponseFrame) {
    this.#of = of
    this.#item = String(messageOf(of.id, '', 'completed')['id'])
  }

  /** What an event of the chat becomes. */
  of(payload: Fields): string {
    const choice = Array.isArray(payload['choices']) && isFields(payload['choices'][0]) ? payload['choices'][0] : {}
    this.#finish = choice['finish_reason'] ?? this.#finish
    const delta = isFields(choice['delta']) ? choice['delta']['content'] : undefined
    const begin = this.#begin()
    if (typeof delta !== 'string' || delta === '') return begin
    return begin + this.#event('response.output_text.delta', { ...this.#place, delta, logprobs: [] })
  }

  /** The events after the last piece. */
  end(text: string, usage: Fields, more: Fields): string {
    const response = responseOf(this.#of, text, this.#finish, usage, more)
    const item = Array.isArray(response['output']) ? response['output'][0] as Fields : {}
    const part = { type: 'output_text', text, annotations: [], logprobs: [] }
    return [
      this.#begin(),
      this.#event('response.output_text.done', { ...this.#place, text, logprobs: [] }),
      this.#event('response.content_part.done', { ...this.#place, part }),
      this.#event('response.output_item.done', { output_index: 0, item }),
      this.#event(response['status'] === 'incomplete' ? 'response.incomplete' : 'response.completed', { response }),
    ].join('')
  }

  /** The event with which a stream ends that cannot go on. */
  failed(message: string, code: string | null): string {
    return this.#begin() + this.#event('error', { code, message, param: null })
      + this.#event('response.failed', { response: frame(this.#of, { status: 'failed', error: { code: 'server_error', message }, output: [] }) })
  }

  get #place(): Fields { return { item_id: this.#item, output_index: 0, content_index: 0 } }

  #begin(): string {
    if (this.#begun) return ''
    this.#begun = true
    const response = frame(this.#of, { status: 'in_progress', output: [] })
    return this.#event('response.created', { response }) + this.#event('response.in_progress', { response })
      + this.#event('response.output_item.added', { output_index: 0, item: { id: this.#item, type: 'message', status: 'in_progress', role: 'assistant', content: [] } })
      + this.#event('response.content_part.added', { ...this.#place, part: { type: 'output_text', text: '', annotations: [], logprobs: [] } })
  }

  #event(type: string, more: Fields): string {
    return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: this.#number++, ...more })}\n\n`
  }
}
