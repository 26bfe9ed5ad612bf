/** The API of the dataset viewer, as its published description has it, against the whole portal. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRepo, uploadFile } from '@huggingface/hub'
import { type HubWorld, namespace, openHubWorld, prices } from './hub-world.ts'

let world: HubWorld
before(async () => {
  world = await openHubWorld()
  for (const name of ['open', 'restricted']) {
    const to = { repo: { type: 'dataset', name: `${namespace}/${name}` }, hubUrl: world.portal.url, accessToken: world.keys.publisher } as const
    await createRepo(to)
    await uploadFile({ ...to, file: { path: 'prices.csv', content: new Blob([prices(300)]) } })
  }
  await world.publish('open')
  await world.publish('restricted', { tier: 'restricted' })
})
after(async () => {
  assert.deepEqual(world.portal.faults, [])
  await world.portal.close()
})

async function ask(path: string, parameters: Readonly<Record<string, string>> = {}, dataset = 'open') {
  const query = new URLSearchParams({ dataset: `${namespace}/${dataset}`, ...parameters })
  const answer = await fetch(`${world.portal.url}/viewer/${path}?${query}`)
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

const table = { config: 'prices', split: 'train' }

test('it tells what of a dataset can be seen', async () => {
  assert.deepEqual((await ask('is-valid')).body, { preview: true, viewer: true, search: true, filter: true, statistics: true })
  assert.deepEqual((await ask('splits')).body, { splits: [{ dataset: 'Ulgi/open', ...table }], pending: [], failed: [] })
  const { body: { size } } = await ask('size')
  assert.deepEqual([size.dataset.num_rows, size.configs[0].num_columns, size.splits[0].split], [300, 3, 'train'])
  const { body: { dataset_info: info }, headers } = await ask('info')
  assert.deepEqual(info.prices.features, {
    district: { dtype: 'string', _type: 'Value' }, month: { dtype: 'string', _type: 'Value' }, price: { dtype: 'int64', _type: 'Value' },
  })
  assert.match(headers.get('x-revision')!, /^[0-9a-f]{40}$/)
})

test('its Parquet files are there to be read, under the revision it tells', async () => {
  const { body, headers } = await ask('parquet')
  assert.deepEqual([body.partial, body.pending, body.failed, body.parquet_files.length], [false, [], [], 1])
  const [{ url, size }] = body.parquet_files
  const file = await fetch(url)
  assert.equal((await file.arrayBuffer()).byteLength, size)
  assert.equal(file.headers.get('x-repo-commit'), headers.get('x-revision'))
})

test('rows come by pages, as they lie in the table', async () => {
  const { body } = await ask('rows', { ...table, offset: '250', length: '2' })
  assert.deepEqual(body.rows.map(({ row_idx, row }: { row_idx: number; row: object }) => [row_idx, row]), [
    [250, { district: 'Aktogai', month: '2026-11', price: 350 }], [251, { district: 'Ayagoz', month: '2026-12', price: 351 }],
  ])
  assert.deepEqual([body.num_rows_total, body.num_rows_per_page, body.partial, body.features[2].name], [300, 100, false, 'price'])
  assert.equal((await ask('first-rows', table)).body.rows.length, 100)
  assert.equal((await ask('rows', { ...table, length: '101' })).status, 400)
  assert.equal((await ask('rows', { ...table, offset: '-1' })).status, 400)
  assert.equal((await ask('rows', { config: 'none', split: 'train' })).status, 404)
})

test('search and filters see the whole table', async () => {
  const found = (await ask('search', { ...table, query: 'ayagoz', length: '1' })).body
  assert.equal(found.num_rows_total, 100)
  assert.equal(found.rows[0].row.district, 'Ayagoz')
  const filtered = (await ask('filter', { ...table, where: '"price">390 AND "district"=\'Abai\'', orderby: '"price" DESC' })).body
  assert.deepEqual([filtered.num_rows_total, filtered.rows[0].row.price], [3, 399 - 2])
  const { status, body } = await ask('filter', { ...table, where: '1=1; drop table prices' })
  assert.equal(status, 400)
  assert.ok(body.error.length > 10)
})

test('statistics are of the whole table', async () => {
  const { body } = await ask('statistics', table)
  assert.equal(body.num_examples, 300)
  const price = body.statistics.find(({ column_name: name }: { column_name: string }) => name === 'price')
  assert.deepEqual([price.column_type, price.column_statistics.min, price.column_statistics.max, price.column_statistics.nan_count], ['int', 100, 399, 0])
  assert.equal(price.column_statistics.histogram.bin_edges.length, price.column_statistics.histogram.hist.length + 1)
})

test('of restricted data everybody sees the shape and nobody a row', async () => {
  assert.equal((await ask('splits', {}, 'restricted')).status, 200)
  assert.equal((await ask('is-valid', {}, 'restricted')).body.viewer, false)
  for (const path of ['rows', 'first-rows', 'statistics', 'filter']) {
    const { status, headers } = await ask(path, table, 'restricted')
    assert.deepEqual([status, headers.get('x-error-code')], [401, 'GatedRepo'], path)
  }
  assert.equal((await ask('splits', {}, 'none')).status, 404)
})

test('every page that is read is noted', async () => {
  const { commons } = world
  const reads = await commons.reads.of((await commons.datasets.at(namespace, 'open')).id, { limit: 100 })
  assert.ok(reads.some(({ door, mode, what, rows }) => door === 'viewer' && mode === 'query' && what === 'prices rows offset 250' && rows === 2))
})
