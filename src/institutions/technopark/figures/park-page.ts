/** The park's figures for everybody: participants, revenue, contributions, relief and jobs over time and by region, each picture with its table folded behind it. */
import type { Kernel } from '../../../kernel/index.ts'
import { type Cell, fewest, isTold, largestShare, type PublishedTable, publishAggregates } from '../../../kernel/privacy/index.ts'
import { remember } from '../../../kernel/database/index.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Choice } from '../../../law/field.ts'
import type { Region } from '../../../law/region.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { bars, chapters, type Column, copyable, emptyState, html, type Html, json, money, page, type PageToFind, regionMap, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { activitiesOf, residentsPath } from '../listed.ts'
import { crumb, institution } from '../parts.ts'
import type { Technopark } from '../terms.ts'
import { cellOf, type SumName, sumNames, toldByRegion } from './cells.ts'
import { figureWords } from './messages.ts'
import { periodCharts, periodTable } from './own-figures.ts'
import { ofPark, type OfPeriod, publishedFrom } from './read.ts'

const path = '/technopark/figures'

export const figuresDoor = { path, title: figureWords.title, hint: figureWords.hint }
export const figuresFound: PageToFind = { path, title: figureWords.title, about: figureWords.lead }

/** What is read of the reports, which change with each that is made. */
interface Read {
  readonly periods: readonly OfPeriod[]
  /** What may be told of each period by region, the latest last. */
  readonly regions: readonly PublishedTable[]
}

/** Reads the figures that may be told, once for all who look until another report is made or another day begins. */
export function figuresReader({ db, now, country }: Kernel): () => Promise<Read> {
  const kept = new Map<string, Promise<Read>>()
  return async () => {
    const { reports } = await db.selectFrom('technopark_figures_kept').select('reports').executeTakeFirstOrThrow()
    const today = dayOf(now(), country.calendar.zone)
    return remember(kept, `${reports} ${today}`, 1, async () => {
      const periods = (await ofPark(db)).filter((one) => publishedFrom(one.to) <= today && isTold(cellOf(one)))
      return { periods, regions: periods.map(({ from, to, regions }) => ({ from, to, told: toldByRegion(regions) })) }
    })
  }
}

export function figuresPage(kernel: Kernel, technopark: Technopark, read: () => Promise<Read>): Route {
  const activities = activitiesOf(kernel, technopark)
  return route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: figureWords.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const [{ periods, regions }, counts] = await Promise.all([read(), byActivity(kernel, technopark, activities)])
      const last = regions.at(-1)
      const total = counts.reduce((sum, { count }) => sum + count, 0)
      return page({
        visit, title: figureWords.title, current: institution, width: 'wide', breadcrumbs: [crumb],
        body: html`<h1>${figureWords.title[locale]}</h1><p class="lead">${figureWords.lead[locale]}</p><h2>${figureWords.byActivity[locale]}</h2><p>${figureWords.participants[locale]}: <a href="${link(residentsPath)}">${formatNumber(total, locale)}</a></p>${
          bars(figureWords.byActivity[locale], counts.map(({ label, count }) => ({ name: label[locale], value: count, said: formatNumber(count, locale) })))}${
          periods.length === 0 ? emptyState(locale, { title: figureWords.none, body: figureWords.fewPeriods[locale] }) : html`<h2>${figureWords.overTime[locale]}</h2><p class="hint">${figureWords.fewPeriods[locale]}</p>${
            periodCharts(visit, periods)}${chapters(locale, [{ title: figureWords.asTable, body: periodTable(visit, periods, { companies: true }), open: periods.length < 2 }])}`}${last && regionsShown(visit, kernel.country.regions ?? [], last)}<h2>${figureWords.asData[locale]}</h2><p><a href="/technopark/figures.json" download>${figureWords.signed[locale]}</a></p>${
          copyable(locale, { label: figureWords.verifyHint, value: 'shanyraq verify figures.json --trust trust.json' })}`,
      })
    },
  })
}

/** The same as data: signed, so that a copy anywhere can be checked, with everything that its totals are made of. */
export const figuresFile = ({ statements, settings, now }: Kernel, read: () => Promise<Read>): Route => route({
  method: 'GET', path: `${path}.json`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
  handle: async () => json(publishAggregates(statements, { about: 'technopark.reports', issuer: settings.publicUrl, issued: now(), tables: (await read()).regions }), { headers: { 'access-control-allow-origin': '*' } }),
})

async function byActivity({ decisions }: Kernel, { credential, claims }: Technopark, activities: readonly Choice[]): Promise<readonly (Choice & { readonly count: number })[]> {
  return Promise.all(activities.map(async (activity) => ({
    ...activity, count: (await decisions.register({ credentialType: credential, status: 'in force', filters: { [claims.activity]: activity.value }, page: 1, size: 1 })).total,
  })))
}

/** A region, or several that stand together. */
type RegionRow = Pick<Cell<unknown>, 'count' | 'sums'> & { readonly name: Text }

function regionsShown(visit: Visit, regions: readonly Region[], { from, to, told: { cells, rest, hidden } }: PublishedTable): Html {
  const { locale } = visit
  const nameOf = (code: string | null): Text => regions.find((one) => one.code === code)?.name ?? figureWords.noRegion
  const rows: readonly RegionRow[] = [...cells.map(({ key, ...cell }) => ({ name: nameOf(key), ...cell })), ...(rest ? [{ name: figureWords.rest, ...rest }] : [])]
  const total: RegionRow = {
    name: figureWords.total, count: rows.reduce((sum, { count }) => sum + count, 0),
    sums: Object.fromEntries([...sumNames, 'evidenced'].map((name) => [name, rows.reduce((sum, { sums }) => sum + (sums[name] ?? 0n), 0n)])),
  }
  const amount = (title: Text, name: SumName | 'evidenced'): Column<RegionRow> => ({ title, numeric: true, cell: ({ sums }) => (name === 'jobs' || name === 'evidenced' ? formatNumber(sums[name] ?? 0n, locale) : money(locale, sums[name] ?? 0n)) })
  const drawn = cells.flatMap(({ key, count }) => (key === null ? [] : [[key, count] as const]))
  const pictured = drawn.length > 0 && regions.length > 0
  return html`<h2>${figureWords.byRegion[locale]}: ${figureWords.ofPeriod(from, to)[locale]}</h2>${hidden > 0 && html`<p class="hint">${figureWords.fewWords(fewest, largestShare)[locale]}</p>`}${
    pictured && regionMap(locale, { title: `${figureWords.companies[locale]}: ${figureWords.byRegion[locale].toLowerCase()}`, regions, values: new Map(drawn) })}${rows.length > 0 && chapters(locale, [{
      title: figureWords.regionsAsTable, open: !pictured, body: table(locale, {
        caption: figureWords.byRegion, captionUnseen: true, rows: [...rows, total],
        columns: [
          { title: figureWords.region, header: true, cell: ({ name }) => name[locale] }, { title: figureWords.companies, numeric: true, cell: ({ count }) => formatNumber(count, locale) },
          amount(figureWords.revenue, 'revenue'), amount(figureWords.contribution, 'contribution'), amount(figureWords.relief, 'relief'), amount(figureWords.jobs, 'jobs'), amount(figureWords.evidenced, 'evidenced'),
        ],
      }),
    }])}`
}
