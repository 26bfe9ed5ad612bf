import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { appeal, declarations, licence, secondAppeal } from '../../law/testing.ts'
import type { Day } from '../../law/time.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { openKernel } from '../index.ts'
import { reconcile } from '../reconcile.ts'
import { dataOf, versionOf } from '../declarations/index.ts'
import { felling, gardens, goodGarden, inGardens, openGardens } from './testing.ts'

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const findings = { healthy: 'true' }
const present: Procedure = licence

/** The licence as it will be from a day on. */
const later = (from: Day, rule: 'finish' | 'move', changes: Partial<Procedure> = {}): Procedure =>
  ({ ...present, ...changes, inForce: { ...present.inForce, from, openCases: { ...present.inForce.openCases, rule } } })

inGardens('a version is the hash of what a declaration says, is kept word for word, and is entered once', async (world) => {
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

inGardens('the law of the day is read: a draft is filed under what is in force then, and nothing was in force before its day', async (world) => {
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

inGardens('an open case finishes under its own version, or moves by an act that everybody sees', async (world) => {
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

inGardens('nothing begins before tomorrow, and nothing is enacted that does not lint: the words name each place, and nothing is half done', async (world) => {
  const { versions } = world.kernel.cases
  const before = await versions.list()
  const sound = later('2026-06-01', 'finish')
  for (const from of ['2025-01-01', '2026-02-02'] as const) await assert.rejects(versions.enact([later(from, 'finish')]), { kind: 'invalid', message: /tomorrow at the earliest/ })
  const untranslated = later('2026-06-01', 'finish', { title: { ...present.title, kk: '' } })
  const nowhere = later('2026-06-01', 'finish', { starts: 'nowhere' })
  const misspelt = { ...sound, fees: 'free' } as Procedure
  for (const [wrong, place] of [[untranslated, 'sample.licence title.kk'], [nowhere, 'sample.licence starts'], [misspelt, 'sample.licence ']] as const) {
    await assert.rejects(versions.enact([{ ...felling, inForce: { ...felling.inForce, from: '2026-06-01' } }, wrong]), (error: Failure) => {
      assert.ok(error.problems.some(({ field }) => field?.startsWith(place)), JSON.stringify(error.problems))
      return error.kind === 'invalid'
    })
  }
  const deaf: Procedure = { ...(await versions.inForce('sample.appeal', '2026-02-02')).declaration, about: { procedures: ['sample.withdrawal'], effects: ['revoke'] } }
  await assert.rejects(versions.enact([{ ...deaf, inForce: { ...deaf.inForce, from: '2026-06-01' } }]), failure('invalid'), 'who is refused could not appeal any more')
  assert.deepEqual(await versions.list(), before)
})

inGardens('a decision that names an appeal which hears no such decisions any more is appealed where the same decision would be today, and once', async (world) => {
  const { cases, decisions } = world.kernel
  const founder = await world.founder()
  const [first, second] = [(await world.refused(founder)).decision, (await world.refused(founder)).decision]
  const begin = async (procedure: string, about: string) => {
    const draft = await cases.begin(founder, { procedure, about })
    for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, { why: 'It is wrong.' })
    return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  }
  const earlier = await begin('sample.appeal', second)
  const from = '2026-02-04'
  const hearing: Procedure = { ...appeal, id: 'sample.second-hearing', inForce: { ...appeal.inForce, from } }
  await cases.versions.enact([
    hearing, { ...secondAppeal, id: 'sample.appeal', inForce: { ...appeal.inForce, from } },
    later(from, 'finish', { decisions: { ...present.decisions, refuse: { ...present.decisions['refuse']!, appeal: { ...present.decisions['refuse']!.appeal!, procedure: hearing.id } } } }),
  ])
  world.at('2026-02-04T05:00:00.000Z')
  const pageOf = async (id: string) => (await testPortal({ routes: serviceRoutes(world.kernel), session: { actor: founder } }).ask(`/en/decisions/${(await decisions.find(id))!.record.number}`)).text()
  assert.ok((await pageOf(first)).includes(`/en/services/sample.second-hearing/apply?about=${first}`))
  await assert.rejects(begin('sample.appeal', first), failure('invalid'))
  await assert.rejects(begin('sample.second-hearing', second), failure('conflict'), 'the earlier procedure hears it already')
  assert.deepEqual((await cases.appealable(founder, 9)).rows.map(({ record }) => record.id), [first])
  const id = await begin('sample.second-hearing', first)
  assert.equal((await cases.appealable(founder, 9)).total, 0)
  for (const [decision, heard] of [[first, id], [second, earlier]] as const) assert.equal((await cases.appealOf((await decisions.find(decision))!.record))?.id, heard)
})

inGardens('a country pack fills an empty house; what is enacted is changed by no start', async (world) => {
  const { versions } = world.kernel.cases
  const before = (await versions.inForce('sample.licence', '2026-02-02')).hash
  const other: Procedure = { ...present, fee: 'unset' }
  assert.deepEqual(await versions.seed([other], { changed: 'leave' }), ['sample.licence'])
  assert.equal((await versions.inForce('sample.licence', '2026-02-02')).hash, before)
  assert.deepEqual(await versions.seed([other], { changed: 'enter' }), [], 'where nobody is real, whoever drafts sees it at once')
  assert.equal((await versions.inForce('sample.licence', '2026-02-02')).hash, versionOf(other))
})

inGardens('an earlier day can be chosen than one already enacted, an abandoned text comes back, and two versions never go in at once', async (world) => {
  const { versions } = world.kernel.cases
  const days = async () => (await versions.list()).filter(({ declaration }) => declaration.id === 'sample.licence').map(({ hash, from, until }) => [hash, from, until])
  const [spring, summer, other] = [later('2026-03-01', 'finish'), later('2026-06-01', 'finish'), later('2026-06-01', 'finish', { fee: 'unset' })]
  await assert.rejects(versions.enact([spring, summer]), { kind: 'invalid', message: /one after the other/ })
  await versions.enact([summer])
  await versions.enact([other])
  await versions.enact([summer])
  assert.deepEqual(await days(), [[versionOf(present), '2026-01-01', '2026-06-01'], [versionOf(summer), '2026-06-01', undefined]])
  await versions.enact([spring])
  assert.deepEqual(await days(), [[versionOf(present), '2026-01-01', '2026-03-01'], [versionOf(spring), '2026-03-01', undefined]], 'what was to come later never applies')
})

inGardens('a release with a new declaration starts also where what stands would not lint beside it', async (world) => {
  const { versions } = world.kernel.cases
  const hearing: Procedure = { ...appeal, id: 'sample.second-hearing', about: { procedures: ['sample.felling'], effects: ['refuse'] } }
  assert.deepEqual(await versions.seed([hearing], { changed: 'leave' }), [], 'felling does not say where a successful appeal returns it')
  assert.equal((await versions.inForce('sample.second-hearing', '2026-02-02')).declaration.id, 'sample.second-hearing')
  await assert.rejects(versions.seed([{ ...hearing, id: 'sample.third-hearing', starts: 'nowhere' }], { changed: 'leave' }), failure('invalid'), 'its own errors keep it out')
  const named: Procedure = { ...later('2026-06-01', 'finish'), steps: { ...present.steps, decision: { ...present.steps['decision']!, notBy: ['constructor'] } } }
  await assert.rejects(versions.enact([named]), failure('invalid'), 'a name that every object has names no step')
})

inGardens('what one process enacts is known to the others from its day on', async (world, t) => {
  const { kernel } = world
  const other = await openKernel({ settings: kernel.settings, country: gardens(), now: kernel.now, database: kernel })
  t.after(() => other.close())
  const next = later('2026-02-03', 'finish', { fee: 'unset' })
  await kernel.cases.versions.enact([next])
  const today = () => other.cases.procedures.find(({ id }) => id === 'sample.licence')?.fee
  assert.equal(today(), 'free')
  world.at('2026-02-02T19:00:00.000Z')
  while (today() !== 'unset') await new Promise(setImmediate)
  assert.equal((await other.cases.versions.inForce('sample.licence', '2026-02-03')).hash, versionOf(next))
})

inGardens('a case stays where it is while the new version does not know its step', async (world) => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder)
  const { council, ...steps } = present.steps
  const { grant, refuse } = present.steps['decision']!.outcomes
  const renamed = later('2026-02-03', 'move', {
    starts: 'check', reopensAt: 'board', steps: {
      ...steps, board: council!,
      check: { ...present.steps['check']!, outcomes: { ...present.steps['check']!.outcomes, pass: { ...present.steps['check']!.outcomes['pass']!, to: 'board' } } },
      decision: { ...present.steps['decision']!, notBy: ['check', 'board'], outcomes: { grant: { label: grant!.label, to: 'closed', decides: 'grant', whenCheck: [true] }, refuse: refuse! } },
    },
  })
  await cases.versions.enact([renamed])
  world.at('2026-02-03T05:00:00.000Z')
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'pass', findings })
  assert.deepEqual([(await cases.view(founder, id)).state.step, (await cases.view(founder, id)).version], ['council', versionOf(present)])
})

inGardens('personal answers go when their time of keeping is over; the acts and the proof of them stay', async (world) => {
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

test('a case that is open when its procedure is in force no longer goes on, and ends under its own version', async (t) => {
  const world = await openGardens({ procedures: declarations.map((one) => (one.id === 'sample.licence' ? { ...one, inForce: { ...one.inForce, until: '2026-02-04' as const } } : one)) })
  t.after(() => world.close())
  const id = await world.filed(await world.founder())
  world.at('2026-02-05T05:00:00.000Z')
  assert.deepEqual((await world.kernel.awaiting.of(world.office.officer)).map(({ path, title }) => [path, title.en.split(',')[0]]), [[`/desk/cases/${id}`, 'Garden licence']])
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'pass', findings })
  assert.equal((await world.kernel.cases.view(world.office.officer, id)).state.step, 'council')
})
