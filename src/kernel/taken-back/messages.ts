/** Words of what follows from a taking back: letters, refusals, and why a decision no longer permits anything. */
import { formatDay, formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const messages = {
  expired: (until: Day): Text => inEveryLanguage((locale) => spoken({
    kk: `Рұқсаттың қолданылу мерзімі аяқталды: ${formatDay(until, locale)}.`, ru: `Срок действия разрешения истёк: ${formatDay(until, locale)}`, en: `The grant expired on ${formatDay(until, locale)}.`,
  })[locale]),
  noDuty: say('Мұндай міндет жоқ немесе ол аяқталған.', 'Такой обязанности нет, или она прекратилась.', 'There is no such duty, or it has ended.'),
  sayWhat: say('Не істегеніңізді жазыңыз.', 'Напишите, что вы сделали.', 'Say what you did.'),
  tooLong: say('Мәтін 2 000 таңбадан аспауы керек.', 'Текст не должен превышать 2 000 знаков.', 'The text may have at most 2,000 characters.'),
  personal: say(
    'Мәтіннен дербес деректерді алып тастаңыз: ол сақталады және өзгертілмейді.', 'Уберите из текста персональные данные: он сохраняется без изменений.', 'Take personal data out of the text: it is kept as it is.',
  ),
} as const

export const letterWords = {
  subject: (title: Text): Text => say(`Қайтарып алынды: ${title.kk}`, `Отозвано: ${title.ru}`, `Taken back: ${title.en}`),
  because: (title: Text, reason: Text): Text => say(`«${title.kk}» қайтарып алынды. Себебі: ${reason.kk}`, `Отозвано: «${title.ru}». Причина: ${reason.ru}`, `“${title.en}” was taken back. The reason: ${reason.en}`),
  orderedSubject: say('Тоқтата тұру өкімі шығарылды', 'Издано распоряжение о приостановлении', 'An order of suspension was given'),
  ordered: (title: Text | undefined, reason: Text, url: string): Text => inEveryLanguage((locale) => `${title === undefined ? '' : `${title[locale]}\n\n`}${spoken({
    kk: `Себебі: ${reason.kk}\n\nӨкімді кім шығарғаны және оған қалай шағымдануға болатыны: ${url}/kk/orders`,
    ru: `Причина: ${reason.ru}\n\nКто издал распоряжение и как его обжаловать: ${url}/ru/orders`,
    en: `The reason: ${reason.en}\n\nWho gave the order and how to appeal: ${url}/en/orders`,
  })[locale]}`),
  more: (count: number): Text => inEveryLanguage((locale) => spoken({ kk: `және тағы ${formatNumber(count, locale)}`, ru: `и ещё ${formatNumber(count, locale)}`, en: `and ${formatNumber(count, locale)} more` })[locale]),
  act: (url: string): Text => say(
    `Сізге әрекет ету міндеті жүктеледі. Не істегеніңізді мына бетте жазыңыз: ${url}/kk/taken-back`,
    `На вас возлагается обязанность принять меры. Напишите на этой странице, что вы сделали: ${url}/ru/taken-back`,
    `You have a duty to act. Say on this page what you did: ${url}/en/taken-back`,
  ),
} as const
