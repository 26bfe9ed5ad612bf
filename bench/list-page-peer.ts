/** The register page as React Router 7 draws it on a server: the same question, the same rows and columns, inside the same frame. */
import type { Holding } from '../src/kernel/decisions/index.ts'
import type { Day } from '../src/law/time.ts'
import { peer } from './place.ts'

/** How the cells are said in the language of the page, by the same functions as ours. */
export interface Said { readonly day: (day: Day) => string; readonly status: (status: Holding['status']) => string; readonly activity: (claims: Holding['claims']) => string }

/** What one page shows. */
export interface Read { readonly rows: readonly Holding[]; readonly total: number }

interface React { createElement(type: unknown, props?: object | null, ...children: readonly unknown[]): unknown }
interface Router {
  createStaticHandler(routes: readonly object[]): { readonly dataRoutes: unknown; query(request: Request): Promise<unknown> }
  createStaticRouter(routes: unknown, context: unknown): unknown
  StaticRouterProvider: unknown
  Link: unknown
  useLoaderData(): Read
}
interface Server { renderToString(element: unknown): string }

/**
 * Answers a page as React Router's static handler and React's `renderToString` do, built for production. `read` is the loader; `frame`
 * is everything around the list, given as text so that only the list costs. Undefined when the packages cannot be had.
 */
export async function reactRouterPage(
  read: (url: URL) => Promise<Read>, frame: { readonly before: string; readonly after: string }, said: Said,
): Promise<((request: Request) => Promise<Response>) | undefined> {
  process.env['NODE_ENV'] = 'production' // React is several times slower otherwise
  const installed = peer('react-router@7', 'react@19', 'react-dom@19')
  if (!installed) return undefined
  const { createElement: h } = (await installed.load('react') as { readonly default: React }).default
  const { createStaticHandler, createStaticRouter, StaticRouterProvider, Link, useLoaderData } = await installed.load('react-router') as Router
  const { renderToString } = (await installed.load('react-dom/server') as { readonly default: Server }).default

  const day = (value: Day) => h('time', { dateTime: value }, said.day(value))
  const labels = ['Компания', 'Мәртебесі', 'БСН', 'Қызмет түрі', 'Жоба', 'Басталуы', 'Аяқталуы']
  const Row = ({ row }: { readonly row: Holding }) => h('tr', null,
    h('th', { scope: 'row' }, h(Link, { to: `/kk/technopark/residents/${row.identifier.value}` }, row.name)),
    h('td', { 'data-label': labels[1] }, h('span', { className: 'tag good' }, said.status(row.status))),
    h('td', { 'data-label': labels[2] }, h('span', { className: 'identifier' }, h('span', null, row.identifier.value.slice(0, 6)), h('span', null, row.identifier.value.slice(6)))),
    h('td', { 'data-label': labels[3] }, said.activity(row.claims)),
    h('td', { 'data-label': labels[4] }, String(row.claims['projectName'] ?? '')),
    h('td', { 'data-label': labels[5] }, day(row.validFrom)),
    h('td', { 'data-label': labels[6] }, row.validUntil && day(row.validUntil)))
  const Page = () => {
    const { rows, total } = useLoaderData()
    return h('div', { className: 'scroll stack' },
      h('table', null, h('thead', null, h('tr', null, labels.map((label) => h('th', { scope: 'col', key: label }, label)))),
        h('tbody', null, rows.map((row) => h(Row, { row, key: row.decision })))),
      h('p', null, `${rows.length} / ${total}`))
  }
  const handler = createStaticHandler([{ path: '/kk/registers/technopark.residents', Component: Page, loader: ({ request }: { readonly request: Request }) => read(new URL(request.url)) }])
  return async (request) => {
    const context = await handler.query(request)
    if (context instanceof Response) return context
    const list = renderToString(h(StaticRouterProvider, { router: createStaticRouter(handler.dataRoutes, context), context, hydrate: false }))
    return new Response(`${frame.before}${list}${frame.after}`, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  }
}
