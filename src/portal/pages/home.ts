/** The first page: what awaits you, one search, six ways in, what can be tried at once, what the programme is doing, and how to verify it. */
import type { Awaited } from '../../kernel/awaiting/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Need } from '../../law/need.ts'
import type { Text } from '../../law/text.ts'
import { button } from '../components/index.ts'
import { type Doing, doingSection, type ToCome } from '../face/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { sky } from '../look/mark.ts'
import { portalName } from '../messages.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { needWords } from '../ways/messages.ts'
import { type Offer, type Offered, type ServiceOffered, serving } from '../ways/offers.ts'
import { tryPath } from '../ways/try-page.ts'
import { dateTime } from '../words.ts'
import { type Figure, figure } from './figure.ts'
import { words } from './home-messages.ts'
import type { News } from './latest.ts'
import { homeWords } from './messages.ts'

export interface HomeParts {
  /** The name of the country. */
  readonly country: Text
  readonly offered: Offered
  figures(): Promise<readonly Figure[]>
  latest(): Promise<readonly News[]>
  /** What the programme is doing, where somebody tells it. */
  doing?(): Promise<Doing>
  /** What awaits somebody, the first due first, at most `limit` of it. */
  awaiting(actor: Actor, limit: number): Promise<readonly Awaited[]>
}

/** Which needs stand on the first page, as far as something serves them: the first six. */
const shownNeeds: readonly Need[] = ['company', 'models', 'data', 'learning', 'checking', 'decided', 'living', 'state']

/**
 * Six needs, each with two tasks: what most apply for, and what is open at once, or two of one where the other is not. Where few apply yet, what is open at once
 * stands first. A task that stands with an earlier need makes room for another. Pure.
 */
function waysIn(services: readonly ServiceOffered[], besides: readonly Offer[]): readonly { readonly need: Need; readonly tasks: readonly Offer[] }[] {
  const shown = new Set<string>()
  return shownNeeds.map((need) => {
    const free = <O extends Offer>(offers: readonly O[]): readonly O[] => serving(offers, [need]).filter(({ path }) => !shown.has(path)).slice(0, 2)
    const [applied, open] = [free(services), free(besides)]
    const first = applied.slice(0, open.length > 0 ? 1 : 2)
    const tasks: readonly Offer[] = (first[0]?.often ? [...first, ...open] : [...open.slice(0, first.length > 0 ? 1 : 2), ...first]).slice(0, 2)
    for (const { path } of tasks) shown.add(path)
    return { need, tasks }
  }).filter(({ tasks }) => tasks.length > 0).slice(0, 6)
}

export const homePage = ({ country, offered, figures, latest, doing, awaiting }: HomeParts): Route => route({
  method: 'GET', path: '/', kind: 'page', permission: 'everyone', title: portalName,
  handle: async (visit) => {
    const { locale, link, actor, awaits = 0 } = visit
    // What an institution tells is no reason to show nobody the way to the services.
    const told = doing?.().catch((error: unknown): undefined => { visit.log.error('fault', { request: visit.id, path: '/', error }) })
    const [services, numbers, news, done, awaited] = await Promise.all([offered.services(), figures(), latest(), told, actor !== null && awaits > 0 ? awaiting(actor, 3) : []])
    const ways = waysIn(services, offered.besides)
    const tries = offered.besides.filter(({ now }) => now !== undefined)
    return page({
      visit, title: portalName, width: 'full',
      body: html`${awaited.length > 0 && awaitsBand(visit, awaited, awaits)}<section class="hero"><div>${sky}<h1>${words.sentence(country)[locale]}</h1>${search(visit, ways.flatMap(({ tasks }) => tasks.slice(0, 1)).slice(0, 3))}</div></section>
<div class="band"><section aria-labelledby="needs"><h2 id="needs">${words.needs[locale]}</h2><div class="entries">${ways.map(({ need, tasks }) => html`<div><h3><a href="${link('/services')}#${need}">${needWords[need][locale]}</a></h3><ul>${
        tasks.map(({ path, title }) => html`<li><a href="${link(path)}">${title[locale]}</a></li>`)}</ul></div>`)}</div></section>${
        tries.length > 0 && html`<section aria-labelledby="try"><h2 id="try">${words.tryNow[locale]}</h2><ul class="deeds">${tries.slice(0, 4).map(({ path, title, hint }) =>
          html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul><p><a href="${link(tryPath)}">${words.allTries[locale]}</a></p></section>`}${
        numbers.length > 0 && html`<section aria-labelledby="course"><h2 id="course">${words.course[locale]}</h2><dl class="numbers">${
          numbers.slice(0, 4).map((one) => figure(visit, one))}</dl><p><a href="${link('/programme')}">${words.allFigures[locale]}</a></p>${done && doingSection(visit, done)}</section>`}
<div class="halves"><div>${done?.toCome && done.toCome.length > 0 && eventsPart(visit, done.toCome)}<section aria-labelledby="latest"><h2 id="latest">${words.latest[locale]}</h2>${news.length === 0 ? html`<p>${words.noNews[locale]}</p>` : html`<ul class="news">${news.map(({ title, day, path, count, more }) =>
  html`<li><a href="${link(path)}">${title[locale]}</a>${count > 1 && ` (${count}${more ? '+' : ''})`}<p class="hint">${dateTime(locale, day)}</p></li>`)}</ul>`}<p><a href="${link('/journal/entries')}">${words.allNews[locale]}</a></p></section></div>
<section aria-labelledby="verify"><h2 id="verify">${words.verify[locale]}</h2><p>${words.verifyText[locale]}</p><p><a href="${link('/verify')}">${words.checkDocument[locale]}</a><br><a href="${link('/journal')}">${words.checkJournal[locale]}</a></p></section></div></div>`,
    })
  },
})

/** What takes place next. */
const eventsPart = ({ locale, link }: Visit, toCome: readonly ToCome[]): Html => html`<section aria-labelledby="events"><h2 id="events">${words.toCome[locale]}</h2><ul class="news">${toCome.map(({ name, begins, ends, venue, path }) =>
  html`<li><a href="${link(path)}">${name[locale]}</a><p class="hint">${dateTime(locale, begins)}${ends !== begins && html` – ${dateTime(locale, ends)}`}, ${venue}</p></li>`)}</ul></section>`

/** One large search; the examples are what people come for most, and lead there: the same words stand below, and lead to the same place. */
const search = ({ locale, link }: Visit, examples: readonly Offer[]): Html => html`<form class="ask" action="${link('/search')}" method="get" role="search"><label for="ask">${homeWords.question[locale]}</label><div><input type="search" id="ask" name="q"><button class="button">${
  words.search[locale]}</button></div>${examples.length > 0 && html`<p class="hint">${words.examples[locale]}: ${examples.map(({ path, title }, i) => [i > 0 && ' · ', html`<a href="${link(path)}">${title[locale]}</a>`])}</p>`}</form>`

/** What awaits whoever is signed in, before all else. */
const awaitsBand = ({ locale, link }: Visit, awaited: readonly Awaited[], count: number): Html => html`<section class="awaits" aria-labelledby="awaits"><div><h2 id="awaits">${words.awaits(count)[locale]}</h2><ul>${awaited.map(({ title, due, path }) =>
  html`<li><a href="${link(path)}">${title[locale]}</a>${due !== undefined && html` <span class="hint">${dateTime(locale, due)}</span>`}</li>`)}</ul>${button(locale, words.toCabinet, { href: link('/cabinet') })}</div></section>`
