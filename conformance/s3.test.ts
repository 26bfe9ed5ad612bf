/** Amazon's own client of S3, as it is published, against the whole portal. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  GetBucketLocationCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListBucketsCommand, ListObjectsCommand, ListObjectsV2Command, S3Client, S3ServiceException,
} from '@aws-sdk/client-s3'
import { createRepo, uploadFiles } from '@huggingface/hub'
import { type HubWorld, namespace, openHubWorld, prices } from './hub-world.ts'
import { transact } from '../src/kernel/index.ts'

let world: HubWorld
before(async () => {
  world = await openHubWorld()
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

const clientOf = (key: string, secret = key): S3Client => new S3Client({
  endpoint: `${world.portal.url}/s3`, forcePathStyle: true, region: 'us-east-1', credentials: { accessKeyId: key, secretAccessKey: secret },
})
const reader = (): S3Client => clientOf(world.keys.reader)
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
  await assert.rejects(clientOf('shq_nothing').send(get), failing('InvalidAccessKeyId'))
  await assert.rejects(clientOf(world.keys.reader, 'other').send(get), failing('SignatureDoesNotMatch'))
  await assert.rejects(clientOf(world.keys.other).send(new ListBucketsCommand()), failing('AccessDenied'))
  const own = await clientOf(world.keys.publisher).send(get)
  assert.equal(await own.Body?.transformToString(), prices(30))
})

test('whoever does not sign sees what everybody sees, and no address holds a key', async () => {
  assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/prices/a/b.csv`)).status, 200)
  assert.equal((await fetch(`${world.portal.url}/s3/${Bucket}/restricted/a/b.csv`)).status, 403)
  const presigned = await fetch(`${world.portal.url}/s3/${Bucket}/prices/a/b.csv?X-Amz-Signature=00`)
  assert.equal(presigned.status, 403)
  assert.match(await presigned.text(), /<Code>NotImplemented<\/Code>/)
})

test('what is withdrawn is gone from that moment on', async () => {
  const { commons, portal, publisher } = world
  const dataset = await commons.datasets.at(namespace, 'withdrawn')
  await transact(portal.kernel.db, (tx) => commons.publication.withdraw(tx, publisher, dataset, { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
  await assert.rejects(reader().send(new GetObjectCommand({ Bucket, Key: 'withdrawn/a/b.csv' })), failing('AccessDenied'))
  assert.equal((await reader().send(new ListObjectsV2Command({ Bucket, Prefix: 'withdrawn/' }))).KeyCount, 0)
})
