/** The state of a decision in words, and until when it can be appealed. */
import type { Decision, DecisionStatus } from '../../kernel/decisions/index.ts'
import { deadlineLine } from '../../law/deadline.ts'
import { formatDay } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { Visit } from '../visit.ts'

export const statusWords = {
  'in force': { kk: 'Күшінде', ru: 'Действует', en: 'In force' },
  'not yet in force': { kk: 'Әлі күшіне енбеген', ru: 'Ещё не вступило в силу', en: 'Not in force yet' },
  expired: { kk: 'Мерзімі аяқталған', ru: 'Срок истёк', en: 'Expired' },
  suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' },
  revoked: { kk: 'Күші жойылған', ru: 'Отменено', en: 'Revoked' },
} as const satisfies Record<DecisionStatus['status'], Text>

const tones = { 'in force': 'good', 'not yet in force': 'wait', expired: 'plain', suspended: 'wait', revoked: 'late' } as const satisfies Record<DecisionStatus['status'], Tone>

export const statusTag = (locale: Locale, { status }: DecisionStatus): Html => tag(locale, statusWords[status], tones[status])

/** What a decision is to whoever it concerns: a refusal that stands is not good news, whatever its state. */
export const outcomeTag = (locale: Locale, { record: { effect }, status }: Decision): Html =>
  status.status !== 'in force' || (effect !== 'refuse' && effect !== 'revoke') ? statusTag(locale, status) : tag(locale, effect === 'refuse' ? refused : withdrawn, 'late')

const refused = spoken({ kk: 'Бас тартылды', ru: 'Отказано', en: 'Refused' })
const withdrawn = spoken({ kk: 'Құқық тоқтатылды', ru: 'Право прекращено', en: 'Withdrawn' })

/** The last day of the appeal and the way to it; nothing where there is none, or the decision no longer stands. */
export function appealLine({ locale, link }: Visit, { record: { number, appeal }, status }: Decision, today: Day): Content {
  if (appeal === undefined || status.status === 'revoked') return undefined
  return today > appeal.until ? html`<p>${appealOver(appeal.until)[locale]}</p>` : html`<p><a href="${link(`/decisions/${number}`)}#appeal">${deadlineLine('appeal', appeal.until)[locale]}</a></p>`
}

const appealOver = (day: Day): Text => spoken({
  kk: `Шағым беру мерзімі ${formatDay(day, 'kk')} күні аяқталды`, ru: `Срок подачи жалобы истёк ${formatDay(day, 'ru')}`, en: `The time for an appeal ended on ${formatDay(day, 'en')}`,
})
