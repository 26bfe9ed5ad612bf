/** The client of Hugging Face for JavaScript, as it is published, against the whole portal. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as hub from '@huggingface/hub'
import { type HubWorld, namespace, openHubWorld, prices } from './hub-world.ts'
import { transact } from '../src/kernel/index.ts'
import type { Terms } from '../src/institutions/commons/dataset.ts'

let world: HubWorld
let hubUrl: string
before(async () => {
  world = await openHubWorld()
  hubUrl = world.portal.url
})
after(async () => {
  assert.deepEqual(world.portal.faults, [])
  await world.portal.close()
})

const repoOf = (name: string) => ({ type: 'dataset', name: `${namespace}/${name}` }) as const
const asPublisher = () => ({ hubUrl, accessToken: world.keys.publisher }) as const
const asReader = () => ({ hubUrl, accessToken: world.keys.reader }) as const

/** Makes a dataset with these files, by one commit. */
async function publishFiles(name: string, files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): Promise<string> {
  await hub.createRepo({ ...asPublisher(), repo: repoOf(name) })
  const done = await hub.uploadFiles({
    ...asPublisher(), repo: repoOf(name), commitTitle: 'First', files: Object.entries(files).map(([path, content]) => ({ path, content: new Blob([content]) })),
  })
  return done!.commit.oid
}

const failing = (status: number, code?: string) => (error: unknown): boolean => {
  assert.ok(error instanceof hub.HubApiError, String(error))
  assert.equal(error.statusCode, status, error.message)
  assert.ok(code === undefined || error.message.length > 20)
  return true
}

const codeAt = async (path: string, key?: string, method = 'HEAD') => {
  const { status, headers } = await fetch(`${hubUrl}${path}`, { method, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } })
  return [status, headers.get('x-error-code')]
}

test('a key tells whom it speaks for', async () => {
  const { name, type, auth } = await hub.whoAmI(asPublisher())
  assert.deepEqual([name, type, auth.accessToken?.role], [namespace, 'user', 'write'])
  await assert.rejects(hub.whoAmI({ ...asPublisher(), accessToken: 'hf_shq_nothing' }), failing(401))
})

test('a dataset is made, filled, read back and deleted', async () => {
  const repo = repoOf('first')
  const sha = await publishFiles('first', { 'data/prices.csv': prices(100), 'README.md': '# Prices\n' })
  assert.match(sha, /^[0-9a-f]{40}$/)
  assert.equal(await hub.repoExists({ ...asPublisher(), repo }), true)
  assert.equal(await hub.fileExists({ ...asPublisher(), repo, path: 'data/prices.csv' }), true)
  assert.equal(await hub.fileExists({ ...asPublisher(), repo, path: 'none.csv' }), false)
  const files = await Array.fromAsync(hub.listFiles({ ...asPublisher(), repo, recursive: true }))
  assert.deepEqual(files.map(({ path, type }) => [path, type]), [['README.md', 'file'], ['data', 'directory'], ['data/prices.csv', 'file']])
  assert.deepEqual((await Array.fromAsync(hub.listFiles({ ...asPublisher(), repo, path: 'data' }))).map(({ path }) => path), ['data/prices.csv'])
  const blob = await hub.downloadFile({ ...asPublisher(), repo, path: 'data/prices.csv' })
  assert.equal(await blob?.text(), prices(100))
  assert.equal(await blob?.slice(0, 8).text(), 'district')
  assert.equal(await hub.downloadFile({ ...asPublisher(), repo, path: 'none.csv' }), null)
  await hub.deleteRepo({ ...asPublisher(), repo })
  assert.equal(await hub.repoExists({ ...asPublisher(), repo }), false)
})

test('a name is given once', async () => {
  await hub.createRepo({ ...asPublisher(), repo: repoOf('once') })
  await assert.rejects(hub.createRepo({ ...asPublisher(), repo: repoOf('once') }), failing(409))
  await assert.rejects(hub.createRepo({ ...asPublisher(), repo: { type: 'dataset', name: 'somebody/once' } }), failing(403))
  await assert.rejects(hub.createRepo({ ...asPublisher(), repo: { type: 'space', name: `${namespace}/once` } }), failing(400))
})

test('large files come in one piece or in parts, and what is there is not sent again', async () => {
  const [middle, large] = [new Uint8Array(randomBytes(2 * 1024 ** 2)), new Uint8Array(randomBytes(33 * 1024 ** 2))]
  await publishFiles('large', { 'middle.bin': middle, 'large.bin': large })
  const repo = repoOf('large')
  const [info] = await hub.pathsInfo({ ...asPublisher(), repo, paths: ['large.bin'], expand: true })
  assert.equal(info?.size, large.length)
  assert.equal(info.lfs?.oid, Buffer.from(await crypto.subtle.digest('SHA-256', large)).toString('hex'))
  const back = await hub.downloadFile({ ...asPublisher(), repo, path: 'large.bin' })
  assert.ok(Buffer.from(await back!.arrayBuffer()).equals(large))

  const puts: string[] = []
  const watching: typeof fetch = (input, init) => {
    if (init?.method === 'PUT') puts.push(String(input))
    return fetch(input, init)
  }
  await hub.uploadFiles({ ...asPublisher(), repo, fetch: watching, commitTitle: 'Again', files: [{ path: 'copy.bin', content: new Blob([large]) }] })
  assert.deepEqual(puts, [])
})

test('chunks by Xet make files, as the client for Python sends them', async () => {
  const repo = repoOf('xet')
  await hub.createRepo({ ...asPublisher(), repo })
  const headers = { authorization: `Bearer ${world.keys.publisher}` }
  const { casUrl, accessToken } = await (await fetch(`${hubUrl}/api/datasets/${repo.name}/xet-write-token/main`, { headers })).json()
  const send = (path: string, body: Uint8Array<ArrayBuffer>) => fetch(`${casUrl}/v1/${path}`, { method: 'POST', body, headers: { authorization: `Bearer ${accessToken}` } })
  const text = prices(40)
  const chunk = (part: string): Buffer => Buffer.concat([Buffer.of(0, part.length & 255, part.length >> 8, 0, 0, part.length & 255, part.length >> 8, 0), Buffer.from(part)])
  const xorb = 'ab'.repeat(32)
  const swapped = (hash: string): Buffer => Buffer.concat(hash.match(/.{16}/g)!.map((part) => Buffer.from(part, 'hex').toReversed()))
  const words = (...numbers: readonly number[]): Buffer => Buffer.from(new Uint32Array(numbers).buffer)
  const shard = (hash: string, end: number): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat([
    Buffer.from('HFRepoMetaData'), Buffer.alloc(18), words(2, 0, 0, 0), Buffer.alloc(32, 7), words(0x40000000, 1, 0, 0),
    swapped(xorb), words(0, text.length, 0, end), swapped(hash), Buffer.alloc(16), Buffer.alloc(32, 255), Buffer.alloc(16),
  ]))
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex')
  assert.equal((await send('shards', shard(hash, 2))).status, 400, 'before its chunks came')
  assert.deepEqual(await (await send(`xorbs/default/${xorb}`, new Uint8Array(Buffer.concat([chunk(text.slice(0, 100)), chunk(text.slice(100))])))).json(), { was_inserted: true })
  assert.equal((await send('shards', shard('cd'.repeat(32), 2))).status, 400, 'another content')
  assert.equal((await send('shards', shard(hash, 2))).status, 200)
  const lines = [{ key: 'header', value: { summary: 'By Xet' } }, { key: 'lfsFile', value: { path: 'prices.csv', algo: 'sha256', oid: hash, size: text.length } }]
  const commit = await fetch(`${hubUrl}/api/datasets/${repo.name}/commit/main`, { method: 'POST', headers, body: lines.map((line) => JSON.stringify(line)).join('\n') })
  assert.equal(commit.status, 200)
  assert.equal(await (await hub.downloadFile({ ...asPublisher(), repo, path: 'prices.csv' }))?.text(), text)
})

test('branches, commits and their history', async () => {
  const repo = repoOf('history')
  const first = await publishFiles('history', { 'a.csv': prices(10) })
  await hub.createBranch({ ...asPublisher(), repo, branch: 'draft' })
  await assert.rejects(hub.createBranch({ ...asPublisher(), repo, branch: 'draft' }), failing(409))
  const second = await hub.commit({
    ...asPublisher(), repo, branch: 'draft', title: 'Second', description: 'More', parentCommit: first,
    operations: [{ operation: 'addOrUpdate', path: 'b.csv', content: new Blob([prices(5)]) }, { operation: 'delete', path: 'a.csv' }],
  })
  assert.deepEqual((await Array.fromAsync(hub.listFiles({ ...asPublisher(), repo, revision: 'draft' }))).map(({ path }) => path), ['b.csv'])
  assert.deepEqual((await Array.fromAsync(hub.listCommits({ ...asPublisher(), repo, revision: 'draft', batchSize: 1 }))).map(({ title }) => title), ['Second', 'First'])
  assert.equal(await hub.countCommits({ ...asPublisher(), repo, revision: 'draft' }), 2)
  await assert.rejects(hub.commit({
    ...asPublisher(), repo, branch: 'draft', title: 'Late', parentCommit: first, operations: [{ operation: 'delete', path: 'b.csv' }],
  }), failing(409))
  assert.equal((await hub.datasetInfo({ ...asPublisher(), name: repo.name, revision: second!.commit.oid, additionalFields: ['sha'] })).sha, second!.commit.oid)
  await hub.deleteBranch({ ...asPublisher(), repo, branch: 'draft' })
  await assert.rejects(Array.fromAsync(hub.listFiles({ ...asPublisher(), repo, revision: 'draft' })), failing(404))
  await hub.deleteFiles({ ...asPublisher(), repo, paths: ['a.csv'] })
  assert.deepEqual(await Array.fromAsync(hub.listFiles({ ...asPublisher(), repo })), [])
})

test('others see nothing of a draft, and of what is published only its versions', async () => {
  const repo = repoOf('published')
  const raw = await publishFiles('published', { 'prices.csv': prices(50) })
  assert.equal(await hub.repoExists({ ...asReader(), repo }), false)
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/main/prices.csv`, world.keys.reader), [404, 'RepoNotFound'])
  await world.publish('published')

  const info = await hub.datasetInfo({ ...asReader(), name: repo.name, additionalFields: ['sha', 'cardData'] })
  assert.deepEqual([info.private, info.gated, info.name], [false, false, repo.name])
  assert.notEqual(info.sha, raw)
  const files = (await Array.fromAsync(hub.listFiles({ ...asReader(), repo, recursive: true }))).map(({ path }) => path)
  assert.deepEqual(files, ['README.md', 'data', 'data/prices.parquet', 'prices.csv'])
  assert.equal(await (await hub.downloadFile({ ...asReader(), repo, path: 'prices.csv' }))?.text(), prices(50))
  const card = await (await hub.downloadFile({ ...asReader(), repo, path: 'README.md' }))?.text()
  assert.match(card!, /^---\npretty_name: "Prices in districts"\nlanguage: \["kk","ru"\]\nlicense: "cc-by-4\.0"/)
  assert.match(card!, /configs:\n- config_name: "prices"\n {2}default: true\n {2}data_files:\n {2}- split: train\n {4}path: "data\/prices\.parquet"/)
  for (const revision of ['v1', 'refs/tags/v1', info.sha!, 'HEAD']) {
    assert.equal((await hub.datasetInfo({ ...asReader(), name: repo.name, revision, additionalFields: ['sha'] })).sha, info.sha, revision)
  }
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/${raw}/prices.csv`, world.keys.reader), [404, 'RevisionNotFound'])
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/v9/prices.csv`, world.keys.reader), [404, 'RevisionNotFound'])
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/main/none.csv`, world.keys.reader), [404, 'EntryNotFound'])
  assert.deepEqual((await Array.fromAsync(hub.listCommits({ ...asReader(), repo }))).map(({ title, oid }) => [title, oid]), [['v1', info.sha]])

  // What is committed next is seen by its owner at once, by others when it is a version.
  await hub.uploadFile({ ...asPublisher(), repo, file: { path: 'prices.csv', content: new Blob([prices(60)]) } })
  assert.equal(await (await hub.downloadFile({ ...asReader(), repo, path: 'prices.csv' }))?.text(), prices(50))
  await world.settle()
  assert.equal(await (await hub.downloadFile({ ...asReader(), repo, path: 'prices.csv' }))?.text(), prices(60))
  assert.equal(await (await hub.downloadFile({ ...asReader(), repo, path: 'prices.csv', revision: 'v1' }))?.text(), prices(50))
  assert.equal(await hub.countCommits({ ...asReader(), repo }), 2)
  const { tags, branches } = await (await fetch(`${hubUrl}/api/datasets/${repo.name}/refs`)).json()
  assert.deepEqual([tags.map(({ name }: { name: string }) => name), branches.map(({ name }: { name: string }) => name)], [['v2', 'v1'], ['main']])
})

test('a snapshot of a published dataset comes whole', async (t) => {
  const cacheDir = await mkdtemp(join(tmpdir(), 'shanyraq-hub-'))
  t.after(() => rm(cacheDir, { recursive: true }))
  await publishFiles('snapshot', { 'prices.csv': prices(20) })
  await world.publish('snapshot')
  const folder = await hub.snapshotDownload({ ...asReader(), repo: repoOf('snapshot'), cacheDir })
  assert.equal(await readFile(join(folder, 'prices.csv'), 'utf8'), prices(20))
})

test('what is published is found and listed, page by page', async () => {
  for (const name of ['list-1', 'list-2']) {
    await publishFiles(name, { 'prices.csv': prices(20) })
    await world.publish(name)
  }
  const found = await Array.fromAsync(hub.listDatasets({ ...asReader(), search: { query: 'цены', owner: namespace } }))
  assert.ok(['list-1', 'list-2'].every((name) => found.some((one) => one.name === `${namespace}/${name}`)))
  const first = await fetch(`${hubUrl}/api/datasets?author=${namespace}&limit=1`)
  assert.match(first.headers.get('link') ?? '', /^<http:.*cursor=1.*>; rel="next"$/)
})

test('restricted data is described to everybody and given to nobody without a grant', async () => {
  const repo = repoOf('restricted')
  await publishFiles('restricted', { 'prices.csv': prices(50) })
  await world.publish('restricted', { tier: 'restricted' })
  assert.equal((await hub.datasetInfo({ ...asReader(), name: repo.name })).gated, 'manual')
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/main/prices.csv`), [401, 'GatedRepo'])
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/main/prices.csv`, world.keys.reader), [403, 'GatedRepo'])
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/main/README.md`), [200, null])
  await assert.rejects(hub.checkRepoAccess({ ...asReader(), repo }).then(() => hub.downloadFile({ ...asReader(), repo, path: 'prices.csv' })), failing(403, 'GatedRepo'))
  assert.deepEqual(await codeAt(`/datasets/${repo.name}/resolve/main/prices.csv`, world.keys.other), [403, null])
})

const hidden: readonly (readonly [what: string, name: string, terms: Partial<Terms>])[] = [
  ['a restricted file', 'hidden', { tier: 'restricted' }], ['a file with a column that nobody is lent', 'sliced', { tier: 'registered', columns: ['price'] }],
]
for (const [what, name, terms] of hidden) {
  test(`of ${what} neither hash nor size is told to whom it is not lent: by them a guess at what is hidden could be tried`, async () => {
    const repo = repoOf(name)
    // No open dataset has the same rows: the journal names those by their hashes.
    await publishFiles(name, { 'prices.csv': prices(71) })
    await world.publish(name, terms)
    const dataset = await world.commons.datasets.at(namespace, name)
    const { files, tables } = await world.commons.datasets.version(dataset.id, 1)
    const secrets = [...files, ...tables.map(({ file }) => file)].filter(({ path }) => path !== 'README.md').flatMap(({ hash, size }) => [hash, `${size} B`, `"size":${size}`, `"bytes":${size}`])
    const page = `/commons/datasets/${namespace}/${name}`
    const places = [
      ...['croissant.json', 'schema.jsonld', 'dcat.jsonld', 'dcat.ttl', 'datapackage.json'].map((format) => `${page}/${format}`), `/en${page}/files`, `/en${page}/versions`, `/api/3/action/package_show?id=${dataset.id}`,
      `/api/datasets/${repo.name}?blobs=true`, `/api/datasets/${repo.name}/tree/main?recursive=true&expand=true`, `/api/datasets/${repo.name}/tree/refs%2Fconvert%2Fparquet?recursive=true`,
    ]
    for (const place of places) {
      const answer = await fetch(`${hubUrl}${place}`)
      const told = (await answer.text()).replaceAll(/": (?=\d)/g, '":')
      assert.equal(answer.status, 200, place)
      assert.deepEqual(secrets.filter((secret) => told.includes(secret)), [], place)
    }
    const { db } = world.portal.kernel
    const [bodies, commits] = await Promise.all([
      db.selectFrom('journal_entry').select('body').execute(), db.selectFrom('repository_commit').select('tree').where('dataset', '=', dataset.id).execute(),
    ])
    const journal = JSON.stringify(bodies)
    assert.deepEqual([...secrets.filter((secret) => secret.length === 64), ...commits.map(({ tree }) => tree)].filter((secret) => journal.includes(secret)), [], 'the journal, which everybody reads')
  })
}

test('what is withdrawn is given to nobody from that moment on', async () => {
  const { commons, portal, publisher } = world
  const repo = repoOf('withdrawn')
  await publishFiles('withdrawn', { 'prices.csv': prices(50) })
  await world.publish('withdrawn')
  const path = `/datasets/${repo.name}/resolve/main/prices.csv`
  assert.deepEqual(await codeAt(path), [200, null])
  const dataset = await commons.datasets.at(namespace, 'withdrawn')
  await transact(portal.kernel.db, (tx) => commons.publication.withdraw(tx, publisher, dataset, { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
  const answer = await fetch(`${hubUrl}${path}`)
  assert.deepEqual([answer.status, answer.headers.get('x-error-message')], [403, 'Access to this resource is disabled.'])
})

test('ranges are given as RFC 9110 says, and every read of data is noted with its bytes', async () => {
  const { commons } = world
  const repo = repoOf('ranges')
  const text = prices(50)
  await publishFiles('ranges', { 'prices.csv': text })
  await world.publish('ranges')
  const url = `${hubUrl}/datasets/${repo.name}/resolve/main/prices.csv`
  const get = (headers: Readonly<Record<string, string>>, method = 'GET') => fetch(url, { method, headers })
  const head = await get({}, 'HEAD')
  assert.deepEqual(['content-length', 'accept-ranges', 'x-linked-size'].map((name) => head.headers.get(name)), [String(text.length), 'bytes', String(text.length)])
  const part = await get({ range: 'bytes=9-13' })
  assert.deepEqual([part.status, part.headers.get('content-range'), await part.text()], [206, `bytes 9-13/${text.length}`, 'month'])
  assert.equal(await (await get({ range: 'bytes=-5' })).text(), text.slice(-5))
  const several = await get({ range: 'bytes=0-7,9-13' })
  assert.match(several.headers.get('content-type')!, /^multipart\/byteranges; boundary=/)
  const body = await several.text()
  assert.equal(String(body.length), several.headers.get('content-length'))
  assert.match(body, /Content-Range: bytes 0-7\/\d+\r\n\r\ndistrict\r\n[^]*\r\n\r\nmonth\r\n--/)
  const beyond = await get({ range: 'bytes=99999-' })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${text.length}`])
  assert.equal((await get({ 'if-none-match': head.headers.get('etag')! })).status, 304)
  assert.equal((await get({ 'range': 'bytes=0-0', 'if-range': '"other"' })).status, 200)
  const reads = await commons.reads.of((await commons.datasets.at(namespace, 'ranges')).id, { limit: 10 })
  assert.deepEqual(reads.map(({ door, what, bytes }) => [door, what, bytes]).toReversed().slice(0, 2), [['hub', 'prices.csv', 5], ['hub', 'prices.csv', 5]])
})
