/** Unpacks frames of LZ4 into a buffer of known size. Source: the LZ4 frame and block formats, lz4.org. Pure. */

/** The frame is cut short, or leads out of its buffer. */
export class BrokenFrame extends Error {}

const magic = 0x184d2204

/** Unpacks one frame. Checksums are not read: whoever unpacks knows the content by a hash of its own. */
export function unpackFrame(frame: Uint8Array, size: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const out = new Uint8Array(size)
  if (frame.length < 7 || view.getUint32(0, true) !== magic) throw new BrokenFrame('not a frame of LZ4')
  const flags = frame[4]!
  // Of the descriptor: two bytes of flags, the size of the content and the id of a dictionary where there are any, one byte of checksum.
  let at = 4 + 2 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0) + 1
  let written = 0
  for (;;) {
    if (at + 4 > frame.length) throw new BrokenFrame('the frame is cut short')
    const word = view.getUint32(at, true)
    at += 4
    if (word === 0) break
    const length = word & 0x7fffffff
    if (at + length > frame.length) throw new BrokenFrame('a block is cut short')
    const block = frame.subarray(at, at + length)
    if (word >>> 31) {
      if (written + length > size) throw new BrokenFrame('more than was announced')
      out.set(block, written)
      written += length
    } else written = unpackBlock(block, out, written)
    at += length + (flags & 16 ? 4 : 0)
  }
  if (written !== size) throw new BrokenFrame('less than was announced')
  return out
}

/** Unpacks a block behind what is there already; answers how much there is then. */
function unpackBlock(block: Uint8Array, out: Uint8Array, from: number): number {
  let [at, written] = [0, from]
  const lengthAt = (nibble: number): number => {
    let length = nibble
    if (nibble === 15) {
      for (let byte = 255; byte === 255; at += 1) {
        byte = block[at] ?? fail()
        length += byte
      }
    }
    return length
  }
  while (at < block.length) {
    const token = block[at]!
    at += 1
    const literals = lengthAt(token >> 4)
    if (at + literals > block.length || written + literals > out.length) fail()
    out.set(block.subarray(at, at + literals), written)
    at += literals
    written += literals
    if (at === block.length) return written
    if (at + 2 > block.length) fail()
    const offset = block[at]! | block[at + 1]! << 8
    at += 2
    const length = lengthAt(token & 15) + 4
    if (offset === 0 || offset > written || written + length > out.length) fail()
    if (offset >= length) out.copyWithin(written, written - offset, written - offset + length)
    else for (let index = 0; index < length; index += 1) out[written + index] = out[written - offset + index]!
    written += length
  }
  return written
}

function fail(): never {
  throw new BrokenFrame('a block leads out of its buffer')
}
