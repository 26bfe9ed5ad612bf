/** An agenda of one's own: the talks that somebody chose stand in the address alone, so that nothing is kept of whoever chose them. */
import type { Kernel } from '../../../kernel/index.ts'
import { dateTime, emptyState, html, notice, page, type Route, route, table } from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import { calendarOf } from './calendar.ts'
import { eventsPath, found } from './found.ts'
import { eventWords as words } from './messages.ts'
import { clashesIn, hallSaid, hoursOf } from './on-screen.ts'
import type { Events } from './options.ts'
import { calledOffNotice } from './pages.ts'
import { programmeOf, type Session } from './read.ts'

/** Of the programme what the address names; what is not held any more is told by its number. */
function chosenOf(programme: readonly Session[], url: URL): { readonly chosen: readonly Session[]; readonly gone: number } {
  const asked = new Set(url.searchParams.getAll('talk').slice(0, 200))
  const chosen = programme.filter(({ number }) => asked.has(number))
  return { chosen, gone: asked.size - chosen.length }
}

export const agendaRoutes = (kernel: Kernel, events: Events): readonly Route[] => [
  route({
    method: 'GET', path: `${eventsPath}/:number/agenda`, kind: 'page', permission: 'everyone', title: words.agenda, rateLimit: { requests: 300, seconds: 60 },
    async handle(visit, { number = '' }) {
      const { locale, link, url } = visit
      const event = await found(kernel, events, number)
      const programme = await programmeOf(kernel, events, event.number)
      const { chosen, gone } = chosenOf(programme, url)
      const clashes = event.calledOff ? [] : clashesIn(chosen, programme)
      const feed = `${link(`${eventsPath}/${event.number}/agenda.ics`)}?${new URLSearchParams(chosen.map((one) => ['talk', one.number])).toString()}`
      return page({
        visit, title: words.agenda, current: institution, width: 'wide', breadcrumbs: [crumb, { title: words.title, path: eventsPath }, { title: event.name, path: `${eventsPath}/${event.number}` }],
        body: html`<h1>${words.agenda[locale]}</h1><p class="lead">${words.agendaLead[locale]}</p>${event.calledOff && calledOffNotice(visit, event.calledOff)}${gone > 0 && notice(locale, { kind: 'warning', title: words.gone, body: '' })}${
          clashes.length > 0 && notice(locale, { kind: 'warning', title: words.clash, body: html`<ul>${clashes.map(([one, other]) => html`<li>${one.from} ${one.title[locale]} · ${other.from} ${other.title[locale]}</li>`)}</ul>` })}${
          chosen.length === 0 ? emptyState(locale, { title: words.nothingChosen }) : html`${table(locale, {
            caption: words.agenda, captionUnseen: true, rows: chosen, columns: [
              { title: words.days, cell: ({ day }) => dateTime(locale, day) }, { title: words.time, cell: hoursOf },
              { title: words.session, header: true, cell: (one) => html`<a href="${link(`/registers/${events.sessions}/${one.number}`)}">${one.title[locale]}</a>` },
              { title: words.speaker, cell: ({ speaker }) => speaker }, { title: words.hall, cell: (one) => hallSaid(one)[locale] },
            ],
          })}<p><a href="${feed}" download>${words.agendaCalendar[locale]}</a></p><p class="hint">${words.agendaHint[locale]}</p>`}`,
      })
    },
  }),
  route({
    method: 'GET', path: `${eventsPath}/:number/agenda.ics`, kind: 'page', permission: 'everyone', title: words.agendaCalendar, rateLimit: { requests: 60, seconds: 60 },
    async handle(visit, { number = '' }) {
      const event = await found(kernel, events, number)
      return calendarOf(kernel, visit, event, chosenOf(await programmeOf(kernel, events, event.number), visit.url).chosen)
    },
  }),
]
