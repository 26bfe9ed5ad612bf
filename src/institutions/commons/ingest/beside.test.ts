/** What a file says beside its tables is judged as a text, or told as unread: it is never given out unseen. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { workbook, zipped } from '../../../kernel/archives/testing.ts'
import { filterOf, pageThatEndsWhereItBegins, repeatedText } from './testing-parquet.ts'
import { inFolder, readUpload } from './testing.ts'

const mark = '760607331641'
const cell = (text: string): string => `<row><c t="inlineStr"><is>${text}</is></c></row>`
const sheet = { name: 'Аудандар', rows: `${cell('<t>аудан</t>')}${cell('<t>Бірлік</t>').repeat(3)}` }
const part = (name: string, content: string): Buffer => workbook([sheet], [], { parts: [{ name, content }] })
const more = (rows: string, shared: readonly string[] = []): Buffer => workbook([{ ...sheet, rows: sheet.rows + rows }], shared)
const csv = 'аудан,мән\nА,1\nБ,2\n'
const archive = zipped([{ name: 'inside.csv', content: csv }])
const packed = gzipSync(csv)

/** An archive with a comment, and one with bytes between its files and its list, which moves. */
const commented = Buffer.concat([archive, Buffer.from(mark)])
commented.writeUInt16LE(mark.length, archive.length - 2)
const list = archive.indexOf('PK\x01\x02')
const parted = Buffer.concat([archive.subarray(0, list), Buffer.from(mark), archive.subarray(list)])
parted.writeUInt32LE(list + mark.length, parted.length - 6)

/** Tables in Parquet: bytes before the footer, a category whose rows were taken out, what wrote the file. */
const table = { length: 3, rows: 4 }
const parquet = repeatedText(table)
const footer = parquet.length - 8 - parquet.readUInt32LE(parquet.length - 8)
const orphaned = Buffer.concat([parquet.subarray(0, footer), Buffer.from(mark), parquet.subarray(footer)])

const places: Readonly<Record<string, readonly [string, Buffer]>> = {
  'the name of the only sheet': ['a.xlsx', workbook([{ ...sheet, name: `Аудан ${mark}` }])],
  'the target of a link': ['a.xlsx', part('xl/worksheets/_rels/sheet0.xml.rels', `<Relationships><Relationship Id="r1" Target="https://cabinet.example.kz/person/${mark}"/></Relationships>`)],
  'a person who commented': ['a.xlsx', part('xl/persons/person.xml', `<personList><person displayName="${mark} Үлгі"/></personList>`)],
  'a string that no cell shows': ['a.xlsx', workbook([sheet], [`<t>${mark}</t>`])],
  'the comment of a table': ['a.xlsx', part('xl/tables/table1.xml', `<table comment="${mark}"/>`)],
  'the name of a property': ['a.xlsx', part('docProps/custom.xml', `<Properties><property name="${mark}"><v>1</v></property></Properties>`)],
  'how a word is spoken': ['a.xlsx', more(cell(`<t>үш</t><rPh sb="0" eb="1"><t>${mark}</t></rPh>`))],
  'how a shared string is spoken': ['a.xlsx', more('<row><c t="s"><v>0</v></c></row>', [`<t>үш</t><rPh sb="0" eb="1"><t>${mark}</t></rPh>`])],
  'a sheet that the workbook does not list': ['a.xlsx', part('xl/worksheets/sheet99.xml', `<worksheet><sheetData>${cell(`<t>${mark}</t>`)}</sheetData></worksheet>`)],
  'settings of a printer': ['a.xlsx', part('xl/printerSettings/printerSettings1.bin', mark)],
  metadata: ['a.xlsx', part('xl/metadata.xml', `<metadata>${mark}</metadata>`)],
  'a remark in XML': ['a.xlsx', part('xl/theme/theme1.xml', `<!-- ${mark} --><theme/>`)],
  'a part that is no XML': ['a.xlsx', part('xl/theme/theme1.xml', mark)],
  'a second part of one name': ['a.xlsx', part('xl/styles.xml', `<a>${mark}</a>`)],
  'a cell that is written over': ['a.xlsx', more(`<row r="9"><c r="A9" t="inlineStr"><is><t>${mark}</t></is></c><c r="A9" t="inlineStr"><is><t>үш</t></is></c></row>`)],
  'a yes or no that is neither': ['a.xlsx', more(`<row><c t="b"><v>${mark}</v></c></row>`)],
  'an attribute of a cell': ['a.xlsx', more(`<row><c t="n" note="${mark}"><v>1</v></c></row>`)],
  'the comment of an archive': ['a.zip', commented],
  'bytes between files of an archive': ['a.zip', parted],
  'an empty folder that holds something': ['a.zip', zipped([{ name: 'inside.csv', content: csv }, { name: 'folder/', content: mark }])],
  'the name in the header of gzip': ['a.csv.gz', Buffer.concat([packed.subarray(0, 3), Buffer.from([8]), packed.subarray(4, 10), Buffer.from(`${mark}.csv\0`), packed.subarray(10)])],
  'the header of a second member': ['a.csv.gz', Buffer.concat([packed, packed.subarray(0, 3), Buffer.from([16]), packed.subarray(4, 10), Buffer.from(`${mark}\0`), packed.subarray(10)])],
  'bytes of Parquet that no column has': ['a.parquet', orphaned],
  'a category of Parquet that no row has': ['a.parquet', repeatedText({ ...table, unused: mark })],
  'the program that wrote Parquet': ['a.parquet', repeatedText({ ...table, by: mark })],
  'a least value of Parquet that no row has': ['a.parquet', repeatedText({ ...table, least: mark })],
  'a filter of Parquet': ['a.parquet', repeatedText({ ...table, filter: filterOf(Buffer.from(mark.padEnd(32, '\0'))) })],
  'a filter of Parquet that is none': ['a.parquet', repeatedText({ ...table, filter: Buffer.from(mark) })],
  'an index of Parquet that is none': ['a.parquet', repeatedText({ ...table, index: Buffer.from(mark) })],
  'the box of features': ['a.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', bbox: [mark], features: [{ type: 'Feature', properties: { a: 1 }, geometry: { type: 'Point', coordinates: [71, 51] } }] }))],
  'bytes after gzip': ['a.csv.gz', Buffer.concat([packed, Buffer.from(mark)])],
}

for (const [place, [name, content]] of Object.entries(places)) {
  test(`is seen or told as unread: ${place}`, async () => {
    const { tables, texts, left } = await readUpload(name, content)
    assert.ok(tables[0]!.rows > 0, 'the table is read all the same')
    assert.ok(left.length > 0 || texts.some((text) => text.includes(mark)))
    assert.ok(!tables[0]!.cells.flat().includes(mark), 'it is no part of the table')
  })
}

test('of a workbook, an archive, a Parquet file and gzip members that hold nothing but their tables nothing is told', async () => {
  const said = '<p><creator>Үлгі</creator></p>'
  for (const [name, content] of [['a.xlsx', part('docProps/core.xml', said)], ['a.zip', archive], ['a.parquet', parquet], ['a.csv.gz', packed], ['a.csv.gz', Buffer.concat([packed, gzipSync('В,3\n'), Buffer.alloc(512)])]] as const) {
    const { left, texts } = await readUpload(name, content)
    assert.deepEqual(left, [], name)
    assert.ok(texts.every((text) => !/\d{6}/.test(text.replaceAll(/schemas\S+/g, ''))), texts.join('\n'))
  }
})

test('gzip whose content does not match its proof is refused', async () => {
  const torn = Buffer.from(packed)
  torn.writeUInt32LE(1, torn.length - 8)
  await assert.rejects(readUpload('a.csv.gz', torn), { name: 'Failure' })
  await assert.rejects(readUpload('a.csv.gz', packed.subarray(0, packed.length - 12)), { name: 'Failure' })
})

test('a page of Parquet that ends where it begins is told, and walked once', async () => {
  const { tables, left } = await readUpload('a.parquet', repeatedText({ ...table, first: pageThatEndsWhereItBegins }))
  assert.equal(tables[0]!.rows, table.rows)
  assert.match(left.join(), /bytes of which its footer says nothing/)
})

test('of a category that no row has the publisher is told what to remove', async () => {
  const { left } = await readUpload('a.parquet', repeatedText({ ...table, unused: mark }))
  assert.match(left.join(), /values that no row has\. Columns: t\. Remove unused categories/)
})

test('filters, least values and dictionaries of plain and nested columns are compared with the rows, and of what is deeper it is said', async () => {
  const written = (columns: string): Promise<Buffer> => inFolder(async (folder) => {
    const path = join(folder, 'a.parquet')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`copy (select ${columns} from range(5000) as r(i)) to '${path}' (format parquet, row_group_size 2048)`)
    connection.closeSync()
    return readFile(path)
  })
  const word = "'Ауылдағы мектеп ' || (i % 7)"
  const read = await readUpload('a.parquet', await written(`${word} as g, i % 9 as file_row_number, {'a': {'b': ${word}}, 'c': i % 5} as s, map {${word}: 'мән ' || (i % 3)} as m, [${word}, null] as l`))
  assert.deepEqual(read.left, [])
  assert.ok(!read.texts.some((text) => text.includes('Ауылдағы')), 'values of rows are no texts beside them')
  assert.deepEqual((await readUpload('a.parquet', await written(`{'a': ${word}, 'l': [${word}]} as deep`))).left,
    ['The dictionaries of nested columns of the Parquet file “a.parquet” were not compared with its rows: deep.l.list.element. Turn them into plain columns for the file itself to be given out.'])
})
