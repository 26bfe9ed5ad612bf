/** The files of a ZIP that somebody sent: bounded in number and size before and while they are read, under names that stay inside. */
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { ImportRule } from './messages.ts'

/** Bytes of each file and of all together, how many files, and how many times smaller a file may be packed. */
const bounds = { file: 25_000_000, all: 120_000_000, files: 2_000, ratio: 200 } as const

/** Why an archive is not read. */
export class NotRead extends Error {
  readonly rule: ImportRule

  constructor(rule: ImportRule) {
    super(rule)
    this.rule = rule
  }
}

/** Files by their paths in the archive. Throws a `NotRead`. */
export async function filesIn(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  let all = 0
  try {
    // The library refuses names that lead outside of the archive, and entries that are longer than they say.
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false, validateEntrySizes: true })
    if (zip.entryCount > bounds.files) throw new NotRead('manyFiles')
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (name.endsWith('/')) continue
      if (name.startsWith('/') || name.includes('\0') || name.split(/[/\\]/).includes('..')) throw new NotRead('outside')
      if (entry.isEncrypted()) throw new NotRead('password')
      all += entry.uncompressedSize
      if (files.size >= bounds.files) throw new NotRead('manyFiles')
      if (entry.uncompressedSize > bounds.file || all > bounds.all || entry.uncompressedSize > bounds.ratio * Math.max(1, entry.compressedSize) + 1_000_000) throw new NotRead('bomb')
      files.set(name.replaceAll('\\', '/'), await contentOf(zip, entry))
    }
  } catch (error) {
    if (error instanceof NotRead) throw error
    throw new NotRead(error instanceof Error && /relative path|absolute path|invalid characters in fileName/.test(error.message) ? 'outside' : 'archive')
  }
  return files
}

async function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
  const parts: Buffer[] = []
  let [size, sum] = [0, 0]
  for await (const part of await zip.openReadStreamPromise(entry)) {
    size += (part as Buffer).length
    if (size > bounds.file) throw new NotRead('bomb')
    sum = crc32(part as Buffer, sum)
    parts.push(part as Buffer)
  }
  // The library does not compare the checksum.
  if (sum !== entry.crc32) throw new NotRead('archive')
  return Buffer.concat(parts)
}
