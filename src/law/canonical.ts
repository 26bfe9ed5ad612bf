/** Canonical JSON (RFC 8785) and its hash: the one form in which a value is signed, compared and named. */
import { createHash } from 'node:crypto'

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
  return write(value, '$')
}

/** SHA-256 of the canonical form in UTF-8, as lower-case hex. */
export function hashOf(value: Json | object): string {
  return createHash('sha256').update(canonical(value), 'utf8').digest('hex')
}

/** `at` is the path of the value, so that an error names the place. */
function write(value: unknown, at: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value, at)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${at}: ${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => write(item, `${at}[${index}]`)).join(',')}]`
  if (typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, item]) => `${quoted(name, at)}:${write(item, `${at}.${name}`)}`).join(',')}}`
  }
  throw new TypeError(`${at}: ${typeof value} has no canonical form`)
}

function quoted(text: string, at: string): string {
  if (!text.isWellFormed()) throw new TypeError(`${at}: a lone surrogate has no canonical form`)
  return JSON.stringify(text)
}
