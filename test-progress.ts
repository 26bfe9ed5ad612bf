/** A reporter of node:test for `test.ts`: a line of JSON when a test is taken up, when it has ended, and at last with the totals. */
import type { TestEvent } from 'node:test/reporters'

export type Progress =
  | { readonly began: string }
  | { readonly ended: string; readonly failed: boolean; /** Absolute. */ readonly file: string | undefined; /** Nothing for what runs within another test. */ readonly milliseconds: number }
  | { readonly total: { readonly tests: number; readonly passed: number; readonly skipped: number; readonly todo: number } }

export default async function* progress(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const line = (told: Progress) => `${JSON.stringify(told)}\n`
  for await (const { type, data } of events) {
    if (type === 'test:dequeue') yield line({ began: data.name })
    if (type === 'test:complete') yield line({ ended: data.name, failed: !data.details.passed, file: data.file, milliseconds: data.nesting === 0 ? data.details.duration_ms : 0 })
    if (type === 'test:summary' && data.file === undefined) yield line({ total: data.counts })
  }
}
