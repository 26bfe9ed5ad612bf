/** The invoices of a company: what is owed, where it is paid, and what the bank has brought. */
import type { Invoice } from '../../kernel/ledger/index.ts'
import { printReference } from '../../kernel/ledger/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Locale } from '../../law/text.ts'
import { dayOf, type Day } from '../../law/time.ts'
import {
  actorHere, copyable, dateTime, type Definition, definitionList, emptyState, type Html, html, identifier, idFrom, money, notFound, notice, page, route,
  type Route, seeOther, table, tag, type Tone, type Visit,
} from '../../portal/index.ts'
import { invoiceStatus, overdue, words } from './money-messages.ts'
import { crumb, institution } from './parts.ts'
import type { Technopark } from './terms.ts'

const tones = { open: 'wait', 'partly paid': 'wait', paid: 'good', overpaid: 'now', cancelled: 'plain' } as const satisfies Record<Invoice['status'], Tone>

/** Where an invoice stands: what is owed after its day is late. */
function invoiceTag(locale: Locale, { status, due }: Pick<Invoice, 'status' | 'due'>, today: Day): Html {
  const late = (status === 'open' || status === 'partly paid') && due < today
  return late ? tag(locale, overdue, 'late') : tag(locale, invoiceStatus[status], tones[status])
}

export function invoiceRoutes(kernel: Kernel, { bookkeepers, body }: Technopark): readonly Route[] {
  const { ledger, parties, country, now } = kernel
  const today = (): Day => dayOf(now(), country.calendar.zone)
  return [
    route({
      method: 'GET', path: '/invoices', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.invoices,
      handle: async (visit) => {
        const { locale, actor } = visit
        const rows = actor?.organisation ? await ledger.invoicesOf(actor.organisation.id) : []
        return page({
          visit, title: words.invoices, current: institution, width: 'wide', breadcrumbs: [crumb],
          body: html`<h1>${words.invoices[locale]}</h1>${actor?.organisation === undefined
            ? notice(locale, { body: html`<p>${words.wearCompany[locale]}</p>` })
            : html`<p class="lead">${words.invoicesLead[locale]}</p>${invoiceTable(visit, rows, today())}`}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/invoices/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.invoice,
      handle: async (visit, { id }) => {
        const invoice = await ledger.invoice(idFrom(id))
        const actor = actorHere(visit)
        const office = actor.roles.some((role) => bookkeepers.includes(role))
        // Whoever it does not concern is told that there is none.
        if (invoice.debtor !== actor.organisation?.id && !office) throw notFound()
        const debtor = await parties.organisation({ id: invoice.debtor })
        return invoicePage(visit, invoice, { today: today(), office, debtor: debtor?.name ?? '', issuer: body[visit.locale] })
      },
    }),
    route({
      method: 'GET', path: '/technopark/invoices/:number', kind: 'page', permission: { anyRole: bookkeepers }, title: words.invoice,
      handle: async (visit, { number }) => {
        const invoice = await ledger.invoiceNamed(number)
        if (invoice === undefined) throw notFound()
        return seeOther(visit, `/invoices/${invoice.id}`)
      },
    }),
  ]
}

export const invoiceTable = ({ locale, link }: Visit, rows: readonly Invoice[], today: Day): Html => table(locale, {
  caption: words.invoices, captionUnseen: true, rows,
  empty: emptyState(locale, { title: words.noInvoices, body: words.noInvoicesHint[locale] }),
  columns: [
    { title: words.number, header: true, cell: ({ id, number }) => html`<a href="${link(`/invoices/${id}`)}">№ ${number}</a>` },
    { title: words.status, cell: (invoice) => invoiceTag(locale, invoice, today) },
    { title: words.due, cell: ({ due }) => dateTime(locale, due) },
    { title: words.amount, numeric: true, cell: ({ amount }) => money(locale, amount) },
    { title: words.outstanding, numeric: true, cell: ({ outstanding, status }) => money(locale, status === 'cancelled' || outstanding < 0n ? 0n : outstanding) },
  ],
})

function invoicePage(
  visit: Visit, invoice: Invoice, { today, office, debtor, issuer }: { readonly today: Day; readonly office: boolean; readonly debtor: string; readonly issuer: string },
): Response {
  const { locale, link } = visit
  const { number, text, bin, issued, due, amount, outstanding, paid, paidOn, reference, payTo, payments, subject, status } = invoice
  const obligation = /^obligation:(.+)$/.exec(subject)?.[1]
  const owed = status === 'open' || status === 'partly paid'
  return page({
    visit, title: words.numberOf(number), current: institution, breadcrumbs: [crumb, ...(office ? [] : [{ title: words.invoices, path: '/invoices' }])],
    body: html`<h1>${words.numberOf(number)[locale]}</h1><p class="lead">${text[locale]}</p>${definitionList(locale, [
      { term: words.status, value: invoiceTag(locale, invoice, today) },
      { term: words.amount, value: money(locale, amount) },
      ...(paid === 0n ? [] : [{ term: words.paid, value: money(locale, paid) }]),
      ...(owed ? [{ term: words.outstanding, value: html`<b>${money(locale, outstanding)}</b>` }] : []),
      ...(outstanding < 0n ? [{ term: words.overpaidBy, value: money(locale, -outstanding) }] : []),
      { term: words.due, value: dateTime(locale, due) },
      ...(paidOn === undefined ? [] : [{ term: words.paidOn, value: dateTime(locale, paidOn) }]),
      { term: words.issued, value: dateTime(locale, issued) },
      { term: words.payer, value: html`${debtor}<br>${words.bin[locale]} ${identifier(bin)}` },
      { term: words.payee, value: payTo?.name ?? issuer },
    ])}${owed && html`<h2>${words.payTo[locale]}</h2>${copyable(locale, { label: words.reference, value: printReference(reference) })}${payTo === undefined
      ? notice(locale, { kind: 'warning', body: html`<p>${words.payToUnset[locale]}</p>` })
      : definitionList(locale, payee(payTo))}`}<h2>${words.payments[locale]}</h2>${payments.length === 0
      ? html`<p>${words.noPayments[locale]}</p>`
      : table(locale, {
        caption: words.payments, captionUnseen: true, rows: payments,
        columns: [
          { title: words.date, header: true, cell: ({ day, line }) => office ? html`<a href="${link(`/technopark/bank/lines/${line}`)}">${dateTime(locale, day)}</a>` : dateTime(locale, day) },
          { title: words.amount, numeric: true, cell: (payment) => money(locale, payment.amount) },
        ],
      })}${obligation !== undefined && html`<p><a href="${link(`/duties/${obligation}`)}">${words.openReport[locale]}</a></p>`}`,
  })
}

const payee = ({ name, bin, iban, bank, bic, kbe, knp }: NonNullable<Invoice['payTo']>): readonly Definition[] => [
  { term: words.payee, value: name }, { term: words.bin, value: identifier(bin) }, { term: words.iban, value: identifier(iban, 4) },
  ...(bank === undefined ? [] : [{ term: words.bank, value: bank }]), ...(bic === undefined ? [] : [{ term: words.bic, value: bic }]),
  ...(kbe === undefined ? [] : [{ term: words.kbe, value: kbe }]), ...(knp === undefined ? [] : [{ term: words.knp, value: knp }]),
]
