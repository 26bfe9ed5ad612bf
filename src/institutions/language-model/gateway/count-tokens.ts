/** Asks the server of a model what its own tokenizer makes of a prompt. */
import type { ServedModel, Upstream } from '../serving/index.ts'
import type { Asked } from './asked.ts'
import { type PromptSize, textsOfMessage, written } from './prompt-size.ts'
import { isFields } from './request.ts'
import type { Upstreams } from './upstreams.ts'

/** Text of more bytes for each token of the context is not worth asking about: it takes time, and fits no context. */
const densest = 16
const patienceMs = 5_000
const longestAnswer = 16 * 1024 * 1024

/**
 * Counts the prompt of a call, where an upstream of this programme can: its size as the model's own tokenizer has it, or undefined when
 * that does not tell; rejected when it cannot be started. Undefined where none can, or the text is too long to be asked about.
 */
export function promptCounter(upstreams: Upstreams, asked: Asked, { contextLength }: Pick<ServedModel, 'contextLength'>, serving: readonly Upstream[]): (() => Promise<PromptSize | undefined>) | undefined {
  const { prompt } = asked
  if (prompt.bytes === 0 || prompt.bytes > densest * contextLength) return undefined
  const upstream = serving.find(({ outside, dialect }) => !outside && dialect.tokenize !== undefined)
  if (upstream === undefined) return undefined
  return async () => {
    const tokens = await countTokens(upstreams, upstream, textOfPrompt(asked))
    return tokens === undefined ? undefined : { ...prompt, bytes: 0, tokens: prompt.tokens + tokens }
  }
}

/** All text of a call that goes into its prompt: that of which the bytes were measured. Prompts in numbers of tokens were counted already. */
export function textOfPrompt({ body: { fields } }: Pick<Asked, 'body'>): string {
  const { messages, prompt, input, suffix, tools, functions, documents } = fields
  const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  return [
    ...(Array.isArray(messages) ? messages.filter(isFields).flatMap(textsOfMessage) : []), ...[prompt, input, suffix].flatMap(texts), ...[tools, functions, documents].flatMap(written),
  ].join('\n')
}

/** How many tokens a text has there; undefined when it does not tell. Throws a `Failure` when it cannot be started. */
async function countTokens(upstreams: Upstreams, upstream: Upstream, text: string): Promise<number | undefined> {
  await upstream.ready?.()
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  const parts: Buffer[] = []
  let [size, good] = [0, false]
  // llama-server calls the text `content`; the others pass over it.
  const exchange = upstreams.send(upstream, '/tokenize', Buffer.from(JSON.stringify({ model: upstream.model, prompt: text, content: text })), {
    began: (status) => { good = status === 200 },
    came: (chunk) => {
      size += chunk.length
      if (size <= longestAnswer) parts.push(chunk)
    },
    ended: () => resolve(good && size <= longestAnswer ? countIn(Buffer.concat(parts).toString()) : undefined),
    failed: () => resolve(undefined),
    faulted: () => resolve(undefined),
  })
  const late = setTimeout(() => {
    exchange.abort()
    resolve(undefined)
  }, patienceMs)
  try {
    return await promise
  } finally {
    clearTimeout(late)
  }
}

function countIn(json: string): number | undefined {
  try {
    const told: unknown = JSON.parse(json)
    const tokens = isFields(told) ? told['tokens'] : undefined
    return Array.isArray(tokens) ? tokens.length : undefined
  } catch {
    return undefined
  }
}
