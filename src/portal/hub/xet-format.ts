/**
 * The containers of Xet: xorbs, in which chunks of files come, and shards, which tell how files are put together of them.
 * Source: the Xet protocol specification, huggingface.co/docs/xet. Pure.
 */
import { BrokenFrame, unpackFrame } from './lz4.ts'

/** Not to be read as what it should be. */
export class BrokenXet extends Error {}

const headerSize = 8
/** The specification has chunks of 128 KiB at most. */
const largestChunk = 1024 ** 2
const mostChunks = 65_536

const three = (bytes: Uint8Array, at: number): number => bytes[at]! | bytes[at + 1]! << 8 | bytes[at + 2]! << 16

/** Finds the ends of chunks in a xorb as it passes through; what follows the last chunk is not looked at. */
export function chunkFinder(): { see(bytes: Uint8Array): void; ends(): readonly number[] } {
  const ends: number[] = []
  const header = new Uint8Array(headerSize)
  let [seen, held, next, over] = [0, 0, 0, false]
  return {
    see(bytes) {
      for (let at = 0; at < bytes.length && !over;) {
        if (seen + at < next) {
          at += Math.min(bytes.length - at, next - seen - at)
          continue
        }
        header[held] = bytes[at]!
        held += 1
        at += 1
        // The first byte of a chunk is its version, 0; that of the footer is a letter.
        if (held === 1 && header[0] !== 0) over = true
        if (held < headerSize) continue
        held = 0
        const length = three(header, 1)
        if (length > largestChunk || ends.length === mostChunks) throw new BrokenXet('a chunk is too large, or there are too many')
        next = seen + at + length
        ends.push(next)
      }
      seen += bytes.length
    },
    ends() {
      if (ends.length === 0 || seen < next) throw new BrokenXet('the last chunk is cut short')
      return ends
    },
  }
}

/** The content of one chunk with its header. */
export function unpackChunk(chunk: Uint8Array): Uint8Array {
  const [scheme, size] = [chunk[4], three(chunk, 5)]
  const packed = chunk.subarray(headerSize)
  if (size > largestChunk) throw new BrokenXet('a chunk is too large')
  try {
    if (scheme === 0) return packed
    if (scheme === 1) return unpackFrame(packed, size)
    if (scheme === 2) return ungrouped(unpackFrame(packed, size))
  } catch (error) {
    throw error instanceof BrokenFrame ? new BrokenXet(error.message) : error
  }
  throw new BrokenXet(`a compression that is not known: ${scheme}`)
}

/** Puts every fourth byte back into its place. */
function ungrouped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let from = 0
  for (let group = 0; group < 4; group += 1) for (let to = group; to < bytes.length; to += 4) out[to] = bytes[from++]!
  return out
}

/** A run of chunks of one xorb, as a part of a file; `end` is the first chunk after it. */
export interface Term { readonly xorb: string; readonly size: number; readonly start: number; readonly end: number }

/** A file of a shard: its SHA-256 in hex, and what it is put together of. */
export interface ShardFile { readonly hash: string; readonly terms: readonly Term[] }

const entrySize = 48
const [verified, described] = [0x80000000, 0x40000000]

/** Reads the files of a shard. Throws `BrokenXet` when it is none, or a file has no SHA-256. */
export function filesOf(shard: Uint8Array): readonly ShardFile[] {
  const view = new DataView(shard.buffer, shard.byteOffset, shard.byteLength)
  if (shard.length < entrySize || !Buffer.from(shard.buffer, shard.byteOffset, 14).equals(Buffer.from('HFRepoMetaData'))) throw new BrokenXet('not a shard')
  const files: ShardFile[] = []
  let at = entrySize
  const take = (): number => {
    if (at + entrySize > shard.length) throw new BrokenXet('the shard is cut short')
    at += entrySize
    return at - entrySize
  }
  for (;;) {
    const header = take()
    if (shard.subarray(header, header + 32).every((byte) => byte === 0xff)) return files
    const [flags, count] = [view.getUint32(header + 32, true), view.getUint32(header + 36, true)]
    if (count > (shard.length - at) / entrySize) throw new BrokenXet('the shard is cut short')
    const terms = Array.from({ length: count }, (): Term => {
      const entry = take()
      return { xorb: hashAt(view, entry), size: view.getUint32(entry + 36, true), start: view.getUint32(entry + 40, true), end: view.getUint32(entry + 44, true) }
    })
    if (flags & verified) at += count * entrySize
    if (!(flags & described)) throw new BrokenXet('a file without its SHA-256')
    files.push({ hash: hashAt(view, take()), terms })
  }
}

/** Hashes are written as four numbers of 64 bits. */
const hashAt = (view: DataView, at: number): string =>
  [0, 8, 16, 24].map((offset) => view.getBigUint64(at + offset, true).toString(16).padStart(16, '0')).join('')
