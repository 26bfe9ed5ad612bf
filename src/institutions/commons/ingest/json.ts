/** Turns JSON into Parquet: an array of objects wherever it stands in the file, or one object a line. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { asParquet } from '../engine/sql-text.ts'
import type { Rejected } from './contract.ts'
import { featureCollection, featuresOf, isFeature } from './geojson.ts'
import { scanJson } from './json-scan.ts'
import type { Loaded, Loading } from './loading.ts'
import { numberOf } from './duck.ts'
import { cannotRead, noted, stages, tooLarge } from './messages.ts'
import { columnNames } from './names.ts'
import { linesOf } from './newlines.ts'
import { reportOf } from './rejects.ts'
import { textColumnsRead } from './text-columns.ts'

const deepest = 64

/** Loads a JSON file in UTF-8. Throws a `Failure` when it is not valid or holds no records. */
export async function loadJson(path: string, loading: Loading, format: 'json' | 'lines'): Promise<Loaded> {
  const { label, leaveOut, scratch } = loading
  const scan = await scanJson(path, deepest)
  if (scan.deepest > deepest) throw cannotRead('tooDeep', label)
  if (scan.values === 0) throw cannotRead('empty')
  if (format === 'lines' || scan.values > 1) return await loadLines(path, loading)
  if (!scan.whole) throw cannotRead('brokenJson', label)
  const found = scan.arrays.toSorted((a, b) => (b.end - b.start) - (a.end - a.start))[0]
  if (!found) {
    if (await isFeature(path)) return { columns: await load(path, 'unstructured', loading), rejects: none }
    throw cannotRead('noRecords', label)
  }
  if (found.path === '') return { columns: await load(path, 'array', loading), rejects: none }
  const records = join(scratch, 'records.json')
  await pipeline(createReadStream(path, { start: found.start, end: found.end }), createWriteStream(records))
  try {
    const collection = found.path === 'features' ? await featureCollection(path, found) : undefined
    if (collection === undefined) leaveOut(noted.records(found.path))
    else if (collection.members.length > 0) leaveOut(noted.members(collection.members.join(', ')))
    return { columns: await load(records, 'array', loading, collection?.crs), rejects: none }
  } finally {
    await rm(records, { force: true })
  }
}

const none: Loaded['rejects'] = { count: 0, first: [] }

/** One object a line. Lines that are none are rejected; only then the file is read in a slower way. */
async function loadLines(path: string, loading: Loading): Promise<Loaded> {
  try {
    return { columns: await load(path, 'newline_delimited', loading), rejects: none }
  } catch (error) {
    if (!(error instanceof Error) || !/malformed json|invalid input|unexpected/i.test(error.message)) throw error
  }
  const valid = join(loading.scratch, 'valid.ndjson')
  const rejected: Rejected[] = []
  const file = await open(valid, 'w')
  let line = 0
  let good = 0
  try {
    for await (const text of linesOf(path)) {
      line += 1
      if (text.trim() === '') continue
      // Sequences of RFC 8142 begin each record with a sign of their own.
      const record = text.startsWith('\ufeff') || text.startsWith('\u001e') ? text.slice(1) : text
      if (isObject(record)) {
        await file.appendFile(`${record}\n`)
        good += 1
      } else if (rejected.length < 20_000) rejected.push({ line, reason: 'record', text: text.slice(0, 1000) })
    }
    if (good === 0) throw cannotRead('brokenJson', loading.label)
    const columns = await load(valid, 'newline_delimited', loading)
    return { columns, rejects: await reportOf(loading.rejects, rejected) }
  } finally {
    await file.close()
    await rm(valid, { force: true })
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Where whole numbers of more digits than a double keeps, or beyond all doubles, stand in a column: the query that reads it as text. */
async function withLongNumbers({ duck }: Loading, read: string, as: (columns: string) => string): Promise<string | undefined> {
  const columns = (await duck.rows(`describe select * from ${read}`).catch(() => []))
    .map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
  const doubles = columns.filter(({ type }) => type === 'DOUBLE')
  if (doubles.length === 0) return undefined
  const typed = (typeOf: (column: { readonly name: string; readonly type: string }) => string, list: typeof columns): string =>
    as(`{${list.map((column) => `${quoteText(column.name)}: ${quoteText(typeOf(column))}`).join(', ')}}`)
  const found = await duck.row(`select ${doubles.map(({ name }, index) =>
    `count(*) filter (regexp_full_match(${quoteName(name)} ->> '$', '-?[0-9]{16,}') or isinf(try_cast(${quoteName(name)} ->> '$' as double))) as n${index}`).join(', ')} from ${typed(() => 'JSON', doubles)}`)
  const long = new Set(doubles.filter((_, index) => numberOf(found[`n${index}`]) > 0).map(({ name }) => name))
  return long.size === 0 ? undefined : `select * from ${typed(({ name, type }) => (long.has(name) ? 'JSON' : type), columns)}`
}

/**
 * Values of several types in one column are text as people wrote them: a text without the quotes of JSON, the rest as JSON has it; so are
 * numbers that no type of Parquet holds.
 */
function asWritten(column: string, type: string): string {
  // Parquet has no integers of 128 bits: the engine would write them as doubles.
  if (/^U?HUGEINT$/.test(type)) return `cast(${column} as varchar)`
  if (type === 'JSON') return `(${column} ->> '$')`
  if (type === 'JSON[]') return `list_transform(${column}, lambda value: value ->> '$')`
  return /\b(JSON|U?HUGEINT)\b/.test(type.replaceAll(/"(?:[^"]|"")*"/g, '')) ? `cast(to_json(${column}) as varchar)` : column
}

/** Lets the engine infer the types from every record, writes Parquet, and answers the columns. */
async function load(path: string, format: 'array' | 'newline_delimited' | 'unstructured', loading: Loading, crs?: string) {
  const { duck, label, limits, parquet, progress } = loading
  const reading = `${quoteText(path)}, format = ${quoteText(format)}, maximum_object_size = ${64 * 2 ** 20}`
  const readAs = (records: 'true' | 'auto'): string =>
    `read_json(${reading}, records = ${quoteText(records)}, sample_size = -1, map_inference_threshold = ${limits.columns + 1})`
  const read = readAs('true')
  progress(0, stages.checking)
  const as = (columns: string): string => `read_json(${reading}, columns = ${columns})`
  const source = await featuresOf(loading, { inferred: read, as }, crs) ?? await withLongNumbers(loading, read, as) ?? `select * from ${read}`
  const described = await duck.rows(`describe ${source}`).catch(async (error: unknown) => {
    // Records of too many different names are a map to the engine, and no records any more.
    const [only] = await duck.rows(`describe select * from ${readAs('auto')}`)
    throw String(only?.['column_type']).startsWith('MAP') ? tooLarge.columns(limits.columns) : error
  })
  if (described.length > limits.columns) throw tooLarge.columns(limits.columns)
  const columns = described.map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
  const names = columnNames(columns.map(({ name }) => name))
  const numbered = `(${source}) as t(${columns.map((_, index) => `c${index}`).join(', ')})`
  const readings = await textColumnsRead(duck, numbered, columns, loading)
  const selected = columns.map(({ type }, index) =>
    `${readings[index] ?? asWritten(`c${index}`, type)} as ${quoteName(names[index]!.name)}`)
  await duck.watched(`copy (select ${selected.join(', ')} from ${numbered}) to ${quoteText(parquet)} (${asParquet(columns.length)})`,
    (share) => progress(0.5 + share / 2, stages.writing))
  if (columns.length === 0) throw cannotRead('noRecords', label)
  return names
}
