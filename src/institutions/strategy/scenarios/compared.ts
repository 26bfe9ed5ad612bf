/** Scenarios beside the plan and beside each other: as tables of a page, and as CSV. */
import { formatNumber } from '../../../law/format.ts'
import { tengeOf } from '../../../law/money.ts'
import { type Locale, same, type Text } from '../../../law/text.ts'
import { csv, html, type Html, table, tag, type Visit } from '../../../portal/index.ts'
import { withUnit } from '../plan/index.ts'
import { amount, type Resource, words } from './messages.ts'
import type { IndicatorOutcome, MeasureOutcome, Outcome } from './scenario.ts'

/** `faults`: why it could not be carried out by the plan of today. */
export interface Compared { readonly name: string; readonly outcome: Outcome; readonly faults: readonly Text[] }

/** What any of them touches, once, with what each makes of it; undefined of one that leaves it as it is. */
function side<Of>(all: readonly Compared[], of: (outcome: Outcome) => readonly Of[], key: (one: Of) => string): readonly { readonly first: Of; readonly each: readonly (Of | undefined)[] }[] {
  const found = all.map(({ outcome }) => new Map(of(outcome).map((one) => [key(one), one])))
  const firsts = new Map(found.flatMap((one) => [...one]))
  return [...firsts].map(([id, first]) => ({ first, each: found.map((one) => one.get(id)) }))
}

const measuresOf = (all: readonly Compared[]) => side<MeasureOutcome>(all, ({ measures }) => measures, ({ measure, resource }) => `${resource} ${measure.number}`)
const indicatorsOf = (all: readonly Compared[]) => side<IndicatorOutcome>(all, ({ indicators }) => indicators, ({ indicator, year }) => `${indicator.number} ${year}`)

const signed = (text: string, negative: boolean): string => (negative ? text : `+${text}`)
const signedAmount = (resource: Resource, change: bigint, locale: Locale): string => (change === 0n ? '0' : signed(amount(resource, change, locale), change < 0n))

export function comparedTables({ locale, link }: Visit, all: readonly Compared[]): Html {
  const [measures, indicators] = [measuresOf(all), indicatorsOf(all)]
  const known = (one: IndicatorOutcome, value: number | undefined): string => (value === undefined ? words.unknown[locale] : withUnit(value, one.indicator, locale))
  return html`<h2>${words.measures[locale]}</h2>${table(locale, {
    caption: words.measures, captionUnseen: true, rows: measures, columns: [
      { title: words.measure, header: true, cell: ({ first: { measure } }) => html`<a href="${link(measure.path)}">${measure.name[locale]}</a>` }, { title: words.resource, cell: ({ first: { resource } }) => words.resources[resource][locale] },
      { title: words.plan, numeric: true, cell: ({ first: { resource, plan } }) => (plan === undefined ? words.unknown[locale] : amount(resource, plan, locale)) },
      ...all.map(({ name }, at) => ({
        title: all.length === 1 ? words.scenario : same(name), numeric: true, cell: ({ first, each }: ReturnType<typeof measuresOf>[number]) => {
          const own = each[at]
          const value = own === undefined ? first.plan : own.scenario
          return html`${value === undefined ? words.unknown[locale] : amount(first.resource, value, locale)}${own && html`<br><span class="hint">${signedAmount(first.resource, own.change, locale)}</span>`}${value !== undefined && value < 0n && html`<br>${tag(locale, words.belowNought, 'late')}`}`
        },
      })),
    ],
  })}<h2>${words.indicators[locale]}</h2>${indicators.length === 0 ? html`<p>${words.noEffects[locale]}</p>` : table(locale, {
    caption: words.indicators, captionUnseen: true, rows: indicators, columns: [
      { title: words.indicator, header: true, cell: ({ first: { indicator } }) => html`<a href="${link(indicator.path)}">${indicator.name[locale]}</a>` }, { title: words.year, cell: ({ first: { year } }) => String(year) },
      { title: words.plan, numeric: true, cell: ({ first }) => known(first, first.planned) }, { title: words.forecast, numeric: true, cell: ({ first }) => known(first, first.forecast) },
      ...all.map(({ name }, at) => ({
        title: all.length === 1 ? words.scenario : same(name), numeric: true, cell: ({ first, each }: ReturnType<typeof indicatorsOf>[number]) => {
          const own = each[at]
          return html`${known(first, own === undefined ? first.forecast : own.scenario)}${own && html`<br><span class="hint">${signed(formatNumber(own.change, locale), own.change < 0)}</span>`}`
        },
      })),
    ],
  })}`
}

/** A line for each thing and scenario; what nobody has told is empty. */
export const scenarioCsv = (locale: Locale, all: readonly Compared[]): Response => csv('scenarios.csv', ['scenario', 'kind', 'entry', 'name', 'what', 'year', 'plan', 'forecast', 'change', 'in the scenario', 'stands against it'], all.flatMap(({ name, faults, outcome: { measures, indicators } }) => {
  const against = faults.map((text) => text[locale]).join(' ')
  const inUnits = (resource: Resource, value: bigint | undefined): string => (value === undefined ? '' : resource === 'money' ? tengeOf(value) : String(value))
  return [
    ...measures.map(({ measure, resource, plan, change, scenario }) => [name, 'scenario', measure.number, measure.name[locale], resource, '', inUnits(resource, plan), '', inUnits(resource, change), inUnits(resource, scenario), against]),
    ...indicators.map(({ indicator, year, planned, forecast, change, scenario }) => [name, 'scenario', indicator.number, indicator.name[locale], 'indicator', year, planned ?? '', forecast ?? '', change, scenario ?? '', against]),
  ]
}))
