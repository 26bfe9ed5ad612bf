/** Specifies what kept calls may take of the memory while the database is slow. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kernel } from '../../../kernel/index.ts'
import type { Asked } from './asked.ts'
import { openLogs } from './logs.ts'
import { testKey } from './testing.ts'

test('calls that wait for a slow database are lost, and said to be, before they fill the memory', () => {
  const lost: unknown[] = []
  const slow = { insertInto: () => ({ values: () => ({ execute: () => new Promise(() => undefined) }) }) }
  const logs = openLogs({ db: slow, now: () => '2026-02-02T05:00:00.000Z', secrets: { seal: (text: string) => text } } as unknown as Kernel, (error) => lost.push(error))
  const asked = { model: 'stub', endpoint: 'chat/completions', original: { model: 'stub', prompt: 'x'.repeat(4 * 1024 * 1024) } } as unknown as Asked
  for (let at = 0; at < 40; at += 1) {
    logs.keep({ id: `req_${at}`, key: testKey, asked, status: 200, texts: [] })
    void logs.flush()
  }
  assert.ok(lost.length >= 20)
})
