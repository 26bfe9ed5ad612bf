import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { instantAt } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Mark } from '../../law/mark.ts'
import { type Doing, marksNow } from './index.ts'
import { type Gardens, goodGarden, openGardens, ownHat } from './testing.ts'

let world: Gardens
// One connection is enough for every act: an act that asked for a second while holding one could wait for ever.
before(async () => { world = await openGardens({ connections: 1 }) })
after(() => world.close())

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const pass: Doing = { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } }

test('an outcome is offered while the check has its verdict, and taken by nobody else', async () => {
  const { cases } = world.kernel
  const { officer, head } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  const without = await cases.view(officer, id)
  assert.equal(without.check?.verdict, false)
  assert.deepEqual(without.permit.outcomes, ['back'], 'without its plan it cannot go on')
  await assert.rejects(world.act(officer, id, pass), failure('refused'))
  await assert.rejects(world.act(head, id, { type: 'complete', outcome: 'back', reasons: 'No.' }), failure('refused'), 'another office')
  await assert.rejects(world.act(founder, id, { type: 'complete', outcome: 'back', reasons: 'No.' }), failure('refused'), 'the applicant')
  await assert.rejects(world.act(officer, id, { type: 'complete', outcome: 'back', findings: { healthy: 'true' } }), failure('invalid'), 'it needs its reasons')
  await assert.rejects(world.act(officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.' }), failure('invalid'), 'and its finding')
  assert.equal((await cases.view(officer, id)).log.length, 1, 'nothing was done')
})

test('the applicant corrects the pages that the step names, and nothing else', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  const corrections = { ...goodGarden, trees: '9999', plan: await world.upload(founder), contact: 'new@example.kz' }
  await assert.rejects(world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { ...corrections, contact: 'nowhere' } }), failure('invalid'))
  await world.act(founder, id, { type: 'complete', outcome: 'again', corrections })
  const { state } = await cases.view(founder, id)
  assert.equal(state.step, 'check')
  assert.deepEqual([state.facts['trees'], state.facts['contact']], [120, 'new@example.kz'])
  assert.equal((await cases.view(world.office.officer, id)).check?.verdict, true)
})

test('an officer marks answers with a reason each, and the applicant changes these and nothing else', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  const back = (marks: Mark[], reasons = ''): Doing => ({ type: 'complete', outcome: 'back', reasons, findings: { healthy: 'true' }, marks })
  const wrong = [[{ field: 'trees', reason: 'It is on another page.' }], [{ field: 'plan', reason: ' ' }], [{ field: 'plan', reason: 'x'.repeat(2001) }], [{ field: 'nothing', reason: 'Why?' }]]
  for (const marks of wrong) await assert.rejects(world.act(world.office.officer, id, back(marks)), failure('invalid'), JSON.stringify(marks))
  await assert.rejects(world.act(world.office.officer, id, back([])), failure('invalid'), 'without marks the reasons are needed')
  const doing = back([{ field: 'plan', reason: 'Add the plan.' }])
  await assert.rejects(world.act(world.office.head, id, doing), failure('refused'), 'another office')
  await cases.keepAct(world.office.officer, id, { doing: { type: 'complete', outcome: 'back', marks: [{ field: 'plan', reason: 'Add' }] }, seen: '1', key: 'marking' })
  assert.deepEqual((await cases.keptActs(world.office.officer, id)).map(({ doing: { marks } }) => marks), [[{ field: 'plan', reason: 'Add' }]])
  assert.deepEqual(await cases.keptActs(world.office.head, id), [], 'another’s marking is nobody’s')
  await world.act(world.office.officer, id, doing)
  assert.deepEqual(await cases.keptActs(world.office.officer, id), [], 'what was begun ends with it')
  const { procedure, state } = await cases.view(founder, id)
  assert.deepEqual(marksNow(procedure, state), [{ field: 'plan', reason: 'Add the plan.' }])

  const plan = await world.upload(founder)
  await assert.rejects(world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { plan, contact: 'new@example.kz' } }), (error) =>
    error instanceof Failure && error.kind === 'invalid' && error.problems[0]?.field === 'contact')
  await world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { plan } })
  const mended = (await cases.view(founder, id)).state
  assert.deepEqual([mended.step, mended.facts['plan'], mended.facts['contact']], ['check', plan, state.facts['contact']])
})

test('a program says what it finds and corrects as what it is: nothing of it is read as text, and under marks the rest stays', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  const back = (findings: Facts, marks?: Mark[]): Doing => ({ type: 'complete', outcome: 'back', reasons: 'Add the plan.', typed: { findings }, ...(marks && { marks }) })
  for (const healthy of ['so', ['true'], 1]) await assert.rejects(world.act(world.office.officer, id, back({ healthy })), failure('invalid'), JSON.stringify(healthy))
  await world.act(world.office.officer, id, back({ healthy: true }))
  assert.equal((await cases.view(world.office.officer, id)).state.facts['healthy'], true)
  const again = (corrections: Facts): Doing => ({ type: 'complete', outcome: 'again', typed: { corrections } })
  const plan = await world.upload(founder)
  for (const wrong of [{ contact: ['new@example.kz'] }, { contact: 'nowhere' }, { contact: 5 }]) await assert.rejects(world.act(founder, id, again({ plan, ...wrong })), failure('invalid'), JSON.stringify(wrong))
  await world.act(founder, id, again({ contact: 'new@example.kz', trees: 9999 }))
  const { facts } = (await cases.view(founder, id)).state
  assert.deepEqual([facts['contact'], facts['trees'], facts['plan']], ['new@example.kz', 120, ''], 'what is not corrected, or not asked in this step, stays')
  await world.act(world.office.officer, id, back({ healthy: true }, [{ field: 'plan', reason: 'Add the plan.' }]))
  await assert.rejects(world.act(founder, id, again({ plan, contact: 'other@example.kz' })), (error) => error instanceof Failure && error.problems[0]?.field === 'contact')
  await world.act(founder, id, again({ plan, contact: 'new@example.kz' }))
  assert.deepEqual([(await cases.view(founder, id)).state.step, (await cases.view(founder, id)).state.facts['plan']], ['check', plan])
})

test('a commission decides by a quorum and more than half; votes can be changed, recused members do not vote', async () => {
  const { cases } = world.kernel
  const { members: [first, second], chair, officer } = world.office
  const id = await world.filed(await world.founder())
  await world.act(officer, id, pass)
  await assert.rejects(world.act(officer, id, { type: 'vote', vote: 'yes' }), failure('refused'), 'not a member')
  await assert.rejects(world.act(first!, id, { type: 'vote', vote: 'no' }), failure('invalid'), 'this vote needs reasons')
  await world.act(first!, id, { type: 'vote', vote: 'no', reasons: 'Too dry.' })
  await world.act(second!, id, { type: 'vote', vote: 'yes' })
  await assert.rejects(world.act(chair, id, { type: 'conclude', minutes: 'We met.' }), failure('conflict'), 'two of three')
  await assert.rejects(world.act(first!, id, { type: 'conclude', minutes: 'We met.' }), failure('refused'), 'only the chair')
  const third = await world.officer('member')
  await world.act(third, id, { type: 'recuse', reasons: 'My brother’s garden.' })
  await assert.rejects(world.act(third, id, { type: 'vote', vote: 'yes' }), failure('refused'))
  await world.act(await world.officer('member'), id, { type: 'vote', vote: 'no', reasons: 'Too dry.' })
  await world.act(chair, id, { type: 'vote', vote: 'yes' })
  await assert.rejects(world.act(chair, id, { type: 'conclude', minutes: 'We met.' }), failure('conflict'), 'two against two')
  await world.act(first!, id, { type: 'vote', vote: 'yes' })
  await world.act(chair, id, { type: 'conclude', minutes: 'We met.' })
  const { state, log } = await cases.view(chair, id)
  assert.equal(state.step, 'decision')
  const concluded = log.at(-1)!.act
  assert.deepEqual(concluded.type === 'completed' && concluded.tally, { votes: { no: 1, yes: 3 }, recused: 1, minutes: 'We met.' })
})

test('an outcome follows what another step decided: the head cannot grant what the council opposed', async () => {
  const { cases } = world.kernel
  const { head, officer } = world.office
  const id = await world.filed(await world.founder())
  await world.act(officer, id, pass)
  await world.vote(id, 'no')
  assert.deepEqual((await cases.view(head, id)).permit.outcomes, ['refuse'])
  await assert.rejects(world.act(head, id, { type: 'complete', outcome: 'grant' }, { sign: true }), failure('refused'))
})

test('a second pair of eyes is another’s, a decision is signed in person, and nobody decides in their own case', async () => {
  const { cases } = world.kernel
  const { officer, head } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder)
  const insider: Actor = { ...ownHat(founder), roles: ['officer', 'head'] }
  assert.match((await cases.view(insider, id)).permit.because!.en, /own case/)
  await assert.rejects(world.act(insider, id, pass), failure('refused'))
  const both: Actor = { ...officer, roles: ['officer', 'head'] }
  await world.act(both, id, pass)
  await world.vote(id, 'yes')
  assert.match((await cases.view(both, id)).permit.because!.en, /Another person/)
  const grant: Doing = { type: 'complete', outcome: 'grant' }
  await assert.rejects(world.act(both, id, grant, { sign: true }), failure('refused'))
  await assert.rejects(world.act(head, id, grant), failure('invalid'), 'without a signature')
  const another = await world.officer('head')
  const signature = await world.sign(another, await cases.document(id, grant))
  await assert.rejects(cases.perform(head, { case: id, key: 'borrowed', doing: grant, signature }), failure('refused'), 'another’s signature')
  await world.act(head, id, grant, { sign: true })
  assert.equal((await cases.view(founder, id)).state.closedAt !== undefined, true)
})

test('the rules alone allow at once, and whom they do not help a person hears', async () => {
  const { cases, decisions } = world.kernel
  const person = ownHat(await world.founder())
  const apply = async (age: string): Promise<string> => {
    const draft = await cases.begin(person, { procedure: 'sample.felling' })
    const page = (await cases.draft(person, draft)).procedure.form[0]!
    await cases.savePage(person, draft, page, { where: 'By the river', age })
    return cases.file(person, { draft })
  }
  const old = await cases.view(person, await apply('80'))
  assert.equal(old.state.closedAt, old.state.filedAt)
  const decision = await decisions.find(old.state.decisions[0]!.id)
  assert.equal(decision?.record.effect, 'grant')
  assert.match(decision!.record.decidedBy.office.en, /published rules/)
  const young = await apply('8')
  const forester = await world.officer('forester')
  await world.act(forester, young, { type: 'complete', outcome: 'on', reasons: 'It stands well.' })
  const warden = await world.officer('warden')
  assert.deepEqual((await cases.view(warden, young)).permit.outcomes, ['allow', 'refuse'])
  await world.act(warden, young, { type: 'complete', outcome: 'refuse' }, { sign: true })
  const refusal = await decisions.find((await cases.view(person, young)).state.decisions[0]!.id)
  assert.deepEqual(refusal!.record.grounds.map(({ text }) => text.en), ['The tree is too young.'])
})

test('a case is given to a colleague of the office alone, and stands in their queue', async () => {
  const { officer, head, members: [member] } = world.office
  const id = await world.filed(await world.founder())
  const colleague = await world.officer('officer')
  await assert.rejects(world.act(officer, id, { type: 'assign', to: member!.person }), failure('invalid'), 'another office')
  await assert.rejects(world.act(head, id, { type: 'assign', to: colleague.person }), failure('refused'), 'by another office')
  await world.act(officer, id, { type: 'assign', to: colleague.person })
  const { cases } = world.kernel
  const inQueue = async (assigned: 'mine' | 'free') => (await cases.queue(colleague, { assigned, page: 1, size: 50 })).rows.some((row) => row.id === id)
  assert.deepEqual([await inQueue('mine'), await inQueue('free')], [true, false])
})

test('whoever acts for the applicant, or did within the declared time, does not perform the step', async () => {
  const { cases, db, parties } = world.kernel
  const founder = await world.founder()
  const former = await world.officer('head')
  world.at('2026-02-02T05:00:00.000Z')
  const delegation = await transact(db, (tx) => parties.delegate(tx, founder, former.person, { scope: 'all', until: '2026-12-01T00:00:00.000Z' }))
  const id = await world.filed(founder)
  await world.act(world.office.officer, id, pass)
  await world.vote(id, 'yes')
  const because = async () => (await cases.view(former, id)).permit.because?.en
  assert.match((await because())!, /act for the applicant|own case/)
  world.at('2026-02-03T05:00:00.000Z')
  await transact(db, (tx) => parties.revokeDelegation(tx, founder, delegation))
  world.at('2026-08-03T05:00:00.000Z')
  assert.match((await because())!, /did so lately/)
  await assert.rejects(world.act(former, id, { type: 'complete', outcome: 'grant' }, { sign: true }), failure('refused'))
  world.at('2026-08-04T05:00:00.000Z')
  assert.equal(await because(), undefined, 'six months are over')
  world.at('2026-02-02T05:00:00.000Z')
})

test('the same request is done once; its key says nothing else, and a case that moved on is not acted on unseen', async () => {
  const { cases } = world.kernel
  const { officer } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder)
  const seen = '1'
  await world.act(officer, id, pass, { key: 'once', seen })
  await world.act(officer, id, pass, { key: 'once', seen })
  assert.equal((await cases.view(officer, id)).log.length, 2)
  await assert.rejects(world.act(officer, id, { type: 'note', words: 'Else.' }, { key: 'once' }), failure('conflict'))
  await assert.rejects(world.act(founder, id, { type: 'note', words: 'Mine.' }, { key: 'once' }), failure('conflict'))
  await assert.rejects(world.act(officer, id, pass, { seen }), failure('conflict'))
})

test('many officers who act at once do it once', async () => {
  const { cases } = world.kernel
  const id = await world.filed(await world.founder())
  const officers: Actor[] = []
  for (let n = 0; n < 5; n += 1) officers.push(await world.officer('officer'))
  const results = await Promise.allSettled(officers.map((one) => world.act(one, id, pass)))
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.deepEqual((await cases.view(officers[0]!, id)).log.map(({ act }) => act.type), ['filed', 'completed'])
})

test('notes are everybody’s who sees the case, and words that are too long are refused whole', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder)
  await world.act(founder, id, { type: 'note', words: 'Please hurry.' })
  await world.act(world.office.head, id, { type: 'note', words: 'Read.' })
  await assert.rejects(world.act(founder, id, { type: 'note', words: 'a'.repeat(10_001) }), failure('invalid'))
  await assert.rejects(world.act(founder, id, { type: 'note', words: '  ' }), failure('invalid'))
  assert.equal((await cases.view(founder, id)).log.length, 3)
})

test('an act that waits for its signature is kept for its officer alone, until they have signed or a week has passed', async () => {
  const { cases } = world.kernel
  const { officer, head } = world.office
  const id = await world.filed(await world.founder())
  await world.act(officer, id, pass)
  await world.vote(id, 'yes')
  const doing = { type: 'complete' as const, outcome: 'grant', reasons: 'Негіздеме. '.repeat(400), findings: { kind: 'қ' } }
  const act = { doing, seen: '3', key: crypto.randomUUID() }
  await cases.keepAct(head, id, act)
  assert.deepEqual(await cases.keptAct(head, id, act.key), act)
  assert.equal(await cases.keptAct(officer, id, act.key), undefined, 'another officer')
  assert.equal(await cases.keptAct(head, crypto.randomUUID(), act.key), undefined, 'another case')
  await assert.rejects(cases.keepAct(officer, id, act), failure('not found'), 'nobody writes over what another keeps')
  await cases.keepAct(head, id, { ...act, doing: { ...doing, reasons: 'Қысқаша.' } })
  assert.equal((await cases.keptAct(head, id, act.key))?.doing.reasons, 'Қысқаша.')
  await cases.sweep()
  assert.ok(await cases.keptAct(head, id, act.key))
  const { db, now } = world.kernel
  await db.updateTable('act_in_progress').set({ kept_at: instantAt(Date.parse(now()) - 8 * 86_400_000) }).execute()
  await cases.sweep()
  assert.equal(await cases.keptAct(head, id, act.key), undefined, 'a week has passed')
  await cases.keepAct(head, id, act)
  await world.act(head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
  assert.equal(await cases.keptAct(head, id, act.key), undefined, 'they have signed')
})

test('the bytes that somebody signed of the case as they read it are those of the act, or nothing is done', async () => {
  const { cases } = world.kernel
  const { officer, head } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder)
  await world.act(officer, id, pass)
  await world.vote(id, 'yes')
  const view = await cases.view(head, id)
  const grant: Doing = { type: 'complete', outcome: 'grant' }
  const refuse: Doing = { type: 'complete', outcome: 'refuse', reasons: 'No.' }
  const document = await cases.documentIn(view, grant)
  assert.deepEqual(document, await cases.document(id, grant), 'what was read is not read again')
  const signature = await world.sign(head, document)
  await assert.rejects(cases.perform(head, { case: id, key: 'of-another', doing: refuse, signature, document }), failure('conflict'), 'a signature of one act does not carry another')
  const before = await cases.documentIn({ ...view, state: { ...view.state, facts: { ...view.state.facts, trees: 1 } } }, grant)
  await assert.rejects(async () => cases.perform(head, { case: id, key: 'of-earlier', doing: grant, signature: await world.sign(head, before), document: before }), failure('conflict'), 'nor one of other answers')
  assert.equal((await cases.view(head, id)).state.step, view.state.step)
  await cases.perform(head, { case: id, key: 'of-this', doing: grant, signature, document })
  await cases.perform(head, { case: id, key: 'of-this', doing: grant, signature, document })
  assert.equal((await cases.view(head, id)).state.decisions.length, 1)
})
