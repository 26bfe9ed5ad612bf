/** The appeal against a decision on access to data. */
import { appealAgainst } from '../appeal.ts'
import { appealOffices, bodies, lendingRules } from './offices.ts'

export const appeal = appealAgainst({
  id: 'commons.appeal', from: '2026-01-18', rules: lendingRules, body: bodies.appeals, offices: appealOffices, role: 'commons.appeals',
  against: ['commons.access', 'commons.withdrawal'],
  title: { kk: 'Деректерге рұқсат туралы шешімге шағым', ru: 'Жалоба на решение о доступе к данным', en: 'Appeal against a decision on access to data' },
  summary: {
    kk: 'Деректерге рұқсат беруден бас тарту немесе рұқсатты қайтарып алу туралы шешімге шағымдану.',
    ru: 'Обжалование отказа в доступе к данным или решения о его отзыве.',
    en: 'An appeal against a refusal of access to data or its withdrawal.',
  },
  audience: { kk: 'Өзіне қатысты шешім қабылданған ұйым', ru: 'Организация, в отношении которой принято решение', en: 'The organisation that the decision concerns' },
})
