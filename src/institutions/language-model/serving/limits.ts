/** How long a server of models may take, how often it is asked again, and when it is left alone: as is usual, unless its operator says otherwise. */

/** In milliseconds. */
export interface TimeLimits {
  readonly connectMs: number
  /** Until the first byte of an answer: the model may have to be loaded, and a long prompt to be read. */
  readonly firstByteMs: number
  /** Between two pieces of an answer. */
  readonly idleMs: number
  /** Of an answer in one piece: all that time it is generated, and official clients wait ten minutes. */
  readonly wholeMs: number
  /** Of a streamed answer from its first byte to its last, however steadily it comes. */
  readonly totalMs: number
}

/** When calls that fail open the circuit of a server: it is then tried last, and by one call at a time. */
export interface Breaker {
  /** Failed calls in a row. */
  readonly failures: number
  /** How long it is tried last: a second at first, twice as long after each failed try, so long at most. */
  readonly longestMs: number
}

export const usualTimeLimits: TimeLimits = { connectMs: 3_000, firstByteMs: 120_000, idleMs: 60_000, wholeMs: 590_000, totalMs: 3_600_000 }
export const usualBreaker: Breaker = { failures: 2, longestMs: 60_000 }
/** How often a server is asked again whose connection failed before anything came: most often one that it had just closed. */
export const usualRetries = 1
/** Calls that a process sends to one server at once: as many as vLLM answers together unless it is told otherwise. */
export const usualAtOnce = 256
