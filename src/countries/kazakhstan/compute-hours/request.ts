/** The application for compute hours: small ones at once by the rules of their programme, others after an opinion of the operator, an officer and the head. */
import { months, workdays, years } from '../../../law/duration.ts'
import { choice, flag, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { all, any, atMost, is, type Rule, titled } from '../../../law/rule.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { answered, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { kind, taken } from './fields.ts'
import { bodies, offices, operatorOffices, rules } from './offices.ts'
import { ids } from './registers.ts'

/** The type of the credential that a grant of hours is. */
export const hoursGrant = 'ComputeHours'

const purpose = choice('purpose', {
  label: { kk: 'Сағаттар не үшін керек?', ru: 'Для чего нужны часы?', en: 'What are the hours for?' }, public: true,
  choices: [
    { value: 'research', label: { kk: 'Ғылыми зерттеу', ru: 'Научное исследование', en: 'Research' } }, { value: 'training', label: { kk: 'Модель оқыту', ru: 'Обучение модели', en: 'Training of a model' } },
    { value: 'product', label: { kk: 'Өнім әзірлеу', ru: 'Разработка продукта', en: 'Development of a product' } }, { value: 'service', label: { kk: 'Мемлекеттік қызмет', ru: 'Государственная услуга', en: 'A public service' } },
    { value: 'teaching', label: { kk: 'Оқу процесі', ru: 'Учебный процесс', en: 'Teaching' } },
  ],
})
const project = text('project', { label: { kk: 'Не есептейсіз және нәтижесі қандай болады?', ru: 'Что вы будете вычислять и каким будет результат?', en: 'What will you compute, and what will come of it?' }, maxLength: 4000, long: true })
const ethics = text('ethics', { label: { kk: 'Адамдарға қандай қатер төнуі мүмкін және оның алдын қалай аласыз?', ru: 'Чем это может навредить людям и как вы этого избежите?', en: 'How might it harm people, and how will you prevent that?' }, maxLength: 3000, long: true })
const hours = integer('hours', { label: { kk: 'Сұралатын үдеткіш-сағат', ru: 'Сколько ускорителе-часов нужно', en: 'Accelerator-hours asked for' }, hint: { kk: 'Мысалы, 8 үдеткіш 10 сағат жұмыс істесе, бұл 80 үдеткіш-сағат.', ru: 'Например, 8 ускорителей за 10 часов — это 80 ускорителе-часов.', en: 'For example, 8 accelerators for 10 hours are 80 accelerator-hours.' }, min: 1, max: 100_000_000, public: true })
const days = integer('days', { label: { kk: 'Неше күнге?', ru: 'На сколько дней?', en: 'For how many days?' }, min: 1, max: 1_830, public: true })
const undertakes = flag('undertakes', {
  label: {
    kk: 'Сағаттарды тек осы мақсатқа жұмсап, оларды басқаға бермеуге міндеттенесіз бе?', ru: 'Обязуетесь ли вы тратить часы только на эту цель и никому их не передавать?', en: 'Do you undertake to use the hours for this purpose alone, and to pass them to nobody?',
  },
})
const feasible = flag('feasible', { label: { kk: 'Мұны осы бөлімде орындауға бола ма?', ru: 'Можно ли выполнить это в данном разделе?', en: 'Can this be run in this partition?' } })
const sound = flag('sound', { label: { kk: 'Мақсаты мен этикалық бағалауы нанымды ма?', ru: 'Убедительны ли цель и этическая оценка?', en: 'Are the purpose and the ethical assessment convincing?' } })

const entitled: Rule = any(
  is(taken.forWhom, 'everyone').by(rules).else({ kk: 'Бағдарлама барлық ұйымға арналмаған.', ru: 'Программа предназначена не для всех организаций.', en: 'The programme is not for any organisation.' }),
  ...kind.choices.map(({ value, label }) => all(
    is(taken.forWhom, value).by(rules).else({ kk: `Бағдарлама мынаған арналмаған: ${label.kk}.`, ru: `Программа предназначена не для этого вида: ${label.ru}.`, en: `The programme is not for this kind: ${label.en}.` }),
    is(kind, value).by(rules).else({ kk: `Ұйым мына түрге жатпайды: ${label.kk}.`, ru: `Организация не этого вида: ${label.ru}.`, en: `The organisation is of another kind than: ${label.en}.` }),
  )),
)
const within: readonly Rule[] = [
  entitled,
  atMost(days, taken.mostDays).by(rules).else({ kk: 'Сұралған мерзім бағдарламадағыдан ұзақ.', ru: 'Запрошенный срок больше, чем допускает программа.', en: 'The time asked for is longer than the programme allows.' }),
  is(undertakes, true).by(rules).else({ kk: 'Міндеттеме берілмеген.', ru: 'Обязательство не дано.', en: 'The undertaking is not given.' }),
]

export const common = {
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.hours, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(5), basis: rules },
  complaint: {
    words: { kk: 'Маманның әрекетіне есептеу сағаттарын бөлу жөніндегі басшыға немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю по выделению вычислительных часов или в суд.', en: 'You can complain about the officer to the head of the allotment, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
} as const satisfies Partial<Procedure>
const appeal = { within: months(3), procedure: 'compute-hours.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const

export const request: Procedure = procedure({
  ...common, id: 'compute-hours.request', need: ['models'],
  title: { kk: 'Есептеу сағаттарын алу', ru: 'Получение вычислительных часов', en: 'Compute hours' },
  summary: {
    kk: 'Ұйым ұлттық суперкомпьютердің үдеткіш-сағаттарын сұрайды: аз мөлшері бағдарлама ережесі бойынша бірден, одан көбі техникалық қорытындыдан кейін бөлінеді.', ru: 'Организация запрашивает ускорителе-часы национального суперкомпьютера: небольшое число выделяется сразу по правилам программы, большее — после технического заключения.',
    en: 'An organisation asks for accelerator-hours of the national supercomputer: few are allotted at once by the rules of the programme, more after a technical opinion.',
  },
  audience: { kk: 'Модель оқытатын немесе зерттеу жүргізетін ұйымдар', ru: 'Организации, которые обучают модели или ведут исследования', en: 'Organisations that train models or do research' },
  offices: { ...offices, ...operatorOffices }, opens: { by: 'company', signs: 'anyone', perApplicant: [{ atMost: 4, each: 'year', basis: rules }] },
  subject: { register: ids.programmes, title: { kk: 'Есептеу сағаттарының бағдарламасы', ru: 'Программа вычислительных часов', en: 'Programme of compute hours' }, whose: 'anyone' },
  form: [
    { id: 'programme', title: { kk: 'Бағдарлама', ru: 'Программа', en: 'The programme' }, fields: Object.values(taken) },
    { id: 'purpose', title: { kk: 'Мақсаты', ru: 'Цель', en: 'The purpose' }, fields: [kind, purpose, project, ethics] },
    { id: 'hours', title: { kk: 'Сағаттар мен мерзім', ru: 'Часы и срок', en: 'Hours and time' }, fields: [hours, days] },
    { id: 'undertaking', title: { kk: 'Міндеттеме', ru: 'Обязательство', en: 'The undertaking' }, fields: [undertakes] },
  ],
  rules: {
    atOnce: titled({ kk: 'Сағаттарды бірден бөлу шарттары', ru: 'Условия выделения часов сразу', en: 'Conditions for allotting hours at once' }, all(...within, atMost(hours, taken.atOnceHours).by(rules).else({ kk: 'Мұнша сағат бірден бөлінбейді.', ru: 'Столько часов сразу не выделяется.', en: 'So many hours are not allotted at once.' }))),
    allowed: titled({ kk: 'Бағдарламаның шарттары', ru: 'Условия программы', en: 'Conditions of the programme' }, all(...within, atMost(hours, taken.mostHours).by(rules).else({ kk: 'Сұралған сағаттар бағдарламадағыдан көп.', ru: 'Запрошено больше часов, чем допускает программа.', en: 'More hours are asked for than the programme allows.' }))),
    cleared: titled({ kk: 'Сағаттарды бөлу шарттары', ru: 'Условия выделения часов', en: 'Conditions for allotting hours' }, all(
      ...within, atMost(hours, taken.mostHours).by(rules).else({ kk: 'Сұралған сағаттар бағдарламадағыдан көп.', ru: 'Запрошено больше часов, чем допускает программа.', en: 'More hours are asked for than the programme allows.' }),
      is(feasible, true).by(rules).else({ kk: 'Оператордың қорытындысы бойынша мұны орындау мүмкін емес.', ru: 'По заключению оператора это выполнить нельзя.', en: 'In the opinion of the operator this cannot be run.' }),
      is(sound, true).by(rules).else({ kk: 'Мақсаты немесе этикалық бағалауы нанымды емес.', ru: 'Цель или этическая оценка неубедительна.', en: 'The purpose or the ethical assessment does not convince.' }),
    )),
  },
  clock: { within: workdays(15), from: 'terms', stopsIn: ['hearing'], silence: 'escalate', basis: rules }, starts: 'terms', reopensAt: 'study',
  steps: {
    terms: {
      title: { kk: 'Бағдарлама ережелерімен салыстыру', ru: 'Сверка с правилами программы', en: 'Comparison with the rules of the programme' }, by: 'rules', basis: rules, check: 'atOnce', late: 'escalate',
      outcomes: {
        grant: { label: { kk: 'Бірден бөлу', ru: 'Выделить сразу', en: 'Allot at once' }, to: 'closed', decides: 'granted', whenCheck: [true] },
        look: { label: { kk: 'Қорытындыға жіберу', ru: 'Направить на заключение', en: 'Ask for an opinion' }, to: 'opinion', whenCheck: [false, 'unknown'] },
      },
    },
    opinion: {
      title: { kk: 'Оператордың техникалық қорытындысы', ru: 'Техническое заключение оператора', en: 'Technical opinion of the operator' }, basis: rules, within: workdays(5), late: 'escalate', findings: [feasible],
      by: { body: 'compute-operator', role: 'compute-operator.engineer', shown: ['programme', 'purpose', 'hours'] },
      outcomes: {
        told: { label: { kk: 'Қорытынды беру', ru: 'Дать заключение', en: 'Give the opinion' }, to: 'study', reasons: true },
      },
    },
    study: {
      title: { kk: 'Өтінішті қарау', ru: 'Рассмотрение заявления', en: 'Study of the application' }, by: { role: 'compute-hours.officer' }, within: workdays(5), basis: rules, check: 'allowed', excluded: notRepresentatives, findings: [sound], late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Бөлуді ұсыну', ru: 'Предложить выделить', en: 'Propose to allot' }, to: 'decision', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказать', en: 'Propose to refuse' }, to: 'hearing', reasons: true },
      },
    },
    hearing: heardBefore('decision', ['refused']),
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'compute-hours.head' }, within: workdays(3), basis: rules, check: 'cleared', notBy: ['study'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        grant: { label: { kk: 'Сағаттарды бөлуге қол қою', ru: 'Подписать выделение часов', en: 'Sign the grant' }, to: 'closed', decides: 'granted', whenCheck: [true], after: { step: 'study', outcome: 'propose' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, findings: [answered], after: { step: 'study', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    granted: {
      title: { kk: 'Есептеу сағаттарын бөлу туралы шешім', ru: 'Решение о выделении вычислительных часов', en: 'Grant of compute hours' },
      words: {
        kk: 'Ұйымға осында көрсетілген үдеткіш-сағаттар көрсетілген мақсат пен мерзімге бөлінді. Сағаттар көрсетілген күн саны бойы пайдаланылмаса, қалғаны бағдарламаға қайтарылады.', ru: 'Организации выделены указанные здесь ускорителе-часы на указанные цель и срок. Если часы не используются указанное число дней, остаток возвращается в программу.',
        en: 'The organisation is allotted the accelerator-hours stated here, for the purpose and time stated. If they are not used for the number of days stated, the rest goes back to the programme.',
      },
      effect: 'grant', rules: ['allowed'], basis: rules,
      credential: { type: hoursGrant, validFor: { unit: 'day', fact: days.name }, claims: [taken.programme, taken.programmeName, taken.partition, kind, purpose, hours, days, taken.idleDays, taken.price].map(({ name }) => name) },
    },
    refused: {
      title: { kk: 'Есептеу сағаттарын бөлуден бас тарту', ru: 'Отказ в выделении вычислительных часов', en: 'Refusal of compute hours' }, words: { kk: 'Ұйымға есептеу сағаттары бөлінбейді.', ru: 'Вычислительные часы организации не выделяются.', en: 'No compute hours are allotted to the organisation.' },
      effect: 'refuse', rules: ['cleared'], basis: rules, appeal,
    },
  },
})
