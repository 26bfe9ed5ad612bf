import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { announce, newId, transact } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { addSecret, type Expiring, openKeyRing, replaceSecret, secretsOf } from './index.ts'
import { instantAt } from '../../law/time.ts'

const start = '2026-02-02T05:00:00.000Z'
const at = (hours: number) => instantAt(Date.parse(start) + hours * 3_600_000)

/** Keys of a kind in memory of the test, with the ring of one process. */
async function ground(t: TestContext) {
  const { db, listen, close } = await testDatabase()
  const closings: (() => Promise<void>)[] = []
  t.after(async () => {
    for (const one of closings) await one()
    await close()
  })
  const time = { now: at(0) }
  const keys: Expiring[] = [{ id: newId(), expiresAt: at(100) }]
  const ring = (kind = 'hours') => openKeyRing({ db, listen, now: () => time.now, whenClosing: (one) => { closings.push(one) } }, {
    kind, channel: 'test_keys', inForce: async (now) => keys.filter(({ expiresAt }) => expiresAt > now),
  })
  const of = { kind: 'hours', key: keys[0]!.id, begins: 'hk-' }
  return { db, time, keys, ring, of }
}

/** Acts, and waits until the ring has heard of it. */
async function heard(ring: { onChange(listener: () => void): () => void }, act: () => Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = ring.onChange(resolve)
  await act()
  await promise
  stop()
}

test('a secret opens its key in every process, until it is replaced and its time is over', async (t) => {
  const { db, time, keys, ring, of } = await ground(t)
  const [here, there] = [ring(), ring()]
  await Promise.all([here.ready, there.ready])
  let [first, second] = ['', '']
  await heard(there, () => transact(db, async (tx) => {
    first = await addSecret(tx, of, time.now)
    await announce(tx, 'test_keys')
  }))
  assert.match(first, /^hk-[\w-]{43}$/)
  assert.deepEqual([there.bySecret(first)?.id, there.bySecret('hk-other'), there.byId(of.key)?.id], [of.key, undefined, of.key])
  await heard(there, () => transact(db, async (tx) => {
    second = await replaceSecret(tx, of, time.now, at(2))
    await announce(tx, 'test_keys')
  }))
  assert.deepEqual([there.bySecret(first)?.id, there.bySecret(second)?.id], [of.key, of.key], 'both for two hours')
  time.now = at(3)
  assert.deepEqual([there.bySecret(first), there.bySecret(second)?.id], [undefined, of.key])
  await heard(there, () => transact(db, async (tx) => {
    keys.length = 0
    await announce(tx, 'test_keys')
  }))
  assert.equal(there.bySecret(second), undefined, 'nor does any when the key is revoked')
})

test('a secret is kept as its hash, shown by its end, and opens no key of another kind', async (t) => {
  const { db, time, ring, of } = await ground(t)
  const secret = await transact(db, (tx) => addSecret(tx, of, time.now))
  assert.ok(!JSON.stringify(await db.selectFrom('api_key_secret').selectAll().execute()).includes(secret))
  assert.deepEqual((await secretsOf(db, 'hours', [of.key], time.now)).get(of.key), [{ last4: secret.slice(-4), madeAt: time.now }])
  assert.deepEqual(await secretsOf(db, 'rooms', [of.key], time.now), new Map())
  const other = ring('rooms')
  await other.ready
  assert.equal(other.bySecret(secret), undefined)
})
