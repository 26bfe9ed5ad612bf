/** Requests of the OpenAI API as this worker takes them, with the fields that vLLM and llama-server add (`top_k`, `min_p`, `add_special_tokens`). */
import { z } from 'zod'
import { ApiError, unsupported } from './trouble.ts'

const maybe = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined)

/** Choices of one call, and log-probabilities of one token, at most. */
const mostChoices = 16
const mostTop = 20
const mostPrompts = 256

const sampling = {
  model: z.string(),
  temperature: maybe(z.number().min(0).max(2)), top_p: maybe(z.number().gt(0).max(1)), top_k: maybe(z.number().int().min(-1)), min_p: maybe(z.number().min(0).max(1)),
  frequency_penalty: maybe(z.number().min(-2).max(2)), presence_penalty: maybe(z.number().min(-2).max(2)),
  logit_bias: maybe(z.record(z.string().regex(/^\d+$/), z.number().min(-100).max(100))),
  seed: maybe(z.number().int()), n: maybe(z.number().int().min(1).max(mostChoices)),
  stop: maybe(z.union([z.string().transform((one) => [one]), z.array(z.string()).max(16)])).transform((all) => (all ?? []).filter((one) => one !== '')),
  stream: maybe(z.boolean()), stream_options: maybe(z.object({ include_usage: maybe(z.boolean()) })),
  response_format: maybe(z.discriminatedUnion('type', [
    z.object({ type: z.literal('text') }), z.object({ type: z.literal('json_object') }),
    z.object({ type: z.literal('json_schema'), json_schema: z.object({ name: z.string().optional(), schema: z.unknown() }) }),
  ])),
}

const tokenIds = z.array(z.number().int().min(0)).min(1)
const input = z.union([z.string().transform((one) => [one]), tokenIds.transform((one) => [one]), z.array(z.string()).min(1).max(mostPrompts), z.array(tokenIds).min(1).max(mostPrompts)], { error: `must be a text, texts, tokens or lists of tokens, none empty, at most ${mostPrompts} of them` })

export const completionRequest = z.object({
  ...sampling, prompt: input, max_tokens: maybe(z.number().int().min(0)), echo: maybe(z.boolean()),
  logprobs: maybe(z.union([z.number().int().min(0).max(mostTop), z.boolean().transform((wanted) => wanted ? 0 : undefined)])),
  best_of: maybe(z.number().int()), add_special_tokens: maybe(z.boolean()),
})
export type CompletionRequest = z.infer<typeof completionRequest>

const content = z.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join(''))], { error: 'must be a text, or parts of type text: this model reads text only' })
const toolCall = z.object({ id: z.string(), type: z.literal('function'), function: z.object({ name: z.string(), arguments: z.string() }) })
const message = z.object({ role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']), content: content.nullish(), name: z.string().optional(), tool_calls: maybe(z.array(toolCall)), tool_call_id: z.string().optional() })
const tool = z.object({ type: z.literal('function'), function: z.object({ name: z.string().regex(/^[\w-]{1,64}$/), description: z.string().optional(), parameters: z.unknown() }) })

export const chatRequest = z.object({
  ...sampling, messages: z.array(message).min(1), max_tokens: maybe(z.number().int().min(1)), max_completion_tokens: maybe(z.number().int().min(1)),
  logprobs: maybe(z.boolean()), top_logprobs: maybe(z.number().int().min(0).max(mostTop)),
  tools: maybe(z.array(tool)), parallel_tool_calls: maybe(z.boolean()),
  tool_choice: maybe(z.union([z.enum(['none', 'auto', 'required']), z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) })])),
  chat_template_kwargs: maybe(z.record(z.string(), z.unknown())),
})
export type ChatRequest = z.infer<typeof chatRequest>
export type Message = ChatRequest['messages'][number]
export type Tool = z.infer<typeof tool>

export const embeddingRequest = z.object({ model: z.string(), input, encoding_format: maybe(z.enum(['float', 'base64'])), dimensions: maybe(z.number().int()) })
export const tokenizeRequest = z.object({
  model: z.string().optional(), prompt: z.string().optional(), content: z.string().optional(), messages: chatRequest.shape.messages.optional(), tools: chatRequest.shape.tools,
  add_special_tokens: maybe(z.boolean()),
})
export const detokenizeRequest = z.object({ model: z.string().optional(), tokens: z.array(z.number().int().min(0)) })

/** Fields that change what an answer means and that this worker cannot honour: refused rather than passed over. */
const refused = ['suffix', 'functions', 'function_call', 'audio', 'prediction', 'web_search_options', 'guided_json', 'guided_regex', 'guided_choice', 'guided_grammar', 'structured_outputs', 'grammar', 'json_schema', 'ignore_eos']

/** Reads a body; throws an `ApiError` that names the first field that is wrong. */
export function read<T extends z.ZodType>(type: T, body: unknown): z.output<T> {
  if (typeof body === 'object' && body !== null) {
    for (const field of refused) if (Reflect.get(body, field) !== undefined && Reflect.get(body, field) !== null) throw unsupported(field, `'${field}' is not supported by this model`)
  }
  const found = type.safeParse(body)
  if (found.success) return found.data
  const { path, message: words } = found.error.issues[0]!
  throw new ApiError(400, `${path.length > 0 ? `'${path.join('.')}': ` : ''}${words}`, { param: path.length > 0 ? path.join('.') : null })
}
