/** Requests of the OpenAI API as this worker takes them, with the fields that vLLM and llama-server add (`top_k`, `min_p`, `add_special_tokens`). */
import { z } from 'zod'
import type { Text } from '../../../../law/text.ts'
import { expected, missing, numberBetween, oneOf, prompts, textOrTexts, unsupportedField, wholeBetween, wholeFrom, wrongValue } from './messages.ts'
import { ApiError, invalid, unsupported } from './trouble.ts'

const maybe = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined)

/** What a field takes, in words; told whatever is wrong with it. */
const words = z.registry<Text>()
const said = <T extends z.ZodType>(type: T, text: Text): T => {
  words.add(type, text)
  return type
}
const flag = () => said(maybe(z.boolean()), expected.flag)
const number = (least: number, most: number) => said(maybe(z.number().min(least).max(most)), numberBetween(least, most))
const whole = (least: number, most: number) => said(maybe(z.number().int().min(least).max(most)), wholeBetween(least, most))
const wholeAtLeast = (least: number) => said(maybe(z.number().int().min(least)), wholeFrom(least))

/** Choices of one call, log-probabilities of one token, texts that end an answer, and prompts, at most. */
export const mostChoices = 16
const mostTop = 20
const mostStops = 16
const mostPrompts = 256

const sampling = {
  model: z.string(),
  temperature: number(0, 2), top_p: said(maybe(z.number().gt(0).max(1)), expected.share), top_k: wholeAtLeast(-1), min_p: number(0, 1),
  frequency_penalty: number(-2, 2), presence_penalty: number(-2, 2),
  logit_bias: said(maybe(z.record(z.string().regex(/^\d+$/), z.number().min(-100).max(100))), expected.bias),
  seed: said(maybe(z.number().int()), expected.whole), n: whole(1, mostChoices),
  stop: said(maybe(z.union([z.string().transform((one) => [one]), z.array(z.string()).max(mostStops)])).transform((all) => (all ?? []).filter((one) => one !== '')), textOrTexts(mostStops)),
  stream: flag(), stream_options: said(maybe(z.object({ include_usage: maybe(z.boolean()) })), expected.streamOptions),
  response_format: said(maybe(z.discriminatedUnion('type', [
    z.object({ type: z.literal('text') }), z.object({ type: z.literal('json_object') }),
    z.object({ type: z.literal('json_schema'), json_schema: z.object({ name: z.string().optional(), schema: z.unknown().optional() }) }),
  ])), expected.format),
}

const tokenIds = z.array(z.number().int().min(0)).min(1)
const input = said(
  z.union([z.string().transform((one) => [one]), tokenIds.transform((one) => [one]), z.array(z.string()).min(1).max(mostPrompts), z.array(tokenIds).min(1).max(mostPrompts)]),
  prompts(mostPrompts),
)

export const completionRequest = z.object({
  ...sampling, prompt: input, max_tokens: wholeAtLeast(0), echo: flag(),
  logprobs: said(maybe(z.union([z.number().int().min(0).max(mostTop), z.boolean().transform((wanted) => wanted ? 0 : undefined)])), wholeBetween(0, mostTop)),
  best_of: whole(1, mostChoices), add_special_tokens: flag(),
})
export type CompletionRequest = z.infer<typeof completionRequest>

const content = z.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join(''))])
const toolCall = z.object({ id: z.string(), type: z.literal('function'), function: z.object({ name: z.string(), arguments: z.string() }) })
const message = z.object({ role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']), content: content.nullish(), name: z.string().optional(), tool_calls: maybe(z.array(toolCall)), tool_call_id: z.string().optional() })
const tool = z.object({ type: z.literal('function'), function: z.object({ name: z.string().regex(/^[\w-]{1,64}$/), description: z.string().optional(), parameters: z.unknown().optional() }) })

export const chatRequest = z.object({
  ...sampling, messages: z.array(message).min(1), max_tokens: wholeAtLeast(1), max_completion_tokens: wholeAtLeast(1),
  logprobs: flag(), top_logprobs: whole(0, mostTop),
  tools: maybe(z.array(tool)), parallel_tool_calls: flag(),
  tool_choice: said(maybe(z.union([z.enum(['none', 'auto', 'required']), z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) })])), expected.toolChoice),
  chat_template_kwargs: said(maybe(z.record(z.string(), z.unknown())), expected.object),
})
export type ChatRequest = z.infer<typeof chatRequest>
export type Message = ChatRequest['messages'][number]
export type Tool = z.infer<typeof tool>

export const embeddingRequest = z.object({ model: z.string(), input, encoding_format: maybe(z.enum(['float', 'base64'])), dimensions: wholeAtLeast(1) })
export const tokenizeRequest = z.object({
  model: z.string().optional(), prompt: z.string().optional(), content: z.string().optional(), messages: chatRequest.shape.messages.optional(), tools: chatRequest.shape.tools,
  add_special_tokens: flag(),
})
export const detokenizeRequest = z.object({ model: z.string().optional(), tokens: z.array(z.number().int().min(0)) })

/** Fields that change what an answer means and that this worker cannot honour, refused rather than passed over; with what it has instead. */
const refused: Readonly<Record<string, string | undefined>> = {
  functions: 'tools', function_call: 'tool_choice', guided_json: 'response_format', structured_outputs: 'response_format', json_schema: 'response_format',
  suffix: undefined, audio: undefined, prediction: undefined, web_search_options: undefined, guided_regex: undefined, guided_choice: undefined, guided_grammar: undefined, grammar: undefined, ignore_eos: undefined,
}

/** Reads a body; throws an `ApiError` that names the first field that is wrong. */
export function read<T extends z.ZodObject>(type: T, body: unknown): z.output<T> {
  if (typeof body === 'object' && body !== null) {
    for (const [field, instead] of Object.entries(refused)) if (Reflect.get(body, field) !== undefined && Reflect.get(body, field) !== null) throw unsupported(field, unsupportedField(field, instead))
  }
  const found = type.safeParse(body, { reportInput: true })
  if (found.success) return found.data
  const issue = found.error.issues[0]!
  const [field] = issue.path
  if (field === undefined) throw new ApiError(400, 'The body of the request is not a JSON object')
  const shape: unknown = type.shape[String(field)]
  const whole = shape instanceof z.ZodType ? words.get(shape) : undefined
  const place = whole === undefined ? placeOf(issue.path) : String(field)
  throw invalid(place, issue.input === undefined && issue.path.length === 1 ? missing(place) : wrongValue(place, whole ?? wanted(issue)))
}

/** `messages[0].role` */
const placeOf = (path: readonly PropertyKey[]): string => path.map((part, at) => typeof part === 'number' ? `[${part}]` : at === 0 ? String(part) : `.${String(part)}`).join('')

const typeWords: Readonly<Record<string, Text>> = { string: expected.text, number: expected.number, int: expected.whole, boolean: expected.flag, array: expected.list, object: expected.object, record: expected.object }

/** What should stand inside a list, where it is known only by what is wrong. */
function wanted(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type': return typeWords[issue.expected] ?? expected.object
    case 'invalid_value': return oneOf(issue.values.map(String))
    case 'invalid_union': return expected.plainContent
    case 'invalid_format': return expected.toolName
    case 'too_small': return issue.origin === 'array' ? expected.filledList : wholeFrom(Number(issue.minimum))
    default: return expected.object
  }
}
