import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDebts } from './debts.ts'

const until = async (holds: () => boolean): Promise<void> => {
  for (const began = performance.now(); !holds();) {
    assert.ok(performance.now() - began < 60_000, `never: ${holds}`)
    await new Promise((wait) => { setImmediate(wait) })
  }
}

/** Debts before a database that answers when the test says so; `charged` tells of which, in order. */
function opened() {
  const lends: PromiseWithResolvers<readonly []>[] = []
  const [charged, reports]: [string[], unknown[]] = [[], []]
  const debts = openDebts({
    lend: () => {
      const lend = Promise.withResolvers<readonly []>()
      lends.push(lend)
      return lend.promise
    },
    askOthers: async () => undefined, patience: 0, report: (error) => { reports.push(error) },
  })
  const owe = (name: string): void => debts.owe({ claims: [], charge: () => { charged.push(name) } })
  /** Whether what is owed now has been collected. */
  const asks = (): { done: boolean } => {
    const asked = { done: false }
    void (async () => {
      await debts.collected()
      asked.done = true
    })()
    return asked
  }
  return { debts, owe, asks, lends, charged, reports }
}

test('who waits for what is owed now waits for nothing that comes meanwhile', async () => {
  const { debts, owe, asks, lends, charged } = opened()
  owe('first')
  const first = asks()
  await until(() => lends.length === 1)
  owe('second')
  const second = asks()
  lends[0]!.resolve([])
  await until(() => first.done && lends.length === 2)
  assert.deepEqual([charged, second.done], [['first'], false])
  owe('third')
  lends[1]!.resolve([])
  await until(() => second.done && lends.length === 3)
  assert.deepEqual(charged, ['first', 'second'])
  lends[2]!.resolve([])
  await debts.collected()
  assert.deepEqual(charged, ['first', 'second', 'third'])
})

test('what a database that is away could not lend waits for the next flush, and is charged once', async () => {
  const { debts, owe, asks, lends, charged, reports } = opened()
  owe('first')
  const first = asks()
  await until(() => lends.length === 1)
  lends[0]!.reject(new Error('away'))
  await until(() => first.done)
  assert.deepEqual([charged, reports.length, lends.length], [[], 1, 1])
  const closed = debts.close()
  await until(() => lends.length === 2)
  lends[1]!.resolve([])
  await closed
  assert.deepEqual(charged, ['first'])
})

test('what comes while the close waits is charged by it, and not again by the round that had begun with it', async () => {
  const { debts, owe, asks, lends, charged } = opened()
  owe('first')
  await until(() => lends.length === 1)
  const closed = debts.close()
  owe('second')
  lends[0]!.resolve([])
  await until(() => lends.length === 2)
  await closed
  assert.deepEqual(charged, ['first', 'second'])
  const after = asks()
  lends[1]!.resolve([])
  await until(() => after.done)
  await debts.collected()
  assert.deepEqual(charged, ['first', 'second'])
})
