/** What everyone may rely on when an invoice is eased: two people, the books, and how old what is left is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../law/text.ts'
import { assertSound, bill, bring, failing, ledgerWorld, line, officer } from './testing.ts'

const other = 'person:0198f000-0000-7000-8000-000000000002'
const reason = same('The debtor is gone.')

test('a part is written off by two people, lessens what is owed and stands among the expenses; nobody grants their own', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const of = await bill(world, 100_000n)
  const propose = (amount: bigint) => within((tx) => ledger.proposeRelief(tx, officer, { invoice: of.id, reason, of: { kind: 'write-off', amount, expense: 'written-off' } }))
  await assert.rejects(propose(100_001n), failing('invalid'))
  const asked = await propose(40_000n)
  await assert.rejects(propose(1n), failing('conflict'))
  await assert.rejects(within((tx) => ledger.decideRelief(tx, `${officer} office`, asked.id, true)), failing('refused'))
  assert.equal((await ledger.invoice(of.id)).outstanding, 100_000n)
  await within((tx) => ledger.decideRelief(tx, other, asked.id, true))
  await assert.rejects(within((tx) => ledger.decideRelief(tx, other, asked.id, true)), failing('conflict'))
  await bring(world, [line(60_000n, { purpose: of.reference })])
  const after = await ledger.invoice(of.id)
  assert.deepEqual([after.outstanding, after.paid, after.writtenOff, after.status], [0n, 60_000n, 40_000n, 'paid'])
  const gone = await bill(world, 7n)
  const whole = await within((tx) => ledger.proposeRelief(tx, officer, { invoice: gone.id, reason, of: { kind: 'write-off', amount: 7n, expense: 'lost' } }))
  await within((tx) => ledger.decideRelief(tx, other, whole.id, true))
  assert.equal((await ledger.invoice(gone.id)).status, 'written off', 'only where nothing was paid')
  assert.equal((await ledger.accounts()).find(({ code }) => code === 'written-off')!.balance, 40_000n)
  await bring(world, [line(-70_000n, { purpose: `Қайтару ${of.reference}`, bankReference: 'more than came' })])
  const [back] = await ledger.unallocated()
  await assert.rejects(within((tx) => ledger.allocate(tx, officer, back!.id, of.id)), failing('conflict'), 'what was written off never came, and does not go back')
  await bring(world, [line(-60_000n, { purpose: `Қайтару ${of.reference}` })])
  assert.deepEqual([(await ledger.invoice(of.id)).outstanding, (await ledger.invoice(of.id)).paid], [60_000n, 0n])
  await assert.rejects(within((tx) => ledger.cancelInvoice(tx, officer, of.id, { reason })), failing('conflict'))
  assert.equal((await ledger.accounts()).reduce((sum, { balance }) => sum + balance, 0n), 0n)
  assert.deepEqual(world.journal.filter((type) => type.startsWith('invoice.')), ['invoice.issued', 'invoice.relief-proposed', 'invoice.written-off', 'invoice.issued', 'invoice.relief-proposed', 'invoice.written-off'])
})

test('instalments come to what is owed, in order and later than today, and what is owed is as old as its parts', async (t) => {
  const world = await ledgerWorld(t, { now: () => '2026-04-10T09:00:00.000Z' })
  const { ledger, within } = world
  const of = await bill(world, 90_000n)
  const propose = (parts: readonly { due: `${number}-${number}-${number}`; amount: bigint }[]) => within((tx) => ledger.proposeRelief(tx, officer, { invoice: of.id, reason, of: { kind: 'instalments', parts: parts as never } }))
  for (const parts of [[{ due: '2026-05-01', amount: 90_000n }], [{ due: '2026-05-01', amount: 30_000n }, { due: '2026-06-01', amount: 50_000n }], [{ due: '2026-06-01', amount: 30_000n }, { due: '2026-05-01', amount: 60_000n }], [{ due: '2026-04-10', amount: 30_000n }, { due: '2026-05-01', amount: 60_000n }]] as const) await assert.rejects(propose(parts), failing('invalid'))
  assert.deepEqual((await ledger.ageing('main', '2026-05-20')).map(({ owed }) => owed), [{ notDue: 0n, to30: 0n, to60: 0n, to90: 90_000n, over90: 0n }])
  const asked = await propose([{ due: '2026-05-01', amount: 30_000n }, { due: '2026-06-01', amount: 60_000n }])
  await within((tx) => ledger.decideRelief(tx, other, asked.id, true))
  await bring(world, [line(10_000n, { day: '2026-04-12', purpose: of.reference })], { from: '2026-04-12', to: '2026-04-12' })
  const [aged] = await ledger.ageing('main', '2026-05-20')
  assert.deepEqual([aged!.owed, aged!.total, aged!.invoices], [{ notDue: 60_000n, to30: 20_000n, to60: 0n, to90: 0n, over90: 0n }, 80_000n, 1])
  assert.deepEqual((await ledger.easedOf(of.id)).plans.map(({ from, parts }) => [from, ...parts.map(({ due }) => due)]), [['2026-04-10', '2026-05-01', '2026-06-01']])
  const { due, unpaid } = await ledger.invoice(of.id)
  assert.deepEqual([due, unpaid], ['2026-03-20', [{ due: '2026-05-01', amount: 20_000n }, { due: '2026-06-01', amount: 60_000n }]], 'until when it is to be paid is said by the parts')
  await bring(world, [line(20_000n, { day: '2026-04-13', purpose: of.reference })], { from: '2026-04-13', to: '2026-04-13' })
  assert.deepEqual((await ledger.owedOn([of.id])).get(of.id), { number: of.number, due: '2026-06-01', outstanding: 60_000n }, 'whoever keeps to the parts owes until the next one')
  await assertSound(world)
})

test('instalments are not granted once a part was paid: it is said what is owed now, and a new proposal for that is granted', async (t) => {
  const world = await ledgerWorld(t, { now: () => '2026-04-10T09:00:00.000Z' })
  const { ledger, within } = world
  const of = await bill(world, 90_000n)
  const propose = (...amounts: readonly [bigint, bigint]) => within((tx) => ledger.proposeRelief(tx, officer, { invoice: of.id, reason, of: { kind: 'instalments', parts: [{ due: '2026-05-01', amount: amounts[0] }, { due: '2026-06-01', amount: amounts[1] }] } }))
  const decide = (id: string, granted: boolean) => within((tx) => ledger.decideRelief(tx, other, id, granted))
  const asked = await propose(30_000n, 60_000n)
  await bring(world, [line(10_000n, { day: '2026-04-09', purpose: of.reference })], { from: '2026-04-09', to: '2026-04-09' })
  await assert.rejects(decide(asked.id, true), (error: unknown) => failing('conflict')(error) && /800 is owed now. Decline it/.test((error as Error & { text: { en: string } }).text.en))
  await decide(asked.id, false)
  await decide((await propose(20_000n, 60_000n)).id, true)
  assert.equal((await ledger.easedOf(of.id)).plans.length, 1)
})

test('every entry of the books goes out in the order of its day, and all of them come to nothing', async (t) => {
  const world = await ledgerWorld(t)
  const of = await bill(world, 5_000n)
  await bring(world, [line(5_000n, { purpose: of.reference })])
  const entries = await Array.fromAsync(world.ledger.entriesOf('main', '2026-01-01', '2026-12-31'))
  assert.equal(entries.reduce((sum, { amount }) => sum + amount, 0n), 0n)
  assert.deepEqual(entries.map(({ day }) => day), entries.map(({ day }) => day).toSorted())
  assert.ok(entries.some(({ invoice, account }) => invoice === of.number && account === `receivable:${of.number}`))
})
