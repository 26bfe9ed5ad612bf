/** What research rests on, who reads its applications and who judges its ethics. No act on research of the university was found: order, terms, sums and numbers of people are the programme's own. */
import type { Body } from '../../../../law/body.ts'
import { assumed } from '../../../../law/citation.ts'
import { months, years } from '../../../../law/duration.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import type { Register } from '../../../../law/register.ts'
import type { Text } from '../../../../law/text.ts'
import { administrativeCode, secondary } from '../../acts.ts'
import { bodies, offices, rules as universityRules } from '../offices.ts'

export const rules = assumed(universityRules.act, {
  kk: 'Университеттің ғылыми жобаларын қаржыландыру тәртібін белгілейтін акт табылған жоқ: өлшемшарттар, балл, рецензенттер саны, сома шегі, кезеңдер мен мерзімдер — бағдарламаның өз параметрлері, шартты түрде қабылданған.',
  ru: 'Акт о порядке финансирования научных проектов университета не найден: критерии, баллы, число рецензентов, предел суммы, этапы и сроки — собственные параметры программы, приняты условно.',
  en: 'No act was found on how research of the university is funded: criteria, points, number of reviewers, limit of the sum, stages and terms are the programme’s own, and assumed.',
})

export const common = {
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.university, fee: 'free', keep: { for: years(10), basis: rules },
  complaint: {
    words: { kk: 'Ғылым бөлімі маманының әрекетіне ректорға немесе сотқа шағымдануға болады.', ru: 'На действия специалиста научного отдела можно пожаловаться ректору или в суд.', en: 'You can complain about a research officer to the rector, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
} as const satisfies Partial<Procedure>

export const appeal = { within: months(3), procedure: 'university.research-appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const

/** Who reads the projects: the applications are referred to them, and nothing else. */
export const reviewers: Body = {
  id: 'research-reviewers', name: { kk: 'Ғылыми жобалардың рецензенттері (үлгі)', ru: 'Рецензенты научных проектов (образец)', en: 'Reviewers of research (sample)' }, identifiers: [], registers: [],
  roles: { 'research-reviewers.reviewer': { kk: 'Рецензент', ru: 'Рецензент', en: 'Reviewer' } },
}

export const byTwo = { 'university.research': offices['university.research'], 'university.rector': offices['university.rector'] } as const

/** What the registers of research have in common: everybody sees them. */
export const kept = {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.research', title: offices['university.research'] }, basis: rules, keep: { for: years(10), basis: rules }, owner: ['organisation'],
} as const satisfies Partial<Register>

export const audience: Text = { kk: 'Ғылыми жобасы бар ұйым; зерттеуші өтінішті ұйымының атынан береді', ru: 'Организация с научным проектом; исследователь подаёт заявление от её имени', en: 'An organisation with a research project; a researcher applies in its name' }
