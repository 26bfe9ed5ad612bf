import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId, transact } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { charge, hold, type LastingBudget, reclaim, standingOf } from './index.ts'

const now = '2026-03-02T05:00:00.000Z'
const budget: LastingBudget = { keeper: 'test', scope: 'grant:1', unit: 'seconds', startsAt: now, endsAt: '2026-06-01T00:00:00.000Z', most: 100n }
let database: Awaited<ReturnType<typeof testDatabase>>
before(async () => { database = await testDatabase() })
after(() => database.close())

const stands = async (scope = budget.scope) => (await standingOf(database.db, { keeper: 'test', unit: 'seconds', scopes: [scope] })).get(scope)

test('a thing holds what it may use or nothing, keeps it however long nobody stirs, and is charged what it used', async () => {
  const [job, other] = [newId(), newId()]
  await transact(database.db, async (tx) => {
    assert.equal(await hold(tx, budget, job, 60n, now), true)
    assert.equal(await hold(tx, budget, other, 41n, now), false)
    assert.equal(await hold(tx, budget, other, 40n, now), true)
  })
  await reclaim({ db: database.db, now: () => '2026-05-30T05:00:00.000Z' })
  assert.deepEqual(await stands(), { spent: 0n, held: 100n })
  await transact(database.db, async (tx) => {
    assert.equal(await charge(tx, budget, job, { used: 20n, ends: false }), 0n) // the run before it was requeued
    assert.equal(await charge(tx, budget, job, { used: 15n, ends: true }), 0n)
  })
  assert.deepEqual(await stands(), { spent: 35n, held: 40n })
})

test('what is used beyond a hold comes from what nobody holds, and what the budget does not bear is told and charged to nobody', async () => {
  const small = { ...budget, scope: 'grant:2', most: 50n }
  const [job, other] = [newId(), newId()]
  await transact(database.db, async (tx) => {
    assert.equal(await hold(tx, small, job, 10n, now), true)
    assert.equal(await hold(tx, small, other, 20n, now), true)
    assert.equal(await charge(tx, small, job, { used: 45n, ends: true }), 15n)
    assert.equal(await charge(tx, small, newId(), { used: 7n, ends: true }), 7n)
    assert.equal(await charge(tx, small, other, { used: 0n, ends: true }), 0n)
  })
  assert.deepEqual(await stands('grant:2'), { spent: 30n, held: 0n })
})

test('of many who want the last of a budget at once exactly as many hold it as it bears', async () => {
  const scarce = { ...budget, scope: 'grant:3', most: 30n }
  const held = await Promise.all(Array.from({ length: 8 }, () => transact(database.db, (tx) => hold(tx, scarce, newId(), 10n, now))))
  assert.equal(held.filter((one) => one).length, 3)
  assert.deepEqual(await stands('grant:3'), { spent: 0n, held: 30n })
})
