/** The catalogue: every procedure in force, those that people can apply for first. */
import type { Kernel } from '../../kernel/index.ts'
import { formatWithin } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { isByHouse } from '../../law/opening.ts'
import type { Procedure } from '../../law/procedure.ts'
import { emptyState } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { words as registers } from '../registers/messages.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { feeWords } from './fee-words.ts'
import { words } from './messages.ts'
import { today } from './parts.ts'

/** The procedures in force today, each in its present version. */
export async function inForceToday(kernel: Kernel): Promise<readonly { readonly hash: string; readonly declaration: Procedure }[]> {
  const day = today(kernel)
  const versions = await kernel.cases.versions.list()
  return versions.filter(({ from, until }) => from <= day && (until === undefined || day < until))
}

export const catalogueRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/services', kind: 'page', permission: 'everyone', title: words.services,
    async handle(visit) {
      const { locale } = visit
      const procedures = (await inForceToday(kernel)).map(({ declaration }) => declaration)
      // What one applies for comes before what concerns an earlier decision, such as an appeal.
      const open = procedures.filter(({ opens }) => !isByHouse(opens)).sort((a, b) => Number(a.about !== undefined) - Number(b.about !== undefined))
      const office = procedures.filter(({ opens }) => isByHouse(opens))
      return page({
        visit, title: words.services, current: 'administration',
        body: html`<h1>${words.services[locale]}</h1><p class="lead">${words.servicesLead[locale]}</p>${
          procedures.length === 0 && emptyState(locale, { title: words.noServices })}${
          open.length > 0 && html`<h2>${words.forApplicants[locale]}</h2>${list(visit, open)}`}${
          office.length > 0 && html`<h2>${words.byOffice[locale]}</h2>${list(visit, office)}`}<h2>${registers.title[locale]}</h2><p>${registers.lead[locale]}</p><p><a href="${visit.link('/registers')}">${registers.look[locale]}</a></p>`,
      })
    },
  }),
]

const list = (visit: Visit, procedures: readonly Procedure[]): Html => {
  const { locale, link } = visit
  return html`<ul class="results">${procedures.map(({ id, title, summary, body, clock, fee, opens }) => html`<li><a href="${link(`/services/${id}`)}">${title[locale]}</a><p>${
    summary[locale]}</p><p class="hint">${body.name[locale]} · ${formatWithin(clock.within, locale)} · ${costOf(visit, fee)}${opens.by === 'anyone' && html` · ${words.withoutAccount[locale]}`}</p></li>`)}</ul>`
}

/** What the procedure costs, in words. */
const costOf = ({ locale }: Visit, fee: Procedure['fee']): string =>
  fee === 'free' ? words.free[locale] : fee === 'unset' ? `${words.howMuch[locale]}: ${words.unset[locale]}` : fee === 'inSteps' ? feeWords.costs[locale] : formatMoney(BigInt(fee.amount), locale)
