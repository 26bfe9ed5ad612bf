/** Goes through a Parquet file page by page: whether every byte of it belongs to a value that is read, and what it says beside its values. */
import { type FileHandle, open } from 'node:fs/promises'
import type { Text } from '../../../law/text.ts'
import type { Duck } from './duck.ts'
import { noted } from './messages.ts'
import { type Chunk, readChunkCopy, readFilterHead, readPageHead, readPageIndex, readParquetFooter, type Stretch, textsAmongBits } from './parquet-footer.ts'
import { comparedWithValues, type SaidOfChunk } from './parquet-values.ts'

/** The mark at both ends. */
const mark = 4
/** Heads of pages are some tens of bytes; with the least and greatest value of a page they may be more. */
const [usualHead, longestHead] = [256, 2 ** 20]
/** Zeros that fill up a block are looked at in steps of so many bytes. */
const step = 65_536
/** Pages of a file, of a mebibyte each a tebibyte: to walk them takes minutes. */
const mostPages = 2 ** 20
/** Longest index of pages, and longest filter; those of libraries are below one mebibyte. */
const [longestIndex, longestFilter] = [2 ** 24, 2 ** 21]
/** Columns that are named to the publisher. */
const mostNamed = 10

export interface Beside {
  /** What it says beside its values. */
  readonly texts: readonly string[]
  /** Why it is not vouched for. */
  readonly left: readonly Text[]
}

/** What a file says beside its values, and whether more stands in it than its rows show. The file was read by the engine before, so its frame is whole. */
export async function besideValues(duck: Duck, path: string, label: string): Promise<Beside> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const end = size - mark * 2
    const from = end - (await bytesOf(file, end, end + 4)).readUInt32LE(0)
    const footer = readParquetFooter(await bytesOf(file, from, end))
    const parts: Stretch[] = []
    const chunks: SaidOfChunk[] = []
    const said = new Set(footer.said)
    let pages = 0
    for (const [group, { chunks: ofGroup }] of footer.groups.entries()) {
      for (const chunk of ofGroup) {
        const read = await chunkAt(file, chunk, from, mostPages - pages)
        pages += read.pages
        parts.push(...read.parts)
        for (const text of read.said) said.add(text)
        if (read.entries > 0 || read.texts.size > 0) chunks.push({ group, path: chunk.path, entries: read.entries, texts: read.texts })
      }
    }
    if (!await isAccountedFor(file, parts, from)) return { texts: [...said], left: [noted.unaccounted(label)] }
    const { unused, uncompared, unseen } = await comparedWithValues(duck, path, footer.groups.map(({ rows }) => rows), chunks)
    const names = (columns: readonly string[]): string => `${columns.slice(0, mostNamed).join(', ')}${columns.length > mostNamed ? '…' : ''}`
    return {
      texts: [...said, ...unseen],
      left: [...(unused.length > 0 ? [noted.unusedEntries(label, names(unused))] : []), ...(uncompared.length > 0 ? [noted.uncompared(label, names(uncompared))] : [])],
    }
  } catch (error) {
    none(error)
    return { texts: [], left: [noted.unaccounted(label)] }
  } finally {
    await file.close()
  }
}

/** What cannot be read as the format says is vouched for by nobody. */
function none(error: unknown): undefined {
  if (!(error instanceof RangeError)) throw error
}

interface ReadChunk {
  readonly parts: readonly Stretch[]
  readonly pages: number
  readonly entries: number
  readonly said: ReadonlySet<string>
  readonly texts: ReadonlySet<string>
}

/** A chunk with all that stands beside its values. Throws a RangeError where something is not what the footer calls it. */
async function chunkAt(file: FileHandle, chunk: Chunk, end: number, mostPages: number): Promise<ReadChunk> {
  const [parts, said, texts] = [new Array<Stretch>(), new Set<string>(), new Set(chunk.ofValues)]
  const saying = (more: Iterable<string>, to: Set<string>): void => { for (const text of more) to.add(text) }
  const { to, entries, pages } = await pagesOf(file, chunk, end, mostPages, (more) => saying(more, texts))
  if (pages > 0) parts.push([chunk.from, to])
  const copy = chunk.copy < to ? undefined : await headAt(file, to, end, (bytes) => readChunkCopy(bytes, chunk.path)).catch(none)
  if (copy !== undefined) {
    parts.push([to, to + copy.length])
    saying(copy.said, said)
    saying(copy.ofValues, texts)
  }
  for (const [from, past] of chunk.indexes) {
    if (past > end || past - from > longestIndex) throw new RangeError('An index of pages is too long.')
    saying(readPageIndex(await bytesOf(file, from, past)), texts)
    parts.push([from, past])
  }
  if (chunk.filter !== undefined) {
    const [from, length] = chunk.filter
    const head = await headAt(file, from, end, readFilterHead)
    const past = from + head.length + head.size
    if (past > end || head.size > longestFilter || (length !== undefined && from + length !== past)) throw new RangeError('A filter is as long as its head says.')
    saying(head.said, said)
    saying(textsAmongBits(await bytesOf(file, from + head.length, past)), said)
    parts.push([from, past])
  }
  return { parts, pages, entries, said, texts }
}

async function bytesOf(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}

/** Where the pages of a chunk end, how many they are, and how many entries its dictionary has where all its values are places in that. Throws a RangeError where pages run beyond the footer, or have no values. */
async function pagesOf(file: FileHandle, { from, values }: Chunk, end: number, most: number, saying: (texts: ReadonlySet<string>) => void): Promise<{ readonly to: number; readonly entries: number; readonly pages: number }> {
  let [at, read, entries, pages, byPlace] = [from, 0, 0, 0, true]
  while (read < values) {
    if (!(at < end) || pages >= most) throw new RangeError('A page lies beyond the footer, or there are too many.')
    const page = await headAt(file, at, end, readPageHead)
    // A dictionary stands before the values; a second one, and a page without values, are read by nobody.
    if (page.dictionary === undefined ? page.values === 0 : pages > 0) throw new RangeError('A page has no values.')
    at += page.length + page.size
    pages += 1
    entries += page.dictionary ?? 0
    read += page.values ?? 0
    if (page.byPlace === false) byPlace = false
    saying(page.ofValues)
  }
  return { to: at, entries: byPlace ? entries : 0, pages }
}

async function headAt<R>(file: FileHandle, at: number, end: number, read: (bytes: Buffer) => R): Promise<R> {
  try {
    return read(await bytesOf(file, at, Math.min(at + usualHead, end)))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return read(await bytesOf(file, at, Math.min(at + longestHead, end)))
  }
}

/** Whether every byte from the first mark to the footer is of a part, or one of the zeros that fill up a block. */
async function isAccountedFor(file: FileHandle, parts: readonly Stretch[], end: number): Promise<boolean> {
  let at = mark
  if (parts.some(([from, to]) => from < mark || to > end)) return false
  for (const [from, to] of [...parts.toSorted(([a], [b]) => a - b), [end, end] as const]) {
    for (; at < from; at += step) if ((await bytesOf(file, at, Math.min(at + step, from))).some((byte) => byte !== 0)) return false
    at = Math.max(at > from ? from : at, to)
  }
  return true
}
