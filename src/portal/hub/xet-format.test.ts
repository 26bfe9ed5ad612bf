import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BrokenFrame, unpackFrame } from './lz4.ts'
import { BrokenXet, chunkFinder, filesOf, unpackChunk } from './xet-format.ts'

const bytes = (...parts: readonly (number | string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : typeof part === 'string' ? Buffer.from(part) : part)))
const u32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer)

/** A frame of one block: literals, then what is repeated from before. */
const frameOf = (block: Uint8Array): Uint8Array => bytes(u32(0x184d2204), 0x60, 0x40, 0x82, u32(block.length), block, u32(0))
const repeating = frameOf(bytes(0x34, 'abc', 3, 0, 0x50, 'hello'))

const chunkOf = (scheme: number, packed: Uint8Array, size: number): Uint8Array =>
  bytes(0, packed.length & 255, packed.length >> 8 & 255, packed.length >> 16, scheme, size & 255, size >> 8 & 255, size >> 16, packed)

test('a frame of LZ4 is unpacked: literals, repetitions and blocks that were not packed', () => {
  assert.equal(Buffer.from(unpackFrame(repeating, 16)).toString(), 'abcabcabcabhello')
  const plain = bytes(u32(0x184d2204), 0x60, 0x40, 0x82, u32(0x80000003), 'xyz', u32(0))
  assert.equal(Buffer.from(unpackFrame(plain, 3)).toString(), 'xyz')
})

test('whatever bytes pretend to be a frame, they are unpacked or refused, and nothing else happens', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(300), (block, size) => {
    try {
      assert.equal(unpackFrame(frameOf(block), size).length, size)
    } catch (error) {
      assert.ok(error instanceof BrokenFrame)
    }
  }))
})

test('a chunk is what its scheme says, and one of four groups is put together again', () => {
  assert.equal(Buffer.from(unpackChunk(chunkOf(0, bytes('plain'), 5))).toString(), 'plain')
  assert.equal(Buffer.from(unpackChunk(chunkOf(1, repeating, 16))).toString(), 'abcabcabcabhello')
  const grouped = frameOf(bytes(0x60, 'aebfcd'))
  assert.equal(Buffer.from(unpackChunk(chunkOf(2, grouped, 6))).toString(), 'abcdef')
  assert.throws(() => unpackChunk(chunkOf(9, bytes('x'), 1)), BrokenXet)
})

test('the ends of chunks are found however a xorb is cut on its way, and its footer is passed over', () => {
  const xorb = bytes(chunkOf(0, bytes('one'), 3), chunkOf(0, bytes('three'), 5), 'XETBLOB footer')
  for (const step of [1, 3, 100]) {
    const finder = chunkFinder()
    for (let at = 0; at < xorb.length; at += step) finder.see(xorb.subarray(at, at + step))
    assert.deepEqual(finder.ends(), [11, 24])
  }
  const short = chunkFinder()
  short.see(xorb.subarray(0, 20))
  assert.throws(() => short.ends(), BrokenXet)
})

test('a shard tells its files with what they are made of, and anything else is refused', () => {
  const name = (first: number): Uint8Array => bytes(...Array.from({ length: 32 }, (_, at) => (first + at) & 255))
  const shard = bytes(
    'HFRepoMetaData', new Uint8Array(18), u32(2), u32(0), u32(0), u32(0),
    name(9), u32(0xc0000000), u32(1), new Uint8Array(8), name(0), u32(0), u32(5), u32(0), u32(2), new Uint8Array(48), name(0), new Uint8Array(16),
    new Uint8Array(32).fill(255), new Uint8Array(16),
  )
  const hash = '07060504030201000f0e0d0c0b0a090817161514131211101f1e1d1c1b1a1918'
  assert.deepEqual(filesOf(shard), [{ hash, terms: [{ xorb: hash, size: 5, start: 0, end: 2 }] }])
  for (let length = 0; length < shard.length - 48; length += 1) assert.throws(() => filesOf(shard.subarray(0, length)), BrokenXet)
})
