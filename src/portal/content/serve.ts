/** Gives out a file whole, in ranges, or only what it is (HEAD), and not at all when the asker has it. */
import { randomUUID } from 'node:crypto'
import type { ByteRange, Files } from '../../kernel/files/index.ts'
import { rangesOf } from './ranges.ts'

/** A content that is given out: the kernel's file, or a text that was written for whoever asks. */
export interface GivenContent {
  /** SHA-256 in lower-case hex. */
  readonly hash: string
  readonly size: number
  readonly content: { readonly file: string } | { readonly text: Uint8Array }
}

export interface Serving {
  readonly files: Pick<Files, 'open' | 'refuseDamaged'>
  readonly file: GivenContent
  readonly headers: Readonly<Record<string, string>>
  /** Done before any byte goes out, with how many will. */
  begin?(bytes: number): Promise<void>
  /** Watches the bytes as they go out, such as to stop them. */
  guard?(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>
}

/** The strong validator of a content. */
export const etagOf = ({ hash }: Pick<GivenContent, 'hash'>): string => `"${hash}"`

export async function serve(request: Request, { files, file, headers: given, begin, guard = (stream) => stream }: Serving): Promise<Response> {
  const etag = etagOf(file)
  const headers = { 'accept-ranges': 'bytes', etag, ...given }
  if (same(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const condition = request.headers.get('if-range')
  const ranges = condition === null || condition === etag ? rangesOf(request.headers.get('range'), file.size) : 'whole'
  if (ranges === 'none') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.size}` } })

  const open = async (range?: ByteRange): Promise<ReadableStream<Uint8Array>> => {
    if ('file' in file.content) return (await files.open(file.content.file, range)).stream
    const { text } = file.content
    return new Response(new Uint8Array(range ? text.subarray(range.start, (range.end ?? text.length) + 1) : text)).body!
  }
  const answer = async (status: number, length: number, more: Readonly<Record<string, string>>, body: () => Promise<ReadableStream<Uint8Array>>): Promise<Response> => {
    const all = { ...headers, ...more, 'content-length': String(length) }
    if (request.method === 'HEAD') {
      if ('file' in file.content) await files.refuseDamaged(file.content.file)
      return new Response(null, { status, headers: all })
    }
    await begin?.(length)
    return new Response(guard(await body()), { status, headers: all })
  }
  if (ranges === 'whole') return answer(200, file.size, {}, () => open())
  const [first] = ranges
  if (ranges.length === 1 && first) {
    return answer(206, first.end - first.start + 1, { 'content-range': `bytes ${first.start}-${first.end}/${file.size}` }, () => open(first))
  }
  const { boundary, parts, length } = inParts(ranges, file.size, headers)
  return answer(206, length, { 'content-type': `multipart/byteranges; boundary=${boundary}` }, async () => streamOf(joined(parts, boundary, open)))
}

const same = (header: string | null, etag: string): boolean =>
  header !== null && header.split(/,\s*/).some((one) => one === '*' || one.replace(/^W\//, '') === etag)

interface Part { readonly head: Uint8Array; readonly range: Required<ByteRange> }

const closing = (boundary: string): Uint8Array => new TextEncoder().encode(`\r\n--${boundary}--\r\n`)

function inParts(ranges: readonly Required<ByteRange>[], size: number, headers: Readonly<Record<string, string>>): { readonly boundary: string; readonly parts: readonly Part[]; readonly length: number } {
  const boundary = randomUUID()
  const parts = ranges.map((range) => ({
    range,
    head: new TextEncoder().encode(`\r\n--${boundary}\r\nContent-Type: ${headers['content-type'] ?? 'application/octet-stream'}\r\nContent-Range: bytes ${range.start}-${range.end}/${size}\r\n\r\n`),
  }))
  const length = parts.reduce((sum, { head, range }) => sum + head.length + range.end - range.start + 1, 0) + closing(boundary).length
  return { boundary, parts, length }
}

function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() { await source.return(undefined) },
  })
}

async function* joined(parts: readonly Part[], boundary: string, open: (range: ByteRange) => Promise<ReadableStream<Uint8Array>>): AsyncGenerator<Uint8Array> {
  for (const { head, range } of parts) {
    yield head
    yield* await open(range)
  }
  yield closing(boundary)
}
