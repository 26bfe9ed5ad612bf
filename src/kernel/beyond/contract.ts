/** What a register beyond the portal is to it, whichever protocol it speaks: one question about one party, and one of four answers that are never merged. */
import type { Identifier } from '../../law/identifier-scheme.ts'

/** What is asked of a register. */
export interface Question {
  /** The number of whom it is asked about. */
  readonly about: Identifier
  /** Whose action it comes from, in the form of the protocol, such as the code of the country and their number; absent: the clock. */
  readonly user?: string
  /** The application, the case or the draft that it is asked for. */
  readonly issue: string
  /** What is asked for, by names that the operator mapped to elements of the answer. */
  readonly fields: readonly string[]
}

/** Why nothing is known. `silent`: nothing came in time. `unreachable`: nobody was there, or who should sign is not. `fault`: it said that it cannot. `nonsense`: what came is no answer to this question. */
export type Fault = 'silent' | 'unreachable' | 'fault' | 'nonsense'

/** What every answer that came says of itself. */
export interface Evidence {
  /** The SHA-256 of the bytes that came, in hexadecimal: who keeps the message can prove that it was this one. */
  readonly hash: string
  /** The time that the source gives, as it gives it; absent where it gives none. */
  readonly sourceTime?: string
}

/**
 * `found`: the register knows the party; a field without a value is one that it does not state. `absent`: it says that it knows nothing of them. `no consent`: it says that it
 * may not tell. `failed`: nothing is known, and nothing follows from that; `detail` is for the operator and holds no data of anybody.
 */
export type Answered =
  | { readonly outcome: 'found'; readonly values: Readonly<Record<string, string>>; readonly evidence: Evidence }
  | { readonly outcome: 'absent' | 'no consent'; readonly evidence: Evidence }
  | { readonly outcome: 'failed'; readonly because: Fault; readonly detail: string }

/** One register as an operator connected it. It never throws, and answers within the time that was set for it. */
export interface Connection { ask(question: Question): Promise<Answered> }

/** Ends an asking: what it is thrown with becomes the answer. */
export class Unanswered extends Error {
  readonly because: Fault

  constructor(because: Fault, detail: string) {
    super(detail)
    this.because = because
  }
}

/** The answer of an asking that may be ended. What else is thrown is a bug, and stays one. */
export async function answered(asking: () => Promise<Answered>): Promise<Answered> {
  try {
    return await asking()
  } catch (error) {
    if (error instanceof Unanswered) return { outcome: 'failed', because: error.because, detail: error.message }
    throw error
  }
}
