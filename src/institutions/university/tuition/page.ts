/** The page of tuition: sums by programme for everybody, what is owed for whoever is signed in, and the books for those who keep them. */
import type { Kernel } from '../../../kernel/index.ts'
import { definitionList, emptyState, html, type Html, money, page, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { moneyDoors } from '../../../portal/money/index.ts'
import { formatDay } from '../../../law/format.ts'
import { formatMoney } from '../../../law/money.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { institution, place } from '../parts.ts'
import { words } from './messages.ts'
import type { TuitionOptions } from './options.ts'

export const path = '/university/tuition'

interface Row { readonly programme: string; readonly name: string; readonly terms?: { readonly from: Day; readonly until: Day; readonly yearly: bigint } }

/** Every programme that is taught, with its sums, the latest first; one without any has none that is set. */
async function rowsOf({ registers }: Kernel, { terms, programmes }: TuitionOptions): Promise<readonly Row[]> {
  const [taught, set] = [await registers.standing(programmes), await registers.standing(terms)]
  return taught.toSorted((one, other) => one.number.localeCompare(other.number)).flatMap(({ number, values }): readonly Row[] => {
    const row = { programme: number, name: String(values['name'] ?? number) }
    const own = set.filter((one) => one.values['programme'] === number).toSorted((one, other) => String(other.values['from']).localeCompare(String(one.values['from'])))
    return own.length === 0 ? [row] : own.map(({ values: said }) => ({ ...row, terms: { from: String(said['from']) as Day, until: String(said['until']) as Day, yearly: BigInt(String(said['yearly'])) } }))
  })
}

export const tuitionRoutes = (kernel: Kernel, options: TuitionOptions): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const rows = await rowsOf(kernel, options)
      const day = (one: Day): string => formatDay(one, locale)
      const books = moneyDoors(visit, `/${institution}`, options.money).filter((door) => door.path !== '/invoices')
      return page({
        visit, title: words.title, current: institution, breadcrumbs: [place],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${await owedBy(kernel, visit, options)}<h2>${words.sums[locale]}</h2>${rows.length === 0 ? emptyState(locale, { title: words.none, body: words.noneHint[locale] }) : table(locale, {
          caption: words.sums, captionUnseen: true, rows, columns: [
            { title: words.programme, header: true, cell: ({ programme, name }) => html`<a href="${link(`/registers/${options.programmes}/${programme}`)}">${name}</a>` },
            { title: words.began, cell: ({ terms }) => (terms ? `${day(terms.from)} – ${day(terms.until)}` : '—') },
            { title: words.yearly, numeric: true, cell: ({ terms }) => (terms ? money(locale, terms.yearly) : words.notSet[locale]) },
          ],
        })}<h2>${words.how[locale]}</h2><ul>${[words.leave, words.back, words.exchange, words.parts, words.debt, words.assumed].map((line) => html`<li>${line[locale]}</li>`)}</ul><p><a href="${link(`/services/${options.agreement}`)}">${words.agree[locale]}</a></p>${
          books.length > 0 && html`<h2>${words.books[locale]}</h2><ul>${books.map((one) => html`<li><a href="${link(one.path)}">${one.title[locale]}</a>: ${one.hint[locale]}</li>`)}</ul>`}`,
      })
    },
  }),
]

/** What whoever is signed in owes for their own studies; nothing is shown to others. */
async function owedBy(kernel: Kernel, { actor, locale, link }: Visit, { money: { incomes, books } }: TuitionOptions): Promise<Html | false> {
  if (actor === null || actor.organisation !== undefined) return false
  const own = (await kernel.ledger.invoicesOf({ kind: 'person', id: actor.person })).filter((one) => one.books === books)
  if (own.length === 0) return false
  const unpaid = own.filter(({ outstanding }) => outstanding > 0n)
  const owed = unpaid.reduce((sum, { outstanding }) => sum + outstanding, 0n)
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  let late = 0n
  for (const income of Object.keys(incomes)) late += await kernel.ledger.overdueOf({ kind: 'person', id: actor.person }, income, today)
  return html`<h2>${words.yours[locale]}</h2>${definitionList(locale, [
    { term: words.owed, value: owed > 0n ? money(locale, owed) : words.nothing[locale] }, ...(late > 0n ? [{ term: words.overdue, value: money(locale, late) }] : []),
  ])}${unpaid.length > 0 && html`<ul>${unpaid.map(({ id, number, outstanding, unpaid: [first], due }) => html`<li><a href="${link(`/invoices/${id}`)}">${words.invoice[locale]} № ${number}</a>: ${words.payBy(formatMoney(outstanding, locale), formatDay(first?.due ?? due, locale))[locale]}</li>`)}</ul>`}<p><a href="${link('/invoices')}">${words.invoices[locale]}</a></p>`
}
