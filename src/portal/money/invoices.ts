/** The invoices of whoever owes, whoever is owed: what is owed, where it is paid, and what the bank has brought. */
import type { Invoice } from '../../kernel/ledger/index.ts'
import { debtorsOf, seesInvoices } from '../../kernel/ledger/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { isLocale, type Locale } from '../../law/text.ts'
import { dayOf, type Day } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { idFrom } from '../asked.ts'
import { cabinetCrumb, cabinetNav } from '../cabinet/nav.ts'
import { copyable, type Definition, definitionList, emptyState, notice, table, tag } from '../components/index.ts'
import { type Html, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, money } from '../words.ts'
import { type Creditor, keepsBooks } from './creditor.ts'
import { invoicePaper } from './invoice-paper.ts'
import { byUrgency, type InvoiceFact, invoiceSaid, nextDue, payeeSaid, type Said, statusSaid } from './invoice-said.ts'
import { words } from './messages.ts'
import { paymentWords } from './payment-messages.ts'
import { easedSection } from './reliefs.ts'

/** Where an invoice stands, as a tag. */
function invoiceTag(locale: Locale, invoice: Pick<Invoice, 'status' | 'unpaid' | 'due'>, today: Day): Html {
  const { text, tone } = statusSaid(invoice, today)
  return tag(locale, text, tone)
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
  /** An invoice for whoever it concerns, with the names on it; everybody else is told that there is none. */
  async function concerning({ actor, locale }: Pick<Visit, 'actor' | 'locale'>, id: string) {
    const invoice = await ledger.invoice(id)
    const creditor = creditorOf(invoice)
    const office = actor !== null && creditor !== undefined && keepsBooks({ actor }, creditor)
    if (actor === null || !office && !await sees(actor, invoice)) throw notFound()
    const debtor = await parties.named(invoice.debtor)
    return { invoice, office, creditor, debtor: debtor?.name[locale] ?? '', payee: invoice.payTo?.name ?? creditor?.body[locale] ?? '—' }
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
            : html`<p class="lead">${words.invoicesLead[locale]}</p>${invoiceTable(visit, byUrgency(rows), today())}`}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/invoices/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.invoice,
      handle: async (visit, { id }) => {
        const { invoice, office, creditor, ...names } = await concerning(visit, idFrom(id))
        const eased = await easedSection(kernel, visit, invoice, { creditor, office, today: today() })
        return invoicePage(visit, invoice, { today: today(), office, creditor, eased, ...names })
      },
    }),
    route({
      method: 'GET', path: '/invoices/:id/invoice.pdf', kind: 'file', permission: 'signed in', whileSuspended: true, rateLimit: { requests: 60, seconds: 60 },
      handle: async (visit, { id }) => {
        const lang = visit.url.searchParams.get('lang') ?? undefined
        const locale = isLocale(lang) ? lang : visit.locale
        const { invoice, debtor, payee } = await concerning({ actor: visit.actor, locale }, idFrom(id))
        const paper = invoicePaper(invoice, { locale, today: today(), debtor, payee, sample: visit.settings.sample })
        return new Response(new Uint8Array(paper), {
          headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${invoice.number}-${locale}.pdf"`, 'cache-control': 'private, no-store' },
        })
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
    { title: words.number, header: true, cell: ({ id, number, text }) => html`<a href="${link(`/invoices/${id}`)}">№ ${number}</a><p class="hint">${text[locale]}</p>` },
    { title: words.status, cell: (invoice) => invoiceTag(locale, invoice, today) },
    { title: words.due, cell: (invoice) => dateTime(locale, nextDue(invoice)) },
    { title: words.amount, numeric: true, cell: ({ amount }) => money(locale, amount) },
    { title: words.outstanding, numeric: true, cell: ({ outstanding, status }) => money(locale, status === 'cancelled' || outstanding < 0n ? 0n : outstanding) },
  ],
})

function invoicePage(visit: Visit, invoice: Invoice, { today, office, creditor, eased, debtor, payee }: {
  readonly today: Day; readonly office: boolean; readonly creditor: Creditor | undefined; readonly eased: Html; readonly debtor: string; readonly payee: string
}): Response {
  const { locale, link } = visit
  const { number, text, outstanding, payments, subject } = invoice
  const obligation = /^obligation:(.+)$/.exec(subject)?.[1]
  const of = /^case:(.+)$/.exec(subject)?.[1]
  const { facts, pay } = invoiceSaid(invoice, { today, debtor, payee })
  return page({
    visit, title: words.numberOf(number), ...(creditor && { current: creditor.id }),
    breadcrumbs: office && creditor ? [creditor.crumb] : [cabinetCrumb, { title: words.invoices, path: '/invoices' }],
    body: html`<h1>${words.numberOf(number)[locale]}</h1><p class="lead">${text[locale]}</p>${definitionList(locale, shown(locale, facts))}<p><a href="/invoices/${invoice.id}/invoice.pdf?lang=${locale}" download>${
      words.paper[locale]}</a></p>${pay && html`<h2>${words.payTo[locale]}</h2>${copyable(locale, { label: words.reference, value: pay.reference })}${pay.to === undefined
      ? notice(locale, { kind: 'warning', body: html`<p>${words.payToUnset[locale]}</p>` })
      : definitionList(locale, shown(locale, pay.to))}`}<h2>${words.payments[locale]}</h2>${payments.length === 0
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
      })}${eased}${office && creditor && outstanding < 0n && html`<p><a href="${link(`${creditor.path}/payments?invoice=${number}`)}">${paymentWords.giveBack[locale]}</a></p>`}${obligation !== undefined && html`<p><a href="${link(`/duties/${obligation}`)}">${words.openReport[locale]}</a></p>`}${of !== undefined && !office && html`<p><a href="${link(`/cases/${of}`)}">${words.openCase[locale]}</a></p>`}`,
  })
}

/** What an invoice says, as pages print it. */
const shown = (locale: Locale, facts: readonly InvoiceFact[]): readonly Definition[] => facts.map(({ term, said }) => ({ term, value: valueOf(locale, said) }))

/** Where an invoice is paid, as one reads it off for the bank. */
export const payee = (locale: Locale, payTo: NonNullable<Invoice['payTo']>): readonly Definition[] => shown(locale, payeeSaid(payTo))

function valueOf(locale: Locale, said: Said): Html | string {
  switch (said.kind) {
    case 'status': return tag(locale, said.text, said.tone)
    case 'amount': return said.owed ? html`<b>${money(locale, said.amount)}</b>` : money(locale, said.amount)
    case 'day': return dateTime(locale, said.day)
    case 'name': return html`${said.name}${said.identifier !== undefined && html`<br>${words.identifier[locale]} ${identifier(said.identifier)}`}`
    case 'identifier': return identifier(said.value, said.group)
    case 'text': return said.text
  }
}
