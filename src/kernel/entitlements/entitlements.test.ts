import assert from 'node:assert/strict'
import { constantFrom, integer, record, sample } from 'fast-check'
import { sql } from 'kysely'
import { days, months, workdays } from '../../law/duration.ts'
import { type Entitlement, factsPaidBy } from '../../law/entitlement.ts'
import { date, flag, identifier } from '../../law/field.ts'
import { generateIban } from '../../law/identifier.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import { questionnairesOf } from '../../law/reading.ts'
import { is } from '../../law/rule.ts'
import { gardenRules, healthy, licence, watered } from '../../law/testing.ts'
import { assumed } from '../../law/citation.ts'
import { same } from '../../law/text.ts'
import { addDays, atTime, type Instant } from '../../law/time.ts'
import { test } from 'node:test'
import { type Gardens, inGardens } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'
import { type Entitlements, openEntitlements } from './index.ts'

const account = identifier('iban', 'account', { label: same('Account'), personal: true })
const first = date('first', { label: same('From') })
const guess = assumed(gardenRules)
const base = { title: same('Support'), after: 'grant', account: 'account', expense: 'gardens.support', within: workdays(5), arrears: 'paid', basis: guess } as const
const amount = { term: 'number', value: '150000' } as const
const iban = generateIban({ bank: '999', account: 'GARDEN1' })

const paying = (entitlements: Readonly<Record<string, Entitlement>>, obligations: Readonly<Record<string, Obligation>> = {}): Procedure => ({
  ...licence, form: [...licence.form, { id: 'money', title: same('Money'), fields: [account, first] }], obligations, entitlements,
})

/** Begins what the grant of a licence pays by another declaration, without its form being filled in again. */
async function begun({ kernel }: Gardens, by: Actor, decision: string, procedure: Procedure): Promise<void> {
  await kernel.cases.versions.seed([procedure], { changed: 'enter' })
  await transact(kernel.db, async (tx) => {
    const what = { decision, case: (await kernel.decisions.findIn(tx, decision))!.record.case, procedure, version: versionOf(procedure), kind: 'grant', party: { kind: 'organisation', id: by.organisation!.id }, decidedBy: by.person } as const
    const facts = { account: iban, first: '2026-03-10' }
    await kernel.obligations.begin(tx, by, { ...what, facts })
    await kernel.entitlements.begin(tx, by, { ...what, facts })
  })
}

/** The same entitlements in a worker that is killed in the middle of ordering: the order was drafted, and nothing of it was committed. */
const killed = ({ kernel }: Gardens): Entitlements => openEntitlements({
  ...kernel, bodies: kernel.bodies.today, calendar: kernel.country.calendar, booksOf: () => 'main', declarationOf: (version) => kernel.cases.versions.byHash(version),
  ledger: { ...kernel.ledger, async draftPayment(...given) { await kernel.ledger.draftPayment(...given); throw new Error('killed') } },
})

inGardens('no day is paid twice and none is left out, whatever the clock does, with two workers, of which one is killed now and then', async (world) => {
  const { entitlements, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const ways: readonly Entitlement['every'][] = ['month', 'quarter', 'halfYear', { months: 1 }, { months: 5 }]
  await begun(world, founder, decision, paying(Object.fromEntries(ways.map((every, index) => [`way${index}`, { ...base, every: every!, amount, from: 'first', until: months(14) }]))))
  const turns = sample(record({ day: integer({ min: 0, max: 500 }), who: constantFrom('one', 'two', 'killed') }), { numRuns: 14, seed: 77 })
  for (const { day, who } of [...turns, { day: 600, who: 'two' as const }]) {
    world.at(atTime(addDays('2026-03-01', day), '12:00', 'Asia/Almaty'))
    if (who === 'killed') await killed(world).payDue().catch((error: Error) => assert.match(error.message, /killed/))
    await Promise.all(who === 'one' ? [entitlements.payDue()] : [entitlements.payDue(), entitlements.payDue()])
    await entitlements.payDue()
  }
  for (const { declared, instalments, ended } of await entitlements.own(founder)) {
    assert.equal(ended?.why, 'over')
    const periods = instalments.toReversed()
    assert.equal(periods[0]!.from, '2026-03-10', JSON.stringify(declared.every))
    assert.equal(periods.at(-1)!.to, '2027-05-09')
    for (const [index, { from, state }] of periods.entries()) {
      assert.equal(state, 'drafted')
      if (index > 0) assert.equal(from, addDays(periods[index - 1]!.to, 1))
    }
  }
  const { rows: [counts] } = await sql<{ orders: number; paid: number }>`select (select count(*)::int from payment_order) as orders, (select count(*)::int from instalment where payment is not null) as paid`.execute(db)
  assert.equal(counts!.orders, counts!.paid, 'no order without its period')
  await assert.rejects(sql`insert into instalment (id, entitlement, period_from, period_to, due_day, opened_at)
    select gen_random_uuid(), entitlement, period_to, period_to, due_day, opened_at from instalment limit 1`.execute(db), /exclusion/, 'nor past the program')
  assert.deepEqual(await reconcile(db), [])
})

inGardens('a grant in stages is paid when the report of each shows it, once, and not before', async (world) => {
  const { entitlements, obligations, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const done = flag('done', { label: same('Is it done?') })
  const { after: _, every: __, pays: ___, ...duty } = licence.obligations['yearlyReport']!
  const report: Obligation = { ...duty, after: 'grant', once: true, within: days(30), form: [{ id: 'done', title: same('Done'), fields: [done] }], tests: { done: is(done, true).by(guess).else(same('Not done.')) }, late: { remind: [] } }
  await begun(world, founder, decision, paying({ grant: { ...base, stages: [{ title: same('Half'), amount, upon: 'half' }, { title: same('Rest'), amount, upon: 'rest' }] } }, { half: report, rest: report }))
  const state = async () => (await entitlements.own(founder)).flatMap(({ instalments }) => instalments.map(({ stage, amount: sum, state: now }) => [stage, sum, now]))
  await obligations.openPeriods()
  await entitlements.payDue()
  assert.deepEqual(await state(), [])
  const own = await obligations.own(founder)
  const idOf = (kind: string) => own.find((one) => one.kind === kind && one.state === 'open')!.id
  await obligations.report(founder, { obligation: idOf('half'), answers: { done: 'true' } })
  await obligations.report(founder, { obligation: idOf('rest'), answers: { done: 'false' } })
  assert.deepEqual(await state(), [[0, 150_000n, 'drafted']], 'what does not hold shows nothing')
  await transact(db, (tx) => entitlements.shown(tx, { decision, duty: 'half', holds: true }))
  await entitlements.payDue()
  assert.deepEqual(await state(), [[0, 150_000n, 'drafted']])
  assert.deepEqual(await reconcile(db), [])
})

inGardens('a stage that waits for no report is paid by the decision at once, and the right is over with the last of its stages', async (world) => {
  const { entitlements, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const { after: _, every: __, pays: ___, ...duty } = licence.obligations['yearlyReport']!
  const report: Obligation = { ...duty, after: 'grant', once: true, within: days(30), form: [{ id: 'done', title: same('Done'), fields: [flag('done', { label: same('Is it done?') })] }], tests: {}, late: { remind: [] } }
  const first = { title: same('First'), amount }
  await begun(world, founder, decision, paying({ grant: { ...base, stages: [first, { title: same('Rest'), amount, upon: 'rest' }] }, whole: { ...base, stages: [first] } }, { rest: report }))
  const state = async (of = decision) => Object.fromEntries((await entitlements.own(founder)).filter((one) => one.decision === of)
    .map(({ declared, instalments, ended }) => [declared.stages!.length, [ended?.why, ...instalments.map(({ stage, amount: sum, state: now }) => [stage, sum, now])]]))
  assert.deepEqual(await state(), { 2: [undefined, [0, 150_000n, 'drafted']], 1: ['over', [0, 150_000n, 'drafted']] })
  await entitlements.payDue()
  await transact(db, (tx) => entitlements.end(tx, founder, decision))
  const to = await issuedAnew(world, decision)
  await transact(db, (tx) => entitlements.revive(tx, founder, { from: decision, to, decidedBy: founder.person, found: undefined }))
  assert.deepEqual((await state(to))[2], [undefined, [0, 150_000n, 'drafted']], 'its order had gone with the withdrawal')
  await transact(db, (tx) => entitlements.shown(tx, { decision: to, duty: 'rest', holds: true }))
  assert.equal((await state(to))[2]?.[0], 'over')
  assert.deepEqual(await reconcile(db), [])
})

inGardens('what an officer withdraws on its way to the bank is ordered again, for as long as the right is not revoked', async (world) => {
  const { entitlements, decisions, ledger, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  await begun(world, founder, decision, paying({ once: { ...base, once: true, arrears: 'lost', amount } }))
  world.at('2026-02-03T05:00:00.000Z')
  const withdraw = async () => {
    const open = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows.filter(({ status }) => status === 'drafted')
    assert.equal(open.length, 1)
    await transact(db, (tx) => ledger.withdrawPayment(tx, 'person:officer', open[0]!.id, same('The bank refused it.')))
  }
  const state = async () => (await entitlements.own(founder)).flatMap(({ instalments }) => instalments.map((one) => one.state))
  assert.equal(await entitlements.payDue(), 1)
  await withdraw()
  assert.deepEqual([await entitlements.payDue(), await entitlements.payDue()], [1, 0])
  const reason = same('Check')
  await transact(db, (tx) => decisions.suspend(tx, 'system:test', decision, { reason }))
  await withdraw()
  await entitlements.payDue()
  assert.deepEqual(await state(), ['suspended'])
  await transact(db, (tx) => decisions.reinstate(tx, 'system:test', decision, { reason }))
  assert.equal(await entitlements.payDue(), 1)
  await transact(db, (tx) => entitlements.end(tx, founder, decision))
  assert.equal(await entitlements.payDue(), 0)
  assert.deepEqual(await state(), ['withdrawn'])
  assert.deepEqual(await reconcile(db), [])
})

inGardens('the account and the answers go with the personal answers of the case, once nothing of what it granted is left to pay', async (world) => {
  const { entitlements, cases, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  await begun(world, founder, decision, paying({ monthly: { ...base, every: 'month', until: months(3), from: 'first', amount } }))
  world.at('2031-02-03T05:00:00.000Z')
  await entitlements.payDue()
  const kept = async () => (await db.selectFrom('entitlement').select(['iban', 'facts']).execute()).map((row) => [row.iban, row.facts])
  assert.equal(await cases.eraseKept(), 1)
  assert.deepEqual(await kept(), [[iban, { account: iban, first: '2026-03-10' }]], 'orders wait for the bank')
  await transact(db, (tx) => entitlements.end(tx, founder, decision))
  assert.deepEqual([await cases.eraseKept(), await cases.eraseKept()], [1, 0])
  assert.deepEqual(await kept(), [[null, {}]])
  assert.deepEqual((await entitlements.own(founder)).map((one) => one.iban), [undefined])
  assert.deepEqual(await reconcile(db), [])
})

inGardens('what the law has not set is not guessed, and what is lost by a suspension is not made up for', async (world) => {
  const { entitlements, decisions, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const lost = { ...base, every: 'month', until: months(3), arrears: 'lost', amount } as const
  await begun(world, founder, decision, paying({ lost, unset: { ...base, every: 'month', until: months(3), amount: { term: 'parameter', parameter: 'rate' } } }))
  const reason = same('Check')
  await transact(db, (tx) => decisions.suspend(tx, 'system:test', decision, { reason }))
  const at = async (instant: Instant) => { world.at(instant); await entitlements.payDue() }
  await at('2026-03-02T05:00:00.000Z')
  await transact(db, (tx) => decisions.reinstate(tx, 'system:test', decision, { reason }))
  await at('2026-04-02T05:00:00.000Z')
  const states = Object.fromEntries((await entitlements.own(founder)).map(({ instalments, declared }) => [declared.arrears, instalments.map(({ state }) => state)]))
  assert.deepEqual(states, { lost: ['drafted', 'lost'], paid: ['not set', 'not set'] })
})

inGardens('the periods between a withdrawal and its annulment are paid or lost as the law says, or else a person; what was over before is owed, and nothing is paid twice', async (world) => {
  const { entitlements, decisions, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const monthly = { ...base, every: 'month', until: months(8), amount } as const
  await begun(world, founder, decision, paying({ paid: { ...monthly, revived: 'paid' }, lost: { ...monthly, revived: 'lost' }, unset: monthly }))
  const at = async (instant: Instant) => { world.at(instant); await entitlements.payDue() }
  await at('2026-03-02T05:00:00.000Z')
  await transact(db, (tx) => entitlements.end(tx, founder, decision))
  await at('2026-06-10T05:00:00.000Z')
  const anew = await transact(db, async (tx) => {
    const { id: _, number, salt: __, ...record } = (await decisions.findIn(tx, decision))!.record
    await decisions.revoke(tx, 'system:test', decision, { byDecision: decision, reason: same('Withdrawn') })
    return (await decisions.issue(tx, 'system:test', { ...record, register: number.split('-')[0]!, about: decision })).id
  })
  const revive = (found?: 'paid' | 'lost') => transact(db, (tx) => entitlements.revive(tx, founder, { from: decision, to: anew, decidedBy: founder.person, found }))
  await assert.rejects(revive(), { kind: 'conflict' }, 'nobody guesses what is not set')
  await revive('lost')
  await at('2026-07-02T05:00:00.000Z')
  const states = Object.fromEntries((await entitlements.own(founder)).filter((one) => one.decision === anew).map(({ instalments, declared: { revived = 'unset' } }) => [revived, instalments.toReversed().map(({ state }) => state)]))
  const skipped = ['drafted', 'lost', 'lost', 'lost', 'drafted']
  assert.deepEqual(states, { paid: ['drafted', 'drafted', 'drafted', 'drafted', 'drafted'], lost: skipped, unset: skipped })
  assert.deepEqual(await reconcile(db), [])
})

/** The decision is withdrawn and, in the same case, issued anew, as an annulment does. */
async function issuedAnew({ kernel: { db, decisions } }: Gardens, decision: string): Promise<string> {
  return transact(db, async (tx) => {
    const { id: _, number, salt: __, ...record } = (await decisions.findIn(tx, decision))!.record
    await decisions.revoke(tx, 'system:test', decision, { byDecision: decision, reason: same('Withdrawn') })
    return (await decisions.issue(tx, 'system:test', { ...record, register: number.split('-')[0]!, about: decision })).id
  })
}

inGardens('what a suspension or an earlier annulment took for good is not paid by a decision that lives again, however often', async (world) => {
  const { entitlements, decisions, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  await begun(world, founder, decision, paying({ monthly: { ...base, every: 'month', until: months(12), arrears: 'lost', revived: 'lost', amount } }))
  const at = async (instant: Instant) => { world.at(instant); await entitlements.payDue() }
  const annulled = async (from: string, withdrawn: Instant, back: Instant): Promise<string> => {
    await at(withdrawn)
    await transact(db, (tx) => entitlements.end(tx, founder, from))
    await at(back)
    const to = await issuedAnew(world, from)
    await transact(db, (tx) => entitlements.revive(tx, founder, { from, to, decidedBy: founder.person, found: undefined }))
    return to
  }
  const reason = same('Check')
  await at('2026-03-02T05:00:00.000Z')
  await transact(db, (tx) => decisions.suspend(tx, 'system:test', decision, { reason }))
  await at('2026-04-02T05:00:00.000Z')
  await transact(db, (tx) => decisions.reinstate(tx, 'system:test', decision, { reason }))
  const second = await annulled(decision, '2026-04-10T05:00:00.000Z', '2026-06-10T05:00:00.000Z')
  await at('2026-07-02T05:00:00.000Z')
  const third = await annulled(second, '2026-07-10T05:00:00.000Z', '2026-07-20T05:00:00.000Z')
  await at('2026-08-02T05:00:00.000Z')
  const paid = (await entitlements.own(founder)).find((one) => one.decision === third)!.instalments.filter(({ state }) => state === 'drafted').map(({ to }) => to.slice(5, 7)).toSorted()
  assert.deepEqual(paid, ['02', '06', '07'], 'neither March nor April and May')
  const lost = (await entitlements.own(founder)).flatMap(({ instalments }) => instalments.filter(({ state }) => state === 'lost').map(({ to }) => to))
  assert.deepEqual(lost.toSorted(), ['2026-03-31', '2026-04-30', '2026-05-31'])
  assert.deepEqual(await reconcile(db), [])
})

inGardens('a stage that was shown is paid by the decision that lives again, one that was paid counts, and the right is over with the last of them', async (world) => {
  const { entitlements, ledger, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const stages = ['half', 'rest'].map((upon) => ({ title: same(upon), amount, upon }))
  const { after: _, every: __, pays: ___, ...duty } = licence.obligations['yearlyReport']!
  const report: Obligation = { ...duty, after: 'grant', once: true, within: days(30), form: [{ id: 'done', title: same('Done'), fields: [flag('done', { label: same('Is it done?') })] }], tests: {}, late: { remind: [] } }
  await begun(world, founder, decision, paying({ one: { ...base, stages, arrears: 'lost' }, whole: { ...base, stages: stages.slice(0, 1) } }, { half: report, rest: report }))
  const show = (of: string, upon: string) => transact(db, (tx) => entitlements.shown(tx, { decision: of, duty: upon, holds: true }))
  const again = async (from: string): Promise<string> => {
    await transact(db, (tx) => entitlements.end(tx, founder, from))
    const to = await issuedAnew(world, from)
    await transact(db, (tx) => entitlements.revive(tx, founder, { from, to, decidedBy: founder.person, found: undefined }))
    return to
  }
  const states = async (of: string) => Object.fromEntries((await entitlements.own(founder)).filter((one) => one.decision === of)
    .map(({ declared, instalments, ended }) => [declared.stages!.length, [ended?.why, ...instalments.map(({ stage, state }) => [stage, state])]]))
  await show(decision, 'half')
  const second = await again(decision)
  assert.deepEqual(await states(second), { 2: [undefined, [0, 'drafted']], 1: ['over', [0, 'drafted']] }, 'its order had gone with the withdrawal')
  assert.deepEqual(await reconcile(db), [])
  const drafted = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows.filter(({ status }) => status === 'drafted')
  for (const { id } of drafted) await transact(db, (tx) => ledger.approvePayment(tx, 'person:officer', id))
  // They went to the bank before the second withdrawal.
  await sql`insert into payment_file (message, books, account, xml, by, at) select 'M1', 'main', id, '<x/>', 'person:officer', now() from ledger_account limit 1`.execute(db)
  await sql`update payment_order set message = 'M1' where id = any(${drafted.map(({ id }) => id)}::uuid[])`.execute(db)
  const third = await again(second)
  await show(third, 'rest')
  assert.deepEqual(await states(third), { 2: ['over', [1, 'drafted']], 1: ['over'] })
})

test('what a score reads, and what decides whether that is asked, is kept for the payment', () => {
  const care = { title: same('Care'), version: '1', basis: guess, sections: [{ name: 'one', title: same('One'), questions: [{ fact: 'watered', points: { true: '1', false: '0' } }] }] }
  const [page, ...pages] = licence.form
  const asking = { ...licence, questionnaires: { care }, form: [{ ...page!, fields: page!.fields.map((field) => (field.name === 'watered' ? { ...field, when: is(healthy, true) } : field)) }, ...pages] }
  const read = factsPaidBy({ ...base, once: true, amount: { term: 'score', questionnaire: 'care' } }, questionnairesOf(asking))
  assert.deepEqual([...read].sort(), ['account', 'healthy', 'watered'])
})

test('whoever drafts is told of an entitlement without an account, an amount, an end or evidence, and a sound one is printed', () => {
  const found = (one: Entitlement) => lint([paying({ odd: one })]).filter(({ place }) => place.startsWith('entitlements.odd')).map(({ rule, place }) => [rule, place.slice('entitlements.odd'.length)])
  assert.deepEqual(found({ ...base, every: 'month', amount, until: months(3) }), [])
  assert.deepEqual(found({ ...base, every: 'month', amount }), [['payment-without-end', '.until']])
  assert.deepEqual(found({ ...base, every: 'month', until: months(3) }), [['payment-without-time', '']])
  assert.deepEqual(found({ ...base, once: true, every: 'month', amount, until: months(3) }), [['payment-without-time', '']])
  assert.deepEqual(found({ ...base, once: true, amount, account: 'first' }), [['payment-without-account', '.account']])
  assert.deepEqual(found({ ...base, once: true, amount, after: 'refuse' }), [['duty-without-grant', '.after']])
  assert.deepEqual(found({ ...base, once: true, amount, from: 'trees' }), [['unfit-fact', '.from']])
  assert.deepEqual(found({ ...base, every: 'month', amount, until: { fact: 'nothing' } }), [['unknown-fact', '.until.fact']])
  assert.deepEqual(found({ ...base, once: true, amount: { term: 'parameter', parameter: 'nothing' } }), [['unknown-parameter', '.amount']])
  assert.deepEqual(found({ ...base, stages: [{ title: same('Half'), amount, upon: 'nothing' }] }), [['stage-never-shown', '.stages.0.upon']])
  const stages = (...upon: readonly (string | undefined)[]) => lint([paying({ odd: { ...base, stages: upon.map((duty) => ({ title: same('Part'), amount, ...(duty !== undefined && { upon: duty }) })) } }, { yearlyReport: { ...licence.obligations['yearlyReport']!, after: 'grant' } })])
    .filter(({ place }) => place.startsWith('entitlements.odd')).map(({ rule, place, severity }) => [rule, place, severity])
  assert.deepEqual(stages(undefined, 'yearlyReport'), [])
  assert.deepEqual(stages('yearlyReport', 'yearlyReport'), [['stages-at-once', 'entitlements.odd.stages.1.upon', 'warning']], 'two stages upon one report are paid together')
  assert.deepEqual(stages(undefined, undefined), [['stages-at-once', 'entitlements.odd.stages.1.upon', 'warning']])
  const staged = printDeclaration(paying({ odd: { ...base, stages: [{ title: same('Start'), amount }, { title: same('Rest'), amount, upon: 'yearlyReport' }] } }, { yearlyReport: { ...licence.obligations['yearlyReport']!, after: 'grant' } }), 'en')
  assert.match(staged, /in stages, .* after the decision or the report that shows each/)
  assert.match(staged, /Start: .*\. Paid after the decision, without a report\./)
  const aged = (day: 'filing' | 'periodEnd') => found({ ...base, every: 'month', until: months(3), amount: { term: 'age', born: { day: 'fact', fact: 'first' }, on: { day } } })
  assert.deepEqual([aged('filing'), aged('periodEnd')], [[['no-such-day-here', '.amount.on']], []])
  const asked = paying({ odd: { ...base, every: 'month', amount, until: { fact: 'first' } } })
  const lacking = (changed: Procedure) => lint([changed]).filter(({ place }) => place.startsWith('entitlements.odd')).map(({ rule, place }) => [rule, place.slice('entitlements.odd'.length)])
  const when = is(watered, true)
  assert.deepEqual(lacking(asked), [])
  assert.deepEqual(lacking({ ...asked, form: asked.form.map((page) => (page.id === 'money' ? { ...page, when } : page)) }), [['payment-without-account', '.account'], ['unfit-fact', '.until.fact']])
  assert.deepEqual(lacking({ ...asked, form: asked.form.map((page) => (page.id === 'money' ? { ...page, fields: [account, { ...first, when }] } : page)) }), [['unfit-fact', '.until.fact']])
  const { decision } = licence.steps
  const ending = (outcome: 'grant' | 'refuse'): Procedure => ({
    ...asked, entitlements: { odd: { ...base, every: 'month', amount, until: { fact: 'last' } } },
    steps: { ...asked.steps, decision: { ...decision, outcomes: { ...decision.outcomes, [outcome]: { ...decision.outcomes[outcome]!, findings: [{ ...first, name: 'last' }] } } } },
  })
  assert.deepEqual([lacking(ending('refuse')), lacking(ending('grant'))], [[['unfit-fact', '.until.fact']], []], 'what only another outcome finds is not known')
  const printed = printDeclaration(paying({ sound: { ...base, every: 'month', amount, until: { fact: 'first', plus: months(3) } } }), 'en')
  assert.match(printed, /What is paid/)
  assert.match(printed, /It is paid for 3 months from “From”/)
})
