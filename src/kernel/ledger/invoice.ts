/** An invoice: what it says, and what the ledger says about it. */
import { type Selectable, sql } from 'kysely'
import type { PayTo } from '../../law/body.ts'
import { identifierOf } from '../../law/conventions.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import { type Owed, unpaidOf } from '../../law/instalments.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Party } from '../parties/index.ts'
import { invoiceIsMissing } from './messages.ts'
import type { FormerPayTo, InvoiceTable } from './tables.ts'

export const asFormerly = ({ identifier, ...rest }: PayTo): FormerPayTo => ({ ...rest, bin: identifier.value })

const readPayTo = (kept: PayTo | FormerPayTo): PayTo => {
  if ('identifier' in kept) return kept
  const { bin, ...rest } = kept
  return { ...rest, identifier: identifierOf('organisation', bin) }
}

export type InvoiceStatus = 'open' | 'partly paid' | 'paid' | 'overpaid' | 'written off' | 'cancelled'

/** A payment on an invoice, or, when negative, a refund. */
export interface Payment {
  readonly allocation: string
  /** The line of the bank statement. */
  readonly line: string
  /** The day on which the bank booked it. */
  readonly day: Day
  readonly amount: Tiyn
}

export interface Invoice {
  readonly id: string
  /** Of whoever is owed. */
  readonly books: string
  readonly number: string
  /** What the payer writes into the purpose of the payment (ISO 11649). */
  readonly reference: string
  /** Who owes. */
  readonly debtor: Party
  /** The number by which the bank knows the debtor, where it is known; without its scheme on the invoices of earlier days. */
  readonly identifier?: Partial<Pick<Identifier, 'scheme'>> & Pick<Identifier, 'value'>
  readonly amount: Tiyn
  readonly issued: Day
  /** The day that it was issued with; instalments that were granted have days of their own, which `unpaid` tells. */
  readonly due: Day
  /** What it is for, such as `obligation:<id>`. */
  readonly subject: string
  readonly text: Text
  readonly payTo?: PayTo
  /** Derived from the ledger at the moment of reading. */
  readonly status: InvoiceStatus
  /** What is still owed; negative when too much was paid, zero when cancelled without payments. */
  readonly outstanding: Tiyn
  readonly paid: Tiyn
  /** What decisions took off it; `written off` is one on which nothing was paid. */
  readonly writtenOff: Tiyn
  /** What is still owed by the day on which each part of it is due, the first due first: one part, unless instalments were granted. */
  readonly unpaid: readonly Owed[]
  /** The bank's day of the payment with which nothing more was owed; absent while something is. */
  readonly paidOn?: Day
  readonly payments: readonly Payment[]
}

/** The status that follows from the books. */
function statusOf({
  amount,
  outstanding,
  paid,
  cancelled,
}: {
  readonly amount: Tiyn
  readonly outstanding: Tiyn
  readonly paid: Tiyn
  readonly cancelled: boolean
}): InvoiceStatus {
  if (cancelled) return 'cancelled'
  if (outstanding < 0n) return 'overpaid'
  if (outstanding === 0n) return paid === 0n ? 'written off' : 'paid'
  return outstanding < amount ? 'partly paid' : 'open'
}

/** The first day from which on nothing was owed until now; undefined while something is. */
export function paidOn(amount: Tiyn, payments: readonly Pick<Payment, 'day' | 'amount'>[]): Day | undefined {
  let owed = amount
  let since: Day | undefined
  for (const payment of payments.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    owed -= payment.amount
    since = owed > 0n ? undefined : since ?? payment.day
  }
  return owed > 0n ? undefined : since
}

/** The parts that were granted last, as they are kept; null where none were. */
type KeptParts = readonly { readonly due: Day; readonly amount: string }[] | null

const partsOf = sql<KeptParts>`(select r.parts from invoice_relief r where r.invoice = invoice.id and r.kind = 'instalments' and r.granted order by r.decided_at desc limit 1)`

/** What was paid, less what went back or was taken back. What was written off was not paid. */
const paidIn = sql<Tiyn>`(select coalesce(sum(b.amount), 0)::bigint from bank_allocation b where b.invoice = invoice.id)`

const unpaidBy = (parts: KeptParts, { amount, due, outstanding }: Owed & { readonly outstanding: Tiyn }): readonly Owed[] =>
  unpaidOf(parts?.map((part) => ({ due: part.due, amount: BigInt(part.amount) })) ?? [{ due, amount }], outstanding)

type Row = Selectable<InvoiceTable> & { readonly books: string; readonly outstanding: Tiyn; readonly cancelled: string | null; readonly parts: KeptParts; readonly paid: Tiyn }

/** Invoices with the balance of their receivable and the reversal of their posting. */
export const invoiceRows = (db: Db) => db.selectFrom('invoice')
  .innerJoin('ledger_account', 'ledger_account.id', 'invoice.receivable')
  .leftJoin('ledger_posting as cancellation', 'cancellation.reverses', 'invoice.posting')
  .selectAll('invoice').select(['ledger_account.books', 'ledger_account.balance as outstanding', 'cancellation.id as cancelled', partsOf.as('parts'), paidIn.as('paid')])

/** One of many invoices: what is still owed on it, nothing where it was cancelled, and until when the next part of that is to be paid. */
export interface OwedOn { readonly number: string; readonly due: Day; readonly outstanding: Tiyn }

/** What is owed on each of these invoices, by its id, in one question. */
export async function owedOn(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, OwedOn>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('invoice').innerJoin('ledger_account', 'ledger_account.id', 'invoice.receivable').select(['invoice.id', 'number', 'due', 'amount', 'ledger_account.balance', partsOf.as('parts')])
    .where(sql<boolean>`invoice.id = any(${[...ids]}::uuid[])`).execute()
  return new Map(rows.map(({ id, number, due, amount, balance: outstanding, parts }) => [id, { number, due: unpaidBy(parts, { amount, due, outstanding })[0]?.due ?? due, outstanding }]))
}

/** Adds what was paid on each. */
async function readInvoices(db: Db, rows: readonly Row[]): Promise<readonly Invoice[]> {
  if (rows.length === 0) return []
  const payments = await db
    .selectFrom('bank_allocation as allocation')
    .innerJoin('bank_line as line', 'line.id', 'allocation.line')
    .leftJoin('bank_allocation as back', 'back.reverses', 'allocation.id')
    .select(['allocation.id as allocation', 'line.id as line', 'line.day', 'allocation.amount', 'allocation.invoice'])
    .where(
      'allocation.invoice',
      'in',
      rows.map(({ id }) => id),
    )
    .where('allocation.reverses', 'is', null)
    .where('back.id', 'is', null)
    .orderBy('line.day')
    .orderBy('allocation.id')
    .execute()
  const paymentsOf = Map.groupBy(payments, ({ invoice }) => invoice)
  return rows.map((row) =>
    present(
      row,
      (paymentsOf.get(row.id) ?? []).map(({ allocation, line, day, amount }) => ({ allocation, line, day, amount })),
    ),
  )
}

function present(row: Row, payments: readonly Payment[]): Invoice {
  const { id, books, number, reference, amount, issued, due, subject, text, outstanding, paid, identifier, identifier_scheme: scheme } = row
  const cancelled = row.cancelled !== null
  const since = cancelled ? undefined : paidOn(amount, payments)
  return {
    id, books, number, reference, debtor: { kind: row.debtor_kind, id: row.debtor }, amount, issued, due, subject, text,
    ...(identifier !== null && { identifier: { ...(scheme !== null && { scheme }), value: identifier } }), ...(row.pay_to !== null && { payTo: readPayTo(row.pay_to) }),
    status: statusOf({ amount, outstanding, paid, cancelled }), outstanding,
    paid, writtenOff: cancelled ? 0n : amount - outstanding - paid, unpaid: unpaidBy(row.parts, { amount, due, outstanding }), ...(since !== undefined && { paidOn: since }), payments,
  }
}

/** One invoice. Throws a `Failure` (not found). */
export async function invoice(db: Db, id: string): Promise<Invoice> {
  const [found] = await readInvoices(db, await invoiceRows(db).where('invoice.id', '=', id).execute())
  if (found === undefined) throw invoiceIsMissing()
  return found
}

/** The invoices of a debtor, newest first. */
export async function invoicesOf(db: Db, { kind, id }: Party): Promise<readonly Invoice[]> {
  return readInvoices(
    db,
    await invoiceRows(db).where('debtor_kind', '=', kind).where('debtor', '=', id).orderBy('issued', 'desc').orderBy('invoice.id', 'desc').execute(),
  )
}

/** The account of income that an invoice credited. */
export async function incomeOfInvoice(db: Db, id: string): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ code: string }>`select a.code from invoice i join ledger_entry e on e.posting = i.posting join ledger_account a on a.id = e.account and a.kind = 'income' where i.id = ${id} limit 1`.execute(db)
  return row?.code
}

/** What a debtor owes of an income that was due before a day. */
export async function overdueOf(db: Db, debtor: Party, income: string, on: Day): Promise<Tiyn> {
  let sum = 0n
  for (const { id, unpaid } of await invoicesOf(db, debtor)) {
    const late = unpaid.filter(({ due }) => due < on)
    if (late.length > 0 && await incomeOfInvoice(db, id) === income) for (const { amount } of late) sum += amount
  }
  return sum
}

/** What is still owed to one creditor by whoever has this number, newest first. */
export async function openInvoicesOf(db: Db, books: string, identifier: string): Promise<readonly Invoice[]> {
  return readInvoices(db, await invoiceRows(db).where('identifier', '=', identifier).where('ledger_account.books', '=', books)
    .where('ledger_account.balance', '>', 0n).orderBy('issued', 'desc').orderBy('invoice.id', 'desc').execute())
}

/** The invoices on which too much was paid: what the debtors may claim back. */
export async function overpaid(db: Db): Promise<readonly Invoice[]> {
  return readInvoices(db, await invoiceRows(db).where('ledger_account.balance', '<', 0n).orderBy('invoice.id').execute())
}
