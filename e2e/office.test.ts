/** The rules of the office that no page can bend: whose case, whose signature, at which moment, and how it is counted. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { goodAnswers, openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { type Doing, placeOf } from '../src/kernel/cases/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import type { Failure } from '../src/law/failure.ts'
import { deskRoutes } from '../src/portal/desk/index.ts'
import { testPortal } from '../src/portal/testing.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const refusal = (kind: Failure['kind']) => (error: unknown) => error instanceof Error && 'kind' in error && error.kind === kind
const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }
const accept: Doing = { type: 'complete', outcome: 'accept', findings }

let keys = 0
const act = (actor: Actor, id: string, doing: Doing, more: { seen?: string; signature?: { provider: string; cms: Uint8Array } } = {}): Promise<void> =>
  world.kernel.cases.perform(actor, { case: id, key: `office-${keys += 1}`, doing, ...more })

async function file(founder: Actor, changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const { cases, files } = world.kernel
  const plan = await files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}`,
  })
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, goodAnswers({ businessPlan: plan.id, ...changes }))
  return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
}

async function office() {
  const [officer, head, chair] = [await world.officer('technopark.officer'), await world.officer('technopark.head'), await world.officer('technopark.chair', 'technopark.commission')]
  return { officer, head, chair, members: [await world.officer('technopark.commission'), await world.officer('technopark.commission'), await world.officer('technopark.commission')] }
}

/** Brings a case to the decision, with this vote of all. */
async function toDecision(id: string, { officer, chair, members }: Awaited<ReturnType<typeof office>>, vote: 'grant' | 'refuse'): Promise<void> {
  await act(officer, id, accept)
  for (const member of members) await act(member, id, { type: 'vote', vote, reasons: 'Зерделенді.' })
  await act(chair, id, { type: 'conclude', minutes: 'Хаттама.' })
}

test('an act is refused when its case has moved since it was seen, and others’ notes do not count as moving', async () => {
  const { cases } = world.kernel
  const { officer, chair, members } = await office()
  const id = await file(await world.founder())
  const view = await cases.view(officer, id)
  const seen = placeOf(view.state, view.log, 'complete')
  await act(officer, id, { type: 'note', words: 'Қаралуда.' })
  await act(officer, id, accept, { seen })
  await assert.rejects(act(officer, id, { type: 'complete', outcome: 'correct', reasons: 'Кеш.', findings }, { seen }), refusal('conflict'))

  for (const member of members) await act(member, id, { type: 'vote', vote: 'grant' })
  const before = await cases.view(chair, id)
  const tally = placeOf(before.state, before.log, 'conclude')
  await act(members[0]!, id, { type: 'vote', vote: 'refuse', reasons: 'Ойланып қалдым.' })
  await assert.rejects(act(chair, id, { type: 'conclude', minutes: 'Хаттама.' }, { seen: tally }), refusal('conflict'), 'the tally that the chair saw is not the tally now')
})

test('a key that was used is answered again only to the same person with the same words', async () => {
  const { cases } = world.kernel
  const { officer, head } = await office()
  const id = await file(await world.founder())
  const note = (actor: Actor, words: string) => cases.perform(actor, { case: id, key: 'same-note', doing: { type: 'note', words } })
  await note(officer, 'Бірінші.')
  await note(officer, 'Бірінші.')
  await assert.rejects(note(officer, 'Екінші.'), refusal('conflict'))
  await assert.rejects(note(head, 'Бірінші.'), refusal('conflict'))
  assert.equal((await cases.view(officer, id)).log.length, 2)
})

test('a case is given only to an officer who performs the step', async () => {
  const { officer, head } = await office()
  const other = await world.officer('technopark.officer')
  const id = await file(await world.founder())
  await act(officer, id, { type: 'assign', to: other.person })
  assert.equal((await world.kernel.cases.view(officer, id)).state.assignee, other.person)
  for (const wrong of [head.person, 'nobody']) await assert.rejects(act(officer, id, { type: 'assign', to: wrong }), refusal('invalid'))
})

test('nobody decides a case of the company that they belong to, whoever filed it', async () => {
  const { kernel } = world
  const { officer } = await office()
  const founder = await world.founder()
  await transact(kernel.db, (tx) => kernel.parties.addMember(tx, founder, officer.person))
  const id = await file(founder)
  assert.match((await kernel.cases.view(officer, id)).permit.because!.en, /your own case/)
  await assert.rejects(act(officer, id, accept), refusal('refused'))
})

test('an officer signs with their own signature: another’s is refused, though it verifies', async () => {
  const { cases } = world.kernel
  const people = await office()
  const id = await file(await world.founder())
  await toDecision(id, people, 'grant')
  const grant: Doing = { type: 'complete', outcome: 'grant' }
  const another = await world.sign(people.officer, await cases.document(id, grant))
  await assert.rejects(act(people.head, id, grant, { signature: another }), refusal('refused'))
  const draft = await cases.preview(people.head, id, { outcome: 'grant' })
  await act(people.head, id, grant, { signature: await world.sign(people.head, await cases.document(id, grant)) })
  const decision = await world.kernel.decisions.find((await cases.view(people.head, id)).state.decisions[0]!.id)
  assert.deepEqual([draft?.kind.words, draft?.validUntil, draft?.rules], [decision?.record.words, decision?.record.validUntil, decision?.record.rules], 'what was previewed was issued')
})

test('while the clock stands a case is not late, and the day of the office is the day of its time zone', async () => {
  const { cases } = world.kernel
  world.at('2026-03-02T05:00:00.000Z')
  const { officer } = await office()
  const founder = await world.founder()
  const [stopped, open] = [await file(founder), await file(founder)]
  await act(officer, stopped, { type: 'complete', outcome: 'correct', reasons: 'Толықтырыңыз.', findings })
  const isLate = async (id: string) => (await cases.queue(officer, { state: 'late', page: 1, size: 1000 })).rows.some((row) => row.id === id)
  const { dueDay, stepDueDay } = (await cases.queue(officer, { state: 'open', page: 1, size: 1000 })).rows.find(({ id }) => id === open)!
  assert.equal((await cases.queue(officer, { state: 'open', page: 1, size: 1000 })).rows.find(({ id }) => id === stopped)!.dueDay, undefined)
  assert.ok(stepDueDay! < dueDay!)
  world.at(`${stepDueDay!}T18:30:00.000Z`)
  assert.equal(await isLate(open), false, 'half an hour before midnight in Astana')
  world.at(`${stepDueDay!}T19:30:00.000Z`)
  assert.equal(await isLate(open), true, 'half an hour after it, though in Greenwich it is still the day before')
})

test('the statistics count what was decided, in time or not, and on which grounds it was refused', async () => {
  const { kernel } = world
  world.at('2026-05-04T05:00:00.000Z')
  const since = kernel.now()
  const people = await office()
  const [fast, slow, open] = [await file(await world.founder()), await file(await world.founder(), { priorityShare: '60', branches: '1' }), await file(await world.founder())]
  await toDecision(fast, people, 'grant')
  const grant: Doing = { type: 'complete', outcome: 'grant' }
  await act(people.head, fast, grant, { signature: await world.sign(people.head, await kernel.cases.document(fast, grant)) })
  world.at('2026-06-15T05:00:00.000Z')
  await toDecision(slow, people, 'refuse')
  world.at('2026-06-22T05:00:00.000Z')
  await kernel.cases.lapse()
  const refuse: Doing = { type: 'complete', outcome: 'refuse', reasons: 'Шарттар орындалмаған.' }
  await act(people.head, slow, refuse, { signature: await world.sign(people.head, await kernel.cases.document(slow, refuse)) })

  const residency = (await kernel.cases.statistics(people.head, since)).find(({ procedure }) => procedure === 'technopark.residency')!
  const { filed, decided, inTime, withoutDecision, decisions, medianWorkdays, late } = residency
  assert.deepEqual({ filed, decided, inTime, withoutDecision, decisions }, { filed: 3, decided: 2, inTime: 1, withoutDecision: 1, decisions: { grant: 1, refuse: 1 } }, 'one of an earlier test lapsed')
  assert.ok(medianWorkdays! > 10 && medianWorkdays! < 30)
  assert.ok(late >= 1, `${open} is late`)
  const { grounds } = residency
  assert.deepEqual(grounds.map(({ ground, count }) => [ground.basis?.act.id !== undefined, count]), [[true, 1], [true, 1]])
  assert.deepEqual(await kernel.cases.statistics(await world.founder(), since), [], 'nobody outside the office')

  const page = await (await testPortal({ routes: deskRoutes(kernel, {}), session: { actor: people.head } }).ask('/ru/desk/statistics')).text()
  const folded = page.split('<details><summary>').at(-1)!
  assert.match(page, /<h2>Участие в технопарке<\/h2>/)
  assert.match(folded, /^\d+ процедур\p{L}* без дел за период<\/summary><ul[^>]*><li><a href="\/ru\/services\//u, 'what had no case stands in one line')
  const captions = [...page.matchAll(/<caption[^>]*>(.*?)<\/caption>/g)].map(([, caption]) => caption)
  assert.deepEqual(captions.length > 1 && new Set(captions).size, captions.length, 'no two tables have one name')
})

test('a decision that no longer stands cannot be withdrawn again', async () => {
  const { kernel } = world
  const { officer, ...people } = await office()
  const id = await file(await world.founder())
  await toDecision(id, { officer, ...people }, 'grant')
  const grant: Doing = { type: 'complete', outcome: 'grant' }
  await act(people.head, id, grant, { signature: await world.sign(people.head, await kernel.cases.document(id, grant)) })
  const [{ id: about } = { id: '' }] = (await kernel.cases.view(officer, id)).state.decisions
  const open = (key: string) => transact(kernel.db, (tx) => kernel.cases.openByOffice(tx, officer, {
    procedure: 'technopark.withdrawal', about, facts: { reportOverdue: true, conditionsBroken: false }, reasons: 'Есеп жоқ.', key,
  }))
  const withdrawal = await open('open-1')
  assert.equal(await open('open-2'), withdrawal, 'one at a time')
  world.at('2026-07-20T05:00:00.000Z')
  await kernel.cases.lapse()
  await act(officer, withdrawal, { type: 'complete', outcome: 'proposeWithdraw', reasons: 'Есеп жоқ.' })
  const withdraw: Doing = { type: 'complete', outcome: 'withdraw', reasons: 'Есеп жоқ.' }
  await act(people.head, withdrawal, withdraw, { signature: await world.sign(people.head, await kernel.cases.document(withdrawal, withdraw)) })
  await assert.rejects(open('open-3'), refusal('conflict'))
})
