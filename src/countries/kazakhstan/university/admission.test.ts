/** Specifies admission: dated rules, a ranking with quotas that a person signs and a stranger computes again, a waiting list, the duty of a foreign diploma, and the waiver in seven days. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hashSeen } from '../../../kernel/calls/index.ts'
import { ownHat } from '../../../kernel/cases/testing.ts'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { evaluate } from '../../../law/evaluate.ts'
import { Failure } from '../../../law/failure.ts'
import { checkRanking } from '../../../law/ranking.ts'
import { readingOf } from '../../../law/reading.ts'
import { same } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { callRoutes } from '../../../portal/calls/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'

let world: World
let [desk, examiner, registrar, rector]: Actor[] = []
// Monday, 30 November 2026, 10:00 in Astana: the call is open.
before(async () => {
  world = await openWorld({ start: '2026-11-30T05:00:00.000Z' })
  ;[desk, examiner, registrar, rector] = [await world.officer('university.admissions'), await world.officer('university.assessor'), await world.officer('university.registrar'), await world.officer('university.rector')]
  await world.kernel.round()
})
after(() => world.close())

let keys = 0
async function act(by: Actor, id: string, outcome: string, { sign, findings, reasons }: { readonly sign?: true; readonly findings?: Submitted; readonly reasons?: string } = {}): Promise<void> {
  const { cases } = world.kernel
  const doing: Doing = { type: 'complete', outcome, ...(findings && { findings }), ...(reasons && { reasons }) }
  await cases.perform(by, { case: id, key: `admission-${keys += 1}`, doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
}

const pdf = async (by: Actor): Promise<string> => (await world.kernel.files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n%%EOF\n') })(), { name: 'diplom.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${by.person}` })).id

async function drafted(by: Actor, procedure: string, answers: Submitted): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(by, { procedure })
  for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
  return draft
}
async function filed(by: Actor, procedure: string, answers: Submitted): Promise<string> {
  const { cases } = world.kernel
  const draft = await drafted(by, procedure, answers)
  return cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
}

const person = async (): Promise<Actor> => world.officer()
const answers = async (by: Actor, changes: Submitted = {}): Promise<Submitted> => ({
  applicant: by.name, quota: 'none', degree: 'bachelor', average: '3.5', abroad: 'false', transcript: await pdf(by), english: 'ielts', ielts: '7', testedOn: '1.9.2026', certificate: await pdf(by), ...changes,
})

interface Applied { readonly actor: Actor; readonly id: string; readonly number: string }
async function applied(score: string, changes: Submitted = {}, quotaProved = 'none'): Promise<Applied> {
  const actor = await person()
  const proof = changes['quota'] === undefined ? {} : { quotaProof: await pdf(actor) }
  const id = await filed(actor, 'university.admission', await answers(actor, { ...changes, ...proof }))
  await act(desk!, id, 'pass', { findings: { papersProved: 'true', quotaProved } })
  await act(examiner!, id, 'graded', { findings: { taskScore: score, taskTests: 'a'.repeat(64) } })
  return { actor, id, number: (await world.kernel.cases.view(actor, id)).number }
}

test('a programme stands in the register once the registrar has brought it and the rector has signed', async () => {
  const { cases, db } = world.kernel
  const facts = { name: 'Үлгі: Жасанды интеллект', level: 'master', language: 'en', months: 24, places: 40 }
  const id = await transact(db, (tx) => cases.openOfItself(tx, registrar!, { procedure: 'university.programme', facts, key: 'programme' }))
  await assert.rejects(act(registrar!, id, 'enter', { sign: true }))
  await act(rector!, id, 'enter', { sign: true })
  const page = await (await testPortal({ routes: registerRoutes(world.kernel) }).ask('/kk/registers/university.programmes')).text()
  assert.match(page, /Үлгі: Жасанды интеллект/)
})

test('once the lot of the call is drawn a start takes new words of it, leaves other rules as they are and says so, and never fails', async () => {
  const { versions } = world.kernel.cases
  const { call, ...rest } = versions.latest('university.admission')!
  const [rural, ...others] = call!.quotas!.of
  const reworded = { ...rest, call: { ...call!, quotas: { of: [{ ...rural!, title: same('Ауыл') }, ...others] }, basis: { ...call!.basis, note: same('Үлгі') } } }
  assert.deepEqual(await versions.seed([reworded], { changed: 'enter' }), [])
  assert.equal(versions.latest('university.admission')!.call!.quotas!.of[0]!.title.kk, 'Ауыл')
  for (const changed of [{ capacity: 41 }, { quotas: { of: others } }, { ties: [] }, { window: { ...call!.window, until: '2027-02-27T18:00' } }]) {
    assert.deepEqual(await versions.seed([{ ...rest, call: { ...call!, ...changed } }], { changed: 'enter' }), ['university.admission'])
  }
  assert.equal(versions.latest('university.admission')!.call!.capacity, call!.capacity)
})

test('whoever does not meet the dated rules is told which before applying, and nobody applies twice at once', async () => {
  const { cases } = world.kernel
  const old = await person()
  const { procedure, facts: given } = await cases.draft(old, await drafted(old, 'university.admission', await answers(old, { testedOn: '1.9.2024', average: '3.1' })))
  const { verdict, failed } = evaluate(procedure.rules['meets']!, given, readingOf(procedure, '2026-11-30'))
  assert.deepEqual([verdict, failed.map(({ words }) => words.en.slice(0, 30))], [false, ['The average grade of the diplo', 'English is not proved: IELTS 6']])
  const twice = await person()
  await filed(twice, 'university.admission', await answers(twice))
  await assert.rejects(filed(twice, 'university.admission', await answers(twice)), (error: unknown) => error instanceof Failure)
})

test('a person signs the ranking, quotas add to what merit gives, whoever declines makes room, and a stranger computes all of it again', async () => {
  const { calls, cases, obligations } = world.kernel
  const first = await applied('90', { abroad: 'true', recognised: 'later' })
  const rural = await applied('40', { quota: 'rural' }, 'rural')
  const claimed = await applied('30', { quota: 'social' })
  const waits = await world.kernel.cases.view(desk!, first.id)
  assert.equal(waits.state.step, 'ranking')
  world.at('2027-02-26T13:00:01.000Z')
  // Who was only filed is refused by a person with reasons, and appeals.
  const { rows } = await calls.desk(rector!, 'university.admission')
  for (const { case: id } of rows.filter(({ fate }) => fate === 'being checked')) {
    await act(desk!, id, 'decline', { findings: { papersProved: 'false', quotaProved: 'none' }, reasons: 'Құжат жоқ.' })
    await act(registrar!, id, 'refuse', { sign: true, reasons: 'Құжат жоқ.' })
    const refused = (await cases.view(desk!, id)).state.decisions.at(-1)!
    const { record } = (await world.kernel.decisions.find(refused.id))!
    assert.deepEqual([record.appeal?.procedure, record.version.length], ['university.appeal', 64])
  }
  const drawn = await calls.draw(rector!, 'university.admission', 'admit')
  assert.deepEqual(drawn.acts.map(({ number }) => number), [first, rural, claimed].map(({ number }) => number))
  await calls.sign(rector!, 'university.admission', { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(rector!, calls.document(drawn)) })
  const file = await calls.file('university.admission')
  assert.deepEqual(file.document.ranking.map(({ points, quotas }) => [points, quotas]), [['89', undefined], ['59', ['rural']], ['53', undefined]])
  assert.deepEqual(Object.keys(file.document.ranking[0]!.counted).toSorted(), ['average', 'quotaProved', 'taskScore'], 'what is published beside the number is what counts, and nothing personal')
  const { declarations, seed, points, order, places, withheld } = checkRanking(file)
  assert.deepEqual([declarations, seed, points, order, places, withheld], [[], true, [], [], [], 0])
  const page = await (await testPortal({ routes: callRoutes(world.kernel) }).ask('/ru/calls/university.admission')).text()
  assert.ok([first, rural, claimed].every(({ number, actor }) => page.includes(number) && !page.includes(actor.name)))

  await act(first.actor, first.id, 'takeOwing')
  await act(rural.actor, rural.id, 'decline')
  await world.kernel.round()
  assert.deepEqual((await obligations.own(first.actor)).map(({ state }) => state), ['open'], 'a diploma from abroad is to be recognised in the first semester')
  assert.equal((await calls.desk(rector!, 'university.admission')).free, 38)
})

test('a certificate is waived in seven days by two, and the decision has its number', async () => {
  const { cases } = world.kernel
  world.at('2027-04-05T05:00:00.000Z')
  const actor = ownHat(await person())
  const id = await filed(actor, 'university.language-waiver', { ground: 'studied', proof: await pdf(actor) })
  const { clocks } = await cases.view(actor, id)
  assert.equal(clocks.whole.state === 'running' && clocks.whole.dueDay, dayOf('2027-04-12T05:00:00.000Z', world.kernel.country.calendar.zone))
  await act(desk!, id, 'propose')
  await act(registrar!, id, 'waive', { sign: true })
  assert.equal((await cases.view(actor, id)).state.decisions.at(-1)!.kind, 'waived')
})
