/** Lists of registers: a stretch of what a query leaves, sorted by any column, and read on from any place. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Db } from '../database/index.ts'
import { messages } from './messages.ts'
import { type EntryQuery, type Listed, narrowable, type Narrowing, narrowingOf, where } from './narrowing.ts'
import { type EntryOrder, keyOf, type Place, readCursor, usualOrder, writeCursor } from './order.ts'
import { type Asker, type EntryView, viewOf } from './read.ts'
import type { EntryRow } from './tables.ts'
import { plannedByValues } from './words.ts'

/** A stretch of a list in an order. */
export interface Stretch {
  readonly order?: EntryOrder
  /** From where, as a page before told it; from the beginning without it. */
  readonly cursor?: string
  /** Without a cursor: how many entries are passed over, in an order that every register has. */
  readonly offset?: number
  readonly limit: number
}

export interface EntryPage {
  readonly entries: readonly EntryView[]
  /** Where the list goes on, and where it came from; absent where there is no more. */
  readonly next?: string
  readonly previous?: string
  /** The entries are held: each is the very same object on every page until something changes, and the same for all who look. */
  readonly held?: true
}

type SortedRow = EntryRow & { readonly key: string | null }

/** A stretch of a register, for whoever may see it. `from` names where its entries are read. */
export async function pageOf(db: Db, listed: Listed, query: EntryQuery, { order = usualOrder, cursor, offset: asked = 0, limit }: Stretch, actor: Asker): Promise<EntryPage> {
  const { register, zone } = listed
  const place = cursor === undefined ? undefined : readCursor(register, order, cursor)
  const offset = place === undefined ? asked : 0
  if (offset > 0 && keyOf(register, order).field !== undefined) throw new Failure('invalid', messages.noPage, [{ field: 'page', text: messages.noPage }])
  const found = await rowsAt(db, listed, await narrowingOf(db, listed, query), { order, ...(place && { place }), offset, limit: limit + 1 })
  const backwards = place?.towards === 'before'
  const rows = backwards ? found.slice(0, limit).toReversed() : found.slice(0, limit)
  const more = found.length > limit
  const at = (row: SortedRow | undefined, towards: Place['towards']): string | undefined => row && writeCursor(order, { towards, key: row.key, number: row.number })
  const next = (backwards || more) && at(rows.at(-1), 'after')
  const previous = (backwards ? more : place !== undefined || offset > 0) && at(rows[0], 'before')
  return { entries: rows.flatMap((row) => viewOf(register, row, actor, zone) ?? []), ...(next && { next }), ...(previous && { previous }) }
}

/** Rows from a place on, in the direction of the place: first those with a value in the column, then those without, in the order of their numbers. */
async function rowsAt(
  db: Db, listed: Listed, narrowing: Narrowing,
  { order, place, offset, limit }: { readonly order: EntryOrder; readonly place?: Place; readonly offset: number; readonly limit: number },
): Promise<readonly SortedRow[]> {
  const { register, from } = listed
  const key = keyOf(register, order)
  const backwards = place?.towards === 'before'
  const descending = order.descending !== backwards
  const [way, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  /** The whole of the entries that a stretch chooses: of a declared register they are read once it is chosen. */
  const whole = async (written: RawBuilder<unknown>, compared: RawBuilder<unknown>, stretch: RawBuilder<unknown>): Promise<readonly SortedRow[]> => (await (from === undefined
    ? sql<SortedRow>`${narrowing.has('text') ? plannedByValues : sql``} select whole.*, chosen.key from (select entry.number, ${written} as key, ${compared} as place ${stretch}) chosen join entry whole on whole.number = chosen.number
        order by chosen.place ${way}, chosen.number ${way}`
    : sql<SortedRow>`${from} select entry.*, ${written} as key ${stretch}`).execute(db)).rows
  const valued = (most: number): Promise<readonly SortedRow[]> => {
    const number = key.field === undefined ? sql`entry.number` : sql`value.entry` // as the index has it
    const after = place !== undefined && place.key !== null ? sql`and (${key.compared}, ${number}) ${beyond} (${key.read(place.key)}, ${place.number}::text)` : sql``
    const table = key.field === undefined ? sql`${narrowable(listed)} where`
      : sql`entry_value value join ${narrowable(listed)} on entry.number = value.entry where value.register = ${register.id} and value.field = ${key.field} and ${key.sorts} and`
    return whole(key.written, key.compared, sql`from ${table} ${where(register, narrowing)} ${after} order by ${key.compared} ${way}, ${number} ${way} limit ${most} ${offset > 0 ? sql`offset ${offset}` : sql``}`)
  }
  const valueless = async (most: number): Promise<readonly SortedRow[]> => {
    if (key.field === undefined || most === 0) return []
    const after = place !== undefined && place.key === null ? sql`and entry.number ${beyond} ${place.number}::text` : sql``
    return whole(sql`null::text`, sql`null::text`, sql`from ${narrowable(listed)} where ${where(register, narrowing)} ${after}
      and not exists (select from entry_value value where value.entry = entry.number and value.field = ${key.field} and ${key.sorts}) order by entry.number ${way} limit ${most}`)
  }
  if (place?.key === null && !backwards) return valueless(limit)
  if (place?.key === null) {
    const before = await valueless(limit)
    return [...before, ...await valued(limit - before.length)]
  }
  const first = await valued(limit)
  return backwards ? first : [...first, ...await valueless(limit - first.length)]
}
