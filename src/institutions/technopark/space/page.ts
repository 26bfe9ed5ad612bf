/** The plan of a floor at an hour, with the same as a table: what is free is booked from there. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Choice } from '../../../law/field.ts'
import { formatDay, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { same, type Text } from '../../../law/text.ts'
import { addDays } from '../../../law/time.ts'
import { actions, button, dateTime, emptyState, field, floorPlan, html, notice, page, type Route, route, table, tag } from '../../../portal/index.ts'
import { crumb, institution, registerAsData } from '../parts.ts'
import { freeOf, spaceWords as words } from './messages.ts'
import type { Space } from './options.ts'
import { freeAt, hoursOf, type Room, roomResourceOf, roomsIn, todayIn } from './read.ts'

export const spacePath = '/technopark/space'

export const spacePage = (kernel: Kernel, space: Space): Route => route({
  method: 'GET', path: spacePath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 300, seconds: 60 },
  async handle(visit) {
    const { locale, link, url } = visit
    const [rooms, resource] = [await roomsIn(kernel, space), roomResourceOf(kernel, space)]
    const floors = [...new Set(rooms.map(({ floor }) => floor))]
    const asked = (name: string): string => url.searchParams.get(name) ?? ''
    const today = todayIn(kernel)
    const days = daysAhead(kernel, resource, today)
    const day = days.find((one) => one === asked('day')) ?? days[0] ?? today
    const hours = resource === undefined ? [] : hoursOf(resource, kernel, day)
    const hour = hours.includes(asked('hour')) ? asked('hour') : hours.includes('10:00') ? '10:00' : hours[0] ?? ''
    const floor = floors.find((one) => String(one) === asked('floor')) ?? floors[0]
    const here = rooms.filter((one) => one.floor === floor)
    const free = resource === undefined ? undefined : await freeAt(kernel, space, resource, here, day, hour)
    const left = ({ number }: Room): number => free?.get(number) ?? 0
    const standing = (room: Room): Text => (room.isClosed ? words.closedNow : free === undefined ? words.closed : freeOf(left(room), room.atOnce))
    const bookAt = ({ number }: Room): string => `${link(`/services/${space.booking}/apply`)}?${new URLSearchParams({ room: number }).toString()}`
    const kindOf = kindsOf(kernel, space)
    const title = `${words.floor[locale]} ${floor ?? ''}`
    return page({
      visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [crumb],
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${floor === undefined ? emptyState(locale, { title: words.none, body: words.noneHint[locale] }) : html`${
        visit.settings.sample && notice(locale, { body: html`<p>${words.sample[locale]}</p>` })}<form method="get" class="filters">${
        field(locale, { kind: 'select', name: 'floor', label: words.floor, choices: floors.map((one) => ({ value: String(one), label: inEveryLanguage((l) => formatNumber(one, l)) })) }, { values: { floor: String(floor) } })}${
        field(locale, { kind: 'select', name: 'day', label: words.day, choices: days.map((one) => ({ value: one, label: inEveryLanguage((l) => formatDay(one, l)) })) }, { values: { day } })}${
        field(locale, { kind: 'select', name: 'hour', label: words.hour, choices: hours.map((one) => ({ value: one, label: same(one) })) }, { values: { hour } })}${actions(button(locale, words.show, { kind: 'quiet' }))}</form>
<h2>${title}, ${dateTime(locale, day)}${hour !== '' && `, ${hour}`}</h2>${floorPlan(title, here.map((room) => ({
        ...room.place, name: room.name[locale], said: standing(room)[locale], state: left(room) === 0 ? 'taken' : left(room) < room.atOnce ? 'partly' : 'free', ...(left(room) > 0 && { href: bookAt(room) }),
      })))}${table(locale, {
        caption: words.title, captionUnseen: true, rows: here, columns: [
          { title: words.room, header: true, cell: (room) => html`<a href="${link(`/registers/${space.rooms}/${room.number}`)}">${room.name[locale]}</a>` },
          { title: words.kind, cell: (room) => kindOf(room.kind)?.label[locale] }, { title: words.people, numeric: true, cell: (room) => formatNumber(room.people, locale) },
          { title: words.state, cell: (room) => tag(locale, standing(room), left(room) === 0 ? 'plain' : 'good') },
          { title: words.book, cell: (room) => left(room) > 0 && html`<a href="${bookAt(room)}">${words.book[locale]}<span class="unseen">: ${room.name[locale]}</span></a>` },
        ],
      })}`}<p><a href="${link('/bookings')}">${words.own[locale]}</a> · <a href="${link(`${spacePath}/occupancy`)}">${words.occupancy[locale]}</a> · <a href="${link(`${spacePath}/tenancies`)}">${words.tenancies[locale]}</a> · <a href="${link(`/registers/${space.rooms}`)}">${words.register[locale]}</a> (${registerAsData(space.rooms)})</p>`,
    })
  },
})

type Today = ReturnType<typeof todayIn>
type OfRooms = ReturnType<typeof roomResourceOf>

/** The days that can be asked for and on which rooms are given out. */
const daysAhead = (kernel: Kernel, resource: OfRooms, today: Today): readonly Today[] =>
  (resource === undefined ? [today] : Array.from({ length: resource.ahead + 1 }, (_, n) => addDays(today, n)).filter((day) => hoursOf(resource, kernel, day).length > 0))

/** What a kind of room is called. */
function kindsOf({ registers }: Kernel, { rooms }: Space): (kind: string) => Choice | undefined {
  const column = registers.declared.find(({ id }) => id === rooms)?.fields.find(({ name }) => name === 'kind')
  return (kind) => (column?.kind === 'choice' ? column.choices.find(({ value }) => value === kind) : undefined)
}
