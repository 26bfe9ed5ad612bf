/** Specifies the cutting of the tree into tiles, with the examples of C2SP tlog-tiles. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { leafHash, rootOf, sameHash } from './merkle.ts'
import { perfectRoot, readBundle, readTile, readTilePath, tilePath, tilesIn, widthIn, writeBundle, writeTile } from './tiles.ts'

test('A tile has the path of the specification', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067 }), 'tile/0/x001/x234/067')
  assert.equal(tilePath({ level: 'entries', index: 0, width: 7 }), 'tile/entries/000.p/7')
  assert.equal(tilePath({ level: 63, index: 1000 }), 'tile/63/x001/000')
})

test('The path of a tile reads back, and only that path', () => {
  const place = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)), index: fc.nat(),
    width: fc.integer({ min: 1, max: 255 }),
  }, { requiredKeys: ['level', 'index'] })
  fc.assert(fc.property(place, (place) => assert.deepEqual(readTilePath(tilePath(place)), { ...place })))
  for (const bad of ['tile/00/000', 'tile/64/000', 'tile/0/0', 'tile/0/x000/001', 'tile/0/000.p/0', 'tile/0/000.p/256',
    'tile/0/000.p/01', 'tile/0/001/002', 'tile/other/000', 'tile/0/000/', '../tile/0/000']) assert.equal(readTilePath(bad), undefined, bad)
})

test('A tree of 70,000 leaves has the tiles that the specification counts', () => {
  const counts = [0, 1, 2, 3].map((level) => [...tilesIn(70_000, level)])
  assert.deepEqual(counts.map((tiles) => tiles.filter(({ width }) => width === undefined).length), [273, 1, 0, 0])
  assert.deepEqual(counts.map((tiles) => tiles.at(-1)?.width), [112, 17, 1, undefined])
  assert.deepEqual([...tilesIn(256, 1)], [{ level: 1, index: 0, width: 1 }])
  assert.deepEqual([...tilesIn(70_000, 0, 272)], [{ level: 0, index: 272 }, { level: 0, index: 273, width: 112 }])
  assert.deepEqual(tilesIn(2 ** 53 - 1, 'entries', 7).next().value, { level: 'entries', index: 7 }, 'of the largest tree too')
  assert.equal(widthIn(70_000, { level: 0, index: 273 }), 112)
  assert.equal(widthIn(70_000, { level: 0, index: 274 }), 0)
})

test('Hashes and entries survive their encoding', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 })), (hashes) => {
    assert.deepEqual(readTile(writeTile(hashes)), hashes)
  }))
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 700 })), (entries) => {
    assert.deepEqual(readBundle(writeBundle(entries)), entries)
  }))
  assert.throws(() => readBundle(Uint8Array.of(0, 5, 1)), /malformed/)
  assert.throws(() => readBundle(Uint8Array.of(0)), /malformed/)
  assert.throws(() => writeBundle([new Uint8Array(65_536)]), /longer/)
})

test('The root of a full tile is the root over its hashes', () => {
  const leaves = Array.from({ length: 256 }, (_, at) => leafHash(Uint8Array.of(at)))
  assert.ok(sameHash(perfectRoot(leaves), rootOf(leaves)))
  assert.throws(() => perfectRoot(leaves.slice(1)), RangeError)
})
