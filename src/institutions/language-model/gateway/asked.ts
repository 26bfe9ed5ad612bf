/** Reads what a call asks for: checked as far as we must understand it; every other parameter goes to the upstream as it came. */
import type { Endpoint } from '../keys/index.ts'
import { ApiError, invalid } from './errors.ts'
import { expected, missing, operatorsOnly, refusals, tooLong, tooMuchElse, wholeNumber, wrongValue } from './messages.ts'
import { mostTokens, noPrompt, type PromptSize, textsOfMessage, written } from './prompt-size.ts'
import { type Body, bytesOfByte, bytesOfNumber, type Fields, isFields, spareBytes } from './request.ts'
import { calledInResponses, chatOf } from './responses.ts'
import { longestToken, type Reserved } from './settlement.ts'

export interface Asked extends Reserved {
  readonly endpoint: Endpoint
  /** What is asked at the upstream: for `responses` it is a chat. */
  readonly upstreamPath: '/v1/chat/completions' | '/v1/completions' | '/v1/embeddings' | '/tokenize' | '/detokenize'
  readonly model: string
  readonly stream: boolean
  /** The caller asked for usage at the end of the stream; it is always asked for upstream. */
  readonly wantsUsage: boolean
  /** The upstream is asked for a stream although the caller is not: so that what was made is known at any moment. */
  readonly streamsInside: boolean
  /** The prompt has numbers of tokens instead of text, in which personal data cannot be found. */
  readonly holdsTokens: boolean
  /** What the upstream is sent: as it came, with what must be added and the caller left out. */
  readonly body: Body
  readonly added: Fields
  /** The request as the caller wrote it. */
  readonly original: Fields
  /** What the caller calls a field, or a place in it, that the upstream names. */
  readonly called: (name: string) => string
}

const asTheyAre = (name: string): string => name

/** The answer's limit where the caller sets none, in tokens. */
const usualOutput = 4_096
/** The part of the context that an answer without a limit gets at least, for the prompt may have fewer tokens than bytes. */
const leastShare = 8
/** As OpenAI has it for completions. */
const usualCompletion = 16
/** What a chat template may add: around each message, and once. */
const tokensOfMessage = 16
const tokensOfTemplate = 64
const tokensOfTools = 256
const mostChoices = 16

/**
 * Fields by which engines let callers pass by what is reserved (llama-server's `n_predict` wins over `max_tokens`), reach other
 * machines or code (where a cache is fetched, logit processors, embeddings as pickles), or go before others: the operator's alone.
 */
const operatorFields = [
  'n_predict', 'n_cmpl', 'id_slot', 'lora', 'priority', 'kv_transfer_params', 'prompt_embeds', 'chat_template', 'media_io_kwargs', 'mm_processor_kwargs', 'vllm_xargs', 'request_id',
  'bootstrap_host', 'bootstrap_port', 'bootstrap_room', 'custom_logit_processor', 'custom_params', 'lora_path', 'session_params', 'rid', 'data_parallel_rank',
]

/** What callers have for `n_predict`. */
const limitNames: Readonly<Partial<Record<Endpoint | 'detokenize', string>>> = { 'chat/completions': 'max_tokens', completions: 'max_tokens', responses: 'max_output_tokens' }

/** Reads the call of an endpoint. Throws an `ApiError` that names the parameter. */
export function readAsked(endpoint: Endpoint | 'detokenize', body: Body, contextOf: (model: string) => number): Asked {
  const asked = read(endpoint, body, contextOf)
  checkElse(asked, body)
  return asked
}

/** Refuses a body that is far longer than what its model reads of it can be in JSON: it would hold memory until the call ends. */
function checkElse({ upstreamPath, prompt }: Asked, { bytes, fields }: Body): void {
  const text = upstreamPath === '/tokenize' ? bytesOf(fields['prompt']) + bytesOf(fields['messages']) + bytesOf(fields['content']) : prompt.bytes + prompt.added
  const numbers = upstreamPath === '/detokenize' && Array.isArray(fields['tokens']) ? fields['tokens'].length : prompt.tokens
  const others = bytes.length - bytesOfByte * text - bytesOfNumber * numbers
  if (others > spareBytes) throw new ApiError({ status: 413, type: 'invalid_request_error', code: 'request_too_large', text: tooMuchElse(Math.ceil(others / 1024), spareBytes / 1024) })
}

function read(endpoint: Endpoint | 'detokenize', body: Body, contextOf: (model: string) => number): Asked {
  const { fields } = body
  const model = textField(fields, 'model')
  const context = contextOf(model)
  const closed = operatorFields.find((name) => fields[name] !== undefined && fields[name] !== null)
  if (closed !== undefined) throw invalid(operatorsOnly(closed, closed === 'n_predict' ? limitNames[endpoint] : undefined), closed, 'unsupported_parameter')
  switch (endpoint) {
    case 'chat/completions': return readChat('chat/completions', model, body, context, asTheyAre)
    case 'responses': {
      const chat = chatOf(fields)
      return { ...readChat('responses', model, { fields: chat, bytes: Buffer.from(JSON.stringify(chat)) }, context, calledInResponses(fields)), original: fields }
    }
    case 'completions': return readCompletion(model, body, context)
    case 'embeddings': {
      const input = within(inputOf(fields['input'], 'input'), context, 0, 'input')
      return { ...quiet('embeddings', '/v1/embeddings', model, body), ...input, readBytes: isCut(fields) ? 0 : input.prompt.bytes }
    }
    case 'tokenize':
      checkCounted(fields, context)
      return quiet('tokenize', '/tokenize', model, body)
    case 'detokenize':
      if (!Array.isArray(fields['tokens']) || !fields['tokens'].every(isToken)) throw invalid(wrongValue('tokens', expected.tokens), 'tokens')
      return { ...quiet('tokenize', '/detokenize', model, body), holdsTokens: true }
  }
}

/** A text to count, or messages of text: no more than could ever be sent to the model, for nothing is billed for it. */
function checkCounted({ prompt, messages, content }: Fields, context: number): void {
  if (prompt === undefined && messages === undefined) throw invalid(missing('prompt'), 'prompt')
  if (prompt !== undefined && typeof prompt !== 'string') throw invalid(wrongValue('prompt', expected.text), 'prompt')
  if (messages !== undefined && !Array.isArray(messages)) throw invalid(wrongValue('messages', expected.messages), 'messages')
  checkContext(Buffer.byteLength(prompt ?? '') + bytesOf(content), 0, context, 'prompt')
  checkContext((messages ?? []).reduce((sum: number, one, index) => sum + bytesOfMessage(one, `messages[${index}]`), 0), 0, context, 'messages')
}

const quiet = (endpoint: Endpoint, upstreamPath: Asked['upstreamPath'], model: string, body: Body): Asked => ({
  endpoint, upstreamPath, model, body, stream: false, wantsUsage: false, choices: 0, prompt: noPrompt, outputTokens: 0, outputShown: true, streamsInside: false, holdsTokens: false, added: {}, original: body.fields, called: asTheyAre,
})

function readChat(endpoint: 'chat/completions' | 'responses', model: string, body: Body, context: number, called: Asked['called']): Asked {
  const { fields } = body
  const { messages, tools, max_completion_tokens: newLimit } = fields
  if (messages === undefined) throw invalid(missing('messages'), 'messages')
  if (!Array.isArray(messages) || messages.length === 0) throw invalid(wrongValue('messages', expected.messages), 'messages')
  let bytes = 0
  for (const [index, message] of messages.entries()) bytes += bytesOfMessage(message, called(`messages[${index}]`))
  let added = messages.length * tokensOfMessage + tokensOfTemplate
  const extra = [[tools, true], [fields['functions'], true], [fields['documents'], true], [fields['response_format'], false], [fields['chat_template_kwargs'], false]] as const
  for (const [one, isText] of extra) {
    if (one === undefined || one === null) continue
    added += tokensOfTools
    if (isText) bytes += bytesOf(one)
    else added += bytesOf(one) // what most templates leave out
  }
  const choices = count(fields, 'n', mostChoices) ?? 1
  const readBytes = isCut(fields) ? 0 : messages.reduce((sum: number, one) => sum + readOf(one), 0)
  const limitField = newLimit === undefined || newLimit === null ? 'max_tokens' : 'max_completion_tokens'
  const limit = limitOf(fields, limitField, context, called(limitField))
  const streaming = streamOf(fields, true)
  const prompt: PromptSize = { bytes, tokens: 0, added, parts: 1 }
  const output = limit ?? Math.min(usualOutput, Math.max(context - mostTokens(prompt), Math.ceil(context / leastShare)))
  checkContext(bytes, limit, context, called('messages'), called(limitField))
  return {
    ...streaming, called, endpoint, upstreamPath: '/v1/chat/completions', model, choices, body, original: fields, holdsTokens: false, outputShown: true,
    prompt, readBytes, outputTokens: output * choices,
    // Of two limits that differ some engines keep the other one.
    added: { ...streaming.added, ...((limit === undefined || (limitField === 'max_completion_tokens' && (fields['max_tokens'] ?? limit) !== limit)) && { max_tokens: output }) },
  }
}

function readCompletion(model: string, body: Body, context: number): Asked {
  const { fields } = body
  const prompts = inputOf(fields['prompt'], 'prompt')
  const limit = fields['max_tokens'] === 0 ? 0 : limitOf(fields, 'max_tokens', context) // 0 with echo: only to score what was sent
  const shown = count(fields, 'n', mostChoices) ?? 1
  const made = Math.max(shown, count(fields, 'best_of', mostChoices) ?? 1)
  const output = limit ?? usualCompletion
  // A text that is repeated or judged, and answers of which the best are shown, come whole.
  const streaming = streamOf(fields, output > 0 && made === shown && fields['echo'] !== true)
  const { prompt, holdsTokens } = within(prompts, context, limit, 'prompt')
  const suffix = bytesOf(fields['suffix']) * prompts.parts
  return {
    ...streaming, called: asTheyAre, endpoint: 'completions', upstreamPath: '/v1/completions', model, choices: shown * prompts.parts, body, original: fields, outputShown: made === shown && fields['echo'] !== true, promptShown: fields['echo'] === true, holdsTokens,
    prompt: { ...prompt, bytes: prompt.bytes + suffix }, readBytes: isCut(fields) ? 0 : prompt.bytes, outputTokens: output * made * prompts.parts, added: { ...streaming.added, ...(limit === undefined && { max_tokens: output }) },
  }
}

/** What an engine gives only in answers that come whole. */
const wholeOnly = ['prompt_logprobs', 'use_beam_search', 'modalities', 'return_hidden_states']

/** What servers of others take for a yes though it is none to us, such as 1 and "true", would be read one way here and another there. */
const flags = ['stream', 'echo', 'continue_final_message', 'add_generation_prompt']

/** Usage is always asked for; a caller that did not ask is not told. `inside`: an answer in one piece may be made of a stream. */
function streamOf(fields: Fields, inside: boolean): Pick<Asked, 'stream' | 'wantsUsage' | 'streamsInside' | 'added'> {
  const { stream, stream_options: options } = fields
  const unclear = flags.find((name) => typeof (fields[name] ?? false) !== 'boolean')
  if (unclear !== undefined) throw invalid(wrongValue(unclear, expected.flag), unclear)
  if (options !== undefined && options !== null && !isFields(options)) throw invalid(wrongValue('stream_options', expected.streamOptions), 'stream_options')
  const given = options ?? {}
  const streamOptions = { stream_options: { ...given, include_usage: true } }
  if (stream !== true) {
    const streamsInside = inside && !wholeOnly.some((name) => fields[name] !== undefined && fields[name] !== null && fields[name] !== false)
    return { stream: false, wantsUsage: false, streamsInside, added: streamsInside ? { stream: true, ...streamOptions } : {} }
  }
  const wantsUsage = given['include_usage'] === true
  return { stream: true, wantsUsage, streamsInside: false, added: wantsUsage ? {} : streamOptions }
}

function bytesOfMessage(message: unknown, place: string): number {
  if (!isFields(message)) throw invalid(wrongValue(place, expected.messages), place)
  const { content } = message
  if (content !== undefined && content !== null && typeof content !== 'string') {
    if (!Array.isArray(content)) throw invalid(wrongValue(`${place}.content`, expected.input), `${place}.content`)
    for (const part of content) {
      const text = isFields(part) ? part['type'] === 'refusal' ? part['refusal'] : part['type'] === 'text' ? part['text'] : undefined : undefined
      if (typeof text !== 'string') throw invalid(refusals.textOnly, `${place}.content`, 'unsupported_content')
    }
  }
  return textsOfMessage(message).reduce((bytes, text) => bytes + Buffer.byteLength(text), 0)
}

/** The caller lets the server cut the prompt, as vLLM and llama-server do. */
const isCut = ({ truncate_prompt_tokens: cut, truncate }: Fields): boolean => [cut, truncate].some((one) => one !== undefined && one !== null && one !== false)

/** What every template writes: texts of the system and of the user. Thoughts of earlier answers, tools and documents some leave out. */
function readOf(message: unknown): number {
  if (!isFields(message) || (message['role'] !== 'user' && message['role'] !== 'system' && message['role'] !== 'developer')) return 0
  return textsOfMessage({ content: message['content'] }).reduce((bytes, text) => bytes + Buffer.byteLength(text), 0)
}

const bytesOf = (value: unknown): number => written(value).reduce((bytes, text) => bytes + Buffer.byteLength(text), 0)

interface Input { readonly parts: number; readonly bytes: number; readonly tokens: number; /** The longest part, in bytes or tokens. */ readonly longestBytes: number; readonly longestTokens: number }

/** A text, texts, a list of tokens, or lists of them. */
function inputOf(input: unknown, name: string): Input {
  if (input === undefined || input === null) throw invalid(missing(name), name)
  if (typeof input === 'string') return ofParts([input], name)
  if (!Array.isArray(input) || input.length === 0) throw invalid(wrongValue(name, expected.input), name)
  return ofParts(typeof input[0] === 'number' ? [input] : input, name)
}

function ofParts(parts: readonly unknown[], name: string): Input {
  let [bytes, tokens, longestBytes, longestTokens] = [0, 0, 0, 0]
  for (const part of parts) {
    if (typeof part === 'string') {
      const size = Buffer.byteLength(part)
      bytes += size
      longestBytes = Math.max(longestBytes, size)
    } else if (Array.isArray(part) && part.every(isToken)) {
      tokens += part.length
      longestTokens = Math.max(longestTokens, part.length)
    } else throw invalid(wrongValue(name, expected.input), name)
  }
  return { parts: parts.length, bytes, tokens, longestBytes, longestTokens }
}

function within({ bytes, tokens, parts, longestBytes, longestTokens }: Input, context: number, output: number | undefined, param: string): Pick<Asked, 'prompt' | 'holdsTokens'> {
  checkContext(longestBytes, output, context, param)
  checkTokens(longestTokens, output, context, param)
  return { prompt: { bytes, tokens, added: parts, parts }, holdsTokens: tokens > 0 }
}

/** What is certainly too long is refused here; what only the tokenizer can tell, the upstream refuses. */
function checkContext(bytes: number, output: number | undefined, context: number, input: string, limit = 'max_tokens'): void {
  checkTokens(Math.ceil(bytes / longestToken), output, context, input, limit)
}

/** Names the limit of the answer where the text alone would fit. */
function checkTokens(tokens: number, output: number | undefined, context: number, input: string, limit = 'max_tokens'): void {
  const asked = tokens + (output ?? 1)
  if (asked <= context) return
  const limited = output !== undefined && output > 0 && tokens < context
  throw invalid(tooLong(context, asked, !limited ? [input] : output >= context ? [limit] : [input, limit]), limited ? limit : input, 'context_length_exceeded')
}

const isToken = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

function textField(fields: Fields, name: string): string {
  const value = fields[name]
  if (value === undefined || value === null || value === '') throw invalid(missing(name), name)
  if (typeof value !== 'string') throw invalid(wrongValue(name, expected.text), name)
  return value
}

function count(fields: Fields, name: string, most: number): number | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (!isToken(value) || value < 1 || value > most) throw invalid(wrongValue(name, wholeNumber(1, most)), name)
  return value
}

/** Tokens of an answer at most; what the context cannot hold with any text is for `checkTokens` to refuse. */
function limitOf(fields: Fields, name: string, context: number, called = name): number | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw invalid(wrongValue(called, wholeNumber(1, context)), called)
  return value
}
