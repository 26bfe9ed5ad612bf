/** The indicators of the programme: each with its definition, source and series, as chart, table and CSV. */
import { conventions } from '../../law/conventions.ts'
import type { Indicator, IndicatorValue } from '../../kernel/indicators/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { formatDay, formatDecimal, formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import type { Locale, Text } from '../../law/text.ts'
import { definitionList, emptyState, table } from '../components/index.ts'
import { csv } from '../download.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { lineChart } from './chart.ts'
import { chartTitle, indicatorWords as words } from './messages.ts'

/** A value with its unit, in every language. */
export const printed = (unit: Indicator['unit'], value: string): Text => inEveryLanguage((locale) => inUnit(locale, unit, value))

function inUnit(locale: Locale, unit: Indicator['unit'], value: string): string {
  switch (unit) {
    case 'tiyn': return formatMoney(BigInt(value), locale)
    case 'percent': return `${formatDecimal(value, locale)}\u00a0%`
    case 'workdays': return /^\d+$/.test(value) ? formatWorkdays(Number(value), locale) : formatDecimal(value, locale)
    case 'count': return formatDecimal(value, locale)
  }
}

const inUnits = (smaller: number): number => smaller / 10 ** conventions().currency.digits

/** A mark on the scale: short, with large sums in thousands, millions and so on. */
const scaled = (locale: Locale, unit: Indicator['unit']) => (value: number): string => new Intl.NumberFormat(locale, {
  notation: (unit === 'tiyn' ? inUnits(value) : value) >= 10_000 ? 'compact' : 'standard', maximumFractionDigits: 2,
}).format(unit === 'tiyn' ? inUnits(value) : value) + (unit === 'tiyn' ? `\u00a0${conventions().currency.short[locale]}` : unit === 'percent' ? '\u00a0%' : '')

/** The routes of indicators. */
export const indicatorRoutes = ({ indicators }: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/indicators', kind: 'page', permission: 'everyone', title: words.title,
    handle: async (visit) => {
      const { locale } = visit
      const rows = await indicators.latest()
      return page({
        visit, title: words.title, width: 'wide',
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
          caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
          columns: [
            { title: words.indicator, header: true, cell: ({ indicator }) => html`<a href="${visit.link(`/indicators/${indicator.id}`)}">${indicator.title[locale]}</a>` },
            { title: words.value, numeric: true, cell: ({ indicator, value }) => value ? printed(indicator.unit, value.value)[locale] : html`<span class="faint">${words.unset[locale]}</span>` },
            { title: words.day, cell: ({ value }) => value && dateTime(locale, value.day) },
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
      const { indicator, values } = await indicators.series(id)
      const newest = values.at(-1)
      return page({
        visit, title: indicator.title, breadcrumbs: [{ title: words.title, path: '/indicators' }],
        body: html`<h1>${indicator.title[locale]}</h1>${definitionList(locale, [
          { term: words.value, value: newest ? html`<b>${printed(indicator.unit, newest.value)[locale]}</b>` : words.unset[locale] },
          ...(newest ? [{ term: words.day, value: dateTime(locale, newest.day) }] : []),
          { term: words.definition, value: indicator.definition[locale] },
          { term: words.source, value: indicator.source[locale] },
          ...(newest ? [{ term: words.computedAt, value: moment(visit, newest.computedAt) }] : []),
        ])}${newest ? series(visit, indicator, values) : html`<p>${words.unsetHint[locale]}</p>`}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/indicators/:id/values.csv', kind: 'file', permission: 'everyone', title: words.csv,
    handle: async (_visit, { id }) => {
      const { indicator, values } = await indicators.series(id)
      return csv(`${indicator.id}.csv`, ['indicator', 'day', 'value', 'unit', 'computed_at'],
        values.map(({ day, value, computedAt }) => [indicator.id, day, value, indicator.unit, computedAt]))
    },
  }),
]

function series(visit: Visit, indicator: Indicator, values: readonly IndicatorValue[]): Html {
  const { locale } = visit
  const [first, last] = [values[0]!, values.at(-1)!]
  const said = ({ day, value }: IndicatorValue) => ({ day: inEveryLanguage((one) => formatDay(day, one)), value: printed(indicator.unit, value) })
  const change = Number(last.value) - Number(first.value)
  const title = chartTitle(said(first), said(last), change > 0 ? 'up' : change < 0 ? 'down' : 'same')[locale]
  const chart = lineChart({
    title, points: values.map(({ day, value }) => ({ at: Date.parse(day), value: Number(value) })),
    label: scaled(locale, indicator.unit), ends: [formatDay(first.day, locale), formatDay(last.day, locale)],
  })
  return html`${values.length > 1 && html`<h2>${title}</h2>${chart}`}<h2>${words.table[locale]}</h2>${table(locale, {
    caption: words.table, captionUnseen: true, rows: values.toReversed().slice(0, 100), columns: [
      { title: words.day, header: true, cell: ({ day }) => dateTime(locale, day) },
      { title: words.value, numeric: true, cell: ({ value }) => printed(indicator.unit, value)[locale] },
    ] })}<p><a href="/indicators/${indicator.id}/values.csv" download>${words.csv[locale]}</a></p>`
}
