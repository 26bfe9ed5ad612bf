/** The indicators of one part of the programme as large numbers: each with how it has moved, why it is nought, what is counted and where it comes from. */
import type { Kernel } from '../../kernel/index.ts'
import { addDays, dayOf } from '../../law/time.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { besideValue, printed, recentDays, seriesSpark } from './indicator-series.ts'
import { indicatorWords as words } from './messages.ts'

/** The indicators whose names begin with `space.`; undefined where there are none. One without a value is said to have none, never guessed. */
export async function indicatorNumbers({ indicators, now, country }: Kernel, { locale, link }: Visit, space: string): Promise<Html | undefined> {
  const [all, since] = await Promise.all([indicators.latest(), indicators.since(addDays(dayOf(now(), country.calendar.zone), -recentDays))])
  const shown = all.filter(({ indicator }) => indicator.id.startsWith(`${space}.`))
  return shown.length === 0 ? undefined : html`<dl class="numbers">${shown.map(({ indicator, value, none }) => {
    const { id, title, definition, source } = indicator
    const beside = value && besideValue(indicator, value)
    const line = seriesSpark(locale, indicator, since.get(id) ?? [])
    return html`<div><dt><a href="${link(`/indicators/${id}`)}">${title[locale]}</a></dt>${value === undefined ? html`<dd class="figure unset">${(none ? words.noValue : words.unset)[locale]}</dd>`
      : html`<dd class="figure">${printed(indicator, value)[locale]}</dd>`}${line.source !== '' && html`<dd>${line}</dd>`}<dd class="hint">${beside && html`${beside[locale]}<br>`}${definition[locale]}</dd><dd class="hint">${
      words.source[locale]}: ${source[locale]}${value && html`<br>${words.day[locale]}: ${dateTime(locale, value.day)}`}</dd></div>`
  })}</dl>`
}
