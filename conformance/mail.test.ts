/** Letters as an outside parser reads them, as strictly as it can: Python's `email`, which stops at any defect. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { folderPost, type Letter } from '../src/kernel/parties/index.ts'

test('a strict parser of RFC 5322 finds no defect in a letter, and reads in it what was written', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-mail-'))
  t.after(() => { rmSync(folder, { recursive: true }) })
  const subjects = [
    'Төлем шоты шығарылды: № 2026-000001, 195 700 ₸', 'Plain words', 'Ұзақ тақырып '.repeat(30).trim(), 'Счёт: "кавычки", <скобки>; точка, запятая', '😀 ᠮᠣᠩᠭᠣᠯ 漢字', 'a\r\nBcc: somebody@example.kz', 'x',
  ]
  const letters = subjects.map((subject, at): Letter => ({
    id: `01a228b2-e843-7813-ae47-6540bd87d2${String(at).padStart(2, '0')}`, recipient: 'ulgi.name+tag@example.kz', locale: 'kk', subject, body: `${subject}\n\nhttp://localhost:3000/kk/cabinet\n.\n`,
    createdAt: '2026-11-09T04:05:06.000Z',
  }))
  const post = folderPost(folder, 'Шаңырақ <no-reply@example.kz>')
  for (const letter of letters) await post.send(letter)
  const files = readdirSync(folder).sort().map((name) => join(folder, name))
  const { stdout } = await promisify(execFile)('python3', [join(import.meta.dirname, 'read_mail.py'), ...files])
  const told: unknown = JSON.parse(stdout)
  assert.deepEqual(told, letters.map(({ subject, body }) => ({
    subject: subject.replaceAll(/[\r\n]+/g, ' '), from: 'no-reply@example.kz', name: 'Шаңырақ', to: ['ulgi.name+tag@example.kz'],
    date: '2026-11-09T04:05:06+00:00', language: 'kk', body: body.replaceAll(/\r?\n/g, '\r\n'),
  })))
})
