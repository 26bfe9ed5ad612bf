/** A company's own page of the park: its figures over time, and what the monitoring found of it. */
import { organisationName } from '../../law/official-names.ts'
import type { Kernel } from '../../kernel/index.ts'
import { errorSummary, html, notice, page, type PageToFind, type Route, route, type Visit } from '../../portal/index.ts'
import { type Company, companyHere } from './company-here.ts'
import { ownFiguresShown } from './figures/index.ts'
import { incomeWords } from './income/messages.ts'
import { explainRoute, monitoringWords, ownFindingsShown, ownPath, type Sent } from './monitoring/index.ts'
import { crumb, institution } from './parts.ts'
import type { Technopark } from './terms.ts'

export const ownDoor = { path: ownPath, title: monitoringWords.ownTitle, hint: monitoringWords.ownHint }
export const ownFound: PageToFind = { path: ownPath, title: monitoringWords.ownTitle, about: monitoringWords.ownHint }

export function ownRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const show = async (visit: Visit, company: Company, sent?: Sent): Promise<Response> => {
    const { locale, url } = visit
    return page({
      visit, title: monitoringWords.ownTitle, current: institution, width: 'wide', breadcrumbs: [crumb], headers: { 'cache-control': 'private, no-store' }, ...(sent && { error: true }),
      body: html`${errorSummary(locale, sent?.problems ?? [])}<h1>${organisationName(company, locale)}</h1><p class="lead">${monitoringWords.ownTitle[locale]}</p>${
        sent === undefined && url.searchParams.has('done') && notice(locale, { kind: 'good', body: monitoringWords.done[locale] })}${await ownFiguresShown(kernel, visit, company)}${await ownFindingsShown(kernel, technopark, visit, company, sent)}`,
    })
  }
  return [
    route({
      method: 'GET', path: ownPath, kind: 'page', permission: 'signed in', title: monitoringWords.ownTitle,
      handle: async (visit) => show(visit, (await companyHere(kernel, technopark.residency, visit, incomeWords)).company),
    }),
    explainRoute(kernel, technopark, show),
  ]
}
