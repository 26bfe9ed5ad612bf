/** Specifies the Merkle tree: the reference tree with its proofs, every corruption of them, and our own proofs of all sizes. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import {
  consistencyRanges, emptyRoot, Frontier, inclusionRanges, joined, leafHash, nodeHash, rootOf, sameHash, subtrees,
  verifyConsistency, verifyInclusion, type Range,
} from './merkle.ts'
import reference from './vectors/reference-tree.json' with { type: 'json' }

const hex = (text: string): Uint8Array => Uint8Array.fromHex(text)
const leaves = reference.leaves.map((content) => leafHash(hex(content)))
const roots = reference.roots.map(hex)
const someHash = hex('abacaba000000000000000000000000000000000000000000060061e00123456')
const nothing = new Uint8Array()
const flipped = (hash: Uint8Array, bit: number): Uint8Array => hash.with(0, hash[0]! ^ bit)
const many = (count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => leafHash(Buffer.from(`leaf ${at}`)))
const prove = (ranges: Range[], from: Uint8Array[]): Uint8Array[] => ranges.map(({ start, end }) => rootOf(from.slice(start, end)))

suite('The reference tree', () => {
  test('has the published roots', () => {
    assert.equal(emptyRoot.toHex(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (const [at, root] of roots.entries()) assert.equal(rootOf(leaves.slice(0, at + 1)).toHex(), root.toHex())
  })

  test('has the published inclusion proofs, and each corruption of one is refused', () => {
    for (const { index, size, proof: proofHex } of reference.inclusion) {
      const proof = proofHex.map(hex)
      const leaf = leaves[index]!
      const root = roots[size - 1]!
      assert.deepEqual(prove(inclusionRanges(index, size), leaves).map((hash) => hash.toHex()), proofHex)
      assert.ok(verifyInclusion(index, size, leaf, proof, root))
      const wrong: [string, number, number, Uint8Array, Uint8Array[], Uint8Array][] = [
        ['leaf before', index - 1, size, leaf, proof, root],
        ['leaf after', index + 1, size, leaf, proof, root],
        ['another leaf', index ^ 2, size, leaf, proof, root],
        ['twice the size', index, size * 2, leaf, proof, root],
        ['half the size', index, Math.floor(size / 2), leaf, proof, root],
        ['wrong leaf', index, size, Buffer.from('WrongLeaf'), proof, root],
        ['empty root', index, size, leaf, proof, emptyRoot],
        ['random root', index, size, leaf, proof, someHash],
        ['trailing garbage', index, size, leaf, [...proof, nothing], root],
        ['trailing root', index, size, leaf, [...proof, root], root],
        ['preceding garbage', index, size, leaf, [nothing, ...proof], root],
        ['preceding root', index, size, leaf, [root, ...proof], root],
        ...proof.map((hash, at): [string, number, number, Uint8Array, Uint8Array[], Uint8Array] =>
          [`bit of ${at}`, index, size, leaf, proof.with(at, flipped(hash, 8)), root]),
      ]
      if (proof.length > 0) wrong.push(['shortened', index, size, leaf, proof.slice(0, -1), root])
      if (proof.length > 1) wrong.push(['inserted', index, size, leaf, [proof[0]!, someHash, ...proof.slice(1)], root])
      for (const [name, ...args] of wrong) assert.equal(verifyInclusion(...args), false, `${index} of ${size}: ${name}`)
    }
  })

  test('has the published consistency proofs, and each corruption of one is refused', () => {
    for (const { older, newer, proof: proofHex } of reference.consistency) {
      const proof = proofHex.map(hex)
      const [a, b] = [roots[older - 1]!, roots[newer - 1]!]
      assert.deepEqual(prove(consistencyRanges(older, newer), leaves).map((hash) => hash.toHex()), proofHex)
      assert.ok(verifyConsistency(older, newer, a, b, proof))
      if (proof.length === 0) continue
      const wrong: [string, number, number, Uint8Array, Uint8Array, Uint8Array[]][] = [
        ['older less one', older - 1, newer, a, b, proof],
        ['older plus one', older + 1, newer, a, b, proof],
        ['another older', older ^ 2, newer, a, b, proof],
        ['twice the newer', older, newer * 2, a, b, proof],
        ['half the newer', older, Math.floor(newer / 2), a, b, proof],
        ['wrong older root', older, newer, Buffer.from('WrongRoot'), b, proof],
        ['wrong newer root', older, newer, a, Buffer.from('WrongRoot'), proof],
        ['swapped roots', older, newer, b, a, proof],
        ['empty proof', older, newer, a, b, []],
        ...[nothing, a, b].map((extra): [string, number, number, Uint8Array, Uint8Array, Uint8Array[]] =>
          ['trailing', older, newer, a, b, [...proof, extra]]),
        ...[nothing, a, b, proof[0]!].map((extra): [string, number, number, Uint8Array, Uint8Array, Uint8Array[]] =>
          ['preceding', older, newer, a, b, [extra, ...proof]]),
        ['shortened', older, newer, a, b, proof.slice(0, -1)],
        ...proof.map((hash, at): [string, number, number, Uint8Array, Uint8Array, Uint8Array[]] =>
          [`bit of ${at}`, older, newer, a, b, proof.with(at, flipped(hash, 16))]),
      ]
      for (const [name, ...args] of wrong) assert.equal(verifyConsistency(...args), false, `${older} to ${newer}: ${name}`)
    }
  })

  test('refuses proofs about the empty tree, about the past and about trees of unequal roots', () => {
    for (const [index, size] of [[0, 0], [0, 1], [1, 0], [2, 1]] as const) {
      assert.equal(verifyInclusion(index, size, someHash, [], nothing), false)
      assert.equal(verifyInclusion(index, size, nothing, [], emptyRoot), false)
      assert.equal(verifyInclusion(index, size, someHash, [], emptyRoot), false)
    }
    const [a, b] = [Buffer.from('one root'), Buffer.from('another root')]
    const refused: [number, number, Uint8Array, Uint8Array, Uint8Array[]][] = [
      [0, 0, a, b, []], [1, 1, a, b, []], [0, 0, a, a, []], [0, 1, a, b, []], [1, 0, a, b, []], [2, 1, a, b, []], [1, 2, a, b, []],
      [0, 0, emptyRoot, b, []], [1, 1, emptyRoot, b, []], [0, 0, emptyRoot, emptyRoot, [emptyRoot]],
      [1, 1, emptyRoot, emptyRoot, [emptyRoot]], [0, 1, emptyRoot, b, []], [0, 1, emptyRoot, emptyRoot, [emptyRoot]],
    ]
    for (const probe of refused) assert.equal(verifyConsistency(...probe), false)
    assert.equal(verifyConsistency(1, 1, b, b, []), true)
  })

  test('of one entry has the leaf as its root', () => {
    const hash = leafHash(Buffer.from('data'))
    assert.equal(verifyInclusion(0, 1, hash, [], hash), true)
    assert.equal(verifyInclusion(0, 1, hash, [], nothing), false)
    assert.equal(verifyInclusion(0, 1, nothing, [], hash), false)
    assert.equal(verifyInclusion(0, 1, nothing, [], nothing), false)
  })
})

suite('A tree of any size up to 200', () => {
  const all = many(200)
  const rootAt = Array.from({ length: 201 }, (_, size) => rootOf(all.slice(0, size)))

  test('has the root of its definition', () => {
    const definition = (from: Uint8Array[]): Uint8Array => {
      if (from.length < 2) return from[0] ?? emptyRoot
      const middle = 2 ** Math.floor(Math.log2(from.length - 1))
      return nodeHash(definition(from.slice(0, middle)), definition(from.slice(middle)))
    }
    for (const [size, root] of rootAt.entries()) assert.ok(sameHash(definition(all.slice(0, size)), root))
  })

  test('proves each of its leaves, and no other leaf by that proof', () => {
    for (let size = 1; size <= 64; size++) {
      for (let index = 0; index < size; index++) {
        const proof = prove(inclusionRanges(index, size), all)
        assert.ok(verifyInclusion(index, size, all[index]!, proof, rootAt[size]!), `${index} of ${size}`)
        assert.ok(!verifyInclusion(index, size, all[size]!, proof, rootAt[size]!))
      }
    }
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (size, any) => {
      const index = any % size
      return verifyInclusion(index, size, all[index]!, prove(inclusionRanges(index, size), all), rootAt[size]!)
    }), { numRuns: 400 })
  })

  test('is proved to begin each later one, and not another', () => {
    for (let newer = 1; newer <= 48; newer++) {
      for (let older = 1; older <= newer; older++) {
        const proof = prove(consistencyRanges(older, newer), all)
        assert.ok(verifyConsistency(older, newer, rootAt[older]!, rootAt[newer]!, proof), `${older} to ${newer}`)
        assert.ok(!verifyConsistency(older, newer, rootAt[older - 1]!, rootAt[newer]!, proof))
      }
    }
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (newer, any) => {
      const older = 1 + (any % newer)
      return verifyConsistency(older, newer, rootAt[older]!, rootAt[newer]!, prove(consistencyRanges(older, newer), all))
    }), { numRuns: 400 })
  })

  test('consists of the perfect subtrees of its range', () => {
    fc.assert(fc.property(fc.nat(1e12), fc.nat(1e4), (start, width) => {
      const parts = subtrees({ start, end: start + width })
      let at = start
      for (const { level, index } of parts) {
        assert.equal(index * 2 ** level, at)
        at += 2 ** level
      }
      assert.equal(at, start + width)
    }))
    const frontier = new Frontier()
    for (const leaf of all) frontier.append(leaf)
    const parts = subtrees({ start: 0, end: 200 })
    const hashes = parts.map(({ level, index }) => rootOf(all.slice(index * 2 ** level, (index + 1) * 2 ** level)))
    assert.ok(sameHash(joined(hashes), frontier.root()))
  })
})
