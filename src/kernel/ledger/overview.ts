/** What the office sees of the books as a whole: the trial balance, what an income came to, statements, and what lines were taken for. */
import { sql } from 'kysely'
import type { Tiyn } from '../../law/money.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { type Account, readAccount } from './accounts.ts'
import type { Allocation } from './bank.ts'
import { invoice, type Invoice } from './invoice.ts'
import type { StatementFormat } from './statements/index.ts'
import type { AccountKind } from './tables.ts'

/** Accounts of one purpose together, such as all receivables: `receivable:2026-000123` belongs to the group `receivable`. */
export interface AccountGroup {
  readonly group: string
  readonly kind: AccountKind
  /** How many accounts it has; the id of the account where there is but one. */
  readonly accounts: number
  readonly only?: string
  /** Everything debited and everything credited up to the day, both not negative. */
  readonly debits: Tiyn
  readonly credits: Tiyn
  /** Debits less credits: all groups together come to zero. */
  readonly balance: Tiyn
}

/** The trial balance at the end of a day, of all books or of one set. */
export async function trialBalance(db: Db, at: Day, books?: string): Promise<readonly AccountGroup[]> {
  const { rows } = await sql<Omit<AccountGroup, 'only' | 'accounts'> & { accounts: bigint; only: string }>`
    select split_part(a.code, ':', 1) as "group", a.kind, count(distinct a.id) as accounts, min(a.id::text) as only,
      coalesce(sum(e.amount) filter (where e.amount > 0), 0)::bigint as debits,
      coalesce(-sum(e.amount) filter (where e.amount < 0), 0)::bigint as credits,
      coalesce(sum(e.amount), 0)::bigint as balance
    from ledger_account a join ledger_entry e on e.account = a.id and e.day <= ${at}
    ${books === undefined ? sql`` : sql`where a.books = ${books}`}
    group by 1, 2 order by array_position(array['asset', 'liability', 'income', 'expense'], a.kind), 1`.execute(db)
  return rows.map(({ accounts, only, ...group }) => ({ ...group, accounts: Number(accounts), ...(accounts === 1n && { only }) }))
}

export interface AccountPage {
  readonly rows: readonly Account[]
  readonly total: number
}

/** The accounts of a group in one set of books that have a balance, the greatest first. */
export async function accountsOfGroup(
  db: Db, books: string, group: string, { page, size }: { readonly page: number; readonly size: number },
): Promise<AccountPage> {
  const chosen = db.selectFrom('ledger_account').where('books', '=', books).where(sql<boolean>`split_part(code, ':', 1) = ${group}`).where('balance', '<>', 0n)
  const [rows, { total }] = await Promise.all([
    chosen.selectAll().orderBy(sql`abs(balance)`, 'desc').orderBy('code').limit(size).offset((page - 1) * size).execute(),
    chosen.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map(readAccount), total: Number(total) }
}

/** One account; undefined when there is none. */
export async function accountById(db: Db, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('ledger_account').selectAll().where('id', '=', id).executeTakeFirst()
  return row && readAccount(row)
}

/** What an account of income was credited with from one day to another, and what was paid at the bank on its invoices in those days. */
export async function incomeOf(
  db: Db, { income, from, to }: { readonly income: string; readonly from: Day; readonly to: Day },
): Promise<{ readonly assessed: Tiyn; readonly paid: Tiyn }> {
  const accounts = db.selectFrom('ledger_account').select('id').where('code', '=', income).where('owner', 'is', null)
  const { assessed } = await db.selectFrom('ledger_entry').select(sql<bigint>`coalesce(-sum(amount), 0)::bigint`.as('assessed'))
    .where('account', 'in', accounts).where('day', '>=', from).where('day', '<=', to).executeTakeFirstOrThrow()
  const { paid } = await db.selectFrom('bank_allocation as allocation')
    .innerJoin('bank_line as line', 'line.id', 'allocation.line')
    .innerJoin('invoice', 'invoice.id', 'allocation.invoice')
    .innerJoin('ledger_entry as entry', 'entry.posting', 'invoice.posting')
    .select(sql<bigint>`coalesce(sum(allocation.amount), 0)::bigint`.as('paid'))
    .where('entry.account', 'in', accounts).where('line.day', '>=', from).where('line.day', '<=', to).executeTakeFirstOrThrow()
  return { assessed, paid }
}

/** A statement that was taken in. */
export interface ImportedStatement {
  readonly id: string
  /** Of the creditor whose bank account it is. */
  readonly books: string
  readonly iban: string
  readonly statementId: string
  readonly format: StatementFormat
  readonly from: Day
  readonly to: Day
  readonly opening?: Tiyn
  readonly closing?: Tiyn
  /** How many lines it was the first to bring. */
  readonly lines: number
  readonly at: Instant
}

const statementRows = (db: Db) => db.selectFrom('bank_statement as statement')
  .innerJoin('ledger_account', 'ledger_account.id', 'statement.account').selectAll('statement').select('ledger_account.books')
  .select(sql<bigint>`(select count(*) from bank_line where bank_line.statement = statement.id)`.as('lines'))

const present = (row: Awaited<ReturnType<ReturnType<typeof statementRows>['executeTakeFirstOrThrow']>>): ImportedStatement => ({
  id: row.id, books: row.books, iban: row.iban, statementId: row.statement_id, format: row.format, from: row.from_day, to: row.to_day, lines: Number(row.lines), at: row.at,
  ...(row.opening !== null && { opening: row.opening }), ...(row.closing !== null && { closing: row.closing }),
})

/** The statements taken in, the newest first: all, or those of one set of books. */
export async function statements(db: Db, limit: number, books?: string): Promise<readonly ImportedStatement[]> {
  return (await statementRows(db).$if(books !== undefined, (query) => query.where('ledger_account.books', '=', books!)).orderBy('statement.at', 'desc').orderBy('statement.id', 'desc').limit(limit).execute()).map(present)
}

export async function statementById(db: Db, id: string): Promise<ImportedStatement | undefined> {
  const row = await statementRows(db).where('statement.id', '=', id).executeTakeFirst()
  return row && present(row)
}

/** The allocations that stand of some lines, each with the number of its invoice or the code of its account. */
export async function allocationsOf(
  db: Db, lines: readonly string[],
): Promise<readonly (Allocation & { readonly line: string; readonly invoiceNumber?: string; readonly accountCode?: string })[]> {
  if (lines.length === 0) return []
  const rows = await db.selectFrom('bank_allocation as allocation')
    .leftJoin('bank_allocation as back', 'back.reverses', 'allocation.id')
    .leftJoin('invoice', 'invoice.id', 'allocation.invoice')
    .leftJoin('ledger_account as account', 'account.id', 'allocation.account')
    .selectAll('allocation').select(['invoice.number as invoice_number', 'account.code as account_code'])
    .where('allocation.line', 'in', lines).where('allocation.reverses', 'is', null).where('back.id', 'is', null)
    .orderBy('allocation.id').execute()
  return rows.map((row) => ({
    id: row.id, line: row.line, amount: row.amount, by: row.matched_by,
    ...(row.invoice !== null && { invoice: row.invoice }), ...(row.invoice_number !== null && { invoiceNumber: row.invoice_number }),
    ...(row.account !== null && { account: row.account }), ...(row.account_code !== null && { accountCode: row.account_code }),
    ...(row.counter_line !== null && { against: row.counter_line }),
  }))
}

/** The invoice with this number or this payment reference, typed with or without spaces; undefined when there is none. */
export async function invoiceNamed(db: Db, name: string): Promise<Invoice | undefined> {
  const typed = name.toUpperCase().replaceAll(/[\s№]/g, '')
  const row = await db.selectFrom('invoice').select('id')
    .where(({ eb, or }) => or([eb('number', '=', typed), eb('reference', '=', typed.replaceAll('-', ''))])).executeTakeFirst()
  return row && invoice(db, row.id)
}
