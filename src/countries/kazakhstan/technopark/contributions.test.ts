/** Every tenge of contributions, of what is owed on them and of the charge for paying late is the same when PostgreSQL reckons it by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { lateCharge } from '../../../law/late-charge.ts'
import { keepTo } from '../../../law/conventions.ts'
import { conventions } from '../conventions.ts'
import { knownRegime } from './regime.ts'
import { differing, history, reckon } from './testing-contributions.ts'

test('contributions, debts by age and late charges of sixty residents over twenty quarters are what numeric arithmetic of the database makes of them', async (t) => {
  keepTo(conventions)
  const { db, close } = await testDatabase({ migrations: [] })
  t.after(close)
  const all = [...history(60, 20)]
  assert.deepEqual(await differing(db, all, '2026-03-31'), [])
  const reckoned = all.map((one) => reckon(one, '2026-03-31'))
  assert.ok(reckoned.filter(({ late }) => late > 0n).length > 100 && reckoned.filter(({ outstanding }) => outstanding > 0n).length > 20, 'the history has what is late and what is owed')
})

test('the charge for paying late is not set, and says since when something would be charged', () => {
  const charge = lateCharge({ terms: [{ owed: [{ due: '2026-04-28', amount: 1_000_000n }] }], paid: [], rate: knownRegime.lateCharge, on: '2026-05-10' })
  assert.deepEqual([charge.status, charge.status === 'not set' && charge.since], ['not set', '2026-04-29'])
  assert.deepEqual(lateCharge({ terms: [{ owed: [{ due: '2026-04-28', amount: 1_000_000n }] }], paid: [{ day: '2026-04-28', amount: 1_000_000n }], rate: knownRegime.lateCharge, on: '2026-05-10' }), { status: 'none' })
})
