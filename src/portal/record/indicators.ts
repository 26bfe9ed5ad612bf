/** The indicators of the programme: each with its definition, source and series, as chart, table and CSV. */
import { z } from 'zod'
import { countingHash, declaredCounting, type Indicator, type IndicatorValue } from '../../kernel/indicators/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import { addDays, dayOf } from '../../law/time.ts'
import { definitionList, emptyState, snippet, table, threadLink, withQuery } from '../components/index.ts'
import { csv } from '../download.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { json, page } from '../layout.ts'
import { operation } from '../operation.ts'
import { readerIn } from '../reader.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { textSchema } from '../schemas.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { besideValue, monthOf, movementOf, printed, recentDays, seriesChart, seriesSpark, whyNought } from './indicator-series.ts'
import { countedHeldMany, indicatorWords as words } from './messages.ts'

const share = z.object({ part: z.int(), whole: z.int() })
const indicatorSchema = z.object({
  id: z.string(), title: textSchema, definition: textSchema, source: textSchema, unit: z.enum(['count', 'tiyn', 'percent', 'workdays']),
  counting: declaredCounting.optional().describe('What is counted, where it is declared as data: anybody can count it from the journal'), version: z.string().optional().describe('SHA-256 of the canonical counting'),
  latest: z.object({
    day: z.iso.date(), value: z.string(), computedAt: z.iso.datetime(), of: share.optional(), month: z.string().optional().describe('The month of which it tells, as 2026-02, where the figure was stated for one'),
  }).optional().describe('Absent where there is no value'),
  none: z.object({ day: z.iso.date(), computedAt: z.iso.datetime() }).optional().describe('When it was computed last, where it had no value then'),
}).meta({ id: 'Indicator' })

/** Where what a figure counts is listed, as far as it is told to whoever asks. */
export const countedPath = (id: string): string => `/indicators/${id}/counted`

/** Things on one page; so many of which sight is asked at once; and the most that are gone through for one page, where most are not open. */
const [perPage, atOnce, mostPassed] = [50, 200, 2_000]
/** What is not listed is said as a number from so many on. */
const fewest = 5

interface CountedPage { readonly open: Awaited<ReturnType<Kernel['threads']['named']>>; /** Passed over, for they are not open to the reader. */ readonly held: number; /** How many things stand before the next page; undefined where there is none. */ readonly next: number | undefined }

/** What is open to the reader of what a figure counts, behind so many things: a page is full before anybody turns it. The address of the next one names nothing, it says how far this one went. */
async function openPage({ threads }: Pick<Kernel, 'threads'>, indicator: Indicator, visit: Visit, { which, offset }: { readonly which: 'part' | 'whole'; readonly offset: number }): Promise<CountedPage> {
  const reader = readerIn(visit)
  const open: CountedPage['open'][number][] = []
  for (let [at, held] = [offset, 0]; ;) {
    const found = await indicator.counts?.(which, { offset: at, limit: atOnce }) ?? []
    const named = new Map((await threads.named(reader, found)).map((one) => [one.id, one]))
    for (const thing of found) {
      const one = named.get(thing)
      if (one !== undefined && open.length === perPage) return { open, held, next: at }
      at += 1
      if (one === undefined) held += 1
      else open.push(one)
    }
    if (found.length < atOnce) return { open, held, next: undefined }
    if (at - offset >= mostPassed) return { open, held, next: at }
  }
}

/** The routes of indicators. */
export const indicatorRoutes = ({ indicators, now, country, threads }: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/indicators', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    describes: { group: 'portal', description: words.lead, answers: { 200: { text: words.lead, schema: z.object({ zone: z.string().describe('The zone of the days'), indicators: z.array(indicatorSchema) }) } } },
    async handle() {
      const all = (await indicators.latest()).map(({ indicator: { id, title, definition, source, unit, counting }, value, none }) => ({
        id, title, definition, source, unit, ...(counting && { counting, version: countingHash(counting) }), ...(value && { latest: { day: value.day, value: value.value, computedAt: value.computedAt, ...(value.of && { of: { ...value.of } }), ...(value.month !== undefined && { month: value.month }) } }), ...(none && { none: { ...none } }),
      }))
      return json({ zone: country.calendar.zone, indicators: all }, { headers: { 'access-control-allow-origin': '*' } })
    },
  }),
  route({
    method: 'GET', path: '/indicators', kind: 'page', permission: 'everyone', title: words.title,
    handle: async (visit) => {
      const { locale } = visit
      const [rows, since] = await Promise.all([indicators.latest(), indicators.since(addDays(dayOf(now(), country.calendar.zone), -recentDays))])
      return page({
        visit, title: words.title, width: 'wide',
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
          caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
          columns: [
            { title: words.indicator, header: true, cell: ({ indicator }) => html`<a href="${visit.link(`/indicators/${indicator.id}`)}">${indicator.title[locale]}</a>` },
            { title: words.value, numeric: true, cell: ({ indicator, value, none }) => value ? valueCell(visit, indicator, value) : html`<span class="faint">${(none ? words.noValue : words.unset)[locale]}</span>` },
            { title: words.trend, cell: ({ indicator }) => seriesSpark(locale, indicator, since.get(indicator.id) ?? []) },
            { title: words.day, cell: ({ value, none }) => { const on = value ?? none; return on && dateTime(locale, on.day) } },
            { title: words.source, cell: ({ indicator }) => indicator.source[locale] },
          ],
        })}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/indicators/:id', kind: 'page', permission: 'everyone', title: words.indicator,
    handle: async (visit, { id }) => {
      const { locale } = visit
      const { indicator, values, none } = await indicators.series(id)
      const newest = none ? undefined : values.at(-1)
      const counted = none ?? newest
      return page({
        visit, title: indicator.title, breadcrumbs: [{ title: words.title, path: '/indicators' }],
        body: html`<h1>${indicator.title[locale]}</h1>${definitionList(locale, [
          { term: words.value, value: newest ? html`<b>${printed(indicator, newest)[locale]}</b>${hint(visit, besideValue(indicator, newest))}` : (none ? words.noValue : words.unset)[locale] },
          ...(counted ? [{ term: words.day, value: dateTime(locale, counted.day) }] : []),
          { term: words.definition, value: indicator.definition[locale] },
          { term: words.source, value: indicator.source[locale] },
          ...(counted ? [{ term: words.computedAt, value: moment(visit, counted.computedAt) }] : []),
        ])}${threadLink(visit, `indicator:${id}`)}${indicator.counts && html`<p><a href="${visit.link(countedPath(id))}">${words.counted[locale]}</a></p>`}${recountable(visit, indicator)}${values.length > 0 ? series(visit, indicator, values) : html`<p>${words.unsetHint[locale]}</p>`}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/indicators/:id/counted', kind: 'page', permission: 'everyone', title: words.counted, rateLimit: { requests: 120, seconds: 60 },
    handle: async (visit, { id }) => {
      const { locale, link, url } = visit
      const { indicator } = await indicators.series(id)
      const which = url.searchParams.get('of') === 'whole' ? 'whole' : 'part'
      const after = Number(url.searchParams.get('after') ?? 0)
      const offset = Number.isSafeInteger(after) && after >= 0 && after <= 1_000_000_000 ? after : 0
      const { open, held, next } = await openPage({ threads }, indicator, visit, { which, offset })
      return page({
        visit, title: words.counted, breadcrumbs: [{ title: words.title, path: '/indicators' }, { title: indicator.title, path: `/indicators/${id}` }],
        body: html`<p class="kicker">${indicator.title[locale]}</p><h1>${words.counted[locale]}</h1><p class="lead">${indicator.definition[locale]}</p>${indicator.counting?.of && html`<p>${(['part', 'whole'] as const).map((one, i) => [i > 0 && ' · ', one === which
          ? html`<b>${words.countedOf[one][locale]}</b>` : html`<a href="${link(countedPath(id))}${one === 'whole' && '?of=whole'}">${words.countedOf[one][locale]}</a>`])}</p>`}<p class="hint">${words.countedHint[locale]}</p>${table(locale, {
          caption: words.counted, captionUnseen: true, rows: open, empty: html`<p>${(held === 0 && offset === 0 ? words.countedNone : words.countedHeld)[locale]}</p>`, columns: [
            { title: words.countedThing, header: true, cell: ({ path, title }) => (path === undefined ? title[locale] : html`<a href="${link(path)}">${title[locale]}</a>`) }, { title: words.countedKind, cell: ({ called }) => called[locale] },
          ],
        })}${held > 0 && html`<p class="hint">${(held < fewest ? words.countedFewHeld : countedHeldMany(held))[locale]}</p>`}${next !== undefined && html`<p><a rel="next" href="${withQuery(url, { after: String(next) })}">${words.countedNext[locale]}</a></p>`}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/indicators/:id/values.csv', kind: 'file', permission: 'everyone', title: words.csv,
    handle: async (_visit, { id }) => {
      const { indicator, values } = await indicators.series(id)
      return csv(`${indicator.id}.csv`, ['indicator', 'day', 'value', 'unit', 'computed_at', 'part', 'whole'],
        values.map(({ day, value, computedAt, of }) => [indicator.id, day, value, indicator.unit, computedAt, of ? String(of.part) : '', of ? String(of.whole) : '']))
    },
  }),
]

/** How anybody counts it anew, where what is counted is declared. */
const recountable = ({ locale, settings: { origin } }: Visit, { id, counting }: Indicator): Html | undefined => counting && html`<h2>${words.recount[locale]}</h2><p>${words.recountHint[locale]}</p>${
  snippet(locale, { label: words.counting, lines: JSON.stringify(counting, undefined, 2) })}${snippet(locale, { label: words.command, lines: `shanyraq verify indicator ${id} --portal ${origin}` })}`

const hint = ({ locale }: Visit, said: Text | undefined): Html | undefined => said && html`<p class="hint">${said[locale]}</p>`

/** A value of the list; of what is nought also what is counted, since there is nothing else to see. */
const valueCell = (visit: Visit, indicator: Indicator, value: IndicatorValue): Html => {
  const nought = whyNought(indicator, value)
  return html`${printed(indicator, value)[visit.locale]}${hint(visit, monthOf(value))}${nought && html`<p class="hint">${nought[visit.locale]}. ${indicator.definition[visit.locale]}</p>`}`
}

function series({ locale }: Visit, indicator: Indicator, values: readonly IndicatorValue[]): Html {
  const moved = movementOf(indicator, values)
  return html`${moved && html`<h2>${moved[locale]}</h2>${seriesChart(locale, indicator, values)}`}<h2>${words.table[locale]}</h2>${table(locale, {
    caption: words.table, captionUnseen: true, rows: values.toReversed().slice(0, 100), columns: [
      { title: words.day, header: true, cell: ({ day }) => dateTime(locale, day) },
      { title: words.value, numeric: true, cell: (value) => printed(indicator, value)[locale] },
    ] })}<p><a href="/indicators/${indicator.id}/values.csv" download>${words.csv[locale]}</a></p>`
}
