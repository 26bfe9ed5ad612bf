/** Composes a letter of the parts that each has, in one order: what it is about, its ground, what to do, until when, where, and whom to ask. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { NoticeKind } from '../channels/index.ts'
import type { Draft } from './mail.ts'

/** What a letter says. What does not apply is absent. */
export interface LetterParts {
  /** By which its reader chooses whether a phone tells of it; absent for whoever has no account. */
  readonly kind?: NoticeKind
  readonly subject: Text
  /** What has happened, in a sentence or two. */
  readonly says: Text
  /** By which act, decision or document. */
  readonly ground?: Text
  readonly todo?: Text
  readonly until?: Day
  /** What the last day is called, where it has a name. */
  readonly untilWhat?: Text
  /** The very place: a path without the language. */
  readonly path: string
  /** The file by which its reader adds what it tells of to a calendar: a path without the language. */
  readonly calendar?: string
  /** Whom to ask; the page of contacts of the portal where nobody else is named. */
  readonly ask?: Text
  /** The language in which it is said first, whatever that of its reader: an application is answered in its own. */
  readonly first?: Locale
}

const words = {
  greeting: spoken({ kk: 'Сәлеметсіз бе?', ru: 'Здравствуйте.', en: 'Good day.' }),
  ground: spoken({ kk: 'Негізі:', ru: 'Основание:', en: 'Ground:' }),
  todo: spoken({ kk: 'Не істеу керек:', ru: 'Что нужно сделать:', en: 'What to do:' }),
  until: spoken({ kk: 'Соңғы күн:', ru: 'Последний день:', en: 'The last day:' }),
  open: spoken({ kk: 'Порталда ашу:', ru: 'Открыть на портале:', en: 'Open it on the portal:' }),
  calendar: spoken({ kk: 'Күнтізбеге қосу:', ru: 'Добавить в календарь:', en: 'Add it to a calendar:' }),
  ask: spoken({ kk: 'Сұрақтарыңыз болса, хабарласыңыз:', ru: 'По вопросам обращайтесь:', en: 'If you have questions, ask:' }),
} as const satisfies Record<string, Text>

/** The letter in every language; links begin with the portal's public address. */
export function compose(publicUrl: string, { kind, subject, says, ground, todo, until, untilWhat, path, calendar, ask, first }: LetterParts): Draft {
  const draft: Draft = {
    subject, ...(kind && { brief: { kind, until } }),
    body: inEveryLanguage((locale) => [
      words.greeting[locale], says[locale],
      ground && `${words.ground[locale]} ${ground[locale]}`,
      todo && `${words.todo[locale]} ${todo[locale]}`,
      until && `${untilWhat ? `${untilWhat[locale]}:` : words.until[locale]} ${formatDay(until, locale)}`,
      `${words.open[locale]} ${publicUrl}/${locale}${path}`,
      calendar && `${words.calendar[locale]} ${publicUrl}/${locale}${calendar}`,
      `${words.ask[locale]} ${ask?.[locale] ?? `${publicUrl}/${locale}/contacts`}`,
    ].filter(Boolean).join('\n\n')),
  }
  return first === undefined ? draft : saidFirst(draft, first)
}

/** The letter, first in one language, and then in that of the reader where that is another. */
export const saidFirst = ({ subject, body, ...rest }: Draft, first: Locale): Draft => ({
  ...rest, subject: inEveryLanguage(() => subject[first]), body: inEveryLanguage((locale) => (locale === first ? body[first] : `${body[first]}\n\n* * *\n\n${body[locale]}`)),
})
