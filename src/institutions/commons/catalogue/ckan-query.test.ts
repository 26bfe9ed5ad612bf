import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../../law/failure.ts'
import { addressOf, datasetOfResource, packageName, resourceId } from './ckan-package.ts'
import { readQuery, readSort } from './ckan-query.ts'
import { dataset } from './testing.ts'

const read: readonly (readonly [string, readonly string[], string, Readonly<Record<string, readonly string[]>>])[] = [
  ['', [], '', {}],
  ['*:*', [], '', {}],
  ['ауыл мектебі', [], 'ауыл мектебі', {}],
  ['title:мектеп', ['state:active'], 'мектеп', {}],
  ['organization:Stat', [], '', { namespace: ['stat'] }],
  ['баға', ['+groups:educ +res_format:CSV'], 'баға', { theme: ['EDUC'], format: ['csv'] }],
  ['"екі сөз"', ['tags:"ауа райы" AND license_id:CC-BY-4.0'], 'екі сөз', { keyword: ['ауа райы'], licence: ['CC-BY-4.0'] }],
  ['', ['tags:("су" OR жер)', 'dataset_type:dataset'], '', { keyword: ['су', 'жер'] }],
  ['https://example.kz', [], 'https://example.kz', {}],
]
for (const [q, fq, text, facets] of read) {
  test(`CKAN's «${q}» narrowed by «${fq.join(' ')}» is asked as it is meant`, () => assert.deepEqual(readQuery(q, fq), { text, facets }))
}

for (const fq of ['mood:good', '-tags:old', 'metadata_modified:[2020 TO *]', 'words alone']) {
  test(`the filter «${fq}» is refused and not ignored`, () => assert.throws(() => readQuery('', [fq]), Failure))
}

test('orders of CKAN are ours where we have them', () => {
  assert.deepEqual(['metadata_modified desc', 'title_string asc', 'score desc, metadata_modified desc', ''].map(readSort), ['newest', 'title', 'relevance', 'relevance'])
})

test('a package and its resources are found by their names again', () => {
  assert.deepEqual(addressOf(packageName(dataset)), { namespace: 'stat', name: 'schools' })
  assert.deepEqual(addressOf('stat/Schools'), { namespace: 'stat', name: 'Schools' })
  assert.equal(addressOf('schools'), undefined)
  for (const what of [{ table: 'train' }, { path: 'a b/c.csv' }]) assert.equal(datasetOfResource(resourceId(dataset.id, what)), dataset.id)
  assert.equal(datasetOfResource('x'), undefined)
})
