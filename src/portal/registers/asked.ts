/** What an address asks of a register: words, states, years, values of columns, the order and the place. */
import { Failure } from '../../law/failure.ts'
import type { Kernel } from '../../kernel/index.ts'
import { columnName, type EntryOrder, type EntryQuery, maySee, readOrder } from '../../kernel/registers/index.ts'
import type { EntryState, Listing } from '../../law/register.ts'
import { notFound } from '../answers.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'

export const entryStates = ['entered', 'suspended', 'struck'] as const satisfies readonly EntryState[]

/** Who looks: a person in their session. A key opens what is open to everyone, whoever made it. */
export const lookerIn = ({ actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Visit['actor'] => (scopes.length > 0 ? null : actor)

/** The register of an address, for whoever may see it: others are told that there is none. */
export function registerHere({ registers }: Kernel, looker: Visit['actor'], id: string): Listing {
  const found = registers.listed.find((one) => one.id === id)
  if (found === undefined || !maySee(found, looker)) throw notFound()
  return found
}

export interface Asked {
  readonly query: EntryQuery
  readonly order: EntryOrder
  readonly cursor?: string
  /** The page, counted from 1, of an address that names no cursor. */
  readonly page?: number
}

/** How many entries stand before a page. */
export const passedOver = (page: number | undefined, size: number): number => ((page ?? 1) - 1) * size

/** Pages that an address can name by their number. */
export const mostPages = 1_000_000

/** An address as it is written since every column can be chosen by: `f.kind=elm`, as it was before, is `filter=kind:elm`. It names no page. */
function inPresentWords(url: URL): URL {
  const present = new URL(url)
  present.search = new URLSearchParams([...url.searchParams].flatMap(([name, value]) => {
    if (name === 'page') return []
    if (!name.startsWith('f.')) return [[name, value]]
    return value === '' ? [] : [['filter', filterOf(columnName(name.slice(2)), value)]]
  })).toString()
  return present
}

const asks = ['q', 'state', 'year', 'filter', 'sort', 'cursor'] as const

/** What an address that asks nothing stands for, where the register says so: the same written out, so that every link on the page keeps it. */
function begun({ list }: Listing, url: URL): URL {
  if (list === undefined || asks.some((name) => url.searchParams.has(name))) return url
  const written = new URL(url)
  for (const [name, value] of Object.entries(list.begins.values)) written.searchParams.append('filter', filterOf(columnName(name), value))
  written.searchParams.set('sort', list.begins.sort)
  return written
}

/** Values of one column that an address chooses at most. */
const mostChosen = 100

/** What an address asks. Throws a `Failure` (invalid) with the mend where it names a column that the list has not. */
export function askedOf(register: Listing, url: URL): Asked {
  const { searchParams } = inPresentWords(url)
  const states = searchParams.getAll('state').filter((one): one is EntryState => entryStates.some((state) => state === one))
  const years = searchParams.getAll('year').filter((one) => /^\d{4}$/.test(one)).slice(0, mostChosen)
  const chosen = Map.groupBy(filtersIn(searchParams), ({ column }) => column)
  const cursor = searchParams.get('cursor')
  const page = /^[1-9]\d{0,6}$/.exec(url.searchParams.get('page') ?? '') ? Number(url.searchParams.get('page')) : 1
  return {
    query: {
      register: register.id, text: (searchParams.get('q') ?? '').slice(0, 200), state: states, years,
      facets: Object.fromEntries([...chosen].map(([column, values]) => [column, values.map(({ value }) => value).slice(0, mostChosen)])),
    },
    order: readOrder(register, searchParams.get('sort') ?? undefined), ...(cursor === null ? { page: Math.min(page, mostPages) } : { cursor }),
  }
}

/**
 * An address with what is understood of it and nothing else, each thing once: what the links of its page are drawn from, and by which the page is
 * kept. Whatever somebody adds that asks nothing is on no page and makes no other one.
 */
function understood(url: URL, { query }: Asked): URL {
  const { states, years, facets } = { states: query.state ?? [], years: query.years ?? [], facets: query.facets ?? {} }
  const written = inPresentWords(url)
  const said = new Map<string, readonly [name: string, value: string]>()
  for (const [name, value] of written.searchParams) {
    const means = value === '' ? asks.some((one) => one === name)
      : name === 'state' ? states.some((one) => one === value) : name === 'year' ? years.includes(value)
        : name === 'filter' ? Object.entries(facets).some(([column, values]) => values.some((one) => filterOf(column, one) === value))
          : asks.some((one) => one === name)
    // Of what is asked once the first is heard.
    if (means) said.getOrInsert(name === 'q' || name === 'sort' || name === 'cursor' ? name : `${name}=${value}`, [name, name === 'q' ? query.text ?? '' : value])
  }
  written.search = new URLSearchParams([...said.values()].map(([name, value]) => [name, value])).toString()
  return written
}

/** Addresses that are remembered of one register, and letters of one: a longer one was made up, and is not asked again. */
const [mostAddresses, mostLetters] = [2_000, 500]

/** What an address asks, and the same written out: what the links of its page are drawn from. */
interface Address { readonly asked: Asked; readonly here: URL }

/** Reads addresses of lists, and remembers what was read while the register says the same. */
export function openAddresses(): { of(register: Listing, url: URL): Address } {
  const known = new WeakMap<Listing, Map<string, Address>>()
  return {
    of(register, url) {
      const { href } = url
      const before = known.get(register)?.get(href)
      if (before) return before
      const at = begun(register, url)
      const asked = askedOf(register, at)
      const address = { asked, here: understood(at, asked) }
      if (href.length > mostLetters) return address
      const all = known.get(register)
      if (all === undefined || all.size >= mostAddresses) known.set(register, new Map([[href, address]]))
      else all.set(href, address)
      return address
    },
  }
}

/** The values of columns that an address chooses: `filter=kind:elm`, as often as it likes. */
export const filtersIn = (query: URLSearchParams): readonly { readonly column: string; readonly value: string }[] => query.getAll('filter').filter((one) => one !== '').map((one) => {
  const at = one.indexOf(':')
  if (at < 1) throw new Failure('invalid', words.noColon, [{ field: 'filter', text: words.noColon }])
  return { column: one.slice(0, at), value: one.slice(at + 1) }
})

/** How an address chooses a value of a column. */
export const filterOf = (column: string, value: string): string => `${column}:${value}`
