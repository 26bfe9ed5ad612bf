/** Every store keeps the same promises: one table of tests over both adapters. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import S3rver from 's3rver'
import { Failure } from '../../law/failure.ts'
import { folderStore } from './folder-store.ts'
import { s3Store } from './s3-store.ts'
import type { FileStore } from './store.ts'
import { bytes, put, sha256 } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'shanyraq-store-'))
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  directory: join(folder, 'buckets'),
  silent: true,
  configureBuckets: [{ name: 'files', configs: [] }],
})
let endpoint = ''

const s3 = (more: { endpoint?: string; prefix?: string } = {}): Promise<FileStore> => s3Store({
  endpoint,
  bucket: 'files',
  region: 'us-east-1',
  accessKey: 'S3RVER',
  secretKey: 'S3RVER',
  spool: join(folder, 'spool'),
  partBytes: 5 * 1024 ** 2,
  ...more,
})

before(async () => {
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
})
after(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const read = (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> => new Response(stream).bytes()
const isMissing = (error: unknown): boolean => error instanceof Failure && error.kind === 'not found'
const absent = sha256(bytes('nobody stored this'))

const adapters: readonly [string, () => Promise<FileStore>][] = [
  ['a local folder', () => folderStore(join(folder, 'store'))],
  ['an S3 bucket', () => s3({ prefix: 'portal/files/' })],
]

for (const [name, open] of adapters) {
  describe(`Files in ${name}`, () => {
    test('come back as they went in', async () => {
      const store = await open()
      const hash = await put(store, bytes('Қазақстан'))
      assert.equal(await store.has(hash), true)
      assert.deepEqual(await read(await store.get(hash)), bytes('Қазақстан'))
    })

    test('come back in parts', async () => {
      const store = await open()
      const hash = await put(store, bytes('0123456789'))
      assert.deepEqual(await read(await store.get(hash, { start: 2, end: 4 })), bytes('234'))
      assert.deepEqual(await read(await store.get(hash, { start: 7 })), bytes('789'))
      assert.deepEqual(await read(await store.get(hash, { start: 8, end: 1000 })), bytes('89'))
    })

    test('can be lent to a program that needs a file on disk', async () => {
      const store = await open()
      const hash = await put(store, bytes('on disk'))
      assert.equal(await store.lend(hash, (path) => readFile(path, 'utf8')), 'on disk')
      assert.deepEqual(await readdir(store.spool), [])
      await assert.rejects(store.lend(absent, async () => 'never'), isMissing)
    })

    test('may be put twice', async () => {
      const store = await open()
      assert.equal(await put(store, bytes('again')), await put(store, bytes('again')))
    })

    test('come back whole when they are larger than a part', async () => {
      const store = await open()
      const content = randomBytes(11 * 1024 ** 2)
      const hash = await put(store, content)
      assert.equal(sha256(await read(await store.get(hash))), hash)
      const [start, end] = [5 * 1024 ** 2 - 1, 5 * 1024 ** 2] // the seam of two parts
      assert.deepEqual(await read(await store.get(hash, { start, end })), new Uint8Array(content.subarray(start, end + 1)))
    })

    test('are listed, until they are removed', async () => {
      const store = await open()
      const hash = await put(store, bytes('to be removed'))
      assert.ok((await Array.fromAsync(store.list())).includes(hash))
      await store.remove(hash)
      await store.remove(hash)
      assert.equal(await store.has(hash), false)
      assert.ok(!(await Array.fromAsync(store.list())).includes(hash))
    })

    test('are said to be missing when they are', async () => {
      const store = await open()
      assert.equal(await store.has(absent), false)
      await assert.rejects(store.get(absent), isMissing)
    })

    test('cannot be asked for by anything but a hash', async () => {
      const store = await open()
      for (const name of ['../../etc/passwd', '', 'ABC', `${absent}/..`, absent.toUpperCase()]) {
        await assert.rejects(async () => store.get(name), TypeError)
      }
    })

    test('can be left half read', async () => {
      const store = await open()
      const stream = await store.get(await put(store, randomBytes(300_000)))
      const reader = stream.getReader()
      assert.equal((await reader.read()).done, false)
      await reader.cancel()
    })
  })
}

test('An upload that was stored leaves nothing in the spool of a folder', async () => {
  const store = await folderStore(join(folder, 'tidy'))
  await put(store, bytes('tidy'))
  assert.deepEqual(await readdir(store.spool), [])
})

test('A bucket that does not answer is an outage, not a missing file', async () => {
  const store = await s3({ endpoint: 'http://127.0.0.1:9' })
  await assert.rejects(store.get(absent), (error) => error instanceof Failure && error.kind === 'unavailable')
})
