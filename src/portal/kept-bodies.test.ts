/** Specifies how bodies of pages are kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KeptBodies } from './kept-bodies.ts'

test('A body that many ask for at once is made once, and is the same bytes for all', async () => {
  const kept = new KeptBodies()
  let made = 0
  const make = async () => new Uint8Array([made += 1])
  const bodies = await Promise.all(Array.from({ length: 300 }, () => kept.of('br page', make)))
  assert.equal(new Set(bodies).size, 1)
  assert.equal(await kept.of('br page', make), bodies[0])
  assert.notEqual(await kept.of('gzip page', make), bodies[0])
})

test('What nobody has asked for the longest goes first', async () => {
  const kept = new KeptBodies()
  let made = 0
  const make = async () => { made += 1; return new Uint8Array(1024 ** 2) }
  for (const name of ['a', 'b', 'c', 'd', 'a', 'e']) await kept.of(name, make)
  assert.equal(made, 5)
  await kept.of('a', make)
  assert.equal(made, 5)
  await kept.of('b', make)
  assert.equal(made, 6)
})

test('A body that could not be made is made anew', async () => {
  const kept = new KeptBodies()
  await assert.rejects(kept.of('page', async () => { throw new Error('no memory') }), /no memory/)
  assert.deepEqual(await kept.of('page', async () => new Uint8Array([1])), new Uint8Array([1]))
})
