/** What the officer sees of the bank: the lines that wait for a decision, and whether the books agree with the bank. */
import { sql } from 'kysely'
import type { Tiyn } from '../../law/money.ts'
import { addDays, type Day, dayOf } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { lineIsMissing } from './messages.ts'
import type { MatchedBy } from './tables.ts'
import type { Payer } from './statements/index.ts'

/** A line of a bank statement. */
export interface BankLine {
  readonly id: string
  /** Of the creditor whose bank account it is. */
  readonly books: string
  readonly statement: string
  /** Of the account on which the bank booked it. */
  readonly iban: string
  readonly day: Day
  /** Money received is positive, money paid out negative. */
  readonly amount: Tiyn
  /** What is not allocated yet, with the sign of the line. */
  readonly left: Tiyn
  readonly payer: Payer
  readonly purpose: string
  readonly bankReference?: string
  readonly knp?: string
  readonly kbe?: string
}

/** What a line, or a part of it, was taken for. */
export interface Allocation {
  readonly id: string
  readonly amount: Tiyn
  readonly invoice?: string
  /** Id of the other account that it was booked to. */
  readonly account?: string
  /** The line that it was set against. */
  readonly against?: string
  readonly by: MatchedBy
}

/** A day on which the bank states a balance. */
export interface ReconciledDay {
  readonly day: Day
  /** The statement that says so; the last one imported, when several do. */
  readonly statement: string
  /** The balance at the end of the day, as the bank has it and as the books have it. */
  readonly bank: Tiyn
  readonly ledger: Tiyn
  /** Not zero: the day is red. */
  readonly difference: Tiyn
}

const lines = (db: Db) =>
  db
    .selectFrom('bank_line as line')
    .innerJoin('bank_statement', 'bank_statement.id', 'line.statement')
    .innerJoin('ledger_account', 'ledger_account.id', 'line.account')
    .selectAll('line')
    .select(['bank_statement.iban', 'ledger_account.books'])
    .select(
      sql<bigint>`line.amount - coalesce((select sum(amount) from bank_allocation where line = line.id), 0)::bigint`.as('left'),
    )

const present = (row: Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]): BankLine => ({
  id: row.id,
  books: row.books,
  statement: row.statement,
  iban: row.iban,
  day: row.day,
  amount: row.amount,
  left: row.left,
  payer: {
    ...(row.payer_name !== null && { name: row.payer_name }),
    ...(row.payer_identifier !== null && { identifier: row.payer_identifier }),
    ...(row.payer_iban !== null && { iban: row.payer_iban }),
  },
  purpose: row.purpose,
  ...(row.bank_reference !== null && { bankReference: row.bank_reference }),
  ...(row.knp !== null && { knp: row.knp }),
  ...(row.kbe !== null && { kbe: row.kbe }),
})

/** The lines with something left to allocate, the oldest first: an officer's tasks. All, or those of one set of books. */
export async function unallocated(
  db: Db, { books, limit = 100 }: { readonly books?: string; readonly limit?: number } = {},
): Promise<readonly BankLine[]> {
  const rows = await lines(db)
    .$if(books !== undefined, (query) => query.where('ledger_account.books', '=', books!))
    .where(sql<boolean>`line.amount <> coalesce((select sum(amount) from bank_allocation where line = line.id), 0)`)
    .orderBy('line.day')
    .orderBy('line.id')
    .limit(limit)
    .execute()
  return rows.map(present)
}

/** One line with the allocations that stand. Throws a `Failure` (not found). */
export async function bankLine(db: Db, id: string): Promise<BankLine & { readonly allocations: readonly Allocation[] }> {
  const row = await lines(db).where('line.id', '=', id).executeTakeFirst()
  if (row === undefined) throw lineIsMissing()
  const allocations = await db
    .selectFrom('bank_allocation as allocation')
    .leftJoin('bank_allocation as back', 'back.reverses', 'allocation.id')
    .selectAll('allocation')
    .where('allocation.line', '=', id)
    .where('allocation.reverses', 'is', null)
    .where('back.id', 'is', null)
    .orderBy('allocation.id')
    .execute()
  return {
    ...present(row),
    allocations: allocations.map(({ id, amount, invoice, account, counter_line, matched_by }) => ({
      id,
      amount,
      ...(invoice !== null && { invoice }),
      ...(account !== null && { account }),
      ...(counter_line !== null && { against: counter_line }),
      by: matched_by,
    })),
  }
}

/** The lines of a statement in its order; those that an earlier statement had brought are with that one. */
export async function linesOf(db: Db, statement: string): Promise<readonly BankLine[]> {
  return (await lines(db).where('line.statement', '=', statement).orderBy('line.position').execute()).map(present)
}

/**
 * The days on which the bank states a balance of the account, newest first, each with what the books have: a statement states
 * one at its end, and one at the end of the day before it, so that a statement left out shows too.
 */
export async function reconciliation(
  db: Db,
  iban: string,
  { limit = 400 }: { readonly limit?: number } = {},
): Promise<readonly ReconciledDay[]> {
  const { rows } = await sql<ReconciledDay>`
    with stated as (
      select to_day as day, closing as bank, id, account from bank_statement where iban = ${iban} and closing is not null
      union all
      select from_day - 1, opening, id, account from bank_statement where iban = ${iban} and opening is not null
    ), last as (
      select distinct on (day) day, bank, id, account from stated order by day, id desc
    ), newest as (
      select * from last order by day desc limit ${limit}
    ), booked as (
      select day, sum(sum(amount)) over (order by day)::bigint as ledger
      from ledger_entry where account in (select account from newest) group by day
    )
    select day, id as statement, bank, ledger, bank - ledger as difference from (
      select newest.*, coalesce((
        select ledger from booked where booked.day <= newest.day order by booked.day desc limit 1
      ), 0)::bigint as ledger from newest
    ) as compared order by day desc`.execute(db)
  return rows
}

/** Days of an account of some books of which the bank is asked. */
export interface Stated { readonly books: string; readonly iban: string; readonly from: Day; readonly to: Day; readonly isWorkday: (day: Day) => boolean }

/**
 * Whether statements of the account tell of all these days. A statement that was taken in while its last day was not over does not tell of that day. Days between two
 * statements on which nobody works need none, unless the balances say that something happened.
 */
export async function isStated(db: Db, zone: string, { books, iban, from, to, isWorkday }: Stated): Promise<boolean> {
  const rows = await db.selectFrom('bank_statement').innerJoin('ledger_account', 'ledger_account.id', 'bank_statement.account')
    .select(['from_day', 'to_day', 'opening', 'closing', 'at']).where('ledger_account.books', '=', books).where('bank_statement.iban', '=', iban).where('to_day', '>=', from)
    .orderBy('from_day').orderBy('bank_statement.id').execute()
  let [told, balance]: [Day, Tiyn | null] = [addDays(from, -1), null]
  for (const { from_day: first, to_day: last, opening, closing, at } of rows) {
    const before = addDays(first, -1)
    if (before > told) {
      if (!isFree(addDays(told, 1), before < to ? before : to, isWorkday) || (balance !== null && opening !== null && balance !== opening)) break
      told = before
    }
    const dayBefore = addDays(dayOf(at, zone), -1)
    const until = dayBefore < last ? dayBefore : last
    if (until > told) [told, balance] = [until, until === last ? closing : null]
    if (told >= to) return true
  }
  return told >= to
}

function isFree(from: Day, to: Day, isWorkday: Stated['isWorkday']): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(day)) return false
  return true
}

/** Whether a receipt booked until a day, or several of one payer, has as much left for an officer to allocate. */
export async function isUnallocated(db: Db, { books, until, amount }: { readonly books: string; readonly until: Day; readonly amount: Tiyn }): Promise<boolean> {
  const { rows } = await sql`
    select from (
      select coalesce(payer_identifier, payer_iban, payer_name, line.id::text) as payer, line.amount - coalesce((select sum(amount) from bank_allocation where line = line.id), 0) as left
      from bank_line line join ledger_account account on account.id = line.account where account.books = ${books} and line.amount > 0 and line.day <= ${until}
    ) as receipt where receipt.left > 0 group by payer having sum(receipt.left) >= ${amount} limit 1`.execute(db)
  return rows.length > 0
}
