import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateIban } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import { newId } from '../database/index.ts'
import { parseStatement } from './index.ts'
import { exportCamt, sampleStatement } from './statements/testing.ts'
import { account, assertSound, bill, failing, ledgerWorld, line, officer, payer } from './testing.ts'

const theirs = generateIban({ bank: '999', account: 'HOUSE2' })

/** A house in which the fees are owed to somebody else than everything else. */
const twoCreditors = (t: Parameters<typeof ledgerWorld>[0]) => ledgerWorld(t, { booksOf: (income) => (income === 'fees' ? 'museum' : 'main') })

test('each creditor has books of its own: its invoices, its bank, its trial balance, and each of them balances', async (t) => {
  const world = await twoCreditors(t)
  const { ledger, within } = world
  const [ours, museum] = [await bill(world, 100n), await bill(world, 250n, { income: 'fees' })]
  assert.deepEqual([ours.books, museum.books], ['main', 'museum'])
  const statement = sampleStatement({ account: theirs, from: '2026-03-02', lines: [line(250n), line(9n, { payer: {} })], statementId: 'M1' })
  const done = await within((tx) => ledger.importStatement(tx, officer, parseStatement(exportCamt(statement)), { account: theirs, books: 'museum' }))
  assert.equal((await ledger.invoice(museum.id)).status, 'paid')
  assert.deepEqual((await ledger.unallocated({ books: 'museum' })).map(({ left }) => left), [9n])
  assert.deepEqual(await ledger.unallocated({ books: 'main' }), [])
  assert.deepEqual((await ledger.statements(5, 'museum')).map(({ id, books }) => [id, books]), [[done.statement, 'museum']])
  assert.deepEqual(await ledger.statements(5, 'main'), [])
  for (const books of ['main', 'museum']) {
    const balance = await ledger.trialBalance('2026-12-31', books)
    assert.equal(balance.reduce((sum, group) => sum + group.balance, 0n), 0n, books)
  }
  assert.deepEqual((await ledger.trialBalance('2026-12-31', 'main')).map(({ group, balance }) => [group, balance]), [['receivable', 100n], ['contributions', -100n]])
  assert.equal((await ledger.accountsOfGroup('museum', 'receivable', { page: 1, size: 10 })).total, 0)
  assert.equal((await ledger.accountsOfGroup('main', 'receivable', { page: 1, size: 10 })).total, 1)
  await assertSound(world)
})

test('what one creditor is paid never settles an invoice of another, whatever the payer wrote', async (t) => {
  const world = await twoCreditors(t)
  const { ledger, within } = world
  const museum = await bill(world, 250n, { income: 'fees' })
  const statement = sampleStatement({ account, from: '2026-03-02', lines: [line(250n, { purpose: museum.reference })], statementId: 'S1' })
  const bring = (books: string) => within((tx) => ledger.importStatement(tx, officer, parseStatement(exportCamt(statement)), { account, books }))
  assert.equal((await bring('main')).matched, 0)
  const [waiting] = await ledger.unallocated()
  await assert.rejects(within((tx) => ledger.allocate(tx, officer, waiting!.id, museum.id)), failing('not found'))
  await assert.rejects(bring('museum'), failing('conflict'), 'the account of one is not the account of another')
  assert.equal((await ledger.invoice(museum.id)).status, 'open')
})

test('a posting that moves money from the books of one to those of another is refused by the database itself', async (t) => {
  const { ledger, within } = await twoCreditors(t)
  const owner = newId()
  const [ours, museum] = await within(async (tx) => [
    await ledger.account(tx, { code: 'cash', kind: 'asset', owner }), await ledger.account(tx, { books: 'museum', code: 'cash', kind: 'asset', owner }),
  ])
  assert.notEqual(ours?.id, museum?.id)
  await assert.rejects(within((tx) => ledger.post(tx, officer, {
    key: 'k', day: '2026-03-02', subject: 'test:1', text: same(payer.name ?? 'Test'), entries: [{ account: ours!.id, amount: 5n }, { account: museum!.id, amount: -5n }],
  })), /from the books of one/)
})
