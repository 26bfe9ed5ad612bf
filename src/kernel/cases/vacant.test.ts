/** Specifies what happens to cases that wait for an office which has ended. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import { openGardens } from './testing.ts'

async function opened(t: TestContext) {
  const world = await openGardens()
  t.after(() => world.close())
  const { kernel: { db, parties } } = world
  const administrator = await world.officer('board.administrator')
  const { email } = (await parties.person(administrator.person))!
  return {
    world, administrator,
    /** The letters about vacant offices to the administrator of the body, oldest first. */
    told: async () => (await world.letters()).filter(({ recipient, subject }) => recipient === email && subject.startsWith('Бос лауазым')),
    appoint: (person: string, until?: Instant) => transact(db, (tx) => parties.appoint(tx, administrator, { person, role: 'officer', ...(until && { until }) }, { decision: 'test', body: 'board' })),
    dismiss: (person: string) => transact(db, (tx) => parties.dismiss(tx, administrator, { person, role: 'officer' }, { decision: 'test', body: 'board' })),
  }
}

test('cases that wait for an office which nobody holds any more are told to the administrator of its body, and wait on unchanged', async (t) => {
  const { world, told, appoint, dismiss } = await opened(t)
  const { cases } = world.kernel
  const { officer, head } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder)
  const before = await cases.view(head, id)
  assert.deepEqual([await told(), await cases.vacancies()], [[], []])

  await dismiss(officer.person)
  const [letter, ...more] = await told()
  assert.match(letter!.body, /күтіп тұрған істер саны: 1\./)
  assert.deepEqual(more, [])
  assert.deepEqual((await cases.vacancies()).map(({ role, cases: waiting }) => [role, waiting]), [['officer', 1]])
  const { log, state, clocks } = await cases.view(head, id)
  assert.deepEqual([log, state, clocks], [before.log, before.state, before.clocks], 'nothing was done in the case')
  await world.kernel.round()
  assert.deepEqual(await told(), [], 'it is told once')

  const newcomer = await world.officer('member')
  await appoint(newcomer.person)
  await world.act({ ...newcomer, roles: ['officer'] }, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  assert.equal((await cases.view(head, id)).state.step, 'council', 'whoever is appointed goes on with the case')
  assert.deepEqual([await told(), await cases.vacancies()], [[], []])

  await world.filed(await world.founder())
  await dismiss(newcomer.person)
  assert.equal((await told()).length, 1, 'a later vacancy is told again')
})

test('an office that ends by itself is told in the next round of the clock', async (t) => {
  const { world, told, appoint } = await opened(t)
  await world.filed(await world.founder())
  await appoint(world.office.officer.person, '2026-02-03T05:00:00.000Z')
  await world.kernel.round()
  assert.deepEqual(await told(), [])
  world.at('2026-02-03T06:00:00.000Z')
  await world.kernel.round()
  assert.equal((await told()).length, 1)
})

test('a vacancy in a body without an administrator is told to the programme’s, as soon as there is one', async (t) => {
  const { world, administrator } = await opened(t)
  const { kernel: { db, parties } } = world
  const end = (person: string, role: string) => transact(db, (tx) => parties.revokeRole(tx, { system: 'test' }, { person, role }))
  const told = async () => (await world.letters()).filter(({ subject }) => subject.startsWith('Бос лауазым')).map(({ recipient }) => recipient)
  await world.filed(await world.founder())
  await end(administrator.person, 'board.administrator')
  await end(world.office.officer.person, 'officer')
  assert.deepEqual(await told(), [])
  const programme = await world.officer('administrator')
  assert.deepEqual(await told(), [(await parties.person(programme.person))!.email])
})

test('a body that loses its last administrator is told to the programme’s, whether by a dismissal or by the day on which an appointment ends', async (t) => {
  const { world, administrator } = await opened(t)
  const { kernel: { db, parties } } = world
  const programme = await world.officer('administrator')
  const told = async () => (await world.letters()).filter(({ subject, recipient }) => subject.startsWith('Органда әкімші қалмады') && recipient === programmes)
  const { email: programmes } = (await parties.person(programme.person))!
  await world.kernel.round()
  assert.equal((await told()).length, 0)
  await transact(db, (tx) => parties.dismiss(tx, programme, { person: administrator.person, role: 'board.administrator' }, { decision: 'test' }))
  await world.kernel.round()
  assert.equal((await told()).length, 1)
  await world.kernel.round()
  assert.equal((await told()).length, 0, 'it is told once')
  await transact(db, (tx) => parties.appoint(tx, programme, { person: administrator.person, role: 'board.administrator', until: '2026-02-03T05:00:00.000Z' }, { decision: 'test' }))
  await world.kernel.round()
  world.at('2026-02-03T06:00:00.000Z')
  await world.kernel.round()
  assert.equal((await told()).length, 1)
})
