import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { generateIban } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import { newId } from '../database/index.ts'
import { parseStatement, printReference, type Invoice, type InvoiceDraft, type StatementLine } from './index.ts'
import { exportCamt, exportCsv, exportOneC, samplePayer, sampleStatement } from './statements/testing.ts'
import { ledgerWorld, officer, type LedgerWorld } from './testing.ts'

const account = generateIban({ bank: '999', account: 'HOUSE1' })
const debtor = newId()
const payer = samplePayer(1)
const failing = (kind: Failure['kind']) => (error: unknown): boolean => error instanceof Failure && error.kind === kind

const bill = ({ ledger, within }: LedgerWorld, amount: bigint, more: Partial<InvoiceDraft> = {}): Promise<Invoice> => within((tx) => ledger.issueInvoice(tx, officer, {
  debtor, bin: payer.bin, amount, issued: '2026-03-01', due: '2026-03-20', subject: 'obligation:1', text: same('Contribution'), income: 'contributions', ...more,
}))

const line = (amount: bigint, more: Partial<StatementLine> = {}): StatementLine =>
  ({ day: '2026-03-02', amount, payer, purpose: 'Төлем', bankReference: `N${amount}`, ...more })

let serial = 0
const bring = ({ ledger, within }: LedgerWorld, lines: readonly StatementLine[], more: { opening?: bigint; from?: string; to?: string } = {}) => {
  serial += 1
  const statement = sampleStatement({ account, from: '2026-03-02', lines, statementId: `S${serial}`, ...more })
  return within((tx) => ledger.importStatement(tx, officer, parseStatement(exportCamt(statement)), { account }))
}

/** The books balance, and what is unallocated in them is what the lines have left. */
async function assertSound({ ledger, db }: LedgerWorld): Promise<void> {
  const accounts = await ledger.accounts()
  assert.equal(accounts.reduce((sum, { balance }) => sum + balance, 0n), 0n)
  const left = (await ledger.unallocated({ limit: 1000 })).reduce((sum, line) => sum + line.left, 0n)
  assert.equal(-(accounts.find(({ code }) => code === 'unallocated')?.balance ?? 0n), left)
  const { rows } = await sql`
    select i.number from invoice i join ledger_account a on a.id = i.receivable
    left join ledger_posting c on c.reverses = i.posting
    where a.balance <> case when c.id is null then i.amount else 0 end - coalesce((select sum(amount) from bank_allocation where invoice = i.id), 0)`.execute(db)
  assert.deepEqual(rows, [])
}

test('invoices are numbered without gaps, year by year, also when some fail and many are issued at once', async (t) => {
  const world = await ledgerWorld(t)
  await assert.rejects(world.within(async (tx) => {
    await world.ledger.issueInvoice(tx, officer, { debtor, bin: payer.bin, amount: 1n, issued: '2026-01-01', due: '2026-01-01', subject: 's', text: same('t'), income: 'i' })
    throw new Error('the act failed')
  }))
  const many = await Promise.all(Array.from({ length: 5 }, () => bill(world, 100n)))
  assert.deepEqual(many.map(({ number }) => number).sort(), [1, 2, 3, 4, 5].map((number) => `2026-00000${number}`))
  assert.equal((await bill(world, 1n, { issued: '2027-01-05', due: '2027-01-05' })).number, '2027-000001')
  assert.deepEqual(world.journal, Array.from({ length: 7 }, () => 'invoice.issued')) // the failed one was rolled back with its journal
  assert.equal((await world.ledger.invoicesOf(debtor)).length, 6)
  await assertSound(world)
})

test('an invoice says what is owed, where to pay, and by what reference', async (t) => {
  const payTo = { name: 'Үлгі қор', bin: samplePayer(9).bin, iban: account, knp: '859' }
  const world = await ledgerWorld(t, { payTo: (income) => (income === 'contributions' ? payTo : undefined) })
  const invoice = await bill(world, 1_500_00n, { key: 'q1' })
  assert.deepEqual([invoice.status, invoice.outstanding, invoice.paid, invoice.payTo], ['open', 150000n, 0n, payTo])
  assert.match(invoice.reference, /^RF\d\d2026000001$/)
  assert.match(printReference(invoice.reference), /^RF\d\d 2026 0000 01$/)
  assert.deepEqual(await bill(world, 1_500_00n, { key: 'q1' }), invoice)
  await assert.rejects(bill(world, 1_500_01n, { key: 'q1' }), failing('conflict'))
  assert.equal((await bill(world, 1n, { number: 'OLD-7', income: 'other' })).payTo, undefined)
  await assert.rejects(bill(world, 1n, { number: 'OLD-7' }), failing('conflict'))
  await assert.rejects(bill(world, 1n, { number: '2026-000099' }), failing('invalid'))
  await assert.rejects(bill(world, 1n, { number: 'Ә-1' }), failing('invalid'))
  await assert.rejects(bill(world, 0n), RangeError)
  await assert.rejects(world.ledger.invoice(newId()), failing('not found'))
})

test('a payment finds its invoice by the reference however it is written, by the number, or by BIN and amount', async (t) => {
  const world = await ledgerWorld(t)
  const [a, b, c, d] = [await bill(world, 100n), await bill(world, 200n), await bill(world, 300n), await bill(world, 300n)]
  const stranger = samplePayer(2)
  const imported = await bring(world, [
    line(100n, { payer: stranger, purpose: `оплата ${printReference(a.reference).toLowerCase()} 02.03.2026` }),
    line(150n, { purpose: `Шот № ${b.number.replace('-', ' – ')} бойынша` }), line(50n, { payer: stranger, purpose: `№ ${b.number}` }),
    line(300n), line(200n, { purpose: `${c.reference}/${d.reference}` }), line(7n, { payer: {} }),
  ])
  assert.deepEqual([imported.added, imported.matched, imported.unallocated], [6, 2, 4])
  const [paid, partly, ...open] = await Promise.all([a, b, c, d].map(({ id }) => world.ledger.invoice(id)))
  assert.deepEqual([paid?.status, paid?.paidOn], ['paid', '2026-03-02'])
  assert.deepEqual([partly?.status, partly?.outstanding, partly?.paidOn], ['partly paid', 50n, undefined])
  assert.deepEqual(open.map(({ status }) => status), ['open', 'open']) // two of 300: not sure which, and one line names both
  assert.deepEqual((await world.ledger.unallocated()).map(({ amount }) => amount).sort((x, y) => Number(x - y)), [7n, 50n, 200n, 300n])
  await bring(world, [line(50n, { bankReference: 'last' })])
  assert.equal((await world.ledger.invoice(b.id)).status, 'paid') // now one open invoice has exactly that
  await assertSound(world)
})

test('an officer allocates, in parts too, and takes back', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const [a, b] = [await bill(world, 100n), await bill(world, 250n)]
  await bring(world, [line(300n)])
  const [task] = await ledger.unallocated()
  assert.ok(task)
  const allocate = (invoice: Invoice, amount?: bigint) => within((tx) => ledger.allocate(tx, officer, task.id, invoice.id, { ...(amount !== undefined && { amount }) }))
  await assert.rejects(allocate(a, 301n), failing('invalid'))
  const first = await allocate(a, 100n)
  await allocate(b)
  assert.deepEqual((await ledger.invoicesOf(debtor)).map(({ status, outstanding }) => [status, outstanding]), [['partly paid', 50n], ['paid', 0n]])
  await assert.rejects(allocate(b), failing('conflict'))
  const back = () => within((tx) => ledger.takeBack(tx, officer, first, same('Wrong invoice')))
  await back()
  await assert.rejects(back(), failing('conflict'))
  assert.equal((await ledger.invoice(a.id)).status, 'open')
  const seen = await ledger.bankLine(task.id)
  assert.deepEqual([seen.left, seen.allocations.map(({ invoice, amount, by }) => [invoice, amount, by])], [100n, [[b.id, 200n, 'officer']]])
  await within((tx) => ledger.assign(tx, officer, task.id, { to: { code: 'other-income', kind: 'income' }, text: same('Other'), amount: 40n }))
  assert.deepEqual((await ledger.unallocated()).map(({ left }) => left), [60n])
  await assertSound(world)
})

test('two officers cannot spend one line twice', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const invoices = [await bill(world, 100n), await bill(world, 100n), await bill(world, 100n)]
  await bring(world, [line(100n)])
  const [task] = await ledger.unallocated()
  const done = await Promise.allSettled(invoices.map(({ id }) => within((tx) => ledger.allocate(tx, officer, task?.id ?? '', id))))
  assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected'])
  await assertSound(world)
})

test('what was paid too much is seen, and a refund by the bank settles it', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger } = world
  const invoice = await bill(world, 100n)
  await bring(world, [line(100n, { purpose: invoice.reference }), line(130n, { purpose: invoice.reference })])
  const over = await ledger.invoice(invoice.id)
  assert.deepEqual([over.status, over.outstanding, over.paid, over.paidOn], ['overpaid', -130n, 230n, '2026-03-02'])
  assert.deepEqual((await ledger.overpaid()).map(({ id }) => id), [invoice.id])
  await bring(world, [line(-130n, { purpose: `Қайтару ${invoice.reference}` }), line(-101n, { purpose: `Қайтару ${invoice.reference}`, bankReference: 'too much' })])
  assert.equal((await ledger.invoice(invoice.id)).status, 'paid')
  assert.deepEqual((await ledger.unallocated()).map(({ left }) => left), [-101n]) // more than was ever paid
  await assertSound(world)
})

test('a receipt that the bank sent back is set against its return, and that can be undone', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  await bring(world, [line(80n), line(-80n), line(-30n, { purpose: 'Комиссия' })])
  const tasks = await ledger.unallocated()
  const [receipt = '', returned = '', charge = ''] = [80n, -80n, -30n].map((amount) => tasks.find((task) => task.amount === amount)?.id ?? '')
  await assert.rejects(within((tx) => ledger.offset(tx, officer, returned, charge)), failing('conflict'))
  const [allocation] = await within((tx) => ledger.offset(tx, officer, receipt, returned))
  await within((tx) => ledger.assign(tx, officer, charge, { to: { code: 'bank-charges', kind: 'expense' }, text: same('Charge') }))
  assert.deepEqual(await ledger.unallocated(), [])
  assert.equal((await ledger.accounts()).find(({ code }) => code === 'bank-charges')?.balance, 30n)
  await assertSound(world)
  await within((tx) => ledger.takeBack(tx, officer, allocation, same('Mistake')))
  assert.equal((await ledger.unallocated()).length, 2)
  await assertSound(world)
})

test('cancelling an invoice frees what was paid on it', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within, db } = world
  const invoice = await bill(world, 100n)
  await bring(world, [line(60n, { purpose: invoice.reference })])
  const cancel = () => within((tx) => ledger.cancelInvoice(tx, officer, invoice.id, { reason: same('Wrong period') }))
  const cancelled = await cancel()
  assert.deepEqual([cancelled.status, cancelled.outstanding, cancelled.paid], ['cancelled', 0n, 0n])
  assert.deepEqual(await cancel(), cancelled)
  const [task] = await ledger.unallocated()
  assert.equal(task?.left, 60n)
  await assert.rejects(within((tx) => ledger.allocate(tx, officer, task?.id ?? '', invoice.id)), failing('conflict'))
  await bring(world, [line(40n, { purpose: invoice.reference })])
  assert.equal((await ledger.unallocated()).length, 2)
  const { posting } = await db.selectFrom('invoice').select('posting').executeTakeFirstOrThrow()
  await assert.rejects(within((tx) => ledger.reverse(tx, officer, posting, { key: 'x', reason: same('x') })), failing('conflict'))
  await assertSound(world)
})

test('a statement or a line that comes again, in any format or period, changes nothing', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const twins = [line(5n, { bankReference: 'same' }), line(5n, { bankReference: 'same' })] // two equal payments of one day are two
  const lines = [line(100n), ...twins, line(-3n)]
  const statement = sampleStatement({ account, from: '2026-03-02', opening: 50n, lines })
  const take = (bytes: Uint8Array) => within((tx) => ledger.importStatement(tx, officer, parseStatement(bytes), { account }))
  const first = await take(exportCamt(statement))
  assert.deepEqual([first.added, first.duplicate, first.sum], [4, false, 107n])
  const again = await take(exportCamt(statement))
  assert.deepEqual([again.statement, again.duplicate, again.added], [first.statement, true, 0])
  assert.deepEqual([(await take(exportOneC(statement))).added, (await take(exportCsv(statement))).added], [0, 0])
  const wider = sampleStatement({ account, from: '2026-03-02', to: '2026-03-03', opening: 50n, lines: [...lines, line(9n, { day: '2026-03-03' })] })
  const widened = await take(exportOneC(wider))
  assert.deepEqual([widened.added, widened.known], [1, 4])
  const results = await Promise.all([1, 2, 3].map(() => take(exportCsv(sampleStatement({ account, from: '2026-03-04', opening: 166n, lines: [line(1n, { day: '2026-03-04' })] })))))
  assert.equal(results.reduce((sum, { added }) => sum + added, 0), 1)
  assert.deepEqual((await ledger.linesOf(first.statement)).map(({ amount }) => amount), [100n, 5n, 5n, -3n])
  await assert.rejects(within((tx) => ledger.importStatement(tx, officer, parseStatement(exportCamt(statement)), { account: payer.iban })), failing('invalid'))
  for (const day of await ledger.reconciliation(account)) assert.equal(day.difference, 0n, day.day)
  await assertSound(world)
})

test('the days on which the bank and the books differ are red, until the statement that was left out comes', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger } = world
  const red = async () => (await ledger.reconciliation(account)).filter(({ difference }) => difference !== 0n).map(({ day, difference }) => [day, difference])
  await bring(world, [line(10n, { day: '2026-03-05' })], { from: '2026-03-05', opening: 1000n })
  await bring(world, [line(7n, { day: '2026-03-09' })], { from: '2026-03-09', opening: 1030n })
  assert.deepEqual(await red(), [['2026-03-09', 20n], ['2026-03-08', 20n]])
  await bring(world, [line(20n, { day: '2026-03-06' })], { from: '2026-03-06', to: '2026-03-08', opening: 1010n })
  assert.deepEqual(await red(), [])
  await bring(world, [line(-400n, { day: '2026-03-01' })], { from: '2026-03-01', to: '2026-03-04', opening: 1400n }) // older than the first
  assert.deepEqual(await red(), [])
  assert.deepEqual((await ledger.reconciliation(account)).map(({ day, bank, ledger: books }) => [day, bank, books]),
    [['2026-03-09', 1037n, 1037n], ['2026-03-08', 1030n, 1030n], ['2026-03-05', 1010n, 1010n], ['2026-03-04', 1000n, 1000n], ['2026-02-28', 1400n, 1400n]])
  await assertSound(world)
})

test('instalments in whatever order pay an invoice exactly when they come to it', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger } = world
  let run = 0
  await fc.assert(fc.asyncProperty(fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 5 }), async (instalments) => {
    run += 1
    const total = instalments.reduce((sum, amount) => sum + amount, 0n)
    const invoice = await bill(world, total)
    for (const [index, amount] of instalments.entries()) {
      assert.equal((await ledger.invoice(invoice.id)).status, index === 0 ? 'open' : 'partly paid')
      await bring(world, [line(amount, { purpose: invoice.reference, bankReference: `${run}-${index}` })])
    }
    const { status, outstanding, paid } = await ledger.invoice(invoice.id)
    assert.deepEqual([status, outstanding, paid], ['paid', 0n, total])
  }), { numRuns: 8 })
  await assertSound(world)
})
