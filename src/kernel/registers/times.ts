/** Keeps entries from holding at one time where their register says that they never do. */
import { sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { EntryState, Register } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { addDays, type Day } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { freeIn, freeSaid, overlap, type Stretch, stretchOf } from './free-time.ts'
import { messages } from './messages.ts'

/** When an entry holds, and what it shares with those that it must not overlap. */
interface Held { readonly alike: string; readonly day?: string; readonly from: string; readonly until: string }

/** A name as it is held against others: two are one where they differ by capitals and spaces alone. */
export const folded = (said: unknown): string => String(said).normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** What an entry says of it; undefined where it does not say all. */
function heldIn({ apart }: Register, values: Facts): Held | undefined {
  if (apart === undefined) return undefined
  const said = [apart.day, apart.from, apart.until].flatMap((name) => (name === undefined ? [] : [values[name]]))
  const alike = apart.of.map((name) => [name, values[name]] as const)
  if (said.some((one) => typeof one !== 'string' || one === '') || alike.some(([, value]) => value === undefined || value === '')) return undefined
  const [from, until] = [String(values[apart.from]), String(values[apart.until])]
  return { alike: canonical(Object.fromEntries(alike.map(([name, value]) => [name, folded(value)]))), from, until, ...(apart.day !== undefined && { day: String(values[apart.day]) }) }
}

/** From when to when, as the database counts: a day is over when the next begins. */
const momentsOf = ({ day, from, until }: Held): readonly [string, string] => (day === undefined ? [`${from} 00:00`, `${addDays(until as Day, 1)} 00:00`] : [`${day} ${from}`, `${day} ${until}`])

/** An entry of the same that holds at some of this time, but for this one. */
async function overlapping(tx: Tx, declaration: Register, held: Held, but: string): Promise<string | undefined> {
  const { day, from, until } = declaration.apart!
  // Entries from before the register said so have no row of their own.
  const { rows } = await sql<{ number: string; facts: Facts }>`
    select number, facts from entry where register = ${declaration.id} and state <> 'struck' and number <> ${but}
      and ${held.day === undefined ? sql`facts ->> ${until} >= ${held.from} and facts ->> ${from} <= ${held.until}`
        : sql`facts @> ${JSON.stringify({ [day!]: held.day })}::jsonb and facts ->> ${until} > ${held.from} and facts ->> ${from} < ${held.until}`} order by facts ->> ${from}, number`.execute(tx)
  return rows.find(({ facts }) => heldIn(declaration, facts)?.alike === held.alike)?.number
}

/** So many of the same are read at most, to say what is free. */
const most = 500

/** What is held of the same from the beginning of a time on, in order; within its day where it has one. */
async function heldFrom(within: Db | Tx, { id }: Register, held: Held): Promise<readonly { readonly number: string; readonly stretch: Stretch }[]> {
  const [from] = momentsOf(held)
  const until = held.day === undefined ? null : `${addDays(held.day as Day, 1)} 00:00`
  const { rows } = await sql<{ entry: string; begins: string; ends: string }>`
    select entry, to_char(lower(during), 'YYYY-MM-DD HH24:MI') as begins, to_char(upper(during), 'YYYY-MM-DD HH24:MI') as ends from entry_time
    where register = ${id} and alike = ${held.alike} and during && tsrange(${from}::timestamp, ${until}::timestamp) order by lower(during) limit ${most}`.execute(within)
  return rows.map(({ entry, begins, ends }) => ({ number: entry, stretch: stretchOf({
    ...(held.day !== undefined && { day: held.day }),
    ...(held.day === undefined ? { from: begins.slice(0, 10), until: addDays(ends.slice(0, 10) as Day, -1) } : { from: begins.slice(11), until: ends.slice(11) }),
  }) }))
}

/** What keeps an entry of these values from its time, and when it could be instead. */
export interface TimeClash { /** Of the entry that holds then. */ readonly number: string; readonly text: Text }

export interface ApartBy { readonly times: readonly string[]; readonly of: readonly string[] }

export const apartBy = (declaration: Register | undefined): ApartBy | undefined =>
  declaration?.apart && { times: [declaration.apart.from, declaration.apart.until], of: [...declaration.apart.of, ...(declaration.apart.day === undefined ? [] : [declaration.apart.day])] }

/** Whether another entry holds at the time of these values: a word beforehand, which takes nothing, and says what is free where everybody may see the times. An entry from before the register kept them apart is left to the decision. Undefined where none does, or the values do not say when. */
export async function clashOf(within: Db | Tx, declaration: Register | undefined, values: Facts): Promise<TimeClash | undefined> {
  const held = declaration && heldIn(declaration, values)
  if (held === undefined || held.until < held.from) return undefined
  const [asked, others] = [stretchOf(held), await heldFrom(within, declaration!, held)]
  const first = others.find(({ stretch }) => overlap(asked, stretch))
  if (first === undefined) return undefined
  const { shown, apart } = declaration!
  const told = others.length < most && shown.to === 'everyone' && [apart!.from, apart!.until].every((column) => (shown.fields as readonly string[]).includes(column))
  const clash = messages.atOneTime(first.number)
  return { number: first.number, text: told ? inEveryLanguage((locale) => `${clash[locale]} ${freeSaid(freeIn(asked, others.map(({ stretch }) => stretch)), held.day === undefined ? 'days' : 'times')[locale]}`) : clash }
}

/** An entry as an act leaves it. */
interface Standing { readonly number: string; readonly state: EntryState; readonly values: Facts }

/**
 * Takes the time of an entry as it stands now, and gives back what it had before. An act that leaves its time as it was takes nothing: of entries that overlap since
 * before the register said so each can still be renamed, suspended and moved. Throws a `Failure` (invalid) that names the entry which holds then; the constraint
 * of the database says the same to whoever comes at the same moment.
 */
export async function keepTime(tx: Tx, declaration: Register, { number, state, values }: Standing, before?: Pick<Standing, 'state' | 'values'>): Promise<void> {
  const { apart } = declaration
  if (apart === undefined) return
  const had = before && before.state !== 'struck' ? heldIn(declaration, before.values) : undefined
  if (had !== undefined && state !== 'struck' && canonical({ ...had }) === canonical({ ...heldIn(declaration, values) })) return
  await sql`delete from entry_time where entry = ${number}`.execute(tx)
  const held = heldIn(declaration, values)
  if (held === undefined || state === 'struck') return
  const { alike } = held
  const [from, until] = momentsOf(held)
  const refuse = (text: Text): never => {
    throw new Failure('invalid', text, [apart.from, apart.until].map((name) => ({ field: name, text, label: declaration.fields.find((field) => field.name === name)!.label })))
  }
  if (until <= from) return refuse(messages.endsBefore)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${declaration.id} apart ${alike}`}, 0))`.execute(tx)
  const other = await overlapping(tx, declaration, held, number)
  if (other !== undefined) return refuse(messages.atOneTime(other))
  await sql`insert into entry_time (entry, register, alike, during) values (${number}, ${declaration.id}, ${alike}, tsrange(${from}::timestamp, ${until}::timestamp))`.execute(tx)
}
