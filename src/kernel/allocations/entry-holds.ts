/**
 * What entries of a register hold, such as a talk the hall in which it is given (`holds` of the register): taken by the act on the entry and free again when that stands no more. Where
 * it is closed meanwhile the entry has lost it, and whoever keeps the entry and whose it is are told; once it is open again the entry has it back, if nobody else has.
 */
import { sql } from 'kysely'
import { keyOfEntry, type Resource, slotText } from '../../law/allocation.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { type EntryDoes, numbersIn, refers, type Register } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { atTime, type Instant, isDay } from '../../law/time.ts'
import { type Db, eachApart, newId, transact, type Tx } from '../database/index.ts'
import type { StandingEntry } from '../registers/index.ts'
import { type By, expireHolds, freePlace, type Ground, inTurn, moveUp, rangeOf, record, taking, takingStill } from './ground.ts'
import { letters, messages } from './messages.ts'
import { resourcesNamed } from './of-entry.ts'
import type { AllocationState } from './tables.ts'

/** What was done to an entry. */
export interface DoneToEntry { readonly entry: string; readonly register: string; readonly does: EntryDoes }

interface HeldRow { readonly id: string; readonly resource: string; readonly entry: string; readonly state: AllocationState; readonly from: Instant; readonly until: Instant }

/** What an entry says that it holds, and by which procedure that is given out; `closed` where nobody can have it. */
interface Wanted<E = StandingEntry> { readonly entry: E; readonly declaration: Register; readonly procedure: string; readonly resource: Resource; readonly from: Instant; readonly until: Instant; readonly closed: boolean }

const clock = { system: 'clock' } as const
const heldColumns = sql`id, resource, entry, state, lower(during) as "from", upper(during) as until`

/** What one of these entries wants now; nothing of one that stands no more, does not say all of it, or refers to what is struck. */
async function wantedBy(ground: Ground, tx: Tx, declaration: Register, numbers: readonly string[]): Promise<ReadonlyMap<string, Wanted>> {
  if (declaration.holds === undefined) return new Map()
  const standing = (await ground.entries.stretch(declaration.id, { numbers }, tx)).filter(({ suspended }) => !suspended)
  return wantedAs(ground, tx, declaration, standing)
}

/** The same of what entries say, or would say. */
async function wantedAs<E extends Pick<StandingEntry, 'number' | 'values'>>(ground: Ground, within: Db, declaration: Register, all: readonly E[]): Promise<ReadonlyMap<string, Wanted<E>>> {
  const { holds } = declaration
  const giving = ground.versions.today().find(({ allocates }) => allocates?.resource.id === holds?.resource && allocates?.ofEach !== undefined)
  if (holds === undefined || giving === undefined) return new Map()
  const referred = ({ values }: E): readonly string[] => declaration.fields.filter(refers).flatMap(({ name }) => numbersIn(values[name]))
  const struck = await ground.entries.struck(all.flatMap(referred), within)
  const said = ({ values }: E, name: string): string => (typeof values[name] === 'string' ? values[name] : '')
  const ones = all.filter((entry) => said(entry, holds.entry) !== '' && !referred(entry).some((number) => struck.has(number)))
  const given = await resourcesNamed(ground, within, ones.map((entry) => ({ procedure: giving.id, resource: keyOfEntry(holds.resource, said(entry, holds.entry)) })))
  return new Map(ones.flatMap((entry): readonly (readonly [string, Wanted<E>])[] => {
    const [day, from, until, one] = [said(entry, holds.day), said(entry, holds.from), said(entry, holds.until), given.get(keyOfEntry(holds.resource, said(entry, holds.entry)))]
    if (!isDay(day) || from === '' || until <= from || one === undefined) return []
    const { zone } = ground.calendar
    return [[entry.number, { entry, declaration, procedure: giving.id, resource: one.resource, from: atTime(day, from, zone), until: atTime(day, until, zone), closed: one.suspended === true }]]
  }))
}

/** What stands against an entry, and of which of its columns that is to be said. */
export interface HeldAgainst { readonly columns: readonly string[]; readonly text: Text }

/** The columns by which an entry says what it holds and when: the day is seldom what is to be mended. */
const columnsOf = ({ entry, from, until }: NonNullable<Register['holds']>): readonly string[] => [entry, from, until]

/**
 * What stands against an entry of a register that would say this: what it would hold is closed, or taken then by another. Nothing where it says too little, or a time that is past. `number`: the entry that is changed, whose own
 * hold is not against it. For whoever only chooses: that two do not get the same the act on the entry makes sure.
 */
export async function heldAgainst(ground: Ground, within: Db, { register, number = '', values }: { readonly register: string; readonly number?: string | undefined; readonly values: Facts }): Promise<HeldAgainst | undefined> {
  const declaration = ground.entries.declared.find(({ id }) => id === register)
  const wanted = declaration?.holds && (await wantedAs(ground, within, declaration, [{ number, values }])).get(number)
  if (wanted === undefined || wanted.from <= ground.now()) return undefined
  const columns = columnsOf(wanted.declaration.holds!)
  if (wanted.closed) return { columns, text: messages.closedHolds(wanted.resource.title) }
  const { rows } = await sql<{ entry: string | null; place: number }>`select entry, place from allocation where resource = ${wanted.resource.id} and during && ${rangeOf(wanted)} and ${takingStill(ground.now())} and entry is distinct from ${number} order by entry nulls last`.execute(within)
  if (new Set(rows.map(({ place }) => place)).size < wanted.resource.capacity) return undefined
  return { columns, text: takenText(wanted.resource, rows[0]!.entry) }
}

const takenText = ({ title }: Resource, entry: string | null): Text => (entry === null ? messages.bookedHolds(title) : messages.entryHolds(title, entry))

const isSame = (row: HeldRow | undefined, wanted: Wanted | undefined): boolean => row !== undefined && wanted !== undefined && row.resource === wanted.resource.id && row.from === wanted.from && row.until === wanted.until

/** What the entry has, or had last. */
const lastOf = async (tx: Tx, entry: string): Promise<HeldRow | undefined> =>
  (await sql<HeldRow>`select ${heldColumns} from allocation where entry = ${entry} order by state = 'released', changed_at desc limit 1 for update`.execute(tx)).rows[0]

/** Follows an act on an entry, in its transaction. Throws a `Failure` (invalid) that names the columns where what it says cannot be had. */
export async function holdForEntry(ground: Ground, tx: Tx, by: By, { entry: number, register, does }: DoneToEntry): Promise<void> {
  const declaration = ground.entries.declared.find(({ id }) => id === register)
  if (declaration?.holds === undefined) return
  const wanted = (await wantedBy(ground, tx, declaration, [number])).get(number)
  const seen = await lastOf(tx, number)
  for (const turn of [...new Set([seen?.resource, wanted?.resource.id])].filter((one) => one !== undefined).toSorted()) {
    await inTurn(tx, turn)
    await expireHolds(ground, tx, turn)
  }
  const last = await lastOf(tx, number)
  // An act that leaves its place and time as they were takes nothing and asks for nothing, also where they are lost.
  if (isSame(last, wanted) && (last!.state === 'firm' || does === 'change')) return
  if (last?.state === 'firm') await free(ground, tx, by, last)
  if (wanted === undefined || wanted.from <= ground.now()) return
  const columns = columnsOf(declaration.holds)
  const refuse = (text: Text): never => {
    throw new Failure('invalid', text, columns.map((name) => ({ field: name, text, label: declaration.fields.find((field) => field.name === name)!.label })))
  }
  if (wanted.closed) return refuse(messages.closedHolds(wanted.resource.title))
  if (!await take(ground, tx, by, wanted)) {
    const { rows: [other] } = await sql<{ entry: string | null }>`select entry from allocation where resource = ${wanted.resource.id} and during && ${rangeOf(wanted)} and ${taking} order by entry nulls last limit 1`.execute(tx)
    return refuse(takenText(wanted.resource, other?.entry ?? null))
  }
}

/** Takes what an entry wants; false where all of it is taken. */
async function take(ground: Ground, tx: Tx, by: By, { entry: { number }, procedure, resource, from, until }: Wanted): Promise<boolean> {
  const place = await freePlace(tx, resource, { from, until })
  if (place === undefined) return false
  const [id, at] = [newId(), ground.now()]
  await sql`insert into allocation (id, resource, procedure, place, during, state, entry, made_at, changed_at) values (${id}, ${resource.id}, ${procedure}, ${place}, ${rangeOf({ from, until })}, 'firm', ${number}, ${at}, ${at})`.execute(tx)
  await record(ground, tx, by, { id, resource: resource.id, case_id: null, entry: number, from, until }, 'firm')
  return true
}

/** Gives back what an entry held, to whoever waits for it. */
async function free(ground: Ground, tx: Tx, by: By, row: HeldRow): Promise<void> {
  await sql`update allocation set state = 'released', changed_at = ${ground.now()}, changes = changes + 1 where id = ${row.id}`.execute(tx)
  await record(ground, tx, by, { ...row, case_id: null }, 'released')
  await moveUp(ground, tx, row.resource, row)
}

/** The clock's round: compares what entries hold with what they and the things that they name say by now. */
export async function followHolds(ground: Ground): Promise<void> {
  const { rows } = await sql<{ entry: string }>`select distinct entry from allocation where entry is not null and lower(during) > ${ground.now()}::timestamptz`.execute(ground.db)
  if (rows.length === 0) return
  const numbers = rows.map(({ entry }) => entry)
  await eachApart(ground.entries.declared.filter(({ holds }) => holds !== undefined), async (declaration) => {
    const standing = new Set((await ground.entries.stretch(declaration.id, { numbers })).map(({ number }) => number))
    await eachApart(numbers.filter((number) => standing.has(number)), (number) => transact(ground.db, (tx) => follow(ground, tx, declaration, number)))
  })
}

async function follow(ground: Ground, tx: Tx, declaration: Register, number: string): Promise<void> {
  const seen = await lastOf(tx, number)
  if (seen === undefined) return
  await inTurn(tx, seen.resource)
  await expireHolds(ground, tx, seen.resource)
  const [last, wanted] = [await lastOf(tx, number), (await wantedBy(ground, tx, declaration, [number])).get(number)]
  if (last === undefined || last.from <= ground.now()) return
  const canHave = wanted !== undefined && !wanted.closed
  if (last.state === 'firm' && !canHave) {
    await free(ground, tx, clock, last)
    if (wanted !== undefined) await tellLost(ground, tx, wanted)
  } else if (last.state === 'released' && canHave && isSame(last, wanted)) await take(ground, tx, clock, wanted)
}

/** Tells whoever keeps the register, and whose the entry is, that what it held is closed. */
async function tellLost({ parties, calendar: { zone } }: Ground, tx: Tx, { entry, declaration, resource, from }: Wanted): Promise<void> {
  const letter = (keeps: boolean) => letters.lost(entry.title, resource.title, slotText(from, zone), `/registers/${declaration.id}/${entry.number}`, keeps)
  const keepers = (await parties.holdersOf([declaration.office.role], tx)).map(({ id }) => id)
  for (const person of keepers) await parties.writeLetter(tx, person, letter(true))
  const { owner } = entry
  if (owner.kind === 'person' && !keepers.includes(owner.id)) await parties.writeLetter(tx, owner.id, letter(false))
  if (owner.kind === 'organisation') await parties.writeLetterToOrganisation(tx, owner.id, letter(false), { mailed: 'proved heads' })
}

/** Those of these entries that have nothing of what they held. Whether they still say that they hold something is for whoever asks to know. */
export async function lostBy({ db }: Pick<Ground, 'db'>, entries: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ entry: string }>`select entry from allocation where entry = any(${entries}) group by entry having bool_and(state = 'released')`.execute(db)
  return new Set(rows.map(({ entry }) => entry))
}
