/** Reads records of text from JSON Lines, plain or in gzip, or from Parquet; says of a broken line where it stands and what to mend. */
import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import type { SourceFile } from './contract.ts'
import { readTable } from './read-table.ts'
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

interface Watching {
  /** Gets the bytes of a file as they are; of a table, its texts. */
  readonly digest?: Hash
  /** Told how many bytes of the file have been read since. */
  readonly advanced?: (bytes: number) => void
}

/** The records of a file. */
export function readRecords(file: SourceFile, watching: Watching = {}): AsyncGenerator<TextRecord> {
  return file.table === undefined ? recordsOfLines(file, watching) : recordsOfTable(file, file.table, watching)
}

async function* recordsOfLines({ path, name, text: member = 'text' }: SourceFile, { digest, advanced }: Watching): AsyncGenerator<TextRecord> {
  let line = 0
  for await (const bytes of linesOf(path, name, digest, advanced)) {
    line += 1
    const json = bytes.toString('utf8').replace(/^\uFEFF/, '')
    if (json.trim() === '') continue
    const value = parsed(json)
    if (value === undefined) throw new Failure('invalid', brokenLine(name, line))
    const text: unknown = value[member]
    if (typeof text !== 'string') throw new Failure('invalid', noText(name, line, member))
    yield recordOf(value, text, line)
  }
}

async function* recordsOfTable({ path, name, text: member = 'text' }: SourceFile, table: NonNullable<SourceFile['table']>, { digest, advanced }: Watching): AsyncGenerator<TextRecord> {
  if (!table.columns.includes(member)) throw new Failure('invalid', noText(name, 1, member))
  let line = 0
  for await (const { row, share } of readTable(path, { text: member, ...table })) {
    line += 1
    if (share > 0) advanced?.(Math.round(share * (await stat(path)).size))
    const text: unknown = row[member]
    if (typeof text !== 'string') continue // an empty cell
    digest?.update(text).update('\0')
    yield recordOf(row, text, line)
  }
}

function recordOf(value: Readonly<Record<string, unknown>>, text: string, line: number): TextRecord {
  const { id, source, licence, license, doc, url, quality } = shape.parse(value)
  const said = licence || license
  return {
    line, text,
    ...(id && { id }), ...(source && { source }), ...(said && { licence: said }), ...(doc && { doc }), ...(url && { url }), ...(quality && { quality }),
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
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new Failure('invalid', brokenGzip(name))
    throw error
  } finally {
    source.destroy()
  }
}
