import assert from 'node:assert/strict'
import { test } from 'node:test'
import { croissant } from './croissant.ts'
import { schemaOrgText } from './schema-org.ts'
import { description, sampleEntry, terms } from './testing.ts'
import { validateCroissant } from './validate-croissant.ts'

const whole = (): Record<string, unknown> => structuredClone({ ...croissant(sampleEntry()) })
const without = (name: string): Record<string, unknown> => Object.fromEntries(Object.entries(whole()).filter(([key]) => key !== name))

test('what we write is valid', () => assert.deepEqual(validateCroissant(whole()), []))

for (const name of ['@context', '@type', 'conformsTo', 'name', 'description', 'license', 'url', 'creator', 'datePublished']) {
  test(`a document without ${name} is told so`, () => {
    const found = validateCroissant(without(name))
    assert.equal(found.length, 1)
    assert.ok(found[0]?.startsWith(name), String(found[0]))
  })
}

test('a field whose file is not there, and a file without its hash, are found with their place', () => {
  const { distribution, ...rest } = croissant(sampleEntry({ dataset: { description: { ...description, updates: 'never' } } }))
  const files: readonly object[] = Array.isArray(distribution) ? distribution : []
  assert.deepEqual(validateCroissant({ ...rest, distribution: files.slice(1) }).map((text) => text.split(':')[0]), [0, 1, 2, 3].map((place) => `recordSet[0].field[${place}]`))
  assert.deepEqual(validateCroissant({ ...rest, distribution: files.map((file) => ({ ...file, sha256: undefined })) }), [0, 1, 2].map((place) => `distribution[${place}]: has no sha256`))
})

test('two things of one name are found', () => {
  const { distribution, ...rest } = croissant(sampleEntry())
  const files: readonly unknown[] = Array.isArray(distribution) ? distribution : []
  assert.deepEqual(validateCroissant({ ...rest, distribution: [...files, files[0]] }), ['distribution[3]: the @id data/train.parquet is taken'])
})

test('what is no document at all is no error of ours', () => {
  for (const value of [null, 'x', [], 5]) assert.deepEqual(validateCroissant(value), ['The document is no JSON object'])
})

test('of data that is lent in part the document names the lent columns alone, and gives no hash that would be wrong', () => {
  const document = JSON.stringify(croissant(sampleEntry({ dataset: { terms: { ...terms, columns: ['region'] } } })))
  assert.ok(document.includes('"region"') && !document.includes('/pupils') && !document.includes('sha256'))
})

test('no title ends the script that stands in a page', () => {
  const text = schemaOrgText(sampleEntry({ dataset: { description: { ...description, title: { kk: '</script><b>', ru: '<!--', en: '</script>' } } } }))
  assert.ok(!text.includes('<'))
  assert.equal(JSON.parse(text).name, '</script>')
})
