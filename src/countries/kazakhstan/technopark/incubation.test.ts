/** Specifies incubation: two jurors score apart, a conflict is declared instead, the ranking is signed and computed again, and each stage of the grant waits for evidence. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hashSeen } from '../../../kernel/calls/index.ts'
import type { CaseView, Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { checkRanking } from '../../../law/ranking.ts'
import { generateIban } from '../../../law/identifier.ts'
import { openWorld, type World } from '../testing.ts'

const id = 'technopark.incubation'

describe('Incubation', () => {
  let world: World
  let [officer, head, one, two, three, four]: [Actor, Actor, Actor, Actor, Actor, Actor] = [] as never
  // Monday, 30 November 2026, 10:00 in Astana: the call is open.
  before(async () => {
    world = await openWorld({ start: '2026-11-30T05:00:00.000Z' })
    const juror = () => world.officer('incubation-jury.juror')
    ;[officer, head, one, two, three, four] = [await world.officer('technopark.officer'), await world.officer('technopark.head'), await juror(), await juror(), await juror(), await juror()]
    await world.kernel.round()
  })
  after(() => world.close())

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

  test('who declares a conflict of interest scores nothing, says why, and two others read the project', async () => {
    const { cases } = world.kernel
    egin = await applied('Егін')
    const conflict: Doing = { type: 'answer', part: 'first', answer: 'conflict' }
    await assert.rejects(act(one, egin.case, conflict), { kind: 'invalid' }, 'without a reason')
    await act(one, egin.case, { ...conflict, reasons: 'Құрылтайшы — туысым.' })
    await act(two, egin.case, scored('Second', 2, 2, 2))
    assert.equal((await cases.view(officer, egin.case)).state.step, 'jury')
    for (const again of [one, two]) await assert.rejects(act(again, egin.case, scored('First', 10, 10, 10)), { kind: 'refused' })
    await act(three, egin.case, scored('First', 5, 6, 7))
    const [declared, instead, before, applicant] = await Promise.all([one, three, two, egin.founder].map((who) => cases.view(who, egin!.case)))
    const scoresSeen = ({ state: { facts } }: CaseView) => Object.entries(facts).filter(([name]) => /First$|Second$/.test(name)).map(([, value]) => Number(value)).toSorted()
    const said = ({ log, state }: CaseView) => [...log.flatMap((each) => (each.act.type === 'answered' ? [each.act.reasons ?? each.act.answer] : [])), ...state.passages.flatMap(({ opinions = [] }) => opinions.map(({ reasons }) => reasons ?? ''))]
    assert.deepEqual([scoresSeen(declared!), said(declared!)], [[], ['Құрылтайшы — туысым.', 'Құрылтайшы — туысым.']], 'who declared a conflict sees their own word, and no score of whoever took their place')
    assert.deepEqual([scoresSeen(instead!), said(instead!)], [[5, 6, 7], ['scored', '']], 'and the other way round')
    assert.deepEqual([scoresSeen(before!), said(before!)], [[2, 2, 2], ['scored', '']])
    assert.deepEqual(scoresSeen(applicant!), [], 'the applicant sees no score while another is to be given')
    assert.deepEqual([said(applicant!).filter((words) => /туысым/.test(words)), applicant!.log.filter(({ act: { type } }) => type === 'answered').length], [[], 3], 'and that they answered, without their reasons')
    await act(four, egin.case, scored('Second', 5, 5, 5))
    assert.equal((await cases.view(officer, egin.case)).state.step, 'ranking')
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
    const drawn = await calls.draw(head, id, 'admit')
    await calls.sign(head, id, { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(head, calls.document(drawn)) })
    const file = await calls.file(id)
    assert.deepEqual(file.document.ranking.map(({ number, points }) => [number, points]), [[dauys!.number, '48'], [egin!.number, '33']])
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
    const show = async (name: 'prototype' | 'demo', shown: boolean): Promise<void> => {
      const { id: milestone } = (await obligations.own(founder)).find(({ kind, state }) => kind === name && state === 'open')!
      const told = { [`${name}On`]: '2027-01-29', [`${name}Done`]: 'true', [`${name}About`]: 'Үлгі.' }
      await assert.rejects(obligations.report(founder, { obligation: milestone, answers: told }), { kind: 'invalid' }, 'without evidence')
      assert.deepEqual(await obligations.save(founder, milestone, { ...told, [`${name}Proof`]: await proof() }), [])
      await obligations.report(founder, { obligation: milestone, answers: {} })
      const paid = await stages()
      const check = (await obligations.overview({ state: 'open', page: 1, size: 100, procedures: [id] })).rows.find(({ kind }) => kind === `${name}Check`)!
      const answers = { [`${name}Shown`]: String(shown), [`${name}Reasons`]: 'Үлгі.' }
      assert.deepEqual(await obligations.save(officer, check.id, answers), [])
      assert.deepEqual(await stages(), paid, 'no word of the company is paid')
      await obligations.report(officer, { obligation: check.id, answers, signature: await world.sign(officer, await obligations.document(officer, check.id)) })
    }
    await show('prototype', false)
    assert.deepEqual([await stages(), await open()], [[], ['prototype']], 'nothing is paid, the milestone is owed again, and the next is not')
    await show('prototype', true)
    assert.deepEqual([await stages(), await open()], [[500_000_01n], ['demo']])
    await show('demo', false)
    assert.deepEqual([(await stages()).length, await open()], [1, ['demo']])
    await show('demo', true)
    assert.deepEqual([(await stages()).reduce((sum, one) => sum! + one!, 0n), await open()], [1_000_000_01n, []], 'both stages are what was signed, to the tiyn')
  })
})
