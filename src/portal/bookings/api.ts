/** Bookings for programs: what is free for everybody, one's own with a key. */
import { z } from 'zod'
import type { AllocationView } from '../../kernel/allocations/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { IntervalResource } from '../../law/allocation.ts'
import { Failure } from '../../law/failure.ts'
import { dayOf, isDay } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { idParameter, textSchema, wholeNumber } from '../schemas.ts'
import { ownCalendar } from './calendar.ts'
import { apiWords } from './messages.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }
const group = 'bookings'
const one = z.object({ id: idParameter })
const at = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/).describe('The beginning of a slot on the clock of the country')

const resourceSchema = z.object({ id: z.string(), kind: z.enum(['interval', 'seat']), title: textSchema, capacity: z.int(), slot: z.int().optional().describe('The length of a slot in minutes'), ofEach: z.string().optional().describe('The question that names an entry of a register: each entry is given out by itself, as `resource:number`') }).meta({ id: 'Resource' })
const slotSchema = z.object({ at, from: z.iso.datetime(), until: z.iso.datetime(), free: z.int() }).meta({ id: 'Slot' })
const bookingSchema = z.object({
  id: z.uuid(), resource: z.string(), state: z.enum(['waiting', 'held', 'reserved', 'firm', 'attended', 'missed', 'released']), at: at.optional(), place: z.int().optional(), case: z.uuid().optional(), draft: z.uuid().optional().describe('The draft that keeps it or waits for it'),
  movable: z.boolean(), releasable: z.boolean(),
}).meta({ id: 'Booking' })

const bookingOf = ({ id, resource, state, at: begins, place, case: filed, draft, movable, releasable }: AllocationView): z.infer<typeof bookingSchema> =>
  ({ id, resource: resource.id, state, ...(begins !== undefined && { at: begins }), ...(place !== undefined && { place }), ...(filed !== undefined && { case: filed }), ...(draft !== undefined && { draft }), movable, releasable })

/** A resource with hours; one of which each entry is given out by itself is named with the number of the entry. */
async function slotted({ allocations }: Kernel, id: string): Promise<IntervalResource> {
  const declared = allocations.resources.find(({ resource }) => resource.id === id)
  const found = declared?.ofEach ? undefined : await allocations.resource(id)
  if (found?.kind !== 'interval') throw notFound()
  return found
}

export const bookingApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/resources', permission: 'everyone', title: apiWords.resources, rateLimit: { requests: 600, seconds: 60 },
    describes: { group, answers: { 200: { text: apiWords.resources, schema: z.object({ resources: z.array(resourceSchema) }) } } },
    handle: () => json({ resources: kernel.allocations.resources.map(({ resource, ofEach }) => ({ ...(ofEach && { ofEach: ofEach.entry }), id: resource.id, kind: resource.kind, title: resource.title, capacity: resource.capacity, ...(resource.kind === 'interval' && { slot: resource.slot }) })) }, open),
  }),
  operation({
    method: 'GET', path: '/api/resources/:resource/slots', permission: 'everyone', title: apiWords.slots, rateLimit: { requests: 600, seconds: 60 },
    describes: {
      group, query: z.object({ from: z.iso.date().refine(isDay).optional().describe('The first day; today unless given'), days: wholeNumber(1, 62).default(14) }),
      answers: { 200: { text: apiWords.slots, schema: z.object({ slots: z.array(slotSchema) }) } }, refusals: { 404: apiWords.missing },
    },
    handle: async (_, { params: { resource }, query: { from, days } }) =>
      json({ slots: await kernel.allocations.free(await slotted(kernel, resource), from ?? dayOf(kernel.now(), kernel.country.calendar.zone), days) }, open),
  }),
  operation({
    method: 'GET', path: '/api/bookings', permission: { scope: 'cases:read' }, title: apiWords.own,
    describes: { group, answers: { 200: { text: apiWords.own, schema: z.object({ bookings: z.array(bookingSchema) }) } } },
    handle: async (visit) => json({ bookings: (await kernel.allocations.own(actorHere(visit))).map(bookingOf) }),
  }),
  operation({
    method: 'GET', path: '/api/bookings.ics', permission: { scope: 'cases:read' }, title: apiWords.calendar,
    describes: { group, answers: { 200: { text: apiWords.calendar, schema: z.string(), type: 'text/calendar' } } },
    handle: async (visit) => ownCalendar(kernel, visit, await kernel.allocations.own(actorHere(visit))),
  }),
  operation({
    method: 'POST', path: '/api/bookings/:id/move', permission: { scope: 'cases:write' }, title: apiWords.move,
    describes: { group, params: one, json: z.object({ at }), answers: { 200: { text: apiWords.own, schema: bookingSchema } }, refusals: { 404: apiWords.missing, 409: apiWords.conflict } },
    async handle(visit, { params: { id }, body }) {
      await kernel.allocations.move(actorHere(visit), id, body.at)
      return json(bookingOf(await kernel.allocations.find(actorHere(visit), id)))
    },
  }),
  operation({
    method: 'POST', path: '/api/bookings/:id/release', permission: { scope: 'cases:write' }, title: apiWords.release,
    describes: { group, params: one, answers: { 200: { text: apiWords.own, schema: bookingSchema } }, refusals: { 404: apiWords.missing, 409: apiWords.conflict } },
    async handle(visit, { params: { id } }) {
      return json(bookingOf(await kernel.allocations.release(actorHere(visit), id)))
    },
  }),
  operation({
    method: 'POST', path: '/api/drafts/:id/wait', permission: { scope: 'cases:write' }, title: apiWords.wait,
    describes: { group, params: one, json: z.object({ at }), answers: { 200: { text: apiWords.wait, schema: z.object({ waiting: z.literal(true) }) } }, refusals: { 404: apiWords.missing, 409: apiWords.conflict } },
    async handle(visit, { params: { id }, body }) {
      const problems = await kernel.cases.waitForSlot(actorHere(visit), id, body.at)
      if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
      return json({ waiting: true })
    },
  }),
]
