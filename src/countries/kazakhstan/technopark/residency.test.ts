import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Doing } from '../../../kernel/cases/index.ts'
import { verifyJournal } from '../../../kernel/journal/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Failure } from '../../../law/failure.ts'
import type { Submitted } from '../../../law/answers.ts'
import { goodAnswers, openWorld, type World } from '../testing.ts'

let world: World
// One connection is enough for every act: an act that asked for a second while holding one could wait for ever.
before(async () => { world = await openWorld({ connections: 1 }) })
after(() => world.close())

const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

/** Files an application of a founder and answers with the id of its case. */
async function file(founder: Actor, answers: Submitted = {}, { withPlan = true } = {}): Promise<string> {
  const { cases, files } = world.kernel
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  const stored = withPlan && await files.receive(
    (async function* () { yield new TextEncoder().encode(plan) })(),
    { name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}` },
  )
  const all = goodAnswers({ ...(stored && { businessPlan: stored.id }), ...answers })
  for (const page of (await cases.draft(founder, draft)).procedure.form) assert.deepEqual(await cases.savePage(founder, draft, page, all), [])
  return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
}

let keys = 0
const act = async (actor: Actor, id: string, doing: Doing, { sign = false } = {}): Promise<void> => {
  keys += 1
  await world.kernel.cases.perform(actor, {
    case: id, key: `test-${keys}`, doing, ...(sign && { signature: await world.sign(actor, await world.kernel.cases.document(id, doing)) }),
  })
}

const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }

async function office(world: World) {
  return {
    officer: await world.officer('technopark.officer'), head: await world.officer('technopark.head'),
    members: [await world.officer('technopark.commission'), await world.officer('technopark.commission'), await world.officer('technopark.commission')],
    chair: await world.officer('technopark.chair', 'technopark.commission'),
  }
}
type Office = Awaited<ReturnType<typeof office>>

async function vote(id: string, { members, chair }: Office, outcome: 'grant' | 'refuse'): Promise<void> {
  for (const member of members) await act(member, id, { type: 'vote', vote: outcome, reasons: 'Өтінім зерделенді.' })
  await act(chair, id, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
}

/** Brings an application to its grant and answers with the decision's id. */
async function grant(founder: Actor, people: Office): Promise<string> {
  const id = await file(founder)
  await act(people.officer, id, { type: 'complete', outcome: 'accept', findings })
  await vote(id, people, 'grant')
  await act(people.head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
  return (await world.kernel.cases.view(founder, id)).state.decisions[0]!.id
}

const refusal = (kind: Failure['kind']) => (error: unknown) => error instanceof Error && 'kind' in error && error.kind === kind

test('an application without its business plan is returned, the clock stands still, and the corrected one is granted', async () => {
  const { cases, decisions } = world.kernel
  world.at('2026-02-02T05:00:00.000Z')
  const founder = await world.founder()
  const people = await office(world)
  const id = await file(founder, {}, { withPlan: false })

  const filed = await cases.view(people.officer, id)
  assert.equal(filed.check?.verdict, false)
  assert.deepEqual(filed.permit.outcomes, ['correct'])
  assert.equal(filed.clocks.whole.dueDay, '2026-02-23')

  world.at('2026-02-03T05:00:00.000Z')
  await act(people.officer, id, { type: 'complete', outcome: 'correct', reasons: 'Бизнес-жоспарды қосыңыз.', findings })
  world.at('2026-02-05T05:00:00.000Z')
  assert.equal((await cases.view(founder, id)).clocks.whole.state, 'stopped')
  const stored = await world.kernel.files.receive((async function* () { yield new TextEncoder().encode(plan) })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}`,
  })
  await act(founder, id, { type: 'complete', outcome: 'resubmit', corrections: goodAnswers({ businessPlan: stored.id }) })
  const again = await cases.view(people.officer, id)
  assert.equal(again.check?.verdict, true)
  assert.equal(again.clocks.whole.dueDay, '2026-02-25', 'two working days of correction move the due day by two')

  await act(people.officer, id, { type: 'complete', outcome: 'accept', findings })
  await vote(id, people, 'grant')
  await act(people.head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
  const closed = await cases.view(founder, id)
  assert.equal(closed.state.step, undefined)
  const decision = await decisions.find(closed.state.decisions[0]!.number)
  assert.equal(decision?.record.effect, 'grant')
  assert.equal(decision?.record.claims?.['bin'], founder.organisation!.identifier.value)
  await world.kernel.journal.settle()
  const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(decision!.record.id))))
  assert.deepEqual(report.steps.filter((step) => step.verdict === 'failed'), [])
})

test('whoever moderated or voted cannot sign, a colleague of another company sees nothing, and a key is used once', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const stranger = await world.founder()
  const people = await office(world)
  const both = { ...people.officer, roles: ['technopark.officer', 'technopark.head'] }
  const id = await file(founder)
  await assert.rejects(cases.view(stranger, id), refusal('not found'))
  await act(both, id, { type: 'complete', outcome: 'accept', findings })
  await vote(id, people, 'grant')
  const view = await cases.view(both, id)
  assert.deepEqual(view.permit.outcomes, [])
  assert.match(view.permit.because!.en, /Another person/)
  await assert.rejects(act(both, id, { type: 'complete', outcome: 'grant' }, { sign: true }), refusal('refused'))
  await assert.rejects(act(people.head, id, { type: 'complete', outcome: 'grant' }), refusal('invalid'), 'a decision without a signature')
})

test('words that are too long are refused with their length, and nothing of them is cut', async () => {
  const founder = await world.founder()
  const id = await file(founder)
  const words = 'ә'.repeat(10_001)
  await assert.rejects(act(founder, id, { type: 'note', words }), (error) => refusal('invalid')(error) && error instanceof Error && /now 10001/.test(error.message))
  await act(founder, id, { type: 'note', words: words.slice(1) })
  assert.deepEqual((await world.kernel.cases.view(founder, id)).log.at(-1)!.act, { type: 'noted', words: words.slice(1) })
})

/** A company with a branch, which is heard on the second of March before it is refused. */
async function proposedRefusal() {
  world.at('2026-03-02T05:00:00.000Z')
  await world.kernel.journal.settle() // subscribers follow from here on
  const founder = await world.founder()
  const people = await office(world)
  const id = await file(founder, { branches: '2' })
  await act(people.officer, id, { type: 'complete', outcome: 'accept', findings })
  await vote(id, people, 'refuse')
  return { founder, people, id }
}

test('whoever is heard is told why, and each round of a hearing stands for itself: the act states what was said in the last', async () => {
  const { cases, decisions } = world.kernel
  const { founder, people, id } = await proposedRefusal()
  await world.kernel.journal.settle()
  const [letter] = (await world.letters()).filter(({ subject }) => subject.startsWith('Алдын ала шешім: қарсылық білдіре аласыз'))
  assert.match(letter?.body ?? '', /Өтінім зерделенді/, 'the letter says why')
  const told = (await cases.view(founder, id)).announced
  assert.deepEqual([told?.why.map(({ en }) => en), told?.last, told?.waives], [['At registration the company may have no branches or representative offices.', 'Өтінім зерделенді.'], '2026-03-05', 'silent'])
  assert.equal((await cases.view(people.head, id)).announced, undefined)
  const object = (objection: string) => cases.perform(founder, { case: id, key: 'objects', doing: { type: 'complete', outcome: 'object', findings: { objection } } })
  await object('One branch is closed.')
  await object('One branch is closed.')
  await assert.rejects(object('Both are closed.'), refusal('conflict'), 'the key of one objection is none for another')
  assert.equal((await cases.view(people.head, id)).clocks.step, undefined)
  await act(people.head, id, { type: 'complete', outcome: 'reconsider', reasons: 'Қайта қараңыз.' }, { sign: true })
  await vote(id, people, 'refuse')
  assert.equal((await cases.view(founder, id)).state.facts['objection'], undefined, 'what was objected to the earlier is no objection to this')
  await act(founder, id, { type: 'complete', outcome: 'silent' })
  await act(people.head, id, { type: 'complete', outcome: 'refuse', reasons: 'Филиалдар бар.' }, { sign: true })
  const stated = (await decisions.find((await cases.view(founder, id)).state.decisions[0]!.id))!.record.disclosed.map(({ label, value }) => `${label.en}: ${value.en}`)
  assert.ok(stated.includes('Objection of the applicant: the applicant said that they have none, and waived the rest of the notice'))
  assert.ok(!stated.some((line) => line.includes('One branch') || line.startsWith('How the objection')))
})

test('whoever has no objection keeps the notice unless they waive it, and the act says which', async () => {
  const { cases, decisions } = world.kernel
  const { founder, people, id } = await proposedRefusal()
  await act(founder, id, { type: 'complete', outcome: 'none' })
  const refuse = (): Promise<void> => act(people.head, id, { type: 'complete', outcome: 'refuse', reasons: 'Филиалдар бар.' }, { sign: true })
  await assert.rejects(refuse(), refusal('refused'))
  world.at('2026-03-06T05:00:00.000Z')
  await refuse()
  const { record } = (await decisions.find((await cases.view(founder, id)).state.decisions[0]!.id))!
  assert.equal(record.disclosed.find(({ label }) => label.en === 'Objection of the applicant')?.value.en, 'the applicant said that they have none')
})

test('a refusal names every failed ground, is heard, and can be appealed and reopened', async () => {
  const { cases, decisions } = world.kernel
  world.at('2026-03-02T05:00:00.000Z')
  const founder = await world.founder()
  const people = await office(world)
  const appeals = [await world.officer('technopark.appeals'), await world.officer('technopark.appeals')] as const
  const id = await file(founder, { priorityShare: '60', branches: '2' })
  await act(people.officer, id, { type: 'complete', outcome: 'accept', findings })
  assert.deepEqual((await cases.view(people.members[0]!, id)).permit.outcomes, ['refuse'], 'what fails the rules cannot be granted')
  await vote(id, people, 'refuse')
  assert.equal((await cases.view(founder, id)).state.step, 'hearing')
  world.at('2026-03-11T05:00:00.000Z')
  await cases.lapse()
  assert.equal((await cases.view(founder, id)).state.step, 'decision', 'silence ends the hearing')
  await act(people.head, id, { type: 'complete', outcome: 'refuse', reasons: 'Шарттар орындалмаған.' }, { sign: true })
  const refused = (await cases.view(founder, id)).state.decisions[0]!
  const { record } = (await decisions.find(refused.id))!
  assert.deepEqual(record.grounds.map((ground) => ground.text.en), [
    'Income from priority activities must be at least 90 % of total annual income.',
    'At registration the company may have no branches or representative offices.',
  ])
  assert.equal(record.appeal?.until, '2026-06-11')

  const unrelated = await cases.begin(founder, { procedure: 'technopark.residency', about: refused.id })
  assert.equal((await cases.draft(founder, unrelated)).about, undefined, 'an application is about no decision, whatever the form says')
  await assert.rejects(cases.begin(founder, { procedure: 'technopark.appeal', about: 'x' }), refusal('invalid'))
  const draft = await cases.begin(founder, { procedure: 'technopark.appeal', about: refused.number })
  assert.equal((await cases.draft(founder, draft)).about, refused.id)
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, { objections: 'Үлес дұрыс есептелмеген.' })
  const appeal = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  await act(appeals[0], appeal, { type: 'complete', outcome: 'proposeAnnul', reasons: 'Дәлелдер негізді.' })
  await assert.rejects(act(appeals[0], appeal, { type: 'complete', outcome: 'annul', reasons: 'Өзім' }, { sign: true }), refusal('refused'))
  await act(appeals[1], appeal, { type: 'complete', outcome: 'annul', reasons: 'Дәлелдер негізді.' }, { sign: true })
  assert.equal((await cases.view(founder, id)).state.step, 'review', 'the annulled case is back before the commission')
})

test('a quarter reports itself, is assessed with its trace and invoiced; silence reminds, then withdraws and revokes', async () => {
  const { kernel } = world
  world.at('2026-03-10T05:00:00.000Z')
  const founder = await world.founder()
  const people = await office(world)
  const decision = await grant(founder, people)

  world.at('2026-04-02T05:00:00.000Z')
  await kernel.round()
  const [first] = await kernel.obligations.own(founder)
  assert.deepEqual([first!.period.from, first!.period.to, first!.dueDay, first!.state], ['2026-03-10', '2026-03-31', '2026-04-21', 'open'])
  const answers = {
    'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000',
    'revenue.1.description': 'Көлік сату', 'revenue.1.kind': 'other', 'revenue.1.amount': '2 000 000',
  }
  assert.deepEqual(await kernel.obligations.save(founder, first!.id, answers), [])
  await kernel.obligations.report(founder, { obligation: first!.id, answers: {}, signature: await world.sign(founder, await kernel.obligations.document(founder, first!.id)) })
  const reported = await kernel.obligations.view(founder, first!.id)
  assert.deepEqual(reported.assessment, { status: 'assessed', amount: '10000000', dueDay: '2026-04-28' })
  assert.equal(reported.tests![0]!.verdict, false, '80 % is below 90 %')
  const invoice = await kernel.ledger.invoice(reported.invoice!)
  assert.deepEqual([invoice.amount, invoice.status], [10_000_000n, 'open'])

  world.at('2026-07-10T05:00:00.000Z')
  await kernel.round()
  const second = (await kernel.obligations.own(founder)).find((one) => one.state === 'open')!
  world.at('2026-08-20T05:00:00.000Z')
  await kernel.round()
  const late = await kernel.obligations.view(founder, second.id)
  assert.equal(late.reminders, 2)
  const withdrawal = late.ledTo!
  assert.equal((await kernel.cases.view(founder, withdrawal)).state.step, 'notice')
  await act(founder, withdrawal, { type: 'complete', outcome: 'silent', reasons: 'Бухгалтер ауырып қалды.' })
  await act(people.officer, withdrawal, { type: 'complete', outcome: 'proposeWithdraw', reasons: 'Есеп тапсырылмаған.' })
  await act(people.head, withdrawal, { type: 'complete', outcome: 'withdraw', reasons: 'Есеп тапсырылмаған.' }, { sign: true })
  assert.equal((await kernel.decisions.find(decision))!.status.status, 'revoked')
  assert.equal((await kernel.obligations.view(founder, second.id)).state, 'ended')

  const withdrawn = (await kernel.cases.view(founder, withdrawal)).state.decisions.at(-1)!.id
  const draft = await kernel.cases.begin(founder, { procedure: 'technopark.withdrawal-appeal', about: withdrawn })
  for (const page of (await kernel.cases.draft(founder, draft)).procedure.form) await kernel.cases.savePage(founder, draft, page, { objections: 'Есеп пошта арқылы тапсырылған.' })
  const appeal = await kernel.cases.file(founder, { draft, signature: await world.sign(founder, kernel.cases.draftDocument(await kernel.cases.draft(founder, draft))) })
  await act(await world.officer('technopark.appeals'), appeal, { type: 'complete', outcome: 'proposeAnnul', reasons: 'Дәлелдер негізді.' })
  await act(await world.officer('technopark.appeals'), appeal, { type: 'complete', outcome: 'annul', reasons: 'Дәлелдер негізді.' }, { sign: true })
  const held = await kernel.decisions.held({ credentialType: 'TechnoparkResident', holder: founder.organisation!.identifier.value })
  assert.deepEqual(held.map(({ status }) => status).toSorted(), ['in force', 'revoked'])
  const again = (await kernel.decisions.find(held.find(({ status }) => status === 'in force')!.decision))!
  assert.deepEqual([again.record.about, again.record.claims], [decision, (await kernel.decisions.find(decision))!.record.claims])
  world.at('2026-10-10T05:00:00.000Z')
  await kernel.round()
  assert.ok((await kernel.obligations.own(founder)).some(({ state, period }) => state === 'open' && period.to === '2026-09-30'), 'what it owes goes on')
})

test('what is filed or done twice happens once, and the journal proves all of it', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { cases, journal, db } = world.kernel
  const founder = await world.founder()
  const people = await office(world)
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, goodAnswers())
  const signature = await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft)))
  const id = await cases.file(founder, { draft, signature })
  assert.equal(await cases.file(founder, { draft, signature }), id)
  const doing: Doing = { type: 'complete', outcome: 'correct', reasons: 'Толықтырыңыз.', findings }
  await Promise.all([1, 2, 3].map(() => cases.perform(people.officer, { case: id, key: 'same', doing })))
  assert.equal((await cases.view(founder, id)).log.length, 2)
  await assert.rejects(cases.perform(people.officer, { case: id, key: 'same', doing: { ...doing, outcome: 'accept' } }), refusal('conflict'))
  await journal.settle()
  const verification = await verifyJournal({ db, keys: [journal.verifierKey] })
  assert.ok(verification.valid)
})
