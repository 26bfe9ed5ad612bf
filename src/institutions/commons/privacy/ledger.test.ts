import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId, transact } from '../../../kernel/database/index.ts'
import { type TestDatabase, testDatabase } from '../../../kernel/database/testing.ts'
import { migrations } from '../../../kernel/migrations.ts'
import { Failure } from '../../../law/failure.ts'
import { leftOf, openBudget } from './budget.ts'
import { type BudgetLedger, budgetAsker, budgetLedger, type Charge } from './ledger.ts'

const person = newId()
let database: TestDatabase
let ledger: BudgetLedger
before(async () => {
  database = await testDatabase({ max: 20, migrations: [...migrations, { folder: 'commons', url: new URL('../', import.meta.url) }] })
  ledger = budgetLedger({ db: database.db, now: () => '2026-11-25T10:00:00.000Z' }, { ofOne: openBudget('0.25'), ofAll: openBudget('0.6') })
})
after(() => database.close())

async function dataset(): Promise<string> {
  const id = newId()
  await database.db.insertInto('namespace').values({ slug: id, organisation: newId(), person: null }).execute()
  await database.db.insertInto('dataset').values({
    id, namespace: id, name: 'salaries', organisation: newId(), person: null, state: 'published', description: null, terms: '{}', latest: 1, withdrawn: null,
    created_at: '2026-11-25T10:00:00.000Z', changed_at: '2026-11-25T10:00:00.000Z',
  }).execute()
  return id
}

const spend = (of: string, key: string, more: Partial<Charge> = {}) => transact(database.db, (tx) => ledger.spend(tx, {
  dataset: of, asker: 'organisation:a', key, cost: { rho: '0.01', delta: '0' }, question: { key }, person, ...more,
}))
const left = async (of: string, asker = 'organisation:a') => {
  const { ofOne, ofAll } = await ledger.left(of, asker)
  return [leftOf(ofOne).rho, leftOf(ofAll).rho]
}
const isLimited = (error: unknown): boolean => error instanceof Failure && error.kind === 'limited'

test('a budget that nobody has touched is whole', async () => {
  assert.deepEqual(await left(await dataset()), ['0.25', '0.6'])
})

test('an answer is charged to its asker and to all together, and stands in the list of what was asked', async () => {
  const of = await dataset()
  assert.equal(await spend(of, 'one'), true)
  assert.deepEqual(await left(of), ['0.24', '0.59'])
  assert.deepEqual(await left(of, 'organisation:b'), ['0.25', '0.59'])
  assert.equal(await ledger.paid(of, 'organisation:a', 'one'), true)
  assert.equal(await ledger.paid(of, 'organisation:b', 'one'), false)
  assert.deepEqual(await ledger.asked(of, 'organisation:a', 10), [{ key: 'one', question: { key: 'one' }, at: '2026-11-25T10:00:00.000Z' }])
})

test('an equal question costs its asker nothing, and another asker their own budget alone', async () => {
  const of = await dataset()
  await spend(of, 'same')
  assert.equal(await spend(of, 'same'), false)
  assert.equal(await spend(of, 'same', { asker: 'organisation:b' }), true)
  assert.deepEqual(await left(of), ['0.24', '0.59'])
  assert.deepEqual(await left(of, 'organisation:b'), ['0.24', '0.59'])
})

test('fifty who spend at once never spend more than there is', async () => {
  const of = await dataset()
  const ended = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => spend(of, `question ${i}`)))
  assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 25)
  assert.ok(ended.every((one) => one.status === 'fulfilled' || isLimited(one.reason)))
  assert.deepEqual(await left(of), ['0', '0.35'])
})

test('fifty who ask the same at once pay once', async () => {
  const of = await dataset()
  const charged = await Promise.all(Array.from({ length: 50 }, () => spend(of, 'the same')))
  assert.equal(charged.filter(Boolean).length, 1)
  assert.deepEqual(await left(of), ['0.24', '0.59'])
})

test('fifty of many organisations at once never spend more than all may together', async () => {
  const of = await dataset()
  const ended = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => spend(of, `question ${i}`, { asker: `organisation:${i}`, cost: { rho: '0.05', delta: '0' } })))
  assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 12)
  assert.ok(ended.every((one) => one.status === 'fulfilled' || isLimited(one.reason)))
  const refused = ended.findIndex(({ status }) => status === 'rejected')
  assert.deepEqual(await left(of, `organisation:${refused}`), ['0.25', '0'], 'who was refused has paid nothing')
})

test('the database itself refuses to spend more than there is', async () => {
  const of = await dataset()
  await spend(of, 'one')
  await assert.rejects(database.db.updateTable('privacy_budget').set({ spent_rho: '1' }).where('dataset', '=', of).execute(), /check/)
})

test('a budget goes with its dataset', async () => {
  const of = await dataset()
  await spend(of, 'one')
  await ledger.keep(of, { key: 'one', cells: [], cost: { rho: '0.01', delta: '0' }, notes: [] })
  await database.db.deleteFrom('dataset').where('id', '=', of).execute()
  assert.deepEqual(await left(of), ['0.25', '0.6'])
  assert.equal(await ledger.kept('one'), undefined)
})

test('the first answer to a question is the one that is kept', async () => {
  const of = await dataset()
  const answer = { key: newId(), cells: [{ group: {}, value: '7', low: '1', high: '13' }], cost: { rho: '0.01', delta: '0' }, notes: [] }
  await ledger.keep(of, answer)
  await ledger.keep(of, { ...answer, cells: [] })
  assert.deepEqual(await ledger.kept(answer.key), answer)
})

test('a person asks for themself unless they act for an organisation', () => {
  assert.equal(budgetAsker({ person: 'p' }), 'person:p')
  assert.equal(budgetAsker({ person: 'p', organisation: { id: 'o' } }), 'organisation:o')
})
