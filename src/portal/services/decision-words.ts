/** The state of a decision in words. */
import type { DecisionStatus } from '../../kernel/decisions/index.ts'
import type { Locale, Text } from '../../law/text.ts'
import { tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import type { Html } from '../html.ts'

export const statusWords = {
  'in force': { kk: 'Күшінде', ru: 'Действует', en: 'In force' },
  'not yet in force': { kk: 'Әлі күшіне енбеген', ru: 'Ещё не вступило в силу', en: 'Not in force yet' },
  expired: { kk: 'Мерзімі аяқталған', ru: 'Срок истёк', en: 'Expired' },
  suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' },
  revoked: { kk: 'Күші жойылған', ru: 'Отменено', en: 'Revoked' },
} as const satisfies Record<DecisionStatus['status'], Text>

const tones = { 'in force': 'good', 'not yet in force': 'wait', expired: 'plain', suspended: 'wait', revoked: 'late' } as const satisfies Record<DecisionStatus['status'], Tone>

export const statusTag = (locale: Locale, { status }: DecisionStatus): Html => tag(locale, statusWords[status], tones[status])
