/** Specifies the owner's report of a serious incident: its days are checked, and what is a mistake or was reported already enters no register. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Submitted } from '../../../law/answers.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

const told = (more: Submitted = {}): Submitted => ({ kind: 'failure', harm: 'property', severity: 'other', awareOn: '2026-02-01', account: 'Қате төлем жіберілді.', ...more })
const studied = async (more?: Submitted): Promise<string> => {
  const id = await at.filed(at.owner, 'oversight.serious-incident', told(more), (await at.registered()).number)
  await at.act(at.officer, id, 'study')
  return id
}
const recorded = async (more?: Submitted): Promise<object> => {
  const id = await studied(more)
  await at.act(at.officer, id, 'propose', { findings: { publicSummary: 'Төлем қате жіберілді.' } })
  await at.act(at.head, id, 'record', { sign: true })
  return Object.fromEntries((await at.world.kernel.decisions.find(await at.decisionOf(id)))!.record.rules.map(({ name, verdict }) => [name, verdict]))
}

test('a day of becoming aware that is to come is not in time', async () => {
  assert.deepEqual(await recorded(), { reference: true, own: 'unknown' })
  assert.deepEqual(await recorded({ awareOn: '2099-01-01' }), { reference: false, own: false })
})

test('what is a mistake or was reported already is proposed by an officer, closed by the head and entered nowhere; the owner appeals', async () => {
  const id = await studied()
  await at.act(at.officer, id, 'none')
  await assert.rejects(at.act(at.head, id, 'record', { sign: true }), 'nobody proposed to enter it')
  await assert.rejects(at.act({ ...at.officer, roles: ['oversight.officer', 'oversight.head'] }, id, 'none', { sign: true }), 'nor one person alone')
  await at.act(at.head, id, 'none', { sign: true })
  const decision = await at.decisionOf(id)
  assert.equal(await at.world.kernel.registers.ofAct({ decision }), undefined)
  const appeal = await at.filedAbout(at.owner, 'oversight.appeal', decision, { objections: 'Бұл басқа инцидент.' })
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'proposeAnnul')
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'annul', { sign: true })
  assert.equal((await at.world.kernel.cases.view(at.officer, id)).state.step, 'study')
})
