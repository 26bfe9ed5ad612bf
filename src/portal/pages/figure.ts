/** A number of the programme as pages show it: its value, where it comes from, and of which day it is. */
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { printed, whyNought } from '../record/indicator-series.ts'
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
  /** Where the number comes from; `path` leads to its definition. */
  readonly source: Text
  readonly path?: string
  readonly asOf?: Day
}

/** The newest value of each indicator; what counts something stands before what is not set or counts nothing yet. */
export async function latestFigures(kernel: Kernel): Promise<readonly Figure[]> {
  const rank = (value: { readonly value: string } | undefined): number => (value === undefined ? 2 : Number(value.value) === 0 ? 1 : 0)
  return (await kernel.indicators.latest()).toSorted((a, b) => rank(a.value) - rank(b.value)).map(({ indicator, value }) => {
    const nought = value && whyNought(indicator, value)
    return {
      title: indicator.title, source: indicator.source, path: `/indicators/${indicator.id}`,
      ...(value && { asOf: value.day, value: printed(indicator, value) }), ...(nought && { nought }),
    }
  })
}

/** One number of a list `dl.numbers`. */
export function figure({ locale, link }: Visit, { title, value, nought, source, path, asOf }: Figure): Html {
  const from = html`${homeWords.source[locale]}: ${source[locale]}`
  return html`<div><dt>${title[locale]}</dt>${value === undefined ? html`<dd class="figure unset">${homeWords.unset[locale]}</dd>` : html`<dd class="figure">${say(locale, value)}</dd>`}<dd class="hint">${nought && html`${nought[locale]}<br>`}${
    path === undefined ? from : html`<a href="${link(path)}">${from}</a>`}${asOf && html`<br>${homeWords.asOf[locale]}: ${dateTime(locale, asOf)}`}</dd></div>`
}
