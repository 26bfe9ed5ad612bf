/** What is owed, on top of the cabinet: how much, until when, and how it is paid; and what others owe to those whose books somebody keeps. */
import type { Invoice } from '../../kernel/ledger/index.ts'
import { printReference } from '../../kernel/ledger/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Owed } from '../../law/instalments.ts'
import type { Day } from '../../law/time.ts'
import { copyable, definitionList, tag } from '../components/index.ts'
import { dueOn } from '../desk/due.ts'
import { attributes, html, nothing } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { nextDue } from '../money/invoice-said.ts'
import { payee } from '../money/invoices.ts'
import type { OverdueBooks } from '../money/index.ts'
import { words as moneyWords } from '../money/messages.ts'
import type { Visit } from '../visit.ts'
import { dateTime, money } from '../words.ts'
import { words } from './messages.ts'

/** Of so many invoices it is said at once how they are paid; the others are one step away. */
const shownWhole = 3

/** The invoices on which something is owed, the first due first; nothing where nothing is. */
export function owedBlock(visit: Visit, invoices: readonly Invoice[], { calendar, today }: { readonly calendar: Calendar; readonly today: Day }): Html {
  const { locale, link } = visit
  const owed = invoices.filter(({ status }) => status === 'open' || status === 'partly paid').map((one) => ({ ...one, due: nextDue(one) })).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  if (owed.length === 0) return nothing
  const late = owed.filter(({ due }) => due < today)
  const sum = (of: readonly Invoice[], isOf: (part: Owed) => boolean = () => true): Html => money(locale, of.reduce((all, { unpaid }) => unpaid.filter(isOf).reduce((parts, { amount }) => parts + amount, all), 0n))
  return html`<section class="owed${late.length > 0 && ' late'}" aria-labelledby="owed"><h2 id="owed">${late.length > 0
    ? html`${words.owedLate[locale]}: ${sum(late, ({ due }) => due < today)}` : html`${words.owed[locale]}: ${sum(owed)}`}</h2>${late.length > 0 && owed.some(({ unpaid }) => unpaid.some(({ due }) => due >= today)) && html`<p>${words.owed[locale]}: ${sum(owed)}</p>`}<ul class="invoices">${
    owed.slice(0, shownWhole).map(({ id, number, text, due, outstanding, reference, payTo }, place) => {
      const said = dueOn(calendar, due, today)
      return html`<li><p><a href="${link(`/invoices/${id}`)}">${text[locale]}, № ${number}</a><br><b>${money(locale, outstanding)}</b> · ${moneyWords.due[locale]}: ${dateTime(locale, due)} ${
        tag(locale, said.text, said.tone)}</p><details${attributes({ open: place === 0 })}><summary>${words.how[locale]}<span class="unseen">: № ${number}</span></summary>${copyable(locale, { label: moneyWords.reference, value: printReference(reference) })}${payTo === undefined
        ? html`<p>${moneyWords.payToUnset[locale]}</p>` : definitionList(locale, payee(locale, payTo))}</details></li>`
    })}</ul>${owed.length > shownWhole && html`<p><a href="${link('/invoices')}">${words.allInvoices[locale]} (${owed.length})</a></p>`}</section>`
}

/** What is owed to a creditor and late, with the way to the debtors; nothing to whoever keeps no books, and where all is paid in time. */
export async function overdueBlock({ locale, link }: Visit, books: readonly OverdueBooks[], actor: Actor): Promise<Content> {
  const late = await Promise.all(books.map(async (one) => ({ ...one, owed: await one.late(actor) })))
  const shown = late.flatMap(({ title, path, owed }) => (owed === undefined ? [] : [{ title, path, ...owed }]))
  return shown.length > 0 && html`<h2>${words.debts[locale]}</h2><ul class="tasks">${shown.map(({ title, path, debtors, sum }) =>
    html`<li><div><a href="${link(path)}">${title[locale]}</a><p class="hint">${words.debtors(debtors)[locale]}</p></div><span>${money(locale, sum)}</span></li>`)}</ul>`
}
