import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Encoding, encodings } from './contract.ts'
import { encoded, readUpload } from './testing.ts'

const russian = ['Договор', 'поставки', 'угля', 'на', 'склад', 'товар', 'цена', 'без', 'НДС', 'район', 'школа', '«Заря»', '№ 5', 'год–два']
const kazakh = ['Қазақстан', 'Республикасы', 'білім', 'және', 'ғылым', 'үшін', 'көмір', 'ұйым', 'һәм', 'қаңтар', 'Әкімдік', 'Өскемен', 'Үлбі']
const latin = ['coal', 'unit', 'ISO 9001', "O'Neil", 'naïve', '😀', '=1+1', '#5']
const wordsIn: Readonly<Record<Encoding, readonly string[]>> = {
  'utf-8': [...russian, ...kazakh, ...latin], 'utf-16le': [...russian, ...kazakh, ...latin], 'utf-16be': [...russian, ...kazakh, ...latin],
  'windows-1251': russian, 'kz-1048': [...russian, ...kazakh], 'koi8-r': russian.filter((word) => !/[«№–]/.test(word)),
}

interface Column { readonly kind: string; readonly cell: fc.Arbitrary<{ readonly written: string; readonly read: string | number | boolean | null }> }

const empty = fc.constant({ written: '', read: null })
const groups = (whole: number, space: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, space)

/** Columns of every kind: how a cell is written, and what it must be read as. */
const columnsIn = (encoding: Encoding, decimal: string): readonly Column[] => [
  { kind: 'text', cell: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...wordsIn[encoding]) }, fc.constantFrom('"', ';', ',', '\t', '|', '\n', '\r\n', ' ', '12', '""')), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(' ')).map((text) => ({ written: text, read: text })) },
  { kind: 'code', cell: fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(12, '0')).map((code) => ({ written: code, read: code })) },
  { kind: 'whole', cell: fc.integer().map((number) => ({ written: String(number), read: number })) },
  { kind: 'fraction', cell: fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 9999 }))
    .map(([whole, part]) => `${whole}.${part}`).map((number) => ({ written: number.replace('.', decimal), read: Number(number) })) },
  { kind: 'grouped', cell: fc.tuple(fc.integer({ min: 1000, max: 1e9 }), fc.integer({ min: 10, max: 99 })).map(([whole, part]) => ({
    written: `${groups(whole, encoding === 'koi8-r' ? ' ' : '\u00a0')}${decimal}${part}`, read: Number(`${whole}.${part}`),
  })) },
  { kind: 'day', cell: fc.date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    .map((day) => ({ written: day.split('-').toReversed().join('.'), read: day })) },
]

const tables = fc.record({
  encoding: fc.constantFrom(...encodings), mark: fc.boolean(), delimiter: fc.constantFrom(',', ';', '\t', '|'), decimal: fc.constantFrom('.', ','),
  newline: fc.constantFrom('\n', '\r\n', '\r'), quoteAll: fc.boolean(), lastNewline: fc.boolean(),
}).chain((dialect) => {
  const kinds = columnsIn(dialect.encoding, dialect.decimal)
  return fc.array(fc.nat(kinds.length - 1), { minLength: 1, maxLength: 4 }).chain((picked) => {
    // One column of text: by it an encoding can be told.
    const columns = [0, ...picked].map((index) => kinds[index]!)
    const row = fc.tuple(...columns.map(({ cell }, index) => (index === 0 ? cell : fc.oneof({ weight: 6, arbitrary: cell }, empty))))
    return fc.record({ dialect: fc.constant(dialect), columns: fc.constant(columns), rows: fc.array(row, { minLength: 6, maxLength: 30 }) })
  })
})

test('any table written as CSV in any encoding and dialect comes back with the same cells', async () => {
  await fc.assert(fc.asyncProperty(tables, async ({ dialect, columns, rows }) => {
    const { encoding, mark, delimiter, newline, quoteAll, lastNewline } = dialect
    const cell = (text: string): string => (quoteAll || /[",;\t|\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    const header = columns.map(({ kind }, index) => `${kind} ${index}`)
    const text = [header, ...rows.map((row) => row.map(({ written }) => written))].map((row) => row.map(cell).join(delimiter)).join(newline) + (lastNewline ? newline : '')
    const bytes = encoded(mark && encoding.startsWith('utf') ? `\ufeff${text}` : text, encoding)

    const { tables: [table] } = await readUpload('table.csv', bytes)

    assert.deepEqual(table?.columns.map(({ name }) => name), header)
    assert.deepEqual(table?.rejects.first, [])
    const read = table?.cells.map((row) => row.map((value, index) =>
      (value !== null && ['whole', 'fraction', 'grouped'].includes(columns[index]!.kind) ? Number(value) : value)))
    assert.deepEqual(read, rows.map((row) => row.map((each) => each.read)))
  }), { numRuns: 60 })
})
