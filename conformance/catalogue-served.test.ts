/** The catalogue over HTTP, as its clients ask: descriptions for everybody, rows for whom the policy lets in, failures by their kind. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Parser } from 'n3'
import { type CommonsWorld, openCommonsWorld } from '../src/countries/kazakhstan/commons/testing.ts'
import { validateCroissant } from '../src/institutions/commons/catalogue/index.ts'
import { catalogueRoutes } from '../src/institutions/commons/catalogue/routes.ts'
import { transact } from '../src/kernel/index.ts'
import { authenticator } from '../src/portal/index.ts'
import { type TestPortal, testPortal } from '../src/portal/testing.ts'

const schools = 'region,pupils,opened\nТүркістан,120,2001-09-01\nТүркістан,80,2010-09-01\nЖетісу,300,1999-09-01\nҰлытау,45,2020-09-01\n'

let world: CommonsWorld
let portal: TestPortal
before(async () => {
  world = await openCommonsWorld()
  portal = testPortal({ routes: catalogueRoutes(world.commons) })
  await world.publish('Schools', { 'schools.csv': schools }, { description: { keywords: ['мектеп', 'school'] } })
  await world.publish('secret', { 'schools.csv': schools }, {
    terms: { tier: 'restricted', mode: 'query' }, description: { title: { kk: 'Шектеулі', ru: 'Закрытые', en: 'Closed' }, theme: 'HEAL', keywords: ['денсаулық'], licence: 'LicenseRef-terms' },
  })
})
after(() => world.close())

const ask = (path: string, init?: RequestInit): Promise<Response> => portal.ask(path, init)
async function ckan(action: string, parameters: Readonly<Record<string, unknown>> = {}) {
  const response = await ask(`/api/action/${action}`, { method: 'POST', body: JSON.stringify(parameters), headers: { 'content-type': 'application/json' } })
  return { status: response.status, ...await response.json() }
}

test('every description of a dataset is there for everybody, also of one that is lent to few', async () => {
  for (const name of ['Schools', 'secret']) {
    for (const [file, type] of [
      ['croissant.json', 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'], ['schema.jsonld', 'application/ld+json'], ['dcat.jsonld', 'application/ld+json'],
      ['dcat.ttl', 'text/turtle; charset=utf-8'], ['datapackage.json', 'application/json; charset=utf-8'], ['odrl.json', 'application/ld+json'],
    ] as const) {
      const response = await ask(`/commons/datasets/ulgi/${name}/${file}`)
      assert.equal(response.status, 200, `${name}/${file}`)
      assert.equal(response.headers.get('content-type'), type)
      assert.ok((await response.text()).length > 300)
    }
    assert.deepEqual(validateCroissant(await (await ask(`/commons/datasets/ulgi/${name}/croissant.json`)).json()), [])
  }
})

test('a description of what is not there, or not yet for everybody, is not found', async () => {
  await world.bring('draft', { 'schools.csv': schools })
  for (const path of ['/commons/datasets/ulgi/none/croissant.json', '/commons/datasets/ulgi/draft/croissant.json', '/commons/datasets/ulgi/Schools/dcat.ttl?version=7']) {
    assert.equal((await ask(path)).status, 404, path)
  }
  assert.deepEqual((await ckan('package_list')).result.toSorted(), ['ulgi--schools', 'ulgi--secret'])
})

test('the whole catalogue is one graph of two datasets', async () => {
  const quads = new Parser().parse(await (await ask('/commons/catalogue.ttl')).text())
  assert.equal(quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/dcat#dataset').length, 2)
  const json = await (await ask('/commons/catalogue.jsonld')).json()
  assert.equal(json['@graph'].length, 3)
  assert.equal((await ask('/commons/catalogue.ttl?page=2')).status, 404)
})

test('CKAN clients find a package by its words, by what it is narrowed to, and by its name', async () => {
  assert.equal((await ckan('package_search', { q: 'мектептер' })).result.count, 2)
  assert.deepEqual((await ckan('package_search', { fq: 'groups:heal +tags:"денсаулық"' })).result.results.map(({ name }: { name: string }) => name), ['ulgi--secret'])
  const { result } = await ckan('package_search', { q: '*:*', rows: 0, 'facet.field': ['groups', 'organization', 'tags'] })
  assert.deepEqual(result.facets.groups, { educ: 1, heal: 1 })
  assert.deepEqual(result.facets.organization, { ulgi: 2 })
  assert.equal(result.results.length, 0)
  for (const id of ['ulgi--schools', 'ulgi/Schools']) {
    const shown = await ckan('package_show', { id })
    assert.equal(shown.result.license_id, 'CC-BY-4.0')
    assert.equal(shown.result.isopen, true)
    assert.deepEqual(shown.result.resources.map(({ format }: { format: string }) => format).toSorted(), ['CSV', 'PARQUET'])
    assert.equal((await ckan('package_show', { id: shown.result.id })).result.name, 'ulgi--schools')
  }
})

test('the lists of CKAN name groups, organisations, tags and licences', async () => {
  assert.deepEqual((await ckan('group_list')).result, ['educ', 'heal'])
  assert.deepEqual((await ckan('organization_list')).result, ['ulgi'])
  assert.deepEqual((await ckan('tag_list')).result, ['school', 'денсаулық', 'мектеп'])
  assert.equal((await ckan('group_show', { id: 'educ' })).result.package_count, 1)
  assert.equal((await ckan('organization_show', { id: 'ulgi' })).result.title, '«Үлгі Деректер» ЖШС')
  assert.equal((await ckan('current_package_list_with_resources', { limit: 1 })).result.length, 1)
  assert.ok((await ckan('license_list')).result.some(({ id }: { id: string }) => id === 'CC-BY-4.0'))
  assert.equal((await ckan('status_show')).success, true)
})

const tableOf = async (id: string): Promise<string> =>
  (await ckan('package_show', { id })).result.resources.find((one: { readonly datastore_active: boolean }) => one.datastore_active).id

test('rows of an open table are paged, filtered, sorted and noted', async () => {
  const resource = await tableOf('ulgi--schools')
  const { result } = await ckan('datastore_search', { resource_id: resource, filters: { region: 'Түркістан' }, sort: 'pupils desc', fields: ['pupils', 'region'] })
  assert.equal(result.total, 2)
  assert.deepEqual(result.records, [{ pupils: 120, region: 'Түркістан' }, { pupils: 80, region: 'Түркістан' }])
  assert.deepEqual(result.fields, [{ id: 'pupils', type: 'int8' }, { id: 'region', type: 'text' }])
  const byAddress = await (await ask(`/api/3/action/datastore_search?resource_id=${resource}&limit=1&offset=3&filters=${encodeURIComponent('{"pupils":[45,46]}')}`)).json()
  assert.equal(byAddress.result.total, 1)
  assert.equal((await ckan('datastore_search', { resource_id: resource, q: 'ұлытау' })).result.records[0].pupils, 45)
  assert.equal((await ckan('datastore_info', { id: resource })).result.meta.count, 4)
  const dataset = await world.commons.datasets.at('ulgi', 'Schools')
  const [read] = await world.commons.reads.of(dataset.id, { limit: 1 })
  assert.match(read!.what, /datastore_search/)
})

test('rows that are lent to few are refused, as CKAN refuses', async () => {
  const { status, error } = await ckan('datastore_search', { resource_id: await tableOf('ulgi--secret') })
  assert.deepEqual([status, error.__type], [403, 'Authorization Error'])
})

test('a key is known as the clients of CKAN send it, without a word before it, and reads only with its scope', async () => {
  const { parties, db } = world.kernel
  const resource = await tableOf('ulgi--secret')
  const session = authenticator({ parties }, {})
  for (const [scopes, status] of [[['datasets:read'], 200], [['cases:read'], 403]] as const) {
    const { secret } = await transact(db, (tx) => parties.makeToken(tx, world.owner, { label: 'CKAN', scopes, days: 1 }))
    const request = new Request('http://localhost/', { headers: { authorization: secret } })
    const mine = testPortal({ routes: catalogueRoutes(world.commons), session: await session(request) })
    assert.equal((await mine.ask(`/api/3/action/datastore_search?resource_id=${resource}`)).status, status)
  }
})

test('what is wrong with a call is said by its CKAN type', async () => {
  const failures: readonly (readonly [string, Readonly<Record<string, unknown>>, number, string])[] = [
    ['package_show', { id: 'no--such' }, 404, 'Not Found Error'], ['package_show', {}, 409, 'Validation Error'], ['package_search', { fq: 'mood:good' }, 409, 'Validation Error'],
    ['datastore_search', { resource_id: 'x' }, 404, 'Not Found Error'], ['datastore_search', { resource_id: await tableOf('ulgi--schools'), filters: { none: 1 } }, 409, 'Validation Error'],
    ['datastore_search_sql', { sql: 'select 1' }, 403, 'Authorization Error'], ['package_create', { name: 'x' }, 403, 'Authorization Error'],
  ]
  for (const [action, parameters, status, type] of failures) {
    const answer = await ckan(action, parameters)
    assert.deepEqual([answer.status, answer.success, answer.error.__type], [status, false, type], action)
    assert.ok(answer.error.message.length > 5)
  }
  assert.equal((await ask('/api/3/action/no_such_thing')).status, 400)
})

test('an action reads what is its own, by either method and in either form, and lets pass what it does not know', async () => {
  const { paths } = await (await ask('/api/openapi.json')).json()
  const described = (action: string): readonly string[] => paths[`/api/3/action/${action}`].get.parameters.map(({ name }: { name: string }) => name)
  assert.deepEqual(described('package_list'), ['limit', 'offset'])
  assert.ok(described('datastore_search').includes('filters'))
  const form = (action: string, body: string) => ask(`/api/3/action/${action}`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  const post = (action: string, parameters: object) => ask(`/api/3/action/${action}`, { method: 'POST', body: JSON.stringify(parameters) })
  for (const answer of [
    await ask('/api/3/action/package_list?limit=1&filters=x'), await form('package_list', 'limit=1&filters=x'), await post('package_list', { limit: 1, filters: 'x' }),
    await post('package_list', { limit: '1' }),
  ]) assert.equal((await answer.json()).result.length, 1)
  for (const limit of [-1, 1.5, 'one', null, [1, 2]]) assert.equal((await post('package_list', { limit })).status, 409, `${limit}`)
  assert.equal((await ask('/api/3/action/package_list?limit=1&limit=2')).status, 409)
  for (const filters of ['x', '5', 5, [1]]) assert.equal((await post('datastore_search', { resource_id: await tableOf('ulgi--schools'), filters })).status, 409, `${filters}`)
  const { help } = await ckan('tag_list')
  assert.equal((await (await ask(help.slice(new URL(help).origin.length))).json()).result, 'CKAN: keywords')
})

test('a dataset that was withdrawn is described without its files, and is in no list', async () => {
  const dataset = await world.commons.datasets.at('ulgi', 'Schools')
  await transact(world.kernel.db, (tx) => world.commons.publication.withdraw(tx, world.owner, dataset, { kk: 'Қате табылды.', ru: 'Найдена ошибка.', en: 'A mistake was found.' }))
  const document = await (await ask('/commons/datasets/ulgi/Schools/croissant.json')).json()
  assert.equal(document.distribution, undefined)
  assert.deepEqual((await ckan('package_list')).result, ['ulgi--secret'])
})
