import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { newId } from '../../../kernel/database/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { folderStore, openFiles } from '../../../kernel/files/index.ts'
import { transact } from '../../../kernel/index.ts'
import { anchorInMemory, openJournal } from '../../../kernel/journal/index.ts'
import { migrations } from '../../../kernel/migrations.ts'
import { actorString, type Actor } from '../../../kernel/parties/index.ts'
import { Failure, type FailureKind } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { type Change, noCommit, openRepositories } from './index.ts'

const own = [...migrations, { folder: 'commons', url: new URL('../', import.meta.url) }]

async function world(t: TestContext) {
  const { db, listen, close } = await testDatabase({ migrations: own })
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-repositories-'))
  const clock: { now: Instant } = { now: '2026-03-02T09:00:00.000Z' }
  const now = (): Instant => clock.now
  const journal = openJournal({ db, listen, now, signer: { name: 'journal.example', privateKey: generateKeyPairSync('ed25519').privateKey }, anchor: anchorInMemory() })
  const files = openFiles({ db, now, store: await folderStore(folder) })
  t.after(async () => {
    await journal.stop()
    await close()
    await rm(folder, { recursive: true })
  })
  const actor: Actor = { person: newId(), name: 'Үлгі Иесі', roles: [] }
  const dataset = newId()
  await db.insertInto('namespace').values({ slug: 'ulgi', organisation: null, person: actor.person }).execute()
  await db.insertInto('dataset').values({
    id: dataset, namespace: 'ulgi', name: 'prices', organisation: null, person: actor.person, state: 'draft', terms: '{}', description: null,
    latest: null, withdrawn: null, created_at: now(), changed_at: now(),
  }).execute()
  const repositories = openRepositories({ db, now, journal, files })
  const receive = async (text: string, by: Actor = actor): Promise<string> =>
    (await files.receive(bytes(text), { name: 'x', limitBytes: 10_000, accept: ['application/octet-stream'], by: actorString(by) })).id
  const put = async (path: string, text: string): Promise<Change> => ({ put: path, file: await receive(text) })
  const commit = (changes: readonly Change[], more: { branch?: string; parent?: string; title?: string; by?: Actor } = {}) => transact(db, (tx) =>
    repositories.commit(tx, more.by ?? actor, { dataset, branch: more.branch ?? 'main', title: more.title ?? 'Change', changes, ...(more.parent && { parent: more.parent }) }))
  const paths = async (sha: string): Promise<readonly string[]> => (await repositories.tree(dataset, sha)).map(({ path }) => path)
  return { db, files, clock, actor, dataset, repositories, receive, put, commit, paths }
}

async function* bytes(text: string, pieces = 1): AsyncIterable<Uint8Array> {
  const all = new TextEncoder().encode(text)
  const step = Math.ceil(all.length / pieces)
  for (let at = 0; at < all.length; at += step) yield all.subarray(at, at + step)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const failing = (kind: FailureKind, words?: RegExp) => (error: unknown): boolean => {
  assert.ok(error instanceof Failure, String(error))
  assert.equal(error.kind, kind)
  if (words) assert.match(error.text.en, words)
  return true
}

test('files are put, replaced and deleted, and every commit keeps its own tree', async (t) => {
  const { put, commit, paths, repositories, dataset } = await world(t)
  const first = await commit([await put('data/a.csv', 'a'), await put('data/b.csv', 'b'), await put('README.md', '# Баға')])
  const second = await commit([{ delete: 'data/a.csv' }, await put('README.md', '# Бағалар')])
  const third = await commit([{ deleteFolder: 'data/' }])
  assert.deepEqual(await paths(first.sha), ['README.md', 'data/a.csv', 'data/b.csv'])
  assert.deepEqual(await paths(second.sha), ['README.md', 'data/b.csv'])
  assert.deepEqual(await paths(third.sha), ['README.md'])
  assert.deepEqual([first.depth, second.depth, third.depth], [1, 2, 3])
  assert.deepEqual((await repositories.history(dataset, third.sha, { limit: 10, offset: 0 })).map(({ sha }) => sha), [third.sha, second.sha, first.sha])
  assert.deepEqual((await repositories.history(dataset, third.sha, { limit: 1, offset: 1 })).map(({ sha }) => sha), [second.sha])
  assert.equal((await repositories.tree(dataset, first.sha))[1]?.hash, sha256('a'))
})

test('a commit that changes nothing is the commit that is there', async (t) => {
  const { put, commit } = await world(t)
  const first = await commit([await put('a.csv', 'a')])
  assert.equal((await commit([await put('a.csv', 'a')])).sha, first.sha)
})

test('the same content is kept once for a dataset, under as many paths as there are', async (t) => {
  const { put, commit, db, dataset, repositories } = await world(t)
  const { sha } = await commit([await put('a.csv', 'same'), await put('b/c.csv', 'same')])
  const tree = await repositories.tree(dataset, sha)
  assert.equal(tree[0]?.file, tree[1]?.file)
  assert.equal((await db.selectFrom('repository_file').select('hash').execute()).length, 1)
})

test('whoever names the parent is told when somebody else was faster', async (t) => {
  const { put, commit } = await world(t)
  const first = await commit([await put('a.csv', '1')], { parent: noCommit })
  await commit([await put('a.csv', '2')], { parent: first.sha })
  for (const parent of [first.sha, noCommit]) await assert.rejects(commit([await put('a.csv', '3')], { parent }), failing('conflict', /Get the newest state/))
})

test('of commits at once, each goes on from the one before it', async (t) => {
  const { put, commit, paths, repositories, dataset } = await world(t)
  const changes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => put(`${name}.csv`, name)))
  await Promise.all(changes.map((change) => commit([change])))
  const head = await repositories.resolve(dataset, 'main')
  assert.equal(head?.depth, 4)
  assert.deepEqual(await paths(head.sha), ['a.csv', 'b.csv', 'c.csv', 'd.csv'])
})

test('branches and tags are made, moved and deleted, and main stays', async (t) => {
  const { put, commit, repositories, db, dataset } = await world(t)
  const { sha } = await commit([await put('a.csv', '1')])
  await transact(db, (tx) => repositories.setRef(tx, dataset, { kind: 'branch', name: 'draft', sha }))
  await transact(db, (tx) => repositories.setRef(tx, dataset, { kind: 'tag', name: '2026-03', sha }))
  const next = await commit([await put('a.csv', '2')], { branch: 'draft' })
  assert.equal((await repositories.resolve(dataset, 'main'))?.sha, sha)
  assert.equal((await repositories.resolve(dataset, 'HEAD'))?.sha, sha)
  assert.equal((await repositories.resolve(dataset, 'refs/heads/draft'))?.sha, next.sha)
  assert.equal((await repositories.resolve(dataset, 'refs/tags/2026-03'))?.sha, sha)
  assert.equal((await repositories.resolve(dataset, next.sha))?.sha, next.sha)
  assert.equal(await repositories.resolve(dataset, 'none'), undefined)
  assert.deepEqual(await repositories.refs(dataset), { branches: [{ name: 'draft', sha: next.sha }, { name: 'main', sha }], tags: [{ name: '2026-03', sha }] })
  await transact(db, (tx) => repositories.deleteRef(tx, dataset, { kind: 'branch', name: 'draft' }))
  assert.equal(await repositories.resolve(dataset, 'draft'), undefined)
  await assert.rejects(transact(db, (tx) => repositories.deleteRef(tx, dataset, { kind: 'branch', name: 'main' })), failing('conflict', /cannot be deleted/))
  await assert.rejects(transact(db, (tx) => repositories.deleteRef(tx, dataset, { kind: 'tag', name: 'none' })), failing('not found'))
  await assert.rejects(transact(db, (tx) => repositories.setRef(tx, dataset, { kind: 'branch', name: '../x', sha })), failing('invalid', /does not fit/))
  await assert.rejects(transact(db, (tx) => repositories.setRef(tx, dataset, { kind: 'tag', name: 'x', sha: 'f'.repeat(40) })), failing('not found'))
})

test('no path leads out of the tree, and none is a file and a folder at once', async (t) => {
  const { put, commit } = await world(t)
  for (const path of ['/etc/passwd', '../a', 'a/../b', 'a//b', '.git/config', 'a\\b', 'a\u0000b', 'x'.repeat(501), '\ud800', '', '.']) {
    await assert.rejects(commit([await put(path, 'x')]), failing('invalid', /does not fit/), path)
  }
  await commit([await put('data', 'x')])
  await assert.rejects(commit([await put('data/a.csv', 'x')]), failing('invalid', /file and a folder/))
  await assert.rejects(commit([{ delete: 'none' }]), failing('not found'))
  await assert.rejects(commit([{ deleteFolder: 'none' }]), failing('not found'))
  await assert.rejects(commit([], { title: ' ' }), failing('invalid', /title/))
})

test('nobody commits a file that somebody else has sent', async (t) => {
  const { receive, commit } = await world(t)
  const file = await receive('secret')
  await assert.rejects(commit([{ put: 'a.csv', file }], { by: { person: newId(), name: 'Бөтен', roles: [] } }), failing('not found'))
})
