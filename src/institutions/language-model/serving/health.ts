/**
 * Health of one upstream: what calls and questions tell of it. Pure but for the clock that is handed in.
 *
 * Two failed calls in a row open its circuit: it is asked last for a second, then for two, up to a minute. A question that it does
 * not answer does the same at once; one that it answers does not close a circuit that calls have opened, for an engine may live and
 * answer nothing.
 */

export interface HealthState {
  readonly healthy: boolean
  /** Failed calls in a row. */
  readonly failures: number
  readonly lastError: string | undefined
  /** Milliseconds that its last question took. */
  readonly latency: number | undefined
  /** Milliseconds of the clock; when it last answered. */
  readonly answeredAt: number | undefined
}

export interface Health {
  readonly state: HealthState
  /** A call went well, or it failed. */
  called(ok: boolean): void
  asked(outcome: { readonly milliseconds: number } | { readonly error: string }): void
  /** Whether it is time for a question. */
  due(): boolean
}

const openAfter = 2
const longestMs = 60_000
const askedEveryMs = 15_000
const askedEveryMsIfIll = 2_000

export function openHealth(clock: () => number): Health {
  let [failures, openUntil, dead, askedAt]: [number, number, boolean, number] = [0, 0, false, Number.NEGATIVE_INFINITY]
  let lastError: string | undefined
  let latency: number | undefined
  let answeredAt: number | undefined
  return {
    get state() { return { healthy: !dead && clock() >= openUntil, failures, lastError, latency, answeredAt } },
    called(ok) {
      if (ok) {
        ;[failures, openUntil, dead] = [0, 0, false]
        return
      }
      failures += 1
      lastError = 'a call failed'
      if (failures >= openAfter) openUntil = clock() + Math.min(longestMs, 1_000 * 2 ** (failures - openAfter))
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
