/** Specifies inspections, the trusted list and the sandbox: from the mandate or the application to the decision and the appeal, with the wrong person at each door. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Failure } from '../../../law/failure.ts'
import type { Submitted } from '../../../law/answers.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openOversight, type Oversight, someSystem } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

const pdf = async (name: string, by = at.owner): Promise<string> => {
  const { files } = at.world.kernel
  const bytes = new TextEncoder().encode('%PDF-1.4\n%âãÏÓ\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  return (await files.receive((async function* () { yield bytes })(), { name, limitBytes: 1_000_000, accept: ['application/pdf'], by: actorString(by) })).id
}

/** A system of high risk, registered. */
async function highRisk(): Promise<{ readonly number: string; readonly decision: string }> {
  const id = await at.filed(at.owner, 'oversight.ai-system', someSystem({ 'failureEffects.life': 'true' }))
  await at.act(at.officer, id, 'propose')
  await at.act(at.head, id, 'register', { sign: true })
  const decision = await at.decisionOf(id)
  return { decision, number: (await at.world.kernel.registers.ofAct({ decision }))!.number }
}

const audit = async (changes: Submitted = {}): Promise<Submitted> =>
  ({ sector: 'health', auditor: '«Үлгі Аудит» ЖШС', auditedOn: '2026-01-20', positive: 'true', conclusion: await pdf('qorytyndy.pdf'), rights: await pdf('quqyq.pdf'), ...changes })

test('a high-risk system with a positive audit is put on the open list by two people, taken off it by two, and an appeal puts it back', async () => {
  const { number } = await highRisk()
  await assert.rejects(at.filed(await at.world.founder(), 'oversight.trusted', await audit(), number))
  const id = await at.filed(at.owner, 'oversight.trusted', await audit(), number)
  await assert.rejects(at.act(at.inspector, id, 'propose'))
  await at.act(at.officer, id, 'propose')
  await assert.rejects(at.act({ ...at.officer, roles: ['oversight.officer', 'oversight.head'] }, id, 'publish', { sign: true }))
  await at.act(at.head, id, 'publish', { sign: true })
  const { registers } = at.world.kernel
  const granted = await at.decisionOf(id)
  const listed = async () => (await registers.find((await registers.ofAct({ decision: granted }))!.number, null))!
  assert.deepEqual([(await listed()).state, (await listed()).values['sector'], (await listed()).values['aiSystem']], ['entered', 'health', number])

  const ending = await at.opened(at.officer, 'oversight.trusted-end', granted, { ground: 'audit', why: 'Қорытындының мерзімі өтті.' })
  await at.act(at.owner, ending, 'silent')
  await at.act(at.officer, ending, 'propose')
  await at.act(at.head, ending, 'remove', { sign: true })
  assert.equal((await listed()).state, 'struck')
  const appeal = await at.filedAbout(at.owner, 'oversight.trusted-end-appeal', await at.decisionOf(ending), { objections: 'Мерзімі өткен жоқ.' })
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'proposeAnnul')
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'annul', { sign: true })
  assert.equal((await listed()).state, 'entered')
  await inForceAgain(granted, id)
})

/** What was revoked stays so, and another decision of its case says the same until the same day. */
async function inForceAgain(revoked: string, of: string): Promise<void> {
  const { decisions } = at.world.kernel
  const [before, now] = [(await decisions.find(revoked))!, (await decisions.find(await at.decisionOf(of)))!]
  assert.notEqual(now.record.id, revoked)
  assert.deepEqual([before.status.status, now.status.status, now.record.about, now.record.validUntil, now.record.claims], ['revoked', 'in force', revoked, before.record.validUntil, before.record.claims])
}

test('no trust without high risk, a positive audit of the last year: each is a ground by its law', async () => {
  const id = await at.filed(at.owner, 'oversight.trusted', await audit({ positive: 'false', auditedOn: '2024-01-01' }), (await at.registered()).number)
  await assert.rejects(at.act(at.officer, id, 'propose'))
  await at.act(at.officer, id, 'decline')
  await at.act(at.head, id, 'refuse', { sign: true })
  const { record } = (await at.world.kernel.decisions.find(await at.decisionOf(id)))!
  assert.deepEqual(record.grounds.map(({ basis }) => [basis?.article, basis?.confidence]), [['19', 'secondary'], ['20', 'secondary'], [undefined, 'assumed']])
})

test('a conclusion of a day to come is no conclusion', async () => {
  const id = await at.filed(at.owner, 'oversight.trusted', await audit({ auditedOn: '2099-01-01' }), (await highRisk()).number)
  await assert.rejects(at.act(at.officer, id, 'propose'))
  await at.act(at.officer, id, 'decline')
  await at.act(at.head, id, 'refuse', { sign: true })
  assert.deepEqual((await at.world.kernel.decisions.find(await at.decisionOf(id)))!.record.grounds.map(({ text }) => text.en), ['The day of the conclusion is after the day of the application.'])
})

test('a sandbox permit has its conditions and ends by its day; two people withdraw it before', async () => {
  const trial = { called: 'Үлгі кеңесші', aim: 'Уақыт үнемдеуді өлшеу.', months: '6', participants: 'Келісім берген 30 адам.', safeguards: 'Бір батырмамен тоқтайды.', peaceful: 'true' }
  const long = await at.filed(at.owner, 'oversight.sandbox', { ...trial, months: '24' })
  await assert.rejects(at.act(at.officer, long, 'propose', { findings: { conditions: 'Жоқ.' } }), 'longer than may be given')
  const id = await at.filed(at.owner, 'oversight.sandbox', trial)
  await assert.rejects(at.act(at.officer, id, 'propose'), 'not without conditions')
  await at.act(at.officer, id, 'propose', { findings: { conditions: 'Тек келісім бергендермен.' } })
  await at.act(at.head, id, 'permit', { sign: true })
  const permit = await at.decisionOf(id)
  const found = (await at.world.kernel.decisions.find(permit))!
  assert.deepEqual([found.record.validUntil, found.record.facts['conditions']], ['2026-08-02', 'Тек келісім бергендермен.'])
  const ending = await at.opened(at.inspector, 'oversight.sandbox-end', permit, { broken: 'Келісімсіз қатысушы бар.' })
  const told = (await at.world.kernel.cases.view(at.owner, ending)).announced
  assert.deepEqual(told?.why.map(({ en }) => en), ['Which condition was broken, and how? Келісімсіз қатысушы бар.', 'Негіз бар.'], 'whoever opens it says why')
  await at.act(at.owner, ending, 'object', { findings: { objection: 'Бәрі келіскен.' } })
  await at.act(at.inspector, ending, 'propose')
  await assert.rejects(at.act(at.owner, ending, 'revoke', { sign: true }))
  const answer = { sign: true, findings: { objectionAnswer: 'Екеуінің келісімі жоқ.' } } as const
  await assert.rejects(at.act(at.head, ending, 'revoke', answer), (error: Failure) => error.kind === 'refused', 'the notice runs')
  at.world.at('2026-02-06T05:00:00.000Z')
  await at.act(at.head, ending, 'revoke', answer)
  const stated = (await at.world.kernel.decisions.find(await at.decisionOf(ending)))!.record.disclosed.map(({ label, value }) => `${label.en}: ${value.en}`)
  for (const line of ['Objection of the party: Бәрі келіскен.', 'How the objection was answered: Екеуінің келісімі жоқ.']) assert.ok(stated.includes(line), stated.join())
  assert.equal((await at.world.kernel.decisions.find(permit))!.status.status, 'revoked')
  await assert.rejects(at.filedAbout(at.owner, 'oversight.appeal', await at.decisionOf(ending), { objections: 'Келісім бар.' }), 'a withdrawal has an appeal of its own, which gives back')
  const appeal = await at.filedAbout(at.owner, 'oversight.sandbox-appeal', await at.decisionOf(ending), { objections: 'Келісім бар.' })
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'proposeAnnul')
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'annul', { sign: true })
  await inForceAgain(permit, id)
})

test('an inspection goes from its mandate over evidence, explanations and a hearing to commitments that are owed; a breach is appealed', async () => {
  const { decision } = await at.registered()
  const mandate = { manner: 'unannounced', cause: 'Инцидент туралы хабар.', questions: 'Деректер және адамның бақылауы.' }
  await assert.rejects(at.opened(at.officer, 'oversight.inspection', decision, mandate))
  const inspect = async (ends: 'commit' | 'breach', findings: Submitted = {}): Promise<string> => {
    const id = await at.opened(at.inspector, 'oversight.inspection', decision, mandate)
    const unseen = async (): Promise<void> => {
      await assert.rejects(at.world.kernel.cases.view(at.owner, id), (error: Failure) => error.kind === 'not found', 'nobody announces it')
      assert.ok(!(await at.world.kernel.cases.own(at.owner)).some((one) => one.id === id))
    }
    await unseen()
    await assert.rejects(at.act({ ...at.inspector, roles: ['oversight.inspector', 'oversight.head'] }, id, 'order', { sign: true }), 'whoever asks for it gives no mandate')
    await at.act(at.head, id, 'order', { sign: true })
    await unseen()
    await assert.rejects(at.act(at.owner, id, 'explain'))
    await at.act(at.inspector, id, 'ask', { sign: true, findings: { visitedOn: '2026-02-02', record: 'Журнал қаралды.' } })
    assert.ok((await at.world.kernel.cases.own(at.owner)).some((one) => one.id === id), 'whoever is asked sees what it is about')
    await assert.rejects(at.act(await at.world.founder(), id, 'explain'))
    await at.act(at.owner, id, 'explain')
    await at.act(at.inspector, id, 'hear', { findings: { preliminary: 'Бақылау журналы толық емес.' } })
    const told = (await at.world.kernel.cases.view(at.owner, id)).announced
    assert.deepEqual(told?.why.map(({ en }) => en), ['Preliminary findings: Бақылау журналы толық емес.', 'Қаралды.'])
    await at.act(at.owner, id, 'silent')
    await at.act(at.inspector, id, ends, { findings })
    await assert.rejects(at.act(at.officer, id, ends, { sign: true }))
    await at.act(at.head, id, ends, { sign: true })
    return at.decisionOf(id)
  }
  const committed = await inspect('commit', { commitments: 'Журналды бір айда толықтыру.' })
  await at.world.kernel.obligations.openPeriods()
  assert.ok((await at.world.kernel.obligations.own(at.owner)).some((one) => one.decision === committed && one.kind === 'fulfilled'))
  const appeal = await at.filedAbout(at.owner, 'oversight.appeal', await inspect('breach'), { objections: 'Журнал толық.' })
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'proposeAnnul')
  await at.act(await at.world.officer('oversight.appeals'), appeal, 'annul', { sign: true })
})

test('an announced inspection is seen from its opening on; an unannounced one that the head does not order is never seen', async () => {
  const { cases } = at.world.kernel
  const seen = async (id: string): Promise<boolean> => (await cases.own(at.owner)).some((one) => one.id === id)
  const opened = async (manner: string): Promise<string> => at.opened(at.inspector, 'oversight.inspection', (await at.registered()).decision, { manner, cause: 'Жоспар.', questions: 'Деректер.' })
  assert.equal(await seen(await opened('announced')), true)
  const denied = await opened('unannounced')
  await at.act(at.head, denied, 'deny', { sign: true })
  assert.equal(await seen(denied), false)
  await assert.rejects(cases.view(at.owner, denied), (error: Failure) => error.kind === 'not found')
  assert.equal((await cases.view(at.inspector, denied)).state.step, undefined)
})

test('what an inspector took stands in the file of the case with its SHA-256, for the office and for the owner who is asked; a stranger opens neither', async () => {
  const { kernel } = at.world
  const id = await at.opened(at.inspector, 'oversight.inspection', (await at.registered()).decision, { manner: 'announced', cause: 'Жоспар.', questions: 'Деректер.' })
  await at.act(at.head, id, 'order', { sign: true })
  const document = await pdf('zhurnal.pdf', at.inspector)
  const findings = { visitedOn: '2026-02-02', record: 'Журнал қаралды.', 'evidence.0.called': 'Журнал, сервер бөлмесінен', 'evidence.0.document': document }
  const { hash } = await kernel.files.find(document)
  const signed = JSON.parse(new TextDecoder().decode(await kernel.cases.document(id, { type: 'complete', outcome: 'ask', findings })))
  assert.deepEqual(signed.files, { [document]: hash }, 'the inspector signs what was taken')
  await at.act(at.inspector, id, 'ask', { sign: true, findings })
  const page = async (actor: typeof at.owner, path: string) => testPortal({ routes: [...deskRoutes(kernel, {}), ...serviceRoutes(kernel)], session: { actor } }).ask(path)
  for (const [actor, path] of [[at.inspector, `/kk/desk/cases/${id}`], [at.owner, `/kk/cases/${id}`]] as const) {
    const text = await (await page(actor, path)).text()
    assert.match(text, /Журнал, сервер бөлмесінен/, path)
    assert.ok(text.includes(hash), path)
    assert.equal((await page(actor, `/files/${document}`)).status, 200)
  }
  const stranger = await at.world.founder()
  for (const path of [`/kk/cases/${id}`, `/files/${document}`]) assert.equal((await page(stranger, path)).status, 404, path)
})

test('whoever begins a second inspection of a system is told that one is open and led to it, and what they wrote stays', async () => {
  const { kernel } = at.world
  const { decision } = await at.registered()
  const desk = testPortal({ routes: deskRoutes(kernel, {}), session: { actor: at.inspector } })
  const path = `/en/desk/open/oversight.inspection?about=${decision}`
  assert.match(await (await desk.ask(path)).text(), /Register of AI systems[^]{0,200}\/en\/registers\/oversight\.ai-systems\/AIS-/, 'the form names the system')
  const told = { manner: 'announced', cause: 'Planned.', questions: 'Which data?', 'act-reasons': 'A plan.' }
  const key = '11111111-2222-4333-8444-555555555555'
  const sent = async (form: Readonly<Record<string, string>>): Promise<Response> => desk.ask(path, { form })
  assert.doesNotMatch(await (await desk.ask(path)).text(), /is open already/)
  const opened = (await sent({ ...told, 'act-key': key })).headers.get('location')
  assert.match(String(opened), /\/en\/desk\/cases\//)
  assert.equal((await sent({ ...told, 'act-key': key })).headers.get('location'), opened, 'sent twice it is one case')
  const again = await (await sent({ ...told, cause: 'Another incident.', 'act-key': '11111111-2222-4333-8444-666666666666' })).text()
  assert.match(again, /The case is open already/)
  assert.ok(again.includes(opened!.split('?')[0]!), 'the way to it')
  assert.match(again, /Another incident\./)
  assert.match(await (await desk.ask(path)).text(), /The case is open already/)
})

test('of two officers who begin the same inspection at once the second keeps what they wrote, and is led to the case of the first', async () => {
  const { kernel } = at.world
  const { decision } = await at.registered()
  const path = `/en/desk/open/oversight.inspection?about=${decision}`
  const told = { manner: 'announced', questions: 'Which data?', 'act-reasons': 'A plan.' }
  const causes = ['The first cause.', 'The other cause.']
  let sent: readonly Promise<Response>[] = []
  // Both have been asked for before either has opened one.
  await transact(kernel.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('case_record.about'), hashtext(${decision}))`.execute(tx)
    sent = causes.map((cause) => testPortal({ routes: deskRoutes(kernel, {}), session: { actor: at.inspector } }).ask(path, { form: { ...told, cause, 'act-key': newId() } }))
    const waiting = async (): Promise<number> => Number((await sql<{ n: string }>`select count(*) as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`.execute(kernel.db)).rows[0]!.n)
    while (await waiting() < causes.length) await setTimeout(20)
  })
  const answers = await Promise.all(sent)
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 303])
  const second = answers.findIndex(({ status }) => status === 200)
  const page = await answers[second]!.text()
  assert.match(page, /The case is open already/)
  assert.ok(page.includes(causes[second]!), 'what the second wrote stands')
})
