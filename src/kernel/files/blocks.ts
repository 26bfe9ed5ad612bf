/** Contents by blocks of 256 KiB: each has its hash, so that a part of a content is checked without reading all of it. */
import { createHash, hash } from 'node:crypto'

export const blockBytes = 256 * 1024
/** SHA-256, of a block as of the whole. */
export const hashBytes = 32

/** The hashes of the whole and of its blocks, taken while the content goes by. */
export class ContentDigest {
  readonly #whole = createHash('sha256')
  readonly #blocks: Buffer[] = []
  #block = createHash('sha256')
  #filled = 0
  #size = 0

  add(chunk: Uint8Array): void {
    this.#whole.update(chunk)
    this.#size += chunk.length
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + blockBytes - this.#filled)
      this.#block.update(piece)
      this.#filled += piece.length
      at += piece.length
      if (this.#filled === blockBytes) this.#endBlock()
    }
  }

  /** To be called once, at the end. */
  end(): Digested {
    if (this.#filled > 0) this.#endBlock()
    return { hash: this.#whole.digest('hex'), size: this.#size, blocks: Buffer.concat(this.#blocks) }
  }

  #endBlock(): void {
    this.#blocks.push(this.#block.digest())
    this.#block = createHash('sha256')
    this.#filled = 0
  }
}

export interface Digested {
  /** SHA-256 of the whole, in hex. */
  readonly hash: string
  readonly size: number
  /** The hashes of the blocks, one after another. */
  readonly blocks: Buffer
}

/** Whether a block is the one whose hash stands at `index` of `hashes`. */
export function isBlock(block: Uint8Array, hashes: Uint8Array, index: number): boolean {
  const expected = hashes.subarray(index * hashBytes, (index + 1) * hashBytes)
  return expected.length === hashBytes && hash('sha256', block, 'buffer').equals(expected)
}

/** A stream that begins where a block does, block by block; the last one may be shorter. */
export async function* inBlocks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let held = 0
  for await (const chunk of stream) {
    let rest = chunk
    while (held + rest.length >= blockBytes) {
      const piece = rest.subarray(0, blockBytes - held)
      rest = rest.subarray(piece.length)
      yield pieces.length === 0 ? piece : Buffer.concat([...pieces, piece])
      pieces = []
      held = 0
    }
    if (rest.length > 0) {
      pieces.push(rest)
      held += rest.length
    }
  }
  if (held > 0) yield Buffer.concat(pieces)
}
