/** Specifies the entering of many things by one act: the same as one by one, and whole or not at all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { newId, transact } from '../database/index.ts'
import { reconcile } from '../reconcile.ts'
import type { EntryView } from './index.ts'
import { openRegisteredGardens, type RegisteredGardens } from './testing.ts'

let world: RegisteredGardens
before(async () => { world = await openRegisteredGardens() })
after(() => world.close())

const trees = (count: number, more: (at: number) => Facts = () => ({})): readonly Facts[] => Array.from({ length: count }, (_, at) => ({ where: `Row ${at + 1}`, age: at % 300, ...more(at) }))
const enterAll = (all: readonly Facts[]) => world.enteredAll({ register: 'sample.trees', owner: { kind: 'body' }, all })

test('many things enter by one act in the order in which they were given, each with its number, history, thread and place in the search', async () => {
  const { registers, journal, search, lineage } = world.kernel
  const first = await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: 'Before', age: 1 } })
  const numbers = await enterAll(trees(1203))
  assert.equal(new Set(numbers).size, 1203)
  assert.deepEqual(numbers, numbers.toSorted())
  assert.ok(first < numbers[0]!)
  for (const at of [0, 499, 500, 1202]) {
    const entry: EntryView = (await registers.find(numbers[at]!, world.office.officer))!
    assert.deepEqual([entry.state, entry.values['where'], entry.versions], ['entered', `Row ${at + 1}`, 1])
    const { acts: [only] } = await registers.history(entry)
    const told = (await journal.entry(only!.journal))!
    assert.deepEqual([told.type, told.subject, told.body['entry']], ['entry.entered', `entry:${numbers[at]}`, numbers[at]])
    assert.equal((await lineage.thing(`entry:${numbers[at]}`))!.path, `/registers/sample.trees/${numbers[at]}`)
  }
  assert.equal((await search.find({ text: numbers[1202]!, locale: 'en', limit: 5, offset: 0 })).found[0]?.id, `entry:${numbers[1202]}`)
  // Whoever enters one thing after that has a number that nobody has.
  const next = await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: 'After', age: 1 } })
  assert.ok(!numbers.includes(next))
  await journal.settle()
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

test('each entry costs what the first did: the words that lists know are looked up, never read through', async () => {
  const { db, registers } = world.kernel
  await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: 'First', age: 1 } })
  const { signature } = await db.selectFrom('entry_version').select('signature').where('signature', 'is not', null).limit(1).executeTakeFirstOrThrow()
  const all = trees(1000, (at) => ({ where: `Grove${at} of${at} words${at}` }))
  const read = await transact(db, async (tx) => {
    await registers.enterAll(tx, world.office.officer, { register: 'sample.trees', owner: { kind: 'body' }, all, act: { signature: signature! } })
    const { rows: [read] } = await sql<{ rows: number }>`select seq_tup_read::int as rows from pg_stat_xact_user_tables where relname = 'entry_word'`.execute(tx)
    return read!.rows
  })
  assert.equal(read, 0)
})

test('one value that is wrong stops all, and is named by its place', async () => {
  const { registers } = world.kernel
  const before = await registers.counts()
  await assert.rejects(enterAll(trees(700, (at) => (at === 650 ? { age: 5000 } : {}))), (error: Failure) => {
    assert.deepEqual(error.problems.map(({ field }) => field), ['651.age'])
    return true
  })
  assert.deepEqual(await registers.counts(), before)
})

test('without an act that stands, or with an owner that the register does not have, nothing enters', async () => {
  const { db, registers } = world.kernel
  const what = { register: 'sample.trees', owner: { kind: 'body' } as const, all: trees(3) }
  await assert.rejects(transact(db, (tx) => registers.enterAll(tx, world.office.officer, { ...what, act: { decision: newId() } })), (error: Failure) => error.kind === 'refused')
  await assert.rejects(world.enteredAll({ ...what, owner: { kind: 'person', id: newId() } }), (error: Failure) => error.kind === 'invalid')
  assert.deepEqual(await enterAll([]), [])
})
