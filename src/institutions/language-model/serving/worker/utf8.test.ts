import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { afterBytes, betweenLetters } from './utf8.ts'

const decodes = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

test('bytes are let through exactly when a decoder takes them', () => {
  const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x22, 0x80, 0xbf, 0xc1, 0xd0, 0xe0, 0xed, 0xa0, 0x9f, 0xf0, 0x8f, 0xf4, 0x90, 0xf5))
  fc.assert(fc.property(fc.oneof(fc.array(byte, { maxLength: 6 }).map((all) => Uint8Array.from(all)), fc.string({ unit: 'binary', maxLength: 3 }).map((text) => new TextEncoder().encode(text))), (bytes) => {
    assert.equal(afterBytes(betweenLetters, bytes) === betweenLetters, decodes(bytes))
  }), { numRuns: 2_000 })
})

test('a text may be cut anywhere', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 8 }), fc.nat(), (text, cut) => {
    const bytes = new TextEncoder().encode(text)
    const at = cut % (bytes.length + 1)
    const state = afterBytes(betweenLetters, bytes.subarray(0, at))
    assert.ok(state !== undefined)
    assert.equal(afterBytes(state, bytes.subarray(at)), betweenLetters)
  }))
})
