/** Words of what follows from a taking back: letters, refusals, and why a decision no longer permits anything. */
import { formatDay, formatNumber, inEveryLanguage } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Thing } from '../lineage/index.ts'
import type { Order } from '../orders/index.ts'
import type { LetterParts } from '../parties/index.ts'
import type { ConcernWords } from './kinds.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const messages = {
  expired: (until: Day): Text => inEveryLanguage((locale) => spoken({
    kk: `Рұқсаттың қолданылу мерзімі аяқталды: ${formatDay(until, locale)}.`, ru: `Срок действия разрешения истёк: ${formatDay(until, locale)}.`, en: `The grant expired on ${formatDay(until, locale)}.`,
  })[locale]),
  noDuty: say('Мұндай міндет жоқ немесе ол аяқталған.', 'Такой обязанности нет, или она прекратилась.', 'There is no such duty, or it has ended.'),
  sayWhat: say('Не істегеніңізді жазыңыз.', 'Напишите, что вы сделали.', 'Say what you did.'),
  tooLong: say('Мәтін 2 000 таңбадан аспауы керек.', 'Текст не должен превышать 2 000 знаков.', 'The text may have at most 2,000 characters.'),
  personal: say(
    'Мәтіннен дербес деректерді алып тастаңыз: ол сақталады және өзгертілмейді.', 'Уберите из текста персональные данные: он сохраняется без изменений.', 'Take personal data out of the text: it is kept as it is.',
  ),
} as const

const more = (count: number): Text => inEveryLanguage((locale) => spoken({ kk: `және тағы ${formatNumber(count, locale)}`, ru: `и ещё ${formatNumber(count, locale)}`, en: `and ${formatNumber(count, locale)} more` })[locale])

/** Things that a letter names; it says how many there are beyond. */
const mostListed = 30

/** What a letter lists: things of somebody, with the words around them. */
export interface Listed { readonly words: ConcernWords; readonly things: readonly Pick<Thing, 'title' | 'path'>[] }

/** What happened to a thing that others rest on, in the words of a letter about it. */
const happened = {
  takenBack: {
    subject: (title: Text): Text => say(`Қайтарып алынды: ${title.kk}`, `Отозвано: ${title.ru}`, `Taken back: ${title.en}`),
    says: (title: Text, reason: Text): Text => say(`«${title.kk}» қайтарып алынды. Себебі: ${reason.kk}`, `Отозвано: «${title.ru}». Причина: ${reason.ru}`, `“${title.en}” was taken back. The reason: ${reason.en}`),
    ground: (title: Text): Text => say(`«${title.kk}» қайтарып алынды.`, `отзыв: «${title.ru}».`, `“${title.en}” was taken back.`),
  },
  restricted: {
    subject: (title: Text): Text => say(`Қолданылуы шектелді: ${title.kk}`, `Применение ограничено: ${title.ru}`, `Restricted: ${title.en}`),
    says: (title: Text, reason: Text): Text => say(`«${title.kk}» жүйесінің қолданылуы шектелді. Себебі мен шегі: ${reason.kk}`, `Применение ограничено: «${title.ru}». Причина и пределы: ${reason.ru}`, `The use of “${title.en}” was restricted. The reason and its limits: ${reason.en}`),
    ground: (title: Text): Text => say(`«${title.kk}» жүйесінің қолданылуын шектеу туралы өкім.`, `распоряжение об ограничении применения: «${title.ru}».`, `an order that restricts “${title.en}”.`),
  },
  /** What was taken back or restricted was given back. */
  over: {
    subject: (title: Text): Text => say(`Шараның күші жойылды: ${title.kk}`, `Мера отменена: ${title.ru}`, `No longer held up: ${title.en}`),
    says: (title: Text): Text => say(`«${title.kk}» бойынша шараның күші жойылды: әрекет ету міндеті тоқтатылды.`, `Мера в отношении «${title.ru}» отменена: обязанность принять меры прекращена.`, `What held up “${title.en}” has ended, and with it the duty to act on it.`),
    ground: (title: Text): Text => say(`«${title.kk}» бойынша шараның күшін жою.`, `отмена меры в отношении «${title.ru}».`, `the end of what held up “${title.en}”.`),
  },
} as const

/** The things with their addresses, and how many there are beyond. */
const listOf = (publicUrl: string, things: Listed['things'], locale: Locale): string => [
  ...things.slice(0, mostListed).map((thing) => `- ${thing.title[locale]}${thing.path === undefined ? '' : `: ${publicUrl}/${locale}${thing.path}`}`), ...(things.length > mostListed ? [more(things.length - mostListed)[locale]] : []),
].join('\n')

/** To whom something is taken back or restricted that their things rest on. @param answers whether its reader has a duty to act */
const reached = (what: 'takenBack' | 'restricted') => (publicUrl: string, title: Text, reason: Text, lists: readonly Listed[], answers: boolean): LetterParts => ({
  kind: answers ? 'thing/taken-back-duty' : 'thing/taken-back', path: answers ? '/taken-back' : '/orders', subject: happened[what].subject(title),
  says: inEveryLanguage((locale) => [
    happened[what].says(title, reason)[locale],
    ...lists.flatMap(({ words: { lead, mend, within }, things }) => [lead[locale], listOf(publicUrl, things, locale), (what === 'restricted' ? within ?? mend : mend)[locale]]),
  ].join('\n\n')),
  ground: happened[what].ground(title),
  todo: answers
    ? say('сізге әрекет ету міндеті жүктеледі: қандай шара қолданғаныңызды төмендегі бетте жазыңыз.', 'на вас возлагается обязанность принять меры: напишите на странице ниже, какие меры вы приняли.', 'you have a duty to act: say on the page below what you did.')
    : say('жоғарыда айтылғанды орындаңыз.', 'сделайте то, что сказано выше.', 'do what is said above.'),
})

export const letters = {
  takenBack: reached('takenBack'),
  restricted: reached('restricted'),
  /** To whoever had a duty to act on things of theirs, once it has ended for all of them that rest on the source. */
  over: (publicUrl: string, title: Text, things: Listed['things']): LetterParts => ({
    kind: 'thing/taken-back-over', path: '/taken-back', subject: happened.over.subject(title), ground: happened.over.ground(title),
    says: inEveryLanguage((locale) => `${happened.over.says(title)[locale]}\n\n${listOf(publicUrl, things, locale)}`),
    todo: say('басқа шара күшінде қалған-қалмағанын төмендегі беттен қараңыз.', 'посмотрите на странице ниже, не действует ли другая мера.', 'see on the page below whether anything else holds it up.'),
  }),
  ordered: (title: Text | undefined, { reason, restricts, lapsesAt }: Pick<Order, 'reason' | 'restricts' | 'lapsesAt'>): LetterParts => ({
    kind: 'thing/order', path: '/orders',
    subject: restricts ? say('Шектеу туралы өкім шығарылды', 'Издано распоряжение об ограничении', 'An order of restriction was given')
      : lapsesAt === undefined ? say('Тоқтата тұру туралы өкім шығарылды', 'Издано распоряжение о приостановлении', 'An order of suspension was given')
        : say('Тоқтата тұру туралы уақытша өкім шығарылды', 'Издано временное распоряжение о приостановлении', 'A provisional order of suspension was given'),
    says: title ?? say('Өкім сізге қатысты.', 'Распоряжение касается вас.', 'The order concerns you.'),
    ground: restricts ? say(`шектеу туралы өкім. Себебі: ${reason.kk}`, `распоряжение об ограничении. Причина: ${reason.ru}`, `an order of restriction. The reason: ${reason.en}`)
      : say(`тоқтата тұру туралы өкім. Себебі: ${reason.kk}`, `распоряжение о приостановлении. Причина: ${reason.ru}`, `an order of suspension. The reason: ${reason.en}`),
    todo: say(
      'өкімді кім шығарғанын және оған қалай шағымдануға болатынын төмендегі беттен қараңыз.', 'посмотрите на странице ниже, кто издал распоряжение и как его обжаловать.', 'see on the page below who gave the order and how to appeal.',
    ),
  }),
  /** A provisional order that ended by itself. Others may stand: the page tells. */
  lapsed: (title: Text | undefined): LetterParts => ({
    kind: 'thing/order-ended', path: '/orders',
    subject: say('Тоқтата тұру туралы уақытша өкімнің мерзімі аяқталды', 'Истёк срок временного распоряжения о приостановлении', 'The provisional order of suspension has ended'),
    says: title ?? say('Өкім сізге қатысты болды.', 'Распоряжение касалось вас.', 'The order concerned you.'),
    ground: say('өкім мерзімінде расталмады, сондықтан оның күші өздігінен жойылды.', 'распоряжение не подтверждено в срок и само прекратило действие.', 'the order was not confirmed in time and ended by itself.'),
    todo: say('басқа өкім күшінде қалған-қалмағанын төмендегі беттен қараңыз.', 'посмотрите на странице ниже, не действует ли другое распоряжение.', 'see on the page below whether another order stands.'),
  }),
} as const
