/** A view of the queue: what an address asks of it, and how a case that was opened from it keeps its place in it. */
import type { QueueFilter, QueueOrder } from '../../kernel/cases/index.ts'
import { isId } from '../asked.ts'
import type { Visit } from '../visit.ts'

const states = ['open', 'late', 'applicant', 'closed', 'all'] as const
const kindsOfWait = ['me', 'act', 'vote', 'sign', 'late'] as const
const orders = ['due', '-due', 'filed', '-filed', 'number', '-number'] as const satisfies readonly QueueOrder[]

/** The filters of the queue by their names in the address. */
export const filterNames = ['q', 'waits', 'procedure', 'step', 'assigned', 'days', 'region', 'alike', 'state'] as const
const names: readonly string[] = [...filterNames, 'sort']

const oneOf = <T extends string>(of: readonly T[], said: string | null): T | undefined => of.find((one) => one === said)

/** What an address asks for. An absent state means open cases; an empty one means all. */
export function filterOf({ searchParams }: { readonly searchParams: URLSearchParams }): QueueFilter {
  const said = (name: string): string | undefined => searchParams.get(name)?.trim() || undefined
  const [procedure, step] = (said('step') ?? '').split('/')
  const only = said('procedure') ?? (procedure || undefined)
  const assigned = said('assigned')
  const waits = oneOf(kindsOfWait, searchParams.get('waits'))
  const order = oneOf(orders, searchParams.get('sort'))
  const days = Number(said('days') ?? Number.NaN)
  const [region, search, alike] = [said('region'), said('q'), said('alike')]
  return {
    state: searchParams.get('state') === '' ? 'all' : oneOf(states, searchParams.get('state')) ?? 'open', ...(only && { procedure: only }), ...(step && { step }),
    ...(assigned !== undefined && /^(?:mine|free|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(assigned) && { assigned }), ...(waits && { waits }), ...(order && { order }),
    ...(Number.isSafeInteger(days) && days >= 0 && days <= 100 && { withinWorkdays: days }), ...(region && { region }), ...(alike !== undefined && (alike === 'once' || isId(alike)) && { alike }), ...(search && { search }),
  }
}

/** What an address asks for as a query of its own, without the page; nothing but what the queue knows. */
export function queryOf(search: URLSearchParams): string {
  const kept = [...search].filter(([name, value]) => names.includes(name) && (value !== '' || name === 'state')).map(([name, value]) => [name, value === '' ? 'all' : value])
  return new URLSearchParams(kept).toString()
}

/** What somebody works through who came from no list: what waits for them. */
const ownView = 'waits=me'

/** Where somebody stands: in which view, and at which place of it, counted from 0. */
export interface InView {
  readonly query: string
  readonly at: number
  /** The address says it: the reader came from that view. */
  readonly given: boolean
}

/** The view that an address of a case carries; without one, all that waits for its reader. */
export function viewIn({ url: { searchParams } }: Pick<Visit, 'url'>): InView {
  const view = searchParams.get('view')
  const at = Number(searchParams.get('at') ?? 0)
  return { query: view === null ? ownView : queryOf(new URLSearchParams(view.slice(0, 2000))), at: Number.isSafeInteger(at) && at >= 0 && at <= 1_000_000 ? at : 0, given: view !== null }
}

/** The filter of a view. */
export const filterIn = ({ query }: Pick<InView, 'query'>): QueueFilter => filterOf({ searchParams: new URLSearchParams(query) })

/** A page of a case, below `/desk/cases/`, which goes on in the view. */
export function pathIn({ query, at, given }: InView, path: string, asked: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams({ ...asked, ...(given && { view: query, at: String(at) }) }).toString()
  return `/desk/cases/${path}${search && `?${search}`}`
}

/** The list of a view. */
export const listPath = ({ query }: Pick<InView, 'query'>): string => `/desk${query && `?${query}`}`
