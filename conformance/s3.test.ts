/** Amazon's own clients of S3 for JavaScript and Python, as they are published, against the whole portal. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import {
  CreateBucketCommand, CreateMultipartUploadCommand, DeleteObjectCommand, GetBucketLocationCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListBucketsCommand, ListObjectsCommand, ListObjectsV2Command, PutObjectCommand, S3Client, S3ServiceException,
} from '@aws-sdk/client-s3'
import { createRepo, uploadFiles } from '@huggingface/hub'
import { AwsClient } from 'aws4fetch'
import { instantAt } from '../src/law/time.ts'
import { type HubWorld, namespace, openHubWorld, prices } from './hub-world.ts'
import { openWholePortal } from '../e2e/portal.ts'
import { clientLines } from '../src/institutions/commons/s3/new-key.ts'
import { transact } from '../src/kernel/index.ts'
import type { AccessKey } from '../src/kernel/parties/index.ts'

let world: HubWorld
before(async () => {
  // Clients sign with the time of the machine.
  world = await openHubWorld(await openWholePortal({ start: instantAt(Date.now()) }))
  for (const name of ['prices', 'prices-2', 'restricted', 'withdrawn']) {
    const to = { repo: { type: 'dataset', name: `${namespace}/${name}` }, hubUrl: world.portal.url, accessToken: world.keys.publisher } as const
    await createRepo(to)
    await uploadFiles({ ...to, files: (name === 'prices' ? ['a/b.csv', 'a b+ә.csv'] : ['a/b.csv']).map((path) => ({ path, content: new Blob([prices(30)]) })) })
  }
  for (const name of ['prices', 'prices-2', 'withdrawn']) await world.publish(name)
  await world.publish('restricted', { tier: 'restricted' })
})
after(async () => {
  assert.deepEqual(world.portal.faults, [])
  await world.portal.close()
})

const clientOf = ({ id, secret }: AccessKey): S3Client => new S3Client({
  endpoint: `${world.portal.url}/s3`, forcePathStyle: true, region: 'us-east-1', credentials: { accessKeyId: id, secretAccessKey: secret },
})
const reader = (): S3Client => clientOf(world.pairs.reader)
const Bucket = namespace.toLowerCase()

const failing = (code: string, status = 403) => (error: unknown): boolean => {
  assert.ok(error instanceof S3ServiceException, String(error))
  assert.deepEqual([error.name, error.$metadata.httpStatusCode], [code, status])
  return true
}

test('buckets are the namespaces that have data', async () => {
  const { Buckets } = await reader().send(new ListBucketsCommand())
  assert.deepEqual(Buckets?.map(({ Name }) => Name), [Bucket])
  await reader().send(new HeadBucketCommand({ Bucket }))
  assert.equal((await reader().send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint, undefined)
  await assert.rejects(reader().send(new ListObjectsV2Command({ Bucket: 'nobody' })), failing('NoSuchBucket', 404))
})

test('keys are listed whole, by folders, and page by page', async () => {
  const all = await reader().send(new ListObjectsV2Command({ Bucket, Prefix: 'prices/' }))
  assert.deepEqual(all.Contents?.map(({ Key }) => Key), ['README.md', 'a b+ә.csv', 'a/b.csv', 'data/a_b_a.parquet', 'data/b.parquet'].map((path) => `prices/${path}`))
  const folders = await reader().send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }))
  assert.deepEqual(folders.CommonPrefixes?.map(({ Prefix }) => Prefix), ['prices-2/', 'prices/', 'restricted/', 'withdrawn/'])
  const inside = await reader().send(new ListObjectsV2Command({ Bucket, Prefix: 'prices/', Delimiter: '/' }))
  assert.deepEqual([inside.Contents?.length, inside.CommonPrefixes?.map(({ Prefix }) => Prefix)], [2, ['prices/a/', 'prices/data/']])

  const keys: (string | undefined)[] = []
  let token: string | undefined
  do {
    const page = await reader().send(new ListObjectsV2Command({ Bucket, MaxKeys: 2, ...(token && { ContinuationToken: token }) }))
    keys.push(...page.Contents?.map(({ Key }) => Key) ?? [])
    token = page.NextContinuationToken
  } while (token)
  assert.equal(keys.length, 11, 'what is restricted is not among them')
  assert.deepEqual(keys, [...new Set(keys)].toSorted())
  const first = await reader().send(new ListObjectsCommand({ Bucket, MaxKeys: 1 }))
  assert.deepEqual([first.IsTruncated, first.Contents?.[0]?.Key], [true, 'prices-2/README.md'])
})

test('an object is given whole or in a range, under any name', async () => {
  const { commons } = world
  const Key = 'prices/a b+ә.csv'
  const head = await reader().send(new HeadObjectCommand({ Bucket, Key }))
  assert.equal(head.ContentLength, prices(30).length)
  const whole = await reader().send(new GetObjectCommand({ Bucket, Key }))
  assert.equal(await whole.Body?.transformToString(), prices(30))
  const part = await reader().send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=9-13' }))
  assert.deepEqual([await part.Body?.transformToString(), part.ContentRange], ['month', `bytes 9-13/${prices(30).length}`])
  await assert.rejects(reader().send(new GetObjectCommand({ Bucket, Key: 'prices/none' })), failing('NoSuchKey', 404))
  const [last] = await commons.reads.of((await commons.datasets.at(namespace, 'prices')).id, { limit: 1 })
  assert.deepEqual([last?.door, last?.what, last?.bytes], ['s3', 'a b+ә.csv', 5])
})

test('a key that is none, a wrong secret, and data that is not lent', async () => {
  const get = new GetObjectCommand({ Bucket, Key: 'restricted/a/b.csv' })
  await assert.rejects(reader().send(get), failing('AccessDenied'))
  const { reader: { id, secret }, publisher, other } = world.pairs
  await assert.rejects(clientOf({ id: `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`, secret }).send(get), failing('InvalidAccessKeyId'))
  await assert.rejects(clientOf({ id: 'SHQ', secret }).send(get), failing('InvalidAccessKeyId'))
  await assert.rejects(clientOf({ id, secret: publisher.secret }).send(get), failing('SignatureDoesNotMatch'))
  await assert.rejects(clientOf({ id: publisher.id, secret }).send(get), failing('SignatureDoesNotMatch'))
  await assert.rejects(clientOf(other).send(new ListBucketsCommand()), failing('AccessDenied'))
  const own = await clientOf(publisher).send(get)
  assert.equal(await own.Body?.transformToString(), prices(30))
})

test('whoever writes or removes is told in the words of S3 that the door is for reading', async () => {
  const Key = 'prices/new.csv'
  for (const write of [
    () => reader().send(new PutObjectCommand({ Bucket, Key, Body: 'a' })), () => reader().send(new DeleteObjectCommand({ Bucket, Key })), () => reader().send(new CreateBucketCommand({ Bucket: 'new-one' })),
    () => reader().send(new CreateMultipartUploadCommand({ Bucket, Key })),
  ]) {
    await assert.rejects(write(), (error: unknown) => {
      assert.ok(error instanceof S3ServiceException)
      assert.match(error.message, /Over S3 data can only be read/)
      assert.match(error.$metadata.requestId ?? '', /^[0-9a-f-]{36}$/)
      return failing('MethodNotAllowed', 405)(error)
    })
  }
  const { id, secret } = world.pairs.reader
  const signer = new AwsClient({ accessKeyId: id, secretAccessKey: secret, service: 's3', region: 'us-east-1', retries: 0 })
  for (const method of ['PUT', 'POST', 'DELETE']) {
    const answer = await signer.fetch(`${world.portal.url}/s3/${Bucket}/${Key}`, { method, ...(method !== 'DELETE' && { body: 'a' }) })
    const text = await answer.text()
    assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.headers.get('allow')], [405, 'application/xml', 'GET, HEAD, OPTIONS'])
    assert.match(text, new RegExp(`<Code>MethodNotAllowed</Code>.*<Method>${method}</Method><ResourceType>OBJECT</ResourceType>.*<RequestId>${answer.headers.get('x-amz-request-id')}</RequestId>`))
  }
})

test('a portal key itself is no access key, and the refusal says what is', async () => {
  const { reader: key } = world.keys
  await assert.rejects(clientOf({ id: key, secret: key }).send(new ListBucketsCommand()), (error: unknown) => {
    assert.match(String(error), /Make a new key on the page “Portal keys” and use its pair for S3/)
    return failing('InvalidAccessKeyId')(error)
  })
})

test('whoever does not sign sees what everybody sees', async () => {
  assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/prices/a/b.csv`)).status, 200)
  assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/restricted/a/b.csv`)).status, 403)
  for (const signed of [{ headers: { authorization: 'Basic YTpi' } }, { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' } }]) {
    assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/prices/a/b.csv`, signed)).status, 400)
  }
  assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/prices/a/b.csv?X-Amz-Signature=00`)).status, 400)
  assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/prices/a/b.csv?AWSAccessKeyId=x&Signature=y&Expires=1`)).status, 400)
})

/** Asks as a browser or `curl` would; answers the code of the refusal, if it is one. */
async function codeOf(asked: Request | string): Promise<string> {
  const answer = await fetch(asked)
  const text = await answer.text()
  return answer.ok ? text : /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? text
}

const signer = ({ id, secret }: AccessKey): AwsClient => new AwsClient({ accessKeyId: id, secretAccessKey: secret, service: 's3', region: 'us-east-1', retries: 0 })
const minutesFromNow = (minutes: number): Date => new Date(Date.parse(world.portal.now()) + minutes * 60_000)
const dateOf = (moment: Date): string => moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')
const restricted = (): string => `${world.portal.url}/s3/${Bucket}/restricted/a/b.csv`

test('what was signed is refused a quarter of an hour before and after, also when it is repeated', async () => {
  const { portal, pairs } = world
  const heard = await signer(pairs.publisher).sign(restricted(), { aws: { datetime: dateOf(minutesFromNow(0)) } })
  assert.equal(await codeOf(heard.clone()), prices(30))
  for (const [minutes, expected] of [[-14, prices(30)], [14, prices(30)], [-16, 'RequestTimeTooSkewed'], [16, 'RequestTimeTooSkewed']] as const) {
    assert.equal(await codeOf(await signer(pairs.publisher).sign(restricted(), { aws: { datetime: dateOf(minutesFromNow(minutes)) } })), expected, `${minutes}`)
  }
  const now = portal.now()
  portal.at(instantAt(minutesFromNow(16).getTime()))
  assert.equal(await codeOf(heard), 'RequestTimeTooSkewed')
  portal.at(now)
})

test('a presigned address is good for what it was made for, as long as it says, and no longer', async () => {
  const { portal, pairs } = world
  const presigned = async (seconds: number | string, pair = pairs.publisher, path = restricted()): Promise<string> =>
    (await signer(pair).sign(`${path}?X-Amz-Expires=${seconds}`, { aws: { signQuery: true, datetime: dateOf(minutesFromNow(0)) } })).url
  const address = await presigned(3600)
  assert.equal(await codeOf(address), prices(30))
  assert.equal(await codeOf(await presigned(3600, pairs.reader)), 'AccessDenied', 'it lends nothing that its maker has not')
  assert.equal(await codeOf(address.replace('/restricted/', '/prices/')), 'SignatureDoesNotMatch')
  assert.equal(await codeOf(address.replace('X-Amz-Expires=3600', 'X-Amz-Expires=7200')), 'SignatureDoesNotMatch')
  for (const seconds of [0, 604_801, '-1', '1e3']) assert.equal(await codeOf(await presigned(seconds)), 'InvalidArgument', `${seconds}`)
  const now = portal.now()
  portal.at(instantAt(minutesFromNow(59).getTime()))
  assert.equal(await codeOf(address), prices(30))
  portal.at(instantAt(minutesFromNow(2).getTime()))
  assert.equal(await codeOf(address), 'AccessDenied')
  portal.at(now)
})

test('boto3 lists, reads and presigns with the lines of the page, and the secret stands in none of its requests and in no log', async () => {
  const { portal: { url, logged }, pairs: { publisher: { id, secret } } } = world
  const env = { ...process.env, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_ENDPOINT_URL_S3: `${url}/s3`, AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' }
  const { stdout, stderr } = await promisify(execFile)(join(import.meta.dirname, '.venv/bin/python'), [join(import.meta.dirname, 's3_client.py'), Bucket, 'restricted/a/b.csv'], { env, maxBuffer: 64 * 2 ** 20 })
  const { keys, whole, part, presigned, put, delete: removed } = JSON.parse(stdout)
  assert.ok(keys.includes('restricted/a/b.csv'))
  assert.deepEqual([whole, part], [prices(30), 'district'])
  assert.deepEqual([put, removed], [['MethodNotAllowed', 405, true], ['MethodNotAllowed', 405, true]])
  assert.equal(await codeOf(presigned), prices(30))
  assert.match(stderr, new RegExp(`Credential=${id}/`), 'the log of the client shows its requests whole')
  for (const text of [stderr, presigned, ...logged]) assert.ok(!text.includes(secret))
  for (const { client, lines } of clientLines(url, id)) assert.ok(!lines.includes(secret), client)
})

test('Amazon’s client for JavaScript sends no secret in any header', async () => {
  const client = reader()
  const sent: string[] = []
  client.middlewareStack.add((next) => async (args) => {
    sent.push(JSON.stringify(args.request))
    return next(args)
  }, { step: 'finalizeRequest', priority: 'low' })
  await client.send(new GetObjectCommand({ Bucket, Key: 'prices/a/b.csv' }))
  assert.match(sent.join(''), new RegExp(`Credential=${world.pairs.reader.id}/`))
  for (const secret of [world.pairs.reader.secret, world.keys.reader]) assert.ok(!sent.join('').includes(secret))
})

test('a pair ends with its key', async () => {
  const { parties, db } = world.portal.kernel
  const actor = await world.portal.actor(world.portal.people.stranger, 'self')
  const made = await transact(db, (tx) => parties.makeToken(tx, actor, { label: 'Test', scopes: ['datasets:read'], days: 30 }))
  await clientOf(made.accessKey).send(new ListBucketsCommand())
  await transact(db, (tx) => parties.revokeToken(tx, actor, made.id))
  await assert.rejects(clientOf(made.accessKey).send(new ListBucketsCommand()), failing('InvalidAccessKeyId'))
})

test('what is withdrawn is gone from that moment on', async () => {
  const { commons, portal, publisher } = world
  const dataset = await commons.datasets.at(namespace, 'withdrawn')
  await transact(portal.kernel.db, (tx) => commons.publication.withdraw(tx, publisher, dataset, { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
  await assert.rejects(reader().send(new GetObjectCommand({ Bucket, Key: 'withdrawn/a/b.csv' })), failing('AccessDenied'))
  assert.equal((await reader().send(new ListObjectsV2Command({ Bucket, Prefix: 'withdrawn/' }))).KeyCount, 0)
})
