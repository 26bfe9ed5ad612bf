import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { bitAt, bitstring, decodeList, encodeList, listLength, spread } from './status.ts'

const index = fc.integer({ min: 0, max: listLength - 1 })

describe('a status list', () => {
  it('says of every entry what was set and cleared, after any sequence of changes and a round trip', () => {
    fc.assert(fc.property(fc.array(fc.record({ index, set: fc.boolean() }), { maxLength: 200 }), fc.array(index, { maxLength: 50 }), (changes, others) => {
      const model = new Set<number>()
      for (const change of changes) {
        if (change.set) model.add(change.index)
        else model.delete(change.index)
      }
      const bits = decodeList(encodeList(bitstring(model)))
      for (const one of [...changes.map((change) => change.index), ...others]) assert.equal(bitAt(bits, one), model.has(one))
    }), { numRuns: 50 })
  })

  it('has its first entry in the leftmost bit, as the Recommendation says', () => {
    const bits = bitstring([0, 9])
    assert.deepEqual([bits[0], bits[1], bits.length], [0x80, 0x40, 16_384])
  })

  it('is multibase base64url without padding', () => {
    assert.match(encodeList(bitstring([5])), /^u[\w-]+$/)
  })

  it('is refused when it is shorter than the Recommendation allows, or no list at all', () => {
    const short = `u${gzipSync(new Uint8Array(16)).toBase64({ alphabet: 'base64url', omitPadding: true })}`
    assert.throws(() => decodeList(short), /STATUS_LIST_LENGTH_ERROR/)
    assert.throws(() => decodeList('z6Mk'), TypeError)
    assert.throws(() => bitstring([listLength]), RangeError)
    assert.equal(bitAt(bitstring([]), listLength), undefined)
  })

  it('gives every credential an entry of its own', () => {
    fc.assert(fc.property(index, fc.integer({ min: 0, max: listLength / 2 - 1 }), (start, half) => {
      const entries = new Set(Array.from({ length: listLength }, (_, n) => spread(n, { start, stride: half * 2 + 1 })))
      assert.equal(entries.size, listLength)
    }), { numRuns: 3 })
  })
})
