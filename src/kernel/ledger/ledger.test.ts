import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { same } from '../../law/text.ts'
import { newId, type Tx } from '../database/index.ts'
import type { Draft } from './index.ts'
import { ledgerWorld, officer, type LedgerWorld } from './testing.ts'

const draft = (key: string, entries: Draft['entries'], more: Partial<Draft> = {}): Draft =>
  ({ key, day: '2026-03-02', subject: 'test:1', text: same('Test'), entries, ...more })

const conflict = (error: unknown): boolean => error instanceof Failure && error.kind === 'conflict'

async function openAccounts({ ledger, within }: LedgerWorld, count: number): Promise<readonly string[]> {
  return within(async (tx) => {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) ids.push((await ledger.account(tx, { code: `a${index}`, kind: 'asset' })).id)
    return ids
  })
}

test('an account is opened once, and never under another kind', async (t) => {
  const { ledger, within } = await ledgerWorld(t)
  const owner = newId()
  const [first, again, owned] = await within(async (tx) => [
    await ledger.account(tx, { code: 'cash', kind: 'asset' }), await ledger.account(tx, { code: 'cash', kind: 'asset' }),
    await ledger.account(tx, { code: 'cash', kind: 'asset', owner }),
  ])
  assert.deepEqual(first, again)
  assert.notEqual(first?.id, owned?.id)
  assert.equal(first?.balance, 0n)
  assert.deepEqual((await ledger.accounts(owner)).map(({ id }) => id), [owned?.id])
  await assert.rejects(within((tx) => ledger.account(tx, { code: 'cash', kind: 'income' })), conflict)
})

test('the same key with the same content is the same posting; with other content it is refused', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within, journal } = world
  const [a = '', b = ''] = await openAccounts(world, 2)
  const entries = [{ account: a, amount: 500n }, { account: b, amount: -500n }]
  const first = await within((tx) => ledger.post(tx, officer, draft('k', entries)))
  const again = await within((tx) => ledger.post(tx, officer, draft('k', entries.toReversed())))
  assert.deepEqual(again, first)
  assert.deepEqual(await ledger.posting(first.id), first)
  for (const other of [
    draft('k', entries, { day: '2026-03-03' }),
    draft('k', entries, { text: same('Other') }),
    draft(
      'k',
      entries.map((entry) => ({ ...entry, amount: -entry.amount })),
    ),
  ]) {
    await assert.rejects(
      within((tx) => ledger.post(tx, officer, other)),
      conflict,
    )
  }
  assert.equal(await ledger.balance(a), 500n)
  assert.deepEqual(journal, ['ledger.posted'])
})

test('the same posting sent by eight at once is written once', async (t) => {
  const world = await ledgerWorld(t, { max: 8 })
  const { ledger, within } = world
  const [a = '', b = ''] = await openAccounts(world, 2)
  const sent = await Promise.all(Array.from({ length: 8 }, () =>
    within((tx) => ledger.post(tx, officer, draft('once', [{ account: a, amount: 7n }, { account: b, amount: -7n }])))))
  assert.equal(new Set(sent.map(({ id }) => id)).size, 1)
  assert.equal(await ledger.balance(b), -7n)
})

test('a posting that does not balance, has one entry, a zero or an account twice is a bug', async (t) => {
  const world = await ledgerWorld(t)
  const [a = '', b = ''] = await openAccounts(world, 2)
  const faulty = [
    [],
    [{ account: a, amount: 1n }],
    [
      { account: a, amount: 1n },
      { account: b, amount: -2n },
    ],
    [
      { account: a, amount: 0n },
      { account: b, amount: 0n },
    ],
    [
      { account: a, amount: 1n },
      { account: a, amount: -1n },
    ],
  ]
  for (const entries of faulty)
    await assert.rejects(
      world.within((tx) => world.ledger.post(tx, officer, draft('x', entries))),
      RangeError,
    )
})

/** Writes a posting past the code. */
async function insertPosting(tx: Tx, entries: number): Promise<string> {
  const id = newId()
  await tx
    .insertInto('ledger_posting')
    .values({
      id,
      key: id,
      hash: '0'.repeat(64),
      at: '2026-03-02T09:00:00.000Z',
      day: '2026-03-02',
      subject: 's',
      text: '{}',
      entries,
      reverses: null,
    })
    .execute()
  return id
}

test('the database itself refuses at the commit what does not balance', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const [a = '', b = '', c = ''] = await openAccounts(world, 3)
  const unbalanced = /not balanced/
  await assert.rejects(within(async (tx) => { await insertPosting(tx, 2) }), unbalanced)
  await assert.rejects(within(async (tx) => {
    const id = await insertPosting(tx, 2)
    await tx
      .insertInto('ledger_entry')
      .values([
        { posting: id, account: a, amount: 5n },
        { posting: id, account: b, amount: -4n },
      ])
      .execute()
  }), unbalanced)
  const whole = await within((tx) =>
    ledger.post(
      tx,
      officer,
      draft('whole', [
        { account: a, amount: 5n },
        { account: b, amount: -5n },
      ]),
    ),
  )
  await assert.rejects(within(async (tx) => { // entries that come to nothing cannot be slipped in later either
    await sql`alter table ledger_entry drop constraint ledger_entry_posting_account_key`.execute(tx)
    await tx
      .insertInto('ledger_entry')
      .values([
        { posting: whole.id, account: a, amount: 1n },
        { posting: whole.id, account: c, amount: -1n },
      ])
      .execute()
  }), unbalanced)
  assert.equal(await ledger.balance(a), 5n)
})

test('nothing in the books can be changed, deleted or emptied', async (t) => {
  const world = await ledgerWorld(t)
  const { db, ledger, within } = world
  const [a = '', b = ''] = await openAccounts(world, 2)
  await within((tx) => ledger.post(tx, officer, draft('k', [{ account: a, amount: 5n }, { account: b, amount: -5n }])))
  await within((tx) =>
    ledger.issueInvoice(tx, officer, {
      debtor: { kind: 'organisation', id: newId() },
      identifier: { scheme: 'xx.organisation', value: '200240900095' },
      amount: 1n,
      issued: '2026-03-02',
      due: '2026-03-02',
      subject: 's',
      text: same('t'),
      income: 'i',
    }),
  )
  const changes = {
    ledger_account: 'balance = 0',
    ledger_posting: "day = '2000-01-01'",
    ledger_entry: 'amount = 1',
    invoice: 'amount = 1',
  }
  for (const [table, change] of Object.entries(changes)) {
    await assert.rejects(sql.raw(`update ${table} set ${change}`).execute(db), /append-only/, table)
    await assert.rejects(sql.raw(`delete from ${table}`).execute(db), /append-only/, table)
    await assert.rejects(sql.raw(`truncate ${table} cascade`).execute(db), /append-only/, table)
  }
  for (const table of ['bank_statement', 'bank_line', 'bank_allocation'])
    await assert.rejects(sql.raw(`truncate ${table} cascade`).execute(db), /append-only/, table)
  await assert.rejects(sql`update ledger_account set code = 'x'`.execute(db), /append-only/)
  assert.equal(await ledger.balance(a), 5n)
})

test('a reversal undoes a posting once and for all', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within, journal } = world
  const [a = '', b = '', c = ''] = await openAccounts(world, 3)
  const posting = await within((tx) =>
    ledger.post(
      tx,
      officer,
      draft('k', [
        { account: a, amount: 9n },
        { account: b, amount: -4n },
        { account: c, amount: -5n },
      ]),
    ),
  )
  const undo = (key: string, id = posting.id) => within((tx) => ledger.reverse(tx, officer, id, { key, reason: same('Mistake') }))
  const reversal = await undo('r')
  assert.equal(reversal.reverses, posting.id)
  assert.deepEqual(await undo('r'), reversal)
  await assert.rejects(undo('r2'), conflict)
  await assert.rejects(undo('r3', reversal.id), conflict)
  await assert.rejects(undo('r4', newId()), (error) => error instanceof Failure && error.kind === 'not found')
  for (const id of [a, b, c]) assert.equal(await ledger.balance(id), 0n)
  assert.deepEqual(journal, ['ledger.posted', 'ledger.reversed'])
})

test('the statement of an account lists its entries with their running balance, and a day has its balance', async (t) => {
  const world = await ledgerWorld(t)
  const { ledger, within } = world
  const [a = '', b = ''] = await openAccounts(world, 2)
  for (const [index, day] of (['2026-03-05', '2026-03-01', '2026-03-03'] as const).entries()) {
    await within((tx) =>
      ledger.post(
        tx,
        officer,
        draft(
          day,
          [
            { account: a, amount: 10n ** BigInt(index) },
            { account: b, amount: -(10n ** BigInt(index)) },
          ],
          { day },
        ),
      ),
    )
  }
  const entries = await ledger.statementOf(a)
  assert.deepEqual(entries.map(({ number, day, amount, balanceAfter }) => [number, day, amount, balanceAfter]),
    [[3n, '2026-03-03', 100n, 111n], [2n, '2026-03-01', 10n, 11n], [1n, '2026-03-05', 1n, 1n]])
  assert.deepEqual((await ledger.statementOf(a, { before: 3n, limit: 1 })).map(({ number }) => number), [2n])
  assert.equal(await ledger.balance(a, '2026-02-28'), 0n)
  assert.equal(await ledger.balance(a, '2026-03-04'), 110n)
  assert.equal(await ledger.balance(a, '2026-03-05'), 111n)
})

/** What the books should say: a map. */
type Step = {
  readonly from: number
  readonly to: number
  readonly amount: bigint
  readonly repeat: boolean
  readonly undo: boolean
}

const steps = fc.array(fc.record({
  from: fc.nat(4), to: fc.nat(4), amount: fc.bigInt({ min: 1n, max: 10n ** 12n }), repeat: fc.boolean(), undo: fc.boolean(),
}).filter(({ from, to }) => from !== to), { minLength: 1, maxLength: 12 })

test('whatever is posted, repeated and reversed, in whatever interleaving, the books agree with a small model', async (t) => {
  const world = await ledgerWorld(t, { max: 6 })
  const { ledger, within, db } = world
  const accounts = await openAccounts(world, 5)
  let run = 0
  await fc.assert(fc.asyncProperty(steps, async (list) => {
    run += 1
    const before = await Promise.all(accounts.map((id) => ledger.balance(id)))
    const model = [...before]
    const act = async ({ from, to, amount, repeat, undo }: Step, index: number) => {
      const wanted = draft(`${run}:${index}`, [
        { account: accounts[to] ?? '', amount },
        { account: accounts[from] ?? '', amount: -amount },
      ])
      const posting = await within((tx) => ledger.post(tx, officer, wanted))
      if (repeat) await within((tx) => ledger.post(tx, officer, wanted))
      if (undo)
        await within((tx) => ledger.reverse(tx, officer, posting.id, { key: `${run}:${index}:undo`, reason: same('Undo') }))
    }
    await Promise.all(list.map(act))
    for (const { from, to, amount, undo } of list) {
      if (undo) continue
      model[from] = (model[from] ?? 0n) - amount
      model[to] = (model[to] ?? 0n) + amount
    }
    assert.deepEqual(await Promise.all(accounts.map((id) => ledger.balance(id))), model)
    assert.equal((await ledger.accounts()).reduce((sum, { balance }) => sum + balance, 0n), 0n)
  }), { numRuns: 20 })
  const { rows } = await sql<{ balance: bigint; sum: bigint; last: bigint; count: bigint; entries: bigint }>`
    select a.balance, a.entries, sum(e.amount)::bigint as sum, count(*) as count,
      (array_agg(e.balance_after order by e.number desc))[1] as last
    from ledger_account a join ledger_entry e on e.account = a.id group by a.id`.execute(db)
  for (const { balance, sum, last, count, entries } of rows) assert.deepEqual([sum, last, count], [balance, balance, entries])
  const { rows: running } = await sql`
    select 1 from (
      select balance_after, sum(amount) over (partition by account order by number) as running from ledger_entry
    ) as entries where running <> balance_after`.execute(db)
  assert.deepEqual(running, [])
})
