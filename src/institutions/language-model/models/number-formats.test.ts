import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromFloats, type TensorType, toFloats } from './number-formats.ts'

/** Numbers of every size with halves, ties, zeros and a whole block of zeros among them: repeatable. */
function numbers(): Float32Array<ArrayBuffer> {
  let state = 2_463_534_242
  return Float32Array.from({ length: 32 * 256 }, (_, i) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    if (i < 32) return 0
    if (i < 64) return (i - 47.5) / (i % 2 === 0 ? 1 : 127)
    return ((state >>> 0) / 2 ** 31 - 1) * 10 ** ((i % 9) - 4)
  })
}

test('numbers are rounded bit for bit as the reference of llama.cpp (gguf-py 0.19) rounds them', () => {
  const hashes = Object.fromEntries((['F16', 'BF16', 'Q8_0'] as const).map((type) => [type, hash('sha256', fromFloats(numbers(), type))]))
  assert.deepEqual(hashes, {
    F16: '32abcc8351304151d1416f0377b16678a68837ebe58b531f9dcf7a48fd24390f',
    BF16: '374e73a3e034aa73a4160da8eed019098a08f56865fe06d6776903cc2dda7e90',
    Q8_0: '76fb607fbcddca3b9b9fcd59fbfab337ac39ce1c91e986bce7af8491e5cd1140',
  })
})

test('what fits into a format comes back as it was', () => {
  fc.assert(fc.property(fc.float32Array({ minLength: 1, maxLength: 64, noNaN: true }), fc.constantFrom('F16' as const, 'BF16' as const, 'F32' as const), (given, type) => {
    const once = toFloats(fromFloats(Float32Array.from(given), type), type)
    assert.deepEqual(toFloats(fromFloats(once, type), type), once)
  }))
})

test('no number of a block of Q8_0 is further from what was meant than half a step, and the rounding of the scale', () => {
  fc.assert(fc.property(fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 32, maxLength: 32 }), (given) => {
    const bytes = fromFloats(Float32Array.from(given), 'Q8_0' satisfies TensorType)
    const scale = new DataView(bytes.buffer).getFloat16(0, true)
    const largest = Math.max(...given.map(Math.abs))
    for (const [i, one] of given.entries()) {
      assert.ok(Math.abs(new Int8Array(bytes.buffer)[2 + i]! * scale - one) <= largest / 254 + largest * 2 ** -10 + 1e-5)
    }
  }))
})
