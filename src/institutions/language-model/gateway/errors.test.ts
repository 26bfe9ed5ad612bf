import assert from 'node:assert/strict'
import { test } from 'node:test'
import { troubleOf } from './errors.ts'

test('an outage is told to the caller as one that passes, and any other error as a fault', () => {
  const lines: string[] = []
  const add = (level: string) => (event: string): void => void lines.push(`${level} ${event}`)
  const log = { debug: add('debug'), info: add('info'), warn: add('warn'), error: add('error') }
  const { status, retryAfterSeconds, text } = troubleOf(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), log, 'req_1')
  assert.deepEqual([status, retryAfterSeconds], [503, 5])
  assert.match(text.en, /database of the portal does not answer/)
  assert.match(troubleOf(Object.assign(new Error('could not extend file'), { code: '53100' }), log).text.ru, /не осталось места/)
  assert.equal(troubleOf(new TypeError('x is not a function'), log).status, 500)
  assert.deepEqual(lines, ['warn unavailable', 'warn unavailable', 'error fault'])
})
