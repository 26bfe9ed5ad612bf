/** Specifies orders: in whose name they stand, who lifts them, and that whoever acts knows their own act at once. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { same } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import { type Actor } from '../parties/index.ts'
import { transact } from '../database/index.ts'
import { testParties, type TestParties } from '../parties/testing.ts'
import { mayLift, openOrders, type Orders, ordersAgree, usedBy } from './index.ts'

const refused = (error: unknown): boolean => error instanceof Failure && error.kind === 'refused'
const conflict = (error: unknown): boolean => error instanceof Failure && error.kind === 'conflict'

interface House {
  readonly parties: TestParties
  readonly orders: Orders
  readonly owner: Actor
  /** Somebody in office with these roles. */
  office(...roles: readonly string[]): Promise<Actor>
  suspend(by: Actor, subject: string, office?: string, alsoLiftedBy?: readonly string[]): Promise<string>
  lift(by: Actor, which: Parameters<Orders['lift']>[2]): Promise<void>
}

/** Orders in a process that no notice ever reaches: what it knows it knows by itself. */
async function house(t: TestContext): Promise<House> {
  const parties = await testParties()
  const orders = await openOrders({ db: parties.database.db, listen: async () => async () => undefined, hears: () => true, now: parties.now, journal: parties.journal })
  t.after(async () => {
    await orders.close()
    await parties[Symbol.asyncDispose]()
  })
  const session = await parties.someone('Айгүл Серік')
  const self = await parties.acting(session)
  const { id } = await parties.act((tx) => parties.parties.addOrganisation(tx, self, { number: '240340012341', name: '«Үлгі» ЖШС' }))
  return {
    parties, orders, owner: await parties.acting(session, id),
    async office(...roles) {
      const actor = await parties.acting(await parties.someone('Ержан Болат'))
      return { ...actor, roles }
    },
    suspend: (by, subject, office, alsoLiftedBy = []) => parties.act((tx) => orders.suspend(tx, by, { subject, reason: same('Тексеру'), alsoLiftedBy, ...(office !== undefined && { office }) })),
    lift: (by, which) => parties.act((tx) => orders.lift(tx, by, which)),
  }
}

test('an order is known to the process that gave it as soon as it is committed, and so is its end', async (t) => {
  const { orders, office, suspend, lift } = await house(t)
  const authority = await office('administrator')
  let told = 0
  orders.onChange(() => { told += 1 })
  const order = await suspend(authority, 'model:a', 'administrator')
  assert.equal(orders.standing('model:a')?.id, order)
  assert.ok(told > 0, 'streams under way are told')
  await lift(authority, { order })
  assert.equal(orders.standing('model:a'), undefined)
})

test('an order that is rolled back was never known', async (t) => {
  const { orders, parties, office } = await house(t)
  const authority = await office('administrator')
  await assert.rejects(transact(parties.database.db, async (tx) => {
    await orders.suspend(tx, authority, { subject: 'model:a', reason: same('Тексеру'), office: 'administrator' })
    throw new Error('no')
  }), /no/)
  assert.equal(orders.standing('model:a'), undefined)
  assert.deepEqual(await orders.list(), [])
})

test('those whom an order binds do not lift it, nor does another office, whatever its rank', async (t) => {
  const { orders, office, owner, suspend, lift } = await house(t)
  const authority = await office('administrator')
  const order = await suspend(authority, 'dataset:a', 'administrator')
  for (const other of [owner, { ...owner, organisation: undefined, roles: [] } as unknown as Actor, await office('language-model.engineer')]) {
    await assert.rejects(lift(other, { order }), refused)
    assert.ok(!mayLift(other, orders.standing('dataset:a')!))
  }
  assert.equal(orders.standing('dataset:a')?.id, order)
  await lift(await office('administrator', 'language-model.engineer'), { order })
  assert.equal(orders.standing('dataset:a'), undefined, 'a colleague in the same office lifts it')
})

test('orders of several issuers stand on one subject, and it is free when none does', async (t) => {
  const { orders, parties, office, owner, suspend, lift } = await house(t)
  const authority = await office('administrator')
  await suspend(owner, 'dataset:a')
  await suspend(authority, 'dataset:a', 'administrator')
  await assert.rejects(suspend(owner, 'dataset:a'), conflict, 'each has one')
  assert.deepEqual((await orders.list()).map(({ issuer }) => issuer), [`organisation:${owner.organisation!.id}`, 'role:administrator'])
  await lift(owner, { subject: 'dataset:a' })
  assert.equal(orders.standing('dataset:a')?.issuer, 'role:administrator')
  await assert.rejects(lift(owner, { subject: 'dataset:a' }), (error: unknown) => error instanceof Failure && error.kind === 'not found')
  await lift(authority, { subject: 'dataset:a', office: 'administrator' })
  assert.equal(orders.standing('dataset:a'), undefined)
  await parties.journal.sequence()
  const { entries } = await parties.journal.list({ type: 'order.lifted', page: 1, size: 9 })
  assert.equal(entries.length, 2)
})

test('an order may name who lifts it besides its issuer', async (t) => {
  const { orders, office, suspend, lift } = await house(t)
  const [engineer, head] = [await office('language-model.engineer'), await office('language-model.head')]
  const order = await suspend(engineer, 'api-key:a', 'language-model.engineer', ['language-model.head'])
  await suspend(head, 'api-key:a', 'language-model.head')
  await lift(head, { order })
  await assert.rejects(lift(engineer, { order: orders.standing('api-key:a')!.id }), refused)
})

test('nobody orders in an office that is not theirs, or lifts in office an order on themselves or their company', async (t) => {
  const { orders, office, owner, suspend, lift } = await house(t)
  await assert.rejects(suspend(owner, 'model:a', 'administrator'), refused)
  await assert.rejects(suspend(await office('language-model.engineer'), 'model:a', 'administrator'), refused)
  const authority = await office('administrator')
  const [company, person] = [await suspend(authority, `organisation:${owner.organisation!.id}`, 'administrator'), await suspend(authority, `person:${owner.person}`, 'administrator')]
  const inOffice: Actor = { person: owner.person, name: owner.name, roles: ['administrator'] }
  await assert.rejects(lift(inOffice, { order: company }), refused)
  await assert.rejects(lift(inOffice, { order: person }), refused)
  await lift(authority, { order: company })
  await lift(authority, { order: person })
  assert.deepEqual(await orders.list(), [])
})

test('what an order reaches, leaves open and when it ends is what the journal says', async (t) => {
  const { orders, parties, office } = await house(t)
  const { db } = parties.database
  const authority = await office('inspector')
  const differs = async (): Promise<readonly string[]> => transact(db, async (tx) => (await Promise.all(ordersAgree.map((compare) => compare(tx)))).flat().map(({ en }) => en))
  const given = { reason: same('Тексеру'), office: 'inspector' }
  const soon = instantAt(Date.parse(parties.now()) + 60_000)
  await parties.act((tx) => orders.suspend(tx, authority, { ...given, subject: 'entry:a', reaches: ['model:a', usedBy('dataset:b', 'organisation:c')], lapsesAt: soon }))
  await parties.act((tx) => orders.suspend(tx, authority, { ...given, subject: 'model:b', restricts: { purposes: ['research'], requestsPerMinute: 5 } }))
  assert.deepEqual(['entry:a', 'model:a', 'dataset:b@organisation:c', 'dataset:b', 'model:b'].map((subject) => orders.standing(subject) !== undefined), [true, true, true, false, false])
  assert.deepEqual(orders.restricting('model:b').map(({ restricts }) => restricts), [{ purposes: ['research'], requestsPerMinute: 5 }])
  await assert.rejects(parties.act((tx) => orders.suspend(tx, authority, { ...given, subject: 'entry:a', restricts: { requestsPerMinute: 1 } })), conflict, 'what is suspended is not restricted')
  assert.deepEqual(await differs(), [])
  await sql`update suspension set reaches = '{}' where subject = 'entry:a'`.execute(db)
  await sql`update suspension set restricts = '{"requestsPerMinute": 500}' where subject = 'model:b'`.execute(db)
  assert.equal((await differs()).length, 2, 'whoever changes the table is found')
})
