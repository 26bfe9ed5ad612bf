/** `/v1/completions`: text goes on, or is scored (`echo` with `logprobs`), as `lm_eval --model local-completions` asks it. */
import { randomUUID } from 'node:crypto'
import { type Asked, checkSize, type Engine, generate, samplingOf, type TokenMeasured } from './generate.ts'
import type { Measured } from './llama.ts'
import { empty, exactly, noToken, wholeBetween, wrongValue } from './messages.ts'
import { type CompletionRequest, mostChoices } from './requests.ts'
import type { Reply } from './reply.ts'
import { grammarFor } from './response-format.ts'
import { lettersOf } from './text.ts'
import { invalid, tooLong } from './trouble.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `[null]` where nothing stood before a token. */
interface Logprobs {
  readonly tokens: string[]
  readonly token_logprobs: (number | null)[]
  readonly top_logprobs: (Readonly<Record<string, number>> | null)[]
  readonly text_offset: number[]
}

/** Tokens to answer with unless the request says otherwise, as in the OpenAI API. */
const usualTokens = 16

/** Tokens of a prompt: what is sent through the model, and how many of them, at the start, are not the prompt's own. */
interface Prompt { readonly tokens: readonly number[]; readonly added: number }

export async function complete(engine: Engine, request: CompletionRequest, reply: Reply): Promise<void> {
  const { model: { vocabulary, contextLength } } = engine
  const prompts = request.prompt.map((prompt) => read(prompt, request, vocabulary))
  const maxTokens = request.max_tokens ?? usualTokens
  for (const { tokens } of prompts) {
    if (tokens.length >= contextLength + (maxTokens === 0 ? 1 : 0) || (request.max_tokens !== undefined && tokens.length + maxTokens > contextLength)) throw tooLong(contextLength, tokens.length, maxTokens, 'prompt', maxTokens === 0 ? undefined : 'max_tokens')
  }
  const [n, echo, top] = [request.n ?? 1, request.echo ?? false, request.logprobs]
  const made = request.best_of ?? n
  if (made < n) throw invalid('best_of', wrongValue('best_of', wholeBetween(n, mostChoices)))
  if (made > n && request.stream === true) throw invalid('best_of', wrongValue('best_of', exactly(n))) // which is the best is known at the end
  checkSize(prompts.length * made, Math.max(...prompts.map(({ tokens }) => (echo ? tokens.length : 0) + Math.min(maxTokens, contextLength - tokens.length))), top, 'logprobs')
  const sampling = samplingOf(request, engine.model, grammarFor(request.response_format))
  const head = { id: `cmpl-${randomUUID()}`, object: 'text_completion', created: Math.floor(Date.now() / 1000), model: engine.name }
  const stream = request.stream === true ? reply.stream() : undefined

  const answers = await Promise.all(prompts.flatMap((prompt, p) => Array.from({ length: made }, async (_, i) => {
    const index = p * made + i
    let sum = 0
    const writer = openWriter(vocabulary, prompt, top)
    let text = ''
    const say = (more: string, finish: string | null): void => {
      const logprobs = writer.taken()
      text += more
      stream?.send({ ...head, choices: [{ index, text: more, logprobs, finish_reason: finish }] })
    }
    const asked: Asked = {
      prompt: prompt.tokens, maxTokens: Math.min(maxTokens, contextLength - prompt.tokens.length), sampling: sampling(index), stops: request.stop,
      measures: made > n ? top ?? 0 : top, measuresPrompt: echo && top !== undefined ? top : undefined, signal: reply.signal,
    }
    if (echo && top === undefined) say(writer.textOf(prompt), null)
    const choice = await generate(engine, asked, (piece) => {
      writer.add(piece.tokens)
      for (const { logprob } of piece.tokens) sum += logprob
      say(piece.text, null)
    }, (measured) => {
      writer.prompt(measured)
      say(writer.textOf(prompt), null)
    })
    stream?.send({ ...head, choices: [{ index, text: '', logprobs: null, finish_reason: choice.finish }] })
    return { ...choice, text, logprobs: writer.all(), likelihood: sum / Math.max(1, choice.tokens) }
  })))
  const [promptTokens, answered] = [prompts.reduce((sum, { tokens }) => sum + tokens.length, 0), answers.reduce((sum, { tokens }) => sum + tokens, 0)]
  const usage = { prompt_tokens: promptTokens, completion_tokens: answered, total_tokens: promptTokens + answered }
  if (stream === undefined) {
    const shown = prompts.flatMap((_, p) => {
      const all = answers.slice(p * made, (p + 1) * made)
      return made === n ? all : all.toSorted((a, b) => b.likelihood - a.likelihood).slice(0, n)
    })
    reply.json({ ...head, choices: shown.map(({ text, logprobs, finish }, index) => ({ index, text, logprobs: top === undefined ? null : logprobs, finish_reason: finish })), usage })
  } else {
    if (request.stream_options?.include_usage === true) stream.send({ ...head, choices: [], usage })
    stream.end()
  }
}

function read(prompt: string | readonly number[], request: CompletionRequest, vocabulary: Vocabulary): Prompt {
  if (typeof prompt !== 'string') {
    const unknown = prompt.find((token) => token >= vocabulary.size)
    if (unknown !== undefined) throw invalid('prompt', noToken('prompt', unknown))
    return { tokens: prompt, added: 0 }
  }
  const own = vocabulary.tokenize(prompt, false)
  const tokens = vocabulary.addsBos && request.add_special_tokens !== false ? [vocabulary.bos!, ...own] : own
  if (tokens.length > 0) return { tokens, added: tokens.length - own.length }
  if (vocabulary.bos === undefined) throw invalid('prompt', empty('prompt'))
  return { tokens: [vocabulary.bos], added: 1 }
}

/** Collects log-probabilities, and hands out what is new. Offsets count letters (code points) of the text that is answered. */
function openWriter(vocabulary: Vocabulary, { tokens, added }: Prompt, top: number | undefined) {
  const empty = (): Logprobs => ({ tokens: [], token_logprobs: [], top_logprobs: [], text_offset: [] })
  const whole = empty()
  let [letters, given] = [0, 0]
  const note = (token: number, measured: Measured | undefined): void => {
    const bytes = vocabulary.bytesOf(token)
    const goesOn = bytes.length > 0 && (bytes[0]! & 0xc0) === 0x80
    whole.tokens.push(vocabulary.nameOf(token))
    whole.token_logprobs.push(measured?.logprob ?? null)
    whole.top_logprobs.push(measured === undefined ? null : likeliest(token, measured, vocabulary))
    whole.text_offset.push(Math.max(0, letters - (goesOn ? 1 : 0)))
    letters += lettersOf(bytes)
  }
  return {
    textOf: (prompt: Prompt): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(prompt.tokens.slice(prompt.added).map(vocabulary.bytesOf))),
    prompt: (measured: readonly (Measured | undefined)[]): void => { for (let i = added; i < tokens.length; i++) note(tokens[i]!, measured[i]) },
    add: (more: readonly TokenMeasured[]): void => { for (const one of more) note(one.token, one) },
    all: (): Logprobs => whole,
    /** What was added since it was last asked. */
    taken(): Logprobs | null {
      if (top === undefined) return null
      const from = given
      given = whole.tokens.length
      return { tokens: whole.tokens.slice(from), token_logprobs: whole.token_logprobs.slice(from), top_logprobs: whole.top_logprobs.slice(from), text_offset: whole.text_offset.slice(from) }
    },
  }
}

/** By name, the likeliest first; the token itself is among them. */
function likeliest(token: number, { top, logprob }: Measured, vocabulary: Vocabulary): Readonly<Record<string, number>> {
  const found = new Map<string, number>()
  for (const one of [...top, { token, logprob }]) {
    const name = vocabulary.nameOf(one.token)
    if (!found.has(name)) found.set(name, one.logprob)
  }
  return Object.fromEntries(found)
}
