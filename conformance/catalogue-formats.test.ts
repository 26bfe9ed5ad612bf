/** The catalogue's formats against what others published of them: shapes of DCAT-AP 3, the schema of Data Package 2, JSON-LD itself. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { JsonLdParser } from 'jsonld-streaming-parser'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import {
  type CatalogueEntry, catalogueJsonLd, catalogueTurtle, croissant, dataPackage, dcatJsonLd, dcatTurtle, odrlOffer, schemaOrg, validateCroissant,
} from '../src/institutions/commons/catalogue/index.ts'
import { dataset, description, portalUrl, sampleEntry, table, terms } from '../src/institutions/commons/catalogue/testing.ts'
import { duties, modes, tiers } from '../src/institutions/commons/dataset.ts'

const folder = join(import.meta.dirname, 'catalogue')
const schemaOrgNames = 'https://schema.org/'

const turtleGraph = (text: string): Store => new Store(new Parser().parse(text))

/** The graph of a JSON-LD document; the context of schema.org is its vocabulary, so that nothing is fetched. */
async function graph(document: unknown): Promise<Store> {
  const parser = new JsonLdParser({ baseIRI: `${portalUrl}/`, documentLoader: { load: async () => ({ '@context': { '@vocab': schemaOrgNames } }) } })
  const store = new Store()
  const read = new Promise((resolve, reject) => { parser.on('data', (quad) => store.addQuad(quad)).on('end', resolve).on('error', reject) })
  parser.write(JSON.stringify(document))
  parser.end()
  await read
  return store
}

const { creator: _, source: __, spatial: ___, temporal: ____, ...bare } = description

/** Entries that differ in all that the formats tell apart. */
const entries: readonly CatalogueEntry[] = [
  sampleEntry(),
  sampleEntry({ dataset: {
    id: '01890000-0000-7000-8000-0000000000a1', namespace: 'aigerim', name: 'bare', owner: { person: '01890000-0000-7000-8000-0000000000b1', name: 'Айгерім' },
    description: { ...bare, keywords: [], languages: [], fields: {}, licence: 'LicenseRef-terms', theme: 'LANG', responsible: { name: 'Айгерім' }, updates: 'never' },
  } }),
  ...tiers.flatMap((tier) => modes.map((mode, index) => sampleEntry({ dataset: {
    name: `${tier}-${mode}`,
    terms: {
      ...terms, tier, mode, duties: duties.slice(0, 2 + 2 * index), ...(mode === 'query' && { columns: ['region', 'pupils'] }),
      ...(mode === 'download' && tier === 'restricted' && { rows: { column: 'region', values: ['Абай'] } }),
    },
  } }))),
  sampleEntry({ dataset: { name: 'withdrawn', state: 'withdrawn' } }),
  sampleEntry({ dataset: { name: 'odd' }, version: { tables: [{ ...table, name: 'odd', columns: [
    { name: 'a "b" <c> \\ d', type: 'VARCHAR[]' }, { name: 'ә/б#в?г', type: 'DECIMAL(18,2)' }, { name: 'x', type: 'STRUCT(a INTEGER)' }, { name: 't', type: 'TIMESTAMP WITH TIME ZONE' },
  ] }] } }),
]

async function shapes(name = 'dcat-ap-3.0.0'): Promise<SHACLValidator> {
  return new SHACLValidator(turtleGraph(await readFile(join(folder, `${name}.ttl`), 'utf8')))
}

const findings = (report: Awaited<ReturnType<SHACLValidator['validate']>>): readonly string[] =>
  report.results.map(({ focusNode, path, message }) => `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value).join('; ')}`)

test('The catalogue in Turtle keeps to the shapes of DCAT-AP 3', async () => {
  const text = catalogueTurtle({ entries, page: 1, total: 240, size: 100, url: portalUrl, address: `${portalUrl}/commons/catalogue.ttl` })
  assert.deepEqual(findings(await (await shapes()).validate(turtleGraph(text))), [])
})

test('A dataset alone keeps to the shapes, and says the same in JSON-LD as in Turtle', async () => {
  for (const entry of entries) {
    const turtle = turtleGraph(dcatTurtle(entry))
    const json = await graph(dcatJsonLd(entry))
    assert.deepEqual(findings(await (await shapes()).validate(json)), [])
    const lines = (store: Store): readonly string[] => store.getQuads(null, null, null, null)
      .map(({ subject, predicate, object }) => [subject, predicate, object].map((one) => (one.termType === 'BlankNode' ? '_' : one.value)).join(' ')).toSorted()
    assert.deepEqual(lines(json), lines(turtle))
  }
})

test('Every distribution is described, and who publishes is said to be a company, a person or an authority', () => {
  for (const entry of entries) {
    const store = turtleGraph(dcatTurtle(entry))
    const every = (type: string, property: string): boolean => store.getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', type, null)
      .every((subject) => store.getObjects(subject, property, null).length > 0)
    assert.ok(every('http://www.w3.org/ns/dcat#Distribution', 'http://purl.org/dc/terms/description'))
    const [publisher] = store.getObjects(null, 'http://purl.org/dc/terms/publisher', null)
    assert.match(store.getObjects(publisher ?? null, 'http://purl.org/dc/terms/type', null)[0]?.value ?? '', /^http:\/\/purl\.org\/adms\/publishertype\//)
  }
})

/** What nobody has said of the catalogue, of a dataset or of a place, and what therefore is not told. */
const unsaid = {
  'a catalogue': ['dc/terms/issued', 'dc/terms/license', 'dc/terms/spatial'],
  'a dataset described by the least, or withdrawn': ['dc/terms/spatial', 'dc/terms/temporal', 'ns/dcat#distribution', 'ns/dcat#keyword'],
  'a place that is a name, and a creator who is one': ['dc/terms/type', 'ns/dcat#bbox', 'ns/dcat#centroid'],
}

test('Of what DCAT-AP recommends the catalogue lacks only what nobody has said', async () => {
  const text = catalogueTurtle({ entries, page: 1, total: 240, size: 100, url: portalUrl, address: `${portalUrl}/commons/catalogue.ttl`, changedAt: '2026-02-10T06:00:00.000Z' })
  const { results } = await (await shapes('dcat-ap-3.0.0-recommended')).validate(turtleGraph(text))
  const of = ({ focusNode }: (typeof results)[number]): keyof typeof unsaid => focusNode?.termType === 'BlankNode' ? 'a place that is a name, and a creator who is one'
    : focusNode?.value.endsWith('/catalogue') ? 'a catalogue' : 'a dataset described by the least, or withdrawn'
  const lacking = Object.fromEntries([...Map.groupBy(results, of)].map(([what, found]) =>
    [what, [...new Set(found.map(({ path }) => path?.value.replace(/^https?:\/\/[^/]+\//, '')))].toSorted()]))
  assert.deepEqual(lacking, unsaid)
})

test('The shapes find what is missing in a catalogue', async () => {
  const text = catalogueTurtle({ entries, page: 1, total: 1, size: 100, url: portalUrl, address: `${portalUrl}/commons/catalogue.ttl` })
  const broken = text.replaceAll(/dct:title/g, 'rdfs:label')
  assert.ok((await (await shapes()).validate(turtleGraph(broken))).results.length > 0)
})

test('A page of the catalogue leads to the next and the last', async () => {
  const store = await graph(catalogueJsonLd({ entries: entries.slice(0, 1), page: 2, total: 240, size: 100, url: portalUrl, address: `${portalUrl}/commons/catalogue.jsonld` }))
  const led = (name: string): string | undefined => store.getObjects(null, `http://www.w3.org/ns/hydra/core#${name}`, null)[0]?.value
  assert.deepEqual(['first', 'previous', 'next', 'last', 'totalItems'].map(led), [
    `${portalUrl}/commons/catalogue.jsonld?page=1`, `${portalUrl}/commons/catalogue.jsonld?page=1`, `${portalUrl}/commons/catalogue.jsonld?page=3`,
    `${portalUrl}/commons/catalogue.jsonld?page=3`, '240',
  ])
})

test('A Data Package keeps to the published schema of version 2', async () => {
  const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(JSON.parse(await readFile(join(folder, 'data-package-2.0.json'), 'utf8')))
  for (const entry of entries.filter(({ dataset: { state } }) => state !== 'withdrawn')) {
    check(dataPackage(entry))
    assert.deepEqual(check.errors ?? [], [], entry.dataset.name)
  }
  assert.equal(check({ resources: [{ name: 'no path' }] }), false)
})

test('Croissant is valid for every dataset, and its graph has the hash of each file and the type of each column', async () => {
  for (const entry of entries) assert.deepEqual(validateCroissant(croissant(entry)), [], entry.dataset.name)
  const store = await graph(croissant(sampleEntry()))
  assert.deepEqual(store.getObjects(null, `${schemaOrgNames}sha256`, null).map(({ value }) => value[0]).toSorted(), ['a', 'b', 'd'])
  assert.deepEqual(store.getObjects(null, 'http://mlcommons.org/croissant/dataType', null).map(({ value }) => value).toSorted(),
    ['Date', 'Integer', 'Text'].map((type) => `${schemaOrgNames}${type}`))
  assert.deepEqual(store.getObjects(null, 'http://purl.org/dc/terms/conformsTo', null).map(({ value }) => value).toSorted(),
    ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'])
})

test('Terms of use in Croissant are a policy of ODRL with its permission, its duties and its codes of DUO', async () => {
  const store = await graph(croissant(sampleEntry({ dataset: { terms: { ...terms, tier: 'restricted', mode: 'query', duties: ['attribution', 'non-commercial'] } } })))
  const odrl = 'http://www.w3.org/ns/odrl/2/'
  assert.deepEqual(store.getObjects(null, `${odrl}action`, null).map(({ value }) => value).toSorted(),
    ['aggregate', 'attribute', 'commercialize', 'extract', 'index', 'read'].map((action) => `${odrl}${action}`))
  assert.deepEqual(store.getObjects(null, `${schemaOrgNames}termCode`, null).map(({ value }) => value).toSorted(), ['DUO_0000025', 'DUO_0000027', 'DUO_0000042', 'DUO_0000046'])
})

test('An offer of ODRL has one permission, whose target is the dataset', () => {
  const { permission } = odrlOffer(sampleEntry())
  assert.ok(Array.isArray(permission))
  assert.deepEqual(permission.map(({ target }) => target), [`${portalUrl}/commons/datasets/stat/${dataset.name}`])
})

test('schema.org names what search engines of data ask for', async () => {
  for (const entry of entries) {
    const store = await graph(schemaOrg(entry))
    const subject = store.getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `${schemaOrgNames}Dataset`, null)[0] ?? null
    for (const name of ['name', 'description', 'url', 'license', 'creator', 'publisher', 'version', 'identifier', 'isAccessibleForFree']) {
      assert.equal(store.getObjects(subject, `${schemaOrgNames}${name}`, null).length, 1, `${entry.dataset.name} ${name}`)
    }
  }
  const store = await graph(schemaOrg(sampleEntry()))
  assert.equal(store.getObjects(null, `${schemaOrgNames}contentUrl`, null).length, 3)
})
