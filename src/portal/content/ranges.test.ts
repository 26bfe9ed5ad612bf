import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rangesOf } from './ranges.ts'

test('ranges are read as RFC 9110 has them', () => {
  assert.equal(rangesOf(null, 10), 'whole')
  assert.deepEqual(rangesOf('bytes=0-4', 10), [{ start: 0, end: 4 }])
  assert.deepEqual(rangesOf('bytes=5-', 10), [{ start: 5, end: 9 }])
  assert.deepEqual(rangesOf('bytes=-3', 10), [{ start: 7, end: 9 }])
  assert.deepEqual(rangesOf('bytes=-99', 10), [{ start: 0, end: 9 }])
  assert.deepEqual(rangesOf('bytes=8-99, 0-0', 10), [{ start: 8, end: 9 }, { start: 0, end: 0 }])
  assert.deepEqual(rangesOf('bytes=20-30,1-1', 10), [{ start: 1, end: 1 }], 'what lies beyond is left out')
})

test('what asks for nothing that is there, and what is not to be understood', () => {
  for (const header of ['bytes=10-', 'bytes=99-100', 'bytes=-0']) assert.equal(rangesOf(header, 10), 'none', header)
  for (const header of ['bytes=5-4', 'bytes=', 'bytes=-', 'bytes=a-b', 'rows=0-1', `bytes=${'0-0,'.repeat(40)}0-0`]) assert.equal(rangesOf(header, 10), 'whole', header)
  assert.equal(rangesOf('bytes=0-', 0), 'none')
})

test('whatever is asked for lies in the file', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-, ') }), fc.nat(1000), (text, size) => {
    const ranges = rangesOf(`bytes=${text}`, size)
    if (typeof ranges !== 'string') for (const { start, end } of ranges) assert.ok(start >= 0 && start <= end && end < size)
  }))
})
