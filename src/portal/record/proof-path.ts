/** Walks an inclusion proof from the leaf to the root, keeping each step so that a page can show it (RFC 9162, 2.1.3.2). Pure. */
import { nodeHash } from '../../kernel/journal/index.ts'

/** One step up: the neighbour, on which side it stands, and the hash over both. */
export interface ProofStep {
  readonly neighbour: Uint8Array
  readonly side: 'left' | 'right'
  readonly over: Uint8Array
}

/** The steps from a leaf at `index` in a tree of `size`; undefined when the proof has not the length of such a path. */
export function climb(index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[]): readonly ProofStep[] | undefined {
  if (index < 0 || index >= size) return undefined
  const steps: ProofStep[] = []
  let place = index
  let last = size - 1
  let hash = leaf
  for (const neighbour of proof) {
    if (last === 0) return undefined
    const left = place % 2 === 1 || place === last
    hash = left ? nodeHash(neighbour, hash) : nodeHash(hash, neighbour)
    // At the right edge a subtree without a neighbour moves up as it is.
    if (left) {
      while (place % 2 === 0 && place !== 0) {
        place /= 2
        last = Math.floor(last / 2)
      }
    }
    steps.push({ neighbour, side: left ? 'left' : 'right', over: hash })
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? steps : undefined
}
