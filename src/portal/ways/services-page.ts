/** The services by what people come for: each need with its services, whom they are for, and a search among them. */
import type { Kernel } from '../../kernel/index.ts'
import { formatWithin } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { needs } from '../../law/need.ts'
import { isByHouse } from '../../law/opening.ts'
import { openTo } from '../../law/open-to.ts'
import type { Procedure } from '../../law/procedure.ts'
import { emptyState, filters } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { feeWords } from '../services/fee-words.ts'
import { libraryWords } from '../services/library-messages.ts'
import { words as serviceWords } from '../services/messages.ts'
import { feedLink, howServedLink, newsLink } from '../services/library-links.ts'
import { inForceToday } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { forWhomWords, furtherServices, needWords, wayWords as words } from './messages.ts'
import { matching, type Offer, type Offered, serving } from './offers.ts'
import { ways } from './ways.ts'

const { path, title } = ways[0]!

/** So many services of a need are told at length on the page of all; a search tells all that it finds. */
const toldAtLength = 4

/** The page of all services. In the address: `q`, words to look for; `for`, who may apply. */
export const servicesPage = (kernel: Kernel, { services, besides }: Offered): Route => route({
  method: 'GET', path, kind: 'page', permission: 'everyone', title,
  handle: async (visit) => {
    const { locale, url, link } = visit
    const [asked, whom] = [url.searchParams.get('q')?.trim() ?? '', url.searchParams.get('for') ?? '']
    const all = await services()
    const found = matching(all, asked).filter(({ procedure }) => whom === '' || openTo(procedure.opens).some((kind) => kind === whom))
    const others = whom === '' ? matching(besides, asked) : []
    const byOffice = asked === '' && whom === '' ? (await inForceToday(kernel)).map(({ declaration }) => declaration).filter(({ opens }) => isByHouse(opens)) : []
    const shown = (procedures: readonly Procedure[]): Html => list(visit, procedures, asked === '' && whom === '' ? toldAtLength : procedures.length)
    const served = needs.map((need) => ({ need, here: serving(found, [need]), more: serving(others, [need]) })).filter(({ here, more }) => here.length + more.length > 0)
    const choices = Object.entries(forWhomWords).filter(([by]) => all.some(({ procedure }) => openTo(procedure.opens).some((kind) => kind === by))).map(([value, label]) => ({ value, label }))
    return page({
      visit, title, width: 'wide', headExtra: feedLink(locale),
      body: html`<h1>${title[locale]}</h1><p class="lead">${words.servicesLead[locale]}</p>${filters(locale, {
        url, filters: [{ name: 'q', label: words.searchServices }, { name: 'for', label: words.forWhom, choices }],
      })}<p class="hint">${words.counted(found.length)[locale]}</p>${
        served.length === 0 && emptyState(locale, { title: all.length === 0 ? serviceWords.noServices : words.nothingFound, ...(all.length > 0 && {
          body: words.nothingFoundHint[locale], action: html`<p><a href="${link(`/search?q=${encodeURIComponent(asked)}`)}">${words.searchAll[locale]}</a></p>`,
        }) })}${served.length > 1 && html`<nav aria-label="${words.needs[locale]}"><ul class="chips">${served.map(({ need, here }) =>
        html`<li><a href="#${need}">${needWords[need][locale]}</a>${here.length > 0 && ` (${here.length})`}</li>`)}</ul></nav>`}${
        served.map(({ need, here, more }) => html`<section class="need"><h2 id="${need}">${needWords[need][locale]}</h2><div>${here.length > 0 && shown(here.map(({ procedure }) => procedure))}${more.length > 0 && alsoHere(visit, more)}</div></section>`)}${
        byOffice.length > 0 && html`<section class="need"><h2>${serviceWords.byOffice[locale]}</h2><div>${shown(byOffice)}</div></section>`}<p>${newsLink(locale, link)} · ${howServedLink(locale, link)} · <a href="${link('/library')}">${libraryWords.library[locale]}</a></p>`,
    })
  },
})

/** The first services with what they are, how long they take and what they cost; further ones by their names, one touch away. */
const list = (visit: Visit, procedures: readonly Procedure[], atLength: number): Html => {
  const { locale, link } = visit
  const named = ({ id, title: name }: Procedure): Html => html`<a href="${link(`/services/${id}`)}">${name[locale]}</a>`
  const further = procedures.slice(atLength)
  return html`<ul class="results">${procedures.slice(0, atLength).map((one) => html`<li>${named(one)}<p>${one.summary[locale]}</p><p class="hint">${one.body.name[locale]} · ${
    formatWithin(one.clock.within, locale)} · ${costOf(visit, one.fee)}${one.opens.by === 'anyone' && html` · ${serviceWords.withoutAccount[locale]}`}</p></li>`)}</ul>${
    further.length > 0 && html`<details><summary>${furtherServices(further.length)[locale]}</summary><ul class="also">${further.map((one) => html`<li>${named(one)}</li>`)}</ul></details>`}`
}

/** What is no application but serves the same need: a register to look into, a key to make. */
const alsoHere = ({ locale, link }: Visit, offers: readonly Offer[]): Html => html`<ul class="also" aria-label="${words.offered[locale]}">${offers.map(({ path: to, title: name, hint }) =>
  html`<li><a href="${link(to)}">${name[locale]}</a> <span class="faint">${hint[locale]}</span></li>`)}</ul>`

/** What the procedure costs, in words. */
const costOf = ({ locale }: Visit, fee: Procedure['fee']): string =>
  fee === 'free' ? serviceWords.free[locale] : fee === 'unset' ? `${serviceWords.howMuch[locale]}: ${serviceWords.unset[locale]}` : fee === 'inSteps' ? feeWords.costs[locale] : formatMoney(BigInt(fee.amount), locale)
