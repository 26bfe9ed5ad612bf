/** Receipts that no invoice takes: money that came for an invoice which is cancelled. It is told to whoever was billed, and goes back by an order or is taken for another invoice. */
import { sql } from 'kysely'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { formatMoney, type Tiyn } from '../../law/money.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { LetterParts } from '../parties/index.ts'
import type { LedgerGround } from './ground.ts'
import { invoice, type Invoice } from './invoice.ts'
import { lineIsMissing } from './messages.ts'
import { numbersIn, referencesIn } from './reference.ts'

/** What the orders that are neither paid nor withdrawn give back of a receipt; without the one named. */
export async function receiptGivenBack(tx: Tx, line: string, without?: string): Promise<Tiyn> {
  const { rows: [row] } = await sql<{ amount: bigint }>`select coalesce(sum(amount), 0)::bigint as amount from payment_order o
    where receipt = ${line} and ended_at is null and o.id is distinct from ${without ?? null}::uuid and not exists (
      select from bank_allocation a left join bank_allocation back on back.reverses = a.id where a.payment = o.id and a.reverses is null and back.id is null)`.execute(tx)
  return row!.amount
}

/** In whose books a receipt stands, and what of it belongs to nothing and goes back by no other order; nothing of money that was paid out. Locks the line. */
export async function freeOf(tx: Tx, line: string, without?: string): Promise<{ readonly books: string; readonly free: Tiyn }> {
  const found = await tx.selectFrom('bank_line').select(['amount', sql<string>`(select books from ledger_account where id = bank_line.account)`.as('books')]).where('id', '=', line).forUpdate().executeTakeFirst()
  if (found === undefined) throw lineIsMissing()
  const spent = await tx.selectFrom('bank_allocation').select('amount').where('line', '=', line).execute()
  const left = spent.reduce((rest, { amount }) => rest - amount, found.amount)
  const free = left - await receiptGivenBack(tx, line, without)
  return { books: found.books, free: free > 0n ? free : 0n }
}

/** The cancelled invoice that a receipt came for: the one that it was taken for once, or the only one that its purpose names; undefined where nobody can tell. */
export async function lapsedInvoiceOf(db: Db, line: string): Promise<Invoice | undefined> {
  const of = await db.selectFrom('bank_line').select(['amount', 'purpose', 'payer_identifier', sql<string>`(select books from ledger_account where id = bank_line.account)`.as('books')]).where('id', '=', line).executeTakeFirst()
  if (of === undefined || of.amount <= 0n) return undefined
  const [references, numbers] = [referencesIn(of.purpose), numbersIn(of.purpose)]
  const { rows } = await sql<{ id: string }>`select distinct i.id from invoice i join ledger_account a on a.id = i.receivable and a.books = ${of.books} where
    i.id in (select invoice from bank_allocation where line = ${line} and invoice is not null)
    or i.reference = any(${references}) or (i.number = any(${numbers}) and i.identifier = ${of.payer_identifier})`.execute(db)
  const named = await Promise.all(rows.map(({ id }) => invoice(db, id)))
  const [only, another] = named
  return another === undefined && only?.status === 'cancelled' ? only : undefined
}

const subject: Text = spoken({ kk: 'Төлеміңіз ешбір шотқа жатқызылмады', ru: 'Ваш платёж не отнесён ни к какому счёту', en: 'Your payment is not set against any invoice' })
const todo: Text = spoken({
  kk: 'Ақша өзіңізге қайтарылады немесе басқа шотыңызға жатқызылады. Қайсысын қалайтыныңызды төлем алушыға хабарлаңыз.',
  ru: 'Деньги вернут вам или зачтут по другому вашему счёту. Сообщите получателю платежа, что вы предпочитаете.',
  en: 'The money goes back to you, or is set against another invoice of yours. Tell the payee which you prefer.',
})

/** The letter about a payment that waits: for which invoice it came, when and how much. */
export const waitingLetter = (of: Pick<Invoice, 'id' | 'number' | 'text' | 'payTo'>, free: Tiyn, day: Day): LetterParts => ({
  kind: 'money/payment-waits',
  subject: inEveryLanguage((locale) => `${subject[locale]}: ${formatMoney(free, locale)}`),
  says: inEveryLanguage((locale) => spoken({
    kk: `№ ${of.number} төлем шотының күші жойылған, сондықтан ${formatDay(day, locale)} түскен төлеміңіз (${formatMoney(free, locale)}) жатқызылмай тұр.`,
    ru: `Счёт № ${of.number} аннулирован, поэтому ваш платёж от ${formatDay(day, locale)} (${formatMoney(free, locale)}) не распределён.`,
    en: `Invoice ${of.number} is cancelled, so your payment of ${formatDay(day, locale)} (${formatMoney(free, locale)}) waits unallocated.`,
  })[locale]),
  ground: of.text, todo, path: `/invoices/${of.id}`, ...(of.payTo && { ask: inEveryLanguage(() => of.payTo!.name) }),
})

/** Tells whoever was billed that their payment waits, once for each receipt: when it comes for a cancelled invoice, and when the invoice on which it was counted is cancelled. */
export async function tellOfWaiting(ground: LedgerGround, tx: Tx, line: string): Promise<void> {
  const of = await lapsedInvoiceOf(tx, line)
  if (of === undefined) return
  const { free } = await freeOf(tx, line)
  if (free === 0n) return
  const first = await tx.insertInto('receipt_letter').values({ line, at: ground.now() }).onConflict((conflict) => conflict.doNothing()).returning('line').executeTakeFirst()
  if (first === undefined) return
  const { day } = await tx.selectFrom('bank_line').select('day').where('id', '=', line).executeTakeFirstOrThrow()
  await ground.tell(tx, of.debtor, waitingLetter(of, free, day))
}
