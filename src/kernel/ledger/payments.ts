/** Payments out: ordered by one person, approved by another, written into a file for the bank, and settled by the line of a statement. */
import { type Selectable, sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { conventions, isNobodys } from '../../law/conventions.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import { type Day, type Instant, yearOf } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import { account, bankAccount } from './accounts.ts'
import { type LedgerGround, todayOf } from './ground.ts'
import { invoice } from './invoice.ts'
import { keyHasOtherContent, payments as words, texts } from './messages.ts'
import { pain001, writable } from './pain.ts'
import { record, recordReversal } from './posting.ts'
import { freeOf } from './receipts.ts'
import { referenceOf } from './reference.ts'
import type { Payer } from './statements/index.ts'
import type { PaymentOrderTable } from './tables.ts'

/** What is owed to somebody: too much paid on an invoice, a cost of the creditor, by the code of its account, or a receipt of the bank that belongs to no invoice. */
export type Owed = { readonly invoice: string } | { readonly expense: string } | { readonly receipt: string }

/** A payment to be ordered. */
export interface PaymentDraft {
  /** Makes a repetition harmless: the same key with the same content is the same order. */
  readonly key: string
  /** Of whoever pays. */
  readonly books: string
  /** Whom it goes to; the number is one by a scheme of the country. */
  readonly payee: { readonly name: string; readonly number: string; readonly iban: string }
  readonly amount: Tiyn
  /** What the payee's bank shows. */
  readonly purpose: string
  readonly for: Owed
  /** The decision that grants it, and who decided: nothing is paid by one that does not stand, and its author does not approve the payment. */
  readonly restsOn?: { readonly decision: string; readonly decidedBy: string }
}

export type PaymentStatus = 'drafted' | 'approved' | 'sent' | 'paid' | 'withdrawn'

export interface PaymentOrder {
  readonly id: string
  readonly number: string
  readonly reference: string
  readonly books: string
  readonly payee: PaymentDraft['payee']
  readonly amount: Tiyn
  readonly purpose: string
  readonly for: Owed
  readonly restsOn?: { readonly decision: string; readonly decidedBy: string }
  readonly status: PaymentStatus
  /** Who did what: as the journal writes actors. */
  readonly drafted: { readonly by: string; readonly at: Instant }
  readonly approved?: { readonly by: string; readonly at: Instant }
  readonly ended?: { readonly by: string; readonly at: Instant; readonly why: Text }
  /** The file in which it went to the bank. */
  readonly message?: string
  /** The line of the bank that settled it. */
  readonly line?: string
}

type Row = Selectable<PaymentOrderTable> & { readonly line: string | null }

/** The line of the bank that settles an order. */
const settling = sql<string | null>`(select a.line from bank_allocation a left join bank_allocation back on back.reverses = a.id
    where a.payment = payment_order.id and a.reverses is null and back.id is null limit 1)`

const orders = (db: Db | Tx) => db.selectFrom('payment_order').selectAll('payment_order').select(settling.as('line'))

/** Orders that were locked, as they stand now: the line that settles one changes no row of its own, so that whoever waited for the lock reads again. */
const read = async (tx: Tx, locked: readonly { readonly id: string }[]): Promise<readonly Row[]> =>
  locked.length === 0 ? [] : orders(tx).where('id', 'in', locked.map(({ id }) => id)).orderBy('number').execute()

const statusOf = ({ line, ended_at, message, approved_at }: Row): PaymentStatus =>
  line !== null ? 'paid' : ended_at !== null ? 'withdrawn' : message !== null ? 'sent' : approved_at !== null ? 'approved' : 'drafted'

function present(row: Row): PaymentOrder {
  const { id, number, reference, books, amount, purpose, approved_by, approved_at, ended_by, ended_at, ended_why, message, line, rests_on, decided_by } = row
  return {
    id, number, reference, books, amount, purpose, status: statusOf(row), payee: { name: row.payee_name, number: row.payee_number, iban: row.payee_iban },
    for: row.invoice !== null ? { invoice: row.invoice } : row.receipt !== null ? { receipt: row.receipt } : { expense: row.expense! }, drafted: { by: row.drafted_by, at: row.drafted_at },
    ...(rests_on !== null && decided_by !== null && { restsOn: { decision: rests_on, decidedBy: decided_by } }),
    ...(approved_by !== null && approved_at !== null && { approved: { by: approved_by, at: approved_at } }),
    ...(ended_by !== null && ended_at !== null && ended_why !== null && { ended: { by: ended_by, at: ended_at, why: ended_why } }),
    ...(message !== null && { message }), ...(line !== null && { line }),
  }
}

/** The person in an actor as the journal writes it: who drafts and who approves are told apart by that, whatever hat they wear. */
const personIn = (actor: string): string => actor.split(' ', 1)[0] ?? actor

/** All that is wrong with an order before anything is asked of the books, by the names of its fields: `iban`, `number`, `amount`, `name`, `purpose`. */
export function explainPayment({ payee, amount, purpose }: Pick<PaymentDraft, 'payee' | 'amount' | 'purpose'>): readonly Problem[] {
  const iban = conventions().accounts.explain(payee.iban)
  return [
    ...([['name', payee.name], ['purpose', purpose]] as const).filter(([, text]) => writable(text) !== text).map(([field]) => words.unwritable(field)),
    ...(isNobodys(payee.number) ? [words.badNumber()] : []), ...(iban ? [words.badIban(iban)] : []),
    ...(amount <= 0n ? [words.noAmount()] : []),
  ].flatMap(({ problems }) => problems)
}

/**
 * Orders a payment; nothing is owed or paid by it yet. Throws a `Failure` (invalid) for an account or number that cannot be and a text
 * that no file can hold, (conflict) for a refund of more than was paid too much, with what is ordered already.
 */
export async function draftPayment(ground: LedgerGround, tx: Tx, actor: string, draft: PaymentDraft): Promise<PaymentOrder> {
  const { key, books, payee, amount, purpose } = draft
  const wrong = explainPayment(draft)
  if (wrong[0]) throw new Failure('invalid', wrong[0].text, wrong)
  const hash = hashOf({ books, payee, amount: String(amount), purpose, for: draft.for, ...(draft.restsOn && { restsOn: draft.restsOn }) })
  const standing = await tx.selectFrom('payment_order').select(['id', 'hash']).where('key', '=', key).executeTakeFirst()
  if (standing) {
    if (standing.hash !== hash) throw keyHasOtherContent(key)
    return payment(tx, standing.id)
  }
  if ('invoice' in draft.for) await requireOverpaid(tx, { books, invoice: draft.for.invoice, amount }, words.notOverpaid)
  if ('receipt' in draft.for) await requireFree(tx, { books, receipt: draft.for.receipt, amount }, words.notWaiting)
  const year = yearOf(todayOf(ground))
  const { last } = await tx.insertInto('payment_counter').values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql<number>`payment_counter.last + 1` })).returning('last').executeTakeFirstOrThrow()
  const number = `P${year}-${String(last).padStart(6, '0')}`
  const id = newId()
  await tx.insertInto('payment_order').values({
    id, key, hash, number, reference: referenceOf(number), books, payee_name: payee.name, payee_number: payee.number, payee_iban: payee.iban, amount, purpose,
    invoice: 'invoice' in draft.for ? draft.for.invoice : null, expense: 'expense' in draft.for ? draft.for.expense : null, receipt: 'receipt' in draft.for ? draft.for.receipt : null, drafted_by: personIn(actor), drafted_at: ground.now(),
    rests_on: draft.restsOn?.decision ?? null, decided_by: draft.restsOn?.decidedBy ?? null,
  }).execute()
  await ground.journal.append(tx, actor, {
    type: 'payment.drafted', subject: `payment:${id}`, body: { number, amount: String(amount) }, personal: { payee, purpose },
  })
  return payment(tx, id)
}

/** A refund, of an order that stands when it has an id. */
interface Refund { readonly id?: string; readonly books: string; readonly invoice: string; readonly amount: Tiyn }

/**
 * A refund gives back at most what was paid too much, less what other orders give back already: asked at each step of an order, because
 * the money may have gone back otherwise meanwhile. Locks the invoice.
 */
async function requireOverpaid(tx: Tx, { id, books, invoice: about, amount }: Refund, failure: (left: Tiyn) => Failure): Promise<void> {
  await tx.selectFrom('invoice').select('id').where('id', '=', about).forUpdate().execute()
  const { books: keptIn, outstanding } = await invoice(tx, about)
  const left = -outstanding - await givenBack(tx, about, id)
  if (keptIn !== books || amount > left) throw failure(left > 0n ? left : 0n)
}

/** The same of a receipt: an order gives back at most what belongs to nothing else by then. Locks its line. */
async function requireFree(tx: Tx, { id, books, receipt, amount }: Omit<Refund, 'invoice'> & { readonly receipt: string }, failure: (left: Tiyn) => Failure): Promise<void> {
  const { books: keptIn, free } = await freeOf(tx, receipt, id)
  if (keptIn !== books || amount > free) throw failure(keptIn === books ? free : 0n)
}

/** What the orders that are neither paid nor withdrawn give back of an invoice; without the one named. */
export async function givenBack(tx: Tx, about: string, without?: string): Promise<Tiyn> {
  const rows = await orders(tx).where('invoice', '=', about).execute()
  return rows.filter((row) => row.id !== without && !['paid', 'withdrawn'].includes(statusOf(row))).reduce((sum, { amount }) => sum + amount, 0n)
}

async function locked(tx: Tx, id: string, status: readonly PaymentStatus[]): Promise<PaymentOrder> {
  await tx.selectFrom('payment_order').select('id').where('id', '=', id).forUpdate().execute()
  const order = await payment(tx, id)
  if (!status.includes(order.status)) throw words.movedOn()
  return order
}

/** Approves an order: from now on it is owed. Throws a `Failure` (refused) for whoever drafted it, (conflict) when it is no draft, or gives back more than is overpaid now. */
export async function approvePayment(ground: LedgerGround, tx: Tx, actor: string, id: string): Promise<PaymentOrder> {
  const order = await locked(tx, id, ['drafted'])
  if (order.drafted.by === personIn(actor)) throw words.ownDraft()
  if (order.restsOn?.decidedBy === personIn(actor)) throw words.ownDecision()
  if (order.restsOn && (await ground.standing(tx, [order.restsOn.decision])).size === 0) throw words.restsOnNothing()
  if ('invoice' in order.for) await requireOverpaid(tx, { ...order, invoice: order.for.invoice }, words.notOverpaid)
  if ('receipt' in order.for) await requireFree(tx, { ...order, receipt: order.for.receipt }, words.notWaiting)
  const owed = 'expense' in order.for ? await owe(ground, tx, order, order.for.expense) : undefined
  await tx.updateTable('payment_order').set({
    approved_by: personIn(actor), approved_at: ground.now(), ...(owed && { payable: owed.payable, posting: owed.posting }),
  }).where('id', '=', id).execute()
  await ground.journal.append(tx, actor, {
    type: 'payment.approved', subject: `payment:${id}`, body: { number: order.number, amount: String(order.amount), ...(owed && { posting: owed.posting, hash: owed.hash }) },
  })
  return payment(tx, id)
}

async function owe(ground: LedgerGround, tx: Tx, { id, books, number, amount, purpose }: PaymentOrder, code: string) {
  const expense = await account(ground, tx, { books, code, kind: 'expense' })
  const payable = await account(ground, tx, { books, code: `payable:${number}`, kind: 'liability' })
  const { posting } = await record(ground, tx, {
    key: `payment:${id}`, day: todayOf(ground), subject: `payment:${id}`, text: texts.payable(number, purpose),
    entries: [{ account: expense.id, amount }, { account: payable.id, amount: -amount }],
  })
  return { payable: payable.id, posting: posting.id, hash: posting.hash }
}

/**
 * Withdraws an order that is not paid, also one in a file that the bank did not carry out: what was owed by it is owed no longer, and no
 * line settles it any more. Throws a `Failure` (conflict) for any other.
 */
export async function withdrawPayment(ground: LedgerGround, tx: Tx, actor: string, id: string, why: Text): Promise<PaymentOrder> {
  const { number } = await locked(tx, id, ['drafted', 'approved', 'sent'])
  const { posting } = await tx.selectFrom('payment_order').select('posting').where('id', '=', id).executeTakeFirstOrThrow()
  const back = posting === null ? undefined : (await recordReversal(ground, tx, posting, { key: `payment:${id}:withdrawn`, reason: why })).posting
  await tx.updateTable('payment_order').set({ ended_by: personIn(actor), ended_at: ground.now(), ended_why: JSON.stringify(why) }).where('id', '=', id).execute()
  await ground.journal.append(tx, actor, {
    type: 'payment.withdrawn', subject: `payment:${id}`, body: { number, ...(back && { posting: back.id, hash: back.hash }) }, personal: { reason: why },
  })
  return payment(tx, id)
}

/** Who pays, and from which account. */
export interface PayingAccount { readonly name: string; readonly number?: string; readonly iban: string; readonly bic?: string }

/** A file for the bank. */
export interface PaymentFile { readonly message: string; readonly xml: string }

/**
 * Puts all approved orders of some books into one file for the bank (pain.001), which is kept as it was. Throws a `Failure` (conflict) when
 * no order is approved, when one gives back more than is overpaid now, and when the account stands in other books. The same order never goes into two files, and one that was paid
 * already into none; one that rests on a suspended decision stays behind.
 */
export async function exportPayments(ground: LedgerGround, tx: Tx, actor: string, books: string, payer: PayingAccount): Promise<PaymentFile> {
  const wrong = conventions().accounts.explain(payer.iban)
  if (wrong) throw words.badIban(wrong)
  const { id: bank } = await bankAccount(ground, tx, books, payer.iban)
  const open = await tx.selectFrom('payment_order').select('id').where('books', '=', books).where('approved_at', 'is not', null)
    .where('message', 'is', null).where('ended_at', 'is', null).orderBy('id').forUpdate().execute()
  const approved = (await read(tx, open)).filter((row) => statusOf(row) === 'approved')
  const standing = await ground.standing(tx, approved.flatMap(({ rests_on }) => rests_on ?? []))
  const ready = approved.filter(({ rests_on }) => rests_on === null || standing.has(rests_on))
  if (ready.length === 0) throw words.nothingApproved()
  for (const { id, number, invoice: about, receipt, amount } of ready) {
    if (receipt !== null) await requireFree(tx, { id, books, receipt, amount }, (left) => words.noLongerOverpaid(number, left))
    if (about !== null) await requireOverpaid(tx, { id, books, invoice: about, amount }, (left) => words.noLongerOverpaid(number, left))
  }
  const message = `P${newId().replaceAll('-', '')}`
  const made = ground.now()
  const xml = pain001({
    message, made, day: todayOf(ground), payer,
    transfers: ready.map(({ reference, payee_name: name, payee_number: number, payee_iban: iban, amount, purpose }) => ({ reference, name, number, iban, amount, purpose })),
  })
  await tx.insertInto('payment_file').values({ message, books, account: bank, xml, by: personIn(actor), at: made }).execute()
  await tx.updateTable('payment_order').set({ message }).where('id', 'in', ready.map(({ id }) => id)).execute()
  await ground.journal.append(tx, actor, {
    type: 'payment.sent', subject: `payment-file:${message}`,
    body: { sha256: hashOf(xml), orders: ready.map(({ number }) => number), amount: String(ready.reduce((sum, { amount }) => sum + amount, 0n)) },
  })
  return { message, xml }
}

/** The file with this name in some books; undefined when there is none. */
export const paymentFile = (db: Db, books: string, message: string): Promise<PaymentFile | undefined> =>
  db.selectFrom('payment_file').select(['message', 'xml']).where('message', '=', message).where('books', '=', books).executeTakeFirst()

/** One order. Throws a `Failure` (not found). */
export async function payment(db: Db | Tx, id: string): Promise<PaymentOrder> {
  const row = await orders(db).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw words.missing()
  return present(row)
}

/** An order with the line of the bank's statement that proves that it was paid. */
export interface ProvenOrder extends PaymentOrder {
  readonly proof?: { readonly day: Day; readonly bankReference?: string }
}

/** Orders by their ids, each with what proves it. */
export async function provenPayments(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ProvenOrder>> {
  if (ids.length === 0) return new Map()
  const rows = await orders(db).where('id', 'in', ids).execute()
  const settled = rows.flatMap(({ line }) => line ?? [])
  const lines = settled.length === 0 ? [] : await db.selectFrom('bank_line').select(['id', 'day', 'bank_reference']).where('id', 'in', settled).execute()
  const proofs = new Map(lines.map(({ id, day, bank_reference }) => [id, { day, ...(bank_reference !== null && { bankReference: bank_reference }) }]))
  return new Map(rows.map((row) => {
    const proof = proofs.get(row.line ?? '')
    return [row.id, { ...present(row), ...(proof && { proof }) }]
  }))
}

/** What the bank proves to have been paid for expenses, by the codes of their accounts in any books: orders that a line settled, and lines booked to them at once. Without those that no books have. */
export async function paidFor(db: Db, expenses: readonly string[]): Promise<ReadonlyMap<string, Tiyn>> {
  if (expenses.length === 0) return new Map()
  const { rows } = await sql<{ code: string; sum: Tiyn }>`with account as (select id, code from ledger_account where kind = 'expense' and code = any(${[...expenses]})),
    paid as (
      select expense as code, amount from payment_order where expense in (select code from account) and ${settling} is not null
      union all
      select account.code, -allocation.amount from account join bank_allocation allocation on allocation.account = account.id
      where allocation.reverses is null and not exists (select from bank_allocation back where back.reverses = allocation.id)
    )
    select code, coalesce(sum(amount), 0)::bigint as sum from (select distinct code from account) as known left join paid using (code) group by code`.execute(db)
  return new Map(rows.map(({ code, sum }) => [code, sum]))
}

/** A page of the orders of some books, newest first. */
export async function paymentsOf(
  db: Db, books: string, { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly rows: readonly PaymentOrder[]; readonly total: number }> {
  const [rows, { total }] = await Promise.all([
    orders(db).where('books', '=', books).orderBy('id', 'desc').limit(size).offset((page - 1) * size).execute(),
    db.selectFrom('payment_order').select(({ fn }) => fn.countAll<bigint>().as('total')).where('books', '=', books).executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map(present), total: Number(total) }
}

/** The orders of some books that wait for a line of exactly this amount, the oldest first; at most 100. */
export async function payableBy(db: Db, books: string, amount: Tiyn): Promise<readonly PaymentOrder[]> {
  const rows = await orders(db).where('books', '=', books).where('amount', '=', -amount).where('approved_at', 'is not', null).where('ended_at', 'is', null)
    .where(settling, 'is', null).orderBy('id').limit(100).execute()
  return rows.map(present)
}

/** Whether an order of some books waits for a line of exactly this amount to whom the bank names. */
export async function mayPayOrder(tx: Tx, books: string, amount: Tiyn, { identifier, iban }: Payer): Promise<boolean> {
  const named = [...identifier === undefined ? [] : [['payee_number', identifier] as const], ...iban === undefined ? [] : [['payee_iban', iban] as const]]
  if (amount >= 0n || named.length === 0) return false
  const found = await tx.selectFrom('payment_order').select('id').where('books', '=', books).where('amount', '=', -amount).where('approved_at', 'is not', null).where('ended_at', 'is', null)
    .where(settling, 'is', null).where((is) => is.or(named.map(([column, value]) => is(column, '=', value)))).limit(1).executeTakeFirst()
  return found !== undefined
}

/** An order that waits for its line of the bank. */
export interface Settling {
  readonly id: string; readonly invoice: string | null; readonly receipt: string | null; readonly payable: string | null; readonly number: string; readonly amount: Tiyn
}

/** The order of some books that a line of this amount settles, by a reference; undefined when it is not sure. */
export async function settledBy(tx: Tx, books: string, amount: Tiyn, references: readonly string[]): Promise<Settling | undefined> {
  if (amount >= 0n || references.length === 0) return undefined
  const named = await tx.selectFrom('payment_order').select('id').where('books', '=', books).where('reference', 'in', references)
    .where('amount', '=', -amount).orderBy('id').forUpdate().execute()
  const [only, another] = (await read(tx, named)).filter((row) => ['approved', 'sent'].includes(statusOf(row)))
  return another === undefined && only ? only : undefined
}
