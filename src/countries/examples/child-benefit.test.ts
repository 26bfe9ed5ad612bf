/** Runs docs/examples/child-benefit: asked for by a person, granted, paid monthly with proof, held up and made up for, withdrawn, ended by the clock. */
import { identifierOf } from '../../law/conventions.ts'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { days } from '../../law/duration.ts'
import { Failure } from '../../law/failure.ts'
import { flag } from '../../law/field.ts'
import { generateIban, generateIin } from '../../law/identifier.ts'
import { lint } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/database/index.ts'
import { exportCamt, sampleStatement } from '../../kernel/ledger/statements/testing.ts'
import { parseStatement } from '../../kernel/ledger/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, pin } from '../../kernel/testing.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'

const folder = join(import.meta.dirname, '../../../docs/examples/child-benefit')
const read = readdirSync(folder).map((name) => readDeclaration(readFileSync(join(folder, name), 'utf8')))
const bank = generateIban({ bank: '999', account: 'SUPPORT1' })
const account = generateIban({ bank: '999', account: 'PARENT1' })

async function opened(t: TestContext, change: (one: Procedure) => Procedure = (one) => one) {
  assert.deepEqual(read.flatMap(({ problems }) => problems ?? []), [])
  const procedures = read.map(({ value }) => value!) as readonly Procedure[]
  assert.deepEqual(lint(procedures).filter(({ severity }) => severity !== 'note'), [])
  const country = gardens(procedures.map(change))
  const { 'tax.inspector': _, ...roles } = country.bodies[0]!.roles
  const tax = { id: 'tax', name: same('Tax office'), identifiers: [], roles: { 'tax.inspector': same('Inspector') }, registers: [] }
  const world = await openWorldOf({ ...country, bodies: [{ ...country.bodies[0]!, roles }, tax] })
  t.after(() => world.close())
  const { kernel } = world
  const [officer, head, keeper] = [await world.officer('support.officer'), await world.officer('support.head'), await world.officer('keeper')]
  const parent = ownHat(await world.founder())
  let keys = 0
  const act = async (by: Actor, id: string, outcome: string, more: { readonly findings?: Record<string, string>; readonly reasons?: string; readonly sign?: true } = {}) => {
    const { sign, ...rest } = more
    const doing = { type: 'complete' as const, outcome, ...rest }
    const signature = sign && await world.sign(by, await kernel.cases.document(id, doing))
    await kernel.cases.perform(by, { case: id, key: `act-${keys += 1}`, doing, ...(signature && { signature }) })
  }
  /** Files for a child of this day, and has it granted; answers the decision. */
  async function granted(born: string): Promise<string> {
    const draft = await kernel.cases.begin(parent, { procedure: 'support.child-benefit' })
    for (const page of (await kernel.cases.draft(parent, draft)).procedure.form) {
      assert.deepEqual(await kernel.cases.savePage(parent, draft, page, { born, members: '4', income: '90000', account }), [])
    }
    const id = await kernel.cases.file(parent, { draft, signature: await world.sign(parent, kernel.cases.draftDocument(await kernel.cases.draft(parent, draft))) })
    await act(officer, id, 'propose', { findings: { entitled: 'true' } })
    await act(head, id, 'grant', { sign: true })
    return (await kernel.cases.view(parent, id)).state.decisions[0]!.id
  }
  const known = { person: parent.person, name: parent.name, identifier: identifierOf('person', generateIin({ birthday: '1995-03-02', sex: 'female', serial: 12 })) }
  await transact(kernel.db, async (tx) => {
    await kernel.parties.proveNumber(tx, { ...known, proof: 'signature' })
    await kernel.signatures.local.enrol(tx, { ...known, pin, role: 'person' })
  })
  const round = async (instant: Instant) => { world.at(instant); await Promise.all([kernel.round(), kernel.entitlements.payDue()]) }
  const payments = async () => (await kernel.entitlements.own(parent)).flatMap(({ instalments }) => instalments.map(({ from, to, amount, state }) => [from, to, amount, state])).toReversed()
  return { world, kernel, officer, head, keeper, parent, act, granted, round, payments }
}

test('a child benefit is paid for each month once it is over, by the unit in force then, until the child is one year old', async (t) => {
  const { world, kernel, head, keeper, parent, granted, round, payments } = await opened(t)
  const { ledger, db } = kernel
  await granted('2025-04-15')
  await round('2026-02-28T05:00:00.000Z')
  assert.deepEqual(await payments(), [], 'the first month is not over')
  await round('2026-03-01T05:00:00.000Z')
  await round('2026-02-27T05:00:00.000Z')
  await round('2026-03-01T06:00:00.000Z')
  assert.deepEqual(await payments(), [['2026-02-02', '2026-02-28', 2_304_000n, 'drafted']], 'once, whatever the clock does')

  // Two people: whoever decided does not approve; then the file, the statement, the proof.
  const { id } = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows[0]!
  await assert.rejects(transact(db, (tx) => ledger.approvePayment(tx, actorString(head), id)), (error) => error instanceof Failure && error.kind === 'refused')
  const order = await transact(db, (tx) => ledger.approvePayment(tx, actorString(keeper), id))
  const file = await transact(db, async (tx) => {
    await ledger.account(tx, { books: 'main', code: `bank:${bank}`, kind: 'asset' })
    return ledger.exportPayments(tx, actorString(keeper), 'main', { name: 'Үлгі қызмет', iban: bank })
  })
  assert.match(file.xml, new RegExp(account))
  const statement = parseStatement(exportCamt(sampleStatement({ account: bank, from: '2026-03-03', statementId: 'S1', lines: [{ day: '2026-03-03', amount: -order.amount, purpose: `${order.reference} жәрдемақы`, payer: { name: parent.name } }] })))
  await transact(db, (tx) => ledger.importStatement(tx, actorString(keeper), statement, { account: bank }))
  assert.deepEqual((await payments()).map(([, , , state]) => state), ['paid'])
  const portal = testPortal({ routes: serviceRoutes(kernel), session: { actor: parent } })
  const page = await (await portal.ask('/en/payouts')).text()
  assert.match(page, /Child benefit/)
  assert.match(page, /by the bank’s statement, paid on/)
  assert.ok(page.includes(order.reference))
  const stranger = testPortal({ routes: serviceRoutes(kernel), session: { actor: ownHat(await world.founder()) } })
  assert.doesNotMatch(await (await stranger.ask('/en/payouts')).text(), /Child benefit/)
  const desk = testPortal({ routes: deskRoutes(kernel, {}), session: { actor: head } })
  assert.match(await (await desk.ask('/en/desk/payouts')).text(), /Child benefit/)

  await world.letters()
  await round('2026-08-01T05:00:00.000Z')
  assert.deepEqual((await payments()).map(([from, to]) => [from, to]), [['2026-02-02', '2026-02-28'], ['2026-03-01', '2026-03-31'], ['2026-04-01', '2026-04-14']], 'the day before the birthday is the last')
  assert.deepEqual((await kernel.entitlements.own(parent)).map(({ ended }) => ended?.why), ['over'])
  assert.ok((await world.letters()).some(({ subject }) => subject.includes('Төлем аяқталды')))
  assert.deepEqual(await reconcile(db), [])
  const told = await db.selectFrom('journal_entry').select(['type', 'body', 'personal']).where('type', 'in', ['entitlement.begun', 'instalment.ordered']).orderBy('id').execute()
  assert.deepEqual(told.map(({ type, personal }) => [type, personal?.['until'] ?? personal?.['to']]), [
    ['entitlement.begun', '2026-04-14'], ['instalment.ordered', '2026-02-28'], ['instalment.ordered', '2026-03-31'], ['instalment.ordered', '2026-04-14'],
  ])
  assert.doesNotMatch(JSON.stringify(told.map(({ body }) => body)), /2026-04-14/, 'the last day says when the child was born, and is kept where it can be erased')
})

test('a suspended decision pays nothing until it is lifted, and a revoked one never again', async (t) => {
  const { kernel, officer, head, keeper, parent, act, granted, round, payments } = await opened(t)
  const { ledger, decisions, db, cases } = kernel
  const decision = await granted('2026-01-20')
  await round('2026-03-02T05:00:00.000Z')
  const [drafted] = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows
  const reason = { kk: 'Тексеру', ru: 'Проверка', en: 'Check' }
  await transact(db, (tx) => decisions.suspend(tx, actorString(head), decision, { reason }))
  await assert.rejects(transact(db, (tx) => ledger.approvePayment(tx, actorString(keeper), drafted!.id)), (error) => error instanceof Failure && error.kind === 'conflict')
  await round('2026-05-04T05:00:00.000Z')
  assert.deepEqual((await payments()).map(([from, , , state]) => [from, state]), [['2026-02-02', 'drafted'], ['2026-03-01', 'suspended'], ['2026-04-01', 'suspended']])
  await transact(db, (tx) => decisions.reinstate(tx, actorString(head), decision, { reason }))
  await round('2026-05-05T05:00:00.000Z')
  assert.deepEqual((await payments()).map(([, , , state]) => state), ['drafted', 'drafted', 'drafted'], 'the arrears, as declared')
  await transact(db, (tx) => ledger.approvePayment(tx, actorString(keeper), drafted!.id))

  const id = await transact(db, (tx) => cases.openByOffice(tx, officer, { procedure: 'support.withdrawal', about: decision, facts: { why: 'Moved away' }, reasons: '', key: 'withdrawal' }))
  await act(officer, id, 'pass')
  await act(head, id, 'act', { reasons: 'Moved away.', sign: true })
  await round('2026-09-01T05:00:00.000Z')
  assert.deepEqual((await payments()).map(([, , , state]) => state), ['withdrawn', 'withdrawn', 'withdrawn'], 'nothing that had not gone to the bank goes there')
  assert.deepEqual((await kernel.entitlements.own(parent)).map(({ ended }) => ended?.why), ['revoked'])
  assert.deepEqual(await reconcile(db), [])
})

const ofBenefit = (change: (benefit: Procedure) => Procedure) => (one: Procedure): Procedure => (one.id === 'support.child-benefit' ? change(one) : one)

/** A report that whoever was granted the benefit owes once. */
const moving = ({ steps }: Procedure): Procedure['obligations'][string] => ({
  title: same('Report of a move'), after: 'granted', once: true, within: days(5), tests: {}, late: { remind: [] }, basis: steps['check']!.basis,
  form: [{ id: 'moved', title: same('Moved'), fields: [flag('moved', { label: same('Did you move?') })] }],
})

test('an officer of another body, who is asked in one step, sees neither what is paid nor what is reported', async (t) => {
  const { world, kernel, officer, parent, granted, round } = await opened(t, ofBenefit((benefit) => {
    const { check, ...steps } = benefit.steps
    const answer = { label: same('Answer'), to: 'decision' }
    return {
      ...benefit, offices: { ...benefit.offices, 'tax.inspector': same('Inspector') }, obligations: { moving: moving(benefit) },
      steps: {
        ...steps, check: { ...check!, outcomes: { ...check!.outcomes, ask: { label: same('Ask the tax office'), to: 'income' } } },
        income: { title: same('Income'), by: { body: 'tax', role: 'tax.inspector', shown: ['child'] }, basis: check!.basis, within: days(5), outcomes: { answer }, late: 'escalate' },
      },
    }
  }))
  await granted('2026-01-20')
  await round('2026-03-02T05:00:00.000Z')
  const [duty] = await kernel.obligations.own(parent)
  const seen = async (actor: Actor) => {
    const portal = testPortal({ routes: [...deskRoutes(kernel, {}), ...serviceRoutes(kernel)], session: { actor } })
    const has = async (path: string, words: string) => (await (await portal.ask(path)).text()).includes(words)
    return [
      await has('/en/desk/payouts', 'Child benefit'), await has('/en/desk/reports?state=late', 'Report of a move'), await has('/en/desk/reports.csv?state=late', 'Report of a move'),
      (await portal.ask(`/en/duties/${duty!.id}`)).status,
    ]
  }
  assert.deepEqual(await seen(officer), [true, true, true, 200])
  assert.deepEqual(await seen(await world.officer('tax.inspector')), [false, false, false, 404])
})

test('an appeal that takes a grant out of force ends what it gave, and the new grant pays nothing a second time', async (t) => {
  const { world, kernel, officer, head, keeper, parent, act, granted, round, payments } = await opened(t, (one) => (one.id === 'support.appeal'
    ? { ...one, about: { procedures: one.about!.procedures, effects: ['refuse', 'revoke', 'grant'] } }
    : ofBenefit((benefit) => ({
      ...benefit, obligations: { moving: moving(benefit) }, entitlements: { benefit: { ...benefit.entitlements!['benefit']!, from: 'born' } },
      decisions: { ...benefit.decisions, granted: { ...benefit.decisions['granted']!, appeal: benefit.decisions['refused']!.appeal! } },
    }))(one)))
  const { cases, ledger, db } = kernel
  const decision = await granted('2026-01-20')
  await round('2026-03-02T05:00:00.000Z')
  const february = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows.find(({ purpose }) => purpose.includes('2026-02-01'))!
  await transact(db, async (tx) => {
    await ledger.approvePayment(tx, actorString(keeper), february.id)
    await ledger.account(tx, { books: 'main', code: `bank:${bank}`, kind: 'asset' })
    await ledger.exportPayments(tx, actorString(keeper), 'main', { name: 'Үлгі қызмет', iban: bank })
  })

  const draft = await cases.begin(parent, { procedure: 'support.appeal', about: decision })
  for (const page of (await cases.draft(parent, draft)).procedure.form) await cases.savePage(parent, draft, page, { why: 'It is too little.' })
  const appeal = await cases.file(parent, { draft })
  await act(await world.officer('support.officer'), appeal, 'pass')
  await act(await world.officer('support.head'), appeal, 'act', { reasons: 'It was not looked at whole.', sign: true })
  await round('2026-04-02T05:00:00.000Z')
  assert.deepEqual((await kernel.entitlements.own(parent)).map(({ ended }) => ended?.why), ['revoked'])
  assert.deepEqual((await kernel.obligations.own(parent)).map(({ state }) => state), ['ended'])
  assert.deepEqual((await payments()).map(([from, , , state]) => [from, state]), [['2026-01-20', 'withdrawn'], ['2026-02-01', 'sent']])

  const id = (await kernel.decisions.find(decision))!.record.case
  await act(officer, id, 'propose', { findings: { entitled: 'true' } })
  await act(head, id, 'grant', { sign: true })
  await round('2026-05-04T05:00:00.000Z')
  const [again] = await kernel.entitlements.own(parent)
  assert.deepEqual(again!.instalments.map(({ from, state }) => [from, state]), [['2026-04-01', 'drafted'], ['2026-03-01', 'drafted'], ['2026-01-20', 'drafted']], 'February went to the bank already')
  assert.deepEqual((await kernel.obligations.own(parent)).map(({ state }) => state).toSorted(), ['ended', 'late'])
  assert.deepEqual(await reconcile(db), [])
})

test('where the rules decide, whoever acted last does not approve the payment', async (t) => {
  const { world, kernel, officer, parent, act, round } = await opened(t, ofBenefit((benefit) => {
    const decision = benefit.steps['decision']!
    const { notBy: _, sign: __, ...byRules } = decision
    const { grant, refuse } = decision.outcomes
    const look = { label: same('Let the head look'), to: 'look', whenCheck: [false, 'unknown'] } as const
    return { ...benefit, steps: { ...benefit.steps, decision: { ...byRules, by: 'rules', outcomes: { grant: grant!, look } }, look: { ...decision, outcomes: { refuse: refuse! } } } }
  }))
  const { cases, ledger, db } = kernel
  const draft = await cases.begin(parent, { procedure: 'support.child-benefit' })
  for (const page of (await cases.draft(parent, draft)).procedure.form) await cases.savePage(parent, draft, page, { born: '2026-01-20', members: '4', income: '90000', account })
  const id = await cases.file(parent, { draft, signature: await world.sign(parent, cases.draftDocument(await cases.draft(parent, draft))) })
  await act(officer, id, 'propose', { findings: { entitled: 'true' } })
  await round('2026-03-02T05:00:00.000Z')
  const [drafted] = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows
  await assert.rejects(transact(db, (tx) => ledger.approvePayment(tx, actorString(officer), drafted!.id)), (error) => error instanceof Failure && error.kind === 'refused')
})
