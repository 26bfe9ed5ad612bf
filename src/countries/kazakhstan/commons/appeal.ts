/** The appeals against decisions on access to data: a refusal is decided anew, and an access that was wrongly withdrawn is in force again. */
import { appealAgainst } from '../appeal.ts'
import { appealOffices, bodies, lendingRules } from './offices.ts'

const common = {
  from: '2026-01-18', rules: lendingRules, body: bodies.appeals, offices: appealOffices, role: 'commons.appeals',
  audience: { kk: 'Өзіне қатысты шешім қабылданған ұйым', ru: 'Организация, в отношении которой принято решение', en: 'The organisation that the decision concerns' },
} as const

export const appeal = appealAgainst({
  ...common, id: 'commons.appeal', against: ['commons.access'],
  title: { kk: 'Деректерге рұқсат беруден бас тартуға шағым', ru: 'Жалоба на отказ в доступе к данным', en: 'Appeal against a refusal of access to data' },
  summary: {
    kk: 'Деректерге рұқсат беруден бас тарту туралы шешімге шағымдану.', ru: 'Обжалование отказа в доступе к данным.', en: 'An appeal against a refusal of access to data.',
  },
})

export const withdrawalAppeal = appealAgainst({
  ...common, id: 'commons.withdrawal-appeal', need: ['data'], against: ['commons.withdrawal'], revives: true,
  title: { kk: 'Деректерге рұқсатты қайтарып алуға шағым', ru: 'Жалоба на отзыв доступа к данным', en: 'Appeal against a withdrawal of access to data' },
  summary: {
    kk: 'Шағым қанағаттандырылса, деректерге рұқсат бұрынғы шарттарымен және мерзімімен қайта күшіне енеді.',
    ru: 'Если жалоба удовлетворена, доступ к данным восстанавливается на прежних условиях и на прежний срок.',
    en: 'If the appeal succeeds, the access is in force again, under its terms and until its day.',
  },
})
