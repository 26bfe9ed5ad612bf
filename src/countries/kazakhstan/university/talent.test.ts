/** Specifies talent and needs in Kazakhstan: a card is its person's alone, opens to whom it fits, tells who looked, and is gone when it is taken back; two are introduced when both consent. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { technoparkPortal, visitor } from '../technopark/testing.ts'
import { openWorld, type World } from '../testing.ts'

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
    const looked = await world.kernel.journal.entriesOf(`entry:${need}`, { limit: 10 })
    const [kept, ...more] = looked.filter(({ type }) => type === 'entry.looked')
    assert.deepEqual([Object.keys(kept!.body as object), more.length], [['looks', 'digest'], 0], 'everybody reads the journal, and not whom a company looks for')
  })

  it('introduces both when both consent, and tells neither how to reach the other before', async () => {
    const { cases } = world.kernel
    const id = await filed(company, 'technopark.introduction', { need, other: card, letter: 'Бізбен жұмыс істеңіз.', reach: 'kadr@ulgi.example' })
    const page = async () => (await testPortal({ routes: serviceRoutes(world.kernel), session: { actor: company } }).ask(`/en/cases/${id}`)).text()
    assert.doesNotMatch(await page(), /maman@ulgi\.example/)
    await act(person, id, { type: 'complete', outcome: 'agree', findings: { theirs: 'maman@ulgi.example' } })
    assert.deepEqual((await cases.view(company, id)).state.decisions.map(({ kind }) => kind), ['introduced'])
    assert.match(await page(), /maman@ulgi\.example/)
    assert.doesNotMatch(await page(), new RegExp(person.name), 'who they are they say themselves')
    await assert.rejects(act(stranger, id, { type: 'complete', outcome: 'decline' }))
  })

  it('publishes whether all are proposed alike, and nothing of few', async () => {
    const { text } = await read(company, '/en/university/talent/fairness')
    assert.match(text, /Cards: 2; open needs: 1\.[\s\S]*All groups are small: nothing is told/)
    assert.deepEqual(JSON.parse((await read(company, '/university/talent/fairness.json')).text).rates.sex, { rates: [], hidden: 1 })
  })

  it('is gone for every company from the moment at which it is taken back', async () => {
    await filed(person, 'university.talent-card-taken-back', { sure: 'true' }, card)
    const { text } = await read(company, `/en/university/talent/needs/${need}`)
    assert.doesNotMatch(text, /Дронмен/)
    assert.match(text, /No card fits this need/)
  })

  it('ends by itself when its last day is over', async () => {
    world.at('2026-08-03T05:00:00.000Z')
    await world.kernel.round()
    assert.deepEqual([await standing('university.talent-cards'), await standing('technopark.needs')], [[], []])
  })
})
