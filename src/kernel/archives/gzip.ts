/** Reads gzip files (RFC 1952) member by member, with what their headers say: the name of the file, a comment, further fields. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'

/** What stands in a gzip file beside the content. */
export interface BesideContent {
  said(text: string): void
  /** Bytes after the last member: no program reads them, and neither do we. */
  unread(): void
}

const hasChecksum = 2
const hasFields = 4
const hasName = 8
const hasComment = 16
/** Bytes that a header may have; the further fields alone may have 65,535. */
const longestHeader = 2 ** 17
const trailer = 8

/** The content of all members, one after another. Throws an `Error` where the file is damaged. */
export async function* gunzipped(path: string, beside: BesideContent): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    for (let at = 0; at < size;) {
      const head = await bytesAt(file, at, longestHeader)
      if (head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) {
        if (at === 0) throw new Error('The file is no gzip')
        // Tapes are filled up with noughts.
        if (size - at > head.length || head.some((byte) => byte !== 0)) beside.unread()
        return
      }
      const length = headerLength(head, beside)
      const inflating = createInflateRaw()
      const source = createReadStream(path, { start: at + length })
      source.on('error', (error) => inflating.destroy(error))
      source.pipe(inflating)
      let sum = 0
      let written = 0
      try {
        for await (const chunk of inflating as AsyncIterable<Buffer>) {
          sum = crc32(chunk, sum)
          written = (written + chunk.length) % 2 ** 32
          yield chunk
        }
      } finally {
        source.destroy()
      }
      const end = at + length + inflating.bytesWritten
      const proof = await bytesAt(file, end, trailer)
      if (proof.length < trailer || proof.readUInt32LE(0) !== sum || proof.readUInt32LE(4) !== written) throw new Error('A member of the gzip file is damaged')
      at = end + trailer
    }
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, position: number, most: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, position)
  return buffer.subarray(0, bytesRead)
}

/** The bytes of a header; what it says is passed on. */
function headerLength(head: Buffer, { said }: BesideContent): number {
  const flags = head[3] ?? 0
  let at = 10
  const text = (to: number): void => said(textOf(head.subarray(at, to)))
  if (flags & hasFields) {
    const to = at + 2 + head.readUInt16LE(at)
    at += 2
    text(to)
    at = to
  }
  for (const flag of [hasName, hasComment]) {
    if ((flags & flag) === 0) continue
    const to = head.indexOf(0, at)
    if (to < 0) throw new Error('The header of the gzip file does not end')
    text(to)
    at = to + 1
  }
  return at + (flags & hasChecksum ? 2 : 0)
}

/** The RFC says ISO 8859-1; systems write the name as they have it. */
const textOf = (bytes: Buffer): string => {
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text
}
