/** Connectors fill datasets from sources of others: each kind against a local counterpart that speaks the source's published contract. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createTunnel, type Server as Tunnel } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { sql } from 'kysely'
import pg from 'pg'
import S3rver from 's3rver'
import { instantAt } from '../../../law/time.ts'
import { openPortal, seat } from '../../../house.ts'
import { type Connector, type ConnectorInput, type Connectors, openConnectors, type Run } from '../../../institutions/commons/connectors/index.ts'
import type { Dataset } from '../../../institutions/commons/index.ts'
import { testDatabase, type TestDatabase } from '../../../kernel/database/testing.ts'
import { transact } from '../../../kernel/index.ts'
import { openLog } from '../../../portal/index.ts'
import { kazakhstan } from '../index.ts'
import { visitor } from '../technopark/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const apiKey = 'kilt-4f1c9d2e'

/** A server of one source, which counts what it was asked. */
interface Counterpart { readonly origin: string; readonly host: string; readonly asked: URL[]; answer: (url: URL, request: IncomingMessage, response: ServerResponse) => void; readonly server: Server }

async function counterpart(): Promise<Counterpart> {
  const asked: URL[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://source')
    asked.push(url)
    it.answer(url, request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${portOf(server)}`
  const it: Counterpart = { origin: `http://${host}`, host, asked, answer: (_, __, response) => void response.writeHead(404).end(), server }
  return it
}

/** The test database on a port: it may listen on a socket of the file system only. */
async function tunnelTo({ host, port }: pg.Client): Promise<Tunnel> {
  const tunnel = createTunnel((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(tunnel, 'listening')
  return tunnel
}
const portOf = (server: Server | Tunnel): number => (server.address() as AddressInfo).port

const json = (response: ServerResponse, value: unknown, status = 200): void => void response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))

function* endless(): Generator<string> {
  for (;;) yield 'x'.repeat(65_536)
}

/** Answers a text with an ETag, and 304 to whoever has it. */
function tagged(request: IncomingMessage, response: ServerResponse, text: string, type: string): void {
  const etag = `"${Buffer.from(text).length}-${text.length}"`
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
  else response.writeHead(200, { etag, 'content-type': type }).end(text)
}

describe('connectors', () => {
  let world: CommonsWorld
  let connectors: Connectors
  let source: Counterpart
  let stranger: Counterpart
  let database: TestDatabase
  let reader: pg.Client
  let tunnel: Tunnel
  let app: ReturnType<typeof openPortal>
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-connectors-'))
  const bucket = new S3rver({ address: '127.0.0.1', port: 0, directory: folder, silent: true, configureBuckets: [{ name: 'derek', configs: [] }] })
  let s3Port = 0
  let hour = 0

  before(async () => {
    [source, stranger, database] = await Promise.all([counterpart(), counterpart(), testDatabase()])
    s3Port = (await bucket.run()).port
    reader = new pg.Client(database.url)
    tunnel = await tunnelTo(reader)
    world = await openCommonsWorld({ passwords: true, environment: { CONNECTORS_MAY_REACH: `${source.host}, 127.0.0.1:${s3Port}, 127.0.0.1:${portOf(tunnel)}` } })
    const country = kazakhstan('sample')
    seat(world.kernel, country)
    app = openPortal(world.kernel, country, openLog({ write: () => undefined }))
    connectors = openConnectors(world.commons)
  })
  after(async () => {
    await world.close()
    await database.close()
    await bucket.close()
    tunnel.close()
    source.server.close()
    stranger.server.close()
    rmSync(folder, { recursive: true })
  })

  const draft = (name: string): Promise<Dataset> => transact(world.kernel.db, (tx) => world.commons.datasets.create(tx, world.owner, { namespace: 'ulgi', name }))

  async function add(given: Omit<ConnectorInput, 'title' | 'secret' | 'hours' | 'megabytes'> & Partial<ConnectorInput>): Promise<Connector> {
    const id = await transact(world.kernel.db, (tx) => connectors.create(tx, world.owner, { title: 'Үлгі дереккөз', secret: {}, hours: 24, megabytes: 100, ...given }))
    return connectors.find(world.owner, id)
  }

  /** Turns the clock on to the next harvest, lets everything that is due be done, and answers how the newest run ended. */
  async function nextRun(connector: Connector): Promise<Run> {
    hour += 24 * 8
    world.at(instantAt(Date.parse('2026-02-02T05:00:00.000Z') + hour * 3_600_000))
    const before = (await connectors.runs(connector.id)).length
    await world.kernel.jobs.settle()
    const [run, ...earlier] = await connectors.runs(connector.id)
    assert.equal(earlier.length, before, 'it harvested once')
    return run!
  }
  const pause = (connector: Connector): Promise<void> => transact(world.kernel.db, (tx) => connectors.pause(tx, world.owner, connector))

  async function rowsOf(dataset: string, query: string): Promise<readonly (readonly unknown[])[]> {
    const { commons, owner } = world
    const opened = await commons.access.open(await commons.access.asker(owner), await commons.datasets.byId(dataset), { mode: 'query' })
    return commons.reader.tables(opened, async (sources) => (await commons.engine.query(sources, query, { limit: 100 })).rows)
  }
  const versions = async (dataset: string): Promise<number> => (await world.commons.datasets.versions(dataset)).length

  it('reads data.egov.kz page by page into a version, makes none when nothing changed, and the next one when something did', async () => {
    const schools = Array.from({ length: 25 }, (_, i) => ({ id: String(i), name_kk: `Мектеп ${i}`, pupils: 300 + i }))
    source.answer = (url, _, response) => {
      if (url.searchParams.get('apiKey') !== apiKey) return json(response, { error: 'apiKey' }, 403)
      const { from, size } = JSON.parse(url.searchParams.get('source') ?? '{}')
      json(response, schools.slice(from, from + size))
    }
    const dataset = await draft('egov')
    const connector = await add({ source: { kind: 'egov', url: source.origin, index: 'mektepter', version: 'v1', size: 10 }, secret: { apiKey }, dataset: dataset.id })
    assert.deepEqual([(await nextRun(connector)).outcome, await versions(dataset.id)], ['new', 1])
    assert.deepEqual(source.asked.slice(-3).map((url) => [url.pathname, url.searchParams.get('source')]), [0, 10, 20].map((from) => ['/api/v4/mektepter/v1', JSON.stringify({ from, size: 10 })]))
    assert.deepEqual(await rowsOf(dataset.id, 'select count(*)::int, sum(pupils)::int from mektepter'), [[25, 7800]])

    assert.deepEqual([(await nextRun(connector)).outcome, await versions(dataset.id)], ['unchanged', 1])

    schools.push({ id: '25', name_kk: 'Жаңа мектеп', pupils: 100 })
    assert.deepEqual([(await nextRun(connector)).outcome, await versions(dataset.id)], ['new', 2])
    assert.deepEqual(await rowsOf(dataset.id, 'select count(*)::int from mektepter'), [[26]])
    await pause(connector)
  })

  it('never lets a key out: not in pages, not in the history, not in the database', async () => {
    source.answer = (_, __, response) => json(response, { error: 'qate-kilt' }, 403)
    const dataset = await draft('key')
    const connector = await add({ source: { kind: 'egov', url: source.origin, index: 'mektepter' }, secret: { apiKey: 'qate-kilt' }, dataset: dataset.id })
    const run = await nextRun(connector)
    assert.equal(run.outcome, 'failed')
    assert.match(run.failure!.en, /refused access\. Check the key/)
    const head = await visitor(world, app, world.owner)
    for (const path of ['', `/${connector.id}`, `/${connector.id}/edit`]) {
      const page = await head.get(`/kk/commons/connectors${path}`)
      assert.equal(page.status, 200)
      assert.doesNotMatch(await page.text(), /qate-kilt/)
    }
    const { rows } = await sql<{ kept: string }>`select row_to_json(c)::text || coalesce((select string_agg(row_to_json(r)::text, '') from connector_run r where r.connector = c.id), '')
      || coalesce((select string_agg(row_to_json(j)::text, '') from job j), '') || coalesce((select string_agg(row_to_json(e)::text, '') from journal_entry e), '') as kept
      from connector c where c.id = ${connector.id}`.execute(world.kernel.db)
    assert.doesNotMatch(rows[0]!.kept, /qate-kilt/)

    const elsewhere: ConnectorInput = { title: 'Үлгі', source: { kind: 'egov', url: stranger.origin, index: 'mektepter' }, secret: {}, hours: 24, megabytes: 100 }
    await assert.rejects(transact(world.kernel.db, (tx) => connectors.change(tx, world.owner, connector, elsewhere)), { kind: 'invalid' }, 'a kept key is never sent to another host')
    await pause(connector)
  })

  it('is added and changed by forms that say what is missing, and keep the key when it is not entered again', async () => {
    const dataset = await draft('forms')
    const head = await visitor(world, app, world.owner)
    const list = '/kk/commons/connectors'
    const sent = { kind: 'egov', title: 'Мектептер', 'source.url': source.origin, 'source.index': 'mektepter', 'secret.apiKey': apiKey, dataset: dataset.id, hours: '6', megabytes: '50' }
    const wrong = await head.send(`${list}/new?kind=egov`, { ...sent, 'source.index': '' }, `${list}/new`)
    assert.equal(wrong.status, 422)
    const said = await wrong.text()
    assert.match(said, /href="#f-source-index"/)
    assert.ok(!said.includes(apiKey))
    const [, id = ''] = /connectors\/([0-9a-f-]{36})/.exec((await head.send(`${list}/new?kind=egov`, sent, `${list}/new`)).headers.get('location') ?? '') ?? []
    assert.equal((await head.send(`${list}/${id}/edit`, { ...sent, title: 'Мектептер тізімі', 'secret.apiKey': '' })).status, 303)
    const changed = await connectors.find(world.owner, id)
    assert.deepEqual([changed.title, changed.secrets, changed.hours], ['Мектептер тізімі', ['apiKey'], 6])
    assert.equal((await head.send(`${list}/${id}`, {}, `${list}/${id}/pause`)).status, 303)
    assert.equal((await connectors.find(world.owner, id)).paused, true)
    assert.match(await (await head.get(`${list}/${id}`)).text(), new RegExp(`${id}/resume`))
    assert.equal((await (await visitor(world, app, await world.founder())).get(`${list}/${id}`)).status, 404)
    assert.equal((await (await visitor(world, app, await world.officer('administrator'))).get(`${list}/${id}`)).status, 200)
    assert.equal((await head.send(`${list}/${id}`, {}, `${list}/${id}/remove`)).status, 303)
    await assert.rejects(connectors.find(world.owner, id), { kind: 'not found' })
  })

  it('makes drafts of what a CKAN portal has, described by what the portal says, and asks only for what has changed', async () => {
    const csv = ['аудан,саны\nА,1\nБ,2\n']
    const resource = (name: string, format: string, path: string) => ({ id: name, name, format, url: `${source.origin}${path}`, state: 'active' })
    const packages = [{
      id: 'p-1', name: 'parks', title: 'Парки города', notes: 'Перечень парков.', license_id: 'CC-BY-4.0', license_url: 'https://creativecommons.org/licenses/by/4.0/',
      organization: { title: 'Акимат' }, groups: [{ name: 'envi' }], tags: [{ name: 'парк' }], resources: [resource('Парки', 'CSV', '/parks.csv'), resource('Карта', 'PDF', '/map.pdf')],
    }, {
      id: 'p-2', name: 'broken', title: 'Пустой', notes: '', license_id: 'notspecified', resources: [resource('x', 'CSV', '/absent.csv')],
    }]
    let downloads = 0
    source.answer = (url, request, response) => {
      if (url.pathname === '/api/3/action/package_search') return json(response, { success: true, result: { count: packages.length, results: url.searchParams.get('start') === '0' ? packages : [] } })
      if (url.pathname !== '/parks.csv') return void response.writeHead(404).end()
      if (request.headers['if-none-match'] === undefined) downloads += 1
      tagged(request, response, csv[0]!, 'text/csv')
    }
    const connector = await add({ source: { kind: 'ckan', url: source.origin, query: 'tags:парк' } })
    const run = await nextRun(connector)
    assert.deepEqual([run.outcome, run.versions], ['new', 1])
    assert.match(run.notes[0]!.en, /broken.*absent|broken.*has no “x”/)
    const [parks] = (await connectors.datasets(connector.id)).filter(({ name }) => name === 'parks')
    assert.ok(parks)
    assert.deepEqual([parks.state, parks.description?.licence, parks.description?.theme, parks.description?.title.kk], ['draft', 'CC-BY-4.0', 'ENVI', 'Парки города'])
    assert.match(parks.description!.summary.kk, /^Перечень парков\.\n\nМәтін «127\.0\.0\.1:\d+» дереккөзінен алынды/)
    assert.deepEqual(await rowsOf(parks.id, 'select sum("саны")::int from parki'), [[3]])

    assert.deepEqual([(await nextRun(connector)).outcome, downloads], ['unchanged', 1])
    csv[0] = 'аудан,саны\nА,1\nБ,20\n'
    assert.equal((await nextRun(connector)).outcome, 'new')
    assert.equal(await versions(parks.id), 2)
    await pause(connector)
  })

  it('reads DCAT in Turtle and in JSON-LD', async () => {
    const title = 'Жолдар тізімі'
    const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
      <https://data.ulgi.example/set/roads> a dcat:Dataset ; dct:title "${title}"@kk, "Список дорог"@ru ; dct:description "Жолдар"@kk ; dcat:keyword "жол"@kk ;
        dcat:theme <http://publications.europa.eu/resource/authority/data-theme/TRAN> ; dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/MONTHLY> ;
        dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> ; dcat:distribution <https://data.ulgi.example/set/roads/csv> .
      <https://data.ulgi.example/set/roads/csv> a dcat:Distribution ; dcat:downloadURL <${source.origin}/roads> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> .`
    const jsonLd = {
      '@context': `${source.origin}/context.jsonld`, '@id': 'https://data.ulgi.example/set/bridges', '@type': 'Dataset', title: { '@value': 'Көпірлер', '@language': 'kk' },
      license: { '@id': 'https://creativecommons.org/publicdomain/zero/1.0/' },
      distribution: { '@type': 'Distribution', downloadURL: { '@id': `${source.origin}/bridges.json` }, format: 'JSON' },
    }
    const context = { '@context': { '@vocab': 'http://www.w3.org/ns/dcat#', title: 'http://purl.org/dc/terms/title', license: 'http://purl.org/dc/terms/license', format: 'http://purl.org/dc/terms/format' } }
    source.answer = (url, request, response) => {
      switch (url.pathname) {
        case '/catalog.ttl': return tagged(request, response, turtle, 'text/turtle')
        case '/catalog.jsonld': return tagged(request, response, JSON.stringify(jsonLd), 'application/ld+json')
        case '/context.jsonld': return tagged(request, response, JSON.stringify(context), 'application/ld+json')
        case '/roads': return tagged(request, response, 'жол,км\nМ-36,100\n', 'text/csv')
        default: return tagged(request, response, JSON.stringify([{ көпір: 'А', м: 30 }, { көпір: 'Б', м: 40 }]), 'application/json')
      }
    }
    const roads = await add({ source: { kind: 'dcat', url: `${source.origin}/catalog.ttl` } })
    assert.equal((await nextRun(roads)).outcome, 'new')
    const [dataset] = await connectors.datasets(roads.id)
    const { description } = dataset!
    assert.deepEqual([dataset?.name, description?.licence, description?.theme, description?.updates], ['roads', 'CC-BY-4.0', 'TRAN', 'monthly'])
    assert.deepEqual([description?.title.kk, description?.title.ru, description?.title.en], [title, 'Список дорог', 'Список дорог'])
    assert.deepEqual(await rowsOf(dataset!.id, 'select "км"::int from roads'), [[100]])
    assert.equal((await nextRun(roads)).outcome, 'unchanged')
    await pause(roads)

    const bridges = await add({ source: { kind: 'dcat', url: `${source.origin}/catalog.jsonld` } })
    const first = await nextRun(bridges)
    assert.deepEqual([first.outcome, first.failure], ['new', undefined])
    const [made] = await connectors.datasets(bridges.id)
    assert.deepEqual([made?.name, made?.description?.licence], ['bridges', 'CC0-1.0'])
    assert.deepEqual(await rowsOf(made!.id, 'select sum("м")::int from bridges'), [[70]])
    await pause(bridges)
  })

  it('follows a folder of a bucket: what is new comes, what is gone goes', async () => {
    const client = new S3Client({ endpoint: `http://127.0.0.1:${s3Port}`, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } })
    const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket: 'derek', Key, Body }))
    await put('ashyq/a.csv', 'x\n1\n2\n')
    await put('ashyq/b.csv', 'y\n5\n')
    await put('jabyq/c.csv', 'z\n9\n')
    const dataset = await draft('s3')
    const connector = await add({ source: { kind: 's3', endpoint: `http://127.0.0.1:${s3Port}`, bucket: 'derek', prefix: 'ashyq/' }, secret: { accessKey: 'S3RVER', secretKey: 'S3RVER' }, dataset: dataset.id })
    assert.equal((await nextRun(connector)).outcome, 'new')
    assert.deepEqual(await rowsOf(dataset.id, 'select sum(x)::int, (select sum(y)::int from b) from a'), [[3, 5]])
    const second = await nextRun(connector)
    assert.deepEqual([second.outcome, second.bytes], ['unchanged', 0])
    await put('ashyq/a.csv', 'x\n1\n2\n4\n')
    await client.send(new DeleteObjectCommand({ Bucket: 'derek', Key: 'ashyq/b.csv' }))
    assert.equal((await nextRun(connector)).outcome, 'new')
    const [newest] = await world.commons.datasets.versions(dataset.id)
    assert.deepEqual(newest?.tables.map(({ name, rows }) => [name, rows]), [['a', 3]])
    client.destroy()
    await pause(connector)
  })

  it('reads the rows of a query, and can change nothing in the database it reads', async () => {
    await sql`create table kitap (id integer, aty text)`.execute(database.db)
    await sql`insert into kitap select i, case when i = 3 then null else 'Кітап, "' || i || '"' end from generate_series(1, 5000) i`.execute(database.db)
    const dataset = await draft('sql')
    const sound = { kind: 'sql', host: '127.0.0.1', port: portOf(tunnel), database: reader.database!, user: reader.user!, tls: false, query: 'select id, aty from kitap order by id;' } as const
    const secret = { password: reader.password ?? 'none' }
    const connector = await add({ source: sound, secret, dataset: dataset.id })
    assert.equal((await nextRun(connector)).outcome, 'new')
    assert.deepEqual(await rowsOf(dataset.id, 'select count(*)::int, count(aty)::int, sum(id)::int, max(aty) filter (id = 7) from data'), [[5000, 4999, 12502500, 'Кітап, "7"']])
    assert.equal((await nextRun(connector)).outcome, 'unchanged')
    for (const query of ['delete from kitap returning id', 'select 1; commit; drop table kitap', 'with gone as (delete from kitap returning id) select * from gone', 'select nextval(\'kitap_seq\')', 'select absent from kitap']) {
      await transact(world.kernel.db, async (tx) => connectors.change(tx, world.owner, await connectors.find(world.owner, connector.id), { title: 'Үлгі', source: { ...sound, query }, secret: {}, hours: 1, megabytes: 10 }))
      const run = await nextRun(connector)
      assert.equal(run.outcome, 'failed', query)
      assert.match(run.failure!.en, /The database did not run the query/)
    }
    assert.equal((await sql<{ n: number }>`select count(*)::int as n from kitap`.execute(database.db)).rows[0]?.n, 5000)
    await pause(connector)
  })

  it('goes to no private address that the operator has not named, whatever leads there', async () => {
    const dataset = await draft('inner')
    stranger.answer = (_, __, response) => json(response, [{ secret: 'inner' }])
    source.answer = (_, __, response) => void response.writeHead(302, { location: `${stranger.origin}/latest/meta-data` }).end()
    const before = stranger.asked.length
    const port = new URL(stranger.origin).port
    const connector = await add({ source: { kind: 'egov', url: stranger.origin, index: 'x' }, dataset: dataset.id })
    for (const url of [stranger.origin, `http://localhost:${port}`, `http://[::ffff:127.0.0.1]:${port}`, `http://2130706433:${port}`, 'http://169.254.169.254', 'http://10.0.0.1', 'http://[fd00::1]', source.origin]) {
      await transact(world.kernel.db, async (tx) => connectors.change(tx, world.owner, await connectors.find(world.owner, connector.id), { title: 'Үлгі', source: { kind: 'egov', url, index: 'x' }, secret: {}, hours: 1, megabytes: 10 }))
      const run = await nextRun(connector)
      assert.match(run.failure?.en ?? run.outcome, /is not on the public internet.*CONNECTORS_MAY_REACH/, url)
    }
    assert.equal(stranger.asked.length, before, 'it was never asked')
    await pause(connector)
  })

  it('cuts a body without end, says what to do, and keeps nothing', async () => {
    const dataset = await draft('huge')
    source.answer = (url, _, response) => {
      if (url.pathname.startsWith('/api')) return json(response, { success: true, result: { id: 'p-huge', name: 'huge-set', title: 'Үлкен', resources: [{ id: 'r', name: 'r', format: 'CSV', url: `${source.origin}/huge.csv` }] } })
      response.writeHead(200, { 'content-type': 'text/csv' })
      pipeline(Readable.from(endless()), response, () => undefined)
    }
    const connector = await add({ source: { kind: 'ckan', url: source.origin, package: 'huge-set' }, megabytes: 1 })
    const run = await nextRun(connector)
    assert.equal(run.outcome, 'failed')
    assert.match(run.failure!.en, /The source gives too much: the limit is 1 MB/)
    assert.equal(await versions((await connectors.datasets(connector.id))[0]!.id), 0)
    assert.equal(await versions(dataset.id), 0)
    await pause(connector)
  })

  it('ends in clear words when a source is broken, and asks it ever more seldom', async () => {
    const dataset = await draft('brittle')
    const connector = await add({ source: { kind: 'egov', url: source.origin, index: 'x' }, dataset: dataset.id })
    const answers: readonly (readonly [RegExp, Counterpart['answer']])[] = [
      [/answered with status 500/, (_, __, response) => json(response, {}, 500)],
      [/limits requests/, (_, __, response) => json(response, {}, 429)],
      [/did not answer in JSON/, (_, __, response) => void response.writeHead(200).end('<html>')],
      [/did not answer in data\.egov\.kz API v4/, (_, __, response) => json(response, { error: 'index_not_found' })],
      [/has no “x”/, (_, __, response) => void response.writeHead(404).end()],
      [/did not answer, or the connection broke/, (_, __, response) => void response.destroy()],
      [/has no data that can be read/, (_, __, response) => json(response, [])],
    ]
    let failures = 0
    for (const [words, answer] of answers) {
      source.answer = answer
      const run = await nextRun(connector)
      assert.match(run.failure?.en ?? '', words)
      failures += 1
      const { nextAt, failures: counted } = await connectors.find(world.owner, connector.id)
      assert.equal(counted, failures)
      assert.equal(Temporal.Instant.from(nextAt).since(run.endedAt).total('hours'), Math.min(24 * 2 ** failures, 168))
    }
    await pause(connector)
  })

  it('is run, paused and resumed by its owner only, and seen by nobody else but administrators', async () => {
    source.answer = (_, __, response) => json(response, [{ a: 1 }])
    const dataset = await draft('whose')
    const connector = await add({ source: { kind: 'egov', url: source.origin, index: 'x' }, dataset: dataset.id })
    const other = await world.founder()
    await assert.rejects(connectors.find(other, connector.id), { kind: 'not found' })
    await assert.rejects(transact(world.kernel.db, (tx) => connectors.runNow(tx, other, connector)), { kind: 'refused' })
    await assert.rejects(add({ source: { kind: 'egov', url: source.origin, index: 'y' }, dataset: dataset.id }), { kind: 'conflict' }, 'a dataset has one connector')
    const administrator = await world.officer('administrator')
    assert.equal((await connectors.find(administrator, connector.id)).id, connector.id)
    assert.equal(await connectors.mayChange(administrator, connector), false)

    await pause(connector)
    hour += 24 * 8
    world.at(instantAt(Date.parse('2026-02-02T05:00:00.000Z') + hour * 3_600_000))
    await world.kernel.jobs.settle()
    assert.deepEqual(await connectors.runs(connector.id), [], 'a paused one waits')
    await transact(world.kernel.db, (tx) => connectors.runNow(tx, world.owner, connector))
    await world.kernel.jobs.settle()
    assert.equal((await connectors.runs(connector.id)).length, 1, 'but runs when it is told to')
    await transact(world.kernel.db, (tx) => connectors.remove(tx, world.owner, connector))
    assert.equal((await world.commons.datasets.byId(dataset.id)).name, 'whose', 'the dataset stays')
  })
})
