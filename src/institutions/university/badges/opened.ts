/** Takes a badge out of what it came in: JSON, a VC-JWT, or a PNG or SVG into which it is baked. Pure. */
import { inflateSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import type { Text } from '../../../law/text.ts'
import { found } from './findings.messages.ts'

export type Json = Readonly<Record<string, unknown>>

/** A credential with the token that secures it, where one does; without, its proof stands inside. */
export type Opened = { readonly credential: Json; readonly jwt?: string; readonly payload?: Json } | { readonly fault: Text }

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
/** One or several, as JSON-LD allows. */
export const listOf = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value])

/** A text that must be one; empty for whatever else stands there. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const longest = 1024 * 1024
const deepest = 64
const mostValues = 50_000
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const keyword = 'openbadgecredential'

/** Opens what was sent. A fault says what is wrong with the file and where to get a right one. */
export function open(bytes: Uint8Array): Opened {
  if (bytes.length === 0) return { fault: found.empty }
  if (bytes.length > longest) return { fault: found.tooLarge(longest / 1024) }
  if (png.every((byte, index) => bytes[index] === byte)) {
    const text = textOfPng(bytes)
    return text === undefined ? { fault: found.noBadgeInImage } : openText(text)
  }
  const text = new TextDecoder().decode(bytes).trim()
  if (!text.startsWith('<')) return openText(text)
  const inside = textOfSvg(text)
  return inside === undefined ? { fault: found.noBadgeInImage } : openText(inside)
}

/** Opens the text of a badge: a JSON object, or a compact JWS. */
export function openText(text: string): Opened {
  const trimmed = text.trim()
  if (trimmed === '') return { fault: found.empty }
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(trimmed)) {
    if (!trimmed.startsWith('{')) return { fault: found.notBadge }
    const read = readJson(trimmed)
    return 'fault' in read ? read : { credential: read.value }
  }
  const read = readJson(Buffer.from(trimmed.split('.')[1]!, 'base64url').toString('utf8'))
  if ('fault' in read) return read
  // The first data model puts the credential into a claim, the second makes it the whole payload.
  const inside = read.value['vc']
  return { credential: isObject(inside) ? inside : read.value, jwt: trimmed, payload: read.value }
}

function readJson(text: string): { readonly value: Json } | { readonly fault: Text } {
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value)) return { fault: found.notBadge }
    return isPlain(value) ? { value } : { fault: found.tooDeep }
  } catch {
    return { fault: found.brokenJson }
  }
}

/** Names that every object has: no term of a badge, and libraries take them for what an object has of itself. */
const ofEveryObject: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Whether JSON is no deeper and has no more values than any badge needs, and no names that no badge has. */
function isPlain(value: unknown): boolean {
  let count = 0
  const looked: [unknown, number][] = [[value, 0]]
  for (let next = looked.pop(); next; next = looked.pop()) {
    const [one, depth] = next
    if (++count > mostValues || depth > deepest) return false
    if (typeof one === 'object' && one !== null) for (const [name, inner] of Object.entries(one)) {
      if (ofEveryObject.has(name)) return false
      looked.push([inner, depth + 1])
    }
  }
  return true
}

/** The text of the chunk iTXt whose keyword says that it is a badge (PNG, 11.3.4.5). */
function textOfPng(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) return undefined
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'iTXt') {
      const text = badgeOf(data)
      if (text !== undefined) return text
    }
    at += 12 + length
  }
  return undefined
}

function badgeOf(data: Uint8Array): string | undefined {
  const ends = data.indexOf(0)
  if (new TextDecoder('latin1').decode(data.subarray(0, ends)) !== keyword) return undefined
  const language = data.indexOf(0, ends + 3)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return undefined
  const text = data.subarray(translated + 1)
  try {
    return new TextDecoder().decode(data[ends + 1] === 1 ? inflateSync(text, { maxOutputLength: longest }) : text)
  } catch {
    return undefined
  }
}

/** No entity is expanded: a badge needs none, and a bomb is made of them. */
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true, processEntities: false, cdataPropName: '#cdata', trimValues: true })

/** The token in the attribute `verify` of the element `credential`, or the JSON inside it. */
function textOfSvg(text: string): string | undefined {
  let parsed: unknown
  try {
    parsed = parser.parse(text)
  } catch {
    return undefined
  }
  const svg = isObject(parsed) ? parsed['svg'] : undefined
  const element = isObject(svg) ? svg['credential'] : undefined
  if (typeof element === 'string') return element
  if (!isObject(element)) return undefined
  const inside = [element['@verify'], element['#cdata'], element['#text']].find((one) => typeof one === 'string' && one.trim() !== '')
  return typeof inside === 'string' ? inside : undefined
}
