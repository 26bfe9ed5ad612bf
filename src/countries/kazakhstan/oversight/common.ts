/** What the procedures of oversight have in common. */
import { months, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import type { DecisionKind, Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { bodies, rules } from './offices.ts'

export const common = {
  inForce: { from: '2026-01-18', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.oversight, parameters: {}, obligations: {}, fee: 'free',
  complaint: {
    words: { kk: 'Маманның әрекетіне қадағалау басшысына немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю надзора или в суд.', en: 'You can complain about an officer to the head of oversight, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
  keep: { for: years(5), basis: rules },
} as const satisfies Partial<Procedure>

/** How a decision is appealed, by whoever it concerns. */
export const appealableBy = (by: 'company' | 'body' | 'person'): NonNullable<DecisionKind['appeal']> => ({
  within: months(3), procedure: { company: 'oversight.appeal', body: 'oversight.body-appeal', person: 'oversight.personal-appeal' }[by], to: bodies.appeals.name, basis: secondary(administrativeCode, '91'),
})

/** The entry that an application concerns. */
export const aiSystem = { register: 'oversight.ai-systems', title: { kk: 'Жасанды интеллект жүйесі', ru: 'Система искусственного интеллекта', en: 'AI system' } } as const
export const systemCalled = text('system', { label: aiSystem.title, maxLength: 200, from: 'subject.name' })
export const systemNumber = text('systemNumber', { label: { kk: 'Тізілімдегі нөмірі', ru: 'Номер в реестре', en: 'Number in the register' }, maxLength: 40, from: 'subject.number' })

/** A long answer in words. */
export const words = (name: string, label: Text, hint?: Text) => text(name, { label, ...(hint && { hint }), maxLength: 4000, long: true })
