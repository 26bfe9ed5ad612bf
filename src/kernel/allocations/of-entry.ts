/** Which resource is meant: the one that is declared, or the entry of a register that an answer names, with the days that it states. */
import { type Allocates, daysOfEntry, readResourceKey, type Resource, resourceOfEntry } from '../../law/allocation.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { addDays, type Instant, startOfDay } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Registers } from '../registers/index.ts'

/** From when to when; a seat is given without bounds, unless it is given for days. */
export interface Span { readonly from: Instant | null; readonly until: Instant | null }

/** A resource as it is given out now, and for when where it is given for days of its own. */
export interface Given { readonly resource: Resource; readonly span: Span; /** Its entry is suspended. */ readonly suspended?: true; /** Where it is held, as its entry says. */ readonly where?: string }

/** What is read to tell a resource: entries, days, and the declarations as they are now. */
interface Reading { readonly entries: Pick<Registers, 'stretch'>; readonly calendar: Calendar }
interface Declared { readonly versions: { latest(id: string): Procedure | undefined } }

const everlasting: Span = { from: null, until: null }

const registerAsked = ({ form, allocates }: Procedure): string | undefined => {
  const field = form.flatMap((page) => page.fields).find(({ name }) => name === allocates?.ofEach?.entry)
  return field?.kind === 'entry' ? field.register : allocates?.ofEach?.register
}

/** Entries as resources, by number; without those that are struck, or state no days though their places are given for days. */
async function entriesGiven({ entries, calendar: { zone } }: Reading, within: Db, procedure: Procedure, allocates: Allocates, numbers: readonly string[]): Promise<ReadonlyMap<string, Given>> {
  const register = registerAsked(procedure)
  if (register === undefined || numbers.length === 0) return new Map()
  const found = await entries.stretch(register, { numbers: [...new Set(numbers)] }, within)
  return new Map(found.flatMap((entry) => {
    const days = daysOfEntry(allocates, entry.values)
    const where = allocates.ofEach?.where === undefined ? undefined : entry.values[allocates.ofEach.where]
    if (days === undefined && allocates.ofEach?.from !== undefined) return []
    return [[entry.number, { resource: resourceOfEntry(allocates, entry), span: days && allocates.resource.kind === 'seat' ? { from: startOfDay(days.from, zone), until: startOfDay(addDays(days.until, 1), zone) } : everlasting, ...(entry.suspended && { suspended: true }), ...(typeof where === 'string' && where !== '' && { where }) }] as const]
  }))
}

/** What the answers of an application ask for; undefined where the entry is not said yet, or is none. */
export async function askedFor(ground: Reading, within: Db, procedure: Procedure, facts: Facts): Promise<Given | undefined> {
  const { allocates } = procedure
  if (allocates === undefined) return undefined
  if (allocates.ofEach === undefined) return { resource: allocates.resource, span: everlasting }
  const number = facts[allocates.ofEach.entry]
  return typeof number === 'string' ? (await entriesGiven(ground, within, procedure, allocates, [number])).get(number) : undefined
}

/** The resources that are meant by such names, each by its procedure as it is declared now; without those that are gone. */
export async function resourcesNamed(ground: Reading & Declared, within: Db, rows: readonly { readonly procedure: string; readonly resource: string }[]): Promise<ReadonlyMap<string, Given>> {
  const named = new Map<string, Given>()
  for (const id of new Set(rows.map(({ procedure }) => procedure))) {
    const procedure = ground.versions.latest(id)
    const { allocates } = procedure ?? {}
    if (procedure === undefined || allocates === undefined) continue
    const keys = rows.flatMap((row) => (row.procedure === id ? [row.resource] : []))
    if (allocates.ofEach === undefined) {
      for (const key of keys) named.set(key, { resource: allocates.resource, span: everlasting })
      continue
    }
    const given = await entriesGiven(ground, within, procedure, allocates, keys.flatMap((key) => readResourceKey(key).entry ?? []))
    for (const one of given.values()) named.set(one.resource.id, one)
  }
  return named
}

/** The resource of one row. */
export const resourceOf = async (ground: Reading & Declared, within: Db, row: { readonly procedure: string; readonly resource: string }): Promise<Resource | undefined> =>
  (await resourcesNamed(ground, within, [row])).get(row.resource)?.resource

/** Whether it can be had, moved or given back no more: an hour has begun, the last day of a place is over. */
export const isOver = ({ kind }: Pick<Resource, 'kind'>, { from, until }: Span, now: Instant): boolean =>
  (kind === 'seat' ? until !== null && until <= now : from !== null && from <= now)
