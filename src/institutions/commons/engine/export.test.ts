import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import yauzl from 'yauzl'
import { type ExportFormat, QueryFailure } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine()
after(() => it[Symbol.asyncDispose]())
const { engine } = it
const dangerous = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', '＝1+1', '=cmd|\' /C calc\'!A0']
const plain = ['-5', '+7.5', 'Алматы', 'a=b', '', '<b>&"\'', 'two\nlines, and a "quote"']
const texts = [...dangerous, ...plain]
const table = await it.table('texts', `select unnest(range(${texts.length})) id, unnest([${texts.map((one) => `'${one.replaceAll("'", "''")}'`).join(', ')}]) "=name"`)
const sql = 'select * from texts order by id'

const exported = async (format: ExportFormat, query = sql): Promise<Uint8Array> => {
  const stream = await engine.export([table], query, format)
  return new Response(stream).bytes()
}

test('CSV holds what a spreadsheet would run as a formula behind an apostrophe, headings too, and numbers as they are', async () => {
  const records: string[][] = parse(Buffer.from(await exported('csv')))
  assert.deepEqual(records[0], ['id', `'=name`])
  assert.deepEqual(records.slice(1).map(([, name]) => name), [...dangerous.map((one) => `'${one}`), ...plain])
})

test('CSV for Excel begins with the mark by which it knows Cyrillic', async () => {
  const bytes = await new Response(await engine.export([table], 'select 1 a', 'csv', { mark: true })).bytes()
  assert.deepEqual(Buffer.from(bytes), Buffer.from('\ufeffa\n1\n'))
})

test('NDJSON and JSON hold the rows as they are', async () => {
  const lines = Buffer.from(await exported('ndjson')).toString().trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(lines.map((line) => line['=name']), texts)
  assert.deepEqual(JSON.parse(Buffer.from(await exported('json')).toString()), lines)
})

test('Parquet can be read again', async () => {
  const file = join(it.folder, 'again.parquet')
  await writeFile(file, await exported('parquet'))
  const { rows } = await engine.query([{ name: 'again', files: [file] }], 'select "=name" from again order by id', { limit: 100 })
  assert.deepEqual(rows.map(([name]) => name), texts)
})

test('XLSX is a workbook whose texts are texts, whatever they look like', async () => {
  const parts = await unzip(Buffer.from(await exported('xlsx')))
  assert.deepEqual([...parts.keys()], ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml'])
  for (const [name, xml] of parts) assert.equal(XMLValidator.validate(xml), true, name)
  const sheet = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false, isArray: (name) => ['row', 'c'].includes(name) })
    .parse(parts.get('xl/worksheets/sheet1.xml')!)
  const cells = sheet.worksheet.sheetData.row.map((row: { c: { v?: string; is?: { t: { '#text'?: string } } }[] }) => row.c.map((cell) => cell.v ?? cell.is?.t['#text'] ?? ''))
  assert.deepEqual(cells[0], ['id', '=name'])
  assert.deepEqual(cells.slice(1).map((row: string[]) => row[1]), texts.map((one) => one.replaceAll('\r', '\n'))) // as XML reads it
  assert.doesNotMatch(parts.get('xl/worksheets/sheet1.xml')!, /<f[ >]/)
})

test('XLSX holds every kind of value, and characters that XML cannot say are replaced', async () => {
  const parts = await unzip(Buffer.from(await exported('xlsx', `select 1.5 a, true b, null c, date '2024-01-01' d, [1, 2] e, chr(1) || 'x' f, 9007199254740993 g`)))
  const row = /<\/row>(<row>.*<\/row>)/.exec(parts.get('xl/worksheets/sheet1.xml')!)?.[1]
  assert.equal(row?.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|'), '|1.5|1|2024-01-01|[1,2]|\ufffdx|9007199254740993|')
})

test('columns of one name become columns of different names', async () => {
  assert.equal(Buffer.from(await exported('csv', 'select 1 a, 2 a, 3 "A"')).toString(), 'a,a_1,A_2\n1,2,3\n')
})

test('a result with more rows than allowed fails with words, and none are left out silently', async () => {
  await assert.rejects(engine.export([table], sql, 'csv', { rows: 3 }), (error: unknown) => error instanceof QueryFailure && error.reason === 'too many rows')
  await assert.rejects(engine.export([table], 'select * from range(1048576)', 'xlsx'), (error: unknown) => error instanceof QueryFailure && error.reason === 'too many rows')
})

test('only one reading statement is exported, and nothing that is closed', async () => {
  for (const bad of [`copy texts to 'x'`, 'select 1; select 2', `from read_text('/etc/passwd')`, 'from duckdb_settings()', 'drop view texts']) {
    await assert.rejects(engine.export([table], bad, 'csv'), QueryFailure, bad)
  }
})

test('an empty result is a file with its headings', async () => {
  assert.equal(Buffer.from(await exported('csv', 'select 1 a where false')).toString(), 'a\n')
  assert.equal(Buffer.from(await exported('json', 'select 1 a where false')).toString().replaceAll(/\s/g, ''), '[]')
})

/** The parts of a ZIP by their names, each checked against its sizes. */
async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  const zip = await yauzl.fromBufferPromise(bytes, { strictFileNames: true })
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  return parts
}
