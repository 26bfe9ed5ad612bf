import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Failure, type FailureKind } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { newId } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { folderStore, openFiles } from '../files/index.ts'
import { migrations } from '../migrations.ts'
import { openUploads } from './index.ts'

async function world(t: TestContext) {
  const { db, close } = await testDatabase({ migrations })
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-uploads-'))
  const clock: { now: Instant } = { now: '2026-03-02T09:00:00.000Z' }
  const now = (): Instant => clock.now
  t.after(async () => {
    await close()
    await rm(folder, { recursive: true })
  })
  return { db, clock, uploads: openUploads({ db, now, files: openFiles({ db, now, store: await folderStore(folder) }) }), subject: `dataset:${newId()}`, sender: `person:${newId()}` }
}

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const failing = (kind: FailureKind, words?: RegExp) => (error: unknown): boolean => {
  assert.ok(error instanceof Failure, String(error))
  assert.equal(error.kind, kind)
  if (words) assert.match(error.text.en, words)
  return true
}

test('a content that was announced is taken when it is what was announced, and then need not be sent again', async (t) => {
  const { uploads, subject, sender } = await world(t)
  const announced = { subject, sender, hash: sha256('rows'), size: 4 }
  const upload = await uploads.begin(announced)
  assert.ok(upload !== 'here' && upload.parts === undefined)
  await assert.rejects(uploads.receive(upload.secret, bytes('rowz')), failing('invalid', /SHA-256/))
  assert.equal(await uploads.found(announced), undefined)
  await uploads.receive(upload.secret, bytes('rows'))
  const file = await uploads.found(announced)
  assert.ok(file)
  assert.equal(await uploads.begin(announced), 'here')
  await assert.rejects(uploads.receive('no-such-secret', bytes('x')), failing('not found'))
})

test('what somebody sent to one repository is there for nobody else, and in no other', async (t) => {
  const { uploads, subject, sender } = await world(t)
  const announced = { subject, sender, hash: sha256('rows'), size: 4 }
  const upload = await uploads.begin(announced)
  assert.ok(upload !== 'here')
  await uploads.receive(upload.secret, bytes('rows'))
  assert.equal(await uploads.found({ ...announced, sender: `person:${newId()}` }), undefined)
  assert.equal(await uploads.found({ ...announced, subject: `dataset:${newId()}` }), undefined)
})

test('a large content goes on where it broke: parts that came are not sent again', async (t) => {
  const { uploads, db, subject, sender } = await world(t)
  const announced = { subject, sender, hash: sha256('aaaabbbbcc'), size: 10 }
  const upload = await uploads.begin(announced)
  assert.ok(upload !== 'here')
  await db.updateTable('upload').set({ part_bytes: 4n }).execute() // parts of 32 MB are too much for a test
  const part = (number: number, text: string) => uploads.receivePart(upload.secret, number, () => bytes(text))
  assert.equal(await part(1, 'aaaa'), sha256('aaaa'))
  await assert.rejects(part(2, 'bbb'), failing('invalid'))
  await assert.rejects(part(4, 'x'), failing('not found'))
  await assert.rejects(uploads.complete(upload.secret), failing('invalid', /have not come: 2, 3/))
  assert.equal(await part(1, 'zzzz'), sha256('aaaa'), 'the part that is there is not read again')
  await part(3, 'cc')
  await part(2, 'bbbb')
  await Promise.all([uploads.complete(upload.secret), uploads.complete(upload.secret)])
  await uploads.complete(upload.secret)
  assert.ok(await uploads.found(announced))
  assert.deepEqual(await db.selectFrom('upload_part').select('number').execute(), [])
})

test('parts that make another content than the announced one are told so', async (t) => {
  const { uploads, db, subject, sender } = await world(t)
  const upload = await uploads.begin({ subject, sender, hash: sha256('aaaabbbb'), size: 8 })
  assert.ok(upload !== 'here')
  await db.updateTable('upload').set({ part_bytes: 4n }).execute()
  for (const number of [1, 2]) await uploads.receivePart(upload.secret, number, () => bytes('aaaa'))
  await assert.rejects(uploads.complete(upload.secret), failing('invalid', /SHA-256/))
})

test('uploads that nobody goes on with are forgotten after three days', async (t) => {
  const { uploads, clock, db, subject, sender } = await world(t)
  await uploads.begin({ subject, sender, hash: sha256('x'), size: 1 })
  clock.now = '2026-03-05T08:59:00.000Z'
  await uploads.sweep()
  assert.equal((await db.selectFrom('upload').select('secret').execute()).length, 1)
  clock.now = '2026-03-05T09:01:00.000Z'
  await uploads.sweep()
  assert.equal((await db.selectFrom('upload').select('secret').execute()).length, 0)
})
