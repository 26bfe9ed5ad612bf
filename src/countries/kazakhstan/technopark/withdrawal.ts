/** Withdrawal of residency: how a participant that does not meet its duties loses the status. */
import { assumed } from '../../../law/citation.ts'
import { months, workdays, years } from '../../../law/duration.ts'
import { date, flag, text } from '../../../law/field.ts'
import { procedure } from '../../../law/procedure.ts'
import { any, is, titled } from '../../../law/rule.ts'
import { administrativeCode, fundRules, participationAgreement, secondary, taxCode } from '../acts.ts'
import { answered, hearingOfParty, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, offices } from './offices.ts'

const reportOverdue = flag('reportOverdue', {
  label: { kk: 'Есеп мерзімінде тапсырылмаған', ru: 'Отчёт не сдан в срок', en: 'A report is overdue' }, public: true,
})
const conditionsBroken = flag('conditionsBroken', {
  label: { kk: 'Қатысу шарттары бұзылған', ru: 'Нарушены условия участия', en: 'A condition of participation is broken' }, public: true,
})
const overdueSince = date('overdueSince', {
  label: { kk: 'Есеп тапсырудың соңғы күні', ru: 'Последний день сдачи отчёта', en: 'Due day of the report' }, optional: true, public: true,
})
const contributionUnpaid = flag('contributionUnpaid', {
  label: { kk: 'Жарна мерзімінде төленбеген', ru: 'Взнос не уплачен в срок', en: 'A contribution is unpaid' }, optional: true, public: true,
})
const explanation = text('explanation', {
  label: { kk: 'Мән-жайлар', ru: 'Обстоятельства', en: 'Circumstances' }, maxLength: 4000, long: true, optional: true,
})

const rules = assumed(fundRules)

export const withdrawal = procedure({
  id: 'technopark.withdrawal',
  title: { kk: 'Қатысушыны технопарктен шығару', ru: 'Исключение участника технопарка', en: 'Withdrawal of technopark residency' },
  summary: {
    kk: 'Міндеттерін орындамаған қатысушының мәртебесін тоқтату рәсімі.',
    ru: 'Процедура прекращения статуса участника, не исполняющего обязанности.',
    en: 'The procedure by which a participant that does not meet its duties loses the status.',
  },
  audience: { kk: 'Рәсімді технопарк бастайды', ru: 'Процедуру начинает технопарк', en: 'Opened by the technopark' },
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.technopark,
  offices,
  opens: { by: 'office', role: 'technopark.officer' },
  about: { procedures: ['technopark.residency'], effects: ['grant'] },
  form: [{
    id: 'ground', title: { kk: 'Шығару негізі', ru: 'Основание исключения', en: 'The ground' }, fields: [reportOverdue, overdueSince, contributionUnpaid, conditionsBroken, explanation],
  }],
  parameters: {},
  rules: {
    grounded: titled({ kk: 'Қатысушыны шығару негізі', ru: 'Основание исключения участника', en: 'Ground for the withdrawal' }, any(
      is(reportOverdue, true).by(assumed(participationAgreement)).else({
        kk: 'Мерзімі өткен есеп жоқ.', ru: 'Просроченных отчётов нет.', en: 'No report is overdue.',
      }),
      is(contributionUnpaid, true).by(assumed(participationAgreement)).else({
        kk: 'Төленбеген жарна жоқ.', ru: 'Неуплаченных взносов нет.', en: 'No contribution is unpaid.',
      }),
      is(conditionsBroken, true).by(secondary(taxCode, '17')).else({
        kk: 'Қатысу шарттарының бұзылуы анықталмаған.', ru: 'Нарушений условий участия не установлено.', en: 'No condition of participation is broken.',
      }),
    )),
  },
  clock: { within: workdays(30), from: 'notice', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'notice',
  steps: {
    notice: heardBefore('review', ['withdraw'], { title: hearingOfParty, objects: { within: workdays(10), basis: rules } }),
    review: {
      title: { kk: 'Мән-жайларды қарау', ru: 'Рассмотрение обстоятельств', en: 'Review of the circumstances' },
      by: { role: 'technopark.officer' }, excluded: notRepresentatives, within: workdays(10), basis: rules, check: 'grounded',
      outcomes: {
        proposeWithdraw: {
          label: { kk: 'Шығаруды ұсыну', ru: 'Предложить исключить', en: 'Propose withdrawal' }, to: 'decision', whenCheck: [true], reasons: true,
        },
        proposeKeep: { label: { kk: 'Мәртебесін сақтауды ұсыну', ru: 'Предложить сохранить статус', en: 'Propose to keep residency' }, to: 'decision', reasons: true },
      },
      late: 'escalate',
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' },
      by: { role: 'technopark.head' }, excluded: notRepresentatives, basis: rules, check: 'grounded', notBy: ['review'], sign: true,
      outcomes: {
        withdraw: {
          label: { kk: 'Шығару туралы шешімге қол қою', ru: 'Подписать решение об исключении', en: 'Sign the withdrawal' }, to: 'closed', decides: 'withdraw', reasons: true, findings: [answered],
          after: { step: 'review', outcome: 'proposeWithdraw' },
        },
        keep: {
          label: { kk: 'Мәртебені сақтау туралы шешімге қол қою', ru: 'Подписать решение о сохранении статуса', en: 'Sign that residency is kept' }, to: 'closed', decides: 'keep', reasons: true,
          after: { step: 'review', outcome: 'proposeKeep' },
        },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на повторное рассмотрение', en: 'Return for review' }, to: 'review', reasons: true },
      },
      late: 'escalate',
    },
  },
  decisions: {
    withdraw: {
      title: { kk: 'Қатысушыны технопарктен шығару туралы шешім', ru: 'Решение об исключении участника', en: 'Withdrawal of residency' },
      words: {
        kk: 'Компанияның «Astana Hub» қатысушысы мәртебесі тоқтатылды, куәлігінің күші жойылды.',
        ru: 'Статус участника «Astana Hub» прекращён, свидетельство отозвано.',
        en: 'The company is no longer a participant of Astana Hub, and its certificate is revoked.',
      },
      effect: 'revoke', rules: ['grounded'], basis: rules,
      appeal: { within: months(3), procedure: 'technopark.withdrawal-appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') },
    },
    keep: {
      title: { kk: 'Мәртебені сақтау туралы шешім', ru: 'Решение о сохранении статуса', en: 'Decision to keep residency' },
      words: {
        kk: 'Компания «Astana Hub» қатысушысы мәртебесін сақтайды.',
        ru: 'Компания сохраняет статус участника «Astana Hub».',
        en: 'The company remains a participant of Astana Hub.',
      },
      effect: 'dismiss', rules: ['grounded'], basis: rules,
    },
  },
  reopensAt: 'notice',
  obligations: {},
  fee: 'free',
  complaint: {
    words: { kk: 'Шешімге шағымдануға болады.', ru: 'Решение можно обжаловать.', en: 'The decision can be appealed.' },
    basis: secondary(administrativeCode, '91'),
  },
  keep: { for: years(5), basis: rules },
})
