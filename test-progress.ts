/**
 * A reporter of node:test for `test.ts`: a line of JSON when a test is taken up, when it has ended, and at last with the totals. They go
 * into a file named by the process, for whatever a test forks has the same flags and would write over it.
 */
import { appendFileSync } from 'node:fs'
import type { TestEvent } from 'node:test/reporters'

export type Progress =
  | { readonly began: string }
  | { readonly ended: string; readonly failed: boolean; readonly milliseconds: number }
  | { readonly total: { readonly tests: number; readonly passed: number; readonly skipped: number; readonly todo: number } }

/** Where the process of tests writes, and `test.ts` reads. `place` is what the variable TEST_PROGRESS of its environment says. */
export const progressFile = (place: string, process: number): string => `${place}.${process}.jsonl`

export default async function* progress(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const place = process.env['TEST_PROGRESS']
  const tell = (told: Progress) => { if (place !== undefined) appendFileSync(progressFile(place, process.pid), `${JSON.stringify(told)}\n`) }
  for await (const { type, data } of events) {
    if (type === 'test:dequeue') tell({ began: data.name })
    if (type === 'test:complete') tell({ ended: data.name, failed: !data.details.passed, milliseconds: data.details.duration_ms })
    if (type === 'test:summary' && data.file === undefined) tell({ total: data.counts })
  }
  yield ''
}
