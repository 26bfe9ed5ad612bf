/** Recognises the encoding of a text by its bytes and turns it into UTF-8 while it streams. */
import { isUtf8 } from 'node:buffer'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Encoding } from './contract.ts'

type SingleByte = Extract<Encoding, 'windows-1251' | 'kz-1048' | 'koi8-r'>

/** Where KZ-1048 (STRK 1048-2002) has a Kazakh letter and Windows-1251 one of another language. */
const kazakhPlaces: Readonly<Record<number, string>> = {
  0x8d: 'Қ', 0x8e: 'Һ', 0x9d: 'қ', 0x9e: 'һ', 0xa1: 'Ұ', 0xa2: 'ұ', 0xa3: 'Ә', 0xa5: 'Ө', 0xaa: 'Ғ', 0xaf: 'Ү', 0xb4: 'ө', 0xba: 'ғ',
  0xbc: 'ә', 0xbd: 'Ң', 0xbe: 'ң', 0xbf: 'ү',
}

/** The 256 characters of a single-byte encoding. */
function charactersOf(encoding: SingleByte): readonly string[] {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const plain = [...new TextDecoder(encoding === 'koi8-r' ? 'koi8-r' : 'windows-1251').decode(bytes)]
  return encoding === 'kz-1048' ? plain.map((character, byte) => kazakhPlaces[byte] ?? character) : plain
}

export interface TextFacts {
  readonly encoding: Encoding
  /** Zero bytes stand in the text (of UTF-16: zero characters). */
  readonly zeros: boolean
  /** The text begins with a byte order mark. */
  readonly mark: boolean
}

const marks: readonly (readonly [readonly number[], Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be'],
]

/** UTF-16 without a mark: nearly every second byte is that of the Latin or the Cyrillic block, some of them zero. */
function sideOfZeros(head: Buffer): Encoding | 'binary' | undefined {
  const zeros = [0, 0]
  const blocks = [0, 0]
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === 0) zeros[at % 2]! += 1
    if (head[at] === 0 || head[at] === 0x04) blocks[at % 2]! += 1
  }
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return undefined
  const side = even > odd ? 0 : 1
  if (blocks[side]! * 2 >= head.length * 0.85 && zeros[1 - side]! <= head.length / 100) return side === 0 ? 'utf-16be' : 'utf-16le'
  return even + odd > head.length / 10 ? 'binary' : undefined
}

/** Signs that no text holds: the control bytes other than zero (judged apart), tab, line feed, vertical tab, form feed, return and escape. */
function looksBinary(head: Buffer): boolean {
  let odd = 0
  for (const byte of head) if ((byte > 0 && byte < 9) || (byte > 13 && byte < 32 && byte !== 27)) odd += 1
  return odd > head.length / 50
}

/** Cuts what may be half a character off both ends. */
function whole(chunk: Buffer): Buffer {
  let from = 0
  while (from < 4 && from < chunk.length && (chunk[from]! & 0xc0) === 0x80) from += 1
  let to = chunk.length
  for (let back = 1; back <= 3 && back <= chunk.length; back += 1) {
    const byte = chunk[chunk.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (length > back) to = chunk.length - back
    break
  }
  return chunk.subarray(from, Math.max(from, to))
}

/** Bytes from 128 on that form valid characters of UTF-8, and those that do not. */
function highBytes(chunk: Buffer): { readonly good: number; readonly bad: number } {
  let good = 0
  let bad = 0
  for (let at = 0; at < chunk.length; at += 1) {
    const byte = chunk[at]!
    if (byte < 0x80) continue
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    if (more > 0 && at + more < chunk.length && isUtf8(chunk.subarray(at, at + more + 1))) {
      good += 1
      at += more
    } else bad += 1
  }
  return { good, bad }
}

const frequent = new Set('оеаинтсрвлкмдпуыәқғңөұүіһ')

/** The single-byte encoding in which the bytes read most like words: frequent letters, small ones, Kazakh ones inside words. */
function singleByteOf(chunk: Buffer): SingleByte {
  const score = (encoding: SingleByte): number => {
    const characters = charactersOf(encoding)
    let sum = 0
    let before = ''
    for (const byte of chunk) {
      const character = characters[byte]!
      if (byte >= 0x80) {
        if (frequent.has(character)) sum += 1
        // A capital after a small letter: the case of KOI8-R read as Windows-1251 and the other way round.
        if (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(before)) sum -= 2
        if (!/[\p{L}«»№–—„“”’…\u00a0°]/u.test(character)) sum -= 1
        if (/[ЌќЋћЎўЈјҐґЄєЇїЅѕ]/u.test(character)) sum -= 2
      }
      before = character
    }
    return sum
  }
  const scored = (['windows-1251', 'kz-1048', 'koi8-r'] as const).map((encoding) => ({ encoding, score: score(encoding) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding
}

/**
 * Reads a text file once and tells its encoding; undefined when it is not text. The whole file is read, so that a legacy
 * encoding is seen also where the first letter beyond ASCII stands a gigabyte down.
 */
export async function textFacts(path: string, progress: (share: number) => void = () => {}): Promise<TextFacts | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const chunk = Buffer.alloc(4 * 2 ** 20)
    let zeros = false
    let good = 0
    let bad = 0
    let suspect: Buffer | undefined
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at)
      if (bytesRead === 0) break
      const bytes = chunk.subarray(0, bytesRead)
      if (at === 0) {
        const head = bytes.subarray(0, 65_536)
        const mark = marks.find(([signs]) => signs.every((sign, index) => head[index] === sign))
        if (mark && mark[1] !== 'utf-8') return { encoding: mark[1], zeros: false, mark: true }
        const side = sideOfZeros(head)
        if (side === 'binary' || (side === undefined && looksBinary(head))) return undefined
        if (side) return { encoding: side, zeros: false, mark: false }
      }
      zeros ||= bytes.includes(0)
      const inside = whole(bytes)
      if (!isUtf8(inside)) {
        // A bounded look at what is wrong: the decision needs proportions, not counts.
        const first = firstInvalid(inside)
        const around = inside.subarray(Math.max(0, first - 512), first + 65_536)
        const counts = highBytes(around)
        good += counts.good
        bad += counts.bad
        suspect ??= Buffer.from(around)
      }
      at += bytesRead
      progress(at / size)
    }
    if (suspect === undefined || good > bad) return { encoding: 'utf-8', zeros, mark: false }
    return { encoding: singleByteOf(suspect), zeros, mark: false }
  } finally {
    await file.close()
  }
}

/** Where the first byte stands that breaks UTF-8, within some bytes before it. */
function firstInvalid(bytes: Buffer): number {
  let from = 0
  let to = bytes.length
  while (to - from > 1024) {
    const middle = (from + to) >> 1
    if (isUtf8(whole(bytes.subarray(from, middle)))) from = middle
    else to = middle
  }
  return from
}

/** Turns a stream of an encoding into UTF-8 without a mark and without zero characters. */
function toUtf8(encoding: Encoding): Transform {
  if (encoding === 'utf-8') return new Transform({
    transform(chunk: Buffer, _, done) { done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk) },
  })
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? fromUtf16(encoding) : fromSingleByte(encoding)
}

function fromUtf16(encoding: 'utf-16le' | 'utf-16be'): Transform {
  const decoder = new TextDecoder(encoding)
  const clean = (text: string): Buffer => Buffer.from(text.includes('\0') ? text.replaceAll('\0', '') : text)
  return new Transform({
    transform(chunk: Buffer, _, done) { done(null, clean(decoder.decode(chunk, { stream: true }))) },
    flush(done) { done(null, clean(decoder.decode())) },
  })
}

/** By a table of bytes: no strings are made. Every character of these encodings takes at most three bytes of UTF-8. */
function fromSingleByte(encoding: SingleByte): Transform {
  const table = charactersOf(encoding).map((character) => Buffer.from(character))
  table[0] = Buffer.alloc(0)
  const lengths = Uint8Array.from(table, (bytes) => bytes.length)
  const places = new Uint8Array(256 * 3)
  table.forEach((bytes, byte) => places.set(bytes, byte * 3))
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const out = Buffer.allocUnsafe(chunk.length * 3)
      let end = 0
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at]!
        const length = lengths[byte]!
        for (let part = 0; part < length; part += 1) out[end + part] = places[byte * 3 + part]!
        end += length
      }
      done(null, out.subarray(0, end))
    },
  })
}

/** Writes the file in UTF-8. */
export const transcode = (from: string, to: string, encoding: Encoding): Promise<void> =>
  pipeline(createReadStream(from, { highWaterMark: 2 ** 20 }), toUtf8(encoding), createWriteStream(to))
