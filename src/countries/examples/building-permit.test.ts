/** The permit of docs/examples/building-permit: declared in YAML alone, with opinions of two other bodies of which one is silent. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Doing } from '../../kernel/cases/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { readDeclaration, readRegister } from '../../law/declaration-yaml.ts'
import { diagram } from '../../law/diagram.ts'
import { file, rows } from '../../law/field.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal, testToken } from '../../portal/testing.ts'

const source = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs/examples/building-permit', name), 'utf8')
const read = (name: string) => readDeclaration(source(name)).value!
const [permit, appeal, plot] = [read('permit.yaml'), read('appeal.yaml'), read('plot.yaml')]
const plots = readRegister(source('plots.yaml')).value!
const bodyOf = (id: string, roles: readonly string[], registers: readonly string[] = []) =>
  ({ id, name: same(id), identifiers: [], roles: Object.fromEntries(roles.map((role) => [role, same(role)])), registers })
const bodies = [
  bodyOf('city', ['architecture.officer', 'architecture.head'], ['BLD', 'PLD']), bodyOf('appeals', ['appeal.rapporteur', 'appeal.chair'], ['BLA']),
  bodyOf('fire', ['fire.inspector']), bodyOf('heritage', ['heritage.expert']),
]

let world: World
let office: Readonly<Record<'officer' | 'head' | 'fire' | 'heritage' | 'rapporteur' | 'chair', Actor>>
before(async () => {
  world = await openWorldOf({ ...gardens([permit, appeal, plot], [plots]), bodies })
  const [officer, head, fire, heritage, rapporteur, chair] = [
    await world.officer('architecture.officer'), await world.officer('architecture.head'), await world.officer('fire.inspector'),
    await world.officer('heritage.expert'), await world.officer('appeal.rapporteur'), await world.officer('appeal.chair'),
  ]
  office = { officer, head, fire, heritage, rapporteur, chair }
})
after(() => world.close())

let keys = 0
async function act(actor: Actor, id: string, doing: Doing, sign = false): Promise<void> {
  const signature = sign && await world.sign(actor, await world.kernel.cases.document(id, doing))
  await world.kernel.cases.perform(actor, { case: id, key: `act-${keys += 1}`, doing, ...(signature && { signature }) })
}

async function filed(person: Actor, procedure: string, answers: Readonly<Record<string, string>>, about?: string): Promise<string> {
  const { cases } = world.kernel
  const subject = procedure === permit.id ? await plotOf(world, person) : undefined
  const draft = await cases.begin(person, { procedure, ...(about && { about }), ...(subject && { subject }) })
  for (const page of (await cases.draft(person, draft)).procedure.form) assert.deepEqual(await cases.savePage(person, draft, page, answers), [])
  return cases.file(person, { draft })
}
/** A plot of their own, entered by the rules alone; answers its number. */
async function plotOf({ kernel: { cases, registers } }: World, person: Actor): Promise<string> {
  const draft = await cases.begin(person, { procedure: plot.id })
  await cases.savePage(person, draft, plot.form[0]!, { address: 'Abai 1', area: '600' })
  const { state } = await cases.view(person, await cases.file(person, { draft }))
  return (await registers.ofAct({ decision: state.decisions[0]!.id }))!.number
}
const house = { address: 'Abai 1', storeys: '2', financing: 'My savings' }

test('the YAML is sound; its print and its diagram name who gives an opinion, in what time, and what silence means by which law', () => {
  assert.deepEqual(lint([permit, appeal, plot], undefined, [plots], bodies).filter(({ severity }) => severity !== 'note'), [])
  for (const locale of ['kk', 'ru', 'en'] as const) assert.ok(printDeclaration(permit, locale).includes(permit.steps['opinions']!.title[locale]))
  const printed = printDeclaration(permit, 'en')
  for (const words of ['Fire safety — another body', 'the answer is taken to be “No objection”', 'officers of both bodies are told', 'If nothing is decided within the whole time', 'only these pages']) {
    assert.ok(printed.includes(words), words)
  }
  assert.ok(diagram(permit, 'en').includes('Cultural heritage'))
})

test('one body answers on its page, the other is silent, and the head signs the permit', async () => {
  const { cases, decisions, db } = world.kernel
  const person = ownHat(await world.founder())
  const id = await filed(person, permit.id, house)
  await act(office.officer, id, { type: 'complete', outcome: 'consult', findings: { fitsPlan: 'true' } })

  const routes = [...deskRoutes(world.kernel, {}), ...serviceRoutes(world.kernel)]
  const pageOf = (actor: Actor) => testPortal({ routes, session: { actor } })
  const fire = await (await pageOf(office.fire).ask(`/en/desk/cases/${id}`)).text()
  assert.ok(fire.includes('Abai 1') && fire.includes('Give the opinion') && !fire.includes('My savings') && !fire.includes('Cultural heritage'))
  assert.equal((await pageOf(await world.officer('appeal.chair')).ask(`/en/desk/cases/${id}`)).status, 404, 'an officer to whom nothing is referred')

  const form = { act: 'answer', 'act-part': 'heritage', 'act-outcome': 'object', 'act-reasons': '', protectedZone: 'false' }
  const sent = (fields: Readonly<Record<string, string>>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ csrf: testToken, 'act-key': crypto.randomUUID(), 'act-seen': '2', ...form, ...fields })) body.set(name, value)
    return pageOf(office.heritage).ask(`/en/desk/cases/${id}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  assert.equal((await sent({})).status, 422, 'an objection needs its reasons')
  assert.equal((await sent({ 'act-outcome': 'agree' })).status, 303)

  const own = await (await pageOf(person).ask(`/en/cases/${id}`)).text()
  assert.ok(own.includes('No objection') && own.includes('No answer yet'), 'the applicant sees who has answered')
  world.at('2026-02-18T05:00:00.000Z')
  assert.equal(await cases.lapse(), 1)
  assert.equal((await cases.view(person, id)).state.step, 'ruling')
  const later = await (await pageOf(person).ask(`/en/cases/${id}`)).text()
  assert.ok(later.includes('Nothing was answered in time'))
  const data = await (await testPortal({ routes, session: { actor: person, scopes: ['cases:read'] } }).ask(`/api/cases/${id}`)).json()
  assert.deepEqual(data.opinions.map(({ part, answer, silent }: Record<string, unknown>) => [part, answer, silent]), [['fire', 'agree', true], ['heritage', 'agree', undefined]])

  await act(office.head, id, { type: 'complete', outcome: 'permit' }, true)
  const { record } = (await decisions.find((await cases.view(person, id)).state.decisions[0]!.id))!
  assert.deepEqual([record.effect, record.facts['address']], ['grant', 'Abai 1'])
  assert.deepEqual(await reconcile(db), [])
})

test('an office that decides nothing has refused by law; the refusal is appealed, and the case comes back to be decided', async () => {
  const { cases, decisions } = world.kernel
  world.at('2026-03-02T05:00:00.000Z')
  const person = ownHat(await world.founder())
  const id = await filed(person, permit.id, house)
  world.at('2026-03-31T05:00:00.000Z')
  await cases.lapse()
  const [refusal] = (await cases.view(person, id)).state.decisions
  const { record } = (await decisions.find(refusal!.id))!
  assert.deepEqual([record.effect, record.grounds[0]?.basis?.confidence], ['refuse', 'assumed'])
  const heard = await filed(person, appeal.id, { why: 'Nobody looked.' }, refusal!.id)
  await act(office.rapporteur, heard, { type: 'complete', outcome: 'on' })
  await act(office.chair, heard, { type: 'complete', outcome: 'uphold', reasons: 'Silence is no ground.' }, true)
  assert.equal((await cases.view(person, id)).state.step, 'ruling')
  await cases.lapse()
  const { state, log } = await cases.view(person, id)
  assert.deepEqual([state.step, log.at(-1)!.act.type], ['ruling', 'escalated'], 'the silence of the whole is taken once: now the head is told')
  await act(office.head, id, { type: 'complete', outcome: 'refuse', reasons: 'Too close to the river.' }, true)
  assert.equal((await cases.view(person, id)).state.step, undefined)
})

test('whoever was refused on the last day and wins the appeal is not refused again by the clock', async () => {
  const { cases } = world.kernel
  world.at('2026-04-01T05:00:00.000Z')
  const person = ownHat(await world.founder())
  const id = await filed(person, permit.id, house)
  await act(office.officer, id, { type: 'complete', outcome: 'consult', findings: { fitsPlan: 'true' } })
  await act(office.fire, id, { type: 'answer', part: 'fire', answer: 'agree' })
  await act(office.heritage, id, { type: 'answer', part: 'heritage', answer: 'agree', findings: { protectedZone: 'false' } })
  const { whole } = (await cases.view(person, id)).clocks
  world.at(`${whole.dueDay!}T05:00:00.000Z`)
  await act(office.head, id, { type: 'complete', outcome: 'refuse', reasons: 'Too close to the river.' }, true)
  const heard = await filed(person, appeal.id, { why: 'It is far from it.' }, (await cases.view(person, id)).state.decisions[0]!.id)
  await act(office.rapporteur, heard, { type: 'complete', outcome: 'on' })
  await act(office.chair, heard, { type: 'complete', outcome: 'uphold', reasons: 'The river is far.' }, true)
  world.at(instantAt(Date.parse(world.kernel.now()) + 3 * 86_400_000))
  await cases.lapse()
  const { state, log } = await cases.view(person, id)
  assert.deepEqual([state.step, state.decisions.length, log.at(-1)!.act.type], ['ruling', 1, 'escalated'], 'the time is over: the head is told, and decides')
})

test('another body downloads each document that stands on the pages referred to it, in a table too, and none of the other pages', async (t) => {
  const sheets = (name: string) => rows(name, {
    label: same(name), minRows: 1, maxRows: 3, columns: [file('sheet', { label: same('Sheet'), accept: ['application/pdf'], limitMegabytes: 1 })],
  })
  const [site, owner, ...others] = permit.form
  const drawn: Procedure = { ...permit, form: [{ ...site!, fields: [...site!.fields, sheets('plans')] }, { ...owner!, fields: [...owner!.fields, sheets('accounts')] }, ...others] }
  const local = await openWorldOf({ ...gardens([drawn, appeal, plot], [plots]), bodies })
  t.after(() => local.close())
  const { cases, files } = local.kernel
  const person = ownHat(await local.founder())
  const upload = async (): Promise<string> => (await files.receive(new Blob(['%PDF-1.4\n%%EOF\n']).stream(), {
    name: 'sheet.pdf', mediaType: 'application/pdf', limitBytes: 1000, accept: ['application/pdf'], by: actorString(person),
  })).id
  const [plan, statement] = [await upload(), await upload()]
  const draft = await cases.begin(person, { procedure: drawn.id, subject: await plotOf(local, person) })
  for (const page of drawn.form) assert.deepEqual(await cases.savePage(person, draft, page, { ...house, 'plans.0.sheet': plan, 'accounts.0.sheet': statement }), [])
  const id = await cases.file(person, { draft })
  const inspector = await local.officer('fire.inspector')
  const statuses = async () => Promise.all([plan, statement].map(async (one) =>
    (await testPortal({ routes: serviceRoutes(local.kernel), session: { actor: inspector } }).ask(`/files/${one}`)).status))
  assert.deepEqual(await statuses(), [404, 404], 'nothing is referred yet')
  await cases.perform(await local.officer('architecture.officer'), { case: id, key: 'consult', doing: { type: 'complete', outcome: 'consult', findings: { fitsPlan: 'true' } } })
  assert.deepEqual(await statuses(), [200, 404])
})
