/** One choice of an answer: tokens from the scheduler into pieces of text with what was measured of them. */
import { randomInt } from 'node:crypto'
import type { Measured, Model, Sampling } from './llama.ts'
import { noToken, tooManyAnswers, tooManyLogprobs } from './messages.ts'
import type { ChatRequest, CompletionRequest } from './requests.ts'
import type { Scheduler } from './scheduler.ts'
import { openTextStream } from './text.ts'
import { invalid } from './trouble.ts'

/** A token of an answer with its log-probability. */
export interface TokenMeasured extends Measured { readonly token: number }

export interface Piece {
  readonly text: string
  readonly tokens: readonly TokenMeasured[]
}

export interface Choice {
  readonly finish: 'stop' | 'length'
  /** Tokens that were generated. */
  readonly tokens: number
}

export interface Asked {
  readonly prompt: readonly number[]
  readonly maxTokens: number
  readonly sampling: Sampling
  readonly stops: readonly string[]
  readonly measures?: number | undefined
  readonly measuresPrompt?: number | undefined
  readonly signal: AbortSignal
}

/** The machine that answers: a model and what schedules it. */
export interface Engine {
  readonly name: string
  readonly created: number
  readonly model: Model
  readonly scheduler: Scheduler
}

/** Runs a choice; `emit` is told pieces of text as they are certain, `read` the measured prompt before them. */
export async function generate({ model, scheduler }: Engine, asked: Asked, emit: (piece: Piece) => void, read?: (prompt: readonly (Measured | undefined)[]) => void): Promise<Choice> {
  const stream = openTextStream(asked.stops)
  let [count, measured]: [number, TokenMeasured[]] = [0, []]
  const pass = (text: string): void => {
    if (text === '' && measured.length === 0) return
    emit({ text, tokens: measured })
    measured = []
  }
  const finish = await scheduler.run({
    prompt: asked.prompt, maxTokens: asked.maxTokens, sampling: asked.sampling, measures: asked.measures, measuresPrompt: asked.measuresPrompt, signal: asked.signal,
    ...(read && { read }),
    take(token, found) {
      count += 1
      if (found !== undefined) measured.push({ token, ...found })
      const { text, stopped } = stream.add(model.vocabulary.bytesOf(token))
      if (text !== '') pass(text)
      return !stopped
    },
  })
  pass(stream.end())
  return { finish, tokens: count }
}

/** Choices of one call, and log-probabilities of all its tokens, at most: one call must not take the memory that all share. */
const mostChoices = 256
const mostMeasured = 1_000_000

/** Refuses what one call may not ask for; `tokens` are those of each choice of which `top` log-probabilities are told, when they are, as `field` asks. */
export function checkSize(choices: number, tokens: number, top: number | undefined, field: string): void {
  if (choices > mostChoices) throw invalid('n', tooManyAnswers(mostChoices))
  if (top !== undefined && choices * tokens * (top + 1) > mostMeasured) throw invalid(field, tooManyLogprobs(field))
}

/** How choice `at` of a request is drawn. */
export function samplingOf(request: CompletionRequest | ChatRequest, model: Model, grammar: string | undefined): (at: number) => Sampling {
  const seed = request.seed ?? randomInt(2 ** 32)
  const bias = new Map(Object.entries(request.logit_bias ?? {}).map(([token, value]) => [Number(token), value]))
  for (const token of bias.keys()) if (token >= model.vocabulary.size) throw invalid('logit_bias', noToken('logit_bias', token))
  return (at) => ({
    temperature: request.temperature ?? 1, topP: request.top_p, topK: request.top_k, minP: request.min_p, frequencyPenalty: request.frequency_penalty,
    presencePenalty: request.presence_penalty, bias, grammar, seed: (((seed + at) % 2 ** 32) + 2 ** 32) % 2 ** 32,
  })
}
