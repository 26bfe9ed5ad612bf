/**
 * Reads ASN.1 in BER and writes it in DER (X.690): the little that signatures need. A block is opened only when it is asked for
 * what is inside, because decoding every part of a CMS takes several times as long as verifying it.
 */
import { type Instant, instantAt } from '../../law/time.ts'

/** One value as it came. */
export interface Block {
  /** The identifier octet; tags of two octets and more do not occur here and are refused. */
  readonly tag: number
  /** The whole block with its header. */
  readonly bytes: Uint8Array
  readonly content: Uint8Array
}

export const tags = { integer: 0x02, octets: 0x04, oid: 0x06, utf8: 0x0c, printable: 0x13, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31 } as const

/** The identifier of a value that a structure marks with a number, when it is constructed. */
export const marked = (number: number): number => 0xa0 | number

const constructed = 0x20
/** Blocks of a length that is not said stand at most so deep in each other. */
const deepest = 16

/** Reads the block at the beginning; throws a RangeError when the bytes hold none. */
export const read = (bytes: Uint8Array): Block => readAt(bytes, 0, 0)

function readAt(bytes: Uint8Array, at: number, depth: number): Block {
  const [tag, first] = [octetAt(bytes, at), octetAt(bytes, at + 1)]
  if ((tag & 0x1f) === 0x1f) throw new RangeError('a tag of several octets')
  if (first === 0x80) return readUntilEnd(bytes, at, depth)
  const long = first > 0x80 ? first & 0x7f : 0
  if (long > 4) throw new RangeError('a length beyond any file')
  let length = long === 0 ? first : 0
  for (let index = 0; index < long; index++) length = length * 256 + octetAt(bytes, at + 2 + index)
  const from = at + 2 + long
  if (from + length > bytes.length) throw new RangeError('a block longer than what is there')
  return { tag, bytes: bytes.subarray(at, from + length), content: bytes.subarray(from, from + length) }
}

/** A block whose length is not said ends with two zeros after its last part (8.1.3.6). */
function readUntilEnd(bytes: Uint8Array, at: number, depth: number): Block {
  const tag = octetAt(bytes, at)
  if ((tag & constructed) === 0 || depth === deepest) throw new RangeError('a length that is not said')
  let end = at + 2
  while (octetAt(bytes, end) !== 0 || octetAt(bytes, end + 1) !== 0) end += readAt(bytes, end, depth + 1).bytes.length
  return { tag, bytes: bytes.subarray(at, end + 2), content: bytes.subarray(at + 2, end) }
}

function octetAt(bytes: Uint8Array, at: number): number {
  const octet = bytes[at]
  if (octet === undefined) throw new RangeError('a block that breaks off')
  return octet
}

/** The parts of a constructed block; none of anything else. */
export function partsOf(block: Block | undefined): readonly Block[] {
  if (block === undefined || (block.tag & constructed) === 0) return []
  const parts: Block[] = []
  for (let at = 0; at < block.content.length; at += parts.at(-1)!.bytes.length) parts.push(readAt(block.content, at, 0))
  return parts
}

/** The bytes of an OCTET STRING, which BER may cut into pieces; undefined for anything else. */
export function octetsOf(block: Block | undefined): Uint8Array | undefined {
  if (block?.tag === tags.octets) return block.content
  if (block?.tag !== (tags.octets | constructed)) return undefined
  const pieces = partsOf(block)
  return pieces.every(({ tag }) => tag === tags.octets) ? Buffer.concat(pieces.map(({ content }) => content)) : undefined
}

/** An object identifier in dots; undefined for anything else. */
export function oidOf(block: Block | undefined): string | undefined {
  if (block?.tag !== tags.oid || (block.content.at(-1) ?? 0x80) >= 0x80) return undefined
  const arcs: number[] = []
  let arc = 0
  for (const octet of block.content) {
    arc = arc * 128 + (octet & 0x7f)
    if (octet < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}

/** A text in UTF-8 or of printable characters; undefined for anything else. */
export const textOf = (block: Block | undefined): string | undefined =>
  block?.tag === tags.utf8 || block?.tag === tags.printable ? Buffer.from(block.content).toString('utf8') : undefined

/** A moment in UTC with seconds, as UTCTime or GeneralizedTime (RFC 5652, 11.3); undefined for anything else. */
export function timeOf(block: Block | undefined): Instant | undefined {
  if (block?.tag !== tags.utcTime && block?.tag !== tags.generalizedTime) return undefined
  const written = Buffer.from(block.content).toString('latin1')
  const whole = block.tag === tags.generalizedTime ? written : `${written < '50' ? '20' : '19'}${written}`
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(whole)
  const moment = parts === null ? Number.NaN : Date.parse(`${parts.slice(1, 4).join('-')}T${parts.slice(4).join(':')}Z`)
  return Number.isNaN(moment) ? undefined : instantAt(moment)
}

/** Writes a block around its content, of at most 65,535 bytes. */
export function write(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, { length }) => sum + length, 0)
  if (length > 0xffff) throw new RangeError(`a block of ${length} bytes`)
  const octets = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Uint8Array.of(tag, ...octets), ...content])
}

export const sequence = (...content: readonly Uint8Array[]): Uint8Array => write(tags.sequence, ...content)

/** Writes an object identifier. */
export function oid(dots: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dots.split('.').map(Number)
  const octets = [root * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return write(tags.oid, Uint8Array.from(octets))
}
