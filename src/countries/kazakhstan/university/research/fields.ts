/** What is asked of a research project, what is found of it, and what its registers state. */
import { choices, date, file, flag, identifier, integer, money, text } from '../../../../law/field.ts'
import type { FormField } from '../../../../law/form.ts'
import { is, plus, type Term } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'

export const organisation = text('organisation', { label: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' }, maxLength: 300, from: 'organisation.name', public: true })
export const project = text('project', { label: { kk: 'Жобаның атауы', ru: 'Название проекта', en: 'Name of the project' }, maxLength: 200, public: true })
const lead = text('lead', { label: { kk: 'Жоба жетекшісі', ru: 'Руководитель проекта', en: 'Who leads the project' }, maxLength: 200, personal: true })
const about = text('about', { label: { kk: 'Нені, не үшін зерттейсіз?', ru: 'Что и зачем вы исследуете?', en: 'What do you study, and why?' }, maxLength: 4000, long: true })
const plan = text('plan', { label: { kk: 'Зерттеу жоспары мен әдістері', ru: 'План и методы исследования', en: 'Plan and methods' }, maxLength: 6000, long: true })
const humanData = flag('humanData', { label: { kk: 'Адамдар туралы деректер пайдаланыла ма?', ru: 'Используются ли данные о людях?', en: 'Are data about people used?' }, hint: { kk: 'Этикалық сараптама қажет пе, оны ғылым бөлімінің маманы анықтайды.', ru: 'Нужна ли этическая экспертиза, определяет специалист научного отдела.', en: 'Whether an ethics review is needed is found by a research officer.' } })
const humanDataHow: FormField = { ...text('humanDataHow', { label: { kk: 'Қандай деректер, қайдан алынады және қалай қорғалады?', ru: 'Какие данные, откуда они и как защищены?', en: 'Which data, from where, and how are they protected?' }, maxLength: 3000, long: true }), when: is(humanData, true) }
const outputs = choices('outputs', {
  label: { kk: 'Қандай нәтиже жоспарланады?', ru: 'Какие результаты планируются?', en: 'Which outputs are planned?' },
  choices: [
    { value: 'dataset', label: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'A dataset' } }, { value: 'model', label: { kk: 'Модель', ru: 'Модель', en: 'A model' } },
    { value: 'publication', label: { kk: 'Жарияланым', ru: 'Публикация', en: 'A publication' } }, { value: 'code', label: { kk: 'Бағдарламалық код', ru: 'Программный код', en: 'Code' } },
  ],
})
export const account = identifier('iban', 'account', { label: { kk: 'Грант түсетін шот', ru: 'Счёт для гранта', en: 'Account for the grant' } })

export type Stage = 'first' | 'second'
export const stageNames = { first: { kk: 'Бірінші кезең', ru: 'Первый этап', en: 'First stage' }, second: { kk: 'Екінші кезең', ru: 'Второй этап', en: 'Second stage' } } as const satisfies Readonly<Record<Stage, Text>>
const sumLabels = { first: { kk: 'Бірінші кезеңнің сомасы', ru: 'Сумма первого этапа', en: 'Sum of the first stage' }, second: { kk: 'Екінші кезеңнің сомасы', ru: 'Сумма второго этапа', en: 'Sum of the second stage' } } as const satisfies Readonly<Record<Stage, Text>>

export const sums = {
  first: money('firstSum', { label: sumLabels.first, public: true }), second: money('secondSum', { label: sumLabels.second, public: true }),
} as const
export const asked = plus(sums.first, sums.second)

/** What reviewers are shown: neither the account nor what others did. */
export const ofProject = [organisation, project, lead, about, plan, humanData, humanDataHow, outputs] as const
export const ofStages = (['first', 'second'] as const).flatMap((stage): readonly FormField[] => [
  text(`${stage}Plan`, { label: { kk: `${stageNames[stage].kk}: не жасалады және ол немен расталады?`, ru: `${stageNames[stage].ru}: что будет сделано и чем это подтвердится?`, en: `${stageNames[stage].en}: what will be done, and what will show it?` }, maxLength: 3000, long: true }), sums[stage],
])

export const papersProved = flag('papersProved', { label: { kk: 'Өтініштегі мәліметтер құжаттармен расталды ма?', ru: 'Сведения заявления подтверждены документами?', en: 'Do the documents prove what is stated?' } })
export const ethicsNeeded = flag('ethicsNeeded', { label: { kk: 'Этикалық сараптама қажет пе?', ru: 'Нужна ли этическая экспертиза?', en: 'Is an ethics review needed?' }, hint: { kk: 'Жоспар бойынша адамдар туралы деректер пайдаланылса, өтініш беруші қалай жауап берсе де, сараптама қажет.', ru: 'Нужна, если по плану используются данные о людях, что бы ни ответил заявитель.', en: 'It is where the plan uses data about people, whatever the applicant answered.' } })
export const ethicsWhy = text('ethicsWhy', { label: { kk: 'Неге?', ru: 'Почему?', en: 'Why?' }, maxLength: 2000, long: true })
export const ethicsUntil = date('ethicsUntil', { label: { kk: 'Этикалық мақұлдау қай күнге дейін жарамды?', ru: 'До какого дня действует этическое одобрение?', en: 'Until which day does the ethics approval hold?' } })

const criteria = [
  ['merit', { kk: 'Ғылыми деңгейі', ru: 'Научный уровень', en: 'Scientific merit' }], ['methods', { kk: 'Жоспары мен әдістері', ru: 'План и методы', en: 'Plan and methods' }], ['use', { kk: 'Нәтиженің пайдасы', ru: 'Польза результата', en: 'Use of the result' }],
] as const satisfies readonly (readonly [string, Text])[]
const readings = { First: { kk: 'бірінші рецензия', ru: 'первая рецензия', en: 'first review' }, Second: { kk: 'екінші рецензия', ru: 'вторая рецензия', en: 'second review' } } as const satisfies Record<string, Text>
export type Reading = keyof typeof readings

export const scoresOf = (reading: Reading) => criteria.map(([name, label]) => integer(`${name}${reading}`, {
  label: { kk: `${label.kk}: ${readings[reading].kk}`, ru: `${label.ru}: ${readings[reading].ru}`, en: `${label.en}: ${readings[reading].en}` }, hint: { kk: '0-ден 10-ға дейін.', ru: 'От 0 до 10.', en: 'From 0 to 10.' }, min: 0, max: 10, public: true,
}))
export const reasonsOf = (reading: Reading) => text(`reasons${reading}`, { label: { kk: `Балдардың негіздемесі: ${readings[reading].kk}`, ru: `Обоснование баллов: ${readings[reading].ru}`, en: `Reasons for the scores: ${readings[reading].en}` }, maxLength: 4000, long: true })

/** All scores of both reviews together, each with the same weight: 60 at most. */
export const score: Term = [...scoresOf('First'), ...scoresOf('Second')].map((field): Term => ({ term: 'fact', fact: field.name })).reduce((sum, one) => plus(sum, one))

const addresses: Text = { kk: 'Мекенжайларын бос орын арқылы жазыңыз.', ru: 'Адреса через пробел.', en: 'Their addresses, with spaces between.' }
/** What a stage has brought. */
export const made = {
  datasets: text('datasets', { label: { kk: 'Деректер жиындары', ru: 'Наборы данных', en: 'Datasets' }, hint: { kk: 'Ортақ деректер қорындағы өз жиындарыңыздың мекенжайлары, мысалы, university/speech.', ru: 'Адреса ваших собственных наборов в фонде данных, например university/speech.', en: 'The names of your own datasets in the commons, such as university/speech.' }, maxLength: 500, optional: true }),
  models: text('models', { label: { kk: 'Модельдер', ru: 'Модели', en: 'Models' }, hint: { kk: 'Модельдер тізіліміндегі атаулары.', ru: 'Имена в реестре моделей.', en: 'Their names in the registry of models.' }, maxLength: 500, optional: true }),
  publications: text('publications', { label: { kk: 'Жарияланымдар', ru: 'Публикации', en: 'Publications' }, hint: addresses, maxLength: 2000, optional: true }),
  code: text('code', { label: { kk: 'Бағдарламалық код', ru: 'Программный код', en: 'Code' }, hint: addresses, maxLength: 1000, optional: true }),
} as const

export const proof = file('proof', { label: { kk: 'Есеп (PDF)', ru: 'Отчёт (PDF)', en: 'The report (PDF)' }, accept: ['application/pdf'], limitMegabytes: 20 })
