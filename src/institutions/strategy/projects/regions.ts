/** Regions side by side by the figures of the map: bars for each open register that says the region, and the same numbers as a table. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { bars, type Column, filters, html, kept, page, route, type Route, table, type Where, whereOf, wherePath } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { projectWords, regionWords as words } from './messages.ts'

export const regionsPath = '/strategy/regions'

export function regionsPage(kernel: Kernel): Route {
  const read = kept(() => kernel.now(), () => whereOf(kernel))
  return route({
    method: 'GET', path: regionsPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link, url } = visit
      const { regions, registers, totals } = await read()
      const chosen = ['region', 'beside'].map((name) => url.searchParams.get(name) ?? '').filter((code) => regions.some((one) => one.code === code))
      // Nobody reads twenty noughts: where nothing is chosen those without an entry are named in one line.
      const shown = regions.filter(({ code }) => (chosen.length === 0 ? totals.has(code) : chosen.includes(code)))
      const without = chosen.length === 0 ? regions.filter(({ code }) => !totals.has(code)) : []
      const choices = regions.map(({ code, name }) => ({ value: code, label: name }))
      const number = (value: number): string => formatNumber(value, locale)
      const columns: readonly Column<Where['regions'][number]>[] = registers.map(({ title, counts }) => ({ title, numeric: true, cell: ({ code }) => number(counts.get(code) ?? 0) }))
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${totals.size === 0 ? html`<p>${words.none[locale]}</p>` : html`${filters(locale, { url, filters: [
          { name: 'region', label: words.compare, otherwise: words.all, choices }, { name: 'beside', label: words.beside, otherwise: words.all, choices },
        ] })}${registers.map(({ register, title, counts, elsewhere }) => html`<h2><a href="${link(`/registers/${register}`)}">${title[locale]}</a></h2>${
          bars(title[locale], shown.filter(({ code }) => chosen.length > 0 || counts.has(code)).map(({ code, name }) => ({ name: name[locale], value: counts.get(code) ?? 0, said: number(counts.get(code) ?? 0) })))}<p class="hint">${words.elsewhere[locale]}: ${number(elsewhere)}</p>`)}${table(locale, {
          caption: words.table, rows: shown, columns: [{ title: projectWords.region, header: true, cell: ({ name }) => name[locale] }, ...columns, { title: words.together, numeric: true, cell: ({ code }) => number(totals.get(code) ?? 0) }],
        })}${without.length > 0 && html`<p class="hint">${words.without[locale]}: ${without.map(({ name }) => name[locale]).join(', ')}</p>`}`}<p><a href="${link(wherePath)}">${words.map[locale]}</a></p>`,
      })
    },
  })
}
