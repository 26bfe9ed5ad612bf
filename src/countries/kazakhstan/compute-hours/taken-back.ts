/** How hours are taken back before their time: where the undertaking is broken, or where nobody uses them by the rule that the grant states; and the appeals. */
import { months, workdays } from '../../../law/duration.ts'
import { flag, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { above, all, is, titled } from '../../../law/rule.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { appealAgainst } from '../appeal.ts'
import { answered, hearingOfParty, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { taken } from './fields.ts'
import { appealOffices, bodies, hoursRules, offices, rules } from './offices.ts'
import { common, request } from './request.ts'

/** The procedure that the clock opens when nobody has used the hours for as many days as the grant says. */
export const reclaimId = 'compute-hours.reclaim'

const withdrawalAppeal = { within: months(3), procedure: 'compute-hours.withdrawal-appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const

const broken = flag('broken', { label: { kk: 'Сағаттар басқа мақсатқа жұмсалды ма?', ru: 'Использованы ли часы не по назначению?', en: 'Were the hours used for another purpose?' }, public: true })
const circumstances = text('circumstances', { label: { kk: 'Мән-жайлар', ru: 'Обстоятельства', en: 'Circumstances' }, maxLength: 4000, long: true })

const withdrawal: Procedure = procedure({
  ...common, id: 'compute-hours.withdrawal',
  title: { kk: 'Есептеу сағаттарын қайтарып алу', ru: 'Отзыв вычислительных часов', en: 'Withdrawal of compute hours' },
  summary: { kk: 'Міндеттеме бұзылса, бөлінген сағаттар мерзімінен бұрын қайтарып алынады; шешім қабылданғанға дейін ұйым тыңдалады.', ru: 'При нарушении обязательства выделенные часы отзываются досрочно; до решения организацию заслушивают.', en: 'Hours are taken back before their time if the undertaking is broken; the organisation is heard first.' },
  audience: { kk: 'Рәсімді маман бастайды', ru: 'Процедуру начинает специалист', en: 'Opened by an officer' },
  offices, opens: { by: 'office', role: 'compute-hours.officer' }, about: { procedures: [request.id], effects: ['grant'] },
  form: [{ id: 'ground', title: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [broken, circumstances] }],
  rules: { grounded: titled({ kk: 'Сағаттарды қайтарып алу негізі', ru: 'Основание для отзыва часов', en: 'Ground for taking the hours back' }, all(is(broken, true).by(rules).else({ kk: 'Міндеттеменің бұзылуы анықталмаған.', ru: 'Нарушения обязательства не установлено.', en: 'The undertaking is not broken.' }))) },
  clock: { within: workdays(15), from: 'hearing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'hearing', reopensAt: 'hearing',
  steps: {
    hearing: heardBefore('review', ['withdrawn'], { title: hearingOfParty }),
    review: {
      title: { kk: 'Мән-жайларды қарау', ru: 'Рассмотрение обстоятельств', en: 'Review of the circumstances' }, by: { role: 'compute-hours.officer' }, within: workdays(5), basis: rules, check: 'grounded', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Қайтарып алуды ұсыну', ru: 'Предложить отозвать', en: 'Propose the withdrawal' }, to: 'decision', reasons: true, whenCheck: [true] },
        keep: { label: { kk: 'Сағаттарды сақтауды ұсыну', ru: 'Предложить сохранить часы', en: 'Propose to keep the hours' }, to: 'decision', reasons: true },
      },
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'compute-hours.head' }, within: workdays(3), basis: rules, check: 'grounded', notBy: ['review'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        withdraw: { label: { kk: 'Қайтарып алуға қол қою', ru: 'Подписать отзыв', en: 'Sign the withdrawal' }, to: 'closed', decides: 'withdrawn', reasons: true, findings: [answered], whenCheck: [true], after: { step: 'review', outcome: 'propose' } },
        keep: { label: { kk: 'Сағаттарды сақтау', ru: 'Сохранить часы', en: 'Keep the hours' }, to: 'closed', decides: 'kept', reasons: true, after: { step: 'review', outcome: 'keep' } },
      },
    },
  },
  decisions: {
    withdrawn: {
      title: { kk: 'Есептеу сағаттарын қайтарып алу туралы шешім', ru: 'Решение об отзыве вычислительных часов', en: 'Withdrawal of compute hours' }, words: { kk: 'Бөлінген сағаттардың қалғаны қайтарып алынды.', ru: 'Остаток выделенных часов отозван.', en: 'The rest of the hours is taken back.' },
      effect: 'revoke', rules: ['grounded'], basis: rules, appeal: withdrawalAppeal,
    },
    kept: {
      title: { kk: 'Есептеу сағаттарын сақтау туралы шешім', ru: 'Решение о сохранении вычислительных часов', en: 'Decision to keep the hours' }, words: { kk: 'Бөлінген сағаттар күшінде қалды.', ru: 'Выделенные часы сохранены.', en: 'The hours stay allotted.' },
      effect: 'dismiss', rules: ['grounded'], basis: rules,
    },
  },
})

const idle = integer('idle', { label: { kk: 'Сағаттар қатарынан неше күн пайдаланылмаған', ru: 'Сколько дней подряд часы не использовались', en: 'Days on end without use' }, hint: { kk: 'Портал есептеген.', ru: 'Подсчитано порталом.', en: 'As the portal counted them.' }, min: 0, max: 10_000, from: 'act.idle', public: true })
const grantNumber = text('grant', { label: { kk: 'Сағаттарды бөлу туралы шешім', ru: 'Решение о выделении часов', en: 'The grant of hours' }, maxLength: 40, from: 'about.number', public: true })
const allowedIdle = { ...taken.idleDays, from: 'about.idleDays' } as const

const reclaim: Procedure = procedure({
  ...common, id: reclaimId,
  title: { kk: 'Пайдаланылмаған есептеу сағаттарын қайтару', ru: 'Возврат неиспользуемых вычислительных часов', en: 'Reclaim of unused compute hours' },
  summary: {
    kk: 'Сағаттар бөлу туралы шешімде көрсетілген күн саны бойы пайдаланылмаса, қалғаны бағдарламаға қайтарылады. Ұйымға алдын ала ескертіледі, ол түсініктеме бере алады.',
    ru: 'Если часы не используются столько дней, сколько указано в решении о выделении, остаток возвращается в программу. Организацию предупреждают заранее, и она может дать пояснения.',
    en: 'If hours are not used for as many days as their grant states, the rest goes back to the programme. The organisation is reminded before, and may explain.',
  },
  audience: { kk: 'Рәсім мерзім өткенде өздігінен басталады', ru: 'Процедура начинается сама по истечении срока', en: 'Opened by the clock when the days are over' },
  offices, opens: { by: 'office', role: 'compute-hours.officer' }, about: { procedures: [request.id], effects: ['grant'] },
  form: [{ id: 'use', title: { kk: 'Сағаттардың пайдаланылуы', ru: 'Использование часов', en: 'How the hours are used' }, fields: [grantNumber, idle, allowedIdle] }],
  rules: { unused: titled({ kk: 'Сағаттар пайдаланылмаған күндер саны', ru: 'Число дней без использования часов', en: 'Days without use of the hours' }, all(above(idle, allowedIdle).by(rules).else({ kk: 'Сағаттар пайдаланылмай тұрған күндер саны бөлу туралы шешімдегіден аспайды.', ru: 'Дней без использования не больше, чем указано в решении о выделении.', en: 'The days without use are no more than the grant states.' }))) },
  clock: { within: workdays(10), from: 'hearing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'hearing', reopensAt: 'hearing',
  steps: {
    hearing: heardBefore('decision', ['reclaimed'], { title: hearingOfParty }),
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'compute-hours.head' }, within: workdays(3), basis: rules, check: 'unused', sign: true, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], late: 'escalate',
      outcomes: {
        reclaim: { label: { kk: 'Қайтаруға қол қою', ru: 'Подписать возврат', en: 'Sign the reclaim' }, to: 'closed', decides: 'reclaimed', findings: [answered], whenCheck: [true], carriesOut: { act: 'compute-hours.reclaim', with: { grant: grantNumber.name, idle: idle.name } } },
        keep: { label: { kk: 'Сағаттарды сақтауға қол қою', ru: 'Подписать сохранение часов', en: 'Sign that they are kept' }, to: 'closed', decides: 'kept', reasons: true },
      },
    },
  },
  decisions: {
    reclaimed: {
      title: { kk: 'Пайдаланылмаған есептеу сағаттарын қайтару туралы шешім', ru: 'Решение о возврате неиспользуемых вычислительных часов', en: 'Reclaim of unused compute hours' },
      words: { kk: 'Сағаттардың пайдаланылмаған қалдығы бағдарламаға қайтарылды.', ru: 'Неиспользованный остаток часов возвращён в программу.', en: 'The rest of the hours, which was not used, goes back to the programme.' },
      effect: 'revoke', rules: ['unused'], basis: rules, appeal: withdrawalAppeal,
    },
    kept: {
      title: { kk: 'Есептеу сағаттарын сақтау туралы шешім', ru: 'Решение о сохранении вычислительных часов', en: 'Decision to keep the hours' }, words: { kk: 'Бөлінген сағаттар күшінде қалды, күндер қайтадан саналады.', ru: 'Выделенные часы сохранены, дни считаются заново.', en: 'The hours stay allotted, and the days are counted anew.' },
      effect: 'dismiss', rules: ['unused'], basis: rules,
    },
  },
})

const appealed = { from: '2026-01-12', rules: hoursRules, body: bodies.appeals, offices: appealOffices, role: 'compute-hours.appeals' } as const
const concerned = { kk: 'Өзіне қатысты шешім қабылданған ұйым', ru: 'Организация, в отношении которой принято решение', en: 'The organisation that the decision concerns' } as const

const appeals: readonly Procedure[] = [
  appealAgainst({
    ...appealed, id: 'compute-hours.appeal', against: [request.id], audience: concerned,
    title: { kk: 'Есептеу сағаттарын бөлуден бас тартуға шағым', ru: 'Жалоба на отказ в выделении вычислительных часов', en: 'Appeal against a refusal of compute hours' },
    summary: { kk: 'Есептеу сағаттарын бөлуден бас тартуға шағым беру.', ru: 'Обжалование отказа в выделении вычислительных часов.', en: 'An appeal against a refusal of compute hours.' },
  }),
  appealAgainst({
    ...appealed, id: 'compute-hours.withdrawal-appeal', against: [withdrawal.id, reclaim.id], revives: true, audience: concerned,
    title: { kk: 'Есептеу сағаттарын қайтарып алуға немесе қайтаруға шағым', ru: 'Жалоба на отзыв или возврат вычислительных часов', en: 'Appeal against a withdrawal or reclaim of compute hours' },
    summary: { kk: 'Шағым қанағаттандырылса, қайтарып алынған немесе қайтарылған сағаттар бұрынғы мерзімімен қайта бөлінеді.', ru: 'Если жалоба удовлетворена, отозванные или возвращённые часы выделяются снова на прежний срок.', en: 'If the appeal succeeds, the hours that were taken back are allotted again, until their last day of before.' },
  }),
]

export const takenBack: readonly Procedure[] = [withdrawal, reclaim, ...appeals]
