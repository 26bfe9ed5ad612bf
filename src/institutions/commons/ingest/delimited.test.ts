import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { ingest } from './index.ts'
import { encoded, inFolder, readUpload } from './testing.ts'
import { writeFile } from 'node:fs/promises'

const typesOf = (table: { readonly columns: readonly { readonly name: string; readonly type: string }[] } | undefined) =>
  table?.columns.map(({ name, type }) => `${name}: ${type}`)

test('a table as accountants export it: decimal commas, spaces between thousands, dotted days, codes with zeros', async () => {
  const { tables: [table], notes } = await readUpload('Жоспар 2026.csv', encoded(
    'БСН;Атауы;Сома, тг;Үлесі;Күні;Саны\r\n000140001234;«Қазақ көмірі» ЖШС;1\u00a0234\u00a0567,50;0,125;01.02.2026;1 200\r\n050640005678;Үміт;-12,00;1,5;31.12.2025;30\r\n', 'utf-8'))
  assert.equal(table?.name, 'zhospar_2026')
  assert.deepEqual(typesOf(table), ['БСН: VARCHAR', 'Атауы: VARCHAR', 'Сома, тг: DECIMAL(18,2)', 'Үлесі: DOUBLE', 'Күні: DATE', 'Саны: BIGINT'])
  assert.deepEqual(table?.cells, [
    ['000140001234', '«Қазақ көмірі» ЖШС', '1234567.50', 0.125, '2026-02-01', '1200'], ['050640005678', 'Үміт', '-12.00', 1.5, '2025-12-31', '30'],
  ])
  assert.deepEqual(notes, ['The columns are parted by “;”.', 'The decimal comma was recognised.'])
})

for (const [encoding, words] of [['windows-1251', 'Windows-1251'], ['kz-1048', 'KZ-1048'], ['koi8-r', 'KOI8-R'], ['utf-16le', 'UTF-16 LE'], ['utf-16be', 'UTF-16 BE']] as const) {
  test(`${words} is recognised and told`, async () => {
    const cities = encoding === 'kz-1048' || encoding.startsWith('utf') ? ['Қостанай', 'Өскемен'] : ['Караганда', 'Павлодар']
    const { tables: [table], notes } = await readUpload('t.csv', encoded(`город,население области\n${cities[0]},12\n${cities[1]},7\n`, encoding))
    assert.deepEqual(table?.cells, [[cities[0], '12'], [cities[1], '7']])
    assert.deepEqual(notes, [`The encoding ${words} was recognised; the text was turned into UTF-8.`])
  })
}

test('an encoding, a delimiter and a header that are given are taken as they are', async () => {
  const { tables: [table] } = await readUpload('t.csv', encoded('а~1\nб~2\n', 'koi8-r'), { options: { encoding: 'koi8-r', delimiter: '~', header: false } })
  assert.deepEqual(table?.columns.map(({ name }) => name), ['column_1', 'column_2'])
  assert.deepEqual(table?.cells, [['а', '1'], ['б', '2']])
})

test('titles above the table, empty and repeated names, and a nameless empty column at the end of every line', async () => {
  const { tables: [table], notes } = await readUpload('t.csv', 'Есеп 2026;;;;\n\nкод;;Сумма;сумма;\nа;x;1;2;\nб;y;3;4;\n')
  assert.deepEqual(table?.columns, [
    { name: 'код', type: 'VARCHAR' }, { name: 'column_2', type: 'VARCHAR', original: '' }, { name: 'Сумма', type: 'BIGINT' },
    { name: 'сумма_2', type: 'BIGINT', original: 'сумма' },
  ])
  assert.deepEqual(table?.cells, [['а', 'x', '1', '2'], ['б', 'y', '3', '4']])
  assert.deepEqual(notes, ['Lines above the table that were left out as a title: 2.', 'The columns are parted by “;”.'])
})

test('without a header the columns are numbered', async () => {
  const { tables: [table], notes } = await readUpload('t.csv', '1,2026-01-01,а\n2,2026-01-02,б\n')
  assert.deepEqual(typesOf(table), ['column_1: BIGINT', 'column_2: DATE', 'column_3: VARCHAR'])
  assert.equal(table?.rows, 2)
  assert.deepEqual(notes, ['No names of columns were found: the columns are named by number.'])
})

test('a row that does not fit is reported with its line of the file, its column and why; the others are kept', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => `${index},"жол\n${index}",${index / 4}`)
  rows[10] = '10,аз'
  rows[20] = '20,көп,1,2'
  rows[30] = 'отыз,мән,1'
  rows[40] = '40,"дұрыс" емес,1'
  await inFolder(async (folder) => {
    const path = join(folder, 'upload')
    await writeFile(path, `id,мәтін,сан\n${rows.join('\n')}\n`)
    const { tables: [table] } = await ingest({ path, name: 't.csv', output: join(folder, 'out') })
    assert.equal(table?.rows, 296)
    assert.deepEqual(table?.rejects, {
      count: 4, path: join(folder, 'out', 't.rejects.csv'),
      first: [
        { line: 22, reason: 'few cells', text: '10,аз' }, { line: 41, reason: 'many cells', text: '20,көп,1,2' },
        { line: 60, column: 'id', reason: 'cell', text: 'отыз,мән,1' }, { line: 79, reason: 'quotes', text: '40,"дұрыс" емес,1' },
      ],
    })
    assert.equal(await readFile(join(folder, 'out', 't.rejects.csv'), 'utf8'),
      'line,column,reason,text\r\n22,,few cells,"10,аз"\r\n41,,many cells,"20,көп,1,2"\r\n60,id,cell,"отыз,мән,1"\r\n79,,quotes,"40,""дұрыс"" емес,1"\r\n')
  })
})

test('a column stays text where a sign of it would be lost: zeros in front, sixteen digits, mixed values', async () => {
  const { tables: [table], notes } = await readUpload('t.csv', `шот,нөмір,аралас\n${Array.from({ length: 50 }, (_, index) =>
    `${index === 49 ? '007' : index + 100},1234567890123456${index % 10},${index % 3 === 0 ? 'бар' : index}`).join('\n')}\n`)
  assert.deepEqual(typesOf(table), ['шот: VARCHAR', 'нөмір: VARCHAR', 'аралас: VARCHAR'])
  assert.deepEqual(table?.cells.at(-1), ['007', '12345678901234569', '49'])
  assert.deepEqual(notes, [])
})

test('what the sample does not show is proven by every row: a column with words far below stays text, and none is lost', async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `${index},${index > 100_000 && index % 20 === 7 && index < 150_000 ? 'жоқ дерек' : index}`)
  const { tables: [table], notes } = await readUpload('t.csv', `id,мән\n${rows.join('\n')}\n`)
  assert.deepEqual(typesOf(table), ['id: BIGINT', 'мән: VARCHAR'])
  assert.equal(table?.rows, 200_000)
  assert.deepEqual(table?.rejects, { count: 0, first: [] })
  assert.deepEqual(notes, ['Kept as text, because the values are mixed: мән.'])
})

test('cells that people write for nothing are empty where numbers or days are, and stay where text is', async () => {
  const { tables: [table] } = await readUpload('t.csv', 'a,b,c\n1,2026-01-01,x\n-,н/д,н/д\n3,2026-01-03,дерек жоқ\n')
  assert.deepEqual(table?.cells, [['1', '2026-01-01', 'x'], [null, null, 'н/д'], ['3', '2026-01-03', 'дерек жоқ']])
})

test('line breaks of both kinds in one file end rows alike', async () => {
  const { tables: [table] } = await readUpload('t.csv', 'a,b\r\n1,"x\r\ny"\n2,z\r\n\n3,w\n')
  assert.deepEqual(table?.cells, [['1', 'x\r\ny'], ['2', 'z'], ['3', 'w']])
})

test('rows are not made up from what looks like rows inside a quoted cell, wherever the engine parts the file', async () => {
  // Above the engine's buffer of 32 MB, so that several parts meet inside cells.
  const text = '1,мәтін,0007\n'.repeat(60)
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index},"${text}",7`)
  const { tables: [table] } = await readUpload('t.csv', `id,мәтін,сан\n${rows.join('\n')}\n`)
  assert.equal(table?.rows, 60_000)
  assert.equal(table?.rejects.count, 0)
  assert.equal(table?.profile.columns[1]?.distinct, 1)
})

test('a quote that nothing closes is refused with its line', async () => {
  await assert.rejects(readUpload('t.csv', `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(500)}`), { message: /opens on line 3 of “t.csv” and is not closed/ })
})

test('a line longer than the engine takes is reported, also where it is longer than its buffer', async () => {
  for (const length of [3_000_000, 40_000_000]) {
    const { tables: [table] } = await readUpload('t.csv', `a,b\n${'1,2\n'.repeat(1000)}${'x'.repeat(length)},1\n3,4\n`)
    assert.equal(table?.rows, 1001)
    assert.deepEqual(table?.rejects.first.map(({ line, reason }) => ({ line, reason })), [{ line: 1002, reason: 'long line' }])
  }
})
