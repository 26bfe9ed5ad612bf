/** Specifies that a file is given out as it was taken in or not at all, and how damage is found, told and mended. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { instantAt, type Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { blockBytes, ContentDigest, inBlocks } from './blocks.ts'
import { openFiles } from './files.ts'
import type { Files, StoredFile } from './files.ts'
import { folderStore } from './folder-store.ts'
import type { FileStore } from './store.ts'
import { bytes, put, sha256, streamOf, temporaryFolder } from './testing.ts'

const own = [{ folder: 'files', url: new URL('./', import.meta.url) }]

async function world(t: TestContext, { second = false } = {}) {
  const { db, close } = await testDatabase({ migrations: own })
  t.after(close)
  const store = await folderStore(await temporaryFolder(t))
  const copy = second ? await folderStore(await temporaryFolder(t)) : undefined
  const told: string[] = []
  const here = { db, store, copy, told, clock: '2026-03-02T09:00:00.000Z' as Instant, reopen, files: undefined as unknown as Files, receive, days }
  function reopen(): Files {
    here.files = openFiles({ db, now: () => here.clock, store, ...(copy && { copy }), damaged: async (hash) => void told.push(hash) })
    return here.files
  }
  async function receive(content: Uint8Array): Promise<StoredFile> {
    return here.files.receive(streamOf(content), { name: 'a.bin', accept: ['application/octet-stream'], limitBytes: 1024 ** 3, by: 'person:1' })
  }
  function days(count: number): void {
    here.clock = instantAt(Date.parse(here.clock) + count * 86_400_000)
  }
  reopen()
  return here
}

/** Three blocks and a piece. */
const content = randomBytes(3 * blockBytes + 1000)

/** Turns one bit of a stored content, as a disk does: the file system knows of no change. */
async function rot(store: FileStore, hash: string, at: number): Promise<void> {
  const path = store.place!(hash)
  const { atime, mtime } = await stat(path)
  const handle = await open(path, 'r+')
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
  buffer[0]! ^= 1
  await handle.write(buffer, 0, 1, at)
  await handle.close()
  await utimes(path, atime, mtime)
}

const read = async (files: Files, id: string, range?: { readonly start: number; readonly end?: number }): Promise<Buffer> =>
  Buffer.from(await new Response((await files.open(id, range)).stream).bytes())

const damaged = (error: unknown): boolean => error instanceof Failure && error.kind === 'unavailable' && /damaged/.test(error.text.en)

test('What is taken in comes out as it was, whole and in any part', async (t) => {
  const { files, receive } = await world(t)
  const { id } = await receive(content)
  assert.deepEqual(await read(files, id), content)
  for (const [start, end] of [[0, 0], [blockBytes - 1, blockBytes], [5, 2 * blockBytes + 7], [3 * blockBytes, 3 * blockBytes + 999], [content.length - 1, undefined], [blockBytes, 1e12]] as const)
    assert.deepEqual(await read(files, id, { start, ...(end !== undefined && { end }) }), content.subarray(start, (end ?? content.length) + 1), `${start}-${end}`)
})

test('A damaged block never leaves: nothing comes where it is the first, the stream breaks where it comes later', async (t) => {
  const { files, store, told, receive } = await world(t)
  const { id, hash } = await receive(content)
  await rot(store, hash, 2 * blockBytes + 5)
  await assert.rejects(files.open(id, { start: 2 * blockBytes + 900, end: 2 * blockBytes + 901 }), damaged, 'a part that lies in the block')
  assert.deepEqual(told, [hash])
  assert.deepEqual(await read(files, id, { start: 0, end: blockBytes }), content.subarray(0, blockBytes + 1), 'parts without it are right')

  const came: Uint8Array[] = []
  await assert.rejects(async () => {
    for await (const chunk of (await files.open(id, { start: 10 })).stream) came.push(chunk)
  }, damaged)
  assert.deepEqual(Buffer.concat(came), content.subarray(10, 2 * blockBytes))
})

test('A whole file that is known to be damaged is refused at once, also to whoever asks only for what it is', async (t) => {
  const { files, store, told, receive } = await world(t)
  const { id, hash } = await receive(content)
  await rot(store, hash, content.length - 1)
  await files.refuseDamaged(id)
  await assert.rejects(read(files, id), damaged)
  await assert.rejects(files.open(id), damaged)
  await assert.rejects(files.refuseDamaged(id), damaged)
  await assert.rejects(read(files, id), damaged)
  assert.deepEqual(told, [hash], 'the operator is told once')
  assert.equal(await files.damaged(), 1)
})

test('A file that is cut off or gone is damaged too', async (t) => {
  const { files, store, receive } = await world(t)
  const [cut, gone] = [await receive(content), await receive(bytes('soon gone'))]
  await truncate(store.place!(cut.hash), blockBytes)
  await rm(store.place!(gone.hash))
  assert.deepEqual(await read(files, cut.id, { start: 0, end: 9 }), content.subarray(0, 10))
  await assert.rejects(files.open(cut.id, { start: blockBytes }), damaged)
  await assert.rejects(files.open(gone.id), damaged)
  await assert.rejects(files.borrow(gone.id, async () => 'never'), damaged)
  assert.equal(await files.damaged(), 2)
})

test('A file is not lent when it is not what it was', async (t) => {
  const here = await world(t)
  const { id, hash } = await here.receive(content)
  assert.deepEqual(await here.files.borrow(id, (path) => readFile(path)), content)
  await rot(here.store, hash, 7)
  await assert.rejects(here.files.borrow(id, async () => 'never'), damaged, 'it changed since it was checked')
  await assert.rejects(here.reopen().borrow(id, async () => 'never'), damaged)
})

test('What goes wrong while a file is lent is no damage', async (t) => {
  const { files, receive } = await world(t)
  const { id } = await receive(content)
  const wrong = new Failure('not found', { kk: 'жоқ', ru: 'нет', en: 'no such row' })
  await assert.rejects(files.borrow(id, async () => { throw wrong }), wrong)
  assert.equal(await files.damaged(), 0)
})

test('The scrub reads each file once a week, and finds what nobody has asked for', async (t) => {
  const here = await world(t)
  const [one, two] = [await here.receive(content), await here.receive(bytes('two'))]
  assert.deepEqual(await here.files.scrub(), { sound: 0, mended: 0, damaged: 0 }, 'they were read when they came')
  await rot(here.store, one.hash, 3)
  here.days(8)
  const progress: string[] = []
  assert.deepEqual(await here.files.scrub({ progress: (done, total) => progress.push(`${done}/${total}`) }), { sound: 1, mended: 0, damaged: 1 })
  assert.deepEqual(progress, ['1/2', '2/2'])
  assert.deepEqual(here.told, [one.hash])
  assert.deepEqual(await here.files.scrub(), { sound: 0, mended: 0, damaged: 1 }, 'only the damaged one is read again')
  assert.equal(await transact(here.db, (tx) => here.files.tellDamage(tx)).then((hashes) => hashes.join()), one.hash)
  assert.deepEqual(await transact(here.db, (tx) => here.files.tellDamage(tx)), [], 'one letter')
  assert.deepEqual(await read(here.files, two.id), Buffer.from('two'))
})

test('A scrub ends after what it may read, and the next one goes on with the rest', async (t) => {
  const here = await world(t)
  for (let count = 0; count < 3; count++) await here.receive(randomBytes(1000))
  here.days(8)
  assert.equal((await here.files.scrub({ mostBytes: 1500 })).sound, 2)
  assert.equal((await here.files.scrub({ mostBytes: 1500 })).sound, 1)
  assert.equal((await here.files.scrub({ mostBytes: 1500 })).sound, 0)
})

test('A scrub that is stopped ends at once, and waits where it would read too fast', async (t) => {
  const here = await world(t)
  await here.receive(content)
  here.days(8)
  const stop = new AbortController()
  const scrubbing = here.files.scrub({ signal: stop.signal, bytesPerSecond: 1 })
  stop.abort(new Error('the worker stops'))
  await assert.rejects(scrubbing, /the worker stops/)
})

test('Files from before blocks were kept get theirs by the scrub, or when they are first read', async (t) => {
  const here = await world(t)
  const [one, two, three] = [await here.receive(content), await here.receive(bytes('two')), await here.receive(bytes('three'))]
  await here.db.updateTable('blob').set({ blocks: null, checked_at: null }).execute()
  await rot(here.store, three.hash, 1)
  assert.deepEqual(await read(here.files, one.id, { start: blockBytes + 3, end: blockBytes + 9 }), content.subarray(blockBytes + 3, blockBytes + 10))
  await assert.rejects(here.files.open(three.id), damaged)
  await here.files.scrub()
  const kept = await here.db.selectFrom('blob').select('hash').where('blocks', 'is not', null).orderBy('hash').execute()
  assert.deepEqual(kept.map(({ hash }) => hash), [one.hash, two.hash].toSorted())
})

test('Whoever sends a damaged content again mends it', async (t) => {
  const here = await world(t)
  const { id, hash } = await here.receive(content)
  await rot(here.store, hash, 0)
  await assert.rejects(here.files.open(id), damaged)
  await here.receive(content)
  assert.deepEqual(await read(here.files, id), content)
  assert.equal(await here.files.damaged(), 0)
})

test('What an operator restores is found to be whole again', async (t) => {
  const here = await world(t)
  const { id, hash } = await here.receive(content)
  await rot(here.store, hash, 0)
  await assert.rejects(here.files.open(id), damaged)
  await rot(here.store, hash, 0)
  assert.deepEqual(await here.files.scrub(), { sound: 1, mended: 0, damaged: 0 })
  assert.deepEqual(await read(here.files, id), content)
})

test('A second store gets what the first has, and loses what is swept', async (t) => {
  const here = await world(t, { second: true })
  const { hash, id } = await here.receive(content)
  assert.deepEqual(await here.files.scrub(), { sound: 1, mended: 0, damaged: 0 })
  assert.deepEqual(await readFile(here.copy!.place!(hash)), content)
  assert.deepEqual(await here.files.scrub(), { sound: 0, mended: 0, damaged: 0 })
  await transact(here.db, (tx) => here.files.remove(tx, id))
  here.days(2)
  await here.files.sweep()
  assert.equal(await here.copy!.has(hash), false)
})

test('With a second store a damaged file is given out whole, and mended by the next scrub', async (t) => {
  const here = await world(t, { second: true })
  const { hash, id } = await here.receive(content)
  await here.files.scrub()
  await rot(here.store, hash, blockBytes)
  assert.deepEqual(await read(here.files, id), content)
  assert.deepEqual([here.told, await here.files.damaged()], [[hash], 1])
  assert.deepEqual(await here.files.scrub(), { sound: 0, mended: 1, damaged: 0 })
  assert.deepEqual(await readFile(here.store.place!(hash)), content)
  assert.equal(await here.files.damaged(), 0)
  assert.deepEqual(await readdir(here.store.spool), [])
})

test('A file that is to be lent is mended first', async (t) => {
  const here = await world(t, { second: true })
  const { hash, id } = await here.receive(content)
  await here.files.scrub()
  await rm(here.store.place!(hash))
  assert.deepEqual(await here.files.borrow(id, (path) => readFile(path)), content)
  assert.equal(await here.files.damaged(), 0)
})

test('Two damaged copies make one right content where they are damaged in different blocks, and none where it is the same', async (t) => {
  const here = await world(t, { second: true })
  const { hash, id } = await here.receive(content)
  await here.files.scrub()
  await rot(here.store, hash, 5)
  await rot(here.copy!, hash, blockBytes + 5)
  assert.deepEqual(await here.files.borrow(id, (path) => readFile(path)), content)
  here.days(8)
  await here.files.scrub()
  assert.deepEqual(await readFile(here.copy!.place!(hash)), content, 'the scrub mends the second store as well')
  for (const store of [here.store, here.copy!]) await rot(store, hash, 5)
  await assert.rejects(here.files.open(id), damaged)
  assert.deepEqual(await here.files.scrub(), { sound: 0, mended: 0, damaged: 1 })
})

test('A content without hashes of its blocks is mended by the whole', async (t) => {
  const here = await world(t, { second: true })
  const { hash, id } = await here.receive(content)
  await mkdir(dirname(here.copy!.place!(hash)), { recursive: true })
  await copyFile(here.store.place!(hash), here.copy!.place!(hash))
  await here.db.updateTable('blob').set({ blocks: null }).execute()
  await rot(here.store, hash, 9)
  assert.deepEqual(await read(here.files, id), content)
})

test('Blocks are the same however the bytes come', async () => {
  const whole = new ContentDigest()
  whole.add(content)
  const pieces = new ContentDigest()
  const sizes = [1, 7, blockBytes - 8, blockBytes, 3, 2 * blockBytes]
  const chunks: Uint8Array[] = []
  for (let at = 0, turn = 0; at < content.length; at += sizes[turn++ % sizes.length]!) chunks.push(content.subarray(at, at + sizes[turn % sizes.length]!))
  for (const chunk of chunks) pieces.add(chunk)
  assert.deepEqual(pieces.end(), whole.end())
  const blocks = await Array.fromAsync(inBlocks(streamOf(...chunks)))
  assert.deepEqual(blocks.map(({ length }) => length), [blockBytes, blockBytes, blockBytes, 1000])
  assert.equal(sha256(Buffer.concat(blocks)), sha256(content))
})

test('A store replaces what lies there only when it is told to', async (t) => {
  const store = await folderStore(await temporaryFolder(t))
  const hash = await put(store, content)
  await rot(store, hash, 0)
  await put(store, content)
  assert.notDeepEqual(await readFile(store.place!(hash)), content)
  const path = join(store.spool, 'again.upload')
  await writeFile(path, content)
  await store.put(hash, path, 'over')
  assert.deepEqual(await readFile(store.place!(hash)), content)
})
