/** The words of notices of large trainings. */
import { type Citation, printCitation } from '../../../law/citation.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { LetterParts } from '../../../kernel/parties/index.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { Interval } from './interval.ts'
import { inPowers } from './said.ts'
import type { Reach, Threshold } from './thresholds.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const noticeWords = {
  toNotify: (title: Text): Text => say(`Ірі оқыту туралы хабарлау: ${title.kk}`, `Уведомить о крупном обучении: ${title.ru}`, `Notify a large training: ${title.en}`),
  declaredBy: (title: Text): Text => say(`Ірі оқыту мәлімделді: ${title.kk}`, `Заявлено крупное обучение: ${title.ru}`, `A large training is declared: ${title.en}`),
  voluntary: say('Хабарлау ерікті: оның мерзімі белгіленбеген.', 'Уведомление добровольное: срок для него не установлен.', 'The notification is voluntary: no time for it is set.'),
  voluntarySubject: say('Ірі оқыту туралы ерікті хабарлама', 'Добровольное уведомление о крупном обучении', 'A large training: a voluntary notification'),
  subject: say('Ірі оқыту туралы хабарлау қажет', 'Необходимо уведомить о крупном обучении', 'A large training is to be notified'),
  todo: say('хабарламаны төмендегі беттен жіберіңіз.', 'направьте уведомление на странице ниже.', 'send the notification on the page below.'),
  notifiedSubject: say('Ірі оқыту туралы хабарлама түсті', 'Поступило уведомление о крупном обучении', 'A large training was notified'),
  notifiedTodo: say('хабарламаны оқыту туралы жазбадан оқыңыз.', 'прочитайте уведомление в записи об обучении.', 'read the notification in the entry of the training.'),
  deskSubject: say('Ірі оқыту мәлімделді', 'Заявлено крупное обучение', 'A large training is declared'),
  deskTodo: say('оқыту туралы жазбаны және хабарлама түскен-түспегенін кітаптан қараңыз.', 'посмотрите в книге запись об обучении и поступило ли уведомление.', 'see in the book the training, and whether it is notified.'),
} as const

/** What was declared, with its bounds, and how that stands to the threshold. */
export const figuresOf = ({ low, best, high }: Interval, reach: Exclude<Reach, 'below'>, threshold: Text): Text => inEveryLanguage((locale) => {
  const [from, about, to] = [low, best, high].map((value) => inPowers(value, locale))
  return reach === 'reached'
    ? say(`${about} FLOP (${from} – ${to}). Шекке жетті: ${threshold.kk}.`, `${about} FLOP (${from} – ${to}). Порог достигнут: ${threshold.ru}.`, `${about} FLOP (${from} – ${to}). The threshold is reached: ${threshold.en}.`)[locale]
    : say(`${about} FLOP (${from} – ${to}). Шекке жетуі мүмкін: ${threshold.kk}.`, `${about} FLOP (${from} – ${to}). Порог, возможно, достигнут: ${threshold.ru}.`, `${about} FLOP (${from} – ${to}). The threshold may be reached: ${threshold.en}.`)[locale]
})

interface Told { readonly title: Text; readonly threshold: Threshold; readonly reach: Exclude<Reach, 'below'>; readonly operations: Interval; readonly due?: Day }

const told = (basis: Citation, { title, threshold, reach, operations, due }: Told): Pick<LetterParts, 'says' | 'ground' | 'until'> => {
  const figures = figuresOf(operations, reach, threshold.title)
  return {
    says: inEveryLanguage((locale) => `${say(`«${title.kk}»`, `«${title.ru}»`, `“${title.en}”`)[locale]}: ${figures[locale]}${due === undefined ? ` ${noticeWords.voluntary[locale]}` : ''}`),
    // The law of a threshold without a last day is another country's: it is cited in the book, for reference, and asks for nothing here.
    ground: printCitation(due === undefined ? basis : threshold.basis), ...(due !== undefined && { until: due }),
  }
}

/** To whoever declared it; `basis` is what asks for it here where no last day is set, and `notification` the procedure by which they notify. */
export const noticeLetter = (basis: Citation, notification: string, large: Told): LetterParts =>
  ({ kind: 'thing/large-training', path: `/services/${notification}`, subject: large.due === undefined ? noticeWords.voluntarySubject : noticeWords.subject, todo: noticeWords.todo, ...told(basis, large) })

/** To the offices that keep the book. */
export const deskLetter = (basis: Citation, large: Told): LetterParts => ({ kind: 'thing/large-training-declared', path: '/oversight/compute/all', subject: noticeWords.deskSubject, todo: noticeWords.deskTodo, ...told(basis, large) })

/** To the same offices, once it is notified. */
export const notifiedLetter = (basis: Citation, { title, threshold, reach, operations }: Told): LetterParts => {
  const figures = figuresOf(operations, reach, threshold.title)
  return {
    kind: 'thing/large-training-notified', path: '/oversight/compute/all', subject: noticeWords.notifiedSubject, todo: noticeWords.notifiedTodo, ground: printCitation(basis),
    says: inEveryLanguage((locale) => `${say(`«${title.kk}»`, `«${title.ru}»`, `“${title.en}”`)[locale]}: ${figures[locale]}`),
  }
}
