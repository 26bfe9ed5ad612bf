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

/** Whether brackets are nested deeper than that, outside of texts; of what is no JSON it may say anything. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x22) at = endOfText(bytes, at)
    else if (byte === 0x5b || byte === 0x7b) depth += 1
    else if (byte === 0x5d || byte === 0x7d) depth -= 1
    if (depth > deepest) return true
  }
  return false
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

/** Throws an `ApiError` that says what is wrong with it. */
export function understand(bytes: Buffer): Body {
  if (!isUtf8(bytes)) throw invalid(refusals.notUtf8)
  if (isTooDeep(bytes)) throw invalid(tooDeep(deepest))
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
