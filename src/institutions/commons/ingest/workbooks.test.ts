import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestSheet, workbook } from '../../../kernel/archives/testing.ts'
import { readUpload } from './testing.ts'

/** A row of cells at their places: texts, numbers, nothing, or a cell as it is written. */
const row = (number: number, ...cells: readonly (string | number | undefined)[]): string => `<row r="${number}">${cells.map((cell, column) => {
  const place = `${String.fromCharCode(65 + column)}${number}`
  if (cell === undefined) return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  return cell.startsWith('<') ? cell.replace('<c', `<c r="${place}"`) : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
}).join('')}</row>`
const merged = (...ranges: readonly string[]): string => `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`

async function read(sheet: Pick<TestSheet, 'rows' | 'after'>, more: Parameters<typeof workbook>[2] = {}, options: { readonly header?: boolean } = {}) {
  const { tables: [table], notes, left } = await readUpload('a.xlsx', workbook([{ name: 'S', ...sheet }], [], more), { options })
  return { columns: table?.columns.map(({ name, type }) => `${name}: ${type}`), cells: table?.cells, notes, left }
}
const joined = (rows: number, example: string): string =>
  `The names of the columns were joined from ${rows} rows of the header, such as “${example}”. If that is wrong, say under “How to read the file” that they stand in one row.`

const twoRows = {
  rows: row(1, 'Есеп') + row(2, 'Өңір', 'Халық') + row(3, undefined, 'барлығы', 'ер', 'әйел') + row(4, 'Абай', 10, 4, 6) + row(5, 'Тараз', 20, 9, 11), after: merged('A1:D1', 'A2:A3', 'B2:D2'),
}
const population = ['Өңір: VARCHAR', 'Халық / барлығы: BIGINT', 'Халық / ер: BIGINT', 'Халық / әйел: BIGINT']

test('a header of two merged rows names the columns by both, below a title, and says so', async () => {
  assert.deepEqual(await read(twoRows), {
    columns: population, cells: [['Абай', '10', '4', '6'], ['Тараз', '20', '9', '11']], left: ['Lines above the table that were left out as a title: 1.'],
    notes: ['Lines above the table that were left out as a title: 1.', joined(2, 'Халық / барлығы')],
  })
})

test('whoever says that the names stand in one row gets one row', async () => {
  const { cells, notes } = await read(twoRows, {}, { header: true })
  assert.deepEqual(cells?.[0], [null, 'барлығы', 'ер', 'әйел'])
  assert.deepEqual(notes.filter((note) => note.includes('joined')), [])
})

test('years under a group, three rows, and groups above names are headers; a merged name above data is not', async () => {
  const years = await read({ rows: row(1, 'Өңір', 'Халық') + row(2, undefined, 2022, 2023) + row(3, 'Абай', 1, 2), after: merged('A1:A2', 'B1:C1') })
  assert.deepEqual(years.columns, ['Өңір: VARCHAR', 'Халық / 2022: BIGINT', 'Халық / 2023: BIGINT'])
  const three = await read({ rows: row(1, 'A', 'G') + row(2, undefined, 'H', undefined, 'I') + row(3, undefined, 'h', 'k', 'i', 'j') + row(4, 'x', 1, 2, 3, 4), after: merged('A1:A3', 'B1:E1', 'B2:C2', 'D2:E2') })
  assert.deepEqual(three.columns, ['A: VARCHAR', 'G / H / h: BIGINT', 'G / H / k: BIGINT', 'G / I / i: BIGINT', 'G / I / j: BIGINT'])
  const groups = await read({ rows: row(1, undefined, 'Халық') + row(2, 'Өңір', 'ер', 'әйел') + row(3, 'Абай', 1, 2) + row(4, 'Тараз', 3, 4), after: merged('B1:C1') })
  assert.deepEqual(groups.columns, ['Өңір: VARCHAR', 'Халық / ер: BIGINT', 'Халық / әйел: BIGINT'])
  const name = await read({ rows: row(1, 'Аты', undefined, 'саны') + row(2, 'Бір', 'Екі', 4) + row(3, 'Үш', 'Төрт', 9), after: merged('A1:B1') })
  assert.deepEqual(name.cells, [['Бір', 'Екі', '4'], ['Үш', 'Төрт', '9']])
})

test('numbers are numbers where the last column is empty in every row', async () => {
  assert.deepEqual((await read({ rows: row(1, 'Өңір', 'саны', 'ескерту') + row(2, 'Абай', 10) + row(3, 'Тараз', 20) })).columns, ['Өңір: VARCHAR', 'саны: BIGINT', 'ескерту: VARCHAR'])
})

test('cells merged among the data are told', async () => {
  const { cells, notes } = await read({ rows: row(1, 'Өңір', 'саны') + row(2, 'Абай', 1) + row(3, undefined, 2), after: merged('A2:A3') })
  assert.deepEqual(cells, [['Абай', '1'], [null, '2']])
  assert.deepEqual(notes, ['Merged cells among the data: 1 (A2). The value stands in the first cell only, the others are empty. Unmerge them, write the value into each row and upload the file again if need be.'])
})

test('formulas that nobody has calculated and cells with errors are counted and named, with the mend', async () => {
  const { cells, notes, left } = await read({ rows: row(1, 'a', 'b', 'c') + row(2, 1, '<c><f>A2*2</f></c>', '<c><f>A2</f><v>1</v></c>') + row(3, 2, '<c><f>A3*2</f><v></v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    + row(4, 3, '<c t="str"><f>""</f><v></v></c>', 3) })
  assert.deepEqual(cells, [['1', null, '1'], ['2', null, null], ['3', null, '3']])
  assert.deepEqual(notes, ['Formulas without a calculated value: 2 (B2, B3). These cells are empty in the table. Open the file in Excel or LibreOffice, save it and upload it again.',
    'Cells that show an error: 1 (C3). They are empty in the table. Mend the formulas and upload the file again.'])
  assert.deepEqual(left, [...notes, 'Formulas: 5. The tables hold their values only.'])
})

test('a workbook that is its tables is in them whole; what else it holds is named, and nothing that it does not hold', async () => {
  const rows = row(1, 'a') + row(2, 1)
  const plain = [{ name: 'docProps/core.xml', content: '<p><creator>Үлгі</creator></p>' }, { name: 'xl/theme/theme1.xml', content: '<a/>' }, { name: '[Content_Types].xml', content: '<Types/>' }]
  assert.deepEqual((await read({ rows }, { parts: plain })).left, [])
  assert.deepEqual((await read({ rows }, { parts: [{ name: 'xl/comments1.xml', content: '<a/>' }, { name: 'xl/drawings/vmlDrawing1.vml', content: '<a/>' }] })).left, ['Comments on cells.'])
  assert.deepEqual((await read({ rows }, { parts: ['xl/media/image1.png', 'xl/pivotCache/pivotCacheRecords1.xml', 'xl/vbaProject.bin', 'customXml/item1.xml'].map((name) => ({ name, content: 'x' })) })).left,
    ['Pictures, charts or embedded objects.', 'Pivot tables or links to other sources: copies of data lie in them.', 'Macros.', 'Other parts of the workbook: customXml/item1.xml.'])
})

test('days counted from 1904 are the days that the workbook shows', async () => {
  const { cells } = await read({ rows: row(1, 'күні', 'саны') + row(2, '<c s="1"><v>44592</v></c>', 1) }, { from1904: true })
  assert.deepEqual(cells, [['2026-02-01', '1']])
})

test('hidden rows and columns are in the table, and their publisher is told so', async () => {
  const hidden = row(2, 'Абай', 10).replace('<row', '<row hidden="1"')
  const rows = `${row(1, 'Өңір', 'саны')}${hidden}${row(3, 'Тараз', 20)}`
  const { cells, notes, left } = await read({ rows: `</sheetData><cols><col min="2" max="16384" hidden="1"/></cols><sheetData>${rows}` })
  assert.deepEqual(cells, [['Абай', '10'], ['Тараз', '20']])
  assert.deepEqual(notes, ['Hidden rows are in the table too: 1 (2). If they are not to be published, delete them and upload the file again.',
    'Hidden columns are in the table too: 1 (B). If they are not to be published, delete them and upload the file again.'])
  assert.deepEqual(left, [])
})

test('how a word is spoken is no part of the word', async () => {
  const { cells } = await read({ rows: row(1, 'сөз') + row(2, '<c t="inlineStr"><is><t>课</t><rPh sb="0" eb="1"><t>ke</t></rPh></is></c>') })
  assert.deepEqual(cells, [['课']])
})
