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
  /** What the archive says beside its files: its comment, those of files, and further fields of their headers. */
  readonly said: readonly string[]
  /** Bytes stand in it that are of nothing it lists, or files whose two headers differ. */
  readonly unlisted: boolean
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
  let beside: Pick<Zip, 'said' | 'unlisted'>
  try {
    await new Promise<void>((resolve, reject) => {
      file.on('error', reject).on('end', resolve).on('entry', (entry: yauzl.Entry) => {
        if (entries.size >= most) return reject(tooMuch.entries(most))
        entries.set({ name: nameOf(entry), size: entry.uncompressedSize }, entry)
        file.readEntry()
      })
      file.readEntry()
    })
    beside = await besideFiles(file, [...entries.values()])
  } catch (error) {
    file.close()
    throw error instanceof Error && error.name === 'Failure' ? error : notRead('brokenArchive', label)
  }
  return {
    entries: [...entries.keys()], ...beside,
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

const text = (bytes: Buffer): string => {
  const read = bytes.toString('utf8')
  return read.includes('\uFFFD') ? cp866.decode(bytes) : read
}

/** Of a file that was written as it came, what its header could not say stands after it: APPNOTE 4.3.9, with or without a mark, of 32 or of 64 bits. */
const descriptors = new Set([12, 16, 20, 24])
const isDescribedAfter = ({ generalPurposeBitFlag }: yauzl.Entry): boolean => (generalPurposeBitFlag & 8) !== 0

/** Bytes between the list and the end of an archive of 64 bits: APPNOTE 4.3.14 and 4.3.15. */
const zip64 = 76

/** Goes through an archive from its first byte to its list: what is between the files belongs to none. */
async function besideFiles(file: yauzl.ZipFile, entries: readonly yauzl.Entry[]): Promise<Pick<Zip, 'said' | 'unlisted'>> {
  const said = [text(Buffer.from(file.comment)), ...entries.flatMap(({ fileCommentRaw, extraFieldRaw }) => [text(fileCommentRaw), text(extraFieldRaw)])]
  let unlisted = false
  let at = 0
  let before: yauzl.Entry | undefined
  const meets = (next: number): boolean => next === at || (before !== undefined && isDescribedAfter(before) && descriptors.has(next - at))
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const local = await file.readLocalFileHeaderPromise(entry)
    said.push(text(local.extraField))
    unlisted ||= !meets(entry.relativeOffsetOfLocalHeader) || !local.fileName.equals(entry.fileNameRaw)
    at = local.fileDataStart + entry.compressedSize
    before = entry
  }
  const listEnds = Number(file.readEntryCursor)
  const after = file.fileSize - 22 - file.comment.length - listEnds
  return { said: said.filter((one) => one.trim() !== ''), unlisted: unlisted || !meets(listEnds - lengthOfList(entries)) || (after !== 0 && after !== zip64) }
}

/** Bytes of the list at the end, as it was read: APPNOTE 4.3.12. */
const lengthOfList = (entries: readonly yauzl.Entry[]): number =>
  entries.reduce((sum, { fileNameLength, extraFieldLength, fileCommentLength }) => sum + 46 + fileNameLength + extraFieldLength + fileCommentLength, 0)
