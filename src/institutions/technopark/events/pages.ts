/** The events, and one with its programme, its doors and what came of it. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import {
  actions, button, dateTime, definitionList, emptyState, html, type Html, moment, notice, page, type Route, route, table, type Visit,
} from '../../../portal/index.ts'
import { crumb, institution, registerAsData } from '../parts.ts'
import { calendarOf } from './calendar.ts'
import { eventsAsCsv, eventsAsJson } from './figures.ts'
import { eventsPath, found } from './found.ts'
import { eventWords as words, takenOf } from './messages.ts'
import { hallSaid, hoursOf } from './on-screen.ts'
import type { Events } from './options.ts'
import { type Event, eventsIn, programmeOf, type Session } from './read.ts'

const daysOf = (locale: Locale, { begins, ends }: Event): Html => (begins === ends ? dateTime(locale, begins) : html`${dateTime(locale, begins)} – ${dateTime(locale, ends)}`)

export const eventPages = (kernel: Kernel, events: Events): readonly Route[] => [
  route({
    method: 'GET', path: eventsPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 300, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const all = await eventsIn(kernel, events)
      const list = (title: Text, rows: readonly Event[]): Html | false => rows.length > 0 && html`<h2>${title[locale]}</h2>${table(locale, {
        caption: title, captionUnseen: true, rows, columns: [
          { title: words.event, header: true, cell: ({ number, name }) => html`<a href="${link(`${eventsPath}/${number}`)}">${name[locale]}</a>` },
          { title: words.days, cell: (one) => daysOf(locale, one) }, { title: words.venue, cell: ({ venue }) => venue },
          { title: words.taken, numeric: true, cell: ({ taken, places }) => takenOf(taken, places)[locale] },
          ...rows[0]!.isOver ? [{ title: words.came, numeric: true, cell: ({ came }: Event) => formatNumber(came, locale) }] : [],
        ],
      })}`
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [crumb],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${all.length === 0 && emptyState(locale, { title: words.none })}${list(words.toCome, all.filter(({ isOver }) => !isOver))}${
          list(words.past, all.filter(({ isOver }) => isOver))}<p><a href="${link(`/registers/${events.events}`)}">${words.eventsRegister[locale]}</a> (${registerAsData(events.events)})</p><h2>${words.figures[locale]}</h2><p>${words.figuresLead[locale]} <a href="${eventsAsCsv}" download>CSV</a> · <a href="${eventsAsJson}">JSON</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: `${eventsPath}/:number`, kind: 'page', permission: 'everyone', title: words.event, rateLimit: { requests: 300, seconds: 60 },
    async handle(visit, { number = '' }) {
      const event = await found(kernel, events, number)
      return eventPage(kernel, events, visit, event, await programmeOf(kernel, events, event.number))
    },
  }),
  route({
    method: 'GET', path: `${eventsPath}/:number/programme.ics`, kind: 'page', permission: 'everyone', title: words.calendar, rateLimit: { requests: 60, seconds: 60 },
    async handle(visit, { number = '' }) {
      const event = await found(kernel, events, number)
      return calendarOf(kernel, visit, event, await programmeOf(kernel, events, event.number))
    },
  }),
]

/** That an event is not held, since when and by which decision. */
export function calledOffNotice(visit: Visit, { on, decision }: NonNullable<Event['calledOff']>): Html {
  const { locale, link } = visit
  return notice(locale, {
    title: words.calledOff, body: html`<p>${words.calledOffOn[locale]} ${moment(visit, on)}.${decision !== undefined && html` ${words.byDecision[locale]}: <a href="${link(`/verify/${decision}`)}">№ ${decision}</a>.`}</p>`,
  })
}

function eventPage(kernel: Kernel, events: Events, visit: Visit, event: Event, programme: readonly Session[]): Response {
  const { locale, link } = visit
  const { number, name, about, venue, places, tables, taken, came, missed, waiting, isOver, calledOff } = event
  const apply = (procedure: string): string => `${link(`/services/${procedure}/apply`)}?${new URLSearchParams({ event: number }).toString()}`
  const count = (value: number): string => formatNumber(value, locale)
  return page({
    visit, title: name, current: institution, width: 'wide', breadcrumbs: [crumb, { title: words.title, path: eventsPath }],
    body: html`<h1>${name[locale]}</h1>${calledOff && calledOffNotice(visit, calledOff)}<p class="lead">${about}</p>${definitionList(locale, [
      { term: words.days, value: daysOf(locale, event) }, { term: words.venue, value: venue }, { term: words.places, value: count(places) },
      ...isOver || calledOff ? [] : [{ term: words.free, value: count(Math.max(0, places - taken)) }, { term: words.waiting, value: count(waiting) }],
    ])}${!calledOff && (isOver ? actions(button(locale, words.certificate, { href: link(`/services/${events.attendance}/apply`), kind: 'quiet' }), html`<a href="${link('/bookings/guest')}">${words.groupBadge[locale]}</a>`)
      : actions(button(locale, taken < places ? words.register : words.wait, { href: apply(events.registration) }), button(locale, words.propose, { href: apply(events.talk), kind: 'quiet' }), taken < places && html`<a href="${apply(events.group)}">${words.group[locale]}</a>`, html`<a href="${link(`/services/${events.attendance}/apply`)}">${words.certificate[locale]}</a>`, html`<a href="${link('/bookings/guest')}">${words.groupBadge[locale]}</a>`, tables > 0 && html`<a href="${link(`${eventsPath}/${number}/guests`)}">${words.guests[locale]}</a>`))}${
      isOver && !calledOff && html`<h2>${words.figures[locale]}</h2>${definitionList(locale, [
        { term: words.taken, value: count(taken) }, { term: words.came, value: count(came) }, { term: words.missed, value: count(missed) }, { term: words.talks, value: count(programme.length) },
      ])}<p><a href="${eventsAsCsv}" download>CSV</a> · <a href="${eventsAsJson}">JSON</a></p>`}<h2>${words.programme[locale]}</h2>${programme.length === 0 ? emptyState(locale, { title: words.programmeNone }) : html`${
      programmeChosen(kernel, events, visit, number, programme)}<p><a href="${link(`${eventsPath}/${number}/programme.ics`)}" download>${words.calendar[locale]}</a> · <a href="${link(`${eventsPath}/${number}/screen`)}">${words.screen[locale]}</a> · <a href="${link(`/registers/${events.sessions}`)}">${words.sessionsRegister[locale]}</a> (${registerAsData(events.sessions)})</p>`}`,
  })
}

/** The programme by its days, each talk to be chosen for an agenda of one's own. */
function programmeChosen(kernel: Kernel, events: Events, { locale, link }: Visit, number: string, programme: readonly Session[]): Html {
  const trackOf = tracksOf(kernel, events)
  return html`<form method="get" action="${link(`${eventsPath}/${number}/agenda`)}">${[...new Set(programme.map(({ day }) => day))].map((day) => html`<h3>${dateTime(locale, day)}</h3>${table(locale, {
    caption: words.programme, captionUnseen: true, rows: programme.filter((one) => one.day === day), columns: [
      { title: words.choose, cell: (one) => html`<input type="checkbox" name="talk" value="${one.number}" aria-label="${words.chooses(one.title)[locale]}">` },
      { title: words.time, cell: hoursOf },
      { title: words.session, header: true, cell: (one) => html`<a href="${link(`/registers/${events.sessions}/${one.number}`)}">${one.title[locale]}</a>` },
      { title: words.speaker, cell: ({ speaker }) => speaker }, { title: words.track, cell: ({ track }) => trackOf(track)?.[locale] ?? track }, { title: words.hall, cell: (one) => hallSaid(one)[locale] },
    ],
  })}`)}${actions(button(locale, words.makeAgenda, { kind: 'quiet' }))}</form>`
}

/** What a track is called. */
function tracksOf({ registers }: Kernel, { sessions }: Events): (track: string) => Text | undefined {
  const column = registers.declared.find(({ id }) => id === sessions)?.fields.find(({ name }) => name === 'track')
  return (track) => (column?.kind === 'choice' ? column.choices.find(({ value }) => value === track)?.label : undefined)
}
