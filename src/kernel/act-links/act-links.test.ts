/** Links to acts: which are asked about, what an answer says and what silence does not, and where nobody goes. */
import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Act } from '../../law/citation.ts'
import { licence } from '../../law/testing.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { wire } from '../federation/index.ts'
import { migrations } from '../migrations.ts'
import { openActLinks } from './index.ts'

let database: TestDatabase
let now: Instant = '2026-03-02T05:00:00.000Z'
const asked: string[] = []
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/there': (response) => { response.writeHead(200).end('x'.repeat(10_000)) },
  '/gone': (response) => { response.writeHead(404).end('No such act') },
  '/ill': (response) => { response.writeHead(503).end() },
  '/moved': (response) => { response.writeHead(302, { location: '/there' }).end() },
  '/away': (response) => { response.writeHead(302, { location: `http://localhost:${(other.address() as AddressInfo).port}/elsewhere` }).end() },
  '/round': (response) => { response.writeHead(302, { location: '/round' }).end() },
  '/silent': (response) => { response.destroy() },
}
const publisher = createServer((request, response) => { asked.push(request.url ?? ''); (answers[request.url ?? ''] ?? answers['/gone']!)(response) })
const elsewhere: string[] = []
const other = createServer((request, response) => { elsewhere.push(request.url ?? ''); response.end() })
const at = (path: string): string => `http://127.0.0.1:${(publisher.address() as AddressInfo).port}${path}`

before(async () => {
  database = await testDatabase({ migrations })
  for (const server of [publisher, other]) await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
})
after(async () => {
  for (const server of [publisher, other]) { server.close(); server.closeAllConnections() }
  await database.close()
})

const { basis } = licence.inForce
const act = (url: string): Act => ({ ...basis.act, id: url, url })
const citing = (...urls: readonly string[]): Procedure => ({ ...licence, decisions: Object.fromEntries(urls.map((url, place) => [`d${place}`, { ...Object.values(licence.decisions)[0]!, basis: { ...basis, act: act(url) } }])) })
const links = ({ reaches = ['127.0.0.1', 'localhost'] }: { readonly reaches?: readonly string[] } = {}) => openActLinks({
  db: database.db, now: () => now, jobs: { enqueue: async () => '' }, publishers: [`127.0.0.1:${(publisher.address() as AddressInfo).port}`], ask: wire(reaches),
})
const round = (declaration: Procedure, with_ = links()) => with_.round([declaration], new AbortController().signal)
const statuses = async (declaration: Procedure, urls: readonly string[]) => {
  await round(declaration)
  const known = await links().known(urls)
  return urls.map((url) => known.get(url)?.answered?.status)
}

test('a page that is there and one that is gone are told apart; what answers neither, or not at all, is not called dead', async () => {
  const urls = ['/there', '/gone', '/ill', '/moved', '/round', '/silent'].map(at)
  assert.deepEqual(await statuses(citing(...urls), urls), [200, 404, undefined, 200, undefined, undefined])
  assert.deepEqual((await links().deadIn(citing(...urls))).map(({ url, status, at: day }) => [url, status, day]), [[at('/gone'), 404, now]])
})

test('nobody but a publisher is asked: not another site that is cited, not one to which a publisher leads, and no address of a network inside', async () => {
  const foreign = `http://localhost:${(other.address() as AddressInfo).port}/act`
  assert.deepEqual(await statuses(citing(at('/away'), foreign, 'ftp://127.0.0.1/x', at('/there').replace('http://', 'http://u:p@')), [at('/away'), foreign]), [undefined, undefined])
  assert.deepEqual(elsewhere, [])
  assert.equal((await links().known([foreign])).size, 0, 'what is not asked about is not kept')
  asked.length = 0
  await round(citing(at('/inside')), links({ reaches: [] }))
  assert.deepEqual([asked, (await links().known([at('/inside')])).get(at('/inside'))?.answered], [[], undefined], 'a publisher at an address of the inner network is not reached')
})

test('each address is asked again after a week, one that is gone or silent after a day, and silence does not take back what was answered before', async () => {
  const declaration = citing(at('/there'), at('/gone'), at('/silent'))
  const askedOn = async (days: number): Promise<readonly string[]> => {
    now = instantAt(Date.parse(now) + days * 86_400_000)
    asked.length = 0
    await round(declaration)
    return asked.toSorted()
  }
  assert.deepEqual(await askedOn(0), [], 'all of them were asked about today')
  assert.deepEqual(await askedOn(1), ['/gone', '/silent'])
  const { '/gone': gone } = answers
  Object.assign(answers, { '/gone': answers['/silent'] })
  assert.deepEqual(await askedOn(6), ['/gone', '/silent', '/there'])
  Object.assign(answers, { '/gone': gone })
  assert.equal((await links().deadIn(declaration)).length, 1)
})

test('where the operator lets nobody out, nobody is asked', async () => {
  const closed = openActLinks({ db: database.db, now: () => now, jobs: { enqueue: async () => assert.fail() }, publishers: ['127.0.0.1'] })
  asked.length = 0
  await closed.round([citing(at('/new'))], new AbortController().signal)
  assert.deepEqual([closed.asks, asked], [false, []])
})
