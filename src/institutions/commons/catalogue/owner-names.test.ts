/** What descriptions for programs call the owner of a dataset: every official name in its language, or the one of the language of the description. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataPackage } from './data-package.ts'
import { dcatTurtle } from './dcat.ts'
import { schemaOrg } from './schema-org.ts'
import { dataset, sampleEntry } from './testing.ts'

const owner = { ...dataset.owner, name: '«Үлгі» КЕАҚ', names: { kk: '«Үлгі» КЕАҚ', ru: 'НАО «Үлгі»' } }

test('DCAT has each official name of the owner with its language, and formats of one language have the name of theirs', () => {
  const entry = { ...sampleEntry({ dataset: { owner } }), locale: 'ru' as const }
  const turtle = dcatTurtle(entry)
  assert.ok(turtle.includes('"«Үлгі» КЕАҚ"@kk') && turtle.includes('"НАО «Үлгі»"@ru'), turtle)
  const { contributors } = dataPackage(entry) as { contributors: readonly { title: string }[] }
  assert.equal(contributors[0]!.title, 'НАО «Үлгі»')
  const { publisher } = schemaOrg(entry) as { publisher: object }
  assert.deepEqual(publisher, { '@type': 'Organization', name: 'НАО «Үлгі»', alternateName: ['«Үлгі» КЕАҚ'] })
  assert.ok(dcatTurtle(sampleEntry()).includes(`foaf:name "${dataset.owner.name}"`), 'a name of which nobody has said the language has none')
})
