import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId, transact } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { Failure } from '../../law/failure.ts'
import type { Day, Instant } from '../../law/time.ts'
import { leftOf } from './budget.ts'
import { type BudgetLedger, budgetAsker, budgetLedger, budgetsOf, type Charge } from './ledger.ts'

const person = newId()
let database: TestDatabase
let ledger: BudgetLedger
let now: Instant = '2026-11-25T10:00:00.000Z'
/** What may be learnt of each in a year, as whoever keeps it says. */
const yearly = new Map<string, string>()
before(async () => {
  database = await testDatabase({ max: 20 })
  ledger = budgetLedger({ db: database.db, now: () => now, zone: 'Asia/Almaty', yearly: async (_, subject) => yearly.get(subject)! })
})
after(() => database.close())

/** Something of which so much may be learnt in a year. */
function thing(most = '2'): string {
  const subject = `thing:${newId()}`
  yearly.set(subject, most)
  return subject
}

const spend = (of: string, key: string, more: Partial<Charge> = {}) => transact(database.db, (tx) => ledger.spend(tx, {
  subject: of, asker: 'organisation:a', key, cost: { rho: '0.01', delta: '0' }, question: { key }, person, ...more,
}))
const left = async (of: string, asker = 'organisation:a') => {
  const { ofOne, ofAll } = await ledger.left(of, asker)
  return [leftOf(ofOne).rho, leftOf(ofAll).rho]
}
const isLimited = (error: unknown): boolean => error instanceof Failure && error.kind === 'limited'

test('a budget that nobody has touched is whole', async () => {
  assert.deepEqual(await left(thing()), ['0.2', '2'])
})

test('an answer is charged to its asker and to all together, and stands in the list of what was asked', async () => {
  const of = thing()
  assert.equal(await spend(of, 'one'), true)
  assert.deepEqual(await left(of), ['0.19', '1.99'])
  assert.deepEqual(await left(of, 'organisation:b'), ['0.2', '1.99'])
  assert.equal(await ledger.paid(of, 'organisation:a', 'one'), true)
  assert.equal(await ledger.paid(of, 'organisation:b', 'one'), false)
  assert.deepEqual(await ledger.asked(of, 'organisation:a', 10), [{ key: 'one', question: { key: 'one' }, at: '2026-11-25T10:00:00.000Z' }])
})

test('an equal question costs its asker nothing, and another asker their own budget alone', async () => {
  const of = thing()
  await spend(of, 'same')
  assert.equal(await spend(of, 'same'), false)
  assert.equal(await spend(of, 'same', { asker: 'organisation:b' }), true)
  assert.deepEqual(await left(of), ['0.19', '1.99'])
  assert.deepEqual(await left(of, 'organisation:b'), ['0.19', '1.99'])
})

test('fifty who spend at once never spend more than there is', async () => {
  const of = thing()
  const ended = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => spend(of, `question ${i}`)))
  assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 20)
  assert.ok(ended.every((one) => one.status === 'fulfilled' || isLimited(one.reason)))
  assert.deepEqual(await left(of), ['0', '1.8'])
})

test('fifty who ask the same at once pay once', async () => {
  const of = thing()
  const charged = await Promise.all(Array.from({ length: 50 }, () => spend(of, 'the same')))
  assert.equal(charged.filter(Boolean).length, 1)
  assert.deepEqual(await left(of), ['0.19', '1.99'])
})

test('fifty of many organisations at once never spend more than all may together', async () => {
  const of = thing('0.5')
  const ended = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => spend(of, `question ${i}`, { asker: `organisation:${i}`, cost: { rho: '0.05', delta: '0' } })))
  assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 10)
  assert.ok(ended.every((one) => one.status === 'fulfilled' || isLimited(one.reason)))
  const refused = ended.findIndex(({ status }) => status === 'rejected')
  assert.deepEqual(await left(of, `organisation:${refused}`), ['0.05', '0'], 'who was refused has paid nothing')
})

test('the database itself refuses to spend more than there is', async () => {
  const of = thing()
  await spend(of, 'one')
  await assert.rejects(database.db.updateTable('privacy_account').set({ spent_rho: '1' }).where('subject', '=', of).execute(), /check/)
})

test('a budget, what was asked and what was answered go with what they are of', async () => {
  const of = thing()
  await spend(of, 'one')
  await ledger.keep(of, { key: 'one', cells: [], cost: { rho: '0.01', delta: '0' }, notes: [] })
  await transact(database.db, (tx) => ledger.forget(tx, of))
  assert.equal(await database.db.selectFrom('privacy_account').select('year').where('subject', '=', of).executeTakeFirst(), undefined)
  assert.deepEqual([await ledger.kept('one'), await ledger.paid(of, 'organisation:a', 'one'), await left(of)], [undefined, false, ['0.2', '2']])
})

test('the first answer to a question is the one that is kept', async () => {
  const of = thing()
  const answer = { key: newId(), cells: [{ group: {}, value: '7', low: '1', high: '13' }], cost: { rho: '0.01', delta: '0' }, notes: [] }
  await ledger.keep(of, answer)
  await ledger.keep(of, { ...answer, cells: [] })
  assert.deepEqual(await ledger.kept(answer.key), answer)
})

test('a person asks for themself unless they act for an organisation', () => {
  assert.equal(budgetAsker({ person: 'p' }), 'person:p')
  assert.equal(budgetAsker({ person: 'p', organisation: { id: 'o' } }), 'organisation:o')
})

const publish = (of: string, key: string, rho = '0.05') => transact(database.db, (tx) => ledger.publish(tx, { subject: of, key, cost: { rho, delta: '0.000000001' }, question: { version: 1 } }))

test('what is published is charged to all together, once for the same data, and not read where the budget does not cover it', async () => {
  const of = thing('0.5')
  assert.equal(await publish(of, 'version 1'), true)
  assert.equal(await publish(of, 'version 1'), true)
  assert.deepEqual(await left(of), ['0.05', '0.45'])
  assert.equal(await publish(of, 'version 2', '0.46'), false)
  assert.deepEqual(await left(of), ['0.05', '0.45'])
})

test('what all together may learn opens by quarters, so that nobody ends a year in January; nobody takes more than a tenth', () => {
  const open = (day: Day) => {
    const { ofOne, ofAll } = budgetsOf('2', day)
    return [ofOne.total.rho, ofAll.total.rho]
  }
  assert.deepEqual((['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'] as const).map(open), [['0.2', '0.5'], ['0.2', '0.5'], ['0.2', '1'], ['0.2', '1.5'], ['0.2', '2']])
})

test('a new year opens a new budget on the clock of the country, and the account of all years goes on', async () => {
  const of = thing('0.5')
  await publish(of, 'version 1')
  for (let i = 0; i < 5; i += 1) await spend(of, `question ${i}`)
  await assert.rejects(spend(of, 'one more'), (error) => isLimited(error) && error instanceof Failure && error.text.en.includes('1 January 2027'))
  now = '2026-12-31T18:59:59.000Z' // Almaty is five hours ahead
  await assert.rejects(spend(of, 'one more'), isLimited)
  now = '2026-12-31T19:00:00.000Z'
  try {
    assert.deepEqual(await left(of), ['0.05', '0.125'])
    assert.equal(await spend(of, 'question 0'), false, 'what was paid for stays paid for')
    assert.equal(await spend(of, 'one more'), true)
    assert.deepEqual(await ledger.spent(of), {
      thisYear: { byPublication: '0', byAnswers: '0.01', askers: 1 }, ever: { byPublication: '0.05', byAnswers: '0.06', askers: 1, since: 2026 },
    })
    assert.equal((await ledger.left(of, 'organisation:a')).renews, '2027-04-01')
  } finally {
    now = '2026-11-25T10:00:00.000Z'
  }
})

test('an owner who lowers the amount below what was spent ends the year, and nothing is owed', async () => {
  const of = thing()
  await publish(of, 'version 1')
  yearly.set(of, '0.04')
  assert.deepEqual(await left(of), ['0.004', '0'])
  await assert.rejects(spend(of, 'one', { cost: { rho: '0.001', delta: '0' } }), isLimited)
  assert.equal(await publish(of, 'version 2'), false)
})
