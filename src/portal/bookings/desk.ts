/** The office's list of a day: who comes when, and checking them in. */
import type { CheckedIn, DoubtfulArrivals } from '../../kernel/allocations/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { addDays, dayOf, isDay, isInstant } from '../../law/time.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom, isId } from '../asked.ts'
import { actions, button, emptyState, errorSummary, field, form, notice, pagination, table } from '../components/index.ts'
import { deskCrumb, deskNav, deskPage, sitsOnCommission } from '../desk/parts.ts'
import { atDoors, entrancePath, receiving } from '../entrance/index.ts'
import { outcomes, words as entranceWords } from '../entrance/messages.ts'
import { type Content, html, type Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { badgeSaid } from './badge-said.ts'
import { words } from './messages.ts'
import { stateTag, timeOf } from './pages.ts'

/** So many are listed at a time. */
const pageSize = 100

type Values = Readonly<Record<string, string>>

export const bookingDesk = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/bookings', kind: 'page', permission: atDoors(kernel), title: words.desk,
    handle: (visit) => (kernel.allocations.receives(actorHere(visit)).length > 0 ? dayPage(kernel, visit) : doorsPage(kernel, visit)),
  }),
  route({
    method: 'POST', path: '/desk/bookings/check-in', kind: 'page', permission: receiving(kernel), title: words.byBadge, rateLimit: { requests: 600, seconds: 60 },
    async handle(visit) {
      const { values } = await visit.form()
      const badge = badgeSaid(values['badge'] ?? '')
      try {
        if (badge === undefined) throw new Failure('invalid', words.badgeMissing, [{ field: 'badge', text: words.badgeMissing }])
        return done(visit, values, await kernel.allocations.checkInBy(actorHere(visit), { ...badge, at: placeOf(new URLSearchParams(values['back'] ?? '')) }))
      } catch (error) {
        if (error instanceof Failure && error.problems.length === 0) return dayPage(kernel, visit, { values, problems: [{ field: 'badge', text: error.text }] })
        return dayPage(kernel, visit, { values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'POST', path: '/desk/bookings/:id/check-in', kind: 'page', permission: receiving(kernel), title: words.checkIn,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      try {
        return done(visit, values, await kernel.allocations.checkIn(actorHere(visit), idFrom(id)))
      } catch (error) {
        return dayPage(kernel, visit, { values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'POST', path: '/desk/bookings/:id/check-in/undo', kind: 'page', permission: receiving(kernel), title: words.undo,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      try {
        await kernel.allocations.undoCheckIn(actorHere(visit), idFrom(id))
        const back = new URLSearchParams(values['back'] ?? '')
        back.set('undone', id ?? '')
        return seeOther(visit, `/desk/bookings?${back.toString()}`)
      } catch (error) {
        return dayPage(kernel, visit, { values, problems: problemsOf(error) })
      }
    },
  }),
]

interface Door { readonly id: string; readonly title: Text }

const doorLinks = ({ locale, link }: Visit, doors: readonly Door[]): Html => html`<ul>${doors.map(({ id, title }) => html`<li><a href="${link(entrancePath)}?${new URLSearchParams({ at: id }).toString()}">${title[locale]}</a></li>`)}</ul>`

/** The doors of today at which whoever receives others only lets in. */
const doorsBeside = (visit: Visit, doors: readonly Door[]): Content => doors.length > 0 && html`<h2>${entranceWords.doors[visit.locale]}</h2><p>${entranceWords.doorsLead[visit.locale]}</p>${doorLinks(visit, doors)}`

/** The doors of today for whoever only lets in: which they are, and nobody who comes. */
async function doorsPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale } = visit
  const doors = await kernel.allocations.doors(actorHere(visit))
  return page({
    visit, title: entranceWords.doors, headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${entranceWords.doors[locale]}</h1><p class="lead">${entranceWords.doorsLead[locale]}</p>${doors.length === 0 ? emptyState(locale, { title: entranceWords.noDoors })
      : doorLinks(visit, doors)}`,
  })
}

/** Back to the day, with who was checked in, or when that had been said already. */
function done(visit: Visit, values: Values, { id, again, since }: CheckedIn): Response {
  const back = new URLSearchParams(values['back'] ?? '')
  back.set('done', id)
  if (again) back.set('before', since)
  return seeOther(visit, `/desk/bookings?${back.toString()}`)
}

/** Which door this is: that of one entry, where one was chosen, or of whatever the resource gives out. */
const placeOf = (asked: URLSearchParams): string => asked.get('entry') || asked.get('resource') || ''

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
  const [entry, name] = [url.searchParams.get('entry') || undefined, (url.searchParams.get('name') ?? '').trim().slice(0, 100)]
  const shown = /^[1-9]\d{0,4}$/.test(url.searchParams.get('page') ?? '') ? Number(url.searchParams.get('page')) : 1
  const { rows, total, entries } = chosen === undefined ? { rows: [], total: 0, entries: [] }
    : await kernel.allocations.day(actor, chosen.resource.id, day, { ...(entry !== undefined && { entry }), name, skip: (shown - 1) * pageSize, most: pageSize })
  const asks = (to: string): URLSearchParams => new URLSearchParams({ ...(chosen && { resource: chosen.resource.id }), ...(entry !== undefined && { entry }), day: to })
  const address = (to: string): string => `${link('/desk/bookings')}?${asks(to).toString()}`
  const back = html`<input type="hidden" name="back" value="${asks(day).toString()}">`
  const told = tried ? false : await said(kernel, visit, url.searchParams, back)
  const beside = (await kernel.allocations.doors(actor)).filter(({ id }) => !resources.some(({ resource }) => id === resource.id || id.startsWith(`${resource.id}:`)))
  const doors = [...entry === undefined || entries.some(({ id }) => id === entry) ? [] : [{ value: entry, label: entry }], ...entries.map(({ id, title }) => ({ value: id, label: title }))]
  return deskPage({
    visit, title: words.desk, breadcrumbs: [deskCrumb], error: (tried?.problems ?? []).length > 0,
    body: html`${errorSummary(locale, tried?.problems ?? [])}${deskNav(visit, '/desk/bookings', { commission: sitsOnCommission(kernel, actor) })}${told}<h1>${words.desk[locale]}</h1><p class="lead">${words.deskLead[locale]}</p>${
      resources.length > 0 && html`<form method="get">${resources.length > 1 && field(locale, { kind: 'select', name: 'resource', label: words.resource, choices: resources.map(({ resource: { id, title } }) => ({ value: id, label: title })) }, { values: { resource: chosen?.resource.id ?? '' } })}${
        chosen?.ofEach && field(locale, { kind: 'select', name: 'entry', label: words.door, hint: words.doorHint, choices: [{ value: '', label: words.anyDoor }, ...doors] }, { values: { entry: entry ?? '' } })}${
        field(locale, { kind: 'input', name: 'day', label: words.day, width: 'short' }, { values: { day } })}${field(locale, { kind: 'input', name: 'name', label: words.byName, inputmode: 'search', optional: true, width: 'medium', maxLength: 100 }, { values: { name } })}${
        actions(button(locale, words.show, { kind: 'quiet' }))}</form><p><a href="${address(addDays(day, -1))}">← ${words.before[locale]}</a> <a href="${address(addDays(day, 1))}">${words.after[locale]} →</a></p><h2>${
        chosen?.resource.title[locale]}, ${dateTime(locale, day)}</h2>`}${table(locale, {
      caption: words.desk, captionUnseen: true, rows, empty: emptyState(locale, { title: words.nobody }), columns: [
        { title: words.when, header: true, cell: ({ at, place }) => at?.slice(11) ?? place },
        ...chosen?.ofEach ? [{ title: words.what, cell: ({ resource: { title } }: { readonly resource: { readonly title: Text } }) => title[locale] }] : [],
        { title: words.who, cell: ({ name: holder, case: id }) => (id === undefined ? holder : html`<a href="${link(`/desk/cases/${id}`)}">${holder}</a>`) },
        { title: words.state, cell: ({ state }) => stateTag(locale, state) },
        { title: words.checkIn, cell: ({ id, state, at, name: holder }) => ((state === 'firm' || state === 'missed') && (at === undefined || at.slice(0, 10) === today)
          ? form(visit, { action: link(`/desk/bookings/${id}/check-in`), body: html`${back}${button(locale, html`${words.checkIn[locale]}<span class="unseen">: ${holder}</span>`, { kind: 'quiet' })}` })
          : state === 'attended' && form(visit, { action: link(`/desk/bookings/${id}/check-in/undo`), body: html`${back}${button(locale, html`${words.undo[locale]}<span class="unseen">: ${holder}</span>`, { kind: 'quiet' })}` })) },
      ],
    })}${rows.length > 0 && pagination(locale, { url, page: shown, size: pageSize, total })}${chosen && byPhones(visit, await kernel.allocations.doubtfulArrivals(actor, chosen.resource.id, day))}${chosen && html`<h2>${words.byBadge[locale]}</h2>${form(visit, {
      action: link('/desk/bookings/check-in'), body: html`${back}${
        field(locale, { kind: 'input', name: 'badge', label: words.badge, hint: words.badgeHint, width: 'medium', maxLength: 300 }, { values: {}, problems: tried?.problems ?? [] })}${actions(button(locale, words.checkIn))}`,
    })}<p><a href="${link(entrancePath)}?${new URLSearchParams({ at: entry ?? chosen.resource.id }).toString()}">${entranceWords.open[locale]}</a></p>`}${doorsBeside(visit, beside)}`,
  })
}

/** Whoever phones let in while they had no line, and should not have: an officer sees to it. */
const byPhones = (visit: Visit, { rows, total }: DoubtfulArrivals): Content => total > 0 && html`<h2>${entranceWords.byPhones[visit.locale]}</h2>${table(visit.locale, {
  caption: entranceWords.byPhones, captionUnseen: true, rows, columns: [
    { title: words.when, header: true, cell: ({ at }) => moment(visit, at) }, { title: entranceWords.number, cell: ({ number }) => number },
    { title: entranceWords.why, cell: ({ outcome, since }) => html`${outcomes[outcome][visit.locale]}${since && html` (${moment(visit, since)})`}` }, { title: entranceWords.byWhom, cell: ({ by }) => by },
  ],
})}${total > rows.length && html`<p>${entranceWords.newestOf(rows.length, total)[visit.locale]}</p>`}`

/** What a check-in came to: who came, and to what; nobody is counted twice, and it says when the first was. */
async function said(kernel: Kernel, visit: Visit, asked: URLSearchParams, back: Html): Promise<Html | false> {
  const { locale, link } = visit
  const [id, undone, before] = [asked.get('done') ?? '', asked.get('undone') ?? '', asked.get('before') ?? '']
  if (!isId(id) && !isId(undone)) return false
  const one = await kernel.allocations.received(actorHere(visit), isId(id) ? id : undone)
  const who = html`<p><strong>${one.name}</strong>: ${one.resource.title[locale]}, ${timeOf(one, visit)}</p>`
  if (!isId(id)) return notice(locale, { kind: 'good', body: html`<p>${words.undone[locale]}</p>${who}` })
  if (one.state !== 'attended') return false
  const undo = form(visit, { action: link(`/desk/bookings/${id}/check-in/undo`), body: html`${back}${button(locale, words.undo, { kind: 'quiet' })}` })
  return isInstant(before) ? notice(locale, { kind: 'warning', body: html`<p>${words.checkedInBefore[locale]} ${moment(visit, before)}</p>${who}` })
    : notice(locale, { kind: 'good', body: html`<p>${words.checkedIn[locale]}</p>${who}${undo}` })
}
