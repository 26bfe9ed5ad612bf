/** The fees of a case: what is owed, until when and how to pay it, what came of it, and what goes back. */
import type { FeeView, RefundView } from '../../kernel/fees/index.ts'
import { printReference } from '../../kernel/ledger/index.ts'
import { cite, copyable, tag } from '../components/index.ts'
import { type Content, type Html, html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime, money } from '../words.ts'
import { feeStates, feeWords, refundStates } from './fee-words.ts'

const tones = { due: 'now', paid: 'good', free: 'good', dropped: 'late', 'taken back': 'late' } as const

/** The fees with their refunds; nothing where the case has none. `own`: whoever looks at it is to pay. */
export const feeSection = (visit: Visit, fees: readonly FeeView[], { own }: { readonly own: boolean }): Content =>
  (fees.length === 0 ? undefined : html`<h2 id="fees">${feeWords.title[visit.locale]}</h2>${fees.map((fee) => feeOne(visit, fee, own))}`)

function feeOne(visit: Visit, { title, state, freeBy, invoice, refunds }: FeeView, own: boolean): Html {
  const { locale, link } = visit
  const paidOn = state === 'paid' ? invoice?.paidOn : undefined
  return html`<h3>${title[locale]} ${tag(locale, feeStates[state], tones[state])}</h3>${freeBy && html`<p>${freeBy.title[locale]}<br>${cite(locale, freeBy.basis)}</p>`}${invoice && html`<p>${
    money(locale, invoice.amount)}${state === 'due' && html`, ${feeWords.until[locale]} ${dateTime(locale, invoice.due)}`}${paidOn && html`, ${feeWords.paidOn[locale]} ${dateTime(locale, paidOn)}`}. ${own
      ? html`<a href="${link(`/invoices/${invoice.id}`)}">${feeWords.invoice[locale]} № ${invoice.number}</a>` : html`${feeWords.invoice[locale]} № ${invoice.number}`}</p>`}${
    own && state === 'due' && invoice && html`${copyable(locale, { label: feeWords.reference, value: printReference(invoice.reference) })}<p>${feeWords.howTo[locale]}</p><p class="hint">${feeWords.onItsWay[locale]}</p>`}${
    refunds.map((refund) => refundLine(visit, refund))}`
}

const refundLine = ({ locale }: Visit, { amount, due, state, order, paid }: RefundView): Html => html`<p>${money(locale, amount)}: ${refundStates[state][locale]}${paid
  ? html`, ${feeWords.paidBackOn[locale]} ${dateTime(locale, paid.on)}` : html`, ${feeWords.paidBackBy[locale]} ${dateTime(locale, due)}`}${order && html` <span class="hint">${order.number}, ${printReference(order.reference)}</span>`}</p>`
