import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { versionOf } from '../../../kernel/declarations/index.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import { goodAnswers, openWorld, type World } from '../testing.ts'
import { sampleRegime } from './regime.ts'
import { residency } from './residency.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

test('the applicant is told of the filing, of what is expected, and the head of a late case', async () => {
  const { cases } = world.kernel
  const founder = await world.founder('«Үлгі Хат» ЖШС')
  const officer = await world.officer('technopark.officer')
  const head = await world.officer('technopark.head')
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, goodAnswers())
  await world.letters()
  const id = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  const [confirmed, received, ...more] = await world.letters()
  assert.match(confirmed!.subject, /басшысы екеніңіз расталды/, 'the signature is also the proof of who is the head')
  assert.match(received!.subject, /Өтініш.* қабылданды/)
  assert.match(received!.body, /2026 ж\. 23 ақпан/)
  assert.deepEqual(more, [])

  await cases.perform(officer, { case: id, key: 'back', doing: { type: 'complete', outcome: 'correct', reasons: 'Бизнес-жоспар жоқ.', findings: { innovative: 'true', assessment: 'Жаңа.' } } })
  const [expected] = await world.letters()
  assert.match(expected!.body, /Бизнес-жоспар жоқ\./)

  await cases.perform(founder, { case: id, key: 'again', doing: { type: 'complete', outcome: 'resubmit', corrections: goodAnswers() } })
  world.at('2026-02-16T05:00:00.000Z')
  await cases.lapse()
  const late = await world.letters()
  const address = (await world.kernel.parties.person(head.person))!.email
  assert.ok(late.some(({ recipient, body }) => recipient === address && body.includes('Өтінішті тексеру')))
})

test('the head of a company is told that a report has opened, and until when', async () => {
  const founder = await world.founder('«Үлгі Есеп» ЖШС')
  const { kernel } = world
  world.at('2026-03-10T05:00:00.000Z')
  await transact(kernel.db, (tx) => kernel.obligations.begin(tx, founder, {
    decision: newId(), procedure: residency(sampleRegime), version: versionOf(residency(sampleRegime)), kind: 'grant', party: { kind: 'organisation', id: founder.organisation!.id }, facts: {},
  }))
  await world.letters()
  world.at('2026-04-02T05:00:00.000Z')
  assert.equal(await kernel.obligations.openPeriods(), 1)
  const [opened, ...more] = await world.letters()
  assert.match(opened!.body, /2026 ж\. 21 сәуір/)
  assert.deepEqual(more, [])
})
