/** Uploads for the tests of the ingest: encoded, zipped, read in this process, with the cells that came out. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quoteText } from '../../../kernel/duckdb/index.ts'
import { defaultLimits, type Encoding, type IngestedTable, type IngestOptions, type Limits, results } from './contract.ts'
import { openDuck } from './duck.ts'
import { tablesOf } from './tables.ts'

export interface ReadTable extends IngestedTable {
  /** Rows of cells: numbers beyond an integer of 32 bits, decimals and days are text. */
  readonly cells: readonly (readonly unknown[])[]
}

/** Runs `use` in a folder of its own, which is removed after it. */
export async function inFolder<R>(use: (folder: string) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-test-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads an upload as the child does, without the child; notes, and what is in no table, are in English. */
export const readUpload = (
  name: string, content: string | Buffer, { options = {}, limits = {} }: { readonly options?: IngestOptions; readonly limits?: Partial<Limits> } = {},
): Promise<{ readonly tables: readonly ReadTable[]; readonly notes: readonly string[]; readonly left: readonly string[]; readonly texts: readonly string[] }> => inFolder(async (scratch) => {
  const path = join(scratch, 'upload')
  await writeFile(path, content)
  const bounds = { ...defaultLimits, ...limits }
  const duck = await openDuck({ reads: [path], writes: `${scratch}/`, scratch, limits: bounds })
  try {
    const { tables, notes, left, texts } = await tablesOf({ task: 'ingest', path, name, output: '/', options, limits: bounds, today: '2026-11-24' },
      { duck, scratch, progress: () => {} })
    const read: ReadTable[] = []
    for (const table of tables) {
      const rows = await duck.rows(`from read_parquet(${quoteText(join(scratch, results, `${table.name}.parquet`))})`)
      read.push({ ...table, cells: rows.map((row) => Object.values(row)) })
    }
    return { tables: read, notes: notes.map(({ en }) => en), left: left.map(({ en }) => en), texts }
  } finally {
    duck.close()
  }
})

/** Where KZ-1048 differs from Windows-1251 (STRK 1048-2002, table 1). */
const kz1048 = [
  ...[[0x8d, 'Қ'], [0x8e, 'Һ'], [0x9d, 'қ'], [0x9e, 'һ'], [0xa1, 'Ұ'], [0xa2, 'ұ'], [0xa3, 'Ә'], [0xa5, 'Ө']] as const,
  ...[[0xaa, 'Ғ'], [0xaf, 'Ү'], [0xb4, 'ө'], [0xba, 'ғ'], [0xbc, 'ә'], [0xbd, 'Ң'], [0xbe, 'ң'], [0xbf, 'ү']] as const,
]

/** Text as bytes of an encoding, without a mark. Throws for what the encoding does not have. */
export function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const plain = new TextDecoder(encoding === 'koi8-r' ? 'koi8-r' : 'windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const bytes = new Map([...plain].map((sign, byte) => [sign, byte]))
  if (encoding === 'kz-1048') for (const [byte, letter] of kz1048) bytes.set(letter, byte)
  return Buffer.from(Array.from(text, (sign) => {
    const byte = bytes.get(sign)
    if (byte === undefined) throw new Error(`${encoding} has no ${sign}`)
    return byte
  }))
}
