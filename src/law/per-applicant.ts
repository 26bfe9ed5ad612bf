/** How many bookings or applications one applicant may have: at a time, or in each day, week, month or year of the calendar. Pure. */
import { type Citation, printCitation } from './citation.ts'
import { formatDay, formatNumber, inEveryLanguage, plural } from './format.ts'
import { spoken, type Text } from './text.ts'
import { addDays, addMonths, addYears, type Day, firstOfMonth, weekdayOf, yearOf } from './time.ts'

export const limitPeriods = ['day', 'week', 'month', 'year'] as const

/** So many at most for one applicant: at a time, unless a period is named. `same`: of applications that answer these questions alike. */
export interface PerApplicant { readonly atMost: number; readonly each?: (typeof limitPeriods)[number]; readonly same?: readonly string[]; readonly basis: Citation }

/** The period of the calendar in which a day lies: its first day, and the first that lies in it no more. Weeks begin on Monday. */
export function periodOf(each: NonNullable<PerApplicant['each']>, day: Day): { readonly from: Day; readonly before: Day } {
  switch (each) {
    case 'day': return { from: day, before: addDays(day, 1) }
    case 'week': {
      const from = addDays(day, 1 - weekdayOf(day))
      return { from, before: addDays(from, 7) }
    }
    case 'month': return { from: firstOfMonth(day), before: addMonths(firstOfMonth(day), 1) }
    case 'year': {
      const from: Day = `${yearOf(day)}-01-01` as Day
      return { from, before: addYears(from, 1) }
    }
  }
}

const when = {
  now: spoken({ kk: 'бір мезгілде', ru: 'одновременно', en: 'at a time' }),
  day: spoken({ kk: 'бір күнде', ru: 'в день', en: 'in a day' }), week: spoken({ kk: 'бір аптада', ru: 'в неделю', en: 'in a week' }),
  month: spoken({ kk: 'бір айда', ru: 'в месяц', en: 'in a month' }), year: spoken({ kk: 'бір жылда', ru: 'в год', en: 'in a year' }),
} as const

/** What is counted. */
type Counted = 'bookings' | 'applications'

const count = {
  bookings: (n: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${formatNumber(n, 'kk')} брондау`, ru: `${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'бронь', few: 'брони', other: 'броней' })}`,
    en: `${formatNumber(n, 'en')} ${plural('en', n, { one: 'booking', other: 'bookings' })}`,
  })[locale]),
  applications: (n: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${formatNumber(n, 'kk')} өтініш`, ru: `${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'заявление', few: 'заявления', other: 'заявлений' })}`,
    en: `${formatNumber(n, 'en')} ${plural('en', n, { one: 'application', other: 'applications' })}`,
  })[locale]),
} as const

const allowed = {
  bookings: (n: number, during: Text): Text => inEveryLanguage((locale) => spoken({
    kk: `Бір өтініш берушіге ${during.kk} ең көбі ${formatNumber(n, 'kk')} брондау рұқсат етіледі.`,
    ru: `На одного заявителя ${during.ru} не более ${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'брони', other: 'броней' })}.`,
    en: `For one applicant at most ${formatNumber(n, 'en')} ${plural('en', n, { one: 'booking', other: 'bookings' })} ${during.en}.`,
  })[locale]),
  applications: (n: number, during: Text): Text => inEveryLanguage((locale) => spoken({
    kk: `Бір өтініш берушіге ${during.kk} ең көбі ${formatNumber(n, 'kk')} өтініш рұқсат етіледі.`,
    ru: `На одного заявителя ${during.ru} не более ${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'заявления', other: 'заявлений' })}.`,
    en: `For one applicant at most ${formatNumber(n, 'en')} ${plural('en', n, { one: 'application', other: 'applications' })} ${during.en}.`,
  })[locale]),
} as const

const alike = (n: number, during: Text): Text => inEveryLanguage((locale) => spoken({
  kk: `Бір өтініш берушіге ${during.kk} бір нәрсе туралы ең көбі ${formatNumber(n, 'kk')} өтініш рұқсат етіледі.`,
  ru: `На одного заявителя ${during.ru} не более ${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'заявления', other: 'заявлений' })} об одном и том же.`,
  en: `For one applicant at most ${formatNumber(n, 'en')} ${plural('en', n, { one: 'application', other: 'applications' })} about the same ${during.en}.`,
})[locale])

/** The limits as clauses of law. */
export const perApplicantClauses = (of: Counted, limits: readonly PerApplicant[] = []): readonly { readonly words: Text; readonly basis: Citation }[] =>
  limits.map(({ atMost, each, same, basis }) => ({ basis, words: same === undefined ? allowed[of](atMost, when[each ?? 'now']) : alike(atMost, when[each ?? 'now']) }))

/** What whoever has so many already is told: how many, by which law, and what they can do. */
export function limitReached(of: Counted, { atMost, each, basis }: PerApplicant, { day, mend }: { readonly day: Day; readonly mend: Text }): Text {
  const law = printCitation(basis)
  const span = each === undefined ? undefined : periodOf(each, day)
  return inEveryLanguage((locale) => {
    const during = span && `${formatDay(span.from, locale)} – ${formatDay(addDays(span.before, -1), locale)}`
    return `${spoken({
      kk: `Рұқсат етілген шекке жеттіңіз (${during ?? when.now.kk}): ${count[of](atMost).kk} (${law.kk}).`,
      ru: `Вы достигли допустимого предела (${during ?? when.now.ru}): ${count[of](atMost).ru} (${law.ru}).`,
      en: `You already have the most that are allowed ${during ?? when.now.en}: ${count[of](atMost).en} (${law.en}).`,
    })[locale]} ${mend[locale]}`
  })
}
