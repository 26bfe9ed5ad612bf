/** The Merkle tree of RFC 9162 (and RFC 6962): hashes, which hashes prove what, and how anyone checks a proof. Pure. */
import { createHash } from 'node:crypto'

/** Bytes of one hash: SHA-256. */
export const hashLength = 32

const digest = (prefix: number, ...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix))
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** The hash of a leaf with this content (RFC 9162, 2.1.1). */
export const leafHash = (content: Uint8Array): Uint8Array => digest(0, content)

/** The hash of a node over two children (RFC 9162, 2.1.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => digest(1, left, right)

/** The root of the tree without leaves: the hash of nothing. */
export const emptyRoot: Uint8Array = new Uint8Array(createHash('sha256').digest())

/** Leaves from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A perfect subtree: the `index`-th run of 2^`level` leaves. */
export interface Subtree {
  readonly level: number
  readonly index: number
}

/** Whether two hashes are the same bytes. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])

/** The largest power of two below `size`, which must be at least 2. */
function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** Where a range of a tree, of at least two leaves, is divided: its left part is perfect. */
export const middleOf = ({ start, end }: Range): number => start + split(end - start)

/** The perfect subtrees that a range consists of, left to right. */
export function subtrees({ start, end }: Range): Subtree[] {
  const found: Subtree[] = []
  for (let at = start; at < end;) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2
      level++
    }
    found.push({ level, index: at / width })
    at += width
  }
  return found
}

/** The hash over adjoining subtrees of falling height, as `subtrees` orders them; of none, the empty root. */
export const joined = (hashes: readonly Uint8Array[]): Uint8Array =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right))

/** The root over leaf hashes. For a range of a tree, the range must be one that a proof names. */
export const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const tree = new Frontier()
  for (const leaf of leaves) tree.append(leaf)
  return tree.root()
}

/** The right edge of a growing tree: enough to append leaves and to know every root, in O(log n) memory. */
export class Frontier {
  #peaks: { level: number; hash: Uint8Array }[] = []
  /** Leaves so far. */
  size = 0

  /** A tree of `size` leaves that goes on from its `edge`. Throws a RangeError when the edge is not that of such a tree. */
  static at(size: number, edge: readonly Uint8Array[]): Frontier {
    const tree = new Frontier()
    const levels = subtrees({ start: 0, end: size }).map(({ level }) => level)
    if (levels.length !== edge.length || !edge.every(isHash)) throw new RangeError(`no edge of a tree of ${size} leaves`)
    tree.#peaks = levels.map((level, at) => ({ level, hash: edge[at]! }))
    tree.size = size
    return tree
  }

  /** The hashes from which the tree goes on: those of the perfect subtrees, left to right. */
  get edge(): readonly Uint8Array[] {
    return this.#peaks.map(({ hash }) => hash)
  }

  append(leaf: Uint8Array): void {
    let peak = { level: 0, hash: leaf }
    for (let last = this.#peaks.at(-1); last?.level === peak.level; last = this.#peaks.at(-1)) {
      this.#peaks.pop()
      peak = { level: peak.level + 1, hash: nodeHash(last.hash, peak.hash) }
    }
    this.#peaks.push(peak)
    this.size++
  }

  root(): Uint8Array {
    return joined(this.#peaks.map(({ hash }) => hash))
  }
}

/** The ranges whose hashes prove, in this order, that leaf `index` is in the tree of `size` leaves (RFC 9162, 2.1.3.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size} leaves`)
  const path = (start: number, end: number): Range[] => {
    if (end - start === 1) return []
    const middle = middleOf({ start, end })
    return index < middle
      ? [...path(start, middle), { start: middle, end }]
      : [...path(middle, end), { start, end: middle }]
  }
  return path(0, size)
}

/** The ranges whose hashes prove, in order, that the tree of `older` leaves begins the one of `newer` (RFC 9162, 2.1.4.1). */
export function consistencyRanges(older: number, newer: number): Range[] {
  if (!isCount(older) || !isCount(newer) || older < 1 || older > newer) {
    throw new RangeError(`no consistency proof from ${older} to ${newer} leaves`)
  }
  const path = (start: number, end: number, known: boolean): Range[] => {
    if (older === end) return known ? [] : [{ start, end }]
    const middle = middleOf({ start, end })
    return older <= middle
      ? [...path(start, middle, known), { start: middle, end }]
      : [...path(middle, end, false), { start, end: middle }]
  }
  return path(0, newer, true)
}

/** Checks that a leaf is in the tree with this root (RFC 9162, 2.1.3.2). Never throws; a malformed proof is a wrong one. */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (![leaf, root, ...proof].every(isHash)) return false
  let position = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash)
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[position, last] = [half(position), half(last)]
  }
  return last === 0 && sameHash(hash, root)
}

/**
 * Checks that the tree of `newer` leaves only added to that of `older` (RFC 9162, 2.1.4.2). Never throws; a malformed
 * proof is a wrong one. Nothing is proved about the empty tree, so `older` of zero is refused.
 */
export function verifyConsistency(
  older: number,
  newer: number,
  olderRoot: Uint8Array,
  newerRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(older) || !isCount(newer) || older < 1 || older > newer) return false
  if (older === newer) return proof.length === 0 && sameHash(olderRoot, newerRoot)
  if (![olderRoot, newerRoot, ...proof].every(isHash)) return false
  let position = older - 1
  let last = newer - 1
  while (position % 2 === 1) [position, last] = [half(position), half(last)]
  const [first, ...rest] = position === 0 ? [olderRoot, ...proof] : proof // position 0: the older tree is perfect
  if (!first || rest.length === 0) return false
  let olderHash = first
  let newerHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      olderHash = nodeHash(sibling, olderHash)
      newerHash = nodeHash(sibling, newerHash)
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, half(last)]
    } else {
      newerHash = nodeHash(newerHash, sibling)
    }
    ;[position, last] = [half(position), half(last)]
  }
  return last === 0 && sameHash(olderHash, olderRoot) && sameHash(newerHash, newerRoot)
}

const half = (value: number): number => Math.floor(value / 2)
const isHash = (bytes: Uint8Array): boolean => bytes.length === hashLength
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
