/** Reads events, their sessions and how many come: from the registers and the bookings. */
import type { Kernel } from '../../../kernel/index.ts'
import type { StandingEntry } from '../../../kernel/registers/index.ts'
import { keyOfEntry } from '../../../law/allocation.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf, type Instant, isDay } from '../../../law/time.ts'
import type { Events } from './options.ts'

export interface Event {
  readonly number: string
  readonly name: Text
  readonly about: string
  readonly venue: string
  readonly begins: Day
  readonly ends: Day
  readonly places: number
  /** Tables at which guests meet each other. */
  readonly tables: number
  /** Whoever has a place, whether they came or not; of these, who came and who did not, once it is over; and who waits. */
  readonly taken: number
  readonly came: number
  readonly missed: number
  readonly waiting: number
  readonly isOver: boolean
  /** Set when it was called off, with the number of the decision where one did it. */
  readonly calledOff?: { readonly on: Instant; readonly decision?: string }
}

export interface Session {
  readonly number: string
  readonly title: Text
  readonly speaker: string
  readonly track: string
  /** What its hall is called; empty where that was closed, and `closed` then says which it was. */
  readonly hall: string
  readonly closed?: string
  readonly day: Day
  readonly from: string
  readonly until: string
}

const said = (values: Facts, name: string): string => (typeof values[name] === 'string' ? values[name] : '')

/** The events that stand, the next ones first, then those that are over, the latest first. */
export async function eventsIn({ registers, allocations, country: { calendar }, now }: Kernel, { events, resource }: Events): Promise<readonly Event[]> {
  const [entries, standing] = await Promise.all([registers.standing(events), allocations.standing(resource)])
  const counted = new Map(standing.map((one) => [one.resource, one]))
  const today = dayOf(now(), calendar.zone)
  const all = entries.flatMap((entry) => eventOf(entry, counted.get(keyOfEntry(resource, entry.number)), today) ?? [])
  return all.toSorted((a, b) => Number(a.isOver) - Number(b.isOver) || (a.isOver ? b.begins.localeCompare(a.begins) : a.begins.localeCompare(b.begins)))
}

type Entry = Pick<StandingEntry, 'number' | 'title' | 'values'>
type Counted = Awaited<ReturnType<Kernel['allocations']['standing']>>[number]

function eventOf({ number, title, values }: Entry, counted: Counted | undefined, today: Day): Event | undefined {
  const [begins, ends] = [said(values, 'begins'), said(values, 'ends')]
  if (!isDay(begins) || !isDay(ends)) return undefined
  const { taken = 0, attended: came = 0, missed = 0, waiting = 0 } = counted ?? {}
  return { number, name: title, about: said(values, 'about'), venue: said(values, 'venue'), begins, ends, places: Number(values['places'] ?? 0), tables: Number(values['tables'] ?? 0), taken, came, missed, waiting, isOver: ends < today }
}

/** One event by its number, also one that was called off; undefined where there is none, or it does not show itself to everybody. */
export async function eventNumbered(kernel: Kernel, events: Events, number: string): Promise<Event | undefined> {
  const standing = (await eventsIn(kernel, events)).find((one) => one.number === number)
  if (standing) return standing
  const { registers, decisions, now, country: { calendar } } = kernel
  const entry = await registers.find(number, null)
  if (entry?.register.id !== events.events || entry.state !== 'struck') return undefined
  const event = eventOf(entry, undefined, dayOf(now(), calendar.zone))
  const [last] = (await registers.history(entry)).acts
  const decided = last?.decision === undefined ? undefined : await decisions.find(last.decision)
  return event && { ...event, calledOff: { on: last?.at ?? entry.changedAt, ...(decided && { decision: decided.record.number }) } }
}

/** What the halls of these talks are called: of a room of the centre as its register calls it, without one that was closed since; otherwise in words. */
export async function hallsOf({ registers, allocations }: Kernel, talks: readonly { readonly number: string; readonly values: Facts }[]): Promise<ReadonlyMap<string, Pick<Session, 'hall' | 'closed'>>> {
  const rooms = talks.filter(({ values }) => said(values, 'room') !== '')
  const [titles, lost] = await Promise.all([registers.titles([...new Set(rooms.map(({ values }) => said(values, 'room')))], null), allocations.lost(rooms.map(({ number }) => number))])
  return new Map(talks.map(({ number, values }) => {
    const room = said(values, 'room')
    const called = room === '' ? said(values, 'hall') : titles.get(room)?.kk ?? room
    return [number, room !== '' && lost.has(number) ? { hall: '', closed: called } : { hall: called }]
  }))
}

/** The programme of an event, in the order of time and hall. */
export async function programmeOf(kernel: Kernel, { sessions }: Events, event: string): Promise<readonly Session[]> {
  const entries = (await kernel.registers.standing(sessions)).filter(({ values }) => values['event'] === event)
  const halls = await hallsOf(kernel, entries)
  return entries.flatMap(({ number, title, values }): readonly Session[] => {
    const day = said(values, 'day')
    if (!isDay(day)) return []
    return [{ number, title, day, speaker: said(values, 'speaker'), track: said(values, 'track'), ...halls.get(number)!, from: said(values, 'from'), until: said(values, 'until') }]
  }).toSorted((a, b) => `${a.day}${a.from}${a.hall}`.localeCompare(`${b.day}${b.from}${b.hall}`))
}
