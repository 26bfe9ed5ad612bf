/** Understands the body of a call: UTF-8, a JSON object, not nested too deeply. */
import { isUtf8 } from 'node:buffer'
import { invalid } from './errors.ts'
import { refusals, tooDeep } from './messages.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A body as it came and as it was understood. */
export interface Body {
  readonly bytes: Buffer
  readonly fields: Fields
}

/** The deepest nesting that is taken: whatever reads or writes a value later goes down by calling itself. */
const deepest = 100

/** What values take of memory beside their bytes, once they are understood: a list or an object, a text, and every value of a list. */
const weights = { brackets: 64, text: 40, value: 8 } as const

/** JSON writes a byte of text as six at most (`\u0020`), and a token's number, however it is set apart, in this many. */
export const bytesOfByte = 6
export const bytesOfNumber = 24
/** A key's tokens: of no vocabulary that is served has text on the whole more than sixteen bytes a token. */
export const bytesOfToken = 16 * bytesOfByte
/** What a body may hold beside what its model reads: names of fields, schemas of answers, white space. */
export const spareBytes = 256 * 1024

/** How deeply brackets are nested outside of texts, and what the values weigh that they hold; of what is no JSON it may say anything. */
function shapeOf(bytes: Buffer): { readonly depth: number; readonly weight: number } {
  let [depth, most, weight] = [0, 0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x22) {
      at = endOfText(bytes, at)
      weight += weights.text
    } else if (byte === 0x2c) weight += weights.value
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1
      weight += weights.brackets
      if (depth > most) most = depth
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1
  }
  return { depth: most, weight }
}

/** Bytes of memory that the values of a body will take beside its own bytes. Throws an `ApiError` for what is nested too deeply. */
export function weigh(bytes: Buffer): number {
  const { depth, weight } = shapeOf(bytes)
  if (depth > deepest) throw invalid(tooDeep(deepest))
  return weight
}

/** Where the text that begins here ends: at the next quotation mark before which stand no backslashes, or two, or four … */
function endOfText(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0x22, from + 1); at !== -1; at = bytes.indexOf(0x22, at + 1)) {
    let before = at
    while (bytes[before - 1] === 0x5c) before -= 1
    if ((at - before) % 2 === 0) return at
  }
  return bytes.length
}

/** Of what was weighed. Throws an `ApiError` that says what is wrong with it. */
export function understand(bytes: Buffer): Body {
  if (!isUtf8(bytes)) throw invalid(refusals.notUtf8)
  let fields: unknown
  try {
    fields = JSON.parse(bytes.toString())
  } catch {
    throw invalid(refusals.notJson)
  }
  if (!isFields(fields)) throw invalid(refusals.notJson)
  return { bytes, fields }
}

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
