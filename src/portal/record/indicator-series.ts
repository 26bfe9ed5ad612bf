/** How an indicator is said and drawn: its value with its unit, how it has moved, and its series as a line, large or small. */
import type { Indicator, IndicatorValue } from '../../kernel/indicators/index.ts'
import { conventions } from '../../law/conventions.ts'
import { formatDay, formatDecimal, formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { isShare, perCent, sayShare } from '../../law/share.ts'
import type { Locale, Text } from '../../law/text.ts'
import { addDays, addMonths, firstOfMonth } from '../../law/time.ts'
import type { Html } from '../html.ts'
import { nothing } from '../html.ts'
import { lineChart, sparkline, thinned } from '../charts/index.ts'
import { chartTitle, indicatorWords as words, period } from './messages.ts'

/** How far back a small line goes, in days. */
export const recentDays = 90

type Value = Pick<IndicatorValue, 'value' | 'of' | 'month'>

/** A value with its unit, in every language; a share that rests on fewer than five as the two counts. */
export const printed = ({ unit }: Pick<Indicator, 'unit'>, { value, of }: Value): Text => (of ? sayShare(of) : inEveryLanguage((locale) => inUnit(locale, unit, value)))

function inUnit(locale: Locale, unit: Indicator['unit'], value: string): string {
  switch (unit) {
    case 'tiyn': return formatMoney(BigInt(value), locale)
    case 'percent': return perCent(formatDecimal(value, locale), locale)
    case 'workdays': return /^\d+$/.test(value) ? formatWorkdays(Number(value), locale) : formatDecimal(value, locale)
    case 'count': return formatDecimal(value, locale)
  }
}

/** Why a value is nought; undefined of every other, and of a share, which says of how many it is none. */
export const whyNought = ({ unit }: Pick<Indicator, 'unit'>, { value }: Value): Text | undefined =>
  (unit === 'percent' || Number(value) !== 0 ? undefined : words.nought[unit])

/** The month of which a value tells; undefined of one that was not stated for a month. */
export function monthOf({ month }: Pick<Value, 'month'>): Text | undefined {
  if (month === undefined) return undefined
  const from = firstOfMonth(month)
  return period(from, addDays(addMonths(from, 1), -1))
}

/** What is to be known beside a value: of which month it tells, why it is nought, or why it is two counts and no share; undefined of every other. */
export function besideValue(indicator: Pick<Indicator, 'unit'>, value: Value): Text | undefined {
  const said = [monthOf(value), whyNought(indicator, value) ?? (value.of && !isShare(value.of) ? words.tooFew : undefined)].filter((one) => one !== undefined)
  return said.length === 0 ? undefined : inEveryLanguage((locale) => said.map((one) => one[locale]).join('. '))
}

const inUnits = (smaller: number): number => smaller / 10 ** conventions().currency.digits

/** A mark on the scale: short, with large sums in thousands, millions and so on. */
const scaled = (locale: Locale, unit: Indicator['unit']) => (value: number): string => {
  const number = new Intl.NumberFormat(locale, {
    notation: (unit === 'tiyn' ? inUnits(value) : value) >= 10_000 ? 'compact' : 'standard', maximumFractionDigits: 2,
  }).format(unit === 'tiyn' ? inUnits(value) : value)
  return unit === 'tiyn' ? `${number}\u00a0${conventions().currency.short[locale]}` : unit === 'percent' ? perCent(number, locale) : number
}

/** The values that make a line: of shares those that rest on enough, for a line of others would show as moving what is chance. */
const drawable = (values: readonly IndicatorValue[]): readonly IndicatorValue[] => values.filter(({ of }) => of === undefined || isShare(of))

/** How an indicator has moved from the first of these values to the last: the answer that its line gives. Undefined when there is no line to draw. */
export function movementOf(indicator: Pick<Indicator, 'unit'>, values: readonly IndicatorValue[]): Text | undefined {
  const drawn = drawable(values)
  const [first, last] = [drawn[0], drawn.at(-1)]
  if (first === undefined || last === undefined || drawn.length < 2) return undefined
  const said = (value: IndicatorValue) => ({ day: inEveryLanguage((locale) => formatDay(value.day, locale)), value: printed(indicator, value) })
  const change = Number(last.value) - Number(first.value)
  return chartTitle(said(first), said(last), change > 0 ? 'up' : change < 0 ? 'down' : 'same')
}

const pointOf = ({ day, value }: IndicatorValue) => ({ at: Date.parse(day), value: Number(value) })

/** The series as a line with its scale, named by the answer that it gives; nothing when there is no line to draw. */
export function seriesChart(locale: Locale, indicator: Pick<Indicator, 'unit'>, values: readonly IndicatorValue[]): Html {
  const title = movementOf(indicator, values)
  const drawn = drawable(values)
  return title === undefined ? nothing : lineChart({
    title: title[locale], points: drawn.map(pointOf), label: scaled(locale, indicator.unit), ends: [formatDay(drawn[0]!.day, locale), formatDay(drawn.at(-1)!.day, locale)],
  })
}

/** The same as a small line for a list. */
export function seriesSpark(locale: Locale, indicator: Pick<Indicator, 'unit'>, values: readonly IndicatorValue[]): Html {
  const title = movementOf(indicator, values)
  return title === undefined ? nothing : sparkline({ title: title[locale], points: thinned(drawable(values), 30).map(pointOf) })
}
