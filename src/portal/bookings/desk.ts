/** The office's list of a day: who comes when, and checking them in. */
import type { Kernel } from '../../kernel/index.ts'
import { addDays, dayOf, isDay } from '../../law/time.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, emptyState, field, form, notice, table } from '../components/index.ts'
import { anyOfficer, deskCrumb, deskNav, deskPage, sitsOnCommission } from '../desk/parts.ts'
import { html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { dateTime } from '../words.ts'
import { words } from './messages.ts'
import { stateTag } from './pages.ts'

export const bookingDesk = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/bookings', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    async handle(visit) {
      const { locale, link, url } = visit
      const actor = actorHere(visit)
      const { calendar } = kernel.country
      const received = kernel.allocations.receives(actor)
      const resources = kernel.allocations.resources.filter(({ resource }) => kernel.cases.procedures.some(({ id, allocates }) => allocates?.resource.id === resource.id && received.includes(id)))
      const asked = url.searchParams.get('day') ?? ''
      const today = dayOf(kernel.now(), calendar.zone)
      const day = isDay(asked) ? asked : today
      const chosen = resources.find(({ resource }) => resource.id === url.searchParams.get('resource')) ?? resources[0]
      const rows = chosen === undefined ? [] : await kernel.allocations.day(actor, chosen.resource.id, day)
      const address = (to: string): string => `${link('/desk/bookings')}?${new URLSearchParams({ ...(chosen && { resource: chosen.resource.id }), day: to }).toString()}`
      return deskPage({
        visit, title: words.desk, breadcrumbs: [deskCrumb],
        body: html`${deskNav(visit, '/desk/bookings', { commission: sitsOnCommission(kernel, actor) })}${url.searchParams.has('done') && notice(locale, { kind: 'good', body: words.checkedIn[locale] })}<h1>${words.desk[locale]}</h1><p class="lead">${words.deskLead[locale]}</p>${
          resources.length > 0 && html`<form method="get">${resources.length > 1 && field(locale, { kind: 'select', name: 'resource', label: words.resource, choices: resources.map(({ resource: { id, title } }) => ({ value: id, label: title })) }, { values: { resource: chosen?.resource.id ?? '' } })}${
            field(locale, { kind: 'input', name: 'day', label: words.day, width: 'short' }, { values: { day } })}${actions(button(locale, words.show, { kind: 'quiet' }))}</form><p><a href="${address(addDays(day, -1))}">← ${words.before[locale]}</a> <a href="${address(addDays(day, 1))}">${words.after[locale]} →</a></p><h2>${
            chosen?.resource.title[locale]}, ${dateTime(locale, day)}</h2>`}${table(locale, {
          caption: words.desk, captionUnseen: true, rows, empty: emptyState(locale, { title: words.nobody }), columns: [
            { title: words.when, header: true, cell: ({ at, place }) => at?.slice(11) ?? place },
            { title: words.who, cell: ({ name, case: id }) => (id === undefined ? name : html`<a href="${link(`/desk/cases/${id}`)}">${name}</a>`) },
            { title: words.state, cell: ({ state }) => stateTag(locale, state) },
            { title: words.checkIn, cell: ({ id, state, at, name }) => ((state === 'firm' || state === 'missed') && (at === undefined || at.slice(0, 10) === today)
              ? form(visit, { action: link(`/desk/bookings/${id}/check-in`), body: html`<input type="hidden" name="back" value="${new URLSearchParams({ ...(chosen && { resource: chosen.resource.id }), day }).toString()}">${
                button(locale, html`${words.checkIn[locale]}<span class="unseen">: ${name}</span>`, { kind: 'quiet' })}` }) : '') },
          ],
        })}`,
      })
    },
  }),
  route({
    method: 'POST', path: '/desk/bookings/:id/check-in', kind: 'page', permission: anyOfficer(kernel), title: words.checkIn,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      await kernel.allocations.checkIn(actorHere(visit), idFrom(id))
      const back = new URLSearchParams(values['back'] ?? '')
      back.set('done', '')
      return seeOther(visit, `/desk/bookings?${back.toString()}`)
    },
  }),
]
