/** Reads records of text from JSON Lines, plain or in gzip, line by line; says of a broken line where it stands and what to mend. */
import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { brokenGzip, brokenLine, longLine, noText } from './build-messages.ts'

export interface TextRecord {
  readonly line: number
  readonly text: string
  readonly id?: string
  readonly source?: string
  readonly licence?: string
  /** The document that it is a part of. */
  readonly doc?: string
  readonly url?: string
  /** What the source says of how it came about, such as `machine-translation`. */
  readonly quality?: string
}

const named = z.string().transform((value) => value.trim()).optional().catch(undefined)
const shape = z.object({ id: z.union([z.string(), z.number().transform(String)]).optional().catch(undefined), source: named, licence: named, license: named, doc: named, url: named, quality: named })

/** A longer line is no record of text. In bytes. */
const longestLine = 32 << 20

/** The records of a file. `digest` gets its bytes as they are; `advanced` is told how many of them have been read. */
export async function* readRecords(
  { path, name, text: member = 'text' }: { readonly path: string; readonly name: string; readonly text?: string },
  { digest, advanced }: { readonly digest?: Hash; readonly advanced?: (bytes: number) => void } = {},
): AsyncGenerator<TextRecord> {
  let line = 0
  for await (const bytes of linesOf(path, name, digest, advanced)) {
    line += 1
    const json = bytes.toString('utf8').replace(/^\uFEFF/, '')
    if (json.trim() === '') continue
    const value = parsed(json)
    if (value === undefined) throw new Failure('invalid', brokenLine(name, line))
    const text: unknown = value[member]
    if (typeof text !== 'string') throw new Failure('invalid', noText(name, line, member))
    const { id, source, licence, license, doc, url, quality } = shape.parse(value)
    const said = licence || license
    yield {
      line, text,
      ...(id && { id }), ...(source && { source }), ...(said && { licence: said }), ...(doc && { doc }), ...(url && { url }), ...(quality && { quality }),
    }
  }
}

function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}

/** The lines of a file as bytes, without their ends. Memory: one piece and one line. */
async function* linesOf(path: string, name: string, digest?: Hash, advanced?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: 1 << 18 })
  const read = observed(raw, digest, advanced)
  let rest: Buffer[] = []
  let held = 0
  try {
    for await (const bytes of name.endsWith('.gz') ? unpacked(read, name) : read) {
      let from = 0
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
        const tail = bytes.subarray(from, end)
        yield rest.length === 0 ? tail : Buffer.concat([...rest, tail])
        rest = []
        held = 0
        from = end + 1
      }
      if (from < bytes.length) {
        rest.push(bytes.subarray(from))
        held += bytes.length - from
        if (held > longestLine) throw new Failure('limited', longLine(name, longestLine >> 20))
      }
    }
  } finally {
    raw.destroy()
  }
  if (held > 0) yield Buffer.concat(rest)
}

async function* observed(raw: AsyncIterable<Buffer>, digest?: Hash, advanced?: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of raw) {
    digest?.update(piece)
    advanced?.(piece.length)
    yield piece
  }
}

async function* unpacked(packed: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false })
  const gunzip = createGunzip()
  source.once('error', (error) => gunzip.destroy(error))
  try {
    for await (const piece of source.pipe(gunzip)) yield piece as Buffer
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) throw new Failure('invalid', brokenGzip(name))
    throw error
  } finally {
    source.destroy()
  }
}
