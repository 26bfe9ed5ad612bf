/** Runs docs/examples/hunting-licence: filed, invoiced, paid by statement, decided, half of it paid back; unpaid, it lapses; a veteran pays nothing. */
import { identifierOf } from '../../law/conventions.ts'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { diagramList } from '../../law/diagram.ts'
import { Failure } from '../../law/failure.ts'
import { generateBin, generateIban, generateIin } from '../../law/identifier.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { placeOf } from '../../kernel/cases/index.ts'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/database/index.ts'
import { parseStatement, type StatementLine } from '../../kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../../kernel/ledger/statements/testing.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf } from '../../kernel/testing.ts'
import { moneyRoutes } from '../../portal/money/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'

const folder = join(import.meta.dirname, '../../../docs/examples/hunting-licence')
const read = readdirSync(folder).map((name) => readDeclaration(readFileSync(join(folder, name), 'utf8')))
const procedures = read.map(({ value }) => value!) as readonly Procedure[]
const bank = generateIban({ bank: '999', account: 'HUNTING1' })
const account = generateIban({ bank: '999', account: 'HUNTER1' })

interface Opening {
  readonly numbered?: boolean
  /** Whether an account is set on which the fee is paid. */
  readonly hasAccount?: boolean
  /** The licence as another law has it. */
  readonly licence?: Partial<Procedure>
}

const declared = procedures.find(({ id }) => id === 'hunting.licence')!

async function opened(t: TestContext, { numbered = true, hasAccount = true, licence = {} }: Opening = {}) {
  assert.deepEqual(read.flatMap(({ problems }) => problems ?? []), [])
  assert.deepEqual(lint(procedures).filter(({ severity }) => severity !== 'note'), [])
  const country = gardens(procedures.map((one) => (one === declared ? { ...one, ...licence } : one)))
  const accounts = [{ incomes: ['hunting.fees'], name: 'Үлгі инспекция', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2019-05', serial: 2 }) }, iban: bank }]
  const world = await openWorldOf({ ...country, bodies: country.bodies.map((body) => ({ ...body, ...(hasAccount && { accounts }) })) })
  t.after(() => world.close())
  const { kernel } = world
  const { cases, ledger, db } = kernel
  const [officer, head, keeper] = [await world.officer('hunting.officer'), await world.officer('hunting.head'), await world.officer('keeper')]
  const hunter = ownHat(await world.founder())
  const prove = async () => {
    const known = { person: hunter.person, name: hunter.name, identifier: identifierOf('person', generateIin({ birthday: '1995-03-02', sex: 'male', serial: 12 })) }
    await transact(db, (tx) => kernel.parties.proveNumber(tx, { ...known, proof: 'signature' }))
  }
  if (numbered) await prove()
  let [keys, statements] = [0, 0]
  const file = async (answers: Readonly<Record<string, string>> = {}) => {
    const draft = await cases.begin(hunter, { procedure: 'hunting.licence' })
    for (const page of (await cases.draft(hunter, draft)).procedure.form) {
      assert.deepEqual(await cases.savePage(hunter, draft, page, { term: 'years', veteran: 'false', account, ...answers }), [])
    }
    return cases.file(hunter, { draft })
  }
  const act = async (by: Actor, id: string, outcome: string, { sign, ...more }: { readonly reasons?: string; readonly sign?: true } = {}) => {
    const doing = { type: 'complete' as const, outcome, ...more }
    const signature = sign && await world.sign(by, await cases.document(id, doing))
    await cases.perform(by, { case: id, key: `act-${keys += 1}`, doing, ...(signature && { signature }) })
  }
  /** Takes the statement of a day in, or of the days from another one on, with these lines of its last day. */
  const state = (day: Day, lines: readonly Omit<StatementLine, 'day' | 'payer'>[] = [], from = day) => transact(db, async (tx) => {
    await ledger.account(tx, { books: 'main', code: `bank:${bank}`, kind: 'asset' })
    const statement = sampleStatement({ account: bank, from, to: day, statementId: `S${statements += 1}`, lines: lines.map((line) => ({ ...line, day, payer: { name: hunter.name } })) })
    return ledger.importStatement(tx, actorString(keeper), parseStatement(exportCamt(statement)), { account: bank })
  })
  const round = async (instant: Instant) => { world.at(instant); await kernel.round() }
  const fee = async (id: string) => (await cases.view(hunter, id)).fees[0]!
  const stepOf = async (id: string) => (await cases.view(hunter, id)).state.step
  /** Pays the fee that a case waits for. */
  const pay = async (id: string, day: Day) => {
    const { invoice } = (await cases.view(hunter, id)).fees.at(-1)!
    await state(day, [{ amount: invoice!.outstanding, purpose: `Алым ${invoice!.reference}` }])
  }
  const refuse = async (id: string) => {
    await act(officer, id, 'propose')
    await act(head, id, 'refuse', { reasons: 'No season.', sign: true })
  }
  /** Has the last decision of a case annulled on appeal. */
  const appealed = async (id: string) => {
    const draft = await cases.begin(hunter, { procedure: 'hunting.appeal', about: (await cases.view(hunter, id)).state.decisions.at(-1)!.id })
    for (const page of (await cases.draft(hunter, draft)).procedure.form) await cases.savePage(hunter, draft, page, { why: 'There is a season.' })
    const appeal = await cases.file(hunter, { draft })
    await act(await world.officer('hunting.officer'), appeal, 'pass')
    await act(await world.officer('hunting.head'), appeal, 'act', { reasons: 'There is.', sign: true })
  }
  /** Orders what is to go back, has it approved and sends it to the bank. */
  const sent = async (instant: Instant) => {
    await round(instant)
    const drafted = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows.filter(({ status }) => status === 'drafted')
    await transact(db, async (tx) => {
      for (const order of drafted) await ledger.approvePayment(tx, actorString(keeper), order.id)
      return ledger.exportPayments(tx, actorString(keeper), 'main', { name: 'Үлгі инспекция', iban: bank })
    })
  }
  return { world, kernel, officer, head, keeper, hunter, prove, file, act, state, round, fee, stepOf, pay, refuse, appealed, sent }
}

test('a case waits for its fee, goes on by itself with the bank’s statement, and half of it goes back with the refusal, by two people and once', async (t) => {
  const { world, kernel, officer, head, keeper, hunter, file, act, state, round, fee, stepOf } = await opened(t)
  const { cases, ledger, db } = kernel
  await world.letters()
  const id = await file()
  const { invoice, state: owed } = await fee(id)
  assert.deepEqual([owed, invoice!.amount, invoice!.due, invoice!.debtor], ['due', 800_000n, '2026-02-09', { kind: 'person', id: hunter.person }], 'two units, in five working days')
  assert.equal(await stepOf(id), 'payment')
  assert.equal((await cases.view(hunter, id)).clocks.whole.state, 'not started')
  await round('2026-02-03T05:00:00.000Z')
  assert.equal((await ledger.invoicesOf(invoice!.debtor)).length, 1, 'once, whatever the clock does')
  assert.ok((await world.letters()).some(({ subject, body }) => subject.startsWith('Төлем шоты шығарылды') && body.includes(invoice!.number)))
  await assert.rejects(act(officer, id, 'propose'), (error) => error instanceof Failure && error.kind === 'refused')

  const portal = testPortal({ routes: [...serviceRoutes(kernel), ...moneyRoutes(kernel, [], [])], session: { actor: hunter } })
  const page = await (await portal.ask(`/en/cases/${id}`)).text()
  assert.match(page, /To be paid/)
  assert.match(page, /Pay the fee: the case waits for it/)
  assert.ok(page.includes(`/en/invoices/${invoice!.id}`))
  assert.match(await (await portal.ask(`/en/invoices/${invoice!.id}`)).text(), /Fee for the hunting licence/)
  const stranger = testPortal({ routes: [...serviceRoutes(kernel), ...moneyRoutes(kernel, [], [])], session: { actor: ownHat(await world.founder()) } })
  assert.deepEqual([(await stranger.ask(`/en/cases/${id}`)).status, (await stranger.ask(`/en/invoices/${invoice!.id}`)).status], [404, 404])

  await state('2026-02-04', [{ amount: 300_000n, purpose: `Алым ${invoice!.reference}` }])
  assert.equal(await stepOf(id), 'payment', 'a part is not the fee')
  await state('2026-02-05', [{ amount: 500_000n, purpose: `Алым ${invoice!.reference}` }])
  assert.equal(await stepOf(id), 'check')
  assert.deepEqual((await fee(id)).state, 'paid')

  await act(officer, id, 'propose')
  await act(head, id, 'refuse', { reasons: 'No season this year.', sign: true })
  const [decided] = (await cases.view(hunter, id)).state.decisions
  const { record } = (await kernel.decisions.find(decided!.id))!
  assert.deepEqual(record.disclosed.slice(-2).map(({ label, value }) => `${label.en}: ${value.en}`), [
    `Fee for the hunting licence: ₸8,000, paid on 5 February 2026, invoice ${invoice!.number}`, 'Paid back: ₸4,000, by 18 February 2026',
  ])
  assert.deepEqual((await fee(id)).refunds.map((one) => [one.amount, one.state]), [[400_000n, 'waiting']])
  await round('2026-02-06T05:00:00.000Z')
  await round('2026-02-06T06:00:00.000Z')
  const orders = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows
  assert.deepEqual(orders.map(({ amount, status, payee }) => [amount, status, payee.iban]), [[400_000n, 'drafted', account]], 'once, whatever the clock does')
  assert.ok(!orders[0]!.purpose.includes(invoice!.number), 'the line of the bank is no refund of the invoice')
  await assert.rejects(transact(db, (tx) => ledger.approvePayment(tx, actorString(head), orders[0]!.id)), (error) => error instanceof Failure && error.kind === 'refused')
  await transact(db, async (tx) => {
    await ledger.approvePayment(tx, actorString(keeper), orders[0]!.id)
    return ledger.exportPayments(tx, actorString(keeper), 'main', { name: 'Үлгі инспекция', iban: bank })
  })
  await state('2026-02-09', [{ amount: -400_000n, purpose: `${orders[0]!.reference} қайтару` }])
  assert.deepEqual((await fee(id)).refunds.map((one) => [one.state, one.paid?.on]), [['paid', '2026-02-09']])
  assert.match(await (await portal.ask(`/en/cases/${id}`)).text(), /Paid back/)
  assert.deepEqual(await reconcile(db), [])
})

test('what is not paid in time lapses, once the bank has told of all days until the last; a payment in time that it tells of late still counts', async (t) => {
  const { world, kernel, head, keeper, hunter, file, state, round, fee, stepOf } = await opened(t)
  const [unpaid, late, inTime] = [await file(), await file(), await file()]
  const invoices = await Promise.all([unpaid, late, inTime].map(async (id) => (await fee(id)).invoice!))
  await assert.rejects(transact(kernel.db, (tx) => kernel.ledger.proposeRelief(tx, actorString(keeper), { invoice: invoices[0]!.id, reason: same('Hard times'), of: { kind: 'write-off', amount: 100n, expense: 'written-off' } })),
    (error: unknown) => error instanceof Failure && error.kind === 'conflict', 'a case that waits for its fee could neither go on nor lapse, were a part of it written off')
  await round('2026-02-10T05:00:00.000Z')
  assert.deepEqual(await Promise.all([unpaid, late, inTime].map(stepOf)), ['payment', 'payment', 'payment'], 'nobody is late by the silence of the bank')
  await state('2026-02-06', [], '2026-02-02')
  await state('2026-02-09', [{ amount: 800_000n, purpose: `Алым ${invoices[2]!.reference}` }])
  await state('2026-02-10', [{ amount: 800_000n, purpose: `Алым ${invoices[1]!.reference}` }])
  await round('2026-02-11T05:00:00.000Z')
  assert.deepEqual(await Promise.all([unpaid, late, inTime].map(stepOf)), [undefined, undefined, 'check'])
  assert.deepEqual(await Promise.all([unpaid, late].map(async (id) => (await fee(id)).invoice!.status)), ['cancelled', 'cancelled'])
  const { ledger, db } = kernel
  const [receipt, ...others] = await ledger.unallocated()
  assert.deepEqual([receipt!.left, others, (await ledger.lapsedInvoiceOf(receipt!.id))?.id], [800_000n, [], invoices[1]!.id], 'what came too late is for an officer to give back')

  // Whoever paid is told, and the money goes back by an order that two people make; until then nobody spends it otherwise.
  const told = (await world.letters()).filter(({ subject }) => subject.startsWith('Төлеміңіз ешбір шотқа жатқызылмады'))
  assert.deepEqual(told.map(({ body }) => [body.includes(invoices[1]!.number), body.includes(`/invoices/${invoices[1]!.id}`)]), [[true, true]])
  const money = testPortal({ routes: moneyRoutes(kernel, [], []), session: { actor: hunter } })
  assert.notEqual((await money.ask(`/en/money/bank/lines/${receipt!.id}`)).status, 200, 'the books are nobody else’s')
  const back = (key: string, amount: bigint) => transact(db, (tx) => ledger.draftPayment(tx, actorString(keeper), {
    key, books: 'main', amount, purpose: 'Түскен төлемді қайтару', for: { receipt: receipt!.id },
    payee: { name: hunter.name, number: generateIin({ birthday: '1995-03-02', sex: 'male', serial: 12 }), iban: account },
  }))
  const conflict = (words: RegExp) => (error: unknown) => error instanceof Failure && error.kind === 'conflict' && words.test(error.text.en)
  await assert.rejects(back('too much', 800_001n), conflict(/At most/))
  const order = await back('all of it', 800_000n)
  await assert.rejects(back('again', 1n), conflict(/given back by another order/))
  await assert.rejects(transact(db, (tx) => ledger.assign(tx, actorString(keeper), receipt!.id, { to: { books: 'main', code: 'income:other', kind: 'income' }, text: declared.title })), conflict(/A payment order gives back/))
  await transact(db, async (tx) => {
    await ledger.approvePayment(tx, actorString(head), order.id)
    return ledger.exportPayments(tx, actorString(keeper), 'main', { name: 'Үлгі инспекция', iban: bank })
  })
  world.at('2026-02-13T05:00:00.000Z')
  await state('2026-02-12', [{ amount: -800_000n, purpose: `${order.reference} қайтару` }])
  assert.deepEqual([(await ledger.payment(order.id)).status, await ledger.unallocated()], ['paid', []])
  assert.deepEqual(await reconcile(kernel.db), [])
})

test('nobody is late by a statement that is missing, that was taken in before its day was over, or by a receipt of which nobody has said what it is for', async (t) => {
  const { world, kernel, keeper, file, state, round, fee, stepOf } = await opened(t)
  const { ledger, db } = kernel
  const id = await file()
  const { invoice } = await fee(id)
  world.at('2026-02-09T07:00:00.000Z')
  await state('2026-02-06', [], '2026-02-02')
  await state('2026-02-09')
  await round('2026-02-11T05:00:00.000Z')
  assert.equal(await stepOf(id), 'payment', 'at noon nobody knows what is paid at five')
  await state('2026-02-10')
  await round('2026-02-11T06:00:00.000Z')
  assert.equal(await stepOf(id), 'payment', 'a statement of a later day does not tell of the due one')
  await state('2026-02-09', [{ amount: 300_000n, purpose: 'Алым' }, { amount: 500_000n, purpose: 'Алым, қалғаны' }])
  await round('2026-02-11T07:00:00.000Z')
  assert.equal(await stepOf(id), 'payment', 'two receipts that could be the fee wait for an officer')
  for (const receipt of await ledger.unallocated()) await transact(db, (tx) => ledger.allocate(tx, actorString(keeper), receipt.id, invoice!.id))
  assert.equal(await stepOf(id), 'check')
})

test('nobody is late who was not told where to pay', async (t) => {
  const { file, state, round, stepOf } = await opened(t, { hasAccount: false })
  const id = await file()
  await round('2026-02-11T05:00:00.000Z')
  await state('2026-02-10', [], '2026-02-02')
  await round('2026-02-11T06:00:00.000Z')
  assert.equal(await stepOf(id), 'payment')
})

test('whoever paid in time is not late because the case could not go on then', async (t) => {
  const { kernel, file, state, round, fee, stepOf, pay } = await opened(t)
  const id = await file()
  await sql`alter table case_action add constraint nothing_goes_on check (act ->> 'type' <> 'completed')`.execute(kernel.db)
  await round('2026-02-10T05:00:00.000Z')
  await state('2026-02-08', [], '2026-02-02')
  await pay(id, '2026-02-09')
  await assert.rejects(round('2026-02-10T06:00:00.000Z'), /nothing_goes_on/)
  assert.deepEqual([await stepOf(id), (await fee(id)).invoice!.status], ['payment', 'paid'])
  await sql`alter table case_action drop constraint nothing_goes_on`.execute(kernel.db)
  await round('2026-02-10T07:00:00.000Z')
  assert.equal(await stepOf(id), 'check')
})

test('a case that an appeal returns to its fee is not charged for what it paid, and is charged again for what had gone back, and for no more', async (t) => {
  const { kernel, file, round, stepOf, hunter, pay, refuse, appealed, sent } = await opened(t, { licence: { reopensAt: 'payment' } })
  const [kept, back] = [await file(), await file()]
  const charges = async (id: string) => (await kernel.cases.view(hunter, id)).fees.map(({ state, invoice, refunds }) => [state, invoice!.amount, ...refunds.map(({ amount }) => amount)])
  for (const id of [kept, back]) await pay(id, '2026-02-02')
  await refuse(kept)
  await appealed(kept)
  assert.deepEqual([await stepOf(kept), await charges(kept)], ['check', [['paid', 800_000n]]])
  await refuse(back)
  await sent('2026-02-03T05:00:00.000Z')
  await appealed(back)
  assert.deepEqual([await stepOf(back), await charges(back)], ['payment', [['paid', 800_000n, 400_000n], ['due', 400_000n]]])
  await pay(back, '2026-02-03')
  await refuse(back)
  assert.deepEqual(await charges(back), [['paid', 800_000n, 400_000n], ['paid', 400_000n, 400_000n]], 'half of the fee is kept')
  await round('2026-02-04T05:00:00.000Z')
  assert.deepEqual(await reconcile(kernel.db), [])
})

test('what had gone back by a refusal that was annulled does not go back a second time by the next one', async (t) => {
  const { kernel, file, round, fee, pay, refuse, appealed, sent } = await opened(t)
  const id = await file()
  await pay(id, '2026-02-02')
  await refuse(id)
  await sent('2026-02-03T05:00:00.000Z')
  await appealed(id)
  await refuse(id)
  await round('2026-02-04T05:00:00.000Z')
  assert.deepEqual((await fee(id)).refunds.map(({ amount, state }) => [amount, state]), [[400_000n, 'sent']])
  assert.deepEqual(await reconcile(kernel.db), [])
})

test('a case that an appeal takes out of the step of its fee no longer asks for that invoice, and is charged when it comes there again', async (t) => {
  const { payment, check, decision } = declared.steps
  const { refunds: _, ...refused } = decision!.outcomes['refuse']!
  const { kernel, hunter, file, fee, stepOf, appealed, refuse, pay } = await opened(t, { licence: {
    starts: 'check', steps: {
      check: check!, decision: { ...decision!, outcomes: { ...decision!.outcomes, refuse: { ...refused, to: 'payment' } } },
      payment: { ...payment!, outcomes: { ...payment!.outcomes, paid: { ...payment!.outcomes['paid']!, to: 'closed' } } },
    },
  } })
  const id = await file()
  await refuse(id)
  assert.equal(await stepOf(id), 'payment')
  await appealed(id)
  assert.deepEqual([await stepOf(id), (await fee(id)).state, (await fee(id)).invoice!.status], ['check', 'dropped', 'cancelled'])
  await refuse(id)
  await pay(id, '2026-02-02')
  assert.deepEqual((await kernel.cases.view(hunter, id)).fees.map(({ state }) => state), ['dropped', 'paid'])
  assert.equal(await stepOf(id), undefined)
  assert.deepEqual(await reconcile(kernel.db), [])
})

test('a case that waits for its fee does not move to a version in which an office performs that step', async (t) => {
  const { kernel, hunter, file, round, state, pay, stepOf } = await opened(t)
  const id = await file()
  const { version } = await kernel.cases.view(hunter, id)
  const { payment, check, decision } = declared.steps
  const { refunds: _, ...withdrawn } = check!.outcomes['withdrawn']!
  const { refunds: __, ...refused } = decision!.outcomes['refuse']!
  const { within: ___, ...timeless } = payment!
  await kernel.cases.versions.enact([{
    ...declared, fee: 'free', clock: { ...declared.clock, from: 'payment' }, inForce: { ...declared.inForce, from: '2026-02-03', openCases: { ...declared.inForce.openCases, rule: 'move' } }, steps: {
      payment: { ...timeless, by: { role: 'hunting.officer' }, late: 'escalate', outcomes: { paid: payment!.outcomes['paid']! } },
      check: { ...check!, outcomes: { ...check!.outcomes, withdrawn } }, decision: { ...decision!, outcomes: { ...decision!.outcomes, refuse: refused } },
    },
  }])
  await round('2026-02-10T05:00:00.000Z') // the head is told that it is late: an act after which cases move
  assert.equal((await kernel.cases.view(hunter, id)).version, version)
  await state('2026-02-08', [], '2026-02-02')
  await pay(id, '2026-02-09')
  assert.equal(await stepOf(id), 'check')
})

test('whoever is free of the fee goes on at once, and nothing goes back that was never paid', async (t) => {
  const { kernel, officer, hunter, file, act, round, fee, stepOf } = await opened(t)
  const id = await file({ veteran: 'true' })
  assert.equal(await stepOf(id), 'check')
  const free = await fee(id)
  assert.deepEqual([free.state, free.freeBy?.title.en, free.invoice], ['free', 'veterans', undefined])
  await act(officer, id, 'withdrawn', { reasons: 'By letter.' })
  await round('2026-02-03T05:00:00.000Z')
  assert.equal((await kernel.ledger.paymentsOf('main', { page: 1, size: 10 })).total, 0)
  assert.equal((await kernel.ledger.invoicesOf({ kind: 'person', id: hunter.person })).length, 0)
  assert.deepEqual(await reconcile(kernel.db), [])
})

test('who gives the application up is paid back in full once their number is proved; an appeal that takes a refusal away takes its refund away too', async (t) => {
  const { kernel, officer, head, keeper, prove, file, act, state, round, fee, stepOf, refuse, appealed } = await opened(t, { numbered: false })
  const { ledger, db } = kernel
  const [given, refused] = [await file({ term: 'season' }), await file()]
  await state('2026-02-03', await Promise.all([given, refused].map(async (id) => {
    const invoice = (await fee(id)).invoice!
    return { amount: invoice.amount, purpose: `Алым ${invoice.reference}` }
  })))
  await act(officer, given, 'withdrawn', { reasons: 'By letter.' })
  await round('2026-02-04T05:00:00.000Z')
  assert.deepEqual((await fee(given)).refunds.map((one) => [one.amount, one.state]), [[200_000n, 'no number']])
  await prove()
  await round('2026-02-04T06:00:00.000Z')
  assert.deepEqual((await fee(given)).refunds.map((one) => one.state), ['drafted'])
  const [order] = (await ledger.paymentsOf('main', { page: 1, size: 10 })).rows
  await assert.rejects(transact(db, (tx) => ledger.approvePayment(tx, actorString(officer), order!.id)), (error) => error instanceof Failure && error.kind === 'refused')
  await transact(db, (tx) => ledger.approvePayment(tx, actorString(keeper), order!.id))

  await refuse(refused)
  await round('2026-02-05T05:00:00.000Z')
  await appealed(refused)
  await round('2026-02-06T05:00:00.000Z')
  assert.equal(await stepOf(refused), 'check')
  assert.deepEqual((await fee(refused)).refunds, [], 'the case goes on, and its fee stays paid')
  assert.deepEqual((await ledger.paymentsOf('main', { page: 1, size: 10 })).rows.map(({ status }) => status).toSorted(), ['approved', 'withdrawn'])
  await act(officer, refused, 'propose')
  await act(head, refused, 'refuse', { reasons: 'No licence for this place.', sign: true })
  await round('2026-02-07T05:00:00.000Z')
  assert.deepEqual((await fee(refused)).refunds.map((one) => [one.amount, one.state]), [[400_000n, 'drafted']])
  assert.deepEqual(await reconcile(db), [])
})

test('the print, the diagram and the page of the service say what is paid, who is free of it, and what goes back', async (t) => {
  const licence = procedures.find(({ id }) => id === 'hunting.licence')!
  const printed = printDeclaration(licence, 'en')
  assert.match(printed, /What is paid: Fee for the hunting licence\. Amount: /)
  assert.match(printed, /Free of it: veterans/)
  assert.match(printed, /a part of what was paid is paid back: Fee for the hunting licence/)
  assert.match(diagramList(licence, 'en')[0]!.text, /waits for the payment/)
  const { kernel, hunter } = await opened(t)
  const portal = testPortal({ routes: serviceRoutes(kernel), session: { actor: hunter } })
  assert.match(await (await portal.ask('/en/services/hunting.licence')).text(), /Fee for the hunting licence/)
})

test('the linter says what is wrong with a fee: nowhere to go on, no time, no account, a refund of nothing, a unit that nobody declares', () => {
  /** What is found once these members are replaced, by their paths; undefined leaves one out. */
  const found = (changes: Readonly<Record<string, unknown>>, beside: Partial<Procedure> = {}): readonly string[] => {
    const one: object = JSON.parse(JSON.stringify(procedures.find(({ id }) => id === 'hunting.licence')))
    for (const [path, value] of Object.entries(changes)) {
      const names = path.split('.')
      const last = names.pop()!
      Reflect.set(names.reduce<object>((at, name) => Reflect.get(at, name), one), last, value)
    }
    return lint([JSON.parse(JSON.stringify(one)), { ...procedures.find(({ id }) => id === 'hunting.appeal')!, ...beside }], undefined, [], undefined, (income) => income === 'hunting.fees')
      .filter(({ severity, procedure }) => severity !== 'note' && procedure === 'hunting.licence').map(({ rule, place }) => `${rule} ${place}`)
  }
  const { payment, check } = declared.steps
  const withdrawn = 'steps.check.outcomes.withdrawn.refunds'
  assert.deepEqual(found({}), [])
  assert.deepEqual(found({ fee: 'free' }), ['fee-said-otherwise fee'])
  assert.deepEqual(found({ 'steps.payment.by.fee.income': 'nobody' }), ['fee-without-account steps.payment.by.fee.income'])
  assert.deepEqual(found({ 'steps.payment.outcomes.again': payment!.outcomes['paid'] }), ['fee-leads-nowhere steps.payment.outcomes'])
  assert.deepEqual(found({ 'steps.payment.late': 'escalate', 'steps.payment.outcomes.unpaid': undefined }), ['fee-without-consequence steps.payment.late'])
  const silence = { label: declared.title, to: 'closed', decides: 'granted', basis: declared.clock.basis }
  assert.deepEqual(found({ 'clock.silence': silence, 'clock.stopsIn': ['payment'] }), [])
  assert.deepEqual(found({ 'clock.silence': silence }), ['fee-within-silence clock.stopsIn'])
  const byHouse = { opens: { by: 'office', role: 'hunting.officer' }, about: { procedures: ['hunting.appeal'], effects: ['dismiss'] } }
  assert.ok(!found(byHouse).includes('fee-of-nobody steps.payment.by'))
  assert.ok(found(byHouse, { opens: { by: 'anyone' } }).includes('fee-of-nobody steps.payment.by'), 'nobody is known who could owe it')
  assert.deepEqual(found({ 'steps.payment.by.fee.amount.right.parameter': 'mci' }), ['unknown-parameter steps.payment.by.fee.amount.right'])
  assert.deepEqual(found({ [`${withdrawn}.of`]: 'decision' }), [`refund-of-nothing ${withdrawn}.of`])
  assert.deepEqual(found({ [`${withdrawn}.account`]: 'hunter' }), [`refund-without-account ${withdrawn}.account`])
  assert.deepEqual(found({ 'steps.payment.outcomes.unpaid.refunds': check!.outcomes['withdrawn']!.refunds }), ['refund-before-payment steps.payment.outcomes.unpaid.refunds.of'])
})

test('an officer sends two paid cases to the head at once, each with its own entry, and one that is not paid yet is told apart', async (t) => {
  const it = await opened(t)
  const { kernel: { cases }, officer, hunter } = it
  const [first, second, unpaid] = [await it.file(), await it.file(), await it.file()]
  await it.pay(first, '2026-02-02')
  await it.pay(second, '2026-02-03')
  const chosen = await cases.chooseSeveral(officer, [first, second])
  assert.deepEqual(chosen.map(({ outcomes }) => outcomes), [['propose', 'withdrawn'], ['propose', 'withdrawn']])
  const done = await cases.performSeveral(officer, { key: 'season', outcome: 'propose', cases: [
    ...chosen.map(({ view }) => ({ id: view.id, seen: placeOf(view.state, view.log, 'complete') })), { id: unpaid, seen: '1' },
  ] })
  assert.deepEqual(done.map(({ because }) => because === undefined), [true, true, false])
  assert.deepEqual(await Promise.all([first, second, unpaid].map((id) => it.stepOf(id))), ['decision', 'decision', 'payment'])
  for (const id of [first, second]) assert.equal((await cases.view(hunter, id)).log.filter(({ act }) => act.type === 'completed' && act.step === 'check').length, 1)
  for (const [language, words] of [['en', 'at once'], ['ru', 'сразу'], ['kk', 'бірден']] as const) assert.ok(printDeclaration(declared, language).includes(words), language)
})
