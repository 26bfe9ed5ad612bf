import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { parseStatement, printReference, type Invoice } from './index.ts'
import { exportCamt, exportCsv, exportOneC, samplePayer, sampleStatement } from './statements/testing.ts'
import { account, assertSound, bill, bring, debtor, failing, ledgerWorld, line, officer, payer } from './testing.ts'

test('a payment finds its invoice by the reference however it is written, by the number, or by BIN and amount', async (t) => {
  const world = await ledgerWorld(t)
  const [a, b, c, d] = [await bill(world, 100n), await bill(world, 200n), await bill(world, 300n), await bill(world, 300n)]
  const stranger = samplePayer(2)
  const imported = await bring(world, [
    line(100n, { payer: stranger, purpose: `оплата ${printReference(a.reference).toLowerCase()} 02.03.2026` }),
    line(150n, { purpose: `Шот № ${b.number.replace('-', ' – ')} бойынша` }),
    line(50n, { payer: stranger, purpose: `№ ${b.number}` }),
    line(300n),
    line(200n, { purpose: `${c.reference}/${d.reference}` }),
    line(7n, { payer: {} }),
  ])
  assert.deepEqual([imported.added, imported.matched, imported.unallocated], [6, 2, 4])
  const [paid, partly, ...open] = await Promise.all([a, b, c, d].map(({ id }) => world.ledger.invoice(id)))
  assert.deepEqual([paid?.status, paid?.paidOn], ['paid', '2026-03-02'])
  assert.deepEqual([partly?.status, partly?.outstanding, partly?.paidOn], ['partly paid', 50n, undefined])
  assert.deepEqual(open.map(({ status }) => status), ['open', 'open']) // two of 300: not sure which, and one line names both
  assert.deepEqual(
    (await world.ledger.unallocated()).map(({ amount }) => amount).sort((x, y) => Number(x - y)),
    [7n, 50n, 200n, 300n],
  )
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
  const allocate = (invoice: Invoice, amount?: bigint) =>
    within((tx) => ledger.allocate(tx, officer, task.id, invoice.id, { ...(amount !== undefined && { amount }) }))
  await assert.rejects(allocate(a, 301n), failing('invalid'))
  const first = await allocate(a, 100n)
  await allocate(b)
  assert.deepEqual(
    (await ledger.invoicesOf(debtor)).map(({ status, outstanding }) => [status, outstanding]),
    [
      ['partly paid', 50n],
      ['paid', 0n],
    ],
  )
  await assert.rejects(allocate(b), failing('conflict'))
  const back = () => within((tx) => ledger.takeBack(tx, officer, first, same('Wrong invoice')))
  await back()
  assert.equal(JSON.stringify(world.bodies).includes('Wrong invoice'), false, 'what an officer writes is not for everybody')
  await assert.rejects(back(), failing('conflict'))
  assert.equal((await ledger.invoice(a.id)).status, 'open')
  const seen = await ledger.bankLine(task.id)
  assert.deepEqual(
    [seen.left, seen.allocations.map(({ invoice, amount, by }) => [invoice, amount, by])],
    [100n, [[b.id, 200n, 'officer']]],
  )
  await within((tx) =>
    ledger.assign(tx, officer, task.id, { to: { code: 'other-income', kind: 'income' }, text: same('Other'), amount: 40n }),
  )
  assert.deepEqual((await ledger.unallocated()).map(({ left }) => left), [60n])
  await assertSound(world)
})

test('one transfer that pays two invoices joins them for nobody who reads the journal, nor a receipt with its return', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within, bodies } = world
  const [one, two] = [await bill(world, 30n), await bill(world, 50n)]
  await bring(world, [line(80n, { purpose: 'Төлем' }), line(40n, { bankReference: 'receipt' }), line(-40n, { bankReference: 'return' })])
  const tasks = await ledger.unallocated()
  const [both = '', receipt = '', returned = ''] = [80n, 40n, -40n].map((amount) => tasks.find((task) => task.amount === amount)?.id ?? '')
  const before = bodies.length
  for (const invoice of [one, two]) await within((tx) => ledger.allocate(tx, officer, both, invoice.id, { amount: invoice.amount }))
  await within((tx) => ledger.offset(tx, officer, receipt, returned))
  const said = bodies.slice(before).map((body) => JSON.stringify(body))
  assert.equal(said.length, 3)
  assert.deepEqual(said.filter((body) => [both, receipt, returned].some((id) => body.includes(id))), [])
})

test('two officers cannot spend one line twice', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const invoices = [await bill(world, 100n), await bill(world, 100n), await bill(world, 100n)]
  await bring(world, [line(100n)])
  const [task] = await ledger.unallocated()
  const done = await Promise.allSettled(
    invoices.map(({ id }) => within((tx) => ledger.allocate(tx, officer, task?.id ?? '', id))),
  )
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
  await bring(world, [
    line(-130n, { purpose: `Қайтару ${invoice.reference}` }),
    line(-101n, { purpose: `Қайтару ${invoice.reference}`, bankReference: 'too much' }),
  ])
  assert.equal((await ledger.invoice(invoice.id)).status, 'paid')
  assert.deepEqual((await ledger.unallocated()).map(({ left }) => left), [-101n]) // more than was ever paid
  await assertSound(world)
})

test('a receipt that the bank sent back is set against its return, and that can be undone', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  await bring(world, [line(80n), line(-80n), line(-30n, { purpose: 'Комиссия' })])
  const tasks = await ledger.unallocated()
  const [receipt = '', returned = '', charge = ''] = [80n, -80n, -30n].map(
    (amount) => tasks.find((task) => task.amount === amount)?.id ?? '',
  )
  await assert.rejects(within((tx) => ledger.offset(tx, officer, returned, charge)), failing('conflict'))
  const [allocation] = await within((tx) => ledger.offset(tx, officer, receipt, returned))
  await within((tx) =>
    ledger.assign(tx, officer, charge, { to: { code: 'bank-charges', kind: 'expense' }, text: same('Charge') }),
  )
  assert.deepEqual(await ledger.unallocated(), [])
  assert.equal((await ledger.accounts()).find(({ code }) => code === 'bank-charges')?.balance, 30n)
  await assertSound(world)
  await within((tx) => ledger.takeBack(tx, officer, allocation, same('Mistake')))
  assert.equal((await ledger.unallocated()).length, 2)
  await assertSound(world)
})

test('a statement or a line that comes again, in any format or period, changes nothing', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  // Two equal payments of one day are two.
  const twins = [line(5n, { bankReference: 'same' }), line(5n, { bankReference: 'same' })]
  const lines = [line(100n), ...twins, line(-3n)]
  const statement = sampleStatement({ account, from: '2026-03-02', opening: 50n, lines })
  const take = (bytes: Uint8Array) => within((tx) => ledger.importStatement(tx, officer, parseStatement(bytes), { account }))
  const first = await take(exportCamt(statement))
  assert.deepEqual([first.added, first.duplicate, first.sum], [4, false, 107n])
  const again = await take(exportCamt(statement))
  assert.deepEqual([again.statement, again.duplicate, again.added], [first.statement, true, 0])
  assert.deepEqual([(await take(exportOneC(statement))).added, (await take(exportCsv(statement))).added], [0, 0])
  const wider = sampleStatement({
    account,
    from: '2026-03-02',
    to: '2026-03-03',
    opening: 50n,
    lines: [...lines, line(9n, { day: '2026-03-03' })],
  })
  const widened = await take(exportOneC(wider))
  assert.deepEqual([widened.added, widened.known], [1, 4])
  const results = await Promise.all(
    [1, 2, 3].map(() =>
      take(exportCsv(sampleStatement({ account, from: '2026-03-04', opening: 166n, lines: [line(1n, { day: '2026-03-04' })] }))),
    ),
  )
  assert.equal(
    results.reduce((sum, { added }) => sum + added, 0),
    1,
  )
  assert.deepEqual(
    (await ledger.linesOf(first.statement)).map(({ amount }) => amount),
    [100n, 5n, 5n, -3n],
  )
  await assert.rejects(
    within((tx) => ledger.importStatement(tx, officer, parseStatement(exportCamt(statement)), { account: payer.iban })),
    failing('invalid'),
  )
  for (const day of await ledger.reconciliation(account)) assert.equal(day.difference, 0n, day.day)
  await assertSound(world)
})

test('the days on which the bank and the books differ are red, until the statement that was left out comes', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger } = world
  const red = async () =>
    (await ledger.reconciliation(account))
      .filter(({ difference }) => difference !== 0n)
      .map(({ day, difference }) => [day, difference])
  await bring(world, [line(10n, { day: '2026-03-05' })], { from: '2026-03-05', opening: 1000n })
  await bring(world, [line(7n, { day: '2026-03-09' })], { from: '2026-03-09', opening: 1030n })
  assert.deepEqual(await red(), [
    ['2026-03-09', 20n],
    ['2026-03-08', 20n],
  ])
  await bring(world, [line(20n, { day: '2026-03-06' })], { from: '2026-03-06', to: '2026-03-08', opening: 1010n })
  assert.deepEqual(await red(), [])
  // Older than the first.
  await bring(world, [line(-400n, { day: '2026-03-01' })], { from: '2026-03-01', to: '2026-03-04', opening: 1400n })
  assert.deepEqual(await red(), [])
  assert.deepEqual(
    (await ledger.reconciliation(account)).map(({ day, bank, ledger: books }) => [day, bank, books]),
    [
      ['2026-03-09', 1037n, 1037n],
      ['2026-03-08', 1030n, 1030n],
      ['2026-03-05', 1010n, 1010n],
      ['2026-03-04', 1000n, 1000n],
      ['2026-02-28', 1400n, 1400n],
    ],
  )
  await assertSound(world)
})

test('the statements tell of a day once one was taken in after it was over; a day of rest between two needs none, unless the balances say otherwise', async (t) => {
  const world = await ledgerWorld(t) // the 2nd of March, a Monday
  const { ledger } = world
  const told = (from: Day, to: Day) => ledger.isStated({ books: 'main', iban: account, from, to, isWorkday: (day) => day !== '2026-02-28' && day !== '2026-03-01' })
  await bring(world, [line(10n, { day: '2026-02-25' })], { from: '2026-02-23', to: '2026-02-25' })
  await bring(world, [], { from: '2026-02-27', opening: 10n })
  assert.deepEqual([await told('2026-02-23', '2026-02-25'), await told('2026-02-22', '2026-02-25'), await told('2026-02-24', '2026-02-27')], [true, false, false])
  await bring(world, [], { from: '2026-02-26', opening: 10n })
  assert.equal(await told('2026-02-24', '2026-02-27'), true)
  await bring(world, [], { from: '2026-03-02', opening: 11n })
  assert.deepEqual([await told('2026-02-24', '2026-02-28'), await told('2026-02-24', '2026-03-02')], [false, false])
  await bring(world, [line(1n, { day: '2026-03-01' })], { from: '2026-03-01', opening: 10n })
  assert.deepEqual([await told('2026-02-24', '2026-03-01'), await told('2026-02-24', '2026-03-02')], [true, false], 'today is not over')
})

test('a statement of a day that was not over counts when it comes again afterwards, though nothing came after', async (t) => {
  let now: Instant = '2026-03-02T09:00:00.000Z'
  const { ledger, within } = await ledgerWorld(t, { now: () => now })
  const statement = parseStatement(exportCamt(sampleStatement({ account, from: '2026-03-02', lines: [line(5n)] })))
  const take = () => within((tx) => ledger.importStatement(tx, officer, statement, { account }))
  const told = () => ledger.isStated({ books: 'main', iban: account, from: '2026-03-02', to: '2026-03-02', isWorkday: () => true })
  await take()
  assert.deepEqual([(await take()).duplicate, await told()], [true, false])
  now = '2026-03-02T19:30:00.000Z' // past midnight where the ledger is kept
  assert.deepEqual([(await take()).known, await told(), (await take()).duplicate], [1, true, true])
})

test('what is left of receipts of one payer is what could be owed; what came later, of another payer or for something else is not', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  await bring(world, [line(60n), line(50n), line(70n, { payer: samplePayer(2) }), line(500n, { day: '2026-03-03' })], { to: '2026-03-03' })
  const open = (amount: bigint) => ledger.isUnallocated({ books: 'main', until: '2026-03-02', amount })
  assert.deepEqual([await open(110n), await open(111n), await ledger.isUnallocated({ books: 'museum', until: '2026-03-02', amount: 1n })], [true, false, false])
  for (const { id, payer: from } of await ledger.unallocated()) {
    if (from.identifier === payer.identifier) await within((tx) => ledger.assign(tx, officer, id, { to: { code: 'other-income', kind: 'income' }, text: same('Other') }))
  }
  assert.deepEqual([await open(70n), await open(71n)], [true, false])
})
