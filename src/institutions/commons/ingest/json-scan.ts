/** Looks through a JSON file once, byte by byte and with flat memory: its depth, whether it is whole, where its arrays of objects lie. */
import { createReadStream } from 'node:fs'

export interface FoundArray {
  /** The keys that lead to it, joined by dots; empty for the file itself. */
  readonly path: string
  /** Places of its brackets in the file, in bytes. */
  readonly start: number
  readonly end: number
}

export interface Scan {
  /** Values at the top: more than one in a file of lines. */
  readonly values: number
  readonly deepest: number
  /** Every bracket and string that opened has closed. */
  readonly whole: boolean
  /** Arrays whose first element is an object, at most four levels down. */
  readonly arrays: readonly FoundArray[]
  readonly bytes: number
}

const lookFor = 4
const longestKey = 200
const mostArrays = 1000

const [quote, backslash, openArray, closeArray, openObject, closeObject, colon, comma] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x3a, 0x2c]

/** Scans a file; stops early once it is deeper than allowed. */
export async function scanJson(path: string, deepestAllowed: number): Promise<Scan> {
  const arrays: FoundArray[] = []
  /** What is open on the first levels. */
  const open: { readonly array: boolean; readonly start: number; key: string; objects: boolean | undefined }[] = []
  let depth = 0
  let deepest = 0
  let values = 0
  let inString = false
  let escaped = false
  let scalar = false
  let broken = false
  let position = 0
  let key: number[] | undefined
  let lastKey = ''

  const opened = (array: boolean, at: number): void => {
    if (depth === 0) values += 1
    const parent = open.at(-1)
    if (depth === open.length && parent?.array === true) parent.objects ??= !array
    if (depth < lookFor && depth === open.length) open.push({ array, start: at, key: parent === undefined || parent.array ? '' : lastKey, objects: undefined })
    depth += 1
    if (depth > deepest) deepest = depth
  }
  const closed = (array: boolean, at: number): void => {
    if (depth === 0) {
      broken = true
      return
    }
    if (depth === open.length) {
      const mine = open.pop()!
      if (mine.array !== array) broken = true
      if (mine.array && mine.objects === true && open.every((outer) => !outer.array) && arrays.length < mostArrays) {
        arrays.push({ path: [...open, mine].map(({ key }) => key).filter((part) => part !== '').join('.'), start: mine.start, end: at })
      }
    }
    depth -= 1
  }

  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    const bytes: Buffer = chunk
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]!
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) {
          inString = false
          if (key) lastKey = Buffer.from(key).toString('utf8')
          key = undefined
          continue
        }
        if (key && key.length < longestKey) key.push(byte)
        continue
      }
      switch (byte) {
        case quote:
          inString = true
          if (depth === 0 && !scalar) values += 1
          key = depth <= lookFor && open.at(-1)?.array === false && depth === open.length ? [] : undefined
          break
        case openArray: case openObject:
          opened(byte === openArray, position + at)
          if (depth > deepestAllowed) return { values, deepest, whole: false, arrays, bytes: position + at }
          break
        case closeArray: case closeObject: closed(byte === closeArray, position + at)
          break
        case colon: case comma: case 0x20: case 0x0a: case 0x0d: case 0x09: scalar = false
          break
        default:
          if (depth === 0 && !scalar && !(position === 0 && at < 3 && byte >= 0xbb)) values += 1
          scalar = true
          if (depth === open.length && open.at(-1)?.array === true) open.at(-1)!.objects ??= false
      }
    }
    position += bytes.length
  }
  return { values, deepest, whole: depth === 0 && !inString && !broken, arrays, bytes: position }
}
