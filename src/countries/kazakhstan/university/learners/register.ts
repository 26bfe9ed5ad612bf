/** Who learns at the university, as a register: programme, start, how it is paid for, dissertation, and how it ended. Of the past the university tells without names; a learner's own entry is the learner's. */
import { years } from '../../../../law/duration.ts'
import { choice, date, integer, text } from '../../../../law/field.ts'
import { reference, register, type Register } from '../../../../law/register.ts'
import { programmes } from '../admission/index.ts'
import { bodies, offices, rules } from '../offices.ts'

export const learnersRegister = 'university.learners'

export const fields = {
  admittedOn: date('admittedOn', { label: { kk: 'Оқу қай күні басталды?', ru: 'С какого дня идёт обучение?', en: 'Since which day?' } }),
  funding: choice('funding', {
    label: { kk: 'Оқу ақысы қалай төленеді?', ru: 'Как оплачивается обучение?', en: 'Who pays?' },
    choices: [
      { value: 'state', label: { kk: 'Мемлекеттік білім беру тапсырысы бойынша', ru: 'По государственному образовательному заказу', en: 'The state order' } }, { value: 'own', label: { kk: 'Ақылы негізде', ru: 'На платной основе', en: 'The learner' } },
      { value: 'partner', label: { kk: 'Серіктес ұйымның қаражаты есебінен', ru: 'За счёт организации-партнёра', en: 'A partner organisation' } },
    ],
  }),
  credits: integer('credits', { label: { kk: 'Басқа университетте алынған, қайта есепке алынған кредиттер', ru: 'Перезачтённые кредиты другого университета', en: 'Credits of another university that are recognised' }, min: 0, max: 240, optional: true }),
  thesis: text('thesis', { label: { kk: 'Диссертация тақырыбы', ru: 'Тема диссертации', en: 'Title of the dissertation' }, maxLength: 300, optional: true }),
  supervisor: text('supervisor', { label: { kk: 'Ғылыми жетекші', ru: 'Научный руководитель', en: 'Supervisor' }, maxLength: 200, optional: true, personal: true }),
  graduatedOn: date('graduatedOn', { label: { kk: 'Диссертация қорғалған күн', ru: 'День защиты диссертации', en: 'Day of the defence' }, optional: true }),
  leftOn: date('leftOn', { label: { kk: 'Оқудан қай күннен бастап шығасыз?', ru: 'С какого дня вы отчисляетесь?', en: 'From which day do you leave?' }, optional: true }),
  leftFor: choice('leftFor', {
    label: { kk: 'Оқудан неліктен шығасыз?', ru: 'Почему вы отчисляетесь?', en: 'Why do you leave?' }, optional: true,
    choices: [
      { value: 'transfer', label: { kk: 'Басқа университетке ауысамын', ru: 'Перевожусь в другой университет', en: 'I transfer to another university' } }, { value: 'wish', label: { kk: 'Өз еркіммен', ru: 'По собственному желанию', en: 'Of my own will' } },
    ],
  }),
} as const

export const learners: Register = register(learnersRegister, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'LRN', owner: ['person', 'body'], title: { kk: 'Университеттің білім алушылары', ru: 'Обучающиеся университета', en: 'Learners of the university' },
  summary: {
    kk: 'Кім қай бағдарламада қашаннан бері оқиды, диссертациясы қандай және оқуы қалай аяқталды. Жазбаны тіркеуші мен білім алушының өзі ғана көреді; басқаларға жиынтық көрсеткіштер ғана көрінеді.', ru: 'Кто, на какой программе и с какого дня учится, какова его диссертация и чем завершилось обучение. Запись видят только регистратор и сам обучающийся; остальным видны только сводные показатели.',
    en: 'Who learns in which programme since when, the dissertation, and how it ended. The registrar and the learner alone see an entry; others see sums.',
  },
  fields: [reference('programme', programmes.id, 'holds', { label: { kk: 'Білім беру бағдарламасы', ru: 'Образовательная программа', en: 'Programme' } }), ...Object.values(fields)],
  shown: { to: 'office', fields: ['programme', fields.admittedOn.name, fields.funding.name, fields.graduatedOn.name, fields.leftFor.name] },
  states: { entered: { kk: 'Тізілімде', ru: 'В реестре', en: 'On the register' }, suspended: { kk: 'Академиялық демалыста', ru: 'В академическом отпуске', en: 'On leave' }, struck: { kk: 'Тізілімнен алып тасталған', ru: 'Исключён из реестра', en: 'Struck off' } },
})
