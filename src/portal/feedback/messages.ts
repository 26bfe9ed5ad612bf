/** The words of the form about a page, and of the administrator's pages of what was written. */
import type { FeedbackState } from '../../kernel/feedback/index.ts'
import { spoken, type Text } from '../../law/text.ts'

export const feedbackWords = {
  title: { kk: 'Беттегі қате туралы жазу', ru: 'Сообщить об ошибке на странице', en: 'Report a problem with a page' },
  lead: {
    kk: 'Қате, ашылмайтын сілтеме, түсініксіз не бұрыс сөз тапсаңыз, жазыңыз. Тіркелгі қажет емес.', ru: 'Напишите, если нашли ошибку, неработающую ссылку, непонятное или неверное слово. Учётная запись не нужна.',
    en: 'Write when you find a mistake, a link that does not open, or words that are unclear or wrong. No account is needed.',
  },
  notCases: {
    kk: 'Ісіңіз туралы сұрақ пен шешімге шағым мұнда қаралмайды: оларды істің өз бетінен жіберіңіз.', ru: 'Вопросы по вашему делу и жалобы на решения здесь не рассматриваются: отправьте их со страницы дела.',
    en: 'Questions about your case and appeals against decisions are not dealt with here: send them from the page of the case.',
  },
  /** @param term after which it is deleted, in words */
  kept: (term: Text): Text => spoken({
    kk: `Хабарламаны тек бағдарлама әкімшісі оқиды, кім жазғаны сақталмайды. Сақтау мерзімі: ${term.kk}.`, ru: `Сообщение читает только администратор программы, кто написал — не сохраняется. Срок хранения: ${term.ru}.`,
    en: `Only the administrator of the programme reads it, and who wrote is not kept. Kept for: ${term.en}.`,
  }),
  privacy: { kk: 'Дербес деректерді өңдеу', ru: 'Обработка персональных данных', en: 'Privacy notice' },
  send: { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  received: { kk: 'Хабарламаңыз қабылданды', ru: 'Сообщение принято', en: 'Your message was received' },
  receivedText: {
    kk: 'Оны бағдарлама әкімшісі оқиды. Мекенжай қалдырған болсаңыз, жауап хатпен келеді.', ru: 'Его прочтёт администратор программы. Если вы оставили адрес, ответ придёт письмом.',
    en: 'The administrator of the programme will read it. If you left an address, the answer comes by letter.',
  },
} as const

export const triageWords = {
  title: { kk: 'Беттер туралы хабарламалар', ru: 'Сообщения о страницах', en: 'Messages about pages' },
  lead: {
    kk: 'Адамдар порталдың беттері туралы не жазды. Кім жазғаны белгісіз; мекенжай қалдырғандарға жауап хатпен, хабарлама жазылған тілде жіберіледі.',
    ru: 'Что люди написали о страницах портала. Кто написал, неизвестно; тем, кто оставил адрес, ответ уходит письмом на языке, на котором писали.',
    en: 'What people wrote about pages of the portal. Who they are is not known; whoever left an address is answered by letter, in the language in which was written.',
  },
  message: { kk: 'Хабарлама', ru: 'Сообщение', en: 'Message' },
  page: { kk: 'Бет', ru: 'Страница', en: 'Page' },
  language: { kk: 'Тілі', ru: 'Язык', en: 'Language' },
  written: { kk: 'Жазылған уақыты', ru: 'Написано', en: 'Written' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  search: { kk: 'Мәтін немесе мекенжай', ru: 'Текст или адрес', en: 'Text or address' },
  busiest: { kk: 'Жаңа хабарламалары көп беттер', ru: 'Страницы, о которых больше всего новых сообщений', en: 'Pages with the most new messages' },
  count: { kk: 'Саны', ru: 'Число', en: 'Number' },
  none: { kk: 'Мұндай хабарлама жоқ', ru: 'Таких сообщений нет', en: 'There are no such messages' },
  noneNew: { kk: 'Жаңа хабарлама жоқ', ru: 'Новых сообщений нет', en: 'There are no new messages' },
  csv: { kk: 'CSV', ru: 'CSV', en: 'CSV' },
  wanted: { kk: 'Жауап күтеді', ru: 'Ждёт ответа', en: 'An answer is wanted' },
  yes: { kk: 'иә', ru: 'да', en: 'yes' },
  no: { kk: 'жоқ', ru: 'нет', en: 'no' },
  answer: { kk: 'Жауап беру', ru: 'Ответить', en: 'Answer' },
  answered: { kk: 'Жауап хатпен жіберілді.', ru: 'Ответ отправлен письмом.', en: 'The answer was sent by letter.' },
  answerSaid: { kk: 'Жіберілген жауап', ru: 'Отправленный ответ', en: 'The answer that was sent' },
  close: { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  closed: { kk: 'Хабарлама жабылды.', ru: 'Сообщение закрыто.', en: 'The message is closed.' },
  closeHint: {
    kk: 'Жабылған хабарламаға жауап берілмейді, жауап жіберілетін мекенжай өшіріледі. Жауап күткен адамға қорытынды хатпен жіберіледі.', ru: 'На закрытое сообщение ответить нельзя: адрес для ответа удаляется. Тому, кто ждёт ответа, итог уходит письмом.',
    en: 'A closed message cannot be answered: the address for the answer is deleted. Whoever waits for an answer gets the outcome by letter.',
  },
  word: { kk: 'Қорытынды', ru: 'Итог', en: 'Outcome' },
} as const satisfies Record<string, Text>

export const stateWords = {
  new: { kk: 'Жаңа', ru: 'Новое', en: 'New' },
  answered: { kk: 'Жауап берілді', ru: 'Дан ответ', en: 'Answered' },
  closed: { kk: 'Жабылды', ru: 'Закрыто', en: 'Closed' },
} as const satisfies Record<FeedbackState, Text>

/** In which language to answer. */
export const answerIn = (language: string): Text => spoken({
  kk: `Хабарлама жазылған тіл: ${language}. Жауапты да сол тілде жазыңыз.`, ru: `Язык сообщения: ${language}. Отвечайте на нём же.`, en: `Language of the message: ${language}. Answer in it.`,
})
