/**
 * What is known of a model's tokens before its server tells them: how many bytes of text one has, and how many it makes a second.
 * Measured of the answers of this process, for each company by itself; until there are any, as with the tokenizers of others.
 */

/** Of one model, as one company uses it. */
export interface TokenRate {
  /** Bytes of a prompt's text for each of its tokens, to reserve by. */
  readonly reserve: number
  /** The same, to bill by: until something was measured, what bills least. */
  readonly prompt: number
  /** The same of answers. */
  readonly output: number
  /** Tokens that one answer gets in a second. */
  readonly pace: number
}

/** What a finished call showed. Bytes are 0 where they do not tell, as of an answer that was not seen whole. */
export interface ToldCall {
  readonly promptBytes: number
  readonly promptTokens: number
  readonly outputBytes: number
  readonly outputTokens: number
  /** Of one answer, from when it was asked for to its last byte. */
  readonly milliseconds: number
}

/** Kazakh text in five vocabularies of others has 3.0 to 5.9 bytes a token, 3.7 of all together (FLORES-200 dev, `tokenizers/peers.ts`). */
const usualBytes = 3.7
/**
 * And 8.5 in a vocabulary made for it, as our own has (8.51 of held-out text, `bench/tokenizers.ts`): who is billed by our count pays too little rather than too much. No mean counts as longer: whoever
 * sends first what takes few tokens, and then what takes many, would reserve next to nothing, and pay next to nothing when they leave.
 */
export const mostBytes = 8.5
/** A slow one, for the same reason. */
const usualPace = 20
/** What is usual counts like so many tokens that were measured. */
const usualWeight = 200
/** Shorter texts are mostly template. */
const shortest = 200
/** Beyond so many, what is old counts half. */
const longMemory = 1_000_000
/** So many are remembered, of a company and a model each: those that were used last. */
const mostPairs = 10_000

interface Sums { promptBytes: number; promptTokens: number; outputBytes: number; outputTokens: number; paceTokens: number; paceSeconds: number }

const nothing: Readonly<Sums> = { promptBytes: 0, promptTokens: 0, outputBytes: 0, outputTokens: 0, paceTokens: 0, paceSeconds: 0 }

/** What a company sends moves what is reserved, and billed by our own count, for this company alone: its texts are like its own, and nobody else pays for them. */
export class TokenRates {
  /** By company and model, the one that was used last at the end. */
  readonly #pairs = new Map<string, Sums>()

  of(company: string, model: string): TokenRate {
    const { promptBytes, promptTokens, outputBytes, outputTokens, paceTokens, paceSeconds } = this.#of(company, model) ?? nothing
    const mean = (bytes: number, tokens: number, usual: number): number => Math.min(mostBytes, (bytes + usualWeight * usual) / (tokens + usualWeight))
    return {
      reserve: mean(promptBytes, promptTokens, usualBytes), prompt: mean(promptBytes, promptTokens, mostBytes), output: mean(outputBytes, outputTokens, mostBytes),
      pace: (paceTokens + usualWeight) / (paceSeconds + usualWeight / usualPace),
    }
  }

  /** Learns of a call whose tokens its server told and that can be true. */
  told(company: string, model: string, { promptBytes, promptTokens, outputBytes, outputTokens, milliseconds }: ToldCall): void {
    const sums = this.#of(company, model) ?? this.#remembered(company, model)
    if (promptBytes >= shortest && isText(promptBytes, promptTokens)) [sums.promptBytes, sums.promptTokens] = faded(sums.promptBytes + promptBytes, sums.promptTokens + promptTokens)
    if (outputBytes >= shortest && isText(outputBytes, outputTokens)) {
      ;[sums.outputBytes, sums.outputTokens] = faded(sums.outputBytes + outputBytes, sums.outputTokens + outputTokens)
      if (milliseconds > 0) [sums.paceTokens, sums.paceSeconds] = faded(sums.paceTokens + outputTokens, sums.paceSeconds + milliseconds / 1000)
    }
  }

  #of(company: string, model: string): Sums | undefined {
    const pair = nameOf(company, model)
    const sums = this.#pairs.get(pair)
    if (sums === undefined) return undefined
    this.#pairs.delete(pair)
    this.#pairs.set(pair, sums)
    return sums
  }

  #remembered(company: string, model: string): Sums {
    const sums = { ...nothing }
    this.#pairs.set(nameOf(company, model), sums)
    const oldest = this.#pairs.size > mostPairs ? this.#pairs.keys().next().value : undefined
    if (oldest !== undefined) this.#pairs.delete(oldest)
    return sums
  }
}

/** Ids of companies have no spaces. */
const nameOf = (company: string, model: string): string => `${company} ${model}`

/** Whether text can have so many tokens: one a byte, or one for sixteen, is as far as vocabularies go on the whole. */
const isText = (bytes: number, tokens: number): boolean => tokens <= bytes && bytes <= 16 * tokens

const faded = (a: number, b: number): [number, number] => (a > longMemory ? [a / 2, b / 2] : [a, b])
