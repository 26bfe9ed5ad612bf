/** How the rooms were used: hours by week and by room, which tell of nobody. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { keyOfEntry } from '../../../law/allocation.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import { same } from '../../../law/text.ts'
import { addDays, type Day, weekdayOf } from '../../../law/time.ts'
import { csv, dateTime, emptyState, html, json, lineChart, operation, page, type Route, route, table, textSchema } from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import { spaceWords as words } from './messages.ts'
import type { Space } from './options.ts'
import { spacePath } from './page.ts'
import { roomsIn, todayIn } from './read.ts'

const weeks = 12

interface Used { readonly bookings: number; readonly minutes: number; readonly attended: number; readonly missed: number }

const nothing: Used = { bookings: 0, minutes: 0, attended: 0, missed: 0 }

const sum = (all: readonly { readonly taken: number; readonly minutes: number; readonly attended: number; readonly missed: number }[]): Used => all.reduce((to, one) => ({
  bookings: to.bookings + one.taken, minutes: to.minutes + one.minutes, attended: to.attended + one.attended, missed: to.missed + one.missed,
}), nothing)

/** What was booked of the last weeks, the oldest first, each from its Monday on. */
async function read(kernel: Kernel, { resource }: Space) {
  const today = todayIn(kernel)
  const monday = addDays(today, 1 - weekdayOf(today))
  const from = addDays(monday, -7 * (weeks - 1))
  const days = await kernel.allocations.takenOn(resource, from, addDays(monday, 6))
  const ofWeek = (first: Day): Used => sum(days.filter(({ day }) => day >= first && day <= addDays(first, 6)))
  return { days, weeks: Array.from({ length: weeks }, (_, n) => addDays(from, 7 * n)).map((first) => ({ first, ...ofWeek(first) })) }
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10

const schema = z.object({
  days: z.array(z.object({ room: z.string(), name: textSchema, day: z.string(), bookings: z.int(), minutes: z.int(), attended: z.int(), missed: z.int() })).meta({ description: 'of the last twelve weeks, each room by the day; a talk that has the room counts as a booking' }),
}).meta({ id: 'RoomUse' })

export const occupancyRoutes = (kernel: Kernel, space: Space): readonly Route[] => [
  route({
    method: 'GET', path: `${spacePath}/occupancy`, kind: 'page', permission: 'everyone', title: words.occupancy, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const [{ days, weeks: all }, rooms] = await Promise.all([read(kernel, space), roomsIn(kernel, space)])
      const ofRooms = rooms.map((room) => ({ room, ...sum(days.filter(({ resource }) => resource === keyOfEntry(space.resource, room.number))) })).filter(({ bookings }) => bookings > 0)
      const numbers = [
        { title: words.hours, numeric: true, cell: ({ minutes }: Used) => formatNumber(hours(minutes), locale) }, { title: words.bookings, numeric: true, cell: ({ bookings }: Used) => formatNumber(bookings, locale) },
        { title: words.attended, numeric: true, cell: ({ attended }: Used) => formatNumber(attended, locale) }, { title: words.missed, numeric: true, cell: ({ missed }: Used) => formatNumber(missed, locale) },
      ] as const
      return page({
        visit, title: words.occupancy, current: institution, width: 'wide', breadcrumbs: [crumb, { title: words.title, path: spacePath }],
        body: html`<h1>${words.occupancy[locale]}</h1><p class="lead">${words.occupancyLead[locale]}</p>${days.length === 0 ? emptyState(locale, { title: words.nothingBooked }) : html`${lineChart({
          title: `${words.hours[locale]}`, points: all.map(({ minutes }, at) => ({ at, value: hours(minutes) })), label: (value) => formatNumber(value, locale), ends: [formatDay(all[0]!.first, locale), formatDay(all.at(-1)!.first, locale)],
        })}${table(locale, { caption: words.week, captionUnseen: true, rows: all.toReversed(), columns: [{ title: words.week, header: true, cell: ({ first }) => dateTime(locale, first) }, ...numbers] })}<h2>${words.room[locale]}</h2>${
          table(locale, { caption: words.room, captionUnseen: true, rows: ofRooms, columns: [{ title: words.room, header: true, cell: ({ room }) => html`<a href="${link(`/registers/${space.rooms}/${room.number}`)}">${room.name[locale]}</a>` }, ...numbers] })}<h2>${words.asData[locale]}</h2><p><a href="${spacePath}/occupancy.csv" download>CSV</a> · <a href="/api${spacePath}/occupancy">JSON</a></p>`}`,
      })
    },
  }),
  route({
    method: 'GET', path: `${spacePath}/occupancy.csv`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    async handle() {
      const { days } = await read(kernel, space)
      return csv('occupancy.csv', ['room', 'day', 'bookings', 'minutes', 'attended', 'missed'], days.map(({ resource, day, taken, minutes, attended, missed }) => [resource.slice(space.resource.length + 1), day, taken, minutes, attended, missed]))
    },
  }),
  operation({
    method: 'GET', path: `/api${spacePath}/occupancy`, permission: 'everyone', title: words.occupancy, rateLimit: { requests: 60, seconds: 60 },
    describes: { group: institution, description: words.occupancyLead, answers: { 200: { text: words.occupancy, schema } } },
    async handle() {
      const [{ days }, rooms] = await Promise.all([read(kernel, space), roomsIn(kernel, space)])
      const names = new Map(rooms.map(({ number, name }) => [number, name]))
      return json({ days: days.map(({ resource, day, taken, minutes, attended, missed }) => {
        const room = resource.slice(space.resource.length + 1)
        return { room, name: names.get(room) ?? same(room), day, bookings: taken, minutes, attended, missed }
      }) } satisfies z.infer<typeof schema>, { headers: { 'access-control-allow-origin': '*' } })
    },
  }),
]
