/** Specifies in how many parts a text message travels, and that every notice fits in two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locales } from '../../law/text.ts'
import { noticeKinds } from './index.ts'
import { codeText, connected, notice } from './messages.ts'
import { smsSegments } from './segments.ts'

test('a text of the basic alphabet has 160 places alone and 153 in each part, any other 70 and 67', () => {
  const table: readonly (readonly [string, string, number])[] = [
    ['', 'GSM 7-bit', 1], ['a'.repeat(160), 'GSM 7-bit', 1], ['a'.repeat(161), 'GSM 7-bit', 2], ['a'.repeat(306), 'GSM 7-bit', 2], ['a'.repeat(307), 'GSM 7-bit', 3],
    ['ә'.repeat(70), 'UCS-2', 1], ['ә'.repeat(71), 'UCS-2', 2], ['ж'.repeat(134), 'UCS-2', 2], ['ж'.repeat(135), 'UCS-2', 3], [`${'a'.repeat(70)}ў`, 'UCS-2', 2],
    ['€'.repeat(80), 'GSM 7-bit', 1], ['€'.repeat(81), 'GSM 7-bit', 2],
    // A sign of two places is not cut: 76 of them fill a part of 153.
    ['€'.repeat(152), 'GSM 7-bit', 2], ['€'.repeat(153), 'GSM 7-bit', 3], ['😀'.repeat(35), 'UCS-2', 1], ['😀'.repeat(66), 'UCS-2', 2], ['😀'.repeat(67), 'UCS-2', 3],
  ]
  for (const [text, alphabet, segments] of table) assert.deepEqual(smsSegments(text), { alphabet, segments }, `${text.slice(0, 3)} × ${text.length}`)
})

test('every notice in every language fits in two parts, with a day and a long address of the portal, and says neither who nor how much', () => {
  for (const kind of noticeKinds) {
    for (const locale of locales) {
      const text = notice(kind, '2026-12-31', 'https://portal.jasandy-intellekt.gov.kz')[locale]
      assert.ok(smsSegments(text).segments <= 2, `${text.length}: ${text}`)
      assert.match(text, /31\.12\.2026/)
      assert.match(text, /^\S+: .+ https:\S+$/)
    }
  }
  for (const locale of locales) for (const text of [codeText('012345'), connected]) assert.equal(smsSegments(text[locale]).segments, 1, text[locale])
})
