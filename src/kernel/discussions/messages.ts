/** What is said of a remark that cannot be written, and the letters about those that were. */
import { inEveryLanguage } from '../../law/format.ts'
import { type Locale, same, spoken, type Text } from '../../law/text.ts'
import type { LetterParts } from '../parties/index.ts'
import { kindNames, type PersonalDataKind } from '../personal-data/index.ts'

const named = (kinds: readonly PersonalDataKind[], locale: Locale): string => kinds.map((kind) => kindNames[kind][locale]).join(', ')

export const messages = {
  noThing: {
    kk: 'Мұндай талқылау жоқ немесе ол сізге ашық емес: мекенжайды тексеріңіз немесе жүйеге кіріп, қайта ашыңыз.', ru: 'Такого обсуждения нет, или оно вам недоступно: проверьте адрес или войдите и откройте снова.',
    en: 'There is no such discussion, or it is not open to you: check the address, or sign in and open it again.',
  },
  noRemark: {
    kk: 'Мұндай хабарлама жоқ немесе оған енді жауап берілмейді: талқылау бетін қайта ашыңыз.', ru: 'Такого сообщения нет, или ответить на него уже нельзя: откройте страницу обсуждения заново.',
    en: 'There is no such message, or it can no longer be answered: open the page of the discussion again.',
  },
  confirm: {
    kk: 'Жазу үшін алдымен электрондық пошта мекенжайыңызды растаңыз: растау хатындағы сілтемені ашыңыз.', ru: 'Чтобы писать, сначала подтвердите адрес электронной почты: откройте ссылку из письма.',
    en: 'Confirm your e-mail address before you write: open the link in the letter.',
  },
  empty: {
    text: { kk: 'Хабарлама мәтінін жазыңыз.', ru: 'Напишите текст сообщения.', en: 'Write the message.' },
    reason: { kk: 'Жасыру себебін жазыңыз.', ru: 'Укажите причину скрытия.', en: 'Give the reason for hiding it.' },
  },
  personal: {
    text: (kinds: readonly PersonalDataKind[]): Text => inEveryLanguage((locale) => spoken({
      kk: `Хабарлама бәріне көрінеді, ал мәтінде дербес деректер бар: ${named(kinds, locale)}. Оларды өшіріп, қайта жіберіңіз.`,
      ru: `Сообщение увидят все, а в тексте есть персональные данные: ${named(kinds, locale)}. Уберите их и отправьте снова.`,
      en: `Everybody will see the message, and its text holds personal data: ${named(kinds, locale)}. Take them out and send it again.`,
    })[locale]),
    reason: (kinds: readonly PersonalDataKind[]): Text => inEveryLanguage((locale) => spoken({
      kk: `Себеп бәріне көрінеді, ал онда дербес деректер бар: ${named(kinds, locale)}. Оларды өшіріп, қайта жіберіңіз.`,
      ru: `Причину увидят все, а в ней есть персональные данные: ${named(kinds, locale)}. Уберите их и отправьте снова.`,
      en: `Everybody will see the reason, and it holds personal data: ${named(kinds, locale)}. Take them out and send it again.`,
    })[locale]),
  },
  tooMany: {
    kk: 'Бір тәулікте 20 хабарламадан артық жазуға болмайды: ертең қайталаңыз.', ru: 'За сутки можно написать не больше 20 сообщений: повторите завтра.', en: 'No more than 20 messages can be written in a day: try again tomorrow.',
  },
  onlyOwner: {
    kk: 'Жауапты иесі мен сұрақ қойған адам ғана жаза алады: өз сұрағыңызды бөлек хабарлама етіп жіберіңіз.', ru: 'Отвечать могут только владелец и автор вопроса: отправьте свой вопрос отдельным сообщением.',
    en: 'Only the owner and whoever asked may answer: send a question of your own.',
  },
  onlyOfficer: {
    kk: 'Хабарламаны тек лауазымды адам жасыра алады: осы лауазымыңыз болса, мәзірден соны таңдаңыз.', ru: 'Скрыть сообщение может только должностное лицо: если это ваша должность, выберите её в меню.',
    en: 'Only an officer may hide a message: if you hold that office, choose it in the menu.',
  },
  hiddenAlready: {
    kk: 'Хабарлама бұған дейін жасырылған: бетті қайта ашсаңыз, себебін көресіз.', ru: 'Сообщение уже скрыто: откройте страницу заново, чтобы увидеть причину.', en: 'The message is hidden already: open the page again to see the reason.',
  },
} as const

/** The letters: that somebody asked, reported an error or answered. What was written goes by mail alone: a text that is hidden or erased would live on in an inbox. */
export const letters = {
  question: (title: Text, text: string, path: string): LetterParts => remark('question', title, text, path),
  error: (title: Text, text: string, path: string): LetterParts => remark('error', title, text, path),
  proposal: (title: Text, text: string, path: string): LetterParts => remark('proposal', title, text, path),
  answer: (title: Text, text: string, path: string): LetterParts => remark('answer', title, text, path),
} as const

const kinds = { question: 'thing/question', error: 'thing/error', proposal: 'thing/question', answer: 'thing/answer' } as const
const subjects = {
  question: spoken({ kk: 'Сұрақ', ru: 'Вопрос', en: 'A question' }),
  error: spoken({ kk: 'Қате туралы хабарлама', ru: 'Сообщение об ошибке', en: 'An error was reported' }),
  proposal: spoken({ kk: 'Ұсыныс', ru: 'Предложение', en: 'A proposal' }),
  answer: spoken({ kk: 'Жауап', ru: 'Ответ', en: 'An answer' }),
}
const says = {
  question: spoken({ kk: 'Талқылауда сұрақ қойылды.', ru: 'В обсуждении задан вопрос.', en: 'A question was asked in the discussion.' }),
  error: spoken({ kk: 'Талқылауда қате туралы хабарланды.', ru: 'В обсуждении сообщили об ошибке.', en: 'An error was reported in the discussion.' }),
  proposal: spoken({ kk: 'Талқылауда ұсыныс жазылды.', ru: 'В обсуждении внесено предложение.', en: 'Something was proposed in the discussion.' }),
  answer: spoken({ kk: 'Талқылауда жауап жазылды.', ru: 'В обсуждении дан ответ.', en: 'The discussion has an answer.' }),
}
const todos = {
  question: spoken({ kk: 'талқылауды ашып, сұраққа жауап беріңіз.', ru: 'откройте обсуждение и ответьте на вопрос.', en: 'open the discussion and answer.' }),
  error: spoken({ kk: 'талқылауды ашып, қатені тексеріңіз де, не түзетілгенін жазыңыз.', ru: 'откройте обсуждение, проверьте ошибку и напишите, что исправлено.', en: 'open the discussion, look into the error and write what was mended.' }),
  proposal: spoken({ kk: 'талқылауды ашып, ұсыныстың қалай ескерілгенін жазыңыз.', ru: 'откройте обсуждение и напишите, как учтено предложение.', en: 'open the discussion and write what became of the proposal.' }),
  answer: spoken({ kk: 'міндетті әрекет жоқ: қаласаңыз, талқылауды жалғастырыңыз.', ru: 'обязательных действий нет: при желании продолжите обсуждение.', en: 'nothing is required: go on with the discussion if you wish.' }),
}

const remark = (kind: keyof typeof kinds, title: Text, text: string, path: string): LetterParts => ({
  kind: kinds[kind], subject: inEveryLanguage((locale) => `${subjects[kind][locale]}: ${title[locale]}`), says: says[kind], quoted: same(text),
  ground: inEveryLanguage((locale) => spoken({ kk: `«${title.kk}» талқылауындағы хабарлама.`, ru: `сообщение в обсуждении «${title.ru}».`, en: `a message in the discussion of “${title.en}”.` })[locale]), todo: todos[kind], path,
})
