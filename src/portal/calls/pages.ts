/** The public pages of calls: which there are, and one with its window, its rules and its ranking by numbers. */
import type { CallView, Row } from '../../kernel/calls/index.ts'
import { entryPath } from '../../kernel/registers/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Call } from '../../law/call.ts'
import { calledClauses } from '../../law/clauses.ts'
import { formatDecimal, formatNumber, inEveryLanguage } from '../../law/format.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { type Locale, same, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { definitionList, emptyState, pagination, table, tag } from '../components/index.ts'
import { type Content, html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { institutionOf } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { fates, states, words } from './messages.ts'

const crumb = { title: words.title, path: '/calls' }

/** Which call of a procedure is asked for, by its opening; undefined for the present one. */
export const askedOpening = ({ url }: Visit): Instant | undefined => (url.searchParams.get('opens') ?? undefined) as Instant | undefined

/** The address of a page about that call. */
export const ofOpening = (path: string, opens: Instant | undefined): string => (opens === undefined ? path : `${path}?opens=${encodeURIComponent(opens)}`)

/** The titles of the entries for which calls are held, as the reader may see them. */
export const entriesOf = (kernel: Kernel, visit: Visit, views: readonly Pick<CallView, 'of' | 'others'>[]): Promise<ReadonlyMap<string, Text>> =>
  kernel.registers.titles(views.flatMap(({ of, others }) => [of, ...others.map((one) => one.of)]).filter((number) => number !== undefined), visit.actor)

/** The ways to the other calls of the procedure. */
export const otherCalls = (visit: Visit, path: string, { others }: Pick<CallView, 'others'>, titles: ReadonlyMap<string, Text>): Content => others.length > 0 && html`<h2>${words.others[visit.locale]}</h2><ul>${
  others.map(({ opens, of }) => html`<li><a href="${visit.link(ofOpening(path, opens))}">${of === undefined ? moment(visit, opens) : titles.get(of)?.[visit.locale] ?? of}</a></li>`)}</ul>`

export const callPages = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/calls', kind: 'page', permission: 'everyone', title: words.title,
    async handle(visit) {
      const { locale, link } = visit
      const rows = await kernel.calls.current()
      const titles = await entriesOf(kernel, visit, rows)
      return page({
        visit, title: words.title, width: 'wide', body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
          caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none }), columns: [
            { title: words.call, header: true, cell: ({ procedure: { id, title }, of, opens }) => html`<a href="${link(of === undefined ? `/calls/${id}` : ofOpening(`/calls/${id}`, opens))}">${of === undefined ? title[locale] : html`${titles.get(of)?.[locale] ?? of}`}</a>${of !== undefined && html`<br>${title[locale]}`}` },
            { title: words.state, cell: ({ state }) => states[state][locale] },
            { title: words.closes, cell: ({ closes }) => moment(visit, closes) },
            { title: words.places, numeric: true, cell: ({ call }) => formatNumber(call.capacity, locale) },
          ],
        })}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/calls/:procedure', kind: 'page', permission: 'everyone', title: words.call,
    async handle(visit, { procedure: id }) {
      const { locale, link } = visit
      const view = await kernel.calls.view(id, askedOpening(visit))
      const { procedure, rows } = view
      const titles = await entriesOf(kernel, visit, [view])
      return page({
        visit, title: procedure.title, current: institutionOf(id), width: 'wide', breadcrumbs: [crumb],
        body: html`<h1>${procedure.title[locale]}</h1><p class="lead">${procedure.summary[locale]}</p>${callFacts(visit, view, titles)}<p><a href="${link(`/services/${id}`)}">${words.apply[locale]}</a></p><h2>${words.rules[locale]}</h2><ul>${
          calledClauses(procedure).map((clause) => html`<li>${clause.words[locale]}</li>`)}</ul><h2>${words.ranking[locale]}</h2>${rows.length === 0 ? html`<p>${words.notYet[locale]}</p>` : html`${rankingTable(visit, view)}${filesOf(visit, view)}`}${otherCalls(visit, `/calls/${id}`, view, titles)}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/calls/:procedure/ranking.json', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
    async handle(visit, { procedure }) {
      const [opens, batch] = [askedOpening(visit), visit.url.searchParams.get('batch')]
      const file = await kernel.calls.file(procedure, { ...(opens && { opens }), ...(batch !== null && { batch: /^\d{1,6}$/.test(batch) ? Number(batch) : -1 }) })
      return new Response(JSON.stringify(file), { headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${nameOfFile(procedure, file.document.batch)}"`, 'access-control-allow-origin': '*' } })
    },
  }),
]

/** The ways to what was signed, each signature's own, and how to compute it again. Of signatures from before there were files there is none. */
const filesOf = ({ locale }: Visit, { procedure: { id }, opens, files }: CallView): Content => files.length > 0 && html`<ul>${files.map((batch) =>
  html`<li><a href="${ofOpening(`/calls/${id}/ranking.json`, opens)}&batch=${batch}" download="${nameOfFile(id, batch)}">${words.file[locale]}, ${words.signature[locale]} ${formatNumber(batch + 1, locale)}</a></li>`)}</ul>
  <p class="hint">${words.fileHint[locale]} <code>shanyraq verify ranking ${nameOfFile(id, files.at(-1)!)}</code></p>`

const nameOfFile = (procedure: string, batch: number): string => `ranking-${procedure}-${batch + 1}.json`

export const callFacts = (visit: Visit, { procedure: { form }, of, struck, opens, closes, call, state, filed, free, places, commitment, committedAt, seed }: CallView, titles: ReadonlyMap<string, Text>): Html => {
  const { locale } = visit
  const asked = form.flatMap((part) => part.fields).find(({ name }) => name === call.ofEach?.entry)
  return html`${definitionList(locale, [
    ...(of === undefined || asked?.kind !== 'entry' ? [] : [{ term: words.of, value: html`<a href="${visit.link(entryPath(asked.register, of))}">${titles.get(of)?.[locale] ?? of}</a>` }]),
    ...(struck === undefined ? [] : [{ term: words.struck, value: moment(visit, struck) }]),
    { term: words.state, value: tag(locale, states[state], state === 'open' ? 'good' : 'plain') }, { term: words.opens, value: moment(visit, opens) }, { term: words.closes, value: moment(visit, closes) },
    { term: words.places, value: formatNumber(call.capacity, locale) },
    ...places.flatMap(({ quota, places: kept, free: left }) => (quota === undefined ? [] : [{ term: quotaTitle(call, quota), value: `${formatNumber(kept, locale)}${state === 'ranked' ? ` · ${words.free[locale]}: ${formatNumber(left, locale)}` : ''}` }])),
    ...(state === 'to come' || state === 'open' ? [] : [{ term: words.filed, value: formatNumber(filed, locale) }]), ...(state === 'ranked' ? [{ term: words.free, value: formatNumber(free, locale) }] : []),
    ...(commitment === undefined || committedAt === undefined ? [] : [{ term: words.commitment, value: html`<code>${commitment}</code><br>${moment(visit, committedAt)}` }]),
    ...(seed === undefined ? [] : [{ term: words.seed, value: html`<code>${seed}</code>` }]),
  ])}${commitment !== undefined && html`<p class="hint">${words.seedHint[locale]}</p>`}`
}

/** What put somebody behind the one before, in words. */
export function behind({ procedure }: Pick<CallView, 'procedure'>, { behindBy }: Pick<Row, 'behindBy'>, locale: Locale): string {
  if (behindBy === undefined) return ''
  if (behindBy === 'points') return words.byPoints[locale]
  return behindBy === 'lot' ? words.byLot[locale] : fieldsOf(procedure).find(({ name }) => name === behindBy.fact)?.label[locale] ?? behindBy.fact
}

/** What a quota is called, in small. */
export const quotaTitle = ({ quotas }: Call, id: string): Text => {
  const title = quotas?.of.find((one) => one.id === id)?.title ?? same(id)
  return inEveryLanguage((locale) => `${words.quota[locale]}: ${title[locale]}`)
}

/** How many rows stand on a page. */
const mostRows = 1_000

/** The ranking by the numbers of the cases, page by page: no name stands in it. A page that has two of them says which parameter of the address turns this one. */
export function rankingTable({ locale, link, url }: Visit, view: CallView, { cases, turns = 'page' }: { readonly cases?: string; readonly turns?: string } = {}): Html {
  const page = pageAsked(url.searchParams.get(turns), Math.ceil(view.rows.length / mostRows))
  const shown = view.rows.slice((page - 1) * mostRows, page * mostRows)
  return html`${table<Row>(locale, {
    caption: words.ranking, captionUnseen: true, rows: shown, columns: [
      { title: words.place, header: true, cell: ({ place }) => formatNumber(place, locale) },
      { title: words.number, cell: ({ number, case: id }) => (cases === undefined ? number : html`<a href="${link(`${cases}/${id}`)}">${number}</a>`) },
      { title: words.points, numeric: true, cell: ({ points }) => (points === undefined ? '—' : formatDecimal(points, locale)) },
      { title: words.decided, cell: (row) => behind(view, row, locale) },
      ...(view.call.quotas === undefined ? [] : [{
        title: words.through, cell: ({ fate, through }: Row) => (through !== undefined ? quotaTitle(view.call, through)[locale] : fate === 'admitted' ? words.common[locale] : ''),
      }]),
      { title: words.state, cell: ({ fate }) => tag(locale, fates[fate], fate === 'admitted' ? 'good' : fate === 'waiting' ? 'wait' : 'plain') },
    ],
  })}${view.rows.length > mostRows && pagination(locale, { url, page, size: mostRows, total: view.rows.length, turns })}`
}

const pageAsked = (said: string | null, pages: number): number => (said !== null && /^[1-9]\d{0,5}$/.test(said) ? Math.min(Number(said), Math.max(1, pages)) : 1)

/** What an applicant is told of their place, on the page of their case. */
export function placeLine({ locale, link }: Visit, procedure: string, { place, points, version, fate, opens }: Row & { readonly opens: Instant }): Html {
  return html`<h2>${words.yours[locale]}</h2>${definitionList(locale, [
    { term: words.place, value: html`<a href="${link(ofOpening(`/calls/${procedure}`, opens))}">${formatNumber(place, locale)}</a>` }, { term: words.points, value: points === undefined ? '—' : formatDecimal(points, locale) },
    { term: words.state, value: fates[fate][locale] }, { term: words.version, value: html`<code>${version.slice(0, 12)}</code>` },
  ])}`
}
