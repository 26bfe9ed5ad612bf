/** Reads the rooms of the centre: what their register states, and which of them are free at an hour. */
import type { Kernel } from '../../../kernel/index.ts'
import { type IntervalResource, keyOfEntry, slotsOn } from '../../../law/allocation.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import type { Space } from './options.ts'

/** A room as its register states it. */
export interface Room {
  readonly number: string
  readonly name: Text
  readonly floor: number
  readonly kind: string
  readonly people: number
  readonly atOnce: number
  /** It is in the register and not in use: nobody books it. */
  readonly isClosed: boolean
  readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly depth: number }
}

const whole = (values: Facts, name: string): number => (typeof values[name] === 'number' ? values[name] : 0)

/** More rooms than any centre has. */
const mostRooms = 10_000

/** All rooms that are in use or closed for the time being, by floor and name. */
export async function roomsIn({ registers }: Kernel, { rooms }: Space): Promise<readonly Room[]> {
  const found = await registers.stretch(rooms, { after: '', limit: mostRooms })
  return found.map(({ number, title, values, suspended = false }) => ({
    number, name: title, isClosed: suspended, floor: whole(values, 'floor'), kind: String(values['kind'] ?? ''), people: whole(values, 'people'), atOnce: Math.max(1, whole(values, 'atOnce')),
    place: { x: whole(values, 'x'), y: whole(values, 'y'), width: whole(values, 'width'), depth: whole(values, 'depth') },
  })).toSorted((a, b) => a.floor - b.floor || a.name.kk.localeCompare(b.name.kk))
}

/** The hours of a day in which rooms are given out and that are still to come: `09:00`. */
export const hoursOf = (resource: IntervalResource, { country: { calendar }, now }: Kernel, day: Day): readonly string[] => slotsOn(resource, calendar, day).filter(({ from }) => from > now()).map(({ at }) => at.slice(11))

/** How rooms stand during an hour: how many of each are left, none of one that is closed; undefined while the centre is closed. */
export async function freeAt(kernel: Kernel, { resource: id }: Space, resource: IntervalResource, rooms: readonly Room[], day: Day, hour: string): Promise<ReadonlyMap<string, number> | undefined> {
  const slot = slotsOn(resource, kernel.country.calendar, day).find(({ at }) => at.slice(11) === hour)
  if (slot === undefined) return undefined
  const taken = await kernel.allocations.takenDuring(id, slot)
  return new Map(rooms.map(({ number, atOnce, isClosed }) => [number, isClosed ? 0 : Math.max(0, atOnce - (taken.get(keyOfEntry(id, number)) ?? 0))]))
}

/** The resource of rooms, where a procedure gives them out today. */
export function roomResourceOf({ allocations }: Kernel, { resource: id }: Space): IntervalResource | undefined {
  const found = allocations.resources.find(({ resource }) => resource.id === id)?.resource
  return found?.kind === 'interval' ? found : undefined
}

export const todayIn = ({ country: { calendar }, now }: Kernel): Day => dayOf(now(), calendar.zone)
