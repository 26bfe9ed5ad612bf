/** Says things in the reader's language: texts, dates, money, numbers. */
import { formatDay, formatInstant } from '../law/format.ts'
import { formatMoney } from '../law/money.ts'
import { languageOfWords, type Locale, type Text } from '../law/text.ts'
import type { Day, Instant } from '../law/time.ts'
import { attributes, Html, html } from './html.ts'
import type { Content } from './html.ts'

/** Words of a page: a text in every language, or what is the same in all of them, such as a name, or finished HTML. */
export type Words = Text | string | Html

/** Tells a text in every language from a name and from finished HTML. */
export const isText = (words: Words): words is Text => typeof words !== 'string' && !(words instanceof Html)

/** The words in one language, ready to stand in a template. */
export function say(locale: Locale, words: Words): string | Html {
  return isText(words) ? words[locale] : words
}

/** Marks words that are in another language than the page, since nobody has translated them. */
export function langOf(locale: Locale, words: Words): Html | undefined {
  const language = isText(words) ? languageOfWords(words, locale) : locale
  return language === locale ? undefined : attributes({ lang: language })
}

/** A day as an element that machines can read too. */
export const dateTime = (locale: Locale, day: Day): Html => html`<time datetime="${day}">${formatDay(day, locale)}</time>`

/** A moment as an element that machines can read too, on the clock of the country's offices. */
export const moment = (
  { locale, settings: { zone } }: { readonly locale: Locale; readonly settings: { readonly zone: string } }, at: Instant,
): Html =>
  html`<time datetime="${at}">${formatInstant(at, locale, zone)}</time>`

/** An amount in tenge, kept on one line. */
export const money = (locale: Locale, tiyn: bigint): Html => html`<span class="amount">${formatMoney(tiyn, locale)}</span>`

const [fours, sixes] = [/.{1,4}/gu, /.{1,6}/gu]

/** An identifier in groups, such as a number of a party: read by eye in groups, copied as one. */
export const identifier = (value: string, group: 4 | 6 = 6): Html => {
  const groups: readonly Content[] = (value.match(group === 6 ? sixes : fours) ?? []).map((part) => html`<span>${part}</span>`)
  return html`<span class="identifier">${groups}</span>`
}
