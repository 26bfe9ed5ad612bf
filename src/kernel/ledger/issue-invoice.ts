/** Issues an invoice with the next number of its year, and cancels one. */
import type { PayTo } from '../../law/body.ts'
import { hashOf } from '../../law/canonical.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import { type Day, yearOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import type { Party } from '../parties/index.ts'
import { account } from './accounts.ts'
import { takeBack } from './allocations.ts'
import type { LedgerGround } from './ground.ts'
import { asFormerly, invoice, type Invoice } from './invoice.ts'
import { invoiceIsMissing, keyHasOtherContent, numberIsOurs, numberIsTaken, numberIsUnreadable, reliefs } from './messages.ts'
import { tellOfInvoice } from './letters.ts'
import { record, recordReversal } from './posting.ts'
import { tellOfWaiting } from './receipts.ts'
import { referenceOf } from './reference.ts'
import { easedOf } from './reliefs.ts'

/** An invoice to be issued. */
export interface InvoiceDraft {
  /** Makes a repetition harmless: the same key with the same content is the same invoice. */
  readonly key?: string
  /** Given only when the number comes from elsewhere; otherwise the next of the year, such as `2026-000123`. */
  readonly number?: string
  /** Who owes. */
  readonly debtor: Party
  /** The number by which the bank knows the debtor; without one a payment is known by the reference alone. */
  readonly identifier?: Identifier | undefined
  readonly amount: Tiyn
  readonly issued: Day
  readonly due: Day
  /** What it is for, such as `obligation:<id>`. */
  readonly subject: string
  readonly text: Text
  /** Code of the account of income that it credits, in the books of the creditor whose it is. */
  readonly income: string
  /** Where it is paid; when absent, where the income account is paid, if that is set. */
  readonly payTo?: PayTo
}

/**
 * Issues an invoice: its receivable is debited and the income credited, in the same transaction.
 *
 * Numbers have no gaps: issuing waits for another issue of the same year to end. Throws a `Failure` (conflict) for a key with
 * other content and for a number that is taken, (invalid) for a number of our own form, and a RangeError for an amount
 * that is not positive or a due day before the day of issue.
 */
export async function issueInvoice(ground: LedgerGround, tx: Tx, actor: string, draft: InvoiceDraft): Promise<Invoice> {
  const { debtor, identifier, amount, issued, due, subject, text } = draft
  if (amount <= 0n) throw new RangeError(`An invoice of ${amount} tiyn`)
  if (due < issued) throw new RangeError(`An invoice of ${issued} due on ${due}`)
  const year = yearOf(issued)
  await tx
    .insertInto('invoice_counter')
    .values({ year, last: 0 })
    .onConflict((conflict) => conflict.column('year').doNothing())
    .execute()
  const { last } = await tx
    .selectFrom('invoice_counter')
    .select('last')
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow()

  const { key, debtor: _, identifier: __, ...content } = draft
  // Said as it was when organisations and people owed, by an id that tells them apart, so that an invoice of that time is still the same.
  const whom = { ...(debtor.kind !== 'organisation' && debtor.kind !== 'person' && { kind: debtor.kind }), debtor: debtor.id, ...(identifier && { bin: identifier.value }) }
  const hash = hashOf({ ...content, ...whom, ...(content.payTo && { payTo: asFormerly(content.payTo) }), amount: String(amount) })
  const id = newId()
  const postingKey = `invoice:${key ?? id}`
  const standing = await tx.selectFrom('invoice').innerJoin('ledger_posting', 'ledger_posting.id', 'invoice.posting')
    .select(['invoice.id', 'invoice.hash']).where('ledger_posting.key', '=', postingKey).executeTakeFirst()
  if (standing !== undefined) {
    if (standing.hash !== hash) throw keyHasOtherContent(key ?? id)
    return invoice(tx, standing.id)
  }

  const number =
    draft.number === undefined ? `${year}-${String(last + 1).padStart(6, '0')}` : await foreignNumber(tx, draft.number)
  if (draft.number === undefined)
    await tx
      .updateTable('invoice_counter')
      .set({ last: last + 1 })
      .where('year', '=', year)
      .execute()
  const books = ground.booksOf(draft.income)
  const receivable = await account(ground, tx, { books, code: `receivable:${number}`, kind: 'asset', owner: debtor.id })
  const income = await account(ground, tx, { books, code: draft.income, kind: 'income' })
  const { posting } = await record(ground, tx, {
    key: postingKey,
    day: issued,
    subject,
    text,
    entries: [
      { account: receivable.id, amount },
      { account: income.id, amount: -amount },
    ],
  })
  const payTo = draft.payTo ?? ground.payTo(draft.income)
  await tx
    .insertInto('invoice')
    .values({
      id,
      number,
      reference: referenceOf(number),
      debtor_kind: debtor.kind,
      debtor: debtor.id,
      identifier: identifier?.value ?? null,
      identifier_scheme: identifier?.scheme ?? null,
      amount,
      issued,
      due,
      subject,
      text: JSON.stringify(text),
      pay_to: payTo === undefined ? null : JSON.stringify(payTo),
      receivable: receivable.id,
      posting: posting.id,
      hash,
      at: ground.now(),
    })
    .execute()
  await ground.journal.append(tx, actor, {
    type: 'invoice.issued', subject: `invoice:${id}`,
    body: { number, ...(debtor.kind !== 'organisation' && { kind: debtor.kind }), amount: String(amount), issued, due, for: subject, posting: posting.id, hash: posting.hash },
    personal: { debtor: debtor.id },
  })
  const made = await invoice(tx, id)
  await tellOfInvoice(ground, tx, made, 'issued')
  return made
}

/** Checks a number that comes from elsewhere. */
async function foreignNumber(tx: Tx, number: string): Promise<string> {
  if (!/^[0-9A-Z](?:[0-9A-Z/-]{0,18}[0-9A-Z])?$/.test(number)) throw numberIsUnreadable()
  if (/^20\d\d-?\d{6,}$/.test(number)) throw numberIsOurs()
  const taken = await tx
    .selectFrom('invoice')
    .select('id')
    .where((is) => is.or([is('number', '=', number), is('reference', '=', referenceOf(number))]))
    .executeTakeFirst()
  if (taken !== undefined) throw numberIsTaken(number)
  return number
}

/**
 * Cancels an invoice by reversing its posting; what was paid on it goes back to the unallocated receipts, for an officer.
 * Cancelling it again changes nothing. Throws a `Failure` (not found).
 */
export async function cancelInvoice(
  ground: LedgerGround,
  tx: Tx,
  actor: string,
  id: string,
  { reason }: { readonly reason: Text },
): Promise<Invoice> {
  const row = await tx.selectFrom('invoice').select(['posting', 'number']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw invoiceIsMissing()
  const before = await invoice(tx, id)
  if (before.status === 'cancelled') return before
  if ((await easedOf(tx, ground.zone, id)).writtenOff.length > 0) throw reliefs.writtenOff()
  for (const payment of before.payments) await takeBack(ground, tx, actor, payment.allocation, reason)
  const { posting } = await recordReversal(ground, tx, row.posting, { key: `invoice:${id}:cancelled`, reason })
  await ground.journal.append(tx, actor, {
    type: 'invoice.cancelled',
    subject: `invoice:${id}`,
    body: { number: row.number, reason, freed: String(before.paid), posting: posting.id, hash: posting.hash },
  })
  for (const { line } of before.payments) await tellOfWaiting(ground, tx, line)
  return invoice(tx, id)
}
