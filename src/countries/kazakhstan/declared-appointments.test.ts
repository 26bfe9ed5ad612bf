/** Specifies appointments as what they are: decisions of declared procedures, each body's for itself, in force with one click and exactly once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { bodyRoutes } from '../../portal/bodies/index.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { openWorld, type World } from './testing.ts'

let world: World
let programme: Actor
let own: Actor
before(async () => {
  world = await openWorld()
  programme = await world.officer('administrator')
  own = await world.officer('technopark.administrator')
})
after(() => world.close())

const page = '/en/bodies/technopark/offices'
const ask = (actor: Actor, path: string, form?: Readonly<Record<string, string>>) =>
  testPortal({ routes: [...bodyRoutes(world.kernel), ...deskRoutes(world.kernel, {})], session: { actor } }).ask(path, form && { form })
/** Somebody who can be appointed, with their address. */
async function colleague(): Promise<{ readonly person: string; readonly email: string }> {
  const { person } = await world.officer()
  return { person, email: (await world.kernel.parties.person(person))!.email! }
}
const rolesOf = (person: string) => world.kernel.parties.rolesOf(person)
const decided = async (procedure: string) => world.kernel.decisions.standing([procedure], ['dismiss'])
const open = (by: Actor, procedure: string, facts: Readonly<Record<string, string>>, rest: { readonly key?: string; readonly body?: string } = {}) =>
  transact(world.kernel.db, (tx) => world.kernel.cases.openOfItself(tx, by, { procedure, facts, key: crypto.randomUUID(), ...rest }))

test('with one click the administrator of a body appoints by a decision that the body numbers and seals, the journal names it, and another ends it', async () => {
  const { journal, decisions, db } = world.kernel
  const { person, email } = await colleague()
  const answer = await ask(own, `${page}/appoint`, { person: email, office: 'technopark.officer', ground: 'Order 7' })
  assert.equal(answer.status, 303, await answer.text())
  assert.deepEqual(await rolesOf(person), ['technopark.officer'])
  const [decision] = (await decided('programme.appointment')).slice(-1)
  const { record } = (await decisions.find(decision!.id))!
  assert.match(record.number, /^TP-/)
  assert.deepEqual([record.facts['account'], record.facts['office'], record.decidedBy.office.en], [person, 'technopark.officer', 'Administrator: Autonomous cluster fund “Astana Hub”'])
  assert.ok(!JSON.stringify(record).includes(email), 'whose address it is, is nobody else’s business')
  const given = (await journal.entriesOf(`person:${person}`)).filter(({ type }) => type === 'role.given')
  assert.deepEqual(given.map(({ body }) => (body as { decision: string }).decision), [decision!.id])

  assert.equal((await ask(own, `${page}/dismiss`, { person, office: 'technopark.officer' })).status, 303)
  assert.deepEqual(await rolesOf(person), [])
  const [taken] = (await journal.entriesOf(`person:${person}`)).filter(({ type }) => type === 'role.taken')
  assert.deepEqual((taken!.body as { decision: string }).decision, (await decided('programme.dismissal')).at(-1)!.id)
  assert.deepEqual(await reconcile(db), [])
})

test('sent twice, an appointment is made once', async () => {
  const { person, email } = await colleague()
  const key = crypto.randomUUID()
  const facts = { person: email, office: 'technopark.officer' }
  const [first, second] = await Promise.all([open(own, 'programme.appointment', facts, { key }), open(own, 'programme.appointment', facts, { key })])
  assert.equal(first, second)
  assert.equal((await world.kernel.journal.entriesOf(`person:${person}`)).filter(({ type }) => type === 'role.given').length, 1)
})

test('nobody appoints who does not administer that body, themself, or the administrator of a body in the body’s own name', async () => {
  const { person, email } = await colleague()
  const officer = await world.officer('technopark.officer')
  assert.equal((await ask(officer, `${page}/appoint`, { person: email, office: 'technopark.head' })).status, 403)
  await assert.rejects(open(officer, 'programme.appointment', { person: email, office: 'technopark.head' }), { kind: 'refused' })
  for (const office of ['commons.head', 'technopark.administrator', 'administrator']) await assert.rejects(open(own, 'programme.appointment', { person: email, office }), { kind: 'refused' }, office)
  await assert.rejects(open(own, 'programme.appointment', { person: email, office: 'technopark.officer' }, { body: 'commons' }), { kind: 'refused' })
  await assert.rejects(open(own, 'programme.appointment', { person: own.person, office: 'technopark.officer' }), { kind: 'refused' })
  await assert.rejects(open(programme, 'programme.appointment', { person: email, office: 'technopark.officer' }), { kind: 'refused' }, 'the body has an administrator of its own')
  await assert.rejects(open(own, 'programme.appointment', { person: email, office: 'nobody.knows' }), { kind: 'invalid' })
  await assert.rejects(open(own, 'programme.appointment', { person: 'nobody@example.kz', office: 'technopark.officer' }), { kind: 'invalid' })
  assert.deepEqual(await rolesOf(person), [])
})

test('the programme appoints where a body has no administrator, by a decision of its own number, and each administrator sees the cases of their own body', async () => {
  const { decisions, cases } = world.kernel
  const { person, email } = await colleague()
  const id = await open(programme, 'programme.appointment', { person: email, office: 'commons.steward' })
  assert.deepEqual(await rolesOf(person), ['commons.steward'])
  assert.match((await decisions.find((await decided('programme.appointment')).at(-1)!.id))!.record.number, /^PRG-/)
  const elsewhere = await open(own, 'programme.appointment', { person: email, office: 'technopark.officer' })
  const seen = async (by: Actor) => (await cases.queue(by, { procedure: 'programme.appointment', state: 'all', page: 1, size: 500 })).rows.map((row) => row.id)
  assert.ok((await seen(own)).includes(elsewhere) && !(await seen(own)).includes(id))
  assert.ok((await seen(programme)).includes(id) && !(await seen(programme)).includes(elsewhere))
  await assert.rejects(cases.view(programme, elsewhere), { kind: 'not found' })
  await assert.rejects(cases.view(own, id), { kind: 'not found' })
  assert.equal((await cases.view(own, elsewhere)).standing, 'office')
})

test('whoever administers a body and the programme says for which they open a case, and the form asks', async () => {
  const both: Actor = { ...own, roles: ['technopark.administrator', 'commons.administrator'] }
  const { email, person } = await colleague()
  await assert.rejects(open(both, 'programme.appointment', { person: email, office: 'technopark.officer' }), { kind: 'invalid' })
  const form = await (await ask(both, '/en/desk/open/programme.appointment')).text()
  assert.match(form, /For which body is the case opened\?/)
  await open(both, 'programme.appointment', { person: email, office: 'technopark.officer' }, { body: 'technopark' })
  assert.deepEqual(await rolesOf(person), ['technopark.officer'])
})

test('the page offers an administrator the form of the procedure, and says what is wrong at its field', async () => {
  const form = await (await ask(own, page)).text()
  for (const said of ['name="ground"', 'name="from"', 'value="technopark.head"']) assert.ok(form.includes(said), said)
  assert.ok(!form.includes('value="technopark.administrator"'), 'which the programme appoints')
  const { email } = await colleague()
  for (const [values, said] of [
    [{ person: 'nobody@example.kz', office: 'technopark.officer' }, /Nobody has this address/], [{ person: email, office: 'commons.head' }, /Choose|choice/],
    [{ person: email, office: 'technopark.officer', from: '2027-03-02', until: '2027-03-01' }, /would end before it begins/],
  ] as const) {
    const answer = await ask(own, `${page}/appoint`, values)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), said)
  }
})

test('the last administrator of the programme is dismissed by nobody, and the first is said in the journal to be set up past the procedure', async () => {
  const { journal, parties, db } = world.kernel
  await transact(db, (tx) => parties.grantRole(tx, { system: 'operator' }, { person: own.person, role: 'commons.head' }))
  const entries = await journal.entriesOf(`person:${own.person}`)
  assert.deepEqual((entries.findLast(({ type }) => type === 'role.given')!.body as { installed: boolean }).installed, true)
  const second = await world.officer('administrator')
  await open(second, 'programme.dismissal', { person: programme.person, office: 'administrator' })
  assert.deepEqual(await rolesOf(programme.person), [])
  await assert.rejects(open({ ...own, roles: ['administrator'] }, 'programme.dismissal', { person: second.person, office: 'administrator' }), { kind: 'conflict' })
})
