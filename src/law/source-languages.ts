/** The languages in which the product itself is written. A country that speaks one of them takes it from here. */
import type { Language } from './language.ts'

const kazakhMonths = ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'] as const
const russianMonths = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'] as const
const englishMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** After a number, a Kazakh noun stays in the singular. */
export const kazakh: Language = {
  tag: 'kk', name: 'Қазақша', short: 'Қаз', intl: 'kk', letters: ['cyrillic', 'kazakh', 'latin'],
  day: (year, month, date) => `${year} ж. ${date} ${kazakhMonths[month - 1]}`,
  dayOfYear: (month, date) => `${date} ${kazakhMonths[month - 1]}`,
  units: {
    minute: { other: 'минут' }, hour: { other: 'сағат' }, workhour: { other: 'жұмыс сағаты' },
    workday: { other: 'жұмыс күні' }, day: { other: 'күнтізбелік күн' }, month: { other: 'ай' }, year: { other: 'жыл' },
  },
  within: (counted) => `${counted} ішінде`,
  and: 'және', or: 'немесе',
}

/** Russian has a second set, the genitive after "в течение". */
const genitive = {
  minute: { one: 'минуты', other: 'минут' },
  hour: { one: 'часа', other: 'часов' },
  workhour: { one: 'рабочего часа', other: 'рабочих часов' },
  workday: { one: 'рабочего дня', other: 'рабочих дней' },
  day: { one: 'календарного дня', other: 'календарных дней' },
  month: { one: 'месяца', other: 'месяцев' },
  year: { one: 'года', other: 'лет' },
} as const
const russianRules = new Intl.PluralRules('ru')
const russianNumber = new Intl.NumberFormat('ru')

export const russian: Language = {
  tag: 'ru', name: 'Русский', short: 'Рус', intl: 'ru', letters: ['cyrillic', 'latin'],
  day: (year, month, date) => `${date} ${russianMonths[month - 1]} ${year} года`,
  dayOfYear: (month, date) => `${date} ${russianMonths[month - 1]}`,
  units: {
    minute: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' },
    hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
    workhour: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов', other: 'рабочего часа' },
    workday: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' },
    day: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней', other: 'календарного дня' },
    month: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
    year: { one: 'год', few: 'года', many: 'лет', other: 'года' },
  },
  within: (_, { unit, count }) => `в течение ${russianNumber.format(count)} ${genitive[unit][russianRules.select(count) === 'one' ? 'one' : 'other']}`,
  and: 'и', or: 'или',
}

export const english: Language = {
  tag: 'en', name: 'English', short: 'Eng', intl: 'en-GB', letters: ['latin'],
  day: (year, month, date) => `${date} ${englishMonths[month - 1]} ${year}`,
  dayOfYear: (month, date) => `${date} ${englishMonths[month - 1]}`,
  units: {
    minute: { one: 'minute', other: 'minutes' },
    hour: { one: 'hour', other: 'hours' },
    workhour: { one: 'working hour', other: 'working hours' },
    workday: { one: 'working day', other: 'working days' },
    day: { one: 'calendar day', other: 'calendar days' },
    month: { one: 'month', other: 'months' },
    year: { one: 'year', other: 'years' },
  },
  within: (counted) => `within ${counted}`,
  and: 'and', or: 'or',
}
