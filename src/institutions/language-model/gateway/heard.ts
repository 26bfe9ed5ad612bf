/** What an exchange with an upstream comes to: an answer that goes on as it comes, an error that is read whole, or a connection that was lost. */
import type { Asked } from './asked.ts'
import type { ApiProblem } from './errors.ts'
import { errorOf } from './headers.ts'
import type { Listener } from './upstreams.ts'

/** The largest error body of an upstream that is read. */
const longestError = 64 * 1024

interface Hearing {
  /** An answer begins; `events`: it comes as a stream. */
  answers(events: boolean): void
  came(chunk: Buffer): void
  /** The answer is over. */
  whole(): void
  refused(problem: ApiProblem): void
  /** `untouched`: before the upstream said anything. */
  lost(untouched: boolean): void
  faulted(error: unknown): void
}

export function heard(asked: Pick<Asked, 'called'>, hearing: Hearing): Listener {
  let status = 0
  let retryAfter: number | undefined
  let error: Buffer[] | undefined
  let errorBytes = 0
  return {
    began(code, headers) {
      status = code
      if (code === 200) return hearing.answers(String(headers['content-type']).startsWith('text/event-stream'))
      error = []
      retryAfter = Number(headers['retry-after']) || undefined
    },
    came(chunk) {
      if (error === undefined) return hearing.came(chunk)
      errorBytes += chunk.length
      if (errorBytes <= longestError) error.push(chunk)
    },
    ended() {
      if (error === undefined) hearing.whole()
      else hearing.refused(errorOf(status, Buffer.concat(error), retryAfter, asked.called))
    },
    failed: () => hearing.lost(status === 0),
    faulted: (thrown) => hearing.faulted(thrown),
  }
}
