/** What the decisions of an office's procedures pay, and what each payment waits for. */
import type { Kernel } from '../../kernel/index.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { emptyState, pagination } from '../components/index.ts'
import { html } from '../html.ts'
import { type Route, route } from '../routes.ts'
import { payoutOf, payoutWords } from '../services/index.ts'
import { anyOfficer, deskCrumb, deskNav, deskPage, namesOf, proceduresOf, sitsOnCommission } from './parts.ts'

const size = 20

export const payoutDeskRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/payouts', kind: 'page', permission: anyOfficer(kernel), title: payoutWords.desk,
    async handle(visit) {
      const { locale, url } = visit
      const page = pageFrom(visit)
      const { rows, total } = await kernel.entitlements.ofProcedures(proceduresOf(kernel, actorHere(visit)), { page, size })
      const name = await namesOf(kernel, rows)
      return deskPage({
        visit, title: payoutWords.desk, breadcrumbs: [deskCrumb],
        body: html`${deskNav(visit, '/desk/payouts', { commission: sitsOnCommission(kernel, actorHere(visit)) })}<h1>${payoutWords.desk[locale]}</h1>${
          total === 0 ? emptyState(locale, { title: payoutWords.none }) : rows.map((one) => payoutOf(visit, one, name(one)))}${pagination(locale, { url, page, size, total })}`,
      })
    },
  }),
]
