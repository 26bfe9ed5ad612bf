/** Talks as a calendar: the whole programme of an event, or those that somebody chose. A device that subscribes to its address learns what was moved. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Kernel } from '../../../kernel/index.ts'
import { atTime } from '../../../law/time.ts'
import type { Visit } from '../../../portal/index.ts'
import { eventsPath } from './found.ts'
import { hallSaid } from './on-screen.ts'
import type { Event, Session } from './read.ts'

export function calendarOf({ now }: Pick<Kernel, 'now'>, { locale, settings: { origin, zone } }: Visit, event: Event, talks: readonly Session[]): Response {
  const calendar = ical({ name: event.name[locale], prodId: { company: 'Shanyraq', product: 'portal', language: locale.toUpperCase() }, method: ICalCalendarMethod.PUBLISH, x: [['X-WR-TIMEZONE', zone]] })
  for (const { number: session, title, speaker, hall, closed, day, from, until } of talks) {
    calendar.createEvent({
      id: `${session}@${new URL(origin).hostname}`, stamp: new Date(now()), start: new Date(atTime(day, from, zone)), ...(until > from && { end: new Date(atTime(day, until, zone)) }), summary: title[locale], description: speaker,
      location: [hallSaid({ hall, ...(closed !== undefined && { closed }) })[locale], event.venue].filter((one) => one !== '').join(', '), url: `${origin}/${locale}${eventsPath}/${event.number}`,
      // A device that has the programme takes the later of two: what is called off comes after what was announced.
      ...event.calledOff && { status: ICalEventStatus.CANCELLED, sequence: 1, lastModified: new Date(event.calledOff.on) },
    })
  }
  return new Response(`${calendar.toString().replace(/(\r\n)?$/, '\r\n')}`, { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${event.number}.ics"` } })
}
