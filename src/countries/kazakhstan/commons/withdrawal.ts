/** Withdrawal of access to data: how a grant ends before its time. The owner suspends it at once; this procedure decides for good. */
import { assumed } from '../../../law/citation.ts'
import { months, workdays, years } from '../../../law/duration.ts'
import { flag, text } from '../../../law/field.ts'
import { procedure } from '../../../law/procedure.ts'
import { any, is, titled } from '../../../law/rule.ts'
import { administrativeCode, secondary, stateServicesLaw } from '../acts.ts'
import { answered, hearingOfParty, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, lendingRules, offices } from './offices.ts'

const rules = assumed(lendingRules)

const ownerWithdraws = flag('ownerWithdraws', {
  label: { kk: 'Иесі деректерді қайтарып алды', ru: 'Владелец отзывает данные', en: 'The owner takes the data back' }, public: true,
})
const termsBroken = flag('termsBroken', {
  label: { kk: 'Рұқсат шарттары бұзылған', ru: 'Нарушены условия доступа', en: 'A term of the access is broken' }, public: true,
})
const explanation = text('explanation', {
  label: { kk: 'Мән-жайлар', ru: 'Обстоятельства', en: 'Circumstances' }, maxLength: 4000, long: true, optional: true,
})

export const withdrawal = procedure({
  id: 'commons.withdrawal',
  title: { kk: 'Деректерге рұқсатты қайтарып алу', ru: 'Отзыв доступа к данным', en: 'Withdrawal of access to data' },
  summary: {
    kk: 'Деректерге берілген рұқсатты мерзімінен бұрын тоқтату.', ru: 'Досрочное прекращение доступа к набору данных.', en: 'Ending a grant of access before its time.',
  },
  audience: { kk: 'Рәсімді деректер кураторы бастайды', ru: 'Процедуру начинает куратор данных', en: 'Opened by the data steward' },
  inForce: { from: '2026-01-18', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.commons,
  offices,
  opens: { by: 'office', role: 'commons.steward' },
  about: { procedures: ['commons.access'], effects: ['grant'] },
  form: [{
    id: 'ground', title: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [ownerWithdraws, termsBroken, explanation],
  }],
  parameters: {},
  rules: {
    grounded: titled({ kk: 'Рұқсатты қайтарып алу негізі', ru: 'Основание для отзыва доступа', en: 'Ground for the withdrawal' }, any(
      is(ownerWithdraws, true).by(rules).else({ kk: 'Иесі деректерді қайтарып алған жоқ.', ru: 'Владелец данные не отзывал.', en: 'The owner has not taken the data back.' }),
      is(termsBroken, true).by(rules).else({ kk: 'Шарттардың бұзылуы анықталмаған.', ru: 'Нарушений условий не установлено.', en: 'No term is broken.' }),
    )),
  },
  clock: { within: workdays(15), from: 'notice', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'notice',
  steps: {
    notice: heardBefore('review', ['withdraw'], { title: hearingOfParty }),
    review: {
      title: { kk: 'Мән-жайларды қарау', ru: 'Рассмотрение обстоятельств', en: 'Review of the circumstances' },
      by: { role: 'commons.steward' }, excluded: notRepresentatives, within: workdays(5), basis: rules, check: 'grounded',
      outcomes: {
        proposeWithdrawal: { label: { kk: 'Қайтарып алуды ұсыну', ru: 'Предложить отозвать', en: 'Propose withdrawal' }, to: 'decision', whenCheck: [true], reasons: true },
        proposeKeeping: { label: { kk: 'Рұқсатты сақтауды ұсыну', ru: 'Предложить сохранить доступ', en: 'Propose to keep the access' }, to: 'decision', reasons: true },
      },
      late: 'escalate',
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' },
      by: { role: 'commons.head' }, excluded: notRepresentatives, basis: rules, check: 'grounded', notBy: ['review'], sign: true,
      outcomes: {
        withdraw: {
          label: { kk: 'Қайтарып алу туралы шешімге қол қою', ru: 'Подписать решение об отзыве', en: 'Sign the withdrawal' }, to: 'closed', decides: 'withdraw', reasons: true, findings: [answered],
          whenCheck: [true], after: { step: 'review', outcome: 'proposeWithdrawal' },
        },
        keep: {
          label: { kk: 'Рұқсатты сақтау', ru: 'Сохранить доступ', en: 'Keep the access' }, to: 'closed', decides: 'keep', reasons: true,
          after: { step: 'review', outcome: 'proposeKeeping' },
        },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for review' }, to: 'review', reasons: true },
      },
      late: 'escalate',
    },
  },
  decisions: {
    withdraw: {
      title: { kk: 'Деректерге рұқсатты қайтарып алу туралы шешім', ru: 'Решение об отзыве доступа к данным', en: 'Withdrawal of access to data' },
      words: {
        kk: 'Деректерге берілген рұқсат қайтарып алынды.', ru: 'Доступ к набору данных отозван.', en: 'The access to the dataset is withdrawn.',
      },
      effect: 'revoke', rules: ['grounded'], basis: rules,
      appeal: { within: months(3), procedure: 'commons.withdrawal-appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') },
    },
    keep: {
      title: { kk: 'Деректерге рұқсатты сақтау туралы шешім', ru: 'Решение о сохранении доступа к данным', en: 'Decision to keep access to data' },
      words: { kk: 'Деректерге берілген рұқсат күшінде қалды.', ru: 'Доступ к набору данных сохранён.', en: 'The access to the dataset stands.' },
      effect: 'dismiss', rules: ['grounded'], basis: rules,
    },
  },
  reopensAt: 'notice',
  obligations: {},
  fee: 'free',
  complaint: {
    words: {
      kk: 'Деректер кураторының әрекетіне немесе әрекетсіздігіне деректер қорының басшысына шағымдануға болады.',
      ru: 'На действия или бездействие куратора данных можно пожаловаться руководителю фонда данных.',
      en: 'You can complain about what the steward did or failed to do to the head of the commons.',
    },
    basis: assumed(stateServicesLaw),
  },
  keep: { for: years(5), basis: rules },
})
