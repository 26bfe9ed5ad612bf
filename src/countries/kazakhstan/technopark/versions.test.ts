import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { versionOf } from '../../../kernel/declarations/index.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { Day } from '../../../law/time.ts'
import { goodAnswers, openWorld, type World } from '../testing.ts'
import { knownRegime, sampleRegime } from './regime.ts'
import { residency } from './residency.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const later = (from: Day, rule: 'finish' | 'move'): Procedure => {
  const present: Procedure = residency(sampleRegime)
  return { ...present, summary: { ...present.summary, en: `In force from ${from}` }, inForce: { ...present.inForce, from, openCases: { ...present.inForce.openCases, rule } } }
}

async function file() {
  const founder = await world.founder()
  const { cases } = world.kernel
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, goodAnswers())
  const id = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  return { founder, id }
}

const correct = { type: 'complete', outcome: 'correct', reasons: 'Толықтырыңыз.', findings: { innovative: 'true', assessment: 'Жаңа.' } } as const

test('the version of a declaration is the hash of what it says, and changes with what it says', () => {
  assert.equal(versionOf(residency(sampleRegime)), versionOf(residency(sampleRegime)))
  assert.notEqual(versionOf(residency(sampleRegime)), versionOf(residency(knownRegime)))
})

test('an open case finishes under its version, or is moved by a visible act, as the transitional provision says', async () => {
  const { cases } = world.kernel
  const officer = await world.officer('technopark.officer')
  world.at('2026-05-25T05:00:00.000Z')
  const { founder, id } = await file()
  const filedUnder = (await cases.view(founder, id)).version

  await cases.versions.enact([later('2026-05-26', 'finish')])
  world.at('2026-05-26T05:00:00.000Z')
  await cases.perform(officer, { case: id, key: 'first', doing: correct })
  assert.equal((await cases.view(founder, id)).version, filedUnder)

  const moving = later('2026-05-28', 'move')
  await cases.versions.enact([moving])
  world.at('2026-05-28T05:00:00.000Z')
  await cases.perform(founder, { case: id, key: 'again', doing: { type: 'complete', outcome: 'resubmit', corrections: goodAnswers({ teamSize: '9' }) } })
  const moved = await cases.view(founder, id)
  assert.equal(moved.version, versionOf(moving))
  assert.equal(moved.log.at(-1)!.act.type, 'moved')
  assert.deepEqual([moved.state.step, moved.state.facts['teamSize'], moved.state.passages.length], ['moderation', 9, 3])

  await cases.perform(officer, { case: id, key: 'third', doing: correct })
  assert.equal((await cases.view(founder, id)).state.step, 'correction')
  assert.equal((await cases.versions.list()).filter(({ declaration }) => declaration.id === 'technopark.residency').length, 3)
})

test('personal answers are erased when their time is over, and the journal still proves what was done', async () => {
  const { kernel } = world
  world.at('2026-06-01T05:00:00.000Z')
  const { founder, id } = await file()
  const officer = await world.officer('technopark.officer')
  await kernel.cases.perform(officer, { case: id, key: 'back', doing: correct })
  await kernel.cases.perform(founder, { case: id, key: 'out', doing: { type: 'complete', outcome: 'withdraw' } })
  assert.equal((await kernel.cases.view(founder, id)).state.facts['contactPhone'], '+77000000000')
  world.at('2031-06-01T05:00:00.000Z')
  assert.equal(await kernel.cases.eraseKept(), 0, 'five years are not over')
  world.at('2031-06-03T05:00:00.000Z')
  assert.equal(await kernel.cases.eraseKept(), 1)
  const cleared = await kernel.cases.view(founder, id)
  assert.equal(cleared.state.facts['contactPhone'], undefined)
  assert.equal(cleared.state.facts['teamSize'], 7)
  await kernel.journal.settle()
  const entry = await kernel.journal.entry(cleared.log[0]!.journal)
  assert.deepEqual([entry?.erased, entry?.personal], [true, undefined])
})
