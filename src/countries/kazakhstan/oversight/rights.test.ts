/** Specifies the owner's answers to people and to the authority: explanations of article 16, and serious incidents against their clocks. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../kernel/parties/index.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
let person: Actor
before(async () => {
  at = await openOversight()
  person = await at.world.officer()
})
after(() => at.world.close())

const asked = async (): Promise<string> => at.filed(person, 'oversight.explanation', { asks: 'review', about: 'Өтінішім қате бөлімге жіберілді.' }, (await at.registered()).number)

test('a person asks about a system, its owner answers, and a stranger neither sees nor answers it', async () => {
  const id = await asked()
  const { cases } = at.world.kernel
  const stranger = await at.world.founder()
  await assert.rejects(cases.viewAsked(stranger, id))
  await assert.rejects(at.act(stranger, id, 'answer', { findings: { answered: 'Жоқ.' } }))
  assert.match(JSON.stringify(await cases.viewAsked(at.owner, id), (_, value) => (typeof value === 'bigint' ? String(value) : value)), /қате бөлімге/)
  await at.act(at.owner, id, 'answer', { findings: { answered: 'Маман өтінішті қайта қарап, дұрыс бөлімге жіберді.' } })
  await at.act(person, id, 'satisfied')
  assert.equal((await cases.view(person, id)).state.step, undefined)
})

for (const [severity, awareOn, inTime] of [
  ['death', '2026-01-23', true], ['death', '2026-01-22', false], ['widespread', '2026-01-31', true], ['widespread', '2026-01-30', false], ['other', '2026-01-18', true], ['other', '2026-01-17', false],
] as const) {
  test(`${severity}, known since ${awareOn} and reported on 2 February: by article 73 ${inTime ? 'in time' : 'late'}; the own term of the country is not set`, async () => {
    const { number } = await at.registered()
    const id = await at.filed(at.owner, 'oversight.serious-incident', { kind: 'failure', harm: 'health', severity, awareOn, account: 'Қате.' }, number)
    await at.act(at.officer, id, 'full')
    await at.act(at.owner, id, 'told', { corrections: { account: 'Толық есеп.', measures: 'Модель ауыстырылды.' } })
    await at.act(at.officer, id, 'propose', { findings: { publicSummary: 'Жүйе қателескен.' } })
    for (const wrong of [at.officer, at.owner, at.inspector]) await assert.rejects(at.act(wrong, id, 'record', { sign: true }))
    await at.act(at.head, id, 'record', { sign: true })
    const { record } = (await at.world.kernel.decisions.find(await at.decisionOf(id)))!
    assert.deepEqual(Object.fromEntries(record.rules.map(({ name, verdict }) => [name, verdict])), { reference: inTime, own: 'unknown' })
    const { registers, obligations } = at.world.kernel
    await obligations.openPeriods()
    const incident = (await registers.find((await registers.ofAct({ decision: record.id }))!.number, null))!
    assert.deepEqual([incident.values['aiSystem'], incident.values['measures']], [number, 'Модель ауыстырылды.'])
    assert.ok((await obligations.own(at.owner)).some(({ decision, kind }) => decision === record.id && kind === 'correctiveActions'), 'corrective actions are owed')
  })
}

test('an owner who is silent answers to the authority, which rules with two people; a refusal is appealed', async () => {
  const id = await asked()
  at.world.at('2026-03-20T05:00:00.000Z')
  await at.world.kernel.round()
  assert.equal((await at.world.kernel.cases.view(at.officer, id)).state.step, 'study')
  await at.act(at.officer, id, 'proposeAgainst')
  await assert.rejects(at.act({ ...at.officer, roles: ['oversight.officer', 'oversight.head'] }, id, 'refuse', { sign: true }))
  await at.act(at.head, id, 'refuse', { sign: true })
  const appeal = await at.filedAbout(person, 'oversight.personal-appeal', await at.decisionOf(id, person), { objections: 'Иесі жауап берген жоқ.' })
  await assert.rejects(at.act(at.head, appeal, 'proposeAnnul'))
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'proposeAnnul')
})
