/** A company's own figures over time: a picture, and the same numbers as a table. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { emptyState, html, type Html, lineChart, money, nothing, table, type Visit } from '../../../portal/index.ts'
import type { Company } from '../company-here.ts'
import { figureWords } from './messages.ts'
import { type OfPeriod, ofCompany } from './read.ts'

/** A million of the currency, in its smaller unit. */
const million = 100_000_000

/** Revenue, contribution and jobs of each period as lines; nothing where there is one period alone. */
export function periodCharts({ locale }: Visit, periods: readonly OfPeriod[]): Html {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return nothing
  const ends = [formatDay(first.to, locale), formatDay(last.to, locale)] as const
  const inMillions = (value: number): string => formatNumber(value / million, locale)
  const line = (title: Text, value: (one: OfPeriod) => bigint | number, label: (value: number) => string, unit?: Text): Html => html`<figure><h3>${title[locale]}${unit && `, ${unit[locale]}`}</h3>${lineChart({
    title: `${title[locale]}: ${figureWords.overTime[locale].toLowerCase()}`, points: periods.map((one, at) => ({ at, value: Number(value(one)) })), label, ends,
  })}</figure>`
  return periods.length < 2 ? nothing : html`<div class="charts">${line(figureWords.revenue, ({ revenue }) => revenue, inMillions, figureWords.millions)}${line(figureWords.contribution, ({ contribution }) => contribution, inMillions, figureWords.millions)}${
    periods.some(({ jobs }) => jobs > 0) && line(figureWords.jobs, ({ jobs }) => jobs, (value) => formatNumber(value, locale))}</div>`
}

/** The figures of periods, the newest first. */
export const periodTable = ({ locale }: Visit, periods: readonly OfPeriod[], { companies }: { readonly companies: boolean }): Html => html`${periods.some(({ earlier }) => earlier > 0) && html`<p class="hint">${figureWords.earlier[locale]}</p>`}${table(locale, {
  caption: figureWords.overTime, captionUnseen: true, rows: periods.toReversed(),
  columns: [
    { title: figureWords.period, header: true, cell: ({ from, to }) => figureWords.ofPeriod(from, to)[locale] },
    ...(companies ? [{ title: figureWords.companies, numeric: true, cell: (one: OfPeriod) => formatNumber(one.companies, locale) }] : []),
    { title: figureWords.revenue, numeric: true, cell: ({ revenue }) => money(locale, revenue) }, { title: figureWords.contribution, numeric: true, cell: ({ contribution }) => money(locale, contribution) },
    { title: figureWords.relief, numeric: true, cell: ({ relief }) => money(locale, relief) }, { title: figureWords.jobs, numeric: true, cell: ({ jobs }) => formatNumber(jobs, locale) },
    { title: figureWords.evidenced, numeric: true, cell: ({ evidenced }) => formatNumber(evidenced, locale) },
  ],
})}`

export async function ownFiguresShown({ db }: Kernel, visit: Visit, { identifier }: Company): Promise<Html> {
  const { locale } = visit
  const periods = await ofCompany(db, identifier.value)
  return html`<h2>${figureWords.ownFigures[locale]}</h2>${periods.length === 0 ? emptyState(locale, { title: figureWords.ownNone }) : html`${periodCharts(visit, periods)}${periodTable(visit, periods, { companies: false })}`}`
}
