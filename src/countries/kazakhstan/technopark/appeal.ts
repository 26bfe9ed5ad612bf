/** The appeal against a decision of the technopark. */
import { appealAgainst } from '../appeal.ts'
import { fundRules } from '../acts.ts'
import { appealOffices, bodies } from './offices.ts'

export const appeal = appealAgainst({
  id: 'technopark.appeal', from: '2026-01-12', rules: fundRules, body: bodies.appeals, offices: appealOffices, role: 'technopark.appeals',
  against: ['technopark.residency', 'technopark.withdrawal'],
  title: { kk: 'Технопарк шешіміне шағым', ru: 'Жалоба на решение технопарка', en: 'Appeal against a decision of the technopark' },
  summary: {
    kk: 'Тіркеуден бас тарту немесе қатысушыны шығару туралы шешімге шағымдану.',
    ru: 'Обжалование отказа в регистрации или решения об исключении участника.',
    en: 'An appeal against a refusal of residency or its withdrawal.',
  },
  audience: { kk: 'Өзіне қатысты шешім қабылданған компания', ru: 'Компания, в отношении которой принято решение', en: 'The company that the decision concerns' },
})
