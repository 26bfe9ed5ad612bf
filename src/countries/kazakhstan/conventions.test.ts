import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verified } from '../../law/citation.ts'
import { keepTo } from '../../law/conventions.ts'
import { locales } from '../../law/text.ts'
import { cite } from '../../portal/components/index.ts'
import { administrativeCode } from './acts.ts'
import { conventions } from './conventions.ts'

test('an act is read in the language of the reader, and where it is not known to be translated as it is cited', (t) => {
  const former = keepTo(conventions)
  t.after(() => keepTo(former))
  const links = locales.map((locale) => /href="([^"]*)"/.exec(cite(locale, verified(administrativeCode, '91')).source)?.[1])
  assert.deepEqual(links, ['https://adilet.zan.kz/kaz/docs/K2000000350', 'https://adilet.zan.kz/rus/docs/K2000000350', 'https://adilet.zan.kz/rus/docs/K2000000350'])
  assert.equal(conventions.actIn?.('https://example.kz/rus/docs/1', 'kk'), 'https://example.kz/rus/docs/1', 'an address elsewhere stays as it is')
})
