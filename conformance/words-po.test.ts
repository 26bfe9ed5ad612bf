/** The translator's file as gettext itself reads it: every message of the portal, with its context, its places and its forms of nouns. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { kyrgyzstan } from '../src/countries/kyrgyzstan/index.ts'
import { exportWords, furtherOf, standingOf } from '../src/kernel/words/index.ts'

test('msgfmt finds no fault in the file that is handed to a translator, and counts in it what we count', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-words-'))
  t.after(() => { rmSync(folder, { recursive: true }) })
  const [kyrgyz] = furtherOf(kyrgyzstan('law').languages)
  const file = join(folder, 'words.ky.po')
  writeFileSync(file, exportWords(kyrgyz!))
  const { stderr } = await promisify(execFile)('msgfmt', ['--check', '--statistics', '--output-file', join(folder, 'words.mo'), file], { env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } })
  const { translated, missing } = standingOf(kyrgyz!)
  assert.ok(stderr.includes(`${translated} translated messages`) && stderr.includes(`${missing.length} untranslated messages`), stderr)
})
