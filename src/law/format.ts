/** Prints days, moments, numbers, durations and lists in the languages of the country, the same on every machine. */
import type { DecimalText } from './decimal.ts'
import type { ClockTerm } from './hours.ts'
import type { PluralForms } from './language.ts'
import { inEveryLanguage, languageOf, type Locale, said, type Text } from './text.ts'
import { type Day, dayOf, type Instant } from './time.ts'

export { inEveryLanguage } from './text.ts'
export type { PluralForms } from './language.ts'

/** Prints a day: `2026 ж. 24 қараша`, `24 ноября 2026 года`, `24 November 2026`. */
export function formatDay(day: Day, locale: Locale): string {
  const month = day.length - 5 // a year may have more than four digits
  return said(locale, (language) => languageOf(language).day(Number(day.slice(0, month - 1)), Number(day.slice(month, month + 2)), Number(day.slice(month + 3))))
}

/** Prints a day without its year: `31 наурыз`, `31 марта`, `31 March`. */
export const formatDayOfYear = ({ month, day }: { readonly month: number; readonly day: number }, locale: Locale): string => said(locale, (language) => languageOf(language).dayOfYear(month, day))

/** Prints a moment as the day and the time of day in a zone: `24 ноября 2026 года, 14:30`. */
export function formatInstant(instant: Instant, locale: Locale, zone: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
  return said(locale, (language) => `${formatDay(dayOf(instant, zone), language)}, ${time}`)
}

/** What Intl makes for a language, made once for each. */
function once<T>(make: (intl: string) => T): (locale: Locale) => T {
  const made = new Map<string, T>()
  return (locale) => {
    const ready = made.get(locale)
    if (ready !== undefined) return ready
    const one = make(languageOf(locale).intl)
    made.set(locale, one)
    return one
  }
}

const numbers = once((intl) => new Intl.NumberFormat(intl))

/** Prints a count with the separators of the language: `1 234`, `1,234`. */
export const formatNumber = (value: number | bigint, locale: Locale): string => said(locale, (language) => numbers(language).format(value))

const exact = once((intl) => new Intl.NumberFormat(intl, { maximumFractionDigits: 100 }))

/** Intl prints numeric text exactly, whatever its length. */
const isNumeral = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text)

/** Prints an exact decimal with every digit that it has: `0,0125`, `0.0125`. */
export const formatDecimal = (value: DecimalText, locale: Locale): string => said(locale, (language) => (isNumeral(value) ? exact(language).format(value) : value))

const rules = once((intl) => new Intl.PluralRules(intl))

/** Picks the form of a noun that the language wants after a number; the number itself is not printed. */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const category = rules(locale).select(count)
  return (category === 'zero' || category === 'two' ? undefined : forms[category]) ?? forms.other
}

/** Prints a duration as a count: `5 жұмыс күні`, `2 рабочих дня`, `1 year`. */
export const formatDuration = ({ unit, count }: ClockTerm, locale: Locale): string =>
  said(locale, (language) => `${formatNumber(count, language)} ${plural(language, count, languageOf(language).units[unit])}`)

/** Prints a number of working days: `5 жұмыс күні`, `5 рабочих дней`, `5 working days`. */
export const formatWorkdays = (count: number, locale: Locale): string => formatDuration({ unit: 'workday', count }, locale)

/** Prints a term: `5 жұмыс күні ішінде`, `в течение 5 рабочих дней`, `within 5 working days`. */
export const formatWithin = (duration: ClockTerm, locale: Locale): string =>
  said(locale, (language) => languageOf(language).within(formatDuration(duration, language), duration))

/** Joins items as a sentence does: `A, B және C`, `A, B и C`, `A, B and C`; with "or" where asked. */
export function formatList(items: readonly string[], locale: Locale, by: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : said(locale, (language, same) => `${items.slice(0, -1).map(same).join(', ')} ${languageOf(language)[by]} ${same(last)}`)
}

/** As `formatList`, for items that are texts themselves. */
export const listOf = (items: readonly Text[], by: 'and' | 'or' = 'and'): Text =>
  inEveryLanguage((locale) => formatList(items.map((item) => item[locale]), locale, by))

/** Words at the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** As within a sentence; what begins with an abbreviation stays. */
export const uncapital = (words: string): string => (/^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1))

/** A question in a list is quoted, so that its mark does not meet those of the list. */
export const quotedInList = (label: Text): Text => inEveryLanguage((locale) => (!label[locale].endsWith('?') ? label[locale] : locale === 'en' ? `“${label.en}”` : `«${label[locale]}»`))
