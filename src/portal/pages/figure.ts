/** A number of the programme as pages show it: its value, where it comes from, and of which day it is. */
import type { Kernel } from '../../kernel/index.ts'
import { sizeOf } from '../../kernel/registers/index.ts'
import type { Text } from '../../law/text.ts'
import { addDays, type Day, dayOf } from '../../law/time.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { printed, recentDays, seriesSpark, whyNought } from '../record/indicator-series.ts'
import type { Visit } from '../visit.ts'
import { dateTime, say } from '../words.ts'
import type { Words } from '../words.ts'
import { homeWords } from './messages.ts'

/** A number of the programme. Without a value it is shown as not set, never guessed. */
export interface Figure {
  readonly title: Text
  readonly value?: Words
  /** Why it is nought, where it is. */
  readonly nought?: Text
  /** How it has moved. */
  readonly line?: Html
  /** Where the number comes from; `path` leads to its definition. */
  readonly source: Text
  readonly path?: string
  readonly asOf?: Day
}

type Counted = Awaited<ReturnType<Kernel['indicators']['latest']>>[number]

/** What counts something stands before what is not set or counts nothing yet. */
async function ranked({ indicators }: Kernel): Promise<readonly Counted[]> {
  const rank = ({ value }: Counted): number => (value === undefined ? 2 : Number(value.value) === 0 ? 1 : 0)
  return (await indicators.latest()).toSorted((a, b) => rank(a) - rank(b))
}

function figureOf({ indicator, value }: Counted): Figure {
  const nought = value && whyNought(indicator, value)
  return {
    title: indicator.title, source: indicator.source, path: `/indicators/${indicator.id}`,
    ...(value && { asOf: value.day, value: printed(indicator, value) }), ...(nought && { nought }),
  }
}

/** The newest value of each indicator. */
export const latestFigures = async (kernel: Kernel): Promise<readonly Figure[]> => (await ranked(kernel)).map(figureOf)

/** The same with a small line of how each has moved, without how large the registers are: lists of these say so themselves. */
export async function movingFigures(kernel: Kernel, { locale }: Pick<Visit, 'locale'>): Promise<readonly Figure[]> {
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const [rows, since] = await Promise.all([ranked(kernel), kernel.indicators.since(addDays(today, -recentDays))])
  const sizes = new Set(kernel.registers.listed.map(sizeOf))
  return rows.filter(({ indicator }) => !sizes.has(indicator.id)).map((row) => ({ ...figureOf(row), line: seriesSpark(locale, row.indicator, since.get(row.indicator.id) ?? []) }))
}

/** One number of a list `dl.numbers`. */
export function figure({ locale, link }: Visit, { title, value, nought, line = nothing, source, path, asOf }: Figure): Html {
  const from = html`${homeWords.source[locale]}: ${source[locale]}`
  return html`<div><dt>${title[locale]}</dt>${value === undefined ? html`<dd class="figure unset">${homeWords.unset[locale]}</dd>` : html`<dd class="figure">${say(locale, value)}</dd>`}${line.source !== '' && html`<dd>${line}</dd>`}<dd class="hint">${nought && html`${nought[locale]}<br>`}${
    path === undefined ? from : html`<a href="${link(path)}">${from}</a>`}${asOf && html`<br>${homeWords.asOf[locale]}: ${dateTime(locale, asOf)}`}</dd></div>`
}
