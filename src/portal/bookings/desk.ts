/** The office's list of a day: who comes when, and checking them in. */
import type { CheckedIn } from '../../kernel/allocations/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { addDays, dayOf, isDay, isInstant } from '../../law/time.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, emptyState, errorSummary, field, form, notice, table } from '../components/index.ts'
import { anyOfficer, deskCrumb, deskNav, deskPage, sitsOnCommission } from '../desk/parts.ts'
import { html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { words } from './messages.ts'
import { stateTag } from './pages.ts'

type Values = Readonly<Record<string, string>>

export const bookingDesk = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/bookings', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    handle: (visit) => dayPage(kernel, visit),
  }),
  route({
    method: 'POST', path: '/desk/bookings/check-in', kind: 'page', permission: anyOfficer(kernel), title: words.byBadge, rateLimit: { requests: 600, seconds: 60 },
    async handle(visit) {
      const { values } = await visit.form()
      const number = badgeNumber(values['badge'] ?? '')
      try {
        if (number === '') throw new Failure('invalid', words.badgeMissing, [{ field: 'badge', text: words.badgeMissing }])
        return done(visit, values, await kernel.allocations.checkInBy(actorHere(visit), number))
      } catch (error) {
        if (error instanceof Failure && error.problems.length === 0) return dayPage(kernel, visit, { values, problems: [{ field: 'badge', text: error.text }] })
        return dayPage(kernel, visit, { values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'POST', path: '/desk/bookings/:id/check-in', kind: 'page', permission: anyOfficer(kernel), title: words.checkIn,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      return done(visit, values, await kernel.allocations.checkIn(actorHere(visit), idFrom(id)))
    },
  }),
]

/** Back to the day, with who was checked in, or when that had been said already. */
function done(visit: Visit, values: Values, { again, since }: CheckedIn): Response {
  const back = new URLSearchParams(values['back'] ?? '')
  back.set('done', again ? since : '')
  return seeOther(visit, `/desk/bookings?${back.toString()}`)
}

/** The number of a decision, as typed or as the last part of the address in its code. */
const badgeNumber = (said: string): string => said.trim().replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1)!.trim().toUpperCase().slice(0, 60)

interface Tried { readonly values: Values; readonly problems: readonly Problem[] }

async function dayPage(kernel: Kernel, visit: Visit, tried?: Tried): Promise<Response> {
  const { locale, link } = visit
  const url = tried ? new URL(`?${tried.values['back'] ?? ''}`, visit.url) : visit.url
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
    visit, title: words.desk, breadcrumbs: [deskCrumb], error: (tried?.problems ?? []).length > 0,
    body: html`${errorSummary(locale, tried?.problems ?? [])}${deskNav(visit, '/desk/bookings', { commission: sitsOnCommission(kernel, actor) })}${said(visit, url.searchParams.get('done'))}<h1>${words.desk[locale]}</h1><p class="lead">${words.deskLead[locale]}</p>${
      resources.length > 0 && html`<form method="get">${resources.length > 1 && field(locale, { kind: 'select', name: 'resource', label: words.resource, choices: resources.map(({ resource: { id, title } }) => ({ value: id, label: title })) }, { values: { resource: chosen?.resource.id ?? '' } })}${
        field(locale, { kind: 'input', name: 'day', label: words.day, width: 'short' }, { values: { day } })}${actions(button(locale, words.show, { kind: 'quiet' }))}</form><p><a href="${address(addDays(day, -1))}">← ${words.before[locale]}</a> <a href="${address(addDays(day, 1))}">${words.after[locale]} →</a></p><h2>${
        chosen?.resource.title[locale]}, ${dateTime(locale, day)}</h2>`}${table(locale, {
      caption: words.desk, captionUnseen: true, rows, empty: emptyState(locale, { title: words.nobody }), columns: [
        { title: words.when, header: true, cell: ({ at, place }) => at?.slice(11) ?? place },
        ...chosen?.ofEach ? [{ title: words.what, cell: ({ resource: { title } }: { readonly resource: { readonly title: Text } }) => title[locale] }] : [],
        { title: words.who, cell: ({ name, case: id }) => (id === undefined ? name : html`<a href="${link(`/desk/cases/${id}`)}">${name}</a>`) },
        { title: words.state, cell: ({ state }) => stateTag(locale, state) },
        { title: words.checkIn, cell: ({ id, state, at, name }) => ((state === 'firm' || state === 'missed') && (at === undefined || at.slice(0, 10) === today)
          ? form(visit, { action: link(`/desk/bookings/${id}/check-in`), body: html`<input type="hidden" name="back" value="${new URLSearchParams({ ...(chosen && { resource: chosen.resource.id }), day }).toString()}">${
            button(locale, html`${words.checkIn[locale]}<span class="unseen">: ${name}</span>`, { kind: 'quiet' })}` }) : '') },
      ],
    })}${chosen && html`<h2>${words.byBadge[locale]}</h2>${form(visit, {
      action: link('/desk/bookings/check-in'), body: html`<input type="hidden" name="back" value="${new URLSearchParams({ resource: chosen.resource.id, day }).toString()}">${
        field(locale, { kind: 'input', name: 'badge', label: words.badge, hint: words.badgeHint, width: 'medium', maxLength: 300 }, { values: {}, problems: tried?.problems ?? [] })}${actions(button(locale, words.checkIn))}`,
    })}`}`,
  })
}

/** What a check-in came to: nobody is counted twice, and it says when the first was. */
const said = (visit: Visit, at: string | null): Html | false => at !== null && (at === '' ? notice(visit.locale, { kind: 'good', body: words.checkedIn[visit.locale] })
  : isInstant(at) && notice(visit.locale, { kind: 'warning', body: html`<p>${words.checkedInBefore[visit.locale]} ${moment(visit, at)}</p>` }))
