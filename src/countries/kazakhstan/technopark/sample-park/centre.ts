/** What happens in the centre of the sample park: bookings of its rooms, and two events that are past, with their guests. */
import type { Kernel } from '../../../../kernel/index.ts'
import { workdayFrom } from '../../../../law/calendar.ts'
import { addDays, type Day, daysBetween } from '../../../../law/time.ts'
import { enterOwn, enterRooms, sampleProgramme } from '../sample-centre.ts'
import { events, sessions } from '../events/index.ts'
import { happens, parkSize } from './companies.ts'
import type { Filing } from './filing.ts'
import { eachOf } from './money.ts'
import type { ParkPeople } from './people.ts'

/** An event that is past: how many guests wanted to come, to how many places. */
const past = [{ name: 'Үлгі көктемгі кездесу', share: 0.3, guests: 70, places: 60 }, { name: 'Үлгі күзгі хакатон', share: 0.8, guests: 90, places: 120 }] as const

/** What happens on a day; `early` is what is done before the clock looks at it. */
export interface Happening { readonly on: Day; readonly act: () => Promise<unknown>; readonly early?: true }

export function openParkCentre(kernel: Kernel, { staff, heads, sign }: ParkPeople, { file }: Filing): { happenings(opens: Day, today: Day): readonly Happening[] } {
  const { allocations, registers, country: { calendar } } = kernel
  /** The day, or the first one after it on which people work. */
  const workday = (day: Day): Day => workdayFrom(calendar, day)
  const all = [...heads.values()]
  const guests = [...new Map([...heads.values()].map(({ person, name }) => [person, { person, name, roles: [] }])).values()]

  const asked = new Set<string>()
  /** Books rooms for hours of one of the days after this one, unless it is given all of a week; who wants an hour that is taken, or on which the centre is closed, goes without. */
  async function book(day: Day, count: number, spread = 1): Promise<void> {
    const rooms = await registers.standing('technopark.rooms')
    await eachOf(Array.from({ length: Math.ceil((count * all.length) / parkSize) }, (_, nth) => nth), async (nth) => {
      const seed = Number.parseInt(day.replaceAll('-', ''), 10) + nth * 7
      const on = workday(addDays(day, 3 + (nth % spread)))
      const room = rooms[seed % rooms.length]!
      const hour = `${on}T${String(9 + (seed % 10)).padStart(2, '0')}:00`
      const resource = await allocations.resource(`technopark.room:${room.number}`)
      const free = resource?.kind === 'interval' && (await allocations.free(resource, on, 1)).some((slot) => slot.at === hour && slot.free > 0)
      // Two of those who book at once may want the same.
      if (!free || asked.has(`${room.number} ${hour}`)) return
      asked.add(`${room.number} ${hour}`)
      await file(all[(seed * 13) % all.length]!, 'technopark.room-booking', { room: room.number, guests: '3', purpose: 'Үлгі кездесу', hour })
    })
  }

  const came = new Map<string, string>()
  async function announce({ name, places }: (typeof past)[number], begins: Day): Promise<void> {
    const [event] = await enterOwn(kernel, staff.head, sign, events.id, [{ name, about: 'Үлгі іс-шара: қатысушылар тәжірибе алмасады.', begins, ends: addDays(begins, 1), venue: 'Үлгі: Алем орталығы', places }])
    await enterOwn(kernel, staff.head, sign, sessions.id, sampleProgramme(event!, begins))
    came.set(name, event!)
  }
  const register = ({ name, guests: count }: (typeof past)[number]): Promise<void> =>
    eachOf(guests.slice(0, count), (guest) => file(guest, 'technopark.event-registration', { event: came.get(name)!, guest: happens(`press ${guest.person}`, 0.1) ? 'press' : 'visitor' }))
  /** Some two in three come to the rooms that they have booked. */
  async function receiveInRooms(day: Day): Promise<void> {
    const { rows } = await allocations.day(staff.officer, 'technopark.room', day, { most: 500 })
    await eachOf(rows.filter(({ state, resource }) => state === 'firm' && happens(`attends ${resource.id} ${day}`, 0.67)), ({ id }) => allocations.checkIn(staff.officer, id))
  }
  async function receive({ name }: (typeof past)[number], day: Day): Promise<void> {
    const { rows } = await allocations.day(staff.officer, 'technopark.event-place', day, { entry: `technopark.event-place:${came.get(name)!}`, most: 500 })
    await eachOf(rows.filter(({ state }, nth) => state === 'firm' && nth % 4 !== 0), ({ id }) => allocations.checkIn(staff.officer, id))
  }

  return {
    happenings(opens, today) {
      const lasts = daysBetween(opens, today)
      return [
        { on: opens, act: () => enterRooms(kernel, staff.head, sign) },
        ...past.flatMap((event): readonly Happening[] => {
          const begins = workday(addDays(opens, Math.floor(lasts * event.share)))
          return [{ on: addDays(begins, -21), act: () => announce(event, begins) }, { on: addDays(begins, -14), act: () => register(event) }, { on: begins, act: () => receive(event, begins) }]
        }),
        ...Array.from({ length: Math.floor(lasts / 14) }, (_, nth) => addDays(opens, 8 + nth * 14)).flatMap((day): readonly Happening[] => [
          { on: day, act: () => book(day, 10) }, { on: workday(addDays(day, 3)), act: () => receiveInRooms(workday(addDays(day, 3))), early: true },
        ]),
        { on: addDays(today, -1), act: () => book(addDays(today, -2), 40, 7) },
      ]
    },
  }
}
