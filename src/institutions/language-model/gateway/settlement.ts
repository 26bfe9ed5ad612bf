/** What a call is billed for: the upstream's word where it can be true, our own count where it cannot. Pure. */
import { likelyTokens, mostTokens, type PromptSize } from './prompt-size.ts'
import type { Fields } from './request.ts'
import type { TokenRate } from './token-rates.ts'

/** What was asked for, as far as it bounds what can be billed. */
export interface Reserved {
  readonly prompt: PromptSize
  /** Bytes of text that every model reads, whatever its template leaves out of the rest. */
  readonly readBytes?: number
  /** How many answers are generated. */
  readonly choices: number
  /** The most tokens of all answers together. */
  readonly outputTokens: number
  /** What is shown is what was generated: no answer is left out, and no prompt repeated. */
  readonly outputShown: boolean
  /** Each answer repeats its prompt. */
  readonly promptShown?: boolean
}

/** What passed through our hands. */
export interface Passed {
  /** Bytes of the output's text, and of what else was generated. */
  readonly bytes: number
  /** Events of a stream that carried output; 0 for an answer in one piece. */
  readonly pieces: number
  /** Tokens that were most likely made and that we never saw: of an answer in one piece that its caller did not wait for. */
  readonly unseen?: number
  /** It came from a worker of ours, which tells all that it made: also tokens that show as no text, which a caller can ask for by `logit_bias`. */
  readonly own?: boolean
}

export interface Settled {
  readonly promptTokens: number
  readonly outputTokens: number
  /** Counted here, because the upstream told nothing or what cannot be. */
  readonly estimated: boolean
}

/** No vocabulary that we know has a longer token, in bytes: so many bytes are at least one token. */
export const longestToken = 128

/** No vocabulary that is served has text on the whole longer than so many bytes a token. */
const densestText = 16

/** Text for so many tokens in each event of a stream is that of several. */
const severalInEach = 1.5

/** A token that shows as no text, such as the end of an answer; and a sequence that the tokenizer could not finish. */
const invisible = 2

/**
 * Judges what the upstream told. A text has at most one token a byte, an answer at least one for every 128, and no text none; of an
 * output no more is believed than was reserved. What stays hidden (reasoning, answers that `best_of` drops), and what a worker of ours
 * made without any text, is believed as far as it was reserved.
 * Of a prompt no less is believed than any vocabulary makes of what is certainly read: a server that tells less is billed as that, one that tells what no token could hold is not believed at all.
 */
export function settle(told: Fields | undefined, asked: Reserved, passed: Passed, rate: TokenRate): Settled {
  const prompt = whole(told?.['prompt_tokens'] ?? told?.['input_tokens'])
  const output = whole(told?.['completion_tokens'] ?? told?.['output_tokens']) ?? (asked.choices === 0 ? 0 : undefined)
  const details = told?.['completion_tokens_details']
  const hidden = typeof details === 'object' && details !== null && 'reasoning_tokens' in details ? whole(details.reasoning_tokens) ?? 0 : 0
  const made = Math.max(0, passed.bytes - (asked.promptShown === true ? repeatedBytes(asked) : 0))
  const least = Math.min(asked.outputTokens, Math.ceil(made / longestToken))
  const most = asked.outputShown && passed.own !== true ? Math.min(asked.outputTokens, passed.bytes + invisible * asked.choices + hidden) : asked.outputTokens
  const leastOf = (bytesOfToken: number): number => asked.prompt.tokens + Math.ceil((asked.readBytes ?? 0) / bytesOfToken)
  const promptTrue = prompt !== undefined && prompt >= Math.max(Math.min(1, asked.prompt.bytes + asked.prompt.tokens), leastOf(longestToken)) && prompt <= mostTokens(asked.prompt)
  const promptTokens = promptTrue ? Math.max(prompt, passed.own === true ? 0 : leastOf(densestText)) : likelyTokens(asked.prompt, rate.prompt)
  const outputTrue = output !== undefined && output >= least && output <= most
  // An event is a token, unless there are so few for their text that several came in each.
  const counted = Math.max(passed.pieces, Math.ceil(made / rate.output / (passed.pieces > 0 ? severalInEach : 1)), Math.ceil(passed.unseen ?? 0))
  return {
    promptTokens,
    outputTokens: outputTrue ? output : Math.min(asked.outputTokens, counted),
    estimated: (!promptTrue && mostTokens(asked.prompt) > 0) || (promptTrue && promptTokens !== prompt) || !outputTrue,
  }
}

/** A prompt is read at least so many times as fast as an answer is made. */
const readsFaster = 10

/** About how long a server works on a call that gets all that it asks for, in milliseconds. */
export const workOf = ({ prompt, outputTokens }: Pick<Reserved, 'prompt' | 'outputTokens'>, rate: TokenRate): number =>
  (outputTokens + likelyTokens(prompt, rate.prompt) / readsFaster) / rate.pace * 1000

/** What answers that repeat their prompts have of them, at most. */
const repeatedBytes = ({ prompt: { bytes, tokens, parts }, choices }: Pick<Reserved, 'prompt' | 'choices'>): number => choices / parts * (bytes + tokens * longestToken)

const whole = (value: unknown): number | undefined => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined)
