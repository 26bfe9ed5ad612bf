/** Specifies incubation: two jurors score apart, a conflict is declared instead, the ranking is signed and computed again, and each stage of the grant waits for evidence. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from 'node:util'
import { sql } from 'kysely'
import { hashSeen } from '../../../kernel/calls/index.ts'
import type { CaseView, Doing } from '../../../kernel/cases/index.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import { checkAggregates } from '../../../kernel/privacy/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { checkRanking } from '../../../law/ranking.ts'
import { cohortsIn } from '../../../institutions/technopark/cohorts/read.ts'
import { generateBin, generateIban } from '../../../law/identifier.ts'
import { addDays, addMonths } from '../../../law/time.ts'
import { enterOwn } from './sample-centre.ts'
import { cohortCompanies, cohorts as cohortsRegister } from './incubation/cohorts.ts'
import { technoparkPortal, visitor } from './testing.ts'
import { openWorld, type World } from '../testing.ts'

const id = 'technopark.incubation'

describe('Incubation', () => {
  let world: World
  let [officer, head, one, two, three, four]: [Actor, Actor, Actor, Actor, Actor, Actor] = [] as never
  // Monday, 30 November 2026, 10:00 in Astana: the call is open.
  before(async () => {
    world = await openWorld({ start: '2026-11-30T05:00:00.000Z', passwords: true })
    const juror = () => world.officer('incubation-jury.juror')
    ;[officer, head, one, two, three] = [await world.officer('technopark.officer'), await world.officer('technopark.head'), await juror(), await juror(), await juror()]
    await world.kernel.round()
  })
  after(() => world.close())
  let seated: ReturnType<typeof technoparkPortal> | undefined
  const portal = () => (seated ??= technoparkPortal(world))

  let keys = 0
  async function act(by: Actor, of: string, doing: Doing, signed = false): Promise<void> {
    const { cases } = world.kernel
    await cases.perform(by, { case: of, key: `incubation-${keys += 1}`, doing, ...(signed && { signature: await world.sign(by, await cases.document(of, doing)) }) })
  }
  const scores = (nth: 'First' | 'Second', ...[need, product, crew]: readonly [number, number, number]): Submitted => ({ [`need${nth}`]: String(need), [`product${nth}`]: String(product), [`crew${nth}`]: String(crew) })
  const scored = (nth: 'First' | 'Second', ...of: readonly [number, number, number]): Doing => ({ type: 'answer', part: nth === 'First' ? 'first' : 'second', answer: 'scored', findings: scores(nth, ...of) })

  interface Applied { readonly founder: Actor; readonly case: string; readonly number: string }
  async function applied(name: string, changes: Submitted = {}, passes = true): Promise<Applied> {
    const { cases, parties, db } = world.kernel
    const founder = await world.founder(`«${name}» ЖШС`)
    await transact(db, (tx) => parties.proveHead(tx, { organisation: founder.organisation!.id, person: founder.person, proof: 'test' }))
    const answers = { company: name, project: `Үлгі: ${name}`, stage: 'prototype', about: 'Үлгі.', milestones: 'Үлгі.', team: '3', asked: '1000000', account: generateIban({ bank: '999', account: 'SAMPLE0000009' }), ...changes }
    const draft = await cases.begin(founder, { procedure: id })
    for (const page of (await cases.draft(founder, draft)).procedure.form) assert.deepEqual(await cases.savePage(founder, draft, page, answers), [])
    const filed = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
    if (passes) await act(officer, filed, { type: 'complete', outcome: 'pass', findings: { papersProved: 'true', firstGrant: 'true' } })
    return { founder, case: filed, number: (await cases.view(officer, filed)).number }
  }

  let [dauys, egin]: Applied[] = []

  test('a juror sees the project and not the account, and no score of the other before giving their own; nobody scores twice', async () => {
    const { cases } = world.kernel
    dauys = await applied('Дауыс', { asked: '1000000.01' })
    await act(one, dauys.case, scored('First', 9, 9, 9))
    const seen = await cases.view(two, dauys.case)
    assert.equal(seen.state.facts['project'], 'Үлгі: Дауыс')
    assert.deepEqual(['account', 'asked', 'needFirst', 'productFirst', 'crewFirst'].filter((fact) => fact in seen.state.facts), [])
    assert.deepEqual([seen.state.opinions, seen.log.filter(({ act: { type } }) => type === 'answered')], [[], []])
    assert.equal((await cases.view(one, dauys.case)).state.facts['needFirst'], 9, 'their own they see')
    await assert.rejects(act(one, dauys.case, scored('Second', 1, 1, 1)), { kind: 'refused' })
    await assert.rejects(act(officer, dauys.case, scored('Second', 1, 1, 1)), { kind: 'refused' })
    await assert.rejects(act(two, dauys.case, scored('Second', 11, 1, 1)), { kind: 'invalid' })
    await act(two, dauys.case, scored('Second', 6, 7, 8))
    assert.equal((await cases.view(officer, dauys.case)).state.step, 'ranking')
  })

  test('who declares a conflict of interest scores nothing and sees the project no more; another takes their place, and the reading of the other juror holds', async () => {
    const { cases } = world.kernel
    egin = await applied('Егін')
    const conflict: Doing = { type: 'recuse', reasons: 'Құрылтайшы — туысым.' }
    await act(two, egin.case, scored('Second', 2, 2, 2))
    assert.deepEqual([(await cases.view(one, egin.case)).permit.recuse, (await cases.view(officer, egin.case)).permit.recuse], [true, false])
    await assert.rejects(act(one, egin.case, { ...conflict, reasons: ' ' }), { kind: 'invalid' }, 'without a reason')
    for (const _ of [1, 2]) await cases.perform(one, { case: egin.case, key: 'conflict, sent twice', doing: conflict })
    await assert.rejects(cases.view(one, egin.case), { kind: 'not found' })
    await assert.rejects(act(one, egin.case, scored('First', 10, 10, 10)), { kind: 'not found' })
    await assert.rejects(act(two, egin.case, scored('First', 10, 10, 10)), { kind: 'refused' }, 'nobody reads it twice')
    const [listed, waiting] = await Promise.all([cases.queue(one, { page: 1, size: 50, state: 'all' }), cases.queue(one, { page: 1, size: 50, waits: 'me' })])
    assert.deepEqual([...listed.rows, ...waiting.rows].filter(({ id: of }) => of === egin!.case), [])
    assert.deepEqual([(await cases.queue(three, { page: 1, size: 50, waits: 'me' })).rows.map(({ id: of }) => of).includes(egin.case)], [true])
    await act(three, egin.case, scored('First', 5, 6, 7))
    const [instead, before, applicant, office] = await Promise.all([three, two, egin.founder, officer].map((who) => cases.view(who, egin!.case)))
    const scoresSeen = ({ state: { facts } }: CaseView) => Object.entries(facts).filter(([name]) => /First$|Second$/.test(name)).map(([, value]) => Number(value)).toSorted()
    const told = (view: CaseView) => inspect([view.log, view.state], { depth: 10 }).includes('туысым')
    assert.deepEqual([instead!, before!, applicant!, office!].map(told), [false, false, false, true], 'why stays with the office')
    assert.deepEqual([scoresSeen(instead!), scoresSeen(before!)], [[5, 6, 7], [2, 2, 2]])
    assert.deepEqual([applicant!.log.filter(({ act: { type } }) => type === 'recused').length, applicant!.log.filter(({ act: { type } }) => type === 'answered').length], [0, 2])
    assert.equal(office!.state.step, 'ranking')
  })

  test('a conflict that is found after the scores sets that reading aside and brings the case back; whoever appoints is told at once when nobody is left to read', async () => {
    const { cases, journal } = world.kernel
    await journal.settle()
    await world.letters()
    const told = async () => {
      await journal.settle()
      return (await world.letters()).filter(({ subject }) => subject.startsWith('Бағалайтын адам жетпейді'))
    }
    assert.equal((await cases.view(two, egin!.case)).permit.recuse, true, 'as long as the ranking is not signed')
    await act(two, egin!.case, { type: 'recuse', reasons: 'Компанияда үлесім бар екен.' })
    const { state } = await cases.view(officer, egin!.case)
    assert.deepEqual([state.step, state.opinions.map(({ part }) => part), state.facts['needFirst'], state.facts['needSecond']], ['jury', ['first'], 5, undefined])
    await assert.rejects(cases.view(two, egin!.case), { kind: 'not found' })
    const inBoth = { ...two, roles: [...two.roles, 'technopark.officer'] }
    assert.deepEqual((await cases.queue(inBoth, { page: 1, size: 50, state: 'all' })).rows.filter(({ id: of }) => of === egin!.case), [], 'nor in the list of another office that they hold')
    assert.deepEqual((await told()).map(({ body }) => /Тағы қажет баға саны: 1\. Бұл іс бойынша баға бере алатын адам саны: 0\./.test(body)), [true])
    four = await world.officer('incubation-jury.juror')
    await act(four, egin!.case, scored('Second', 2, 2, 2))
    assert.equal((await cases.view(officer, egin!.case)).state.step, 'ranking')
    assert.deepEqual(await told(), [])
  })

  test('too small a team is not passed to the jury, and a refusal is signed by another', async () => {
    const alone = await applied('Жалғыз', { team: '2' }, false)
    await assert.rejects(act(officer, alone.case, { type: 'complete', outcome: 'pass', findings: { papersProved: 'true', firstGrant: 'true' } }), { kind: 'refused' })
    await act(officer, alone.case, { type: 'complete', outcome: 'decline', reasons: 'Команда кішкентай.', findings: { papersProved: 'true', firstGrant: 'true' } })
    await assert.rejects(act(officer, alone.case, { type: 'complete', outcome: 'refuse', reasons: 'Команда кішкентай.' }, true))
    await act(head, alone.case, { type: 'complete', outcome: 'refuse', reasons: 'Команда кішкентай.' }, true)
  })

  test('what the officer has found is judged by the rules: a project that is not admissible reaches no juror and no ranking, nor does one that asks for nothing', async () => {
    const { cases } = world.kernel
    const owing = await applied('Қарыз', {}, false)
    await act(officer, owing.case, { type: 'complete', outcome: 'pass', findings: { papersProved: 'false', firstGrant: 'true' } })
    assert.equal((await cases.view(officer, owing.case)).state.step, 'refusal')
    await assert.rejects(act(one, owing.case, scored('First', 10, 10, 10)))
    await act(head, owing.case, { type: 'complete', outcome: 'refuse', reasons: 'Салық берешегі бар.' }, true)
    const free = await applied('Тегін', { asked: '0' }, false)
    await assert.rejects(act(officer, free.case, { type: 'complete', outcome: 'pass', findings: { papersProved: 'true', firstGrant: 'true' } }), { kind: 'refused' })
    await act(officer, free.case, { type: 'complete', outcome: 'decline', reasons: 'Ештеңе сұралмаған.', findings: { papersProved: 'true', firstGrant: 'true' } })
    await act(head, free.case, { type: 'complete', outcome: 'refuse', reasons: 'Ештеңе сұралмаған.' }, true)
  })

  test('the head signs the ranking of all scores, which anybody computes again, and the first milestone is owed', async () => {
    const { calls, obligations } = world.kernel
    world.at('2027-01-29T13:00:01.000Z')
    await assert.rejects(calls.draw(one, id, 'admit'), { kind: 'not found' })
    await assert.rejects(calls.desk(one, id), { kind: 'not found' })
    assert.equal((await calls.view(id)).calibrations, undefined, 'nobody but whoever signs sees how jurors differ')
    const differences = new Map((await calls.desk(head, id)).calibrations?.map((each) => [each.person, each.differences]))
    assert.deepEqual([one, two, three, four].map(({ person }) => differences.get(person)), [[6], [-6], [12], [-12]])
    const drawn = await calls.draw(head, id, 'admit')
    await calls.sign(head, id, { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(head, calls.document(drawn)) })
    const file = await calls.file(id)
    assert.deepEqual(file.document.ranking.map(({ number, points }) => [number, points]), [[dauys!.number, '48'], [egin!.number, '24']])
    const { declarations, seed, points, order, places, fates } = checkRanking(file)
    assert.deepEqual([declarations, seed, points, order, places, fates], [[], true, [], [], [], []])
    await world.kernel.round()
    const owed = await obligations.own(dauys!.founder)
    assert.deepEqual(owed.map(({ declared: { title }, state }) => [title.en, state]), [['First milestone: the prototype', 'open']])
  })

  test('each stage of the grant is paid when an officer has found that the evidence shows its milestone; what was not shown is shown again, and nothing goes on before', async () => {
    const { obligations, entitlements, files } = world.kernel
    const { founder } = dauys!
    const open = async (): Promise<readonly string[]> => {
      await obligations.openPeriods()
      return (await obligations.overview({ state: 'open', page: 1, size: 100, procedures: [id] })).rows.filter(({ party }) => party.kind === 'body' || party.id === founder.organisation!.id).map(({ kind }) => kind).toSorted()
    }
    const stages = async () => {
      await entitlements.payDue()
      return (await entitlements.own(founder)).flatMap(({ instalments }) => instalments.map(({ amount }) => amount))
    }
    const proof = async () => (await files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n%%EOF\n') })(), { name: 'demo.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}` })).id
    const [demoDay = ''] = await enterOwn(world.kernel, head, (by, document) => world.sign(by, document), 'technopark.events', [{ name: 'Үлгі демо-күн', about: 'Үлгі.', begins: '2027-06-25', ends: '2027-06-25', venue: 'Үлгі', places: 50 }])
    const readsAt = async (who: Actor, duty: string): Promise<string> => (await (await visitor(world, portal(), who)).get(`/en/duties/${duty}`)).text()
    const show = async (name: 'prototype' | 'demo', shown: boolean): Promise<void> => {
      const { id: milestone } = (await obligations.own(founder)).find(({ kind, state }) => kind === name && state === 'open')!
      const told = { [`${name}On`]: '2027-01-29', [`${name}Done`]: 'true', [`${name}About`]: 'Үлгі.', ...(name === 'demo' && { demoEvent: demoDay }) }
      if (name === 'demo') assert.match(await readsAt(founder, milestone), /Үлгі демо-күн \(№ EVT/, 'the events are offered by name')
      if (name === 'demo') assert.notDeepEqual(await obligations.save(founder, milestone, { ...told, demoEvent: 'EVT-2027-99999' }), [], 'an event that nobody announced')
      await assert.rejects(obligations.report(founder, { obligation: milestone, answers: told }), { kind: 'invalid' }, 'without evidence')
      assert.deepEqual(await obligations.save(founder, milestone, { ...told, [`${name}Proof`]: await proof() }), [])
      await obligations.report(founder, { obligation: milestone, answers: {} })
      const paid = await stages()
      const check = (await obligations.overview({ state: 'open', page: 1, size: 100, procedures: [id] })).rows.find(({ kind }) => kind === `${name}Check`)!
      assert.match(await readsAt(officer, check.id), name === 'demo' ? /Follows from the report: Second milestone.*Үлгі демо-күн/s : /Follows from the report: First milestone/, 'whoever checks reads what was shown, and at which event')
      const answers = { [`${name}Shown`]: String(shown), [`${name}Reasons`]: 'Үлгі.' }
      assert.deepEqual(await obligations.save(officer, check.id, answers), [])
      assert.deepEqual(await stages(), paid, 'no word of the company is paid')
      await obligations.report(officer, { obligation: check.id, answers, signature: await world.sign(officer, await obligations.document(officer, check.id)) })
    }
    await show('prototype', false)
    assert.deepEqual([await stages(), await open()], [[], ['prototype']], 'nothing is paid, the milestone is owed again, and the next is not')
    const again = (await obligations.own(founder)).find(({ kind, state }) => kind === 'prototype' && state === 'open')!
    const { upon } = await obligations.view(founder, again.id)
    assert.deepEqual([upon?.kind, upon?.report?.['prototypeReasons']], ['prototypeCheck', 'Үлгі.'], 'the company reads why')
    await show('prototype', true)
    assert.deepEqual([await stages(), await open()], [[500_000_01n], ['demo']])
    await show('demo', false)
    assert.deepEqual([(await stages()).length, await open()], [1, ['demo']])
    await show('demo', true)
    assert.deepEqual([(await stages()).reduce((sum, one) => sum! + one!, 0n), await open()], [1_000_000_01n, []], 'both stages are what was signed, to the tiyn')
  })

  test('what becomes of the cohort is reckoned from whom the call admitted and what they report, and of so few nothing is told', async () => {
    const { kernel } = world
    const sign = (by: Actor, document: Uint8Array) => world.sign(by, document)
    const [number] = await enterOwn(kernel, head, sign, 'technopark.cohorts', [{ name: 'Үлгі топ', begins: '2027-02-01', ends: '2027-07-31', opened: '2026-11-23' }])
    await enterOwn(kernel, head, sign, 'technopark.cohort-companies', Array.from({ length: 6 }, (_, nth) => ({
      cohort: number!, company: `Үлгі ${nth}`, identifier: generateBin({ registered: '2023-08', serial: 40_000 + nth }), revenue1: String((nth + 1) * 100_000_00), jobs1: 4,
    })))
    const read = async () => (await cohortsIn(kernel, { cohorts: { cohorts: cohortsRegister.id, companies: cohortCompanies.id, incubation: id }, credential: 'TechnoparkResident' })).find((one) => one.number === number)!
    await assert.rejects(enterOwn(kernel, head, sign, 'technopark.cohort-companies', [{ cohort: number!, company: 'Үлгі', identifier: generateBin({ registered: '2023-08', serial: 40_000 }) }]), { kind: 'invalid' }, 'a company stands once in a cohort')
    const [mistaken] = await enterOwn(kernel, head, sign, 'technopark.cohorts', [{ name: 'Үлгі қате', begins: '2027-02-01', ends: '2027-07-31', opened: '2026-11-22' }])
    assert.deepEqual((await cohortsIn(kernel, { cohorts: { cohorts: cohortsRegister.id, companies: cohortCompanies.id, incubation: id }, credential: 'TechnoparkResident' })).map(({ name, noCall }) => [name.kk, noCall]).toSorted(), [['Үлгі топ', false], ['Үлгі қате', true]])
    const representative = await world.officer('technopark.representative')
    const draft = await kernel.cases.begin(representative, { procedure: 'technopark.cohort-struck', subject: mistaken! })
    for (const page of (await kernel.cases.draft(representative, draft)).pages) assert.deepEqual(await kernel.cases.savePage(representative, draft, page, { why: 'Қате енгізілген.' }), [])
    const striking = await kernel.cases.file(representative, { draft })
    await act(officer, striking, { type: 'complete', outcome: 'propose' })
    await act(head, striking, { type: 'complete', outcome: 'enter' }, true)
    assert.equal((await kernel.registers.find(mistaken!, null))?.state, 'struck')
    assert.deepEqual([(await read()).companies, (await read()).years.map(({ told }) => told)], [8, [undefined, undefined, undefined]], 'six that were entered and two that the call admitted; no year is over')
    world.at('2028-03-31T05:00:00.000Z')
    const [first] = (await read()).years
    assert.deepEqual([first!.told?.cells, first!.told?.rest?.count, first!.together], [[], 8, ['works', 'unknown']], 'of two companies nothing is known, and they do not stand alone')
    await kernel.db.insertInto('technopark_report_figure').values([dauys!, egin!].flatMap(({ founder }) => [3, 6, 9, 12].map((month) => {
      const from = addMonths('2027-02-01', month - 3)
      return { report: newId(), holder: founder.organisation!.identifier.value, period_from: from, period_to: addDays(addMonths(from, 3), -1), region: null, revenue: 200_000_00n, contribution: null, relief: null, jobs: month, evidenced: false, in_time: true }
    }))).execute()
    const [whole] = (await read()).years
    const { rows: [late] } = await sql<{ period_to: string }>`insert into technopark_report_figure select (jsonb_populate_record(figure, jsonb_build_object('report', ${newId()}::text, 'holder', ${generateBin({ registered: '2023-08', serial: 40_000 })}::text, 'revenue', 7777, 'jobs', 99, 'in_time', false))).*
      from technopark_report_figure figure where holder = ${egin!.founder.organisation!.identifier.value} order by period_to desc limit 1 returning period_to`.execute(kernel.db)
    assert.ok(late)
    assert.deepEqual((await read()).years[0], whole, 'a late report changes nothing: the difference would tell of its company')
    assert.deepEqual(whole!.told?.cells.map(({ key, count, sums }) => [key, count, sums]), [['works', 8, { revenue: 3_700_000_00n, jobs: 48n }]])
    const stranger = await visitor(world, portal())
    assert.match(await (await stranger.get('/en/technopark/cohorts')).text(), /Үлгі топ[\s\S]*After one year[\s\S]*works[\s\S]*8[\s\S]*3.700.000[\s\S]*48[\s\S]*Its time has not come yet/)
    assert.match(await (await stranger.get('/technopark/cohorts.csv')).text(), new RegExp(`${number},1,2027-02-01,2028-01-31,works,8,370000000,48,8,8`))
    const file = await (await stranger.get(`/technopark/cohorts.json?cohort=${number}`)).bytes()
    assert.deepEqual(await checkAggregates(file, [kernel.statements.key]), { signature: 'good', same: true, wrongTotals: [], tooFew: [], tables: 1 })
    assert.equal((await stranger.get('/technopark/cohorts.json?cohort=COH-2026-999999')).status, 404)
  })
})
