/** Keeps what stands below the institutions and the countries free of them: law, kernel and portal name none. */
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
  'portal/find/documents.ts': 'addresses that are no pages to find',
  'portal/find/page-words.ts': 'words that people look for',
  'portal/look/gallery.ts': 'pages of tests, as institutions have them',
}

test('law, kernel and portal name no institution', () => {
  const names = readdirSync(join(here, 'institutions')).map(written)
  assert.ok(names.length >= 3)
  const files = globSync('{law,kernel,portal}/**/*.{ts,js,css}', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  const naming = files.filter((file) => names.some((name) => name.test(readFileSync(join(here, file), 'utf8'))))
  assert.deepEqual(naming.toSorted(), Object.keys(excused).toSorted())
})

/** What a country calls its money, its numbers and its places; the ends of words are letters of any script. */
const ofOneCountry = /(?<!\p{L})(?:ЖСН|БСН|ИИН|БИН|теңге|тенге|тиын|tenge|KZT|IIN|BIN|Almaty)(?!\p{L})/u
const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

/** What names a country's things all the same, and why. */
const excusedOfCountries: Readonly<Record<string, string>> = {
  'kernel/ledger/letters.ts': 'a letter names what a payment order asks for, as the first country has it',
  'kernel/ledger/statements/one-c.ts': 'a format of files has its own names',
  'kernel/search/kazakh-roots.ts': 'words of the language',
  'kernel/search/synonyms-state.ts': 'words that people look for',
  'kernel/settings.ts': 'the variable of the environment that names the claim of a number is as operators have it',
  'law/declaration.ts': 'declarations round to these words, and their hashes stand',
  'law/evaluate.ts': 'declarations round to these words, and their hashes stand',
  'law/identifier.ts': 'the numbers of the first country, with which the tests of all folders are made; nothing of law, kernel or portal that runs imports it',
  'law/money.ts': 'declarations round to these words, and their hashes stand',
  'law/print-rule.ts': 'declarations round to these words, and their hashes stand',
  'law/rule-data.ts': 'declarations round to these words, and their hashes stand',
  'portal/find/page-words.ts': 'words that people look for',
  'portal/look/assets.ts': 'a file of the font has the sign of a currency',
  'portal/look/gallery.ts': 'pages of tests, as a country has them',
}

test('law, kernel, portal and the command line name no currency, no number and no place of a country', () => {
  const files = globSync('{law,kernel,portal,cli}/**/*.{ts,js,css}', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  const naming = files.filter((file) => ofOneCountry.test(withoutComments(readFileSync(join(here, file), 'utf8'))))
  assert.deepEqual(naming.toSorted(), Object.keys(excusedOfCountries).toSorted())
  const importing = files.filter((file) => /from '[^']*law\/identifier\.ts'/.test(readFileSync(join(here, file), 'utf8')))
  assert.deepEqual(importing, [])
})
