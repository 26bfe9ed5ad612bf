/** What an invoice says: once, for its page and for its paper, so that both say the same. */
import { type Invoice, printReference } from '../../kernel/ledger/index.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Tone } from '../components/index.ts'
import { invoiceStatus, overdue, words } from './messages.ts'
import { reliefWords } from './relief-messages.ts'

/** What stands beside a term, of a kind that the page and the paper each print in their way. */
export type Said =
  | { readonly kind: 'status'; readonly text: Text; readonly tone: Tone }
  | { readonly kind: 'amount'; readonly amount: Tiyn; /** It is what is to be paid. */ readonly owed?: true }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'name'; readonly name: string; readonly identifier?: string }
  | { readonly kind: 'identifier'; readonly value: string; readonly group: 4 | 6 }
  | { readonly kind: 'text'; readonly text: string }

export interface InvoiceFact { readonly term: Text; readonly said: Said }

export interface InvoiceSaid {
  readonly facts: readonly InvoiceFact[]
  /** How it is paid, while something is owed; without `to` the country has not set where. */
  readonly pay?: { readonly reference: string; readonly to?: readonly InvoiceFact[] }
}

const tones = { open: 'wait', 'partly paid': 'wait', paid: 'good', overpaid: 'now', 'written off': 'plain', cancelled: 'plain' } as const satisfies Record<Invoice['status'], Tone>

/** The day until which the next of it is to be paid; of one on which nothing is owed, its own. */
export const nextDue = ({ unpaid, due }: Pick<Invoice, 'unpaid' | 'due'>): Day => unpaid[0]?.due ?? due

/** Where an invoice stands: what is owed after its day, or that of its part, is late. Pure. */
export function statusSaid(invoice: Pick<Invoice, 'status' | 'unpaid' | 'due'>, today: Day): Extract<Said, { readonly kind: 'status' }> {
  const { status } = invoice
  const late = (status === 'open' || status === 'partly paid') && nextDue(invoice) < today
  return late ? { kind: 'status', text: overdue, tone: 'late' } : { kind: 'status', text: invoiceStatus[status], tone: tones[status] }
}

/** Invoices in the order in which they press: what is late first, then what is still to be paid, by the day of the next part; then all others, the newest first. Pure. */
export function byUrgency<T extends Pick<Invoice, 'status' | 'unpaid' | 'due' | 'issued'>>(invoices: readonly T[]): readonly T[] {
  const isOwed = ({ status }: T): boolean => status === 'open' || status === 'partly paid'
  return invoices.toSorted((a, b) => Number(isOwed(b)) - Number(isOwed(a)) || (isOwed(a) ? nextDue(a).localeCompare(nextDue(b)) : b.issued.localeCompare(a.issued)))
}

/** All that an invoice says today beside its title, its text and its payments. `debtor` and `payee` are names in the reader's language. Pure. */
export function invoiceSaid(invoice: Invoice, { today, debtor, payee }: { readonly today: Day; readonly debtor: string; readonly payee: string }): InvoiceSaid {
  const { amount, outstanding, paid, writtenOff, paidOn, issued, reference, payTo, status, identifier } = invoice
  const owed = status === 'open' || status === 'partly paid'
  const sum = (term: Text, of: Tiyn, isOwed?: true): InvoiceFact => ({ term, said: { kind: 'amount', amount: of, ...(isOwed && { owed: isOwed }) } })
  const on = (term: Text, day: Day): InvoiceFact => ({ term, said: { kind: 'day', day } })
  return {
    facts: [
      { term: words.status, said: statusSaid(invoice, today) },
      sum(words.amount, amount),
      ...(paid === 0n ? [] : [sum(words.paid, paid)]),
      ...(writtenOff === 0n ? [] : [sum(reliefWords.writtenOff, writtenOff)]),
      ...(owed ? [sum(words.outstanding, outstanding, true)] : []),
      ...(outstanding < 0n ? [sum(words.overpaidBy, -outstanding)] : []),
      on(words.due, nextDue(invoice)),
      ...(paidOn === undefined ? [] : [on(words.paidOn, paidOn)]),
      on(words.issued, issued),
      { term: words.payer, said: { kind: 'name', name: debtor, ...(identifier && { identifier: identifier.value }) } },
      { term: words.payee, said: { kind: 'name', name: payee } },
    ],
    ...(owed && { pay: { reference: printReference(reference), ...(payTo && { to: payeeSaid(payTo) }) } }),
  }
}

/** Where an invoice is paid, as one reads it off for the bank. */
export function payeeSaid({ name, identifier, iban, bank, bic, kbe, knp }: NonNullable<Invoice['payTo']>): readonly InvoiceFact[] {
  const plain = (term: Text, text: string | undefined): readonly InvoiceFact[] => (text === undefined ? [] : [{ term, said: { kind: 'text', text } }])
  return [
    ...plain(words.payee, name), { term: words.identifier, said: { kind: 'identifier', value: identifier.value, group: 6 } }, { term: words.iban, said: { kind: 'identifier', value: iban, group: 4 } },
    ...plain(words.bank, bank), ...plain(words.bic, bic), ...plain(words.kbe, kbe), ...plain(words.knp, knp),
  ]
}
