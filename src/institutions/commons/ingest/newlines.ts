/** Line breaks of texts: parting them, made even where a delimited file mixes them, counted up to a place, looked for inside quotes. */
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

/** The lines of a text in UTF-8 without their ends. Node's own reader ends a line at U+2028 and U+2029 too, which stand within texts of JSON. Memory: one piece and one line. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let held: string[] = []
  let returned = false
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 2 ** 18 })) {
    const text: string = returned && piece.startsWith('\n') ? piece.slice(1) : piece
    returned = text.endsWith('\r')
    const [first = '', ...others] = text.split(/\r\n?|\n/)
    held.push(first)
    for (const other of others) {
      yield held.join('')
      held = [other]
    }
  }
  const rest = held.join('')
  if (rest !== '') yield rest
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

/** Follows the quotes of a text, chunk after chunk, in a loop of its own: the compiler makes it fast. */
class Quotes {
  breaks = false
  openedAt: number | undefined
  #broken = false
  #position = 0
  #last = lineFeed
  /** The byte behind the last closing quote: another quote there is one inside the cell. */
  #behind = -1
  #openedBefore = 0
  readonly #parts: number
  readonly #sign: number

  constructor(parts: number, sign: number) {
    this.#parts = parts
    this.#sign = sign
  }

  see(bytes: Buffer): void {
    const [position, parts, sign, length] = [this.#position, this.#parts, this.#sign, bytes.length]
    let [behind, openedAt] = [this.#behind - position, this.openedAt]
    const first = position === 0 && bytes[0] === 0xef ? 3 : 0
    let at = 0
    while (at < length) {
      if (openedAt === undefined) {
        at = bytes.indexOf(quote, at)
        if (at < 0) break
        const before = at === 0 ? this.#last : at === first ? lineFeed : bytes[at - 1]
        if (at === behind) openedAt = this.#openedBefore
        else if (before === parts || before === lineFeed || before === carriageReturn) {
          openedAt = position + at
          this.#broken = false
        }
        at += 1
      } else {
        let byte = 0
        while (at < length && (byte = bytes[at]!) !== quote) {
          if (byte === sign) this.#broken = true
          at += 1
        }
        if (this.#broken) this.breaks = true
        if (at < length) {
          this.#openedBefore = openedAt
          openedAt = undefined
          at += 1
          behind = at
        }
      }
    }
    this.#behind = behind + position
    this.openedAt = openedAt
    this.#last = bytes[length - 1]!
    this.#position += length
  }

  /** Whether the quote that is open has lines below it. */
  get swallows(): boolean { return this.openedAt !== undefined && this.#broken }
}

/**
 * Looks through a text in UTF-8 for what the engine's parallel reader gets wrong: where its parts meet inside a quoted cell with
 * line breaks, it makes up rows from what looks like rows there; and it passes over lines beyond its buffer in silence.
 */
export async function surveyOf(path: string, delimiter: string, newline: Newline): Promise<Survey> {
  const sign = newline === '\r' ? carriageReturn : lineFeed
  const quotes = new Quotes(Buffer.from(delimiter).at(-1)!, sign)
  let without = 0
  let huge = false
  for await (const chunk of createReadStream(path, { highWaterMark: chunkLength })) {
    const bytes: Buffer = chunk
    without = bytes.includes(sign) ? 0 : without + 1
    if (without >= hugeLine) huge = true
    quotes.see(bytes)
  }
  return { parallel: !quotes.breaks && !huge, openQuote: quotes.swallows ? quotes.openedAt : undefined }
}
