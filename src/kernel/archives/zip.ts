/** Reads ZIP archives entry by entry: names made harmless, counts bounded, nothing written beside what is asked for. */
import { pipeline, type Readable, Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { notRead, tooMuch } from './messages.ts'

export interface ZipEntry {
  readonly name: string
  /** As the archive says: it may lie. */
  readonly size: number
}

export interface Zip {
  readonly entries: readonly ZipEntry[]
  /** The bytes of an entry. The stream fails when the entry is larger than it says, damaged or under a password. */
  read(entry: ZipEntry): Promise<Readable>
  close(): void
}

/** What is opened: a file by its path, or bytes. */
export type Source = string | Buffer

const openSource = (source: Source, options: yauzl.Options): Promise<yauzl.ZipFile> => new Promise((resolve, reject) => {
  const opened = (error: Error | null, file: yauzl.ZipFile): void => (error ? reject(error) : resolve(file))
  if (typeof source === 'string') yauzl.open(source, options, opened)
  else yauzl.fromBuffer(source, options, opened)
})

/** Names of old Russian archives are in code page 866 and say nothing of it; the library reads them as 437. */
const cp866 = new TextDecoder('ibm866')

function nameOf(entry: yauzl.Entry): string {
  const raw: Buffer = entry.fileNameRaw
  const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
  const name = utf8 || raw.every((byte) => byte < 128) ? raw.toString('utf8') : cp866.decode(raw)
  return name.replaceAll('\\', '/').replace(/\p{Cc}/gu, '').split('/').filter((part) => part !== '..' && part !== '.').join('/').replace(/^\/+/, '')
}

/** Opens an archive and lists it. Throws a `Failure` when it is damaged or holds too many files. */
export async function openZip(source: Source, label: string, { entries: most }: { readonly entries: number }): Promise<Zip> {
  let file: yauzl.ZipFile
  try {
    file = await openSource(source, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true })
  } catch {
    throw notRead('brokenArchive', label)
  }
  // An archive that lies about its count is caught while it is listed.
  if (file.entryCount > most) {
    file.close()
    throw tooMuch.entries(most)
  }
  const entries = new Map<ZipEntry, yauzl.Entry>()
  try {
    await new Promise<void>((resolve, reject) => {
      file.on('error', reject).on('end', resolve).on('entry', (entry: yauzl.Entry) => {
        if (entries.size >= most) return reject(tooMuch.entries(most))
        entries.set({ name: nameOf(entry), size: entry.uncompressedSize }, entry)
        file.readEntry()
      })
      file.readEntry()
    })
  } catch (error) {
    file.close()
    throw error instanceof Error && error.name === 'Failure' ? error : notRead('brokenArchive', label)
  }
  return {
    entries: [...entries.keys()],
    async read(entry) {
      const found = entries.get(entry)
      if (!found || found.isEncrypted()) throw notRead('brokenArchive', label)
      return await new Promise<Readable>((resolve, reject) => file.openReadStream(found, (error, stream) =>
        (error ? reject(notRead('brokenArchive', label)) : resolve(checked(stream, found.crc32, label)))))
    },
    close: () => file.close(),
  }
}

/** The library does not compare the checksum (CRC-32): a byte that changed on the way would be a value that changed. */
function checked(stream: Readable, wanted: number, label: string): Readable {
  let sum = 0
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
    flush(done) { done(sum === wanted ? null : notRead('brokenArchive', label)) },
  })
  // The taker of the stream is told of what goes wrong with it.
  pipeline(stream, through, () => {})
  return through
}
