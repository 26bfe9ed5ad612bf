/** The words of notices of large trainings. */
import { printCitation } from '../../../law/citation.ts'
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
  unset: say('Қазақстанда хабарлау мерзімі белгіленбеген.', 'Срок уведомления в Казахстане не установлен.', 'No time to notify is set here.'),
  subject: say('Ірі оқыту туралы хабарлау қажет', 'Необходимо уведомить о крупном обучении', 'A large training is to be notified'),
  todo: say('хабарламаны төмендегі беттен жіберіңіз.', 'направьте уведомление на странице ниже.', 'send the notification on the page below.'),
  deskSubject: say('Ірі оқыту мәлімделді', 'Заявлено крупное обучение', 'A large training is declared'),
  deskTodo: say('оқыту туралы жазбаны және хабарлама түскен-түспегенін кітаптан қараңыз.', 'посмотрите в книге запись об обучении и поступило ли уведомление.', 'see in the book the training, and whether it is notified.'),
} as const

/** What was declared, with its bounds, and how that stands to the threshold. */
export const figuresOf = ({ low, best, high }: Interval, reach: Exclude<Reach, 'below'>, threshold: Text): Text => inEveryLanguage((locale) => {
  const [from, about, to] = [low, best, high].map((value) => inPowers(value, locale))
  return say(
    `${about} FLOP (${from} – ${to}). ${reach === 'reached' ? 'Шекке жетті' : 'Шекке жетуі мүмкін'}: ${threshold.kk}.`, `${about} FLOP (${from} – ${to}). ${reach === 'reached' ? 'Порог достигнут' : 'Порог, возможно, достигнут'}: ${threshold.ru}.`,
    `${about} FLOP (${from} – ${to}). ${reach === 'reached' ? 'The threshold is reached' : 'The threshold may be reached'}: ${threshold.en}.`,
  )[locale]
})

interface Told { readonly title: Text; readonly threshold: Threshold; readonly reach: Exclude<Reach, 'below'>; readonly operations: Interval; readonly due?: Day }

const told = ({ title, threshold, reach, operations, due }: Told): Pick<LetterParts, 'says' | 'ground' | 'until'> => {
  const figures = figuresOf(operations, reach, threshold.title)
  return {
    says: inEveryLanguage((locale) => `${say(`«${title.kk}»`, `«${title.ru}»`, `“${title.en}”`)[locale]}: ${figures[locale]}${due === undefined ? ` ${noticeWords.unset[locale]}` : ''}`),
    ground: printCitation(threshold.basis), ...(due !== undefined && { until: due }),
  }
}

/** To whoever declared it; `notification` is the procedure by which they notify. */
export const noticeLetter = (notification: string, large: Told): LetterParts => ({ kind: 'thing/large-training', path: `/services/${notification}`, subject: noticeWords.subject, todo: noticeWords.todo, ...told(large) })

/** To the offices that keep the book. */
export const deskLetter = (large: Told): LetterParts => ({ kind: 'thing/large-training-declared', path: '/oversight/compute/all', subject: noticeWords.deskSubject, todo: noticeWords.deskTodo, ...told(large) })
