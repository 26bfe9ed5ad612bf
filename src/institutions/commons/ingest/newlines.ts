/** Line breaks of delimited texts: made even where a file mixes them, counted up to a place, and missed where a line is too long. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type Newline = '\n' | '\r\n' | '\r'

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22]

/** Copies a text in UTF-8 with a line feed after every record; what stands in quotes stays as it is. */
export async function evenNewlines(from: string, to: string, delimiter: string): Promise<void> {
  const parts = Buffer.from(delimiter).at(-1)
  let quoted = false
  let cellBegins = true
  let returned = false
  await pipeline(createReadStream(from, { highWaterMark: 2 ** 20 }), new Transform({
    transform(chunk: Buffer, _, done) {
      const out = Buffer.allocUnsafe(chunk.length)
      let end = 0
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at]!
        if (byte === quote && (quoted || cellBegins)) quoted = !quoted
        // A quote that ends a cell may be the first of two: the second opens it again.
        cellBegins = byte === quote || byte === parts || byte === lineFeed || byte === carriageReturn
        if (!quoted && byte === lineFeed && returned) {
          returned = false
          continue
        }
        returned = !quoted && byte === carriageReturn
        out[end++] = returned ? lineFeed : byte
      }
      done(null, out.subarray(0, end))
    },
  }), createWriteStream(to))
}

/** The lines, from 1, on which places of a file stand; places in bytes, growing. */
export async function linesAt(path: string, places: readonly number[], newline: Newline): Promise<readonly number[]> {
  const sign = newline === '\r' ? carriageReturn : lineFeed
  const lines: number[] = []
  let line = 1
  let position = 0
  if (places.length === 0) return lines
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    const bytes: Buffer = chunk
    let next = bytes.indexOf(sign)
    while (lines.length < places.length && places[lines.length]! < position + bytes.length) {
      const place = places[lines.length]! - position
      while (next >= 0 && next < place) {
        line += 1
        next = bytes.indexOf(sign, next + 1)
      }
      // The engine puts the place of a row between the two signs of a line break.
      lines.push(next === place ? line + 1 : line)
    }
    if (lines.length === places.length) return lines
    for (; next >= 0; next = bytes.indexOf(sign, next + 1)) line += 1
    position += bytes.length
  }
  while (lines.length < places.length) lines.push(line)
  return lines
}

const stride = 8 * 2 ** 20
const probe = 65_536

/** Whether a line may be longer than the engine's buffer (32 MB), by a look every 8 MiB: it loses such a line while it reads in parallel. */
export async function mayHaveHugeLine(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(probe)
    let without = 0
    for (let at = stride; at < size; at += stride) {
      const { bytesRead } = await file.read(bytes, 0, probe, at)
      const seen = bytes.subarray(0, bytesRead)
      without = seen.includes(lineFeed) || seen.includes(carriageReturn) ? 0 : without + 1
      if (without > 1) return true
    }
    return false
  } finally {
    await file.close()
  }
}
