/** Narrows a register: by words, states, years and values. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { EntryState, Listing } from '../../law/register.ts'
import type { Db } from '../database/index.ts'
import { messages } from './messages.ts'
import { columnName } from './order.ts'
import { type Facet, facetsOf, valuesUnder } from './values.ts'
import { holdsParts, looksLike, partsIn } from './words.ts'

export interface EntryQuery {
  readonly register: string
  /** The one entry with this number. */
  readonly number?: string
  /** Words that are to stand in the number or in what is shown. */
  readonly text?: string
  readonly state?: readonly EntryState[]
  /** Years in which entries were entered. */
  readonly years?: readonly string[]
  /** Chosen values by column: any of one column, of every column. */
  readonly facets?: Readonly<Record<string, readonly string[]>>
}

/** Where the entries of a register are read: `from` lets a view stand for the tables of entries. */
export interface Listed { readonly register: Listing; readonly from?: RawBuilder<unknown>; readonly zone: string }

/** What is narrowed, ordered and counted, called `entry`: short rows of declared registers, and of a view its entries themselves. */
export const narrowable = ({ from }: Listed): RawBuilder<unknown> => (from === undefined ? sql`listed_entry entry` : sql`entry`)

/** A year that a day of ours can be in. */
const year = /^[1-9]\d{3}$/

/** Conditions on `entry`, by what they narrow. */
export type Narrowing = ReadonlyMap<string, RawBuilder<boolean>>

/** Whether an entry keeps a value among what it says: one that is longer, or of several words, stands apart from it alone. */
export const isKept = (value: string): boolean => [...value].length <= 40 && !/\s/.test(value)

/** The conditions of a query. Throws a `Failure` (invalid) where there is no such column. */
export async function narrowingOf(db: Db, { register, from, zone }: Listed, { number, text = '', state = [], years = [], facets = {} }: EntryQuery): Promise<Narrowing> {
  const narrowing = new Map<string, RawBuilder<boolean>>()
  if (number !== undefined) narrowing.set('number', sql<boolean>`entry.number = ${number}`)
  const parts = partsIn(text)
  if (state.length > 0) narrowing.set('state', sql<boolean>`entry.state = any(${[...state]})`)
  if (years.length > 0) narrowing.set('year', any(years.filter((one) => year.test(one)).map((one) => inYear(sql`${Number(one)}::integer`, zone))))
  for (const [name, values] of Object.entries(facets)) {
    const facet = facetNamed(register, name)
    if (values.length > 0) {
      const chosen = sql`chosen.register = ${register.id} and chosen.field = ${valuesUnder(facet)} and ${facet.by === 'years' ? sql`left(chosen.words, 4)` : sql`chosen.words`} = any(${[...values]})`
      // Beside words what the entry says is asked, in the index of the words; without them the entries of a value are read at once.
      const isSaid = from === undefined && facet.by !== 'years' && values.every(isKept)
      narrowing.set(`facts.${name}`, parts.length === 0 ? sql<boolean>`entry.number in (select chosen.entry from entry_value chosen where ${chosen})`
        : isSaid ? sql<boolean>`entry.says && ${values.map((value) => `${valuesUnder(facet)}=${value}`)}::text[]`
          : sql<boolean>`(select true from entry_value chosen where chosen.entry = entry.number and ${chosen} limit 1)`)
    }
  }
  // Last: what a view looks into is looked through for the entries alone that all else leaves.
  if (parts.length > 0) narrowing.set('text', from === undefined ? await holdsParts(db, parts) : looksLike(parts))
  return narrowing
}

/** The column by which a list is narrowed. Throws a `Failure` (invalid) that names those there are. */
export function facetNamed(register: Listing, name: string): Facet {
  const known = facetsOf(register)
  const facet = known.find(({ field }) => columnName(field.name) === name)
  if (facet) return facet
  const noFilter = messages.noFilter(name, known.map(({ field }) => columnName(field.name)))
  throw new Failure('invalid', noFilter, [{ field: 'filter', text: noFilter }])
}

const any = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => (conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`)

export const inYear = (of: RawBuilder<number>, zone: string): RawBuilder<boolean> =>
  sql<boolean>`(entry.entered_at >= make_timestamptz(${of}, 1, 1, 0, 0, 0, ${zone}) and entry.entered_at < make_timestamptz(${of} + 1, 1, 1, 0, 0, 0, ${zone}))`

export const where = ({ id }: Listing, narrowing: Narrowing, except?: string): RawBuilder<boolean> =>
  sql.join([sql<boolean>`entry.register = ${id}`, ...[...narrowing].filter(([name]) => name !== except).map(([, condition]) => condition)], sql` and `)
