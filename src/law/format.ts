/** Prints days, moments, numbers, durations and lists in the languages of the country, the same on every machine. */
import type { DecimalText } from './decimal.ts'
import type { Duration } from './duration.ts'
import type { Locale, Text } from './text.ts'
import { type Day, dayOf, type Instant } from './time.ts'

/** Says the same in every language: `inEveryLanguage((locale) => formatDay(day, locale))`. */
export const inEveryLanguage = (say: (locale: Locale) => string): Text => ({ kk: say('kk'), ru: say('ru'), en: say('en') })

const months = {
  kk: ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const satisfies Record<Locale, readonly string[]>

/**
 * Prints a day: `2026 ж. 24 қараша`, `24 ноября 2026 г.`, `24 November 2026`. Own words, not those of the platform: signed acts
 * carry days, and their text must not change with the version of a library.
 */
export function formatDay(day: Day, locale: Locale): string {
  const [year, number, date] = day.split('-').map(Number) as [number, number, number]
  const month = months[locale][number - 1]!
  switch (locale) {
    case 'kk': return `${year} ж. ${date} ${month}`
    case 'ru': return `${date} ${month} ${year} г.`
    case 'en': return `${date} ${month} ${year}`
  }
}

/** Prints a day without its year: `31 наурыз`, `31 марта`, `31 March`. */
export const formatDayOfYear = ({ month, day }: { readonly month: number; readonly day: number }, locale: Locale): string => `${day} ${months[locale][month - 1]!}`

/** Prints a moment as the day and the time of day in a zone: `24 ноября 2026 г., 14:30`. */
export function formatInstant(instant: Instant, locale: Locale, zone: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
  return `${formatDay(dayOf(instant, zone), locale)}, ${time}`
}

const numbers = {
  kk: new Intl.NumberFormat('kk'), ru: new Intl.NumberFormat('ru'), en: new Intl.NumberFormat('en-GB'),
} as const satisfies Record<Locale, Intl.NumberFormat>

/** Prints a count with the separators of the language: `1 234`, `1,234`. */
export const formatNumber = (value: number | bigint, locale: Locale): string => numbers[locale].format(value)

const exact = {
  kk: new Intl.NumberFormat('kk', { maximumFractionDigits: 100 }), ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 100 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 100 }),
} as const satisfies Record<Locale, Intl.NumberFormat>

/** Intl prints numeric text exactly, whatever its length. */
const isNumeral = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text)

/** Prints an exact decimal with every digit that it has: `0,0125`, `0.0125`. */
export const formatDecimal = (value: DecimalText, locale: Locale): string => (isNumeral(value) ? exact[locale].format(value) : value)

/** The forms of a noun after a number. English uses `one` and `other`; Russian also `few` (2 дня) and `many` (5 дней). */
export interface PluralForms { readonly one?: string; readonly few?: string; readonly many?: string; readonly other: string }

const rules = {
  kk: new Intl.PluralRules('kk'), ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en-GB'),
} as const satisfies Record<Locale, Intl.PluralRules>

/** Picks the form of a noun that the language wants after a number; the number itself is not printed. */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const category = rules[locale].select(count)
  return (category === 'zero' || category === 'two' ? undefined : forms[category]) ?? forms.other
}

/** After a number, a Kazakh noun stays in the singular. Russian has two sets: a count, and the genitive after "в течение". */
const units = {
  workday: {
    kk: { other: 'жұмыс күні' },
    ru: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' },
    genitive: { one: 'рабочего дня', other: 'рабочих дней' },
    en: { one: 'working day', other: 'working days' },
  },
  day: {
    kk: { other: 'күнтізбелік күн' },
    ru: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней', other: 'календарного дня' },
    genitive: { one: 'календарного дня', other: 'календарных дней' },
    en: { one: 'calendar day', other: 'calendar days' },
  },
  month: {
    kk: { other: 'ай' },
    ru: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
    genitive: { one: 'месяца', other: 'месяцев' },
    en: { one: 'month', other: 'months' },
  },
  year: {
    kk: { other: 'жыл' },
    ru: { one: 'год', few: 'года', many: 'лет', other: 'года' },
    genitive: { one: 'года', other: 'лет' },
    en: { one: 'year', other: 'years' },
  },
} as const satisfies Record<Duration['unit'], Record<Locale | 'genitive', PluralForms>>

/** Prints a duration as a count: `5 жұмыс күні`, `2 рабочих дня`, `1 year`. */
export const formatDuration = ({ unit, count }: Duration, locale: Locale): string =>
  `${formatNumber(count, locale)} ${plural(locale, count, units[unit][locale])}`

/** Prints a number of working days: `5 жұмыс күні`, `5 рабочих дней`, `5 working days`. */
export const formatWorkdays = (count: number, locale: Locale): string => formatDuration({ unit: 'workday', count }, locale)

/** Prints a term: `5 жұмыс күні ішінде`, `в течение 5 рабочих дней`, `within 5 working days`. */
export function formatWithin(duration: Duration, locale: Locale): string {
  const { unit, count } = duration
  switch (locale) {
    case 'kk': return `${formatDuration(duration, 'kk')} ішінде`
    case 'ru': return `в течение ${formatNumber(count, 'ru')} ${plural('ru', count, units[unit].genitive)}`
    case 'en': return `within ${formatDuration(duration, 'en')}`
  }
}

const conjunctions = {
  and: { kk: 'және', ru: 'и', en: 'and' },
  or: { kk: 'немесе', ru: 'или', en: 'or' },
} as const satisfies Record<string, Text>

/** Joins items as a sentence does: `A, B және C`, `A, B и C`, `A, B and C`; with "or" where asked. */
export function formatList(items: readonly string[], locale: Locale, by: keyof typeof conjunctions = 'and'): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunctions[by][locale]} ${last}`
}

/** As `formatList`, for items that are texts themselves. */
export const listOf = (items: readonly Text[], by: keyof typeof conjunctions = 'and'): Text =>
  inEveryLanguage((locale) => formatList(items.map((item) => item[locale]), locale, by))
