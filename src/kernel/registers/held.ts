/** Narrows, sorts and counts entries that are all at hand, as `list.ts` does in the database. Pure. */
import { type Listing, numbersIn, refers } from '../../law/register.ts'
import { wordsOf } from '../decisions/index.ts'
import type { EntryCounts } from './counts.ts'
import { type EntryQuery, facetNamed } from './narrowing.ts'
import type { EntryOrder, Place } from './order.ts'
import { columnName } from './order.ts'
import type { EntryView } from './read.ts'
import { type Facet, facetsOf } from './values.ts'

/** An entry with what is asked of it: what the box looks into, and the year in which it was entered. */
export interface HeldEntry { readonly entry: EntryView; readonly look: string; readonly year: string }

/** An entry in an order, with what it is sorted by; null where it states nothing. */
export interface Sorted { readonly entry: EntryView; readonly key: string | null }

type Test = (held: HeldEntry) => boolean

function testsOf(register: Listing, { number, text = '', state = [], years = [], facets = {} }: EntryQuery): ReadonlyMap<string, Test> {
  const tests = new Map<string, Test>()
  if (number !== undefined) tests.set('number', ({ entry }) => entry.number === number)
  const words = wordsOf(text, 20)
  if (words.length > 0) tests.set('text', ({ look }) => words.every((word) => look.includes(word)))
  if (state.length > 0) tests.set('state', ({ entry }) => state.includes(entry.state))
  if (years.length > 0) tests.set('year', ({ year }) => years.includes(year))
  for (const [name, values] of Object.entries(facets)) {
    const facet = facetNamed(register, name)
    if (values.length > 0) tests.set(`facts.${name}`, ({ entry }) => valuesOf(facet, entry).some((one) => values.includes(one)))
  }
  return tests
}

function valuesOf({ field, by }: Facet, { values }: EntryView): readonly string[] {
  const value = values[field.name]
  if (value === undefined || value === '') return []
  if (refers(field)) return numbersIn(value)
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object') return Object.entries(value).flatMap(([part, one]) => (part === by ? [String(one)] : []))
  return [by === 'years' ? String(value).slice(0, 4) : String(value)]
}

/** The entries that a query leaves. Throws a `Failure` (invalid) where it narrows by a column that there is not. */
export function narrowed(register: Listing, entries: readonly HeldEntry[], query: EntryQuery): readonly EntryView[] {
  const tests = [...testsOf(register, query).values()]
  return entries.flatMap((held) => (tests.every((test) => test(held)) ? [held.entry] : []))
}

/** How many entries a query leaves, of each state, year and value: what is chosen in one column does not narrow itself. */
export function counted(register: Listing, entries: readonly HeldEntry[], query: EntryQuery): EntryCounts {
  const tests = [...testsOf(register, query)]
  const facets = facetsOf(register).map((facet) => ({ facet, name: columnName(facet.field.name), numbers: new Map<string, number>() }))
  const [states, years] = [new Map<string, number>(), new Map<string, number>()]
  const add = (numbers: Map<string, number>, value: string): unknown => numbers.set(value, (numbers.get(value) ?? 0) + 1)
  let total = 0
  for (const held of entries) {
    const failing = tests.filter(([, test]) => !test(held)).map(([name]) => name)
    if (failing.length > 1) continue
    const counts = (name: string): boolean => failing.length === 0 || failing[0] === name
    if (failing.length === 0) total += 1
    if (counts('state')) add(states, held.entry.state)
    if (counts('year')) add(years, held.year)
    for (const { facet, name, numbers } of facets) if (counts(`facts.${name}`)) for (const value of valuesOf(facet, held.entry)) add(numbers, value)
  }
  return { total, states: Object.fromEntries(states), years: Object.fromEntries(years), facets: Object.fromEntries(facets.map(({ name, numbers }) => [name, Object.fromEntries(numbers)])) }
}

const alphabet = new Intl.Collator('kk')
const inNumbers = (one: string, other: string): number => Number(one) - Number(other)
const inLetters = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** By what an entry is sorted, written as a cursor has it, and how two of these compare. */
function sortingBy(register: Listing, { by }: EntryOrder): { readonly key: (entry: EntryView) => string | null; readonly compare: (one: string, other: string) => number } {
  const micros = (at: string): string => String(Date.parse(at) * 1000)
  switch (by) {
    case 'number': return { key: ({ number }) => number, compare: inLetters }
    case 'state': return { key: ({ state }) => state, compare: inLetters }
    case 'entered': return { key: ({ enteredAt }) => micros(enteredAt), compare: inNumbers }
    case 'changedAt': return { key: ({ changedAt }) => micros(changedAt), compare: inNumbers }
  }
  const field = register.fields.find(({ name }) => columnName(name) === by)
  if (field === undefined) throw new TypeError(`no column ${by}`)
  const stated = ({ values }: EntryView): string | null => (values[field.name] === undefined || values[field.name] === '' ? null : String(values[field.name]).slice(0, 100))
  if (field.kind === 'choice') {
    const rank = new Map(field.choices.map(({ value }, i) => [value, String(i + 1)]))
    return { key: (entry) => { const value = stated(entry); return value === null ? null : rank.get(value) ?? String(field.choices.length + 1) }, compare: inNumbers }
  }
  return { key: stated, compare: field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money' ? inNumbers : field.kind === 'text' ? (one, other) => alphabet.compare(one, other) : inLetters }
}

/** How entries stand to each other in an order: those that state nothing last in both directions, and those of one value by their numbers. */
export function comparing(register: Listing, order: EntryOrder): (one: Pick<Place, 'key' | 'number'>, other: Pick<Place, 'key' | 'number'>) => number {
  const { compare } = sortingBy(register, order)
  const way = order.descending ? -1 : 1
  return (one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null) || way * inLetters(one.number, other.number)
    return way * (compare(one.key, other.key) || inLetters(one.number, other.number))
  }
}

/** Entries in an order. */
export function sorted(register: Listing, entries: readonly EntryView[], order: EntryOrder): readonly Sorted[] {
  const { key } = sortingBy(register, order)
  const compare = comparing(register, order)
  return entries.map((entry) => ({ entry, number: entry.number, key: key(entry) })).sort(compare)
}
