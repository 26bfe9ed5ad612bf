/** Specifies admission: dated rules, a ranking with quotas that a person signs and a stranger computes again, a waiting list, the duty of a foreign diploma, and the waiver in seven days. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { run, verify } from '../../../cli/index.ts'
import { hashSeen } from '../../../kernel/calls/index.ts'
import { ownHat } from '../../../kernel/cases/testing.ts'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import { dataOf } from '../../../kernel/declarations/index.ts'
import type { Country } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { openWorldOf } from '../../../kernel/testing.ts'
import type { Submitted } from '../../../law/answers.ts'
import { hashOf } from '../../../law/canonical.ts'
import { evaluate } from '../../../law/evaluate.ts'
import { Failure } from '../../../law/failure.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { checkRanking, type RankedRow, type RankingFile } from '../../../law/ranking.ts'
import { readingOf } from '../../../law/reading.ts'
import { same } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { callRoutes } from '../../../portal/calls/index.ts'
import { listen } from '../../../portal/index.ts'
import { recordRoutes } from '../../../portal/record/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { kazakhstan } from '../index.ts'
import type { World } from '../testing.ts'

/** Two places, of which one is kept for the youth from villages, so that three people fill them. */
const few = (one: Procedure): Procedure => (one.id === 'university.admission' ? { ...one, call: { ...one.call!, capacity: 2, quotas: { of: one.call!.quotas!.of.slice(0, 1).map((quota) => ({ ...quota, places: 1 })) } } } : one)
const small = (country: Country): Country => ({ ...country, procedures: country.procedures.map(few) })

let world: World
let [desk, examiner, registrar, rector]: Actor[] = []
// Monday, 30 November 2026, 10:00 in Astana: the call is open.
before(async () => {
  world = await openWorldOf(small(kazakhstan('sample')), { start: '2026-11-30T05:00:00.000Z' })
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
  for (const changed of [{ capacity: 3 }, { quotas: { of: [{ ...rural!, places: 2 }, ...others] } }, { ties: [] }, { window: { ...call!.window!, until: '2027-02-27T18:00' } }]) {
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

const signed = async (): Promise<void> => {
  const { calls } = world.kernel
  const drawn = await calls.draw(rector!, 'university.admission', 'admit')
  await calls.sign(rector!, 'university.admission', { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(rector!, calls.document(drawn)) })
}

let [first, village, claimed]: Applied[] = []

test('a person signs the ranking, quotas add to what merit gives, whoever declines makes room, and a stranger computes all of it again', async () => {
  const { calls, cases, obligations } = world.kernel
  first = await applied('90', { abroad: 'true', recognised: 'later' })
  village = await applied('40', { quota: 'rural' }, 'rural')
  claimed = await applied('50', { quota: 'social' })
  const other = await person()
  const mistaken = await filed(other, 'university.admission', await answers(other))
  await act(desk!, mistaken, 'pass', { findings: { papersProved: 'true', quotaProved: 'rural' } })
  await assert.rejects(act(examiner!, mistaken, 'graded', { findings: { taskScore: '10', taskTests: 'a'.repeat(64) } }), Failure, 'a quota that nobody claimed is proved of nobody')
  await act(examiner!, mistaken, 'return', { findings: { taskScore: '10', taskTests: 'a'.repeat(64) }, reasons: 'Квота сұралмаған.' })
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
  await signed()
  const file = await calls.file('university.admission')
  assert.deepEqual(file.document.acts.map(({ number, through }) => [number, through]), [[first.number, undefined], [village.number, 'rural']], 'whoever is second gives way to whoever the quota is for')
  assert.deepEqual(file.document.ranking.map(({ points, quotas }) => [points, quotas]), [['89', undefined], ['65', undefined], ['59', ['rural']]])
  assert.deepEqual(file.document.ranking.map(({ counted }) => Object.keys(counted).toSorted()), [['average', 'taskScore'], ['average', 'taskScore'], ['average', 'quotaProved', 'taskScore']], 'to which quota somebody belongs is published only where it gave them a place')
  const { declarations, seed, points, order, places, fates, unknown } = checkRanking(file)
  assert.deepEqual([declarations, seed, points, order, places, fates], [[], true, [], [], [], []])
  assert.deepEqual(unknown, { order: [], quotas: [claimed.number], fates: [] }, 'whether they might have had that place the file does not say')
  const portal = testPortal({ routes: callRoutes(world.kernel) })
  const page = await (await portal.ask('/ru/calls/university.admission')).text()
  assert.ok([first, village, claimed].every(({ number, actor }) => page.includes(number) && !page.includes(actor.name)))

  await act(first.actor, first.id, 'takeOwing')
  await act(village.actor, village.id, 'decline')
  await world.kernel.round()
  const [owed] = await obligations.own(first.actor)
  assert.deepEqual([owed?.state, owed?.dueDay], ['open', '2028-01-26'], 'a diploma from abroad is to be recognised when the first semester has run')
  assert.equal((await calls.desk(rector!, 'university.admission')).free, 1)
  await signed()
  const again = await (await portal.ask('/en/calls/university.admission')).text()
  for (const batch of [0, 1]) assert.match(again, new RegExp(`ranking.json\\?opens=[^"]*&(amp;)?batch=${batch}" download="ranking-university.admission-${batch + 1}.json"`))
  assert.match(again, /verify ranking ranking-university\.admission-2\.json/)
  assert.match((await portal.ask('/calls/university.admission/ranking.json?batch=1')).headers.get('content-disposition')!, /"ranking-university\.admission-2\.json"/)
})

test('a stranger is told what can be checked and what cannot, and finds a place given to a friend, a fate that nobody signed, and rules that nobody enacted', async (t) => {
  const { calls, journal, db } = world.kernel
  await journal.settle()
  const server = await listen(testPortal({ routes: [...recordRoutes(world.kernel), ...callRoutes(world.kernel)] }).app, { port: 0 })
  t.after(() => server.stop(0))
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-admission-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const there = `http://127.0.0.1:${server.port}`
  const checked = async (file: unknown, ...more: readonly string[]): Promise<string> => {
    const path = join(folder, 'ranking.json')
    writeFileSync(path, JSON.stringify(file))
    let out = ''
    const stream = { write: (text: string) => { out += text.replaceAll('\n', ' ') } }
    return `${await run(['verify', 'ranking', path, ...more], { verify }, { env: { SHANYRAQ_LANGUAGE: 'en' }, out: stream, err: stream })} ${out}`
  }
  const [one, two] = [await calls.file('university.admission', { batch: 0 }), await calls.file('university.admission', { batch: 1 })]
  const fate = (file: RankingFile, number: string, changes: Partial<RankedRow>): RankingFile =>
    ({ ...file, document: { ...file.document, ranking: file.document.ranking.map((row) => (row.number === number ? { ...row, ...changes } : row)) } })

  const told = await checked(one, '--portal', there)
  assert.match(told, /^1 The keys of the journal were taken from the portal itself.*✓ The hash was in the journal once.*✓ The journal says that this very ranking was signed, once.*✓ The rules were enacted/)
  assert.match(told, /What can be checked is right; places that cannot be checked: 1\.\s*$/)
  assert.match(await checked(one), /✓ What had become.*– places not checked, for it is not published who belongs to a quota.*: 1 .*places that cannot be checked: 1/)
  assert.match(await checked(two), /– places not checked, for what had become of whom is not seen from this file: 3/)
  // With the journal the first signature shows who was admitted; that the other gave the place up no ranking shows.
  assert.match(await checked(two, '--portal', there), /✓ The rankings before this one were signed too.*is not seen from this file: 1 .*places that cannot be checked/)

  // In the first ranking everybody waits: whoever is set aside in it makes room for a friend.
  for (const changed of ['given up', 'admitted', 'refused']) assert.match(await checked(fate(one, first!.number, { fate: changed })), new RegExp(`^1 .*✗ What had become of whom is what the earlier signatures did: ${first!.number} .*does not follow`), changed)
  assert.match(await checked(fate(two, claimed!.number, { fate: 'admitted' }), '--portal', there), new RegExp(`✗ What had become[^✓]*: ${claimed!.number}.*✗ The journal says that this very ranking`))
  assert.match(await checked({ ...one, document: { ...one.document, seedOfAnother: 1 } }, '--portal', there), /✗ The journal says that this very ranking/, 'what this release does not know is a part of what was signed')

  // Easier rules under the same name, which are nobody's law.
  const { document, declarations } = one
  const eased = (id: string) => {
    const declaration = { ...declarations[document.version]!, id, parameters: {} }
    const hash = hashOf(dataOf(declaration))
    return fate({ declarations: { ...declarations, [hash]: declaration }, document }, claimed!.number, { version: hash })
  }
  assert.match(await checked(eased('university.other')), /✗ The rules are those of this call/)
  assert.match(await checked(eased('university.admission'), '--portal', there), new RegExp(`✗ The rules were enacted before the day of the application: ${claimed!.number}`))

  assert.match(await checked(one, '--portal', `${there}/nowhere`), /^1 .*does not answer/)
  assert.equal(await run(['verify', 'ranking'], { verify }, { env: { SHANYRAQ_LANGUAGE: 'en' }, out: { write: () => {} }, err: { write: () => {} } }), 2, 'no file is named')
  // Of several seeds that were announced the best could be chosen; of two signatures either could be shown.
  await transact(db, async (tx) => {
    const { call: procedure, opens, version } = document
    await journal.append(tx, 'system:clock', { type: 'call.opened', subject: `call:${procedure}`, body: { procedure, opens, closes: '2027-02-26T13:00:00.000Z', version, commitment: 'a'.repeat(64) } })
    await journal.append(tx, 'system:clock', { type: 'call.signed', subject: `call:${procedure}`, body: { procedure, opens, batch: 0, hash: 'a'.repeat(64) } })
  })
  await journal.settle()
  assert.match(await checked(one, '--portal', there), /✗ The hash was in the journal once.*✗ The journal says that this very ranking/)
})

test('whoever was admitted is entered among the learners by what the registrar finds: programme, first day and who pays, and no second time', async () => {
  const { cases, registers } = world.kernel
  const { actor, id } = first!
  const about = (await cases.view(actor, id)).state.decisions.at(-1)!.id
  const [programme] = await registers.standing('university.programmes')
  const draft = await cases.begin(actor, { procedure: 'university.enrolment', about })
  // Who pays and since when is not for the applicant to say.
  for (const page of (await cases.draft(actor, draft)).procedure.form) await cases.savePage(actor, draft, page, { programme: programme!.number, funding: 'state', admittedOn: '2020-01-01' })
  const asked = await cases.file(actor, { draft, signature: await world.sign(actor, cases.draftDocument(await cases.draft(actor, draft))) })
  const findings = { ofAdmission: 'true', elsewhere: 'false', admittedOn: '2027-09-01', funding: 'own' }
  for (const wrong of [{ ofAdmission: 'false' }, { elsewhere: 'true' }, { admittedOn: '2027-02-25' }, { admittedOn: '2028-02-27' }]) {
    await act(registrar!, asked, 'propose', { findings: { ...findings, ...wrong } })
    await assert.rejects(act(rector!, asked, 'grant', { sign: true }), Failure, JSON.stringify(wrong))
    await act(rector!, asked, 'return', { sign: true, reasons: 'Тексеріңіз.' })
  }
  await act(registrar!, asked, 'propose', { findings })
  await act(rector!, asked, 'grant', { sign: true })
  const entries = await registers.stretch('university.learners', { owner: { kind: 'person', id: actor.person }, limit: 2 })
  assert.deepEqual(entries.map(({ values }) => [values['programme'], values['admittedOn'], values['funding']]), [[programme!.number, '2027-09-01', 'own']])
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

test('what was signed goes when its time of keeping is over, and a signature without a file has no way to one', async () => {
  const { calls } = world.kernel
  world.at('2032-02-26T05:00:00.000Z')
  await calls.round()
  assert.ok(await calls.file('university.admission'), 'five years end today')
  world.at('2032-02-27T05:00:00.000Z')
  await calls.round()
  await assert.rejects(calls.file('university.admission'), Failure)
  const { rows, files } = await calls.view('university.admission')
  assert.deepEqual([rows.map(({ fate, through, quotas }) => [fate, through, quotas]), files], [[['admitted', undefined, undefined], ['admitted', 'rural', undefined], ['given up', undefined, undefined]], []])
  assert.doesNotMatch(await (await testPortal({ routes: callRoutes(world.kernel) }).ask('/en/calls/university.admission')).text(), /ranking\.json/)
})
