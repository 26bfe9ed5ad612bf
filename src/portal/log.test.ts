import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './log.ts'

test('an event is one line of JSON with its error and the cause', () => {
  const lines: string[] = []
  const log = openLog({ write: (line) => void lines.push(line), now: () => '2026-11-24T10:00:00.000Z' })
  log.error('failed', { error: new Error('outer', { cause: new Error('inner\nline') }), amount: 12n })
  log.debug('not shown')
  assert.equal(lines.length, 1)
  assert.equal(lines[0]!.indexOf('\n'), lines[0]!.length - 1)
  const { time, level, event, error, amount } = JSON.parse(lines[0]!)
  assert.deepEqual([time, level, event, amount], ['2026-11-24T10:00:00.000Z', 'error', 'failed', '12'])
  assert.deepEqual([error.message, error.cause.message], ['outer', 'inner\nline'])
})
