import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { generateIban, generateIin } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import { untilBlocked } from '../database/testing.ts'
import { type PaymentDraft, type PaymentOrder, parseStatement } from './index.ts'
import { pain001 } from './pain.ts'
import { settledBy } from './payments.ts'
import { exportCamt, sampleStatement } from './statements/testing.ts'
import { nodes, readXml, text } from './statements/xml.ts'
import { account, assertSound, bill, bring, failing, ledgerWorld, type LedgerWorld, line, officer, payer } from './testing.ts'

const second = 'person:0198f000-0000-7000-8000-000000000002'
const payee = { name: 'Үлгі Алушы', number: generateIin({ birthday: '1999-04-12', sex: 'female', serial: 7 }), iban: generateIban({ bank: '999', account: 'PAYEE1' }) }
const paying = { name: 'Үлгі мекеме', number: payer.identifier, iban: account }

let drafts = 0
const order = ({ ledger, within }: LedgerWorld, more: Partial<PaymentDraft> = {}, by = officer): Promise<PaymentOrder> => {
  drafts += 1
  const draft = { key: `draft-${drafts}`, books: 'main', payee, amount: 500n, purpose: 'Шәкіртақы, наурыз', for: { expense: 'stipends' }, ...more }
  return within((tx) => ledger.draftPayment(tx, by, draft))
}

/** The children of an element in the order in which they stand. */
const childrenOf = (xml: string, element: string): readonly string[] => {
  const body = new RegExp(`<${element}(?:\\s[^>]*)?>([^]*?)</${element}>`).exec(xml)?.[1] ?? ''
  const names: string[] = []
  for (let rest = body, found = /<(\w+)(?:\s[^>]*)?>/.exec(rest); found; found = /<(\w+)(?:\s[^>]*)?>/.exec(rest)) {
    names.push(found[1]!)
    rest = rest.slice(rest.indexOf(`</${found[1]}>`, found.index) + found[1]!.length + 3)
  }
  return names
}

async function sent(t: TestContext) {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const drafted = await order(world)
  await within((tx) => ledger.approvePayment(tx, second, drafted.id))
  const file = await within((tx) => ledger.exportPayments(tx, officer, 'main', paying))
  return { world, drafted, file }
}

test('a payment is drafted by one person and approved by another, whatever hat the first wears', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within, journal } = world
  const drafted = await order(world)
  assert.match(drafted.number, /^P2026-000001$/)
  assert.equal(drafted.status, 'drafted')
  assert.deepEqual(await ledger.trialBalance('2026-12-31'), [], 'a draft owes nothing')
  for (const by of [officer, `${officer} for organisation:0198f000-0000-7000-8000-000000000009`]) {
    await assert.rejects(within((tx) => ledger.approvePayment(tx, by, drafted.id)), failing('refused'))
  }
  await assert.rejects(sql`update payment_order set approved_by = drafted_by, approved_at = now()`.execute(world.db), /check/, 'nor past the program')
  const approved = await within((tx) => ledger.approvePayment(tx, second, drafted.id))
  assert.deepEqual([approved.status, approved.approved?.by], ['approved', second])
  await assert.rejects(within((tx) => ledger.approvePayment(tx, second, drafted.id)), failing('conflict'))
  assert.deepEqual((await ledger.trialBalance('2026-12-31')).map(({ group, balance }) => [group, balance]), [['payable', -500n], ['stipends', 500n]])
  assert.deepEqual(journal, ['payment.drafted', 'payment.approved'])
  await assertSound(world)
})

test('what is wrong with an order is said, and the same key orders once', async (t) => {
  const world = await ledgerWorld(t)
  await assert.rejects(order(world, { payee: { ...payee, iban: `${payee.iban.slice(0, -1)}${payee.iban.endsWith('0') ? 1 : 0}` } }), failing('invalid'))
  await assert.rejects(order(world, { payee: { ...payee, number: '123' } }), failing('invalid'))
  await assert.rejects(order(world, { amount: 0n }), failing('invalid'))
  for (const unseen of ['\u0000', '\u000b', '\u001f', '\ufffe', '\ud800']) {
    await assert.rejects(order(world, { purpose: `Шәкіртақы${unseen}` }), failing('invalid'))
    await assert.rejects(order(world, { payee: { ...payee, name: `${unseen}Алушы` } }), failing('invalid'))
  }
  const first = await order(world, { key: 'once' })
  assert.equal((await order(world, { key: 'once' })).id, first.id)
  await assert.rejects(order(world, { key: 'once', amount: 501n }), failing('conflict'))
  assert.equal((await world.ledger.paymentsOf('main', { page: 1, size: 10 })).total, 1)
  assert.equal((await world.ledger.paymentsOf('museum', { page: 1, size: 10 })).total, 0)
})

test('the file for the bank has what is approved, once, as pain.001 asks', async (t) => {
  const { world, drafted, file } = await sent(t)
  const { ledger, within } = world
  assert.equal((await ledger.payment(drafted.id)).status, 'sent')
  await assert.rejects(within((tx) => ledger.exportPayments(tx, officer, 'main', paying)), failing('conflict'), 'nothing goes twice')
  assert.equal((await ledger.paymentFile('main', file.message))?.xml, file.xml)
  assert.equal(await ledger.paymentFile('museum', file.message), undefined)
  const [document] = nodes(readXml(new TextEncoder().encode(file.xml)), 'Document')
  assert.match(file.xml, /<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain\.001\.001\.09">/)
  const [initiation] = nodes(document, 'CstmrCdtTrfInitn')
  // ISO 20022, pain.001.001.09: each of these is a sequence, so that the order of the elements is a rule.
  assert.deepEqual(childrenOf(file.xml, 'GrpHdr'), ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'])
  assert.deepEqual(childrenOf(file.xml, 'PmtInf'), ['PmtInfId', 'PmtMtd', 'NbOfTxs', 'CtrlSum', 'ReqdExctnDt', 'Dbtr', 'DbtrAcct', 'DbtrAgt', 'CdtTrfTxInf'])
  assert.deepEqual(childrenOf(file.xml, 'CdtTrfTxInf'), ['PmtId', 'Amt', 'Cdtr', 'CdtrAcct', 'RmtInf'])
  assert.ok(file.message.length <= 35, 'Max35Text')
  const at = (path: string) => text(initiation, path)
  assert.deepEqual(
    ['GrpHdr/NbOfTxs', 'GrpHdr/CtrlSum', 'PmtInf/PmtMtd', 'PmtInf/ReqdExctnDt/Dt', 'PmtInf/DbtrAcct/Id/IBAN', 'PmtInf/DbtrAgt/FinInstnId/Othr/Id'].map(at),
    ['1', '5.00', 'TRF', '2026-03-02', account, 'NOTPROVIDED'])
  assert.deepEqual(
    ['PmtId/EndToEndId', 'Amt/InstdAmt', 'Amt/InstdAmt/@Ccy', 'Cdtr/Nm', 'Cdtr/Id/PrvtId/Othr/Id', 'CdtrAcct/Id/IBAN'].map((path) => at(`PmtInf/CdtTrfTxInf/${path}`)),
    [drafted.reference, '5.00', 'KZT', payee.name, payee.number, payee.iban])
  assert.match(at('PmtInf/CdtTrfTxInf/RmtInf/Ustrd') ?? '', new RegExp(`^${drafted.reference} Шәкіртақы`))
})

test('nothing is paid from the account of another creditor', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const statement = parseStatement(exportCamt(sampleStatement({ account, from: '2026-03-02', lines: [line(9n)], statementId: 'theirs' })))
  await within((tx) => ledger.importStatement(tx, officer, statement, { account, books: 'museum' }))
  const { id } = await order(world)
  await within((tx) => ledger.approvePayment(tx, second, id))
  await assert.rejects(within((tx) => ledger.exportPayments(tx, officer, 'main', paying)), failing('conflict'))
})

test('no text of a payee is longer than the schema allows, or can add an element', () => {
  const long = `<Nm>&"${'ұ'.repeat(300)}`
  const xml = pain001({
    message: 'M', made: '2026-03-02T09:00:00.000Z', day: '2026-03-02', payer: { ...paying, name: long, bic: 'SMPLKZKA' },
    transfers: [{ reference: 'RF18539007547034', name: long, number: payer.identifier, iban: payee.iban, amount: 123_45n, purpose: long }],
  })
  const [transfer] = nodes(readXml(new TextEncoder().encode(xml)), 'Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf')
  assert.ok([...(text(transfer, 'RmtInf/Ustrd') ?? '').replaceAll(/&\w+;/g, '.')].length <= 140)
  assert.equal(text(transfer, 'Amt/InstdAmt'), '123.45')
  assert.match(xml, /&lt;Nm&gt;&amp;/)
  assert.match(xml, /<BICFI>SMPLKZKA<\/BICFI>/)
  assert.match(xml, /<OrgId>/)
})

test('what XML cannot hold goes into no file, and every amount has the two decimals of the tenge', () => {
  const xml = pain001({
    message: 'M', made: '2026-03-02T09:00:00.000Z', day: '2026-03-02', payer: paying,
    transfers: [5n, 100n, 120_000n, 120_050n].map((amount) => (
      { reference: 'RF18539007547034', name: 'Үл\u0001гі \ufffe😀', number: payer.identifier, iban: payee.iban, amount, purpose: '\ud800Ша\u000bй' })),
  })
  assert.ok([...xml].every((sign) => (sign >= ' ' || '\t\n\r'.includes(sign)) && sign !== '\ufffe') && xml.isWellFormed())
  const payments = nodes(readXml(new TextEncoder().encode(xml)), 'Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf')
  assert.deepEqual(payments.map((one) => text(one, 'Amt/InstdAmt')), ['0.05', '1.00', '1200.00', '1200.50'])
  assert.match(xml, /<CtrlSum>2401\.55<\/CtrlSum>/)
  assert.deepEqual([text(payments[0], 'Cdtr/Nm'), text(payments[0], 'RmtInf/Ustrd')], ['Үлгі 😀', 'RF18539007547034 Шай'])
})

test('the line of the statement settles the order that its reference names, with the exact amount', async (t) => {
  const { world, drafted } = await sent(t)
  const { ledger, journal } = world
  const purpose = `Шәкіртақы ${drafted.reference}`
  assert.equal((await bring(world, [line(-499n, { purpose, bankReference: 'less' }), line(-500n, { purpose: 'Шәкіртақы', bankReference: 'none' })])).matched, 0)
  assert.equal((await bring(world, [line(-500n, { purpose, bankReference: 'right' })])).matched, 1)
  const paid = await ledger.payment(drafted.id)
  assert.equal(paid.status, 'paid')
  assert.equal((await ledger.bankLine(paid.line!)).left, 0n)
  assert.equal((await ledger.trialBalance('2026-12-31')).find(({ group }) => group === 'payable')?.balance, 0n)
  assert.equal((await bring(world, [line(-500n, { purpose, bankReference: 'again' })])).matched, 0, 'one order is paid once')
  assert.ok(journal.includes('payment.sent') && journal.includes('bank-line.allocated'))
  await assertSound(world)
})

test('what an expense was paid is what the bank proves: orders that a line settled, and lines booked to it at once and not taken back', async (t) => {
  const { world, drafted } = await sent(t)
  const { ledger, within } = world
  const paid = async (): Promise<unknown> => [...await ledger.paidFor(['nobody-has-it', 'stipends'])]
  assert.deepEqual(await paid(), [['stipends', 0n]], 'an order alone proves nothing')
  await bring(world, [line(-500n, { purpose: drafted.reference }), line(-70n, { purpose: 'Шәкіртақы', bankReference: 'bare' })])
  assert.deepEqual(await paid(), [['stipends', 500n]])
  const [bare] = await ledger.unallocated()
  const booked = await within((tx) => ledger.assign(tx, officer, bare!.id, { to: { code: 'stipends', kind: 'expense' }, text: same('Шәкіртақы') }))
  assert.deepEqual(await paid(), [['stipends', 570n]])
  await within((tx) => ledger.takeBack(tx, officer, booked, same('Қате')))
  assert.deepEqual(await paid(), [['stipends', 500n]])
  await assertSound(world)
})

test('an order that the statement shows as paid before it went to the bank goes into no file', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const [paid, waiting] = [await order(world), await order(world, { amount: 70n })]
  for (const { id } of [paid, waiting]) await within((tx) => ledger.approvePayment(tx, second, id))
  await bring(world, [line(-500n, { purpose: paid.reference })])
  const { xml } = await within((tx) => ledger.exportPayments(tx, officer, 'main', paying))
  assert.deepEqual([xml.includes(paid.reference), xml.includes(waiting.reference)], [false, true])
  assert.equal((await ledger.payment(paid.id)).status, 'paid')
  await assert.rejects(within((tx) => ledger.exportPayments(tx, officer, 'main', paying)), failing('conflict'), 'nothing is left to pay')
})

test('two lines that name one order at once settle it once', async (t) => {
  const { world: { db, ledger, within }, drafted: { reference } } = await sent(t)
  const statement = parseStatement(exportCamt(sampleStatement({ account, from: '2026-03-02', lines: [line(-500n, { purpose: reference })], statementId: 'first' })))
  const { late } = await within(async (tx) => {
    assert.equal((await ledger.importStatement(tx, officer, statement, { account })).matched, 1)
    const asks = within((other) => settledBy(other, 'main', -500n, [reference]))
    await untilBlocked(db, asks)
    return { late: asks }
  })
  assert.equal(await late, undefined)
})

test('what was paid too much on an invoice is given back by an order, at most once, and its line closes the invoice', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const overpaid = await bill(world, 100n)
  await bring(world, [line(160n, { purpose: overpaid.reference })])
  assert.equal((await ledger.invoice(overpaid.id)).status, 'overpaid')
  await assert.rejects(order(world, { for: { invoice: overpaid.id }, amount: 61n }), failing('conflict'))
  const back = await order(world, { for: { invoice: overpaid.id }, amount: 60n })
  await assert.rejects(order(world, { for: { invoice: overpaid.id }, amount: 1n }), failing('conflict'), 'all of it is ordered already')
  await within((tx) => ledger.approvePayment(tx, second, back.id))
  await within((tx) => ledger.exportPayments(tx, officer, 'main', paying))
  await bring(world, [line(-60n, { purpose: `Қайтару ${back.reference}` })])
  assert.deepEqual([(await ledger.payment(back.id)).status, (await ledger.invoice(overpaid.id)).status], ['paid', 'paid'])
  await assertSound(world)
})

test('money that went back otherwise is not given back again: neither approved nor sent', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const overpaid = await bill(world, 100n)
  await bring(world, [line(160n, { purpose: overpaid.reference })])
  const [draft, approved] = [await order(world, { for: { invoice: overpaid.id }, amount: 20n }), await order(world, { for: { invoice: overpaid.id }, amount: 40n })]
  await within((tx) => ledger.approvePayment(tx, second, approved.id))
  await bring(world, [line(-30n, { purpose: overpaid.reference })])
  await assert.rejects(within((tx) => ledger.approvePayment(tx, second, draft.id)), failing('conflict'))
  await assert.rejects(within((tx) => ledger.exportPayments(tx, officer, 'main', paying)), (error: unknown) =>
    failing('conflict')(error) && String(error).includes(approved.number))
  await within((tx) => ledger.withdrawPayment(tx, officer, approved.id, same('Қайтарылған')))
  await within((tx) => ledger.approvePayment(tx, second, draft.id))
  await within((tx) => ledger.exportPayments(tx, officer, 'main', paying))
})

test('a receipt stays on its invoice while an order gives back what it paid too much', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const overpaid = await bill(world, 100n)
  await bring(world, [line(100n, { purpose: overpaid.reference }), line(60n, { purpose: overpaid.reference })])
  const back = await order(world, { for: { invoice: overpaid.id }, amount: 50n })
  const { payments } = await ledger.invoice(overpaid.id)
  const takeBack = (amount: bigint) => within((tx) => ledger.takeBack(tx, officer, payments.find((one) => one.amount === amount)!.allocation, same('Қате')))
  for (const amount of [100n, 60n]) await assert.rejects(takeBack(amount), failing('conflict'))
  await bring(world, [line(60n, { purpose: overpaid.reference, bankReference: 'more' })])
  await takeBack(60n)
  assert.equal((await ledger.invoice(overpaid.id)).outstanding, -60n)
  await assert.rejects(within((tx) => ledger.cancelInvoice(tx, officer, overpaid.id, { reason: same('Қате') })), failing('conflict'))
  await within((tx) => ledger.withdrawPayment(tx, officer, back.id, same('Қате')))
  await within((tx) => ledger.cancelInvoice(tx, officer, overpaid.id, { reason: same('Қате') }))
  await assertSound(world)
})

test('a refund that fits its invoice no longer waits for an officer, and the rest of the statement is taken in', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const [overpaid, returned, open] = [await bill(world, 100n), await bill(world, 200n), await bill(world, 300n)]
  await bring(world, [line(160n, { purpose: overpaid.reference }), line(220n, { purpose: returned.reference })])
  const backs = [await order(world, { for: { invoice: overpaid.id }, amount: 60n }), await order(world, { for: { invoice: returned.id }, amount: 20n })]
  for (const { id } of backs) await within((tx) => ledger.approvePayment(tx, second, id))
  await within((tx) => ledger.exportPayments(tx, officer, 'main', paying))
  await bring(world, [line(-120n, { purpose: overpaid.reference }), line(-220n, { purpose: returned.reference })])
  const done = await bring(world, [
    ...backs.map(({ reference, amount }) => line(-amount, { purpose: `Қайтару ${reference}` })), line(300n, { purpose: open.reference }),
  ])
  assert.deepEqual([done.added, done.matched, done.unallocated], [3, 1, 2])
  assert.equal((await ledger.invoice(open.id)).status, 'paid')
  assert.deepEqual(await Promise.all(backs.map(async ({ id }) => (await ledger.payment(id)).status)), ['sent', 'sent'])
  await assertSound(world)
})

test('an order that is not paid is withdrawn with its reason, also when the bank refused it, and owes nothing any more', async (t) => {
  const { world, drafted: gone, file } = await sent(t)
  const { ledger, within, bodies } = world
  const [draft, approved] = [await order(world), await order(world, { amount: 70n })]
  await within((tx) => ledger.approvePayment(tx, second, approved.id))
  for (const { id } of [draft, approved]) await within((tx) => ledger.withdrawPayment(tx, officer, id, same('Қате')))
  assert.equal(JSON.stringify(bodies).includes('Қате'), false, 'what an officer writes is not for everybody')
  assert.deepEqual([(await ledger.payment(draft.id)).status, (await ledger.payment(approved.id)).ended?.why.kk], ['withdrawn', 'Қате'])
  assert.equal((await ledger.trialBalance('2026-12-31')).find(({ group }) => group === 'payable')?.balance, -500n, 'only the one that went')
  await assert.rejects(within((tx) => ledger.exportPayments(tx, officer, 'main', paying)), failing('conflict'))
  const refused = await within((tx) => ledger.withdrawPayment(tx, officer, gone.id, same('Банк қабылдамады')))
  assert.deepEqual([refused.status, refused.message], ['withdrawn', file.message])
  assert.equal((await ledger.trialBalance('2026-12-31')).find(({ group }) => group === 'payable')?.balance, 0n)
  assert.equal((await bring(world, [line(-500n, { purpose: gone.reference })])).matched, 0, 'what the bank did pay after all waits for an officer')
  await assertSound(world)
})

test('an officer gives a line without the reference to the order of its exact amount, in the same books, once', async (t) => {
  const { world, drafted } = await sent(t)
  const { ledger, within } = world
  const another = await order(world, { amount: 500n })
  await bring(world, [line(-500n, { bankReference: 'bare' }), line(-499n), line(500n)])
  const lines = await ledger.unallocated()
  const pay = (amount: bigint, reference = drafted.reference) => within((tx) => ledger.payOrder(tx, officer, lines.find((one) => one.amount === amount)!.id, reference))
  assert.deepEqual((await ledger.payableBy('main', -500n)).map(({ id }) => id), [drafted.id])
  assert.deepEqual([await ledger.payableBy('museum', -500n), await ledger.payableBy('main', 500n)], [[], []])
  for (const amount of [-499n, 500n]) await assert.rejects(pay(amount), failing('conflict'))
  await assert.rejects(pay(-500n, another.reference), failing('conflict'), 'nobody has approved it')
  await pay(-500n)
  const paid = await ledger.payment(drafted.id)
  assert.deepEqual([paid.status, (await ledger.bankLine(paid.line!)).allocations.map(({ by }) => by)], ['paid', ['officer']])
  assert.deepEqual(await ledger.payableBy('main', -500n), [])
  await bring(world, [line(-500n, { bankReference: 'twice' })])
  const [twice] = (await ledger.unallocated()).filter(({ amount }) => amount === -500n)
  await assert.rejects(within((tx) => ledger.payOrder(tx, officer, twice!.id, drafted.reference)), failing('conflict'))
  await assertSound(world)
})

test('an order that is paid is not withdrawn', async (t) => {
  const { world, drafted } = await sent(t)
  await bring(world, [line(-500n, { purpose: drafted.reference })])
  await assert.rejects(world.within((tx) => world.ledger.withdrawPayment(tx, officer, drafted.id, same('Кеш'))), failing('conflict'))
})

test('money paid out that names an invoice, but may be the payment of an order, waits for an officer', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const invoice = await bill(world, 100n)
  await bring(world, [line(100n, { purpose: invoice.reference })])
  const back = await order(world, { payee: { name: payer.name, number: payer.identifier, iban: payer.iban }, amount: 40n })
  await within((tx) => ledger.approvePayment(tx, second, back.id))
  await within((tx) => ledger.exportPayments(tx, officer, 'main', paying))
  await bring(world, [line(-40n, { purpose: `Қайтару, шот № ${invoice.number}` }), line(-30n, { purpose: `Қайтару, шот № ${invoice.number}` })])
  assert.deepEqual((await ledger.unallocated()).map(({ left }) => left), [-40n])
  const [bare] = await ledger.unallocated()
  await within((tx) => ledger.payOrder(tx, officer, bare!.id, back.reference))
  assert.deepEqual([(await ledger.payment(back.id)).status, (await ledger.invoice(invoice.id)).outstanding], ['paid', 30n])
  await assertSound(world)
})
