import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptAttribute, decideType, nameTypes } from './media-types.ts'
import type { MediaType } from './media-types.ts'
import { bytes, docx, jpeg, pdf, png, xlsx, zip } from './testing.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const everything: readonly MediaType[] = [
  'application/pdf', 'image/png', 'image/jpeg', docxType, xlsxType, 'application/zip', 'application/gzip',
  'application/vnd.apache.parquet', 'text/csv', 'text/plain', 'application/json', 'application/x-ndjson', 'application/xml',
  'application/pkcs7-signature',
]
const decide = (name: string, content: Uint8Array, accept = everything, claimed?: string): MediaType | undefined =>
  decideType(name, claimed, { head: content, tail: content, zeros: content.includes(0) }, accept)

const cms = Uint8Array.of(0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02)
const windows1251 = Uint8Array.of(0xc8, 0xcc, 0xdf, 0x3b, 0xd1, 0xd3, 0xcc, 0xcc, 0xc0, 0x0d, 0x0a)

const examples: readonly [string, Uint8Array, MediaType][] = [
  ['plan.pdf', pdf, 'application/pdf'],
  ['PLAN.PDF', pdf, 'application/pdf'],
  ['photo.png', png, 'image/png'],
  ['photo.jpeg', jpeg, 'image/jpeg'],
  ['жоспар.docx', docx, docxType],
  ['есеп.xlsx', xlsx, xlsxType],
  ['all.zip', zip('a.txt'), 'application/zip'],
  ['all.zip', docx, 'application/zip'],
  ['corpus.jsonl.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), 'application/gzip'],
  ['data.parquet', bytes('PAR1....PAR1'), 'application/vnd.apache.parquet'],
  ['data.csv', bytes('\ufeffаты;саны\r\nА;1\r\n'), 'text/csv'],
  ['old.csv', windows1251, 'text/csv'],
  ['note.txt', bytes('Сәлем'), 'text/plain'],
  ['data.json', bytes('{}'), 'application/json'],
  ['data.jsonl', bytes('{}\n{}\n'), 'application/x-ndjson'],
  ['plan.xml', bytes('<?xml version="1.0"?><plan/>'), 'application/xml'],
  ['act.pdf.p7s', cms, 'application/pkcs7-signature'],
  ['act.p7s', bytes('-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n'), 'application/pkcs7-signature'],
]
for (const [name, content, type] of examples) {
  test(`${name} is ${type}`, () => assert.equal(decide(name, content), type))
}

const refused: readonly [string, string, Uint8Array][] = [
  ['A ZIP that pretends to be a PDF', 'plan.pdf', zip('a.txt')],
  ['A PDF that pretends to be a picture', 'photo.png', pdf],
  ['A plain ZIP that pretends to be a Word document', 'plan.docx', zip('a.txt')],
  ['An Excel document that pretends to be a Word document', 'plan.docx', xlsx],
  ['A program that pretends to be text', 'note.txt', bytes('MZ\0\0')],
  ['A program that pretends to be a table', 'data.csv', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1)],
  ['Text that pretends to be a PDF', 'plan.pdf', bytes('not %PDF-1.7')],
  ['A page that pretends to be a picture', 'photo.jpg', bytes('<html><script>')],
  ['Text with an extension nobody knows', 'run.sh', bytes('rm -rf /')],
  ['A truncated Parquet file', 'data.parquet', bytes('PAR1....')],
]
for (const [sentence, name, content] of refused) {
  test(`${sentence} is refused`, () => assert.equal(decide(name, content), undefined))
}

test('A type that is not accepted is refused though it is what it says', () =>
  assert.equal(decide('photo.png', png, ['application/pdf']), undefined))

test('A name without an extension is typed by its bytes and by what the sender claims', () => {
  assert.equal(decide('scan', pdf), 'application/pdf')
  assert.equal(decide('table', bytes('a,b\n'), everything, 'text/csv'), 'text/csv')
  assert.equal(decide('table', bytes('a,b\n'), everything, 'image/png'), undefined)
})

test('Where anything goes, a content is what both bytes and name say, or just bytes', () => {
  assert.equal(decide('plan.pdf', pdf, ['application/octet-stream']), 'application/pdf')
  assert.equal(decide('model.gguf', bytes('GGUF\0'), ['application/octet-stream']), 'application/octet-stream')
  assert.equal(decide('plan.pdf', zip('a'), ['application/octet-stream']), 'application/octet-stream')
})

test('The file field of a form offers the extensions, and no limit where anything goes', () => {
  assert.equal(acceptAttribute(['application/pdf', 'image/jpeg']), '.pdf,application/pdf,.jpg,.jpeg,image/jpeg')
  assert.equal(acceptAttribute(['application/octet-stream']), '')
})

test('Types are named the way people call them', () =>
  assert.deepEqual(nameTypes(['application/pdf', 'text/plain']), {
    kk: 'PDF, қарапайым мәтін (TXT)',
    ru: 'PDF, простой текст (TXT)',
    en: 'PDF, plain text (TXT)',
  }))
