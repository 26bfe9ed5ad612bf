import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Block, octetsOf, oid, oidOf, partsOf, read, sequence, tags, textOf, timeOf, write } from './der.ts'

const open = (block: Block): readonly unknown[] => partsOf(block).map(open)
const block = (tag: number, text: string): Block => read(write(tag, Buffer.from(text)))

test('what is written is read back, and only what is inside is opened', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (contents) => {
    const written = sequence(...contents.map((content) => write(tags.octets, content)))
    assert.deepEqual(partsOf(read(written)).map(octetsOf).map((octets) => octets && new Uint8Array(octets)), contents)
  }))
})

test('an object identifier is read as it was written', () => {
  fc.assert(fc.property(fc.constantFrom(0, 1, 2), fc.nat(39), fc.array(fc.nat(2 ** 31 - 1), { maxLength: 8 }), (root, second, rest) => {
    const dots = [root, second, ...rest].join('.')
    assert.equal(oidOf(read(oid(dots))), dots)
  }))
  assert.equal(oidOf(read(Uint8Array.of(0x06, 0x03, 0x2a, 0x83, 0x0e))), '1.2.398')
  assert.equal(oidOf(read(Uint8Array.of(0x06, 0x02, 0x2a, 0x83))), undefined)
})

test('a length that is not said ends with two zeros, however deep, and octets in pieces are one', () => {
  const inner = Uint8Array.of(0x24, 0x80, 0x04, 0x01, 0x61, 0x04, 0x02, 0x62, 0x63, 0, 0)
  const outer = read(Buffer.concat([Uint8Array.of(0x30, 0x80), inner, Uint8Array.of(0x05, 0, 0, 0), Uint8Array.of(9)]))
  assert.equal(outer.bytes.length, inner.length + 6)
  const [octets, none] = partsOf(outer)
  assert.equal(Buffer.from(octetsOf(octets)!).toString(), 'abc')
  assert.equal(none?.tag, 0x05)
})

test('bytes that are no block are a RangeError, never anything else', () => {
  const holds = (bytes: Uint8Array): void => {
    try {
      open(read(bytes))
    } catch (error) {
      assert.ok(error instanceof RangeError)
    }
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), holds))
  holds(new Uint8Array(100_000).map((_, index) => (index % 2 === 0 ? 0x30 : 0x80)))
  for (const bytes of [[], [0x30], [0x30, 5, 1], [0x1f, 1, 0], [0x04, 0x80, 0, 0], [0x04, 0x85, 0, 0, 0, 0, 1, 0], [0x30, 0x80, 0x04, 0]]) {
    assert.throws(() => read(Uint8Array.from(bytes)), RangeError)
  }
})

test('times are read in UTC with seconds, as either type, and nothing else is a time', () => {
  assert.equal(timeOf(block(tags.utcTime, '261124093000Z')), '2026-11-24T09:30:00.000Z')
  assert.equal(timeOf(block(tags.utcTime, '991124093000Z')), '1999-11-24T09:30:00.000Z')
  assert.equal(timeOf(block(tags.generalizedTime, '20501124093000Z')), '2050-11-24T09:30:00.000Z')
  for (const wrong of ['2611240930Z', '261324093000Z', '26', '']) assert.equal(timeOf(block(tags.utcTime, wrong)), undefined)
  assert.equal(timeOf(block(tags.utf8, '261124093000Z')), undefined)
  assert.equal(textOf(block(tags.utf8, 'Әсел')), 'Әсел')
})
