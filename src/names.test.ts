/** Keeps what stands below the institutions free of them: law, kernel and portal name none. */
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const here = import.meta.dirname

/** `language-model`, as it is written in ids, in names of code and of the environment, and in words. */
const written = (institution: string): RegExp => new RegExp(String.raw`\b${institution.replaceAll('-', '[-_ ]?')}`, 'i')

/** What may be named all the same, and why. */
const excused: Readonly<Record<string, string>> = {
  'kernel/settings.ts': 'the variable of the environment that names servers of models is as operators have it',
  'kernel/search/synonyms-life.ts': 'words that people look for',
  'kernel/search/synonyms-state.ts': 'words that people look for',
  'portal/look/gallery.ts': 'pages of tests, as institutions have them',
}

test('law, kernel and portal name no institution', () => {
  const names = readdirSync(join(here, 'institutions')).map(written)
  assert.ok(names.length >= 3)
  const files = globSync('{law,kernel,portal}/**/*.{ts,js,css}', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  const naming = files.filter((file) => names.some((name) => name.test(readFileSync(join(here, file), 'utf8'))))
  assert.deepEqual(naming.toSorted(), Object.keys(excused).toSorted())
})
