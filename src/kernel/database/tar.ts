/** Writes and reads tar archives (POSIX.1-2024 pax, "ustar" headers) piece by piece, so that size does not matter. */

const block = 512
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The header of an entry; `at` is its time in whole seconds of the epoch. */
export function tarHeader(name: string, size: number, at: number): Uint8Array {
  const header = new Uint8Array(block)
  const put = (text: string, offset: number): void => header.set(encoder.encode(text), offset)
  const [prefix, rest] = split(name)
  put(rest, 0)
  put('0000600\0', 100)
  put('0000000\0', 108)
  put('0000000\0', 116)
  if (size < 8 ** 11) put(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else { // GNU tar's form for what passes 8 GiB: a set high bit, then the number in base 256
    header[124] = 0x80
    new DataView(header.buffer).setBigUint64(128, BigInt(size))
  }
  put(`${Math.max(0, at).toString(8).padStart(11, '0')}\0`, 136)
  put('        ', 148)
  put('0', 156)
  put('ustar\x0000', 257)
  put(prefix, 345)
  put(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What follows the bytes of an entry, up to the next block. */
export const tarPadding = (size: number): Uint8Array => new Uint8Array((block - (size % block)) % block)

/** The end of an archive. */
export const tarEnd = (): Uint8Array => new Uint8Array(2 * block)

/** Cuts a name that is longer than 100 bytes at a slash, as ustar wants it. */
function split(name: string): [prefix: string, rest: string] {
  if (encoder.encode(name).length <= 100) return ['', name]
  for (let cut = name.indexOf('/'); cut > 0; cut = name.indexOf('/', cut + 1)) {
    const [prefix, rest] = [name.slice(0, cut), name.slice(cut + 1)]
    if (encoder.encode(prefix).length <= 155 && encoder.encode(rest).length <= 100) return [prefix, rest]
  }
  throw new RangeError(`The name is too long for an archive: ${name}`)
}

/** One entry of an archive under way; its body is read before the next entry is asked for, or passed over. */
export interface TarEntry {
  readonly name: string
  readonly size: number
  readonly body: AsyncIterable<Uint8Array>
}

/** Reads the entries of an archive in their order. Throws when the archive is cut off or is none. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const pieces = source[Symbol.asyncIterator]()
  let rest = new Uint8Array()

  /** Up to `most` of the bytes that come next, at least one. */
  async function next(most: number): Promise<Uint8Array> {
    while (rest.length === 0) {
      const { done, value } = await pieces.next()
      if (done) throw new Error('The archive is cut off')
      rest = new Uint8Array(value)
    }
    const piece = rest.subarray(0, most)
    rest = rest.subarray(piece.length)
    return piece
  }
  async function* take(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0;) {
      const piece = await next(left)
      left -= piece.length
      yield piece
    }
  }

  for (;;) {
    const header = new Uint8Array(Buffer.concat(await Array.fromAsync(take(block))))
    if (header.every((byte) => byte === 0)) return
    const text = (offset: number, length: number): string =>
      decoder.decode(header.subarray(offset, offset + length)).replace(/\0.*$/s, '')
    const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)
    if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 8), 8) !== sum) throw new Error('This is not a tar archive')
    const size = header[124] === 0x80 ? Number(new DataView(header.buffer).getBigUint64(128)) : Number.parseInt(text(124, 12), 8)
    const prefix = text(345, 155)
    let read = 0
    const body = (async function* () {
      for await (const piece of take(size)) {
        read += piece.length
        yield piece
      }
    })()
    yield { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size, body }
    for await (const piece of take(size - read + tarPadding(size).length)) void piece
  }
}
