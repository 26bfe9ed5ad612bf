/** Whoever has registered for an event is told when a talk of its programme is moved, postponed, put back or taken out: behind the act, some at a time. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { keyOfEntry } from '../../../law/allocation.ts'
import { dayOf, isDay } from '../../../law/time.ts'
import { talkLetter } from './messages.ts'
import type { Events } from './options.ts'
import { hallSaid } from './on-screen.ts'
import { eventNumbered, hallsOf } from './read.ts'

const job = 'technopark.talk-letters'
const changed = z.object({ register: z.string(), entry: z.string(), seq: z.number() })
const asked = z.object({ session: z.string() })

/** So many are written to in one transaction. */
const atOnce = 200

/** Follows the journal, and defines the job that writes. Said once in every process. */
export function eventWork(kernel: Kernel, events: Events): void {
  const { journal, jobs, registers, allocations, now, country } = kernel
  journal.subscribe('technopark.talks', {
    types: ['entry.changed', 'entry.struck', 'entry.suspended', 'entry.restored'], holdsUp: 'itself',
    async handle(tx, { body }) {
      const { data } = changed.safeParse(body)
      if (data?.register === events.sessions) await jobs.enqueue(tx, job, { session: data.entry }, { key: `${data.entry} ${data.seq}` })
    },
  })
  jobs.define(job, {
    async run(ctx, payload) {
      const talk = await registers.find(asked.parse(payload).session, null)
      const event = typeof talk?.values['event'] === 'string' ? await eventNumbered(kernel, events, talk.values['event']) : undefined
      const day = talk?.values['day']
      // Of what is over, or is not held at all, nobody need be told.
      if (talk === undefined || event === undefined || event.calledOff || typeof day !== 'string' || !isDay(day) || event.ends < dayOf(now(), country.calendar.zone)) return
      const said = (name: string): string => String(talk.values[name] ?? '')
      const letter = talkLetter(event, { title: talk.title, state: talk.state, hall: hallSaid((await hallsOf(kernel, [talk])).get(talk.number)!), day, from: said('from'), until: said('until') })
      let after = typeof ctx.state === 'string' ? ctx.state : undefined
      do {
        ctx.signal.throwIfAborted()
        after = await ctx.transact(async (tx) => {
          const last = await allocations.tellHolders(tx, keyOfEntry(events.resource, event.number), letter, { after, most: atOnce })
          if (last !== undefined) await ctx.checkpoint(last, tx)
          return last
        })
      } while (after !== undefined)
    },
  })
}
