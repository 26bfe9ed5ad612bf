/**
 * Health of one upstream: what calls and questions tell of it. Pure but for the clock that is handed in.
 *
 * Failed calls in a row, two unless its operator says otherwise, open its circuit: it is asked last for a second, then for two, up to a
 * minute, and until a call has begun to be answered it is tried by one at a time. A question that it does not answer makes it the last at once;
 * one that it answers does not close a circuit that calls have opened, for an engine may live and answer nothing.
 */
import type { Breaker } from './limits.ts'

export interface HealthState {
  readonly healthy: boolean
  /** Failed calls in a row. */
  readonly failures: number
  /** So many calls failed that it is tried by one at a time, until one begins to be answered. */
  readonly onTrial: boolean
  /** Milliseconds until it is tried in its turn again. */
  readonly restsMs: number
  readonly lastError: string | undefined
  /** Milliseconds that its last question took. */
  readonly latency: number | undefined
  /** Milliseconds of the clock; when it last answered. */
  readonly answeredAt: number | undefined
}

export interface Health {
  readonly state: HealthState
  /** The operator has set it otherwise. */
  set(breaker: Breaker): void
  /** A call has begun to be answered: others need not wait until it ends, which may take an hour. */
  began(): void
  /** A call went well, or it failed. */
  called(ok: boolean): void
  asked(outcome: { readonly milliseconds: number } | { readonly error: string }): void
  /** Whether it is time for a question. */
  due(): boolean
}

const firstRestMs = 1_000
const askedEveryMs = 15_000
const askedEveryMsIfIll = 2_000

export function openHealth(clock: () => number, breaker: Breaker): Health {
  let [failures, openUntil, dead, askedAt]: [number, number, boolean, number] = [0, 0, false, Number.NEGATIVE_INFINITY]
  /** A call has begun to be answered since one failed. Those that failed still count: a server may begin every answer and finish none. */
  let begins = false
  let lastError: string | undefined
  let latency: number | undefined
  let answeredAt: number | undefined
  return {
    get state() {
      return { healthy: !dead && clock() >= openUntil, failures, onTrial: failures >= breaker.failures && !begins, restsMs: Math.max(0, openUntil - clock()), lastError, latency, answeredAt }
    },
    set(given) { breaker = given },
    began() { begins = true },
    called(ok) {
      if (ok) {
        ;[failures, openUntil, dead] = [0, 0, false]
        return
      }
      begins = false
      failures += 1
      lastError = 'a call failed'
      if (failures >= breaker.failures) openUntil = clock() + Math.min(breaker.longestMs, firstRestMs * 2 ** (failures - breaker.failures))
    },
    asked(outcome) {
      askedAt = clock()
      dead = 'error' in outcome
      if ('error' in outcome) lastError = outcome.error
      else [latency, answeredAt] = [outcome.milliseconds, askedAt]
    },
    due: () => clock() - askedAt >= (dead || clock() < openUntil ? askedEveryMsIfIll : askedEveryMs),
  }
}
