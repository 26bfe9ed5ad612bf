/** Reads XML into a plain tree, without document types and without entities of its own. Pure. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { Faults, unreadable } from './faults.ts'
import { badXml, cutOff, declaresTypes, lineOf, wholeFile } from './messages.ts'
import { decode, decodeAs } from './decode.ts'

/** An element: text, or a record of its children by local name and its attributes by `@name`. */
export type Xml = unknown

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false,
  processEntities: false, trimValues: true,
})

/** Reads a document. Throws a `Failure` (invalid) for one with a document type, and names the line for one not well formed. */
export function readXml(bytes: Uint8Array): Xml {
  const text = textOf(bytes)
  if (/<!DOCTYPE/i.test(text)) throw unreadable(declaresTypes)
  const checked = XMLValidator.validate(text)
  const faults = new Faults()
  if (checked !== true) {
    const short = checked.err.code === 'InvalidXml'
    faults.add(short ? cutOff : badXml(checked.err.msg), short ? wholeFile : lineOf(checked.err.line))
  }
  faults.throwAny()
  return parser.parse(text)
}

function textOf(bytes: Uint8Array): string {
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i
    .exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1]
    ?.toLowerCase()
  if (declared === 'windows-1251' || declared === 'cp1251') return decodeAs(bytes, 'windows-1251')
  return declared === undefined || declared === 'utf-8' ? decodeAs(bytes, 'utf-8') : decode(bytes)
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All elements at a path of local names, such as `NtryDtls/TxDtls`. */
export function nodes(from: Xml, path: string): readonly Xml[] {
  return path
    .split('/')
    .reduce<readonly Xml[]>(
      (level, name) => level.flatMap((node) => (isRecord(node) && node[name] !== undefined ? node[name] : [])),
      [from],
    )
}

/** The text of the first element at a path that has any; an attribute is the last step `@name`. */
export function text(from: Xml, path: string): string | undefined {
  return texts(from, path)[0]
}

/** The texts of all elements at a path that have any. */
export const texts = (from: Xml, path: string): readonly string[] =>
  nodes(from, path)
    .map((node) => (isRecord(node) ? node['#text'] : node))
    .filter((value) => typeof value === 'string')
    .map(unescape)
    .filter((value) => value !== '')

const named: Readonly<{ [name: string]: string }> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

/** The five entities of XML and references to characters: there are no others without a document type. */
const unescape = (raw: string): string =>
  raw.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? all
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '\ufffd'
    },
  )
