/** What the procedures of admission have in common. No act sets how the university admits: order, terms and thresholds are assumed. */
import { assumed } from '../../../../law/citation.ts'
import { months, years } from '../../../../law/duration.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { administrativeCode, secondary } from '../../acts.ts'
import { bodies, rules as universityRules } from '../offices.ts'

export const rules = assumed(universityRules.act, {
  kk: 'Университетке қабылдау тәртібін белгілейтін акт табылған жоқ: шектер MBZUAI университетінің талаптарынан алынды, балл салмақтары, орындар, квоталар мен мерзімдер шартты түрде қабылданған.',
  ru: 'Акт о порядке приёма в университет не найден: пороги взяты из требований университета MBZUAI, веса баллов, места, квоты и сроки приняты условно.',
  en: 'No act was found on admission to the university: thresholds are those of MBZUAI, and weights, places, quotas and terms are assumed.',
})

export const common = {
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.university, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(5), basis: rules },
  complaint: {
    words: { kk: 'Қабылдау комиссиясы маманының әрекетіне ректорға немесе сотқа шағымдануға болады.', ru: 'На действия специалиста приёмной комиссии можно пожаловаться ректору или в суд.', en: 'You can complain about an admissions officer to the rector, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
} as const satisfies Partial<Procedure>

export const appeal = { within: months(3), procedure: 'university.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const
