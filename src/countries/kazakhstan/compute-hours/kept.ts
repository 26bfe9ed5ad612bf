/** How partitions and programmes are entered and changed: a body brings them, an officer looks at them, and the head signs. */
import { workdays, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { Outcome, Procedure } from '../../../law/procedure.ts'
import { atMost, titled } from '../../../law/rule.ts'
import type { RuleData } from '../../../law/rule-data.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { certainty } from '../certainty.ts'
import {
  accelerator, accelerators, atOnceHours, cluster, connection, forWhom, idleDays, mostDays, mostHours, partitionName, price, programmeNames, queue, scheduler, share, site, source, tier,
} from './fields.ts'
import { bodies, offices, rules } from './offices.ts'
import { ids } from './registers.ts'

interface Told {
  readonly id: string
  readonly title: Text
  readonly fields: readonly FormField[]
  readonly subject?: Procedure['subject']
  readonly effect: NonNullable<Outcome['effect']>
  readonly rule?: RuleData
}

const page: Text = { kk: 'Жазбада не көрсетілуі керек?', ru: 'Что должно быть указано в записи?', en: 'What is the entry to say?' }
const why = text('why', { label: { kk: 'Неге өзгертіледі?', ru: 'Почему изменяется?', en: 'Why is it changed?' }, maxLength: 2000, long: true })

const told = ({ id, title, fields, subject, effect, rule }: Told): Procedure => {
  const check = rule && { check: 'sound' }
  return {
    id, title, need: ['state'], inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.hours, offices, parameters: {}, obligations: {}, fee: 'free', opens: { by: 'body' },
    summary: { kk: 'Орган ұсынады, маман тексереді, басшы қол қояды.', ru: 'Орган представляет, специалист проверяет, руководитель подписывает.', en: 'A body brings it, an officer looks at it, and the head signs.' },
    audience: { kk: 'Есептеу қуаттарына жауапты органдар', ru: 'Органы, ответственные за вычислительные мощности', en: 'Bodies that answer for compute' },
    ...(subject && { subject }), form: [{ id: 'told', title: page, fields }], rules: rule ? { sound: titled({ kk: 'Мәліметтердің дұрыстығы', ru: 'Правильность сведений', en: 'The particulars are in order' }, rule) } : {},
    complaint: {
      words: { kk: 'Маманның әрекетіне есептеу сағаттарын бөлу жөніндегі басшыға немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю по выделению вычислительных часов или в суд.', en: 'You can complain about the officer to the head of the allotment, or go to court.' },
      basis: secondary(administrativeCode, '91'),
    },
    keep: { for: years(10), basis: rules }, clock: { within: workdays(15), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
    steps: {
      check: {
        title: { kk: 'Маманның тексеруі', ru: 'Проверка специалистом', en: 'An officer looks at it' }, by: { role: 'compute-hours.officer' }, within: workdays(5), basis: rules, ...check, late: 'escalate', excluded: notRepresentatives,
        outcomes: {
          propose: { label: { kk: 'Басшыға ұсыну', ru: 'Передать руководителю', en: 'Pass it to the head' }, to: 'ruling', ...(rule && { whenCheck: [true] as const }) },
          decline: { label: { kk: 'Қабылдамауды ұсыну', ru: 'Предложить отклонить', en: 'Propose to decline it' }, to: 'ruling', reasons: true },
        },
      },
      ruling: {
        title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'compute-hours.head' }, within: workdays(3), basis: rules, ...check, notBy: ['check'], sign: true, excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          enter: { label: { kk: 'Тізілімге енгізуге қол қою', ru: 'Подписать внесение в реестр', en: 'Sign the entry' }, to: 'closed', decides: 'entered', effect, after: { step: 'check', outcome: 'propose' }, ...(rule && { whenCheck: [true] as const }) },
          refuse: { label: { kk: 'Қабылдамауға қол қою', ru: 'Подписать отклонение', en: 'Sign that it is declined' }, to: 'closed', decides: 'declined', reasons: true, after: { step: 'check', outcome: 'decline' } },
          return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
        },
      },
    },
    decisions: {
      entered: { title, words: { kk: 'Тізілімге енгізілді.', ru: 'Внесено в реестр.', en: 'It is entered in the register.' }, effect: 'grant', rules: rule ? ['sound'] : [], basis: rules },
      declined: {
        title: { kk: 'Ұсынылған мәліметтерді қабылдамау', ru: 'Отклонение представленных сведений', en: 'What was brought is declined' }, effect: 'dismiss', rules: rule ? ['sound'] : [], basis: rules,
        words: { kk: 'Тізілім өзгермейді. Себептері шешімде жазылған.', ru: 'Реестр не изменяется. Причины названы в решении.', en: 'The register stays as it is. The decision states the reasons.' },
      },
    },
  }
}

const named = (fields: readonly FormField[]): Readonly<Record<string, string>> => Object.fromEntries(fields.map(({ name }) => [name, name]))
const partition: FormField = { kind: 'entry', name: 'partition', label: { kk: 'Кластер бөлімі', ru: 'Раздел кластера', en: 'Partition of the cluster' }, register: ids.partitions, which: 'shown' }

/** What is allotted at once is no more than what can be asked for. */
const sound = atMost(atOnceHours, mostHours).by(rules).else({ kk: 'Бірден бөлінетін сағаттар бір өтінішке бөлінетіннен көп.', ru: 'Сразу выделяется больше часов, чем можно запросить.', en: 'More hours are allotted at once than can be asked for.' })

const things: readonly { readonly id: string; readonly register: string; readonly enter: Text; readonly change: Text; readonly subject: Text; readonly fields: readonly FormField[]; readonly rule?: RuleData }[] = [
  {
    id: 'compute-hours.partition', register: ids.partitions, fields: [partitionName, cluster, scheduler, accelerator, accelerators, site, connection, queue, certainty, source],
    enter: { kk: 'Кластер бөлімін тізілімге енгізу', ru: 'Внесение раздела кластера в реестр', en: 'Entry of a partition of a cluster' }, change: { kk: 'Кластер бөлімі жазбасын өзгерту', ru: 'Изменение записи о разделе кластера', en: 'Change of the entry of a partition' },
    subject: { kk: 'Кластер бөлімі', ru: 'Раздел кластера', en: 'Partition' },
  },
  {
    id: 'compute-hours.programme', register: ids.programmes, fields: [...programmeNames, partition, tier, forWhom, mostHours, atOnceHours, mostDays, idleDays, price, share], rule: sound,
    enter: { kk: 'Есептеу сағаттарының бағдарламасын енгізу', ru: 'Внесение программы вычислительных часов', en: 'Entry of a programme of compute hours' },
    change: { kk: 'Есептеу сағаттары бағдарламасының жазбасын өзгерту', ru: 'Изменение записи о программе вычислительных часов', en: 'Change of the entry of a programme' }, subject: { kk: 'Бағдарлама', ru: 'Программа', en: 'Programme' },
  },
]

export const kept: readonly Procedure[] = things.flatMap(({ id, register, enter, change, subject, fields, rule }) => [
  told({ id, title: enter, fields, effect: { register, does: 'enter', fields: named(fields) }, ...(rule && { rule }) }),
  told({ id: `${id}-changed`, title: change, fields: [...fields, why], subject: { register, title: subject, whose: 'keeper' }, effect: { register, does: 'change', fields: named(fields) }, ...(rule && { rule }) }),
])
