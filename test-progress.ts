/**
 * A reporter of node:test for `test.ts`: a line of JSON when a test is taken up, when it has ended, and at last with the totals; and what a
 * file took of the processors. They go into a file named by the process, for whatever a test forks has the same flags and would write over it.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { TestEvent } from 'node:test/reporters'

export type Progress =
  | { readonly began: string }
  | { readonly ended: string; readonly failed: boolean; readonly milliseconds: number }
  /** What a file that shares its process took of the processors. */
  | { readonly file: string; readonly seconds: number }
  /** `seconds`: what the whole process took of them. */
  | { readonly total: { readonly tests: number; readonly passed: number; readonly skipped: number; readonly todo: number }; readonly seconds: number }

/** Where the process of tests writes, and `test.ts` reads. `place` is what the variable TEST_PROGRESS of its environment says. */
export const progressFile = (place: string, process: number): string => `${place}.${process}.jsonl`

/** Writes a line for `test.ts`, where it asked for them. */
export function tell(told: Progress): void {
  const place = process.env['TEST_PROGRESS']
  if (place !== undefined) appendFileSync(progressFile(place, process.pid), `${JSON.stringify(told)}\n`)
}

/** Clock ticks a second in `/proc`. */
const ticks = 100

/** Seconds of a processor, user and system, that this process took, and those that it started and saw end: these where the system has `/proc`. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  const stat = existsSync('/proc/self/stat') ? readFileSync('/proc/self/stat', 'utf8') : ''
  // The name of the program stands in brackets and may hold anything; cutime and cstime follow as the 14th field and on.
  const [theirUser = 0, theirSystem = 0] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(13, 15).map(Number)
  return (user + system) / 1_000_000 + (theirUser + theirSystem) / ticks
}

export default async function* progress(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:dequeue') tell({ began: data.name })
    if (type === 'test:complete') tell({ ended: data.name, failed: !data.details.passed, milliseconds: data.details.duration_ms })
    if (type === 'test:summary' && data.file === undefined) tell({ total: data.counts, seconds: processorSeconds() })
  }
  yield ''
}
