/** An act about a learner: asked for by the learner, checked by one and signed by another, with what every such act asks of the entry. */
import { workdays } from '../../../../law/duration.ts'
import { date, type DateField } from '../../../../law/field.ts'
import type { FormField } from '../../../../law/form.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import type { EntryEffect } from '../../../../law/register.ts'
import { all, decisionDay, given, not, onOrAfter, onOrBefore, type NamedRule, type Rule, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { appeal, common } from '../award.ts'
import { offices, rules } from '../offices.ts'
import { fields, learnersRegister } from './register.ts'

type Office = keyof typeof offices

export interface StudyAct {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly audience?: Text
  /** About an admission; otherwise about the learner's own entry. */
  readonly about?: Procedure['about']
  readonly asked: { readonly title: Text; readonly fields: readonly FormField[] }
  /** Who checks and who, being somebody else, signs. */
  readonly by: readonly [Office, Office]
  readonly findings?: readonly FormField[]
  /** What must hold before it is granted, in its own words. */
  readonly rule?: Rule
  readonly effect: EntryEffect
  readonly words: Text
  /** What it computes, charges or reads besides. */
  readonly more?: Partial<Pick<Procedure, 'computed' | 'obligations' | 'parameters'>>
}

// What the entry says while somebody applies: each act about it asks how it stands.
export const since = date('since', { label: fields.admittedOn.label, from: 'subject.admittedOn' })
const leftBefore = date('leftBefore', { label: { kk: 'Оқудан шыққан күні', ru: 'День отчисления', en: 'Day of leaving' }, from: 'subject.leftOn', optional: true })
const graduatedBefore = date('graduatedBefore', { label: fields.graduatedOn.label, from: 'subject.graduatedOn', optional: true })
const learns = all(
  not(given(leftBefore)).by(rules).else({ kk: 'Бұл жазба бойынша оқудан шығып кеткенсіз: ол жабық.', ru: 'По этой записи вы уже отчислены, она закрыта.', en: 'By this entry you have left: it is closed.' }),
  not(given(graduatedBefore)).by(rules).else({ kk: 'Бұл жазба бойынша оқу аяқталған: ол жабық.', ru: 'По этой записи обучение завершено, она закрыта.', en: 'By this entry you have graduated: it is closed.' }),
)
export const notBeforeEntry = (day: DateField): Rule => onOrAfter(day, since).by(rules).else({ kk: 'Күн оқу басталған күннен ерте болмауы керек.', ru: 'Этот день не может быть раньше начала обучения.', en: 'The day cannot be before the studies began.' })
export const notAhead = (day: DateField): Rule => onOrBefore(day, decisionDay).by(rules).else({ kk: 'Бұл күн әлі келген жоқ: шешім сол күні немесе кейін қабылданады.', ru: 'Этот день ещё не наступил: решение принимается в этот день или позже.', en: 'This day is still to come: the decision is made on it or later.' })

const mine = { register: learnersRegister, title: { kk: 'Білім алушылар тізіліміндегі жазбаңыз', ru: 'Ваша запись в реестре обучающихся', en: 'Your entry' } } as const
export const change = (...names: readonly string[]): EntryEffect => ({ register: learnersRegister, does: 'change', fields: Object.fromEntries(names.map((name) => [name, name])) })

/** One checks and proposes, another signs what was proposed or sends it back; a refusal can be appealed. */
export function studyAct({ id, title, summary, about, asked: { title: page, fields: answers }, by: [checks, signs], findings, rule: own, effect, words, more, audience = { kk: 'Университеттің білім алушысы', ru: 'Обучающийся университета', en: 'A learner of the university' } }: StudyAct): Procedure {
  const rule = about ? own : all(learns, ...own ? [own] : [])
  const checked = rule ? { check: 'holds' as const } : {}
  return procedure({
    ...common, ...more, id, title, summary, audience, opens: { by: 'person', perApplicant: [{ atMost: 1, basis: rules }] }, need: ['learning'], offices: { [checks]: offices[checks], [signs]: offices[signs] } as Readonly<Record<string, Text>>, ...(about ? { about } : { subject: mine }),
    form: [{ id: 'asked', title: page, fields: about ? answers : [...answers, since, leftBefore, graduatedBefore] }], rules: (rule ? { holds: titled({ kk: 'Өтінішке қойылатын талаптар', ru: 'Требования к заявлению', en: 'Requirements for the application' }, rule) } : {}) as Readonly<Record<'holds', NamedRule>>,
    clock: { within: workdays(10), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
    steps: {
      check: {
        title: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' }, by: { role: checks }, within: workdays(5), basis: rules, late: 'escalate', ...checked, ...(findings && { findings }),
        outcomes: {
          propose: { label: { kk: 'Оң шешім ұсыну', ru: 'Предложить положительное решение', en: 'Propose to grant it' }, to: 'decision' },
          decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
        },
      },
      decision: {
        title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: signs }, within: workdays(5), basis: rules, notBy: ['check'], sign: true, late: 'escalate', ...checked,
        outcomes: {
          grant: { label: { kk: 'Оң шешімге қол қою', ru: 'Подписать положительное решение', en: 'Sign the grant' }, to: 'closed', decides: 'granted', ...(rule && { whenCheck: [true] }), after: { step: 'check', outcome: 'propose' }, effect },
          refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
          return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
        },
      },
    },
    decisions: {
      granted: { title, words, effect: 'grant', rules: rule ? ['holds'] : [], basis: rules },
      refused: { title: { kk: 'Университеттің бас тартуы', ru: 'Отказ университета', en: 'Refusal of the university' }, words: { kk: 'Өтініш қанағаттандырылмады, жазба өзгермейді.', ru: 'Заявление не удовлетворено, запись не изменяется.', en: 'The application is refused, and the entry stays as it is.' }, effect: 'refuse', rules: rule ? ['holds'] : [], basis: rules, appeal },
    },
  })
}
