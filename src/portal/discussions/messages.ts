/** The words of the pages of discussions. */
import { inThisCountry } from '../../law/conventions.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Сұрақтар, қателер мен ұсыныстар', 'Вопросы, ошибки и предложения', 'Questions, errors and proposals'),
  count: (count: number): Text => inEveryLanguage((locale) => `${words.title[locale]}: ${formatNumber(count, locale)}`),
  lead: say(
    'Иесіне сұрақ қойыңыз, қате туралы хабарлаңыз немесе ұсыныс жазыңыз. Хабарламаны, сондай-ақ атыңызды не ұйымыңыздың атауын бәрі көреді.',
    'Задайте вопрос владельцу, сообщите об ошибке или внесите предложение. Сообщение и ваше имя или название вашей организации увидят все.',
    'Ask the owner a question, report an error or propose something. Everybody sees the message, with your name or that of your organisation.'),
  none: say('Әзірге хабарлама жоқ', 'Сообщений пока нет', 'No messages yet'),
  kind: say('Хабарлама түрі', 'Вид сообщения', 'Kind of message'),
  kinds: { question: say('Сұрақ', 'Вопрос', 'Question'), error: say('Қате', 'Ошибка', 'Error'), proposal: say('Ұсыныс', 'Предложение', 'Proposal'), answer: say('Жауап', 'Ответ', 'Answer') },
  owner: say('иесі', 'владелец', 'owner'),
  text: say('Хабарлама', 'Сообщение', 'Message'),
  get textHint() { return inThisCountry(say('Телефон, мекенжай, {person} сияқты дербес деректерді жазбаңыз.', 'Не указывайте персональные данные: телефоны, адреса, {person}.', 'Give no personal data, such as telephone numbers, addresses or identification numbers.')) },
  write: say('Хабарлама жазу', 'Написать сообщение', 'Write a message'),
  send: say('Жіберу', 'Отправить', 'Send'),
  answer: say('Жауап беру', 'Ответить', 'Answer'),
  hide: say('Жасыру', 'Скрыть', 'Hide'),
  reason: say('Жасыру себебі', 'Причина скрытия', 'Reason for hiding'),
  hidden: say('Хабарламаны лауазымды адам жасырды. Себебі:', 'Сообщение скрыто должностным лицом. Причина:', 'An officer has hidden this message. The reason:'),
  erased: say('Хабарлама авторының тіркелгісімен бірге өшірілді.', 'Сообщение удалено вместе с учётной записью автора.', 'This message was erased with its author’s account.'),
  allAnswers: (count: number): Text => inEveryLanguage((locale) => `${spoken({ kk: 'Барлық жауаптар', ru: 'Все ответы', en: 'All answers' })[locale]}: ${formatNumber(count, locale)}`),
  signIn: say('Жазу үшін кіріңіз', 'Войдите, чтобы написать', 'Sign in to write'),
  back: say('Бетіне өту', 'Перейти на страницу', 'To its page'),
} as const
