/** Specifies what a process knows of orders while the network between it and the database is silent. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from '../database/index.ts'
import { layWire } from '../database/testing-wire.ts'
import { same } from '../../law/text.ts'
import { testParties } from '../parties/testing.ts'
import { openOrders } from './index.ts'

/** Waits for a state; a test that waits in vain is ended by its limit. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20)
}

test('a process that hears nothing knows that it does not know, and learns of an order as soon as it hears again', { timeout: 60_000 }, async (t) => {
  const parties = await testParties()
  const wire = await layWire(parties.database.url)
  const far = await openDatabase(wire.url, { keepAlive: false })
  const orders = await openOrders({ db: far.db, listen: far.listen, hears: far.hears, now: parties.now, journal: parties.journal })
  const near = await openOrders({ db: parties.database.db, listen: parties.database.listen, hears: parties.database.hears, now: parties.now, journal: parties.journal })
  t.after(async () => {
    wire.mend()
    await orders.close()
    await near.close()
    await wire.close()
    await far.close().catch(() => undefined)
    await parties[Symbol.asyncDispose]()
  })
  assert.ok(orders.current())
  // An ordinary process: some connections rest in its pool, and one is at work; all of them stay dead when the network is back, as behind a firewall that has forgotten them.
  await Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.1)`.execute(far.db)))
  const atWork = far.db.connection().execute(async (connection) => {
    await sql`select 1`.execute(connection)
    wire.silence()
    await sql`select 2`.execute(connection)
  })
  const ended = assert.rejects(atWork, /silent/)
  const administrator = { ...await parties.acting(await parties.someone('Ержан Болат')), roles: ['administrator'] }
  const order = await parties.act((tx) => near.suspend(tx, administrator, { subject: 'model:a', reason: same('Тексеру'), office: 'administrator' }))
  await until(() => !orders.current())
  assert.equal(orders.standing('model:a'), undefined, 'the order could not come')
  wire.mend()
  await until(() => orders.current())
  assert.equal(orders.standing('model:a')?.id, order, 'whoever says that they know, knows')
  await ended
})
