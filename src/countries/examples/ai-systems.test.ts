/** The AI systems of docs/examples/ai-systems, in YAML alone: scored, registered, reviewed every year, suspended by an order and restored. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Submitted } from '../../law/answers.ts'
import { readDeclaration, readRegister } from '../../law/declaration-yaml.ts'
import { lint, lintRegisters } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import { gardens } from '../../kernel/cases/testing.ts'
import type { Doing } from '../../kernel/cases/index.ts'
import { transact } from '../../kernel/database/index.ts'
import { bundleText } from '../../kernel/decisions/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { registerRoutes } from '../../portal/registers/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'

const yaml = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs/examples/ai-systems', `${name}.yaml`), 'utf8')
const read = ['registry.ai-system', 'registry.suspension', 'registry.lifting', 'registry.system-appeal'].map((name) => readDeclaration(yaml(name)))
const systems = readRegister(yaml('registry.ai-systems.register'))
const procedures = read.map(({ value }) => value!)
const [registration] = procedures

let world: World
let founder: Actor
let assessor: Actor
let head: Actor
let keys = 0

before(async () => {
  world = await openWorldOf(gardens(procedures, [systems.value!]))
  founder = await world.founder()
  assessor = await world.officer('registry.assessor')
  head = await world.officer('registry.head')
})
after(() => world.close())

/** A system of a clinic: six points, a medium risk. */
const clinic: Submitted = {
  systemName: 'Дәрігер көмекшісі', area: 'health', testedOn: '2025-12-01', reach: 'many', role: 'advises', overseen: 'false', explained: 'false',
  'sources.0.sourceName': 'Records', 'sources.0.holdsPeople': 'true', 'sources.0.checkedOn': '2025-06-01',
  'sources.1.sourceName': 'Weather', 'sources.1.holdsPeople': 'false', 'sources.1.checkedOn': '2020-01-01',
}

async function drafted(answers: Submitted): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(founder, { procedure: 'registry.ai-system' })
  for (const page of (await cases.draft(founder, draft)).procedure.form) assert.deepEqual(await cases.savePage(founder, draft, page, answers), [])
  return draft
}

async function filed(answers: Submitted): Promise<string> {
  const { cases } = world.kernel
  const draft = await drafted(answers)
  return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
}

async function act(actor: Actor, id: string, outcome: string, sign = false): Promise<void> {
  const { cases } = world.kernel
  const doing: Doing = { type: 'complete', outcome, reasons: 'Seen.' }
  const signature = sign && await world.sign(actor, await cases.document(id, doing))
  await cases.perform(actor, { case: id, key: `act-${keys += 1}`, doing, ...(signature && { signature }) })
}

/** Brings a case to its decision and answers the decision's id. */
async function decided(id: string, [propose, decide]: readonly [string, string]): Promise<string> {
  await act(assessor, id, propose)
  await act(head, id, decide, true)
  return (await world.kernel.cases.view(head, id)).state.decisions.at(-1)!.id
}

const ordered = async (procedure: string, about: string): Promise<string> => decided(await transact(world.kernel.db, (tx) =>
  world.kernel.cases.openByOffice(tx, assessor, { procedure, about, facts: { why: 'An incident.' }, reasons: 'An incident.', key: `order-${keys += 1}` })), ['propose', 'act'])

const entryOf = async (decision: string) => {
  const { number } = (await world.kernel.registers.ofAct({ decision }))!
  return (await world.kernel.registers.find(number, founder))!
}

test('the YAML is sound, and its print says points, bands, lists and tables as a lawyer reads them', () => {
  assert.deepEqual([...read, systems].map(({ problems }) => problems), [undefined, undefined, undefined, undefined, undefined])
  assert.deepEqual([...lint(procedures, undefined, [systems.value!]), ...lintRegisters([systems.value!], procedures)], [])
  const printed = printDeclaration(registration!, 'ru')
  for (const words of ['Анкета «Оценка риска», редакция 2026-1', 'Средний — от 4, менее 8', '«Область применения» входит в перечень «Запрещённые области»', 'Число строк таблицы «Источники данных» — не менее чем значение по таблице', 'Уровень риска — вычисляется по ответам']) {
    assert.ok(printed.includes(words), words)
  }
})

test('before it is sent the applicant sees the score by sections and the level of risk; nobody else sees the draft', async () => {
  const draft = await drafted(clinic)
  const asked = (actor: Actor, scopes?: readonly string[]) => testPortal({ routes: serviceRoutes(world.kernel), session: { actor, ...(scopes && { scopes }) } })
  const page = await (await asked(founder).ask(`/en/drafts/${draft}/summary`)).text()
  assert.match(page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '), /Assessment of risk Impact 3 Safeguards 3 Points in all 6 Level Medium edition 2026-1/)
  const { scores } = await (await asked(founder, ['cases:read']).ask(`/api/drafts/${draft}`)).json() as { scores: readonly { total: string; band: { name: string } }[] }
  assert.deepEqual(scores.map(({ total, band }) => [total, band.name]), [['6', 'medium']])
  assert.equal((await asked(await world.founder()).ask(`/en/drafts/${draft}/summary`)).status, 404)
})

test('a system is refused on every ground that fails: its area, its age, its data, its risk', async () => {
  const id = await filed({ ...clinic, area: 'scoring', testedOn: '2025-01-01', role: 'decides', 'sources.0.checkedOn': '2024-01-01' })
  await assert.rejects(act(assessor, id, 'propose'))
  const decision = await decided(id, ['decline', 'refuse'])
  const { record } = (await world.kernel.decisions.find(decision))!
  assert.deepEqual(record.grounds.map(({ text }) => text.en), [
    'A system may not be used in this area.', 'The system was not tested within the last six months.', 'Data on people have not been checked for a year.',
    'The level of risk is high.',
  ])
  assert.equal(await world.kernel.registers.ofAct({ decision }), undefined)
})

test('a system is registered with its score, its risk and the edition of the questionnaire; an order suspends it, another restores it', async () => {
  const id = await filed(clinic)
  const desk = await (await testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor: assessor } }).ask(`/en/desk/cases/${id}`)).text()
  assert.match(desk, /Points in all/)
  const decision = await decided(id, ['propose', 'register'])
  const { record } = (await world.kernel.decisions.find(decision))!
  assert.deepEqual(record.claims, { systemName: 'Дәрігер көмекшісі', area: 'health', score: '6', risk: 'medium', edition: '2026-1' })
  await world.kernel.journal.settle()
  const bundle = Buffer.from(bundleText(await world.kernel.decisions.bundle(decision)))
  const report = await world.kernel.decisions.verify(bundle)
  assert.deepEqual(report.steps.filter(({ verdict }) => verdict === 'failed'), [], 'its rules come out the same from the file alone')
  assert.equal(report.verdict, 'ok')
  const entered = await entryOf(decision)
  assert.deepEqual([entered.state, entered.values], ['entered', { name: 'Дәрігер көмекшісі', area: 'health', score: '6', risk: 'medium', edition: '2026-1' }])
  const shown = await (await testPortal({ routes: registerRoutes(world.kernel) }).ask(`/en/registers/registry.ai-systems/${entered.number}`)).text()
  assert.match(shown, /Medium/)

  const suspension = await ordered('registry.suspension', decision)
  assert.equal((await entryOf(decision)).state, 'suspended')
  await ordered('registry.lifting', suspension)
  assert.equal((await entryOf(decision)).state, 'entered')
})

test('the review of the year is the duty of the company: what fails is shown, and silence opens the case that suspends', async () => {
  const decision = await decided(await filed({ ...clinic, systemName: 'Кеңесші' }), ['propose', 'register'])
  const { obligations } = world.kernel
  world.at('2027-01-05T05:00:00.000Z')
  await world.kernel.round()
  const due = (await obligations.own(founder)).filter((one) => one.decision === decision)
  assert.deepEqual(due.map(({ kind, state }) => [kind, state]), [['yearlyReview', 'open']])
  const [other] = (await obligations.own(founder)).filter((one) => one.decision !== decision)
  await obligations.report(founder, { obligation: other!.id, answers: { retestedOn: '2026-05-01', 'incidents.0.happenedOn': '2026-07-07', 'incidents.0.mended': 'false' } })
  assert.deepEqual(Object.fromEntries((await obligations.view(founder, other!.id)).tests!.map(({ name, verdict }) => [name, verdict])), { retested: true, mended: false })
  world.at('2027-04-05T05:00:00.000Z')
  await world.kernel.round()
  await world.kernel.round()
  const opened = (await world.kernel.cases.own(founder)).filter(({ procedure }) => procedure === 'registry.suspension')
  assert.ok(opened.some(({ closedAt }) => closedAt === undefined), 'the clock opened the case that suspends')
})
