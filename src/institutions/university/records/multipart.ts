/** Bodies of several parts (multipart/mixed, RFC 2046), as statements come and go with their attachments (Communication 1.5.2). Pure. */
import { hash } from 'node:crypto'
import { Broken } from './broken.ts'
import { isMediaType } from './formats.ts'
import { attachmentsOf, type Statement } from './statement.ts'

interface Part { readonly headers: ReadonlyMap<string, string>; readonly content: Buffer }

/** The data of an attachment under its SHA-2. */
export interface AttachedData { readonly sha2: string; readonly type: string; readonly content: Buffer }

const section = 'Communication 1.5.2'

/** The most attachments that come with statements. */
const mostParts = 1000

/** The boundary that a Content-Type names; undefined without one. */
const boundaryOf = (type: string): string | undefined => {
  const match = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  return match?.[1] ?? match?.[2]
}

/** Parts a body. Throws a `Broken` when it does not begin, go on and end with the boundary. */
function partsOf(type: string, body: Buffer): readonly Part[] {
  const boundary = boundaryOf(type)
  if (boundary === undefined) throw new Broken('boundary', 'Content-Type', section)
  const delimiter = Buffer.from(`--${boundary}`)
  const between = Buffer.from(`\r\n--${boundary}`)
  const parts: Part[] = []
  let at = body.indexOf(delimiter)
  // What stands before the first boundary is a preamble; a client that forgot the boundary would have its statement in it.
  if (at === -1 || body.subarray(0, at).some((byte) => byte !== 13 && byte !== 10)) throw new Broken('boundary', 'body', section)
  for (;;) {
    const from = at + delimiter.length
    if (body[from] === 45 && body[from + 1] === 45) return parts
    const next = body.indexOf(between, from)
    if (next === -1) throw new Broken('boundary', 'body', section)
    if (parts.length > mostParts) throw new Broken('tooMany', 'parts', section, 413)
    parts.push(partOf(body.subarray(from, next)))
    at = next + 2
  }
}

function partOf(bytes: Buffer): Part {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) throw new Broken('boundary', 'body', section)
  const headers = new Map(bytes.subarray(0, end).toString('latin1').split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const]
  }))
  return { headers, content: bytes.subarray(end + 4) }
}

const algorithms: Readonly<Record<number, string>> = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' }

const hashesTo = (content: Buffer, sha2: string): boolean => {
  const algorithm = algorithms[sha2.length]
  return algorithm !== undefined && hash(algorithm, content) === sha2.toLowerCase()
}

/** The statements of a body with attachments as JSON text, and the data that came with it. Each is judged by its own headers; whether they belong together is `requireAttached`'s. */
export function readMultipart(type: string, body: Buffer): { readonly statements: Buffer; readonly attached: readonly AttachedData[] } {
  const [first, ...others] = partsOf(type, body)
  if (first === undefined) throw new Broken('firstPart', 'body', section)
  if (!/^application\/json\b/i.test(first.headers.get('content-type') ?? '')) throw new Broken('firstPart', 'body', section)
  const attached = others.map(({ headers, content }, index): AttachedData => {
    const at = `part ${index + 2}`
    if (headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') throw new Broken('binary', at, section)
    const sha2 = headers.get('x-experience-api-hash')
    if (sha2 === undefined || !hashesTo(content, sha2)) throw new Broken('hash', at, section)
    const type = headers.get('content-type') ?? 'application/octet-stream'
    if (!isMediaType(type)) throw new Broken('media', `${at} Content-Type`, section)
    return { sha2: sha2.toLowerCase(), type, content }
  })
  return { statements: first.content, attached }
}

/** Throws a `Broken` when data came that no statement names, or a statement names data that neither came nor is elsewhere. */
export function requireAttached(statements: readonly Statement[], attached: readonly AttachedData[]): void {
  const named = new Set(statements.flatMap(attachmentsOf).map(({ sha2 }) => sha2.toLowerCase()))
  const sent = new Set(attached.map(({ sha2 }) => sha2))
  attached.forEach(({ sha2 }, index) => { if (!named.has(sha2)) throw new Broken('hash', `part ${index + 2}`, section) })
  for (const { sha2, fileUrl } of statements.flatMap(attachmentsOf)) {
    if (fileUrl === undefined && !sent.has(sha2.toLowerCase())) throw new Broken('unsent', `attachment ${sha2}`, 'Data 2.4.11')
  }
}

/** A body with the JSON first and each attachment once; answers with its Content-Type. */
export function writeMultipart(json: string, attached: readonly AttachedData[]): { readonly type: string; readonly body: Buffer } {
  const boundary = `part-${hash('sha256', json).slice(0, 32)}`
  const head = (lines: readonly string[]): Buffer => Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`)
  const end = Buffer.from('\r\n')
  return {
    type: `multipart/mixed; boundary=${boundary}`,
    body: Buffer.concat([
      head(['Content-Type: application/json']), Buffer.from(json), end,
      ...attached.flatMap(({ sha2, type, content }) => [head([`Content-Type: ${type}`, 'Content-Transfer-Encoding: binary', `X-Experience-API-Hash: ${sha2}`]), content, end]),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  }
}
