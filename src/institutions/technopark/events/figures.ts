/** What came of the events, as data: numbers of bookings that tell of nobody. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { csv, json, operation, type Route, route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { eventsPath } from './found.ts'
import { eventWords as words } from './messages.ts'
import type { Events } from './options.ts'
import { eventsIn } from './read.ts'

export const eventsAsCsv = `${eventsPath}.csv`
export const eventsAsJson = `/api${eventsPath}`

const schema = z.object({
  events: z.array(z.object({
    number: z.string(), name: textSchema, begins: z.string(), ends: z.string(), isOver: z.boolean(), places: z.int(), registered: z.int(), waiting: z.int(), came: z.int(), missed: z.int(), talks: z.int(),
  })).meta({ description: 'those to come first; `came` and `missed` are final once the event is over' }),
}).meta({ id: 'EventFigures' })

/** Each event with its numbers, and how many talks its programme has. */
async function figuresOf(kernel: Kernel, events: Events): Promise<z.infer<typeof schema>['events']> {
  const [all, talks] = await Promise.all([eventsIn(kernel, events), kernel.registers.standing(events.sessions)])
  return all.map(({ number, name, begins, ends, isOver, places, taken, waiting, came, missed }) =>
    ({ number, name, begins, ends, isOver, places, registered: taken, waiting, came, missed, talks: talks.filter(({ values }) => values['event'] === number).length }))
}

export const eventFigures = (kernel: Kernel, events: Events): readonly Route[] => [
  route({
    method: 'GET', path: eventsAsCsv, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    async handle() {
      const rows = (await figuresOf(kernel, events)).map(({ name, isOver, ...one }) => [one.number, name.kk, one.begins, one.ends, String(isOver), one.places, one.registered, one.waiting, one.came, one.missed, one.talks])
      return csv('events.csv', ['event', 'name', 'begins', 'ends', 'over', 'places', 'registered', 'waiting', 'came', 'missed', 'talks'], rows)
    },
  }),
  operation({
    method: 'GET', path: eventsAsJson, permission: 'everyone', title: words.figures, rateLimit: { requests: 60, seconds: 60 },
    describes: { group: institution, description: words.figuresLead, answers: { 200: { text: words.figures, schema } } },
    handle: async () => json({ events: await figuresOf(kernel, events) } satisfies z.infer<typeof schema>, { headers: { 'access-control-allow-origin': '*' } }),
  }),
]
