/** Specifies the network: a profile is found in three languages, companies are suggested to each other with reasons, meet when both consent, and answer problems of the state. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { hashSeen } from '../../../kernel/calls/index.ts'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import { checkRanking } from '../../../law/ranking.ts'
import { lint } from '../../../law/lint.ts'
import { formatDay } from '../../../law/format.ts'
import { addDays, dayOf, instantAt } from '../../../law/time.ts'
import { awardSampleBadges, enterSampleProblem, enterSampleTalent } from '../sample-talent.ts'
import { callRoutes } from '../../../portal/calls/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { enterOwn } from './sample-centre.ts'
import { openWorld, type World } from '../testing.ts'
import { needs } from './network/needs.ts'
import { solutionProposed } from './network/solution.ts'
import { technoparkPortal, visitor } from './testing.ts'

it('a call of each entry is refused where an entry does not say its last day', () => {
  const found = lint([{ ...solutionProposed, call: { ...solutionProposed.call!, ofEach: { entry: 'problem', until: 'about' } } }], undefined, [needs]).map(({ rule, place }) => `${rule} ${place}`)
  assert.ok(found.includes('entry-without-last-day call.ofEach.until'), found.join())
})

describe('The network of the technopark', () => {
  let world: World
  let [egin, dauys, tilmash, officer, head]: [Actor, Actor, Actor, Actor, Actor] = [] as never
  let app: ReturnType<typeof technoparkPortal>
  before(async () => {
    world = await openWorld({ passwords: true })
    app = technoparkPortal(world)
    ;[egin, dauys, tilmash, officer, head] = [await world.founder('«Үлгі Егін» ЖШС'), await world.founder('«Үлгі Дауыс» ЖШС'), await world.founder('«Үлгі Тілмаш» ЖШС'), await world.officer('technopark.officer'), await world.officer('technopark.head')]
    for (const { organisation, person } of [egin, dauys, tilmash]) await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: organisation!.id, person, proof: 'test' }))
    const learners = [await world.officer(), await world.officer()]
    const [assessor, registrar] = [await world.officer('university.assessor'), await world.officer('university.registrar')]
    for (let starts = 0; starts < 2; starts += 1) {
      await awardSampleBadges(world.kernel, { learners, assessor, registrar }, world.sign)
      await enterSampleTalent(world.kernel, { learners, companies: { egin, dauys, tilmash } })
      await enterSampleProblem(world.kernel, head, world.sign)
    }
  })
  after(() => world.close())

  let keys = 0
  async function act(by: Actor, id: string, doing: Doing, signed = false): Promise<void> {
    const { cases } = world.kernel
    await cases.perform(by, { case: id, key: `network-${keys += 1}`, doing, ...(signed && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  async function filed(by: Actor, procedure: string, answers: Submitted): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure })
    for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    return cases.file(by, { draft })
  }
  const numbered = async (register: string, name: RegExp) => (await world.kernel.registers.standing(register)).find(({ title }) => name.test(title.kk))!.number
  const read = async (actor: Actor | undefined, path: string) => (await (await visitor(world, app, actor)).get(path)).text()

  it('enters its samples once however often a portal starts', async () => {
    const counts = await Promise.all(['university.talent-cards', 'technopark.needs', 'technopark.profiles'].map(async (register) => (await world.kernel.registers.standing(register)).length))
    assert.deepEqual(counts, [2, 6, 3])
    const { db } = world.kernel
    assert.equal((await db.selectFrom('decision').select('id').where('procedure', '=', 'university.award').execute()).length, 6)
  })

  it('is found by what a company makes, in each of three languages', async () => {
    const number = await numbered('technopark.profiles', /Егін/)
    for (const [words, locale] of [['егінді ғарыштан бақылау', 'kk'], ['наблюдение за посевами', 'ru'], ['watching crops', 'en']] as const) {
      const { found: hits } = await world.kernel.search.find({ text: words, locale, limit: 10, offset: 0 })
      assert.ok(hits.some(({ id }) => id === `entry:${number}`), words)
    }
  })

  it('shows everybody the board: needs of companies, and problems of bodies apart', async () => {
    const text = await read(undefined, '/en/technopark/network')
    assert.match(text, /Problems of bodies of the state[\s\S]*ауыл мектептеріндегі[\s\S]*Propose a solution[\s\S]*Needs of companies[\s\S]*«Үлгі Тілмаш» ЖШС/)
  })

  it('suggests a mentor with reasons, never the company itself, and says who needs one', async () => {
    const text = await read(egin, '/en/technopark/network/mine')
    assert.match(text, /тәлімгер[\s\S]*«Үлгі Дауыс» ЖШС[\s\S]*“Putting models to work”: said, and shown by no task/)
    assert.doesNotMatch(text, /<h4><a[^>]*>«Үлгі Егін» ЖШС/)
    const [people = ''] = /\/en\/university\/talent\/needs\/NED-[\d-]+/.exec(text) ?? []
    assert.match(await read(egin, people), /“Computer vision”: 3 tasks done, 3 of them with hidden tests; the best score is 92 of 100/, 'people are found on the page for them')
    assert.match(await read(dauys, '/en/technopark/network/mine'), /Who needs you[\s\S]*тәлімгер/)
  })

  it('suggests nobody for what they are not ready for, and publishes the rule', async () => {
    const until = '2026-07-01'
    await filed(egin, 'technopark.need', { name: 'Инвестор іздейміз', about: 'Үлгі.', kind: 'investor', 'must.L3': 'true', region: '75', remote: 'true', until, fair: 'true' })
    assert.match(await read(egin, '/en/technopark/network/mine'), /Инвестор іздейміз<\/a><\/h3><p>No company fits yet/)
    assert.match(await read(undefined, '/en/technopark/network'), /A fit below 15 points is proposed to nobody/)
  })

  it('calls a company in the reader’s language', async () => {
    await transact(world.kernel.db, (tx) => world.kernel.parties.nameOrganisation(tx, tilmash, { kk: '«Үлгі Тілмаш» ЖШС', ru: 'ТОО «Образец Тилмаш»', en: '“Sample Tilmash” LLP' }))
    assert.match(await read(undefined, '/ru/technopark/network'), /ТОО «Образец Тилмаш»/)
  })

  it('introduces two companies when the other consents, and nobody when it is silent', async () => {
    const { cases } = world.kernel
    const [need, other] = [await numbered('technopark.needs', /тәлімгер/), await numbered('technopark.profiles', /Дауыс/)]
    const asks = async () => filed(egin, 'technopark.company-introduction', { need, other, letter: 'Тәлімгер болыңыз.', reach: 'egin@ulgi.example' })
    const agreed = await asks()
    await act(dauys, agreed, { type: 'complete', outcome: 'agree', findings: { theirs: 'dauys@ulgi.example' } })
    assert.equal((await cases.view(egin, agreed)).state.facts['theirs'], 'dauys@ulgi.example')
    await act(dauys, agreed, { type: 'complete', outcome: 'read' })
    const silent = await asks()
    await assert.rejects(act(tilmash, silent, { type: 'complete', outcome: 'agree', findings: { theirs: 'x@ulgi.example' } }))
    world.at('2026-03-02T05:00:00.000Z')
    await world.kernel.round()
    const { state } = await cases.view(egin, silent)
    assert.deepEqual([state.step, state.decisions.length, state.facts['theirs']], [undefined, 0, undefined])
  })

  it('holds a call for each problem of the state: scored with its body, ranked after its last day, signed by somebody else, and each problem for itself', async () => {
    const { calls, cases, country: { calendar: { zone } } } = world.kernel
    const [stated] = await world.kernel.registers.stretch('technopark.needs', { numbers: [await numbered('technopark.needs', /ауыл мектептеріндегі/)] }, world.kernel.db)
    await enterOwn(world.kernel, head, world.sign, 'technopark.needs', [{ ...stated!.values, name: 'Үлгі мәселе: өтініштерді сұрыптау', until: addDays(dayOf(world.kernel.now(), zone), 10) }])
    const [schools, letters] = [stated!.number, await numbered('technopark.needs', /өтініштерді сұрыптау/)]
    const proposed = async (by: Actor, problem: string) => filed(by, 'technopark.solution', { problem, solution: 'Үлгі шешім.' })
    const scored = async (id: string, points: string) => act(officer, id, { type: 'complete', outcome: 'propose', findings: { opinion: 'Үлгі министрлік қолдайды.', fit: points, ready: '5', measured: '5' } })
    const sent = [await proposed(egin, letters), await proposed(dauys, letters), await proposed(tilmash, letters), await proposed(dauys, schools)] as const
    await assert.rejects(proposed(dauys, letters), Failure, 'one solution to a problem from each company')
    for (const [at, points] of ['3', '9', '6', '8'].entries()) await scored(sent[at]!, points)
    const view = (await calls.current()).find(({ of }) => of === letters)!
    assert.deepEqual([view.state, view.filed, dayOf(view.closes, zone)], ['open', 3, addDays(dayOf(world.kernel.now(), zone), 11)])
    await assert.rejects(act(head, sent[1], { type: 'complete', outcome: 'try' }, true), Failure, 'nobody is taken out of turn')
    await assert.rejects(calls.draw(head, 'technopark.solution', 'admit', view.opens), /Applications are still taken/)
    world.at(view.closes)
    await assert.rejects(proposed(tilmash, letters), Failure)
    await world.kernel.round()
    assert.equal((await world.kernel.registers.standing('technopark.needs')).find(({ number }) => number === letters), undefined, 'its last day over, it is off the board, and what was proposed goes on')
    const drawn = await calls.draw(head, 'technopark.solution', 'admit', view.opens)
    await calls.sign(head, 'technopark.solution', { does: 'admit', opens: view.opens, seen: hashSeen(drawn), signature: await world.sign(head, calls.document(drawn)) })
    assert.deepEqual((await calls.view('technopark.solution', view.opens)).rows.map(({ points, fate }) => [points, fate]), [['19', 'admitted'], ['16', 'admitted'], ['13', 'admitted']])
    assert.deepEqual((await cases.view(dauys, sent[1])).state.decisions.map(({ kind }) => kind), ['tried'])
    const other = (await calls.current()).find(({ of }) => of === schools)!
    assert.deepEqual([other.state, other.filed, other.others.map(({ of }) => of)], ['open', 1, [letters]])
    const file = await calls.file('technopark.solution', { opens: view.opens })
    const checked = checkRanking(file)
    assert.deepEqual([file.document.of, checked.seed, checked.points, checked.order, checked.places], [letters, true, [], [], []])
    const open = await testPortal({ routes: callRoutes(world.kernel), session: { actor: null } })
    const shown = await (await open.ask(`/en/calls/technopark.solution?opens=${view.opens}`)).text()
    assert.match(shown, new RegExp(`Held for</dt><dd><a href="/en/registers/technopark.needs/${letters}">Үлгі мәселе: өтініштерді сұрыптау</a>`))
    assert.match(await (await open.ask('/en/calls')).text(), /ауыл мектептеріндегі[\s\S]*A solution to a problem of a body of the state/)
  })

  it('refuses the solutions to a problem that was taken off the board before its last day, though places are free', async () => {
    const { calls, cases, country: { calendar: { zone } } } = world.kernel
    const [stated] = await world.kernel.registers.stretch('technopark.needs', { numbers: [await numbered('technopark.needs', /ауыл мектептеріндегі/)] }, world.kernel.db)
    const [early = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.needs', [{ ...stated!.values, name: 'Үлгі мәселе: ерте алынған', until: addDays(dayOf(world.kernel.now(), zone), 10) }])
    const sent = await filed(egin, 'technopark.solution', { problem: early, solution: 'Үлгі шешім.' })
    await act(officer, sent, { type: 'complete', outcome: 'propose', findings: { opinion: 'Үлгі министрлік қолдайды.', fit: '5', ready: '5', measured: '5' } })
    const representative = await world.officer('technopark.representative')
    const draft = await cases.begin(representative, { procedure: 'technopark.problem-closed', subject: early })
    for (const page of (await cases.draft(representative, draft)).pages) assert.deepEqual(await cases.savePage(representative, draft, page, { why: 'Үлгі себеп.' }), [])
    const asked = await cases.file(representative, { draft })
    await act(officer, asked, { type: 'complete', outcome: 'propose' })
    await act(head, asked, { type: 'complete', outcome: 'enter' }, true)
    const { opens, closes } = (await calls.current()).find(({ of }) => of === early)!
    world.at(closes)
    await assert.rejects(calls.draw(head, 'technopark.solution', 'admit', opens), /nothing to sign/, 'no decision rests on what is gone')
    const drawn = await calls.draw(head, 'technopark.solution', 'refuse', opens)
    await calls.sign(head, 'technopark.solution', { does: 'refuse', opens, seen: hashSeen(drawn), reasons: 'Мәселе тақтадан алынды.', signature: await world.sign(head, calls.document(drawn)) })
    const open = testPortal({ routes: callRoutes(world.kernel), session: { actor: null } })
    assert.match(await (await open.ask(`/en/calls/technopark.solution?opens=${opens}`)).text(), /The entry was struck off: nobody is given a place/)
    assert.deepEqual((await cases.view(egin, sent)).state.decisions.map(({ kind }) => kind), ['refused'])
    const file = await calls.file('technopark.solution', { opens })
    const checked = checkRanking(file)
    assert.deepEqual([checked.seed, checked.points, checked.order, checked.places, file.document.struck! < closes], [true, [], [], [], true])
  })

  it('says on the board which last day holds, when a problem changes its own while solutions are taken', async () => {
    const { db, registers, signatures, country: { calendar: { zone } } } = world.kernel
    const today = dayOf(world.kernel.now(), zone)
    const [stated] = await registers.stretch('technopark.needs', { numbers: [await numbered('technopark.needs', /ауыл мектептеріндегі/)] }, db)
    const values = { ...stated!.values, name: 'Үлгі мәселе: мерзімі өзгерген', until: addDays(today, 10) }
    const [number = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.needs', [values])
    const before = (await read(undefined, '/en/technopark/network')).split('мерзімі өзгерген')[1]!.split('</tr>')[0]!
    assert.doesNotMatch(before, /Last day for solutions/)
    await filed(egin, 'technopark.solution', { problem: number, solution: 'Үлгі шешім.' })
    const document = new TextEncoder().encode(`${number} ${addDays(today, 40)}`)
    const { provider, cms } = await world.sign(head, document)
    const verified = await signatures.verify(provider, cms, document)
    await transact(db, async (tx) => registers.act(tx, head, 'change', { register: 'technopark.needs', entry: number, values: { ...values, until: addDays(today, 40) }, act: { signature: await signatures.record(tx, verified, cms, document) } }))
    const row = async (locale: string) => (await read(undefined, `/${locale}/technopark/network`)).split('мерзімі өзгерген')[1]!.split('</tr>')[0]!
    for (const [locale, words] of [['kk', 'Ұсыныстар қабылданатын соңғы күн'], ['ru', 'Последний день приёма предложений'], ['en', 'Last day for solutions']] as const) {
      const shown = await row(locale)
      assert.ok(shown.includes(`${words}: ${formatDay(addDays(today, 10), locale)}.`), shown)
      assert.match(shown, /services\/technopark\.solution\/apply/)
    }
    world.at(instantAt(Date.parse(world.kernel.now()) + 12 * 86_400_000))
    const over = await row('en')
    assert.match(over, /Last day for solutions/)
    assert.doesNotMatch(over, /services\/technopark\.solution\/apply/, 'what would be refused is not offered')
  })

  it('hears the appeal of a company whose solution was refused, decides it by two, and ranks the solution again', async () => {
    const { calls, cases, country: { calendar: { zone } } } = world.kernel
    const [stated] = await world.kernel.registers.stretch('technopark.needs', { numbers: [await numbered('technopark.needs', /ауыл мектептеріндегі/)] }, world.kernel.db)
    const [problem = ''] = await enterOwn(world.kernel, head, world.sign, 'technopark.needs', [{ ...stated!.values, name: 'Үлгі мәселе: шағым', until: addDays(dayOf(world.kernel.now(), zone), 10) }])
    const sent = await filed(tilmash, 'technopark.solution', { problem, solution: 'Үлгі шешім.' })
    await act(officer, sent, { type: 'complete', outcome: 'decline', reasons: 'Үлгі себеп.', findings: { opinion: 'Үлгі министрлік қолдамайды.', fit: '1', ready: '1', measured: '1' } })
    await act(head, sent, { type: 'complete', outcome: 'refuse', reasons: 'Үлгі негіздеме.' }, true)
    const { state: { decisions: [refusal] } } = await cases.view(tilmash, sent)
    assert.equal(refusal?.kind, 'refused')
    const appeals = [await world.officer('technopark.appeals'), await world.officer('technopark.appeals')] as const
    const appealed = async () => {
      const draft = await cases.begin(tilmash, { procedure: 'technopark.appeal', about: refusal!.id })
      for (const page of (await cases.draft(tilmash, draft)).pages) assert.deepEqual(await cases.savePage(tilmash, draft, page, { objections: 'Үлгі қарсылық.' }), [])
      return cases.file(tilmash, { draft, signature: await world.sign(tilmash, cases.draftDocument(await cases.draft(tilmash, draft))) })
    }
    const appeal = await appealed()
    await assert.rejects(act(head, appeal, { type: 'complete', outcome: 'proposeAnnul', reasons: 'Үлгі.' }), Failure, 'nobody rules on their own refusal')
    await act(appeals[0], appeal, { type: 'complete', outcome: 'proposeAnnul', reasons: 'Үлгі қорытынды.' })
    await act(appeals[1], appeal, { type: 'complete', outcome: 'annul', reasons: 'Үлгі негіздеме.' }, true)
    assert.deepEqual((await cases.view(tilmash, sent)).state.step, 'review', 'it is looked at again')
    await act(officer, sent, { type: 'complete', outcome: 'propose', findings: { opinion: 'Үлгі министрлік қолдайды.', fit: '9', ready: '9', measured: '9' } })
    const { opens, closes } = (await calls.current()).find(({ of }) => of === problem)!
    world.at(closes)
    const drawn = await calls.draw(head, 'technopark.solution', 'admit', opens)
    await calls.sign(head, 'technopark.solution', { does: 'admit', opens, seen: hashSeen(drawn), signature: await world.sign(head, calls.document(drawn)) })
    assert.deepEqual((await calls.view('technopark.solution', opens)).rows.map(({ points, fate }) => [points, fate]), [['27', 'admitted']])
    assert.deepEqual((await cases.view(tilmash, sent)).state.decisions.map(({ kind }) => kind), ['refused', 'tried'])
  })
})
