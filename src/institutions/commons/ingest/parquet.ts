/** Takes a Parquet file over into one that we wrote ourselves: what lies or is broken in it ends here, not with its readers. */
import { open } from 'node:fs/promises'
import { asParquet, quoteName, quoteText } from '../engine/sql-text.ts'
import { type Duck, numberOf } from './duck.ts'
import type { Loaded, Loading } from './loading.ts'
import { cannotRead, stages, tooLarge } from './messages.ts'
import { columnNames } from './names.ts'
import { columnsOf } from './sample.ts'

/** Types that other readers of Parquet do not know are written as text. */
const asText = /^(JSON|ENUM|VARIANT|GEOMETRY|BIT|UNION|INTERVAL)/

/** Loads a Parquet file. Throws a `Failure` when its frame is broken or its columns are too many. */
export async function loadParquet(path: string, { duck, label, limits, parquet, texts, progress }: Loading): Promise<Loaded> {
  await checkFrame(path, label)
  const fields = numberOf((await duck.row(`select count(*) as n from parquet_schema(${quoteText(path)})`))['n'])
  if (fields > limits.columns * 10) throw tooLarge.columns(limits.columns)
  texts.push(...await metadataOf(duck, path))
  const columns = await columnsOf(duck, path)
  if (columns.length > limits.columns) throw tooLarge.columns(limits.columns)
  const names = columnNames(columns.map(({ name }) => name))
  const selected = columns.map(({ name, type }, index) =>
    `${asText.test(type) ? `cast(${quoteName(name)} as varchar)` : quoteName(name)} as ${quoteName(names[index]!.name)}`)
  await duck.watched(`copy (select ${selected.join(', ')} from read_parquet(${quoteText(path)})) to ${quoteText(parquet)} (${asParquet(columns.length)})`,
    (share) => progress(share, stages.writing))
  return { columns: names, rejects: { count: 0, first: [] } }
}

/** The key-value metadata of the footer, a text for each: libraries keep their schemas there, and people what they like. */
async function metadataOf(duck: Duck, path: string): Promise<readonly string[]> {
  // What is no UTF-8 is read with its bytes escaped.
  const text = (column: string) => `coalesce(try(decode(${column})), cast(${column} as varchar)) as ${column}`
  const rows = await duck.rows(`select ${text('key')}, ${text('value')} from parquet_kv_metadata(${quoteText(path)})`)
  return rows.map(({ key, value }) => `${String(key)} ${String(value)}`)
}

/** A Parquet file begins and ends with its mark, and its footer lies within it. */
async function checkFrame(path: string, label: string): Promise<void> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, Math.max(0, size - 8))
    if (size < 12 || bytesRead !== 8 || buffer.toString('latin1', 4) !== 'PAR1' || buffer.readUInt32LE(0) > size - 12) throw cannotRead('brokenParquet', label)
  } finally {
    await file.close()
  }
}
