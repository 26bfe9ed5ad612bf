import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openReport } from './report.ts'

const coded = (code: string, message = ''): Error => Object.assign(new Error(message), { code })

test('a database that is away is one line in half a minute, whatever the driver calls it, and the next says how many were left out', () => {
  const lines: unknown[] = []
  let at = 0
  const log = { warn: (event: string, details?: object) => void lines.push([event, details]), error: () => assert.fail('an outage is no error of ours') }
  const report = openReport(log, () => at)
  for (const error of [coded('ECONNREFUSED'), coded('57P01', 'terminating connection'), new Error('Connection terminated unexpectedly')]) report(error)
  at = 30_000
  report(coded('ECONNREFUSED', 'connect ECONNREFUSED'))
  assert.deepEqual(lines, [
    ['database unavailable', { message: 'ECONNREFUSED' }],
    ['database unavailable', { message: 'connect ECONNREFUSED', more: 2 }],
  ])
})

test('other troubles are told with their error, each kind by itself', () => {
  const events: string[] = []
  const report = openReport({ warn: (event) => void events.push(event), error: (event) => void events.push(event) }, () => 0)
  const broken = (): Error => new TypeError('x is not a function')
  for (let times = 0; times < 3; times++) report(broken())
  report(coded('ENOSPC'))
  report(new RangeError('too long'))
  assert.deepEqual(events, ['background work failed', 'disk unavailable', 'background work failed'])
})
