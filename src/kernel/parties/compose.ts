/** Composes a letter of the parts that each has, in one order: what it is about, its ground, what to do, until when, where, and whom to ask. */
import { formatDay, formatInstant, inEveryLanguage } from '../../law/format.ts'
import { type Locale, locales, spoken, type Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { type NoticeKind, noticeKinds } from '../channels/index.ts'
import type { Draft } from './mail.ts'

/** A kind of letter: the group by which its reader chooses whether a phone tells of it, and its own name. `conformance/mail.test.ts` has a sample of every one. */
export type LetterKind = `${NoticeKind}/${string}`

/** What a letter says. A last day is absent where there is none. */
export interface LetterParts {
  readonly kind: LetterKind
  readonly subject: Text
  /** What has happened, in a sentence or two. */
  readonly says: Text
  /** Words that may be erased where they stand: mail brings them, and no inbox keeps them. */
  readonly quoted?: Text
  /** By which act, decision, document or wish of the reader. */
  readonly ground: Text
  /** What the reader is to do; that there is nothing to do is said too. */
  readonly todo: Text
  readonly until?: Day
  /** The moment, where its time is one of hours. */
  readonly untilAt?: { readonly at: Instant; readonly zone: string } | undefined
  /** What the last day is called, where it has a name. */
  readonly untilWhat?: Text
  /** How long it holds, where it ends with no day: such as a link of one hour. */
  readonly lasts?: Text
  /** The very place: a path without the language; or, for whoever has an address that we do not know, how they come there. */
  readonly path: string | Text
  /** A path that opens something by itself: mail brings it in place of `path`, which the inbox keeps. */
  readonly secretPath?: string
  /** The file by which its reader adds what it tells of to a calendar: a path without the language. */
  readonly calendar?: string
  /** The body at whose counter it is printed for whoever has no account: that at which their case was filed. Their own counter where nobody says. */
  readonly counter?: string
  /** Whom to ask; the page of contacts of the portal where nobody else is named. */
  readonly ask?: Text
  /** The language in which it is said first, whatever that of its reader: an application is answered in its own. All of them where nobody knows the reader's. */
  readonly first?: Locale | 'all'
}

const words = {
  greeting: spoken({ kk: 'Сәлеметсіз бе?', ru: 'Здравствуйте.', en: 'Good day.' }),
  ground: spoken({ kk: 'Негізі:', ru: 'Основание:', en: 'Ground:' }),
  todo: spoken({ kk: 'Не істеу керек:', ru: 'Что нужно сделать:', en: 'What to do:' }),
  lasts: spoken({ kk: 'Қолданылу мерзімі:', ru: 'Срок действия:', en: 'Valid for:' }),
  until: spoken({ kk: 'Соңғы күн:', ru: 'Последний день:', en: 'The last day:' }),
  open: spoken({ kk: 'Порталда ашу:', ru: 'Открыть на портале:', en: 'Open it on the portal:' }),
  byAddress: spoken({ kk: 'терезеде берілген мекенжай бойынша немесе мына бетте:', ru: 'по адресу, выданному у окна приёма, или на странице:', en: 'by the address that you were given at the counter, or at:' }),
  calendar: spoken({ kk: 'Күнтізбеге қосу:', ru: 'Добавить в календарь:', en: 'Add it to a calendar:' }),
  ask: spoken({ kk: 'Сұрақтарыңыз болса, хабарласыңыз:', ru: 'По вопросам обращайтесь:', en: 'If you have questions, ask:' }),
} as const satisfies Record<string, Text>

/** The letter in every language; links begin with the portal's public address. */
export function compose(publicUrl: string, parts: LetterParts): Draft {
  const { kind, subject, until, first, secretPath, quoted, counter } = parts
  const body = saying(publicUrl, parts)
  const { secretPath: _, quoted: __, ...kept } = parts
  const draft: Draft = {
    subject, body, brief: { kind: noticeOf(kind), until }, paper: { body: saying(publicUrl, kept, 'on paper'), ...(counter !== undefined && { counter }) }, ...((secretPath ?? quoted) !== undefined && { kept: saying(publicUrl, kept) }),
  }
  return first === undefined ? draft : first === 'all' ? saidInAll(draft) : saidFirst(draft, first)
}

const noticeOf = (kind: LetterKind): NoticeKind => noticeKinds.find((one) => kind.startsWith(`${one}/`))!

const saying = (publicUrl: string, { says, quoted, ground, todo, until, untilAt, untilWhat, lasts, path, secretPath, calendar, ask }: LetterParts, read: 'on the portal' | 'on paper' = 'on the portal'): Text => inEveryLanguage((locale) => {
  const place = secretPath ?? path
  return [
    words.greeting[locale], says[locale], quoted?.[locale],
    `${words.ground[locale]} ${ground[locale]}`,
    `${words.todo[locale]} ${todo[locale]}`,
    until && `${untilWhat ? `${untilWhat[locale]}:` : words.until[locale]} ${untilAt ? formatInstant(untilAt.at, locale, untilAt.zone) : formatDay(until, locale)}`,
    lasts && `${words.lasts[locale]} ${lasts[locale]}`,
    `${words.open[locale]} ${read === 'on paper' ? `${words.byAddress[locale]} ${publicUrl}/${locale}/follow` : typeof place === 'string' ? `${publicUrl}/${locale}${place}` : place[locale]}`,
    calendar && read !== 'on paper' && `${words.calendar[locale]} ${publicUrl}/${locale}${calendar}`,
    `${words.ask[locale]} ${ask?.[locale] ?? `${publicUrl}/${locale}/contacts`}`,
  ].filter(Boolean).join('\n\n')
})

const between = '\n\n* * *\n\n'

/** The letter, first in one language, and then in that of the reader where that is another. */
function saidFirst({ subject, body, kept, paper, ...rest }: Draft, first: Locale): Draft {
  const led = (text: Text): Text => inEveryLanguage((locale) => (locale === first ? text[first] : `${text[first]}${between}${text[locale]}`))
  return { ...rest, subject: inEveryLanguage(() => subject[first]), body: led(body), ...(kept && { kept: led(kept) }), ...(paper && { paper: { ...paper, body: led(paper.body) } }) }
}

/** The letter in all languages, whatever that of its reader. */
function saidInAll({ subject, body, paper, ...rest }: Draft): Draft {
  const all = (text: Text, by: string): Text => inEveryLanguage(() => locales.map((locale) => text[locale]).join(by))
  return { ...rest, subject: all(subject, ' / '), body: all(body, between), ...(paper && { paper: { ...paper, body: all(paper.body, between) } }) }
}
