/** The appeal against a decision of the technopark. */
import { appealAgainst } from '../appeal.ts'
import { fundRules } from '../acts.ts'
import { appealOffices, bodies } from './offices.ts'

export const appeal = appealAgainst({
  id: 'technopark.appeal', from: '2026-01-12', rules: fundRules, body: bodies.appeals, offices: appealOffices, role: 'technopark.appeals',
  against: ['technopark.residency', 'technopark.withdrawal', 'technopark.solution', 'technopark.incubation'],
  title: { kk: 'Технопарк шешіміне шағым', ru: 'Жалоба на решение технопарка', en: 'Appeal against a decision of the technopark' },
  summary: {
    kk: 'Тіркеуден, ұсынылған шешімді қабылдаудан немесе инкубацияға қабылдаудан бас тартуға, сондай-ақ қатысушыны шығару туралы шешімге шағымдану.',
    ru: 'Обжалование отказа в регистрации, в принятии предложенного решения или в приёме в инкубацию, а также решения об исключении участника.',
    en: 'An appeal against a refusal of residency, of a proposed solution or of a place in the incubation, or against a withdrawal of residency.',
  },
  audience: { kk: 'Өзіне қатысты шешім қабылданған компания', ru: 'Компания, в отношении которой принято решение', en: 'The company that the decision concerns' },
})
