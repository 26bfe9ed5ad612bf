/** Keeps the product's texts to the words of docs/glossary.md: what it says is never said stands in none of them. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deadlines } from './law/deadline.ts'

const root = join(import.meta.dirname, '..')

/** Beginnings of words that the glossary rules out, or has only for searching. */
const never = /(?<!\p{L})(?:тіл модел|(?<!ортақ )деректер қор|құжат шын|шын құжат|деректер жиынты[ғқ]|шағым комиссия|пәрмен|пішім|қалта|резервтік|қозғалтқыш|қолхат|сұраныс|лимит|прейскурант|агрегат|эталон|движ(?:ок|к)|расписк|колонк|согласен|жеке кабинет|личн\p{L}+ кабинет|срок\p{L}* обжаловани|шағымдану мерзім|шағымдануға болатын мерзім|шешім қабылданатын (?:мерзім|соңғы күн))/iu

/** What says them all the same, and why. */
const excused: Readonly<Record<string, string>> = {
  'src/countries/kazakhstan/language-model/rules.ts': 'the title of an act that an enacted register cites',
  'src/countries/kazakhstan/language-model/undertaking.ts': 'companies have signed these words',
  'src/countries/kazakhstan/language-model/undertakings-register.ts': 'enacted: its next version says it otherwise',
  ...Object.fromEntries(['commons/access.ts', 'commons/offices.ts', 'commons/publication.ts', 'commons/withdrawal.ts', 'oversight/own-systems.ts', 'oversight/system-fields.ts'].map((file) => [`src/countries/kazakhstan/${file}`, 'enacted: its next version says it otherwise'])),
  'src/countries/kazakhstan/words-of-life.ts': 'words that people look for',
  'src/kernel/search/synonyms-life.ts': 'words that people look for',
  'src/kernel/search/synonyms-state.ts': 'words that people look for',
  'src/portal/find/page-words.ts': 'words that people look for',
}

test('no text of the product says a word that the glossary rules out', () => {
  const files = globSync(['src/**/*.ts', 'docs/*.{kk,ru}.md', 'docs/examples/**/*.yaml'], { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  assert.ok(files.length > 1000)
  const saying = files.filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file) && never.test(readFileSync(join(root, file), 'utf8')))
  assert.deepEqual(saying.toSorted(), Object.keys(excused).toSorted())
})

test('a draft is қаралама wherever it is черновик', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/')).filter((file) => !file.endsWith('.test.ts'))
  const otherwise = files.flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n').filter((line) => /(?<!\p{L})жоба/iu.test(line) && /черновик/i.test(line)).map((line) => `${file}: ${line.trim()}`))
  assert.deepEqual(otherwise, [])
})

test('each last day that people must know has one name, which the glossary keeps and one module says', () => {
  const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8').toLowerCase()
  const named = Object.values(deadlines).filter((one) => one !== deadlines.step)
  for (const { kk, ru, en } of named) assert.ok(glossary.includes(`| ${kk} | ${ru} | ${en} |`.toLowerCase()), kk)
  const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/')).filter((file) => !file.endsWith('.test.ts') && file !== 'src/law/deadline.ts')
  const repeating = files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return named.some(({ kk, ru }) => text.includes(kk) || text.includes(ru))
  })
  assert.deepEqual(repeating, [], 'whoever names such a day takes its name from there')
})
