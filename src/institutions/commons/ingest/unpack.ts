/** Opens an upload: tells the format by name and bytes, takes files out of gzip and ZIP within limits, turns text into UTF-8. */
import { createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Budget, gunzipped, openZip, type Zip, type ZipEntry } from '../../../kernel/archives/index.ts'
import type { Text } from '../../../law/text.ts'
import { Failure } from '../../../law/failure.ts'
import type { Encoding, Limits } from './contract.ts'
import { textFacts, transcode } from './encoding.ts'
import { cannotRead, noted } from './messages.ts'
import { stemOf } from './names.ts'

export type Format = 'csv' | 'json' | 'lines of json' | 'text' | 'parquet' | 'xlsx'

/** One file of the upload, unpacked. */
export interface Material {
  readonly path: string
  /** As its publisher knows it. */
  readonly label: string
  /** A wish for the name of the table. */
  readonly stem: string
  readonly format: Format
  /** What may still be unpacked from it. */
  readonly budget: Budget
}

const starts = (head: Buffer, ...signs: readonly number[]): boolean => signs.every((sign, index) => head[index] === sign)

async function headOf(path: string, length = 4096): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const endings: readonly (readonly [RegExp, Format])[] = [
  [/\.(csv|tsv|tab|psv)$/i, 'csv'], [/\.(ndjson|jsonl|jsonlines|geojsonl|geojsons)$/i, 'lines of json'], [/\.(json|geojson)$/i, 'json'],
  [/\.(txt|text|md)$/i, 'text'], [/\.(parquet|pq)$/i, 'parquet'], [/\.(xlsx|xlsm)$/i, 'xlsx'],
]

const formatByName = (name: string): Format | undefined => endings.find(([ending]) => ending.test(name))?.[1]

/** The format of a file that is neither gzip nor ZIP. */
function formatOf(name: string, head: Buffer): Format {
  if (starts(head, 0x50, 0x41, 0x52, 0x31)) return 'parquet'
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw cannotRead('oldSpreadsheet', name)
  if (/^\ufeff?\s*<(!doctype|html|table|\?xml|kml|gml)\b/i.test(head.toString('utf8'))) throw cannotRead('markup', name)
  const named = formatByName(name)
  if (named === 'parquet') throw cannotRead('brokenParquet', name)
  if (named === 'xlsx') throw cannotRead('brokenSpreadsheet', name)
  if (starts(head, 0x25, 0x50, 0x44, 0x46) || starts(head, 0x89, 0x50, 0x4e, 0x47) || starts(head, 0xff, 0xd8, 0xff)) throw cannotRead('notText', name)
  // Records under another ending; a cell of CSV with JSON in it begins with a quote.
  if (named === undefined || named === 'csv' || named === 'text') {
    if (/^\ufeff?\s*(\[\s*\{\s*"|\{\s*")/.test(head.toString('utf8'))) return 'json'
  }
  return named ?? 'csv'
}

/** The files of an upload, one after another; what is not needed any more may be removed by the taker. */
export async function* unpack({ path, name, scratch, limits, leaveOut, leave, texts }: {
  readonly path: string; readonly name: string; readonly scratch: string; readonly limits: Limits; readonly leaveOut: (note: Text) => void
  /** What is in no table, but no news to the publisher. */
  readonly leave: (what: Text) => void
  readonly texts: string[]
}): AsyncGenerator<Material> {
  const { size } = await stat(path)
  if (size === 0) throw cannotRead('empty')
  const budget = new Budget(limits, size)
  yield* filesIn({ path, label: name, depth: 0 })

  function material({ path, label }: { readonly path: string; readonly label: string }, format: Format): Material {
    return { path, label, stem: stemOf(label), format, budget }
  }

  async function* filesIn(file: { readonly path: string; readonly label: string; readonly depth: number }): AsyncGenerator<Material> {
    const head = await headOf(file.path)
    if (head.length === 0) throw cannotRead('empty')
    if (starts(head, 0x1f, 0x8b)) {
      if (file.depth > 1) throw cannotRead('brokenArchive', file.label)
      const inner = join(scratch, `unpacked-${file.depth}`)
      await taken(gunzipped(file.path, { said: (text) => texts.push(text), unread: () => leave(noted.unlisted(file.label)) }), inner, file.label)
      yield* filesIn({ path: inner, label: file.label.replace(/\.t?gz$/i, ''), depth: file.depth + 1 })
    } else if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) {
      const zip = await openZip(file.path, file.label, limits)
      try {
        if (zip.entries.some((entry) => entry.name.toLowerCase() === 'xl/workbook.xml')) yield material(file, 'xlsx')
        else yield* archived(zip, file)
      } finally {
        zip.close()
      }
    } else yield material(file, formatOf(file.label, head))
  }

  async function* archived(zip: Zip, file: { readonly label: string; readonly depth: number }): AsyncGenerator<Material> {
    const wanted = zip.entries.filter(isData)
    const skipped = zip.entries.filter((entry) => !isData(entry) && !isClutter(entry)).map((entry) => entry.name)
    if (wanted.length === 0 || file.depth > 1) throw cannotRead('emptyArchive', file.label)
    if (skipped.length > 0) leaveOut(noted.skipped(skipped.slice(0, 10).join(', ')))
    const clutter = zip.entries.filter((entry) => isClutter(entry) && (!entry.name.endsWith('/') || entry.size > 0)).map((entry) => entry.name)
    if (clutter.length > 0) leave(noted.skipped(clutter.slice(0, 10).join(', ')))
    texts.push(zip.entries.map((entry) => entry.name).join('\n'), ...zip.said)
    if (zip.unlisted) leave(noted.unlisted(file.label))
    for (const entry of wanted) {
      const inner = join(scratch, `entry-${file.depth}`)
      await taken(await zip.read(entry), inner, file.label)
      yield* filesIn({ path: inner, label: entry.name, depth: file.depth + 1 })
    }
  }

  async function taken(source: AsyncIterable<Buffer> | Readable, to: string, label: string): Promise<void> {
    try {
      await pipeline(source, budget.meter(), createWriteStream(to))
    } catch (error) {
      throw error instanceof Failure ? error : cannotRead('brokenArchive', label)
    }
  }
}

/** What an archive may hold for us: a known ending, also under `.gz`. Archives in archives stay closed. */
const isData = ({ name }: ZipEntry): boolean => !isClutter({ name }) && formatByName(name.replace(/\.gz$/i, '')) !== undefined

/** Folders and what systems leave beside files. */
const isClutter = ({ name }: Pick<ZipEntry, 'name'>): boolean => /\/$|(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(name)

/** The path of the text in UTF-8: the file itself where it is that already. Throws a `Failure` when it is not text. */
export async function utf8Of(material: Material, { scratch, notes, encoding, progress }: {
  readonly scratch: string; readonly notes: Text[]; readonly encoding?: Encoding | undefined; readonly progress: (share: number) => void
}): Promise<string> {
  const facts = encoding === undefined ? await textFacts(material.path, progress) : { encoding, zeros: true, mark: false }
  if (facts === undefined) throw cannotRead('notText', material.label)
  if (facts.encoding === 'utf-8' && !facts.zeros) return material.path
  const path = join(scratch, 'text')
  await transcode(material.path, path, facts.encoding)
  if (encoding === undefined) notes.push(facts.encoding === 'utf-8' ? noted.zeroBytes() : noted.encoding(wordsOf[facts.encoding]))
  return path
}

const wordsOf: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251', 'kz-1048': 'KZ-1048', 'koi8-r': 'KOI8-R', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE',
}
