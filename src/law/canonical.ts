/** Canonical JSON (RFC 8785) and its hash: the one form in which a value is signed, compared and named. */
import { hash } from 'node:crypto'

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export type JsonObject = { readonly [name: string]: Json }

/**
 * Writes a value in the JSON Canonicalization Scheme: no spaces, names sorted by UTF-16 code units, numbers as ECMAScript
 * prints them. Throws a TypeError for what JSON cannot carry exactly: NaN, infinities, undefined, bigints, functions,
 * sparse lists, lone surrogates, and objects that are not plain records (dates, maps, bytes). Only own enumerable properties
 * count, so methods on a prototype are left out. `object` admits declared interfaces, which TypeScript does not match to
 * `JsonObject`; they are held to the same rules when they are written.
 */
export function canonical(value: Json | object): string {
  try {
    return write(value)
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error
    throw new TypeError(`${placeOf(value, '$') ?? '$'}: ${error.message}`, { cause: error })
  }
}

/** SHA-256 of the canonical form in UTF-8, as lower-case hex. */
export const hashOf = (value: Json | object): string => hashOfText(canonical(value))

/** SHA-256 of a text in UTF-8, as lower-case hex: the hash of a value whose canonical form is at hand. */
export const hashOfText = (text: string): string => hash('sha256', text, 'hex')

/** What JSON cannot carry exactly; the place is looked for only then, so that writing what is sound stays cheap. */
class Unwritable extends TypeError {}

function write(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Unwritable(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    let items = ''
    for (let index = 0; index < value.length; index += 1) items += index === 0 ? write(value[0]) : `,${write(value[index])}`
    return `[${items}]`
  }
  if (isRecord(value)) {
    let members = ''
    for (const name of sorted(Object.keys(value))) members += `${members === '' ? '' : ','}${quoted(name)}:${write(value[name])}`
    return `{${members}}`
  }
  throw new Unwritable(`${typeof value} has no canonical form`)
}

/** By UTF-16 code units, as JavaScript compares strings, and in place: names are few, and mostly in order. */
function sorted(names: string[]): string[] {
  if (names.length > 32) return names.sort()
  for (let next = 1; next < names.length; next += 1) {
    const name = names[next]!
    let at = next
    for (; at > 0 && names[at - 1]! > name; at -= 1) names[at] = names[at - 1]!
    names[at] = name
  }
  return names
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'

/** What JSON writes as it is: no quotation mark, backslash, control or surrogate. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new Unwritable('a lone surrogate has no canonical form')
  return JSON.stringify(text)
}

/** The path of the first value that cannot be written. */
function placeOf(value: unknown, at: string): string | undefined {
  if (Array.isArray(value)) {
    for (const [index, item] of Array.from(value).entries()) {
      const place = placeOf(item, `${at}[${index}]`)
      if (place !== undefined) return place
    }
    return undefined
  }
  if (isRecord(value)) {
    for (const name of Object.keys(value).sort()) {
      const place = name.isWellFormed() ? placeOf(value[name], `${at}.${name}`) : at
      if (place !== undefined) return place
    }
    return undefined
  }
  try {
    write(value)
    return undefined
  } catch {
    return at
  }
}

/** A value as JSON in a line of a file or a pipe. Readers of lines, Node's among them, end one at U+2028 and U+2029 too, which JSON leaves as they are. */
export const lineOf = (value: unknown): string => `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`
