/** Turns JSON into Parquet: an array of objects wherever it stands in the file, GeoJSON, or one object a line. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { asParquet, quoteName, quoteText } from '../engine/sql-text.ts'
import type { Rejected } from './contract.ts'
import { type FoundArray, scanJson } from './json-scan.ts'
import type { Loaded, Loading } from './loading.ts'
import { cannotRead, noted, stages, tooLarge } from './messages.ts'
import { columnNames } from './names.ts'
import { reportOf } from './rejects.ts'
import { textColumnsRead } from './text-columns.ts'

const deepest = 64

/** Loads a JSON file in UTF-8. Throws a `Failure` when it is not valid or holds no records. */
export async function loadJson(path: string, loading: Loading, format: 'json' | 'lines'): Promise<Loaded> {
  const { label, notes, leaveOut, scratch } = loading
  const scan = await scanJson(path, deepest)
  if (scan.deepest > deepest) throw cannotRead('tooDeep', label)
  if (scan.values === 0) throw cannotRead('empty')
  if (format === 'lines' || scan.values > 1) return await loadLines(path, loading)
  if (!scan.whole) throw cannotRead('brokenJson', label)
  const found = scan.arrays.toSorted((a, b) => (b.end - b.start) - (a.end - a.start))[0]
  if (!found) throw cannotRead('noRecords', label)
  if (found.path === '') return { columns: await load(path, 'array', loading), rejects: none }
  const records = join(scratch, 'records.json')
  await pipeline(createReadStream(path, { start: found.start, end: found.end }), createWriteStream(records))
  try {
    if (found.path === 'features' && await isFeatureCollection(path, found)) {
      notes.push(noted.firstVertex())
      return { columns: await load(records, 'features', loading), rejects: none }
    }
    leaveOut(noted.records(found.path))
    return { columns: await load(records, 'array', loading), rejects: none }
  } finally {
    await rm(records, { force: true })
  }
}

const none: Loaded['rejects'] = { count: 0, first: [] }

/** RFC 7946: the type stands before or after the features. */
async function isFeatureCollection(path: string, { start, end }: FoundArray): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const around = Buffer.alloc(128 * 1024)
    const before = await file.read(around, 0, Math.min(start, 65_536), 0)
    const after = await file.read(around, before.bytesRead, Math.min(size - end - 1, 65_536), end + 1)
    return /"type"\s*:\s*"FeatureCollection"/.test(around.toString('utf8', 0, before.bytesRead + after.bytesRead))
  } finally {
    await file.close()
  }
}

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
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1
      if (text.trim() === '') continue
      if (isObject(line === 1 ? text.replace(/^\ufeff/, '') : text)) {
        await file.appendFile(`${text}\n`)
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

/** Lets the engine infer the types from every record, writes Parquet, and answers the columns. */
async function load(path: string, format: 'array' | 'features' | 'newline_delimited', loading: Loading) {
  const { duck, label, limits, parquet, progress } = loading
  const readAs = (records: 'true' | 'auto'): string =>
    `read_json(${quoteText(path)}, format = ${quoteText(format === 'features' ? 'array' : format)}, records = ${quoteText(records)}, sample_size = -1, `
    + `maximum_object_size = ${64 * 2 ** 20}, map_inference_threshold = ${limits.columns + 1})`
  const read = readAs('true')
  progress(0, stages.checking)
  const source = format === 'features' ? await featuresOf(loading, read) : `select * from ${read}`
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
    `${readings[index] ?? (type === 'JSON' ? `cast(c${index} as varchar)` : `c${index}`)} as ${quoteName(names[index]!.name)}`)
  await duck.watched(`copy (select ${selected.join(', ')} from ${numbered}) to ${quoteText(parquet)} (${asParquet(columns.length)})`,
    (share) => progress(0.5 + share / 2, stages.writing))
  if (columns.length === 0) throw cannotRead('noRecords', label)
  return names
}

/** Features as rows: their properties as columns, the geometry as GeoJSON text, and a point of it. */
async function featuresOf({ duck }: Loading, read: string): Promise<string> {
  const columns = await duck.rows(`describe select * from ${read}`)
  const typeOf = (name: string): string => String(columns.find((row) => row['column_name'] === name)?.['column_type'] ?? '')
  const properties = typeOf('properties')
  const parts = [
    ...(typeOf('id') === '' ? [] : ['id']),
    ...(properties.startsWith('STRUCT') ? ['unnest(properties)'] : properties === '' ? [] : ['properties']),
  ]
  if (typeOf('geometry') === '') return `select ${[...parts, 'type'].join(', ')} from ${read}`
  const number = (place: 0 | 1): string => `coalesce(${['', '[0]', '[0][0]', '[0][0][0]']
    .map((prefix) => `try_cast(json_extract_string(to_json(geometry), '$.coordinates${prefix}[${place}]') as double)`).join(', ')})`
  return `select ${[...parts, 'cast(to_json(geometry) as varchar) as geometry', `${number(0)} as lon`, `${number(1)} as lat`].join(', ')} from ${read}`
}
