/** Specifies the registration of AI systems: classes are computed, minimal risk is entered at once, more is looked at by two, a banned ability is refused with its article. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { offerRegisters } from '../../../institutions/oversight/federation.ts'
import { transact } from '../../../kernel/database/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openOversight, type Oversight, someSystem } from './testing.ts'

let at: Oversight
/** Systems of the owner that are a year old in the tests of reviews. */
let yearly: { readonly decision: string; readonly forgotten: string }
before(async () => {
  at = await openOversight()
  yearly = { decision: (await at.registered({ name: 'Жыл сайынғы' })).decision, forgotten: (await at.registered({ name: 'Ұмытылған' })).decision }
})
after(() => at.world.close())

const entryOf = async (decision: string) => {
  const { registers } = at.world.kernel
  return (await registers.find((await registers.ofAct({ decision }))!.number, at.officer))!
}

test('a system of minimal risk is entered at once, with its classes computed and the undertaking bound to it; anybody verifies it', async () => {
  const { number, decision } = await at.registered()
  const { state, values } = await entryOf(decision)
  assert.equal(state, 'entered')
  assert.deepEqual([values['riskClass'], values['autonomy'], values['edition'], values['peaceful'], values['ownerName']], ['minimal', 'low', '230-VIII-2', true, '«Үлгі Сұрып» ЖШС'])
  const { kernel } = at.world
  await kernel.journal.settle()
  const bundle = Buffer.from(JSON.stringify(await kernel.decisions.bundle(decision)))
  assert.equal((await kernel.decisions.verify(bundle)).verdict, 'ok')
  assert.match(await (await testPortal({ routes: registerRoutes(kernel) }).ask(`/kk/registers/oversight.ai-systems/${number}`)).text(), /Тәуекел деңгейі[\s\S]*Ең төмен/)
})

for (const [effects, decides, expected] of [
  ['moral', 'person', ['medium', 'low']], ['material', 'correctable', ['medium', 'medium']], ['life', 'person', ['high', 'low']], ['users', 'person', ['high', 'low']], ['little', 'final', ['minimal', 'high']],
] as const) {
  test(`what may lead to “${effects}” and is decided so: “${decides}”, is ${expected.join(' and ')}, and is looked at before it is entered`, async () => {
    const id = await at.filed(at.owner, 'oversight.ai-system', someSystem({ [`failureEffects.${effects}`]: 'true', decisionRole: decides }))
    await assert.rejects(at.act(at.head, id, 'register', { sign: true }), 'the head does not sign what nobody has proposed')
    for (const stranger of [at.owner, at.inspector, await at.world.officer('technopark.officer')]) await assert.rejects(at.act(stranger, id, 'propose'))
    await at.act(at.officer, id, 'propose')
    await assert.rejects(at.act({ ...at.officer, roles: ['oversight.officer', 'oversight.head'] }, id, 'register', { sign: true }), 'whoever proposed does not decide')
    await at.act(at.head, id, 'register', { sign: true })
    const { values } = await entryOf(await at.decisionOf(id))
    assert.deepEqual([values['riskClass'], values['autonomy']], expected)
  })
}

test('a banned ability is never entered: it is refused with its words and the article, and the refusal is appealed to two others', async () => {
  const id = await at.filed(at.owner, 'oversight.ai-system', someSystem({ bansScoring: 'true', bansEmotions: 'true' }))
  await assert.rejects(at.act(at.officer, id, 'propose'))
  await at.act(at.officer, id, 'decline')
  await at.act(at.head, id, 'refuse', { sign: true })
  const refusal = await at.decisionOf(id)
  const { record } = (await at.world.kernel.decisions.find(refusal))!
  assert.deepEqual(record.grounds.map(({ text, basis }) => [text.en, basis?.article, basis?.confidence]), [
    ['Social scoring is banned.', '17', 'secondary'], ['Determining emotions without consent is banned.', '17', 'secondary'],
  ])
  assert.equal(await at.world.kernel.registers.ofAct({ decision: refusal }), undefined)

  const appeal = await at.filedAbout(at.owner, 'oversight.appeal', refusal, { objections: 'Жүйе ешкімді бағаламайды.' })
  const [first, second] = [await at.world.officer('oversight.appeals'), await at.world.officer('oversight.appeals')]
  await assert.rejects(at.act(at.head, appeal, 'proposeAnnul'))
  await at.act(first, appeal, 'proposeAnnul')
  await assert.rejects(at.act(first, appeal, 'annul', { sign: true }))
  await at.act(second, appeal, 'annul', { sign: true })
  assert.equal((await at.world.kernel.cases.view(at.officer, id)).state.step, 'check', 'it is looked at again')
})

test('a company registers through its head alone, and without the undertaking it is not entered', async () => {
  await assert.rejects(at.filed(await at.world.representative(at.owner), 'oversight.ai-system', someSystem()))
  const id = await at.filed(at.owner, 'oversight.ai-system', someSystem({ peaceful: 'false' }))
  assert.equal((await at.world.kernel.cases.view(at.officer, id)).state.step, 'check')
  await assert.rejects(at.act(at.officer, id, 'propose'))
})

test('a system of a body of defence stands in the restricted section: strangers see that there is one and whose it is, and nothing else that it says', async () => {
  const { world } = at
  const body = await world.officer('commons.representative')
  const id = await at.filed(body, 'oversight.restricted-ai-system', someSystem({ name: 'Жасырын жүйе', section: 'restricted', sector: 'defence' }))
  assert.equal((await world.kernel.cases.view(at.officer, id)).state.step, 'check', 'an officer looks at each, whatever its risk')
  await at.act(at.officer, id, 'propose')
  await at.act(at.head, id, 'register', { sign: true })
  const decision = await at.decisionOf(id, body)
  const { number } = await entryOf(decision)
  const portal = testPortal({ routes: registerRoutes(world.kernel) })
  for (const path of [`/ru/registers/oversight.ai-systems/${number}`, '/ru/registers/oversight.ai-systems', `/api/registers/oversight.ai-systems/${number}`, '/registers/oversight.ai-systems/entries.csv', '/ru/registers/oversight.ai-systems?q=Жасырын']) {
    const text = await (await portal.ask(path)).text()
    assert.doesNotMatch(text, /Жасырын жүйе/, path)
  }
  const page = await (await portal.ask(`/ru/registers/oversight.ai-systems/${number}`)).text()
  assert.match(page, /показывается только то, что она есть и чья она/)
  const owner = world.kernel.parties.bodies.find(({ id: one }) => one === 'commons')!.name.kk
  const told = JSON.parse(await (await portal.ask(`/api/registers/oversight.ai-systems/${number}`)).text())
  assert.deepEqual([told.restricted, told.values, page.includes(owner)], [true, { ownerName: owner }, true])
  assert.doesNotMatch(JSON.stringify((await world.kernel.decisions.find(decision))!.record), /Жасырын жүйе/, 'nor does the decision name it')

  // What peers were told of it while it was open is not served to them any more.
  const { db, federation } = world.kernel
  const before = await transact(db, (tx) => federation.publish(tx, { system: 'test' }, { kind: 'entry', id: `systems:${number}`, content: { title: 'Жасырын жүйе' } }))
  offerRegisters(world.kernel)
  await federation.publishSources()
  assert.equal(await federation.item(before), undefined)
  const [stub] = (await federation.published(1_000)).filter(({ id: one, withdrawn }) => one === `systems:${number}` && !withdrawn)
  const { content } = JSON.parse((await federation.item(stub!.hash))!)
  assert.deepEqual([content.number, content.values], [number, { ownerName: owner }])
})

test('of a state body the clock asks for the review of the year, and two people conclude what came of it', async () => {
  const { world } = at
  const { cases } = world.kernel
  world.at('2027-02-02T05:00:00.000Z')
  const body = await world.officer('commons.representative')
  await cases.openByClock()
  const review = (await cases.own(body)).find(({ procedure }) => procedure === 'oversight.state-review')!.id
  await assert.rejects(at.act(at.owner, review, 'told'))
  await at.act(body, review, 'told', { corrections: { changes: 'Деректер жаңартылды.' } })
  await at.act(at.officer, review, 'accept')
  const [another, head] = [await world.officer('technopark.head'), await world.officer('oversight.head')]
  await assert.rejects(at.act(another, review, 'accept', { sign: true }))
  await at.act(head, review, 'accept', { sign: true })
  assert.equal((await cases.view(body, review)).state.decisions.at(-1)?.kind, 'reviewed')
})

test('once a year the owner reviews the risks, and nobody else for them; when it is late an officer is told', async () => {
  const { decision, forgotten } = yearly
  const { obligations, round, journal } = at.world.kernel
  at.world.at('2027-02-03T05:00:00.000Z')
  await round()
  const due = (await obligations.own(at.owner)).find((one) => one.decision === decision)!
  assert.deepEqual([due.kind, due.state], ['yearlyReview', 'open'])
  const answers = { reviewedOn: '2027-02-01', changes: 'Өзгеріс жоқ.', measures: 'Шаралар сол күйінде.' }
  await assert.rejects(obligations.save(await at.world.founder(), due.id, answers), 'nobody else reports')
  const delegate = await at.world.representative(at.owner)
  await obligations.save(delegate, due.id, answers)
  await obligations.report(delegate, { obligation: due.id, answers: {}, signature: await at.world.sign(delegate, await obligations.document(delegate, due.id)) })
  assert.equal((await obligations.view(at.owner, due.id)).state, 'reported')

  at.world.at('2027-03-29T05:00:00.000Z')
  await at.world.letters()
  await round()
  await journal.settle()
  assert.equal((await obligations.own(at.owner)).find((one) => one.decision === forgotten)?.state, 'late')
  const officer = (await at.world.kernel.parties.person(at.officer.person))!.email
  assert.ok((await at.world.letters()).some(({ recipient }) => recipient === officer), 'the officer is told')
})
