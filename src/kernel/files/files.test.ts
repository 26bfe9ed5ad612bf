import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import type { Db } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { openFiles } from './files.ts'
import type { Files, Reception } from './files.ts'
import { folderStore } from './folder-store.ts'
import type { ScanHook } from './scan.ts'
import type { FileStore } from './store.ts'
import { bytes, pdf, sha256, streamOf, temporaryFolder, testVirus, zip } from './testing.ts'

const own = [{ folder: 'files', url: new URL('./', import.meta.url) }]

interface World {
  readonly db: Db
  readonly files: Files
  readonly store: FileStore
  clock: Instant
}

async function world(t: TestContext, scan?: ScanHook): Promise<World> {
  const { db, close } = await testDatabase({ migrations: own })
  t.after(close)
  const store = await folderStore(await temporaryFolder(t))
  const files = openFiles({ db, now: () => here.clock, store, ...(scan && { scan }) })
  const here: World = { db, files, store, clock: '2026-03-02T09:00:00.000Z' }
  return here
}

const reception = (more: Partial<Reception> = {}): Reception =>
  ({ name: 'plan.pdf', limitBytes: 1024 ** 2, accept: ['application/pdf'], by: 'person:1', ...more })

const failing = (kind: Failure['kind'], words?: RegExp) => (error: unknown): boolean => {
  assert.ok(error instanceof Failure, String(error))
  assert.equal(error.kind, kind)
  if (words) assert.match(error.text.en, words)
  assert.ok(error.text.kk && error.text.ru)
  return true
}

/** Nothing remains: no row, no content, no piece of an upload. */
async function assertNothing({ db, store }: World): Promise<void> {
  assert.deepEqual(await db.selectFrom('file').select('id').execute(), [])
  assert.deepEqual(await Array.fromAsync(store.list()), [])
  assert.deepEqual(await readdir(store.spool), [])
}

const textOf = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text()

test('A file is taken in piece by piece and given back whole or in part', async (t) => {
  const { files } = await world(t)
  const file = await files.receive(streamOf(pdf.subarray(0, 3), pdf.subarray(3)), reception({ name: 'C:\\жоспар.pdf' }))
  assert.equal(file.hash, sha256(pdf))
  assert.equal(file.name, 'жоспар.pdf')
  assert.equal(file.mediaType, 'application/pdf')
  assert.equal(file.size, pdf.length)
  assert.equal(file.scanned, 'not scanned')
  assert.deepEqual(await files.find(file.id), file)
  assert.equal(await textOf((await files.open(file.id)).stream), new TextDecoder().decode(pdf))
  assert.equal(await textOf((await files.open(file.id, { start: 0, end: 3 })).stream), '%PDF')
  await assert.rejects(files.open(file.id, { start: pdf.length }), failing('invalid'))
})

test('64 MB go through in flat memory', async (t) => {
  const { files } = await world(t)
  const [block, megabytes] = [randomBytes(64 * 1024), 64]
  const before = process.memoryUsage().rss
  let most = before
  async function* large(): AsyncIterable<Uint8Array> {
    for (let sent = 0; sent < megabytes * 16; sent++) {
      yield block
      most = Math.max(most, process.memoryUsage.rss())
    }
  }
  const any = reception({ name: 'model.bin', accept: ['application/octet-stream'], limitBytes: 100 * 1024 ** 2 })
  const file = await files.receive(large(), any)
  assert.equal(file.size, megabytes * 1024 ** 2)
  assert.ok(most - before < 32 * 1024 ** 2, `grew by ${Math.round((most - before) / 1024 ** 2)} MB`)
})

test('A file over the limit is refused at the limit, with the limit in words, and the rest is not read', async (t) => {
  const here = await world(t)
  let sent = 0
  async function* endless(): AsyncIterable<Uint8Array> {
    for (;;) {
      sent += 1000
      yield new Uint8Array(1000)
    }
  }
  await assert.rejects(here.files.receive(endless(), reception({ limitBytes: 10 * 1024 })), failing('invalid', /limit is 10 KB/))
  assert.equal(sent, 11_000)
  await assert.rejects(
    here.files.receive(endless(), reception({ limitBytes: 10 * 1024 ** 2, declaredBytes: 12.5 * 1024 ** 2 })),
    failing('invalid', /it has 12\.5 MB, the limit is 10 MB/),
  )
  assert.equal(sent, 11_000)
  await assertNothing(here)
})

async function* broken(): AsyncIterable<Uint8Array> {
  yield pdf
  throw new Error('connection lost')
}

test('An upload that breaks off leaves nothing', async (t) => {
  const here = await world(t)
  await assert.rejects(here.files.receive(broken(), reception()), failing('invalid', /interrupted/))
  await assertNothing(here)
})

test('An empty file, a disguised one and an infected one are refused with the mend, and leave nothing', async (t) => {
  const here = await world(t, async () => ({ found: 'Win.Test' }))
  await assert.rejects(here.files.receive(streamOf(), reception()), failing('invalid', /empty/))
  await assert.rejects(here.files.receive(streamOf(zip('a')), reception()), failing('invalid', /Accepted are: PDF\./))
  await assert.rejects(here.files.receive(streamOf(pdf), reception()), failing('refused', /Win\.Test/))
  await assertNothing(here)
})

test('The scanners’ test file is refused without a scanner too', async (t) => {
  const here = await world(t)
  const text = reception({ name: 'a.txt', accept: ['text/plain'] })
  await assert.rejects(here.files.receive(streamOf(testVirus.slice(0, 5), testVirus.slice(5)), text), failing('refused', /EICAR/))
  await assertNothing(here)
})

test('A file that the scanner passed is recorded as clean', async (t) => {
  const { files } = await world(t, async () => 'clean')
  assert.equal((await files.receive(streamOf(pdf), reception())).scanned, 'clean')
})

test('A program that needs a file on disk borrows it', async (t) => {
  const { files, store } = await world(t)
  const { id } = await files.receive(streamOf(pdf), reception())
  assert.deepEqual(await files.borrow(id, (path) => readFile(path)), Buffer.from(pdf))
  assert.deepEqual(await readdir(store.spool), [])
})

test('A scanner or a store that fails leaves nothing', async (t) => {
  const here = await world(t, async () => {
    throw new Failure('unavailable', { kk: 'жоқ', ru: 'нет', en: 'down' })
  })
  await assert.rejects(here.files.receive(streamOf(pdf), reception()), failing('unavailable'))
  await assertNothing(here)
})

test('A file is attached once, by whoever uploaded it, and again is no change', async (t) => {
  const { db, files } = await world(t)
  const file = await files.receive(streamOf(pdf), reception())
  const attach = (subject: string, by?: string): Promise<unknown> => transact(db, (tx) => files.attach(tx, file.id, subject, by))
  await assert.rejects(attach('case:1', 'person:2'), failing('not found'))
  await attach('case:1', 'person:1')
  await attach('case:1')
  await assert.rejects(attach('case:2'), failing('conflict'))
  assert.deepEqual((await files.attachedTo('case:1')).map(({ id }) => id), [file.id])
  assert.deepEqual(await files.attachedTo('case:2'), [])
})

test('What nobody attached is gone after a day; what was attached stays', async (t) => {
  const here = await world(t)
  const { db, files, store } = here
  const kept = await files.receive(streamOf(pdf), reception())
  await transact(db, (tx) => files.attach(tx, kept.id, 'case:1'))
  const left = await files.receive(streamOf('%PDF-1.4 left'), reception())
  here.clock = '2026-03-03T08:59:59.000Z'
  assert.deepEqual(await files.sweep(), { files: 0, contents: 0 })
  here.clock = '2026-03-03T09:00:01.000Z'
  assert.deepEqual(await files.sweep(), { files: 1, contents: 1 })
  await assert.rejects(files.open(left.id), failing('not found'))
  assert.equal(await store.has(left.hash), false)
  assert.equal(await textOf((await files.open(kept.id)).stream), new TextDecoder().decode(pdf))
})

test('A content that two files share stays until both are gone', async (t) => {
  const here = await world(t)
  const { db, files, store } = here
  const one = await files.receive(streamOf(pdf), reception())
  const two = await files.receive(streamOf(pdf), reception({ by: 'person:2', name: 'same.pdf' }))
  await transact(db, async (tx) => {
    await files.attach(tx, one.id, 'case:1')
    await files.attach(tx, two.id, 'case:2')
    await files.remove(tx, one.id)
  })
  here.clock = '2026-03-10T09:00:00.000Z'
  assert.deepEqual(await files.sweep(), { files: 0, contents: 0 })
  assert.equal(await store.has(two.hash), true)
  await transact(db, (tx) => files.remove(tx, two.id))
  assert.deepEqual(await files.sweep(), { files: 0, contents: 1 })
  assert.equal(await store.has(two.hash), false)
})

test('A content that comes again after it was swept is stored again', async (t) => {
  const here = await world(t)
  await here.files.receive(streamOf(pdf), reception())
  here.clock = '2026-03-10T09:00:00.000Z'
  await here.files.sweep()
  const again = await here.files.receive(streamOf(pdf), reception())
  assert.equal(await textOf((await here.files.open(again.id)).stream), new TextDecoder().decode(pdf))
})

test('What a killed process left in the spool is swept, what is under way is not', async (t) => {
  const { files, store } = await world(t)
  const [old, young] = [join(store.spool, 'old.upload'), join(store.spool, 'young.upload')]
  await writeFile(old, bytes('half'))
  await utimes(old, new Date('2026-02-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z'))
  await writeFile(young, bytes('half'))
  await files.sweep('2026-03-01T00:00:00.000Z')
  assert.deepEqual(await readdir(store.spool), ['young.upload'])
})

test('Any id that is no file is not found', async (t) => {
  const { files } = await world(t)
  for (const id of ['', 'x', "'; drop table file", '00000000-0000-7000-8000-000000000000']) {
    await assert.rejects(files.find(id), failing('not found'))
  }
})
