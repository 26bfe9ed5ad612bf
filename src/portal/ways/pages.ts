/** The pages behind four of the five words, made from what is declared and offered: what stands there, and honestly what does not yet. */
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import { emptyState } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { figure, movingFigures } from '../pages/figure.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { needWords, wayWords as words } from './messages.ts'
import { type Offer, type Offered, serving } from './offers.ts'
import { type Way, type WayId, ways } from './ways.ts'

/** Offers as a list of doors: what it is, and what for. */
const doors = ({ locale, link }: Visit, offers: readonly Pick<Offer, 'path' | 'title' | 'hint'>[]): Html =>
  html`<div><ul class="deeds">${offers.map(({ path, title, hint }) => html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul></div>`

const wayPage = (id: WayId, lead: Text, body: (visit: Visit, way: Way) => Promise<Content> | Content): Route => {
  const way = ways.find((one) => one.id === id)!
  return route({
    method: 'GET', path: way.path, kind: 'page', permission: 'everyone', title: way.title,
    handle: async (visit) => page({
      visit, title: way.title, width: 'wide',
      body: html`<h1>${way.title[visit.locale]}</h1><p class="lead">${lead[visit.locale]}</p>${await body(visit, way)}`,
    }),
  })
}

/** A section for each need of the way that something serves. */
const byNeed = (visit: Visit, { needs }: Way, offers: readonly Offer[]): readonly Html[] => needs.flatMap((need) => {
  const served = serving(offers, [need])
  return served.length === 0 ? [] : [html`<h2 id="${need}">${needWords[need][visit.locale]}</h2>${doors(visit, served)}`]
})

/** Says what will stand on a page while no service of its first need is in force. */
const awaited = ({ locale }: Visit, { needs }: Way, services: readonly Offer[], title: Text, text: Text): Html | false =>
  serving(services, needs.slice(0, 1)).length === 0 && emptyState(locale, { title, body: text[locale] })

const record: readonly Pick<Offer, 'path' | 'title' | 'hint'>[] = [
  { path: '/journal/entries', title: words.journal, hint: words.journalHint }, { path: '/registers', title: words.registers, hint: words.registersHint },
  { path: '/verify', title: words.verify, hint: words.verifyHint }, { path: '/docs', title: words.docs, hint: words.docsHint },
]

/** The routes of the pages of ways. */
export const wayPages = (kernel: Kernel, { services, besides }: Offered): readonly Route[] => [
  wayPage('data', words.dataLead, async (visit, way) => byNeed(visit, way, [...besides, ...await services()])),
  wayPage('learning', words.learningLead, async (visit, way) => {
    const open = await services()
    return [awaited(visit, way, open, words.learningAwaited, words.learningAwaitedText), byNeed(visit, way, [...open, ...besides])]
  }),
  wayPage('rights', words.rightsLead, async (visit, way) => {
    const open = await services()
    return [byNeed(visit, way, [...open, ...besides]), awaited(visit, way, open, words.rightsAwaited, words.rightsAwaitedText)]
  }),
  wayPage('programme', words.programmeLead, async (visit) => {
    const { locale, link } = visit
    const figures = await movingFigures(kernel, visit)
    const belonging = besides.filter(({ way }) => way === 'programme')
    return html`${belonging.length > 0 && doors(visit, belonging)}${figures.length > 0 && html`<h2>${words.figures[locale]}</h2><dl class="numbers">${figures.map((one) => figure(visit, one))}</dl><p><a href="${link('/indicators')}">${words.allFigures[locale]}</a></p>`}
<h2>${words.responsible[locale]}</h2><ul class="results">${kernel.country.bodies.map(({ id, name }) => html`<li><a href="${link(`/bodies/${id}`)}">${name[locale]}</a></li>`)}</ul>
<h2>${words.record[locale]}</h2>${doors(visit, record)}`
  }),
]
