/** The figures of a body as charts over time: what it decided month by month, and its indicators, each with its table beside it. */
import type { MonthOfDecisions } from '../../kernel/decisions/index.ts'
import type { Indicator, IndicatorNone, IndicatorValue } from '../../kernel/indicators/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Body } from '../../law/body.ts'
import { formatNumber } from '../../law/format.ts'
import { isOfManyBodies } from '../../law/in-body.ts'
import type { Text } from '../../law/text.ts'
import { addDays, dayOf } from '../../law/time.ts'
import { lineChart, thinned } from '../charts/index.ts'
import { table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { besideValue, movementOf, printed, seriesChart } from '../record/index.ts'
import { howServedWords } from '../services/how-served-messages.ts'
import { decidedWords, servedIn } from '../services/how-served.ts'
import { howServedLink } from '../services/library-links.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { bodyOfFigure } from './declared.ts'
import { decisionsIn, bodyWords as words } from './messages.ts'

/** How far back the lines of indicators go, in days, and how many of their values a page shows; all of them are on the page of the indicator. */
const [span, mostValues] = [365, 12] as const

interface FigureOfBody { readonly indicator: Indicator; readonly value?: IndicatorValue; readonly none?: IndicatorNone; readonly since: readonly IndicatorValue[] }

/** All figures of a body. */
export async function figuresOf(kernel: Kernel, visit: Visit, body: Body): Promise<Html> {
  const { locale } = visit
  const [months, indicators, served] = await Promise.all([monthsOf(kernel, body), indicatorsOf(kernel, body), servedIn(kernel)])
  const decided = decidedWords(served.bodies.get(body.id), locale)
  const shown = [...(decided === undefined ? [] : [html`<figure><figcaption><b>${howServedWords.thisYear[locale]}</b><br>${decided}</figcaption><p class="hint">${howServedLink(locale, visit.link)}</p></figure>`]), ...(months === undefined ? [] : [decisionsFigure(visit, months)]), ...indicators.map((one) => indicatorFigure(visit, one))]
  return shown.length === 0 ? html`<p>${words.noFigures[locale]}</p>` : html`<div class="charts">${shown}</div>`
}

/** What the body decided; undefined for one that issues no decisions. Procedures count also when another version or none of them is in force today. */
async function monthsOf({ cases, decisions }: Kernel, { registers }: Body): Promise<readonly MonthOfDecisions[] | undefined> {
  if (registers.length === 0) return undefined
  const ever = (await cases.versions.list()).map(({ declaration }) => declaration)
  const procedures = [...new Set(ever.filter((one) => registers.includes(one.body.register) || isOfManyBodies(one)).map(({ id }) => id))]
  return decisions.byMonth({ registers, procedures })
}

async function indicatorsOf({ indicators, registers, cases, country, now }: Kernel, body: Body): Promise<readonly FigureOfBody[]> {
  const [latest, since] = await Promise.all([indicators.latest(), indicators.since(addDays(dayOf(now(), country.calendar.zone), -span))])
  const { bodies } = country
  return latest.filter(({ indicator }) => bodyOfFigure(bodies, cases.procedures, registers.listed, indicator.id)?.id === body.id)
    .map((one) => ({ ...one, since: since.get(one.indicator.id) ?? [] }))
}

/** A month as figures, from its first day. */
const monthOf = (month: string): string => `${month.slice(5, 7)}.${month.slice(0, 4)}`

/** What was decided month by month as a line, with its table beside it; where there is nothing, that there is nothing. `caption` tells the table from others on its page. */
export function decisionsFigure({ locale }: Visit, months: readonly MonthOfDecisions[], caption: Text = words.decisions): Html {
  const number = (value: number): string => formatNumber(value, locale)
  const sum = ({ granted, refused, others }: MonthOfDecisions): number => granted + refused + others
  const all = months.reduce((total, one) => total + sum(one), 0)
  const title = decisionsIn(all)[locale]
  return html`<figure><figcaption><b>${words.decisions[locale]}</b><br>${all === 0 ? words.noDecisions[locale] : title}</figcaption>${all > 0 && html`${lineChart({
    title, points: months.map((one, at) => ({ at, value: sum(one) })), label: number, ends: [monthOf(months[0]!.month), monthOf(months.at(-1)!.month)],
  })}<details><summary>${words.values[locale]}</summary>${table(locale, {
    caption, captionUnseen: true, rows: months, columns: [
      { title: words.month, header: true, cell: ({ month }) => html`<time datetime="${month.slice(0, 7)}">${monthOf(month)}</time>` },
      { title: words.granted, numeric: true, cell: ({ granted }) => number(granted) }, { title: words.refused, numeric: true, cell: ({ refused }) => number(refused) },
      { title: words.others, numeric: true, cell: ({ others }) => number(others) },
    ],
  })}</details>`}</figure>`
}

function indicatorFigure({ locale, link }: Visit, { indicator, value, none, since }: FigureOfBody): Html {
  // A line of noughts alone shows nothing: beside the value stands why it is nought.
  const moved = since.some(({ value: said }) => Number(said) !== 0) ? movementOf(indicator, since) : undefined
  const said = value === undefined ? (none ? words.noValue : words.notComputed) : besideValue(indicator, value)
  return html`<figure><figcaption><a href="${link(`/indicators/${indicator.id}`)}"><b>${indicator.title[locale]}</b></a>${value && html`: ${printed(indicator, value)[locale]}`}${
    moved && html`<br>${moved[locale]}`}</figcaption>${said && html`<p class="hint">${said[locale]}</p>`}<p class="hint">${indicator.definition[locale]}</p>${moved && html`${
    seriesChart(locale, indicator, since)}<details><summary>${words.values[locale]}</summary>${table(locale, {
    caption: indicator.title, captionUnseen: true, rows: thinned(since, mostValues).toReversed(), columns: [
      { title: words.day, header: true, cell: ({ day }) => dateTime(locale, day) }, { title: words.value, numeric: true, cell: (one) => printed(indicator, one)[locale] },
    ],
  })}<p><a href="${link(`/indicators/${indicator.id}`)}">${words.allValues[locale]}</a></p></details>`}</figure>`
}
