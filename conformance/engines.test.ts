/** Engines of others, as they are published, on data that they are lent for minutes: pyarrow, boto3, pyiceberg and DuckDB's extension for Iceberg. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { createRepo, uploadFile } from '@huggingface/hub'
import { AwsClient } from 'aws4fetch'
import { openWholePortal } from '../e2e/portal.ts'
import type { Terms } from '../src/institutions/commons/index.ts'
import { roleOf } from '../src/institutions/commons/s3/index.ts'
import { transact } from '../src/kernel/index.ts'
import { instantAt } from '../src/law/time.ts'
import { type HubWorld, namespace, openHubWorld, prices } from './hub-world.ts'

interface Key { readonly id: string; readonly secret: string; readonly token?: string }

let world: HubWorld
const bucket = namespace.toLowerCase()
/** A second version has a column more, and a price of another type. */
const second = 'district,month,price,note\nAbai,2026-01,100.5,a\nAktogai,2026-02,101.25,b\n'

before(async () => {
  // Clients of S3 sign with the time of the machine.
  world = await openHubWorld(await openWholePortal({ start: instantAt(Date.now()) }))
  const cut: Partial<Terms> = { tier: 'registered', columns: ['district', 'price'], rows: { column: 'district', values: ['Abai'] } }
  for (const [name, terms, versions] of [['open', {}, [prices(30), second]], ['lent', { tier: 'registered' }, [prices(30)]], ['cut', cut, [prices(30)]]] as const) {
    const to = { repo: { type: 'dataset', name: `${namespace}/${name}` }, hubUrl: world.portal.url, accessToken: world.keys.publisher } as const
    await createRepo(to)
    for (const csv of versions) {
      await uploadFile({ ...to, file: { path: 'prices.csv', content: new Blob([csv]) } })
      await world.publish(name, terms)
    }
  }
  await createRepo({ repo: { type: 'dataset', name: `${namespace}/draft` }, hubUrl: world.portal.url, accessToken: world.keys.publisher })
})
after(async () => {
  assert.deepEqual(world.portal.faults, [])
  await world.portal.close()
})

// What a program of others prints is looked at where it is used.
// oxlint-disable-next-line typescript/no-explicit-any
async function engine(name: 'pyarrow' | 'boto3' | 'pyiceberg' | 'duckdb', ...given: readonly unknown[]): Promise<any> {
  const env = { ...process.env, AWS_ENDPOINT_URL_STS: `${world.portal.url}/sts`, AWS_DEFAULT_REGION: 'us-east-1', AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' }
  const { stdout } = await promisify(execFile)(join(import.meta.dirname, '.venv/bin/python'), [join(import.meta.dirname, 'engines_client.py'), name, ...given.map((one) => JSON.stringify(one))], { env, maxBuffer: 64 * 2 ** 20 })
  return JSON.parse(stdout)
}

async function signed({ id, secret, token }: Key, path: string): Promise<Response> {
  const signer = new AwsClient({ accessKeyId: id, secretAccessKey: secret, ...(token !== undefined && { sessionToken: token }), service: 's3', region: 'us-east-1', retries: 0 })
  return fetch(await signer.sign(`${world.portal.url}/s3/${path}`, { aws: { datetime: new Date(Date.parse(world.portal.now())).toISOString().replaceAll(/[-:]|\.\d+/g, '') } }))
}

/** What the door answers to a request that is signed with a key: the code of a refusal, or the status. */
async function asked(key: Key, path: string): Promise<string | number> {
  const answer = await signed(key, path)
  return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? answer.status
}

async function listedBy(key: Key, bucket: string, prefix = ''): Promise<readonly string[]> {
  const answer = await signed(key, `${bucket}?list-type=2&prefix=${prefix}`)
  assert.equal(answer.status, 200)
  return [...(await answer.text()).matchAll(/<Key>([^<]+)</g)].map(([, name]) => name!)
}

/** A temporary key by the service of Amazon's clients, without one of them. */
async function assume(portalKey: string, role: string, seconds = 900): Promise<Key | string> {
  const body = new URLSearchParams({ Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', RoleArn: role, RoleSessionName: 'test', WebIdentityToken: portalKey, DurationSeconds: String(seconds) })
  const text = await (await fetch(`${world.portal.url}/sts/`, { method: 'POST', body })).text()
  const of = (name: string): string => new RegExp(`<${name}>([^<]+)<`).exec(text)?.[1] ?? ''
  return of('SessionToken') === '' ? of('Code') : { id: of('AccessKeyId'), secret: of('SecretAccessKey'), token: of('SessionToken') }
}
const lentKey = async (name = 'lent', portalKey = world.keys.reader): Promise<Required<Key>> => {
  const key = await assume(portalKey, roleOf(`${bucket}/${name}`))
  assert.ok(typeof key !== 'string' && key.token !== undefined, String(key))
  return { ...key, token: key.token }
}
const file = (name: string): string => `${bucket}/${name}/data/prices.parquet`
const uri = (): string => `${world.portal.url}/iceberg`

test('boto3 fetches a temporary key for a portal key, and pyarrow reads with it what it was made for and nothing else', async () => {
  const key = await engine('boto3', roleOf(`${bucket}/lent`), world.keys.reader)
  const left = Date.parse(key.until) - Date.parse(world.portal.now())
  assert.ok(left > 0 && left <= 900_000, `${left}`)
  const [own, other] = await engine('pyarrow', `${world.portal.url}/s3`, key, [file('lent'), file('open')])
  assert.equal(own.length, 30)
  assert.match(other, /ACCESS_DENIED|AccessDenied/)
  const { commons } = world
  const reads = await commons.reads.of((await commons.datasets.at(namespace, 'lent')).id, { limit: 100 })
  assert.deepEqual([...new Set(reads.map(({ door, by }) => `${door} ${by}`))], ['temporary registered'])
  assert.match(reads.at(-1)!.what, new RegExp(`^${key.id}, .*: v1$`), 'that the key was given is kept too')
  assert.ok(reads.some(({ what, bytes }) => what === 'data/prices.parquet' && bytes! > 0))
  assert.ok(![...world.portal.logged].some((line) => line.includes(key.secret) || line.includes(key.token)))
})

test('a temporary key is refused when its token is altered, absent or of another key, and for any other address', async () => {
  const [key, other] = [await lentKey(), await lentKey('open')]
  assert.equal(await asked(key, file('lent')), 200)
  const { token: _none, ...bare } = key
  const altered = key.token.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))
  for (const [code, asking, path] of [
    ['InvalidToken', { ...key, token: altered }, file('lent')], ['InvalidToken', { ...key, token: `${key.token.slice(0, -2)}AA` }, file('lent')], ['InvalidToken', bare, file('lent')],
    ['InvalidToken', { ...key, token: other.token }, file('lent')], ['SignatureDoesNotMatch', { ...key, secret: other.secret }, file('lent')],
    ['InvalidToken', { ...world.pairs.reader, token: key.token }, file('lent')], ['AccessDenied', key, file('open')], ['AccessDenied', key, `${bucket}/lent@v2/data/prices.parquet`],
    ['AccessDenied', key, `${bucket}/open@iceberg/prices/metadata/version-hint.text`], ['NoSuchKey', key, `${bucket}/lent/none`], ['AccessDenied', key, ''],
    ['AccessDenied', key, file('draft')], ['AccessDenied', key, file('none-at-all')], // alike: whether there is a draft is not told
  ] as const) assert.equal(await asked(asking, path), code, `${code} ${path}`)
})

test('a key for one version opens its files, its table of Iceberg and its list, and no other version; names that are none are refused with words', async () => {
  const first = await assume(world.keys.reader, roleOf(`${bucket}/open@v1`))
  assert.ok(typeof first !== 'string')
  const metadata = `${bucket}/open@iceberg/prices/metadata`
  for (const path of [`${bucket}/open@v1/data/prices.parquet`, file('open'), `${metadata}/version-hint.text`, `${metadata}/v1.metadata.json`, `${metadata}/snap-1.avro`]) {
    assert.equal(await asked(first, path), 200, path)
  }
  assert.equal(await asked(first, `${metadata}/snap-2.avro`), 'NoSuchKey')
  assert.equal(await asked(first, `${bucket}/open@v2/data/prices.parquet`), 'AccessDenied')
  const listed = await listedBy(first, bucket)
  assert.ok(listed.includes('open@v1/data/prices.parquet') && listed.every((key) => key.startsWith('open@v1/')), listed.join(' '))
  assert.equal((await listedBy(first, bucket, 'open/')).length, listed.length, 'its folder without a number is the newest that the key opens')
  assert.equal(await assume(world.keys.reader, roleOf(`${bucket}/open@v9`)), 'AccessDenied')
  assert.equal(await assume(world.keys.reader, 'arn:aws:iam::123456789012:role/x'), 'ValidationError')
  assert.equal(await assume(world.keys.reader, roleOf(`${bucket}/open`), 59), 'ValidationError')
  assert.equal(await assume('hf_shq_none', roleOf(`${bucket}/open`)), 'InvalidIdentityToken')
  assert.equal(await assume(world.keys.other, roleOf(`${bucket}/lent`)), 'AccessDenied', 'that key is for other things')
})

const asks = { 'open with a key': ['open', true], open: ['open', false], lent: ['lent', false], none: ['none', true], cut: ['cut', true] } as const
let found: ReturnType<typeof engine> | undefined
/** What pyiceberg finds: it takes seconds to start, so that it is asked once for all. */
// oxlint-disable-next-line typescript/no-explicit-any
async function foundOf(what: keyof typeof asks): Promise<any> {
  found ??= engine('pyiceberg', uri(), Object.values(asks).map(([name, keyed]) => [keyed ? world.keys.reader : '', [bucket, name, 'prices']]))
  return (await found)[Object.keys(asks).indexOf(what)]
}

test('pyiceberg finds the tables, reads each version as a snapshot, and copies nothing', async () => {
  const open = await foundOf('open with a key')
  assert.ok(typeof open !== 'string', open)
  assert.deepEqual([open.namespaces, open.tables, open.snapshots, open.count, open.tagged], [[[bucket]], [[bucket, 'open', 'prices']], [1, 2], 2, 30])
  assert.ok(open.datasets.some((one: readonly string[]) => one.join('.') === `${bucket}.open`))
  assert.deepEqual(open.fields.map(([id, name, type]: readonly unknown[]) => `${id} ${name} ${type}`), ['1 district string', '2 month string', '3 price decimal(18, 2)', '4 note string'])
  assert.deepEqual([open.versions[1].length, open.versions[1][1], open.rows[1]], [30, { district: 'Aktogai', month: '2026-02', price: 101 }, { district: 'Aktogai', month: '2026-02', price: '101.25', note: 'b' }])
  assert.deepEqual(open.files, [`s3://${bucket}/open@v2/data/prices.parquet`])
  assert.equal(await asked(open.key, file('open')), 200)
})

test('whoever has no key reads open data by the catalog too, and is told that others need one', async () => {
  assert.equal((await foundOf('open')).count, 2)
  assert.match(await foundOf('lent'), /Unauthorized/)
  assert.match(await foundOf('none'), /NoSuch|NotFound/i)
})

test('a reader whose columns and rows are restricted is pointed to what was cut for them', async () => {
  const cut = await foundOf('cut')
  assert.ok(typeof cut !== 'string', cut)
  assert.deepEqual([cut.fields.map(([, name]: readonly unknown[]) => name), cut.count, cut.rows.length], [['district', 'price'], 10, 10])
  assert.ok(cut.rows.every((row: { readonly district: string }) => row.district === 'Abai'))
  assert.equal(await asked(cut.key, `${bucket}/cut@v1/prices.csv`), 'NoSuchKey', 'the file as it was sent is not there for them')
})

test('DuckDB reads the same by the catalog, and by the metadata in S3 with a temporary key', async () => {
  const key = await lentKey('open')
  const { host } = new URL(world.portal.url)
  const found = await engine('duckdb', [
    `create secret (type iceberg, token '${world.keys.reader}')`, `attach 'shanyraq' as shanyraq (type iceberg, endpoint '${uri()}')`,
    `select count(*), max(price) from shanyraq."${bucket}.open".prices`, `select count(*) from shanyraq."${bucket}.open".prices at (version => 1)`, `select count(*) from shanyraq."${bucket}.cut".prices`,
    `create secret (type s3, key_id '${key.id}', secret '${key.secret}', session_token '${key.token}', region 'us-east-1', endpoint '${host}/s3', url_style 'path', use_ssl false, scope 's3://${bucket}/open@')`,
    `select count(*) from iceberg_scan('s3://${bucket}/open@iceberg/prices/metadata/v2.metadata.json')`, `select count(*) from iceberg_scan('s3://${bucket}/open@iceberg/prices')`,
    `select count(*) from iceberg_scan('s3://${bucket}/open@iceberg/prices', snapshot_from_id => 1)`, `select snapshot_id from iceberg_snapshots('s3://${bucket}/open@iceberg/prices') order by 1`,
  ])
  assert.deepEqual([found[2], found[3], found[4]], [[[2, '101.25']], [[30]], [[10]]])
  assert.deepEqual(found.slice(6), [[[2]], [[2]], [[30]], [[1], [2]]])
})

test('what is asked of the catalog beyond reading is refused with words', async () => {
  const answer = await fetch(`${uri()}/v1/namespaces/${bucket}/tables`, { method: 'POST', headers: { authorization: `Bearer ${world.keys.publisher}` }, body: '{}' })
  assert.equal(answer.status, 406)
  assert.match(await answer.text(), /UnsupportedOperationException/)
})

test('a temporary key ends with its time, with the portal key that it was made by, with what its maker may do, and with the data', async () => {
  const { portal, commons, publisher } = world
  const { parties, db } = portal.kernel
  const [key, ofVisitor] = [await lentKey(), (await foundOf('open')).key]
  const now = portal.now()
  portal.at(instantAt(Date.parse(now) + 901_000))
  assert.deepEqual([await asked(key, file('lent')), await asked(ofVisitor, file('open'))], ['ExpiredToken', 'ExpiredToken'])
  portal.at(now)

  const actor = await portal.actor(portal.people.stranger, 'self')
  const made = await transact(db, (tx) => parties.makeToken(tx, actor, { label: 'Test', scopes: ['datasets:read'], days: 30 }))
  const short = await lentKey('lent', made.secret)
  assert.equal(await asked(short, file('lent')), 200)
  await transact(db, (tx) => parties.revokeToken(tx, actor, made.id))
  assert.equal(await asked(short, file('lent')), 'InvalidAccessKeyId')
  assert.equal(await asked(key, file('lent')), 200, 'another key of the same reader goes on')

  const running = await lentKey()
  await uploadFile({ repo: { type: 'dataset', name: `${namespace}/lent` }, hubUrl: portal.url, accessToken: world.keys.publisher, file: { path: 'prices.csv', content: new Blob([second]) } })
  await world.publish('lent', { tier: 'registered' })
  for (const path of [file('lent'), `${bucket}/lent@iceberg/prices/metadata/snap-1.avro`, `${bucket}/lent@iceberg/prices/metadata/v1.metadata.json`]) {
    assert.equal(await asked(running, path), 200, `a newer version does not stop who reads an earlier one: ${path}`)
  }
  assert.equal(await asked(running, `${bucket}/lent@v2/data/prices.parquet`), 'AccessDenied')

  await world.publish('lent', { tier: 'restricted' })
  assert.equal(await asked(key, file('lent')), 'AccessDenied')
  await transact(db, async (tx) => commons.publication.withdraw(tx, publisher, await commons.datasets.at(namespace, 'open'), { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
  assert.equal(await asked(ofVisitor, file('open')), 'AccessDenied')
  const loaded = await fetch(`${uri()}/v1/namespaces/${bucket}%1Fopen/tables/prices`, { headers: { authorization: `Bearer ${world.keys.reader}` } })
  assert.equal(loaded.status, 403)
  assert.match(await loaded.text(), /A mistake.*ForbiddenException/)
})
