/** Specifies the check of the journal: whatever somebody with the database's password changes, the check names it. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { transact } from '../database/index.ts'
import { readTilePath, verifierKey, verifyJournal, verifyPublished, type Verification } from './index.ts'
import { testJournal, type TestJournal } from './testing.ts'

const check = ({ database: { db }, journal }: TestJournal): Promise<Verification> => verifyJournal({ db, keys: [journal.verifierKey] })

const faultOf = (verification: Verification): [string, number | undefined] => {
  assert.ok(!verification.valid, 'a fault was to be found')
  return [verification.fault.en, verification.index]
}

/** A journal of 600 entries under two kept checkpoints, the third entry with personal data, the fourth with erased ones. */
async function filled(): Promise<TestJournal> {
  const it = await testJournal()
  await it.acts(2)
  await it.act({ personal: { name: 'Біреу' } })
  const erased = await it.act({ personal: { name: 'Екінші' } })
  await it.journal.sequence()
  await transact(it.database.db, (tx) => it.journal.erase(tx, 'person:9', erased, 'request-of-the-person'))
  await it.acts(295)
  it.later(7_200_000)
  await it.journal.sequence()
  await it.acts(300)
  await it.journal.sequence()
  return it
}

test('An untouched journal is valid', async () => {
  await using it = await filled()
  await it.act()
  const verification = await check(it)
  assert.ok(verification.valid)
  assert.deepEqual([verification.size, verification.checkpoints, verification.waiting], [600, 3, 1])
})

const changes: [what: string, statement: string, words: RegExp, index?: number][] = [
  ['one byte of a body', `update journal_entry set body = '{"number":8}' where leaf_index = 7`, /at place 7 .* was changed/, 7],
  ['an actor', `update journal_entry set actor = 'person:2' where leaf_index = 300`, /at place 300 .* was changed/, 300],
  ['the key of a pseudonym', `update journal_entry set actor_key = decode('${'00'.repeat(32)}', 'hex') where leaf_index = 300`, /at place 300 .* was changed/, 300],
  ['an office', `update journal_entry set office = 'head' where leaf_index = 300`, /at place 300 .* was changed/, 300],
  ['a time', `update journal_entry set at = at + interval '1 ms' where leaf_index = 599`, /at place 599 .* was changed/, 599],
  ['personal data', `update journal_entry set personal = '{"name":"Басқа"}' where leaf_index = 2`, /at place 2 .* personal data/, 2],
  ['personal data away', `update journal_entry set personal = null, salt = null, erased_by = 1 where leaf_index = 2`, /no entry records the erasure/, 2],
  ['an entry away', 'update journal_entry set leaf_index = null where leaf_index = 400', /at place 400 is missing/, 400],
  ['the end away', 'update journal_entry set leaf_index = null where leaf_index >= 590', /at place 590 is missing/, 590],
  ['an entry too many', `insert into journal_entry (at, actor, actor_key, type, subject, body, leaf, leaf_index)
    select at, actor, actor_key, type, subject, body, leaf, 600 from journal_entry where leaf_index = 5`, /at place 600 .* does not cover/, 600],
  ['two places', `update journal_entry set leaf_index = 10000 where leaf_index = 8; update journal_entry set leaf_index = 8 where leaf_index = 9;
    update journal_entry set leaf_index = 9 where leaf_index = 10000`, /at place 8 .* was replaced/, 8],
  ['a tile', `update journal_tile set root = sha256('x') where index = 1`, /tile 1 of level 0/],
  ['a tile more', `insert into journal_tile select level, 2, hashes, root from journal_tile where index = 1`, /tile 2 of level 0/],
  ['the head', `update journal_head set size = 599`, /checkpoint over 599 entries is not validly signed/],
  ['a kept checkpoint', `update journal_checkpoint set note = replace(note, 'journal', 'yournal') where size = 300`, /checkpoint over 300/],
]

for (const [what, statement, words, index] of changes) {
  test(`The check finds ${what} changed`, async () => {
    await using it = await filled()
    await it.tamper(statement)
    const [fault, at] = faultOf(await check(it))
    assert.match(fault, words)
    assert.equal(at, index)
  })
}

test('An entry forged with its leaf, beyond the full tiles, breaks the checkpoint', async () => {
  await using it = await filled()
  await it.tamper(`update journal_entry set (body, leaf, at, actor, actor_key, type, subject) =
    (select body, leaf, at, actor, actor_key, type, subject from journal_entry where leaf_index = 560) where leaf_index = 550`)
  assert.match(faultOf(await check(it))[0], /first 600 entries do not match/)
})

test('A checkpoint signed by another key is refused', async () => {
  await using it = await filled()
  const other = verifierKey({ name: it.signer.name, privateKey: generateKeyPairSync('ed25519').privateKey })
  assert.match(faultOf(await verifyJournal({ db: it.database.db, keys: [other] }))[0], /no trusted key/)
})

test('An entry changed while it waits for its place is found', async () => {
  await using it = await filled()
  const id = await it.act()
  await it.tamper(`update journal_entry set subject = 'case:2' where id = ${id}`)
  const verification = await check(it)
  assert.ok(!verification.valid)
  assert.deepEqual([verification.index, verification.id], [undefined, id])
})

/** The journal as a web server publishes it, with a hand in between. */
const served = ({ journal }: TestJournal, change: (path: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes): typeof fetch =>
  async (input) => {
    const path = new URL(String(input)).pathname.slice('/journal/'.length)
    const place = readTilePath(path)
    const bytes = path === 'checkpoint' ? Buffer.from(await journal.checkpoint())
      : place?.level === 'entries' ? await journal.entriesTile(place.index, place.width)
      : place ? await journal.tile(place.level, place.index, place.width) : undefined
    return bytes ? new Response(new Uint8Array(change(path, bytes))) : new Response(null, { status: 404 })
  }

test('An outsider checks the published journal against the checkpoints they kept', async () => {
  await using it = await filled()
  const earlier = [await it.journal.checkpoint()]
  await it.acts(100)
  await it.journal.sequence()
  const outside = { base: 'http://localhost/journal/', keys: [it.journal.verifierKey], earlier }
  const verification = await verifyPublished({ ...outside, fetch: served(it) })
  assert.ok(verification.valid)
  assert.deepEqual([verification.size, verification.checkpoints], [700, 2])

  const forged = served(it, (path, bytes) => (path === 'tile/entries/001' ? bytes.with(9, bytes[9]! ^ 1) : bytes))
  assert.deepEqual(faultOf(await verifyPublished({ ...outside, fetch: forged }))[1], 256)
  const cut = served(it, (path, bytes) => (path === 'tile/0/001' ? bytes.slice(32) : bytes))
  assert.match(faultOf(await verifyPublished({ ...outside, fetch: cut }))[0], /could not be had, or is damaged/)
})

test('An outsider notices a journal that was set back', async () => {
  await using it = await filled()
  await using other = await testJournal()
  await other.acts(3)
  await other.journal.sequence()
  const verification = await verifyPublished({
    base: 'http://localhost/journal', fetch: served(other),
    keys: [it.journal.verifierKey, other.journal.verifierKey], earlier: [await it.journal.checkpoint()],
  })
  assert.match(faultOf(verification)[0], /at place 3 is missing/)
})
