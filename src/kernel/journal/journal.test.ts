/** Specifies the journal: what an entry keeps, how places are given, what outsiders can fetch and prove, and erasure. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '../database/index.ts'
import { leafContent, leafHash, openNote, readCheckpoint, readVerifierKey, verifyConsistency, verifyInclusion, verifyJournal } from './index.ts'
import { rootOf } from './merkle.ts'
import { testJournal, type TestJournal } from './testing.ts'
import { readBundle, readTile } from './tiles.ts'

const rootNow = async ({ journal }: TestJournal): Promise<Uint8Array> =>
  readCheckpoint(openNote(await journal.checkpoint(), [readVerifierKey(journal.verifierKey)]).text).root

const valid = async ({ database: { db }, journal }: TestJournal) => {
  const verification = await verifyJournal({ db, keys: [journal.verifierKey] })
  assert.ok(verification.valid, verification.valid ? '' : verification.fault.en)
  return verification
}

test('An entry is kept with its act, and goes with it', async () => {
  await using it = await testJournal()
  await it.act({ body: { amount: '12', list: [1, 2.5, -0, 1e21, null, true], 'ключ': 'мән' } })
  await assert.rejects(transact(it.database.db, async (tx) => {
    await it.journal.append(tx, 'person:1', { type: 'case.submitted', subject: 'case:1', body: {} })
    throw new Error('the act fails')
  }), /the act fails/)
  const [entry, ...more] = await it.journal.entriesOf('case:1')
  assert.equal(more.length, 0)
  assert.deepEqual(entry?.body, { amount: '12', list: [1, 2.5, 0, 1e21, null, true], 'ключ': 'мән' })
  assert.equal(entry.at, '2026-03-02T09:00:00.000Z')
  assert.equal(entry.index, undefined)
  assert.deepEqual(leafHash(leafContent(entry)), entry.leaf)
})

test('An entry too long for a bundle is refused', async () => {
  await using it = await testJournal()
  await assert.rejects(it.act({ body: { text: 'x'.repeat(65_535) } }), RangeError)
})

test('Twenty transactions append at once, commit in any order, and each gets one place', async () => {
  await using it = await testJournal({ max: 22 })
  const { journal, database: { db } } = it
  const [opened, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = transact(db, async (tx) => {
    const { id } = await journal.append(tx, 'person:0', { type: 'slow', subject: 'case:slow', body: {} })
    opened.resolve()
    await commit.promise
    return id
  })
  await opened.promise
  await Promise.all(Array.from({ length: 20 }, async (_, at) => {
    await it.act({ subject: `case:${at}` })
    await it.act({ subject: `case:${at}` })
  }))
  assert.equal(await journal.sequence(), 40)
  commit.resolve()
  const slowId = await slow
  assert.equal(await journal.sequence(), 1)
  const entries = await journal.read(0, 100)
  assert.deepEqual(entries.map(({ index }) => index), Array.from({ length: 41 }, (_, at) => at))
  assert.equal(entries.at(-1)?.id, slowId)
  assert.ok(entries.every(({ id }) => id >= slowId))
  await valid(it)
})

test('Sequencers that run at once give each place once', async () => {
  await using it = await testJournal({ max: 10 })
  const other = it.reopen()
  const counts = await Promise.all(Array.from({ length: 12 }, async (_, at) => {
    await it.act()
    return (at % 2 ? it.journal : other).sequence()
  }))
  assert.equal(counts.reduce((sum, count) => sum + count, 0) + await other.sequence(), 12)
  assert.equal((await valid(it)).size, 12)
})

test('The empty journal has a checkpoint over nothing', async () => {
  await using it = await testJournal()
  assert.equal(await it.journal.sequence(), 0)
  assert.equal((await rootNow(it)).toHex(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal((await valid(it)).size, 0)
})

test('Every entry is proved under every checkpoint, across full tiles', async () => {
  await using it = await testJournal()
  const { journal } = it
  const sizes: { size: number; root: Uint8Array }[] = []
  for (const count of [1, 2, 252, 1, 1, 300, 211, 1]) {
    await it.acts(count)
    await journal.sequence()
    sizes.push({ size: await journal.size(), root: await rootNow(it) })
  }
  const leaves = (await journal.read(0, 1000)).map(({ leaf }) => leaf)
  const fresh = it.reopen()
  for (const { size, root } of sizes) {
    assert.deepEqual(rootOf(leaves.slice(0, size)), root)
    for (const index of [0, 1, 2, 255, 256, 511, 512, 768].filter((index) => index < size)) {
      assert.ok(verifyInclusion(index, size, leaves[index]!, await fresh.inclusion(index, size), root), `${index} of ${size}`)
    }
    for (const newer of sizes.filter((other) => other.size >= size)) {
      assert.ok(verifyConsistency(size, newer.size, root, newer.root, await journal.consistency(size, newer.size)))
    }
  }
  await assert.rejects(journal.inclusion(769, 769), /769/)
  await assert.rejects(journal.inclusion(0, 770), /769/)
  await assert.rejects(journal.consistency(0, 5), /769/)
  assert.equal((await valid(it)).size, 769)
})

test('Tiles and bundles of entries are those of the tree', async () => {
  await using it = await testJournal()
  const { journal } = it
  await it.acts(600)
  await journal.sequence()
  const leaves = (await journal.read(0, 1000)).map(({ leaf }) => leaf)
  assert.deepEqual(readTile((await journal.tile(0, 1))!), leaves.slice(256, 512))
  assert.deepEqual(readTile((await journal.tile(0, 2, 88))!), leaves.slice(512))
  assert.deepEqual(readTile((await journal.tile(0, 0, 7))!), leaves.slice(0, 7))
  assert.deepEqual(readTile((await journal.tile(1, 0, 2))!), [rootOf(leaves.slice(0, 256)), rootOf(leaves.slice(256, 512))])
  for (const [level, index, width] of [[0, 2, undefined], [0, 2, 89], [1, 0, 3], [2, 0, 1], [9, 0, 1]] as const) {
    assert.equal(await journal.tile(level, index, width), undefined)
  }
  assert.deepEqual(readBundle((await journal.entriesTile(1))!).map(leafHash), leaves.slice(256, 512))
  assert.deepEqual(readBundle((await journal.entriesTile(2, 88))!).map(leafHash), leaves.slice(512))
  assert.equal(await journal.entriesTile(2), undefined)
})

test('A tree of 65,536 leaves has full tiles on two levels', async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  const count = 65_536 + 300
  const id = await it.act()
  await sql`insert into journal_entry (at, actor, actor_key, type, subject, body, leaf)
    select at, actor, actor_key, type, subject, body, leaf from journal_entry, generate_series(2, ${count}::int) where id = ${id}`.execute(db)
  assert.equal(await journal.sequence(), count)
  assert.equal((await journal.tile(1, 0))?.length, 8192)
  assert.equal((await journal.tile(2, 0, 1))?.length, 32)
  const { leaf } = (await journal.entry(id))!
  assert.ok(verifyInclusion(65_600, count, leaf, await journal.inclusion(65_600, count), await rootNow(it)))
  assert.equal((await valid(it)).size, count)
})

test('About one checkpoint an hour is kept, and the newest always', async () => {
  await using it = await testJournal()
  for (const minutes of [0, 20, 20, 20, 59, 1]) {
    it.later(minutes * 60_000)
    await it.act()
    await it.journal.sequence()
  }
  const kept = await it.database.db.selectFrom('journal_checkpoint').select('size').orderBy('size').execute()
  assert.deepEqual(kept.map(({ size }) => size), [1n, 4n, 6n])
  assert.equal((await valid(it)).checkpoints, 4)
})

test('Personal data are erased for good while every proof still holds', async () => {
  await using it = await testJournal()
  const { journal, database: { db } } = it
  const id = await it.act({ personal: { name: 'Сақтаған Аты' } })
  await it.act({ personal: { name: 'Басқа Аты' } })
  await journal.sequence()
  const before = (await journal.entry(id))!
  assert.deepEqual(before.personal, { name: 'Сақтаған Аты' })
  const erase = () => transact(db, (tx) => journal.erase(tx, 'person:9', id, 'request-of-the-person'))
  await erase()
  await erase()
  await journal.sequence()
  const after = (await journal.entry(id))!
  assert.equal(after.personal, undefined)
  assert.equal(after.erased, true)
  assert.deepEqual(after.leaf, before.leaf)
  assert.deepEqual(leafHash(leafContent(after)), before.leaf)
  const { rows } = await sql<{ salt: unknown }>`select salt from journal_entry where id = ${id}`.execute(db)
  assert.equal(rows[0]?.salt, null)
  const [record, ...others] = (await journal.entriesOf('case:1')).filter(({ type }) => type === 'journal.personal-data-erased')
  assert.equal(others.length, 0)
  assert.deepEqual([record?.actor, record?.body], ['person:9', { entry: String(id), reason: 'request-of-the-person' }])
  assert.equal((await valid(it)).size, 3)
  await assert.rejects(transact(db, (tx) => journal.erase(tx, 'person:9', 99n, 'mistake')), /no\. 99/)
})

test('The same personal data make different commitments, so nobody can guess them', async () => {
  await using it = await testJournal()
  const ids = [await it.act({ personal: { iin: '1' } }), await it.act({ personal: { iin: '1' } })]
  const [one, two] = await Promise.all(ids.map((id) => it.journal.entry(id)))
  assert.notDeepEqual(one?.commitment, two?.commitment)
})

test('The database itself refuses to change the record', async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  await it.act({ personal: { name: 'x' } })
  await it.act()
  await journal.sequence()
  for (const statement of [
    `update journal_entry set body = '{}'`, `update journal_entry set leaf_index = leaf_index + 10`, `update journal_entry set actor = 'x'`,
    `update journal_entry set actor_key = null`, `update journal_entry set actor = 'x', actor_key = null`, `update journal_entry set office = 'x'`,
    `update journal_entry set personal = '{"name":"y"}' where id = 1`, `update journal_entry set personal = null, salt = null where id = 1`,
    `update journal_entry set personal = '{}', salt = decode('${'00'.repeat(16)}', 'hex') where id = 2`,
    `delete from journal_entry`, `truncate journal_entry cascade`, `update journal_checkpoint set at = now()`, `delete from journal_checkpoint`,
    `update journal_head set size = 1`, `delete from journal_head`, `truncate journal_tile`, `truncate journal_checkpoint`,
  ]) await assert.rejects(sql.raw(statement).execute(db), /append-only/, statement)
  await valid(it)
})

test('The history of a subject is paged, newest first', async () => {
  await using it = await testJournal()
  const ids = [await it.act(), await it.act(), await it.act()]
  await it.act({ subject: 'case:2' })
  const page = await it.journal.entriesOf('case:1', { limit: 2 })
  assert.deepEqual(page.map(({ id }) => id), [ids[2], ids[1]])
  assert.deepEqual((await it.journal.entriesOf('case:1', { before: page.at(-1)!.id })).map(({ id }) => id), [ids[0]])
})
