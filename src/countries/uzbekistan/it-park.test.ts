/** A second park: its regime runs through the same calculator and assessment, its reports and audits through the same duties, without a line of code of their own. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readGain } from '../../institutions/technopark/gain/asked.ts'
import { assessContribution } from '../../institutions/technopark/gain/levy.ts'
import { reckonGain } from '../../institutions/technopark/gain/reckon.ts'
import { type Conventions, keepTo } from '../../law/conventions.ts'
import type { Calendar } from '../../law/calendar.ts'
import { lint } from '../../law/lint.ts'
import { parseDay } from '../../law/time.ts'
import type { Country } from '../../kernel/index.ts'
import type { ObligationView } from '../../kernel/obligations/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { openWorldOf } from '../../kernel/testing.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { amountOf } from '../../law/evaluate.ts'
import { readingOf } from '../../law/reading.ts'
import { conventions as kazakhstan } from '../kazakhstan/conventions.ts'
import { conventions } from './conventions.ts'
import { itPark } from './index.ts'
import { membership } from './membership.ts'

const soum = (units: number): bigint => BigInt(units) * 100n
const billion = 1_000_000_000
const rateOf = (turnover: number, exports: number, day: string) => {
  const assessed = assessContribution(itPark.levy, soum(turnover), soum(exports), parseDay(day))
  return assessed.amount === undefined ? undefined : [assessed.rate.share, assessed.amount]
}

describe('IT Park Uzbekistan', () => {
  let former: Conventions
  before(() => { former = keepTo(conventions) })
  after(() => { keepTo(former) })

  test('one per cent is owed up to a turnover of a hundred thousand million, whatever goes abroad', () => {
    assert.deepEqual(rateOf(100 * billion, 0, '2026-06-30'), ['0.01', soum(billion)])
  })

  test('above it two per cent are owed where the share of exports is below that of the day', () => {
    const turnover = 200 * billion
    for (const [day, least] of [['2024-10-01', 20], ['2026-01-01', 40], ['2027-01-01', 70]] as const) {
      assert.deepEqual(rateOf(turnover, least * billion, day), ['0.01', soum(2 * billion)], `${day}: exactly the share is enough`)
      assert.deepEqual(rateOf(turnover, least * billion - 1, day), ['0.02', soum(4 * billion)], `${day}: less is not`)
    }
    assert.deepEqual(rateOf(turnover, 0, '2024-09-30'), ['0.01', soum(2 * billion)], 'before the rule')
    assert.equal(rateOf(turnover, 0, '2019-01-01'), undefined, 'before the park')
  })

  test('the calculator shows taxes whose rates nobody has found as not set, and the contribution in soum', () => {
    const { facts, problems, on } = readGain(itPark, { year: '2026', domestic: '150 000 000 000 сум', abroad: '10 000 000 000', expenses: '100 000 000 000' }, parseDay('2026-05-01'))
    assert.deepEqual(problems, [])
    const gain = reckonGain(itPark, facts, on)
    assert.equal(gain.contribution.amount, soum(3.2 * billion), 'two per cent: a sixteenth of turnover goes abroad')
    assert.deepEqual(gain.charges.map(({ amount, missing }) => [amount, missing]), [[undefined, ['profitTaxRate']], [undefined, ['incomeTaxRate']]])
    assert.deepEqual([gain.sums.sure, gain.sums.unsure], [0n, 0n])
  })
})

/** A house of the park. Its feasts, and how people and companies are numbered there, are not in this pack: weekends are its days of rest, and numbers are borrowed. */
const calendar: Calendar = { zone: 'Asia/Tashkent', workweek: [1, 2, 3, 4, 5], set: [2024, 2025, 2026, 2027, 2028], days: [], yearly: [] }
const borrowed: Conventions = { ...kazakhstan, currency: conventions.currency }
const park: Country = {
  code: 'UZ', name: itPark.title, calendar, procedures: [membership], registers: [], seals: 'IT Park (үлгі)', schemes: borrowed.schemes,
  bodies: [{ id: 'it-park', name: membership.body.name, identifiers: [], roles: membership.offices, registers: [membership.body.register] }],
}
const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

describe('A member of IT Park Uzbekistan', () => {
  let former: Conventions
  before(() => { former = keepTo(borrowed) })
  after(() => { keepTo(former) })

  test('is bound by a sound declaration', () => {
    assert.deepEqual(lint([membership], undefined, [], park.bodies).filter(({ severity }) => severity === 'error'), [])
  })

  test('owes by its report what the calculator reckons, on every side of every threshold', () => {
    const { amount } = membership.obligations['quarterlyReport']!.pays!
    for (const day of ['2024-08-31', '2024-12-31', '2026-03-31', '2027-03-31']) {
      for (const turnover of [0, billion, 100 * billion, 100 * billion + 1, 200 * billion]) {
        for (const share of [0, 0.0999, 0.1, 0.1999, 0.2, 0.3499, 0.35, 1]) {
          const exports = Math.floor(turnover * share)
          const told = amountOf(amount, { domestic: String(soum(turnover - exports)), abroad: String(soum(exports)), yearTurnover: String(soum(turnover)), yearExports: String(soum(exports)) }, readingOf(membership, parseDay(day)))
          assert.equal(String(told), String(assessContribution(itPark.levy, soum(turnover), soum(exports), parseDay(day)).amount), `${day}: ${turnover}, ${share}`)
        }
      }
    }
  })

  test('reports each quarter and is assessed at one per cent, then at two; its audit falls due once a year, and is late', async (t) => {
    const world = await openWorldOf(park, { start: '2026-07-06T05:00:00.000Z' })
    t.after(() => world.close())
    const { kernel: { cases, obligations, ledger, files, decisions, db } } = world
    const [officer, head, company] = [await world.officer('it-park.officer'), await world.officer('it-park.head'), await world.founder('«Үлгі Даврон» MChJ')]
    const stored = async (by: Actor) => (await files.receive((async function* () { yield pdf })(), { name: 'ulgi.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${by.person}` })).id
    const on = async (day: string): Promise<readonly ObligationView[]> => {
      world.at(`${parseDay(day)}T05:00:00.000Z`)
      await world.kernel.round()
      return obligations.own(company)
    }
    const reported = async (one: ObligationView | undefined, answers: Readonly<Record<string, string>>) => {
      assert.deepEqual(await obligations.save(company, one!.id, answers), [])
      await obligations.report(company, { obligation: one!.id, answers: {}, signature: await world.sign(company, await obligations.document(company, one!.id)) })
      return obligations.view(company, one!.id)
    }

    const draft = await cases.begin(company, { procedure: membership.id })
    for (const page of (await cases.draft(company, draft)).procedure.form) assert.deepEqual(await cases.savePage(company, draft, page, { plan: await stored(company) }), [])
    const id = await cases.file(company, { draft, signature: await world.sign(company, cases.draftDocument(await cases.draft(company, draft))) })
    await cases.perform(officer, { case: id, key: 'pass', doing: { type: 'complete', outcome: 'pass' } })
    const admits = { type: 'complete', outcome: 'admit' } as const
    await cases.perform(head, { case: id, key: 'admit', doing: admits, signature: await world.sign(head, await cases.document(id, admits)) })
    assert.equal((await decisions.register({ credentialType: 'ItParkMember', page: 1, size: 5 })).total, 1)

    const [first] = await on('2026-10-02')
    assert.deepEqual([first?.state, first?.period.to, first?.dueDay], ['open', '2026-09-30', '2026-10-26'], 'twenty-five days, the last of which is a Sunday')
    const paid = await reported(first, { domestic: '60 000 000 000', abroad: '0', yearTurnover: '60 000 000 000', yearExports: '0' })
    assert.equal((await ledger.invoice(paid.invoice!)).outstanding, soum(600_000_000), 'one per cent')
    const opened = await on('2027-01-04')
    const second = opened.find(({ declared, state }) => declared.title.en === 'Quarterly report' && state === 'open')
    const more = await reported(second, { domestic: '45 000 000 000', abroad: '5 000 000 000', yearTurnover: '110 000 000 000', yearExports: '5 000 000 000' })
    assert.equal((await ledger.invoice(more.invoice!)).outstanding, soum(1_000_000_000), 'two per cent of fifty thousand million: less than a fifth goes abroad')
    assert.deepEqual(await reconcile(db), [])

    const audit = opened.find(({ declared }) => declared.title.en === 'Annual audit')
    assert.deepEqual([audit?.state, audit?.period.to, audit?.dueDay], ['open', '2026-12-31', '2027-06-30'])
    const late = (await on('2027-07-01')).find(({ id: one }) => one === audit!.id)
    assert.equal(late?.state, 'late')
    assert.deepEqual((await reported(late, { audit: await stored(company) })).state, 'reported')
  })
})
