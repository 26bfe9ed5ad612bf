/** Says things in the reader's language: texts, dates, money, numbers. */
import type { Locale, Text } from '../law/text.ts'
import { Html, html } from './html.ts'
import type { Content } from './html.ts'

/** Words of a page: a text in every language, or what is the same in all of them, such as a name, or finished HTML. */
export type Words = Text | string | Html

/** The words in one language, ready to stand in a template. */
export function say(locale: Locale, words: Words): string | Html {
  return typeof words === 'string' || words instanceof Html ? words : words[locale]
}

/** The time zone of the country's offices, in which days begin. */
export const officialTimeZone = 'Asia/Almaty'

/** The language tag whose customs of writing dates and numbers we follow; British English puts the day first as we do. */
const customs: Readonly<Record<Locale, string>> = { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' }

const formats = <F>(make: (tag: string) => F): Readonly<Record<Locale, F>> =>
  ({ kk: make(customs.kk), ru: make(customs.ru), en: make(customs.en) })

const days = formats((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }))
const moments = formats((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: officialTimeZone }))
const tenge = formats((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'KZT', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2 }))
const wholeTenge = formats((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'KZT', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }))
const numbers = formats((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }))
const plurals = formats((tag) => new Intl.PluralRules(tag))

/** A day in full, such as "2026 ж. 24 қараша"; `day` is `YYYY-MM-DD`. */
export const printDay = (locale: Locale, day: string): string => days[locale].format(new Date(`${day}T00:00:00Z`))

/** A moment in full, on the clock of Astana; `instant` is ISO 8601. */
export const printMoment = (locale: Locale, instant: string): string => moments[locale].format(new Date(instant))

/** An amount in tenge with its sign and grouping; tiyn are shown when there are any. */
export function printMoney(locale: Locale, tiyn: bigint): string {
  if (tiyn % 100n === 0n) return wholeTenge[locale].format(tiyn / 100n)
  const absolute = tiyn < 0n ? -tiyn : tiyn
  const parts = tenge[locale].formatToParts(absolute / 100n)
  const fraction = (absolute % 100n).toString().padStart(2, '0')
  return (tiyn < 0n ? '-' : '') + parts.map(({ type, value }) => type === 'fraction' ? fraction : value).join('')
}

/** A number with the grouping and the decimal sign of the language. */
export const printNumber = (locale: Locale, number: number | bigint): string => numbers[locale].format(number)

/** Chooses the words that go with a count; `other` is asked for in every language. */
export const plural = (locale: Locale, count: number, forms: { one?: string; few?: string; many?: string; other: string }): string => {
  const rule = plurals[locale].select(count)
  return (rule === 'zero' || rule === 'two' ? undefined : forms[rule]) ?? forms.other
}

/** A day or a moment as an element that machines can read too. */
export const dateTime = (locale: Locale, when: string): Html =>
  html`<time datetime="${when}">${/^\d{4}-\d{2}-\d{2}$/.test(when) ? printDay(locale, when) : printMoment(locale, when)}</time>`

/** An amount in tenge, kept on one line. */
export const money = (locale: Locale, tiyn: bigint): Html => html`<span class="amount">${printMoney(locale, tiyn)}</span>`

/** An identifier in groups, such as a BIN: read by eye in groups, copied as one. */
export const identifier = (value: string, group = 3): Html => {
  const groups: readonly Content[] = (value.match(new RegExp(`.{1,${group}}`, 'gu')) ?? []).map((part) => html`<span>${part}</span>`)
  return html`<span class="identifier">${groups}</span>`
}
