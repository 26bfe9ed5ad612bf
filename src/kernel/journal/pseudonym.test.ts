import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { transact, type Tx } from '../database/index.ts'
import { leafContent, opens, verifyJournal, type Recorded } from './index.ts'
import { keyLength, pseudonymOf } from './pseudonym.ts'
import { testJournal, type TestJournal } from './testing.ts'

/** Appends in one act what this person does to these subjects, and answers what was recorded. */
async function acted({ database: { db }, journal }: TestJournal, actor: string, ...subjects: readonly string[]): Promise<readonly Recorded[]> {
  const ids = await transact(db, (tx) => journal.appendAll(tx, actor, subjects.map((subject) => ({ type: 'case.noted', subject, body: {} }))))
  return Promise.all(ids.map(async (id) => (await journal.entry(id))!))
}

const leafOf = (entry: Recorded): string => new TextDecoder().decode(leafContent(entry))
const whole = async ({ database: { db }, journal }: TestJournal) => verifyJournal({ db, keys: [journal.verifierKey], rest: async () => undefined })

test('A person has one pseudonym in a stream and another in every other: no leaf has their id', async () => {
  await using it = await testJournal()
  const [first, elsewhere, again] = await acted(it, 'person:aa', 'case:1', 'case:2', 'case:1')
  const [later] = await acted(it, 'person:aa', 'case:1')
  const [other] = await acted(it, 'person:bb', 'case:1')
  assert.match(first!.named, /^pseudonym:[0-9a-f]{64}$/)
  assert.deepEqual([again!.named, later!.named], [first!.named, first!.named], 'two acts of one are seen to be of one')
  assert.equal(new Set([first!.named, elsewhere!.named, other!.named]).size, 3)
  for (const entry of [first!, elsewhere!, again!, later!, other!]) assert.doesNotMatch(leafOf(entry), /person:|aa"|bb"/)
  assert.equal(first!.actor, 'person:aa', 'who keeps the journal knows')
  await it.journal.sequence()
  assert.ok((await whole(it)).valid)
})

test('An organisation is hidden with whoever acts for it; a body and an office act openly, and a part of the system has no pseudonym', async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  const named = async (actor: string, office?: string) => {
    const { id } = await transact(db, (tx) => journal.append(tx, actor, { type: 'case.noted', subject: 'case:1', body: {}, ...(office !== undefined && { office }) }))
    return (await journal.entry(id))!.named.replace(/[0-9a-f]{64}/, '…')
  }
  assert.equal(await named('person:aa for organisation:cc'), 'pseudonym:…')
  assert.equal(await named('person:aa for body:board'), 'pseudonym:… for body:board')
  assert.equal(await named('person:aa', 'board.head'), 'pseudonym:… in office:board.head')
  assert.equal(await named('system:clock'), 'system:clock')
  await journal.sequence()
  assert.ok((await whole(it)).valid)
})

test('An opening proves who acted in its stream, and nothing else does', async () => {
  await using it = await testJournal()
  const [entry, elsewhere] = await acted(it, 'person:aa for body:board', 'case:1', 'case:2')
  const [other] = await acted(it, 'person:bb for body:board', 'case:1')
  const { named, subject, opening } = entry!
  assert.ok(opens(named, subject, opening!))
  assert.ok(opens(`${named} in office:head`, subject, opening!), 'the office stands beside')
  const wrong = [
    { ...opening!, actor: 'person:bb for body:board' }, { ...opening!, actor: 'person:aa' }, { ...opening!, actor: 'system:aa' }, { ...opening!, key: '00'.repeat(32) },
    { ...opening!, key: `${opening!.key}00` }, { ...opening!, key: opening!.key.toUpperCase() }, { ...opening!, key: '' }, elsewhere!.opening!, other!.opening!,
  ]
  for (const one of wrong) assert.equal(opens(named, subject, one), false, JSON.stringify(one))
  assert.equal(opens(named, 'case:2', opening!), false, 'another stream')
  assert.equal(opens('person:aa for body:board', subject, opening!), false, 'a leaf that names somebody hides nobody')
  fc.assert(fc.property(fc.uint8Array({ minLength: keyLength, maxLength: keyLength }), fc.string(), fc.string(), (key, id, of) => {
    const actor = `person:${id}`
    return opens(pseudonymOf(key, actor, of), of, { actor, key: key.toHex() }) && !opens(pseudonymOf(key, actor, of), `${of}x`, { actor, key: key.toHex() })
  }))
})

test('Once its keys are erased a stream says nothing of who acted, its leaves stay, and whoever acts there again is somebody new', async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  const [entry, elsewhere] = await acted(it, 'person:aa for organisation:cc', 'case:1', 'case:2')
  await journal.sequence()
  const forget = () => transact(db, (tx) => journal.forget(tx, 'system:keep', 'case:1', 'time-of-keeping-is-over'))
  assert.deepEqual([await forget(), await forget()], [1, 0])
  const after = (await journal.entry(entry!.id))!
  assert.deepEqual([after.actor, after.named, after.opening, leafOf(after)], [entry!.named, entry!.named, undefined, leafOf(entry!)])
  assert.ok((await journal.entry(elsewhere!.id))!.opening, 'another stream keeps its own')
  const { rows } = await sql<{ row: string }>`select row_to_json(e)::text as row from journal_entry e where subject = 'case:1'`.execute(db)
  assert.ok(!rows.some(({ row }) => row.includes('person:aa') || row.includes(entry!.opening!.key)), 'the database has it no more')
  assert.deepEqual((await journal.entriesOf('case:1')).map(({ type, body }) => [type, body]), [
    ['journal.pseudonyms-erased', { entries: 1, reason: 'time-of-keeping-is-over' }], ['case.noted', {}],
  ])
  const [anew] = await acted(it, 'person:aa for organisation:cc', 'case:1')
  assert.notEqual(anew!.named, entry!.named)
  await journal.sequence()
  assert.ok((await whole(it)).valid)
})

/** More than the server has locks for, if each stream took one. */
const manyStreams = Array.from({ length: 40_000 }, (_, at) => `case:${at}`)

for (const [who, streams] of [['Who acts', undefined], ['Who acts in forty thousand streams', manyStreams]] as const) test(`${who} beside an erasure brings no erased key back`, async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  async function act(tx: Tx): Promise<{ readonly id: bigint }> {
    if (streams) await journal.readKeys(tx, 'person:aa', streams)
    return journal.append(tx, 'person:aa', { type: 'case.noted', subject: 'case:1', body: {} })
  }
  const forget = (tx: Tx) => journal.forget(tx, 'system:keep', 'case:1', 'time-of-keeping-is-over')
  /** Fulfilled once somebody waits for a lock. */
  const waiting = async (): Promise<void> => {
    for (;;) if ((await sql`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`.execute(db)).rows.length > 0) return
  }
  /** Does one, and the other before the first is committed, where it does not wait. */
  const beside = async <T>(one: (tx: Tx) => Promise<unknown>, other: (tx: Tx) => Promise<T>): Promise<T> => {
    let second: Promise<T> | undefined
    await transact(db, async (tx) => {
      await one(tx)
      second = transact(db, other)
      await Promise.race([second, waiting()])
    })
    return second!
  }
  const [first] = await acted(it, 'person:aa', 'case:1')
  assert.equal(await beside(act, forget), 2, 'what was about to be entered is reached')
  const [again] = await acted(it, 'person:aa', 'case:1')
  const { id } = await beside(forget, act)
  const after = (await journal.entry(id))!
  assert.equal(new Set([first!.named, again!.named, after.named]).size, 3)
  const { rows } = await sql`select from journal_entry where actor_key in (decode(${first!.opening!.key}, 'hex'), decode(${again!.opening!.key}, 'hex'))`.execute(db)
  assert.equal(rows.length, 0)
})

test('A key that is lost after an erasure is found too', async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  await acted(it, 'person:aa', 'case:1')
  await transact(db, (tx) => journal.forget(tx, 'system:keep', 'case:1', 'time-of-keeping-is-over'))
  const [later] = await acted(it, 'person:aa', 'case:1')
  await journal.sequence()
  assert.ok((await whole(it)).valid)
  await it.tamper(`update journal_entry set actor = '${later!.named}', actor_key = null where id = ${later!.id}`)
  const verification = await whole(it)
  assert.match(verification.valid ? '' : verification.fault.en, /lost the key that opens who acted/)
})

test('A key that is gone without a record of its erasure is found', async () => {
  await using it = await testJournal()
  const [entry] = await acted(it, 'person:aa', 'case:1')
  await it.journal.sequence()
  await it.tamper(`update journal_entry set actor = '${entry!.named}', actor_key = null`)
  const verification = await whole(it)
  assert.match(verification.valid ? '' : verification.fault.en, /at place 0 .* lost the key that opens who acted/)
})

test('An act that is rolled back leaves neither a leaf nor a key, and no leaf is without its opening', async () => {
  await using it = await testJournal()
  const { database: { db }, journal } = it
  await assert.rejects(transact(db, async (tx) => {
    await journal.append(tx, 'person:aa', { type: 'case.noted', subject: 'case:1', body: {} })
    throw new Error('the act failed')
  }), /the act failed/)
  await Promise.all(Array.from({ length: 8 }, (_, at) => acted(it, `person:${at % 2}`, 'case:1', `case:${at}`)))
  await journal.sequence()
  const entries = await journal.read(0, 100)
  assert.equal(entries.length, 16)
  for (const { named, subject, actor, opening } of entries) assert.ok(opens(named, subject, opening!), `${actor} ${subject}`)
})

test('An entry of before there were pseudonyms keeps its leaf, which names who acted', async () => {
  await using it = await testJournal()
  const before = new TextEncoder().encode('{"actor":"person:aa","at":"2026-01-01T00:00:00.000Z","body":{},"subject":"case:1","type":"case.noted"}')
  await sql`insert into journal_entry (at, actor, type, subject, body, leaf) values ('2026-01-01', 'person:aa', 'case.noted', 'case:1', '{}', sha256('\\x00'::bytea || ${before}::bytea))`.execute(it.database.db)
  const [later] = await acted(it, 'person:aa', 'case:1')
  await it.journal.sequence()
  const [old] = await it.journal.read(0, 1)
  assert.deepEqual([old!.named, old!.opening, leafContent(old!)], ['person:aa', undefined, before])
  assert.match(later!.named, /^pseudonym:/, 'from now on they have one')
  assert.ok((await whole(it)).valid)
})
