/** The entries of some books for the accounts of whoever keeps them, in the order in which they count. */
import { sql } from 'kysely'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

/** One side of a posting: a debit is positive. Whom it concerns is known of receivables, and of what the bank tells of a payer. */
export interface BookEntry {
  readonly day: Day
  readonly posting: string
  readonly subject: string
  readonly account: string
  readonly kind: 'asset' | 'liability' | 'income' | 'expense'
  readonly amount: Tiyn
  readonly text: Text
  /** The number of the invoice, and that by which the debtor is known. */
  readonly invoice: string | null
  readonly identifier: string | null
}

const batch = 2000

/** The entries between two days, both included; read in parts, so that memory does not grow with them. */
export async function* entriesOf(db: Db, books: string, from: Day, to: Day): AsyncGenerator<BookEntry> {
  for (let last = { day: from, posting: '00000000-0000-0000-0000-000000000000', account: '' }; ;) {
    const { rows } = await sql<BookEntry & { id: string }>`
      select e.day, p.id as posting, p.subject, a.code as account, a.id, a.kind, e.amount, p.text, i.number as invoice, coalesce(i.identifier, line.payer_identifier) as identifier
      from ledger_entry e join ledger_account a on a.id = e.account and a.books = ${books} join ledger_posting p on p.id = e.posting
        left join invoice i on i.receivable = a.id left join bank_line line on line.posting = p.id
      where e.day <= ${to}::date and (e.day, p.id, a.id::text) > (${last.day}::date, ${last.posting}::uuid, ${last.account}::text)
      order by e.day, p.id, a.id::text limit ${batch}`.execute(db)
    for (const { id: _, ...row } of rows) yield row
    const end = rows.at(-1)
    if (end === undefined || rows.length < batch) return
    last = { day: end.day, posting: end.posting, account: end.id }
  }
}
