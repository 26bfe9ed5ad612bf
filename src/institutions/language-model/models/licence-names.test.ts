import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOfLicence } from './licence-names.ts'

test('a licence that is told in words is told in the language of the page', () => {
  assert.equal(nameOfLicence('public domain / CC BY-SA 4.0 (Wikisource)').ru, 'общественное достояние / CC BY-SA 4.0 (Wikisource)')
  assert.equal(nameOfLicence('folklore (public domain)').kk, 'фольклор (қоғамдық игілік)')
  assert.match(nameOfLicence('official document (not subject to copyright, KZ law on copyright art. 8)').kk, /^ресми құжат .*8-бабы\)$/)
  assert.match(nameOfLicence('official document, Law on Copyright, art. 8').ru, /^официальный документ .*статья 8/)
})

test('the name of a licence is left as it is', () => {
  for (const name of ['CC BY 4.0', 'Apache-2.0', 'CC0-1.0']) assert.equal(nameOfLicence(name).kk, name)
})
