/** The monitoring: what is found of a participant at its reports and by the day, what officers and the company do about it, and that nothing follows by itself. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { after, before, describe, test } from 'node:test'
import { enterOwn } from './sample-centre.ts'
import { earlierReports } from './earlier.ts'
import { fillFigures } from '../../../institutions/technopark/figures/testing.ts'
import { ofPark } from '../../../institutions/technopark/figures/read.ts'
import { filledNumber } from '../../../kernel/decisions/testing-register.ts'
import { checkAggregates } from '../../../kernel/privacy/index.ts'
import { brokenIn, type Watched } from '../../../institutions/technopark/monitoring/conditions.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { type Instant, parseDay } from '../../../law/time.ts'
import { openWorld, type World } from '../testing.ts'
import { incomeTest } from './income-test.ts'
import { act, decideResidency, openOffice, reportQuarter } from './journey.ts'
import { monitoring } from './monitoring.ts'
import { sampleRegime } from './regime.ts'
import { residency } from './residency.ts'
import { technoparkPortal, type Visitor, visitor } from './testing.ts'

describe('The rules of a participant', () => {
  const declared = residency(sampleRegime)
  const law = { residency: declared, test: incomeTest(sampleRegime), monitoring, on: parseDay('2026-10-30') }
  const facts = { priorityShare: '95', sellsGoods: false, branches: 0, stateShare: '0', subsoilUser: false, economicZone: false, excisePayer: false }
  const watched = (more: Partial<Watched> = {}): Watched => ({ facts, reports: [], owed: new Map(), ...more })

  test('whoever keeps them all has no findings', () => {
    assert.deepEqual(brokenIn(watched(), law), [])
  })

  test('what the rules in force ask is asked of whoever joined earlier: a broken condition has its law and figures, one that is not known is a question', () => {
    const [broken, ...others] = brokenIn(watched({ facts: { ...facts, stateShare: '60' } }), law)
    assert.deepEqual(others, [])
    assert.deepEqual([broken!.rule, broken!.verdict, broken!.said.grounds.length], ['eligible', false, 1])
    assert.match(broken!.said.grounds[0]!.measured!.ru, /60/)
    assert.ok(broken!.said.grounds[0]!.basis)
    const { stateShare: _, ...unknown } = facts
    const [question] = brokenIn(watched({ facts: unknown }), law)
    assert.equal(question!.verdict, 'unknown')
    assert.match(question!.said.grounds[0]!.text.ru, /Неизвестно: Доля государства/)
  })

  test('what no act sets any more is nobody’s finding', () => {
    assert.deepEqual(brokenIn(watched(), { ...law, on: parseDay('2030-01-01') }), [])
  })
})

describe('The monitoring of a participant', () => {
  let world: World
  let founder: Actor
  let officerActor: Actor
  let company: Visitor
  let officer: Visitor
  let other: Visitor
  let stranger: Actor
  let app: ReturnType<typeof technoparkPortal>
  let number = ''
  const [queue, mine] = ['/ru/technopark/findings', '/ru/technopark/mine']
  before(async () => {
    world = await openWorld({ passwords: true })
    app = technoparkPortal(world)
    const office = await openOffice(world)
    officerActor = office.officer
    founder = await world.founder('«Тұмар Дерек» ЖШС')
    stranger = await world.founder('«Бөтен Сауда» ЖШС')
    for (const { person, organisation } of [founder, stranger]) await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: organisation!.id, person, proof: 'test' }))
    await decideResidency(world, founder, office)
    number = founder.organisation!.identifier.value
  })
  after(() => world.close())

  /** Turns the clock; sessions end with the time, so that everybody signs in again. */
  const at = async (instant: Instant) => {
    world.at(instant)
    company = await visitor(world, app, founder)
    officer = await visitor(world, app, officerActor)
    other = await visitor(world, app, stranger)
  }
  const text = async (answer: Promise<Response>) => (await (await answer).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  const settle = async () => {
    await world.kernel.journal.settle()
    await world.kernel.jobs.settle()
  }
  const standing = () => world.kernel.db.selectFrom('technopark_finding').selectAll().where('ended_at', 'is', null).orderBy('judged').execute()
  const letters = async () => (await world.kernel.parties.inbox(founder, { page: 1, size: 50 })).rows.filter(({ subject }) => /Мониторинг|просит пояснений/.test(subject.ru)).length

  test('a report is judged when it is made: the company is told once, and both it and the officer see rule, law and figures', async () => {
    await at('2026-04-06T05:00:00.000Z')
    await reportQuarter(world, founder, { priority: '800 000', other: '200 000' })
    await settle()
    assert.deepEqual((await standing()).map(({ judged, rule, state }) => [judged, rule, state]), [['report', 'priorityShare', 'open'], ['year', 'income-test', 'open']])
    await settle()
    assert.equal(await letters(), 1, 'one letter of both')
    for (const page of [text(officer.get(queue)), text(company.get(mine))]) assert.match(await page, /Доходы за 2026 год[^]*не менее 90 %[^]*80 %[^]*Налоговый кодекс, ст\. 17/)
    const awaited = async (actor: Actor) => (await world.kernel.awaiting.of(actor)).filter(({ kind }) => kind === 'technopark.finding')
    assert.deepEqual([(await awaited(founder)).length, (await awaited(officerActor)).map(({ path }) => path)], [2, ['/technopark/findings']])
    assert.doesNotMatch(await text(other.get(mine)), /Доходы за 2026/)
    assert.equal((await company.get(queue)).status, 403)
  })

  test('the company explains before anything is decided, and an officer reads it and accepts with reasons that stay', async () => {
    const [, ofYear] = await standing()
    assert.match(await text(company.send(mine, { [`words-${ofYear!.id}`]: '' }, `${mine}/findings/${ofYear!.id}`)), /id="errors"/)
    assert.equal((await other.send(mine, { [`words-${ofYear!.id}`]: 'x' }, `${mine}/findings/${ofYear!.id}`)).status, 404, 'nobody explains for another')
    assert.equal((await company.send(mine, { [`words-${ofYear!.id}`]: 'Жыл соңына дейін түзелеміз.' }, `${mine}/findings/${ofYear!.id}`)).status, 303)
    const page = `${queue}/${ofYear!.id}`
    assert.doesNotMatch(await text(officer.get(page)), /Начать процедуру исключения/, 'the year is not over: it is no ground')
    assert.equal((await officer.send(page, { act: 'accept', words: 'Не видел.', mark: 'a'.repeat(64) })).status, 422, 'what was not seen is not accepted')
    assert.match(await text(officer.get(page)), /пояснения даны[^]*Жыл соңына дейін түзелеміз/)
    assert.match(await text(officer.send(page, { act: 'accept', words: ' ', mark: ofYear!.mark })), /id="errors"/)
    assert.equal((await officer.send(page, { act: 'accept', words: 'Год ещё не закончен.', mark: ofYear!.mark })).status, 303)
    assert.match(await text(company.get(mine)), /принято[^]*Год ещё не закончен/)
    assert.equal((await officer.send(page, { act: 'accept', words: 'Ещё раз', mark: ofYear!.mark })).status, 422, 'it is dealt with')
  })

  test('an officer asks for an explanation: the company has a term for it', async () => {
    const [ofReport] = await standing()
    assert.equal((await officer.send(`${queue}/${ofReport!.id}`, { act: 'ask', words: 'Откуда прочий доход?', mark: ofReport!.mark })).status, 303)
    assert.match(await text(company.get(mine)), /Последний день для пояснений[^]*Откуда прочий доход/)
    const due = (await world.kernel.awaiting.of(founder)).find(({ kind }) => kind === 'technopark.finding')?.due
    assert.equal(due, '2026-04-20')
    assert.equal(await letters(), 2)
  })

  test('what was accepted comes again when something else is seen', async () => {
    await settle()
    assert.deepEqual((await standing()).map(({ state }) => state), ['asked', 'accepted'])
    await at('2026-07-06T05:00:00.000Z')
    await reportQuarter(world, founder, { priority: '1 000 000', other: '100 000' })
    await settle()
    const found = await standing()
    assert.deepEqual(found.map(({ judged, state }) => [judged, state]), [['report', 'asked'], ['unpaid', 'open'], ['year', 'open']], 'other figures of the year are another finding; the quarter stays as it was, and nobody paid')
    const changed = await world.kernel.db.selectFrom('technopark_finding').select(['state', 'ended_why']).where('judged', '=', 'year').where('ended_at', 'is not', null).execute()
    assert.deepEqual(changed, [{ state: 'accepted', ended_why: 'changed' }])
    assert.equal(await letters(), 3, 'the company is told of it')
    assert.doesNotMatch(await text(company.get(mine)), /Устранено/)
  })

  test('the officer opens the declared procedure on the ground of what was found, and it begins with the hearing; whoever acts for the company may not', async () => {
    await at('2026-10-22T05:00:00.000Z')
    const [ofReport, unpaid] = await standing()
    const insider = await world.officer('technopark.officer')
    await transact(world.kernel.db, (tx) => world.kernel.parties.addMember(tx, founder, insider.person))
    const partial = await visitor(world, app, insider)
    assert.match(await text(partial.send(`${queue}/${unpaid!.id}`, { act: 'open', words: 'Взнос не уплачен.', mark: unpaid!.mark })), /представляете эту компанию/)
    assert.equal((await officer.send(`${queue}/${ofReport!.id}`, { act: 'open', words: 'Условие нарушено.', mark: ofReport!.mark })).status, 422, 'a quarter breaks nothing: the law asks of the year')
    const opened = await officer.send(`${queue}/${unpaid!.id}`, { act: 'open', words: 'Взнос не уплачен.', mark: unpaid!.mark })
    const id = /\/desk\/cases\/([0-9a-f-]+)/.exec(opened.headers.get('location') ?? '')![1]!
    const { procedure, state } = await world.kernel.cases.view(founder, id)
    assert.deepEqual([procedure.id, state.step, ...['conditionsBroken', 'reportOverdue', 'contributionUnpaid'].map((name) => state.facts[name])], ['technopark.withdrawal', 'notice', false, false, true])
    assert.match(String(state.facts['explanation']), /Взнос не уплачен в срок/)
    assert.match(await text(company.get(mine)), /открыто дело/)
    assert.equal((await world.kernel.decisions.held({ credentialType: 'TechnoparkResident', status: 'in force' })).length, 1, 'nothing is decided')
    assert.equal((await officer.get(`${queue}/00000000-0000-7000-8000-000000000000`)).status, 404)
    assert.equal(number.length, 12)
  })

  test('a late report and an unpaid contribution are found by the day, told by their own letters alone, and end when they are put right', async () => {
    await at('2026-11-30T05:00:00.000Z')
    await world.kernel.round()
    await settle()
    const found = await standing()
    assert.deepEqual(found.map(({ judged }) => judged), ['late', 'report', 'unpaid', 'unpaid', 'year'])
    assert.equal(await letters(), 3)
    assert.match(await text(officer.get(queue)), /Последняя полная проверка: 30 ноября 2026[^]*проверено участников: 1/)
    assert.match(await text(officer.get(`${queue}?judged=late`)), /Отчёт не сдан в срок/)
    await reportQuarter(world, founder, { priority: '9 000 000' })
    await settle()
    assert.deepEqual((await standing()).map(({ judged }) => judged), ['report', 'unpaid', 'unpaid'], 'what was reported after the day of payment is due at once')
    assert.match(await text(company.get(mine)), /Устранено: условие выполнено/)
    const unpaid = (await standing()).find(({ judged, state }) => judged === 'unpaid' && state === 'open')
    assert.match(await text(officer.send(`${queue}/${unpaid!.id}`, { act: 'open', words: 'Взнос не уплачен.', mark: unpaid!.mark })), /уже открыто дело/, 'one case at a time')
  })

  test('a company sees its own figures by quarter, and the park tells of nobody while they are few', async () => {
    assert.match(await text(company.get(mine)), /2 февраля 2026 года – 31 марта 2026[^]*1 000 000 ₸/)
    const stranger_ = await visitor(world, app)
    assert.match(await text(stranger_.get('/ru/technopark/figures')), /Показывать пока нечего/)
    await fillFigures(world.kernel.db, { regions: { 71: 10, 75: 6, 10: 2 }, quarters: 3 })
    const once = await ofPark(world.kernel.db)
    const [row] = await world.kernel.db.selectFrom('technopark_report_figure').selectAll().where('in_time', '=', true).orderBy('period_to', 'desc').limit(1).execute()
    await world.kernel.db.insertInto('technopark_report_figure').values({ ...row!, report: newId() }).execute()
    assert.deepEqual(await ofPark(world.kernel.db), once, 'two duties of one company for one period, as after a renewal, are one report')
    await world.kernel.db.insertInto('technopark_report_figure').values([{ ...row!, report: newId(), holder: filledNumber(900), in_time: false }, { ...row!, report: newId(), revenue: 1n, in_time: false }, ...Array.from({ length: 6 }, (_, n) => ({
      ...row!, report: newId(), holder: filledNumber(910 + n), period_from: parseDay('2026-09-02'), period_to: parseDay('2026-10-02') }))]).execute()
    assert.deepEqual((await ofPark(world.kernel.db)).slice(0, once.length), once, 'what came after the publication changes no edition')
    const page = await text(stranger_.get('/ru/technopark/figures'))
    assert.doesNotMatch(page, /2 октября 2026/, 'reports of the period still come in')
    assert.equal(await world.kernel.indicators.list.find(({ id }) => id === 'technopark.jobs')?.compute(), String(once.findLast(({ companies }) => companies >= 10)!.jobs), 'of the last period of which so many reported that none is told')
    assert.match(page, /По регионам: 1 января 2026[^]*г\. Астана|Астана/)
    assert.match(page, /Остальные регионы вместе/)
    assert.doesNotMatch(page, /Область Абай<\/th>/, 'two companies are told with the next smallest')
    const published = new Uint8Array(await (await stranger_.get('/technopark/figures.json')).arrayBuffer())
    assert.deepEqual(await checkAggregates(published, world.kernel.decisions.trust().statementKeys), { signature: 'good', same: true, wrongTotals: [], tooFew: [], tables: 3 })
    const { statement: { tables } }: { statement: { tables: { to: string; total: { count: number }; cells: { key: string | null }[] }[] } } = JSON.parse(new TextDecoder().decode(published))
    assert.deepEqual(tables.at(-1)!.cells.map(({ key }) => key), ['71'])
    // A newer report of one company from another region, with less, takes it out of the cell in which it stood, and its most with it.
    await world.kernel.db.insertInto('technopark_report_figure').values([{ ...row!, report: newId(), region: '35', revenue: 7n, jobs: null }, { ...row!, report: newId(), holder: filledNumber(930), region: null, relief: null }]).execute()
    const { rows: counted } = await sql<{ to: string; region: string | null; companies: bigint; revenue: bigint; most: bigint; of: bigint; jobs: bigint }>`
      select period_to as "to", region, count(*) as companies, sum(revenue)::bigint as revenue, max(revenue) as most, count(jobs) as of, coalesce(sum(jobs), 0)::bigint as jobs
      from (select distinct on (holder, period_to) * from technopark_report_figure where in_time order by holder, period_to, report desc) as newest group by 1, 2 order by 1, 2 nulls last`.execute(world.kernel.db)
    assert.deepEqual((await ofPark(world.kernel.db)).flatMap(({ to, regions }) => regions.map(({ region, companies, revenue, largest, contributors, jobs }) => ({ to, region, companies, revenue, most: largest.revenue, of: contributors.jobs, jobs }))),
      counted.map((one) => ({ ...one, companies: Number(one.companies), of: Number(one.of), jobs: Number(one.jobs) })), 'what the database keeps is what its rows come to')
  })

  test('what was reported before the portal is brought by a signed act, counted with the rest, told as such, and gone when it is struck', async () => {
    const { db, journal } = world.kernel
    const head = await world.officer('technopark.head')
    const before = await ofPark(db)
    const numbers = await enterOwn(world.kernel, head, world.sign, earlierReports.id, Array.from({ length: 12 }, (_, nth) => ({
      company: `Үлгі ${nth}`, identifier: filledNumber(nth), from: '2023-10-01', to: '2023-12-31', region: '71', revenue: String(5_000_000_00 + nth * 100_00), jobs: 5,
    })))
    await journal.settle()
    const [first, ...others] = await ofPark(db)
    assert.deepEqual(others, before)
    assert.deepEqual([first!.to, first!.companies, first!.earlier, first!.revenue, first!.jobs, first!.evidenced], ['2023-12-31', 12, 12, 60_006_600_00n, 60, 0])
    const stranger_ = await visitor(world, app)
    assert.match(await text(stranger_.get('/ru/technopark/figures')), /1 октября 2023[^]*портал их не проверял|портал их не проверял[^]*1 октября 2023/)
    await assert.rejects(enterOwn(world.kernel, head, world.sign, earlierReports.id, [{ company: 'Үлгі', identifier: filledNumber(0), from: '2023-10-01', to: '2023-12-31', revenue: '1' }]), /already|RPE/, 'a company has one report of a period')
    const document = new TextEncoder().encode(`${numbers[0]!} strike`)
    const { provider, cms } = await world.sign(head, document)
    const verified = await world.kernel.signatures.verify(provider, cms, document)
    await transact(db, async (tx) => world.kernel.registers.act(tx, head, 'strike', { register: earlierReports.id, entry: numbers[0]!, act: { signature: await world.kernel.signatures.record(tx, verified, cms, document) } }))
    await journal.settle()
    assert.deepEqual((await ofPark(db)).map(({ companies }) => companies), [11, ...before.map(({ companies }) => companies)])
  })

  test('the journal tells of the findings without a company, and a second passage of the same day finds nothing new', async () => {
    const { db, jobs, journal } = world.kernel
    const counted = async () => [(await db.selectFrom('technopark_finding').select('id').execute()).length, (await standing()).length]
    const [before, passages] = [await counted(), (await db.selectFrom('technopark_passage').select('id').execute()).length]
    await transact(db, (tx) => jobs.enqueue(tx, 'technopark.monitor', null, { key: 'all' }))
    await settle()
    assert.equal((await db.selectFrom('technopark_passage').select('id').where('ended_at', 'is not', null).execute()).length, passages + 1)
    assert.deepEqual(await counted(), before)
    const { entries } = await journal.list({ type: 'technopark.found', page: 1, size: 50 })
    assert.ok(entries.length >= 4 && entries.every(({ body }) => !JSON.stringify(body).includes(number)))
  })

  test('the decision in its case ends a finding, and the same is not found again', async () => {
    const { db } = world.kernel
    const { case_id: id, mark } = await db.selectFrom('technopark_finding').select(['case_id', 'mark']).where('state', '=', 'case').executeTakeFirstOrThrow()
    await act(world, officerActor, id!, { type: 'complete', outcome: 'proposeKeep', reasons: 'Түсініктеме дәлелді.' })
    await act(world, await world.officer('technopark.head'), id!, { type: 'complete', outcome: 'keep', reasons: 'Түсініктеме дәлелді.' }, { sign: true })
    await settle()
    assert.deepEqual(await db.selectFrom('technopark_finding').select(['state', 'ended_why']).where('mark', '=', mark).execute(), [{ state: 'case', ended_why: 'decided' }])
  })

  test('what nobody put right stands when its year is out of view, and ends as of no participant when the certificate does', async () => {
    const { db } = world.kernel
    const before = (await standing()).map(({ id }) => id)
    assert.ok(before.length >= 2)
    await db.updateTable('register_entry').set({ valid_until: parseDay('2030-01-01') }).where('identifier', '=', number).execute()
    await at('2028-01-20T05:00:00.000Z')
    await world.kernel.round()
    await settle()
    const after_ = new Set((await standing()).map(({ id }) => id))
    assert.deepEqual(before.filter((id) => !after_.has(id)), [])
    await db.updateTable('register_entry').set({ valid_until: parseDay('2028-01-20') }).where('identifier', '=', number).execute()
    await at('2028-01-21T05:00:00.000Z')
    await world.kernel.round()
    await settle()
    assert.deepEqual(await standing(), [])
    assert.match(await text(company.get(mine)), /Компания сейчас не участник/)
  })
})
