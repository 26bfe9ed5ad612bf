/** Terms in hours, in words: how they pass, and what is left of them. */
import type { ByHour } from './clock.ts'
import { formatDay, formatDuration, formatList, inEveryLanguage } from './format.ts'
import { type ClockTerm, isByHour, type WorkingHours } from './hours.ts'
import type { Timed } from './other-terms.ts'
import { partsOf, type Procedure } from './procedure.ts'
import { type Locale, spoken, type Text } from './text.ts'
import { parseDay } from './time.ts'

/** Every term by which a clock of the procedure runs, with its place. */
export const clockTermsOf = ({ clock, steps }: Procedure): readonly { readonly place: string; readonly term: ClockTerm }[] => [
  { place: 'clock.within', term: clock.within },
  ...(clock.extension ? [{ place: 'clock.extension.by', term: clock.extension.by }] : []),
  ...Object.entries(steps).flatMap(([name, { within, otherTerms, by }]) => [
    ...(within ? [{ place: `steps.${name}.within`, term: within }] : []), ...othersOf(otherTerms, `steps.${name}`),
    ...Object.entries(partsOf(by)).flatMap(([part, one]) => [
      ...(one.within ? [{ place: `steps.${name}.by.together.parts.${part}.within`, term: one.within }] : []), ...othersOf(one.otherTerms, `steps.${name}.by.together.parts.${part}`),
    ]),
  ]),
]

const othersOf = (others: Timed['otherTerms'], place: string): ReturnType<typeof clockTermsOf> =>
  (others ?? []).map(({ within }, index) => ({ place: `${place}.otherTerms.${index}.within`, term: within }))

const aroundTheClock = spoken({
  kk: 'Сағатпен және минутпен белгіленген мерзім оқиға болған сәттен бастап түнде және демалыс күндері де есептеледі.',
  ru: 'Срок в часах и минутах исчисляется с момента события, в том числе ночью и в выходные дни.',
  en: 'A term in hours or minutes runs from the moment of the event, at night and on days of rest too.',
})

const workingTime = ({ spans }: WorkingHours): Text => {
  const said = inEveryLanguage((locale) => formatList(spans.map(({ from, until }) => `${from}–${until}`), locale))
  return inEveryLanguage((locale) => spoken({
    kk: `Жұмыс сағаттарымен белгіленген мерзімге органның жұмыс уақыты ғана кіреді: жұмыс күндері ${said.kk}.`,
    ru: `В срок в рабочих часах входит только время работы органа: по рабочим дням ${said.ru}.`,
    en: `Only the time in which the body works counts towards a term in working hours: on working days ${said.en}.`,
  })[locale])
}

/** How the terms of a procedure that are shorter than a day pass; none where it has none. */
export function hourClauses(declaration: Procedure): readonly { readonly words: Text; readonly basis?: WorkingHours['basis'] }[] {
  const terms = clockTermsOf(declaration).map(({ term }) => term).filter(isByHour)
  const { workingHours } = declaration
  return [
    ...(terms.some(({ unit }) => unit !== 'workhour') ? [{ words: aroundTheClock }] : []),
    ...(workingHours ? [{ words: workingTime(workingHours), basis: workingHours.basis }] : []),
  ]
}

/** A moment on the clocks of the country, to the minute: «2026 ж. 24 қараша, 14:30». */
export const formatLocal = (moment: string, locale: Locale): string => `${formatDay(parseDay(moment.slice(0, 10)), locale)}, ${moment.slice(11)}`

/** So many minutes as hours and minutes: "3 hours 20 minutes". What is in working hours says so of the hours. */
function span(minutes: number, unit: ByHour['unit'], locale: Locale): string {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    ...(whole > 0 ? [formatDuration({ unit: unit === 'workhour' ? 'workhour' : 'hour', count: whole }, locale)] : []),
    ...(rest > 0 || whole === 0 ? [formatDuration({ unit: 'minute', count: rest }, locale)] : []),
  ]
  return parts.join(' ')
}

export const hourWords = {
  until: ({ due, leftMinutes, unit }: ByHour): Text => inEveryLanguage((locale) => spoken({
    kk: `${formatLocal(due, 'kk')} уақытына дейін, ${span(leftMinutes, unit, 'kk')} қалды`,
    ru: `до ${formatLocal(due, 'ru')}, осталось: ${span(leftMinutes, unit, 'ru')}`,
    en: `until ${formatLocal(due, 'en')}, ${span(leftMinutes, unit, 'en')} left`,
  })[locale]),
  overdue: ({ due, overdueMinutes, unit }: ByHour): Text => inEveryLanguage((locale) => spoken({
    kk: `Мерзімі өтті: ${formatLocal(due, 'kk')}. Кешігу: ${span(overdueMinutes, unit, 'kk')}`,
    ru: `Срок истёк ${formatLocal(due, 'ru')}, просрочка: ${span(overdueMinutes, unit, 'ru')}`,
    en: `The time ended on ${formatLocal(due, 'en')}, ${span(overdueMinutes, unit, 'en')} ago`,
  })[locale]),
  stopped: ({ leftMinutes, unit }: ByHour): Text => inEveryLanguage((locale) => spoken({
    kk: `Мерзім тоқтатылып тұр, ${span(leftMinutes, unit, 'kk')} қалды`,
    ru: `Срок приостановлен, осталось: ${span(leftMinutes, unit, 'ru')}`,
    en: `The clock stands still, ${span(leftMinutes, unit, 'en')} left`,
  })[locale]),
  left: ({ leftMinutes, unit }: ByHour): Text => inEveryLanguage((locale) => spoken({
    kk: `${span(leftMinutes, unit, 'kk')} қалды`, ru: `осталось: ${span(leftMinutes, unit, 'ru')}`, en: `${span(leftMinutes, unit, 'en')} left`,
  })[locale]),
  late: ({ overdueMinutes, unit }: ByHour): Text => inEveryLanguage((locale) => spoken({
    kk: `${span(overdueMinutes, unit, 'kk')} бұрын өтті`, ru: `просрочка: ${span(overdueMinutes, unit, 'ru')}`, en: `${span(overdueMinutes, unit, 'en')} ago`,
  })[locale]),
} as const
