/** Files of JSON Lines: written with back-pressure, hashed before compression, read line by line. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished, pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { lineOf } from '../../../law/canonical.ts'

export interface LinesFile {
  write(value: object): Promise<void>
  /** Finishes the file; tells the bytes before compression, their SHA-256 in hex, and the number of lines. */
  close(): Promise<{ readonly bytes: number; readonly sha256: string; readonly lines: number }>
  readonly bytes: number
}

/** Opens a new file; what ends in `.gz` is compressed. */
export function writeLines(path: string): LinesFile {
  const out = createWriteStream(path)
  const gzip = path.endsWith('.gz') ? createGzip({ level: 9 }) : undefined
  const into = gzip ?? out
  const written = gzip ? pipeline(gzip, out) : finished(out)
  written.catch(() => undefined) // told again by `close`
  const digest = createHash('sha256')
  let [bytes, lines, held] = [0, 0, '']

  async function flush(): Promise<void> {
    const piece = Buffer.from(held)
    held = ''
    digest.update(piece)
    if (!into.write(piece)) await Promise.race([once(into, 'drain'), written])
  }

  return {
    get bytes() {
      return bytes
    },
    async write(value) {
      const line = lineOf(value)
      bytes += Buffer.byteLength(line)
      lines += 1
      held += line
      if (held.length > 1 << 16) await flush()
    },
    async close() {
      await flush()
      into.end()
      await written
      return { bytes, sha256: digest.digest('hex'), lines }
    },
  }
}

/** The values of a file that `writeLines` wrote, not compressed. */
export async function* readLines<T>(path: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 18 }), crlfDelay: Infinity })) {
    yield JSON.parse(line) as T
  }
}
