/** Bookings for people's calendars (RFC 5545): one as a file, all of one's own at a private address that calendars read again and again. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { AllocationView } from '../../kernel/allocations/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Locale } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, copyable, form, notice } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { states, words } from './messages.ts'
import { whomOf } from './whom.ts'

/** A booking that has a time: what a calendar can hold. A place without one, and what is only waited for, stands in none. */
export const isTimed = ({ from, until, state }: AllocationView): boolean => from !== undefined && until !== undefined && state !== 'waiting' && state !== 'held'

const statuses = { reserved: ICalEventStatus.TENTATIVE, released: ICalEventStatus.CANCELLED } as const

interface Said { readonly locale: Locale; readonly settings: Pick<Visit['settings'], 'origin' | 'zone'> }

/**
 * The bookings as a calendar, in one language. Times are moments in UTC, so that a device whose zones are old (Asia/Almaty was UTC+6 until 1 March
 * 2024) is not an hour off. A booking has one UID for ever; each change raises its SEQUENCE, and what was given back is CANCELLED.
 */
function calendarOf(bookings: readonly AllocationView[], whom: ReadonlyMap<string, string>, { locale, settings: { origin, zone } }: Said): string {
  const calendar = ical({
    name: words.title[locale], prodId: { company: 'Shanyraq', product: 'portal', language: locale.toUpperCase() }, method: ICalCalendarMethod.PUBLISH, ttl: 3600, x: [['X-WR-TIMEZONE', zone]],
  })
  for (const one of eachGroupOnce(bookings.filter(isTimed))) {
    const { id, resource, state, place, from, until, changes, changedAt } = one
    calendar.createEvent({
      id: `${id}@${new URL(origin).hostname}`, sequence: changes, stamp: new Date(changedAt), lastModified: new Date(changedAt), start: new Date(from!), end: new Date(until!),
      summary: resource.title[locale], description: [states[state][locale], whom.has(id) && `${words.whom[locale]}: ${whom.get(id)}`, place !== undefined && (resource.capacity > 1 || one.shared) && `${(one.shared ? words.table : words.place)[locale]}: ${place}`].filter(Boolean).join('\n'),
      url: `${origin}/${locale}/bookings/${id}`, status: state in statuses ? statuses[state as keyof typeof statuses] : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

/** Of the places of a group one alone: twenty guests at an event are one thing to be reminded of. One that is not given back before one that is. */
function eachGroupOnce(bookings: readonly AllocationView[]): readonly AllocationView[] {
  const stands = (one: AllocationView): number => (one.state === 'released' ? 1 : 0)
  const shown = new Map<string | undefined, AllocationView>()
  for (const one of bookings.filter(({ row }) => row !== undefined)) {
    const other = shown.get(one.case)
    if (other === undefined || stands(one) - stands(other) < 0 || (stands(one) === stands(other) && one.row! < other.row!)) shown.set(one.case, one)
  }
  return bookings.filter((one) => one.row === undefined || shown.get(one.case) === one)
}

const given = (calendar: string, name?: string): Response => new Response(`${calendar.replace(/(\r\n)?$/, '\r\n')}`, {
  headers: {
    'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex',
    ...(name !== undefined && { 'content-disposition': `attachment; filename="${name}"` }),
  },
})

/** All bookings of the actor as one file. */
export const ownCalendar = async (kernel: Kernel, visit: Visit, bookings: readonly AllocationView[]): Promise<Response> => given(calendarOf(bookings, await whomOf(kernel, actorHere(visit), bookings), visit), 'bookings.ics')

const keyOf = (url: URL): string => url.searchParams.get('key') ?? ''

export const calendarRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/bookings/:id/booking.ics', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.toCalendar,
    async handle(visit, { id }) {
      const booking = await kernel.allocations.readOne(actorHere(visit), idFrom(id))
      if (!isTimed(booking)) throw notFound()
      return given(calendarOf([booking], await whomOf(kernel, actorHere(visit), [booking]), visit), 'booking.ics')
    },
  }),
  // The secret stands in the query, for a log holds paths. A service that reads the calendars of many people asks for all of them from one address.
  route({
    method: 'GET', path: '/bookings.ics', kind: 'file', permission: 'everyone', whileSuspended: true, rateLimit: { requests: 120, seconds: 600, by: ({ url }) => kernel.allocations.feedOf(keyOf(url)) },
    async handle({ url, settings }) {
      const feed = await kernel.allocations.readFeed(keyOf(url))
      if (feed === undefined) throw notFound()
      return given(calendarOf(feed.bookings, await whomOf(kernel, feed.reader, feed.bookings), { locale: feed.locale, settings }))
    },
  }),
  route({
    method: 'POST', path: '/bookings/feed', kind: 'page', permission: 'signed in', title: words.feed, rateLimit: { requests: 30, seconds: 600 },
    async handle(visit) {
      const { locale, settings: { origin }, link } = visit
      await visit.form()
      const address = `${origin}/bookings.ics?key=${await kernel.allocations.renewFeed(actorHere(visit))}`
      return page({
        visit, title: words.feed, breadcrumbs: [{ title: words.title, path: '/bookings' }], headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
        body: html`<h1>${words.feed[locale]}</h1>${notice(locale, { kind: 'good', body: html`<p>${words.feedMade[locale]}</p>` })}${copyable(locale, { label: words.feedAddress, value: address })}<p>${
          words.feedHow[locale]}</p>${actions(button(locale, words.title, { href: link('/bookings'), kind: 'quiet' }))}`,
      })
    },
  }),
  route({
    method: 'POST', path: '/bookings/feed/end', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.feedEnd,
    async handle(visit) {
      await visit.form()
      await kernel.allocations.endFeed(actorHere(visit))
      return seeOther(visit, '/bookings?done=feed')
    },
  }),
]

/** The part of the page of bookings that makes, renews and ends the private address. */
export function feedSection(visit: Visit, since: Awaited<ReturnType<Kernel['allocations']['feedSince']>>): Html {
  const { locale, link } = visit
  return html`<h2 id="feed">${words.feed[locale]}</h2><p>${words.feedLead[locale]}</p>${since !== undefined && html`<p>${words.feedSince[locale]} ${moment(visit, since)}.</p>`}${form(visit, {
    action: link('/bookings/feed'), body: actions(button(locale, since === undefined ? words.feedMake : words.feedRenew, { kind: 'quiet' })),
  })}${since !== undefined && form(visit, { action: link('/bookings/feed/end'), body: actions(button(locale, words.feedEnd, { kind: 'danger' })) })}`
}
