/** Where events stand, and the one that an address names. */
import type { Kernel } from '../../../kernel/index.ts'
import { notFound } from '../../../portal/index.ts'
import type { Events } from './options.ts'
import { type Event, eventNumbered } from './read.ts'

export const eventsPath = '/technopark/events'

/** Throws a `Failure` (not found) where nobody announced it. */
export async function found(kernel: Kernel, events: Events, number: string): Promise<Event> {
  const event = await eventNumbered(kernel, events, number)
  if (event === undefined) throw notFound()
  return event
}
