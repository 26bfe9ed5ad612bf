/** The appeals against decisions of the technopark: what it refused is decided anew, and a residency that was wrongly withdrawn is in force again. */
import { appealAgainst } from '../appeal.ts'
import { fundRules } from '../acts.ts'
import { appealOffices, bodies } from './offices.ts'

const common = {
  from: '2026-01-12', rules: fundRules, body: bodies.appeals, offices: appealOffices, role: 'technopark.appeals',
  audience: { kk: 'Өзіне қатысты шешім қабылданған компания', ru: 'Компания, в отношении которой принято решение', en: 'The company that the decision concerns' },
} as const

export const appeal = appealAgainst({
  ...common, id: 'technopark.appeal', against: ['technopark.residency', 'technopark.solution', 'technopark.incubation', 'technopark.tenancy', 'technopark.tenancy-ended', 'technopark.tenancy-given-up'],
  title: { kk: 'Технопарк шешіміне шағым', ru: 'Жалоба на решение технопарка', en: 'Appeal against a decision of the technopark' },
  summary: {
    kk: 'Тіркеуден, ұсынылған шешімді қабылдаудан, инкубацияға қабылдаудан, үй-жайды жалға беруден немесе жалға алу басталғанға дейін шартты бұзудан бас тартуға, сондай-ақ жалға алудың тоқтатылған күніне шағымдану.',
    ru: 'Обжалование отказа в регистрации, в принятии предложенного решения, в приёме в инкубацию, в аренде помещения или в расторжении договора до начала аренды, а также дня прекращения аренды.',
    en: 'An appeal against a refusal of residency, of a proposed solution, of a place in the incubation, of a tenancy or of its end before it begins, or against the day on which a tenancy ended.',
  },
})

export const withdrawalAppeal = appealAgainst({
  ...common, id: 'technopark.withdrawal-appeal', need: ['company'], against: ['technopark.withdrawal'], revives: true,
  title: { kk: 'Қатысушыны шығару туралы шешімге шағым', ru: 'Жалоба на решение об исключении участника', en: 'Appeal against a withdrawal of residency' },
  summary: {
    kk: 'Шағым қанағаттандырылса, қатысушы мәртебесі жаңа куәлікпен қайта күшіне енеді.',
    ru: 'Если жалоба удовлетворена, статус участника восстанавливается, выдаётся новое свидетельство.',
    en: 'If the appeal succeeds, the residency is in force again, by a new certificate.',
  },
})
