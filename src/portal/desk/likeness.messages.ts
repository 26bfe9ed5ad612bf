/** The words of like cases beside a decision that is about to be signed. */
import { formatNumber } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const likenessWords = {
  title: say('Ұқсас істер қалай шешілген', 'Как решены схожие дела', 'How like cases were decided'),
  allMet: say('Барлық талап орындалған.', 'Все требования выполнены.', 'All conditions were met.'),
  grounds: say('Дәл осы талаптар орындалмаған:', 'Не выполнены ровно эти требования:', 'Exactly these conditions were not met:'),
  yours: say('сіздің шешіміңіз', 'ваше решение', 'your decision'),
  otherwise: say('Ұқсас істердің көпшілігі басқаша шешілген', 'Большинство схожих дел решено иначе', 'Most like cases were decided in another way'),
  otherwiseLead: say(
    'Басқаша шешуге болады. Себебін жазыңыз: ол қол қойылатын әрекеттің бір бөлігі болып, іспен бірге сақталады.',
    'Решить иначе можно. Напишите, почему: ответ войдёт в то, что вы подписываете, и останется в деле.',
    'You may decide otherwise. Write why: it becomes a part of the act that you sign and stays with the case.'),
  why: say('Неліктен ұқсас істерден басқаша шешіледі', 'Почему решается иначе, чем схожие дела', 'Why it is decided otherwise than like cases'),
  whyHint: say('Осы іс немен ерекшеленетінін жазыңыз.', 'Напишите, чем отличается это дело.', 'Write in what this case differs.'),
  goOn: say('Сақтап, қол қоюға өту', 'Сохранить и перейти к подписи', 'Keep it and go on to sign'),
  whyNeeded: say('Неліктен ұқсас істерден басқаша шешілетінін жазыңыз.', 'Напишите, почему решается иначе, чем схожие дела.', 'Write why it is decided otherwise than like cases.'),
  counted: (total: number, days: number): Text => say(
    `Осындай істер: ${formatNumber(total, 'kk')}; шешімге дейінгі күндер саны (медиана): ${formatNumber(days, 'kk')}.`,
    `Таких дел: ${formatNumber(total, 'ru')}; дней до решения (медиана): ${formatNumber(days, 'ru')}.`,
    `Cases like this: ${formatNumber(total, 'en')}; days to the decision (median): ${formatNumber(days, 'en')}.`),
} as const
