/** Specifies the orders of the administrator as what they are: decisions of declared procedures, in force with one click. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gardens } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { openWorldOf } from '../../kernel/testing.ts'
import { kazakhstan } from './index.ts'
import { openWorld, type World } from './testing.ts'

const words = { kk: 'Тексеру жүріп жатыр.', ru: 'Идёт проверка.', en: 'An inspection is under way.' }
let world: World
let administrator: Actor
let company: NonNullable<Actor['organisation']>
before(async () => {
  world = await openWorld()
  administrator = await world.officer('administrator')
  company = (await world.founder()).organisation!
})
after(() => world.close())

const send = (actor: Actor, form: Readonly<Record<string, string>>, path = '/en/admin/orders') =>
  testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor } }).ask(path, { form })
const decided = async (procedure: string) => (await world.kernel.decisions.standing([procedure], ['dismiss']))

test('one click suspends at once, by a sealed decision that the journal names; another lifts it', async () => {
  const { orders, journal, decisions, db } = world.kernel
  const subject = `organisation:${company.id}`
  assert.equal((await send(administrator, { bin: company.identifier.value, ...words })).status, 303)
  const order = orders.standing(subject)!
  assert.deepEqual([order.issuer, order.reason], ['role:administrator', words])
  const [decision] = await decided('programme.suspension')
  const { record, status } = (await decisions.find(decision!.id))!
  assert.match(record.number, /^PRG-/)
  assert.deepEqual([status.status, record.facts['on']], ['in force', subject])
  const [entry] = await journal.entriesOf(subject)
  assert.deepEqual([entry!.type, (entry!.body as { decision: string }).decision], ['order.suspended', decision!.id])

  assert.equal((await send(administrator, { order: order.id }, '/en/admin/orders/lift')).status, 303)
  assert.equal(orders.standing(subject), undefined)
  const [lifted] = await journal.entriesOf(subject)
  assert.deepEqual([lifted!.type, (lifted!.body as { decision: string }).decision], ['order.lifted', (await decided('programme.lift'))[0]!.id])
  assert.deepEqual(await reconcile(db), [])
})

test('nobody else orders or lifts, an office lifts no order of another, and a fault is said at its field', async () => {
  const { orders, db, cases } = world.kernel
  const officer = await world.officer('technopark.officer')
  assert.equal((await send(officer, { subject: 'model:x', ...words })).status, 403)
  await assert.rejects(transact(db, (tx) => cases.openOfItself(tx, officer, { procedure: 'programme.suspension', key: 'k', facts: { subject: 'model:x', ...words } })))
  const theirs = await transact(db, (tx) => orders.suspend(tx, officer, { subject: 'model:x', reason: words, office: 'technopark.officer' }))
  assert.equal((await send(administrator, { order: theirs }, '/en/admin/orders/lift')).status, 403)
  assert.ok(orders.standing('model:x'))
  for (const [form, said] of [
    [{ ...words }, /Give the number of an organisation/], [{ ...words, subject: 'no kind' }, /A subject is written/], [{ ...words, bin: '240340000010' }, /No organisation with this number|BIN/],
    [{ subject: 'model:y', kk: words.kk, ru: words.ru }, /Reason in English/],
  ] as const) {
    const answer = await send(administrator, form)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), said)
  }
  assert.equal(orders.standing('model:y'), undefined)
})

test('two at once on one subject: one order stands, the other is told, and of it no decision is left', async () => {
  const before = (await decided('programme.suspension')).length
  const answers = await Promise.all([send(administrator, { subject: 'model:z', ...words }), send(administrator, { subject: 'model:z', ...words })])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
  assert.equal((await decided('programme.suspension')).length, before + 1)
  assert.equal(world.kernel.orders.allStanding('model:z').length, 1)
})

test('an order from before there was the procedure is lifted by it', async () => {
  const { orders, db } = world.kernel
  const old = await transact(db, (tx) => orders.suspend(tx, administrator, { subject: 'model:old', reason: words, office: 'administrator' }))
  assert.equal((await send(administrator, { order: old }, '/en/admin/orders/lift')).status, 303)
  assert.equal(orders.standing('model:old'), undefined)
})

test('where an order is declared with a step of its own, whoever sends it is taken to its case, and nothing is said to be in force', async (t) => {
  const suspension = kazakhstan('law').procedures.find(({ id }) => id === 'programme.suspension')!
  const { order } = suspension.steps as Record<string, Procedure['steps'][string]>
  const looked: Procedure = {
    ...suspension, opens: { by: 'office', role: 'administrator' }, offices: { ...suspension.offices, officer: same('Officer') }, clock: { ...suspension.clock, from: 'look' }, starts: 'look',
    steps: {
      look: { ...order!, by: { role: 'officer' }, outcomes: { on: { label: same('Go on'), to: 'order' } } },
      order: { ...order!, notBy: ['look'], sign: true },
    },
  }
  const slow = await openWorldOf(gardens([...gardens().procedures, looked]))
  t.after(() => slow.close())
  const actor = await slow.officer('administrator')
  const answer = await testPortal({ routes: deskRoutes(slow.kernel, {}), session: { actor } }).ask('/en/admin/orders', { form: { subject: 'model:x', ...words } })
  assert.equal(answer.status, 303, await answer.text())
  assert.match(answer.headers.get('location')!, /\/desk\/cases\/[0-9a-f-]+$/)
  assert.equal(slow.kernel.orders.standing('model:x'), undefined)
})
