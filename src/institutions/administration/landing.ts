/** The page of life events: what happened, and the services that are then needed, each with its time and its cost as it is declared today. */
import type { Kernel } from '../../kernel/index.ts'
import { formatDuration } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { cite, type Html, html, page, route, type Route, type Visit } from '../../portal/index.ts'
import { type Kept, keptBy } from './kept.ts'
import { words } from './messages.ts'
import type { AdministrationOptions } from './options.ts'
import { institution } from './parts.ts'

/** Whether the published rules take the first step, so that an answer can come at once. */
const decidesAtOnce = ({ steps, starts }: Procedure): boolean => steps[starts]?.by === 'rules'

const service = ({ locale, link }: Visit, declared: Procedure, kept: Kept | undefined): Html => html`<li><a href="${link(`/services/${declared.id}`)}">${declared.title[locale]}</a><p>${declared.summary[locale]}</p><p class="hint">${
  decidesAtOnce(declared) ? words.byRules[locale] : html`${words.within[locale]}: ${formatDuration(declared.clock.within, locale)}`}. ${(declared.fee === 'free' ? words.free : words.paid)[locale]}. ${
  kept !== undefined && words.kept(kept)[locale]}</p></li>`

export const landingRoute = (kernel: Kernel, { events, rests }: AdministrationOptions, kept = keptBy(kernel, events.flatMap(({ services }) => services))): Route => route({
  method: 'GET', path: '/administration', kind: 'page', permission: 'everyone', title: words.name,
  handle: async (visit) => {
    const { locale } = visit
    const counts = await kept()
    const today = new Map(kernel.cases.versions.today().map((one) => [one.id, one]))
    return page({
      visit, title: words.name, current: institution, width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
        events.map(({ id, title, hint, services }) => html`<section id="${id}"><h2>${title[locale]}</h2><p>${hint[locale]}</p><ul class="deeds">${
          services.flatMap((one) => { const declared = today.get(one); return declared === undefined ? [] : [service(visit, declared, counts.get(one))] })}</ul></section>`)}
<h2>${words.rests[locale]}</h2><ul>${rests.map((basis) => html`<li>${cite(locale, basis, { full: true })}</li>`)}</ul>`,
    })
  },
})
