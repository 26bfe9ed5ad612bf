import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Failure } from '../../../law/failure.ts'
import { encoded, readUpload } from './testing.ts'

/** What comes of a file: its columns and cells, or the beginning of the refusal, and what is said about it. */
interface Outcome {
  readonly columns?: readonly string[]
  readonly cells?: readonly (readonly unknown[])[]
  /** By line and reason. */
  readonly rejected?: readonly string[]
  readonly notes?: readonly string[]
  readonly refused?: RegExp
}

const delimiter = 'The columns are parted by “;”.'
const comma = 'The decimal comma was recognised.'
const numbered = 'No names of columns were found: the columns are named by number.'
const titled = (count: number): string => `Lines above the table that were left out as a title: ${count}.`
const mixed = (columns: string): string => `Kept as text, because the values are mixed: ${columns}.`
const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`

const odd: readonly (readonly [words: string, name: string, content: string | Buffer, outcome: Outcome])[] = [
  ['UTF-16 with a mark', 'a.csv', encoded('\ufeffаты;саны\nӘлия;1,5\nЕрлан;2,25\n', 'utf-16le'),
    { columns: ['аты: VARCHAR', 'саны: DOUBLE'], cells: [['Әлия', 1.5], ['Ерлан', 2.25]], notes: ['The encoding UTF-16 LE was recognised; the text was turned into UTF-8.', delimiter, comma] }],
  ['Windows-1251 with sums and days as Russian accounts write them', 'a.csv', encoded('имя;сумма;дата\nИванов и Ко;1 234,50;01.02.2024\nПетров;20,00;15.12.2023\nСидоров и партнёры;3,00;31.01.2024\n', 'windows-1251'),
    { columns: ['имя: VARCHAR', 'сумма: DECIMAL(18,2)', 'дата: DATE'], cells: [['Иванов и Ко', '1234.50', '2024-02-01'], ['Петров', '20.00', '2023-12-15'], ['Сидоров и партнёры', '3.00', '2024-01-31']],
      notes: ['The encoding Windows-1251 was recognised; the text was turned into UTF-8.', delimiter, comma] }],
  ['a mark of UTF-8 and codes with zeros in front', 'a.csv', '\ufeffкод;атау\n0102;а\n0203;б\n', { columns: ['код: VARCHAR', 'атау: VARCHAR'], cells: [['0102', 'а'], ['0203', 'б']], notes: [delimiter] }],
  ['tabs', 'a.csv', 'a\tb\n1\t2,5\n2\t3,5\n', { columns: ['a: BIGINT', 'b: DOUBLE'], cells: [['1', 2.5], ['2', 3.5]], notes: ['The columns are parted by tabs.', comma] }],
  ['line breaks and quotes in cells', 'a.csv', 'id,text\n1,"a\nb"\n2,"c ""q"" d"\n', { cells: [['1', 'a\nb'], ['2', 'c "q" d']] }],
  ['numbers of twelve digits and postcodes', 'a.csv', 'нөмір,postcode\n001234567890,010000\n990101300123,050000\n', { cells: [['001234567890', '010000'], ['990101300123', '050000']] }],
  ['a zero in front far below', 'a.csv', lines('n', ...Array.from({ length: 3000 }, (_, index) => String(index + 100)), '007'), { columns: ['n: VARCHAR'] }],
  ['one word far below numbers', 'a.csv', lines('n,x', ...Array.from({ length: 20_000 }, (_, index) => `${index},1`), 'жоқтың,5'), { columns: ['n: BIGINT', 'x: BIGINT'], rejected: ['20002: cell'] }],
  ['many words far below numbers', 'a.csv', lines('n', ...Array.from({ length: 2000 }, (_, index) => String(index)), ...Array.from({ length: 800 }, (_, index) => `мәтін ${index}`)), { columns: ['n: VARCHAR'] }],
  ['an empty column', 'a.csv', 'a,b,c\n1,,2\n3,,4\n', { columns: ['a: BIGINT', 'b: VARCHAR', 'c: BIGINT'], cells: [['1', null, '2'], ['3', null, '4']] }],
  ['a column without name and values', 'a.csv', 'a,b,\n1,2,\n3,4,\n', { columns: ['a: BIGINT', 'b: BIGINT'], cells: [['1', '2'], ['3', '4']] }],
  ['equal names of columns', 'a.csv', 'a,a,A,a_2\n1,2,3,4\n', { columns: ['a: BIGINT', 'a_2: BIGINT', 'A_3: BIGINT', 'a_2_2: BIGINT'], cells: [['1', '2', '3', '4']] }],
  ['a cell of three megabytes', 'a.csv', `a,b\n1,${'x'.repeat(3_000_000)}\n2,y\n`, { cells: [['2', 'y']], rejected: ['2: long line'] }],
  ['ragged rows', 'a.csv', 'a,b,c\n1,2\n1,2,3\n1,2,3,4\n5,6,7\n8,9,10\n', { cells: [['1', '2', '3'], ['5', '6', '7'], ['8', '9', '10']], rejected: ['2: few cells', '4: many cells'] }],
  ['no header', 'a.csv', '1,2024-01-01,5\n2,2024-01-02,6\n', { columns: ['column_1: BIGINT', 'column_2: DATE', 'column_3: BIGINT'], notes: [numbered] }],
  ['a row of totals', 'a.csv', 'облыс,саны\nАбай,1\nТараз,2\nБарлығы,3\n', { cells: [['Абай', '1'], ['Тараз', '2'], ['Барлығы', '3']] }],
  ['a header of two rows', 'a.csv', 'Регион,Население,,\n,всего,мужчины,женщины\nАбай,10,4,6\nТараз,20,9,11\n', {
    columns: ['Регион: VARCHAR', 'Население / всего: BIGINT', 'Население / мужчины: BIGINT', 'Население / женщины: BIGINT'], cells: [['Абай', '10', '4', '6'], ['Тараз', '20', '9', '11']],
    notes: ['The names of the columns were joined from 2 rows of the header, such as “Население / всего”. If that is wrong, say under “How to read the file” that they stand in one row.'] }],
  ['years as names', 'a.csv', 'Өңір,2022,2023\nАбай,1,2\nТараз,3,4\n', { columns: ['Өңір: VARCHAR', '2022: BIGINT', '2023: BIGINT'] }],
  ['percents', 'a.csv', 'a,b\nx,10%\ny,20.5%\n', { cells: [['x', '10%'], ['y', '20.5%']] }],
  ['whole numbers beyond 2^53', 'a.csv', 'ref,x\n9007199254740993,1\n12345678901234567890,2\n', { columns: ['ref: VARCHAR', 'x: BIGINT'], cells: [['9007199254740993', '1'], ['12345678901234567890', '2']] }],
  ['a long whole number far below fractions', 'a.csv', lines('ref', ...Array.from({ length: 30_000 }, (_, index) => `${index}.5`), '9007199254740993'), { columns: ['ref: VARCHAR'] }],
  ['days and moments with dots', 'a.csv', 'күні,сәті\n01.02.2024,01.02.2024 10:30\n15.12.2023,15.12.2023 23:59:01\n', { cells: [['2024-02-01', '2024-02-01 10:30:00'], ['2023-12-15', '2023-12-15 23:59:01']] }],
  ['days that Americans wrote', 'a.csv', 'd,v\n1/31/2024,1\n12/25/2023,2\n', {
    cells: [['2024-01-31', '1'], ['2023-12-25', '2']], notes: ['Days were read as month/day/year: d. If the order is another, write them as 2026-01-31 and upload the file again.'] }],
  ['days of which nobody knows', 'a.csv', 'd,v\n01/02/2024,1\n03/04/2023,2\n', { notes: ['Days were read as day/month/year: d. If the order is another, write them as 2026-01-31 and upload the file again.'] }],
  ['a day that is none', 'a.csv', 'd,v\n31.02.2024,1\n15.12.2023,2\n01.01.2024,3\n', { columns: ['d: VARCHAR', 'v: BIGINT'], notes: [mixed('d')] }],
  ['words for nothing', 'a.csv', 'a,b\nн/д,1\n5,—\n7,3\n', { cells: [[null, '1'], ['5', null], ['7', '3']], notes: ['Cells that were read as no value: «н/д», «—».'] }],
  ['a line that names the delimiter', 'a.csv', 'sep=;\na;b\n1;2\n3;4\n', { cells: [['1', '2'], ['3', '4']], notes: [titled(1), delimiter] }],
  ['lines of remarks above', 'a.csv', '# source\n# day\na,b\n1,2\n3,4\n', { cells: [['1', '2'], ['3', '4']], notes: [titled(2)] }],
  ['truths in two languages', 'a.csv', 'a,b\nда,жоқ\nнет,иә\n', { cells: [[true, false], [false, true]] }],
  ['line breaks of old Macintoshes', 'a.csv', 'a,b\r1,2\r3,4\r', { cells: [['1', '2'], ['3', '4']] }],
  ['the minus of typographers', 'a.csv', 'a,b\n−5,1\n3,4\n', { cells: [['−5', '1'], ['3', '4']] }],
  ['thousands parted by spaces that do not break', 'a.csv', 'a;b\n1\u00a0234\u00a0567,89;x\n12,5;y\n', { cells: [[1234567.89, 'x'], [12.5, 'y']], notes: [delimiter, comma] }],
  ['points and commas in one column', 'a.csv', 'a;b\n1,5;x\n2.5;y\n3;z\n', { cells: [['1,5', 'x'], ['2.5', 'y'], ['3', 'z']], notes: [delimiter] }],
  ['telephones', 'a.csv', 'тел,саны\n+77010000000,1\n+77020000000,2\n', { cells: [['+77010000000', '1'], ['+77020000000', '2']] }],
  ['moments in two zones', 'a.csv', 't,u\n2024-01-01T10:00:00+05:00,1\n2024-01-01T10:00:00Z,2\n', { cells: [['2024-01-01 05:00:00+00', '1'], ['2024-01-01 10:00:00+00', '2']] }],
  ['a letter that is broken', 'a.csv', Buffer.concat([Buffer.from('имя,город\nАйгүл,Қарағанды\nӨмір,Ақтөб'), Buffer.from([0xff, 0x0a])]), { cells: [['Айгүл', 'Қарағанды']], rejected: ['3: encoding'] }],
  ['a page of the web that calls itself Excel', 'a.xls', '<html><body><table><tr><td>a</td></tr></table></body></html>', { refused: /“a\.xls” is a web page or XML.*save it as XLSX or CSV/ }],
  ['a workbook under a password', 'a.xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), { refused: /under a password\. Save it as XLSX without a password/ }],
  ['nothing', 'a.csv', '', { refused: /The file is empty/ }],
  ['names alone', 'a.csv', 'a,b\n', { refused: /Not one row of “a\.csv”/ }],
  ['nothing in gzip', 'a.csv.gz', gzipSync(''), { refused: /The file is empty/ }],
  ['JSON lines with other keys in each', 'a.jsonl', '{"a":1}\n{"b":"x"}\n{"a":2.5,"c":[1]}\n', { columns: ['a: DOUBLE', 'b: VARCHAR', 'c: BIGINT[]'], cells: [[1, null, null], [null, 'x', null], [2.5, null, ['1']]] }],
  ['JSON lines with a line separator of Unicode, among which one is broken', 'a.jsonl', '{"a":"x\u2028y\u2029z"}\r\n{"a":"b"}\n{"a":\n', { cells: [['x\u2028y\u2029z'], ['b']], rejected: ['3: record'] }],
  ['text with a line separator of Unicode', 'a.txt', 'Бірінші\u2028жол\r\nЕкінші жол\rҮшінші жол\n', { cells: [['Бірінші\u2028жол'], ['Екінші жол'], ['Үшінші жол']] }],
  ['JSON of arrays in arrays', 'a.json', '[["a","b"],[1,2],[3,4]]', { refused: /No array of objects was found.*Gather the records in one array/ }],
  ['JSON of columns', 'a.json', '{"a":[1,2],"b":["x","y"]}', { refused: /No array of objects/ }],
  ['JSON with one array in an object', 'a.json', '{"ok":true,"rows":[{"a":1},{"a":2}]}', { cells: [['1'], ['2']], notes: ['The records were taken from the array “rows”.'] }],
  ['JSON numbers beyond 2^53, and beyond all doubles', 'a.json', '[{"id":9007199254740993,"x":1e400},{"id":12345678901234567890,"x":2}]', { columns: ['id: VARCHAR', 'x: VARCHAR'], cells: [['9007199254740993', '1e400'], ['12345678901234567890', '2']] }],
  ['JSON with long numbers beside fractions', 'a.json', '[{"a":9007199254740993},{"a":0.5}]', { columns: ['a: VARCHAR'], cells: [['9007199254740993'], ['0.5']] }],
  ['NaN in JSON, as pandas writes it', 'a.json', '[{"a":NaN},{"a":1}]', { columns: ['a: DOUBLE'], cells: [['NaN'], [1]] }],
]

for (const [words, name, content, { columns, cells, rejected, notes, refused }] of odd) {
  test(`${words}: ${refused ? 'refused with the mend' : 'read as it is meant, and what is not is said'}`, async () => {
    const read = await readUpload(name, content).catch((error: unknown) => {
      if (error instanceof Failure) return error
      throw error
    })
    if (read instanceof Failure) {
      assert.match(read.text.en, refused ?? /^$/)
      for (const language of ['kk', 'ru'] as const) assert.notEqual(read.text[language], read.text.en)
      return
    }
    assert.equal(refused, undefined)
    const [table] = read.tables
    if (columns) assert.deepEqual(table?.columns.map((column) => `${column.name}: ${column.type}`), columns)
    if (cells) assert.deepEqual(table?.cells, cells)
    assert.deepEqual(table?.rejects.first.map(({ line, reason }) => `${line}: ${reason}`), rejected ?? [])
    if (notes || cells) assert.deepEqual(read.notes, notes ?? [])
  })
}
