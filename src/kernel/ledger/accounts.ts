/** Accounts: opened when first needed, and read with their balance on any day. */
import { conventions } from '../../law/conventions.ts'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Day, Instant } from '../../law/time.ts'
import { newId, type Db, type Tx } from '../database/index.ts'
import type { LedgerGround, Paging } from './ground.ts'
import { accountIsMissing, accountIsOfOtherKind, bankAccountIsOfOther } from './messages.ts'
import type { AccountKind, AccountTable } from './tables.ts'

/** The books that the house kept before each creditor had its own, and those of whatever no creditor declares. */
export const mainBooks = 'main'

/** An account. */
export interface Account {
  readonly id: string
  /** Whose books it stands in. */
  readonly books: string
  /** Its name in the books, such as `fund.contributions`; unique for one owner. */
  readonly code: string
  readonly kind: AccountKind
  /** The party whose account it is; absent for the creditor's own. */
  readonly owner?: string
  readonly currency: string
  /** In tiyn: debits less credits, so that income and liabilities are negative. */
  readonly balance: Tiyn
}

/** What names an account. */
export interface AccountName {
  /** The main books when absent. */
  readonly books?: string
  readonly code: string
  readonly kind: AccountKind
  readonly owner?: string
}

/** One line of an account's history. */
export interface AccountEntry {
  /** Counts the account's entries from 1 without gaps. */
  readonly number: bigint
  readonly posting: string
  readonly day: Day
  readonly at: Instant
  readonly amount: Tiyn
  readonly balanceAfter: Tiyn
  readonly subject: string
  readonly text: Text
}

/** Reads a row. */
export const readAccount = (row: Selectable<AccountTable>): Account => ({
  id: row.id,
  books: row.books,
  code: row.code,
  kind: row.kind,
  ...(row.owner !== null && { owner: row.owner }),
  currency: row.currency,
  balance: row.balance,
})

/** Answers the account of that name, opening it when it is new. Throws a `Failure` (conflict) when it is of another kind. */
export async function account(ground: LedgerGround, tx: Tx, name: AccountName): Promise<Account> {
  const { books = mainBooks, code, kind, owner = null } = name
  const find = () =>
    tx
      .selectFrom('ledger_account')
      .selectAll()
      .where('books', '=', books)
      .where('code', '=', code)
      .where('owner', 'is not distinct from', owner)
      .executeTakeFirst()
  const found =
    (await find()) ??
    (await tx
      .insertInto('ledger_account')
      .values({ id: newId(), books, code, kind, owner, currency: conventions().currency.code, opened_at: ground.now() })
      .onConflict((conflict) => conflict.columns(['books', 'code', 'owner']).doNothing())
      .returningAll()
      .executeTakeFirst()) ??
    (await find())
  if (found === undefined) throw new Error(`account ${code} was neither found nor opened`)
  if (found.kind !== kind) throw accountIsOfOtherKind(code, found.kind, kind)
  return readAccount(found)
}

/** The books' account of the bank account with this IBAN, opened when it is new. Throws a `Failure` (conflict) when it stands in other books. */
export async function bankAccount(ground: LedgerGround, tx: Tx, books: string, iban: string): Promise<Account> {
  const code = `bank:${iban}`
  const elsewhere = await tx.selectFrom('ledger_account').select('id').where('code', '=', code).where('books', '<>', books).executeTakeFirst()
  if (elsewhere !== undefined) throw bankAccountIsOfOther(iban)
  return account(ground, tx, { books, code, kind: 'asset' })
}

/** All accounts, or those of one owner, by code. */
export async function accounts(db: Db, owner?: string): Promise<readonly Account[]> {
  const rows = await db
    .selectFrom('ledger_account')
    .selectAll()
    .$if(owner !== undefined, (query) => query.where('owner', '=', owner!))
    .orderBy('code')
    .orderBy('id')
    .execute()
  return rows.map(readAccount)
}

/** The balance now, or at the end of a day, in tiyn; debits are positive. Throws a `Failure` (not found). */
export async function balance(db: Db, id: string, at?: Day): Promise<Tiyn> {
  const found = await db.selectFrom('ledger_account').select('balance').where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw accountIsMissing()
  if (at === undefined) return found.balance
  const { sum } = await db.selectFrom('ledger_entry').select(sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('sum'))
    .where('account', '=', id).where('day', '<=', at).executeTakeFirstOrThrow()
  return sum
}

/** The entries of an account, newest first. */
export async function statementOf(db: Db, id: string, { before, limit = 100 }: Paging = {}): Promise<readonly AccountEntry[]> {
  const rows = await db.selectFrom('ledger_entry').innerJoin('ledger_posting', 'ledger_posting.id', 'ledger_entry.posting')
    .select(['number', 'posting', 'ledger_entry.day', 'at', 'amount', 'balance_after', 'subject', 'text'])
    .where('account', '=', id).$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc').limit(limit).execute()
  return rows.map(({ balance_after, ...row }) => ({ ...row, balanceAfter: balance_after }))
}
