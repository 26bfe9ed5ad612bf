/** Every service of the country as CPSV-AP, against the shapes that SEMIC publishes, by a validator of others; and a document without what they ask for fails. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import type { Act } from '../src/law/citation.ts'
import { cpsvAp } from '../src/law/cpsv-ap.ts'
import type { Procedure } from '../src/law/procedure.ts'
import { skeletonOf } from '../src/law/studio/index.ts'

const graph = (text: string): Store => new Store(new Parser().parse(text))
const validator = new SHACLValidator(graph(readFileSync(join(import.meta.dirname, 'cpsv-ap/cpsv-ap-3.2.0.ttl'), 'utf8')))
const { procedures, name, bodies } = kazakhstan('sample')
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

test('services that bring acts of their body along keep the shapes: a published one, one whose text is not published, and one that two services share', async () => {
  const title = { kk: 'Әкімдіктің «Саябақ» қағидалары\n№ 1', ru: 'Правила акимата «Парк»\n№ 1', en: 'Rules of the akimat, "Park"\nNo. 1' }
  const published = { id: 'akimat-fair-rules', title, short: title, dividedInto: 'items', number: '1', date: '2026-11-24', url: 'https://akimat.example/rules?no=1&day="24"' } as const satisfies Act
  const { url: _, ...rest } = published
  const kept = { ...rest, id: 'akimat-fair-order', number: '2', notPublished: true } as const satisfies Act
  const bringing = (id: string, act: Act, acts: readonly Act[]): Procedure => ({
    ...skeletonOf({ id, title, body: { ...bodies.find(({ registers }) => registers.length > 0)! }, register: 'AKM', by: 'person', act, from: '2027-01-01' }), acts,
  })
  const services = [bringing('akimat.fair', published, [published, kept]), bringing('akimat.stall', published, [published])]
  const text = cpsvAp(services, publisher)
  assert.deepEqual(await findings(text), [])
  const store = graph(text)
  const law = (id: string): string => `https://portal.example/laws/${id}`
  assert.deepEqual(services.map(({ id }) => store.getObjects(`https://portal.example/services/${id}`, 'http://data.europa.eu/m8g/hasLegalResource', null).map(({ value }) => value).toSorted()),
    [[law(kept.id), law(published.id)], [law(published.id)]])
  assert.equal(store.getObjects(law(published.id), 'http://purl.org/dc/terms/title', null).length, 3, 'one act, told once')
  assert.deepEqual(store.getObjects(law(published.id), 'http://xmlns.com/foaf/0.1/page', null).map(({ value }) => value), ['https://akimat.example/rules?no=1&day=%2224%22'])
  assert.ok(store.getObjects(law(kept.id), 'http://purl.org/dc/terms/description', null).some(({ value }) => value === 'its text is not published'))
})
