/**
 * Events: what is announced, the programme, the doors to registering and speaking, and what came of each.
 *
 * Promises: numbers come from the bookings and tell of nobody; the programme is what the register states. Never: gives a place or checks anybody in, which
 * the declared procedure and the reception do.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import { agendaRoutes } from './agenda.ts'
import { eventFigures } from './figures.ts'
import { eventsPath } from './found.ts'
import { guestsRoute } from './guests.ts'
import { eventWords } from './messages.ts'
import type { Events } from './options.ts'
import { eventPages } from './pages.ts'
import { screenRoute } from './screen.ts'

export { nextEvents, whatIsOn } from './next.ts'
export type { Events } from './options.ts'
export { eventWork } from './tell-changes.ts'

export const eventRoutes = (kernel: Kernel, events: Events): readonly Route[] => [...eventFigures(kernel, events), ...eventPages(kernel, events), screenRoute(kernel, events), ...agendaRoutes(kernel, events), guestsRoute(kernel, events)]
export const eventsDoor = { path: eventsPath, title: eventWords.title, hint: eventWords.hint }
export const eventsFound: PageToFind = { path: eventsPath, title: eventWords.title, about: eventWords.lead }
