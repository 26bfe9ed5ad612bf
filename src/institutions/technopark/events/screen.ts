/** The programme for a screen in a hall: what goes on now and what comes next. It renews itself, and keeps what it shows while the portal does not answer. */
import type { Kernel } from '../../../kernel/index.ts'
import { localMoment } from '../../../law/time.ts'
import { dateTime, html, type Html, page, type Route, route, type Visit } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { eventsPath, found } from './found.ts'
import { eventWords as words } from './messages.ts'
import { hallsAt, hoursOf, type HallNow } from './on-screen.ts'
import type { Events } from './options.ts'
import { programmeOf, type Session } from './read.ts'

/** The halls of the programme, each as a screen of its own. */
const hallsToChoose = ({ locale, link }: Visit, number: string, halls: readonly string[]): Html =>
  html`<p>${words.noHall[locale]}</p><ul>${halls.map((hall) => html`<li><a href="${link(`${eventsPath}/${number}/screen`)}?${new URLSearchParams({ hall }).toString()}">${hall}</a></li>`)}</ul>`

export const screenRoute = (kernel: Kernel, events: Events): Route => route({
  method: 'GET', path: `${eventsPath}/:number/screen`, kind: 'page', permission: 'everyone', title: words.screen, rateLimit: { requests: 300, seconds: 60 },
  async handle(visit, { number = '' }) {
    const { locale, url } = visit
    const event = await found(kernel, events, number)
    const at = localMoment(kernel.now(), kernel.country.calendar.zone)
    const [programme, hall] = [await programmeOf(kernel, events, event.number), url.searchParams.get('hall') ?? undefined]
    const shown = event.calledOff ? undefined : hallsAt(programme, at, hall)
    const halls = [...new Set(programme.map((one) => one.hall))].filter((one) => one !== '').toSorted()
    const isUnknown = hall !== undefined && !halls.includes(hall)
    return page({
      visit, title: event.name, current: institution, width: 'screen',
      body: html`<h1>${event.name[locale]} <small>${shown && shown.day !== at.slice(0, 10) ? dateTime(locale, shown.day) : at.slice(11)}</small></h1>${isUnknown ? hallsToChoose(visit, event.number, halls)
        : shown === undefined ? html`<p class="big">${(event.calledOff ? words.calledOff : words.nothingMore)[locale]}</p>` : html`<div class="columns">${shown.halls.map(hallNow(visit, shown.day === at.slice(0, 10)))}</div>`}<p class="hint">${words.asOf(at.slice(11))[locale]}</p>`,
    })
  },
})

const hallNow = ({ locale }: Visit, today: boolean) => ({ hall, now, next }: HallNow): Html => html`<section><h2>${hall === '' ? words.hallToCome[locale] : hall}</h2>${now.length === 0 ? today && html`<p>${words.pause[locale]}</p>` : now.map((one) => html`<p class="big">${one.title[locale]}</p><p>${said(one)}</p>`)}${
  next.length > 0 && html`<h3>${words.next[locale]}</h3><ul>${next.map((one) => html`<li><p>${one.title[locale]}</p><small>${said(one)}</small></li>`)}</ul>`}</section>`

const said = (one: Session): string => `${hoursOf(one)} · ${one.speaker}`
