/** The invoices of whoever owes, whoever is owed: what is owed, where it is paid, and what the bank has brought. */
import type { Invoice } from '../../kernel/ledger/index.ts'
import { debtorsOf, printReference, seesInvoices } from '../../kernel/ledger/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import { dayOf, type Day } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { cabinetCrumb, cabinetNav } from '../cabinet/nav.ts'
import { copyable, type Definition, definitionList, emptyState, notice, table, tag, type Tone } from '../components/index.ts'
import { type Html, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, money } from '../words.ts'
import { type Creditor, keepsBooks } from './creditor.ts'
import { invoiceStatus, overdue, words } from './messages.ts'
import { paymentWords } from './payment-messages.ts'

const tones = { open: 'wait', 'partly paid': 'wait', paid: 'good', overpaid: 'now', cancelled: 'plain' } as const satisfies Record<Invoice['status'], Tone>

/** Where an invoice stands: what is owed after its day is late. */
function invoiceTag(locale: Locale, { status, due }: Pick<Invoice, 'status' | 'due'>, today: Day): Html {
  const late = (status === 'open' || status === 'partly paid') && due < today
  return late ? tag(locale, overdue, 'late') : tag(locale, invoiceStatus[status], tones[status])
}

/** The invoices that a party has from all creditors, and the way to one by its number for those who keep the books that it is in. */
export function invoiceRoutes(kernel: Kernel, creditors: readonly Creditor[]): readonly Route[] {
  const { ledger, parties, cases, obligations, country, now } = kernel
  const today = (): Day => dayOf(now(), country.calendar.zone)
  const creditorOf = ({ books }: Invoice): Creditor | undefined => creditors.find((one) => one.books === books)
  /** Whoever acts for a company in some matters alone comes to the invoice of one by its case or duty, whose page says the same, and sees no others. */
  async function sees(actor: Actor, { debtor, subject }: Invoice): Promise<boolean> {
    if (!debtorsOf(country.bodies, actor).some(({ kind, id }) => kind === debtor.kind && id === debtor.id)) return false
    if (await seesInvoices(parties, actor)) return true
    const [, kind, of = ''] = /^(case|obligation):(.+)$/.exec(subject) ?? []
    const matter = kind === 'case' ? cases.view(actor, of) : kind === 'obligation' ? obligations.view(actor, of) : undefined
    return matter === undefined ? false : matter.then(() => true, (error: unknown) => {
      if (error instanceof Failure && error.kind === 'not found') return false
      throw error
    })
  }
  return [
    route({
      method: 'GET', path: '/invoices', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.invoices,
      handle: async (visit) => {
        const { locale, actor } = visit
        const debtors = actor === null ? [] : debtorsOf(country.bodies, actor)
        const covered = actor === null || await seesInvoices(parties, actor)
        const rows = !covered ? [] : (await Promise.all(debtors.map((debtor) => ledger.invoicesOf(debtor)))).flat()
        return page({
          visit, title: words.invoices, width: 'wide', breadcrumbs: [cabinetCrumb],
          body: html`<h1>${words.invoices[locale]}</h1>${cabinetNav(visit, '/invoices')}${debtors.length === 0 || !covered
            ? notice(locale, { body: html`<p>${words[covered ? 'wearCompany' : 'notDelegated'][locale]}</p>` })
            : html`<p class="lead">${words.invoicesLead[locale]}</p>${invoiceTable(visit, rows, today())}`}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/invoices/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.invoice,
      handle: async (visit, { id }) => {
        const invoice = await ledger.invoice(idFrom(id))
        const actor = actorHere(visit)
        const creditor = creditorOf(invoice)
        const office = creditor !== undefined && keepsBooks(visit, creditor)
        // Whoever it does not concern is told that there is none.
        if (!office && !await sees(actor, invoice)) throw notFound()
        const debtor = await parties.named(invoice.debtor)
        return invoicePage(visit, invoice, { today: today(), office, debtor: debtor?.name[visit.locale] ?? '', creditor })
      },
    }),
    ...creditors.map(({ path, bookkeepers, books }) => route({
      method: 'GET', path: `${path}/invoices/:number`, kind: 'page', permission: { anyRole: bookkeepers }, title: words.invoice,
      handle: async (visit, { number = '' }) => {
        const invoice = await ledger.invoiceNamed(number)
        if (invoice?.books !== books) throw notFound()
        return seeOther(visit, `/invoices/${invoice.id}`)
      },
    })),
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
  visit: Visit, invoice: Invoice, { today, office, debtor, creditor }: { readonly today: Day; readonly office: boolean; readonly debtor: string; readonly creditor: Creditor | undefined },
): Response {
  const { locale, link } = visit
  const { number, text, issued, due, amount, outstanding, paid, paidOn, reference, payTo, payments, subject, status } = invoice
  const obligation = /^obligation:(.+)$/.exec(subject)?.[1]
  const of = /^case:(.+)$/.exec(subject)?.[1]
  const owed = status === 'open' || status === 'partly paid'
  return page({
    visit, title: words.numberOf(number), ...(creditor && { current: creditor.id }),
    breadcrumbs: office && creditor ? [creditor.crumb] : [cabinetCrumb, { title: words.invoices, path: '/invoices' }],
    body: html`<h1>${words.numberOf(number)[locale]}</h1><p class="lead">${text[locale]}</p>${definitionList(locale, [
      { term: words.status, value: invoiceTag(locale, invoice, today) },
      { term: words.amount, value: money(locale, amount) },
      ...(paid === 0n ? [] : [{ term: words.paid, value: money(locale, paid) }]),
      ...(owed ? [{ term: words.outstanding, value: html`<b>${money(locale, outstanding)}</b>` }] : []),
      ...(outstanding < 0n ? [{ term: words.overpaidBy, value: money(locale, -outstanding) }] : []),
      { term: words.due, value: dateTime(locale, due) },
      ...(paidOn === undefined ? [] : [{ term: words.paidOn, value: dateTime(locale, paidOn) }]),
      { term: words.issued, value: dateTime(locale, issued) },
      { term: words.payer, value: html`${debtor}${invoice.identifier && html`<br>${words.identifier[locale]} ${identifier(invoice.identifier.value)}`}` },
      { term: words.payee, value: payTo?.name ?? creditor?.body[locale] ?? '—' },
    ])}${owed && html`<h2>${words.payTo[locale]}</h2>${copyable(locale, { label: words.reference, value: printReference(reference) })}${payTo === undefined
      ? notice(locale, { kind: 'warning', body: html`<p>${words.payToUnset[locale]}</p>` })
      : definitionList(locale, payee(payTo))}`}<h2>${words.payments[locale]}</h2>${payments.length === 0
      ? html`<p>${words.noPayments[locale]}</p>`
      : table(locale, {
        caption: words.payments, captionUnseen: true, rows: payments,
        columns: [
          {
            title: words.date, header: true,
            cell: ({ day, line }) => office ? html`<a href="${link(`${creditor?.path}/bank/lines/${line}`)}">${dateTime(locale, day)}</a>` : dateTime(locale, day),
          },
          { title: words.amount, numeric: true, cell: (payment) => money(locale, payment.amount) },
        ],
      })}${office && creditor && outstanding < 0n && html`<p><a href="${link(`${creditor.path}/payments?invoice=${number}`)}">${paymentWords.giveBack[locale]}</a></p>`}${obligation !== undefined && html`<p><a href="${link(`/duties/${obligation}`)}">${words.openReport[locale]}</a></p>`}${of !== undefined && !office && html`<p><a href="${link(`/cases/${of}`)}">${words.openCase[locale]}</a></p>`}`,
  })
}

/** Where an invoice is paid, as one reads it off for the bank. */
export const payee = ({ name, bin, iban, bank, bic, kbe, knp }: NonNullable<Invoice['payTo']>): readonly Definition[] => [
  { term: words.payee, value: name }, { term: words.identifier, value: identifier(bin) }, { term: words.iban, value: identifier(iban, 4) },
  ...(bank === undefined ? [] : [{ term: words.bank, value: bank }]), ...(bic === undefined ? [] : [{ term: words.bic, value: bic }]),
  ...(kbe === undefined ? [] : [{ term: words.kbe, value: kbe }]), ...(knp === undefined ? [] : [{ term: words.knp, value: knp }]),
]
