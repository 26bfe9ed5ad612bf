/** The appeal against decisions of an institution: one procedure for all of them, as one law has it for all. */
import { type Act, assumed } from '../../law/citation.ts'
import { workdays, years } from '../../law/duration.ts'
import { file, text } from '../../law/field.ts'
import { type Effect, procedure, type Procedure } from '../../law/procedure.ts'
import { all, given, titled } from '../../law/rule.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { administrativeCode, secondary } from './acts.ts'
import { notAuthors, notRepresentativesOrAuthors } from './impartial.ts'

const complaint = secondary(administrativeCode, '91')

const objections = text('objections', {
  label: { kk: 'Шешіммен неге келіспейсіз?', ru: 'Почему вы не согласны с решением?', en: 'Why do you disagree with the decision?' }, maxLength: 5000, long: true,
})
const evidence = file('evidence', {
  label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Supporting document' },
  accept: ['application/pdf'], limitMegabytes: 20, optional: true,
})

/** What differs between institutions. */
export interface AppealTerms<Role extends string> {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly audience: Text
  /** What people come for when they use it, where they would look for it by a need. */
  readonly need?: Procedure['need']
  readonly from: Day
  /** The rules of the institution, as far as the code does not say. */
  readonly rules: Act
  readonly body: Procedure['body']
  readonly offices: Readonly<Record<Role, Text>>
  /** Who examines and rules, two people of one office. */
  readonly role: NoInfer<Role>
  /** The procedures whose refusals and withdrawals can be appealed. */
  readonly against: readonly string[]
  /** Who appeals; a company where nothing else is said. */
  readonly by?: 'company' | 'person' | 'personOrCompany' | 'body' | 'anyone'
  /** The register whose entry stands again when a decision about it is annulled. */
  readonly restores?: string
  /** Also of whatever service names this as its appeal, such as one that a body writes itself. */
  readonly appealed?: true
  /** What else can be appealed, such as an act that suspends. */
  readonly effects?: readonly Effect[]
  /** Against withdrawals alone: one that is annulled never was, and what it had revoked is in force again. */
  readonly revives?: true
}

export const appealAgainst = <const Role extends string>({ id, title, summary, audience, need, from, rules, body, offices, role, against, by = 'company', restores, effects = [], appealed, revives }: AppealTerms<Role>) => procedure({
  id, title, summary, audience, ...(need && { need }),
  inForce: { from, basis: assumed(rules), openCases: { rule: 'finish', basis: assumed(rules) } },
  body, offices,
  opens: by === 'anyone' ? { by } : { by, signs: 'anyone' },
  about: { procedures: against, effects: revives ? ['revoke'] : ['refuse', 'revoke', ...effects], ...(appealed && { appealed }) },
  form: [
    { id: 'objections', title: { kk: 'Қарсылығыңызды жазыңыз', ru: 'Изложите возражения', en: 'State your objections' }, fields: [objections] },
    { id: 'evidence', title: { kk: 'Дәлелдемелер', ru: 'Доказательства', en: 'Evidence' }, fields: [evidence] },
  ],
  parameters: {},
  rules: {
    reasoned: titled({ kk: 'Шағым негіздемесінің көрсетілуі', ru: 'Указание доводов жалобы', en: 'The appeal gives reasons' }, all(given(objections).by(complaint).else({
      kk: 'Шағымның негіздемесі көрсетілмеген.',
      ru: 'Не указаны доводы жалобы.',
      en: 'The appeal gives no reasons.',
    }))),
  },
  clock: { within: workdays(20), from: 'examination', stopsIn: [], silence: 'escalate', basis: assumed(administrativeCode) },
  starts: 'examination',
  steps: {
    examination: {
      title: { kk: 'Шағымды қарау', ru: 'Рассмотрение жалобы', en: 'Examination of the appeal' },
      by: { role }, excluded: by === 'anyone' || by === 'person' ? notAuthors : notRepresentativesOrAuthors, basis: complaint, check: 'reasoned',
      outcomes: {
        proposeAnnul: { label: { kk: 'Шешімнің күшін жоюды ұсыну', ru: 'Предложить отмену решения', en: 'Propose to annul the decision' }, to: 'ruling', reasons: true },
        proposeUphold: { label: { kk: 'Шешімді өзгеріссіз қалдыруды ұсыну', ru: 'Предложить оставить решение в силе', en: 'Propose to uphold the decision' }, to: 'ruling', reasons: true },
      },
      late: 'escalate',
    },
    ruling: {
      title: { kk: 'Шағым бойынша шешім', ru: 'Решение по жалобе', en: 'Ruling on the appeal' },
      by: { role }, excluded: by === 'anyone' || by === 'person' ? notAuthors : notRepresentativesOrAuthors, basis: complaint, notBy: ['examination'], sign: true,
      outcomes: {
        annul: {
          label: { kk: 'Шешімнің күшін жою', ru: 'Отменить решение', en: 'Annul the decision' }, to: 'closed', decides: 'annul', reasons: true,
          after: { step: 'examination', outcome: 'proposeAnnul' }, ...(restores !== undefined && { effect: { register: restores, does: 'restore' } }), ...(revives && { revives: {} }),
        },
        uphold: {
          label: { kk: 'Шешімді өзгеріссіз қалдыру', ru: 'Оставить решение в силе', en: 'Uphold the decision' }, to: 'closed', decides: 'uphold', reasons: true,
          after: { step: 'examination', outcome: 'proposeUphold' },
        },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на повторное рассмотрение', en: 'Return for examination' }, to: 'examination', reasons: true },
      },
      late: 'escalate',
    },
  },
  decisions: {
    annul: {
      title: { kk: 'Шағымды қанағаттандыру туралы шешім', ru: 'Решение об удовлетворении жалобы', en: 'Ruling that allows the appeal' },
      words: revives ? {
        kk: 'Шағым жасалған шешімнің күші жойылды. Ол кері қайтарып алған шешім, қолданылу мерзімі өтпесе және басқа шешіммен кері қайтарып алынбаса, қайтадан күшіне енеді.',
        ru: 'Обжалуемое решение отменено. Отозванное им решение вновь вступает в силу, если срок его действия не истёк и оно не отозвано другим решением.',
        en: 'The decision appealed against is annulled. What it had revoked is in force again, unless its time is over or another decision revoked it too.',
      } : {
        kk: 'Шағым жасалған шешімнің күші жойылды, іс қайта қарауға жіберілді.',
        ru: 'Обжалуемое решение отменено, дело возвращено на повторное рассмотрение.',
        en: 'The decision appealed against is annulled and the case returns for another review.',
      },
      effect: revives ? 'revoke' : 'reopen', rules: ['reasoned'], basis: complaint,
    },
    uphold: {
      title: { kk: 'Шағымды қанағаттандырусыз қалдыру туралы шешім', ru: 'Решение об оставлении жалобы без удовлетворения', en: 'Ruling that dismisses the appeal' },
      words: {
        kk: 'Шағым қанағаттандырусыз, шешім өзгеріссіз қалдырылды. Сотқа жүгінуге құқығыңыз бар.',
        ru: 'Жалоба оставлена без удовлетворения, решение — без изменения. Вы вправе обратиться в суд.',
        en: 'The appeal is dismissed and the decision stands. You have the right to go to court.',
      },
      effect: 'dismiss', rules: ['reasoned'], basis: complaint,
    },
  },
  obligations: {},
  fee: 'free',
  complaint: {
    words: { kk: 'Шағым бойынша шешімге сотта дау айтуға болады.', ru: 'Решение по жалобе можно оспорить в суде.', en: 'The ruling can be challenged in court.' },
    basis: complaint,
  },
  keep: { for: years(5), basis: assumed(rules) },
})
