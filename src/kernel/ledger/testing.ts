/** A ledger for tests: a database of its own, a clock that stands where it is put, and a journal that keeps what it gets. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import type { PayTo } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import { generateIban } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { newId, transact, type Db, type Tx } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import type { Party } from '../parties/index.ts'
import {
  openLedger, parseStatement, type Invoice, type InvoiceDraft, type Ledger, type StatementImport, type StatementLine,
} from './index.ts'
import { exportCamt, samplePayer, sampleStatement } from './statements/testing.ts'

export interface LedgerWorld {
  readonly db: Db
  readonly ledger: Ledger
  /** Types of the journal entries, in order. */
  readonly journal: string[]
  /** What anybody may read in those entries. */
  readonly bodies: object[]
  readonly within: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
}

export const officer = 'person:0198f000-0000-7000-8000-000000000001'

/** Opens one that has only the ledger's tables; it is closed after the test. */
export async function ledgerWorld(
  t: TestContext,
  { payTo, booksOf, max = 5, now = () => '2026-03-02T09:00:00.000Z' }: { payTo?: (income: string) => PayTo | undefined; booksOf?: (income: string) => string; max?: number; now?: () => Instant } = {},
): Promise<LedgerWorld> {
  const { db, close } = await testDatabase({ migrations: [{ folder: 'ledger', url: new URL('./', import.meta.url) }], max })
  t.after(close)
  const journal: string[] = []
  const bodies: object[] = []
  const ledger = openLedger({
    db,
    now,
    zone: 'Asia/Almaty',
    ...(payTo && { payTo }),
    ...(booksOf && { booksOf }),
    journal: {
      async append(_tx, _actor, entry) {
        journal.push(entry.type)
        bodies.push(entry.body)
        return { id: BigInt(journal.length), leaf: new Uint8Array(32) }
      },
    },
  })
  return { db, ledger, journal, bodies, within: (act) => transact(db, act) }
}

export const account = generateIban({ bank: '999', account: 'HOUSE1' })
export const debtor: Party = { kind: 'organisation', id: newId() }
export const payer = samplePayer(1)
/** Tells a failure of one kind, for `assert.rejects`. */
export const failing = (kind: Failure['kind']) => (error: unknown): boolean => error instanceof Failure && error.kind === kind

/** Issues an invoice to the debtor. */
export const bill = ({ ledger, within }: LedgerWorld, amount: bigint, more: Partial<InvoiceDraft> = {}): Promise<Invoice> =>
  within((tx) =>
    ledger.issueInvoice(tx, officer, {
      debtor,
      identifier: { scheme: 'xx.organisation', value: payer.identifier },
      amount,
      issued: '2026-03-01',
      due: '2026-03-20',
      subject: 'obligation:1',
      text: same('Contribution'),
      income: 'contributions',
      ...more,
    }),
  )

/** A line of the debtor's. */
export const line = (amount: bigint, more: Partial<StatementLine> = {}): StatementLine =>
  ({ day: '2026-03-02', amount, payer, purpose: 'Төлем', bankReference: `N${amount}`, ...more })

let serial = 0
/** Imports lines as a statement of their own, of one day unless told otherwise. */
export const bring = (
  { ledger, within }: LedgerWorld,
  lines: readonly StatementLine[],
  more: { opening?: bigint; from?: Day; to?: Day } = {},
): Promise<StatementImport> => {
  serial += 1
  const statement = sampleStatement({ account, from: '2026-03-02', lines, statementId: `S${serial}`, ...more })
  return within((tx) => ledger.importStatement(tx, officer, parseStatement(exportCamt(statement)), { account }))
}

/** The books balance, and what is unallocated in them is what the lines have left. */
export async function assertSound({ ledger, db }: LedgerWorld): Promise<void> {
  const accounts = await ledger.accounts()
  assert.equal(accounts.reduce((sum, { balance }) => sum + balance, 0n), 0n)
  const left = (await ledger.unallocated({ limit: 1000 })).reduce((sum, line) => sum + line.left, 0n)
  assert.equal(-(accounts.find(({ code }) => code === 'unallocated')?.balance ?? 0n), left)
  const { rows } = await sql`
    select i.number from invoice i join ledger_account a on a.id = i.receivable
    left join ledger_posting c on c.reverses = i.posting
    where a.balance <> case when c.id is null then i.amount else 0 end
      - coalesce((select sum(amount) from bank_allocation where invoice = i.id), 0)`.execute(db)
  assert.deepEqual(rows, [])
}
