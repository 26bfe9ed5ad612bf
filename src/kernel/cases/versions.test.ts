import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { licence } from '../../law/testing.ts'
import { reconcile } from '../reconcile.ts'
import { dataOf, versionOf } from './index.ts'
import { type Gardens, goodGarden, openGardens } from './testing.ts'

let world: Gardens
beforeEach(async () => { world = await openGardens() })
afterEach(() => world.close())

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const findings = { healthy: 'true' }
const present: Procedure = licence

/** The licence as it will be from a day on. */
const later = (from: string, rule: 'finish' | 'move', changes: Partial<Procedure> = {}): Procedure =>
  ({ ...present, ...changes, inForce: { ...present.inForce, from, openCases: { ...present.inForce.openCases, rule } } })

test('a version is the hash of what a declaration says, is kept word for word, and is entered once', async () => {
  const { versions } = world.kernel.cases
  const before = (await versions.list()).length
  const next = later('2026-06-01', 'finish')
  await Promise.all([versions.enact([next]), versions.enact([next])])
  const list = await versions.list()
  assert.equal(list.length, before + 1)
  assert.deepEqual(dataOf(await versions.byHash(versionOf(next))), dataOf(next))
  assert.deepEqual(list.filter(({ declaration }) => declaration.id === 'sample.licence').map(({ from, until }) => [from, until]), [['2026-01-01', '2026-06-01'], ['2026-06-01', undefined]])
  await assert.rejects(versions.byHash('0'.repeat(64)), failure('not found'))
})

test('the law of the day is read: a draft is filed under what is in force then, and nothing was in force before its day', async () => {
  const { versions } = world.kernel.cases
  await versions.enact([later('2026-06-01', 'finish')])
  assert.equal((await versions.inForce('sample.licence', '2026-05-31')).hash, versionOf(present))
  assert.equal((await versions.inForce('sample.licence', '2026-06-01')).hash, versionOf(later('2026-06-01', 'finish')))
  await assert.rejects(versions.inForce('sample.licence', '2025-12-31'), failure('not found'))
  const founder = await world.founder()
  const draft = await world.drafted(founder)
  world.at('2026-06-01T05:00:00.000Z')
  const { cases } = world.kernel
  const id = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  assert.equal((await cases.view(founder, id)).version, versionOf(later('2026-06-01', 'finish')))
})

test('an open case finishes under its own version, or moves by an act that everybody sees', async () => {
  const { cases } = world.kernel
  const { officer } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  await cases.versions.enact([later('2026-02-04', 'finish', { fee: 'unset' })])
  world.at('2026-02-04T05:00:00.000Z')
  await world.act(officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings })
  assert.equal((await cases.view(founder, id)).version, versionOf(present))
  const moving = later('2026-02-06', 'move')
  await cases.versions.enact([moving])
  world.at('2026-02-06T05:00:00.000Z')
  await world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { ...goodGarden, plan: await world.upload(founder), contact: 'new@example.kz' } })
  const moved = await cases.view(founder, id)
  assert.equal(moved.version, versionOf(moving))
  assert.deepEqual([moved.state.step, moved.state.facts['contact'], moved.log.at(-1)!.act.type], ['check', 'new@example.kz', 'moved'])
  assert.equal(moved.clocks.whole.dueDay, '2026-02-26', 'the time that ran still counts')
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings })
  await world.vote(id, 'yes')
  await world.act(world.office.head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
  assert.equal((await cases.view(founder, id)).state.decisions.length, 1)
})

test('a case stays where it is while the new version does not know its step', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder)
  const { council, ...steps } = present.steps
  const renamed = later('2026-02-03', 'move', {
    starts: 'check', reopensAt: 'board', steps: {
      ...steps, board: council!,
      check: { ...present.steps['check']!, outcomes: { ...present.steps['check']!.outcomes, pass: { ...present.steps['check']!.outcomes['pass']!, to: 'board' } } },
      decision: { ...present.steps['decision']!, notBy: ['check', 'board'], outcomes: { refuse: present.steps['decision']!.outcomes['refuse']! } },
    },
  })
  await cases.versions.enact([renamed])
  world.at('2026-02-03T05:00:00.000Z')
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'pass', findings })
  assert.deepEqual([(await cases.view(founder, id)).state.step, (await cases.view(founder, id)).version], ['council', versionOf(present)])
})

test('personal answers go when their time of keeping is over; the acts and the proof of them stay', async () => {
  const { cases, db } = world.kernel
  const founder = await world.founder()
  const { case: id } = await world.refused(founder)
  assert.equal((await cases.view(founder, id)).state.facts['contact'], 'alma@example.kz')
  world.at('2031-02-02T05:00:00.000Z')
  assert.equal(await cases.eraseKept(), 0, 'five years end today')
  world.at('2031-02-03T05:00:00.000Z')
  assert.deepEqual([await cases.eraseKept(), await cases.eraseKept()], [1, 0])
  const { state, log } = await cases.view(founder, id)
  assert.deepEqual([state.facts['contact'], state.facts['trees'], log.length], [undefined, 5, 8])
  assert.deepEqual(await reconcile(db), [], 'what is left is what the journal says')
})
