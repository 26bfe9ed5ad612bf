/** Resources that a procedure gives out (a hall, an officer's hour, a seat) and the slots that can be asked for. Pure. */
import { type Calendar, isWorkday, specialDayOn } from './calendar.ts'
import type { Citation } from './citation.ts'
import type { Facts } from './field.ts'
import { formatDay, inEveryLanguage } from './format.ts'
import type { PerApplicant } from './per-applicant.ts'
import type { Text } from './text.ts'
import { addDays, atTime, type Day, dayOf, daysBetween, type Instant, instantAt, isDay, parseDay, type Weekday, weekdayOf, localMoment } from './time.ts'

interface Named {
  /** `institution.name`; procedures that name the same resource share it, and must say the same of it. */
  readonly id: string
  readonly title: Text
  /** How many can have it at once. */
  readonly capacity: number
}

/** Hours in which a resource is given out, on these days of the week (Monday is 1), as `09:00` on the clock of the country. */
export interface Opening { readonly days: readonly Weekday[]; readonly from: string; readonly until: string }

/** Given out by the slot: only on days that are opened here, and on none that the calendar makes a holiday. */
export interface IntervalResource extends Named {
  readonly kind: 'interval'
  readonly opening: readonly Opening[]
  /** The length of a slot in minutes. */
  readonly slot: number
  /** How many days ahead one can ask; the day of asking is not counted. */
  readonly ahead: number
  /** Of an entry that states its days: nothing is given on others. Never declared. */
  readonly between?: { readonly from: Day; readonly until: Day }
}

/** Places that are given out for as long as nobody gives them back. */
export interface SeatResource extends Named { readonly kind: 'seat' }

export type Resource = IntervalResource | SeatResource

/**
 * Each entry of a register is a resource of its own, such as a room or an event: open and as long as the declaration says, by the name of the entry. Hours of
 * all of them count together for one applicant; a place is counted within its entry.
 */
export interface OfEach {
  /** The question of the form that is answered with the entry. */
  readonly entry: string
  /** The register of the entry, where the question takes its number from the entry that the case is about, and nobody chooses it. */
  readonly register?: string
  /** The whole number that the entry states of how many can have it at once; none where it states none; the resource's own number without it. */
  readonly capacity?: string
  /** The days that the entry states: of places the first and the last one for which they are given, and nothing is given once the last is over; of hours those on which they are open. */
  readonly from?: string
  readonly until?: string
  /** The text in which the entry states where it is held: whoever has or awaits something of it is told when that changes. */
  readonly where?: string
}

/** What a procedure gives out: held while the draft is open, reserved by filing, firm by a decision, free again when the case ends without it. */
export interface Allocates<D extends string = string> {
  readonly resource: Resource
  readonly ofEach?: OfEach
  /** The field of the kind `slot` that asks for the time; none for seats. */
  readonly at?: string
  /** The optional question of the kind `date` until which the same time is given each week: of all of these weeks, or of none. */
  readonly weekly?: string
  /** The required table of the form that asks for as many places as it has rows, one for each of them: all of these places are given, or none. */
  readonly forEachRow?: string
  /** The decision that makes it firm. */
  readonly when: D
  /** For how many minutes a draft keeps what was chosen, and whoever moves up from the waiting list what is offered. */
  readonly hold: number
  /** The office that receives whoever comes. */
  readonly office: string
  /** An office that only lets in whoever comes, by what stands on their badges: it learns no name, and sees no list and no case. Its title stands here, for it takes no other part. */
  readonly entrance?: { readonly role: string; readonly title: Text }
  /** After so many minutes of a slot whoever is not checked in has missed it. */
  readonly missedAfter?: number
  /**
   * An hour for two: whoever owns the entry that the case is about (`subject.whose: anyone`) has it too, once it is firm. Nobody has two such hours at one time, which the database
   * holds; either of them gives it back for both, and neither moves it once both have agreed.
   */
  readonly sharedWith?: 'owner'
  /** How many of the resource one applicant may have, at a time or in a period in which they begin. */
  readonly perApplicant?: readonly Omit<PerApplicant, 'same'>[]
  readonly basis: Citation
}

/** The name under which an entry of a register is given out: `centre.room:ROM-2026-000012`. */
export const keyOfEntry = (resource: string, entry: string): string => `${resource}:${entry}`

/** The declared resource in such a name, and the entry, if it is one of an entry. */
export function readResourceKey(key: string): { readonly resource: string; readonly entry?: string } {
  const [resource = key, entry] = key.split(':')
  return { resource, ...(entry !== undefined && { entry }) }
}

/** An entry as a resource: what it says of itself in place of what the declaration says of all. */
export function resourceOfEntry({ resource, ofEach, sharedWith }: Pick<Allocates, 'resource' | 'ofEach' | 'sharedWith'>, entry: { readonly number: string; readonly title: Text; readonly values: Facts }): Resource {
  const places = ofEach?.capacity === undefined ? undefined : entry.values[ofEach.capacity]
  const days = resource.kind === 'interval' ? daysOfEntry({ ...(ofEach && { ofEach }) }, entry.values) : undefined
  return {
    ...resource, id: keyOfEntry(resource.id, entry.number), capacity: ofEach?.capacity === undefined ? resource.capacity : typeof places === 'number' && Number.isInteger(places) ? Math.max(0, places) : 0, ...(days && { between: days }),
    // Whoever meets somebody has a place there too, by the name of the entry: the hour is called by what it is.
    title: sharedWith === undefined ? entry.title : inEveryLanguage((locale) => `${resource.title[locale]}: ${entry.title[locale]}`),
  }
}

/** The days for which an entry's places are given; undefined where it states none. */
export function daysOfEntry({ ofEach }: Pick<Allocates, 'ofEach'>, values: Facts): { readonly from: Day; readonly until: Day } | undefined {
  const day = (name: string | undefined): Day | undefined => {
    const said = name === undefined ? undefined : values[name]
    return typeof said === 'string' && isDay(said) ? said : undefined
  }
  const [from, until] = [day(ofEach?.from), day(ofEach?.until)]
  return from === undefined || until === undefined || until < from ? undefined : { from, until }
}

/** A slot: the answer to a field of that kind is its beginning, as `2026-03-05T09:00` on the clock of the country. */
export interface Slot { readonly at: string; readonly from: Instant; readonly until: Instant }

const local = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/

/** Whether this is a beginning as a slot has it, whatever is given out then. */
export const isSlotText = (text: string): boolean => isDay(local.exec(text)?.[1] ?? '')

/** The beginning of a slot as a moment. */
export const startOfSlot = (at: string, zone: string): Instant => atTime(parseDay(at.slice(0, 10)), at.slice(11), zone)

/** The beginning of a slot as its text. */
export const slotText = localMoment

/** The same time in each later week, until a day and with it. Pure. */
export function repeatedWeekly(at: string, until: Day): readonly string[] {
  const first = parseDay(at.slice(0, 10))
  return Array.from({ length: Math.max(0, Math.floor(daysBetween(first, until) / 7)) }, (_, n) => `${addDays(first, 7 * (n + 1))}${at.slice(10)}`)
}

/** A slot in words: `5 March 2026, 09:00`. */
export const formatSlot = (at: string): Text => inEveryLanguage((locale) => `${formatDay(parseDay(at.slice(0, 10)), locale)}, ${at.slice(11)}`)

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The moment so many minutes later. */
export const minutesAfter = (from: Instant, minutes: number): Instant => instantAt(Date.parse(from) + minutes * 60_000)

/** A holiday closes a resource, and so does a rest day moved onto a working one; a working Saturday opens what is open on Saturdays. */
const isClosed = (calendar: Calendar, day: Day): boolean => specialDayOn(calendar, day) !== undefined && !isWorkday(calendar, day)

/** The slots of a day, in order, past ones too. A slot that would end after the hours is none. */
export function slotsOn({ opening, slot, between }: IntervalResource, calendar: Calendar, day: Day): readonly Slot[] {
  // An event that is held on a holiday is held: what states its days states them itself.
  if (between === undefined ? isClosed(calendar, day) : day < between.from || day > between.until) return []
  const starts = opening.filter(({ days }) => days.includes(weekdayOf(day))).flatMap(({ from, until }) => {
    const [first, last] = [minutesOf(from), minutesOf(until)]
    return Array.from({ length: Math.max(0, Math.floor((last - first) / slot)) }, (_, place) => first + place * slot)
  })
  return [...new Set(starts)].sort((a, b) => a - b).map((minutes) => {
    const from = atTime(day, timeOf(minutes), calendar.zone)
    return { at: `${day}T${timeOf(minutes)}`, from, until: minutesAfter(from, slot) }
  })
}

/** The last day for which one can ask today. */
export const lastDay = ({ ahead }: IntervalResource, calendar: Calendar, now: Instant): Day => addDays(dayOf(now, calendar.zone), ahead)

/** The slot that begins then, if one can ask for it now: it is offered, not past, and not too far ahead. */
export function slotAt(resource: IntervalResource, calendar: Calendar, at: string, now: Instant): Slot | 'past' | 'too far' | 'no slot' {
  if (!isSlotText(at)) return 'no slot'
  const day = parseDay(at.slice(0, 10))
  if (startOfSlot(at, calendar.zone) <= now) return 'past'
  const found = slotsOn(resource, calendar, day).find((slot) => slot.at === at)
  if (found === undefined) return 'no slot'
  return day > lastDay(resource, calendar, now) ? 'too far' : found
}
