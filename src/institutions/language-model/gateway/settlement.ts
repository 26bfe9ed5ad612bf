/** What a call is billed for: the upstream's word where it can be true, our own count where it cannot. Pure. */
import type { Asked } from './asked.ts'
import type { Fields } from './request.ts'

/** What passed through our hands. */
export interface Passed {
  /** Bytes of the output's text, and of what else was generated. */
  readonly bytes: number
  /** Events of a stream that carried output; 0 for an answer in one piece. */
  readonly pieces: number
}

export interface Settled {
  readonly promptTokens: number
  readonly outputTokens: number
  /** Counted here, because the upstream told nothing or what cannot be. */
  readonly estimated: boolean
}

/** Kazakh text has some 8.5 bytes a token in our vocabulary, other text and other vocabularies fewer: an estimate never bills more than was sent. */
const bytesOfToken = 8

/** A token that shows as no text, such as the end of an answer; and a sequence that the tokenizer could not finish. */
const unseen = 2

/**
 * Judges what the upstream told. A prompt has at most the tokens that were reserved for it; an output at most one a byte, and
 * what was reserved; output that stays hidden (reasoning) is believed as far as it was reserved.
 */
export function settle(told: Fields | undefined, asked: Pick<Asked, 'promptTokens' | 'outputTokens' | 'choices'>, passed: Passed): Settled {
  const prompt = whole(told?.['prompt_tokens'] ?? told?.['input_tokens'])
  const output = whole(told?.['completion_tokens'] ?? told?.['output_tokens']) ?? (asked.choices === 0 ? 0 : undefined)
  const details = told?.['completion_tokens_details']
  const hidden = typeof details === 'object' && details !== null && 'reasoning_tokens' in details ? whole(details.reasoning_tokens) ?? 0 : 0
  const most = Math.min(asked.outputTokens, passed.bytes + unseen * asked.choices + hidden)
  const promptTrue = prompt !== undefined && prompt <= asked.promptTokens
  const outputTrue = output !== undefined && output <= most
  return {
    promptTokens: promptTrue ? prompt : Math.min(prompt ?? Number.POSITIVE_INFINITY, Math.ceil(asked.promptTokens / bytesOfToken)),
    outputTokens: outputTrue ? output : Math.min(output ?? Number.POSITIVE_INFINITY, asked.outputTokens, Math.max(passed.pieces, Math.ceil(passed.bytes / bytesOfToken))),
    estimated: (!promptTrue && asked.promptTokens > 0) || !outputTrue,
  }
}

const whole = (value: unknown): number | undefined => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined)
