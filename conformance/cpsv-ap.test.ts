/** Every service of the country as CPSV-AP, against the shapes that SEMIC publishes, by a validator of others; and a document without what they ask for fails. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cpsvAp } from '../src/law/cpsv-ap.ts'

const graph = (text: string): Store => new Store(new Parser().parse(text))
const validator = new SHACLValidator(graph(readFileSync(join(import.meta.dirname, 'cpsv-ap/cpsv-ap-3.2.0.ttl'), 'utf8')))
const { procedures, name } = kazakhstan('sample')
const publisher = { at: 'https://portal.example', country: 'urn:iso:std:iso:3166:-1:KZ', name }
const written = cpsvAp(procedures, publisher)
const findings = async (text: string): Promise<readonly string[]> => (await validator.validate(graph(text))).results.map(({ focusNode, path, message }) => `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value).join('; ')}`)

test('every service of the country keeps the shapes of CPSV-AP 3.2.0, in every language', async () => {
  assert.deepEqual(await findings(written), [])
  const store = graph(written)
  assert.equal(store.countQuads(null, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'http://purl.org/vocab/cpsv#PublicService', null), procedures.length)
  for (const language of ['kk', 'ru', 'en']) assert.ok(store.getObjects(null, 'http://purl.org/dc/terms/title', null).some((one) => 'language' in one && one.language === language), language)
})

test('an address that is encoded stays so, and a bad one is left out and breaks nothing', () => {
  const [first] = procedures
  const lawOf = (url: string): string => cpsvAp([{ ...first!, inForce: { ...first!.inForce, basis: { ...first!.inForce.basis, act: { ...first!.inForce.basis.act, id: 'a law/%zz', url } } } }], publisher)
  const pages = (text: string): readonly string[] => graph(text).getObjects('https://portal.example/laws/a%20law%2F%25zz', 'http://xmlns.com/foaf/0.1/page', null).map(({ value }) => value)
  assert.deepEqual(pages(lawOf('https://law.example/%D0%B7?a="b"')), ['https://law.example/%D0%B7?a=%22b%22'])
  assert.deepEqual(pages(lawOf('https://law.example/\ud83d')), ['https://law.example/%EF%BF%BD'])
  assert.deepEqual(pages(lawOf('no address')), [])
})

test('the shapes find what is missing: a body without its territory, a title without a language', async () => {
  const few = cpsvAp(procedures.slice(0, 3), publisher)
  assert.ok((await findings(few.replaceAll(/ ;\n {2}dc:spatial <urn[^>]*>/g, ''))).some((one) => one.includes('spatial')))
  assert.ok((await findings(few.replaceAll(/"@(kk|ru|en)/g, '"'))).some((one) => one.includes('title')))
})
