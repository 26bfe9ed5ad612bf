/** Lists of registers: narrowed by words, states, years and values, sorted by any column, counted, and read on from any place. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { EntryState, Listing } from '../../law/register.ts'
import type { Db } from '../database/index.ts'
import { wordsOf } from '../decisions/index.ts'
import { messages } from './messages.ts'
import { columnName, type EntryOrder, keyOf, type Place, readCursor, usualOrder, writeCursor } from './order.ts'
import { type Asker, type EntryView, viewOf } from './read.ts'
import type { EntryRow } from './tables.ts'
import { type Facet, facetsOf, valuesUnder } from './values.ts'

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

/** How many entries a query leaves, in each state, of each year and of each value of a column; what is chosen in one does not narrow itself. */
export interface EntryCounts {
  readonly total: number
  readonly states: Readonly<Partial<Record<EntryState, number>>>
  readonly years: Readonly<Record<string, number>>
  /** The most frequent values of each column by which the list is narrowed. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Values of one column that are counted: the most frequent ones. */
const mostValues = 200
/** A year that a day of ours can be in. */
const year = /^[1-9]\d{3}$/

/** Conditions on `entry`, by what they narrow. */
type Narrowing = ReadonlyMap<string, RawBuilder<boolean>>

/** Letters of a value that an entry keeps among what it says; one that is longer stands apart from it alone. */
const mostSaid = 40

/** The conditions of a query. Throws a `Failure` (invalid) where there is no such column. */
function narrowingOf({ register, from, zone }: Listed, { number, text = '', state = [], years = [], facets = {} }: EntryQuery): Narrowing {
  const narrowing = new Map<string, RawBuilder<boolean>>()
  if (number !== undefined) narrowing.set('number', sql<boolean>`entry.number = ${number}`)
  const words = wordsOf(text, 20)
  if (state.length > 0) narrowing.set('state', sql<boolean>`entry.state = any(${[...state]})`)
  if (years.length > 0) narrowing.set('year', any(years.filter((one) => year.test(one)).map((one) => inYear(sql`${Number(one)}::integer`, zone))))
  for (const [name, values] of Object.entries(facets)) {
    const facet = facetNamed(register, name)
    if (values.length > 0) {
      const chosen = sql`chosen.register = ${register.id} and chosen.field = ${valuesUnder(facet)} and ${facet.by === 'years' ? sql`left(chosen.words, 4)` : sql`chosen.words`} = any(${[...values]})`
      // Beside words what the entry says is asked, in the index of the words; without them the entries of a value are read at once.
      const isSaid = from === undefined && facet.by !== 'years' && values.every((value) => [...value].length <= mostSaid)
      narrowing.set(`facts.${name}`, words.length === 0 ? sql<boolean>`entry.number in (select chosen.entry from entry_value chosen where ${chosen})`
        : isSaid ? sql<boolean>`entry.says && ${values.map((value) => `${valuesUnder(facet)}=${value}`)}::text[]`
          : sql<boolean>`(select true from entry_value chosen where chosen.entry = entry.number and ${chosen} limit 1)`)
    }
  }
  // Last: a text of a thousand letters is looked through for the entries alone that all else leaves, which costs a tenth.
  if (words.length > 0) narrowing.set('text', sql.join(words.map((word) => sql<boolean>`entry.look like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`), sql` and `))
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

const inYear = (of: RawBuilder<number>, zone: string): RawBuilder<boolean> =>
  sql<boolean>`(entry.entered_at >= make_timestamptz(${of}, 1, 1, 0, 0, 0, ${zone}) and entry.entered_at < make_timestamptz(${of} + 1, 1, 1, 0, 0, 0, ${zone}))`

const where = ({ id }: Listing, narrowing: Narrowing, except?: string): RawBuilder<boolean> =>
  sql.join([sql<boolean>`entry.register = ${id}`, ...[...narrowing].filter(([name]) => name !== except).map(([, condition]) => condition)], sql` and `)

type SortedRow = EntryRow & { readonly key: string | null }

/** A stretch of a register, for whoever may see it. `from` names where its entries are read. */
export async function pageOf(db: Db, listed: Listed, query: EntryQuery, { order = usualOrder, cursor, offset: asked = 0, limit }: Stretch, actor: Asker): Promise<EntryPage> {
  const { register, zone } = listed
  const place = cursor === undefined ? undefined : readCursor(register, order, cursor)
  const offset = place === undefined ? asked : 0
  if (offset > 0 && keyOf(register, order).field !== undefined) throw new Failure('invalid', messages.noPage, [{ field: 'page', text: messages.noPage }])
  const found = await rowsAt(db, listed, narrowingOf(listed, query), { order, ...(place && { place }), offset, limit: limit + 1 })
  const backwards = place?.towards === 'before'
  const rows = backwards ? found.slice(0, limit).toReversed() : found.slice(0, limit)
  const more = found.length > limit
  const at = (row: SortedRow | undefined, towards: Place['towards']): string | undefined => row && writeCursor(order, { towards, key: row.key, number: row.number })
  const next = (backwards || more) && at(rows.at(-1), 'after')
  const previous = (backwards ? more : place !== undefined || offset > 0) && at(rows[0], 'before')
  return { entries: rows.flatMap((row) => viewOf(register, row, actor, zone) ?? []), ...(next && { next }), ...(previous && { previous }) }
}

/** Where the entries of a register are read: `from` lets a view stand for the tables of entries. */
export interface Listed { readonly register: Listing; readonly from?: RawBuilder<unknown>; readonly zone: string }

/** Rows from a place on, in the direction of the place: first those with a value in the column, then those without, in the order of their numbers. */
async function rowsAt(
  db: Db, { register, from = sql`` }: Listed, narrowing: Narrowing,
  { order, place, offset, limit }: { readonly order: EntryOrder; readonly place?: Place; readonly offset: number; readonly limit: number },
): Promise<readonly SortedRow[]> {
  const key = keyOf(register, order)
  const backwards = place?.towards === 'before'
  const descending = order.descending !== backwards
  const [way, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const valued = async (most: number): Promise<readonly SortedRow[]> => {
    const number = key.field === undefined ? sql`entry.number` : sql`value.entry` // as the index has it
    const after = place !== undefined && place.key !== null ? sql`and (${key.compared}, ${number}) ${beyond} (${key.read(place.key)}, ${place.number}::text)` : sql``
    const table = key.field === undefined ? sql`entry where`
      : sql`entry_value value join entry on entry.number = value.entry where value.register = ${register.id} and value.field = ${key.field} and ${key.sorts} and`
    return (await sql<SortedRow>`${from} select entry.*, ${key.written} as key from ${table} ${where(register, narrowing)} ${after}
      order by ${key.compared} ${way}, ${number} ${way} limit ${most} ${offset > 0 ? sql`offset ${offset}` : sql``}`.execute(db)).rows
  }
  const valueless = async (most: number): Promise<readonly SortedRow[]> => {
    if (key.field === undefined || most === 0) return []
    const after = place !== undefined && place.key === null ? sql`and entry.number ${beyond} ${place.number}::text` : sql``
    return (await sql<SortedRow>`${from} select entry.*, null::text as key from entry where ${where(register, narrowing)} ${after}
      and not exists (select from entry_value value where value.entry = entry.number and value.field = ${key.field} and ${key.sorts}) order by entry.number ${way} limit ${most}`.execute(db)).rows
  }
  if (place?.key === null && !backwards) return valueless(limit)
  if (place?.key === null) {
    const before = await valueless(limit)
    return [...before, ...await valued(limit - before.length)]
  }
  const first = await valued(limit)
  return backwards ? first : [...first, ...await valueless(limit - first.length)]
}

/** How many entries a query leaves, altogether and of each kind. */
export async function countsIn(db: Db, listed: Listed, query: EntryQuery): Promise<EntryCounts> {
  const { register, zone } = listed
  const asked = narrowingOf(listed, query)
  // Words narrow every count: the entries that hold them are read once, and stand for all of them.
  const words = listed.from === undefined ? asked.get('text') : undefined
  const narrowing: Narrowing = new Map([...asked].filter(([name]) => words === undefined || name !== 'text'))
  const from = words === undefined ? listed.from ?? sql``
    : sql`with entry as materialized (select entry.number, entry.register, entry.state, entry.entered_at, entry.says from entry where entry.register = ${register.id} and ${words})`
  const facets = facetsOf(register)
  const isChosen = ({ field }: Facet): boolean => narrowing.has(`facts.${columnName(field.name)}`)
  const isNarrowed = (except?: string): boolean => words !== undefined || [...narrowing.keys()].some((name) => name !== except)
  const years = facets.filter(({ by }) => by === 'years').map(({ field }) => field.name)
  const mostFrequent = (counted: RawBuilder<unknown>): RawBuilder<unknown> => sql`select facet, value, n from (select facet, value, n, row_number() over (partition by facet order by n desc) as rank from (${counted}) counted) ranked where rank <= ${mostValues}`
  const values = (fields: readonly string[], except?: string): RawBuilder<unknown> => mostFrequent(sql`
    select value.field as facet, case when value.field = any(${years}::text[]) then left(value.words, 4) else value.words end as value, count(*)::integer as n
    from entry_value value ${isNarrowed(except) ? sql`join entry on entry.number = value.entry and ${where(register, narrowing, except)}` : sql``}
    where value.register = ${register.id} and value.field = any(${[...fields]}::text[]) group by 1, 2`)
  /** The same beside words, from what the entries that hold them say themselves: values of all entries are not looked through for those of some. */
  const said = (fields: readonly string[], except?: string): RawBuilder<unknown> => mostFrequent(sql`
    select split_part(one, '=', 1) as facet, case when split_part(one, '=', 1) = any(${years}::text[]) then left(substr(one, strpos(one, '=') + 1), 4) else substr(one, strpos(one, '=') + 1) end as value, count(*)::integer as n
    from entry cross join unnest(entry.says) one where ${where(register, narrowing, except)} and split_part(one, '=', 1) = any(${[...fields]}::text[]) group by 1, 2`)
  const isSaid = ({ field }: Facet): boolean => words !== undefined && !((field.kind === 'choice' || field.kind === 'choices') && field.choices.some(({ value }) => [...value].length > mostSaid))
  const counts = (some: readonly Facet[], except?: string): readonly RawBuilder<unknown>[] => {
    const [inEntries, apart] = [some.filter(isSaid), some.filter((facet) => !isSaid(facet))]
    return [...inEntries.length > 0 ? [said(inEntries.map(valuesUnder), except)] : [], ...apart.length > 0 ? [values(apart.map(valuesUnder), except)] : []]
  }
  const entered = sql`select extract(year from min(entered_at) at time zone ${zone})::integer as least, extract(year from max(entered_at) at time zone ${zone})::integer as most from entry where register = ${register.id}`
  const { rows } = await sql<{ facet: string; value: string; n: number }>`${from} ${sql.join([
    sql`select '.state'::text as facet, entry.state as value, count(*)::integer as n from entry where ${where(register, narrowing, 'state')} group by 2`,
    isNarrowed('year') ? sql`select '.year', extract(year from entry.entered_at at time zone ${zone})::integer::text, count(*)::integer from entry where ${where(register, narrowing, 'year')} group by 2`
      : sql`select '.year', of::text, (select count(*)::integer from entry where ${where(register, narrowing, 'year')} and ${inYear(sql`of`, zone)})
        from (${entered}) entered cross join lateral generate_series(least, most) of`,
    ...counts(facets.filter((facet) => !isChosen(facet))), ...facets.filter(isChosen).flatMap((facet) => counts([facet], `facts.${columnName(facet.field.name)}`)),
  ], sql` union all `)}`.execute(db)
  const of = (facet: string): Readonly<Record<string, number>> => Object.fromEntries(rows.filter((row) => row.facet === facet && row.n > 0).map(({ value, n }) => [value, n]))
  const states: EntryCounts['states'] = of('.state')
  const wanted = query.state ?? []
  return {
    total: Object.entries(states).reduce((sum, [state, n]) => sum + (wanted.length === 0 || wanted.some((one) => one === state) ? n : 0), 0),
    states, years: of('.year'), facets: Object.fromEntries(facets.map((facet) => [columnName(facet.field.name), of(valuesUnder(facet))])),
  }
}
