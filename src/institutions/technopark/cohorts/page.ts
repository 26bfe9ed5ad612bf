/** The public page of the cohorts: what became of each, as a picture with its table, as CSV and as signed aggregates. */
import type { Kernel } from '../../../kernel/index.ts'
import { fewest, publishAggregates } from '../../../kernel/privacy/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { bars, type Content, csv, dateTime, emptyState, html, type Html, json, money, notFound, notice, page, type PageToFind, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import type { Technopark } from '../terms.ts'
import { afterWords, cohortWords as words, fateWords, fewCompanies } from './messages.ts'
import type { Fate, OfYear } from './outcomes.ts'
import { type Cohort, cohortsIn } from './read.ts'

const path = '/technopark/cohorts'

export const cohortsDoor = { path, title: words.title, hint: words.hint }
export const cohortsFound: PageToFind = { path, title: words.title, about: words.lead }

export const cohortRoutes = (kernel: Kernel, technopark: Technopark): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const cohorts = await cohortsIn(kernel, technopark)
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [crumb],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${cohorts.length === 0 ? emptyState(locale, { title: words.none, body: words.noneHint[locale] }) : html`<p class="hint">${fewCompanies(fewest)[locale]}</p>${
          cohorts.map((cohort) => cohortShown(visit, technopark.cohorts.cohorts, cohort))}<h2>${words.asData[locale]}</h2><p><a href="${path}.csv" download>CSV</a></p>`}<p><a href="${link(`/registers/${technopark.cohorts.cohorts}`)}">${words.register[locale]}</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: `${path}.csv`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    async handle() {
      const rows = (await cohortsIn(kernel, technopark)).flatMap(({ number, years }) => years.flatMap((one) => rowsOf(one).map(({ of, count, revenue, jobs, contributors }) => [number, one.year, one.from, one.to, of.join('+'), count, revenue === undefined ? '' : String(revenue), jobs === undefined ? '' : String(jobs), contributors.revenue, contributors.jobs])))
      return csv('cohorts.csv', ['cohort', 'year', 'from', 'to', 'state', 'companies', 'revenue', 'jobs', 'revenue_companies', 'jobs_companies'], rows)
    },
  }),
  route({
    method: 'GET', path: `${path}.json`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    async handle({ url }) {
      const cohorts = await cohortsIn(kernel, technopark)
      const asked = url.searchParams.get('cohort')
      const cohort = asked === null ? cohorts[0] : cohorts.find(({ number }) => number === asked)
      if (cohort === undefined) throw notFound()
      const tables = cohort.years.flatMap(({ from, to, told }) => (told ? [{ from, to, told }] : []))
      return json(publishAggregates(kernel.statements, { about: `${technopark.cohorts.cohorts}/${cohort.number}`, issuer: kernel.settings.publicUrl, issued: kernel.now(), tables }), { headers: { 'access-control-allow-origin': '*' } })
    },
  }),
]

/** What is told of some companies together: of one state, or of several. */
interface Row {
  readonly of: readonly Fate[]
  readonly count: number
  /** Nothing where it is known of none of them. */
  readonly revenue: bigint | undefined
  readonly jobs: bigint | undefined
  /** Of how many of them each is known. */
  readonly contributors: { readonly revenue: number; readonly jobs: number }
}

function rowsOf({ told, together }: OfYear): readonly Row[] {
  if (told === undefined) return []
  const rowOf = (of: readonly Fate[], { count, sums, contributors = {} }: NonNullable<typeof told.rest>): Row => {
    const [revenue, jobs] = [contributors['revenue'] ?? count, contributors['jobs'] ?? count]
    return { of, count, revenue: revenue === 0 ? undefined : sums['revenue'], jobs: jobs === 0 ? undefined : sums['jobs'], contributors: { revenue, jobs } }
  }
  return [...told.cells.map((cell) => rowOf([cell.key], cell)), ...told.rest === undefined ? [] : [rowOf(together, told.rest)]]
}

function cohortShown(visit: Visit, register: string, { number, name, begins, ends, companies, noCall, years }: Cohort): Html {
  const { locale, link } = visit
  const works = years.flatMap((one) => rowsOf(one).flatMap(({ of, count }) => (of.length === 1 && of[0] === 'works' ? [{ name: afterWords(one.year)[locale], value: count, said: formatNumber(count, locale) }] : [])))
  const rows = years.flatMap((one): readonly { readonly one: OfYear; readonly row?: Row }[] => { const told = rowsOf(one); return told.length > 0 ? told.map((row) => ({ one, row })) : [{ one }] })
  const state = ({ one, row }: typeof rows[number]): string => (row === undefined ? (one.told === undefined ? words.toCome : words.hidden)[locale]
    : row.of.length === 1 ? fateWords[row.of[0]!][locale] : `${row.of.map((fate) => fateWords[fate][locale]).join(', ')} (${words.together[locale]})`)
  const sum = (row: Row | undefined, of: 'revenue' | 'jobs', said: (sum: bigint) => Content): Content => {
    const known = row?.of.includes('works') === true ? row[of] : undefined
    return row === undefined || known === undefined ? '—' : html`${said(known)}<br><span class="hint">${words.ofCompanies[locale]}: ${formatNumber(row.contributors[of], locale)}</span>`
  }
  return html`<section><h2><a href="${link(`/registers/${register}/${number}`)}">${name[locale]}</a></h2><p>${words.began[locale]}: ${dateTime(locale, begins)} – ${dateTime(locale, ends)}${companies >= fewest && html`. ${words.companies[locale]}: ${formatNumber(companies, locale)}`}</p>${noCall && notice(locale, { kind: 'warning', body: words.noCall[locale] })}${
    works.length > 0 && html`<figure><h3>${words.working[locale]}</h3>${bars(words.working[locale], works)}</figure>`}${table(locale, {
      caption: words.title, captionUnseen: true, rows, columns: [
        { title: words.after, header: true, cell: ({ one }) => html`${afterWords(one.year)[locale]}<br><span class="hint">${dateTime(locale, one.to)}</span>` }, { title: words.state, cell: state },
        { title: words.companies, numeric: true, cell: ({ row }) => (row ? formatNumber(row.count, locale) : '—') },
        { title: words.revenue, numeric: true, cell: ({ row }) => sum(row, 'revenue', (revenue) => money(locale, revenue)) }, { title: words.jobs, numeric: true, cell: ({ row }) => sum(row, 'jobs', (jobs) => formatNumber(jobs, locale)) },
      ],
    })}<p><a href="${path}.json?cohort=${number}" download>${words.signed[locale]}</a></p></section>`
}
