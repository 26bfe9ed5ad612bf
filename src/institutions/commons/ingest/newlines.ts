/** Line breaks of delimited texts: made even where a file mixes them, counted up to a place, looked for inside quotes. */
import { createReadStream, createWriteStream } from 'node:fs'
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

export interface Survey {
  /** The engine may read parts of the file at once: no cell has a line break, and no line is longer than its buffer. */
  readonly parallel: boolean
  /** Where a quote opens (in bytes) that nothing closes, with lines below it. */
  readonly openQuote: number | undefined
}

const chunkLength = 2 ** 20
/** Chunks in a row without a break, from which a line may be longer than the engine's buffer of 32 MB. */
const hugeLine = 16

/**
 * Looks through a text in UTF-8 for what the engine's parallel reader gets wrong: where its parts meet inside a quoted cell with
 * line breaks, it makes up rows from what looks like rows there; and it passes over lines beyond its buffer in silence.
 */
export async function surveyOf(path: string, delimiter: string, newline: Newline): Promise<Survey> {
  const sign = newline === '\r' ? carriageReturn : lineFeed
  const parts = Buffer.from(delimiter).at(-1)
  const begins = (before: number | undefined): boolean => before === undefined || before === parts || before === lineFeed || before === carriageReturn
  let position = 0
  let without = 0
  let breaks = false
  let openedAt: number | undefined
  /** The byte behind the last closing quote: another quote there is one inside the cell. */
  let behind = -1
  let closedFrom: number | undefined
  let broken = false
  let last: number | undefined
  for await (const chunk of createReadStream(path, { highWaterMark: chunkLength })) {
    const bytes: Buffer = chunk
    let next = bytes.indexOf(sign)
    without = next < 0 ? without + 1 : 0
    if (without >= hugeLine) breaks = true
    for (let at = 0; at < bytes.length;) {
      const found = bytes.indexOf(quote, at)
      const end = found < 0 ? bytes.length : found
      if (openedAt !== undefined) {
        while (next >= 0 && next < at) next = bytes.indexOf(sign, next + 1)
        if (next >= 0 && next < end) breaks = broken = true
        if (found >= 0) {
          behind = position + end + 1
          closedFrom = openedAt
          openedAt = undefined
        }
      } else if (found >= 0) {
        if (position + end === behind) openedAt = closedFrom
        else if (begins(end === 0 ? last : bytes[end - 1]) || (position + end === 3 && bytes[0] === 0xef)) [openedAt, broken] = [position + end, false]
      }
      at = end + 1
    }
    last = bytes.at(-1)
    position += bytes.length
  }
  return { parallel: !breaks, openQuote: broken ? openedAt : undefined }
}
