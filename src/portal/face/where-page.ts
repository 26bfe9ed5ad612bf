/** The map of the country with the table behind it: which open register has how many entries in which region. */
import type { Kernel } from '../../kernel/index.ts'
import { formatNumber } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { regionMap } from '../charts/index.ts'
import { type Column, table } from '../components/index.ts'
import type { PageToFind } from '../find/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import { kept } from './kept.ts'
import { words } from './messages.ts'
import { elsewhereOf, saidOf, whereOf, wherePath } from './where.ts'

export const whereFound: PageToFind = { path: wherePath, title: words.where, about: words.whereLead }

interface Row { readonly name: Text; readonly counts: ReadonlyMap<string, number>; readonly total: number }

export function wherePage(kernel: Kernel): Route {
  const read = kept(() => kernel.now(), () => whereOf(kernel))
  return route({
    method: 'GET', path: wherePath, kind: 'page', permission: 'everyone', title: words.where, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const where = await read()
      const { regions, registers, totals } = where
      const answer = words.answer(formatNumber(saidOf(where), locale), formatNumber(elsewhereOf(where), locale))[locale]
      const rows: readonly Row[] = [
        ...regions.filter(({ code }) => totals.has(code)).map(({ code, name }) => ({ name, counts: new Map(registers.map(({ register, counts }) => [register, counts.get(code) ?? 0])), total: totals.get(code) ?? 0 })),
        { name: words.elsewhere, counts: new Map(registers.map(({ register, elsewhere }) => [register, elsewhere])), total: elsewhereOf(where) },
      ]
      const empty = regions.filter(({ code }) => !totals.has(code))
      const columns: readonly Column<Row>[] = registers.map(({ register, title }) => ({ title, numeric: true, cell: ({ counts }) => formatNumber(counts.get(register) ?? 0, locale) }))
      return page({
        visit, title: words.where, width: 'wide',
        body: html`<h1>${words.where[locale]}</h1><p class="lead">${words.whereLead[locale]}</p>${totals.size === 0 ? html`<p>${words.nowhere[locale]}</p>` : html`<p>${answer}</p>${regionMap(locale, { title: answer, regions, values: totals })}`}${
          registers.length > 0 && table(locale, { caption: words.table, rows, columns: [{ title: words.region, header: true, cell: ({ name }) => name[locale] }, ...columns, { title: words.together, numeric: true, cell: ({ total }) => formatNumber(total, locale) }] })}${
          totals.size > 0 && empty.length > 0 && html`<p class="hint">${words.without[locale]}: ${empty.map(({ name }) => name[locale]).join(', ')}.</p>`}<ul>${
          registers.map(({ register, title }) => html`<li><a href="${link(`/registers/${register}`)}">${title[locale]}</a></li>`)}</ul>`,
      })
    },
  })
}
