/** How far services serve by themselves: by service and by body, in a year, counted at most once an hour, for everybody to see, compare and take along. */
import { z } from 'zod'
import type { DecidedHow, KnownAnswers, ServedHow } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { isShare, sayShare } from '../../law/share.ts'
import type { Locale, Text } from '../../law/text.ts'
import { addYears, dayOf, parseDay, startOfDay, yearOf } from '../../law/time.ts'
import { fileLocale, pageFrom } from '../asked.ts'
import { type Column, emptyState, filters, pagination, table } from '../components/index.ts'
import { csvOf } from '../download.ts'
import type { PageToFind } from '../find/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { json, page } from '../layout.ts'
import { operation } from '../operation.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { textSchema, wholeNumber } from '../schemas.ts'
import { howServedWords as words, ofServices } from './how-served-messages.ts'
import { howServedPath } from './library-links.ts'
import { servicesCrumb } from './parts.ts'

/** Services on a page. */
const size = 25

export const howServedFound: PageToFind = { path: howServedPath, title: words.title, about: words.lead }

export type Counts = DecidedHow & KnownAnswers

/** What was counted of a service or a body, under the name that is shown. */
interface Named extends Counts { readonly name: Text; readonly path?: string; readonly of?: Text }

/** A year as it was counted: of each service and body, of each service, and of each body by its id. */
export interface Served {
  readonly rows: readonly (Counts & { readonly procedure: string; readonly title: Text; readonly body: { readonly id?: string; readonly name: Text } })[]
  readonly services: ReadonlyMap<string, Counts>
  readonly bodies: ReadonlyMap<string, Counts>
}

const nothing: Counts = { byRules: 0, byOfficers: 0, onPaper: 0, otherwise: 0, applications: 0, answers: 0, known: 0 }
const names = Object.keys(nothing) as readonly (keyof Counts)[]
const together = (rows: readonly Counts[]): Counts => Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as unknown as Counts

/** How many cases were decided. */
const decidedIn = ({ byRules, byOfficers, onPaper, otherwise }: DecidedHow): number => byRules + byOfficers + onPaper + otherwise

const hour = 3_600_000
const kept = new WeakMap<object, Map<number, { readonly at: number; readonly served: Promise<Served> }>>()

/** The year that it is now where the country is. */
const thisYear = ({ now, country }: Pick<Kernel, 'now' | 'country'>): number => yearOf(dayOf(now(), country.calendar.zone))

/** What a year was counted as. Whoever asks within an hour in a process sees what was counted first, so that nobody loads the database by reading. */
export function servedIn(kernel: Kernel, year = thisYear(kernel)): Promise<Served> {
  const years = kept.get(kernel) ?? new Map<number, { readonly at: number; readonly served: Promise<Served> }>()
  kept.set(kernel, years)
  const [at, last] = [Date.parse(kernel.now()), years.get(year)]
  if (last !== undefined && at >= last.at && at < last.at + hour) return last.served
  const served = count(kernel, year)
  years.set(year, { at, served })
  served.catch(() => { years.delete(year) })
  return served
}

async function count(kernel: Kernel, year: number): Promise<Served> {
  const { zone } = kernel.country.calendar
  const first = parseDay(`${year}-01-01`)
  const rows = (await kernel.cases.howServed({ from: startOfDay(first, zone), before: startOfDay(addYears(first, 1), zone) })).flatMap((row) => named(kernel, row))
  const sums = (keyOf: (row: (typeof rows)[number]) => string | undefined): ReadonlyMap<string, Counts> =>
    new Map([...Map.groupBy(rows.filter((row) => keyOf(row) !== undefined), (row) => keyOf(row)!)].map(([key, of]) => [key, together(of)]))
  return { rows, services: sums(({ procedure }) => procedure), bodies: sums(({ body }) => body.id) }
}

/** A row under the names of its service and of the body that decides: the one whose case it is, or the one that has the register of the service. */
function named({ cases, bodies, country }: Kernel, { procedure, body: id, ...counts }: ServedHow): Served['rows'] {
  const declaration = cases.versions.latest(procedure)
  if (declaration === undefined) return []
  const { title, body } = declaration
  const of = (id === undefined ? undefined : bodies.latest(id)) ?? country.bodies.find(({ registers }) => registers.includes(body.register))
  return [{ procedure, title, body: of === undefined ? { name: body.name } : { id: of.id, name: of.name }, ...counts }]
}

const kinds = ['byRules', 'byOfficers', 'onPaper', 'otherwise'] as const satisfies readonly (keyof DecidedHow)[]

/** How a service or a body decided, in a line; undefined where it did not. */
export function decidedWords(counts: Counts | undefined, locale: Locale): Content {
  const whole = counts === undefined ? 0 : decidedIn(counts)
  if (counts === undefined || whole === 0) return undefined
  const said = kinds.filter((kind) => counts[kind] > 0).map((kind) => `${words[kind][locale].toLocaleLowerCase(locale)} — ${formatNumber(counts[kind], locale)}${isShare({ whole }) ? ` (${sayShare({ part: counts[kind], whole })[locale]})` : ''}`)
  return `${words.decided[locale]}: ${formatNumber(whole, locale)}. ${said.join(', ')}`
}

type Sorted = (typeof kinds)[number] | 'decided' | 'known' | 'name'
const shareOf = (row: Counts, by: Exclude<Sorted, 'decided' | 'name'>): { readonly part: number; readonly whole: number; readonly enough: boolean } => (by === 'known'
  ? { part: row.known, whole: row.answers, enough: isShare({ whole: row.applications }) } : { part: row[by], whole: decidedIn(row), enough: isShare({ whole: decidedIn(row) }) })

/** In the order that an address asks for, by shares; what has none comes after, by its counts. Without any the largest share of what rules decide comes first. */
function inOrder(rows: readonly Named[], asked: string | undefined, locale: Locale): readonly Named[] {
  const by = (['decided', 'known', 'name', ...kinds] as const).find((one) => one === (asked ?? '-byRules').replace(/^-/, '')) ?? 'byRules'
  const way = asked === undefined || asked.startsWith('-') ? -1 : 1
  return rows.toSorted((a, b) => {
    const alphabetically = a.name[locale].localeCompare(b.name[locale], locale)
    if (by === 'name') return way * alphabetically
    if (by === 'decided') return way * (decidedIn(a) - decidedIn(b)) || alphabetically
    const [one, other] = [shareOf(a, by), shareOf(b, by)]
    if (one.enough !== other.enough) return one.enough ? -1 : 1
    return way * (one.enough ? one.part / one.whole - other.part / other.whole : one.part - other.part) || decidedIn(b) - decidedIn(a) || alphabetically
  })
}

const columnsOf = (locale: Locale, title: Text, link: (path: string) => string): readonly Column<Named>[] => {
  const share = (by: Exclude<Sorted, 'decided' | 'name'>): Column<Named> => ({
    title: words[by], numeric: true, sort: by, cell: (row) => {
      const { part, whole, enough } = shareOf(row, by)
      return html`${formatNumber(part, locale)}${enough && html`<br><span class="hint">${sayShare({ part, whole })[locale]}</span>`}`
    },
  })
  return [
    { title, header: true, sort: 'name', cell: ({ name, path, of }) => html`${path === undefined ? name[locale] : html`<a href="${link(path)}">${name[locale]}</a>`}${of && html`<p class="hint">${of[locale]}</p>`}` },
    { title: words.decided, numeric: true, sort: 'decided', cell: (row) => formatNumber(decidedIn(row), locale) }, ...kinds.map(share), share('known'),
  ]
}

const rowSchema = z.object({
  procedure: z.string(), title: textSchema, body: z.object({ id: z.string().optional(), name: textSchema }), byRules: z.int().describe('Decided by the rules, and after the filing no officer acted'),
  byOfficers: z.int().describe('An officer acted in the case, or opened it'), onPaper: z.int().describe('Lodged on a signed paper, whoever decided'), otherwise: z.int().describe('By the silence of the office, a payment or an act of the applicant'),
  applications: z.int(), answers: z.int().describe('Answers in these applications'), known: z.int().describe('Of them, known to the portal and not asked for'),
})
const answerSchema = z.object({ year: z.int(), services: z.array(rowSchema) }).meta({ id: 'HowServicesAreDecided' })

export function howServedRoutes(kernel: Kernel): readonly Route[] {
  const limit = { requests: 60, seconds: 60 }
  /** The year that an address asks for: one that has begun, else this one. */
  const yearIn = ({ searchParams }: URL): number => {
    const [asked, now] = [Number(searchParams.get('year') ?? ''), thisYear(kernel)]
    return Number.isInteger(asked) && asked >= 2000 && asked <= now ? asked : now
  }
  return [
    route({
      method: 'GET', path: howServedPath, kind: 'page', permission: 'everyone', title: words.title,
      async handle(visit) {
        const { locale, url, link } = visit
        const [year, now] = [yearIn(url), thisYear(kernel)]
        const { services, bodies } = await servedIn(kernel, year)
        const inForce = new Set(kernel.cases.procedures.map(({ id }) => id))
        const rows = inOrder([...services].flatMap(([id, counts]): readonly Named[] => {
          const declaration = kernel.cases.versions.latest(id)
          return declaration === undefined ? [] : [{ ...counts, name: declaration.title, of: declaration.body.name, ...(inForce.has(id) && { path: `/services/${id}` }) }]
        }), url.searchParams.get('sort') ?? undefined, locale)
        const at = Math.min(pageFrom(visit), Math.max(1, Math.ceil(rows.length / size)))
        const ofBodies = inOrder([...bodies].flatMap(([id, counts]): readonly Named[] => {
          const body = kernel.bodies.latest(id)
          return body === undefined ? [] : [{ ...counts, name: body.name, path: `/bodies/${id}` }]
        }), url.searchParams.get('sort') ?? undefined, locale)
        return page({
          visit, title: words.title, breadcrumbs: [servicesCrumb], width: 'wide',
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${filters(locale, {
            url, filters: [{ name: 'year', label: words.year, choices: [{ value: String(now - 1), label: String(now - 1) }], otherwise: inEveryLanguage(() => String(now)) }],
          })}<p>${ofServices([...services.keys()].filter((id) => inForce.has(id)).length, inForce.size)[locale]} <a href="/library/decided.csv?lang=${locale}&year=${year}" download>${words.csv[locale]}</a> · <a href="/api/library/decided?year=${year}">${words.json[locale]}</a></p><details><summary>${
            words.how[locale]}</summary><ul>${words.rules.map((rule) => html`<li>${rule[locale]}</li>`)}</ul></details><h2>${words.byServices[locale]}, ${year}</h2><div class="list">${table<Named>(locale, {
            caption: words.byServices, captionUnseen: true, rows: rows.slice((at - 1) * size, at * size), url, empty: emptyState(locale, { title: words.none }), columns: columnsOf(locale, words.service, link),
          })}</div>${rows.length > 0 && pagination(locale, { url, page: at, size, total: rows.length })}${ofBodies.length > 0 && html`<h2>${words.byBodies[locale]}, ${year}</h2><div class="list">${table<Named>(locale, {
            caption: words.byBodies, captionUnseen: true, rows: ofBodies, url, columns: columnsOf(locale, words.body, link),
          })}</div>`}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/library/decided.csv', kind: 'file', permission: 'everyone', title: words.csv, rateLimit: limit,
      async handle(visit) {
        const [locale, year] = [fileLocale(visit), yearIn(visit.url)]
        const { rows } = await servedIn(kernel, year)
        const head = [words.year, words.idOfService, words.service, words.body, words.decided, ...kinds.map((kind) => words[kind]), words.applications, words.answers, words.known]
        return csvOf(`decided-${year}.csv`, head.map((title) => title[locale]), rows, ({ procedure, title, body, ...row }) => [
          year, procedure, title[locale], body.name[locale], decidedIn(row), ...kinds.map((kind) => row[kind]), row.applications, row.answers, row.known,
        ])
      },
    }),
    operation({
      method: 'GET', path: '/api/library/decided', permission: 'everyone', title: words.title, rateLimit: limit,
      describes: { group: 'services', description: words.api, query: z.object({ year: wholeNumber(2000, 9999).optional() }), answers: { 200: { text: words.title, schema: answerSchema } } },
      async handle(visit) {
        const year = yearIn(visit.url)
        return json({ year, services: (await servedIn(kernel, year)).rows }, { headers: { 'access-control-allow-origin': '*' } })
      },
    }),
  ]
}
