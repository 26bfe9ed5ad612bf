import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import { same } from '../../law/text.ts'
import { migrate, newId, transact } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { migrations } from '../migrations.ts'
import { openLedger, printReference } from './index.ts'
import { samplePayer } from './statements/testing.ts'
import { account, assertSound, bill, bring, debtor, failing, ledgerWorld, line, officer, payer } from './testing.ts'

test('invoices are numbered without gaps, year by year, also when some fail and many are issued at once', async (t) => {
  const world = await ledgerWorld(t)
  await assert.rejects(
    world.within(async (tx) => {
      await world.ledger.issueInvoice(tx, officer, {
        debtor,
        identifier: { scheme: 'xx.organisation', value: payer.identifier },
        amount: 1n,
        issued: '2026-01-01',
        due: '2026-01-01',
        subject: 's',
        text: same('t'),
        income: 'i',
      })
      throw new Error('the act failed')
    }),
  )
  const many = await Promise.all(Array.from({ length: 5 }, () => bill(world, 100n)))
  assert.deepEqual(
    many.map(({ number }) => number).sort(),
    [1, 2, 3, 4, 5].map((number) => `2026-00000${number}`),
  )
  assert.equal((await bill(world, 1n, { issued: '2027-01-05', due: '2027-01-05' })).number, '2027-000001')
  assert.deepEqual(
    world.journal,
    Array.from({ length: 7 }, () => 'invoice.issued'),
  ) // the failed one was rolled back with its journal
  assert.equal((await world.ledger.invoicesOf(debtor)).length, 6)
  await assertSound(world)
})

test('an invoice says what is owed, where to pay, and by what reference', async (t) => {
  const payTo = { name: 'Үлгі қор', identifier: { scheme: 'kz.bin', value: samplePayer(9).identifier }, iban: account, knp: '859' }
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

test('instalments in whatever order pay an invoice exactly when they come to it', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger } = world
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 5 }), async (instalments) => {
      run += 1
      const total = instalments.reduce((sum, amount) => sum + amount, 0n)
      const invoice = await bill(world, total)
      for (const [index, amount] of instalments.entries()) {
        assert.equal((await ledger.invoice(invoice.id)).status, index === 0 ? 'open' : 'partly paid')
        await bring(world, [line(amount, { purpose: invoice.reference, bankReference: `${run}-${index}` })])
      }
      const { status, outstanding, paid } = await ledger.invoice(invoice.id)
      assert.deepEqual([status, outstanding, paid], ['paid', 0n, total])
    }),
    { numRuns: 8 },
  )
  await assertSound(world)
})

test('a person, a body and an organisation of the same id owe each for themselves, with a number or without one', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger } = world
  const person = newId()
  const own = await bill(world, 300n, { debtor: { kind: 'person', id: person }, identifier: { scheme: 'xx.person', value: '950302450127' } })
  const ofBody = await bill(world, 400n, { debtor: { kind: 'body', id: 'board' }, identifier: undefined })
  await bill(world, 500n, { debtor: { kind: 'organisation', id: person } })
  assert.deepEqual((await ledger.invoicesOf({ kind: 'person', id: person })).map(({ id, identifier }) => [id, identifier]), [[own.id, { scheme: 'xx.person', value: '950302450127' }]])
  assert.deepEqual((await ledger.invoicesOf({ kind: 'body', id: 'board' })).map(({ id, identifier }) => [id, identifier]), [[ofBody.id, undefined]])
  await bring(world, [
    line(300n, { payer: { name: 'Үлгі', identifier: '950302450127' } }), line(400n, { payer: { name: 'Үлгі орган' }, purpose: `Алым ${ofBody.reference}` }), line(500n, { payer: { name: 'Белгісіз' } }),
  ])
  assert.deepEqual([(await ledger.invoice(own.id)).status, (await ledger.invoice(ofBody.id)).status], ['paid', 'paid'])
  assert.equal((await ledger.unallocated()).length, 1, 'who pays without a number and without a reference is left to an officer')
  await assertSound(world)
})

test('an invoice of the time before debtors had a kind is of the person or organisation whose id it has, and is the same when it is issued again', async (t) => {
  const old = mkdtempSync(join(tmpdir(), 'shanyraq-ledger-'))
  t.after(() => rmSync(old, { recursive: true }))
  for (const name of readdirSync(import.meta.dirname)) if (/^00[1-7]-.*\.sql$/.test(name)) copyFileSync(join(import.meta.dirname, name), join(old, name))
  const beside = migrations.filter(({ folder }) => ['database', 'parties', 'journal'].includes(folder))
  const { db, close } = await testDatabase({ migrations: [...beside, { folder: 'ledger', url: pathToFileURL(`${old}/`) }] })
  t.after(close)
  const [person, organisation] = [newId(), newId()]
  const said = { issued: '2026-01-01' as const, due: '2026-01-20' as const, subject: 'obligation:1', text: same('Contribution'), income: 'contributions' }
  await transact(db, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // only what the invoices say matters
    await sql`insert into person (id, name, locale, created_at) values (${person}, 'Үлгі', 'kk', now())`.execute(tx)
    for (const [index, debtorId] of [person, organisation].entries()) {
      const [account, posting, hash] = [newId(), newId(), hashOf({ ...said, debtor: debtorId, bin: payer.identifier, amount: '5' })]
      await sql`insert into ledger_account (id, code, kind, owner, opened_at) values (${account}, ${`receivable:${index}`}, 'asset', ${debtorId}, now())`.execute(tx)
      await sql`insert into ledger_posting (id, key, hash, at, day, subject, text, entries) values (${posting}, ${`invoice:${debtorId}`}, ${hash}, now(), '2026-01-01', 's', '{}', 2)`.execute(tx)
      await sql`insert into invoice (id, number, reference, debtor, bin, amount, issued, due, subject, text, receivable, posting, hash, at)
        values (${newId()}, ${`2026-00000${index}`}, ${`RF00${index}`}, ${debtorId}, ${payer.identifier}, 5, '2026-01-01', '2026-01-20', 's', '{}', ${account}, ${posting}, ${hash}, now())`.execute(tx)
    }
  })
  await migrate(db, [...beside, ...migrations.filter(({ folder }) => folder === 'ledger')])
  const ledger = openLedger({ db, now: () => '2026-03-02T09:00:00.000Z', zone: 'Asia/Almaty', journal: { append: async () => { throw new Error('nothing new is written') } } })
  for (const who of [{ kind: 'person', id: person }, { kind: 'organisation', id: organisation }] as const) {
    const [standing, ...more] = await ledger.invoicesOf(who)
    assert.deepEqual([standing?.debtor, more], [who, []])
    const again = await transact(db, (tx) => ledger.issueInvoice(tx, officer, { ...said, key: who.id, debtor: who, identifier: { scheme: 'xx.any', value: payer.identifier }, amount: 5n }))
    assert.equal(again.id, standing!.id)
  }
  await assert.rejects(sql`update invoice set amount = 6`.execute(db), /./, 'no invoice changes')
})
