/** A child is born, somebody moves, somebody starts a business: each case through the kernel to its end, refused by its rule, and by silence where it has an effect. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Failure } from '../../../law/failure.ts'
import { generateIban } from '../../../law/identifier.ts'
import { type Administration, openAdministration } from './testing.ts'

let at: Administration
before(async () => { at = await openAdministration() })
after(() => at.world.close())

const account = generateIban({ bank: '999', account: 'PARENT1' })
const child = { childName: 'Үлгі Бала', born: '2026-01-20', certificate: 'МК-1' }
const found = { attested: 'true', isMother: 'true', entered: 'false', order: 'fourth' }

test('a birth is registered by two people, the grant of 63 MCI for a fourth child follows at once by the rules, and a second one for the same child is refused', async () => {
  const { actor: mother } = await at.proved()
  const birth = await at.filed(mother, 'administration.birth', child)
  await at.byTwo('citizens', birth, 'grant', found)
  const subject = await at.entryOf(mother, birth)
  const grant = await at.filed(mother, 'administration.birth-grant', { account }, { subject })
  assert.deepEqual(await at.fate(mother, grant), { step: undefined, decided: ['grant'] })
  at.world.at('2026-02-03T05:00:00.000Z')
  await at.world.kernel.round()
  await at.world.kernel.entitlements.payDue()
  assert.deepEqual((await at.world.kernel.entitlements.own(mother)).flatMap(({ instalments }) => instalments.map(({ amount }) => amount)), [27_247_500n])
  at.world.at('2026-02-02T05:00:00.000Z')

  const again = await at.filed(mother, 'administration.birth-grant', { account }, { subject })
  assert.deepEqual(await at.fate(mother, again), { step: 'check', decided: [] })
  await assert.rejects(at.act(await at.officer('social.officer'), again, 'propose'))
  await at.byTwo('social', again, 'refuse')
  const { record } = (await at.world.kernel.decisions.find(await at.decisionOf(mother, again)))!
  assert.match(JSON.stringify(record.grounds), /уже назначено/)
})

test('a birth that is registered already, or that comes from a stranger, is refused', async () => {
  const stranger = await at.person()
  for (const [finds, ground] of [[{ entered: 'true' }, /уже зарегистрировано/], [{ isMother: 'false' }, /указан другой человек/]] as const) {
    const id = await at.filed(stranger, 'administration.birth', child)
    await at.byTwo('citizens', id, 'refuse', { ...found, ...finds })
    assert.match(JSON.stringify((await at.world.kernel.decisions.find(await at.decisionOf(stranger, id)))!.record.grounds), ground)
  }
})

test('of two applications for one child that are filed at once one is granted, and the other is told that the entry has changed', async () => {
  const { cases } = at.world.kernel
  const { actor: mother } = await at.proved()
  const birth = await at.filed(mother, 'administration.birth', { ...child, certificate: 'МК-2' })
  await at.byTwo('citizens', birth, 'grant', found)
  const subject = await at.entryOf(mother, birth)
  const ready = async () => {
    const draft = await cases.begin(mother, { procedure: 'administration.birth-grant', subject })
    for (const page of (await cases.draft(mother, draft)).procedure.form) assert.deepEqual(await cases.savePage(mother, draft, page, { account }), [])
    return { draft, signature: await at.world.sign(mother, cases.draftDocument(await cases.draft(mother, draft))) }
  }
  const both = [await ready(), await ready()]
  const filed = await Promise.allSettled(both.map((one) => cases.file(mother, one)))
  assert.deepEqual(filed.map((one) => (one.status === 'rejected' ? (one.reason as Failure).kind : 'filed')).toSorted(), ['conflict', 'filed'])
  const granted = await Promise.all(filed.flatMap((one) => (one.status === 'fulfilled' ? [at.fate(mother, one.value)] : [])))
  assert.deepEqual(granted, [{ step: undefined, decided: ['grant'] }])
})

test('a birth that no certificate attests is refused, and the refusal is heard again on appeal', async () => {
  const mother = await at.person()
  const id = await at.filed(mother, 'administration.birth', child)
  await at.byTwo('citizens', id, 'refuse', { ...found, attested: 'false' })
  assert.deepEqual((await at.fate(mother, id)).decided, ['refuse'])
  const appeal = await at.filed(mother, 'administration.appeal', { objections: 'Куәлік бар.' }, { about: await at.decisionOf(mother, id) })
  await at.act(await at.world.officer('administration.appeals'), appeal, 'proposeAnnul')
  await at.act(await at.world.officer('administration.appeals'), appeal, 'annul', { sign: true })
  assert.equal((await at.fate(mother, id)).step, 'check')
})

const business = { adult: 'true', called: '«Береке» ДК', activity: 'Нан пісіру', startsOn: '2026-02-02' }

test('a sole trader is entered at once by their notice; the silence about the tax regime leaves the general one; an extract is given at once and verifies', async () => {
  const trader = await at.person()
  const id = await at.filed(trader, 'administration.sole-trader', business)
  assert.deepEqual(await at.fate(trader, id), { step: 'regime', decided: ['grant'] })
  const subject = await at.entryOf(trader, id)
  const extract = await at.filed(trader, 'administration.extract', {}, { subject })
  assert.deepEqual(await at.fate(trader, extract), { step: undefined, decided: ['grant'] })
  const { record } = (await at.world.kernel.decisions.find(await at.decisionOf(trader, extract)))!
  assert.deepEqual([record.facts['number'], record.facts['called']], [subject, '«Береке» ДК'])
  at.world.at('2026-02-11T05:00:00.000Z')
  await at.world.kernel.cases.lapse()
  const { state, log } = await at.world.kernel.cases.view(trader, id)
  assert.deepEqual([state.step, (log.at(-1)!.act as { outcome?: string }).outcome], [undefined, 'general'])
  at.world.at('2026-02-02T05:00:00.000Z')
})

test('whoever is below eighteen is not entered by the rules, and is refused by their ground', async () => {
  const young = await at.person()
  const id = await at.filed(young, 'administration.sole-trader', { ...business, adult: 'false' })
  await at.byTwo('revenue', id, 'refuse')
  const { record } = (await at.world.kernel.decisions.find(await at.decisionOf(young, id)))!
  assert.match(JSON.stringify(record.grounds), /восемнадцати/)
})

const home = { 'place.region': '71', 'place.street': 'Абай даңғылы', 'place.house': '10', movedOn: '2026-02-01', lives: 'true' }

test('somebody moves: the owner consents within the hour and they are registered; who does not consent leads to a refusal; the silence of an hour cancels the request', async () => {
  const { actor: owner, iin, email } = await at.proved()
  const mover = await at.person()
  const ask = () => at.filed(mover, 'administration.address', { ...home, ownerNumber: iin, ownerEmail: email })
  const agreed = await ask()
  await at.act(owner, agreed, 'answer', { sign: true, findings: { consented: 'true' } })
  assert.deepEqual(await at.fate(mover, agreed), { step: 'check', decided: [] }, 'whoever says to be the owner is not, until an officer finds it')
  await at.byTwo('citizens', agreed, 'grant', { owned: 'true' })
  assert.deepEqual(await at.fate(mover, agreed), { step: undefined, decided: ['grant'] })
  assert.match(await at.entryOf(mover, agreed), /^RES-/)

  const denied = await ask()
  await at.act(owner, denied, 'answer', { sign: true, findings: { consented: 'false' } })
  await at.byTwo('citizens', denied, 'refuse', { owned: 'false' })
  const { record } = (await at.world.kernel.decisions.find(await at.decisionOf(mover, denied)))!
  assert.match(JSON.stringify(record.grounds), /Собственник не дал согласия[\s\S]*Право собственности на жильё не подтверждено/)

  const unanswered = await ask()
  at.world.at('2026-02-02T06:01:00.000Z')
  await at.world.kernel.cases.lapse()
  assert.deepEqual(await at.fate(mover, unanswered), { step: undefined, decided: [] })
  at.world.at('2026-02-02T05:00:00.000Z')
})

test('an owner who lives alone registers in their own home without anybody’s consent, once an officer has found that it is theirs', async () => {
  const owner = await at.person()
  const id = await at.filed(owner, 'administration.own-address', { ...home, title: '10-А' })
  await at.byTwo('citizens', id, 'grant', { owned: 'true' })
  assert.match(await at.entryOf(owner, id), /^RES-/)
})
