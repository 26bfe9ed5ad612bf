/** Counts beside lists of registers: how many entries a query leaves, altogether and of each state, year and value. */
import { type RawBuilder, sql } from 'kysely'
import type { EntryState } from '../../law/register.ts'
import type { Db } from '../database/index.ts'
import { type EntryQuery, inYear, isKept, type Listed, narrowable, type Narrowing, narrowingOf, where } from './narrowing.ts'
import { columnName } from './order.ts'
import { type Facet, facetsOf, valuesUnder } from './values.ts'
import { plannedByValues } from './words.ts'

/** How many entries a query leaves, in each state, of each year and of each value of a column; what is chosen in one does not narrow itself. */
export interface EntryCounts {
  /** As many entries hold the words as are counted at most: every number is of those that were found first, and there are at least so many. */
  readonly atLeast?: true
  readonly total: number
  readonly states: Readonly<Partial<Record<EntryState, number>>>
  readonly years: Readonly<Record<string, number>>
  /** The most frequent values of each column by which the list is narrowed. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Values of one column that are counted: the most frequent ones. */
const mostValues = 200

/** Entries that hold the words of a query and are counted: a word that more of them hold is to be told more nearly, not counted to its end. */
const mostCounted = 20_000

/** How many entries a query leaves, altogether and of each kind; beside words no more than `most` of those that hold them are looked at. */
export async function countsIn(db: Db, listed: Listed, query: EntryQuery, most = mostCounted): Promise<EntryCounts> {
  const { register, zone } = listed
  const asked = await narrowingOf(db, listed, query)
  const words = listed.from === undefined ? asked.get('text') : undefined
  const narrowing: Narrowing = new Map([...asked].filter(([name]) => words === undefined || name !== 'text'))
  const facets = facetsOf(register)
  const isChosen = ({ field }: Facet): boolean => narrowing.has(`facts.${columnName(field.name)}`)
  const isSaid = ({ field }: Facet): boolean => words !== undefined && !((field.kind === 'choice' || field.kind === 'choices') && field.choices.some(({ value }) => !isKept(value)))
  // Words narrow every count: the entries that hold them are read once and stand for all of them, as one row where they say the same. By their numbers where somebody asks for more than they say.
  const byNumber = narrowing.has('number') || facets.some((facet) => !isSaid(facet)) || facets.some((facet) => isChosen(facet) && (facet.by === 'years' || !query.facets![columnName(facet.field.name)]!.every(isKept)))
  const [table, from] = words === undefined ? [narrowable(listed), listed.from ?? sql``] : [sql`entry`, sql`${plannedByValues} with found as (
      select number, register, state, says, kind, entered_at from listed_entry entry where register = ${register.id} and ${words} limit ${most}),
    bounds as (select array_agg(make_timestamptz(of, 1, 1, 0, 0, 0, ${zone}) order by of) as of_years from (${yearsOf(sql`listed_entry`, listed)}) entered cross join lateral generate_series(least, most) of),
    entry as materialized (${byNumber ? sql`select number, register, state, says, entered_at, 1 as n from found`
      : sql`select null as number, found.register, found.state, found.says, alike.entered_at, alike.n from (
        select min(number collate "C") as one, min(entered_at) as entered_at, count(*)::integer as n
        from (select found.*, width_bucket(entered_at, (select of_years from bounds)) as year from found) dated group by kind, year) alike join found on found.number = alike.one`})`]
  const number = words === undefined ? sql`count(*)::integer` : sql`coalesce(sum(entry.n), 0)::integer`
  const isNarrowed = (except?: string): boolean => words !== undefined || [...narrowing.keys()].some((name) => name !== except)
  const years = facets.filter(({ by }) => by === 'years').map(({ field }) => field.name)
  const mostFrequent = (counted: RawBuilder<unknown>): RawBuilder<unknown> => sql`select facet, value, n from (select facet, value, n, row_number() over (partition by facet order by n desc) as rank from (${counted}) counted) ranked where rank <= ${mostValues}`
  const values = (fields: readonly string[], except?: string): RawBuilder<unknown> => mostFrequent(sql`
    select value.field as facet, case when value.field = any(${years}::text[]) then left(value.words, 4) else value.words end as value, count(*)::integer as n
    from entry_value value ${isNarrowed(except) ? sql`join ${table} on entry.number = value.entry and ${where(register, narrowing, except)}` : sql``}
    where value.register = ${register.id} and value.field = any(${[...fields]}::text[]) group by 1, 2`)
  /** The same beside words, from what the entries that hold them say themselves: values of all entries are not looked through for those of some. */
  const said = (fields: readonly string[], except?: string): RawBuilder<unknown> => mostFrequent(sql`
    select field as facet, case when field = any(${years}::text[]) then left(substr(one, length(field) + 2), 4) else substr(one, length(field) + 2) end as value, ${number} as n
    from entry cross join unnest(entry.says) one cross join lateral (select split_part(one, '=', 1) as field) told where ${where(register, narrowing, except)} and field = any(${[...fields]}::text[]) group by 1, 2`)
  const counts = (some: readonly Facet[], except?: string): readonly RawBuilder<unknown>[] => {
    const [inEntries, apart] = [some.filter(isSaid), some.filter((facet) => !isSaid(facet))]
    return [...inEntries.length > 0 ? [said(inEntries.map(valuesUnder), except)] : [], ...apart.length > 0 ? [values(apart.map(valuesUnder), except)] : []]
  }
  const { rows } = await sql<{ facet: string; value: string; n: number }>`${from} ${sql.join([
    ...(words === undefined ? [] : [sql`select '.found'::text as facet, ''::text as value, ${number} as n from ${table}`]),
    sql`select '.state'::text as facet, entry.state as value, ${number} as n from ${table} where ${where(register, narrowing, 'state')} group by 2`,
    isNarrowed('year') ? sql`select '.year', extract(year from entry.entered_at at time zone ${zone})::integer::text, ${number} from ${table} where ${where(register, narrowing, 'year')} group by 2`
      : sql`select '.year', of::text, (select count(*)::integer from ${table} where ${where(register, narrowing, 'year')} and ${inYear(sql`of`, zone)})
        from (${yearsOf(table, listed)}) entered cross join lateral generate_series(least, most) of`,
    ...counts(facets.filter((facet) => !isChosen(facet))), ...facets.filter(isChosen).flatMap((facet) => counts([facet], `facts.${columnName(facet.field.name)}`)),
  ], sql` union all `)}`.execute(db)
  const of = (facet: string): Readonly<Record<string, number>> => Object.fromEntries(rows.filter((row) => row.facet === facet && row.n > 0).map(({ value, n }) => [value, n]))
  const states: EntryCounts['states'] = of('.state')
  const wanted = query.state ?? []
  return {
    ...((of('.found')[''] ?? 0) >= most && { atLeast: true as const }),
    total: Object.entries(states).reduce((sum, [state, n]) => sum + (wanted.length === 0 || wanted.some((one) => one === state) ? n : 0), 0),
    states, years: of('.year'), facets: Object.fromEntries(facets.map((facet) => [columnName(facet.field.name), of(valuesUnder(facet))])),
  }
}

/** The first year and the last in which entries of a register were entered. */
const yearsOf = (table: RawBuilder<unknown>, { register, zone }: Listed): RawBuilder<unknown> =>
  sql`select extract(year from min(entered_at) at time zone ${zone})::integer as least, extract(year from max(entered_at) at time zone ${zone})::integer as most from ${table} where register = ${register.id}`
