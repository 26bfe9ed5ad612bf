/** What is said of a remark that cannot be written, and the letters about those that were. */
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { kindNames, type PersonalDataKind } from '../personal-data/index.ts'

export const messages = {
  noThing: { kk: 'Мұндай талқылау жоқ.', ru: 'Такого обсуждения нет.', en: 'There is no such discussion.' },
  noRemark: { kk: 'Мұндай хабарлама жоқ.', ru: 'Такого сообщения нет.', en: 'There is no such message.' },
  confirm: {
    kk: 'Жазу үшін алдымен электрондық пошта мекенжайыңызды растаңыз: растау хатындағы сілтемені ашыңыз.', ru: 'Чтобы писать, сначала подтвердите адрес электронной почты: откройте ссылку из письма.',
    en: 'Confirm your e-mail address before you write: open the link in the letter.',
  },
  empty: { kk: 'Хабарлама мәтінін жазыңыз.', ru: 'Напишите текст сообщения.', en: 'Write the message.' },
  long: { kk: 'Хабарлама 4000 таңбадан аспауы керек: қысқартыңыз.', ru: 'Сообщение не должно быть длиннее 4000 знаков: сократите его.', en: 'A message has 4,000 characters at most: shorten it.' },
  noReason: { kk: 'Жасыру себебін жазыңыз.', ru: 'Укажите причину скрытия.', en: 'Give the reason for hiding it.' },
  personal: (kinds: readonly PersonalDataKind[]): Text => inEveryLanguage((locale) => ({
    kk: `Хабарлама бәріне көрінеді, ал мәтінде дербес деректер бар: ${kinds.map((kind) => kindNames[kind].kk).join(', ')}. Оларды өшіріп, қайта жіберіңіз.`,
    ru: `Сообщение увидят все, а в тексте есть персональные данные: ${kinds.map((kind) => kindNames[kind].ru).join(', ')}. Уберите их и отправьте снова.`,
    en: `Everybody will see the message, and its text holds personal data: ${kinds.map((kind) => kindNames[kind].en).join(', ')}. Take them out and send it again.`,
  })[locale]),
  tooMany: {
    kk: 'Бір тәулікте 20 хабарламадан артық жазуға болмайды: ертең қайталаңыз.', ru: 'За сутки можно написать не больше 20 сообщений: повторите завтра.', en: 'No more than 20 messages can be written in a day: try again tomorrow.',
  },
  onlyOwner: { kk: 'Жауапты иесі мен сұрақ қойған адам ғана жаза алады.', ru: 'Отвечать могут только владелец и автор вопроса.', en: 'Only the owner and whoever asked may answer.' },
  onlyOfficer: { kk: 'Хабарламаны тек лауазымды адам жасыра алады.', ru: 'Скрыть сообщение может только должностное лицо.', en: 'Only an officer may hide a message.' },
  hiddenAlready: { kk: 'Хабарлама бұған дейін жасырылған.', ru: 'Сообщение уже скрыто.', en: 'The message is hidden already.' },
} as const

/** Subjects of letters, with what the thing is called. */
export const letters = {
  question: (title: Text): Text => ({ kk: `Сұрақ: ${title.kk}`, ru: `Вопрос: ${title.ru}`, en: `A question: ${title.en}` }),
  error: (title: Text): Text => ({ kk: `Қате туралы хабарлама: ${title.kk}`, ru: `Сообщение об ошибке: ${title.ru}`, en: `An error was reported: ${title.en}` }),
  answer: (title: Text): Text => ({ kk: `Жауап: ${title.kk}`, ru: `Ответ: ${title.ru}`, en: `An answer: ${title.en}` }),
} as const
