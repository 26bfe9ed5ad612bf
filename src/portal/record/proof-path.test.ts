import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { leafHash, nodeHash, verifyInclusion } from '../../kernel/journal/index.ts'
import { climb } from './proof-path.ts'

const bytes = (n: number): Uint8Array => new TextEncoder().encode(`entry ${n}`)

/** RFC 9162, 2.1.1 and 2.1.3.1, written down as they stand. */
const half = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1)
const root = (leaves: readonly Uint8Array[]): Uint8Array => leaves.length === 1
  ? leaves[0]!
  : nodeHash(root(leaves.slice(0, half(leaves.length))), root(leaves.slice(half(leaves.length))))
function path(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  const k = half(leaves.length)
  return index < k
    ? [...path(index, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(index - k, leaves.slice(k)), root(leaves.slice(0, k))]
}

const places = fc.integer({ min: 1, max: 300 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))

test('every proof is climbed from its leaf to the root of the tree, step by step', () => {
  fc.assert(fc.property(places, ([size, index]) => {
    const leaves = Array.from({ length: size }, (_, n) => leafHash(bytes(n)))
    const proof = path(index, leaves)
    const steps = climb(index, size, leaves[index]!, proof)
    assert.equal(steps?.length, proof.length)
    assert.deepEqual(steps.at(-1)?.over ?? leaves[index], root(leaves))
    assert.ok(verifyInclusion(index, size, leaves[index]!, proof, root(leaves)))
  }), { numRuns: 150 })
})

test('a proof of another length is no path', () => {
  const leaves = Array.from({ length: 7 }, (_, n) => leafHash(bytes(n)))
  const proof = path(3, leaves)
  assert.equal(climb(3, 7, leaves[3]!, proof.slice(1)), undefined)
  assert.equal(climb(3, 7, leaves[3]!, [...proof, leaves[0]!]), undefined)
  assert.equal(climb(7, 7, leaves[0]!, proof), undefined)
})
