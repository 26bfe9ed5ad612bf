/** Dates as official papers write them: 2026 жылғы 24 қараша, 24 ноября 2026 года, 24 November 2026. */
import { inEveryLanguage, languagesSpoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

const months = {
  kk: ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const

/** Endings that Kazakh months take: "from" (шығыс септік) and "to" (барыс септік). */
const from = ['дан', 'нан', 'дан', 'ден', 'дан', 'нан', 'ден', 'дан', 'тен', 'нан', 'дан', 'нан'] as const
const to = ['ға', 'ға', 'ға', 'ге', 'ға', 'ға', 'ге', 'ға', 'ке', 'ға', 'ға', 'ға'] as const

const parts = (day: Day): { year: number; month: number; date: number } => {
  const { year, month, day: date } = Temporal.PlainDate.from(day)
  return { year, month: month - 1, date }
}

const kazakh = (day: Day, ending: readonly string[] | undefined): string => {
  const { year, month, date } = parts(day)
  return `${year} жылғы ${date} ${months.kk[month]}${ending?.[month] ?? ''}`
}

/** What is written here, and in each further language of the country as that says. */
function withFurther(text: Text, as: 'day' | 'from' | 'until', day: Day): Text {
  const { year, month, date } = parts(day)
  const others = languagesSpoken().flatMap(({ tag, further }) => (further ? [[tag, further.paper[as](year, month + 1, date)] as const] : []))
  return others.length === 0 ? text : { ...text, ...Object.fromEntries(others) }
}

export function printDay(day: Day): Text {
  const { year, month, date } = parts(day)
  return withFurther({ kk: kazakh(day, undefined), ru: `${date} ${months.ru[month]} ${year} года`, en: `${date} ${months.en[month]} ${year}` }, 'day', day)
}

/** How long a decision is valid, both days counted. */
export function printValidity(first: Day, last: Day | undefined): Text {
  const begins = printDay(first)
  if (last === undefined) {
    return withFurther({
      kk: `${kazakh(first, from)} бастап, мерзімсіз`,
      ru: `с ${begins.ru}, бессрочно`,
      en: `from ${begins.en}, with no end date`,
    }, 'from', first)
  }
  const ends = printDay(last)
  return { ...inEveryLanguage((locale) => `${begins[locale]} – ${ends[locale]}`), ru: `с ${begins.ru} по ${ends.ru}` }
}

/** "Until" a day, that day counted. */
export function printUntil(day: Day): Text {
  const { ru, en } = printDay(day)
  return withFurther({
    kk: `${kazakh(day, to)} дейін (сол күнді қоса алғанда)`,
    ru: `по ${ru} включительно`,
    en: `until ${en}, that day included`,
  }, 'until', day)
}
