/** What the obligations say to people. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

export const roundMessages = {
  opened: (title: Text, due: Day) => ({
    subject: spoken({
      kk: `Тапсыру уақыты келді: ${title.kk}`,
      ru: `Пора сдать: ${title.ru}`,
      en: `Now open: ${title.en}`,
    }),
    body: inEveryLanguage((locale) => spoken({
      kk: `«${title.kk}» порталда ашылды. Тапсырылатын соңғы күн — ${formatDay(due, 'kk')}. Оны «Міндеттер» бетінен толтырыңыз.`,
      ru: `«${title.ru}» открыт для заполнения. Последний день сдачи — ${formatDay(due, 'ru')}. Заполните его на странице «Обязанности».`,
      en: `“${title.en}” is open. The last day is ${formatDay(due, 'en')}. Fill it in on the page “Duties”.`,
    })[locale]),
  }),
  forewarning: (title: Text, due: Day) => ({
    subject: spoken({
      kk: `Мерзімі жақындады: ${title.kk}`,
      ru: `Приближается срок: ${title.ru}`,
      en: `Due soon: ${title.en}`,
    }),
    body: inEveryLanguage((locale) => spoken({
      kk: `«${title.kk}» тапсырылатын соңғы күн — ${formatDay(due, 'kk')}. Оны «Міндеттер» бетінде осы күнге дейін тапсырыңыз.`,
      ru: `Последний день сдачи «${title.ru}» — ${formatDay(due, 'ru')}. Сдайте на странице «Обязанности» не позднее этого дня.`,
      en: `“${title.en}” is due on ${formatDay(due, 'en')}. Send it from the page “Duties” by that day.`,
    })[locale]),
  }),
  escalated: (title: Text, due: Day, path: string) => ({
    subject: spoken({
      kk: `Міндет орындалмады: ${title.kk}`,
      ru: `Обязанность не исполнена: ${title.ru}`,
      en: `A duty was not fulfilled: ${title.en}`,
    }),
    body: inEveryLanguage((locale) => spoken({
      kk: `«${title.kk}» ${formatDay(due, 'kk')} күнінен кешіктірілмей тапсырылуы тиіс еді, бірақ келіп түскен жоқ. Толығырақ: ${path}`,
      ru: `«${title.ru}» следовало сдать до ${formatDay(due, 'ru')} включительно, но оно не поступило. Подробнее: ${path}`,
      en: `“${title.en}” was due on ${formatDay(due, 'en')} and has not arrived. See ${path}`,
    })[locale]),
  }),
  reminder: (title: Text, due: Day) => ({
    subject: spoken({
      kk: `Мерзімі өтті: ${title.kk}`,
      ru: `Срок истёк: ${title.ru}`,
      en: `Overdue: ${title.en}`,
    }),
    body: inEveryLanguage((locale) => spoken({
      kk: `«${title.kk}» тапсырылатын соңғы күн — ${formatDay(due, 'kk')}. Есеп әлі келіп түскен жоқ. Порталға кіріп, есепті тапсырыңыз.`,
      ru: `«${title.ru}» нужно было сдать до ${formatDay(due, 'ru')} включительно, но отчёт не поступил. Войдите на портал и сдайте отчёт.`,
      en: `“${title.en}” was due on ${formatDay(due, 'en')} and has not arrived. Sign in to the portal and report.`,
    })[locale]),
  }),
}

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
