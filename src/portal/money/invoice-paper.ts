/** An invoice as a paper: what its page says, in the reader's language, to be printed, kept or handed to a bookkeeper. */
import type { Invoice } from '../../kernel/ledger/index.ts'
import { typeset } from '../../kernel/papers/index.ts'
import { formatDay } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import type { Locale } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { type InvoiceFact, invoiceSaid, type Said } from './invoice-said.ts'
import { words } from './messages.ts'

/** The PDF of an invoice as it stands today. */
export function invoicePaper(invoice: Invoice, { locale, today, debtor, payee, sample }: {
  readonly locale: Locale
  readonly today: Day
  /** Names in the reader's language. */
  readonly debtor: string
  readonly payee: string
  /** Whether the portal shows sample data: then the paper says so. */
  readonly sample: boolean
}): Uint8Array {
  const { facts, pay } = invoiceSaid(invoice, { today, debtor, payee })
  const rows = (some: readonly InvoiceFact[]) => some.map(({ term, said }) => ({ label: term[locale], value: printed(said, locale), below: belowOf(said, locale), strong: said.kind === 'amount' && said.owed === true }))
  const { year, month, day } = Temporal.PlainDate.from(invoice.issued)
  return typeset('invoice', {
    locale, payee, number: invoice.number, date: { year, month, day },
    sample: sample ? words.sampleInvoice[locale] : null,
    title: words.numberOf(invoice.number)[locale], about: invoice.text[locale], facts: rows(facts),
    pay: pay === undefined ? null : {
      title: words.payTo[locale], referenceLabel: words.reference[locale], reference: pay.reference,
      facts: pay.to === undefined ? null : rows(pay.to), unset: pay.to === undefined ? words.payToUnset[locale] : null,
    },
    paymentsTitle: words.payments[locale], noPayments: words.noPayments[locale], dateLabel: words.date[locale], amountLabel: words.amount[locale],
    payments: invoice.payments.map((payment) => ({ date: formatDay(payment.day, locale), amount: formatMoney(payment.amount, locale) })),
    asOf: words.asOf(formatDay(today, locale))[locale],
  })
}

function printed(said: Said, locale: Locale): string {
  switch (said.kind) {
    case 'status': return said.text[locale]
    case 'amount': return formatMoney(said.amount, locale)
    case 'day': return formatDay(said.day, locale)
    case 'name': return said.name
    case 'identifier': return grouped(said.value, said.group)
    case 'text': return said.text
  }
}

/** The number of somebody, below the name. */
const belowOf = (said: Said, locale: Locale): string | null =>
  (said.kind === 'name' && said.identifier !== undefined ? `${words.identifier[locale]} ${grouped(said.identifier, 6)}` : null)

/** As the page shows it: in groups that are read by eye. */
const grouped = (value: string, group: 4 | 6): string => (value.match(group === 6 ? /.{1,6}/gu : /.{1,4}/gu) ?? []).join(' ')
