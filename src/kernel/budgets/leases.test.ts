import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { goneOf, openLeases, openStore, recount, type Standing } from './index.ts'
import { spansAt } from './spans.ts'

const now = '2026-02-02T05:00:00.000Z'
const spans = spansAt(now, 'Asia/Almaty')

/** Hours of a machine that whoever keeps them gives out, in two processes. */
async function ground(t: TestContext) {
  const { db, close } = await testDatabase()
  t.after(close)
  const standings: Standing[] = []
  const written: string[] = []
  const process = (keeper: string, before = 0n) => {
    const holder = newId()
    const store = openStore({ db, now: () => now, keeper, holder, before: async () => before, standing: async (_, told) => void standings.push(...told) })
    const noted: string[] = []
    const leases = openLeases({
      db, now: () => now, keeper, holder, store, patience: 0,
      records: { take: () => (noted.length > 0 ? noted.splice(0) : undefined), write: async (_, of, all: readonly string[]) => void written.push(...all.map((one) => `${one} of batch ${of.batch}`)) },
    })
    const account = () => leases.account({ scope: 'company:1', unit: 'hours', period: 'month', span: spans.month, most: 100n })
    return {
      leases, noted,
      /** Uses so many hours, where there are any: answers whether. */
      async use(hours: bigint): Promise<boolean> {
        const budget = account()
        await leases.lease([[budget, hours]])
        if (budget.free < hours) return false
        budget.take(hours)
        budget.end(hours, hours)
        return true
      },
    }
  }
  const gone = (keeper: string) => goneOf(db, { keeper, scope: 'company:1', spans, now })
  return { db, process, gone, standings, written }
}

test('hours are spent to the last one and no further, by whichever process', async (t) => {
  const it = await ground(t)
  const [one, other] = [it.process('machines'), it.process('machines')]
  assert.deepEqual([await one.use(60n), await one.use(30n)], [true, true])
  await one.leases.close()
  assert.deepEqual([await other.use(20n), await other.use(10n), await other.use(1n)], [false, true, false])
  await other.leases.close()
  assert.deepEqual(await it.gone('machines'), [{ unit: 'hours', period: 'month', gone: 100n }])
  assert.equal(it.standings.some(({ refusing, unit }) => refusing && unit === 'hours'), true, 'and whoever answers for the budget can be told')
})

test('two keepers that call theirs the same do not spend from one budget', async (t) => {
  const it = await ground(t)
  const [machines, rooms] = [it.process('machines'), it.process('rooms')]
  assert.deepEqual([await machines.use(100n), await rooms.use(100n)], [true, true])
  await machines.leases.close()
  await rooms.leases.close()
  assert.deepEqual([(await it.gone('machines'))[0]?.gone, (await it.gone('rooms'))[0]?.gone], [100n, 100n])
})

test('what was used before a budget is entered counts, and can be counted anew', async (t) => {
  const it = await ground(t)
  const late = it.process('machines', 95n)
  assert.deepEqual([await late.use(6n), await late.use(5n)], [false, true])
  await late.leases.close()
  await it.db.transaction().execute((tx) => recount(tx, { keeper: 'machines', scope: 'company:1', now }, ({ unit, span }) => {
    assert.deepEqual([unit, span], ['hours', '2026-02'])
    return Promise.resolve(40n)
  }))
  assert.equal((await it.gone('machines'))[0]?.gone, 40n)
})

test('the record of what hours were used for is written with them', async (t) => {
  const it = await ground(t)
  const one = it.process('machines')
  await one.use(10n)
  one.noted.push('a run')
  await one.leases.flush()
  assert.deepEqual(it.written, ['a run of batch 1'])
  await one.leases.flush()
  assert.deepEqual(it.written, ['a run of batch 1'], 'once')
  await one.leases.close()
})
