/** The appeal against an order of suspension: of a company, and of a person. Whoever gave the order does not rule on it. */
import { assumed } from '../../law/citation.ts'
import { workdays, years } from '../../law/duration.ts'
import { file, text } from '../../law/field.ts'
import { procedure, type Procedure } from '../../law/procedure.ts'
import { all, given, titled } from '../../law/rule.ts'
import { orderRegister } from '../../kernel/orders/index.ts'
import { administrativeCode, secondary } from './acts.ts'
import { notRepresentatives } from './impartial.ts'
import { appealOffices, bodies } from './technopark/offices.ts'

const complaint = secondary(administrativeCode, '91')
const basis = assumed(administrativeCode)

const order = text('order', { label: { kk: 'Өкім', ru: 'Распоряжение', en: 'Order' }, maxLength: 400, from: 'subject.name' })
const reason = text('reason', { label: { kk: 'Өкімнің шығарылу себебі', ru: 'Причина издания распоряжения', en: 'Reason of the order' }, maxLength: 1000, long: true, from: 'subject.reason' })
const objections = text('objections', {
  label: { kk: 'Өкіммен неге келіспейсіз?', ru: 'Почему вы не согласны с распоряжением?', en: 'Why do you disagree with the order?' }, maxLength: 5000, long: true,
})
const evidence = file('evidence', {
  label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Supporting document' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true,
})

const appealOf = (id: string, opens: 'company' | 'person') => {
  const excluded = opens === 'company' ? { excluded: notRepresentatives } : {}
  return procedure({
    id,
    title: opens === 'company'
      ? { kk: 'Ұйымға қатысты тоқтата тұру өкіміне шағым', ru: 'Жалоба организации на распоряжение о приостановлении', en: 'Appeal of an organisation against an order of suspension' }
      : { kk: 'Жеке тұлғаға қатысты тоқтата тұру өкіміне шағым', ru: 'Жалоба физического лица на распоряжение о приостановлении', en: 'Appeal of a person against an order of suspension' },
    summary: {
      kk: 'Өкімге шағымдану. Шағым қанағаттандырылса, өкімнің күші жойылады.', ru: 'Обжалование распоряжения. Если жалоба удовлетворена, распоряжение отменяется.',
      en: 'An appeal against an order. If it is granted, the order is lifted.',
    },
    audience: { kk: 'Өзіне қатысты өкім шығарылғандар', ru: 'Те, кого касается распоряжение', en: 'Those whom the order binds' },
    inForce: { from: '2026-01-18', basis, openCases: { rule: 'finish', basis } },
    body: bodies.appeals, offices: appealOffices,
    opens: { by: opens, signs: 'anyone' },
    subject: { register: orderRegister, title: { kk: 'Өкім', ru: 'Распоряжение', en: 'Order' } },
    form: [
      { id: 'order', title: { kk: 'Өкім', ru: 'Распоряжение', en: 'The order' }, fields: [order, reason] },
      { id: 'objections', title: { kk: 'Қарсылығыңызды жазыңыз', ru: 'Изложите возражения', en: 'State your objections' }, fields: [objections] },
      { id: 'evidence', title: { kk: 'Дәлелдемелер', ru: 'Доказательства', en: 'Evidence' }, fields: [evidence] },
    ],
    parameters: {},
    rules: {
      reasoned: titled({ kk: 'Шағым негіздемесінің көрсетілуі', ru: 'Указание доводов жалобы', en: 'The appeal gives reasons' }, all(given(objections).by(complaint).else({ kk: 'Шағымның негіздемесі көрсетілмеген.', ru: 'Не указаны доводы жалобы.', en: 'The appeal gives no reasons.' }))),
    },
    clock: { within: workdays(20), from: 'examination', stopsIn: [], silence: 'escalate', basis },
    starts: 'examination',
    steps: {
      examination: {
        title: { kk: 'Шағымды қарау', ru: 'Рассмотрение жалобы', en: 'Examination of the appeal' },
        by: { role: 'technopark.appeals' }, ...excluded, basis: complaint, check: 'reasoned',
        outcomes: {
          proposeLift: { label: { kk: 'Өкімнің күшін жоюды ұсыну', ru: 'Предложить отменить распоряжение', en: 'Propose to lift the order' }, to: 'ruling', reasons: true },
          proposeUphold: { label: { kk: 'Өкімді күшінде қалдыруды ұсыну', ru: 'Предложить оставить распоряжение в силе', en: 'Propose to let the order stand' }, to: 'ruling', reasons: true },
        },
        late: 'escalate',
      },
      ruling: {
        title: { kk: 'Шағым бойынша шешім', ru: 'Решение по жалобе', en: 'Ruling on the appeal' },
        by: { role: 'technopark.appeals' }, ...excluded, basis: complaint, notBy: ['examination'], sign: true,
        outcomes: {
          lift: {
            label: { kk: 'Өкімнің күшін жою', ru: 'Отменить распоряжение', en: 'Lift the order' }, to: 'closed', decides: 'lift', reasons: true, after: { step: 'examination', outcome: 'proposeLift' },
          },
          uphold: {
            label: { kk: 'Өкімді күшінде қалдыру', ru: 'Оставить распоряжение в силе', en: 'Let the order stand' }, to: 'closed', decides: 'uphold', reasons: true,
            after: { step: 'examination', outcome: 'proposeUphold' },
          },
          reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на повторное рассмотрение', en: 'Return for examination' }, to: 'examination', reasons: true },
        },
        late: 'escalate',
      },
    },
    decisions: {
      lift: {
        title: { kk: 'Өкімнің күшін жою туралы шешім', ru: 'Решение об отмене распоряжения', en: 'Ruling that lifts the order' },
        words: { kk: 'Шағым қанағаттандырылды, өкімнің күші жойылды.', ru: 'Жалоба удовлетворена, распоряжение отменено.', en: 'The appeal is granted and the order is lifted.' },
        effect: 'grant', rules: ['reasoned'], basis: complaint,
      },
      uphold: {
        title: { kk: 'Шағымды қанағаттандырусыз қалдыру туралы шешім', ru: 'Решение об оставлении жалобы без удовлетворения', en: 'Ruling that dismisses the appeal' },
        words: {
          kk: 'Шағым қанағаттандырусыз, ал өкім күшінде қалдырылды. Сотқа жүгінуге құқығыңыз бар.', ru: 'Жалоба оставлена без удовлетворения, распоряжение — в силе. Вы вправе обратиться в суд.',
          en: 'The appeal is dismissed and the order stands. You have the right to go to court.',
        },
        effect: 'dismiss', rules: ['reasoned'], basis: complaint,
      },
    },
    obligations: {},
    fee: 'free',
    complaint: { words: { kk: 'Шағым бойынша шешімге сотта дау айтуға болады.', ru: 'Решение по жалобе можно оспорить в суде.', en: 'The ruling can be challenged in court.' }, basis: complaint },
    keep: { for: years(5), basis },
  })
}

export const orderAppeals: readonly Procedure[] = [appealOf('orders.appeal', 'company'), appealOf('orders.personal-appeal', 'person')]
