/** The words of what waits for an officer: the parts of the queue, its filters, and the case that comes next. */
import { formatNumber, formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'

export const queueWords = {
  parts: { kk: 'Кезек бөліктері', ru: 'Части очереди', en: 'Parts of the queue' },
  all: { kk: 'Барлық ашық іс', ru: 'Все открытые', en: 'All open' },
  waits: { kk: 'Менен күтіледі', ru: 'Ждёт меня', en: 'Waits for me' },
  me: { kk: 'Бәрі', ru: 'Всё', en: 'All of it' },
  act: { kk: 'Әрекет ету керек', ru: 'К исполнению', en: 'To act' },
  vote: { kk: 'Дауыс беру керек', ru: 'К голосованию', en: 'To vote' },
  sign: { kk: 'Қол қою керек', ru: 'На подпись', en: 'To sign' },
  late: { kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Overdue' },
  applicant: { kk: 'Өтініш берушіде', ru: 'У заявителя', en: 'With the applicant' },
  whoever: { kk: 'Кімнен күтілсе де', ru: 'Неважно, кого', en: 'Whoever it waits for' },
  days: { kk: 'Қалған мерзімі', ru: 'Осталось до срока', en: 'Time left' },
  today: { kk: 'Бүгін аяқталады немесе өтіп кеткен', ru: 'Истекает сегодня или истёк', en: 'Ends today or is over' },
  region: { kk: 'Өңір', ru: 'Регион', en: 'Region' },
  beside: { kk: 'Кезектегі орны', ru: 'Место в очереди', en: 'Place in the queue' },
  toQueue: { kk: 'Кезекке оралу', ru: 'Вернуться в очередь', en: 'Back to the queue' },
  previous: { kk: 'Алдыңғы іс', ru: 'Предыдущее дело', en: 'Previous case' },
  next: { kk: 'Келесі іс', ru: 'Следующее дело', en: 'Next case' },
  noneLeft: { kk: 'Бұл тізімде басқа іс қалмады.', ru: 'В этом списке дел больше не осталось.', en: 'No other case is left in this list.' },
} as const satisfies Record<string, Text>

/** Due within so many working days. */
export const withinDays = (days: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatWorkdays(days, 'kk')} немесе одан аз`, ru: `${formatWorkdays(days, 'ru')} или меньше`, en: `${formatWorkdays(days, 'en')} or less`,
})[locale])

/** How many are late in the whole office. */
export const officeLate = (count: number): Text => spoken({ kk: `Бүкіл орган бойынша мерзімі өткені: ${count}`, ru: `Просрочено по всему органу: ${count}`, en: `Late in the whole office: ${count}` })

/** "3 of 12": the place in a view. */
export const placeOfAll = (locale: Locale, place: number, total: number): string => spoken({
  kk: `${formatNumber(place, 'kk')} / ${formatNumber(total, 'kk')}`, ru: `${formatNumber(place, 'ru')} из ${formatNumber(total, 'ru')}`, en: `${formatNumber(place, 'en')} of ${formatNumber(total, 'en')}`,
})[locale]
