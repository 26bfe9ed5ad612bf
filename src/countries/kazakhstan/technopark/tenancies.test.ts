/** Premises that are let for months: from the offer to the last invoice, and what becomes of a contract that is given up. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { letIn } from '../../../institutions/technopark/space/tenancies.ts'
import { evaluate } from '../../../law/evaluate.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { readingOf } from '../../../law/reading.ts'
import { openWorld, type World } from '../testing.ts'
import { knownRegime, sampleRegime } from './regime.ts'
import { enterOwn } from './sample-centre.ts'
import { tenancy } from './space/index.ts'
import { technoparkPortal, visitor } from './testing.ts'
import { acts as actsIn, applies as appliesIn, decidedBy as decidedIn, saying, tenant as tenantOf } from './testing-centre.ts'

let world: World
let [officer, head]: Actor[] = []

let seated: ReturnType<typeof technoparkPortal> | undefined
const portal = () => (seated ??= technoparkPortal(world))

before(async () => {
  world = await openWorld()
  officer = await world.officer('technopark.officer')
  head = await world.officer('technopark.head')
})
after(() => world.close())

const tenant = (): Promise<Actor> => tenantOf(world)
const applies = (by: Actor, procedure: string, answers: Submitted, about?: string): Promise<string> => appliesIn(world, by, procedure, answers, about)
/** The head signs, and whoever is told to. */
const acts = (by: Actor, id: string, outcome: string, more: object = {}, signs = by === head): Promise<void> => actsIn(world, by, id, outcome, more, { signs })
const decidedBy = (by: Actor, id: string) => decidedIn(world, by, id)

const let_ = async (name: string): Promise<string> => (await enterOwn(world.kernel, head!, world.sign, 'technopark.premises', [{ name, floor: 3, area: 62 }]))[0]!
const asking = (premises: string, from: string, until: string): Submitted => ({ premises, purpose: 'Кеңсе.', from, until, rentAgreed: 'true' })

test('premises are let to one company for its days, rent is invoiced month by month and by the days of a part of one, and after notice they are free for the next', async () => {
  const { cases, db, registers, obligations, journal } = world.kernel
  world.at('2026-03-05T05:00:00.000Z')
  const [premises] = await enterOwn(world.kernel, head!, world.sign, 'technopark.premises', [{ name: 'Үлгі: 3-қабат, А қанаты', floor: 3, area: 62 }])
  const asks = (by: Actor, from: string, until: string) => applies(by, 'technopark.tenancy', { premises: premises!, purpose: 'Кеңсе.', from, until, rentAgreed: 'true' })
  const [first, second] = [await tenant(), await tenant()]
  const [one, other] = [await asks(first, '2026-03-11', '2026-12-31'), await asks(second, '2026-05-01', '2026-08-31')]
  for (const id of [one, other]) await acts(officer!, id, 'propose')
  await acts(head!, one, 'let')
  await assert.rejects(acts(head!, other, 'let'), saying(/TEN-\S+ holds at this time/))
  const invoices = async () => {
    await obligations.openPeriods()
    return (await sql<{ amount: bigint; due: string }>`select amount, due from invoice join obligation on 'obligation:' || obligation.id = invoice.subject where obligation.organisation = ${first.organisation!.id} order by invoice.issued, amount`.execute(db)).rows.map(({ amount, due }) => [amount, due])
  }
  assert.deepEqual(await invoices(), [], 'nothing is charged before a month is over')
  world.at('2026-04-01T05:00:00.000Z')
  // 62 m² at the 5,000 ₸ that the sample assumes: 310,000 ₸ a month; of March 21 days of 31.
  assert.deepEqual(await invoices(), [[21_000_000n, '2026-04-13']])
  world.at('2026-05-01T05:00:00.000Z')
  assert.deepEqual(await invoices(), [[21_000_000n, '2026-04-13'], [31_000_000n, '2026-05-12']])
  const rent = (await obligations.own(first)).map(({ state, declared, period }) => [declared.title.en, state, period.from, period.to])
  assert.deepEqual(rent.toSorted(), [['Rent', 'reported', '2026-03-11', '2026-03-31'], ['Rent', 'reported', '2026-04-01', '2026-04-30']])
  const page = async () => (await (await visitor(world, portal())).get('/en/technopark/space/tenancies')).text()
  assert.match(await page(), /Үлгі: 3-қабат, А қанаты/)
  const [contract] = await decidedBy(first, one)
  await assert.rejects(cases.begin(second, { procedure: 'technopark.tenancy-ended', about: contract!.id }), Failure)
  world.at('2026-05-19T05:00:00.000Z')
  const notice = await applies(first, 'technopark.tenancy-ended', { leaves: '2026-05-17' }, contract!.id)
  const following = await asks(await tenant(), '2026-09-01', '2026-12-31')
  await acts(officer!, following, 'propose')
  await assert.rejects(acts(head!, following, 'let'), saying(/TEN-\S+ holds at this time/), 'whoever has heard of the notice may ask, and is let in when the premises are free')
  await acts(officer!, notice, 'taken', { findings: { handed: '2026-05-17' } })
  await acts(head!, notice, 'end')
  assert.deepEqual((await invoices()).at(-1), [17_000_000n, '2026-05-29'], 'seventeen of the thirty-one days of May')
  const held = await registers.standing('technopark.tenancies')
  assert.deepEqual(held.map(({ values }) => [values['premises'], values['from'], values['until']]), [[premises, '2026-03-11', '2026-05-17']])
  await acts(head!, other, 'return', { reasons: 'Мерзімін түзетіңіз.' })
  await acts(officer!, other, 'ask', { reasons: 'Мерзімін түзетіңіз.' })
  await acts(second, other, 'confirm', { corrections: { premises: premises!, purpose: 'Кеңсе.', from: '2026-05-20', until: '2026-08-31', rentAgreed: 'true' } })
  await acts(officer!, other, 'propose')
  await acts(head!, other, 'let')
  assert.equal((await registers.standing('technopark.tenancies')).length, 2)
  world.at('2026-07-01T05:00:00.000Z')
  assert.equal((await invoices()).length, 3, 'what is over is charged no more')
  await journal.settle()
  assert.match(await page(), /2026[\s\S]*3-қабат/)
})

test('a month that was invoiced whole before the premises were handed back is charged until that day, and an appeal hears the day though they are let again', async () => {
  const { cases, decisions, registers, ledger, obligations } = world.kernel
  const [premises] = await enterOwn(world.kernel, head!, world.sign, 'technopark.premises', [{ name: 'Үлгі: 4-қабат, А қанаты', floor: 4, area: 62 }])
  const [first, next] = [await tenant(), await tenant()]
  const asks = (by: Actor, from: string, until: string) => applies(by, 'technopark.tenancy', { premises: premises!, purpose: 'Кеңсе.', from, until, rentAgreed: 'true' })
  const contract = await asks(first, '2026-07-02', '2026-12-31')
  await acts(officer!, contract, 'propose')
  await acts(head!, contract, 'let')
  const [let_] = await decidedBy(first, contract)
  const { record } = (await decisions.find(let_!.id))!
  assert.deepEqual([record.facts['monthlyRent'], record.facts['rentAgreed']], ['31000000', true], 'the rent stands in the contract')
  assert.match(record.disclosed.map(({ label, value }) => `${label.ru}: ${value.ru}`).join('\n'), /5\s000[\s\S]*Арендная плата в месяц: 310\s000/)

  const rent = async () => (await ledger.invoicesOf({ kind: 'organisation', id: first.organisation!.id })).flatMap(({ status, amount, issued, due }) => (status === 'cancelled' ? [] : [[amount, issued, due]]))
  world.at('2026-08-03T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual(await rent(), [[30_000_000n, '2026-08-03', '2026-08-13']])
  const notice = await applies(first, 'technopark.tenancy-ended', { leaves: '2026-07-17' }, let_!.id)
  await acts(officer!, notice, 'taken', { findings: { handed: '2026-07-17' } })
  await acts(head!, notice, 'end')
  assert.deepEqual(await rent(), [[16_000_000n, '2026-08-03', '2026-08-13']], 'sixteen of the thirty-one days of July')
  const other = await asks(next, '2026-08-03', '2026-12-31')
  await acts(officer!, other, 'propose')
  await acts(head!, other, 'let')

  const [ended] = await decidedBy(first, notice)
  const appeal = await applies(first, 'technopark.appeal', { objections: 'Үй-жай 11 шілдеде қайтарылды.' }, ended!.id)
  const [examiner, judge] = [await world.officer('technopark.appeals'), await world.officer('technopark.appeals')]
  await acts(examiner, appeal, 'proposeAnnul', { reasons: 'Актіде 11 шілде жазылған.' })
  await acts(judge, appeal, 'annul', { reasons: 'Актіде 11 шілде жазылған.' }, true)
  assert.equal((await cases.view(first, notice)).state.step, 'handover')
  await acts(officer!, notice, 'taken', { findings: { handed: '2026-07-11' } })
  await acts(head!, notice, 'end')
  assert.deepEqual(await rent(), [[10_000_000n, '2026-08-03', '2026-08-13']])
  const held = (await registers.standing('technopark.tenancies')).filter(({ values }) => values['premises'] === premises).map(({ values }) => [values['from'], values['until']])
  assert.deepEqual(held.toSorted(), [['2026-07-02', '2026-07-11'], ['2026-08-03', '2026-12-31']])
  assert.equal((await decisions.find(let_!.id))!.status.status, 'revoked')
})

test('a contract that is given up before its first day charges nothing, whatever the fund took, and its premises are free; once it has begun it cannot be given up', async () => {
  const { cases, ledger, obligations, registers, decisions } = world.kernel
  world.at('2026-08-05T05:00:00.000Z')
  const premises = await let_('Үлгі: 5-қабат, А қанаты')
  const [first, next] = [await tenant(), await tenant()]
  const contract = async (by: Actor, from: string) => {
    const id = await applies(by, 'technopark.tenancy', asking(premises, from, '2026-12-31'))
    await acts(officer!, id, 'propose')
    await acts(head!, id, 'let')
    return (await decidedBy(by, id))[0]!.id
  }
  const given = await contract(first, '2026-08-31')
  await assert.rejects(cases.begin(next, { procedure: 'technopark.tenancy-given-up', about: given }), Failure, 'nobody else’s')
  world.at('2026-08-28T05:00:00.000Z')
  const asked = await applies(first, 'technopark.tenancy-given-up', {}, given)
  await assert.rejects(acts(first, asked, 'confirm'), Failure, 'whoever asks does not confirm it')
  // The fund is slow: by then the first day has come, and the month of it was invoiced.
  world.at('2026-09-02T05:00:00.000Z')
  await obligations.openPeriods()
  const rent = async (by: Actor) => (await ledger.invoicesOf({ kind: 'organisation', id: by.organisation!.id })).map(({ status, amount }) => [status, amount])
  assert.deepEqual(await rent(first), [['open', 1_000_000n]])
  await acts(officer!, asked, 'confirm')
  await assert.rejects(acts(officer!, asked, 'undo', {}, true), Failure, 'the head signs')
  await acts(head!, asked, 'undo')
  assert.deepEqual(await rent(first), [['cancelled', 1_000_000n]])
  assert.equal((await decisions.find(given))!.status.status, 'revoked')
  assert.ok(!(await registers.standing('technopark.tenancies')).some(({ values }) => values['premises'] === premises))
  world.at('2026-11-01T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual(await rent(first), [['cancelled', 1_000_000n]], 'and nothing later')

  const begun = await contract(next, '2026-11-01')
  const late = await applies(next, 'technopark.tenancy-given-up', {}, begun)
  await assert.rejects(acts(officer!, late, 'confirm'), Failure)
  await acts(officer!, late, 'decline')
  await acts(head!, late, 'refuse')
  const [refusal] = await decidedBy(next, late)
  const { record } = (await decisions.find(refusal!.id))!
  assert.match(record.grounds.map(({ text }) => text.en).join(' '), /before the first day of the contract/)
  assert.equal(record.appeal?.procedure, 'technopark.appeal')
  assert.equal((await decisions.find(begun))!.status.status, 'in force')
})

test('a contract is given back in one way at a time, and whoever gave it up in time owes nothing though the fund signed its early end first', async () => {
  const { cases, ledger, obligations, registers, decisions } = world.kernel
  world.at('2026-08-28T06:00:00.000Z')
  const [one, other] = [await tenant(), await tenant()]
  const contract = async (by: Actor, name: string) => {
    const id = await applies(by, 'technopark.tenancy', asking(await let_(name), '2026-08-31', '2026-12-31'))
    await acts(officer!, id, 'propose')
    await acts(head!, id, 'let')
    return (await decidedBy(by, id))[0]!.id
  }
  const [ended, whole] = [await contract(one, 'Үлгі: 7-қабат, А қанаты'), await contract(other, 'Үлгі: 7-қабат, Б қанаты')]
  const end = await applies(one, 'technopark.tenancy-ended', { leaves: '2026-08-31' }, ended)
  const [asked, first] = [await applies(one, 'technopark.tenancy-given-up', {}, ended), await applies(other, 'technopark.tenancy-given-up', {}, whole)]
  const { number } = await cases.view(other, first)
  await assert.rejects(cases.begin(other, { procedure: 'technopark.tenancy-ended', about: whole }), saying(new RegExp(`${number}.*still open`)))

  world.at('2026-09-02T06:00:00.000Z')
  await acts(officer!, end, 'taken', { findings: { handed: '2026-09-01' } })
  await acts(head!, end, 'end')
  world.at('2026-10-02T06:00:00.000Z')
  await obligations.openPeriods()
  const rent = async (by: Actor) => (await ledger.invoicesOf({ kind: 'organisation', id: by.organisation!.id })).map(({ status }) => status)
  assert.deepEqual((await rent(one)).toSorted(), ['open', 'open'], 'a day of August and one of September')
  for (const id of [asked, first]) {
    await acts(officer!, id, 'confirm')
    await acts(head!, id, 'undo')
  }
  for (const by of [one, other]) assert.ok((await rent(by)).every((status) => status === 'cancelled'), 'nothing is owed')
  for (const id of [ended, whole]) assert.equal((await decisions.find(id))!.status.status, 'revoked')
  assert.ok(!(await registers.standing('technopark.tenancies')).some(({ values }) => values['from'] === '2026-08-31'))
  await assert.rejects(cases.begin(other, { procedure: 'technopark.tenancy-ended', about: whole }), saying(/revoked already/))
})

test('days that another contract holds are told where they are typed, with what is free, and nothing that was typed is lost; mended they are told too', async () => {
  const { cases } = world.kernel
  world.at('2026-11-02T05:00:00.000Z')
  const premises = await let_('Үлгі: 6-қабат, А қанаты')
  const [first, second] = [await tenant(), await tenant()]
  const id = await applies(first, 'technopark.tenancy', asking(premises, '2026-12-11', '2026-12-20'))
  await acts(officer!, id, 'propose')
  await acts(head!, id, 'let')
  const draft = await cases.begin(second, { procedure: 'technopark.tenancy' })
  const save = async (page: number, answers: Submitted) => cases.savePage(second, draft, (await cases.draft(second, draft)).pages[page]!, answers)
  const all = asking(premises, '2026-12-01', '2026-12-31')
  assert.deepEqual(await save(0, all), [], 'no days are known yet')
  const wrong = await save(1, all)
  assert.deepEqual(wrong.map(({ field }) => field), ['from'])
  assert.match(wrong[0]!.text.en, /TEN-\S+ holds at this time.*Free within that time: 1 December 2026 – 10 December 2026; 21 December 2026 – 31 December 2026\. The next that is as long and free: 21 December 2026 – 20 January 2027\./)
  assert.deepEqual((({ from, until }) => [from, until])((await cases.draft(second, draft)).facts), ['2026-12-01', '2026-12-31'], 'kept as typed')
  assert.deepEqual((await save(0, all)).map(({ field }) => field), ['premises'], 'whoever comes back to the premises is told there')
  assert.deepEqual(await save(1, { ...all, from: '2026-12-21', until: '2027-01-20' }), [])
  const filed = await cases.file(second, { draft, signature: await world.sign(second, cases.draftDocument(await cases.draft(second, draft))) })

  await acts(officer!, filed, 'ask', { reasons: 'Мерзімін нақтылаңыз.' })
  const mended = { corrections: asking(premises, '2026-12-15', '2027-01-20') }
  await assert.rejects(acts(second, filed, 'confirm', mended), (error: unknown) => saying(/TEN-\S+ holds at this time/)(error) && error instanceof Failure && error.problems.map(({ field }) => field).join() === 'from')
  assert.equal((await cases.view(second, filed)).state.step, 'author')
  await acts(second, filed, 'confirm', { corrections: asking(premises, '2026-12-22', '2027-01-20') })

  // Another contract takes its days while it is returned: whoever may mend something else alone sends it on, and the office sees to the days.
  const marked = (...fields: readonly string[]) => acts(officer!, filed, 'ask', { marks: fields.map((field) => ({ field, reason: 'Нақтылаңыз.' })) })
  await marked('purpose')
  const meanwhile = await applies(first, 'technopark.tenancy', asking(premises, '2027-01-10', '2027-01-31'))
  await acts(officer!, meanwhile, 'propose')
  await acts(head!, meanwhile, 'let')
  await acts(second, filed, 'confirm', { corrections: { purpose: 'Шеберхана.' } })
  assert.equal((await cases.view(second, filed)).state.step, 'check')
  await marked('until')
  await acts(second, filed, 'confirm', { corrections: { until: '2027-01-19' } })
  await marked('from', 'until')
  await assert.rejects(acts(second, filed, 'confirm', { corrections: { from: '2026-12-22', until: '2027-01-18' } }), saying(/TEN-\S+ holds at this time/))
  await acts(second, filed, 'confirm', { corrections: { from: '2026-12-22', until: '2027-01-09' } })
})

test('no contract can be signed while no rate of rent is set, with whoever does not agree to it, or for longer than five years', () => {
  const facts = { from: '2026-03-01', until: '2026-03-31', rentAgreed: true }
  const verdict = (procedure: ReturnType<typeof tenancy>, answers: Facts) => evaluate(procedure.rules['term']!, answers, readingOf(procedure, '2026-02-02', '2026-02-02')).verdict
  assert.deepEqual([verdict(tenancy(sampleRegime), facts), verdict(tenancy(sampleRegime), { ...facts, rentAgreed: false }), verdict(tenancy(knownRegime), facts)], [true, false, 'unknown'])
  assert.deepEqual(['2031-03-01', '2031-03-02', '9999-12-31'].map((until) => verdict(tenancy(sampleRegime), { ...facts, until })), [true, false, false], 'for five years at most')
  const asked = (procedure: ReturnType<typeof tenancy>) => procedure.form.flatMap(({ fields }) => fields).find(({ name }) => name === 'rentAgreed')!.label.en
  assert.match(asked(tenancy(sampleRegime)), /5,000/)
  assert.match(asked(tenancy(knownRegime)), /not set/)
})

test('of square metres let in a month the days count, and what is not let counts nothing', () => {
  const all = [{ number: 'a', area: 30 }, { number: 'b', area: 60 }]
  assert.equal(letIn('2026-06-01', all, [{ premises: 'a', from: '2026-06-01', until: '2026-12-31' }, { premises: 'b', from: '2026-01-01', until: '2026-06-15' }, { premises: 'b', from: '2026-07-01', until: '2026-08-01' }]), 60)
})
