/** Says a legal clock in words: until when, how much is left, whether it stands. */
import { type Clock, runsByHour } from '../../law/clock.ts'
import { formatDay, formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { formatLocal, hourWords } from '../../law/hours-words.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'

const until = (day: Day): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatDay(day, 'kk')} күніне дейін (қоса алғанда)`, ru: `до ${formatDay(day, 'ru')} включительно`, en: `until ${formatDay(day, 'en')} inclusive`,
})[locale])

const join = (one: Text, two: Text): Text => inEveryLanguage((locale) => `${one[locale]}, ${two[locale]}`)

const notStarted: Text = spoken({ kk: 'Мерзім әлі басталған жоқ', ru: 'Срок ещё не начался', en: 'The time has not begun' })
const lastDay: Text = spoken({ kk: 'бүгін соңғы күн', ru: 'сегодня последний день', en: 'today is the last day' })

const left = (count: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatWorkdays(count, 'kk')} қалды`, ru: `осталось: ${formatWorkdays(count, 'ru')}`, en: `${formatWorkdays(count, 'en')} left`,
})[locale])

const overdue = (day: Day, count: number): Text => inEveryLanguage((locale) => (count > 0 ? spoken({
  kk: `Мерзімі ${formatDay(day, 'kk')} күні өтті: ${formatWorkdays(count, 'kk')} бұрын`,
  ru: `Срок истёк ${formatDay(day, 'ru')}, просрочка: ${formatWorkdays(count, 'ru')}`,
  en: `The time ended on ${formatDay(day, 'en')}, ${formatWorkdays(count, 'en')} ago`,
}) : spoken({ kk: `Мерзімі ${formatDay(day, 'kk')} күні өтті`, ru: `Срок истёк ${formatDay(day, 'ru')}`, en: `The time ended on ${formatDay(day, 'en')}` }))[locale])

const late = (count: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatWorkdays(count, 'kk')} бұрын өтті`, ru: `просрочка: ${formatWorkdays(count, 'ru')}`, en: `${formatWorkdays(count, 'en')} ago`,
})[locale])
const over: Text = spoken({ kk: 'мерзімі өтті', ru: 'срок истёк', en: 'the time is over' })

const stopped = (count: number): Text => inEveryLanguage((locale) => spoken({
  kk: `Мерзім тоқтатылып тұр, ${formatWorkdays(count, 'kk')} қалды`,
  ru: `Срок приостановлен, осталось: ${formatWorkdays(count, 'ru')}`,
  en: `The clock stands still, ${formatWorkdays(count, 'en')} left`,
})[locale])

const finished = (used: number): Text => inEveryLanguage((locale) => spoken({
  kk: `Барлығы ${formatWorkdays(used, 'kk')} алды`, ru: `Заняло: ${formatWorkdays(used, 'ru')}`, en: `It took ${formatWorkdays(used, 'en')}`,
})[locale])

/** The clock in words, such as "until 24 November 2026 inclusive, 5 working days left". */
export function clockWords(clock: Clock): Text {
  if (clock.state === 'not started') return notStarted
  if (clock.state === 'finished') return finished(clock.usedWorkdays)
  if (runsByHour(clock)) return hourWords[clock.state === 'stopped' ? 'stopped' : clock.overdue ? 'overdue' : 'until'](clock.byHour)
  if (clock.state === 'stopped') return stopped(clock.leftWorkdays)
  if (clock.overdue) return overdue(clock.dueDay, clock.overdueBy)
  return join(until(clock.dueDay), clock.leftWorkdays === 0 ? lastDay : left(clock.leftWorkdays))
}

/** A clock whose end has a name, such as "Last day of the step: 24 November 2026 (5 working days left)". */
export function namedClockWords(name: Text, clock: Clock): Text {
  if (clock.state !== 'running') return clockWords(clock)
  const byDay = (): Text => (clock.overdue ? clock.overdueBy > 0 ? late(clock.overdueBy) : over : clock.leftWorkdays === 0 ? lastDay : left(clock.leftWorkdays))
  const stands = runsByHour(clock) ? hourWords[clock.overdue ? 'late' : 'left'](clock.byHour) : byDay()
  return inEveryLanguage((locale) => `${name[locale]}: ${runsByHour(clock) ? formatLocal(clock.byHour.due, locale) : formatDay(clock.dueDay, locale)} (${stands[locale]})`)
}

const isLate: Text = spoken({ kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Late' })
const soon: Text = spoken({ kk: 'Аз қалды', ru: 'Скоро', en: 'Soon' })

/** What the clock means to the reader. */
export function clockTone(clock: Clock): Tone {
  if (clock.state !== 'running') return 'plain'
  if (clock.overdue) return 'late'
  return (runsByHour(clock) ? clock.byHour.leftMinutes <= 60 : clock.leftWorkdays <= 1) ? 'wait' : 'now'
}

/** The clock in words, with a mark when it is late or about to be. */
export function clockLine(locale: Locale, clock: Clock): Html {
  const tone = clockTone(clock)
  const mark = tone === 'late' ? tag(locale, isLate, tone) : tone === 'wait' ? tag(locale, soon, tone) : undefined
  return html`${clockWords(clock)[locale]}${mark && [' ', mark]}`
}
