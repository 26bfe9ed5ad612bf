/** Keeps an answer for a moment, so that what the first page shows is asked for once and not by each visitor. */
import type { Instant } from '../../law/time.ts'

/** For so many milliseconds an answer serves all who ask. */
const fresh = 10_000
/** For so many it still serves, while it is asked for anew: nobody waits. */
const usable = 300_000

/** Asks once for all; an answer that is no longer fresh serves while a new one is on its way, and a failure is not kept. */
export function kept<T>(now: () => Instant, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined
  let asking = false
  const anew = (at: number): Promise<T> => {
    const answer = ask()
    last = { at, answer }
    answer.catch(() => { if (last?.answer === answer) last = undefined })
    return answer
  }
  const behind = async (at: number): Promise<void> => {
    asking = true
    try {
      const answer = await ask()
      last = { at, answer: Promise.resolve(answer) }
    } catch {
      // What is kept goes on serving until it is too old; then whoever asks meets the failure.
    } finally {
      asking = false
    }
  }
  return () => {
    const at = Date.parse(now())
    if (last === undefined || at < last.at || at - last.at >= usable) return anew(at)
    if (at - last.at >= fresh && !asking) void behind(at)
    return last.answer
  }
}
