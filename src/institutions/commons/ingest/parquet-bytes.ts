/** Goes through a Parquet file page by page: whether every byte of it belongs to a value that is read, and what it says beside its values. */
import { type FileHandle, open } from 'node:fs/promises'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { type Duck, numberOf } from './duck.ts'
import { type Chunk, type PageHead, type ParquetFooter, readChunkCopy, readPageHead, readParquetFooter, type Stretch } from './parquet-footer.ts'

/** The mark at both ends. */
const mark = 4
/** Heads of pages are some tens of bytes; with the least and greatest value of a page they may be more. */
const [usualHead, longestHead] = [256, 2 ** 20]
/** Zeros that fill up a block are looked at in steps of so many bytes. */
const step = 65_536
/** Columns whose values are counted in one reading. */
const together = 50

/** What the footer says, as texts; undefined where bytes stand in the file that no table shows. The file was read by the engine before, so its frame is whole. */
export async function saidBesideValues(duck: Duck, path: string): Promise<readonly string[] | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const end = size - mark * 2
    const from = end - (await bytesOf(file, end, end + 4)).readUInt32LE(0)
    const footer = readParquetFooter(await bytesOf(file, from, end))
    const parts: Stretch[] = []
    const dictionaries: Dictionary[] = []
    const copied = new Set<string>()
    for (const [group, { chunks }] of footer.groups.entries()) {
      for (const chunk of chunks) {
        const { to, entries } = await pagesOf(file, chunk, from)
        parts.push([chunk.from, to], ...chunk.beside)
        const copy = chunk.copy < to ? undefined : await headAt(file, to, from, (bytes) => readChunkCopy(bytes, chunk.path)).catch(none)
        if (copy !== undefined) {
          parts.push([to, to + copy.length])
          for (const text of copy.said) copied.add(text)
        }
        if (entries > 0) dictionaries.push({ group, path: chunk.path, entries })
      }
    }
    return await isAccountedFor(file, parts, from) && await areUsed(duck, path, footer, dictionaries).catch(() => false) ? [...footer.said, ...copied] : undefined
  } catch (error) {
    return none(error)
  } finally {
    await file.close()
  }
}

/** What cannot be read as the format says is vouched for by nobody. */
function none(error: unknown): undefined {
  if (!(error instanceof RangeError)) throw error
}

async function bytesOf(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}

/** Where the pages of a chunk end, and how many entries its dictionary has where all its values are places in that. Throws a RangeError where pages run beyond the footer. */
async function pagesOf(file: FileHandle, { from, values }: Chunk, end: number): Promise<{ readonly to: number; readonly entries: number }> {
  let [at, read, entries, byPlace] = [from, 0, 0, true]
  while (read < values) {
    if (!(at < end)) throw new RangeError('A page lies beyond the footer.')
    const page: PageHead = await headAt(file, at, end, readPageHead)
    at += page.length + page.size
    entries += page.dictionary ?? 0
    read += page.values ?? 0
    if (page.byPlace === false) byPlace = false
  }
  return { to: at, entries: byPlace ? entries : 0 }
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
  for (const [from, to] of [...parts.toSorted(([a], [b]) => a - b), [end, end] as const]) {
    for (; at < from; at += step) if ((await bytesOf(file, at, Math.min(at + step, from))).some((byte) => byte !== 0)) return false
    at = Math.max(at > from ? from : at, to)
  }
  return true
}

interface Dictionary { readonly group: number; readonly path: readonly string[]; readonly entries: number }

/**
 * Whether every entry of the dictionaries is the value of a row: programs write the dictionaries of categories whole, also when the rows of most of them
 * were taken out. Of nested columns only lists of plain values are looked at; of others nothing is vouched for, and of what the engine cannot count.
 */
async function areUsed(duck: Duck, path: string, { groups }: ParquetFooter, dictionaries: readonly Dictionary[]): Promise<boolean> {
  const columns = new Map<string, Dictionary[]>()
  for (const dictionary of dictionaries) {
    const { path: [name, ...nested] } = dictionary
    if (name === undefined || (nested.length > 0 && !(nested.length === 2 && nested[0] === 'list'))) return false
    columns.set(name, [...columns.get(name) ?? [], dictionary])
  }
  const starts: number[] = []
  groups.reduce((start, { rows }) => (starts.push(start), start + rows), 0)
  const numbered = `read_parquet(${quoteText(path)}, file_row_number = true) as r asof join (values ${starts.map((start, group) => `(${group}, ${start})`).join(', ')}) as s(g, b) on r.file_row_number >= s.b`
  const hasUnused = async (source: string, counted: readonly (readonly [count: string, of: readonly Dictionary[]])[]): Promise<boolean> => {
    const used = new Map((await duck.rows(`select g, ${counted.map(([count], index) => `${count} as n${index}`).join(', ')} from ${source} group by g`)).map((row) => [numberOf(row['g']), row]))
    return counted.some(([, of], index) => of.some(({ group, entries }) => entries > numberOf(used.get(group)?.[`n${index}`])))
  }
  const [plain, lists] = [new Array<[string, Dictionary[]]>(), new Array<[string, Dictionary[]]>()]
  for (const [name, of] of columns) (of[0]!.path.length === 1 ? plain : lists).push([name, of])
  for (let from = 0; from < plain.length; from += together) {
    if (await hasUnused(numbered, plain.slice(from, from + together).map(([name, of]) => [`count(distinct r.${quoteName(name)})`, of]))) return false
  }
  for (const [name, of] of lists) if (await hasUnused(`(select s.g, unnest(r.${quoteName(name)}) as value from ${numbered})`, [['count(distinct value)', of]])) return false
  return true
}
