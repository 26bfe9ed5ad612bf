import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { cleanName, contentDisposition, downloadHeaders } from './names.ts'

const hostile: readonly [string, string][] = [
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\a\\жоспар.pdf', 'жоспар.pdf'],
  ['/', 'file'],
  ['', 'file'],
  ['..', 'file'],
  ['.htaccess', 'htaccess'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b.pdf', 'ab.pdf'],
  ['say "hi"<b>.txt', 'say _hi__b_.txt'],
  ['и\u0306.txt', 'й.txt'],
  ['\ud800.txt', '\ufffd.txt'],
  ['  spaces   inside .pdf  ', 'spaces inside .pdf'],
]
for (const [given, kept] of hostile) {
  test(`The name ${JSON.stringify(given)} is kept as ${JSON.stringify(kept)}`, () => assert.equal(cleanName(given), kept))
}

test('A name too long is cut before its extension, never inside a letter', () => {
  const kept = cleanName(`${'ұ'.repeat(500)}.docx`)
  assert.equal(kept, `${'ұ'.repeat(195)}.docx`)
  assert.ok(cleanName('😀'.repeat(300)).isWellFormed())
})

test('Any name is safe in a header and comes out of it as it was kept', () =>
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (given) => {
    const kept = cleanName(given)
    const header = contentDisposition(given)
    assert.match(header, /^attachment; filename="[ -!#-~]*"; filename\*=UTF-8''(?:[A-Za-z0-9._~!&+#$^`|-]|%[0-9A-F]{2})+$/)
    assert.equal(decodeURIComponent(header.split("UTF-8''")[1] ?? ''), kept)
    assert.equal(cleanName(kept), kept)
    assert.equal(new Headers({ 'content-disposition': header }).get('content-disposition'), header)
  })))

test('A Kazakh name is given to new browsers in full and to old ones in ASCII', () =>
  assert.equal(
    contentDisposition("Өтініш (2026)'.pdf"),
    `attachment; filename="______ (2026)'.pdf"; filename*=UTF-8''%D3%A8%D1%82%D1%96%D0%BD%D1%96%D1%88%20%282026%29%27.pdf`,
  ))

test('A download is saved, not guessed at, and may run nothing', () => {
  const headers = downloadHeaders({ name: 'a.csv', mediaType: 'text/csv', size: 12 })
  assert.match(headers['content-disposition'] ?? '', /^attachment;/)
  assert.equal(headers['content-length'], '12')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(headers['content-security-policy'] ?? '', /sandbox/)
})
