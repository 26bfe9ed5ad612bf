/** Specifies tuition and exchanges: who is charged and who is not, that a leave and leaving stop it, that a debt blocks graduation, and that credits of an exchange are bounded by its agreement. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Doing } from '../../../../kernel/cases/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Submitted } from '../../../../law/answers.ts'
import type { Facts } from '../../../../law/field.ts'
import type { Day, Instant } from '../../../../law/time.ts'
import { enterOwn } from '../../technopark/sample-centre.ts'
import { openWorld } from '../../testing.ts'

const world = await openWorld()
after(() => world.close())
const { cases, files, ledger, obligations, registers } = world.kernel
const [registrar, rector, assessor] = [await world.officer('university.registrar'), await world.officer('university.rector'), await world.officer('university.assessor')]
let keys = 0

const pdf = async (by: Actor): Promise<string> =>
  (await files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })(), { name: 'paper.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${by.person}` })).id

async function asked(by: Actor, procedure: string, subject: string, answers: Submitted): Promise<string> {
  const draft = await cases.begin(by, { procedure, subject })
  for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
  return cases.file(by, { draft })
}
async function act(by: Actor, id: string, outcome: string, findings?: Submitted, signs = false): Promise<void> {
  const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) }
  await cases.perform(by, { case: id, key: `k${keys += 1}`, doing, ...(signs && { signature: await world.sign(by, await cases.document(id, doing)) }) })
}
async function granted(id: string, by: readonly [Actor, Actor], findings?: Submitted): Promise<void> {
  await act(by[0], id, 'propose', findings)
  await act(by[1], id, 'grant', undefined, true)
}
const on = async (day: Day): Promise<void> => {
  world.at(`${day}T05:00:00.000Z` as Instant)
  await obligations.openPeriods()
}

const own = (register: string, values: Facts, by?: Actor) => enterOwn(world.kernel, rector, world.sign, register, [values], by ? { kind: 'person', id: by.person } : { kind: 'body' })
const invoices = async ({ person }: Actor) => (await ledger.invoicesOf({ kind: 'person', id: person })).filter(({ status }) => status !== 'cancelled').map(({ amount, due }) => [amount, due])

world.at('2026-09-01T05:00:00.000Z')
const [programme] = await own('university.programmes', { name: 'Үлгі', level: 'master', language: 'kk', months: 24, places: 5 })
const [terms] = await own('university.tuition-terms', { programme: programme!, from: '2026-09-01', until: '2027-08-31', yearly: '200000000' })
async function learner(funding: string): Promise<readonly [Actor, string]> {
  const by = await world.officer()
  const [entry] = await own('university.learners', { programme: programme!, admittedOn: '2026-09-01', funding, thesis: 'Үлгі' }, by)
  return [by, entry!]
}
const agreement = { terms: terms!, first: '2026-09-01', agreed: 'true' }
const found = { ofProgramme: 'true', last: '2028-08-31' }

test('whoever pays is invoiced each semester, a debt blocks graduation, and a leave and leaving stop it; whoever learns by the state order owes nothing', async () => {
  const [payer, entry] = await learner('own')
  const [free, ofFree] = await learner('state')
  const refused = await asked(free, 'university.tuition', ofFree, agreement)
  await act(registrar, refused, 'propose', found)
  await assert.rejects(act(rector, refused, 'grant', undefined, true), 'who does not pay agrees to nothing')

  await granted(await asked(payer, 'university.tuition', entry, agreement), [registrar, rector], found)
  await on('2026-09-01')
  assert.deepEqual(await invoices(payer), [[100_000_000n, '2026-10-01']])
  await assert.rejects((async () => granted(await asked(payer, 'university.tuition', entry, agreement), [registrar, rector], found))(), 'nobody is charged twice for a day')
  assert.deepEqual(await invoices(free), [])

  await on('2026-11-02')
  const early = await asked(payer, 'university.graduation', entry, { work: await pdf(payer) })
  await act(assessor, early, 'propose', { defended: '90', graduatedOn: '2026-11-02' })
  await assert.rejects(act(rector, early, 'grant', undefined, true), 'tuition is overdue')
  const debtless = await asked(free, 'university.graduation', ofFree, { work: await pdf(free) })
  await granted(debtless, [assessor, rector], { defended: '90', graduatedOn: '2026-11-02' })

  await granted(await asked(payer, 'university.leave', entry, { ground: 'other', from: '2026-11-02', until: '2027-03-01', paper: await pdf(payer) }), [registrar, rector])
  assert.deepEqual((await invoices(payer)).map(([amount]) => amount), [34_254_144n], '62 of the 181 days')
  await on('2027-03-01')
  assert.equal((await invoices(payer)).length, 1)
  await granted(await asked(payer, 'university.leave-end', entry, { backOn: '2027-03-01' }), [registrar, rector])
  await on('2027-03-02')
  assert.deepEqual((await invoices(payer)).map(([amount]) => amount).toSorted(), [100_000_000n, 34_254_144n].toSorted())
  await on('2027-03-31')
  await granted(await asked(payer, 'university.leaving', entry, { leftFor: 'wish', leftOn: '2027-03-31' }), [registrar, rector])
  await on('2027-10-01')
  assert.deepEqual((await invoices(payer)).map(([amount]) => amount).toSorted(), [16_304_348n, 34_254_144n].toSorted(), '30 of the 184 days, and no other semester')
})

test('an exchange is agreed before it begins, and no more of its credits are recognised than were agreed', async () => {
  world.at('2027-09-01T05:00:00.000Z')
  const by = await world.officer()
  const [entry] = await own('university.learners', { programme: programme!, admittedOn: '2026-09-01', funding: 'own' }, by)
  const [partner] = await own('university.partners', { name: 'Үлгі серіктес', country: 'Корея', until: '2028-12-31', tuition: 'there' })
  const id = await asked(by, 'university.exchange', entry!, { partner: partner!, from: '2027-10-01', until: '2028-01-31', paper: await pdf(by), 'courses.0.course': 'NLP', 'courses.0.credits': '6', 'courses.0.instead': '', 'courses.1.course': 'Ethics', 'courses.1.credits': '4', 'courses.1.instead': '' })
  await granted(id, [registrar, rector], { confirmed: 'true' })
  const [exchange] = await registers.stretch('university.exchanges', { owner: { kind: 'person', id: by.person }, limit: 1 })
  assert.deepEqual([exchange!.values['partner'], String(exchange!.values['credits']), exchange!.values['tuition']], [partner, '10', 'there'])

  const credits = await asked(by, 'university.credits', entry!, { exchange: exchange!.number, partner: 'Үлгі серіктес', subjects: 'NLP, Ethics', transcript: await pdf(by) })
  await act(assessor, credits, 'propose', { recognised: '11', credits: '11' })
  await assert.rejects(act(registrar, credits, 'grant', undefined, true), 'more than was agreed')
  await act(registrar, credits, 'return', undefined, true)
  await granted(credits, [assessor, registrar], { recognised: '10', credits: '10' })
})
