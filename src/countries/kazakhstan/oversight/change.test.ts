/** Specifies what is done to an entry after it was made: its owner changes and withdraws it, two people of the authority suspend and restore it, and nobody else does either. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openOversight, type Oversight, someSystem } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

const entry = async (number: string) => (await at.world.kernel.registers.find(number, at.officer))!
const { name, decisionRole, peaceful, ...others } = someSystem()
const again = { name: name!, decisionRole: decisionRole!, peaceful: peaceful!, 'failureEffects.little': 'true', ...Object.fromEntries(Object.entries(others).filter(([one]) => one.startsWith('bans'))) }

test('the owner changes what it ticked, and all else stays; the class follows from the answers of that day', async () => {
  const { number } = await at.registered()
  await at.filed(at.owner, 'oversight.change', { ...again, name: 'Жаңа атау', 'changed.data': 'true', data: 'Хаттар мен олардың күні.', datasets: '', model: 'Үлгі модель 2', supplier: '' }, number)
  const changed = await entry(number)
  assert.deepEqual(['name', 'data', 'model', 'purpose', 'riskClass'].map((field) => changed.values[field]), ['Жаңа атау', 'Хаттар мен олардың күні.', 'Үлгі модель 2', 'Кіріс хаттарды тақырып бойынша сұрыптайды.', 'minimal'])

  const id = await at.filed(at.owner, 'oversight.change', { ...again, 'failureEffects.little': 'false', 'failureEffects.life': 'true' }, number)
  assert.equal((await entry(number)).values['riskClass'], 'minimal', 'a higher risk is looked at first')
  await at.act(at.officer, id, 'propose')
  await at.act(at.head, id, 'change', { sign: true })
  assert.equal((await entry(number)).values['riskClass'], 'high')
  assert.deepEqual((await at.world.kernel.registers.history(changed)).acts.map(({ does }) => does), ['change', 'change', 'enter'])
})

test('what stands as high or suspended is not made harmless by its owner alone: two people look first', async () => {
  const stays = async (number: string, risk: string): Promise<void> => {
    const id = await at.filed(at.owner, 'oversight.change', again, number)
    assert.deepEqual([(await at.world.kernel.cases.view(at.officer, id)).state.step, (await entry(number)).values['riskClass']], ['check', risk])
    await assert.rejects(at.act(at.head, id, 'change', { sign: true }), 'nor by the head alone')
    await at.act(at.officer, id, 'propose')
    await at.act(at.head, id, 'change', { sign: true })
    assert.equal((await entry(number)).values['riskClass'], 'minimal')
  }
  for (const [answers, risk] of [[{ 'failureEffects.life': 'true' }, 'high'], [{ decisionRole: 'final' }, 'minimal']] as const) {
    const id = await at.filed(at.owner, 'oversight.ai-system', someSystem(answers))
    await at.act(at.officer, id, 'propose')
    await at.act(at.head, id, 'register', { sign: true })
    await stays((await at.world.kernel.registers.ofAct({ decision: await at.decisionOf(id) }))!.number, risk)
  }
  const { number, decision } = await at.registered()
  const order = await at.opened(at.inspector, 'oversight.suspension', decision, { ground: 'incident', facts: 'Зиян келді.', remedy: 'Түзету.' })
  await at.act(at.inspector, order, 'propose', { sign: true })
  await at.act(at.head, order, 'suspend', { sign: true })
  await stays(number, 'minimal')
  assert.equal((await entry(number)).state, 'suspended')
})

test('a stranger changes and withdraws nothing, and a banned ability is no change', async () => {
  const { number } = await at.registered()
  const stranger = await at.world.founder()
  for (const procedure of ['oversight.change', 'oversight.removal']) await assert.rejects(at.filed(stranger, procedure, { ...again, why: 'Бөтен.' }, number))
  const id = await at.filed(at.owner, 'oversight.change', { ...again, bansScoring: 'true' }, number)
  await assert.rejects(at.act(at.officer, id, 'propose'))
})

test('a system is withdrawn by its owner once an officer and the head have seen that nothing is left open', async () => {
  const { number } = await at.registered()
  const id = await at.filed(at.owner, 'oversight.removal', { why: 'Қолданыстан шықты, деректер жойылды.' }, number)
  assert.equal((await entry(number)).state, 'entered')
  await at.act(at.officer, id, 'propose')
  await at.act(at.head, id, 'strike', { sign: true })
  assert.equal((await entry(number)).state, 'struck')
})

test('two people suspend, the same office restores, an appeal restores too; neither the owner nor one person alone does', async () => {
  const { number, decision } = await at.registered()
  const facts = { ground: 'incident', facts: 'Қате сұрыптау зиян келтірді.', remedy: 'Моделін түзету.' }
  await assert.rejects(at.opened(at.officer, 'oversight.suspension', decision, facts), 'an officer of registration opens none')
  const suspend = async (): Promise<string> => {
    const id = await at.opened(at.inspector, 'oversight.suspension', decision, facts)
    await at.act(at.inspector, id, 'propose', { sign: true })
    await assert.rejects(at.act({ ...at.inspector, roles: ['oversight.inspector', 'oversight.head'] }, id, 'suspend', { sign: true }), 'one person alone')
    await assert.rejects(at.act(at.owner, id, 'suspend', { sign: true }))
    await at.act(at.head, id, 'suspend', { sign: true })
    assert.equal((await entry(number)).state, 'suspended')
    return at.decisionOf(id)
  }
  const order = await suspend()
  const lifting = await at.opened(at.inspector, 'oversight.lifting', order, { removed: 'Модель түзетілді.' })
  await at.act(at.inspector, lifting, 'propose', { sign: true })
  await assert.rejects(at.act(await at.world.officer('technopark.head'), lifting, 'lift', { sign: true }), 'nor another authority')
  await at.act(at.head, lifting, 'lift', { sign: true })
  assert.equal((await entry(number)).state, 'entered')

  const appeal = await at.filedAbout(at.owner, 'oversight.appeal', await suspend(), { objections: 'Зиян болған жоқ.' })
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'proposeAnnul')
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'annul', { sign: true })
  assert.equal((await entry(number)).state, 'entered')
})
