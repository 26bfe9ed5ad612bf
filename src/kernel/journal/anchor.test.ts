/** Specifies the anchor: whoever writes to the tables cannot get a history signed that is not the one that was signed before. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { transact } from '../database/index.ts'
import { anchorFile, anchorIn, anchorInMemory, openNote, readCheckpoint, readVerifierKey, verifyJournal, type Anchor } from './index.ts'
import { checkpointText, signNote } from './note.ts'
import { testJournal, type TestJournal } from './testing.ts'

/** A journal of 300 entries in two checkpoints, the last of which is signed. */
async function signed(): Promise<TestJournal> {
  const it = await testJournal()
  await it.acts(280)
  await it.journal.sequence()
  it.later(7_200_000)
  await it.acts(20)
  await it.journal.sequence()
  return it
}

/** Forges entry 7 whole: body, leaf, and the tile that holds it, as if it had always been so. */
const forgery = `
  update journal_entry set (body, leaf) = (select body, leaf from journal_entry where leaf_index = 9) where leaf_index = 7;
  update journal_tile set hashes = overlay(hashes placing (select leaf from journal_entry where leaf_index = 7) from 7 * 32 + 1), root = sha256('forged')`

const attacks: [what: string, statement: string, words: RegExp][] = [
  ['an entry is forged with its tile', forgery, /first 300 entries .* were changed/],
  ['an entry of the last tile is forged with its leaf', `update journal_entry set (body, leaf) =
    (select body, leaf from journal_entry where leaf_index = 9) where leaf_index = 290`, /first 300 entries .* were changed/],
  ['the checkpoint is deleted', 'delete from journal_head', /300 entries .* were signed, .* covers 0: .* set back/],
  ['an entry is forged and the checkpoint deleted', `${forgery}; delete from journal_head; update journal_entry set leaf_index = null;
    delete from journal_tile; delete from journal_checkpoint`, /set back/],
  ['the last entries are taken away, with their checkpoint', `delete from journal_entry where leaf_index >= 280;
    update journal_head set (size, note) = (select size, note from journal_checkpoint where size = 280)`, /300 entries .* were signed, .* covers 280/],
  ['the checkpoint says more than it was signed for', 'update journal_head set size = 301', /not signed with the portal’s key/],
]

for (const [what, statement, words] of attacks) {
  test(`Nothing is signed any more when ${what}`, async () => {
    await using it = await signed()
    await it.tamper(statement)
    await it.act()
    const before = await it.anchor.read()
    await assert.rejects(it.journal.sequence(), words)
    await assert.rejects(it.reopen().sequence(), words, 'a new process does not either')
    assert.match((await it.journal.refusal())!.en, words)
    assert.deepEqual(await it.anchor.read(), before)
    assert.equal((await it.journal.entriesOf('case:1', { limit: 1 }))[0]?.index, undefined, 'the act is kept, and waits')
    assert.equal((await verifyJournal({ db: it.database.db, keys: [it.journal.verifierKey], anchor: it.anchor })).valid, false)
  })
}

test('What is refused is signed again when the tables are mended, and the acts that waited get their places', async () => {
  await using it = await signed()
  const { leaf } = (await it.journal.read(290, 1))[0]!
  await it.tamper(`update journal_entry set subject = 'case:2', leaf = sha256('x') where leaf_index = 290`)
  await it.act()
  await assert.rejects(it.journal.sequence(), /were changed/)
  await it.tamper(`update journal_entry set subject = 'case:1', leaf = decode('${leaf.toHex()}', 'hex') where leaf_index = 290`)
  assert.equal(await it.journal.refusal(), undefined)
  assert.equal(await it.journal.sequence(), 1)
  assert.equal(await it.journal.size(), 301)
})

test('An entry that was changed while it waited for its place is not signed', async () => {
  await using it = await signed()
  const id = await it.act()
  await it.tamper(`update journal_entry set body = '{"number":8}' where id = ${id}`)
  await assert.rejects(it.journal.sequence(), new RegExp(`no\\. ${id} was changed`))
  assert.equal(await it.journal.size(), 300)
})

/** An anchor in the file of a folder that fails, or stops, right after it has written. */
const interrupted = (anchor: Anchor, then: () => Promise<void>): Anchor => ({
  read: anchor.read,
  async write(anchored) {
    await anchor.write(anchored)
    await then()
  },
})

test('What was signed and not committed is signed again, the same entries in the same order', async () => {
  await using it = await testJournal({ max: 6 })
  const { journal, database: { db } } = it
  await it.acts(3)
  await journal.sequence()
  const [opened, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = transact(db, async (tx) => { // it has a lower number than the others and commits after they were signed
    await journal.append(tx, 'person:0', { type: 'slow', subject: 'case:slow', body: {} })
    opened.resolve()
    await commit.promise
  })
  await opened.promise
  await it.acts(2)
  const dying = it.reopen(interrupted(it.anchor, async () => { throw new Error('the machine stops') }))
  await assert.rejects(dying.sequence(), /the machine stops/)
  const lost = (await it.anchor.read())!
  assert.equal(await journal.size(), 3)
  assert.equal(await journal.refusal(), undefined, 'it was an accident, and nothing is lost')
  commit.resolve()
  await slow
  await it.act()
  assert.equal(await journal.sequence(), 4)
  const entries = await journal.read(3, 9)
  assert.deepEqual(entries.map(({ type }) => type), ['case.submitted', 'case.submitted', 'slow', 'case.submitted'])
  const kept = await db.selectFrom('journal_head').select('note').executeTakeFirstOrThrow()
  assert.notEqual(kept.note, lost.note)
  const { root, size } = readCheckpoint(openNote(lost.note, [readVerifierKey(journal.verifierKey)]).text)
  assert.equal(size, 5)
  assert.deepEqual((await journal.consistency(5, 7)).length > 0, true)
  const verification = await verifyJournal({ db, keys: [journal.verifierKey], anchor: { ...it.anchor, read: async () => lost } })
  assert.ok(verification.valid, 'the tree holds the checkpoint that nobody had seen')
  assert.equal(root.length, 32)
})

test('What was signed and not committed is not signed in another form', async () => {
  await using it = await testJournal()
  await it.acts(3)
  await it.journal.sequence()
  const id = await it.act()
  await assert.rejects(it.reopen(interrupted(it.anchor, async () => { throw new Error('the machine stops') })).sequence())
  await it.tamper(`delete from journal_entry where id = ${id}`)
  assert.match((await it.journal.refusal())!.en, /4 entries .* covers 3/)
  await it.act()
  await assert.rejects(it.journal.sequence(), /4 entries .* covers 3/)
})

test('A status that is asked for in the middle of a signing finds nothing wrong', async () => {
  await using it = await testJournal()
  await it.acts(2)
  await it.journal.sequence()
  await it.act()
  const [written, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const signing = it.reopen(interrupted(it.anchor, () => { written.resolve(); return go.promise })).sequence()
  await written.promise
  assert.equal(await it.journal.refusal(), undefined)
  go.resolve()
  assert.equal(await signing, 1)
  assert.equal(await it.journal.refusal(), undefined)
})

test('A machine that did not see what another has signed goes on from it, and from nothing else', async () => {
  await using it = await testJournal()
  const there = anchorInMemory()
  await it.acts(5)
  await it.journal.sequence()
  await there.write((await it.anchor.read())!)
  await it.acts(300)
  await it.journal.sequence()
  await it.act()
  const other = it.reopen(there)
  assert.equal(await other.refusal(), undefined)
  assert.equal(await other.sequence(), 1)
  await it.act()
  assert.equal(await it.journal.sequence(), 1, 'and the first one from the other')

  const elsewhere = anchorInMemory()
  const note = signNote(checkpointText({ origin: it.signer.name, size: 5, root: new Uint8Array(32), extensions: [] }), it.signer)
  await elsewhere.write({ note, from: 0, placed: [] })
  await it.act()
  await assert.rejects(it.reopen(elsewhere).sequence(), /first 5 entries .* were changed/)
})

test('A journal of an earlier version is verified whole before its first anchor is kept', async () => {
  await using it = await signed()
  await it.act()
  const fresh = anchorInMemory()
  assert.equal(await it.reopen(fresh).sequence(), 1)
  assert.equal((await fresh.read())?.from, 300)

  await it.tamper(`update journal_entry set body = '{"number":8}' where leaf_index = 7`)
  await it.act()
  const none = anchorInMemory()
  await assert.rejects(it.reopen(none).sequence(), /at place 7 .* was changed/)
  assert.equal(await none.read(), undefined)
})

test('The anchor is a file that only its owner reads, whole at every moment', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-anchor-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'keys'))
  const anchor = anchorIn(folder)
  assert.equal(await anchor.read(), undefined)
  await using it = await testJournal()
  const journal = it.reopen(anchor)
  await it.acts(3)
  await journal.sequence()
  const kept = (await anchor.read())!
  assert.equal(kept.note, await journal.checkpoint())
  assert.deepEqual([kept.from, kept.placed], [0, [[1n, 3n]]])
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['journal.anchor'])
  assert.equal(statSync(anchorFile(folder)).mode & 0o77, 0)

  for (const harmed of ['', '{"checkpoint":"x"}', JSON.stringify({ checkpoint: kept.note.replace('3', '2'), from: 0, placed: [] }),
    JSON.stringify({ checkpoint: signNote(checkpointText({ origin: it.signer.name, size: 3, root: new Uint8Array(32), extensions: [] }),
      { ...it.signer, privateKey: generateKeyPairSync('ed25519').privateKey }), from: 0, placed: [] })]) {
    writeFileSync(anchorFile(folder), harmed)
    assert.match((await journal.refusal())!.en, /journal\.anchor\), cannot be read/)
    await it.act()
    await assert.rejects(journal.sequence(), /cannot be read/)
  }
})
