/** Change of an entry by its owner, and its withdrawal: classes are computed anew from answers that are given anew. */
import { workdays } from '../../../law/duration.ts'
import { choice, choices } from '../../../law/field.ts'
import type { Field } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { all, inBand, includes, is, not, score, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { aiSystems } from './ai-systems-register.ts'
import { classified } from './classes.ts'
import { aiSystem, appealableBy, common, systemCalled, systemNumber, words } from './common.ts'
import { law, offices, rules } from './offices.ts'
import { lawful } from './registration.ts'
import {
  appealRoute, assessments, autonomy, bans, contact, datasets, decisionRole, edition, endedOn, failureEffects, humanOversight, legalBasis, model, outputs, peaceful, peopleAffected, purpose, region, riskClass, risksAndMeasures, sector, startedOn,
  supplier, systemData, systemName, systemStatus, website,
} from './system-fields.ts'

/** What can change, with the questions that are asked again for it. The name is always given, for an entry is called by it. */
const parts = {
  use: { label: { kk: 'Мақсаты, нәтижесі, саласы', ru: 'Назначение, результат, сфера', en: 'Purpose, outputs, sector' }, fields: [purpose, outputs, sector] },
  status: { label: { kk: 'Күйі, күндері, өңірі', ru: 'Состояние, даты, регион', en: 'Status, days, region' }, fields: [systemStatus, startedOn, endedOn, region] },
  people: { label: { kk: 'Адамдар, бақылау, шағым, байланыс', ru: 'Люди, контроль, возражения, контакт', en: 'People, oversight, appeal, contact' }, fields: [peopleAffected, humanOversight, appealRoute, contact, website] },
  data: { label: { kk: 'Деректер, модель, жеткізуші', ru: 'Данные, модель, поставщик', en: 'Data, model, supplier' }, fields: [systemData, datasets, model, supplier] },
  risks: { label: { kk: 'Негіз, бағалаулар, тәуекелдер', ru: 'Основание, оценки, риски', en: 'Legal basis, assessments, risks' }, fields: [legalBasis, assessments, risksAndMeasures] },
} as const satisfies Record<string, { readonly label: Text; readonly fields: readonly Field[] }>

const changed = choices('changed', {
  label: { kk: 'Не өзгерді?', ru: 'Что изменилось?', en: 'What has changed?' },
  hint: { kk: 'Белгілегеніңіз туралы ғана сұралады. Қалғаны сол күйінде қалады.', ru: 'Спросим только об отмеченном. Остальное останется как есть.', en: 'You are asked only about what you tick. The rest stays as it is.' },
  choices: Object.entries(parts).map(([value, { label }]) => ({ value, label })), optional: true,
})

/** Asked only where it is said to have changed. */
const ifChanged = (part: string): readonly FormField[] => parts[part as keyof typeof parts].fields.map((field: Field): FormField => ({ ...field, when: includes(changed, part) }))

/** How the entry stands before the change: what is high or suspended is not made harmless by an answer of its owner that nobody looks at. */
const before = {
  risk: choice('riskBefore', { label: { kk: 'Тізілімдегі тәуекел деңгейі', ru: 'Степень риска в реестре', en: 'Class of risk in the register' }, choices: riskClass.choices, from: 'subject.riskClass', optional: true }),
  autonomy: choice('autonomyBefore', { label: { kk: 'Тізілімдегі автономдылық деңгейі', ru: 'Степень автономности в реестре', en: 'Autonomy in the register' }, choices: autonomy.choices, from: 'subject.autonomy', optional: true }),
  state: choice('stateBefore', {
    label: { kk: 'Жазбаның күйі', ru: 'Состояние записи', en: 'State of the entry' }, from: 'subject.state', optional: true, choices: Object.entries(aiSystems.states).map(([value, label]) => ({ value, label })),
  }),
} as const

const always = [systemName, decisionRole, failureEffects, peaceful, ...Object.values(bans)]

const changeOf = (id: string, by: 'company' | 'body', title: Text): Procedure => procedure({
  ...common, id, title, ...classified(false), need: [by === 'company' ? 'company' : 'state'],
  summary: {
    kk: 'Жүйе иесі жазбадағы мәліметті өзгертеді. Тәуекел деңгейі қайта есептеледі; бұрынғы мәліметтер тарихта қалады.', ru: 'Владелец меняет сведения в записи о системе. Степень риска вычисляется заново; прежние сведения остаются в истории.',
    en: 'The owner changes what the entry of a system says. Its class of risk is computed anew; what was said before stays in the history.',
  },
  audience: { kk: 'Тіркелген жүйелердің иелері', ru: 'Владельцы зарегистрированных систем', en: 'Owners of registered systems' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
  opens: by === 'company' ? { by, signs: 'head' } : { by, signs: 'anyone' }, subject: aiSystem,
  form: [
    { id: 'system', title: aiSystem.title, fields: [systemNumber, ...Object.values(before), { ...systemName, hint: { kk: 'Өзгермесе, тізілімдегідей жазыңыз.', ru: 'Если не меняется, напишите как в реестре.', en: 'If it stays, write it as it stands in the register.' } }, changed] },
    { id: 'what', title: { kk: 'Не өзгерді?', ru: 'Что изменилось?', en: 'What has changed?' }, fields: Object.keys(parts).flatMap(ifChanged) },
    {
      id: 'classes', title: { kk: 'Тәуекел және тыйымдар', ru: 'Риск и запреты', en: 'Risk and bans' }, hint: { kk: 'Бұл сұрақтар әр өзгеріс кезінде қойылады.', ru: 'Эти вопросы задаются при каждом изменении.', en: 'These are asked at each change.' },
      fields: [decisionRole, failureEffects, ...Object.values(bans), peaceful],
    },
  ],
  rules: {
    lawful: titled({ kk: 'Заң талаптарына сәйкестік', ru: 'Соответствие требованиям закона', en: 'Accordance with the law' }, lawful),
    atOnce: titled({ kk: 'Өзгерісті бірден енгізу шарттары', ru: 'Условия внесения изменения сразу', en: 'Conditions for entering the change at once' }, all(lawful, inBand(score('risk'), 'risk', ['minimal']).by(law('17')).else({ kk: 'Тәуекел деңгейі ең төмен емес.', ru: 'Степень риска не минимальная.', en: 'The class of risk is not minimal.' }),
      not(inBand(score('autonomy'), 'autonomy', ['high'])).by(law('17')).else({ kk: 'Автономдылық деңгейі жоғары.', ru: 'Степень автономности высокая.', en: 'Autonomy is high.' }),
      is(before.risk, 'minimal').by(rules).else({ kk: 'Тізілімдегі тәуекел деңгейі ең төмен емес: өзгерісті маман тексереді.', ru: 'Степень риска в реестре не минимальная: изменение проверяет специалист.', en: 'The class of risk in the register is not minimal: an officer looks at the change.' }),
      not(is(before.autonomy, 'high')).by(rules).else({ kk: 'Тізілімдегі автономдылық деңгейі жоғары: өзгерісті маман тексереді.', ru: 'Степень автономности в реестре высокая: изменение проверяет специалист.', en: 'Autonomy in the register is high: an officer looks at the change.' }),
      is(before.state, 'entered').by(rules).else({ kk: 'Жүйенің қолданылуы тоқтатыла тұрған: өзгерісті маман тексереді.', ru: 'Применение системы приостановлено: изменение проверяет специалист.', en: 'The system is suspended: an officer looks at the change.' }))),
  },
  clock: { within: workdays(10), from: 'entry', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Қағидалар бойынша өзгерту', ru: 'Изменение по правилам', en: 'Change by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'atOnce', late: { outcome: 'look' },
      outcomes: {
        change: { label: { kk: 'Жазбаны өзгерту', ru: 'Изменить запись', en: 'Change the entry' }, to: 'closed', whenCheck: [true], ...changes() },
        look: { label: { kk: 'Маманның тексеруіне жіберу', ru: 'Передать на проверку специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    check: {
      title: { kk: 'Өзгерісті тексеру', ru: 'Проверка изменения', en: 'Check of the change' }, by: { role: 'oversight.officer' }, within: workdays(5), basis: rules, check: 'lawful', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Өзгертуді ұсыну', ru: 'Предложить изменение', en: 'Propose the change' }, to: 'decision', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
      },
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'oversight.head' }, within: workdays(3), basis: rules, check: 'lawful', notBy: ['check'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        change: { label: { kk: 'Өзгерту туралы шешімге қол қою', ru: 'Подписать изменение', en: 'Sign the change' }, to: 'closed', whenCheck: [true], after: { step: 'check', outcome: 'propose' }, ...changes() },
        refuse: { label: { kk: 'Бас тарту туралы шешімге қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
      },
    },
  },
  decisions: {
    changed: {
      title: { kk: 'Жүйе туралы жазбаны өзгерту', ru: 'Изменение записи о системе', en: 'Change of the entry of a system' },
      words: { kk: 'Тізілімдегі жазба өзгертілді, тәуекел деңгейі қайта есептелді.', ru: 'Запись в реестре изменена, степень риска вычислена заново.', en: 'The entry is changed, and its class of risk is computed anew.' },
      effect: 'grant', rules: ['lawful'], basis: rules,
    },
    refused: {
      title: { kk: 'Жазбаны өзгертуден бас тарту', ru: 'Отказ в изменении записи', en: 'Refusal to change the entry' },
      words: { kk: 'Жазба өзгертілмейді.', ru: 'Запись не изменяется.', en: 'The entry is not changed.' },
      effect: 'refuse', rules: ['lawful'], basis: law('17'), appeal: appealableBy(by),
    },
  },
  reopensAt: 'check',
})

/** What was not asked is no fact, and stays in the entry as it is. */
function changes() {
  const fields = [...always, ...Object.values(parts).flatMap((part): readonly Field[] => part.fields), riskClass, autonomy, edition]
  return { decides: 'changed', effect: { register: aiSystem.register, does: 'change', fields: Object.fromEntries(fields.map(({ name }) => [name, name])) } } as const
}

const withdrawalOf = (id: string, by: 'company' | 'body', title: Text): Procedure => procedure({
  ...common, id, title, need: [by === 'company' ? 'company' : 'state'],
  summary: {
    kk: 'Қолданыстан шығарылған жүйені иесі тізілімнен алып тастайды. Өкіммен тоқтатыла тұрған жүйені алып тастау өкімнің күшін жоймайды.', ru: 'Владелец исключает из реестра систему, которую больше не применяет. Исключение не отменяет распоряжения о её приостановлении.',
    en: 'The owner withdraws a system that is no longer used. That does not lift an order by which it was suspended.',
  },
  audience: { kk: 'Тіркелген жүйелердің иелері', ru: 'Владельцы зарегистрированных систем', en: 'Owners of registered systems' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
  opens: by === 'company' ? { by, signs: 'head' } : { by, signs: 'anyone' }, subject: aiSystem,
  form: [{ id: 'why', title: { kk: 'Неге алып тастайсыз?', ru: 'Почему исключаете?', en: 'Why do you withdraw it?' }, fields: [systemNumber, systemCalled, words('why', { kk: 'Себебі және деректердің не болатыны', ru: 'Причина и что станет с данными', en: 'The reason, and what becomes of the data' })] }],
  rules: {},
  clock: { within: workdays(5), from: 'check', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'check',
  steps: {
    check: {
      // An officer looks: nobody leaves the register in order to leave an order or an inspection behind.
      title: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' }, by: { role: 'oversight.officer' }, within: workdays(3), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Алып тастауды ұсыну', ru: 'Предложить исключить', en: 'Propose to strike it off' }, to: 'decision' },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
      },
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'oversight.head' }, within: workdays(2), basis: rules, notBy: ['check'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        strike: { label: { kk: 'Тізілімнен алып тастауға қол қою', ru: 'Подписать исключение из реестра', en: 'Sign that it is struck off' }, to: 'closed', decides: 'struck', after: { step: 'check', outcome: 'propose' }, effect: { register: aiSystem.register, does: 'strike' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
  },
  decisions: {
    struck: {
      title: { kk: 'Жүйені тізілімнен алып тастау', ru: 'Исключение системы из реестра', en: 'A system is struck off the register' }, words: { kk: 'Жүйе иесінің өтініші бойынша тізілімнен алып тасталды.', ru: 'Система исключена из реестра по заявлению владельца.', en: 'The system is struck off at the request of its owner.' },
      effect: 'grant', rules: [], basis: rules,
    },
    refused: {
      title: { kk: 'Тізілімнен алып тастаудан бас тарту', ru: 'Отказ в исключении из реестра', en: 'Refusal to strike a system off' }, words: { kk: 'Жүйе тізілімде қалады.', ru: 'Система остаётся в реестре.', en: 'The system stays in the register.' },
      effect: 'refuse', rules: [], basis: rules, appeal: appealableBy(by),
    },
  },
  reopensAt: 'check',
})

export const changesByOwners: readonly Procedure[] = [
  changeOf('oversight.change', 'company', { kk: 'Жүйе туралы жазбаны өзгерту', ru: 'Изменение записи о системе', en: 'Change of the entry of a system' }),
  changeOf('oversight.state-change', 'body', { kk: 'Мемлекеттік органның жүйесі туралы жазбаны өзгерту', ru: 'Изменение записи о системе государственного органа', en: 'Change of the entry of a system of a state body' }),
  withdrawalOf('oversight.removal', 'company', { kk: 'Жүйені тізілімнен алып тастау', ru: 'Исключение системы из реестра', en: 'Withdrawal of a system from the register' }),
  withdrawalOf('oversight.state-removal', 'body', { kk: 'Мемлекеттік органның жүйесін тізілімнен алып тастау', ru: 'Исключение системы государственного органа из реестра', en: 'Withdrawal of a system of a state body' }),
]
