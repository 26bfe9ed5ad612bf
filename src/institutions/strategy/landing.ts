/** The first page of the strategy: what it answers for, who coordinates, and the documents it rests on. */
import { cite, html, page, route, type Route } from '../../portal/index.ts'
import { words } from './messages.ts'
import type { StrategyOptions } from './options.ts'
import { institution } from './parts.ts'

export const landingRoute = ({ rests, coordination }: StrategyOptions): Route => route({
  method: 'GET', path: '/strategy', kind: 'page', permission: 'everyone', title: words.name,
  handle: (visit) => {
    const { locale } = visit
    return page({
      visit, title: words.name, current: institution, width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>
<h2>${words.coordination[locale]}</h2><ul>${coordination.map(({ name, does, basis }) => html`<li><b>${name[locale]}</b>. ${does[locale]} ${cite(locale, basis)}</li>`)}</ul>
<h2>${words.rests[locale]}</h2><ul>${rests.map((basis) => html`<li>${cite(locale, basis, { full: true })}</li>`)}</ul>`,
    })
  },
})
