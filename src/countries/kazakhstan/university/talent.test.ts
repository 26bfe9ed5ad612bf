/** Specifies talent and needs in Kazakhstan: a card is its person's alone, opens to whom it fits, tells who looked, and is gone when it is taken back; two are introduced when both consent. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { dayOf } from '../../../law/time.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { technoparkPortal, visitor } from '../technopark/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { enterSampleStudy } from './sample-study.ts'

describe('Talent and needs', () => {
  let world: World
  let [person, company, stranger]: [Actor, Actor, Actor] = [] as never
  let app: ReturnType<typeof technoparkPortal>
  let need = ''
  let card = ''
  before(async () => {
    world = await openWorld({ passwords: true })
    app = technoparkPortal(world)
    ;[person, company, stranger] = [await world.officer(), await world.founder('«Үлгі Көру» ЖШС'), await world.founder('«Үлгі Бөтен» ЖШС')]
    await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: company.organisation!.id, person: company.person, proof: 'test' }))
    const [assessor, registrar] = [await world.officer('university.assessor'), await world.officer('university.registrar')]
    const award = await filed(person, 'university.award', { skill: 'M4', task: 'Мал санау' })
    await act(assessor, award, { type: 'complete', outcome: 'propose', findings: { score: '92', tests: 'c'.repeat(64) } })
    await act(registrar, award, { type: 'complete', outcome: 'award' }, true)
  })
  after(() => world.close())

  let keys = 0
  async function act(by: Actor, id: string, doing: Doing, signed = false): Promise<void> {
    const { cases } = world.kernel
    await cases.perform(by, { case: id, key: `talent-${keys += 1}`, doing, ...(signed && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  async function filed(by: Actor, procedure: string, answers: Submitted, subject?: string): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure, ...(subject !== undefined && { subject }) })
    const { procedure: declared } = await cases.draft(by, draft)
    for (const page of declared.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    return cases.file(by, { draft, ...('signs' in declared.opens && declared.opens.signs && { signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) }) })
  }
  const shows: Submitted = { headline: 'Дронмен мал санаймын', tasks: 'true', 'claims.M3': 'true', 'languages.kk': 'true', 'languages.ru': 'true', region: '71', remote: 'true', 'kinds.job': 'true', shownTo: 'companies', until: '2026-08-01', sex: 'female', freely: 'true' }
  const asks: Submitted = { name: 'Компьютерлік көру инженері', about: 'Жайылымдағы малды санау.', kind: 'job', 'must.M4': 'true', 'wish.M3': 'true', 'languages.kk': 'true', region: '75', remote: 'true', until: '2026-07-01', fair: 'true' }
  const looked = async () => world.kernel.journal.entriesOf(`looks:${dayOf(world.kernel.now(), 'Asia/Almaty')}`, { limit: 10 })
  const settled = async () => { await transact(world.kernel.db, (tx) => world.kernel.jobs.enqueue(tx, 'university.talent', null)); await world.kernel.jobs.settle() }
  const standing = async (register: string) => (await world.kernel.registers.standing(register)).map(({ number }) => number)
  const read = async (actor: Actor, path: string) => { const answer = await (await visitor(world, app, actor)).get(path); return { status: answer.status, text: await answer.text() } }

  it('is shown of nobody who has not consented', async () => {
    await filed(person, 'university.talent-card', { ...shows, freely: 'false' })
    assert.deepEqual(await standing('university.talent-cards'), [])
    assert.match((await read(person, '/en/university/talent/mine')).text, /You have no card: nobody sees you/)
  })

  it('shows a company why a card fits its need, without a name, a sex, or a card that is for others', async () => {
    await filed(person, 'university.talent-card', shows)
    await filed(await world.officer(), 'university.talent-card', { ...shows, headline: 'Тек қатысушыларға', 'claims.M4': 'true', shownTo: 'residents' })
    await filed(company, 'technopark.need', asks)
    ;[[card = ''], [need = '']] = [await standing('university.talent-cards'), await standing('technopark.needs')]
    const { status, text } = await read(company, `/en/university/talent/needs/${need}`)
    assert.equal(status, 200)
    assert.match(text, new RegExp(`Card ${card}[\\s\\S]*Дронмен мал санаймын[\\s\\S]*Fit: \\d+ of 100[\\s\\S]*“Computer vision”: 1 task done, 1 of them with hidden tests; the best score is 92 of 100`))
    assert.doesNotMatch(text, new RegExp(person.name))
    assert.doesNotMatch(text, /Female|Тек қатысушыларға/)
  })

  it('opens to nobody else: not to another company, not to one whose head is not proved, not in the register', async () => {
    assert.equal((await read(stranger, `/en/university/talent/needs/${need}`)).status, 403, 'nobody has proved to head it')
    await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: stranger.organisation!.id, person: stranger.person, proof: 'test' }))
    assert.equal((await read(stranger, `/en/university/talent/needs/${need}`)).status, 404, 'the need of another company')
    const entry = await read(stranger, `/en/registers/university.talent-cards/${card}`)
    assert.doesNotMatch(entry.text, /Дронмен|Astana|Female/)
  })

  it('tells the person who looked, for what, once a day, and which needs they fit', async () => {
    await read(company, `/en/university/talent/needs/${need}`)
    const { text } = await read(person, '/en/university/talent/mine')
    assert.equal(text.match(/«Үлгі Көру» ЖШС/g)?.length, 1)
    assert.match(text, new RegExp(`Needs that you fit[\\s\\S]*registers/technopark.needs/${need}`))
    assert.ok((await world.kernel.journal.entriesOf(`entry:${need}`, { limit: 10 })).every(({ type }) => type !== 'data.looked'), 'the need is not told from the journal')
    const [kept] = await looked()
    assert.deepEqual(kept!.body, { looks: 1 }, 'everybody reads the journal, and neither which company looks nor for what')
    assert.deepEqual(Object.keys((kept!.personal as { readonly looks: readonly object[] }).looks[0]!).toSorted(), ['about', 'as', 'fields', 'id', 'kind', 'thing'], 'the proof is a salted commitment, and names nobody who could not be forgotten')
    const registrar = await world.officer('university.registrar')
    const entry = await world.kernel.registers.findIn('university.talent-cards', card, registrar)
    assert.equal(entry?.sight, 'all')
    const { rows } = await world.kernel.looks.of(person.person, { limit: 100 })
    assert.deepEqual(rows.filter(({ kind }) => kind === 'entry').map(({ thing, as, fields }) => [thing, as, fields.includes('headline')]), [[card, { office: 'university.registrar' }, true]], 'the registrar who keeps the register is seen too')
  })

  it('introduces both when both consent, and tells neither how to reach the other before', async () => {
    const { cases } = world.kernel
    const asked = { need, other: card, letter: 'Бізбен жұмыс істеңіз.', reach: 'kadr@ulgi.example' }
    const id = await filed(company, 'technopark.introduction', asked)
    await assert.rejects(filed(company, 'technopark.introduction', asked), { kind: 'conflict' }, 'one that is open for this need and card')
    const page = async () => (await testPortal({ routes: serviceRoutes(world.kernel), session: { actor: company } }).ask(`/en/cases/${id}`)).text()
    assert.doesNotMatch(await page(), /maman@ulgi\.example/)
    const theirs = async () => JSON.stringify((await cases.viewAsked(person, id)).facts)
    assert.match(await theirs(), /Бізбен жұмыс істеңіз/)
    assert.doesNotMatch(await theirs(), /kadr@ulgi\.example/, 'nor does the person before they consent')
    await act(person, id, { type: 'complete', outcome: 'agree', findings: { theirs: 'maman@ulgi.example' } })
    assert.match(await theirs(), /kadr@ulgi\.example/)
    await act(person, id, { type: 'complete', outcome: 'read' })
    assert.match(await theirs(), /kadr@ulgi\.example/)
    assert.deepEqual((await cases.view(company, id)).state.decisions.map(({ kind }) => kind), ['introduced'])
    assert.match(await page(), /maman@ulgi\.example/)
    assert.doesNotMatch(await page(), new RegExp(person.name), 'who they are they say themselves')
    await assert.rejects(act(stranger, id, { type: 'complete', outcome: 'decline' }))
  })

  it('publishes once a month whether all are proposed alike, rounded, and nothing of few', async () => {
    assert.match((await read(company, '/en/university/talent/fairness')).text, /Not measured yet/)
    await settled()
    const { text } = await read(company, '/en/university/talent/fairness')
    assert.match(text, /About 0 cards; open needs: 1\.[\s\S]*All groups are small: nothing is told/)
    const before = await read(company, '/university/talent/fairness.json')
    assert.deepEqual(JSON.parse(before.text).measured.map(({ month, rates }: { month: string; rates: { sex: object } }) => [month, rates.sex]), [['2026-02-01', { rates: [], hidden: 1 }]])
    await filed(await world.officer(), 'university.talent-card', shows)
    await settled()
    assert.equal((await read(company, '/university/talent/fairness.json')).text, before.text, 'whoever asks before and after sees nothing of who came')
  })

  it('is one of each person, and gone for every company from the moment at which it is taken back', async () => {
    await assert.rejects(filed(person, 'university.talent-card', shows), { kind: 'conflict', message: new RegExp(card) })
    await filed(person, 'university.talent-card-taken-back', { sure: 'true' }, card)
    const { text } = await read(company, `/en/university/talent/needs/${need}`)
    assert.doesNotMatch(text, new RegExp(card))
    assert.match((await read(person, '/en/university/talent/mine')).text, /You have no card[\s\S]*Who looked at your card[\s\S]*«Үлгі Көру» ЖШС/, 'who looked is seen afterwards too')
  })

  it('is not shown, nor asked for, once the account of its person is closed', async () => {
    const leaver = await world.officer()
    await filed(leaver, 'university.talent-card', { ...shows, headline: 'Кетемін', 'claims.M4': 'true', 'claims.M3': 'true' })
    const number = (await standing('university.talent-cards')).at(-1)!
    const talent = async () => (await world.kernel.registers.lastOfOwners('university.talent-cards', { limit: 100 })).map((one) => one.number)
    assert.ok((await talent()).includes(number))
    await transact(world.kernel.db, (tx) => world.kernel.parties.closeAccount(tx, leaver))
    assert.ok(!(await talent()).includes(number))
    await assert.rejects(filed(company, 'technopark.introduction', { need, other: number, letter: 'Сәлем', reach: 'kadr@ulgi.example' }), { kind: 'invalid', message: /Nobody is there to answer/ })
  })

  it('counts a task of a course by the tests of now, and none that asks for no hidden test as tested', async () => {
    const learner = await world.officer()
    await enterSampleStudy(world.kernel, [learner])
    await filed(learner, 'university.talent-card', shows)
    const proof = async () => /Evidence<\/h2>[\s\S]*?<h2>/.exec((await read(learner, '/en/university/talent/mine')).text)![0]
    assert.match(await proof(), /100[\s\S]*—/)
    await sql`alter table course_attempt disable trigger user`.execute(world.kernel.db)
    await world.kernel.db.updateTable('course_attempt').set({ tests_sha256: 'd'.repeat(64) }).execute()
    assert.match(await proof(), /There is neither a badge nor a task/)
  })

  it('notes each employee of a company who looked', async () => {
    const { db } = world.kernel
    const colleague = await world.officer()
    const looks = async () => (await db.selectFrom('data_look').select('person').where('seen_as', '=', `organisation:${company.organisation!.id}`).execute()).map(({ person: who }) => who)
    const before = await looks()
    const look = () => world.kernel.looks.note({ person: colleague.person, as: { organisation: company.organisation!.id } }, [{ whose: person.person, kind: 'card', thing: card, about: need, fields: ['headline'] }])
    await look()
    await look()
    assert.deepEqual([before.includes(colleague.person), (await looks()).filter((one) => one === colleague.person).length], [false, 1])
  })

  it('is asked for by a company alone whose head is proved', async () => {
    const unproved = await world.founder('«Үлгі Расталмаған» ЖШС')
    for (const procedure of ['technopark.need', 'technopark.profile', 'technopark.introduction']) await assert.rejects(world.kernel.cases.begin(unproved, { procedure }), { kind: 'refused', message: /proved their right/ })
    const { form } = (await world.kernel.cases.draft(company, await world.kernel.cases.begin(company, { procedure: 'technopark.need' }))).procedure
    assert.doesNotMatch(JSON.stringify(form), /"problem"/, 'a problem is of a body of the state')
  })

  it('ends by itself when its last day is over', async () => {
    world.at('2026-08-03T05:00:00.000Z')
    await world.kernel.round()
    assert.deepEqual([await standing('university.talent-cards'), await standing('technopark.needs')], [[], []])
  })

  it('forgets who looked after a year, in the journal too', async () => {
    const { db } = world.kernel
    const entries = async () => (await db.selectFrom('journal_entry').select('personal').where('type', '=', 'data.looked').execute()).map(({ personal }) => personal !== null)
    assert.ok((await entries()).includes(true))
    world.at('2027-08-05T05:00:00.000Z')
    await world.kernel.looks.sweep()
    assert.deepEqual([(await db.selectFrom('data_look').selectAll().execute()).length, (await entries()).includes(true)], [0, false])
  })
})
