/** What a line of the bank is taken for: an invoice, another account, or the return of an earlier receipt. */
import { sql } from 'kysely'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { account, type AccountName } from './accounts.ts'
import { todayOf, type LedgerGround } from './ground.ts'
import { invoice as readInvoice, invoiceRows } from './invoice.ts'
import { isRefundable } from './matching.ts'
import {
  allocationIsMissing,
  allocationIsTakenBack,
  allocationIsTooMuch,
  invoiceIsCancelled,
  invoiceIsMissing,
  lineIsMissing,
  linesDoNotOffset,
  nothingIsLeft,
  payments,
  refundIsTooMuch,
  texts,
} from './messages.ts'
import { givenBack, settledBy, type Settling } from './payments.ts'
import { record, recordReversal } from './posting.ts'
import { freeOf, receiptGivenBack } from './receipts.ts'
import type { MatchedBy } from './tables.ts'

/** The liability on which a receipt stays until it is known what it is for. */
export const unallocatedAccount = (books: string): AccountName => ({ books, code: 'unallocated', kind: 'liability' })

interface OpenLine {
  readonly id: string
  readonly books: string
  readonly day: Day
  /** What is not allocated yet, with the sign of the line. */
  readonly left: Tiyn
}

const magnitude = (amount: Tiyn): Tiyn => (amount < 0n ? -amount : amount)

/** Locks a line, so that two officers cannot spend it twice, and tells what is left of it beside what orders give back; `order` is the one that is carried out. */
async function open(tx: Tx, id: string, order?: string): Promise<OpenLine> {
  const line = await tx
    .selectFrom('bank_line')
    .select(['id', 'day', 'amount', sql<string>`(select books from ledger_account where id = bank_line.account)`.as('books')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (line === undefined) throw lineIsMissing()
  const spent = await tx.selectFrom('bank_allocation').select('amount').where('line', '=', id).execute()
  const whole = spent.reduce((rest, { amount }) => rest - amount, line.amount)
  if (whole === 0n) throw nothingIsLeft()
  const goesBack = whole > 0n ? await receiptGivenBack(tx, id, order) : 0n
  const left = whole - goesBack
  if (goesBack > 0n && left <= 0n) throw payments.receiptGoesBack(goesBack)
  return { id, books: line.books, day: line.day, left }
}

/** The part that is asked for, or the rest; with the sign of what is left. */
function part(left: Tiyn, asked: Tiyn | undefined): Tiyn {
  if (asked === undefined) return left
  const amount = left < 0n ? -magnitude(asked) : asked
  if (amount === 0n || amount > 0n !== left > 0n || magnitude(amount) > magnitude(left))
    throw allocationIsTooMuch(magnitude(left))
  return amount
}

/**
 * Takes a line, or `amount` of it, as payment of an invoice, counted on the bank's day; more than is owed makes it overpaid.
 * A line of money returned is a refund, of at most what was paid. An invoice in the books of another is told to be none.
 * Answers the id of the allocation.
 */
export async function allocate(
  ground: LedgerGround, tx: Tx, actor: string, lineId: string, invoiceId: string,
  { amount: asked, by = 'officer', payment }: { readonly amount?: Tiyn | undefined; readonly by?: MatchedBy; readonly payment?: string } = {},
): Promise<string> {
  const line = await open(tx, lineId)
  const amount = part(line.left, asked)
  await tx.selectFrom('invoice').select('id').where('id', '=', invoiceId).forUpdate().execute()
  const invoice = await invoiceRows(tx).where('invoice.id', '=', invoiceId).executeTakeFirst()
  if (invoice?.books !== line.books) throw invoiceIsMissing()
  if (invoice.cancelled !== null) throw invoiceIsCancelled(invoice.number)
  if (!isRefundable(amount, invoice)) throw refundIsTooMuch(invoice.paid)
  const text = amount > 0n ? texts.payment(invoice.number) : texts.refund(invoice.number)
  const id = await move(ground, tx, actor, line, amount, {
    to: invoice.receivable,
    invoice: invoiceId,
    by,
    text,
    subject: `invoice:${invoiceId}`,
    payment,
  })
  if (amount > 0n && invoice.outstanding > 0n && invoice.outstanding <= amount) await ground.paid(tx, await readInvoice(tx, invoiceId))
  return id
}

/** Books a line, or `amount` of it, to another account of its books, such as an expense for the bank's charges. */
export async function assign(
  ground: LedgerGround, tx: Tx, actor: string, lineId: string,
  { to, text, amount: asked }: { readonly to: AccountName; readonly text: Text; readonly amount?: Tiyn | undefined },
): Promise<string> {
  const line = await open(tx, lineId)
  const { id } = await account(ground, tx, { ...to, books: line.books })
  return move(ground, tx, actor, line, part(line.left, asked), { to: id, by: 'officer', text, subject: `bank-line:${lineId}` })
}

/**
 * Takes a line of money paid out as the payment of the order with this reference, for whoever sees that it is although the bank has not
 * written the reference. Throws a `Failure` (conflict) when no such order of the same books waits for exactly what is left of the line.
 */
export async function payOrder(ground: LedgerGround, tx: Tx, actor: string, lineId: string, reference: string): Promise<void> {
  const { books, left } = await open(tx, lineId)
  const order = await settledBy(tx, books, left, [reference])
  if (order === undefined || !(await settle(ground, tx, actor, lineId, order, 'officer'))) throw payments.notOfLine()
}

/**
 * Takes a whole line of money paid out as the payment of an order, which is owed on an account of its own, on an invoice, or gives a receipt back. Answers
 * false, and leaves the line to an officer, where the invoice was cancelled meanwhile or less is there than goes back.
 */
export async function settle(
  ground: LedgerGround, tx: Tx, actor: string, lineId: string, { id, invoice, receipt, payable, number, amount }: Settling, by: MatchedBy,
): Promise<boolean> {
  if (invoice !== null) {
    await tx.selectFrom('invoice').select('id').where('id', '=', invoice).forUpdate().execute()
    const about = await invoiceRows(tx).where('invoice.id', '=', invoice).executeTakeFirstOrThrow()
    if (about.cancelled !== null || !isRefundable(-amount, about)) return false
    await allocate(ground, tx, actor, lineId, invoice, { by, payment: id })
    return true
  }
  if (receipt !== null) {
    if ((await freeOf(tx, receipt, id)).free < amount) return false
    await offset(ground, tx, actor, receipt, lineId, { payment: id, by })
    return true
  }
  const line = await open(tx, lineId)
  if (payable === null) throw new Error(`payment ${number} has no account`)
  await move(ground, tx, actor, line, line.left, { to: payable, by, text: texts.paidOut(number), subject: `payment:${id}`, payment: id })
  return true
}

async function move(
  ground: LedgerGround,
  tx: Tx,
  actor: string,
  line: OpenLine,
  amount: Tiyn,
  {
    to,
    invoice,
    by,
    text,
    subject,
    payment,
  }: {
    readonly to: string; readonly invoice?: string; readonly by: MatchedBy; readonly text: Text; readonly subject: string; readonly payment?: string | undefined
  },
): Promise<string> {
  const id = newId()
  const unallocated = await account(ground, tx, unallocatedAccount(line.books))
  const { posting } = await record(ground, tx, {
    key: `allocation:${id}`,
    day: line.day,
    subject,
    text,
    entries: [
      { account: unallocated.id, amount },
      { account: to, amount: -amount },
    ],
  })
  await tx
    .insertInto('bank_allocation')
    .values({
      id,
      line: line.id,
      amount,
      invoice: invoice ?? null,
      account: invoice === undefined ? to : null,
      payment: payment ?? null,
      counter_line: null,
      posting: posting.id,
      reverses: null,
      matched_by: by,
      by: actor,
      at: ground.now(),
    })
    .execute()
  await ground.journal.append(tx, actor, {
    type: 'bank-line.allocated',
    subject,
    body: { allocation: id, amount: String(amount), by, posting: posting.id, hash: posting.hash },
    // One transfer for the fees of two cases, or one order, would join them in public.
    personal: { line: line.id, ...(payment !== undefined && { payment }) },
  })
  return id
}

/** Sets money that went back against the receipt that it returns: as much of both as the smaller has left. */
export async function offset(
  ground: LedgerGround,
  tx: Tx,
  actor: string,
  receiptId: string,
  returnId: string,
  { payment, by = 'officer' }: { readonly payment?: string; readonly by?: MatchedBy } = {},
): Promise<readonly [string, string]> {
  const [first, second] = receiptId < returnId ? [receiptId, returnId] : [returnId, receiptId]
  const one = await open(tx, first, payment)
  const other = first === second ? one : await open(tx, second, payment)
  if (one.left > 0n === other.left > 0n || one.books !== other.books) throw linesDoNotOffset()
  const amount = magnitude(one.left) < magnitude(other.left) ? magnitude(one.left) : magnitude(other.left)
  const allocation = (line: OpenLine, against: OpenLine) => ({
    id: newId(),
    line: line.id,
    amount: line.left > 0n ? amount : -amount,
    invoice: null,
    account: null,
    counter_line: against.id,
    posting: null,
    // The line that went out settles the order.
    payment: line.left < 0n ? payment ?? null : null,
    reverses: null,
    matched_by: by,
    by: actor,
    at: ground.now(),
  })
  const pair = [allocation(one, other), allocation(other, one)] as const
  await tx
    .insertInto('bank_allocation')
    .values([...pair])
    .execute()
  await ground.journal.append(tx, actor, {
    type: 'bank-line.offset',
    subject: `bank-line:${receiptId}`,
    body: { allocations: pair.map(({ id }) => id), amount: String(amount) }, personal: { against: returnId, ...(payment !== undefined && { payment }) },
  })
  return [pair[0].id, pair[1].id]
}

/**
 * Takes an allocation back: the money is unallocated again. An offset is taken back on both lines. Throws a `Failure` (conflict) the second
 * time, and for a receipt of which a payment order gives back what would then no longer be overpaid.
 */
export async function takeBack(ground: LedgerGround, tx: Tx, actor: string, id: string, reason: Text): Promise<void> {
  const row = await tx.selectFrom('bank_allocation').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw allocationIsMissing()
  const lines = [row.line, ...(row.counter_line === null ? [] : [row.counter_line])].sort()
  await tx.selectFrom('bank_line').select('id').where('id', 'in', lines).orderBy('id').forUpdate().execute()
  const back = await tx.selectFrom('bank_allocation').select('id').where('reverses', '=', id).executeTakeFirst()
  if (back !== undefined || row.reverses !== null) throw allocationIsTakenBack()
  if (row.invoice !== null && row.amount > 0n) await requireNotGivenBack(tx, row.invoice, row.amount)
  const reversal =
    row.posting === null
      ? undefined
      : await recordReversal(ground, tx, row.posting, { key: `allocation:${id}:back`, reason, day: todayOf(ground) })
  const twin = row.counter_line === null ? undefined : await twinOf(tx, row.line, row.counter_line, row.amount)
  for (const taken of twin === undefined ? [row] : [row, twin]) {
    await tx
      .insertInto('bank_allocation')
      .values({
        ...taken,
        id: newId(),
        amount: -taken.amount,
        posting: reversal?.posting.id ?? null,
        reverses: taken.id,
        matched_by: 'officer',
        by: actor,
        at: ground.now(),
      })
      .execute()
  }
  await ground.journal.append(tx, actor, {
    type: 'bank-line.taken-back', subject: row.invoice === null ? `bank-line:${row.line}` : `invoice:${row.invoice}`,
    body: { allocation: id, ...(reversal && { posting: reversal.posting.id, hash: reversal.posting.hash }) }, personal: { reason },
  })
}

async function requireNotGivenBack(tx: Tx, invoiceId: string, receipt: Tiyn): Promise<void> {
  await tx.selectFrom('invoice').select('id').where('id', '=', invoiceId).forUpdate().execute()
  const ordered = await givenBack(tx, invoiceId)
  const { outstanding } = await invoiceRows(tx).where('invoice.id', '=', invoiceId).executeTakeFirstOrThrow()
  if (ordered > 0n && -outstanding - receipt < ordered) throw payments.givenBack(ordered)
}

/** The other half of an offset that still stands. */
const twinOf = (tx: Tx, line: string, counter: string, amount: Tiyn) => tx.selectFrom('bank_allocation as twin')
  .leftJoin('bank_allocation as back', 'back.reverses', 'twin.id').selectAll('twin')
  .where('twin.line', '=', counter).where('twin.counter_line', '=', line).where('twin.amount', '=', -amount)
  .where('twin.reverses', 'is', null).where('back.id', 'is', null).limit(1).executeTakeFirst()
