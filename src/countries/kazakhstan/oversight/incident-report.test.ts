/** Specifies what anyone reports of an AI system: without an account or a name, triaged by two people, told to everybody without who reported it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newAddress } from '../../../kernel/cases/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

const told = { kind: 'discrimination', harm: 'rights', which: 'Несие бағалаушы', account: 'Маған ауылым үшін несие бермеді, Айгүл.' }
const ask = async (path: string, body: unknown) => {
  const response = await testPortal({ routes: serviceRoutes(at.world.kernel) }).ask(path, { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, value: await response.json() as Record<string, unknown> }
}
const reported = async (more: object = {}): Promise<{ readonly id: string; readonly address: string }> => {
  const address = newAddress()
  const { status, value } = await ask('/api/services/oversight.incident-report/cases', { facts: { ...told, ...more }, address })
  assert.equal(status, 201, JSON.stringify(value))
  return { id: String(value['id']), address }
}

test('a report needs neither an account nor a name; an officer and the head confirm it, and everybody reads a summary without who reported it', async () => {
  const { number } = await at.registered()
  const { id } = await reported()
  for (const stranger of [at.owner, at.inspector, await at.world.founder()]) await assert.rejects(at.act(stranger, id, 'confirm', { findings: { publicSummary: 'Жоқ.' } }))
  await at.act(at.officer, id, 'confirm', { findings: { publicSummary: 'Жүйе тұрғылықты жері бойынша кемсіткен.', aiSystem: number } })
  await assert.rejects(at.act({ ...at.officer, roles: ['oversight.officer', 'oversight.head'] }, id, 'confirm', { sign: true }), 'not one person alone')
  await at.act(at.head, id, 'confirm', { sign: true })
  const incident = (await at.world.kernel.registers.ofAct({ decision: await at.decisionOf(id, at.officer) }))!.number
  const portal = testPortal({ routes: registerRoutes(at.world.kernel) })
  const [page, api] = await Promise.all([`/kk/registers/oversight.incidents/${incident}`, `/api/registers/oversight.incidents/${incident}`].map(async (path) => (await portal.ask(path)).text()))
  assert.match(page!, /кемсіткен[\s\S]*Үлгі хат сұрыптаушы/)
  for (const text of [page!, api!]) assert.doesNotMatch(text, /Айгүл|ауылым/)
  assert.match(await (await portal.ask(`/kk/registers/oversight.ai-systems/${number}`)).text(), new RegExp(incident), 'the system leads to its incidents')
})

test('whoever reported is asked for more and refused by their address alone, and appeals by it; another address sees nothing', async () => {
  const { id, address } = await reported()
  await at.act(at.officer, id, 'ask')
  const more = (key: number, outcome: string, corrections?: object) => ask('/api/follow/acts', { address, key: `01900000-0000-7000-8000-00000000000${key}`, outcome, ...(corrections && { corrections }) })
  assert.equal((await more(1, 'again', { which: 'Несие бағалаушы, сайты жоқ' })).status, 200)
  assert.equal((await ask('/api/follow', { address: newAddress() })).status, 404)
  await at.act(at.officer, id, 'decline')
  await at.act(at.head, id, 'decline', { sign: true })
  const decision = await at.decisionOf(id, at.officer)
  const appealed = await ask('/api/services/oversight.incident-appeal/cases', { facts: { objections: 'Бұл инцидент.' }, about: { decision, address } })
  assert.equal(appealed.status, 201, JSON.stringify(appealed.value))
  await assert.rejects(at.act(at.head, String(appealed.value['id']), 'proposeAnnul'))
  await at.act(await at.world.officer('oversight.appeals'), String(appealed.value['id']), 'proposeAnnul')
})

test('bad input is told at its field, and ten thousand reports of one network stop at the door', async () => {
  for (const wrong of [{ kind: 'war' }, { account: '' }, { happenedOn: '2026-02-30' }, { which: 'x'.repeat(301) }]) {
    assert.equal((await ask('/api/services/oversight.incident-report/cases', { facts: { ...told, ...wrong } })).status, 422, JSON.stringify(wrong))
  }
  const statuses: number[] = []
  for (let n = 0; n < 30 && !statuses.includes(429); n += 1) statuses.push((await ask('/api/services/oversight.incident-report/cases', { facts: told, email: 'ulgi@example.kz' })).status)
  assert.ok(statuses.includes(429), `${statuses.length} were taken`)
})

test('a report of a day that is still to come is asked to mend it, and reaches nobody’s desk before', async () => {
  const step = async (id: string): Promise<string | undefined> => (await at.world.kernel.cases.view(at.officer, id)).state.step
  const { id, address } = await reported({ happenedOn: '2099-01-01' })
  assert.equal(await step(id), 'more')
  await assert.rejects(at.act(at.officer, id, 'decline'))
  const again = (key: number, happenedOn: string) => ask('/api/follow/acts', { address, key: `01900000-0000-7000-8000-0000000000${key}`, outcome: 'again', corrections: { happenedOn } })
  await again(11, '2098-01-01')
  assert.equal(await step(id), 'more')
  await again(12, '2026-01-30')
  assert.equal(await step(id), 'triage')
  assert.equal(await step((await reported({ happenedOn: '2026-01-30' })).id), 'triage')
})
