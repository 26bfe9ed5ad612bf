/** What the obligations say to people. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { LetterKind, LetterParts } from '../parties/index.ts'

/** The letters about a report: what is owed, what to do, until when, and the very page. */
export const roundMessages = {
  opened: (title: Text, due: Day, id: string): LetterParts => letter('duty/opened', id, due, title, opened, inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» порталда толтыруға ашық. Тапсырылатын соңғы күн — ${formatDay(due, 'kk')}.`,
    ru: `«${title.ru}» можно заполнить и сдать на портале. Последний день сдачи — ${formatDay(due, 'ru')}.`,
    en: `“${title.en}” is open. The last day is ${formatDay(due, 'en')}.`,
  })[locale]), fillIn),
  forewarning: (title: Text, due: Day, id: string): LetterParts => letter('duty/soon', id, due, title, soon, inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» тапсырылатын соңғы күн — ${formatDay(due, 'kk')}.`,
    ru: `Последний день сдачи «${title.ru}» — ${formatDay(due, 'ru')}.`,
    en: `“${title.en}” is due on ${formatDay(due, 'en')}.`,
  })[locale]), fillIn),
  escalated: (title: Text, due: Day, id: string): LetterParts => letter('work/duty-overdue', id, due, title, notDone, inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» ${formatDay(due, 'kk')} күнінен кешіктірілмей тапсырылуы тиіс еді, бірақ келіп түскен жоқ.`,
    ru: `«${title.ru}» следовало сдать до ${formatDay(due, 'ru')} включительно, но на портал ничего не поступило.`,
    en: `“${title.en}” was due on ${formatDay(due, 'en')} and has not arrived.`,
  })[locale]), decide),
  reminder: (title: Text, due: Day, id: string): LetterParts => letter('duty/late', id, due, title, late, inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» тапсырылатын соңғы күн — ${formatDay(due, 'kk')}. Есеп әлі келіп түскен жоқ.`,
    ru: `«${title.ru}» нужно было сдать до ${formatDay(due, 'ru')} включительно, но отчёт не поступил.`,
    en: `“${title.en}” was due on ${formatDay(due, 'en')} and has not arrived.`,
  })[locale]), report),
}

const opened = spoken({ kk: 'Тапсыру уақыты келді', ru: 'Пора сдать', en: 'Now open' })
const soon = spoken({ kk: 'Мерзімі жақындады', ru: 'Приближается срок', en: 'Due soon' })
const notDone = spoken({ kk: 'Міндет орындалмады', ru: 'Обязанность не исполнена', en: 'A duty was not fulfilled' })
const late = spoken({ kk: 'Мерзімі өтті', ru: 'Срок истёк', en: 'Overdue' })
const fillIn = spoken({ kk: 'порталда толтырып, осы күннен кешіктірмей тапсырыңыз.', ru: 'заполните и сдайте на портале не позднее этого дня.', en: 'fill it in on the portal and send it by that day.' })
const report = spoken({ kk: 'порталға кіріп, есепті тапсырыңыз.', ru: 'войдите на портал и сдайте отчёт.', en: 'sign in to the portal and report.' })
const decide = spoken({ kk: 'міндетті порталда ашып, не істеу керегін шешіңіз.', ru: 'откройте обязанность на портале и решите, что предпринять.', en: 'open the duty on the portal and decide what is to be done.' })

const letter = (kind: LetterKind, id: string, until: Day, title: Text, subject: Text, says: Text, todo: Text): LetterParts => ({
  kind, subject: inEveryLanguage((locale) => `${subject[locale]}: ${title[locale]}`), says, todo, until, path: `/duties/${id}`,
  ground: spoken({ kk: `«${title.kk}» міндеті.`, ru: `обязанность «${title.ru}».`, en: `the duty “${title.en}”.` }),
})

export const nothingToReview = (title: Text): Text => spoken({
  kk: `«${title.kk}» бойынша есеп әлі тапсырылмаған немесе ол қаралып қойған.`, ru: `Отчёт «${title.ru}» ещё не сдан или уже рассмотрен.`, en: `“${title.en}” was not reported on yet, or the report was dealt with already.`,
})

export const messages = {
  noObligation: {
    kk: 'Мұндай міндет табылмады немесе ол сізге қатысты емес.',
    ru: 'Такая обязанность не найдена, или она не относится к вам.',
    en: 'There is no such duty, or it does not concern you.',
  },
  noRight: {
    kk: 'Бұл рәсім бойынша ұйым атынан әрекет етуге құқығыңыз жоқ. Ұйым басшысынан сенімхат сұраңыз.',
    ru: 'У вас нет права действовать от имени организации в этой процедуре. Попросите доверенность у руководителя организации.',
    en: 'You may not act for the company in this procedure. Ask its head for a delegation.',
  },
  changedMeanwhile: {
    kk: 'Есеп осы арада өзгертілді. Бетті қайта ашып, жауаптарды тексеріңіз.', ru: 'Отчёт тем временем изменили. Откройте страницу снова и проверьте ответы.',
    en: 'The report was changed meanwhile. Open the page again and look through the answers.',
  },
  alreadyReported: {
    kk: 'Бұл кезеңнің есебі тапсырылған. Түзету үшін органға жүгініңіз.',
    ru: 'Отчёт за этот период уже сдан. Чтобы исправить его, обратитесь в орган.',
    en: 'The report of this period was already made. To correct it, write to the office.',
  },
  ended: {
    kk: 'Бұл міндет шешіммен бірге тоқтатылған.',
    ru: 'Эта обязанность прекращена вместе с решением.',
    en: 'This duty ended together with its decision.',
  },
  signatureMissing: {
    kk: 'Есепке электрондық цифрлық қолтаңба қойылуы тиіс.',
    ru: 'Отчёт должен быть подписан электронной цифровой подписью.',
    en: 'The report must be signed with a digital signature.',
  },
} as const satisfies Record<string, Text>

/** Why an invoice of a period that was charged beyond the last day is cancelled. */
export const chargedAnew = (until: Day): Text => spoken({
  kk: `Төлем ${formatDay(until, 'kk')} күніне дейін, осы күнді қоса, қайта есептелді.`,
  ru: `Плата пересчитана по ${formatDay(until, 'ru')} включительно.`,
  en: `Charged anew until ${formatDay(until, 'en')}, that day included.`,
})
