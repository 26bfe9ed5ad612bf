import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { type Limit, officeOver, openLimits, smallest } from './limits.ts'

type Unit = 'hours' | 'money'
const units = ['hours', 'money'] as const
const day = (unit: Unit, most: bigint): Limit<Unit> => ({ unit, period: 'day', most })

test('of several limits on the same the smallest holds, and what the office said goes before the standard', () => {
  assert.deepEqual(smallest(units, [day('money', 9n), day('hours', 5n), day('hours', 3n)]), [day('hours', 3n), day('money', 9n)])
  assert.deepEqual(officeOver([day('hours', 8n)], [day('hours', 2n), day('money', 1n)]), [day('hours', 8n), day('money', 1n)])
})

test('every process knows a limit that one has set; those of another keeper, who calls theirs the same, bind nobody here', async (t) => {
  const { db, listen, close } = await testDatabase()
  const closing: (() => Promise<void>)[] = []
  t.after(async () => {
    for (const end of closing) await end()
    await close()
  })
  const now = () => '2026-02-02T05:00:00.000Z' as const
  const opened = (keeper: string) => openLimits<Unit, string>({ db, listen, now, whenClosing: (end) => closing.push(end) }, {
    keeper, units, standard: (scope) => (scope === 'all' ? [day('hours', 100n)] : []), before: async () => 0n,
  })
  const [one, other, stranger] = [opened('machines'), opened('machines'), opened('halls')]
  await Promise.all([one.ready, other.ready, stranger.ready])
  assert.deepEqual(one.inForce('all'), [day('hours', 100n)])

  const before = other.version()
  await transact(db, async (tx) => {
    await one.set(tx, 'person:a', 'all', [day('hours', 40n), day('money', 7n)], { byOffice: false })
    await one.set(tx, 'person:b', 'all', [day('hours', 60n)], { byOffice: true })
  })
  await t.waitFor(() => assert.ok(other.version() > before && one.inForce('all').length === 2))
  for (const process of [one, other]) {
    assert.deepEqual(process.inForce('all'), [day('hours', 40n), day('money', 7n)], 'the smaller one of what was chosen and what is allowed')
    assert.deepEqual([process.chosen('all'), process.allowed('all')], [[day('hours', 40n), day('money', 7n)], [day('hours', 60n)]])
  }
  assert.deepEqual([stranger.inForce('all'), await stranger.saidByOffice(), await one.saidByOffice()], [[day('hours', 100n)], [], ['all']])
})
