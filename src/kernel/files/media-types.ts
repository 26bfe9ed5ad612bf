/** What a file really is, told by its first and last bytes, and whether its name agrees. */
import { spoken, type Text } from '../../law/text.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { mediaTypes, type MediaType } from '../../law/media-type.ts'

export { isMediaType, type MediaType } from '../../law/media-type.ts'

interface Kind {
  readonly extensions: readonly string[]
  /** What people call it; a name that is the same in every language is written once. */
  readonly name: string | Text
  /** The shape of the bytes that it must have. */
  readonly shape: Shape
}

type Shape = 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'zip' | 'gzip' | 'parquet' | 'asn1' | 'text' | 'any'

const plainText: Text = spoken({ kk: 'қарапайым мәтін (TXT)', ru: 'простой текст (TXT)', en: 'plain text (TXT)' })
const signature: Text = spoken({ kk: 'электрондық қолтаңба (P7S)', ru: 'электронная подпись (P7S)', en: 'electronic signature (P7S)' })
const anything: Text = spoken({ kk: 'кез келген файл', ru: 'любой файл', en: 'any file' })

const kindOf: Readonly<Record<MediaType, Kind>> = {
  'application/pdf': { extensions: ['pdf'], name: 'PDF', shape: 'pdf' },
  'image/png': { extensions: ['png'], name: 'PNG', shape: 'png' },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], name: 'JPEG', shape: 'jpeg' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    { extensions: ['docx'], name: 'Word (DOCX)', shape: 'docx' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    { extensions: ['xlsx'], name: 'Excel (XLSX)', shape: 'xlsx' },
  'application/zip': { extensions: ['zip'], name: 'ZIP', shape: 'zip' },
  'application/gzip': { extensions: ['gz', 'tgz'], name: 'GZIP', shape: 'gzip' },
  'application/vnd.apache.parquet': { extensions: ['parquet'], name: 'Parquet', shape: 'parquet' },
  'text/csv': { extensions: ['csv', 'tsv'], name: 'CSV', shape: 'text' },
  'text/plain': { extensions: ['txt', 'text', 'md'], name: plainText, shape: 'text' },
  'application/json': { extensions: ['json'], name: 'JSON', shape: 'text' },
  'application/x-ndjson': { extensions: ['jsonl', 'ndjson'], name: 'JSON Lines', shape: 'text' },
  'application/xml': { extensions: ['xml'], name: 'XML', shape: 'text' },
  'application/pkcs7-signature': { extensions: ['p7s', 'cms', 'sig'], name: signature, shape: 'asn1' },
  'application/octet-stream': { extensions: [], name: anything, shape: 'any' },
}

/** The types as people call them: "PDF, Word (DOCX)". */
export function nameTypes(types: readonly MediaType[]): Text {
  const inOne = (locale: keyof Text): string => types.map((type) => {
    const { name } = kindOf[type]
    return typeof name === 'string' ? name : name[locale]
  }).join(', ')
  return inEveryLanguage(inOne)
}

/** The value of an `accept` attribute for these types: extensions and media types; empty when anything goes. */
export function acceptAttribute(types: readonly MediaType[]): string {
  if (types.includes('application/octet-stream')) return ''
  return types.flatMap((type) => [...kindOf[type].extensions.map((one) => `.${one}`), type]).join(',')
}

/** What was seen of a content while it streamed by. */
export interface Glimpse {
  /** The first bytes, up to 64 KiB. */
  readonly head: Uint8Array
  /** The last bytes, up to 64 KiB. */
  readonly tail: Uint8Array
  /** A zero byte was seen: then it is no text. */
  readonly zeros: boolean
}

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** Tells the shape of a content. */
function shapeOf({ head, tail, zeros }: Glimpse): Exclude<Shape, 'any'> | 'unknown' {
  const first = ascii(head.subarray(0, 1024))
  if (first.startsWith('%PDF-')) return 'pdf'
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(head, 0x1f, 0x8b)) return 'gzip'
  if (first.startsWith('PAR1') && ascii(tail).endsWith('PAR1')) return 'parquet'
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) return zipShape(head, tail)
  // A DER or BER sequence that holds the object identifier of CMS signed data, or its PEM.
  if (head[0] === 0x30 && first.includes('\u002a\u0086\u0048\u0086\u00f7\u000d\u0001\u0007\u0002')) return 'asn1'
  if (/^-----BEGIN (?:CMS|PKCS7)-----/.test(first)) return 'asn1'
  return zeros || !isText(head) ? 'unknown' : 'text'
}

/** A Word or Excel document is a ZIP whose directory, at the end, names the parts; the first local headers name some too. */
function zipShape(head: Uint8Array, tail: Uint8Array): 'docx' | 'xlsx' | 'zip' {
  const names = ascii(head) + ascii(tail)
  if (!names.includes('[Content_Types].xml')) return 'zip'
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : 'zip'
}

/** Text in any encoding that keeps ASCII, UTF-8 and windows-1251 among them: no control characters but the usual ones. */
const isText = (head: Uint8Array): boolean => head.every((byte) => byte >= 0x20 ? byte !== 0x7f : usual.has(byte))
const usual = new Set([0x09, 0x0a, 0x0c, 0x0d])

/**
 * The type of a content under `name`, or `undefined` when it is none of `accept`: the bytes must have the shape of the type
 * and the name one of its extensions. A name without an extension takes the type from `claimed`, or from the bytes.
 */
export function decideType(
  name: string, claimed: string | undefined, seen: Glimpse, accept: readonly MediaType[],
): MediaType | undefined {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase()
  const shape = shapeOf(seen)
  const fits = (type: MediaType): boolean => {
    const { extensions, shape: needed } = kindOf[type]
    if (needed === 'any') return false
    if (needed !== shape && !(needed === 'zip' && (shape === 'docx' || shape === 'xlsx'))) return false
    return extension === undefined ? claimed === undefined || claimed === type : extensions.includes(extension)
  }
  return accept.find(fits) ?? (accept.includes('application/octet-stream') ? believed(fits) : undefined)
}

/** Among all types the one that both bytes and name speak for; else just bytes. */
const believed = (fits: (type: MediaType) => boolean): MediaType =>
  mediaTypes.find(fits) ?? 'application/octet-stream'
