/** A company's own figures over time: a picture, and the same numbers as a table. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { formatMoney } from '../../../law/money.ts'
import { emptyState, html, type Html, lineChart, money, table, type Visit } from '../../../portal/index.ts'
import type { Company } from '../company-here.ts'
import { figureWords } from './messages.ts'
import { type OfPeriod, ofCompany } from './read.ts'

/** The revenue of each period as a line; nothing where there is one period alone. */
export const revenueChart = ({ locale }: Visit, periods: readonly OfPeriod[]): Html => lineChart({
  title: `${figureWords.revenue[locale]}, ${figureWords.overTime[locale].toLowerCase()}`,
  points: periods.map(({ revenue }, at) => ({ at, value: Number(revenue) / 100 })), label: (value) => formatMoney(BigInt(Math.round(value * 100)), locale),
  ends: [figureWords.ofPeriod(periods[0]!.from, periods[0]!.to)[locale], figureWords.ofPeriod(periods.at(-1)!.from, periods.at(-1)!.to)[locale]],
})

/** The figures of periods, the newest first. */
export const periodTable = ({ locale }: Visit, periods: readonly OfPeriod[], { companies }: { readonly companies: boolean }): Html => table(locale, {
  caption: figureWords.overTime, captionUnseen: true, rows: periods.toReversed(),
  columns: [
    { title: figureWords.period, header: true, cell: ({ from, to }) => figureWords.ofPeriod(from, to)[locale] },
    ...(companies ? [{ title: figureWords.companies, numeric: true, cell: (one: OfPeriod) => formatNumber(one.companies, locale) }] : []),
    { title: figureWords.revenue, numeric: true, cell: ({ revenue }) => money(locale, revenue) }, { title: figureWords.contribution, numeric: true, cell: ({ contribution }) => money(locale, contribution) },
    { title: figureWords.relief, numeric: true, cell: ({ relief }) => money(locale, relief) }, { title: figureWords.jobs, numeric: true, cell: ({ jobs }) => formatNumber(jobs, locale) },
    { title: figureWords.evidenced, numeric: true, cell: ({ evidenced }) => formatNumber(evidenced, locale) },
  ],
})

export async function ownFiguresShown({ db }: Kernel, visit: Visit, { identifier }: Company): Promise<Html> {
  const { locale } = visit
  const periods = await ofCompany(db, identifier.value)
  return html`<h2>${figureWords.ownFigures[locale]}</h2>${periods.length === 0 ? emptyState(locale, { title: figureWords.ownNone }) : html`${periods.length > 1 && revenueChart(visit, periods)}${periodTable(visit, periods, { companies: false })}`}`
}
