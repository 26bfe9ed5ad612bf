/** Takes a Parquet file over into one that we wrote ourselves: what lies or is broken in it ends here, not with its readers. */
import { open } from 'node:fs/promises'
import type { Budget } from '../../../kernel/archives/index.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { asParquet } from '../engine/sql-text.ts'
import { type Duck, numberOf } from './duck.ts'
import type { Loaded, Loading } from './loading.ts'
import { cannotRead, stages, tooLarge } from './messages.ts'
import { columnNames } from './names.ts'
import { besideValues } from './parquet-bytes.ts'
import { columnsOf, rowsOf } from './sample.ts'

/** Types that other readers of Parquet do not know are written as text. */
const asText = /^(JSON|ENUM|VARIANT|GEOMETRY|BIT|UNION|INTERVAL)/

/** Loads a Parquet file. Throws a `Failure` when its frame is broken or its columns are too many. */
export async function loadParquet(path: string, budget: Budget, { duck, label, leaveOut, limits, parquet, texts, progress }: Loading): Promise<Loaded> {
  await checkFrame(path, label)
  const fields = numberOf((await duck.row(`select count(*) as n from parquet_schema(${quoteText(path)})`))['n'])
  if (fields > limits.columns * 10) throw tooLarge.columns(limits.columns)
  texts.push(...await metadataOf(duck, path))
  const columns = await columnsOf(duck, path)
  if (columns.length > limits.columns) throw tooLarge.columns(limits.columns)
  await countUnfolded(duck, path, columns, budget)
  // After the count: entries of a dictionary may stand for terabytes here too.
  const beside = await besideValues(duck, path, label)
  texts.push(...beside.texts)
  beside.left.forEach(leaveOut)
  const names = columnNames(columns.map(({ name }) => name))
  const selected = columns.map(({ name, type }, index) =>
    `${asText.test(type) ? `cast(${quoteName(name)} as varchar)` : quoteName(name)} as ${quoteName(names[index]!.name)}`)
  await duck.watched(`copy (select ${selected.join(', ')} from read_parquet(${quoteText(path)})) to ${quoteText(parquet)} (${asParquet(columns.length)})`,
    (share) => progress(share, stages.writing))
  return { columns: names, rejects: { count: 0, first: [] } }
}

/** Columns whose texts are added up in one expression. */
const together = 100

/**
 * Counts what comes out of the file: a few kilobytes of dictionaries and runs may stand for terabytes. Rows are as many as the footer
 * says, for the reader goes by it; the texts are added up as they are read, since nothing in the file has to say their length.
 */
async function countUnfolded(duck: Duck, path: string, columns: readonly { readonly name: string; readonly type: string }[], budget: Budget): Promise<void> {
  const source = `read_parquet(${quoteText(path)})`
  const rows = await rowsOf(duck, path)
  budget.unfold(rows * columns.reduce((bytes, { type }) => bytes + (widthOf(type) ?? 1), 0))
  const long = columns.filter(({ type }) => widthOf(type) === undefined)
  for (let at = 0; at < long.length; at += together) {
    const lengths = long.slice(at, at + together).map(({ name, type }) =>
      `coalesce(strlen(${type === 'VARCHAR' ? quoteName(name) : `cast(${quoteName(name)} as varchar)`}), 0)`)
    await duck.numbers(`select cast(${lengths.join(' + ')} as double) from ${source}`, (bytes) => budget.unfold(bytes))
  }
}

/** Types whose values are all as long, and how long, in bytes. */
const widths: readonly (readonly [types: RegExp, bytes: number])[] = [
  [/^(BOOLEAN|U?TINYINT)$/, 1], [/^U?SMALLINT$/, 2], [/^(U?INTEGER|FLOAT|DATE)$/, 4], [/^(U?BIGINT|DOUBLE|TIME|TIMESTAMP(_\w+| WITH TIME ZONE)?)$/, 8], [/^(U?HUGEINT|DECIMAL\([\d,]+\)|UUID|INTERVAL)$/, 16],
]

const widthOf = (type: string): number | undefined => widths.find(([types]) => types.test(type))?.[1]

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
