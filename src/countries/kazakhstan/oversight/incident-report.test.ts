/** Specifies what anyone reports of an AI system: without an account or a name, triaged by two people, told to everybody without who reported it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newAddress, placeOf } from '../../../kernel/cases/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
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

/** Acts in all at once, and answers those in which it could not be done. */
async function together(actor: Actor, outcome: string, chosen: readonly { readonly id: string }[]) {
  const { cases } = at.world.kernel
  const views = await cases.chooseSeveral(actor, chosen.map(({ id }) => id))
  const done = await cases.performSeveral(actor, { key: `${outcome}-${chosen[0]!.id}`, outcome, reasons: 'Осындай хабар қаралып жатыр.', cases: views.map(({ view }) => ({ id: view.id, seen: placeOf(view.state, view.log, 'complete') })) })
  return done.filter(({ because }) => because)
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

test('a flood of one text stands in the queue as one line and is closed many at once, and a true report beside it is seen at once', async () => {
  const { cases, db } = at.world.kernel
  await sql`delete from attempt`.execute(db)
  const flood: { readonly id: string; readonly address: string }[] = []
  for (let n = 0; n < 12; n += 1) flood.push(await reported({ account: `БҰЛ ЖҮЙЕ — жаман!!! ${n} ${'.'.repeat(n)}`, happenedOn: '2026-01-20' }))
  const { id: true_ } = await reported({ account: 'Емхана жүйесі қате диагноз қойды.', happenedOn: '2026-01-20' })
  const queue = async (alike: string) => (await cases.queue(at.officer, { procedure: 'oversight.incident-report', step: 'triage', alike, page: 1, size: 50 })).rows.map(({ id }) => id)
  const once = await queue('once')
  assert.equal(once.filter((id) => flood.some((one) => one.id === id)).length, 1)
  assert.ok(once.includes(true_))
  assert.deepEqual(new Set(await queue(flood[3]!.id)), new Set(flood.map(({ id }) => id)), 'case, signs and figures do not tell them apart')
  assert.deepEqual([await cases.alike([true_, flood[0]!.id])], [new Map([[flood[0]!.id, 12]])])
  const page = await (await testPortal({ routes: deskRoutes(at.world.kernel, {}), session: { actor: at.officer } }).ask('/ru/desk?alike=once&step=oversight.incident-report/triage')).text()
  assert.match(page, new RegExp(`alike=${flood[0]!.id}[^>]*>Одинаковых: 12<`))
  const chosen = await cases.chooseSeveral(at.officer, flood.slice(1).map(({ id }) => id))
  assert.deepEqual(new Set(chosen.flatMap(({ outcomes }) => outcomes)), new Set(['same', 'decline']), 'what asks whoever reported, or confirms an incident, is done one by one')
  await together(at.officer, 'same', flood)
  assert.equal((await together(at.officer, 'close', flood)).length, flood.length, 'not by whoever proposed it')
  const still = await together(at.head, 'close', flood)
  assert.deepEqual(still.map(({ id, because }) => [id, because?.en.includes('one has to go on')]), [[flood[0]!.id, true]], 'all were chosen, and the first of them goes on')
  const { number } = await cases.view(at.head, flood[0]!.id)
  assert.match(JSON.stringify((await ask('/api/follow', { address: flood[1]!.address })).value), new RegExp(`"step":"repeat","outcome":"close","reasons":"Осындай хабар қаралып жатыр.","goesOn":"${number}"`), 'whoever sent one of them reads why it was closed, and which goes on')
  const followed = await (await testPortal({ routes: serviceRoutes(at.world.kernel) }).ask(`/kk/follow?address=${flood[1]!.address}`)).text()
  assert.match(followed, new RegExp(`мына іс бойынша қаралып жатыр: № ${number}<`))
  assert.equal((await sql<{ n: number }>`select count(*)::integer as n from case_alike where case_id = ${flood[1]!.id}`.execute(db)).rows[0]!.n, 0, 'nothing is sought by what a closed one said')
})

test('what brings evidence, names graver harm or tells the same words in another order stands apart, and what was corrected is marked anew', async () => {
  const { cases, db } = at.world.kernel
  await sql`delete from attempt`.execute(db)
  const text = { account: 'Банк несие бермеді, дәрігер көмектесті.', happenedOn: '2026-01-20' }
  const [first, second] = [await reported(text), await reported(text)]
  const others = [await reported({ ...text, harm: 'death' }), await reported({ ...text, kind: 'privacy' }), await reported({ ...text, account: 'Дәрігер несие бермеді, банк көмектесті.' }), await reported({ ...text, phone: '+77010000000' })]
  const alike = async () => cases.alike([first, second, ...others].map(({ id }) => id))
  assert.deepEqual(await alike(), new Map([[first.id, 2], [second.id, 2]]))
  // The first waits in another step, and hides nothing in the list of this one.
  await at.act(at.officer, first.id, 'ask')
  const once = await cases.queue(at.officer, { procedure: 'oversight.incident-report', step: 'triage', alike: 'once', page: 1, size: 50 })
  assert.ok(once.rows.some(({ id }) => id === second.id))
  assert.equal((await ask('/api/follow/acts', { address: first.address, key: '01900000-0000-7000-8000-000000000021', outcome: 'again', corrections: { account: 'Бұл басқа оқиға.' } })).status, 200)
  assert.deepEqual(await alike(), new Map(), 'corrected, it says something else')
  await together(at.officer, 'same', [second])
  assert.equal((await together(at.head, 'close', [second])).length, 1, 'no other says the same')
  await assert.rejects(at.act(at.head, second.id, 'close'), { kind: 'refused' }, 'nor is it closed by itself')
  assert.equal((await cases.view(at.head, second.id)).state.step, 'repeat')
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
