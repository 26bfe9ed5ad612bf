import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openScan, upperTail } from './scan.ts'
import { personNumber } from './testing.ts'

test('the tail of the binomial distribution is that of the tables', () => {
  // Abramowitz and Stegun, table 26.1 and its sums: n = 10, p = 0.1.
  assert.equal(upperTail(10, 1, 0.1).toFixed(4), '1.0000', 'as many as are expected are no surprise')
  assert.equal(upperTail(10, 2, 0.1).toFixed(4), '0.2639')
  assert.equal(upperTail(10, 3, 0.1).toFixed(4), '0.0702')
  assert.equal(upperTail(10, 5, 0.1).toFixed(4), '0.0016')
  assert.equal(upperTail(1, 1, 0.0014).toFixed(4), '0.0014')
  assert.ok(upperTail(100_000, 20_000, 0.1) < 1e-300)
})

test('what stands in every value is counted once a value, whole or within a text, and shown masked', () => {
  const scan = openScan([personNumber])
  for (let turn = 0; turn < 3; turn += 1) scan.add('P-123455')
  scan.add('Келді: P-123455, P-000000')
  scan.add('жоқ')
  assert.equal(scan.values, 5)
  const [found] = scan.found
  assert.deepEqual([found?.kind, found?.hits, found?.whole], ['national-id', 4, 3])
  assert.ok(found!.examples.every((example) => !/\d{4}/.test(example)))
})
