import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { ingest } from './index.ts'
import { dateStyleOf, numberText } from '../../../kernel/archives/index.ts'
import { workbook, zipped } from '../../../kernel/archives/testing.ts'
import { inFolder, readUpload } from './testing.ts'

const brief = ({ tables }: Awaited<ReturnType<typeof readUpload>>) => tables.map(({ name, columns, cells }) =>
  ({ name, columns: columns.map(({ name, type }) => `${name}: ${type}`), cells }))

/** Writes Parquet with the engine and answers its path. */
async function parquetIn(folder: string, select: string, options: string): Promise<string> {
  const path = join(folder, 'made.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`copy (${select}) to '${path}' (format parquet, ${options})`)
  connection.closeSync()
  return path
}

test('a JSON array of objects is a table; days and numbers in strings are read where every value is one', async () => {
  const read = await readUpload('a.json', JSON.stringify([
    { аты: 'Әлия', туған: '01.02.2001', коды: '007', ұпай: 4.5, тілдер: ['kk', 'ru'], мекен: { қала: 'Тараз' } },
    { аты: 'Ерлан', туған: '11.12.2000', коды: '015', ұпай: 3, тілдер: [], мекен: { қала: 'Семей' } },
  ]))
  assert.deepEqual(brief(read), [{
    name: 'a', columns: ['аты: VARCHAR', 'туған: DATE', 'коды: VARCHAR', 'ұпай: DOUBLE', 'тілдер: VARCHAR[]', 'мекен: STRUCT("қала" VARCHAR)'],
    cells: [['Әлия', '2001-02-01', '007', 4.5, ['kk', 'ru'], { қала: 'Тараз' }], ['Ерлан', '2000-12-11', '015', 3, [], { қала: 'Семей' }]],
  }])
})

test('records are found where they lie in a JSON document, and its place is told', async () => {
  const read = await readUpload('a.json', '{"meta":{"count":2,"tags":[1,2]},"data":{"items":[{"a":1},{"a":2}]}}')
  assert.deepEqual(brief(read), [{ name: 'a', columns: ['a: BIGINT'], cells: [['1'], ['2']] }])
  assert.deepEqual(read.notes, ['The records were taken from the array “data.items”.'])
})

test('JSON lines, one object a line; a line that is none is rejected with its number', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'u')
    await writeFile(path, '{"a":1,"t":"бір"}\n\n{"a":2,\n{"a":3,"t":"үш"}\nжай мәтін\n')
    const { tables: [table] } = await ingest({ path, name: 'u.jsonl', output: join(folder, 'out') })
    assert.equal(table?.rows, 2)
    assert.deepEqual(table.rejects, {
      count: 2, path: join(folder, 'out', 'u.rejects.csv'), first: [{ line: 3, reason: 'record', text: '{"a":2,' }, { line: 5, reason: 'record', text: 'жай мәтін' }],
    })
  })
})

test('GeoJSON features are rows with their properties, their geometry as text, and a point', async () => {
  const read = await readUpload('a.geojson', JSON.stringify({ type: 'FeatureCollection', features: [
    { type: 'Feature', properties: { аты: 'Астана' }, geometry: { type: 'Point', coordinates: [71.43, 51.13] } },
    { type: 'Feature', properties: { аты: 'Алматы' }, geometry: { type: 'Point', coordinates: [76.95, 43.24] } },
  ] }))
  assert.deepEqual(brief(read), [{ name: 'a', columns: ['аты: VARCHAR', 'geometry: VARCHAR', 'lon: DOUBLE', 'lat: DOUBLE'], cells: [
    ['Астана', '{"type":"Point","coordinates":[71.43,51.13]}', 71.43, 51.13], ['Алматы', '{"type":"Point","coordinates":[76.95,43.24]}', 76.95, 43.24],
  ] }])
})

test('a text is a table of its paragraphs, or of its lines where there are none', async () => {
  assert.deepEqual(brief(await readUpload('a.txt', 'Бірінші жол,\nекінші "жол".\n\nКелесі\nабзац.\n')),
    [{ name: 'a', columns: ['text: VARCHAR'], cells: [['Бірінші жол,\nекінші "жол".'], ['Келесі\nабзац.']] }])
  assert.deepEqual(brief(await readUpload('a.txt', 'бір\n12\nүш\n')), [{ name: 'a', columns: ['text: VARCHAR'], cells: [['бір'], ['12'], ['үш']] }])
})

test('records under the ending of another format are read as what they are', async () => {
  assert.deepEqual(brief(await readUpload('a.csv', '[{"a":1},{"a":2}]')), [{ name: 'a', columns: ['a: BIGINT'], cells: [['1'], ['2']] }])
  assert.deepEqual(brief(await readUpload('corpus.txt', '{"text":"бір"}\n{"text":"екі"}\n')), [{ name: 'corpus', columns: ['text: VARCHAR'], cells: [['бір'], ['екі']] }])
})

test('Parquet is written anew as zstd, with its types', async () => {
  await inFolder(async (folder) => {
    const path = await parquetIn(folder, "select 1::smallint as a, date '2026-01-02' as \"Күні\", [1.5, 2] as list union all select 2::smallint, null, null", 'compression snappy')
    const { tables: [table] } = await ingest({ path, name: 'made.parquet', output: join(folder, 'out') })
    assert.deepEqual(table?.columns, [
      { name: 'a', type: 'SMALLINT' }, { name: 'Күні', type: 'DATE' }, { name: 'list', type: 'DECIMAL(11,1)[]' },
    ])
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const codecs = await connection.runAndReadAll(`select distinct compression from parquet_metadata('${table?.parquet}')`)
    assert.deepEqual(codecs.getRows(), [['ZSTD']])
    connection.closeSync()
  })
})

test('Parquet of every type is read and described: what is no number or beyond all days, decimals, zones, lists of structures, maps', async () => {
  await inFolder(async (folder) => {
    const path = await parquetIn(folder, "select 'nan'::double as a, 'inf'::float as b, 1.25::decimal(38, 2) as c, timestamptz '2026-01-01 10:00:00+05' as d, date 'infinity' as e, [{'k': 1, 'l': ['x']}] as f, map {'k': 1} as g, "
      + "18446744073709551615::ubigint as h, interval 1 month as i, 'q'::blob as j union all select 1.5, null, null, null, date '2026-01-02', null, null, null, null, null", 'compression snappy')
    const { tables: [table] } = await ingest({ path, name: 'made.parquet', output: join(folder, 'out') })
    assert.deepEqual(table?.columns.map(({ type }) => type), ['DOUBLE', 'FLOAT', 'DECIMAL(38,2)', 'TIMESTAMP WITH TIME ZONE', 'DATE', 'STRUCT(k INTEGER, l VARCHAR[])[]', 'MAP(VARCHAR, INTEGER)', 'UBIGINT', 'VARCHAR', 'BLOB'])
    assert.deepEqual(table.profile.columns.map(({ nulls }) => nulls), [0, 1, 1, 1, 0, 1, 1, 1, 1, 1])
    const [a, , c] = table.profile.columns
    assert.deepEqual([a?.min, a?.max, c?.min], [1.5, 1.5, 1.25])
  })
})

test('an archive is as many tables as it holds data files, under names that are safe everywhere; the rest is told', async () => {
  const read = await readUpload('a.zip', zipped([
    { name: 'деректер/Жыл 2025.csv', content: 'a,b\n1,x\n' }, { name: '../../etc/Жыл 2025.csv', content: 'a,b\n2,y\n' }, { name: '__MACOSX/._x.csv', content: 'junk' },
    { name: 'lines.jsonl.gz', content: gzipSync('{"c":3}\n') }, { name: 'readme.pdf', content: '%PDF' }, { name: 'inner.zip', content: zipped([{ name: 'x.csv', content: 'a\n1\n' }]) },
  ]))
  assert.deepEqual(brief(read), [
    { name: 'zhyl_2025', columns: ['a: BIGINT', 'b: VARCHAR'], cells: [['1', 'x']] }, { name: 'zhyl_2025_2', columns: ['a: BIGINT', 'b: VARCHAR'], cells: [['2', 'y']] },
    { name: 'lines', columns: ['c: BIGINT'], cells: [['3']] },
  ])
  assert.deepEqual(read.notes, ['Files left out: readme.pdf, inner.zip.'])
})

test('gzip is taken off, and the name loses its ending', async () => {
  assert.deepEqual(brief(await readUpload('Жоспар.csv.gz', gzipSync('a;b\n1;2\n'))), [{ name: 'zhospar', columns: ['a: BIGINT', 'b: BIGINT'], cells: [['1', '2']] }])
})

const cell = (value: string | number, type = '', style = 0): string => (typeof value === 'number' ? `<c s="${style}"><v>${value}</v></c>`
  : type === 's' ? `<c t="s"><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`)
const row = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`

test('a workbook: titles above the table, shared strings with runs, days and moments by style, several sheets, hidden ones left out', async () => {
  const read = await readUpload('Кітап.xlsx', workbook([
    { name: 'Кәсіпорындар', rows: [
      row(cell('2026 жылғы тізім')), '<row/>', row(cell('БСН'), cell('0', 's'), cell('Күні'), cell('Сәті'), cell('Сағат'), cell('Сома'), cell('Ескерту')),
      row(cell('000140001234'), cell('1', 's'), cell(46054, '', 1), cell(46054.75, '', 2), cell(0.4375, '', 3), cell(1234.1, '', 4)),
      row(cell('050640005678'), cell('Екі\nжол, "тырнақша" &amp; т.б.'), cell(46055, '', 1), cell(46055.000011574, '', 2), cell(0.5, '', 3), cell(0.1 + 0.2, '', 4), '<c t="b"><v>1</v></c>'),
      row('<c r="A6" t="e"><v>#N/A</v></c>', '<c r="C6" s="1"><v>46056</v></c>'),
    ].join('') },
    { name: 'Бағалар', rows: row(cell('Тауар'), cell('Баға')) + row(cell('Нан'), cell(150)) + row(cell('Сүт'), cell(600.5)) },
    { name: 'Жасырын', rows: row(cell('x')) + row(cell(1)), state: 'veryHidden' }, { name: 'Бос', rows: '' }, { name: 'Тек атаулар', rows: row(cell('a'), cell('b')) },
  ], ['<t>Атауы</t>', '<r><t>Қазақ </t></r><rPh><t>жоқ</t></rPh><r><rPr/><t xml:space="preserve">көмірі_x000D_</t></r>']))
  assert.deepEqual(brief(read), [
    {
      name: 'kasiporyndar', columns: ['БСН: VARCHAR', 'Атауы: VARCHAR', 'Күні: DATE', 'Сәті: TIMESTAMP', 'Сағат: TIME', 'Сома: DECIMAL(18,2)', 'Ескерту: BOOLEAN'],
      cells: [
        ['000140001234', 'Қазақ көмірі\n', '2026-02-01', '2026-02-01 18:00:00', '10:30:00', '1234.10', null],
        ['050640005678', 'Екі\nжол, "тырнақша" & т.б.', '2026-02-02', '2026-02-02 00:00:01', '12:00:00', '0.30', true],
        [null, null, '2026-02-03', null, null, null, null],
      ],
    },
    { name: 'bagalar', columns: ['Тауар: VARCHAR', 'Баға: DECIMAL(18,2)'], cells: [['Нан', '150.00'], ['Сүт', '600.50']] },
  ])
  assert.deepEqual(read.notes, ['Cells that show an error: 1 (A6). They are empty in the table. Mend the formulas and upload the file again.', 'Lines above the table that were left out as a title: 1.',
    'The sheet “Тек атаулар” holds only names of columns and no data: it was not taken.', 'Empty sheets: Бос.',
    'Hidden sheets were not taken: Жасырын. Unhide them and upload the file again if they are wanted.'])
})

test('a sheet is taken alone by its name, and a name that is not there is refused', async () => {
  const book = workbook([{ name: 'Бір', rows: row(cell('a')) + row(cell(1)) }, { name: 'Екі', rows: row(cell('b')) + row(cell(2)) }])
  assert.deepEqual(brief(await readUpload('Кітап.xlsx', book, { options: { sheet: 'Екі' } })), [{ name: 'kitap', columns: ['b: BIGINT'], cells: [['2']] }])
  await assert.rejects(readUpload('Кітап.xlsx', book, { options: { sheet: 'Үш' } }), { message: 'The workbook has no sheet “Үш”. Check the name of the sheet.' })
})

test('a format code makes days, moments or times of numbers, and nothing of its quotes, colours and languages', () => {
  assert.deepEqual(['dd.mm.yyyy', '[$-43F]d mmmm yyyy;@', 'yyyy-mm-dd\\ hh:mm', '[h]:mm:ss', 'h:mm AM/PM', 'General', '0.00', '[Red]#,##0;"day"', '"год"0', '@'].map(dateStyleOf),
    ['date', 'date', 'moment', 'time', 'time', undefined, undefined, undefined, undefined, undefined])
})

test('days of 1900 stand where sheets count them, also before the leap day that never was, and in workbooks from 1904', () => {
  assert.equal(numberText('1', 'date', false), '1900-01-01')
  assert.equal(numberText('59', 'date', false), '1900-02-28')
  assert.equal(numberText('61', 'date', false), '1900-03-01')
  assert.equal(numberText('44592', 'date', true), '2026-02-01')
  assert.equal(numberText('1.5', 'time', false), '1.5')
})
