/** What the first companies of the sample have in the centre: premises that they rent, and rooms that they book for an hour of each week. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { workdayFrom } from '../../../law/calendar.ts'
import type { Submitted } from '../../../law/answers.ts'
import { addDays, addMonths, type Day, dayOf } from '../../../law/time.ts'
import { sampleRegime } from './regime.ts'
import { enterRooms, type Signing } from './sample-centre.ts'
import { premises, roomBooking, rooms, tenancy } from './space/index.ts'

/** Who takes part: the staff, and the companies, one after another. */
export interface CentrePeople { readonly officer: Actor; readonly head: Actor; readonly companies: readonly Actor[] }

/** Premises of the sample, by their place in the register, and for how many months: those that no company of the sample park rents. */
const leases = [{ at: 5, months: 24 }, { at: 13, months: 9 }] as const

export function openSampleTenants(kernel: Kernel, { officer, head, companies }: CentrePeople, sign: Signing) {
  const { allocations, cases, registers, country: { calendar } } = kernel
  const today = (): Day => dayOf(kernel.now(), calendar.zone)

  async function file(by: Actor, procedure: string, answers: Submitted, signed = false): Promise<string> {
    const draft = await cases.begin(by, { procedure })
    for (const page of (await cases.draft(by, draft)).pages) {
      const [wrong] = await cases.savePage(by, draft, page, answers)
      if (wrong) throw new Error(`${procedure}: ${wrong.text.en}`)
    }
    return cases.file(by, { draft, ...(signed && { signature: await sign(by, cases.draftDocument(await cases.draft(by, draft))) }) })
  }

  return {
    /** The companies rent premises from today on: their rent is charged by itself from then on. */
    async rent(): Promise<void> {
      await enterRooms(kernel, head, sign)
      const standing = (await registers.standing(premises.id)).toSorted((one, other) => one.number.localeCompare(other.number))
      for (const [nth, { at, months }] of leases.entries()) {
        const by = companies[nth % companies.length]!
        const from = today()
        const id = await file(by, tenancy(sampleRegime).id, { premises: standing[at]!.number, purpose: 'Үлгі: командаға арналған кеңсе.', from, until: addDays(addMonths(from, months), -1), rentAgreed: 'true' }, true)
        await cases.perform(officer, { case: id, key: `sample-tenant-${nth} propose`, doing: { type: 'complete', outcome: 'propose' } })
        const doing = { type: 'complete', outcome: 'let' } as const
        await cases.perform(head, { case: id, key: `sample-tenant-${nth} let`, doing, signature: await sign(head, await cases.document(id, doing)) })
      }
    },
    /** Each company books a room for an hour of each of the next four weeks, where it is free. Answers the first day. */
    async book(): Promise<Day> {
      const on = workdayFrom(calendar, addDays(today(), 1))
      const meeting = (await registers.standing(rooms.id)).filter(({ values }) => values['kind'] === 'meeting')
      for (const [nth, by] of companies.entries()) {
        const room = meeting[(nth * 5 + Number(on.slice(8))) % meeting.length]!.number
        const hour = `${on}T${10 + nth * 2}:00`
        const resource = await allocations.resource(`technopark.room:${room}`)
        const free = resource?.kind === 'interval' ? new Set((await allocations.free(resource, on, 22)).flatMap(({ at, free: left }) => (left > 0 ? [at] : []))) : new Set()
        const weeks = [0, 7, 14, 21].map((days) => `${addDays(on, days)}T${hour.slice(11)}`)
        const last = weeks.findIndex((week) => !free.has(week))
        if (last === 0) continue
        await file(by, roomBooking.id, { room, guests: '3', purpose: 'Үлгі кездесу', hour, ...((last < 0 || last > 1) && { weekly: weeks.at(last < 0 ? -1 : last - 1)!.slice(0, 10) }) })
      }
      return on
    },
    /** Those who come today are checked in, but for the last of them. */
    async receive(): Promise<void> {
      const coming = (await allocations.day(officer, 'technopark.room', today())).rows.filter(({ state }) => state === 'firm')
      for (const { id } of coming.slice(0, Math.max(1, coming.length - 1))) await allocations.checkIn(officer, id)
    },
  }
}
