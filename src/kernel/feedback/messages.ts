/** The questions of the form about a page and of the administrator's answer, what is said of what cannot be done, and the letter. */
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { LetterKind, LetterParts } from '../parties/index.ts'

export const messages = {
  page: { kk: 'Беттің мекенжайы', ru: 'Адрес страницы', en: 'Address of the page' },
  pageHint: {
    kk: '«?» белгісінен кейінгі бөлігі сақталмайды: онда құпия сілтемелер болуы мүмкін.', ru: 'То, что стоит после знака «?», не сохраняется: там бывают секретные ссылки.',
    en: 'What stands after “?” is not kept: secret links can be there.',
  },
  text: { kk: 'Не дұрыс емес?', ru: 'Что не так?', en: 'What is wrong?' },
  textHint: {
    kk: 'Дербес деректер мен құпиясөздерді жазбаңыз.', ru: 'Не указывайте персональные данные и пароли.', en: 'Write no personal data and no passwords.',
  },
  email: { kk: 'Жауап жіберілетін электрондық пошта', ru: 'Электронная почта для ответа', en: 'E-mail for the answer' },
  emailHint: {
    kk: 'Жауап керек болмаса, бос қалдырыңыз. Мекенжай жауап хатты жіберуге ғана қажет.', ru: 'Оставьте пустым, если ответ не нужен. Адрес служит только для отправки ответа.',
    en: 'Leave it empty if you want no answer. The address serves only to send it.',
  },
  answer: { kk: 'Жауап', ru: 'Ответ', en: 'Answer' },
  word: { kk: 'Қорытынды', ru: 'Итог', en: 'Outcome' },
  wordHint: {
    kk: 'Хабарлама жазылған тілде, бір сөйлеммен: не түзетілді немесе неге түзетілмейді. Жазған адам мекенжай қалдырып, жауап алмаған болса, осы мәтін оған хатпен жіберіледі.',
    ru: 'Одним предложением, на языке сообщения: что исправлено или почему не исправляется. Если написавший оставил адрес и ответа ещё не получил, этот текст будет отправлен ему письмом.',
    en: 'In a sentence, in the language of the message: what was mended, or why nothing is. Whoever left an address and has no answer yet gets these words by letter.',
  },
  otherAddress: {
    kk: 'Бұл — порталдың мекенжайы емес. Осы порталдағы беттің мекенжайын жазыңыз, мысалы, /services.', ru: 'Это не адрес портала. Укажите адрес страницы этого портала, например /services.',
    en: 'This is not an address of the portal. Give the address of a page here, such as /services.',
  },
  onlyAdministrator: {
    kk: 'Беттер туралы хабарламаларды тек бағдарлама әкімшісі көреді: бұл лауазымыңыз болса, мәзірден соны таңдаңыз.', ru: 'Сообщения о страницах видит только администратор программы: если это ваша должность, выберите её в меню.',
    en: 'Only the administrator of the programme sees messages about pages: if you are that, choose your office in the menu.',
  },
  none: {
    kk: 'Мұндай хабарлама жоқ. Сақтау мерзімі өткендері өшіріледі: тізімді қайта ашыңыз.', ru: 'Такого сообщения нет. По истечении срока хранения они удаляются: откройте список заново.',
    en: 'There is no such message. They are deleted when their time is over: open the list again.',
  },
  dealtWith: {
    kk: 'Бұл хабарламаға жауап берілген немесе ол жабылған: бетті қайта ашыңыз.', ru: 'На это сообщение уже ответили, или оно закрыто: откройте страницу заново.',
    en: 'This message was answered or closed already: open the page again.',
  },
  noAddress: {
    kk: 'Жазған адам мекенжайын қалдырмаған, сондықтан жауап жіберілмейді: хабарламаны қорытындысын жазып жабыңыз.', ru: 'Написавший не оставил адреса, поэтому ответить нельзя: закройте сообщение, указав итог.',
    en: 'Whoever wrote left no address, so there is nowhere to answer: close the message with its outcome.',
  },
} as const satisfies Record<string, Text>

const words = {
  subject: spoken({ kk: 'Портал беті туралы хабарламаңызға жауап', ru: 'Ответ на ваше сообщение о странице портала', en: 'The answer to your message about a page of the portal' }),
  /** @param day the day on which it was written, in words */
  answered: (day: Text): Text => spoken({
    kk: `Сіз порталдың беті туралы хабарлама жазған едіңіз (${day.kk}). Әкімшінің жауабы:`, ru: `Вы написали нам о странице портала (${day.ru}). Ответ администратора:`,
    en: `You wrote to us about a page of the portal (${day.en}). The administrator answers:`,
  }),
  /** @param day the day on which it was written, in words */
  closed: (day: Text): Text => spoken({
    kk: `Сіз порталдың беті туралы хабарлама жазған едіңіз (${day.kk}). Хабарлама қаралып, жабылды. Қорытындысы:`, ru: `Вы написали нам о странице портала (${day.ru}). Сообщение рассмотрено и закрыто. Итог:`,
    en: `You wrote to us about a page of the portal (${day.en}). The message was dealt with and closed. The outcome:`,
  }),
  todo: spoken({
    kk: 'ештеңе істеудің қажеті жоқ. Бұл мекенжайға жіберілген хаттар қабылданбайды: тағы айтарыңыз болса, беттің төменгі жағындағы сілтеме арқылы жазыңыз. Егер сіз бізге жазбаған болсаңыз, біреу мекенжайыңызды қате көрсеткен; ол хабарламадан өшірілді.',
    ru: 'ничего делать не нужно. На этот адрес письма не принимаются: если хотите что-то добавить, напишите по ссылке внизу страницы. Если вы нам не писали, кто-то по ошибке указал ваш адрес; из сообщения он удалён.',
    en: 'nothing. Letters to this mailbox are not read: if there is more to say, write by the link at the foot of the page. If you did not write to us, somebody gave your address by mistake; it is deleted from the message.',
  }),
} as const

/** What was written: on which day, and about which page. */
interface Wrote { readonly day: Text; readonly page: string }

export const letters = {
  answered: (said: string, wrote: Wrote): LetterParts => letter('thing/feedback-answered', words.answered(wrote.day), said, wrote),
  closed: (said: string, wrote: Wrote): LetterParts => letter('thing/feedback-closed', words.closed(wrote.day), said, wrote),
} as const

const letter = (kind: LetterKind, opening: Text, said: string, { page, day }: Wrote): LetterParts => ({
  kind, subject: words.subject, says: inEveryLanguage((locale) => `${opening[locale]}\n\n${said}`), todo: words.todo, path: page === '/' ? '' : page,
  ground: spoken({ kk: `сіздің ${day.kk} күнгі хабарламаңыз.`, ru: `ваше сообщение (${day.ru}).`, en: `your message of ${day.en}.` }),
})

export const awaited = {
  title: (count: number): Text => spoken({ kk: `Беттер туралы жаңа хабарламалар: ${count}`, ru: `Новые сообщения о страницах: ${count}`, en: `New messages about pages: ${count}` }),
  hint: spoken({ kk: 'Оқып, жауап беріңіз немесе жабыңыз', ru: 'Прочтите, ответьте или закройте', en: 'Read them, answer or close them' }),
} as const
