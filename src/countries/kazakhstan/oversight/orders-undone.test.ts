/** Specifies that what undoes an order about a system, a lifting or an appeal, undoes that order and nothing that came to stand since. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { ordersOn } from '../../../kernel/order-appeals.ts'
import { ordersAwait } from '../../../kernel/orders/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
let judges: readonly [Actor, Actor]

before(async () => {
  at = await openOversight()
  judges = [await at.world.officer('oversight.appeals'), await at.world.officer('oversight.appeals')]
})
after(() => at.world.close())

const why = { ground: 'incident', facts: 'Қате сұрыптау зиян келтірді.', remedy: 'Моделін түзету.' }

/** Proposes and signs a procedure of two people about a decision; answers the decision that orders. */
async function ordered(kind: string, outcome: string, about: string, facts: Facts = why): Promise<string> {
  const id = await at.opened(at.inspector, `oversight.${kind}`, about, facts)
  await at.act(at.inspector, id, 'propose', { sign: true })
  await at.act(at.head, id, outcome, { sign: true })
  return at.decisionOf(id)
}
const suspended = (about: string): Promise<string> => ordered('suspension', 'suspend', about)
const lifted = (order: string): Promise<string> => ordered('lifting', 'lift', order, { removed: 'Түзетілді.' })

const appealed = (order: string): Promise<string> => at.filedAbout(at.owner, 'oversight.appeal', order, { objections: 'Зиян болған жоқ.' })
async function annulled(appeal: string): Promise<void> {
  await at.act(judges[0], appeal, 'proposeAnnul')
  await at.act(judges[1], appeal, 'annul', { sign: true })
}

const asked = async (system: string): Promise<string> => { const id = await at.filed(at.owner, 'oversight.removal', { why: 'Қолданыстан шықты.' }, system); await at.act(at.officer, id, 'propose'); return id }
const struck = (removal: string): Promise<void> => at.act(at.head, removal, 'strike', { sign: true })

const stateOf = async (system: string): Promise<string> => (await at.world.kernel.registers.find(system, at.owner))!.state
const standing = async (system: string): Promise<readonly (string | undefined)[]> => (await at.world.kernel.orders.list()).filter(({ subject }) => subject === `entry:${system}`).map(({ decision }) => decision)

test('an appeal against a suspension that was lifted meanwhile is granted, and the system goes on', async () => {
  const { number, decision } = await at.registered()
  const order = await suspended(decision)
  const appeal = await appealed(order)
  await lifted(order)
  await annulled(appeal)
  assert.equal((await at.world.kernel.decisions.find(order))!.status.status, 'revoked')
  assert.deepEqual([await stateOf(number), await standing(number)], ['entered', []])
})

test('an appeal against an earlier suspension leaves the later one as it stands, which is then lifted as any other', async () => {
  const { number, decision } = await at.registered()
  const earlier = await suspended(decision)
  const appeal = await appealed(earlier)
  await lifted(earlier)
  const later = await suspended(decision)
  await annulled(appeal)
  assert.deepEqual([await stateOf(number), await standing(number)], ['suspended', [later]])
  await lifted(later)
  assert.deepEqual([await stateOf(number), await standing(number)], ['entered', []])
})

test('neither an appeal against a suspension nor its lifting puts a withdrawn system back into the register', async () => {
  for (const undone of [async (order: string) => annulled(await appealed(order)), lifted]) {
    const { number, decision } = await at.registered()
    const removal = await asked(number)
    const order = await suspended(decision)
    await struck(removal)
    await undone(order)
    assert.deepEqual([await stateOf(number), await standing(number)], ['struck', []])
  }
})

test('a suspension that stands is restored by the appeal against it, and what was lifted is not lifted again', async () => {
  const { number, decision } = await at.registered()
  const order = await suspended(decision)
  await annulled(await appealed(order))
  assert.deepEqual([await stateOf(number), await standing(number)], ['entered', []])
  const again = await suspended(decision)
  await lifted(again)
  await assert.rejects(lifted(again), { kind: 'conflict' })
})

test('a certificate that one order gives back while another takes it stays held up', async () => {
  const { db, orders, decisions } = at.world.kernel
  const { number, decision } = await at.registered()
  const provisional = await at.opened(at.inspector, 'oversight.provisional-suspension', decision, { ground: 'incident', facts: 'Зиян келуі мүмкін.' })
  await at.act(at.inspector, provisional, 'suspend', { sign: true })
  const { id: first } = orders.standing(`entry:${number}`)!
  const [given, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const lifting = transact(db, async (tx) => {
    await orders.lift(tx, at.inspector, { order: first })
    given.resolve()
    await go.promise
  })
  await given.promise
  const ended = new AbortController()
  const suspending = suspended(decision).finally(() => { ended.abort() })
  const waits = async (): Promise<boolean> => (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0
  while (!ended.signal.aborted && !await waits());
  go.resolve()
  await Promise.all([lifting, suspending])
  assert.equal((await decisions.find(decision))!.status.status, 'suspended')
  assert.equal((await standing(number)).length, 1)
})

test('an owner is waited for with an order on a system of theirs, until it ends, and one that an administrator gave is appealed by itself', async () => {
  const { db, now, orders } = at.world.kernel
  const awaits = async (): Promise<number> => (await ordersAwait.rows(at.owner, { now: now(), today: '2026-02-02' })!.execute(db)).rows.length
  const { number, decision } = await at.registered()
  const before = await awaits()
  const order = await suspended(decision)
  assert.equal(await awaits(), before + 1)
  await lifted(order)
  assert.equal(await awaits(), before)
  const administrator = await at.world.officer('administrator')
  const given = await transact(db, (tx) => orders.suspend(tx, administrator, { subject: `entry:${number}`, reason: { kk: 'а', ru: 'а', en: 'a' }, office: 'administrator', decision }))
  assert.equal((await ordersOn(at.world.kernel, at.owner.person)).filter(({ id }) => id === given).length, 1)
  await at.world.kernel.cases.begin(at.owner, { procedure: 'orders.appeal', subject: given })
})
