/** Keeps what stands below the institutions and the countries free of them: law, kernel and portal name none, and no number of one country. */
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from './kernel/database/testing.ts'

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
  'portal/record/entry-words.ts': 'types of the journal, whose entries stay as they are written',
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
  'law/studio/units.ts': 'declarations round to these words, and their hashes stand',
  'portal/find/page-words.ts': 'words that people look for',
  'portal/look/assets.ts': 'a file of the font has the sign of a currency',
  'portal/look/gallery.ts': 'pages of tests, as a country has them',
  'portal/studio/shape.messages.ts': 'labels of the words that declarations round to, and of the numbers that they ask for',
}

test('law, kernel, portal and the command line name no currency, no number and no place of a country', () => {
  const files = globSync('{law,kernel,portal,cli}/**/*.{ts,js,css}', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  const naming = files.filter((file) => ofOneCountry.test(withoutComments(readFileSync(join(here, file), 'utf8'))))
  assert.deepEqual(naming.toSorted(), Object.keys(excusedOfCountries).toSorted())
  const importing = files.filter((file) => /from '[^']*law\/identifier\.ts'/.test(readFileSync(join(here, file), 'utf8')))
  assert.deepEqual(importing, [])
})

test('institutions call the numbers of people and organisations as the country does', () => {
  const files = globSync('institutions/**/*.{ts,js}', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  const naming = files.filter((file) => /(?<!\p{L})(?:ЖСН|БСН|ИИН|БИН|IIN|BIN)(?!\p{L})/u.test(withoutComments(readFileSync(join(here, file), 'utf8'))))
  assert.deepEqual(naming, [])
})

/** The numbers of the first country, as code calls them; a bin of a histogram and a folder of programs are excused by their files. */
const ofOneCountrysNumbers = /(?<![\w/-])(?:bin|iin)(?![\w/])|(?<![\w/-])(?:bin|iin)[A-Z]\w*|[a-z](?:Bin|Iin)(?![a-z])/

/** Reasons for which a file has such a word all the same. */
const inDeclarations = 'kinds of fields and the source `organisation.bin` stand in the hashes of declarations'
const published = 'the record and the credential of a decision are published so'
const hashed = 'what is hashed or kept so stays the same'
const api = 'names of the open API and of declared fields stay'
const histogram = 'bins of histograms'
const files = 'endings of files and folders of programs'
const headers = 'headers of columns, as people and banks write them'
const excusedOfNumbers: Readonly<Record<string, string>> = {
  'institutions/commons/catalogue/entry.ts': files,
  'institutions/commons/dataset-page/numerals.ts': headers,
  'institutions/commons/engine/functions.ts': 'functions of the query language',
  'institutions/commons/ingest/column-types.ts': headers,
  'institutions/commons/privacy/pages/aggregates.ts': histogram,
  'institutions/language-model/corpus/build.ts': files,
  'institutions/language-model/corpus/near-duplicates.ts': files,
  'institutions/language-model/keys/undertaking.ts': api,
  'institutions/language-model/language/identify.ts': files,
  'institutions/language-model/language/train.ts': files,
  'institutions/technopark/listed.ts': api,
  'institutions/technopark/former.ts': api,
  'institutions/technopark/resident.ts': api,
  'kernel/cases/known.ts': inDeclarations,
  'kernel/database/binaries.ts': files,
  'kernel/database/cluster.ts': files,
  'kernel/decisions/credential.ts': published,
  'kernel/decisions/record.ts': published,
  'kernel/decisions/verify.ts': published,
  'kernel/ledger/import-statement.ts': hashed,
  'kernel/ledger/invoice.ts': hashed,
  'kernel/ledger/issue-invoice.ts': hashed,
  'kernel/ledger/statements/columns.ts': headers,
  'kernel/ledger/tables.ts': hashed,
  'kernel/privacy/aggregate-sql.ts': histogram,
  'kernel/search/synonyms-state.ts': 'words that people look for',
  'kernel/signatures/evidence.ts': hashed,
  'kernel/signatures/ncanode.ts': 'words of NCANode',
  'kernel/signatures/signer.ts': hashed,
  'law/declaration.ts': inDeclarations,
  'law/field.ts': inDeclarations,
  'law/house/orders.ts': inDeclarations,
  'law/identifier.ts': 'the numbers of the first country, with which the tests of all folders are made',
  'law/question.ts': inDeclarations,
  'portal/hub/commit.ts': files,
  'portal/look/gallery.ts': 'pages of tests, as a country has them',
  'portal/record/entry-words.ts': 'entries of the journal that are written stay',
  'portal/record/own-tools.ts': files,
  'portal/signing/ncalayer.d.ts': 'words of NCALayer',
  'portal/signing/ncalayer.js': 'words of NCALayer',
  'portal/studio/shape.messages.ts': inDeclarations,
}

test('law, kernel, portal and institutions know the parties by identifiers, and by no number of one country', () => {
  const files = globSync('{law,kernel,portal,institutions}/**/*.{ts,js}', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  const naming = files.filter((file) => ofOneCountrysNumbers.test(withoutComments(readFileSync(join(here, file), 'utf8'))))
  assert.deepEqual(naming.toSorted(), Object.keys(excusedOfNumbers).toSorted())
})

test('no table keeps people or organisations by the number of one country', async () => {
  const database = await testDatabase()
  try {
    const { rows } = await sql<{ place: string }>`select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and column_name ~ '(^|_)(bin|iin)(_|$)'`.execute(database.db)
    assert.deepEqual(rows, [])
  } finally {
    await database.close()
  }
})
