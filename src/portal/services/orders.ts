/** The page of orders for those whom they bind: by whom, why, since when, and how to appeal. */
import { isOpenTo } from '../../law/open-to.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type BindingOrder, isAppealedByDecision, ordersOn } from '../../kernel/order-appeals.ts'
import { orderRegister, restrictionWords } from '../../kernel/orders/index.ts'
import { organisationText } from '../../law/official-names.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same, type Text } from '../../law/text.ts'
import { actorHere, isId } from '../asked.ts'
import { actions, button, definitionList, emptyState } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { orderWords as words } from './order-messages.ts'
import { casesCrumb } from './parts.ts'

export const orderTitle = words.title

const idIn = (subject: string): string => subject.slice(subject.indexOf(':') + 1)

/** `roles` are the titles under which people know the offices that give orders. */
export const orderRoutes = (kernel: Kernel, roles: Readonly<Record<string, Text>>): readonly Route[] => [
  route({
    method: 'GET', path: '/orders', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title,
    async handle(visit) {
      const { locale } = visit
      const orders = await ordersOn(kernel, actorHere(visit).person)
      const [things, companies] = await Promise.all([
        kernel.lineage.things(orders.map(({ by }) => by)), kernel.parties.organisationsById(orders.map(({ by }) => idIn(by)).filter(isId)),
      ])
      const appeals = kernel.cases.procedures.filter(({ subject }) => subject?.register === orderRegister)
      const article = (order: BindingOrder, at: number): Html => {
        const { id, by: subject, issuer, reason, orderedAt, number, restricts, lapsesAt } = order
        const company = companies.get(idIn(subject))
        const named = subject.startsWith('person:') ? words.you : company ? organisationText(company) : things.get(subject)?.title ?? same(subject)
        // Links lead to an order, which may concern somebody for more than one side.
        const anchor = orders.findIndex((one) => one.id === id) === at ? id : `${id}-${at}`
        return html`<article id="${anchor}"><h2>${named[locale]}</h2>${definitionList(locale, [
          { term: words.issuer, value: (roles[issuer.replace('role:', '')] ?? words.portal)[locale] }, { term: words.reason, value: reason[locale] }, { term: words.since, value: moment(visit, orderedAt) },
          ...(number === undefined ? [] : [{ term: words.number, value: html`<a href="${visit.link(`/decisions/${number}`)}">${number}</a>` }]),
          ...(restricts === undefined ? [] : [{ term: words.restricts, value: restrictionWords(restricts, 'bound')[locale] }]), ...(lapsesAt === undefined ? [] : [{ term: words.lapses, value: moment(visit, lapsesAt) }]),
        ])}<h3>${words.how[locale]}</h3>${howTo(visit, order, appeals)}</article>`
      }
      return page({
        visit, title: words.title, breadcrumbs: [casesCrumb],
        body: html`<h1>${words.title[locale]}</h1>${orders.length === 0 ? emptyState(locale, { title: words.none }) : html`<p class="lead">${words.lead[locale]}</p>${orders.map(article)}`}`,
      })
    },
  }),
]

/** A person appeals for themself, and whoever acts for a company in its name: as the order binds the one or the other. */
function howTo({ locale, link }: Visit, order: BindingOrder, appeals: readonly Procedure[]): Html {
  const { id, by, subject, owner, number } = order
  if (number !== undefined && by === subject && isAppealedByDecision(order)) return html`<p>${words.byDecision[locale]}</p>${actions(button(locale, words.toDecision, { href: link(`/decisions/${number}`) }))}`
  const opens = owner?.startsWith('person:') ? 'person' : 'company'
  const appeal = owner === undefined ? undefined : appeals.find((one) => isOpenTo(one.opens, opens))
  return appeal === undefined ? html`<p>${words.noAppeal[locale]}</p>`
    : html`<p>${appeal.summary[locale]}</p>${actions(button(locale, words.appeal, { href: `${link(`/services/${appeal.id}/apply`)}?subject=${id}` }))}`
}
